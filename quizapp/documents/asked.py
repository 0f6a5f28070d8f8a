"""Which sentences a document's blocks hold: whole ones, of paragraphs and of items that say something by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.documents import furniture, prose
from quizapp.documents.model import Block, BlockKind, Sentence
from quizapp.documents.sentences import split


def sentences(blocks: Sequence[Block], language: str) -> Iterator[Sentence]:
    """The sentences to ask from: of paragraphs, and of items that say something by themselves."""
    for number, block in enumerate(blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        first = block.text.find(block.cells[0].text) if block.cells else 0
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        for start, end in split(block.text[first:]):
            said = block.text[first + start : first + end]
            if start == 0 and number and _goes_on(said, blocks[number - 1]):
                continue
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


def _goes_on(said: str, before: Block) -> bool:
    """Whether the first words of a block end a sentence that something like code stands in the middle of."""
    torn = (BlockKind.CODE, BlockKind.CAPTION, BlockKind.ROW, BlockKind.NAVIGATION)
    return said[0].islower() and before.kind in torn and not before.text.endswith(",") and not prose.is_written_so(said)


def _breaks_off(said: str, block: Block, following: Block | None) -> bool:
    """Whether the end of a paragraph goes on in what stands below it."""
    if prose.ends(said) or following is None or not block.text.endswith(said):
        return False
    return following.kind is BlockKind.CODE or following.text[0].islower()
