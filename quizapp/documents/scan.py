"""Lines become pieces: headings, list items, table rows, code, and text still to be told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizapp.documents import marks, prose
from quizapp.documents.chronicle import chronicle
from quizapp.documents.code import code
from quizapp.documents.definitions import definitions
from quizapp.documents.grouped import owned_fields
from quizapp.documents.inline import flowing, plain
from quizapp.documents.leaders import leaders
from quizapp.documents.lines import Line
from quizapp.documents.listing import read_list
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.paragraphs import paragraphs
from quizapp.documents.piece import Piece, nothing
from quizapp.documents.placed import Placed, joined
from quizapp.documents.speech import is_stage_direction, may_turn, opens_turn
from quizapp.documents.tables import table
from quizapp.documents.templates import template
from quizapp.documents.verse import is_verse

_OPEN_END = re.compile(
    r"\b(?:the|an?|of|to|in|on|at|by|with|from|for|and|or|called|as|its|their|his|her|is|are|\w+['’]s)$"
)
Found = tuple[list[Piece], int]
"""Pieces, and the line after the last one they take."""
_COUNTED = re.compile(r"\d{1,2}\.(?:\d{1,2}\.?)*\s+(?=[^\W\d_])")
_PARAGRAPH = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+(?=[A-Z])")
_LINE_OF_PROSE, _FEWEST_NUMBERED = 45, 2
_BOLD = re.compile(r"\*\*[^*]+\*\*:?|__[^_]+__:?")
"""A line set in bold, as a heading is."""
_CODE_SIGNS = re.compile(r"[{};=<>$]|\w\(|^\s*(?:\$|>>>|//|#!)|--\w")


def scan(lines: Sequence[Line]) -> list[Piece]:
    """All lines as pieces, in order."""
    lines = _unnumbered(_unlisted([_unquoted(line) for line in lines]))
    found: list[Piece] = []
    at = group = 0
    base = min((line.indent for line in lines), default=0)
    while at < len(lines):
        pieces, at = _next(lines, at, group, base)
        group = max([group, *(piece.group + 1 for piece in pieces)])
        found += pieces
    return found


def _unquoted(line: Line) -> Line:
    """The line without the marks of a quotation before it."""
    mark = re.match(r"(?:>\s?)+(?=\S)", line.text)
    return replace(line, body=line.body[mark.end() :]) if mark else line


def _unlisted(lines: Sequence[Line]) -> list[Line]:
    """The lines, without a list mark where one stands in the middle of a sentence: `crossing the`, `- Equator.`"""
    found = list(lines[:1])
    for before, line in pairwise(lines):
        torn = not line.blanks and line.text.startswith("- ") and _OPEN_END.search(before.text)
        found.append(replace(line, body=line.body[2:], indent=before.indent) if torn else line)
    return found


def _unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, without the number of a paragraph where several begin with one: `3.5  Tests were made at`."""
    marked = {n: found.end() for n, line in enumerate(lines) if line.blanks and (found := _PARAGRAPH.match(line.text))}
    prose_lines = {n: end for n, end in marked.items() if len(lines[n].text) >= _LINE_OF_PROSE}
    if len(prose_lines) < _FEWEST_NUMBERED:
        return lines
    return [replace(line, body=line.body[prose_lines.get(n, 0) :]) for n, line in enumerate(lines)]


def _next(lines: Sequence[Line], at: int, group: int, base: int) -> Found:
    return (
        _for_machines(lines, at)
        or table(lines, at, group)
        or leaders(lines, at)
        or definitions(lines, at, group)
        or chronicle(lines, at, group)
        or _heading(lines, at)
        or _text_of(lines, at, group, base)
    )


def _for_machines(lines: Sequence[Line], at: int) -> Found | None:
    """A comment, a block of code or a template that begins here."""
    if lines[at].text.startswith("<!--"):
        return _comment(lines, at)
    if marks.fence(lines[at]):
        return _fenced(lines, at)
    end = code(lines, at)
    return template(lines, at) or (([_code(lines[at:end])], end) if end > at else None)


def _text_of(lines: Sequence[Line], at: int, group: int, base: int) -> Found:
    """A rule, a list, lines that are set in, or text."""
    line = lines[at]
    if marks.rule(line):
        return [nothing(line.blanks)], at + 1
    if marks.marker(line):
        return read_list(lines, at, group)
    if line.blanks and line.indent >= base + 4 and _CODE_SIGNS.search(line.text) and not prose.ends(line.text):
        indented = _indented(lines, at, base)
        if not _is_text(indented[0][0].text):
            return indented
    return _run(lines, at)


def _comment(lines: Sequence[Line], at: int) -> tuple[list[Piece], int]:
    end = at
    while end < len(lines) - 1 and "-->" not in lines[end].text:
        end += 1
    after = lines[end].text.partition("-->")[2].strip()
    return ([] if not after else [nothing(0)]), end + 1


def _fenced(lines: Sequence[Line], at: int) -> tuple[list[Piece], int]:
    fence = marks.fence(lines[at])
    end = at + 1
    while end < len(lines) and not lines[end].text.startswith(fence):
        end += 1
    return [_code(lines[at : end + 1])], end + 1


def _indented(lines: Sequence[Line], at: int, base: int) -> tuple[list[Piece], int]:
    end = at + 1
    while end < len(lines) and lines[end].indent >= base + 4 and not lines[end].blanks:
        end += 1
    return [_code(lines[at:end])], end


def _is_text(text: str) -> bool:
    """Whether lines that are set in say something after all: sentences, with few signs in them."""
    return prose.is_prose(text) and len(re.findall(r"[{};=<>$|\\]", text)) <= 0.02 * len(text) + 2


def _code(lines: Sequence[Line]) -> Piece:
    return Piece(BlockKind.CODE, joined([line.body for line in lines]), lines[0].blanks)


def _heading(lines: Sequence[Line], at: int) -> tuple[list[Piece], int] | None:
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    hashed = marks.hashes(line)
    if hashed:
        body = plain(line.body[hashed[1] :])
        body = body[: len(body.text.rstrip("#= "))]
        counted = _COUNTED.match(body.text)
        body = body[counted.end() :] if counted else body
        return [Piece(BlockKind.HEADING, body, line.blanks, hashed[0], lone=True)], at + 1
    numbered = marks.numbered_title(line, following)
    level = marks.underline(following) if following else 0
    if level and not marks.rule(line) and prose.words(line.text) and len(line.text) <= 120 and not marks.marker(line):
        return [Piece(BlockKind.HEADING, plain(line.body), line.blanks, level, lone=True)], at + 2
    if numbered and (line.blanks or at == 0 or prose.ends(lines[at - 1].text)):
        return [Piece(BlockKind.HEADING, plain(line.body[numbered[1] :]), line.blanks, numbered[0], lone=True)], at + 1
    return None


def _run(lines: Sequence[Line], at: int) -> tuple[list[Piece], int]:
    end = at + 1
    while end < len(lines) and not lines[end].blanks and not _interrupts(lines, end):
        end += 1
    if is_verse([line.text for line in lines[at:end]]):
        return [Piece(BlockKind.CAPTION, plain(line.body), line.blanks) for line in lines[at:end]], end
    owned = owned_fields(lines, at)
    if owned:
        return owned
    pieces = []
    for number, group in enumerate(paragraphs(lines[at:end])):
        blanks = lines[at].blanks if number == 0 else 0
        pieces.append(_field(group, blanks) or _text(group, blanks))
    return pieces, end


def _text(group: Sequence[Line], blanks: int) -> Piece:
    return Piece(None, flowing([line.body for line in group]), blanks, lone=len(group) == 1)


def _field(group: Sequence[Line], blanks: int) -> Piece | None:
    """A line whose key and value are set apart by markup, a tab or a wide gap."""
    if len(group) != 1:
        return None
    line = group[0]
    bold = marks.bold_field(line.text)
    if bold:
        return _made_field(line, plain(line.body[bold[0] : bold[1]]), plain(line.body[bold[2] :]), blanks)
    found = marks.field(line.text) if line.text.startswith(":") or not re.search(r":\s", line.text) else None
    if not found or re.search(r"\t| {3,}", line.text[found[1] :]):
        return None
    return _made_field(line, Placed(found[0], range(len(found[0]))), plain(line.body[found[1] :]), blanks)


def _made_field(line: Line, key: Placed, value: Placed, blanks: int) -> Piece | None:
    if not value.text or not key.text:
        return None
    cell = Cell(key.text.rstrip(" :"), value.text, value.span)
    return Piece(BlockKind.FIELD, plain(line.body), blanks, cells=(cell,), lone=True)


def _is_set(lines: Sequence[Line], at: int) -> bool:
    """Whether a table, code or leaders begin here."""
    return bool(table(lines, at, 0) or code(lines, at) > at or leaders(lines, at))


def _is_short_title(text: str) -> bool:
    return len(text.split()) <= 6 and prose.is_title(text) and not prose.has_verb(text)


def _among_fields(lines: Sequence[Line], at: int) -> bool:
    """Whether a line and one right above or below it are fields."""
    if ":" not in lines[at].text or not _is_field(lines[at].text):
        return False
    above = at > 0 and not lines[at].blanks and _is_field(lines[at - 1].text)
    return above or (at + 1 < len(lines) and not lines[at + 1].blanks and _is_field(lines[at + 1].text))


def _is_field(text: str) -> bool:
    return ": " in text and marks.field(text) is not None and not prose.ends(text)


def _interrupts(lines: Sequence[Line], at: int) -> bool:
    """Whether something else than text begins in the middle of a run of lines."""
    line, before = lines[at], lines[at - 1]
    if marks.fence(line) or marks.rule(line) or marks.hashes(line) or _is_set(lines, at):
        return True
    if at + 1 < len(lines) and marks.underline(lines[at + 1]) and prose.is_title(line.text):
        return True
    if (
        opens_turn(line.text)
        or is_stage_direction(before.text)
        or (prose.ends(before.text) and may_turn(line.text))
        or owned_fields(lines, at)
    ):
        return True
    if line.indent >= before.indent + 3 and line.text[0].isupper() and _is_short_title(before.text):
        return True
    if line.indent > before.indent and (re.match(r"--?\w", line.text) or before.text.isupper() != line.text.isupper()):
        return True
    if _among_fields(lines, at) or (_among_fields(lines, at - 1) and not line.text[0].islower()):
        return True
    mark = marks.marker(line)
    if mark is None:
        return False
    following = lines[at + 1] if at + 1 < len(lines) and not lines[at + 1].blanks else None
    return (
        mark.firm
        or bool(re.search(r"[:.;!?]$", before.text))
        or line.indent != before.indent
        or _BOLD.fullmatch(before.text) is not None
        or (following is not None and marks.marker(following) is not None)
    )
