"""Lines whose two sides are joined by dots: `Depth ..... 9 m` is a field, `Approach ..... 3` leads to a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents import prose
from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece

_LEADER = re.compile(r"(?P<key>\S.*?\S)\s*(?:\.{4,}|(?:\.\s){3,}\.?|…{2,}|_{4,}|(?:·\s?){4,})\s*(?P<value>\S.{0,80})$")
_LONGEST = 240
_PAGE = re.compile(r"\d{1,4}|[ivxl]{1,6}")


def leaders(lines: Sequence[Line], at: int) -> tuple[list[Piece], int] | None:
    """The run of such lines that begins here, and where it ends; rising page numbers make it a table of contents."""
    found = []
    end = at
    while end < len(lines) and (end == at or lines[end].blanks <= 1):
        match = _LEADER.match(lines[end].text) if len(lines[end].text) <= _LONGEST else None
        if match and re.search(r"\.{4,}|_{4,}", match["value"]):
            break
        if match and (prose.has_verb(match["key"]) or not re.match(r"[\w(<>~±$€£+-]", match["value"])):
            break
        if not match or len(match["key"]) > 120 or not re.search(r"[^\W_]", match["key"]):
            break
        found.append(match)
        end += 1
    if not found:
        return None
    if _is_contents([match["value"] for match in found]):
        return [Piece(BlockKind.NAVIGATION, plain(line.body), line.blanks) for line in lines[at:end]], end
    return [_field(line, match) for line, match in zip(lines[at:end], found, strict=True)], end


def _is_contents(values: Sequence[str]) -> bool:
    if not all(_PAGE.fullmatch(value) for value in values):
        return False
    pages = [int(value) for value in values if value.isdigit()]
    return len(values) >= 2 and pages == sorted(pages)


def _field(line: Line, match: re.Match[str]) -> Piece:
    key, value = plain(line.body[: match.end("key")]), plain(line.body[match.start("value") :])
    return Piece(BlockKind.FIELD, plain(line.body), line.blanks, cells=(Cell(key.text, value.text, value.span),))
