"""Answers picked from what is shown: one option, several, an order, pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from quizapp.text.normal import same

Parts = tuple[tuple[str, bool], ...]
BETWEEN = " | "
"""What stands between several items where they are kept as one text."""


def kept_apart(kept: str, options: Sequence[str]) -> list[str]:
    """The items of a kept text; an option may hold what stands between them."""
    known = "|".join(map(re.escape, sorted(options, key=len, reverse=True)))
    return re.findall(f"(?s)({known}|.*?){re.escape(BETWEEN)}", kept + BETWEEN)


def matches(given: str, option: str) -> bool:
    """Whether an option's text was picked; options are texts as they stand."""
    return unicodedata.normalize("NFC", given.strip()) == unicodedata.normalize("NFC", option.strip())


def picked(given: str, options: Sequence[str]) -> str:
    """The option that was picked or typed, or what was given when it is none of them."""
    exactly = [option for option in options if matches(given, option)]
    alike = exactly or [option for option in options if same(given, option)]
    return alike[0] if len(alike) == 1 else given


def several(given: Sequence[str], answers: Sequence[str], options: Sequence[str]) -> Parts:
    """Every right option with whether it was picked, then every wrong pick."""
    chosen = [picked(one, options) for one in given if one.strip()]
    wrong = dict.fromkeys(one for one in chosen if one not in answers)
    return (*((answer, answer in chosen) for answer in answers), *((one, False) for one in wrong))


def in_order(given: Sequence[str], items: Sequence[str]) -> Parts:
    """Every item with whether it was put in its place."""
    placed = [picked(one, items) for one in given]
    return tuple((item, at < len(placed) and placed[at] == item) for at, item in enumerate(items))


def pairs(given: Sequence[str], rights: dict[str, str], options: Sequence[str]) -> Parts:
    """Every left side with whether its right side was found."""
    chosen = [picked(one, options) for one in given]
    return tuple((left, at < len(chosen) and chosen[at] == right) for at, (left, right) in enumerate(rights.items()))
