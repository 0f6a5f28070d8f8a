"""Blocks of reStructuredText, each with its places in the file: sections, directives, definitions, fields, literals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.documents import prose
from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed, joined, stacked
from quizapp.documents.rst_directives import (
    CODE,
    CSV,
    DROPPED,
    LIST_TABLE,
    PICTURES,
    TITLED,
    VERSIONED,
    Directive,
    directive_at,
)
from quizapp.documents.rst_inline import bare
from quizapp.documents.rst_tables import csv_rows, listed_rows
from quizapp.documents.scan import scan

_ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1*$")
_ITEM = re.compile(r"(?:[-*+•]|\(?(?:\d+|[a-zA-Z]|#|[ivxIVX]+)[.)])\s+(?=\S)")
_FIELD = re.compile(r":(?P<key>[^\s:`](?:[^:`]*[^\s:`])?):(?:\s+|$)")
_EXPLICIT = re.compile(r"\.\.(?:\s|$)|__\s")
_SUBSTITUTED = re.compile(r"\.\.\s+\|(?P<name>[^|]+)\|\s+(?:replace|unicode)::\s*(?P<text>.*)")
_OF_CODE = re.compile(r"(?:param|parameter|type|returns?|rtype|raises?|arg|key|keyword|var|ivar|cvar|meta|members)\b")
_AUTOMATIC = re.compile(r"^#(?=[.)]\s)", re.MULTILINE)
_DEEPEST = 30


def scan_rst(lines: Sequence[Line]) -> list[Piece]:
    """All lines as pieces, in order."""
    found = (_SUBSTITUTED.match(line.text) for line in lines)
    return Reader({m["name"]: m["text"] for m in found if m}).read(lines, 0)


class Reader:
    """Reads lines of one document; the order in which underlines first stand there tells the levels of its sections."""

    def __init__(self, substitutions: Mapping[str, str]) -> None:
        self._substitutions = substitutions
        self._styles: list[str] = []
        self._group = 0

    def read(self, lines: Sequence[Line], depth: int) -> list[Piece]:
        """The pieces of lines that belong together."""
        found: list[Piece] = []
        run: list[Line] = []
        at = 0
        base = min((line.indent for line in lines), default=0)
        lines = [replace(line, indent=line.indent - base) for line in lines]
        while at < len(lines):
            taken = self._special(lines, at, depth) if depth < _DEEPEST else None
            if taken is None:
                literal = _announces_literal(lines, at)
                line = lines[at]
                body = line.body[: len(line.text) - 1] if literal and line.text != "::" else line.body
                if line.text != "::":
                    run.append(replace(line, body=body))
                at += 1
                if literal:
                    end = _indented(lines, at, line.indent)
                    found += [*self._run(run), *_code(lines[at:end])]
                    run, at = [], end
                continue
            found += [*self._run(run), *taken[0]]
            run, at = [], taken[1]
        return [*found, *self._run(run)]

    def _bare(self, body: Placed) -> Placed:
        numbers = [(mark.start(), mark.end(), "1") for mark in _AUTOMATIC.finditer(body.text)]
        return bare(body.replaced(numbers) if numbers else body, self._substitutions)

    def _bare_lines(self, lines: Sequence[Line]) -> list[Line]:
        """Lines without markup, which may begin on one line and end on the next of the same paragraph."""
        found: list[Line] = []
        at = 0
        while at < len(lines):
            end = at + 1
            while end < len(lines) and not lines[end].blanks:
                end += 1
            bodies = self._bare(stacked([line.body for line in lines[at:end]])).lines()
            if len(bodies) != end - at:
                bodies = [self._bare(line.body) for line in lines[at:end]]
            found += [replace(line, body=body) for line, body in zip(lines[at:end], bodies, strict=True) if body.text]
            at = end
        return found

    def _run(self, lines: list[Line]) -> list[Piece]:
        """Paragraphs, lists and tables, which stand as in any other text."""
        pieces = [
            replace(piece, group=piece.group + self._group) if piece.group >= 0 else piece
            for piece in scan(self._bare_lines(lines))
        ]
        self._group = max([self._group, *(piece.group + 1 for piece in pieces)])
        return pieces

    def _special(self, lines: Sequence[Line], at: int, depth: int) -> tuple[list[Piece], int] | None:
        """What only reStructuredText has, and where it ends."""
        line = lines[at]
        section = self._section(lines, at)
        if section:
            return section
        if _EXPLICIT.match(line.text):
            return self._explicit(lines, at, depth)
        if line.text.startswith(">>> "):
            return _until_blank(lines, at)
        field = _FIELD.match(line.text)
        if field and not line.text.startswith("::"):
            return self._field(lines, at, field)
        if line.text.startswith("| ") and not line.text.endswith(" |"):
            return [], at + 1
        if self._is_defined(lines, at):
            return self._definition(lines, at, depth)
        if line.indent and line.blanks and not _ITEM.match(line.text):
            end = _indented(lines, at, 0)
            return self.read(lines[at:end], depth + 1), end
        return None

    def _section(self, lines: Sequence[Line], at: int) -> tuple[list[Piece], int] | None:
        line = lines[at]
        over = _is_adornment(line) and at + 2 < len(lines) and lines[at + 2].text == line.text
        title = lines[at + 1] if over else line
        if line.indent or (not over and (at + 1 >= len(lines) or not _is_adornment(lines[at + 1]))):
            return None
        under = lines[at + 2] if over else lines[at + 1]
        short = len(under.text) < min(len(title.text), 4)
        if under.blanks or title.blanks * over or _is_adornment(title) or short or not prose.words(title.text):
            return None
        style = f"{'over' if over else ''}{under.text[0]}"
        if style not in self._styles:
            self._styles.append(style)
        level = min(self._styles.index(style) + 1, 6)
        body = plain(self._bare(title.body))
        return [Piece(BlockKind.HEADING, body, line.blanks, level, lone=True)], at + (3 if over else 2)

    def _explicit(self, lines: Sequence[Line], at: int, depth: int) -> tuple[list[Piece], int]:
        """Directives; footnotes, targets and comments say nothing."""
        found = directive_at(lines, at)
        if found is None:
            return [], _indented(lines, at + 1, lines[at].indent)
        return self._directive(found, depth), found.end

    def _directive(self, found: Directive, depth: int) -> list[Piece]:
        if found.name in DROPPED:
            return []
        if found.name in CODE:
            return _code(found.content)
        if found.name in PICTURES:
            end = next((n for n, line in enumerate(found.content) if n and line.blanks), len(found.content))
            caption = self._caption(found.content[:end])
            return [*caption, *self.read(found.content[end:], depth + 1)]
        head = self._caption(found.title[:1]) if found.name in TITLED and found.title else []
        if found.name in (LIST_TABLE, CSV):
            rows = listed_rows if found.name == LIST_TABLE else csv_rows
            content = [replace(line, body=self._bare(line.body)) for line in found.content]
            self._group += 1
            return [*head, *rows(content, found.headed, self._group - 1)]
        if found.name in TITLED or found.described:
            told = [*found.title[1:], *found.content] if found.name in VERSIONED else found.content
            return [*head, *(_code(found.title) if found.described else []), *self.read(told, depth + 1)]
        return self.read([*found.title, *found.content], depth + 1)

    def _caption(self, lines: Sequence[Line]) -> list[Piece]:
        body = joined([plain(self._bare(line.body)) for line in lines])
        return [Piece(BlockKind.CAPTION, body, 1)] if body.text else []

    def _field(self, lines: Sequence[Line], at: int, mark: re.Match[str]) -> tuple[list[Piece], int]:
        line = lines[at]
        end = _indented(lines, at + 1, line.indent, tight=True)
        bodies = [line.body[mark.end() :], *(one.body for one in lines[at + 1 : end])]
        value = joined([plain(self._bare(body)) for body in bodies if body.text])
        if not value.text or _OF_CODE.match(mark["key"]):
            return [], end
        if prose.ends(value.text) and prose.has_verb(value.text):
            return [Piece(BlockKind.PARAGRAPH, value, line.blanks)], end
        cell = Cell(mark["key"], value.text, value.span)
        key = line.body[mark.start("key") : mark.end("key") + 1]
        return [Piece(BlockKind.FIELD, joined([key, value]), line.blanks, cells=(cell,), lone=True)], end

    def _is_defined(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a term stands here, its definition indented on the next line."""
        line = lines[at]
        if at + 1 >= len(lines) or lines[at + 1].blanks or lines[at + 1].indent <= line.indent:
            return False
        before_is_text = at > 0 and not line.blanks and lines[at - 1].indent == line.indent
        if _ITEM.match(line.text) or before_is_text or line.text.endswith("::") or line.text.startswith(("|", "+")):
            return False
        return len(line.text) <= 80 and not prose.ends(line.text)

    def _definition(self, lines: Sequence[Line], at: int, depth: int) -> tuple[list[Piece], int]:
        end = _indented(lines, at + 1, lines[at].indent)
        content = lines[at + 1 : end]
        first = next((n for n, line in enumerate(content) if n and line.blanks), len(content))
        plainly = not any(_ITEM.match(line.text) or _EXPLICIT.match(line.text) for line in content[:first])
        term = plain(self._bare(lines[at].body))
        term = term[: len(re.split(r"\s+:\s", term.text)[0])]
        if not plainly or content[first - 1].text.endswith("::"):
            return [*self._caption(lines[at : at + 1]), *self.read(content, depth + 1)], end
        told = joined([plain(self._bare(line.body)) for line in content[:first]])
        if not told.text or not term.text:
            return self.read(content, depth + 1), end
        cell = Cell(term.text, told.text, told.span)
        blanks = lines[at].blanks
        item = Piece(BlockKind.ITEM, joined([term, told]), blanks, 1, group=self._list_group(lines, at), cells=(cell,))
        return [item, *self.read(content[first:], depth + 1)], end

    def _list_group(self, lines: Sequence[Line], at: int) -> int:
        """Terms that follow each other are one list."""
        before = next((n for n in range(at - 1, -1, -1) if lines[n].indent <= lines[at].indent), -1)
        if before < 0 or not self._is_defined(lines, before):
            self._group += 1
        return self._group - 1


def _is_adornment(line: Line) -> bool:
    return len(line.text) >= 2 and bool(_ADORNED.match(line.text)) and line.text != "::"


def _announces_literal(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph ends here with two colons, and something indented follows."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    return (
        line.text.endswith("::") and following is not None and following.blanks > 0 and following.indent > line.indent
    )


def _indented(lines: Sequence[Line], at: int, indent: int, tight: bool = False) -> int:
    """The line after those that are indented more; `tight` ends at an empty line."""
    while at < len(lines) and lines[at].indent > indent and not (tight and lines[at].blanks):
        at += 1
    return at


def _until_blank(lines: Sequence[Line], at: int) -> tuple[list[Piece], int]:
    end = at + 1
    while end < len(lines) and not lines[end].blanks:
        end += 1
    return _code(lines[at:end]), end


def _code(lines: Sequence[Line]) -> list[Piece]:
    body = joined([line.body for line in lines])
    return [Piece(BlockKind.CODE, body, lines[0].blanks)] if body.text else []
