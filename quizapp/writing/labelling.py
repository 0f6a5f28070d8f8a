"""Questions that do not name what they are about get its name in front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from quizapp.documents.model import Document
from quizapp.extraction.initials import spells
from quizapp.extraction.label import label_for, label_of, names_it
from quizapp.extraction.meant import TERM
from quizapp.extraction.phrases import singular
from quizapp.extraction.recurring import recurring_topic
from quizapp.extraction.title_parts import title_part
from quizapp.facts.entries import entry_day
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family
from quizapp.text.dates import find_dates, parse_date
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, sentence
from quizapp.writing.topical import leaves_open

LEAST_NAME, LEAST_UNTOLD = 4, 4
_SOURCED = re.compile(r"\baccording to (?:the \w+ )?[\"“]", re.IGNORECASE)
"""The document as the source; `according to the census` does not say which document it is."""
_NONE: Mapping[str, str] = {}


def labelled(drafts: Iterable[Draft], documents: Sequence[Document], names: Mapping[str, str] = _NONE) -> list[Draft]:
    """The same, each prompt with a label where it would not be understood with its document closed."""
    by_name = {document.name: document for document in documents}
    whole = {document.name: label_of(document) for document in documents}
    part = cache(lambda name: title_part(by_name[name]))

    @cache
    def label(name: str, topic: str) -> str:
        return label_for(topic, by_name[name], whole[name])

    def of(draft: Draft, name: str) -> str:
        return label(name, draft.fact.topic) or (part(name) if leaves_open(draft, part(name)) else "")

    return [
        _labelled(_small_behind(draft, by_name[name].text), by_name[name], of(draft, name), names) if name else draft
        for draft in drafts
        for name in (draft.passages[0].document if draft.passages else "",)
    ]


def with_topic(drafts: Iterable[Draft], documents: Sequence[Document], names: Mapping[str, str] = _NONE) -> list[Draft]:
    """The same, those that leave open what they are about with what their document speaks of again and again."""
    by_name = {document.name: document for document in documents}
    topic = cache(lambda name: "" if title_part(by_name[name]) else recurring_topic(by_name[name]))
    return [
        _labelled(draft, by_name[name], topic(name), names)
        if name and draft.label == _day(draft, by_name[name]) and leaves_open(draft, topic(name))
        else draft
        for draft in drafts
        for name in (draft.passages[0].document if draft.passages else "",)
    ]


def _small_behind(draft: Draft, text: str) -> Draft:
    """The draft with the sentence behind its date or source begun small, where the text never writes a name there."""
    source = len(draft.fact.as_of_label)
    begun = re.match(r", ([A-Z][a-z]+)\b(?! [A-Z])", draft.prompt[source:]) if source else None
    if not begun or draft.prompt[:source].casefold() != draft.fact.as_of_label.casefold():
        return draft
    word = begun[1].lower()
    if not re.search(rf"\b{word}\b", text) or re.search(rf"[a-z,;] {begun[1]}\b", text):
        return draft
    at = source + begun.start(1)
    return replace(draft, prompt=draft.prompt[:at] + word + draft.prompt[at + len(word) :])


def _labelled(draft: Draft, document: Document, label: str, names: Mapping[str, str]) -> Draft:
    """The draft with its label; none where the prompt names it, or the label would tell the answer."""
    shown = " ".join([draft.answer, *draft.items, *(side for pair in draft.pairs for side in pair)])
    sourced = _SOURCED.search(draft.prompt) is not None
    day = _day(draft, document)
    other = names.get(canonical(label), "")
    told = names_it(label, shown) or (other and names_it(other, shown)) or _short(label, shown) or _short(shown, label)
    told = told or any(spells(shown.split(), word) for word in re.findall(r"\b[A-Z]{2,}\b", label))
    told = told or _shares_a_name(label, draft) or _of_that_land(label, shown) or _says_term(label, draft)
    if draft.fact.family is Family.ACRONYM:
        told = " stand for in " in draft.prompt or told_of_long_form(label, draft.answer)
    if not label or sourced or told or (names_it(label, sentence(draft)) and not day):
        label = ""
    return replace(draft, label=", ".join(part for part in (label, day) if part))


def told_of_long_form(said: str, long_form: str) -> bool:
    """Whether what is said holds more than one word in four of a long form, or spells it.

    >>> told_of_long_form("Arn", "Arn Lake Ferry Board"), told_of_long_form("Arn", "Arn Board")
    (False, True)
    """
    asked = set(canonical(long_form).split())
    return len(asked & set(canonical(said).split())) > len(asked) // LEAST_UNTOLD or _short(said, long_form)


def _shares_a_name(label: str, draft: Draft) -> bool:
    """Whether the label has the last word of the name asked, `Hoover Dam` of `Herbert Hoover`."""
    words = draft.answer.split()
    named = bool(words) and words[-1][:1].isupper() and len(words[-1]) >= LEAST_NAME
    return named and draft.kind not in SEVERAL and canonical(words[-1]) in canonical(label).split()


def _says_term(label: str, draft: Draft) -> bool:
    """Whether the label has a word of the term that is asked for by what it means."""
    asked = {singular(word) for word in canonical(draft.answer).split() if len(word) >= LEAST_NAME}
    said = {singular(word) for word in canonical(label).split()}
    return draft.rule == TERM and bool(asked & said)


def _of_that_land(label: str, shown: str) -> bool:
    """Whether the only name in the answer is made of the label, as `Norvanian` of `Norvania`."""
    land = canonical(label)
    names = [canonical(word) for word in re.findall(r"\b[A-Z]\w+", shown)]
    return len(land) >= LEAST_NAME and len(names) == 1 and names[0].startswith(land) and names[0] != land


def _short(one: str, other: str) -> bool:
    """Whether the one is an acronym that begins with the other's initials, or that its first words spell.

    >>> _short("ABC", "American Broadcasting Company"), _short("KFOR", "Kosovo Force"), _short("UN", "Union")
    (True, True, False)
    >>> _short("EXIF", "Exchangeable Image File Format")
    True
    """
    words = other.split()
    if one.isupper() and any(spells(words[:count], one) for count in range(2, len(words) + 1)):
        return True
    initials = "".join(word[0] for word in other.split() if word[0].isupper())
    return one.strip().isupper() and len(initials) > 1 and one.strip().startswith(initials)


def _day(draft: Draft, document: Document) -> str:
    """The date of the entry that it is about, where neither prompt nor answer has one."""
    day = entry_day(document, draft.passages[0].span.start) if draft.fact.family is Family.CLAUSE else ""
    dated = find_dates(sentence(draft)) or parse_date(draft.answer)
    return "" if dated else day
