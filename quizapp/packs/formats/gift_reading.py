"""GIFT, Moodle's text format: one question a block, its answers in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.gift_signs import cut, find, format_of, letters, parts, said
from quizapp.packs.formats.model import Imported, Loss
from quizapp.packs.formats.moodle import Answer, Read, middle, topics
from quizapp.packs.gaps import BLANK

_COMMENT = re.compile(r"\s*//")
_ID = re.compile(r"\[id:((?:\\\]|[^\]])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]])+)\]")
_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)")
_TITLED = re.compile(r"\s*::")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*", re.IGNORECASE)
_SHARE = re.compile(r"\s*%(-?\d+(?:[.,]\d+)?)%")
_RANGE = re.compile(r"(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines between two empty ones, without comments: where they begin, what they say, and of which category."""

    line: int
    text: str
    comments: str
    category: str


def read(data: bytes, name: str) -> Imported:
    """The questions of the file; a block that is none is a loss."""
    blocks = list(_blocks(text_of(data, name)))
    title, placed = topics([block.category for block in blocks])
    questions, losses = [], []
    for block, topic in zip(blocks, placed, strict=True):
        found, lost = _question(block)
        if found:
            questions.append({**found, **({"topic": topic} if topic else {})})
        of = str(found.get("id") or f"line {block.line}") if found else f"line {block.line}"
        losses += [Loss(of, what) for what in lost]
    return Imported({"title": title} if title else {}, tuple(questions), losses=tuple(losses))


def _blocks(text: str) -> Iterator[_Block]:
    category, first, lines, comments = "", 0, list[str](), list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        found = _CATEGORY.match(line)
        if found:
            category = found[1].strip()
        elif _COMMENT.match(line):
            comments.append(line)
        elif line.strip():
            if lines and _TITLED.match(line) and _is_whole("\n".join(lines)):
                yield _Block(first, "\n".join(lines), "\n".join(comments), category)
                lines, comments = [], []
            first = first if lines else number
            lines.append(line)
        elif lines:
            yield _Block(first, "\n".join(lines), "\n".join(comments), category)
            lines, comments = [], []


def _is_whole(text: str) -> bool:
    """Whether the answers of a question are closed in a text."""
    opening = find(text, r"\{")
    return bool(opening and find(text, r"\}", opening.end()))


def _question(block: _Block) -> tuple[dict[str, Any] | None, list[str]]:
    """What a block asks, and what is lost of it."""
    title, text = _titled(block.text.strip())
    opening = find(text, r"\{")
    closing = find(text, r"\}", opening.end()) if opening else None
    if not opening or not closing:
        return None, ["it has no closing brace" if opening else "a description, which asks nothing"]
    form, before = format_of(text[: opening.start()], "moodle")
    after = text[closing.end() :]
    asked = f"{before}{BLANK}{after}" if after.strip() else before
    body, general = cut(text[opening.end() : closing.start()], "####")
    found = Read(said(asked, form), said(general, form))
    _answered(found, body.strip(), form)
    if found.said["kind"] == "flashcard" and not found.said["answer"]:
        return None, ["an essay without an answer to compare with"]
    pictures = ["a picture, of which the words stand there"] * ("<img" in text.lower())
    return {**_named(title, block.comments, found), **found.whole()}, [*found.lost, *pictures]


def _titled(text: str) -> tuple[str, str]:
    if not text.startswith("::"):
        return "", text
    title, rest = cut(text[2:], "::")
    return letters(title), rest


def _named(title: str, comments: str, found: Read) -> dict[str, Any]:
    """The id and the tags that comments give, and a title that says more than the question."""
    id_, tags = _ID.search(comments), _TAG.findall(comments)
    named: dict[str, Any] = {"id": _bracketed(id_[1])} if id_ else {}
    if tags:
        named["tags"] = [_bracketed(tag) for tag in tags]
    begins = str(found.said["prompt"]).startswith(title.rstrip(". …")[:40])
    if title and not begins and title != named.get("id"):
        named["notes"] = title
    return named


def _bracketed(text: str) -> str:
    return text.replace(r"\]", "]").strip()


def _answered(found: Read, body: str, form: str) -> None:
    truth = _TRUTH.fullmatch(cut(body, "#")[0])
    if not body:
        found.opened()
    elif body.startswith("#"):
        found.number(list(_numbers(body[1:], form)))
    elif truth:
        feedback = [said(text, form) for _, text in parts(body, "#")]
        found.truth(truth[1][0] in "Tt", feedback[::-1])
    elif find(body, "~"):
        answers = parts(body, "[=~]")
        single = any(sign == "=" for sign, _ in answers)
        found.chosen([_answer(sign, text, form) for sign, text in answers], single=single)
    else:
        _equal(found, parts(body, "=") or [("=", body)], form)


def _equal(found: Read, answers: list[tuple[str, str]], form: str) -> None:
    """Answers of which each is right: pairs, or what may be typed."""
    if all(find(text, "->") for _, text in answers):
        pairs = [cut(text, "->") for _, text in answers]
        found.matched([(said(left, form), said(right, "plain")) for left, right in pairs])
    else:
        found.typed([_answer(sign, text, "plain", form) for sign, text in answers])


def _answer(sign: str, text: str, form: str, feedback_form: str = "") -> Answer:
    share = _SHARE.match(text)
    text, feedback = cut(text[share.end() :] if share else text, "#")
    worth = float(share[1].replace(",", ".")) if share else 100 if sign == "=" else 0
    return Answer(said(text, form), worth, said(feedback, feedback_form or form))


def _numbers(body: str, form: str) -> Iterator[Answer]:
    for sign, text in parts(body, "[=~]") or [("=", body)]:
        answer = _answer(sign, text, "plain", form)
        within = _RANGE.fullmatch(answer.text)
        number, tolerance = middle(*within.groups()) if within else _with_tolerance(answer.text)
        yield Answer(number, answer.share, answer.feedback, tolerance)


def _with_tolerance(text: str) -> tuple[str, str]:
    number, _, tolerance = text.partition(":")
    return number.strip(), tolerance.strip() or "0"
