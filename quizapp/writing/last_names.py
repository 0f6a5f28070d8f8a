"""A person by the last name alone and in full: where the text says both, both are right."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from quizapp.extraction.lexicon import COUNTRIES
from quizapp.extraction.names import class_noun, is_name, looks_like_person
from quizapp.extraction.persons import has_given_name
from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import answer_type

MOST_BEFORE = 40
_DOES = re.compile(
    r"\b([A-Z][\w'’-]*\w)(?:['’]s|(?: (?:was|had|would|did|wrote|said|became|began|took|made|went|[a-z]+ed)))\b"
)
_SEVERAL_WORDS = re.compile(r"\b[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2} [A-Z][\w'’-]*\w\b(?! [A-Z])")
_ENDS = re.compile(r"[,;:!?]$|\w{4}\.$")
"""The end of a sentence or of a part of it, and not of `St.` or `Mr.`"""
_IN_OR_THE = re.compile(r"\b(?:in|at|near|inside|outside|into|across|through|the)\s+(?:the\s+)?$", re.IGNORECASE)
_MAY_BE_A_PERSON = {ValueType.TERM, ValueType.PERSON}


def also_in_full(draft: Draft, text: str) -> Draft:
    """The draft with the other form of the person's name as right too."""
    if draft.kind not in {"short", "cloze"} or answer_type(draft) not in _MAY_BE_A_PERSON or not is_name(draft.answer):
        return draft
    if _is_no_person(draft):
        last = draft.answer.rsplit(maxsplit=1)[-1]
        return replace(draft, accept=tuple(form for form in draft.accept if form != last))
    other = _last(draft.answer, text) if " " in draft.answer else _full(draft.answer, text)
    return replace(draft, accept=(*draft.accept, other)) if other and other not in draft.accept else draft


def _is_no_person(draft: Draft) -> bool:
    """Whether one is in it or says `the` to it: a place or a body, whatever the parser takes it for."""
    before = draft.prompt.partition("{{")[0] if draft.kind == "cloze" else ""
    plural = draft.answer.endswith("s") and class_noun(draft.answer[:-1]) != ""
    return bool(_IN_OR_THE.search(before)) or bool(class_noun(draft.answer)) or plural


def _last(name: str, text: str) -> str:
    """The last name, where somebody of that name does something."""
    last = name.rsplit(maxsplit=1)[-1]
    first_and_last = looks_like_person(name) and name.istitle() and not class_noun(name)
    return last if first_and_last and last not in COUNTRIES and last in _acting(text) else ""


def _full(last: str, text: str) -> str:
    """The one full name that ends so, if it begins with a given name."""
    names = _full_names(text).get(last, ())
    return names[0] if len(names) == 1 and last in _acting(text) else ""


@lru_cache(maxsize=8)
def _acting(text: str) -> frozenset[str]:
    """What stands by itself before a verb or what it owns: `Holm` of `Holm opened`, but not of `Orwin Holm opened`."""
    found = set[str]()
    for said in _DOES.finditer(text):
        before = text[max(0, said.start() - MOST_BEFORE) : said.start()].split()
        if not before or not before[-1][:1].isupper() or _ENDS.search(before[-1]):
            found.add(said[1])
    return frozenset(found)


@lru_cache(maxsize=8)
def _full_names(text: str) -> dict[str, list[str]]:
    """Last name -> the full names of persons that end so."""
    found: dict[str, list[str]] = {}
    for name in sorted(set(_SEVERAL_WORDS.findall(text))):
        if has_given_name(name) and looks_like_person(name):
            found.setdefault(name.rsplit(maxsplit=1)[-1], []).append(name)
    return found
