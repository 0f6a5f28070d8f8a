"""The gate: what nobody should see is dropped, what somebody should look at first is a draft, the rest is approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.facts.conflict import contradicted, overruled
from quizapp.facts.identity import canonical, question_id
from quizapp.facts.model import Conflict, Fact, Family
from quizapp.writing.anchored import nameless
from quizapp.writing.as_written import shortened
from quizapp.writing.awkward import AWKWARD
from quizapp.writing.better_gapped import better_gapped
from quizapp.writing.claims import CLAIMS
from quizapp.writing.counts import COUNTS
from quizapp.writing.doubts import DOUBTFUL, undated
from quizapp.writing.draft import Draft
from quizapp.writing.flaws import FATAL
from quizapp.writing.fleeting import FLEETING
from quizapp.writing.given_away import GIVEN_AWAY
from quizapp.writing.loose import LOOSE
from quizapp.writing.minor_dates import MINOR_DATES
from quizapp.writing.minor_figures import MINOR_FIGURES
from quizapp.writing.minor_names import MINOR_NAMES
from quizapp.writing.openings import OPENINGS
from quizapp.writing.ranker import ranked_low
from quizapp.writing.shown import Surroundings, without_report
from quizapp.writing.subjects import another_subject
from quizapp.writing.sure import SURE
from quizapp.writing.torn import TORN
from quizapp.writing.unique import Asked
from quizapp.writing.whole import cut_figure


class Verdict(StrEnum):
    """What becomes of a draft."""

    APPROVED = "approved"
    DRAFT = "draft"
    DROPPED = "dropped"


HELD_BACK = (
    *DOUBTFUL,
    nameless,
    shortened,
    another_subject,
    *AWKWARD,
    *LOOSE,
    *OPENINGS,
    *FLEETING,
    *CLAIMS,
    *TORN,
    *SURE,
    *GIVEN_AWAY,
    *COUNTS,
    *MINOR_FIGURES,
    *MINOR_DATES,
    *MINOR_NAMES,
)
_OF_ITS_TIME = frozenset((undated, *FLEETING))


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
    drafts: Sequence[Draft], facts: Sequence[Fact], around: Surroundings, conflicts: Sequence[Conflict] = ()
) -> list[Judged]:
    """Every draft with its verdict, in the order given."""
    disputed, decided = contradicted(conflicts), overruled(conflicts)
    judged = [_alone(draft, around) for draft in drafts]
    judged = [
        one.lowered(Verdict.DROPPED, "another value was decided on")
        if one.draft.fact.id in decided
        else one.lowered(Verdict.DRAFT, "the documents disagree")
        if one.draft.fact.id in disputed
        else one
        for one in judged
    ]
    return _gapped(_unique(judged, [fact for fact in facts if fact.id not in decided]), around)


def other_names(facts: Sequence[Fact]) -> dict[str, str]:
    """Canonical acronym -> canonical long form, and back."""
    pairs = [(canonical(f.subject), canonical(f.value.text)) for f in facts if f.family is Family.ACRONYM]
    return dict(pairs) | {long: short for short, long in pairs}


def _alone(draft: Draft, around: Surroundings) -> Judged:
    for check in (*FATAL, cut_figure):
        if reason := check(draft, around):
            return Judged(draft, Verdict.DROPPED, (reason,))
    told = without_report(draft)
    reasons = tuple(
        reason for check in HELD_BACK if (reason := check(draft if check in _OF_ITS_TIME else told, around))
    )
    low = "" if reasons else ranked_low(told, around)
    reasons = (low,) if low else reasons
    return Judged(draft, Verdict.DRAFT if reasons else Verdict.APPROVED, reasons)


def _unique(judged: Sequence[Judged], facts: Sequence[Fact]) -> list[Judged]:
    """The same, with those lowered for which another answer would be right too."""
    asked = Asked([one.draft for one in judged if one.verdict is not Verdict.DROPPED], facts)
    return [
        one.lowered(Verdict.DRAFT, reason)
        if one.verdict is not Verdict.DROPPED and (reason := asked.not_unique(one.draft))
        else one
        for one in judged
    ]


def _gapped(judged: Sequence[Judged], around: Surroundings) -> list[Judged]:
    """The same, with those lowered that an approved gap for the same slot asks better."""
    gaps = {_slot(one.draft): one.draft for one in judged if _is_good_gap(one)}
    return [
        one.lowered(Verdict.DRAFT, reason)
        if one.verdict is Verdict.APPROVED
        and one.draft.kind != "cloze"
        and (gap := gaps.get(_slot(one.draft)))
        and (reason := better_gapped(one.draft, gap, around))
        else one
        for one in judged
    ]


def _is_good_gap(one: Judged) -> bool:
    return one.draft.kind == "cloze" and one.verdict is Verdict.APPROVED


def _slot(draft: Draft) -> str:
    return question_id(draft.fact.id, draft.slot)
