"""GIFT, Moodle's text format: one question a block, its answers in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.gift_blocks import TITLE, Block, blocks
from quizapp.packs.formats.gift_signs import HTML, RULE, cut, find, format_of, letters, parts, said
from quizapp.packs.formats.model import Imported, Loss
from quizapp.packs.formats.moodle import Answer, Read, middle, titled, topics
from quizapp.packs.gaps import BLANK

_ID = re.compile(r"\[id:((?:\\\]|(?!\[id:)[^\]])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|(?!\[tag:)[^\]])+)\]")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*", re.IGNORECASE)
_SHARE = re.compile(r"\s*%(-?\d+(?:[.,]\d+)?)%")
_RANGE = re.compile(r"(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)")


_STRAY = (
    "a second { or } in one question: leave a line empty between two questions, and write \\{ and \\} for the signs"
)


def read(data: bytes, name: str) -> Imported:
    """The questions of the file; a block that is none is a loss."""
    parted = list(blocks(text_of(data, name)))
    title, placed = topics([block.category for block in parted])
    questions, places, losses = list[dict[str, Any]](), list[str](), list[Loss]()
    for block, topic in zip(parted, placed, strict=True):
        stray = _stray(block.text)
        if stray:
            losses.append(Loss(block.place(stray.start()), _STRAY))
            continue
        found, lost = _question(block)
        if found:
            questions.append({**found, **({"topic": topic} if topic else {})})
            places.append(block.begins)
        of = str((found or {}).get("id") or block.begins)
        losses += [Loss(of, what) for what in lost]
    header = {"title": title} if title else {}
    return Imported(header, tuple(questions), losses=tuple(losses), places=tuple(places))


def _stray(text: str) -> re.Match[str] | None:
    """A brace besides the two that hold the answers of the question."""
    opening = find(text, r"\{", len(text) - len(_titled(text.lstrip())[1]))
    closing = find(text, r"\}", opening.end()) if opening else None
    if not opening or not closing:
        return None
    second = find(text, r"[{}]", opening.end())
    return second if second and second.start() < closing.start() else find(text, r"[{}]", closing.end())


def _question(block: Block) -> tuple[dict[str, Any] | None, list[str]]:
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
    found = Read(said(asked, form), *_general(general, form))
    _answered(found, body.strip(), form)
    if found.said["kind"] == "flashcard" and not found.said["answer"]:
        return None, ["an essay without an answer to compare with"]
    pictures = ["a picture, of which the words stand there"] * ("<img" in text.lower())
    whole = {**_named(block.comments), **found.whole()}
    return {**whole, **titled(title, whole)}, [*found.lost, *pictures]


def _general(text: str, form: str) -> list[str]:
    """What is said to everybody, what stands behind a rule by itself."""
    form, text = format_of(text, form)
    return [said(part, form) for part in (text.split(RULE) if form in {HTML, "moodle"} else [text])]


def _titled(text: str) -> tuple[str, str]:
    if not text.startswith(TITLE):
        return "", text
    title, rest = cut(text.removeprefix(TITLE), TITLE)
    return letters(title), rest


def _named(comments: str) -> dict[str, Any]:
    """The id and the tags that comments give."""
    id_, tags = _ID.search(comments), _TAG.findall(comments)
    named: dict[str, Any] = {"id": _bracketed(id_[1])} if id_ else {}
    return named | ({"tags": [_bracketed(tag) for tag in tags]} if tags else {})


def _bracketed(text: str) -> str:
    return text.replace(r"\]", "]").strip()


def _answered(found: Read, body: str, form: str) -> None:
    truth = _TRUTH.fullmatch(cut(body, "#")[0])
    if not body:
        found.opened()
    elif body.startswith("#"):
        found.number(list(_numbers(found, body[1:], form)))
    elif truth:
        feedback = [said(text, form) for _, text in parts(body, "#")]
        found.truth("true" if truth[1][0] in "Tt" else "false", feedback[::-1])
    elif find(body, "~"):
        answers = _parts(found, body, "[=~]")
        single = any(sign == "=" for sign, _ in answers)
        found.chosen([_answer(sign, text, form) for sign, text in answers], single=single)
    else:
        _equal(found, _parts(found, body, "="), form)


def _parts(found: Read, body: str, signs: str) -> list[tuple[str, str]]:
    """The answers with their signs; the whole where there is none."""
    listed, ahead = parts(body, signs), letters(cut(body, signs)[0])
    found.lost += [f"'{ahead[:40]}', which stands before the first answer"] * bool(listed and ahead)
    return listed or [("=", body)]


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


def _numbers(found: Read, body: str, form: str) -> Iterator[Answer]:
    for sign, text in _parts(found, body, "[=~]"):
        answer = _answer(sign, text, "plain", form)
        within = _RANGE.fullmatch(answer.text)
        number, tolerance = middle(*within.groups()) if within else _with_tolerance(answer.text)
        yield Answer(number, answer.share, answer.feedback, tolerance)


def _with_tolerance(text: str) -> tuple[str, str]:
    number, _, tolerance = text.partition(":")
    return number.strip(), tolerance.strip() or "0"
