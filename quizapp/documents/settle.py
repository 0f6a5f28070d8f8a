"""Text that is not yet told apart: prose, title, field, caption, menu, or words about the publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from quizapp.documents import furniture, prose
from quizapp.documents.definitions import defined
from quizapp.documents.marks import NOTE_MARK, field
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.speech import is_stage_direction, said_from, speakers

_MOST_TITLES, _NEAR, _FAR = 3, 12, 60
_LINES_OF_SIGNATURE, _LONG, _FEWEST_ENTRIES = 6, 200, 3
_FIELDS_OF_PUBLICATION = frozenset(
    (
        "author", "authors", "by", "category", "created", "date", "edition", "last modified", "last updated", "updated",
        "last reviewed", "modified", "language", "published", "publication date", "publisher", "version", "revised",
        "posted", "date published", "date modified",
    )
)  # fmt: skip
_UNDER_CAPITALS = (BlockKind.PARAGRAPH, BlockKind.FIELD, BlockKind.ROW, BlockKind.ITEM)
_NEVER_PROSE = (BlockKind.NAVIGATION, BlockKind.CAPTION, BlockKind.BOILERPLATE)


def settle(pieces: list[Piece], language: str) -> list[Piece]:
    """Every piece with its kind."""
    names = speakers(p.text for p in pieces if p.kind is None)
    told = defined([_spoken(p, names) for p in pieces])
    told = [replace(p, kind=_plain_kind(p, language)) if p.kind is None and p.text else p for p in told]
    told = [p for p in told if p.text]
    told = entries(told)
    told = _titles([*told[:1], *(_of_page(_as_field(p, before)) for before, p in pairwise(told))])
    return _regions(_closings(told))


def entries(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with short lines in small letters as headings where a text has several, each above what it names."""
    pairs = enumerate(pairwise(pieces))
    found = [n for n, (piece, below) in pairs if (piece.blanks or not n) and _is_entry(piece, below)]
    if len(found) < _FEWEST_ENTRIES:
        return pieces
    made = list(pieces)
    for number in found:
        made[number] = replace(made[number], kind=BlockKind.HEADING)
    return made


def _is_entry(piece: Piece, below: Piece) -> bool:
    if piece.kind is not None or not piece.lone or len(piece.text.split()) > 4:
        return False
    if not re.fullmatch(r"[a-z][\w'’/ -]{1,40}", piece.text) or prose.has_verb(piece.text):
        return False
    return below.kind in (BlockKind.PARAGRAPH, BlockKind.FIELD) or field(below.text) is not None


def _spoken(piece: Piece, names: frozenset[str]) -> Piece:
    """What somebody says, or stands after a label such as `Note:`, with the name or label apart."""
    if piece.kind is not None or not piece.text:
        return piece
    if is_stage_direction(piece.text):
        return replace(piece, kind=BlockKind.CAPTION)
    found = said_from(piece.text, names)
    said = piece.body[found[1] :] if found else piece.body
    if not found or not (prose.ends(said.text) or found[0].casefold() in names):
        return piece
    return replace(piece, kind=BlockKind.PARAGRAPH, cells=(Cell(found[0], said.text, said.span),))


def _plain_kind(piece: Piece, language: str) -> BlockKind | None:
    """What the words alone tell; None for a line that may be a title."""
    text = piece.text
    if furniture.is_menu(text):
        return BlockKind.NAVIGATION
    if len(text) < 300 and (furniture.is_rights(text) or furniture.is_byline(text) or furniture.is_closing(text)):
        return BlockKind.BOILERPLATE
    if furniture.is_citation(text) or (
        len(text) < 300 and furniture.is_notice(text) and not re.search(r"[.!?]\s+[A-Z]", text)
    ):
        return BlockKind.BOILERPLATE
    if furniture.is_caption(text) or NOTE_MARK.match(text):
        return BlockKind.CAPTION
    if prose.shouts(text):
        return None if piece.lone and prose.is_title(text) else BlockKind.CAPTION
    if language in ("en", "und"):
        if prose.is_prose(text) and (not piece.lone or not prose.is_title(text) or prose.is_told(text)):
            return BlockKind.PARAGRAPH
    elif prose.ends(text) and len(text.split()) >= 4:
        return BlockKind.PARAGRAPH
    return None if piece.lone else BlockKind.CAPTION


def _as_field(piece: Piece, before: Piece) -> Piece:
    """A line or item `Key: value` whose value is no sentence, as a field."""
    if piece.kind not in (None, BlockKind.ITEM, BlockKind.CAPTION) or furniture.is_caption(piece.text):
        return piece
    found = field(piece.text)
    key = found[0].casefold() if found else ""
    if not found or (piece.kind is BlockKind.ITEM and key not in _FIELDS_OF_PUBLICATION):
        return piece
    value = piece.body[found[1] :]
    if prose.ends(value.text) and prose.has_verb(value.text):
        return replace(piece, kind=BlockKind.PARAGRAPH) if piece.kind is None else piece
    if furniture.is_about_page(key) or (key in ("source", "sources") and before.kind is not BlockKind.FIELD):
        return replace(piece, kind=BlockKind.BOILERPLATE, group=-1, level=0)
    cell = Cell(found[0], value.text, value.span)
    return replace(piece, kind=BlockKind.FIELD, cells=(cell,), group=-1, level=0)


def _of_page(piece: Piece) -> Piece:
    """A field about the page itself, such as where to follow its makers, as what it is."""
    if piece.kind is BlockKind.FIELD and not piece.under and furniture.is_about_page(piece.cells[0].name.casefold()):
        return replace(piece, kind=BlockKind.BOILERPLATE, cells=())
    return piece


def _closings(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the short lines after `Yours sincerely` as those of a signature."""
    found: list[Piece] = []
    left = 0
    for piece in pieces:
        if furniture.is_closing(piece.text) and len(piece.text.split()) <= 4:
            left = _LINES_OF_SIGNATURE
        elif left and piece.kind not in (BlockKind.PARAGRAPH, BlockKind.ROW) and len(piece.text) <= 60:
            found.append(replace(piece, kind=BlockKind.BOILERPLATE, level=0, group=-1))
            left -= 1
            continue
        elif piece.kind is not None:
            left = 0
        found.append(piece)
    return found


def _titles(pieces: list[Piece]) -> list[Piece]:
    """Lines that stand alone: titles where something to read follows, few in a row; otherwise not to ask from."""
    found = list(pieces)
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end].kind is None:
            end += 1
        if end == at:
            at += 1
            continue
        for number in range(at, end):
            found[number] = replace(found[number], kind=_kind_in_row(found, at, number, end))
        at = end
    return found


def _kind_in_row(pieces: list[Piece], start: int, number: int, end: int) -> BlockKind:
    piece = pieces[number]
    if not prose.is_title(piece.text):
        return BlockKind.CAPTION
    if furniture.opens_rights(piece.text) or furniture.opens_links(piece.text):
        return BlockKind.HEADING
    if _crowded(pieces, start, number, end):
        return BlockKind.NAVIGATION
    if prose.shouts(piece.text) and number and not (end < len(pieces) and pieces[end].kind in _UNDER_CAPITALS):
        return BlockKind.CAPTION
    near = range(number + 1, min(end, number + 1 + _NEAR))
    below = sum(not _crowded(pieces, start, other, end) for other in near)
    if below >= _MOST_TITLES or (end == len(pieces) and number):
        return BlockKind.NAVIGATION
    return BlockKind.HEADING if _stands_apart(pieces, number) and _leads(pieces, end) else BlockKind.CAPTION


def _stands_apart(pieces: list[Piece], number: int) -> bool:
    """Whether an empty line is above, or prose right above and right below."""
    if number == 0 or pieces[number].blanks or number + 1 >= len(pieces):
        return True
    return all(pieces[n].kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) for n in (number - 1, number + 1))


def _crowded(pieces: list[Piece], start: int, number: int, end: int) -> bool:
    """Whether it stands among three or more such lines without an empty line between them."""
    first, last = number, number
    while last - first < 2 and first > start and not pieces[first].blanks:
        first -= 1
    while last - first < 2 and last + 1 < end and not pieces[last + 1].blanks:
        last += 1
    return last - first >= 2


def _leads(pieces: list[Piece], at: int) -> bool:
    """Whether something to read follows before the next heading."""
    for piece in islice(pieces, at, at + _FAR):
        if piece.kind is BlockKind.HEADING:
            return True
        if piece.kind not in _NEVER_PROSE:
            return True
    return False


def _regions(pieces: list[Piece]) -> list[Piece]:
    """What stands under `Usage rights` is about the publication, what stands under `Links` leads elsewhere."""
    found: list[Piece] = []
    region: BlockKind | None = None
    level = 0
    for number, piece in enumerate(pieces):
        heading = piece.kind is BlockKind.HEADING
        opened = _opens(piece.text, pieces[number + 1 : number + 2]) if heading else None
        if heading and (opened or region is None or not piece.level or not level or piece.level <= level):
            region, level = opened, piece.level
        if region is BlockKind.NAVIGATION and piece.kind is BlockKind.PARAGRAPH and len(piece.text) >= _LONG:
            region = None
        found.append(replace(piece, kind=region) if region and not opened else piece)
    return found


def _opens_over(heading: str, below: str) -> bool:
    return furniture.opens_notes(heading, below) or furniture.opens_address(heading, below)


def _opens(heading: str, below: Sequence[Piece]) -> BlockKind | None:
    if furniture.opens_rights(heading) or (below and _opens_over(heading, below[0].text)):
        return BlockKind.BOILERPLATE
    return BlockKind.NAVIGATION if furniture.opens_links(heading) else None
