"""List items with their depth, their wrapped lines and the paragraphs inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents import marks, prose
from quizapp.documents.inline import flowing
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed
from quizapp.documents.sentences import split

_NAMED = re.compile(r"(?P<label>[A-Z][\w'’-]*(?:\s[\w'’()-]+){0,3})\.\s+(?=[A-Z])")
_LABEL = re.compile(r"(?P<label>[^\s:][^:]{1,78}?)(?:\s*:\s+|\s+[–—=]\s+|\s+--?\s+)(?=\S)")


def read_list(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int]:
    """All items of the list that begins here, and where it ends."""
    found: list[Piece] = []
    depths: list[int] = []
    ordered = _is_ordered(lines[at])
    while at < len(lines):
        mark = marks.marker(lines[at])
        if mark is None or (found and not _goes_on(lines, at, ordered, depths)):
            break
        depths = [*(d for d in depths if d < lines[at].indent), lines[at].indent]
        end = _end_of_item(lines, at)
        bodies = [lines[at].body[mark.start :], *(line.body for line in lines[at + 1 : end])]
        body = flowing(bodies)
        if body.text:
            numbered = bool(mark.number)
            found.append(Piece(BlockKind.ITEM, body, lines[at].blanks, len(depths), numbered, group, label_of(body)))
        at = end
    return found, at


def _is_ordered(line: Line) -> bool:
    mark = marks.marker(line)
    return bool(mark and mark.number)


def _goes_on(lines: Sequence[Line], at: int, ordered: bool, depths: list[int]) -> bool:
    """Whether the item belongs to the same list; far from the last one, or of another sort, it does not."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if line.blanks > 2 or (line.blanks and marks.numbered_title(line, following) and _is_ordered(line)):
        return bool(line.blanks <= 2 and ordered and line.blanks and following and marks.marker(following))
    return line.indent > depths[0] or _is_ordered(line) == ordered


def _end_of_item(lines: Sequence[Line], at: int) -> int:
    """The line after the last one that continues the item."""
    indent, end = lines[at].indent, at + 1
    while end < len(lines) and not lines[end].blanks:
        line, before = lines[end], lines[end - 1]
        if marks.marker(line) or marks.hashes(line) or marks.fence(line) or marks.rule(line):
            break
        open_end = not prose.ends(before.text) and (len(before.text) >= 50 or not prose.is_title(line.text))
        if not (line.indent > indent or line.text[:1].islower() or open_end):
            break
        end += 1
    return end


def _abbreviated(label: str) -> bool:
    return len(split(f"{label}. The end.")) < 2


def _balanced(label: str) -> bool:
    return label.count("(") == label.count(")") and label.count("[") == label.count("]")


def label_of(body: Placed) -> tuple[Cell, ...]:
    """What follows an item's label, named by the label: `Crisis response: it has ...`, `Cell – the unit of life`."""
    named = _NAMED.match(body.text)
    if named and len(named["label"]) > 3 and not prose.has_verb(named["label"]) and not _abbreviated(named["label"]):
        value = body[named.end() :]
        return (Cell(named["label"], value.text, value.span),)
    found = _LABEL.match(body.text)
    if found and (not _balanced(found["label"]) or len(split(found["label"])) > 1):
        return ()
    if not found or prose.ends(found["label"]) or "http" in found["label"]:
        return ()
    colon = ":" in found[0]
    if len(found["label"].split()) > (10 if colon else 6) or (not colon and prose.has_verb(found["label"])):
        return ()
    value = body[found.end() :]
    return (Cell(found["label"], value.text, value.span),)
