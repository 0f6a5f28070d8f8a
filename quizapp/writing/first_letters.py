"""A gap for a name shows the name's first letters: of a brother, a town, a book there are several that fit."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.facts.model import ValueType
from quizapp.packs.gaps import gaps
from quizapp.writing.draft import Draft
from quizapp.writing.shown import answer_type, sentence

ONE_LETTER = len("A…")
_FIRST = re.compile(r"(?<![^\W_])(?!(?:The|A|An) )[^\W\d_](?=[\w.\s]|$)")

_NUMBERED = re.compile(r" \d+$")


def lettered(draft: Draft) -> Draft:
    """The draft with the first letters of the name it asks for in its gap, if it asks for one; `#` is its number."""
    if draft.kind != "cloze" or answer_type(draft) in {ValueType.DATE, ValueType.NUMBER}:
        return draft
    letters = letters_shown(draft)
    gap, *more = gaps(draft.prompt)
    if more or not letters:
        return draft
    asked = draft.prompt[gap.start : gap.end].removesuffix("}}").partition("::")[0]
    number = "#" if letters and _NUMBERED.search(draft.answer) else ""
    hint = ", ".join(filter(None, (gap.hint, letters + number)))
    return replace(draft, prompt=f"{draft.prompt[: gap.start]}{asked}::{hint}}}}}{draft.prompt[gap.end :]}")


def letters_shown(draft: Draft) -> str:
    """The first letters of what a draft asks for, as its gap shows them: one where they are a short form told there."""
    if draft.slot in {"called", "defined", "phrase"}:
        return "".join(f"{word[0]}…" for word in re.findall(r"[^\W\d_]+", draft.answer))
    if draft.fact.rule == "gap pair" and draft.answer.count(" and ") == 1:
        halves = [first_letters(half) for half in draft.answer.split(" and ")]
        dated = re.search(r"\b\d{4}\b", draft.answer)
        return ", ".join(half or "…" for half in halves) if any(halves) and not dated else ""
    letters = first_letters(draft.answer)
    short = "".join(letter for letter in letters if letter.isupper())
    organisation = answer_type(draft) is ValueType.ORGANISATION
    there = re.findall(r"\w+", f"{draft.label} {sentence(draft)}")
    return first_letters(draft.answer, organisation and short in there)


def first_letters(name: str, only_one: bool = False) -> str:
    """The capitals that the words of a name begin with; only the first where they might be its short form.

    >>> first_letters("San Francisco"), first_letters("Count of Urgell"), first_letters("World Bank", only_one=True)
    ('S…F…', 'C…U…', 'W…')
    >>> first_letters("C API"), first_letters("A River")
    ('C…A…', 'R…')
    """
    letters = [letter for letter in _FIRST.findall(name) if letter.isupper()]
    return "".join(f"{letter}…" for letter in (letters[:1] if only_one else letters))
