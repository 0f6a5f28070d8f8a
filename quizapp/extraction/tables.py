"""A whole table: its key column, its other columns, what it is about; rows that are no records left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from quizapp.documents.model import Block, BlockKind, Cell, Document
from quizapp.extraction.attributes import question
from quizapp.extraction.headers import UNITS
from quizapp.extraction.label import label_of
from quizapp.extraction.names import bare
from quizapp.extraction.owner import about_of, document_title
from quizapp.extraction.phrases import share_words
from quizapp.extraction.subject import is_generic, plain_title

_SUM = re.compile(
    r"(?:grand |sub-?)?totals?\b|sum$|average|mean$|median|overall$|all$|notes?\b|source|subtotal|combined$|others?$",
    re.I,
)
_RANK = re.compile(r"#|no\.?|nr\.?|rank|pos\.?|position|place|id|s\.? ?no\.?|number|row|index", re.IGNORECASE)
_NO_KEY = re.compile(
    r"meanings?|definitions?|descriptions?|notes?|remarks?|comments?|translations?|details?", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(?:how|what|which|who|when|where|why|these|this|its|their|we|you|your|our|following|below|above|here)\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"An? [a-z]")
"""How a heading begins that tells a story: `A house in Arn`."""
_OF_ITSELF = re.compile(r"\b(?:this|these|its|their|we|you|your|our|my|following|below|above|here)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:,|\b(?:and|are|is|were|was|includes?|of|the))$")
_UNIT = re.compile(
    r"\((?:in )?(?P<all>(?:(?:thousands?|millions?|billions?) (?:of )?)?(?P<unit>[a-z]+))(?:, [a-z ]+)?\)$"
)
_LABEL = re.compile(r"^(?:table|figure|tab\.|fig\.|box|exhibit)\s*[\dIVX.]*\s*[:.–-]?\s*", re.IGNORECASE)
_TABLE = re.compile(r"^(?:table|tab\.)\s*[\dIVX.]+\s*[:.–-]?\s*", re.IGNORECASE)
_CODE = re.compile(r"\b(?:codes?|errors?|options?|commands?|keys?|shortcuts?|signals?|symbols?)$", re.IGNORECASE)
_YEARLY = re.compile(r"(?:school |academic |fiscal |financial |census )?years?|season", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?")
_WORD = re.compile(r"^[^\W\d]|\b[^\W\d_]{2,}\b|\d ?[a-z]\b|°")
"""A name, or a number of something: `8 g or more`."""
_FEWEST, _TELLING = 2, 3


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are records, the column that names them, and the words that say what the table is about."""

    rows: tuple[Block, ...]
    key: str
    columns: tuple[str, ...]
    """The other columns, by name."""
    caption: str
    about: str
    own: bool = True
    """Whether the caption is the table's and not the document's title."""
    turned: bool = False
    """Whether its rows are what is said and its columns of what."""
    unit: str = ""
    """Of what all its numbers are so many, as its caption says: `thousand tonnes`."""

    def cell(self, row: Block, column: str) -> Cell | None:
        """The row's cell in that column, if it has one."""
        return next((cell for cell in row.cells if cell.name == column), None)

    def keyed(self, row: Block) -> Cell:
        """The cell that names the row."""
        return next(cell for cell in row.cells if cell.name == self.key)

    @property
    def called(self) -> str:
        """The caption with what the document is about: `Dams (Norvania)`."""
        said = bool(self.about) and bare(self.about).casefold() in self.caption.casefold()
        return f"{self.caption} ({self.about})" if self.about and not said else self.caption

    @property
    def named(self) -> str:
        """How a question begins that asks what the table gives; empty where nothing says what it is about."""
        quoted = self.called.replace(self.caption, f"“{self.caption}”", 1)
        return "" if not self.caption else f"In the table {quoted}" if self.own else f"According to {quoted}"


def tables(document: Document) -> list[tuple[Block, ...]]:
    """The rows of each table of the document."""
    groups: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ROW:
            groups.setdefault(block.group, []).append(block)
    return [tuple(rows) for rows in groups.values()]


_BOX = re.compile(
    r"(?:key |quick |basic |fast |technical )?(?:propert(?:y|ies)|features?|specifications?|parameters?"
    r"|attributes?|fields?|items?"
    r"|characteristics?|aspects?|quantity|measures?|details?|facts?|spec|data|figures|information|infobox"
    r"|at a glance)|",
    re.IGNORECASE,
)
_VALUE = re.compile(r"values?|data|details?|description|information|", re.IGNORECASE)
_OPPOSED = re.compile(
    r"(?P<a>dos?|pros?|advantages?|benefits?|strengths?|plus(?:es)?|for|likes?|good)"
    r"|(?P<b>don['’]?ts?|do not|cons?|disadvantages?|drawbacks?|risks?|limitations?|weakness(?:es)?|minus(?:es)?"
    r"|against|dislikes?|bad)",
    re.IGNORECASE,
)


def is_box(rows: Sequence[Block], about: str) -> bool:
    """Whether each row is a property and its value, and so says something of what the document is about."""
    if not all(len(row.cells) == 2 for row in rows):
        return False
    first, second = rows[0].cells
    if _is_field(first.name, second.name) and 2 * sum(_is_field(a.text, b.text) for a, b in map(_pair, rows)) > len(
        rows
    ):
        return True
    named = bare(about).casefold() == first.name.casefold() or bool(_BOX.fullmatch(first.name))
    return named and bool(_VALUE.fullmatch(second.name)) and (bool(first.name) or not second.name)


def _pair(row: Block) -> tuple[Cell, Cell]:
    return row.cells[0], row.cells[1]


def _is_field(key: str, value: str) -> bool:
    """Whether a first cell says what sort of thing the second tells of a subject: `Scientific name`."""
    return question(key, "it", value=value) is not None


def are_lists(one: Table) -> bool:
    """Whether its columns are lists of their own, such as of what to do and what not, whose rows pair nothing."""
    sides = {match.lastgroup for name in (one.key, *one.columns) if (match := _OPPOSED.fullmatch(name.strip(" :")))}
    return len(sides) == _FEWEST and _OPPOSED.fullmatch(one.key.strip(" :")) is not None


def is_turned(rows: Sequence[Block]) -> bool:
    """Whether the columns are the things and the rows what is said of them."""
    named = all(len(row.cells) >= 2 and all(cell.name for cell in row.cells[1:]) for row in rows)
    return named and len(rows) >= _FEWEST and bool(_BOX.fullmatch(rows[0].cells[0].name)) and len(rows[0].cells) >= 3


def table(document: Document, rows: Sequence[Block]) -> Table | None:
    """The table that the rows make; None where no column names each row by itself."""
    names = list(dict.fromkeys(cell.name for row in rows for cell in row.cells))
    for key in names[:2]:
        records = [row for row in rows if _is_record(row, key)]
        texts = [cell.text.casefold() for row in records for cell in row.cells if cell.name == key]
        if _RANK.fullmatch(key) or _NO_KEY.fullmatch(key) or not key or len(records) < _FEWEST:
            continue
        if all(_COUNTED.fullmatch(text) for text in texts) and not (_CODE.search(key) or are_years(key, texts)):
            continue
        coded = bool(_CODE.search(key)) or sum(bool(_WORD.search(text)) for text in texts) >= 0.8 * len(texts)
        if len(set(texts)) < len(texts) or not (coded or are_years(key, texts)):
            return None
        others = tuple(name for name in names if name and name != key and not _RANK.fullmatch(name))
        caption, about = _captioned(document, rows[0])
        own = caption != plain_title(document.title)
        unit = _unit_told(document, rows[0]) if len(others) == 1 else ""
        return Table(tuple(records), key, others, caption, about, own, unit=unit)
    return None


def _unit_told(document: Document, row: Block) -> str:
    """The unit that stands in brackets at the end of a caption: `Yield of salt (thousand tonnes, rounded)`."""
    found = _UNIT.search(document.passage(row.lead).strip(" :*_.")) if row.lead else None
    return found["all"] if found and found["unit"] in UNITS.values() else ""


def _captioned(document: Document, row: Block) -> tuple[str, str]:
    """The caption and what the document is about; no caption where only a heading is one, and nothing says of what."""
    caption, about = caption_of(document, row), _about(document)
    headed = any(plain_title(heading).startswith(caption) for heading in row.headings)
    label = label_of(document)
    if about or not (headed or len(caption.split()) < _TELLING):
        return caption, about
    columns = " ".join(cell.name for cell in row.cells)
    shared = " " in caption and share_words(caption, columns) and not is_of_one_section(document)
    return (caption if shared or (label and not _OF_ITSELF.search(label)) else ""), about


def is_of_one_section(document: Document) -> bool:
    """Whether the title is only one of several headings of the same rank, and so says nothing of the others."""
    paths = {block.headings for block in document.blocks}
    ranks = {path.index(document.title) for path in paths if document.title in path}
    beside = {path[: rank + 1] for rank in ranks for path in paths if len(path) > rank}
    return len(beside) > _FEWEST


def turned(document: Document, rows: Sequence[Block]) -> Table:
    """The table whose columns are things and whose rows say something of each."""
    key, *things = rows[0].cells
    caption, about = _captioned(document, rows[0])
    columns = tuple(cell.name for cell in things)
    return Table(tuple(rows), key.name, columns, caption, about, caption != plain_title(document.title), True)


def are_years(key: str, texts: Sequence[str]) -> bool:
    """Whether a column of that name holds years and nothing else, as that of a series does."""
    return bool(_YEARLY.fullmatch(key)) and all(_YEAR.fullmatch(text) for text in texts)


def is_yearly(one: Table) -> bool:
    """Whether each row of the table is a year."""
    texts = [cell.text for row in one.rows if (cell := one.cell(row, one.key))]
    return bool(texts) and are_years(one.key, texts)


def _about(document: Document) -> str:
    """What the document is about, else its title: quoted, where it stands in no sentence."""
    if is_of_one_section(document):
        return ""
    title = document_title(document)
    quoted = f"“{title}”" if title and not (is_generic(title) or _OF_ITSELF.search(title)) else ""
    named = about_of(document)
    return ("" if _OF_ITSELF.search(named) else named) or _titled(document) or quoted


def _titled(document: Document) -> str:
    """The title, where it has words that tell what a table in it is about."""
    title = plain_title(document.title)
    return (
        title
        if 2 <= len(title.split()) <= 8
        and not (_POINTING.search(title.removeprefix("How to ")) or is_generic(title))
        and not re.search(r"[“”\"?!:;()|_]", title)
        else ""
    )


def _is_record(row: Block, key: str) -> bool:
    cell = next((cell for cell in row.cells if cell.name == key), None)
    return cell is not None and len(row.cells) >= 2 and not _SUM.match(cell.text) and not is_note(cell.text)


def is_note(text: str) -> bool:
    """Whether a cell holds a footnote rather than a value."""
    return bool(re.match(r"[*†‡§]|\(?note\b|\d\)", text, re.IGNORECASE)) or len(text.split()) > 40


def _caption_below(document: Document, row: Block) -> str:
    """What a caption right under the table says up to its first comma: `Table 4 Yield of salt, by month`."""
    after = bisect_right(document.blocks, row.span.start, key=lambda block: block.span.start)
    for block in islice(document.blocks, after, None):
        if block.kind is not BlockKind.ROW or block.group != row.group:
            found = _TABLE.match(block.text) if block.kind is BlockKind.CAPTION else None
            return re.split(r"[,.;:] ", block.text[found.end() :])[0].rstrip(" .") if found else ""
    return ""


def caption_of(document: Document, row: Block) -> str:
    """What the table is about, in words that stand between quotation marks; empty where they point elsewhere."""
    said = re.sub(r"\s+", " ", document.passage(row.lead)).strip(" :*_#.|") if row.lead else ""
    said = re.sub(r"\s*\([^()]*\)$|[*`]", "", _LABEL.sub("", said))
    for text in map(plain_title, (_caption_below(document, row), said, *reversed(row.headings), document.title)):
        short = 1 <= len(text.split()) <= 9 and not re.search(r"[“”\"?!:;_]|https?", text)
        told = not is_generic(text) and not _POINTING.search(text) and not _UNFINISHED.search(text)
        if short and told and not (_SOME.match(text) and text in row.headings):
            return text
    return ""
