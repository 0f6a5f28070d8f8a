"""Terms and what they mean: an item each, with the term as its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quizapp.documents import marks, prose
from quizapp.documents.inline import flowing, plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed, joined
from quizapp.documents.sentences import split

_DOUBLE = re.compile(r"(?P<term>\S[^:]{0,60}?)\s*::\s+(?=\S)")
_DASHED = re.compile(
    r"(?P<term>(?:c\.\s?)?\d[\w\s–]{0,20}\??|[^\W_][^.:;!?–—()]{0,50}?(?:\s\([^()]{1,40}\))?\??)"
    r"\s+(?:[-–—]|--)\s+(?=[^\W\d_]|[\"“])"
)
_OPTION = re.compile(r"(?P<term>--?\w\S*(?:[ ,=|]\s?\S+){0,4}?)(?:\s{2,}|$)")
_SECTION = re.compile(
    r"NAME|SYNOPSIS|(?:\w+ )?DESCRIPTION|(?:\w+ )?OPTIONS|EXAMPLES?|FILES|ENVIRONMENT|EXIT STATUS|RETURN VALUE"
    r"|AUTHORS?|BUGS|NOTES?"
    r"|HISTORY|STANDARDS|COPYRIGHT|CONFIGURATION|USAGE|INTRODUCTION|OVERVIEW|SUMMARY|DIAGNOSTICS|WARNINGS?|CAVEATS"
)
_FEWEST_DASHED, _FEWEST_APART = 3, 5

Entry = tuple[Placed, Placed, int]
"""A term, what it means, and the line after it."""


def definitions(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    """The definitions that begin here, and where they end."""
    for entry, fewest in ((_double, 1), (_marked, 1), (_dashed, _FEWEST_DASHED), (_indented, 2), (_option, 2)):
        pieces, end = _all(lines, at, group, entry)
        if len(pieces) >= fewest:
            return pieces, end
    return None


def _all(
    lines: Sequence[Line], at: int, group: int, entry: Callable[[Sequence[Line], int], Entry | None]
) -> tuple[list[Piece], int]:
    found: list[Piece] = []
    while at < len(lines) and (one := entry(lines, at)):
        term, meaning, end = one
        if not term.text or not meaning.text or (found and lines[at].blanks > 1):
            break
        cell = Cell(term.text, meaning.text, meaning.span)
        found.append(Piece(BlockKind.ITEM, joined([term, meaning]), lines[at].blanks, 1, group=group, cells=(cell,)))
        at = end
    return found, at


def defined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with lines `Term - meaning` as items where a text has many of them, also apart from each other."""
    found = {n: m for n, p in enumerate(pieces) if p.kind is None and (m := _of_text(p.text))}
    if len(found) < _FEWEST_APART:
        return pieces
    group = max((p.group for p in pieces), default=-1) + 1
    made = list(pieces)
    for number, match in found.items():
        piece = pieces[number]
        term, meaning = piece.body[: match.end("term")], piece.body[match.end() :]
        cell = Cell(term.text, meaning.text, meaning.span)
        body = joined([term, meaning])
        made[number] = replace(piece, kind=BlockKind.ITEM, body=body, level=1, group=group, cells=(cell,))
    return made


def _of_text(text: str) -> re.Match[str] | None:
    found = _DASHED.match(text)
    if not found or len(found["term"].split()) > 6 or prose.has_verb(found["term"]) or len(text) - found.end() < 4:
        return None
    return None if re.search(r"\s[-–—]\s", text[found.end() :].partition(".")[0]) else found


def _double(lines: Sequence[Line], at: int) -> Entry | None:
    """`selvedge :: the edge of a cloth`."""
    found = _DOUBLE.match(lines[at].text)
    if not found or re.search(r"\w::\w", lines[at].text) or re.match(r"#{1,6}\s", lines[at].text):
        return None
    end = _wrapped(lines, at)
    return plain(lines[at].body[: found.end("term")]), _rest(lines, at, found.end(), end), end


def _marked(lines: Sequence[Line], at: int) -> Entry | None:
    """A term, and below it `: what it means`."""
    if at + 1 >= len(lines) or not re.match(r":\s+\S", lines[at + 1].text) or lines[at + 1].blanks > 1:
        return None
    if not _is_term(lines[at].text):
        return None
    start = re.match(r":\s+", lines[at + 1].text)
    end = _wrapped(lines, at + 1)
    return plain(lines[at].body), _rest(lines, at + 1, start.end() if start else 0, end), end


def _dashed(lines: Sequence[Line], at: int) -> Entry | None:
    """`Treadle - a lever that raises the shafts`."""
    found = _DASHED.match(lines[at].text)
    if not found or marks.marker(lines[at]) or not _of_text(lines[at].text):
        return None
    meaning = lines[at].text[found.end() :]
    if len(meaning.split()) < 2 or re.search(r"\d{4}$", meaning):
        return None
    end = _wrapped(lines, at)
    return plain(lines[at].body[: found.end("term")]), _rest(lines, at, found.end(), end), end


def _indented(lines: Sequence[Line], at: int) -> Entry | None:
    """A term, and what it means set in below it."""
    if (
        at + 1 >= len(lines)
        or not _is_term(lines[at].text)
        or lines[at].text[-1] in ".:;,!?"
        or marks.marker(lines[at])
    ):
        return None
    first = lines[at + 1]
    if _SECTION.fullmatch(lines[at].text) or _OPTION.match(first.text):
        return None
    if first.blanks or not 2 <= first.indent - lines[at].indent <= 12 or marks.marker(first) or marks.field(first.text):
        return None
    if not (prose.ends(first.text) or len(first.text.split()) >= 4):
        return None
    end = at + 1
    while end < len(lines) and lines[end].indent >= first.indent and (end == at + 1 or not lines[end].blanks):
        end += 1
    meaning = flowing([line.body for line in lines[at + 1 : end]])
    section = lines[at].text.isupper() and len(lines[at].text) > 5 and len(split(meaning.text)) > 1
    return None if section else (plain(lines[at].body), meaning, end)


def _option(lines: Sequence[Line], at: int) -> Entry | None:
    """An option of a command, and after a wide gap or set in below it what it does: `-v, --verbose   Say more.`"""
    found = _OPTION.match(lines[at].text)
    if not found:
        return None
    end = _wrapped(lines, at)
    return plain(lines[at].body[: found.end("term")]), _rest(lines, at, found.end(), end), end


def _is_term(text: str) -> bool:
    if re.match(r"--?\w", text):
        return len(text) <= 60 and not prose.ends(text)
    return len(text.split()) <= 6 and len(text) <= 60 and bool(prose.words(text)) and not marks.starts_block(text)


def _wrapped(lines: Sequence[Line], at: int) -> int:
    """The line after the last that goes on with the meaning."""
    end = at + 1
    while end < len(lines) and not lines[end].blanks and lines[end].indent > lines[at].indent:
        end += 1
    return end


def _rest(lines: Sequence[Line], at: int, start: int, end: int) -> Placed:
    return flowing([lines[at].body[start:], *(line.body for line in lines[at + 1 : end])])
