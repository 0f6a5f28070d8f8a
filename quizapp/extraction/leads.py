"""Sentences that introduce a list: whose members they are, and how a question asks for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.extraction.phrases import NUMBERS, PRESENT, base, in_sentence, is_specific, stands_alone

_COUNT = "|".join(NUMBERS)
_NOUNS = r"(?P<noun>[a-z][a-z-]+(?: [a-z-]+){0,3}?(?: (?:of|for) (?:[a-z]+ ?){1,3})?)"
_FOLLOWING = r"(?:the following|as follows|these)"
_AMONG = re.compile(
    rf"^(?P<subject>.+?) (?P<verb>are|were|include|included|have included|has included)(?:, [^,]+,)?"
    rf"(?: and, [^,]+, still include)?(?: {_FOLLOWING})?(?: [a-z]+)?$"
)
_HAVE = re.compile(
    rf"^(?P<subject>.+?) (?P<verb>has|have|had) (?:(?P<count>{_COUNT}|\d{{1,2}}) |{_FOLLOWING} )"
    rf"(?:main |major )?{_NOUNS}$"
)
_CONSIST = re.compile(
    r"^(?P<subject>.+?) (?P<verb>consists of|consist of|consisted of|comprises|comprise|comprised|contains|contain"
    r"|contained|is made up of|are made up of|was made up of|is composed of|are composed of|was composed of|rests on"
    r"|depends on|covers|covered|requires|required|offers|offered|provides|provided|focuses on|focused on|lists)"
    rf"(?: {_FOLLOWING})?(?: (?P<count>{_COUNT}|\d{{1,2}}))?(?: (?P<noun>[a-z][a-z -]{{2,40}}))?$"
)
_THESE = re.compile(
    r"^(?:These|The following)(?: (?P<count>[a-z]+))? (?P<noun>[a-z-]+s|[a-z]+ [a-z-]+s)"
    r" (?P<verb>was|were|are) (?P<rest>.+)$"
)
_BY_THESE = re.compile(
    r"^(?P<subject>.+?) (?P<verb>[a-z]+s|[a-z]+ed) (?P<rest>(?:[^,;:]+ )?)"
    r"(?P<prep>in|by|on|from|with|for|to|at|through)"
    rf" {_FOLLOWING}(?: (?P<count>{_COUNT}))? (?P<noun>[a-z][a-z -]{{2,40}})$"
)
_ORDER = re.compile(
    r"^(?P<subject>.+?) (?:came|come|happen|happened|took place|take place|occur|occurred|follow|followed|run|ran)"
    r" in (?:this|the following) order$",
    re.IGNORECASE,
)
_STAGED = re.compile(
    r"^(?P<subject>.+?) (?:takes?|took|has|have|had|consists? of|consisted of|involves?|follows?|goes through"
    r"|passes through)"
    rf" (?:{_FOLLOWING}|(?:the |these )?(?:{_COUNT}|\d{{1,2}}))(?: main| consecutive)?"
    r" (?P<noun>steps|stages|phases|periods)$",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"^(?:Steps? (?:to|for)|How to|To) (?P<subject>[a-z].+?)(?:, (?:follow|do|take|use|perform|carry out) .*)?$",
    re.IGNORECASE,
)
_LONGEST = 200
_HEADINGS_TO_DO = re.compile(r"^(?:Steps? to|How to) (?P<subject>[a-z].+?)\??$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead-in asks for: `prompt` names it in a question, `subject` and `relation` identify it."""

    prompt: str
    subject: str
    relation: str
    count: int = 0
    counted: str = ""
    """A question for the number of members, where their number is said and means something."""


def members(lead: str, text: str) -> Lead | None:
    """How to ask which the members are; None where the lead-in is no clause that stands alone.

    >>> members("The aims of the Hague Pact were the following:", "").prompt
    'Which of these were among the aims of the Hague Pact?'
    """
    said = lead.rstrip(" :")
    if PRESENT.search(said) or len(said) > _LONGEST:
        return None
    for read in (_these, _among, _have, _consist, _by_these):
        found = read(said, text)
        if found:
            return found
    return None


def _subject(match: re.Match[str], text: str) -> str:
    """The subject as it stands in a sentence, or nothing where it does not stand alone."""
    said = match["subject"]
    if not stands_alone(said) or re.search(r"[,;:(]", said) or len(said.split()) > 10:
        return ""
    return in_sentence(said, text)


def _among(said: str, text: str) -> Lead | None:
    match = _AMONG.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not is_specific(match["subject"]) or not subject:
        return None
    if match["verb"].startswith(("have", "has")):
        return Lead(f"Which of these have been among {subject}?", subject, "include")
    verb = "were" if match["verb"] in ("were", "included") else "are"
    return Lead(f"Which of these {verb} among {subject}?", subject, "include")


def _have(said: str, text: str) -> Lead | None:
    match = _HAVE.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject:
        return None
    noun, count = match["noun"].strip(), _number(match["count"])
    did = {"has": "does", "have": "do", "had": "did"}[match["verb"]]
    counted = f"How many {noun} {did} {subject} have?" if count and _worth_counting(noun) else ""
    verb = "were" if match["verb"] == "had" else "are"
    return Lead(f"Which of these {verb} {noun} of {subject}?", subject, f"have {noun}", count, counted)


def _consist(said: str, text: str) -> Lead | None:
    match = _CONSIST.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject:
        return None
    verb, noun, count = match["verb"], (match["noun"] or "").strip(), _number(match["count"])
    which = f"Which of these {noun}" if noun and not count else "Which of these"
    if verb.startswith(("is ", "are ", "was ")):
        be, rest = verb.split(" ", 1)
        return Lead(f"{which} {be} {subject} {rest}?", subject, rest)
    first, _, prep = verb.partition(" ")
    past = first.endswith("ed")
    did = "did" if past else "does" if first.endswith("s") else "do"
    plain = _UNPAST[first] if past else base(first)
    tail = f"{plain} {prep}".strip()
    counted = f"How many {noun} {did} {subject} {tail}?" if count and noun and _worth_counting(noun) else ""
    return Lead(f"{which} {did} {subject} {tail}?", subject, tail, count, counted)


_UNPAST = {
    "consisted": "consist", "comprised": "comprise", "contained": "contain", "covered": "cover", "required": "require",
    "offered": "offer", "provided": "provide", "focused": "focus",
}  # fmt: skip


def _these(said: str, _: str) -> Lead | None:
    match = _THESE.match(said)
    if not match or not stands_alone(match["rest"]) or len(match["rest"].split()) < 2:
        return None
    noun, verb, rest = match["noun"], match["verb"], match["rest"]
    return Lead(f"Which of these {noun} {verb} {rest}?", noun, f"{verb} {rest}", _number(match["count"]))


def _by_these(said: str, text: str) -> Lead | None:
    match = _BY_THESE.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject or not is_specific(match["subject"]) or not stands_alone(match["rest"] or "x"):
        return None
    verb = match["verb"]
    if verb.endswith("ed") or (" " in match["subject"] and match["subject"].endswith("s")):
        return None
    rest = match["rest"].strip()
    prompt = (
        f"{match['prep'].capitalize()} which of these {match['noun']} does {subject} {base(verb)} {rest}".strip() + "?"
    )
    return Lead(prompt, subject, f"{base(verb)} {rest} {match['prep']}", _number(match["count"]))


def _number(word: str | None) -> int:
    if not word:
        return 0
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 0)


def _worth_counting(noun: str) -> bool:
    vague = (
        r"purposes|aims|goals|objectives|reasons|documents|ways|things|questions|topics|points|tasks|features|benefits"
        r"|steps|parts|elements|aspects|roles|functions|duties|responsibilities|principles|rules|lines|options"
    )
    return not re.search(rf"\b(?:{vague})\b", noun)


def steps(lead: str, heading: str, text: str) -> Lead | None:
    """How to ask for the order of a numbered list; None where nothing says that its order means something.

    >>> steps("The events of the siege came in this order:", "", "").prompt
    'Put the events of the siege in the right order.'
    """
    said = lead.rstrip(" :")[:_LONGEST]
    for pattern in (_ORDER, _TO_DO, _STAGED):
        match = pattern.match(said)
        if match:
            return _steps_of(match, pattern, text, heading)
    match = _HEADINGS_TO_DO.match(heading) if not said else None
    return _steps_of(match, _TO_DO, text) if match else None


def _steps_of(match: re.Match[str], pattern: re.Pattern[str], text: str, heading: str = "") -> Lead | None:
    said = match["subject"]
    if not stands_alone(said) or len(said.split()) > 14:
        return None
    subject = in_sentence(said, text)
    if pattern is _TO_DO:
        return Lead(f"Put the steps to {subject} in the right order.", subject, "steps")
    if pattern is _ORDER:
        if not re.match(r"(?:the )?(?:[\w'’-]+ )*?[a-z]+s(?= (?:of|in|from|to|on|at|by|that|during)\b|$)", subject):
            return None
        named = re.search(r"[A-Z]", subject) or not heading
        said = f"Put {subject}" if named else f"{heading}: put {subject}"
        return Lead(f"{said} in the right order.", subject if named else f"{heading}: {subject}", "order")
    noun = match["noun"].lower()
    if said.startswith("How "):
        return Lead(f"{said}: put the {noun} in the right order.", subject, noun)
    return Lead(f"Put the {noun} of {subject} in the right order.", subject, noun)
