"""The content of a web page as blocks of extracted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from quizapp.documents.formats import dialect
from quizapp.documents.formats.html_tables import grids, is_layout

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol"})
_APART = frozenset({*_LISTS, "table", "pre", "dl", "figure"})
_BLOCKS = frozenset(
    """address article blockquote body caption center dd details div dt fieldset figcaption figure header hgroup hr
    html li main p section summary tbody td tfoot th thead tr legend""".split()  # noqa: SIM905
)
_WITHIN = frozenset({"sup", "sub", "br", "a", "math", "rt", "rp", "code"})
"""What stands in a line and says more than its words, or less."""
_NOTE = re.compile(r"\[.{1,30}\]|[*†‡§]+|\d{1,3}|[a-z]")
_ANCHOR = frozenset({"¶", "#", "§", "🔗", "[edit]", "edit"})
_LONG_ITEM = 400


class Blocks:
    """Gathers blocks; text between two of them becomes a paragraph."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._open: list[str] = []

    def read(self, element: Any) -> None:
        """All blocks of an element, in order."""
        self._children(element)
        self._close()

    def _close(self) -> None:
        text = "".join(self._open)
        self.found += [dialect.paragraph(part) for part in re.split(r"\n\s*\n", text) if part.strip()]
        self._open = []

    def _children(self, element: Any) -> None:
        self._open.append(_spaced(element.text))
        for child in element:
            self._element(child)
            self._open.append(_spaced(child.tail))

    def _element(self, element: Any) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._close()
            titled = not re.search(r"\b(?:author|byline|date)\b", element.get("class", ""), re.IGNORECASE)
            self.found.append((dialect.heading(_HEADINGS[tag], said(element))) if titled else said(element))
        elif tag in _LISTS:
            self._close()
            self.found.append("")
            self._list(element, 0)
            self.found.append("")
        elif tag in {"dl", "table", "pre", "figcaption"}:
            self._close()
            self.found.append("")
            getattr(self, f"_{tag}")(element)
        elif tag in _BLOCKS:
            self._close()
            self.read(element)
        elif any(True for _ in element.iter(*_BLOCKS, *_APART, *_HEADINGS)):
            self._children(element)
        else:
            self._open.append(_inline(element))

    def _list(self, element: Any, level: int) -> None:
        start = element.get("start", "1")
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 4 else 1
        for child in element:
            if child.tag in _LISTS:
                self._list(child, level + 1)
            elif _is_page(child):
                self.read(child)
            else:
                later: list[Any] = []
                text = dialect.line("".join(_said_parts(child, later)))
                self.found.append(dialect.item(level, text, number if element.tag == "ol" and text else 0))
                number += 1
                for one in later:
                    self._later(one, level + bool(text))

    def _later(self, element: Any, level: int) -> None:
        if element.tag in _LISTS:
            self._list(element, level)
        else:
            self._element(element)
            self._close()

    def _dl(self, element: Any) -> None:
        pairs: list[tuple[str, str]] = []
        terms: list[str] = []
        later: list[Any] = []
        before = ""
        _unnest(element)
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                terms = [*terms, said(child)] if before == "dt" else [said(child)]
            else:
                pairs.append((", ".join(terms).rstrip(": "), dialect.line("".join(_said_parts(child, later)))))
            before = child.tag
        self.found += defined([(term, text) for term, text in pairs if term and text])
        for one in later:
            if one.tag != "dl":
                self._later(one, 0)

    def _table(self, element: Any) -> None:
        if is_layout(element):
            self.read(element)
            return
        head = element.find("caption")
        if head is not None:
            self.found.append(dialect.caption("Table", said(head)))
        for grid in grids(element, cell_text):
            if grid.keyed:
                self.found += defined([(row[0].rstrip(": "), row[1]) for row in grid.rows if all(row)])
            elif grid.names:
                self.found.append(dialect.table([grid.names, *grid.rows]))
            else:
                self.found.append(dialect.table(grid.rows, headed=False))

    def _pre(self, element: Any) -> None:
        self.found.append(dialect.fenced(element.text_content()))

    def _figcaption(self, element: Any) -> None:
        self.found.append(dialect.caption("Figure", said(element)))


def _unnest(listed: Any) -> None:
    """Put terms and meanings beside each other that stand in each other because none of them was closed."""
    for one in reversed(list(listed.iter("dt", "dd"))):
        within = takewhile(lambda above: above.tag != "dl", one.iterancestors())
        outermost = next(reversed([above for above in within if above.tag in {"dt", "dd"}]), None)
        if outermost is not None:
            outermost.addnext(one)


def defined(pairs: list[tuple[str, str]]) -> list[str]:
    """Terms with what they mean: items where that is told in sentences, else fields."""
    told = any(len(text.split()) >= 8 or text.endswith(".") for _, text in pairs)
    return [dialect.item(0, f"{term}: {text}") if told else dialect.line(f"{term}: {text}") for term, text in pairs]


def said(element: Any) -> str:
    """What an element says, on one line."""
    return dialect.line("".join(_said_parts(element, [])))


def cell_text(element: Any) -> str:
    """What a cell of a table says; lines and items in it are set apart by commas."""
    parts = [dialect.line(part) for part in re.split(r"\n", "".join(_said_parts(element, None)))]
    return ", ".join(part.rstrip(",;") for part in parts if part)


def _said_parts(element: Any, later: list[Any] | None) -> Iterator[str]:
    """The text below an element; lists, tables and code in it are put aside for later, or else are lines of it."""
    yield _spaced(element.text)
    for child in element:
        if later is not None and child.tag in _APART:
            later.append(child)
            yield " "
        elif child.tag in _BLOCKS or child.tag in _LISTS or child.tag in _HEADINGS:
            yield "\n"
            yield from _said_parts(child, later)
            yield "\n"
        elif child.tag in _WITHIN:
            yield _marked(child)
        else:
            yield from _said_parts(child, later)
        yield _spaced(child.tail)


def _inline(element: Any) -> str:
    """The text of an element that stands in a line."""
    if element.tag in _WITHIN:
        return _marked(element)
    return "".join(_said_parts(element, None))


def _marked(element: Any) -> str:
    """Marks of notes and anchors say nothing; a raised number stays raised."""
    if element.tag == "br":
        return "\n"
    if element.tag in {"rt", "rp"}:
        return ""
    if element.tag == "math":
        return _formula(element)
    inside = "".join(_said_parts(element, None))
    text = inside.strip()
    if element.tag == "code":
        return dialect.coded(inside)
    if element.tag == "a":
        return "" if text in _ANCHOR or _is_note(element, text) else inside
    if element.tag == "sup" and (text.startswith("[") or _is_note(element, text)):
        return ""
    if element.tag == "sup" and re.fullmatch(r"[\d+\-−n]+", text):
        return dialect.raised(text)
    return inside


def _formula(element: Any) -> str:
    """A formula as it was typed, else its characters."""
    typed = next((one.text for one in element.iter("annotation") if one.text), "") or element.get("alttext", "")
    whole = re.fullmatch(r"\s*\{\\displaystyle\s+(.*)\}\s*", typed, re.DOTALL)
    return (whole[1] if whole else typed) or str(element.text_content())


def _is_note(element: Any, text: str) -> bool:
    """Whether it leads to a note at the end of the page."""
    link = element if element.tag == "a" else next(element.iter("a"), None)
    if re.search(r"\b(?:reference|footnote|noteref|fn)", element.get("class", "") or "") and _NOTE.fullmatch(text):
        return True
    leads = link is not None and link.get("href", "").startswith("#")
    raised = element.tag == "sup" or text.startswith("[")
    return leads and raised and bool(_NOTE.fullmatch(text))


def _is_page(item: Any) -> bool:
    """Whether an item of a list is a whole piece of the page, with a heading or long text."""
    if any(next(item.iter(tag), None) is not None for tag in _HEADINGS):
        return True
    paragraphs = item.findall("p")
    return len(paragraphs) > 1 and sum(len(one.text_content()) for one in paragraphs) > _LONG_ITEM


def _spaced(text: str | None) -> str:
    """White space of the page's source, line breaks too, as single blanks."""
    return re.sub(r"\s+", " ", text) if text else ""
