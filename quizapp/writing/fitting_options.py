"""Whether an option is wrong for sure, and of the form of the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.extraction.names import class_noun
from quizapp.facts.agree import agree
from quizapp.facts.identity import canonical
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import parse_date
from quizapp.writing.draft import Draft
from quizapp.writing.peers import LINE_FAMILIES, Pool
from quizapp.writing.shown import answer_type, content_words, sentence

_YEAR = re.compile(r"(?:1\d|20)\d\d")
LONGEST_RATIO, ENOUGH, STEM = 2.0, 0.6, 6
ONE_NAME_OF_MANY = {ValueType.WORK, ValueType.EVENT, ValueType.ORGANISATION, ValueType.TERM}
"""Types of things that go by several names."""


def surely_wrong(text: str, draft: Draft, never: Sequence[str], pool: Pool) -> bool:
    """Not right, not part of what is right, not in the prompt or beside the answer, and not said of what is asked."""
    mine, prompt = canonical(text), f" {canonical(sentence(draft))} "
    kind = answer_type(draft)
    if not mine or f" {mine} " in prompt:
        return False
    if any(alike(mine, other) or agree(Part("", text, kind), Part("", other, kind)) for other in never):
        return False
    return draft.fact.family in LINE_FAMILIES or not _said_of_it(mine, draft, pool)


def fits_form(text: str, draft: Draft) -> bool:
    """About as long, and of the same form: precision, figures, capitals."""
    short, long = sorted((len(text), len(draft.answer)))
    return long <= LONGEST_RATIO * max(short, 1) and _same_form(text, draft.answer, answer_type(draft))


def apart(one: str, other: str, other_names: dict[str, str]) -> bool:
    """Whether two wrong options are two."""
    a, b = canonical(one), canonical(other)
    return not alike(a, b) and other_names.get(a) != b


def alike(one: str, other: str) -> bool:
    """Whether one holds the other."""
    a, b = set(content_words(one)), set(content_words(other))
    return one == other or (bool(a and b) and (a <= b or b <= a))


def surely_another(draft: Draft, text: str, head: str, pool: Pool) -> bool:
    """Whether a name is no other name of what is asked.

    One agreement, law or body has many names. A number or a sentence that tells them apart says that they are two; two
    bodies are when they share no word but the noun. None may share a name with the prompt.
    """
    kind = answer_type(draft)
    if kind not in ONE_NAME_OF_MANY:
        return True
    mine, theirs = (re.findall(r"\d+|\b[IVX]+\b", name) for name in (draft.answer, text))
    if mine and theirs and mine != theirs:
        named = {canonical(word) for word in re.findall(r"\b[A-Z]\w+", text)} - {head}
        return not named & set(canonical(sentence(draft)).split())
    if (canonical(draft.answer), canonical(text)) in pool.told_apart:
        return True
    a, b = (set(content_words(name)) - {head, class_noun(name)} for name in (draft.answer, text))
    return kind is ValueType.ORGANISATION and not {w[:STEM] for w in a} & {w[:STEM] for w in b}


def _said_of_it(mine: str, draft: Draft, pool: Pool) -> bool:
    """Whether a sentence with the option holds most words of the prompt: then it may be right, too."""
    asked = {word[:STEM] for word in content_words(sentence(draft))} - {canonical(draft.head)[:STEM]}
    held = ({word[:STEM] for word in said.split()} for said in pool.around(mine))
    return any(len(asked & words) >= ENOUGH * len(asked) and not _of_another_year(asked, words) for words in held)


def _of_another_year(asked: set[str], said: set[str]) -> bool:
    """Whether the prompt says a year and the sentence only others."""
    mine, theirs = ({word for word in words if _YEAR.fullmatch(word)} for words in (asked, said))
    return bool(mine and theirs) and not mine <= theirs


def _same_form(one: str, other: str, kind: ValueType) -> bool:
    if kind is ValueType.DATE:
        a, b = parse_date(one), parse_date(other)
        same = bool(a and b and (a.precision, a.qualifier) == (b.precision, b.qualifier))
        return same and _date_shape(one) == _date_shape(other)
    if any(c.isdigit() for c in one) != any(c.isdigit() for c in other):
        return False
    return one[:1].isupper() == other[:1].isupper() and one.isupper() == other.isupper()


def _date_shape(text: str) -> str:
    """How a date is written: `9 May 1931` as `9 a 9`, `from May 9th, 1931` as `from a 9th, 9`."""
    named = re.sub(r"\b[A-Z][a-z]+\b\.?", "a", text)
    return re.sub(r"\d+", "9", named)
