"""Whether a prompt says what it is about, to who reads it without its document."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import UNIQUE
from quizapp.extraction.names import is_name
from quizapp.extraction.recurring import folded, telling
from quizapp.facts.model import Family
from quizapp.writing.doubts import WORLDWIDE
from quizapp.writing.draft import Draft
from quizapp.writing.shown import CALENDAR, SEVERAL, sentence

STEM = 5
_FULL_NAME = re.compile(
    r"(?P<of>\b(?:in|at|on|to|of|for|from|by|with|near|into) (?:the )?)?"
    r"\b(?P<name>[A-Z][\w'’.-]+ (?:(?:of|de|van|von|the|and|for) )*[A-Z][\w'’-]+|[A-Z][A-Z0-9]{2,})\b"
)
"""A name of several words or an acronym, and what puts it aside."""
_SOURCED = re.compile(r"^According to |, according to |^(?:As of|In the table) ")
_PREPOSITION = r"(?:of|that|which|who|for|between|from|with|in|at|on|by|to|as|and|or|was|were|is|are|had|has|did)\b"
_THE = re.compile(
    rf"\b[Tt]he ((?:(?!{_PREPOSITION})[a-z][\w-]* ){{0,3}}(?!{_PREPOSITION})[a-z][\w-]*)"
    r"(?= (?:was|were|is|are|had|has|did|in|at|on|by|to|and|_)\b|[,?.;])"
)
"""`the wider arc` with nothing behind that tells of what."""
_IS, _PAST = re.compile(r"\b(?:is|are)\b"), re.compile(r"\b(?:was|were|had|did|became|\w+ed)\b(?! by\b)")
_RANKED = re.compile(r"(?:first|last|only|\w+est|most|same|number|name|end|beginning|title|rank)\b")


def leaves_open(draft: Draft, topic: str) -> bool:
    """Whether it neither says a word of the topic nor stands without it: no full name, or `the arc` and not of what."""
    asked, bare = sentence(draft), _asks_for_a_term(draft)
    clause = draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL
    there = {folded(word)[:STEM] for word in telling(f"{asked} {draft.answer}")}
    if _SOURCED.search(draft.prompt) or there & {folded(word)[:STEM] for word in telling(topic)}:
        return False
    return bare or (clause and not _stands(asked, topic))


def _asks_for_a_term(draft: Draft) -> bool:
    """Whether it asks what an acronym stands for that not everybody knows, or for the term of a definition."""
    short = draft.fact.family is Family.ACRONYM and draft.fact.subject not in WORLDWIDE
    return draft.prompt.startswith("Which term ") or (short and draft.prompt.endswith(" stand for?"))


def _stands(asked: str, topic: str) -> bool:
    """Whether it has a full name and nothing that hangs, or holds anywhere and not only of the name in question."""
    said = re.sub(r"^(?:\w+ ){0,3}?(?:Which|What|Who|When|Where|Why|How)\b", "", asked)
    named = any(not (one["of"] or set(one["name"].split()) & CALENDAR) for one in _FULL_NAME.finditer(said))
    general = is_name(topic) and " " in topic and _IS.search(said) and not _PAST.search(said)
    return bool(named or general) and not hangs(said)


def hangs(said: str) -> bool:
    """Whether it speaks of `the arc`, and nothing behind says of what.

    >>> hangs("Adam Holm proposed the wider arc in 1757"), hangs("Adam Holm proposed the first arc of the Heron")
    (True, False)
    """
    return any(found[1].split()[-1] not in UNIQUE and not _RANKED.match(found[1]) for found in _THE.finditer(said))
