"""Names with their year in brackets: `the Treaty of Sunde (1815)`, `the Norvanian War (1918–1921)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.extraction.names import CLASSES, class_noun, is_name
from quizapp.extraction.phrases import share_words
from quizapp.facts.model import ValueType
from quizapp.text.dates import parse_date

BRACKET = re.compile(
    r"\s?\((?P<when>(?:[A-Z][a-z]+\.? )?(?:\d{1,2},? )?\d{3,4}(?:\s?[-–—]\s?(?:[A-Z][a-z]+ )?\d{2,4})?)\)"
)
_SMALL = frozenset(re.findall(r"\w+", "of the and for on in de la du von der"))
MORE_EVENTS = frozenset(
    re.findall(
        r"\w+",
        """fire conflict deployment withdrawal accession coronation reign dynasty independence invasion occupation
        reformation restoration exhibition fair landing mission uprising mutiny strike blockade flood truce armistice
        migration plot purge trial voyage""",
    )
)
_ADOPTED = frozenset(
    re.findall(r"\w+", "resolution act law constitution declaration charter directive edict decree bill protocol")
)
_CONCLUDED = frozenset(re.findall(r"\w+", "treaty agreement convention accord pact truce armistice"))
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        """during after before since until following under through throughout in from by with at on for between despite
        like unlike though although while when where because as if but and so both only even all most many this these
        later then meanwhile thus however""",
    )
)
"""What opens a sentence with a capital, and is no part of a name: `During the Norvanian War (1918)`."""
_EDGE = re.compile(r"\b(?:end|close|start|beginning|outbreak|onset|eve|height|wake|aftermath) of (?:the )?$")
"""`the end of the Norvanian War (1921)`: the year is not that of the war."""
_STOP, _WORD = re.compile(r"[(),;:“”\"]|\.\s"), re.compile(r"[^\s(),;:.“”\"]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A name, where it stands in its text, its date in words, and how the question goes."""

    name: str
    start: int
    when: str
    when_start: int
    when_end: int
    question: str
    type: ValueType


def named_before(text: str, bracket: re.Match[str]) -> tuple[str, int] | None:
    """The capitalised name that ends right before the bracket, and where it begins."""
    floor = max((m.end() for m in _STOP.finditer(text, 0, bracket.start())), default=0)
    words = [(m.start(), m[0]) for m in _WORD.finditer(text, floor, bracket.start())]
    name: list[tuple[int, str]] = []
    for start, word in reversed(words):
        if not (word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL):
            break
        name.insert(0, (start, word))
    while name and name[0][1].lower() in _SMALL | _OPENERS:
        name.pop(0)
    if not name:
        return None
    return text[name[0][0] : bracket.start()], name[0][0]


def dated(text: str, bracket: re.Match[str], name: str, start: int) -> Dated | None:
    """The question for a name with this bracket; None where its sort does not say what the date is of."""
    when = bracket["when"].strip()
    period = parse_date(when)
    if (
        period is None
        or not _is_named(name)
        or share_words(when, name)
        or any(y in name for y in re.findall(r"\d{4}", when))
    ):
        return None
    if _EDGE.search(text[:start]):
        return None
    noun, last = class_noun(name), name.rpartition(" ")[2].lower()
    head = name.partition(" of ")[0].rpartition(" ")[2].lower()
    many = period.precision == "range"
    if noun in _ADOPTED and not many:
        asked = f"was {_called(name, noun)} adopted?"
    elif noun in _CONCLUDED and not many:
        asked = f"was {_called(name, noun)} concluded?"
    elif CLASSES.get(noun) is ValueType.EVENT or {last, head} & MORE_EVENTS:
        asked = f"did {_called(name, noun)} take place?"
    else:
        return None
    wh = "In which years" if many else "In which year" if period.precision == "year" else "When"
    if len(name.split()) < 2 or " and " in name:
        return None
    kind = CLASSES.get(noun, ValueType.EVENT)
    return Dated(name, start, when, bracket.start("when"), bracket.end("when"), f"{wh} {asked}", kind)


def _is_named(name: str) -> bool:
    """Whether it is a name, its last word perhaps in small letters: `KFOR deployment`."""
    return is_name(name) or (" " in name and is_name(name.rsplit(" ", 1)[0]))


def _called(name: str, noun: str) -> str:
    """The name with the article it has in a sentence."""
    if name.lower().startswith("the ") or re.match(r"(?:Resolution|Operation|Directive|Article)\b", name):
        return name
    if re.search(r"['’]s? ", name) or re.search(rf"\b{noun} [\dIVXLC]+$", name, re.IGNORECASE):
        return name
    return f"the {name}"
