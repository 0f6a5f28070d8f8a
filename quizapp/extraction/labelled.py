"""Labels under a label: `Colour` and under it `North – black`, `South – red`, each asked by the path to it."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.documents import prose
from quizapp.documents.model import Block, Document
from quizapp.extraction.attributes import is_measure
from quizapp.extraction.fields import fits
from quizapp.extraction.keyed import is_look
from quizapp.extraction.nesting import Nest, heading_over, nests, told_by
from quizapp.extraction.phrases import share_words
from quizapp.extraction.stated import made
from quizapp.facts.model import Fact, Family, Part, ValueType

_FEWEST, _MOST_WORDS = 2, 4
_ADDED = re.compile(
    r", .*\b(?:could|may|might|can|but|which|who|usually|often|sometimes)\b|\bor\b|\b(?:towards?|to|of|with|in|on|by)$"
)
_BRACKETS = re.compile(r"[“”\"()\[\]?!;]")


def facts(document: Document) -> list[Fact]:
    """What each label of such a list is given, where no other list has the same path."""
    found = nests(document)
    paths = Counter(_path(document, nest) for nest in found)
    return [
        fact
        for nest in found
        if paths[_path(document, nest)] == 1 and _is_label(nest.over)
        for fact in _of_nest(document, nest)
    ]


def _path(document: Document, nest: Nest) -> tuple[str, str]:
    return heading_over(document, nest.over), nest.over.text.casefold()


def _is_label(block: Block) -> bool:
    said = block.text.rstrip(" :")
    short = 1 <= len(said.split()) <= _MOST_WORDS - 1 and not _BRACKETS.search(said)
    return block.level == 1 and short and not block.cells and not prose.has_verb(said)


def _of_nest(document: Document, nest: Nest) -> list[Fact]:
    given = [block for block in nest.under if len(block.cells) == 1 and _is_given(block)]
    labels = {block.cells[0].name.casefold() for block in given}
    values = {block.cells[0].text.casefold() for block in given}
    if len(given) < _FEWEST or len(labels) < len(given) or len(values) < len(given):
        return []
    return [fact for block in given if (fact := _fact(document, nest.over, block))]


def _is_given(block: Block) -> bool:
    label, value = block.cells[0].name, block.cells[0].text
    plain = len(label.split()) <= _MOST_WORDS and not _BRACKETS.search(label)
    return plain and not _ADDED.search(value) and fits(value, ValueType.PHRASE) and not share_words(label, value)


def _fact(document: Document, over: Block, block: Block) -> Fact | None:
    heading, cell, source = heading_over(document, over), block.cells[0], told_by(document)
    said, sort = over.text.rstrip(" :"), over.text.rstrip(" :").lower()
    if not heading or _BRACKETS.search(heading):
        return None
    asked = f"what is given for “{cell.name}” under “{said}” of “{heading}”?"
    if is_look(sort) or is_measure(sort):
        asked = f"which {sort} is given for “{cell.name}” under “{heading}”?"
    asked = f"{source}{asked}" if source else asked[0].upper() + asked[1:]
    value = Part(sort, cell.text, ValueType.PHRASE, cell.span)
    return made(
        document, block, Family.FIELD, (f"{heading}: {cell.name}", sort), value, passage=block.span,
        parts=(Part("subject", cell.name, ValueType.TERM), value, Part("prompt", asked, ValueType.PHRASE)),
        rule="label under a label",
    )  # fmt: skip
