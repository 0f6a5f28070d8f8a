"""Lead-ins and headings that say that the order of a numbered list means something."""

from __future__ import annotations

import re

from quizapp.extraction.lead import Lead
from quizapp.extraction.names import bare
from quizapp.extraction.phrases import NUMBERS, in_sentence, is_specific, stands_alone

_COUNT = "|".join(NUMBERS)
_FOLLOWING = r"(?:the following|as follows|these)"
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
_HEADINGS_TO_DO = re.compile(r"^(?:Steps? to|How to|To) (?P<subject>[a-z].+?)\??$")
_WHEN_TO = re.compile(
    r"^(?P<when>(?:If|When|In case of|In the event of|Before|After) [^,]+), (?:please )?"
    r"(?:take|follow|do|carry out|complete) (?:these|the following)(?: \w+)? (?:steps|actions|tasks)$"
)
_METHOD = re.compile(r"method|procedure|instructions|directions|preparation|how to make it|protocol", re.IGNORECASE)
_STAGES_OF = re.compile(
    rf"^(?:The )?(?:(?:main|{_COUNT}) )?(?P<noun>stages|phases|steps) (?:of|in|for) (?P<what>[^,;:()?]+)$",
    re.IGNORECASE,
)
_LONGEST = 200


def steps(lead: str, heading: str, text: str, about: str = "") -> Lead | None:
    """How to ask for the order of a numbered list; None where nothing says that its order means something.

    >>> steps("The events of the siege came in this order:", "", "").prompt
    'Put the events of the siege in the right order.'
    """
    said = lead.rstrip(" :")[:_LONGEST]
    if (match := _WHEN_TO.match(said)) and stands_alone(match["when"]):
        when = in_sentence(match["when"], match["when"].lower())
        return Lead(f"Put the steps to take {when} in the right order.", when, "steps")
    for pattern in (_ORDER, _TO_DO, _STAGED):
        match = pattern.match(said)
        if match:
            return _steps_of(match, pattern, text, heading, about)
    if found := titled(said or heading, text):
        return found
    match = _HEADINGS_TO_DO.match(heading) if not said else None
    return _steps_of(match, _TO_DO, text, about=about) if match else None


def of_method(heading: str, title: str) -> Lead | None:
    """The order of a numbered list under a heading that says no more than that it is one, of what the title names.

    >>> of_method("Method", "Oat bread").prompt
    'Oat bread: put the steps of the method in the right order.'
    """
    match = _METHOD.fullmatch(heading.strip(" :")) if title else None
    if not match:
        return None
    return Lead(f"{title}: put the steps of the {match[0].lower()} in the right order.", title, match[0].lower())


def _steps_of(
    match: re.Match[str], pattern: re.Pattern[str], text: str, heading: str = "", about: str = ""
) -> Lead | None:
    said = match["subject"]
    if not stands_alone(said) or "," in said or len(said.split()) > 14:
        return None
    subject = in_sentence(said, text)
    if pattern is _TO_DO:
        return _to_do(subject, about)
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


def _to_do(subject: str, about: str) -> Lead | None:
    """The steps to do something; of what the document is about, where they would not say so themselves."""
    if is_specific(f"to {subject}"):
        return Lead(f"Put the steps to {subject} in the right order.", subject, "steps")
    if about:
        own = bare(about)
        return Lead(f"{own[0].upper()}{own[1:]}: put the steps to {subject} in the right order.", subject, "steps")
    loose = len(subject.split()) < 2 or re.search(r"\bthe\b", subject)
    return None if loose else Lead(f"Put the steps to {subject} in the right order.", subject, "steps")


def titled(heading: str, text: str) -> Lead | None:
    """How to ask for the order of what a heading calls stages, phases or steps of something."""
    match = _STAGES_OF.match(heading.strip(" :"))
    what = in_sentence(match["what"], text) if match else ""
    if not match or not stands_alone(what) or len(what.split()) > 6:
        return None
    noun = match["noun"].lower()
    return Lead(f"Put the {noun} of {what} in the right order.", what, noun)
