"""A person named by one word gets the other one that the document gives, where it gives just one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from quizapp.documents.model import Document
from quizapp.documents.verb_list import PASTS
from quizapp.extraction.lexicon import words
from quizapp.extraction.persons import has_given_name
from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL

_NAME = r"[A-Z][\w-]+"
_FULL = re.compile(rf"\b{_NAME}(?: [A-Z]\.| {_NAME})?(?: (?:van|von|de|der|da) (?:der )?| ){_NAME}\b")
_WHOLE = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}")
_BEFORE = r"(?<=^)|(?<=[a-z,;}}] )|(?<=\? )"
_LONE = re.compile(rf"(?:{_BEFORE})({_NAME})(?=[,.?;]|['’]s?\b| ([a-z]+)\b(?! {_NAME}))(?! (?:the |of ){_NAME})")
"""A name that stands alone, and the small word behind it."""
_GOES_ON = words(
    "was were is are had has did would could can may and in on at to by for from of with as who that also when while"
)


def named_in_full(draft: Draft, documents: Mapping[str, Document]) -> Draft:
    """The draft with the first lone name of each person in its prompt as the document has it in full."""
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or not draft.passages:
        return draft
    document = documents.get(draft.passages[0].document)
    if document is None:
        return draft
    known, prompt, at = _persons(document.text, document.title), draft.prompt, 0
    while found := _LONE.search(prompt, at):
        full, at = known.get(found[1], "") if draft.kind != "cloze" or _acts(found[2] or "") else "", found.end()
        told = {found[1], *full.split()} & {*draft.answer.split()}
        longer = re.search(r"[A-Z][\w.'’-]*\s$", prompt[: found.start()])
        if full and not told and not longer and full not in prompt and not _in_gap(prompt, found.start()):
            prompt = prompt[: found.start()] + full + prompt[found.end() :]
            at = found.start() + len(full)
    return replace(draft, prompt=prompt) if prompt != draft.prompt else draft


def _acts(behind: str) -> bool:
    """Whether nothing, a verb or a preposition follows: `Holm sold`, but not `Holm engines`."""
    return not behind or behind in _GOES_ON or behind in PASTS or behind.endswith("ed")


def _in_gap(prompt: str, at: int) -> bool:
    return prompt.rfind("{{", 0, at) > prompt.rfind("}}", 0, at)


@lru_cache(maxsize=32)
def _persons(text: str, title: str) -> dict[str, str]:
    """First and last words of the persons in a text -> the full name, for those that are one person's only.

    The last name of the person that the text is about is theirs, whoever else has it.
    """
    full = {name for name in _FULL.findall(text) if has_given_name(name)}
    found: dict[str, set[str]] = {}
    for name in full:
        for word in {name.split()[0], name.split()[-1]}:
            found.setdefault(word, set()).add(name)
    own = {title.rsplit(maxsplit=1)[-1]: {title}} if has_given_name(title) and _WHOLE.fullmatch(title) else {}
    one = {word: next(iter(names)) for word, names in (found | own).items() if len(names) == 1}
    return {word: name for word, name in one.items() if f"{word}s " not in text}
