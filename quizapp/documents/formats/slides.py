"""Slides of PowerPoint: one page a slide, its title as heading, bullets by level, tables, and the notes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from quizapp.documents.formats import dialect
from quizapp.documents.formats.package import Package, walk
from quizapp.documents.formats.word import named
from quizapp.errors import QuizError

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNREAD = frozenset({"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
_TITLES, _AROUND = frozenset({"title", "ctrTitle"}), frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
_BODIES = frozenset({"body", "obj", None})
_TRUE = frozenset({"1", "true"})
MOST_SLIDES = 3_000


def extract(package: Package) -> str:
    """The text of all slides; a `QuizError` where they have none."""
    name = package.main().name
    related = package.related(name)
    listed = [one.get(f"{_R}id", "") for one in package.xml(name).iter(f"{_P}sldId")]
    parts = [related[key][1] for key in listed if key in related]
    if len(parts) > MOST_SLIDES:
        raise QuizError(f"There are {len(parts):,} slides; at most {MOST_SLIDES:,} are read.", hint="Split the file.")
    pages = [dialect.page(_slide(package, part, number)) for number, part in enumerate(parts)]
    if not any(page.strip() for page in pages):
        raise QuizError("There is no text on these slides.", hint="Pictures of text cannot be read.")
    title = "" if any(page.startswith("# ") for page in pages) else named(package.title(), "\n".join(pages))
    return dialect.compose(pages, title)


def _slide(package: Package, part: str, number: int) -> Iterator[str]:
    if not package.has(part):
        return
    shapes = [one for one in walk(package.xml(part), _UNREAD) if one.tag in {f"{_P}sp", f"{_A}tbl"}]
    titles = [one for one in shapes if _sort(one) in _TITLES]
    for shape in titles:
        first = number == 0 and _sort(shape) == "ctrTitle"
        yield dialect.heading(1 if first else 2, " ".join(text for _, text in _lines(shape)))
    for shape in shapes:
        if shape.tag == f"{_A}tbl":
            yield _table(shape)
        elif _sort(shape) not in _TITLES | _AROUND:
            yield ""
            yield from _body(shape)
    yield from _notes(package, part)


def _body(shape: Element) -> Iterator[str]:
    """A text: items where it is a list, else paragraphs."""
    said = list(_lines(shape))
    listed = len(said) > 1 and _holds_items(shape)
    for level, text in said:
        yield dialect.item(level, text) if listed or level else dialect.paragraph(text)


def _notes(package: Package, part: str) -> Iterator[str]:
    name = package.one_related(part, "notesSlide")
    if not name:
        return
    shapes = [one for one in walk(package.xml(name), _UNREAD) if one.tag == f"{_P}sp" and _sort(one) == "body"]
    texts = [dialect.paragraph(text) for shape in shapes for _, text in _lines(shape)]
    if any(texts):
        yield dialect.NOTES
        yield from texts


def _sort(shape: Element) -> str | None:
    """What a shape is the place for; None for a free one."""
    place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return place.get("type", "obj") if place is not None else None


def _holds_items(shape: Element) -> bool:
    """Whether the paragraphs have bullets: the place for them does unless told otherwise, a free text if told."""
    marked = any(next(shape.iter(f"{_A}{tag}"), None) is not None for tag in ("buChar", "buAutoNum", "buBlip"))
    plain = next(shape.iter(f"{_A}buNone"), None) is not None
    return marked or (_sort(shape) in _BODIES - {None} and not plain)


def _lines(shape: Element) -> Iterator[tuple[int, str]]:
    """Each paragraph's level and text."""
    for paragraph in shape.iter(f"{_A}p"):
        text = _said(paragraph)
        if text.strip():
            properties = paragraph.find(f"{_A}pPr")
            level = properties.get("lvl", "0") if properties is not None else "0"
            yield (min(int(level), 8) if level.isascii() and level.isdigit() else 0), text


def _said(paragraph: Element) -> str:
    parts = (one for one in paragraph.iter() if one.tag in {f"{_A}t", f"{_A}br"})
    return "".join((one.text or "") if one.tag == f"{_A}t" else " " for one in parts)


def _table(table: Element) -> str:
    rows: list[list[str]] = []
    for row in table.iter(f"{_A}tr"):
        rows.append(_cells(row, rows[-1] if rows else []))
    properties = table.find(f"{_A}tblPr")
    headed = properties is not None and properties.get("firstRow") in _TRUE
    return dialect.table(rows, headed=headed)


def _cells(row: Element, above: Sequence[str]) -> list[str]:
    """What the cells of a row say; a cell over several columns or rows stands in each of them."""
    found: list[str] = []
    for cell in row.iter(f"{_A}tc"):
        if cell.get("hMerge") in _TRUE and found:
            found.append(found[-1])
        elif cell.get("vMerge") in _TRUE and len(found) < len(above):
            found.append(above[len(found)])
        else:
            found.append(" ".join(map(_said, cell.iter(f"{_A}p"))))
    return found
