"""Text becomes a Document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.documents import furniture, prose
from quizapp.documents.front import front_matter
from quizapp.documents.infobox import infoboxes
from quizapp.documents.language import language_of
from quizapp.documents.lines import Line, split_lines
from quizapp.documents.margins import without_margins
from quizapp.documents.metadata import date_of, title_of
from quizapp.documents.model import Block, BlockKind, Document, Sentence
from quizapp.documents.outline import introduced, levelled, paths
from quizapp.documents.piece import Piece
from quizapp.documents.records import records
from quizapp.documents.rst import scan_rst
from quizapp.documents.scan import scan
from quizapp.documents.sentences import split
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
    pieces = introduced(levelled(pieces, title))
    blocks = tuple(_block(piece, path) for piece, path in zip(pieces, paths(pieces), strict=True))
    sentences = tuple(_sentences(blocks, language))
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


def _sentences(blocks: Sequence[Block], language: str) -> Iterator[Sentence]:
    """The sentences to ask from: of paragraphs, and of items that say something by themselves."""
    for number, block in enumerate(blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        first = block.text.find(block.cells[0].text) if block.cells else 0
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        for start, end in split(block.text[first:]):
            said = block.text[first + start : first + end]
            if _is_asked_from(said, block, language) and not _breaks_off(said, block, following):
                yield Sentence(number, first + start, first + end, said)


def _is_asked_from(said: str, block: Block, language: str) -> bool:
    if not any(c.isalpha() for c in said) or prose.shouts(said) or said.endswith(":"):
        return False
    if prose.is_doubtful(said) and (block.kind is BlockKind.ITEM or said == block.text):
        return False
    if block.kind is BlockKind.ITEM and (
        (said[0].islower() and not prose.is_written_so(said)) or not (prose.ends(said) or prose.is_stated(said))
    ):
        return False
    return language not in ("en", "und") or (
        prose.is_sentence(said) and not furniture.is_notice(said) and not furniture.is_menu(said)
    )


def _breaks_off(said: str, block: Block, following: Block | None) -> bool:
    """Whether the end of a paragraph goes on in what stands below it."""
    if prose.ends(said) or following is None or not block.text.endswith(said):
        return False
    return following.kind is BlockKind.CODE or following.text[0].islower()
