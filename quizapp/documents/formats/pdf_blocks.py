"""Lines of pages become blocks: headings by their size, paragraphs by their gaps, items, tables and code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from quizapp.documents.formats import dialect
from quizapp.documents.formats.pdf_lines import Line
from quizapp.documents.formats.pdf_tables import table_at
from quizapp.documents.formats.pdf_words import ENDS, Words, runs_on

_BULLET = re.compile(r"[•‣▪▫◦∙●○■□►▸➤⁃·–-]\s*(?=\S)")
_NUMBERED = re.compile(r"\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
_CHAPTER = re.compile(r"(?:\d{1,2}|[A-Z])\s+(?=[^\W\d_][\w-])")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]+$|(?:\s\.){4,}")
_LARGER, _LONGEST_HEADING, _MOST_LEVELS = 1.12, 130, 4
HEADING, ITEM, TABLE, CODE, TEXT, SMALL = "heading", "item", "table", "code", "text", "small"


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one block, and what it is."""

    sort: str
    lines: tuple[Line, ...]
    text: str = ""

    @property
    def size(self) -> float:
        """The size of its letters."""
        return round(self.lines[0].size * 2) / 2


def blocks_of(pages: Sequence[Sequence[Line]], words: Words) -> list[list[str]]:
    """Each page's blocks; a paragraph that runs on over the page's end stands whole on the page where it begins."""
    body = _body_size(pages)
    grouped = [
        _notes_last(_groups([line for line in page if not _LEADERS.search(line.text)], body, words)) for page in pages
    ]
    grouped = _whole(grouped, words)
    levels = _levels(grouped, body)
    numbered = sum(bool(_CHAPTER.match(g.text)) for groups in grouped for g in groups if g.sort == HEADING) >= 3
    return [_written(groups, levels, numbered) for groups in grouped]


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            if not line.mono:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _groups(lines: Sequence[Line], body: float, words: Words) -> list[Group]:
    found: list[Group] = []
    leading = _leading(lines, body)
    at = 0
    while at < len(lines):
        table = table_at(lines, at)
        if table:
            found.append(Group(TABLE, tuple(lines[at : table[1]]), table[0]))
            at = table[1]
            continue
        end = at + 1
        while end < len(lines) and not _breaks(lines, at, end, leading, body):
            end += 1
        found.append(_group(lines[at:end], body, words))
        at = end
    return found


def _leading(lines: Sequence[Line], body: float) -> float:
    """How far lines of the body stand apart."""
    steps = [a.y - b.y for a, b in pairwise(lines) if 0.5 * body < a.y - b.y < 2.5 * body and abs(a.size - b.size) < 1]
    return median(steps) if steps else 1.2 * body


def _breaks(lines: Sequence[Line], first: int, at: int, leading: float, body: float) -> bool:
    """Whether another block begins with line `at`."""
    before, line = lines[at - 1], lines[at]
    if line.mono != before.mono or abs(line.size - before.size) > 0.08 * max(line.size, before.size):
        return True
    step = before.y - line.y
    if line.mono:
        return not -0.1 * leading < step < 2.2 * leading
    if (
        line.bold != before.bold
        and (len(line.text) > 3 and len(before.text) > 3)
        and not runs_on(before.text, line.text)
    ):
        return True
    if _BULLET.match(line.text) or (
        _NUMBERED.match(line.text) and (ENDS.search(before.text) or _is_item(lines[first]))
    ):
        return True
    if table_at(lines, at):
        return True
    if step < -0.5 * leading or step > 3 * leading:
        return not runs_on(before.text, line.text)
    if step > max(1.35 * leading, 1.45 * line.size if line.size > _LARGER * body else 0):
        return True
    ended = bool(re.search(r"[.!?:][\"'”’)\]]*$", before.text))
    indented = line.x > before.x + 0.8 * line.size and not _is_item(lines[first])
    short = before.end < max(one.end for one in lines[max(0, at - 4) : at + 4]) - 8 * line.size
    return ended and (indented or short)


def _is_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def _group(lines: Sequence[Line], body: float, words: Words) -> Group:
    first = lines[0]
    if first.mono and (len(lines) > 1 or re.search(r"[{}=;$<>|]|--|\(\)", first.text)):
        return Group(CODE, tuple(lines), _code(lines))
    text = words.joined(line.text for line in lines)
    if _is_heading(lines, text, body):
        return Group(HEADING, tuple(lines), text)
    if _BULLET.match(text) or _NUMBERED.match(text):
        return Group(ITEM, tuple(lines), text)
    return Group(SMALL if first.size < 0.9 * body else TEXT, tuple(lines), text)


def _is_heading(lines: Sequence[Line], text: str, body: float) -> bool:
    if len(lines) > 3 or len(text) > _LONGEST_HEADING or not re.search(r"[^\W\d_]{2}", text) or text[0].islower():
        return False
    if lines[0].size >= _LARGER * body:
        return not re.search(r"[.,;]$", text) or len(text) < 40
    return (
        lines[0].bold and lines[0].size >= 0.95 * body and len(text.split()) <= 12 and not re.search(r"[.,;:!?]$", text)
    )


def _code(lines: Sequence[Line]) -> str:
    left = min(line.x for line in lines)
    width = 0.6 * lines[0].size
    said = []
    for line in lines:
        inside = len(line.pieces[0].text) - len(line.pieces[0].text.lstrip())
        said.append(" " * min(round((line.x - left) / width) + inside, 60) + line.text)
    return dialect.fenced("\n".join(said))


def _notes_last(groups: list[Group]) -> list[Group]:
    """Small print after everything else, so that a paragraph before it can go on over the page's end."""
    return [g for g in groups if g.sort != SMALL] + [g for g in groups if g.sort == SMALL]


def _whole(pages: list[list[Group]], words: Words) -> list[list[Group]]:
    """The pages, with what goes on over a page's end joined on the page where it begins."""
    last: tuple[int, int] | None = None
    for number, groups in enumerate(pages):
        if last is not None and groups and groups[0].sort == TEXT:
            begun = pages[last[0]][last[1]]
            if begun.sort in (TEXT, ITEM) and runs_on(begun.text, groups[0].text):
                whole = words.joined([begun.text, groups[0].text])
                pages[last[0]][last[1]] = replace(begun, text=whole)
                del groups[0]
        at = next((n for n in range(len(groups) - 1, -1, -1) if groups[n].sort != SMALL), None)
        last = (number, at) if at is not None else last
    return pages


def _levels(pages: Sequence[Sequence[Group]], body: float) -> dict[float, int]:
    """The level of headings of each size; what is only bold is below all that are larger."""
    sizes = {g.size for groups in pages for g in groups if g.sort == HEADING and g.size >= _LARGER * body}
    return {size: min(level, _MOST_LEVELS) for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def _written(groups: Sequence[Group], levels: dict[float, int], numbered: bool) -> list[str]:
    deepest = max(levels.values(), default=0) + 1
    found: list[str] = []
    for group in groups:
        if group.sort == HEADING:
            found.append(dialect.heading(levels.get(group.size, deepest), _titled(group.text, numbered)))
        elif group.sort == ITEM:
            found.append(_item(group.text))
        elif group.sort in (TABLE, CODE):
            found.append(group.text)
        else:
            found.append(dialect.paragraph(group.text))
    return found


def _titled(text: str, numbered: bool) -> str:
    """A heading without the bare number of its section, where several headings have one."""
    number = _CHAPTER.match(text) if numbered else None
    return text[number.end() :] if number else text


def _item(text: str) -> str:
    bullet = _BULLET.match(text)
    if bullet:
        return dialect.item(0, text[bullet.end() :])
    return dialect.line(text)
