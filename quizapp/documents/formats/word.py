"""A Word document: headings by their style, lists by their numbering, tables with a header row, notes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from quizapp.documents.formats import dialect
from quizapp.documents.formats.package import Package, walk
from quizapp.documents.formats.word_styles import Lists, Styles, W
from quizapp.errors import QuizError

_UNREAD = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}txbxContent", f"{W}pPr", f"{W}rPr"}
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
_HOLDERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"})
_WIDEST = 63


def extract(package: Package) -> str:
    """The document's text; a `QuizError` where it has none."""
    name = package.main().name
    document = Word(package, name)
    body = package.xml(name).find(f"{W}body")
    blocks = list(dialect.bounded(document.blocks(body if body is not None else [])))
    if document.titled:
        blocks = [
            f"#{block}" if block[:1] == "#" != block[5:6] and block != document.titled else block for block in blocks
        ]
    blocks += document.notes(package, name)
    page = dialect.page(blocks)
    if not page.strip():
        raise QuizError("There is no text in this document.", hint="Pictures of text cannot be read.")
    title = "" if re.search(r"^# ", page, re.MULTILINE) else named(package.title(), page)
    return dialect.compose([page], title)


def named(title: str, page: str) -> str:
    """The title that a file's properties give, if it is one: no name of a file, and its words stand in the text."""
    said = re.sub(r"^Microsoft \w+ - ", "", dialect.line(title))
    if re.search(r"\.\w{2,5}$", said) or re.match(
        r"(?:untitled|document|presentation|slide)\W*\d*$", said, re.IGNORECASE
    ):
        return ""
    words = re.findall(r"\w{3,}", said.casefold())
    text = page[:4000].casefold()
    return said if words and sum(word in text for word in words) >= 0.7 * len(words) else ""


class Word:
    """One Word document, with its styles and lists."""

    def __init__(self, package: Package, name: str) -> None:
        styles = package.one_related(name, "styles")
        numbering = package.one_related(name, "numbering")
        self.styles = Styles(package.xml(styles) if styles else None)
        self.lists = Lists(package.xml(numbering) if numbering else None)
        self.titled = ""
        """The heading that is the document's title."""
        self._list = ""

    def blocks(self, elements: Iterable[Element]) -> Iterator[str]:
        """Paragraphs and tables in order; what only holds others is looked into."""
        for element in elements:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _HOLDERS:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[str]:
        text = said(element)
        properties = element.find(f"{W}pPr")
        style = self.styles.of(properties)
        level = self.styles.level(style, properties)
        if level:
            said_so = dialect.heading(level, text)
            self.titled = self.titled or (said_so if self.styles.is_title(style) else "")
            yield said_so
        elif self.styles.is_code(style):
            yield dialect.fenced(text)
        elif self.styles.is_caption(style):
            yield dialect.caption("Figure", text)
        elif self.styles.is_contents(style):
            yield ""
        else:
            yield from self._item(properties, style, text)
        for box in walk(element, frozenset({_FALLBACK})):
            if box.tag == _BOX:
                yield from self.blocks(box)

    def _item(self, properties: Element | None, style: str, text: str) -> Iterator[str]:
        """An item of a list, or a paragraph; where one list follows another they are kept apart."""
        place = self.lists.place(properties, self.styles.numbered(style), self.styles.name(style))
        if place is None:
            self._list = ""
            yield dialect.paragraph(text)
        elif text.strip():
            if place.depth == 0 and self._list != place.sort:
                self._list = place.sort
                yield ""
            yield dialect.item(place.depth, text, self.lists.count(place) if place.numbered else 0)

    def _table(self, table: Element) -> Iterator[str]:
        """The table; what only frames or sets side by side is read cell by cell."""
        rows = [] if table.find(f".//{W}tbl") is not None else [row for row in _filled(table) if any(row)]
        width = max(map(len, rows), default=0)
        if width < 2 or len(rows) < 2:
            for cell in _below(table, f"{W}tc"):
                yield from self.blocks(cell)
            return
        spread = len(rows[0]) == width and all(rows[0]) and not any(_is_figure(cell) for cell in rows[0][1:])
        yield dialect.table(rows, headed=_says_header(table) or spread)

    def notes(self, package: Package, name: str) -> list[str]:
        """Footnotes and endnotes, under a heading that says so."""
        found: list[str] = []
        for kind in ("footnotes", "endnotes"):
            part = package.one_related(name, kind)
            for note in package.xml(part) if part else ():
                if note.get(f"{W}type") is None:
                    found.append(dialect.paragraph(" ".join(said(one) for one in note.iter(f"{W}p"))))
        found = [note for note in found if note]
        return [dialect.heading(1, "Footnotes"), *found] if found else []


def said(paragraph: Element) -> str:
    """What stands in a paragraph: deletions, field codes and text boxes left out."""
    parts: list[str] = []
    for one in walk(paragraph, _UNREAD | {_FALLBACK}):
        if one.tag == f"{W}t":
            parts.append(one.text or "")
        elif one.tag == f"{W}tab":
            parts.append("\t")
        elif one.tag in {f"{W}br", f"{W}cr"}:
            parts.append("\n" if one.get(f"{W}type") in {None, "textWrapping"} else " ")
        elif one.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Those of a tag in a table or a row of it, but not in a table inside it."""
    return (one for one in walk(element, frozenset({f"{W}tbl", f"{W}del"})) if one.tag == tag)


def _filled(table: Element) -> Iterator[list[str]]:
    """What the cells of each row say; a cell over several columns or rows stands in each of them."""
    above: list[str] = []
    for row in _below(table, f"{W}tr"):
        cells: list[str] = []
        for cell in _below(row, f"{W}tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            text = above[len(cells)] if goes_on and len(cells) < len(above) else _said_in(cell)
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            times = span.get(f"{W}val", "1") if span is not None else "1"
            cells += [text] * (min(int(times), _WIDEST) if times.isascii() and times.isdigit() else 1)
        yield cells
        above = cells


def _said_in(cell: Element) -> str:
    return ", ".join(filter(None, (dialect.line(said(one)).rstrip(",;") for one in cell.iter(f"{W}p"))))


def _says_header(table: Element) -> bool:
    """Whether the table marks its first row as a header."""
    first = table.find(f"{W}tr")
    marked = first.find(f"{W}trPr/{W}tblHeader") if first is not None else None
    return marked is not None and marked.get(f"{W}val", "1") not in {"0", "false", "off"}


def _is_figure(cell: str) -> bool:
    """Whether a cell holds a figure, so that its row does not name the columns."""
    return bool(re.match(r"[\d$€£<>~+−-][\d.,:%/ ]*", cell)) and not re.fullmatch(r"(?:1[5-9]|20)\d\d", cell)
