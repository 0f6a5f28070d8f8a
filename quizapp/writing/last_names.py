"""A person by the last name alone and in full: where the text says both, both are right."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.extraction.lexicon import COUNTRIES
from quizapp.extraction.names import class_noun, is_name, looks_like_person
from quizapp.extraction.persons import has_given_name
from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import answer_type

_DOES = r"(?:['’]s|(?: (?:was|had|would|did|wrote|said|became|began|took|made|went|[a-z]+ed)))\b"
_ENDS = re.compile(r"[,;:!?]$|\w{4}\.$")
"""The end of a sentence or of a part of it, and not of `St.` or `Mr.`"""
_MAY_BE_A_PERSON = {ValueType.TERM, ValueType.PERSON}


def also_in_full(draft: Draft, text: str) -> Draft:
    """The draft with the other form of the person's name as right too."""
    if draft.kind not in {"short", "cloze"} or answer_type(draft) not in _MAY_BE_A_PERSON or not is_name(draft.answer):
        return draft
    other = _last(draft.answer, text) if " " in draft.answer else _full(draft.answer, text)
    return replace(draft, accept=(*draft.accept, other)) if other and other not in draft.accept else draft


def _last(name: str, text: str) -> str:
    """The last name, where somebody of that name does something."""
    last = name.rsplit(maxsplit=1)[-1]
    first_and_last = looks_like_person(name) and name.istitle() and not class_noun(name)
    return last if first_and_last and last not in COUNTRIES and _acts(last, text) else ""


def _full(last: str, text: str) -> str:
    """The one full name that ends so, if it begins with a given name."""
    names = set(re.findall(rf"\b((?:[A-Z][\w.'’-]+ ){{1,3}}{re.escape(last)})\b(?! [A-Z])", text))
    given = {name for name in names if has_given_name(name) and looks_like_person(name)}
    return given.pop() if len(given) == 1 and _acts(last, text) else ""


def _acts(last: str, text: str) -> bool:
    """Whether the last name stands by itself before a verb or what it owns: `Holm opened`, not `Orwin Holm opened`."""
    before = re.findall(rf"(?:^|(\S+)\s)(?=\b{re.escape(last)}{_DOES})", text)
    return any(not word[:1].isupper() or _ENDS.search(word) for word in before)
