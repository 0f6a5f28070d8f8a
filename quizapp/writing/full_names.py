"""The person that a text is about is named in full in a prompt that has only the last name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quizapp.documents.model import Document
from quizapp.documents.verb_list import PASTS
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import class_noun
from quizapp.extraction.persons import has_given_name
from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL

_WHOLE = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+){1,3}")
_TWICE = re.compile(r"(?<!\")\b([A-Z][\w-]+(?: [A-Z][\w-]+){1,2})\b(?=[^\"]*\b\1\b)")
_NUMBERED = re.compile(r" [IVXLC]+$")
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b")
_GOES_ON = words(
    "was were is are had has did would could can may and in on at to by for from of with as who that also when while"
)


def named_in_full(draft: Draft, documents: Mapping[str, Document]) -> Draft:
    """The draft with the title's name where its last word stands alone in the prompt for the first time."""
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or not draft.passages:
        return draft
    document = documents.get(draft.passages[0].document)
    name = document.title if document else ""
    draft = replace(draft, prompt=_once(draft.prompt, draft.answer, name))
    if not (has_given_name(name) and _WHOLE.fullmatch(name)) or set(name.split()) & set(draft.answer.split()):
        return draft
    last = name.rsplit(maxsplit=1)[-1]
    first = re.search(rf"\b{re.escape(last)}\b", draft.prompt)
    if first is None or name in draft.prompt or not _alone(draft, first.start(), first.end()):
        return draft
    return replace(draft, prompt=draft.prompt[: first.start()] + name + draft.prompt[first.end() :])


def _once(prompt: str, answer: str, title: str) -> str:
    """The prompt with a person's full name once; where it stands again, the last name does."""
    for name in dict.fromkeys(_TWICE.findall(prompt)):
        person = has_given_name(name) or (name == title and _PERSONAL.search(prompt))
        if person and not _may_be_a_thing(name, prompt) and not set(name.split()) & set(answer.split()):
            first, last = prompt.index(name) + len(name), name.rsplit(maxsplit=1)[-1]
            prompt = prompt[:first] + re.sub(rf"\b{re.escape(name)}\b(?! [A-Z])", last, prompt[first:])
    return prompt


def _may_be_a_thing(name: str, prompt: str) -> bool:
    """`Victoria Park`, `at Victoria Falls`, `the Mary Rose`; and `Louis XIV` has no last name."""
    placed = re.search(rf"\b(?:[Tt]he|[Ii]n|[Aa]t|[Nn]ear) {re.escape(name)}\b(?! [A-Z])", prompt)
    return bool(placed or class_noun(name) or _NUMBERED.search(name))


def _alone(draft: Draft, start: int, end: int) -> bool:
    """Whether no other name stands beside it, and in a cloze nothing, a verb or a preposition behind."""
    before, behind = draft.prompt[:start], draft.prompt[end:]
    inside = before.rfind("{{") > before.rfind("}}")
    beside = re.search(r"[A-Z][\w.'’-]*\s$", before)
    follows = re.match(r"(?:['’]s?)?(?:[,.?;]|$| ([a-z]+)\b(?! [A-Z])(?! (?:the|of) [A-Z]))", behind)
    if inside or beside or follows is None:
        return False
    word = follows[1] or ""
    return draft.kind != "cloze" or not word or word in _GOES_ON or word in PASTS or word.endswith("ed")
