"""Cards of hashcards: `Q:` and `A:`, or `C:` with gaps in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.packs import answers
from quizapp.packs.formats import kept, worded
from quizapp.packs.formats.markdown import read
from quizapp.packs.formats.model import Loss, Written
from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack

__all__ = ["read", "write"]


def write(pack: LoadedPack) -> Written:
    """The approved questions as cards, of which a learner sees question and answer."""
    questions = kept.approved(pack)
    entries = [worded.without_hints(question) for question in questions]
    hints = [Loss(one.id, worded.HINTS) for one, bare in zip(questions, entries, strict=True) if bare is not one]
    title = re.sub(r"[\"\n]", " ", pack.header.title)
    data = _encoded([f'---\nname = "{title}"\n---\n', *(_card(question, pack) for question in entries)])
    lost = kept.compared(entries, read(data, ""), lambda question: read(_encoded([_card(question, pack)]), ""))
    return Written(data, (*kept.pack_lost(pack), *hints, *lost))


def _encoded(parts: Sequence[str]) -> bytes:
    return "\n".join(parts).encode("utf-8", "replace")


def _card(question: Question, pack: LoadedPack) -> str:
    prompt = worded.prompt(question)
    if question.kind == "cloze":
        return f"C: {' '.join(filter(None, (prompt, _bracketed(question.text))))}\n"
    if question.kind in {"choice", "multi"}:
        prompt += "".join(f"\n- {choice.text}" for choice in question.choices)
    answer = answers.shown(question, language=pack.header.language)
    explanation = worded.explanation(question, pack)
    return f"Q: {prompt}\nA: {answer}\n" + (f"\n{explanation}\n" if explanation else "")


def _bracketed(text: str) -> str:
    for gap in reversed(gaps(text)):
        before, after = text[: gap.start], text[gap.end :]
        text = f"{before}\ue000{gap.answer}\ue001{after}"
    return re.sub(r"[\[\]]", r"\\\g<0>", text).replace("\ue000", "[").replace("\ue001", "]")
