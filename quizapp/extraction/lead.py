"""What a lead-in asks for, and how it is counted, dated and asked of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.extraction.names import looks_like_person
from quizapp.extraction.phrases import NUMBERS, in_sentence

_WORDS = tuple(NUMBERS)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead-in asks for: `prompt` names it in a question, `subject` and `relation` identify it."""

    prompt: str
    subject: str
    relation: str
    count: int = 0
    counted: str = ""
    """A question for the number of members, where their number is said and means something."""
    whole: str = ""
    """A question for all members at once, where the list has them all."""
    closed: bool = False
    """Whether nothing else belongs to the list, as its words say."""
    said: str = ""
    """The lead-in itself, its subject named."""
    deeds: bool = False
    """Whether the members are what somebody does, each beginning with its verb."""
    when: str = ""
    """`as of 3 May 2021`, where the lead-in speaks of its own day."""


def of_people(asked: Lead, items: Sequence[str], day: str = "") -> Lead | None:
    """The same asking who, where the members are people; None where they are so only at some time not told."""
    if not all(looks_like_person(item) for item in items) or _are_things(asked, items):
        return asked
    if re.search(r"\bare\b", asked.prompt) and not asked.when:
        return of_people(dated(asked, day), items) if day else None
    return replace(asked, whole=re.sub(r"^What (are|were)", r"Who \1", asked.whole))


def _are_things(asked: Lead, items: Sequence[str]) -> bool:
    """Whether all are sorts, or named after what is asked: `Mill Lock` and `Stone Lock` of locks."""
    if re.search(r"\b(?:types|kinds|sorts|forms|classes) of\b", asked.prompt):
        return True
    ends = [{item.split()[at].casefold() for item in items} for at in (0, -1)]
    return any(len(end) == 1 and re.search(rf"\b{re.escape(min(end))}e?s\b", asked.prompt) for end in ends)


def dated(found: Lead, when: str) -> Lead:
    """The same, each of its questions with the day it holds for."""
    said = f"{when[0].upper()}{when[1:]}, {in_sentence(found.said)}"
    prompt, counted, whole = (
        f"{asked[:-1]} {when}?" if asked else "" for asked in (found.prompt, found.counted, found.whole)
    )
    return replace(found, when=when, said=said, prompt=prompt, counted=counted, whole=whole)


def counted_noun(count: int, noun: str) -> str:
    """The noun with its number in words, where the number is known."""
    return f"{_WORDS[count]} {noun}" if 0 < count < len(_WORDS) else noun


def number_of(word: str | None) -> int:
    """The number that digits or a word say; 0 where there is none."""
    if not word:
        return 0
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 0)


def worth_counting(noun: str) -> bool:
    """Whether how many there are of it is worth asking."""
    vague = (
        r"purposes|aims|goals|objectives|reasons|documents|ways|things|questions|topics|points|tasks|features|benefits"
        r"|steps|parts|elements|aspects|roles|functions|duties|responsibilities|principles|rules|lines|options"
    )
    return not re.search(rf"\b(?:{vague})\b", noun)
