"""When people were born and died, from the bracket behind a name: `Ada Holm (12 May 1809 – 3 April 1865)`.

Years alone are asked of whom the document is about; of others they may be those of an office or a book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.dated import named_before
from quizapp.extraction.lexicon import TITLES
from quizapp.extraction.names import looks_like_person
from quizapp.extraction.stated import around, made
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import parse_date
from quizapp.text.months import ENGLISH

_MONTHS = "|".join(map(str.capitalize, ENGLISH))
_DAY = rf"(?:\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{4}}|\d{{4}})"
_LIFE = re.compile(
    rf"(?:, [A-Z]{{2,6}}){{0,8}},? \((?:[^()\d]*?[;,] ?)?(?:(?:born|b\.) (?P<only>{_DAY})(?: in [^()\d]+)?"
    rf"|(?:born )?(?P<born>{_DAY})(?:,? in [^()\d]+?)? ?[–—-] ?(?:died )?(?P<died>{_DAY})(?:,? in [^()\d]+)?)\)"
)
_LINE = re.compile(
    rf"(?P<name>[A-Z][\w.'’-]+(?: [\w.'’-]+)* [A-Z][\w'’-]+), (?:[a-z][^;\d]*, )?born (?P<born>{_DAY});? "
    rf"(?:and )?died (?P<died>{_DAY})\W*$"
)
"""The last line of an obituary: `Ada Holm, builder, born 12 May 1809; died 3 April 1865`."""
_YEAR_ALONE = re.compile(r"(?:[(;–—-] ?|born )\d{4}\b")
FEWEST_YEARS, MOST_YEARS = 15, 115
_ENDS = {"only": "was {} born", "born": "was {} born", "died": "did {} die"}


def facts(document: Document) -> list[Fact]:
    """One fact a date: for each person at the first mention that has a bracket."""
    found: dict[tuple[str, str], Fact] = {}
    small = frozenset(re.findall(r"\b[a-z]+", document.text))
    for block in document.blocks:
        for fact in _of_block(document, block, small):
            found.setdefault((fact.subject, fact.relation), fact)
    return list(found.values())


def _of_block(document: Document, block: Block, small: frozenset[str]) -> Iterator[Fact]:
    for name, life in _lives(block, small):
        whole = name in document.title or not _YEAR_ALONE.search(life[0])
        if whole and _is_a_life(life):
            yield from (_fact(document, block, life, name, end) for end in _ENDS if life.groupdict().get(end))


def _lives(block: Block, small: frozenset[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Who is named in the block with a life behind the name."""
    if line := _LINE.match(block.text):
        yield line["name"], line
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        lives = ((_person(block.text, life, small), life) for life in _LIFE.finditer(block.text))
        yield from ((name, life) for name, life in lives if name)


def _person(text: str, bracket: re.Match[str], small: frozenset[str]) -> str:
    """Who stands before the bracket with two names at least, without a word before them that is also written small."""
    named = named_before(text, bracket)
    if named is None or re.search(r"\b(?:the|an?) $", text[max(0, named[1] - 5) : named[1]], re.IGNORECASE):
        return ""
    words = named[0].split()
    while words and words[0].lower() in small and words[0] not in TITLES:
        words.pop(0)
    name = " ".join(words)
    return name if looks_like_person(name) else ""


def _is_a_life(bracket: re.Match[str]) -> bool:
    """Whether somebody may have lived so long; of a shorter time it is a reign or a stay."""
    born, died = (parse_date(bracket[end] or "") for end in ("born", "died"))
    return born is None or (died is not None and FEWEST_YEARS <= died.start[0] - born.start[0] <= MOST_YEARS)


def _fact(document: Document, block: Block, bracket: re.Match[str], name: str, end: str) -> Fact:
    place = block.place(*bracket.span(end))
    value = Part("date", bracket[end], ValueType.DATE, place)
    when = "In which year" if bracket[end].isdigit() else "When"
    prompt = Part("prompt", f"{when} {_ENDS[end].format(name)}?", ValueType.PHRASE)
    return made(
        document, block, Family.YEAR, (name, "die" if end == "died" else "bear"), value,
        passage=around(document, block, place) or place, parts=(Part("subject", name, ValueType.PERSON), value, prompt),
        importance=3 if name in document.title else 2, rule="lifespan",
    )  # fmt: skip
