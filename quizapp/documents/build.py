"""Text becomes a Document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.documents import furniture, prose
from quizapp.documents.language import language_of
from quizapp.documents.lines import split_lines
from quizapp.documents.metadata import date_of, front_matter, title_of
from quizapp.documents.model import Block, BlockKind, Document, Sentence
from quizapp.documents.outline import introduced, levelled, paths
from quizapp.documents.piece import Piece
from quizapp.documents.scan import scan
from quizapp.documents.sentences import split
from quizapp.documents.settle import settle
from quizapp.documents.tables import records


def document(name: str, text: str) -> Document:
    """The document that the file called `name` with this text is."""
    lines = split_lines(text)
    front, taken = front_matter(lines)
    language = front.get("language", front.get("lang", ""))[:2].casefold() or language_of(text)
    pieces = settle(records(scan(lines[taken:])), language)
    title = title_of(front, pieces, name)
    pieces = introduced(levelled(pieces, title))
    blocks = tuple(_block(piece, path) for piece, path in zip(pieces, paths(pieces), strict=True))
    sentences = tuple(_sentences(blocks, language))
    return Document(name, text, title, date_of(front, pieces), language, blocks, sentences)


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
        for start, end in split(block.text[first:]):
            said = block.text[first + start : first + end]
            if _is_asked_from(said, block, language):
                yield Sentence(number, first + start, first + end, said)


def _is_asked_from(said: str, block: Block, language: str) -> bool:
    if not any(c.isalpha() for c in said) or prose.shouts(said) or said.endswith(":"):
        return False
    if block.kind is BlockKind.ITEM and (said[0].islower() or not (prose.ends(said) or len(said.split()) >= 8)):
        return False
    return language not in ("en", "und") or (prose.is_sentence(said) and not furniture.is_notice(said))
