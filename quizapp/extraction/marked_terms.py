"""Terms that a text marks and explains beside them: `a **weir** (a low wall across a river)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.label import label_of
from quizapp.extraction.meanings import JUDGED
from quizapp.extraction.meant import gives_away, term_fact
from quizapp.extraction.owner import about_of
from quizapp.extraction.stated import around
from quizapp.facts.model import Fact, Part, ValueType

_MARKED = re.compile(r"(?P<mark>\*\*|__|[*_])(?P<term>[a-z][\w'’ -]{2,40}),?(?P=mark)(?![\w*])")
_SAID = r"[^()\[\]“”\"?!;:]{15,140}"
_TOLD = rf"(?:an?|the|any(?! one of which)) {_SAID}"
_BEHIND = re.compile(
    rf" \((?P<bracketed>{_TOLD})\)|(?: [–—] |—|: )(?P<dashed>{_TOLD}?)(?= [–—] |—|[.;](?:\s|$))"
    rf"|, (?:meaning |that is,? |which is )?(?P<beside>{_TOLD}?)(?=,(?! (?:or|an?|the)\b)|\.(?:\s|$))"
    rf"|, which are (?P<several>{_SAID}?)(?=,(?! (?:or|an?|the)\b)|\.(?:\s|$))"
)
_SORT = re.compile(
    r"(?:an?|the|any)(?P<kind>(?: [\w'’,-]+){1,6}?)"
    r" (?:that|which|who|whose|where|when|of|for|in|on|at|from|between|with|across|under|over|into|used|made|by|to"
    r"|the)\b"
)
_POINTS = re.compile(
    r"\b(?:this|these|those|such|we|our|you|your|my|he|she|his|her|here|above|below|e\.g|i\.e|see)\b|\d{4}"
    r"|\b(?:perhaps|maybe|about|around|some|roughly|approximately) (?:an? )?\d",
    re.I,
)
_OPEN_END = re.compile(r"\b(?:and|or|but|than|as|of|in|to|for|by|with|from|at|that|which|who|when|where|the|an?)$")
"""`the flower, the charm that takes us by surprise and`: what goes on behind a comma."""
_LEAST, _MOST = 5, 24


def facts(document: Document) -> list[Fact]:
    """What every marked term means that brackets, dashes or commas explain."""
    about, begun = about_of(document) or document.title, not label_of(document)
    return [
        term_fact(document, block, term, meaning, about, around(document, block, term.span) or block.span, begun=begun)
        for block in document.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for term, meaning in _explained(document, block)
        if term.span
    ]


def _explained(document: Document, block: Block) -> Iterator[tuple[Part, str]]:
    for marked in _MARKED.finditer(document.text, block.span.start, block.span.end):
        term, (start, end) = marked["term"], (bisect_left(block.places, at) for at in marked.span("term"))
        behind = _BEHIND.match(block.text, end)
        if behind is None or block.text[start:end] != term:
            continue
        meaning = next(filter(None, behind.groups()))
        if explains(term, meaning, bare=bool(behind["several"])) and not gives_away(term, meaning):
            yield Part("term", term, ValueType.TERM, block.place(start, end)), meaning


def explains(term: str, meaning: str, bare: bool = False) -> bool:
    """Whether a phrase says what sort of thing a term of few words is; `bare`: also without an article."""
    few = len(term.split()) <= 4 and _LEAST <= len(meaning.split()) <= _MOST
    sort = _SORT.match(meaning) or (_SORT.match(f"the {meaning}") if bare else None)
    told = sort is not None and not JUDGED & set(sort["kind"].split())
    return few and told and not _POINTS.search(meaning) and not _OPEN_END.search(meaning)
