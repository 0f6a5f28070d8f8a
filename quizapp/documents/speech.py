"""Who says what: speakers of a transcript, questions and answers, labels such as `Note:`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from quizapp.documents import prose

_TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?\s*[-–]?\s+)"
_TURN = re.compile(
    rf"{_TIME}?(?P<who>[^\W\d_][\w.'’-]*(?:\s[\w.'’()-]+){{0,3}})"
    r"(?:\s*[\[(]\d[\d:]+[\])])?\s*:\s+(?=\S)"
)
_ASKED = re.compile(r"(?:Q|A|Question|Answer)(?:\s?\d{1,3})?\s*[.:)]\s+(?=\S)")
_NOTED = re.compile(
    r"(?:note|nb|n\.b\.|tip|hint|warning|caution|important|attention|remember|remark|example|danger|did you know"
    r"|fun fact"
    r"|key point|in brief|summary|definition|theorem(?: \d+)?|update|fact|background|context|conclusion"
    r"|answer)\s*[:!.]\s+(?=[\"“A-Z])",
    re.IGNORECASE,
)
_STAGE = re.compile(r"(?:[\[][^\[\]]{2,160}[\]]\s*)+$|[(][^()]{2,60}[)]$|[♪♫#].{0,80}[♪♫#]$|—.{3,40}—$")


def said_from(text: str, speakers: frozenset[str]) -> tuple[str, int] | None:
    """Who speaks, or the label, and where what is said begins."""
    found = _ASKED.match(text) or _NOTED.match(text)
    if found:
        return found[0].strip(" .:)!"), found.end()
    turn = _TURN.match(text)
    if turn and turn["who"].casefold() in speakers:
        return turn["who"], turn.end()
    return None


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """The names that stand before a colon at least twice, each time with something said after it."""
    counted: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for text in texts:
        turn = _TURN.match(text)
        if not turn or len(text) - turn.end() < 4:
            continue
        who, rest = turn["who"], text[turn.end() :]
        if not (who.isupper() or all(w[0].isupper() or w.startswith("(") for w in who.split())):
            continue
        shown[who.casefold()] += 1
        counted[who.casefold()] += prose.ends(rest) and (prose.has_verb(rest) or rest.endswith("?"))
    turns = sum(times for times in counted.values())
    return frozenset(w for w, n in counted.items() if n and n >= 0.5 * shown[w] and (n >= 2 or turns >= 4))


def opens_turn(text: str) -> bool:
    """Whether a line begins a question, an answer, or what somebody says whose name is set in capitals."""
    turn = _TURN.match(text)
    return (
        bool(_ASKED.match(text))
        or is_stage_direction(text)
        or bool(turn and turn["who"].isupper() and len(turn["who"]) > 2)
    )


def may_turn(text: str) -> bool:
    """Whether a line begins as what somebody says does: a name, a colon, a sentence."""
    turn = _TURN.match(text)
    return bool(turn and prose.ends(text) and all(w[0].isupper() for w in turn["who"].split()))


def is_stage_direction(text: str) -> bool:
    """Whether a line says what is heard or shown, not what is said: `[laughter]`."""
    return bool(_STAGE.fullmatch(text))
