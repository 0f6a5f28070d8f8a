"""Whoever a text names in full is named so in a prompt that has only the last name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quizapp.documents.model import Document
from quizapp.documents.verb_list import BASES, PASTS
from quizapp.extraction.lexicon import TITLES, land_of, words
from quizapp.extraction.names import class_noun
from quizapp.extraction.people import is_place_too
from quizapp.extraction.persons import has_given_name, upright
from quizapp.facts.model import Family
from quizapp.writing.doubts import MOST_WORDS, MOST_WORDS_CLOZE, without_aside
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL

NEAR = 2000
"""Characters before a passage in which somebody is named whom it calls by the given name."""
_WHOLE = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]*\.?){0,2} [A-Z][\w-]+")
_TWICE = re.compile(r"(?<!\")\b([A-Z][\w-]+(?: [A-Z][\w-]+){1,2})\b(?=[^\"]*\b\1\b)")
_NUMBERED = re.compile(r" [IVXLC]+$")
_WORD = re.compile(r"[\w’'-]+")
_CAPITAL = re.compile(r"[A-Z][\w-]*[^\W_]")
_ASKING = re.compile(
    r"\b(?:Did|Was|Were|Is|Has|Who|What|When|Which|Why|How|And|In|On|By|Of|Like|Before|After|For|With) $"
)
_PLACED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]hrough|[Aa]round|[Aa]cross|[A-Z]\w+ of"
    r"|reach(?:es|ed)?|enter(?:s|ed)?|occup(?:y|ies|ied)"
    r"|(?:go|goes|went|comes?|came|(?:move|return|travel|march|sail|flee)[a-z]*|fled) to) $"
)
_GOES_ON_AS_A_NAME = re.compile(r" (?:[A-Z]|(?:of|and|for|the|de|von)\b (?:the )?[A-Z])|, [A-Z]\w+(?:,|\.$)")
_NAMED_AFTER = re.compile(
    r"(?:['’]s?)? (?:disease|syndrome|laws?|theorem|equations?|constant|forces?|effect|scale|number|method|process|test"
    r"|family|brothers|administration|poem|engine|motor)\b"
)
"""What bears somebody's last name: `Holm's disease`, `the term Holm force`."""
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b")
_GOES_ON = words(
    "was were is are had has did would could can may and in on at to by for from of with as who that also when while"
)


def named_in_full(draft: Draft, documents: Mapping[str, Document], people: Mapping[str, Mapping[str, str]]) -> Draft:
    """The draft with the full name where a last name stands alone in the prompt for the first time.

    It is the title's, or that of the only person whom the text names so: `people` has those of each document.
    """
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or not draft.passages:
        return draft
    document = documents.get(draft.passages[0].document)
    title = upright(without_aside(document.title)) if document else ""
    draft = replace(draft, prompt=_once(draft.prompt, draft.answer, title))
    known = dict(people.get(draft.passages[0].document, {}))
    known = {short: full for short, full in known.items() if short not in _WORD.findall(title) or full in title}
    if has_given_name(title) and _WHOLE.fullmatch(title):
        first, *_, last = title.split()
        known |= dict.fromkeys([last] if first in TITLES or land_of(first) else [first, last], title)
    cited = draft.passages[0].span
    said = document.passage(cited) if document else ""
    near = document.text[max(0, cited.start - NEAR) : cited.end] if document else ""
    for last in dict.fromkeys(word for word in _CAPITAL.findall(draft.prompt) if word in known):
        full = known[last]
        far = full.startswith(f"{last} ") and full not in title and full not in re.sub(r"\s+", " ", near)
        draft = draft if far or is_place_too(last, said) else _with_full_name(draft, last, full)
    return draft


def _with_full_name(draft: Draft, last: str, name: str) -> Draft:
    """The draft with one person's full name, if the answer has no word of it and the prompt stays short enough."""
    prompt = draft.prompt
    first = re.search(rf"(?<![\w’'-]){re.escape(last)}\b(?!-)", prompt)
    if first is None or set(name.split()) & set(re.findall(r"\w+", f"{draft.answer} {prompt.replace(last, '')}")):
        return draft
    full = prompt[: first.start()] + name + prompt[first.end() :]
    most = MOST_WORDS_CLOZE if draft.kind == "cloze" else MOST_WORDS
    if len(full.split()) > most or not _alone(draft, first.start(), first.end()):
        return draft
    return replace(draft, prompt=full)


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
    """Whether no other name stands beside it, no article or preposition of place before it, and, in a cloze, nothing,
    a verb or a preposition behind; `Treaty of Holm` is a name of its own.
    """
    before, behind = draft.prompt[:start], draft.prompt[end:]
    inside = before.rfind("{{") > before.rfind("}}")
    beside = re.search(r"[A-Z][\w.'’-]*\s$", before) and not _ASKING.search(before)
    follows = re.match(r"(?:['’]s?)?(?:[,.?;]|$| ([a-z]+)\b)", behind)
    goes_on = _GOES_ON_AS_A_NAME.match(behind) or _NAMED_AFTER.match(behind)
    if inside or beside or _PLACED.search(before) or follows is None or goes_on:
        return False
    word = "" if behind.startswith(("'", "’")) else follows[1] or ""
    return draft.kind != "cloze" or not word or word in _GOES_ON or _is_verb(word)


def _is_verb(word: str) -> bool:
    return (
        word in PASTS or word.endswith("ed") or not BASES.isdisjoint((word.removesuffix("s"), word.removesuffix("es")))
    )
