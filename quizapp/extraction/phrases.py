"""Small tests and turns of English phrases that need no parser."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.documents import prose
from quizapp.extraction.names import bare
from quizapp.extraction.persons import has_given_name

PRESENT = re.compile(
    r"\b(?:current(?:ly)?|today|now|nowadays|at present|so far|presently|to date|recent(?:ly)?)\b", re.I
)
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|this|these|those|he|his|she|her|we|our|us|you|your|my|i|such|here|there|above|below"
    r"|following|latter|former|same|others?|one|each|both|another|which|that|who)\b",
    re.IGNORECASE,
)
NUMBERS = {w: n for n, w in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)}  # fmt: skip
_ENOUGH = 60_000


def stands_alone(phrase: str) -> bool:
    """Whether nothing in the phrase points to what was said elsewhere.

    >>> stands_alone("the purposes of the Treaty of Rome"), stands_alone("its purposes")
    (True, False)
    """
    return bool(phrase.strip()) and not _POINTING.search(phrase)


def is_specific(phrase: str) -> bool:
    """Whether it holds a name, an acronym or a year beyond its first word, or its first word is such."""
    words = bare(phrase).split()
    return any(re.match(r"[A-Z]{2}|\d{4}", w) for w in words) or any(
        w[:1].isupper() for w in (words[1:] if bare(phrase) == phrase else words)
    )


def in_sentence(phrase: str, text: str = "") -> str:
    """The phrase as it stands inside a sentence: a capital that only its first place gave is taken off.

    >>> in_sentence("The events of 1999"), in_sentence("Mitosis", "before mitosis begins"), in_sentence("KFOR's tasks")
    ('the events of 1999', 'mitosis', "KFOR's tasks")
    """
    first = phrase.split(maxsplit=1)[0] if phrase else ""
    lowered = first[:1].lower() + first[1:]
    if first in _DETERMINERS or (first[1:].islower() and is_common(first, lowered, text)):
        return lowered + phrase[len(first) :]
    return phrase


def many_in_sentence(phrase: str, text: str = "") -> str:
    """The same of a phrase that begins with a plural: only a name, a people or a family keeps its capital.

    >>> many_in_sentence("Goods of Brek"), many_in_sentence("Germans"), many_in_sentence("James of Arlen")
    ('goods of Brek', 'Germans', 'James of Arlen')
    """
    first = phrase.split(maxsplit=1)[0]
    named = has_given_name(f"{first} I") or first.endswith("ans")
    return in_sentence(phrase, text) if named else phrase[0].lower() + phrase[1:]


def is_common(word: str, lowered: str, text: str) -> bool:
    """Whether a word goes without its capital in the text, and inside sentences not more often with it."""
    text = text[:_ENOUGH]
    small = len(re.findall(rf"\b{re.escape(lowered)}\b", text))
    return small > 0 and small >= lone_capitals(text)[word]


def lone_capitals(text: str) -> Counter[str]:
    """Words that stand inside sentences with a capital, how often, and no part of a longer name.

    >>> sorted(lone_capitals("Files that Porter reads, and the Mill Guild"))
    ['Porter']
    """
    return Counter(re.findall(r"(?<!\w)[a-z]+,? ([A-Z][a-z]+)\b(?! [A-Z])", text))


_DETERMINERS = frozenset(("The", "A", "An", "Every", "Each", "All", "Most", "Many", "Some", "Several", "No"))


def singular(noun: str) -> str:
    """A plural noun phrase in the singular, by its last word; the same where it does not end in s."""
    if re.search(r"(?:headquarters|series|species|means|news|works|crossroads|barracks)$", noun):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if re.search(r"(?:sses|shes|ches|xes)$", noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def base(verb: str) -> str:
    """The base form of a verb in the third person: `consists` -> `consist`.

    >>> base("consists"), base("comprises"), base("carries"), base("has")
    ('consist', 'comprise', 'carry', 'have')
    """
    if verb in ("has", "have", "had"):
        return "have"
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if re.search(r"(?:sses|cuses|shes|ches|xes|does|goes)$", verb):
        return verb[:-2]
    return verb.removesuffix("s")


def share_words(one: str, other: str) -> bool:
    """Whether two phrases share a word of substance."""
    return bool(_telling(one) & _telling(other))


def _telling(text: str) -> set[str]:
    return {singular(w.casefold()) for w in prose.words(text) if len(w) > 3 or w.isupper()}


def first_word_sort(item: str) -> str:
    """What sort of word an item begins with, so that options of different sorts do not give the answer away."""
    first = item.split(maxsplit=1)[0] if item.split() else ""
    if first.casefold() in ("to", "a", "an", "the"):
        return first.casefold()
    if first[:1].isupper():
        return "name"
    if first.endswith("ing"):
        return "ing"
    return "verb" if first.casefold() in _BASE_VERBS else "noun"


_BASE_VERBS = frozenset(
    re.findall(
        r"\S+",
        """adapt add adjust advise allow analyse analyze apply assess assist avoid begin bring build calculate
        carry check choose clean collect compare complete connect contribute control coordinate create date
        decide define deliver demilitarise demilitarize deploy describe design deter determine develop discuss
        distinguish draw encourage end enforce ensure establish evaluate examine explain facilitate fill find
        foster fulfil gather give guarantee halt help identify implement improve increase inform install
        interpret keep launch lead learn list maintain make manage measure monitor move open operate organise
        organize oversee patrol perform plan prepare present preserve prevent produce promote protect provide
        reach read receive recognise recognize reduce remove report resolve respond restore review run secure
        select send separate set share show solve stabilise stabilize start stop store summarise summarize
        supervise support take teach train transfer translate transport understand use verify watch work write""",
    )
)
