"""Headings whose first paragraph only goes on from them: `Divergent borders` and under it `Occurs when plates part.`"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from quizapp.documents import prose, verbs
from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.extraction.nesting import nests, told_by
from quizapp.extraction.phrases import share_words
from quizapp.extraction.stated import made
from quizapp.extraction.subject import is_generic
from quizapp.facts.model import Fact, Family, Part, ValueType

_FEWEST, _MOST, _MOST_WORDS, _SHORTEST, _LONGEST = 3, 8, 4, 5, 18
_GOES_ON = re.compile(
    r"(?:Occurs|Happens|Arises|Refers to|Means|Denotes|Describes|Involves|Consists of|Measures|States that|Says that"
    r"|Holds that|Claims that|Argues that|Is|Are) (?=[a-z])"
)
_KIND = re.compile(r"(?i:an?) (?:[a-z-]+ ){1,4}(?:which|that|who|where|in which|used|made|caused|formed) ")
_GLOSSED = re.compile(r"(?P<term>[A-Z][\w’' ]{2,40}) [-–—] (?P<said>[a-z][^-–—:;()?!\d]{4,60})")
_FIRST = re.compile(r"(?<=[a-z)])\. (?=[A-Z])")
_FINITE = re.compile(
    r"(?<!which )(?<!that )(?<!who )(?<!where )\b(?:is|are|was|were|has|have|had|can|will|may|must|does|do)\b"
)
_POINTS = re.compile(
    r"\b(?:this|these|it|its|they|their|he|she|his|her|such|you|your|we|our|above|below|here)\b|[“”\"?!;|]", re.I
)
_NO_TERM = re.compile(r"[“”\"?!:;()\[\]/|\d]|^(?i:how|why|what|when|where|who|which|the|our|my|your)\b")


def facts(document: Document) -> list[Fact]:
    """What each such heading names, asked by what stands under it."""
    found = [*_all(document), *_nested(document)]
    sourced = [*found[:_MOST], *list(_glossed(document))[:_MOST]]
    return sourced if told_by(document) else [fact for fact in found[:_MOST] if " " in fact.value.text]


def _nested(document: Document) -> Iterator[Fact]:
    """Items with what the thing that they name does under them: `Arc estimate` and `Requires two prices`."""
    found = nests(document)
    names = Counter(nest.over.text.strip(" :") for nest in found)
    for nest in found:
        term = nest.over.text.strip(" :")
        told = [block for block in nest.under if verbs.opens_in_third(block.text)]
        if names[term] == 1 and not nest.over.cells and _is_term(document, term):
            for block in told:
                said = block.text.rstrip(" .")
                if _tells(term, said) and document.text.count(said) == 1:
                    yield _fact(document, (nest.over, block), term, said)


def _glossed(document: Document) -> Iterator[Fact]:
    """Headings, or items that are, with a few words for what they name: `2. Moot – meeting of all farmers`."""
    items = Counter(block.group for block in document.blocks if block.kind is BlockKind.ITEM)
    heads = [b for b in document.blocks if b.kind is BlockKind.HEADING or (b.ordered and items[b.group] == 1)]
    found = [(block, match) for block in heads if (match := _GLOSSED.fullmatch(block.text))]
    terms = {match["term"].casefold() for _, match in found}
    if len(found) < _FEWEST or len(terms) < len(found):
        return
    for block, match in found:
        term, said = match["term"], match["said"]
        if _is_term(document, term) and not share_words(term, said) and not _POINTS.search(said):
            yield _fact(document, (block, block), term, said)


def _all(document: Document) -> Iterator[Fact]:
    terms = Counter(block.text.strip(" :") for block in document.blocks if block.kind is BlockKind.HEADING)
    for over, block in pairwise(document.blocks):
        if over.kind is BlockKind.HEADING and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            term = over.text.strip(" :")
            said = _FIRST.split(block.text, maxsplit=1)[0].rstrip(" .")
            if terms[term] == 1 and _is_term(document, term) and _tells(term, said):
                yield _fact(document, (over, block), term, said)


def _is_term(document: Document, term: str) -> bool:
    few = 1 <= len(term.split()) <= _MOST_WORDS and not _NO_TERM.search(term)
    return few and term != document.title and not is_generic(term) and not prose.has_verb(term)


def _tells(term: str, said: str) -> bool:
    whole = _SHORTEST <= len(said.split()) <= _LONGEST and not _POINTS.search(said) and not share_words(term, said)
    kind = _KIND.match(said) and not _FINITE.search(said)
    return whole and (_goes_on(said) or bool(kind))


def _goes_on(said: str) -> bool:
    return bool(_GOES_ON.match(said)) or verbs.opens_in_third(said)


def _fact(document: Document, place: tuple[Block, Block], term: str, said: str) -> Fact:
    over, block = place
    small, source = said[0].lower() + said[1:], told_by(document)
    asked = f"{source}what {small}?" if _goes_on(said) else f"{source}what is described as “{small}”?"
    asked = asked[0].upper() + asked[1:]
    at = over.text.find(term)
    value = Part("term", term, ValueType.TERM, over.place(at, at + len(term)))
    cited = over.span if block is over else Span(over.span.start, block.place(0, len(said)).end)
    return made(
        document, over, Family.LIST, (term, "described"), value, passage=cited,
        qualifiers=(("as", said),), parts=(Part("prompt", asked, ValueType.PHRASE), value), rule="described",
    )  # fmt: skip
