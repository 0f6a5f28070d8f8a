"""Questions typed quickly as Markdown: `Q:` and `A:`, `- [x]`, `{{gap}}`; cards of hashcards too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.model import Imported, Loss
from quizapp.packs.gaps import gaps
from quizapp.packs.guessing import guessed
from quizapp.text.numbers import Number, parse_number

_MARK = re.compile(r"(Q|A|C|E):(?:[ \t]+|$)(.*)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*")
_CHOICE = re.compile(r"[-*+][ \t]+\[([ xX])\][ \t]+(.+)")
_PAIR = re.compile(r"[-*+][ \t]+(.+?)[ \t]+->[ \t]+(.+)")
_ITEM = re.compile(r"\d{1,3}[.)][ \t]+(.+)")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})[ \t]*")
_BRACKETS = re.compile(r"(?<![!\\])\[([^\[\]\n]+)\](?!\()")
_NAME = re.compile(r"(?:name|title)\s*[:=]\s*[\"']?(.+?)[\"']?")
_MORE_OR_LESS = re.compile(r"±|\+-|\+/-")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TITLE = re.compile(r"\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_FRONT = re.compile(r"\A(-{3}|\+{3})[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(slots=True)
class _Card:
    """A question as it is being read: where it begins, and the lines behind each of its marks."""

    line: int
    topic: str
    said: dict[str, list[str]] = field(default_factory=dict)
    answers: list[list[str]] = field(default_factory=list)
    at: str = "Q"
    apart: tuple[int, str] = (0, "")
    """Where the last paragraph behind an empty line begins in the part that is being read, and its first line."""
    strays: list[Loss] = field(default_factory=list)
    """What looks like a question of its own in an answer or a text with gaps."""
    asking: dict[int, str] = field(default_factory=dict)
    """The paragraphs there that end in a question mark: the line each begins in, and that line."""

    def begin(self, mark: str, text: str) -> None:
        """Go on with another of its parts."""
        if mark == "A" and self.apart[0] and self.at != "Q":
            self._stray(*self.apart)
        self.at, self.apart = mark, (0, "")
        if mark == "A":
            self.answers.append([text])
        else:
            self.said.setdefault(mark, []).append(text)

    def add(self, number: int, line: str, *, apart: bool = False) -> None:
        """A line more of the part that is being read, perhaps behind an empty one."""
        if apart and line.strip():
            self.apart = (number, line.strip())
        before = self.answers[-1] if self.at == "A" else self.said[self.at]
        asked = self.apart[0] and before[-1].endswith("?")
        lists = [pattern for pattern, _ in _LISTED] if asked else [_CHOICE]
        if self.at != "Q" and not self.strays and any(one.fullmatch(line.strip()) for one in lists):
            self._stray(*(self.apart if self.apart[0] else (number, line.strip())))
        before.append(line)
        if self.at != "Q" and self.apart[0] and line.strip():
            self.asking.pop(self.apart[0], None)
            self.asking |= dict([self.apart]) if line.strip().endswith("?") else {}

    def code(self, line: str) -> None:
        """A line of code more, in which nothing is a mark."""
        (self.answers[-1] if self.at == "A" else self.said[self.at]).append(line)

    def doubts(self) -> Iterator[Loss]:
        """What may have been meant as a question of its own and is read as part of this one."""
        for number, words in self.asking.items():
            what = f"'{words[:40]}' as a question: it stays in that of line {self.line}, unless Q: stands before it"
            yield Loss(f"line {number}", what)

    def _stray(self, number: int, words: str) -> None:
        what = f"'{words[:40]}' looks like a question within that of line {self.line}, and neither is read: "
        self.strays.append(Loss(f"line {number}", f"{what}write Q: before it, or no empty line above it"))

    def text(self, mark: str) -> str:
        """What stands behind a mark."""
        return "\n".join(self.said.get(mark, ())).strip()


def read(data: bytes, name: str) -> Imported:
    """The questions of the file; what is none is a loss with its line."""
    text = text_of(data, name)
    title, start, losses = _head(text)
    cards, lost = _cards(text[start:], text.count("\n", 0, start), title)
    losses += lost
    questions, places = [], []
    for card in cards:
        said, wrong = _question(card)
        if card.strays:
            losses += card.strays
        elif wrong:
            losses.append(Loss(f"line {card.line}", wrong))
        else:
            topic = {"topic": card.topic} if card.topic else {}
            explanation = {"explanation": card.text("E")} if card.text("E") else {}
            questions.append({**said, **topic, **explanation})
            places.append(f"line {card.line}")
            losses += card.doubts()
    losses.sort(key=lambda loss: int(loss.question.removeprefix("line ")))
    header = {"title": title} if title else {}
    return Imported(header, tuple(questions), losses=tuple(losses), places=tuple(places))


def _head(text: str) -> tuple[str, int, list[Loss]]:
    """The title that stands at the head, where the rest begins, and what else the head says."""
    title, losses, front = "", list[Loss](), _FRONT.match(text)
    for number, line in enumerate(front[2].split("\n") if front else (), 2):
        named = _NAME.fullmatch(line.strip())
        if named and not title:
            title = named[1]
        elif line.strip():
            losses.append(Loss(f"line {number}", f"'{line.strip()[:40]}' at its head"))
    start = front.end() if front else 0
    heading = None if title else _TITLE.match(text, start)
    return (heading[1], heading.end(), losses) if heading else (title, start, losses)


def _cards(text: str, skipped: int, title: str) -> tuple[list[_Card], list[Loss]]:
    """The cards, and the lines that belong to none; a heading is the topic of the cards right under it."""
    cards, losses = list[_Card](), list[Loss]()
    card: _Card | None = None
    alone = dict[int, str]()
    topic, under, fence, fenced, apart = "", 0, "", 0, True
    for number, line in enumerate(text.split("\n"), skipped + 1):
        if card and (fence or _opened(line)):
            card.code(line)
            fence, fenced = ("" if _closes(line, fence) else fence, fenced) if fence else (_opened(line), number)
            continue
        mark, heading = _MARK.fullmatch(line.strip()), _HEADING.fullmatch(line.strip())
        if heading or _RULE.fullmatch(line):
            topic, under, card = (heading[2], number, None) if heading else (topic, under, None)
            alone |= {number: topic} if heading else {}
        elif (mark and mark[1] in "QC") or (apart and not mark and gaps(line)):
            card = _Card(number, topic)
            cards.append(card)
            alone.pop(under, None)
            card.begin(*((mark[1], mark[2]) if mark else ("T", line)))
        elif mark and card:
            card.begin(mark[1], mark[2])
        elif card:
            card.add(number, line, apart=apart)
        elif line.strip():
            losses.append(Loss(f"line {number}", "it belongs to no question: begin with Q:, or make a {{gap}}"))
        if mark and card:
            fence, fenced = _opened(mark[2]), number
        apart = not line.strip()
    if card and fence:
        what = f"its code is never closed, and it is not read: write {fence} below the code"
        card.strays.append(Loss(f"line {fenced}", what))
    alone = {line: heading for line, heading in alone.items() if heading.casefold() != title.casefold()}
    what = "as a heading: no question stands right under it"
    return cards, losses + [Loss(f"line {line}", f"'{heading[:40]}' {what}") for line, heading in alone.items()]


def _opened(text: str) -> str:
    """The sign with which code begins that stands by itself."""
    found = _FENCE.match(text)
    return found[1] if found else ""


def _closes(line: str, fence: str) -> bool:
    return line.strip().startswith(fence) and not line.strip().strip(fence[0])


def _question(card: _Card) -> tuple[dict[str, Any], str]:
    """What a card asks, or what is wrong with it."""
    if "T" in card.said or "C" in card.said:
        bracketed = _BRACKETS.sub(r"{{\1}}", card.text("C")).replace("\\[", "[").replace("\\]", "]")
        text = card.text("T") or (card.text("C") if gaps(card.text("C")) else bracketed)
        if card.answers:
            return {}, "a text with gaps has no A: - write Q: before a question, E: before an explanation"
        return {"kind": "cloze", "text": text}, "" if gaps(text) else "it has no gap: write [answer] or {{answer}}"
    return _asked(card, card.text("Q"))


def _asked(card: _Card, question: str) -> tuple[dict[str, Any], str]:
    lines = question.split("\n")
    for pattern, made in _LISTED:
        found = [(n, one) for n, line in enumerate(lines) if (one := pattern.fullmatch(line.strip()))]
        if card.answers and any(made is _chosen and one[1] in "xX" for _, one in found):
            return {}, "it has both choices and A: - leave one out, or write Q: before the next question"
        if len(found) > 1 and not card.answers:
            first = found[0][0]
            prompt = "\n".join(lines[:first]).strip()
            rest = [line for n, line in enumerate(lines[first:], first) if n not in dict(found) and line.strip()]
            return ({"prompt": prompt, **made([one for _, one in found])}, _wrong(made, found, prompt, rest))
    answers = [text for answer in card.answers if (text := "\n".join(answer).strip())]
    if gaps(question) and not answers:
        return guessed(question, ""), ""
    if not question or not answers:
        return {}, "no answer follows: write A:" if question else "the question is missing behind Q:"
    return _typed(question, answers), ""


def _wrong(made: object, found: list[tuple[int, re.Match[str]]], prompt: str, rest: list[str]) -> str:
    if not prompt:
        return "the question is missing behind Q:"
    if rest:
        return f"'{rest[0].strip()[:40]}' stands between its choices"
    lefts = [one[1] for _, one in found] if made is _paired else []
    if len(set(lefts)) < len(lefts):
        return f"'{next(one for one in lefts if lefts.count(one) > 1)[:40]}' stands there twice on the left"
    unmarked = made is _chosen and not any(one[1] in "xX" for _, one in found)
    return "none of its choices is marked [x]" if unmarked else ""


def _chosen(found: list[re.Match[str]]) -> dict[str, Any]:
    choices, right = [one[2].strip() for one in found], [one[2].strip() for one in found if one[1] in "xX"]
    if len(right) == 1:
        return {"kind": "choice", "choices": choices, "answer": right[0]}
    return {"kind": "multi", "choices": choices, "answers": right}


def _paired(found: list[re.Match[str]]) -> dict[str, Any]:
    return {"kind": "match", "pairs": {one[1]: one[2] for one in found}}


def _ordered(found: list[re.Match[str]]) -> dict[str, Any]:
    return {"kind": "order", "items": [one[1] for one in found]}


_LISTED = ((_CHOICE, _chosen), (_PAIR, _paired), (_ITEM, _ordered))


def _typed(question: str, answers: list[str]) -> dict[str, Any]:
    first, *further = answers
    accept = {"accept": further} if further else {}
    number = _measured(first)
    if first.casefold() in {"true", "false"} and not further:
        return {"kind": "truefalse", "prompt": question, "answer": first}
    if number:
        return {"kind": "number", "prompt": question, **number, **accept}
    if _DAY.fullmatch(first):
        return {"kind": "date", "prompt": question, "answer": first, **accept}
    said: dict[str, Any] = dict(guessed(question, first)) if not gaps(question) else {}
    if not said or (further and said["kind"] != "short"):
        return {"kind": "flashcard", "prompt": question, "answer": "\n".join(answers)}
    return {**said, **accept}


def _measured(text: str) -> dict[str, str]:
    """A number with how far off it may be, its decimals behind a point or a comma; empty where the text is none."""
    sides = _MORE_OR_LESS.split(text)
    for mark in ".," if len(sides) == 2 else "":
        number, off = (parse_number(side, mark) for side in sides)
        if number and off:
            return _within(number, off)
    return {}


def _within(number: Number, off: Number) -> dict[str, str]:
    share = off.unit == "%" and number.unit != "%"
    units = {one.unit for one in (number, *([] if share else [off])) if one.unit}
    if len(units) > 1 or any(one.low != one.high for one in (number, off)):
        return {}
    said = {"answer": f"{number.value:f}", "tolerance": f"{off.value:f}{'%' if share else ''}", "unit": "".join(units)}
    return {key: value for key, value in said.items() if value}
