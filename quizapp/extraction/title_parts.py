"""The part of a title that names in a few words what the text speaks of, where the whole is no name."""

from __future__ import annotations

import re

from quizapp.documents.model import BlockKind, Document
from quizapp.documents.verbs import NONE, finite
from quizapp.extraction.lexicon import SMALL, land_of, words
from quizapp.extraction.names import bare
from quizapp.extraction.owner import calm, tells_no_subject, without_paper
from quizapp.extraction.recurring import PROSE, Said, folded, telling
from quizapp.extraction.subject import is_generic, plain_title
from quizapp.text.dates import find_dates

MOST_WORDS, SHORT, FEWEST, SHARE, TWICE = 6, 3, 3, 0.2, 2
_BREAK = re.compile(r"\s*[:|?]\s+|\s+[–—-]{1,2}\s+|\s*\(.*?\)\s*")
_NUMBERED = re.compile(
    r"(?:(?:[A-Z]{2,5}|[A-Z][a-z]{2,4}) \d{2,4}[A-Z]?\b[ :–—-]*"
    r"|(?:Chapter|Unit|Lecture|Week|Module|Lesson|Part|Section|Topic) [\dIVX]+ )(?=[A-Z])"
)
"""The number of a course or chapter before its title."""
_SPEAKS = words("i you we he she it they me us him her them my your our his its their this these how why what when who")
ADVICE = "keep|stay|know|learn|protect|avoid|prevent|choose"
"""First words of a title that tells its readers what to do."""
_ADVISES = re.compile(rf"(?:{ADVICE}|meet|welcome)\b|\w+ (?:the|an?) ", re.IGNORECASE)
_QUOTES = re.compile(r"[,“”\"‘]| ['’]")
_COUNTED = re.compile(r"(?:\d+|two|three|four|five|ten|(?:one |two |a )?hundred) years of (?:the )?", re.IGNORECASE)


def title_part(document: Document) -> str:
    """The first part of the title that is a noun phrase whose words the text repeats; empty where none is."""
    said = Said(document)
    title = calm(plain_title(document.title))
    if re.match(r"[“\"'‘]", title) or title == document.name.rsplit(".", 1)[0] or of_one_section(document):
        return ""
    parts = [part for part in _BREAK.split(title.removeprefix(course_number(document))) if part]
    alone = [part for part in parts if not is_generic(part)]
    for part in parts:
        named = _named(part)
        hooks = any(finite(other) > NONE and len(other.split()) > SHORT for other in parts if other != part)
        if named and _is_said(named, said, len(parts) > len(alone) == 1, hooks):
            return named[0].upper() + named[1:]
    return _name_in(title, said)


def _name_in(title: str, said: Said) -> str:
    """The name of several words that the text repeats in a title with small letters: `Why did Lake Marn dry up?`."""
    plain = [word for word in title.split()[1:] if word.lower() not in SMALL]
    if 2 * sum(word[0].islower() for word in plain) <= len(plain):
        return ""
    names = re.findall(r"(?!The |An? )[A-Z][\w-]+(?: [A-Z][\w-]+)+", title)
    told = {name: said.text.count(name) for name in names}
    fits = (name for name in names if told[name] >= TWICE and not land_of(name))
    return max(fits, key=lambda name: told[name], default="")


def course_number(document: Document) -> str:
    """What numbers a course or chapter before its title, and is said nowhere else: `PH 310 `, `Chapter 7 `."""
    found = _NUMBERED.match(document.title)
    return found[0] if found and document.text.count(found[0].rstrip(" :–—-")) == 1 else ""


def of_one_section(document: Document) -> bool:
    """Whether its title is the heading of its first section, which the sections beside that do not speak of."""
    title, prose = document.title.casefold(), [b for b in document.blocks if b.kind in PROSE]
    own = next((b for b in document.blocks if b.kind is BlockKind.HEADING and b.text.casefold() == title), None)
    beside = [b for b in prose if own and own.text not in b.headings and b.span.start > own.span.start]
    said = [folded(word) for block in beside for word in telling(block.text)]
    return len(beside) >= FEWEST and all(said.count(folded(word)) < FEWEST for word in telling(document.title))


def _named(part: str) -> str:
    """The part without its paper, article and date; empty where it speaks to somebody or only numbers a paper."""
    for date in reversed(find_dates(part)):
        part = part[: date.start_at].rstrip(" ,")
    name = bare(_COUNTED.sub("", without_paper(re.sub(r"^\d+\.\d+ ", "", part.strip(" .,!")))))
    spoken = [word.lower() for word in name.split()]
    fits = 0 < len(spoken) <= MOST_WORDS and not is_generic(name) and not tells_no_subject(name)
    return name if fits and not (_SPEAKS & set(spoken) or _ADVISES.match(name) or _QUOTES.search(name)) else ""


def _is_said(name: str, said: Said, alone: bool, hooks: bool) -> bool:
    """Whether the text repeats most of its words and one again and again; all where it is or may open a sentence."""
    there = [said.times[folded(word)] for word in telling(name)]
    few = 2 * len(there) < sum(word.lower() not in SMALL for word in name.split())
    if few or (hooks and min(there, default=0) < TWICE):
        return False
    enough = max(FEWEST, SHARE * max(said.times.values(), default=0))
    often = max(there, default=0) >= enough
    repeated = sum(times >= TWICE for times in there)
    short = len(name.split()) <= SHORT and bool(there) and there[-1] >= enough
    if finite(name) > NONE and not short and not (alone and often):
        return 1 < repeated == len(there) < MOST_WORDS
    return bool(there) and ((often and (alone or 2 * repeated >= len(there))) or 3 * repeated >= 2 * len(there) > 2)
