"""Templates of wikis, `{{Infobox ...}}` over several lines: their named parts are fields, the rest says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece, nothing

_PART = re.compile(r"\|\s*(?P<key>[^\W\d_][\w .-]{0,38}?)\s*=\s*(?=\S)")
_PICTURE = re.compile(
    r"(?:image|caption|alt|map|logo|signature|footnotes?|coordinates|website|url|ref|native_name_lang)\w*", re.I
)
_MOST_LINES = 120


def template(lines: Sequence[Line], at: int) -> tuple[list[Piece], int] | None:
    """The fields of the template or wiki table that begins here, and where it ends."""
    text = lines[at].text
    if not text.startswith(("{{", "{|")):
        return None
    depth = 0
    for end in range(at, min(len(lines), at + _MOST_LINES)):
        said = lines[end].text
        depth += len(re.findall(r"\{\{|^\{\|", said)) - len(re.findall(r"\}\}|^\|\}(?!\})", said))
        if depth <= 0:
            break
    else:
        return None
    if end == at and not re.search(r"(?:\}\}|\|\})\s*$", text):
        return None
    fields = [field for line in lines[at : end + 1] if (field := _field(line))]
    return fields or [nothing(lines[at].blanks)], end + 1


def _field(line: Line) -> Piece | None:
    found = _PART.match(line.text)
    if not found or _PICTURE.match(found["key"]):
        return None
    value = plain(line.body[found.end() :])
    if not value.text or "{{" in value.text or "|" in value.text:
        return None
    cell = Cell(found["key"].replace("_", " "), value.text, value.span)
    return Piece(BlockKind.FIELD, plain(line.body[1:]), line.blanks, cells=(cell,))
