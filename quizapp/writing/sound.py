"""Questions as made meet what a pack is checked for; what does not is made otherwise, or is a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizapp.packs.lint import alike, findings
from quizapp.packs.model import Question
from quizapp.writing.asking import question
from quizapp.writing.distractors import Wrong
from quizapp.writing.gate import Judged, Verdict

Pair = tuple[Question | None, Judged]
"""A question and the draft it was made of; None for what was dropped."""
LONGEST_RATIO = 2
SHORT = 12
"""Choices of so few letters may differ in length by more: nobody sees it."""


def sound(one: Judged, texts: Mapping[str, str], by: str, wrong: Sequence[Wrong]) -> tuple[Question, Judged]:
    """The question: to be typed where its choices would give the answer away, a draft where a check would warn."""
    made = question(one.draft, texts, by, wrong, one.reasons)
    if wrong and gives_away(made):
        made = question(one.draft, texts, by, (), one.reasons)
    found = findings(made) if one.verdict is Verdict.APPROVED else []
    return lowered(made, one, found[0].message) if found else (made, one)


def gives_away(made: Question) -> bool:
    """Whether the choices tell which is right, or are of unlike length."""
    if made.kind != "choice":
        return False
    lengths = sorted(len(choice.text) for choice in made.choices)
    return bool(findings(made)) or lengths[-1] > max(LONGEST_RATIO * lengths[0], SHORT)


def none_alike(made: Sequence[Pair]) -> list[Pair]:
    """The same, the later of two approved ones that ask the same, or nearly the same, being a draft."""
    out = list(made)
    approved = [(place, asked) for place, (asked, _) in enumerate(out) if asked and asked.status == "approved"]
    questions = [asked for _, asked in approved]
    for later, earlier in [*alike.same(questions), *alike.near(questions)]:
        place, asked = approved[later]
        out[place] = lowered(asked, out[place][1], f"asks nearly what {questions[earlier].id} asks")
    return out


def lowered(made: Question, one: Judged, reason: str) -> tuple[Question, Judged]:
    """The question as a draft, for that reason."""
    notes = "; ".join(filter(None, (made.notes, reason)))
    return made.model_copy(update={"status": "draft", "notes": notes}), one.lowered(Verdict.DRAFT, reason)
