"""What a practice came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs import answers, strictness
from quizapp.practice.layout import place_of, quoted
from quizapp.study import summary as study
from quizapp.study.summary import Went

if TYPE_CHECKING:
    from quizapp.packs.library import Library
    from quizapp.study.session import Session


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that was not simply right: what it asks, what was said, what is right, and its source."""

    card: str
    prompt: str
    response: str
    shown: str
    cited: str
    source: str
    went: Went = Went.MISSED
    worth: str = ""
    """What the answer was worth all the same, in words."""

    @property
    def said(self) -> str:
        """What was said instead of the right answer, as it goes on after that; nothing where nothing was."""
        return "".join((f"; you wrote {self.response}" if self.response else "", self.worth and f"; {self.worth}"))


@dataclass(frozen=True, slots=True)
class Done:
    """What a practice came to."""

    answers: int
    right_first: int
    minutes: int
    next_due: str
    misses: tuple[Miss, ...]
    time_is_up: bool = False
    """Whether the time that was set is over."""
    packs: tuple[str, ...] = ()
    """The packs it was over; none, where it was over everything."""
    topic: str = ""
    due: int = 0
    """How many cards of these are due, as Home counts them."""
    soon: int = 0
    """Of what is due: cards that fall due within the next minutes."""
    soon_minutes: int = 0
    """Which minutes those are."""
    new: int = 0
    """How many new ones today's limit leaves."""

    @property
    def coming(self) -> list[str]:
        """What waits now and, where nothing is due, when something will be."""
        from quizapp.figures.waiting import due_said

        waits = [due_said(self.due, self.soon, self.soon_minutes)] if self.due else []
        waits += [f"{self.new} new"] if self.new else []
        said = [f"Waiting now: {', '.join(waits)}"] if waits else []
        return [*said, f"Next: {self.next_due}"] if self.next_due and self.due == self.soon else said

    @property
    def first_tries(self) -> str:
        """How the first tries went, in words."""
        counts = Counter(miss.went for miss in self.misses)
        others = ((Went.HELPED, "with help"), (Went.GUESSED, "guessed"))
        said = (f"{counts[went]} {name}" for went, name in others if counts[went])
        return ", ".join((f"{self.right_first} right at first try", *said))


def done_of(session: Session, library: Library, now: datetime, packs: tuple[str, ...] = (), topic: str = "") -> Done:
    """What the session over these packs came to, with the misses as a learner reads them."""
    from quizapp.figures.waiting import waiting

    found = study.summary(session, now)
    waits = waiting(session.state, list(session.queue.entries.values()), session.when(now))
    return Done(
        answers=found.answers,
        right_first=found.right_first,
        minutes=max(1, found.minutes) if found.answers else 0,
        next_due=_in_words(session.words(found.next_due, now)) if found.next_due else "",
        time_is_up=session.until is not None and now >= session.until,
        misses=tuple(filter(None, (missed(library, miss.card, miss.response, miss.went) for miss in found.misses))),
        packs=packs,
        topic=topic,
        due=sum(waits.due.values()),
        soon=waits.soon,
        soon_minutes=session.state.rules.learn_ahead,
        new=sum(waits.new.values()),
    )


def _in_words(words: str) -> str:
    return {"now": "now", "today": "today", "1 day": "tomorrow"}.get(words, f"in {words}")


def missed(library: Library, card: str, response: str, went: Went = Went.MISSED, worth: str = "") -> Miss | None:
    """A miss as a learner reads it; None where no pack has the question any more."""
    try:
        question, facet = library.question(card), card.partition("#")[2]
    except QuizError:
        return None
    found = tuple(library.passages(card))
    return Miss(
        card=card,
        prompt=strictness.dated_prompt(question, facet),
        response=response,
        shown=answers.shown(question, facet, library.index().language(card.partition("/")[0])),
        cited=quoted(found),
        source=place_of(found[0]) if found else "",
        went=went,
        worth=worth,
    )
