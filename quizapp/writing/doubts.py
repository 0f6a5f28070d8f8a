"""What somebody should look at first: flaws of one draft that keep it from being approved."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import TITLES
from quizapp.extraction.meant import TERM
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import (
    DATED,
    SEVERAL,
    Check,
    Surroundings,
    answer_type,
    blank_off,
    content_words,
    sentence,
    words,
)

MOST_WORDS, MOST_WORDS_CLOZE, MOST_WORDS_MEANING, LONGEST_ANSWER = 25, 34, 30, 12
LONGEST_AMBIGUOUS = 4
"""Letters of a short form that stands for many things."""
OWN = 3
"""The importance of what its document is about."""
WORLDWIDE = words("UN EU DNA RNA WHO IMF WTO NATO HIV GDP UK US USA FBI CIA BBC IBM UFO NBA FIFA ATP GPS CPU RAM URL")
GENERIC = words("make take give include become get use begin start continue do be have happen involve")
WH = re.compile(r"\b(what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
NAMELESS = (
    "operation|agreement|force|mission|team|campaign|process|programme|program|project|system|organisation|"
    "organization|company|group|committee|country|region|area|event|law|act|treaty|document|report|study|"
    "author|authors|man|woman|city|town|place|latter|former|following|above|same|brothers|sisters|couple|band|robot"
    "|film(?= (?:was|is|had|has)\\b)|two(?! [a-z]+s (?:of|in|for)\\b)"
)
_NOW = re.compile(r"\b(?:currently|today|nowadays|at present|so far|now)\b", re.IGNORECASE)
_CURRENT = re.compile(r"\b(?:recently|current|present(?!-day))\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”")
"""What is said of a thing, where `it` is that thing."""
_BEHIND = re.compile(r" \([^)]*\)$")
_DAY = re.compile(r"\b\d{4}\b(?!\.\d)|\bas of\b", re.IGNORECASE)
UNNAMED = re.compile(
    r"^(?:(?! and ).)*\bboth(?=[,.;])"
    r"|\b[Tt]he (?:pair|duo|trio) of [\w ]+s\b"
    r"|\bfellow [a-z]+|\bthe (?:two|three|four|five|latter|former) (?:of them|[a-z]+s)\b(?! (?:of|that|who|which|in)\b)"
)
"""Several things that only another sentence names."""
OWN_WORDS = "of|between|for|against|that|which|who|whose|to|with|from|under|led|made|held|on|in|at"
"""What may follow such a noun and say which one is meant."""


def long_winded(draft: Draft, _: Surroundings) -> str:
    """A prompt is read once; an answer is typed."""
    most = MOST_WORDS_CLOZE if draft.kind == "cloze" else MOST_WORDS_MEANING if draft.rule == TERM else MOST_WORDS
    source = len(draft.fact.as_of_label.split()) if draft.fact.volatile else 0
    if len(sentence(draft).split()) - source > most:
        return "prompt too long"
    typed = draft.kind not in {*SEVERAL, "flashcard"}
    return "answer too long" if typed and len(draft.answer.split()) > LONGEST_ANSWER else ""


def undated(draft: Draft, _: Surroundings) -> str:
    """What can change is asked with its date or its source; what is so `now`, with its date."""
    if draft.rule == TERM:
        return ""
    text = sentence(draft)
    dated = DATED.search(text)
    if (_NOW.search(text) and not _DAY.search(text)) or (_CURRENT.search(text) and not dated):
        return "present without a date"
    led = re.match(r"What has (?!been\b)\w+ed\b|What has (?:led|brought|made)\b", text)
    return "can change, and has no date" if (draft.fact.volatile or led) and not dated else ""


def unclear(draft: Draft, _: Surroundings) -> str:
    """One question, about something that has its name."""
    text = sentence(draft)
    if draft.kind not in {*SEVERAL, "cloze"}:
        outside = _QUOTED.sub("“”", text)
        asked = list(WH.finditer(outside))
        before = outside[: asked[0].start()] if asked else ""
        if not asked or (len(before.split()) > 3 and not re.fullmatch(r"[^,]+, (?:\w+ ){0,2}", before)):
            return "no question word where it belongs"
    if draft.rule == TERM:
        return ""
    if re.search(rf"\b[Tt]he (?i:{NAMELESS})\b(?! (?:{OWN_WORDS})\b| \w+ed\b| [\"“A-Z\d_])", text):
        return "something without its name"
    if draft.fact.family is Family.CLAUSE and UNNAMED.search(text):
        return "points to things that it does not name"
    said = _QUOTED.sub("", text) if draft.rule == "described" else text
    if draft.kind != "cloze" and re.search(r"(?<!^)\b(it|they|them|he|she|him)\b", said):
        return "pronoun"
    return ""


def thin(draft: Draft, _: Surroundings) -> str:
    """A prompt says at least two things, or everything would fit; `What is the KSF?` says enough."""
    if draft.fact.family is not Family.CLAUSE or draft.rule == "wh description":
        return ""
    words = {word for word in content_words(blank_off(sentence(draft))) if word not in GENERIC}
    if draft.kind == "cloze":
        return "" if len(words) >= 4 else "prompt says too little"
    return "prompt says too little" if len(words) < 2 or _bare(draft, words) else ""


def _bare(draft: Draft, words: set[str]) -> bool:
    """Whether a name is asked for by nothing but who did it: others would fit."""
    asked = draft.slot == "object" and answer_type(draft) in NAMES | {*THINGS}
    subject = next((part.text for part in draft.fact.parts if part.role == "subject"), draft.fact.subject)
    rest = words - set(content_words(f"{subject} {draft.head}"))
    return asked and len([word for word in rest if not word.endswith("ly")]) <= 1


def topical(draft: Draft, around: Surroundings) -> str:
    """A gap for what its document is about, or for whom by rank and last name, is filled without reading."""
    titles = [around.titles.get(passage.document, "") for passage in draft.passages]
    answer = f" {canonical(draft.answer)} "
    first, *_, last = (draft.answer.split() or [""]) * 2
    by_rank = first in TITLES and " of " not in draft.answer and any(title.endswith(f" {last}") for title in titles)
    of_title = any(
        answer in f" {canonical(title)} " or _same_name(answer.split(), canonical(without_aside(title)).split())
        for title in titles
    )
    if draft.kind == "cloze" and (by_rank or of_title):
        return "the answer is the topic"
    if draft.kind in SEVERAL or draft.fact.family is not Family.CLAUSE:
        return ""
    spelt = [around.other_names.get(canonical(name), "") for name in re.findall(r"\b[A-Z]{2,}\b", sentence(draft))]
    return "a short form in the prompt says it" if any(answer in f" {name} " for name in spelt) else ""


def without_aside(title: str) -> str:
    """A title without what tells it from others of the name.

    >>> without_aside("Ada Holm (chemist)")
    'Ada Holm'
    """
    return _BEHIND.sub("", title)


def _same_name(one: list[str], other: list[str]) -> bool:
    """Whether both begin and end alike, so that one may have a middle name more: `Ada Holm`, `Ada Maria Holm`."""
    return min(len(one), len(other)) > 1 and (one[0], one[-1]) == (other[0], other[-1])


def mistyped(draft: Draft, _: Surroundings) -> str:
    """The question word fits the answer; who the members of a list are was looked at when they were listed."""
    if draft.kind in {*SEVERAL, "cloze"} or (draft.fact.family is Family.LIST and draft.kind == "flashcard"):
        return ""
    kind, start = answer_type(draft), " ".join(sentence(draft).lower().split()[:3])
    for pattern, types in ASKS:
        if re.search(pattern, start):
            return "" if kind in types else f"question word does not fit a {kind}"
    return ""


NAMES = {ValueType.PERSON, ValueType.ORGANISATION}
THINGS = (ValueType.EVENT, ValueType.WORK, ValueType.TERM, ValueType.PLACE)
ASKS: tuple[tuple[str, set[ValueType]], ...] = (
    (r"^(\w+ )?when\b", {ValueType.DATE}),
    (r"\bhow (many|much|large|old|high|far|big|tall|deep|fast|wide|heavy)\b", {ValueType.NUMBER}),
    (r"\bhow long\b", {ValueType.NUMBER, ValueType.DATE}),
    (r"^(\w+ )?(who|whom)\b", NAMES),
    (r"^where\b", {ValueType.PLACE}),
    (r"^why\b", {ValueType.PURPOSE, ValueType.CAUSE}),
    (r"^(\w+ )?which (year|day|date|month|years|decade|century)\b", {ValueType.DATE}),
)


def worthless(draft: Draft, _: Surroundings) -> str:
    """Praise and vague words teach nothing."""
    vague = r"\b(key|important|crucial|vital|significant|major|great|various|several|many|some|other|certain|further)\b"
    if draft.kind in SEVERAL or answer_type(draft) in {ValueType.DATE, ValueType.NUMBER}:
        return ""
    if re.search(r"\b(?:necessary|appropriate|various) (?:measures|steps|actions?)\b", sentence(draft)):
        return "says nothing in particular"
    if draft.kind == "flashcard" and draft.fact.family is Family.LIST:
        return ""
    return "vague answer" if re.search(vague, draft.answer) and draft.answer[:1].islower() else ""


def bare_short_form(draft: Draft, around: Surroundings) -> str:
    """Few letters stand for many things unless the prompt says in what; `Commander KFOR` spells out half."""
    fact = draft.fact
    if fact.family is Family.ACRONYM and any(word.isupper() and word in fact.subject for word in draft.answer.split()):
        return "half of it stays short"
    if fact.family is not Family.ACRONYM or len(fact.subject) > LONGEST_AMBIGUOUS or fact.subject in WORLDWIDE:
        return ""
    titles = " ".join(around.titles.values())
    own = fact.importance == OWN and len(fact.subject) == LONGEST_AMBIGUOUS
    told = (
        own
        or bool(draft.label)
        or " stand for in " in draft.prompt
        or re.search(rf"\b{re.escape(fact.subject)}\b", titles)
    )
    return "" if told else "short form without its field"


DOUBTFUL: tuple[Check, ...] = (long_winded, undated, unclear, thin, topical, mistyped, worthless, bare_short_form)
