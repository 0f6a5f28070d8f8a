"""The two note types that packs are written to: frozen, with fields to spare, since Anki drops what changes a type.

A note shows the question as people read it, and carries it in the field `Record` as the pack has it, so that it comes
back as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from random import Random
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quizapp.packs import answers
from quizapp.packs.formats import kept
from quizapp.packs.formats.anki.cloze import marked
from quizapp.packs.formats.markup import from_html, to_html
from quizapp.packs.formats.naming import file_name
from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question
from quizapp.text.written import ONE_PICTURE

QUESTION, CLOZE = "quizapp question", "quizapp cloze"
_SPARE = tuple(f"Spare {number}" for number in range(1, 6))
_COMMON = ("Also right", "Explanation", "Evidence", "Hint", "Picture", "As of", "Id", "Record", *_SPARE)
FIELDS = {
    QUESTION: ("Prompt", "Choices", "Answer", "Typed", "Reverse", *_COMMON),
    CLOZE: ("Text", "Prompt", *_COMMON),
}
_ASKED = "{{#Picture}}<p>{{Picture}}</p>{{/Picture}}{{#As of}}<p class=quiet>As of {{As of}}</p>{{/As of}}"
_TOLD = (
    "{{#Also right}}<p>Also right: {{Also right}}</p>{{/Also right}}"
    "{{#Explanation}}<p>{{Explanation}}</p>{{/Explanation}}"
    "{{#Evidence}}<div class=quiet>{{Evidence}}</div>{{/Evidence}}"
)
_HINT = "{{#Hint}}<p>{{hint:Hint}}</p>{{/Hint}}"
TEMPLATES = {
    QUESTION: (
        (
            "Question",
            "<p>{{Prompt}}</p>{{#Choices}}{{Choices}}{{/Choices}}"
            + _ASKED
            + _HINT
            + "{{#Typed}}{{type:Typed}}{{/Typed}}",
            "{{FrontSide}}<hr id=answer><p>{{Answer}}</p>" + _TOLD,
        ),
        (
            "Reverse",
            "{{#Reverse}}<p>{{Reverse}}</p>{{/Reverse}}",
            "{{FrontSide}}<hr id=answer><p>{{Prompt}}</p>" + _TOLD,
        ),
    ),
    CLOZE: (
        (
            "Cloze",
            "<p>{{Prompt}}</p><p>{{cloze:Text}}</p>" + _ASKED + _HINT,
            "<p>{{Prompt}}</p><p>{{cloze:Text}}</p>" + _TOLD,
        ),
    ),
}
CSS = (
    ".card { font-family: sans-serif; font-size: 20px; max-width: 40em; margin: 0 auto; text-align: left }\n"
    ".quiet { font-size: 16px; opacity: .8 } img { max-width: 100% } .cloze { font-weight: bold }\n"
)
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
TYPED = frozenset({"short", "number", "date"})
"""The kinds that are answered by typing."""


def type_of(question: Question) -> str:
    """The note type that a question is written to."""
    return CLOZE if question.kind == "cloze" else QUESTION


def fields_of(question: Question, pack: str, language: str = "en") -> dict[str, str]:
    """What the fields say that need nothing but the question, as HTML."""
    said = {
        "Prompt": to_html(question.prompt),
        "Explanation": _paragraphs(question.explanation, _rejected(question)),
        "Hint": to_html(question.hint),
        "As of": to_html(question.as_of or ""),
        "Id": f"{pack}/{question.id}",
    }
    if question.kind == "cloze":
        also = [f"{gap.answer}: {', '.join(gap.accept)}" for gap in gaps(question.text) if gap.accept]
        return said | {
            "Text": to_html(marked(question.text)),
            "Also right": to_html("; ".join([*also, *question.accept])),
        }
    shown = answers.shown(question, language=language)
    more = answers.accepted(question, language=language)[1:] if question.kind in TYPED else ()
    return said | {
        "Choices": _choices(question, Random(said["Id"])),
        "Answer": _answer(question, shown),
        "Typed": escape(" ".join(shown.split()), quote=False) if question.kind in TYPED else "",
        "Reverse": to_html(shown) if answers.REVERSE in answers.facets(question) else "",
        "Also right": to_html(", ".join(more)),
    }


def tags_of(question: Question) -> tuple[str, ...]:
    """The question's tags as Anki has them, without spaces."""
    return tuple("_".join(tag.split()) for tag in question.tags)


def record(question: Question, cited: Mapping[str, Any], language: str) -> str:
    """The question as its pack has it, with the sources that it cites and the pack's language."""
    said = {"question": kept.said(question), "sources": cited, "language": language}
    return escape(json.dumps(said, ensure_ascii=False), quote=False)


def recorded(field: str) -> tuple[Question, dict[str, Any], str] | None:
    """The question of such a record, the sources that it cites and its language; None where it is none."""
    try:
        said = json.loads(unescape(field))
        return _QUESTION.validate_python(said["question"]), dict(said["sources"]), str(said["language"])
    except (ValueError, ValidationError, KeyError, TypeError, RecursionError):
        return None


def plain(html: str) -> str:
    """The words of a field, whatever its markup and pictures; to tell what was changed in Anki."""
    return " ".join(from_html(_IMG.sub("", ONE_PICTURE.sub("", html))).text.split())


def pictures_of(question: Question) -> list[str]:
    """The paths of the pictures that a question shows, in its text too."""
    texts = _texts(kept.said(question))
    return list(
        dict.fromkeys(
            [*filter(None, [question.image]), *(one["path"] for text in texts for one in ONE_PICTURE.finditer(text))]
        )
    )


def packed(pack: str, path: str) -> str:
    """The name that a picture has in Anki, where the pictures of all packs are in one place."""
    return file_name(f"{pack}/{path}")


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        yield from _texts(list(said.values()))
    elif isinstance(said, list):
        for one in said:
            yield from _texts(one)


def _rejected(question: Question) -> list[str]:
    said: Mapping[str, str] = getattr(question, "reject", {})
    return [f"Not {wrong}: {why}" if why else f"Not {wrong}" for wrong, why in said.items()]


def _paragraphs(first: str, rest: list[str]) -> str:
    return "<br>".join(to_html(one) for one in (first, *rest) if one)


def _list(items: list[str], sort: str = "ul") -> str:
    opening = '<ol type="A">' if sort == "A" else f"<{sort}>"
    return f"{opening}{''.join(f'<li>{to_html(one)}</li>' for one in items)}</{'ol' if sort == 'A' else sort}>"


def _choices(question: Question, rng: Random) -> str:
    """What there is to choose from, in an order that stays with the question and does not tell the answer."""
    match question.kind:
        case "choice" | "multi":
            several = "<p>One or several are right.</p>" if question.kind == "multi" else ""
            return several + _list(_shuffled([one.text for one in question.choices], rng), "A")
        case "truefalse":
            return "<p>True or false?</p>"
        case "order":
            return "<p>In which order?</p>" + _list(_shuffled(question.items, rng))
        case "match":
            rights = dict.fromkeys([*question.pairs.values(), *question.distractors])
            return "<p>What belongs together?</p>" + _list(list(question.pairs)) + _list(_shuffled(rights, rng), "A")
    return ""


def _shuffled(items: Iterable[str], rng: Random) -> list[str]:
    mixed = list(items)
    rng.shuffle(mixed)
    return mixed


def _answer(question: Question, shown: str) -> str:
    """The right answer, and why others are wrong."""
    match question.kind:
        case "choice" | "multi":
            right = [question.answer] if question.kind == "choice" else list(question.answers)
            why = [f"{one.text}: {one.why}" for one in question.choices if one.why]
            said = to_html(right[0]) if len(right) == 1 else _list(right)
            return said + (_list(why) if why else "")
        case "order":
            return _list(list(question.items), "ol")
        case "match":
            return _list([f"{left} – {right}" for left, right in question.pairs.items()])
        case "flashcard":
            return to_html(question.answer) + (_list(list(question.rubric)) if question.rubric else "")
        case "number":
            return to_html(f"{shown} {question.unit}".strip())
    return to_html(shown)
