"""The gate: what nobody should see is dropped, what somebody should look at first is a draft, the rest is approved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.facts.agree import agree
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.writing.doubts import DOUBTFUL
from quizapp.writing.draft import Draft
from quizapp.writing.flaws import FATAL
from quizapp.writing.shown import SEVERAL, Surroundings, answer_type, content_words, sentence


class Verdict(StrEnum):
    """What becomes of a draft."""

    APPROVED = "approved"
    DRAFT = "draft"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft, what becomes of it, and why."""

    draft: Draft
    verdict: Verdict
    reasons: tuple[str, ...] = ()

    def lowered(self, verdict: Verdict, reason: str) -> Judged:
        """The same, no better than that verdict, with one more reason."""
        worst = max(self.verdict, verdict, key=list(Verdict).index)
        return replace(self, verdict=worst, reasons=(*self.reasons, reason))


def judge(
    drafts: Sequence[Draft], facts: Sequence[Fact], around: Surroundings, contradicted: Collection[str] = ()
) -> list[Judged]:
    """Every draft with its verdict, in the order given."""
    judged = [_alone(draft, around) for draft in drafts]
    judged = [
        one.lowered(Verdict.DRAFT, "the documents disagree") if one.draft.fact.id in contradicted else one
        for one in judged
    ]
    return _not_unique(judged, facts)


def other_names(facts: Sequence[Fact]) -> dict[str, str]:
    """Canonical acronym -> canonical long form, and back."""
    pairs = [(canonical(f.subject), canonical(f.value.text)) for f in facts if f.family is Family.ACRONYM]
    return dict(pairs) | {long: short for short, long in pairs}


def _alone(draft: Draft, around: Surroundings) -> Judged:
    for check in FATAL:
        if reason := check(draft, around):
            return Judged(draft, Verdict.DROPPED, (reason,))
    reasons = tuple(reason for check in DOUBTFUL if (reason := check(draft, around)))
    return Judged(draft, Verdict.DRAFT if reasons else Verdict.APPROVED, reasons)


def _not_unique(judged: Sequence[Judged], facts: Sequence[Fact]) -> list[Judged]:
    """The same, with those lowered for which another answer would be right too."""
    stems: dict[str, list[Draft]] = {}
    for one in judged:
        if one.verdict is not Verdict.DROPPED:
            stems.setdefault(_stem(one.draft), []).append(one.draft)
    relations: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        relations.setdefault(_about(fact), []).append(fact)
    return [
        one.lowered(Verdict.DRAFT, "another answer is right too")
        if one.verdict is not Verdict.DROPPED
        and (_answered_otherwise(one.draft, stems[_stem(one.draft)]) or _fits_another(one.draft, relations))
        else one
        for one in judged
    ]


def _stem(draft: Draft) -> str:
    return " ".join(sorted(set(content_words(sentence(draft))))) + _wh(draft)


def _wh(draft: Draft) -> str:
    return f"|{answer_type(draft)}"


def _answered_otherwise(draft: Draft, alike: Sequence[Draft]) -> bool:
    slot = (draft.fact.id, draft.slot)
    return any((other.fact.id, other.slot) != slot and not same_answer(draft, other) for other in alike)


def same_answer(one: Draft, other: Draft) -> bool:
    """Whether a right answer to the one is a right answer to the other."""
    if one.kind in SEVERAL or other.kind in SEVERAL:
        return one.items == other.items and one.pairs == other.pairs
    mine = Part("", one.answer, answer_type(one))
    theirs = Part("", other.answer, answer_type(other))
    return agree(mine, theirs) or canonical(one.answer) in map(canonical, other.accept)


def _about(fact: Fact) -> tuple[str, str]:
    return canonical(fact.subject), canonical(fact.relation)


def _fits_another(draft: Draft, relations: dict[tuple[str, str], list[Fact]]) -> bool:
    """Whether another fact of the relation meets all that the prompt says, and has another value."""
    fact = draft.fact
    if draft.kind in SEVERAL or draft.slot not in {"value", fact.value.role} or fact.family is not Family.CLAUSE:
        return False
    said = set(canonical(sentence(draft)).split())
    return any(
        other.value.type is fact.value.type
        and not agree(other.value, fact.value)
        and not other.volatile
        and _meets(other, fact, said)
        for other in relations.get(_about(fact), ())
    )


def _meets(other: Fact, fact: Fact, said: set[str]) -> bool:
    """Whether the other fact has every condition of this one that the prompt states."""
    mine, theirs = _conditions(fact), _conditions(other)
    stated = {text for text in mine if set(content_words(text)) & said}
    return stated <= theirs


def _conditions(fact: Fact) -> set[str]:
    asked = fact.value
    parts = {
        canonical(part.text)
        for part in fact.parts
        if part is not asked and part.role not in {"subject", asked.role} and part.type is not ValueType.PHRASE
    }
    return parts | {canonical(value) for _, value in fact.qualifiers} | ({canonical(fact.time)} - {""})
