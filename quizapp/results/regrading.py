"""Grading a class again: decisions on questions, and what they would change, before anything is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from quizapp.errors import QuizError, WrongUse
from quizapp.practice.layout import lowered
from quizapp.results.regraded import Decisions
from quizapp.results.rows import Answer, AnyRow, Decision, Response, as_key
from quizapp.results.sheets import Sat, sat
from quizapp.study.credit import credit
from quizapp.study.grading import grade
from quizapp.study.grading_several import BETWEEN
from quizapp.text.normal import same

if TYPE_CHECKING:
    from quizapp.figures.scores import Score
    from quizapp.packs.library import Library

What = Literal["credits", "full", "drop", "as_it_was"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be decided of a question."""

    card: str
    what: What
    credits: Mapping[str, float] = field(default_factory=dict)
    keyed: Mapping[str, float] | None = None
    """By the key; None where that is as it was decided before."""


@dataclass(slots=True)
class Given:
    """Every answer that was given to each question, with what it was worth then and how often."""

    worth: defaultdict[str, dict[str, tuple[Response, set[float]]]] = field(default_factory=lambda: defaultdict(dict))
    times: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, learners: Iterable[tuple[str, Sequence[AnyRow]]]) -> list[AnyRow]:
        """Everything that was answered; what was decided of it so far is given back."""
        kept: list[AnyRow] = []
        for learner, rows in learners:
            if learner:
                self._add(rows)
            else:
                kept = list(rows)
        return kept

    def _add(self, rows: Iterable[AnyRow]) -> None:
        for row in rows:
            if isinstance(row, Answer):
                self.worth[row.card].setdefault(as_key(row.response), (row.response, set()))[1].add(row.credit)
                self.times[row.card, as_key(row.response)] += 1

    def must_have(self, card: str) -> str:
        """The card, as long as an exam asked it; raises WrongUse where none did."""
        if card in self.worth:
            return card
        meant = [one for one in self.worth if one.partition("/")[2] == card]
        if len(meant) == 1:
            return meant[0]
        from difflib import get_close_matches

        near = get_close_matches(card, list(self.worth), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "the report names them as pack/question"
        raise WrongUse(f"no exam in these files asked '{card}'", hint=hint)


def accepting(given: Given, card: str, answer: str) -> Wish:
    """That an answer earns the whole point; raises WrongUse where nobody gave it."""
    name = given.must_have(card)
    found = {key: 1.0 for key, (response, _) in given.worth[name].items() if same(_as_text(response), answer)}
    if not found:
        raise WrongUse(f"nobody answered '{answer}' to {name}", hint="the report shows what was answered")
    return Wish(name, "credits", found)


def taking_back(given: Given, card: str, decisions: Decisions) -> Wish:
    """That a question counts as it did when it was handed in; raises WrongUse where nothing was decided of it."""
    name = given.must_have(card)
    if name not in decisions:
        raise WrongUse(f"nothing was decided of {name}", hint="quizapp results merge lists what was")
    return Wish(name, "as_it_was")


def by_the_key(given: Given, library: Library, pack: str, decisions: Decisions) -> Iterator[Wish]:
    """For each question that the pack grades otherwise than it was graded so far: what answers are worth by its key."""
    terms, language = library.terms(pack), library.index().language(pack)
    for card, answers in given.worth.items():
        if not card.startswith(f"{pack}/"):
            continue
        try:
            question = library.question(card)
        except QuizError:
            continue
        keyed = {}
        for key, (response, worth) in answers.items():
            said = lowered(response) if question.kind == "truefalse" else response
            verdict = grade(question, said, card.partition("#")[2], terms, language=language)
            now = credit(question, verdict) if response else 0.0
            if any(abs(now - one) > _SAME for one in worth):
                keyed[key] = now
        earlier = decisions.get(card)
        if keyed != (earlier.keyed if earlier else {}):
            yield Wish(card, "credits", keyed=keyed)


def folded(wishes: Iterable[Wish], decisions: Decisions) -> list[Wish]:
    """One wish a question: what answers are worth adds to what was wished or decided before, all else replaces it."""
    latest: dict[str, Wish] = {}
    for wish in wishes:
        earlier = latest.get(wish.card) or decisions.get(wish.card)
        latest[wish.card] = _together(wish, earlier) if earlier and earlier.what == wish.what == "credits" else wish
    return list(latest.values())


def _together(wish: Wish, earlier: Wish | Decision) -> Wish:
    """What answers are worth by both; where that is nothing special any more, it is as it was."""
    by_hand = {**earlier.credits, **wish.credits}
    keyed = earlier.keyed if wish.keyed is None else wish.keyed
    return replace(wish, what="credits" if by_hand or keyed else "as_it_was", credits=by_hand, keyed=keyed)


def decision_of(wish: Wish, at: str, name: str, why: str, by: str) -> Decision:
    """A wish as the row that keeps it."""
    return Decision(
        learner="",
        at=at,
        id=name,
        card=wish.card,
        what=wish.what,
        credits=dict(wish.credits),
        keyed=dict(wish.keyed or {}),
        why=why,
        by=by,
    )


@dataclass(frozen=True, slots=True)
class Worth:
    """An answer that is worth something else: what it was, and is, to those who gave it, and how many did."""

    answer: str
    before: tuple[float, ...]
    after: tuple[float, ...]
    times: int


def worths(given: Given, card: str, before: Decisions, after: Decisions) -> Iterator[Worth]:
    """The answers to a question that decisions on single answers make worth something else."""
    old, new = before.get(card), after.get(card)
    if any(one and one.what != "credits" for one in (old, new)):
        return
    for key, (_, then) in given.worth[card].items():
        was, now = ({one.worth.get(key, credit) for credit in then} if one else then for one in (old, new))
        if was != now:
            yield Worth(key, tuple(sorted(was)), tuple(sorted(now)), given.times[card, key])


@dataclass(frozen=True, slots=True)
class Change:
    """An attempt whose score is another one."""

    sat: Sat
    before: Score
    after: Score
    passed: tuple[bool | None, bool | None]


def changes(rows: Sequence[AnyRow], before: Decisions, after: Decisions) -> Iterator[Change]:
    """The attempts of one learner that come out otherwise."""
    for old, new in zip(sat(rows, before), sat(rows, after), strict=True):
        if old.score != new.score or old.passed != new.passed:
            yield Change(new, old.score, new.score, (old.passed, new.passed))


def _as_text(response: Response) -> str:
    return response if isinstance(response, str) else BETWEEN.join(response)


_SAME = 1e-9
