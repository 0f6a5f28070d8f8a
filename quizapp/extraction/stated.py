"""Facts of the structure tier: their parts, passages and identity, made alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import Any, TypeVar

from quizapp.documents.model import Block, Document, Span
from quizapp.extraction.subject import topic_under
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType

Item = TypeVar("Item")
LONGEST_PASSAGE, LONGEST_LIST = 600, 3000


def part_of(block: Block, start: int, end: int, role: str, kind: ValueType, **more: Any) -> Part:
    """Characters `start` to `end` of a block's text as a part."""
    return Part(role, block.text[start:end], kind, block.place(start, end), **more)


def around(document: Document, block: Block, value: Span, longest: int = LONGEST_PASSAGE) -> Span | None:
    """The sentence of the block that holds the value, else the block, if short enough to cite."""
    first = bisect_left(document.sentences, block.span.start, key=lambda s: document.blocks[s.block].span.start)
    for sentence in islice(document.sentences, first, None):
        if document.blocks[sentence.block] is not block:
            break
        span = block.place(sentence.start, sentence.end)
        if span.start <= value.start and value.end <= span.end:
            return span if span.end - span.start <= longest else _clipped(value, span, longest)
    return block.span if block.span.end - block.span.start <= longest else _clipped(value, block.span, longest)


def spread(found: Sequence[Item], most: int) -> list[Item]:
    """At most so many of what was found, evenly from first to last.

    >>> spread("abcdef", 3), spread("ab", 3)
    (['a', 'c', 'e'], ['a', 'b'])
    """
    most = min(len(found), most)
    return [found[number * len(found) // most] for number in range(most)]


def _clipped(value: Span, span: Span, longest: int) -> Span | None:
    """A window around the value, inside the span."""
    if value.end - value.start > longest:
        return None
    room = (longest - (value.end - value.start)) // 2
    return Span(max(span.start, value.start - room), min(span.end, value.end + room))


def made(
    document: Document,
    block: Block,
    family: Family,
    about: tuple[str, str],
    value: Part,
    *,
    passage: Span,
    qualifiers: tuple[tuple[str, str], ...] = (),
    time: str = "",
    parts: tuple[Part, ...] = (),
    **more: Any,
) -> Fact:
    """A fact with one passage, about a subject and relation; its topic is the heading above unless another is given."""
    subject, relation = about
    ordered = tuple(sorted(qualifiers))
    more.setdefault("topic", topic_under(document, block))
    return Fact(
        id=fact_id(subject, relation, ordered, time),
        family=family,
        subject=subject,
        relation=relation,
        qualifiers=ordered,
        time=time,
        value=value,
        parts=parts or (value,),
        passages=(Passage(document.name, passage, value.span),),
        **more,
    )
