"""The questions of a pack as GIFT."""

from __future__ import annotations

import re

from quizapp.packs.formats import kept, worded
from quizapp.packs.formats.gift_reading import read
from quizapp.packs.formats.gift_signs import HTML, PLAIN, RULE, escaped, written
from quizapp.packs.formats.model import Loss, Written
from quizapp.packs.formats.moodle import Answer, answers_of, category, share
from quizapp.packs.gaps import blanked
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack

_MARKED = re.compile(r"[`$]")
_ARROW, _LIKE_IT = "->", "→"


def write(pack: LoadedPack) -> Written:
    """The approved questions, a text with gaps as one question a gap."""
    losses, entries = list(kept.pack_lost(pack)), list[Question]()
    for question in kept.approved(pack):
        single = worded.one_gap(question)
        if question.kind == "cloze" and len(single) > 1:
            losses.append(Loss(question.id, "that its gaps are in one text"))
        if question.kind == "cloze" and single != [question] and "::" in question.text:
            losses.append(Loss(question.id, worded.HINTS))
        entries += single
    data = _file(entries, pack).encode("utf-8", "replace")
    return Written(data, (*losses, *kept.compared(entries, read(data, ""))))


def _file(entries: list[Question], pack: LoadedPack) -> str:
    blocks, place = [], ""
    for question in entries:
        here = category(pack.header.title, question.topic)
        blocks += [f"$CATEGORY: {here}\n"] if here != place else []
        place = here
        blocks.append(_block(question, pack))
    return "\n".join(blocks)


def _block(question: Question, pack: LoadedPack) -> str:
    text = blanked(question.text) if question.kind == "cloze" else ""
    asked = " ".join(filter(None, (worded.prompt(question), text)))
    answers = answers_of(question) if question.kind not in {"match", "order", "flashcard"} else []
    model = worded.model_answer(question, pack.header.language) if question.kind in {"order", "flashcard"} else ""
    general = [text for text in (model, worded.explanation(question, pack)) if text]
    texts = [asked, *general, *(text for one in answers for text in (one.text, one.feedback))]
    form = HTML if len(general) > 1 or any(map(_MARKED.search, texts)) else PLAIN
    told = RULE.join(written(text, form) for text in general)
    body = [*_body(question, answers, form), *([f"####{told}"] if told else [])]
    inside = "".join(f"\n  {line}" for line in body)
    names = "".join(f" [tag:{_bracketed(tag)}]" for tag in question.tags)
    return f"// [id:{question.id}]{names}\n::{question.id}::[{form}]{written(asked, form)} {{{inside}\n}}\n"


def _bracketed(text: str) -> str:
    return text.replace("]", r"\]").replace("\n", " ")


def _body(question: Question, answers: list[Answer], form: str) -> list[str]:
    if question.kind == "truefalse":
        return ["TRUE" if question.answer else "FALSE"]
    if question.kind == "match":
        pairs = [*question.pairs.items(), *(("", right) for right in question.distractors)]
        return [f"={_side(left, form)} -> {_side(right, PLAIN)}" for left, right in pairs]
    if question.kind == "number":
        return [f"#{one.text}:{one.tolerance}" for one in answers]
    if question.kind in {"order", "flashcard"}:
        return []
    return [_answer(question, one, form) for one in answers]


def _side(text: str, form: str) -> str:
    """A side of a pair, in which no arrow may stand."""
    return written(text.replace(_ARROW, _LIKE_IT), form)


def _answer(question: Question, answer: Answer, form: str) -> str:
    typed = question.kind not in {"choice", "multi"}
    sign = "~" if question.kind == "multi" or (not typed and answer.share <= 0) else "="
    worth = f"%{share(answer.share)}%" if question.kind == "multi" or (typed and answer.share < 100) else ""
    worth = worth or ("%100%" if answer.text.startswith("%") and sign == "=" else "%0%" * answer.text.startswith("%"))
    text = escaped(answer.text.replace(_ARROW, _LIKE_IT)) if typed else written(answer.text, form)
    return f"{sign}{worth}{text}" + (f"#{written(answer.feedback, form)}" if answer.feedback else "")
