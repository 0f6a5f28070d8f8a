"""Anki's clozes and ours: `{{c1::answer::hint}}` and `{{answer|also right::hint}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.packs.gaps import gaps

MARKED = re.compile(r"\{\{c\d+(?:,\d+)*::")
_SIGN = re.compile(r"\{\{c(?P<numbers>\d+(?:,\d+)*)::|\}\}")
OCCLUSION = "image-occlusion:"
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps as a pack has it, and which of Anki's cards each gap is asked by, in the order of the gaps."""

    text: str
    cards: tuple[int, ...]
    number: int = 0
    """The number that all its gaps have, where the text is one of several made of one note; else 0."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap as Anki has it, with what stands in it: text and further gaps."""

    numbers: tuple[int, ...]
    inside: tuple[str | _Gap, ...]
    hint: str = ""


def clozes(text: str) -> list[Cloze]:
    """A text of Anki's as ours: one, or where gaps stand in gaps one for each number, so that all are asked.

    >>> clozes("A {{c1::b}} of {{c2::d::hint}}")
    [Cloze(text='A {{b}} of {{d::hint}}', cards=(0, 1), number=0)]
    >>> [one.text for one in clozes("{{c1::Bern, {{c2::Switzerland}}}}")]
    ['{{Bern, Switzerland}}', 'Bern, {{Switzerland}}']
    """
    parts = _parsed(text)
    numbers = sorted({number for gap in _all(parts) for number in gap.numbers if number})
    if any(isinstance(part, _Gap) and any(True for _ in _all(part.inside)) for part in parts):
        found = [_cloze(parts, [number], number) for number in numbers]
    else:
        found = [_cloze(parts, numbers, 0)]
    return [one for one in found if one.cards]


def marked(text: str) -> str:
    """A text of ours as Anki has it, its gaps numbered in their order; what else is right is left out.

    >>> marked("A {{b|B}} of {{d::hint}}")
    'A {{c1::b}} of {{c2::d::hint}}'
    """
    made, end = [], 0
    for number, gap in enumerate(gaps(text), 1):
        hint = f"::{gap.hint}" if gap.hint else ""
        made += [text[end : gap.start], f"{{{{c{number}::{gap.answer}{hint}}}}}"]
        end = gap.end
    return "".join([*made, text[end:]])


def _cloze(parts: Sequence[str | _Gap], asked: Sequence[int], number: int) -> Cloze:
    """The text with the gaps of some numbers, the others filled in."""
    cards: list[int] = []
    said = "".join(_written(part, asked, cards) for part in parts)
    return Cloze(said.strip(), tuple(cards), number)


def _written(part: str | _Gap, asked: Sequence[int], cards: list[int]) -> str:
    if isinstance(part, str):
        return part.replace("{{", "{ {")
    number = next((number for number in part.numbers if number in asked), 0)
    answer = "".join(_written(one, () if number else asked, cards) for one in part.inside)
    if not number or not answer.strip():
        return answer
    cards.append(number - 1)
    answer = " ".join(answer.split()).replace("|", "/")
    return f"{{{{{answer}{'::' + part.hint if part.hint else ''}}}}}"


def _all(parts: Sequence[str | _Gap]) -> Iterator[_Gap]:
    """Every gap, those in gaps among them."""
    for part in parts:
        if isinstance(part, _Gap):
            yield part
            yield from _all(part.inside)


def _parsed(text: str) -> tuple[str | _Gap, ...]:
    """The text as its parts; a gap that does not end is text."""
    open_: list[tuple[str, tuple[int, ...], list[str | _Gap]]] = [("", (), [])]
    end = 0
    for sign in _SIGN.finditer(text):
        open_[-1][2].append(text[end : sign.start()])
        end = sign.end()
        if sign["numbers"] and len(open_) <= DEEPEST:
            open_.append((sign[0], tuple(int(one[:6]) for one in sign["numbers"].split(",")), []))
        elif len(open_) > 1 and not sign["numbers"]:
            _, numbers, inside = open_.pop()
            open_[-1][2].append(_gap(numbers, inside))
        else:
            open_[-1][2].append(sign[0])
    open_[-1][2].append(text[end:])
    while len(open_) > 1:
        opening, _, inside = open_.pop()
        open_[-1][2].extend([opening, *inside])
    return tuple(open_[0][2])


def _gap(numbers: tuple[int, ...], parts: Sequence[str | _Gap]) -> _Gap:
    """A gap whose hint begins at the first double colon that is not in a gap within."""
    for place, part in enumerate(parts):
        if isinstance(part, str) and "::" in part:
            answer, _, begins = part.partition("::")
            hint = "".join(one for one in (begins, *parts[place + 1 :]) if isinstance(one, str))
            return _Gap(numbers, (*parts[:place], answer), " ".join(hint.split()))
    return _Gap(numbers, tuple(parts))
