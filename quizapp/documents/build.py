"""Text becomes a Document."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.documents.asked import sentences as sentences_of
from quizapp.documents.chronicle import with_years
from quizapp.documents.front import front_matter
from quizapp.documents.infobox import infoboxes
from quizapp.documents.language import language_of
from quizapp.documents.lines import Line, split_lines
from quizapp.documents.margins import without_margins
from quizapp.documents.metadata import date_of, title_of
from quizapp.documents.model import Block, Document
from quizapp.documents.outline import introduced, levelled, paths
from quizapp.documents.piece import Piece
from quizapp.documents.records import records
from quizapp.documents.rst import scan_rst
from quizapp.documents.scan import scan
from quizapp.documents.settle import settle
from quizapp.documents.subtitles import scan_subtitles
from quizapp.documents.timed import untimed


def document(name: str, text: str) -> Document:
    """The document that the file called `name` with this text is."""
    lines = split_lines(text)
    front, taken = front_matter(lines)
    language = front.get("language", front.get("lang", ""))[:2].casefold() or language_of(text)
    pieces = settle(infoboxes(records(_scanned(name, without_margins(lines[taken:])))), language)
    title = title_of(front, pieces, name)
    pieces = with_years(introduced(levelled(pieces, title)))
    blocks = tuple(_block(piece, path) for piece, path in zip(pieces, paths(pieces), strict=True))
    sentences = tuple(sentences_of(blocks, language))
    return Document(name, text, title, date_of(front, pieces), language, blocks, sentences)


def _scanned(name: str, lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a text, read as its name asks for."""
    ending = name.lower().rpartition(".")[2]
    if ending in {"rst", "rest"}:
        return scan_rst(lines)
    return scan_subtitles(lines) if ending in {"vtt", "srt"} else scan(untimed(lines))


def _block(piece: Piece, headings: tuple[str, ...]) -> Block:
    assert piece.kind is not None
    return Block(
        kind=piece.kind,
        span=piece.body.span,
        text=piece.text,
        places=tuple(piece.body.places),
        level=piece.level,
        ordered=piece.ordered,
        group=piece.group,
        lead=piece.lead,
        cells=piece.cells,
        headings=headings,
    )
