"""What was reported, by question: by the learner who has the store, and in what a class handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.results.asked import Questions
from quizapp.results.opinions import Opinion, Opinions, override_words, question_of, report_words
from quizapp.results.rows import AnyRow
from quizapp.study.cards import pack_of
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.study.fold import State


@dataclass(frozen=True, slots=True)
class Flagged:
    """A question with what was said of it."""

    question: str
    prompt: str
    own: str
    """Why you reported it, empty where you did not."""
    note: str
    """Your note on it."""
    opinion: Opinion
    """What others said of it."""

    @property
    def weight(self) -> tuple[int, int, str]:
        """How far up it is listed."""
        others = self.opinion.reported + len(self.opinion.corrections)
        return -bool(self.own) - others, -self.opinion.overridden, self.question


def flagged(
    state: State, learners: Iterable[tuple[str, Sequence[AnyRow]]], questions: Questions, packs: frozenset[str]
) -> list[Flagged]:
    """Every question of some packs, or of all, of which something was said; those with the most reports first."""
    opinions = Opinions()
    for learner, rows in learners:
        if learner:
            opinions.add(rows)
    own = {key: card for key, card in state.cards.items() if card.flag}
    said = {name for name, one in opinions.found.items() if one.said_something}
    cards = {question_of(key): key for key in own} | {name: name for name in said}
    found = [
        Flagged(
            question=name,
            prompt=questions[key].prompt,
            own=own[key].flag if key in own else "",
            note=own[key].note if key in own else "",
            opinion=opinions.found.get(name, Opinion()),
        )
        for name, key in cards.items()
        if not packs or pack_of(name) in packs
    ]
    return sorted(found, key=lambda one: one.weight)


def flagged_lines(found: Sequence[Flagged]) -> Iterator[str]:
    """A question with what was said of it, a line each."""
    for one in found:
        yield f"{one_line(one.question)}  {one.prompt}".rstrip()
        if one.own:
            yield f"  you reported it as {one_line(one.own)}" + (f"; note: {one_line(one.note)}" if one.note else "")
        yield from (f"  {line}" for line in report_words(one.opinion))
        if one.opinion.overridden:
            yield f"  {override_words(one.opinion)}"
        yield from (f"  note: {one_line(note)}" for note in one.opinion.notes)
        for row in one.opinion.corrections:
            wish = f"would reject it: {one_line(row.text)}" if row.what == "reject" else "has a correction"
            yield f"  {one_line(row.learner)} {wish}"


def flagged_object(one: Flagged) -> Mapping[str, Any]:
    """The same for a program."""
    thought = one.opinion
    return {
        "question": one.question,
        "prompt": one.prompt,
        "yours": {"reason": one.own, "note": one.note} if one.own else None,
        "met": thought.met,
        "reports": dict(thought.reports),
        "notes": thought.notes,
        "overridden": thought.overridden,
        "answers": thought.answers,
        "corrections": [{"learner": row.learner, "what": row.what, "text": row.text} for row in thought.corrections],
    }
