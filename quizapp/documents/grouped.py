"""Fields set in below a line that says whose they are: `Engine:`, then `  Power: 2 MW`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents import marks, prose
from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece

_OWNER = re.compile(r"(?P<owner>[^\W\d_][^:.!?]{0,50}?)\s*:$")
_DASHED = re.compile(r"(?P<key>[^\W\d_][\w'’/()&., -]{0,38}?[\w).])\s+[–—-]\s+(?=\S)")


def owned_fields(lines: Sequence[Line], at: int) -> tuple[list[Piece], int] | None:
    """The owner as a caption, its fields with the owner as their nearest heading, and where they end."""
    owner = _OWNER.match(lines[at].text)
    if not owner or len(owner["owner"].split()) > 5 or prose.has_verb(owner["owner"]):
        return None
    end = at + 1
    while end < len(lines) and lines[end].indent > lines[at].indent and not lines[end].blanks:
        end += 1
    fields = [_field(line, owner["owner"]) for line in lines[at + 1 : end]]
    found = [field for field in fields if field]
    if not found or len(found) < len(fields):
        return None
    return [Piece(BlockKind.CAPTION, plain(lines[at].body), lines[at].blanks), *found], end


def _field(line: Line, owner: str) -> Piece | None:
    keyed = marks.field(line.text)
    dashed = None if keyed else _DASHED.match(line.text)
    if keyed:
        key, start = keyed
    elif dashed and len(dashed["key"].split()) <= 5:
        key, start = dashed["key"], dashed.end()
    else:
        return None
    value = plain(line.body[start:])
    if not value.text or (prose.ends(value.text) and prose.has_verb(value.text)):
        return None
    cell = Cell(key, value.text, value.span)
    return Piece(BlockKind.FIELD, plain(line.body), line.blanks, cells=(cell,), under=(owner,))
