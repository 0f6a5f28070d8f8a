"""A question laid open for whoever checks it: everything that is right, wrong, left out, and what a program doubts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.facts.identity import canonical
from quizapp.packs.answers import accepted, facets, shown
from quizapp.packs.gaps import blank, gaps
from quizapp.packs.lint import findings
from quizapp.packs.strictness import as_of, strictness
from quizapp.text.periods import show_day

if TYPE_CHECKING:
    from quizapp.facts.model import Conflict, Fact
    from quizapp.packs.model import Question


@dataclass(frozen=True, slots=True)
class Described:
    """What is asked and what counts as right."""

    kind: str
    fact: str
    as_of: str
    prompt: str
    answer: str
    accepted: tuple[str, ...]
    more: str
    """How strictly a number is read."""
    options: tuple[tuple[str, str, str], ...]
    """Of what is picked, sorted or matched: a mark, the text, why it is wrong."""
    rivals: tuple[str, ...]
    """Values of other documents, which are never offered."""
    series: bool
    """Whether those are of other times, so that each is asked as of its own."""
    doubts: tuple[str, ...]
    """Why it is a draft, and flaws that a program sees."""


def described(question: Question, fact: Fact | None = None, conflicts: Iterable[Conflict] = ()) -> Described:
    """The question with its fact and what the documents say otherwise."""
    disputes = [one for one in conflicts if fact is not None and fact.id in one.facts]
    return Described(
        kind=question.kind,
        fact=" · ".join(filter(None, (fact.subject, fact.relation))) if fact else "",
        as_of=as_of(question),
        prompt=asked(question),
        answer="; ".join(shown(question, facet) for facet in facets(question)),
        accepted=tuple(one for facet in facets(question) for one in accepted(question, facet)[1:])
        if question.kind not in _LISTED
        else (),
        more=strictness(question),
        options=_options(question),
        rivals=_rivals(fact, disputes) if fact else (),
        series=any(one.series for one in disputes),
        doubts=tuple(dict.fromkeys(filter(None, (held_back(question), *(one.message for one in findings(question)))))),
    )


def held_back(question: Question) -> str:
    """Why a generated question is a draft, where that was said."""
    return question.notes if question.status == "draft" and question.origin else ""


_LISTED = frozenset({"multi", "match", "order"})


def asked(question: Question) -> str:
    """What is asked, a cloze with all its gaps open."""
    if question.kind != "cloze":
        return question.prompt
    text = question.text
    for gap in reversed(gaps(text)):
        text = text[: gap.start] + blank(gap) + text[gap.end :]
    return f"{question.prompt} {text}".strip()


def _options(question: Any) -> tuple[tuple[str, str, str], ...]:
    """What is picked, sorted or matched, each with a mark that says what it is."""
    if question.kind in {"choice", "multi"}:
        right = {question.answer} if question.kind == "choice" else set(question.answers)
        return tuple(("right" if one.text in right else "", one.text, one.why) for one in question.choices)
    if question.kind == "order":
        return tuple((str(number), item, "") for number, item in enumerate(question.items, 1))
    if question.kind == "match":
        pairs = tuple(("right", f"{left} – {right}", "") for left, right in question.pairs.items())
        return (*pairs, *(("", text, "") for text in question.distractors))
    return ()


def _rivals(fact: Fact, disputes: Iterable[Conflict]) -> tuple[str, ...]:
    own = canonical(f"{fact.value.hedge} {fact.value.text}")
    told = (statement for dispute in disputes for statement in dispute.statements)
    others = (f"{value} ({document}, {_when(as_of)})" for document, value, as_of in told if canonical(value) != own)
    return tuple(dict.fromkeys(others))


def _when(as_of: str) -> str:
    return (show_day(as_of) if as_of[:1].isdigit() else as_of) if as_of else "undated"
