"""Descriptions that say too little of something, or that others could say otherwise."""

from __future__ import annotations

import re

from quizapp.extraction.persons import has_given_name, is_role
from quizapp.facts.identity import canonical
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings, content_words, sentence, words

LEAST_DESCRIPTION = 5
_REGIMES = frozenset(("regime", "democracy", "republic", "monarchy", "federation", "producer", "exporter", "member"))
"""What a country is beside many other things, and may not stay."""
_WAS = re.compile(r"What (?:was|were)\b")
_ANY_ONE = re.compile(r"(?:each|every|any|either|another)\b", re.IGNORECASE)
_PRAISE = words(
    "invaluable valuable indispensable excellent wonderful useful handy great powerful good essential important "
    "popular famous beautiful fascinating perfect ideal helpful vital"
)
_OF_A_WORD = re.compile(
    r"(?:an?|the) (?:[a-z]+ )?(?:term|word|name|phrase|expression)"
    r" (?:for|that|which|used|given|describing|meaning|to)\b"
)
"""What is said of the word, and not of what it names."""
_WITHOUT_OBJECT = re.compile(r"\b(?:in|of|by|to|from) which [A-Z]\w+ [a-z]+s (?:in|as|at|on)\b")
"""`a picture in which Holm defines in her book`."""
_CODE = re.compile(r"\s*[`<]")
"""A word of a program goes on where the prose is read to end."""
_DEGREE = re.compile(r"an? (?:relatively|rather|quite|fairly|very|highly|largely|somewhat|particularly) ")


def loosely_described(draft: Draft, around: Surroundings) -> str:
    """`What was Ada Holm?`, what something is `relatively`, and a sort of thing of which nothing more is told."""
    if draft.rule != "wh description":
        return ""
    if _WAS.match(sentence(draft)):
        return "what something was is told otherwise, too"
    if _ANY_ONE.match(draft.fact.subject) or _CODE.match(_behind(draft, around)):
        return "is left without its end or its owner"
    first = _first_words(draft.answer)
    head = first[-1]
    named = not re.match(r"(?:the|an?) ", draft.fact.subject, re.IGNORECASE)
    person = has_given_name(draft.fact.subject) or is_role(head) or head.endswith(("man", "ist", "ian", "utor"))
    person = person or (named and " who " in f"{draft.answer} ")
    if person:
        return "a person is no what"
    if _DEGREE.match(draft.answer):
        return "a matter of degree"
    if len(draft.answer.split()) < LEAST_DESCRIPTION:
        return "only says what sort of thing"
    if _REGIMES.intersection(first):
        return "is described otherwise, too"
    return "is described otherwise, too" if _described_otherwise(draft, around) else ""


def told_badly(draft: Draft, _: Surroundings) -> str:
    """A definition or description that praises, tells of the word, or is cut off."""
    if draft.rule not in ("wh description", "definition"):
        return ""
    if _PRAISE.intersection(_first_words(draft.answer)):
        return "is praised more than told"
    if _OF_A_WORD.match(draft.answer):
        return "tells of the word, not of the thing"
    return "is left without its end or its owner" if _WITHOUT_OBJECT.search(draft.answer) else ""


def _first_words(answer: str) -> list[str]:
    return re.split(r",| (?:who|that|which|of|from|in|at|for)\b", answer)[0].split()


def _behind(draft: Draft, around: Surroundings) -> str:
    """What follows the answer in its document."""
    if draft.answer_span is None or not draft.passages:
        return ""
    return around.texts.get(draft.passages[0].document, "")[draft.answer_span.end :][:4]


def _described_otherwise(draft: Draft, around: Surroundings) -> bool:
    """Whether the documents say something else that it is, under this name or its other one.

    What a document says of what it is about is how it describes it.
    """
    name = canonical(draft.fact.subject)
    title = around.titles.get(draft.passages[0].document, "") if draft.passages else ""
    if f" {name} " in f" {canonical(title)} ":
        return False
    names = "|".join(map(re.escape, filter(None, (name, around.other_names.get(name, "")))))
    is_a = re.compile(rf"\b(?:{names})\b(?: \([^)]*\))? (?:is|was|are|were) (an? [^.;,]+)", re.IGNORECASE)
    mine = set(content_words(draft.answer))
    others = [set(content_words(said)) for text in around.texts.values() for said in is_a.findall(text)]
    return any(not other <= mine and not mine <= other for other in others)
