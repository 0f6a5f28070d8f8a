"""Lines that follow each other without an empty line: which of them are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizapp.documents import furniture, prose
from quizapp.documents.lines import Line
from quizapp.documents.marks import field
from quizapp.documents.records import is_period
from quizapp.documents.sentences import split

_GOES_ON = re.compile(r"[a-zà-öø-ÿ]|[.,;:!?)\]}’”…]|\(")
_BROKEN_SHARE = 0.25
_NARROW, _WIDE = 40, 120
_OPEN = re.compile(r"\b(?:an?|the|of|and|or|in|at|by|for|with|from|into|under|between|its|their)$", re.IGNORECASE)


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, grouped: hard-wrapped ones and those that break off mid-sentence together, others apart."""
    if len(lines) == 1:
        return [list(lines)]
    if _all_fields(lines):
        return [[line] for line in lines]
    broken = sum(bool(_GOES_ON.match(line.text)) for line in lines[1:])
    if (
        broken >= _BROKEN_SHARE * len(lines)
        and not any(map(_is_loud, (line.text for line in lines)))
        and not any(is_period(line.text) for line in lines)
    ):
        return [list(lines)]
    if len(lines) >= 3 and _are_phrases([line.text for line in lines]):
        return [[line] for line in lines]
    width = max(len(line.text) for line in lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _continues(before.text, line.text, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _are_phrases(texts: Sequence[str]) -> bool:
    """Whether the lines are a list of short phrases: each begins with a capital, hardly one has a verb."""
    if any(len(text) > 80 or not text[0].isupper() for text in texts) or _goes_on_behind_a_point(texts):
        return False
    return sum(prose.has_verb(text) for text in texts) <= len(texts) // 3


def _goes_on_behind_a_point(texts: Sequence[str]) -> bool:
    """Whether a line ends in an abbreviation inside one sentence: `was shown to the U.S.`, `Senate by Ada Holm.`"""
    one = texts[-1].endswith(".") and len(split(" ".join(texts))) == 1
    return one and any(map(prose.ends, texts[:-1]))


def _all_fields(lines: Sequence[Line]) -> bool:
    return sum(field(line.text) is not None for line in lines) >= max(2, 0.8 * len(lines))


def _continues(before: str, line: str, width: int) -> bool:
    if is_period(before) or is_period(line) or _is_loud(before) != _is_loud(line):
        return False
    if furniture.is_menu(before) or furniture.is_menu(line) or furniture.opens_rights(before):
        return False
    if _is_headline(before, line, width):
        return False
    if _GOES_ON.match(line) and not prose.ends(before):
        return True
    if _breaks_off(before):
        return True
    full = len(before) + 1 + len(line.split(maxsplit=1)[0]) > 0.9 * width
    if prose.ends(before) or before.endswith(":"):
        return full and _NARROW <= width <= _WIDE and not before.endswith(":")
    return width >= _NARROW and (full or len(before) >= 0.7 * width)


def _breaks_off(before: str) -> bool:
    """Whether a line of sentences stops inside one, as where a link stood on a line of its own."""
    told = bool(re.search(r"[.?!]\s", before)) and not prose.ends(before)
    return told and (len(before) > _WIDE or bool(_OPEN.search(before)))


def _is_loud(text: str) -> bool:
    """Whether a line is set in capitals."""
    return text.isupper() and sum(c.isalpha() for c in text) > 5


def _is_headline(before: str, line: str, width: int) -> bool:
    """Whether a line of words with capitals stands above a sentence of its own."""
    if not line[:1].isupper() or len(before) > 0.8 * width or not prose.is_title(before):
        return False
    long = [word for word in prose.words(before) if len(word) > 3]
    return bool(long) and all(word[0].isupper() for word in long) and not prose.has_verb(before)
