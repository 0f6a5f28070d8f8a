"""Acronyms with what they stand for: `Long Form (LF)`, `LF (Long Form)`, `Long Form, or LF,`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.initials import SMALL, spells, start_of_long_form, words_with_places
from quizapp.extraction.lexicon import land_of
from quizapp.extraction.names import CLASSES, bare, class_noun, is_acronym
from quizapp.extraction.owner import about_of, calm
from quizapp.extraction.persons import has_given_name
from quizapp.extraction.stated import around, made, part_of
from quizapp.extraction.subject import is_generic, plain_title
from quizapp.extraction.telling import PAGES
from quizapp.facts.model import Fact, Family, Part, ValueType

_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.FIELD)
_SHORT = r"[A-Z][A-Za-z0-9&/-]{0,9}[A-Z0-9](?:s|es)?"
_AFTER = re.compile(
    rf"\((?:[Tt]he |or |abbreviated |abbr\. |hereafter )?[\"“‘']?((?:[A-Z]{{2,4}} )?{_SHORT})[\"”’']?\)"
)
_REVERSED = re.compile(rf"\b({_SHORT}) \((?:short for |i\.e\. |the |for )?([^\W\d_][^()]{{6,90}})\)")
_OR = re.compile(
    r",? (?:or|abbreviated(?: as| to)?|(?:also |better |commonly |otherwise )?known as|called|or simply|or just)"
    rf" ({_SHORT})\b(?=[,.;:) ])"
)
_STANDS = re.compile(
    rf"\b({_SHORT}),? (?:(?:which |that )?(?:stands|stood|standing) for|(?:is |which is )?short for|means"
    r"|(?:is )?an? (?:acronym|abbreviation) (?:for|of)) ([^.,;:()]{6,90})"
)
_KNOWN = frozenset(["UN", "EU", "USA", "UK", "US", "TV", "PC", "CD", "DVD", "ID", "OK", "AM", "PM", "BC", "AD"])
_COMMON = frozenset(["USA", "UK", "US", "TV", "PC", "CD", "DVD", "ID", "OK", "AM", "PM", "BC", "AD", "CEO"])
_ROMAN = re.compile(r"[IVX]{1,2}$")
_BREAK = re.compile(r"[.;:!?,()\[\]\"“”]|\s[–—-]\s")
_OWN = re.compile(r"['’]s?$")
_MOST_WORDS = 14
_YEAR = re.compile(r"^\d{4} ")
_OFTEN = 4
_LEAST_TELLING = 4
"""A title of more words than these says what its text is about."""
_LONGEST_TITLE = 10
_FEWEST_OF_A_NAME = 3
"""Two letters of one name are a code, such as that of a land."""


def facts(document: Document) -> list[Fact]:
    """One fact an acronym: what it stands for, at its first mention."""
    found: dict[str, Fact] = {}
    about = _context(document)
    for block, short, long_form in _listed(document):
        at = block.text.rfind(long_form)
        fact = _fact(document, block, (short, at, at + len(long_form)), about) if at >= 0 else None
        if fact:
            found.setdefault(fact.subject, fact)
    for block in document.blocks:
        if block.kind in _READ:
            for mention in _mentions(block.text):
                fact = None if _singular(mention[0]) in found else _fact(document, block, mention, about)
                if fact:
                    found.setdefault(fact.subject, fact)
    return list(found.values())


def _listed(document: Document) -> Iterator[tuple[Block, str, str]]:
    """Short and long forms in tables, fields and labelled items that give the one for the other."""
    for block in document.blocks:
        cells = block.cells
        pair = (
            (cells[0].text, cells[1].text) if len(cells) > 1 else (cells[0].name, cells[0].text) if cells else ("", "")
        )
        short, long_form = pair[0].strip(), re.split(r"\s*[(;,]|\. ", pair[1].strip(" .;"))[0]
        words = [long_form[a:b] for a, b in words_with_places(long_form)]
        if re.fullmatch(_SHORT, short) and len(words) <= _MOST_WORDS and spells(words, _singular(short)):
            yield block, short, long_form


def _context(document: Document) -> str:
    """What the document is about, if its text says so; else its title in quotation marks, or nothing."""
    about = about_of(document)
    if " of " in about and not (about.startswith("the ") or class_noun(about)):
        return _titled(document)
    if " " not in bare(about) or is_acronym(about) or has_given_name(about) or _is_said(document, bare(about)):
        return about or _titled(document) or _mostly_named(document)
    return _titled(document)


def _is_said(document: Document, name: str, least: int = 1) -> bool:
    """Whether the text speaks of it, and is not only called so."""
    stem = r"\W+".join(rf"\b{re.escape(word[: max(4, len(word) - 3)])}\w*" for word in _YEAR.sub("", name).split())
    said = (len(re.findall(stem, b.text, re.IGNORECASE)) for b in document.blocks if b.kind is not BlockKind.HEADING)
    return sum(said) >= least


def _mostly_named(document: Document) -> str:
    """The name that a text without a title speaks of far more often than of any other."""
    prose = " ".join(block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    named = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*\b", prose))
    named = Counter({name: count for name, count in named.items() if name.lower() not in PAGES})
    (first, most), (_, other) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= _OFTEN and most >= 2 * other else ""


def _titled(document: Document) -> str:
    """The title in quotation marks, if it has a name in it or the text speaks of what it says."""
    title = calm(plain_title(document.title))
    words = title.split()
    named = any(_is_said(document, word, _OFTEN) for word in words[1:] if word[:1].isupper() and len(word) > 2)
    fits = (
        len(title) > 4
        and (named or len(words) > _LEAST_TELLING or _is_said(document, title))
        and not re.fullmatch(r"[a-z0-9_.-]+", title)
        and len(title.split()) <= _LONGEST_TITLE
        and not re.search(r"[“”\"|_{}<>#=]|\w-\w+-", title)
    )
    return f"“{title}”" if fits and not is_generic(title) else ""


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """Acronym as mentioned, and where its long form stands in the text."""
    for pattern in (_AFTER, _OR):
        for match in pattern.finditer(text):
            start = _long_form_before(text, match.start(), match[1])
            if start is not None:
                yield match[1], start, len(_OWN.sub("", text[: match.start()].rstrip()))
    for pattern in (_REVERSED, _STANDS):
        for match in pattern.finditer(text):
            words = [match[2][a:b] for a, b in words_with_places(match[2])]
            end = _end_of_stated(match[2], match[1]) if pattern is _STANDS else len(match[2])
            if end and (pattern is _STANDS or spells(words, match[1].removesuffix("s"))):
                yield match[1], match.start(2), match.start(2) + end


def _end_of_stated(phrase: str, acronym: str) -> int | None:
    """How far the words after `stands for` spell the acronym."""
    places = words_with_places(phrase)
    for count in range(len(places), 0, -1):
        if spells([phrase[a:b] for a, b in places[:count]], acronym):
            return places[count - 1][1]
    return None


def _long_form_before(text: str, end: int, acronym: str) -> int | None:
    breaks = list(_BREAK.finditer(text, 0, end))
    floor = breaks[-1].end() if breaks else 0
    listed = _over_commas(text, end, _singular(acronym))
    if listed is not None:
        return listed
    places = [(a + floor, b + floor) for a, b in words_with_places(text[floor:end])][-_MOST_WORDS:]
    words = [text[a:b] for a, b in places]
    for spelled in dict.fromkeys((_singular(acronym), acronym)):
        start = start_of_long_form(words, spelled)
        if start is not None:
            return places[start][0]
    start = _named_so(words, _singular(acronym))
    return None if start is None else places[start][0]


def _over_commas(text: str, end: int, acronym: str) -> int | None:
    """The start of a long form with commas of its own, `measles, mumps and rubella`: an initial a word."""
    number = len(acronym)
    said = re.search(rf"(?:[\w-]+,? (?:and |& )?){{{number - 1}}}[\w-]+\s*$", text[:end])
    if not said or "," not in said[0] or not re.search(r",? (?:and|&) ", said[0]):
        return None
    words = [text[a + said.start() : b + said.start()] for a, b in words_with_places(said[0])]
    initials = "".join(word[0] for word in words if word.casefold() not in SMALL)
    return said.start() if initials.casefold() == acronym.casefold() else None


def _named_so(words: list[str], acronym: str) -> int | None:
    """The start of a long capitalised name whose first two words open the acronym: `European ... (EULEX)`."""
    start = len(words)
    while start and (words[start - 1][0].isupper() or words[start - 1] in SMALL):
        start -= 1
    while start < len(words) and words[start].casefold() in SMALL:
        start += 1
    named = [w for w in words[start:] if w[0].isupper()]
    initials = "".join(w[0] for w in named[:2])
    return start if len(acronym) >= 5 and len(named) >= 4 and acronym.startswith(initials) else None


def _singular(acronym: str) -> str:
    return re.sub(r"(?<=[A-Z0-9])e?s$", "", acronym)


def _fact(document: Document, block: Block, mention: tuple[str, int, int], about: str) -> Fact | None:
    mentioned, start, end = mention
    long_form, acronym = block.text[start:end], _singular(mentioned)
    letters = [c for c in acronym if c.isalpha()]
    formula = not acronym.isupper() and re.search(r"\b[a-z]+(?:ide|ate|ite)s?$", long_form)
    if acronym in _COMMON or _ROMAN.match(acronym) or sum(c.isupper() for c in letters) < 2 or formula:
        return None
    if len(letters) < _FEWEST_OF_A_NAME and re.fullmatch(r"[A-Z][a-z]+", long_form):
        return None
    if re.sub(r"[\W_]", "", long_form).casefold() == acronym.casefold() or len(words_with_places(long_form)) < 1:
        return None
    value = part_of(
        block, start, end, "value", _type(long_form), head=class_noun(long_form), plural=acronym != mentioned
    )
    assert value.span is not None
    passage = around(document, block, value.span)
    if passage is None:
        return None
    if land_of(bare(about)) and _of_another_land(block.text[:start], long_form, bare(about)):
        return None
    own = bare(about) == acronym
    if own:
        about = "" if acronym in document.title else _titled(document)
    context = (Part("context", about, ValueType.TERM),) if about else ()
    return made(
        document, block, Family.ACRONYM, (acronym, "stands for"), value, passage=passage,
        parts=(Part("subject", acronym, ValueType.TERM), value, *context),
        importance=1 if acronym in _KNOWN else 3 if own else 2,
        rule="acronym",
    )  # fmt: skip


def _of_another_land(before: str, long_form: str, land: str) -> bool:
    """Whether it is another country's: `the United States Department of Mills` in a text about Norway."""
    named = re.search(r"\b((?:[A-Z]\w+ )?[A-Z]\w+)(?:['’]s?)? $", before)
    lands = [name for name in ((named[1], named[1].split()[-1]) if named else ()) if land_of(name)]
    return any(name != land for name in lands) and land not in long_form


def _type(long_form: str) -> ValueType:
    return CLASSES.get(class_noun(long_form), ValueType.TERM)
