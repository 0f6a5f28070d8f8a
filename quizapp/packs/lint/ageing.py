"""Words that say too little: how often, how many, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.packs.lint.literature import HDR, NBME, TWENTY
from quizapp.packs.lint.rule import Asked, Finding, Rule

_OFTEN = re.compile(
    r"\b(?:usually|often|sometimes|frequently|rarely|seldom|occasionally|generally|regularly|infrequently|normally"
    r"|from time to time|once in a while|now and then|almost (?:always|never)|hardly ever)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"^(?:(?:only|just|quite|rather|fairly|very|pretty|relatively|so)?\s?"
    r"(?:a few|few|some|many|several|a lot|lots|much|little|a little|a bit|old|young|long|short|big|small|large|high"
    r"|low|far|fast|slow|rarely|often)"
    r"|hardly (?:any|anything)|(?:nearly|almost) (?:nothing|none|all)|not (?:many|much)|plenty)(?: of \w+)?\.?$",
    re.IGNORECASE,
)
_AMOUNTS = (
    "usually often sometimes frequently rarely seldom occasionally generally regularly infrequently normally "
    "time while then almost hardly few some many several lot lots much little bit old young long short big small large "
    "high low far fast slow nearly plenty"
)
_VAGUE = frozenset(_AMOUNTS.split())
"""Words without one of which nothing is vague."""
_HEDGED = re.compile(r"\b(?:somewhat|rather|fairly|quite|relatively|more or less|to some extent)\b", re.IGNORECASE)
_AGES = re.compile(
    r"\b(?:currently|today|nowadays|at present|presently|so far|to date|this year|at the moment|recently|these days"
    r"|(?:the|its|their|whose|this) current (?!called|in\b|of\b|that\b|which\b|through\b|is\b|and\b|when\b|flow)[a-z]+"
    r"|(?:newest|latest) (?!of\b)[a-z]+|now (?:live|living|called|leads?|holds?|stands?|is|has|have)"
    r"|(?:is|are|has|have) now|world record)\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:president|prime minister|chancellor|secretary[- ]general|minister|mayor|governor|king|queen|pope|monarch|chair"
    r"(?:man|woman|person)?|head|leader|ceo|chief|director|commander|champion|captain|coach|owner|speaker)"
)
_HOLDS = re.compile(
    rf"^who (?:is|are) (?:the|[\w’'-]+[’']s) (?:[\w-]+ ){{0,3}}{_OFFICE}\b"
    r"|^who (?:holds|leads|heads|chairs|commands|owns|governs|runs)\b"
    r"|\bthe (?:tallest|largest|biggest|richest|fastest|longest|most \w+|busiest|best-selling) (?:\w+ )?"
    r"(?:building|skyscraper|tower|bridge|company|producer|maker|exporter|city|economy|airport|stadium|ship|computer"
    r"|employer|retailer|bank|population)\b"
    r"|\bwhat is the population of\b|\bhow many (?:people|inhabitants|employees|citizens|students|subscribers)"
    r" (?:now |currently )?(?:live|does|do|has|have|work|are)\b"
    r"|\bhow many (?:member states|members|employees|inhabitants) (?:does|do|has|have|belong|are)\b",
    re.IGNORECASE,
)
_SIGNS = (
    "currently today nowadays present presently so date this moment recently these current newest latest now record "
    "who population many tallest largest biggest richest fastest longest most busiest best-selling"
)
_TRIGGERS = frozenset(_SIGNS.split())
"""Words without one of which nothing ages; to look for them is quicker than for the phrases."""
_DATED = re.compile(r"\b\d{4}\b|\baccording to\b|\bas of\b", re.IGNORECASE)


def vague_quantifier(asked: Asked) -> Iterator[Finding]:
    """Often, some or rarely, which everybody reads as another number."""
    question = asked.question
    hint = "say how often or how much, or compare two things"
    if question.kind == "truefalse":
        found = _OFTEN.search(asked.text) or _HEDGED.search(asked.text)
        if found:
            yield Finding("vague_quantifier", f"'{found[0]}' makes it a matter of opinion", ("prompt",), hint)
    elif asked.choices:
        for text in () if _VAGUE.isdisjoint(asked.offered_words) else asked.choices:
            found = _OFTEN.search(text) or _HOW_MUCH.match(text)
            if found:
                yield Finding("vague_quantifier", f"'{found[0]}' can mean anything", asked.place(text), hint)
                return
    elif question.kind in {"short", "flashcard"} and _HOW_MUCH.match(question.answer):
        yield Finding("vague_quantifier", f"'{question.answer}' can mean anything", ("answer",), hint)


def undated(asked: Asked) -> Iterator[Finding]:
    """What ages, and no date."""
    text = asked.text
    if _TRIGGERS.isdisjoint(asked.words):
        return
    found = _AGES.search(text) or _HOLDS.search(text)
    if found and not asked.question.as_of and not _DATED.search(text):
        hint = "say when it held: as_of: 2024-05, or a year in the prompt"
        yield Finding("undated", f"'{found[0]}' ages", asked.at, hint)


RULES = (
    Rule(
        "vague_quantifier",
        "often, usually, some, a lot or the like in an answer or a statement",
        "One person's often is another's rarely: whether the answer is right is a matter of opinion.",
        "say how often or how much, or ask which of two things is more frequent",
        f"{NBME}; {HDR}, guideline 6",
        frozenset({"choice", "multi", "truefalse", "short", "flashcard"}),
        vague_quantifier,
        english=True,
    ),
    Rule(
        "undated",
        "what is asked changes with time, and no date is given",
        "The answer is right when it is written, and wrong without anybody noticing it later.",
        "say when it held: as_of: 2024-05, or a year in the prompt",
        f"{TWENTY} (date stamping)",
        find=undated,
        english=True,
    ),
)
