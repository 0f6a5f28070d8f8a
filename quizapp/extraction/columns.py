"""Tables: one cell by its row and column, and pairs of two columns to be matched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.documents.model import Block, BlockKind, Cell, Document, Span
from quizapp.extraction.attributes import Asked, question
from quizapp.extraction.cells import crossed, is_flag, is_noun, key_of, listed, values_differ
from quizapp.extraction.described import described_rows
from quizapp.extraction.fields import field_fact, fits, refused_field
from quizapp.extraction.headers import header
from quizapp.extraction.names import is_name
from quizapp.extraction.owner import about_of, owner_of, with_the
from quizapp.extraction.phrases import in_sentence, share_words, singular
from quizapp.extraction.records import is_office_list
from quizapp.extraction.stated import LONGEST_LIST, made, spread
from quizapp.extraction.subject import as_of_label, subject_of
from quizapp.extraction.tables import Table, are_lists, caption_of, is_box, is_turned, is_yearly, table, tables, turned
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.numbers import parse_number

_MOST_CELLS, _MOST_PAIRS, _FEWEST, _MOST_MATCHES, _MOST_CROSSED = 12, 6, 3, 4, 4
_NO_KEY = re.compile(
    r"week|day|date|time|years?|session|lecture|step|version|page|period|month|quarter|due|deadline|room|source"
    r"|url|link"
    r"|reference|author|publication|document|file|item|interval|when|questions?|answers?|prompt",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"\d+(?:\.\d+)? ?%")
_DOES = re.compile(r"what (?:it|this) does|does|does what", re.IGNORECASE)
_SHORT_FORMS = re.compile(r"abbreviations?|acronyms?|abbr\.?|initialism|short form|initials|short", re.IGNORECASE)
_TERMS = re.compile(r"terms?|words?|concepts?|vocabulary|expression|phrase", re.IGNORECASE)


def facts(document: Document) -> list[Fact]:
    """The facts of every table that is not a list of office holders, of short forms or of terms."""
    about, named, every = subject_of(document), about_of(document), _every(document)
    return [
        fact
        for rows in tables(document)
        if not is_office_list(document, rows, about)
        for fact in _of_table(document, rows, named, every)
    ]


def _shares(document: Document, rows: Sequence[Block]) -> list[Fact]:
    """A table without a header, of names and what per cent of a whole each is."""
    caption = caption_of(document, rows[0])
    first = [row.cells[0].text.lstrip("*•- ") for row in rows if len(row.cells) >= 2]
    nameless = not any(cell.name for row in rows for cell in row.cells)
    if len(rows) < _FEWEST or len(set(first)) < len(rows) or not (caption and nameless):
        return []
    found = [
        ((row, replace(row.cells[0], text=name)), [cell for cell in row.cells if _PER_CENT.fullmatch(cell.text)])
        for row, name in zip(rows, first, strict=True)
    ]
    if any(len(shares) != 1 for _, shares in found):
        return []
    said = f"According to “{caption}”, what percentage is given for"
    return [
        _cell_fact(document, row, (key, cell), Asked(f"{said} “{key.text}”?", ValueType.NUMBER), (("of", caption),))
        for (row, key), (cell,) in found[:_MOST_CELLS]
    ]


def _every(document: Document) -> list[Table]:
    return [one for rows in tables(document) if (one := table(document, rows))]


def _of_table(document: Document, rows: Sequence[Block], about: str, every: Sequence[Table]) -> list[Fact]:
    if is_box(rows, about):
        owner = owner_of(document, rows[0])
        return [fact for row in rows if owner and (fact := field_fact(document, row, owner, "table cell"))]
    if is_turned(rows):
        return _turned(document, rows)
    if shares := _shares(document, rows):
        return shares
    one = table(document, rows)
    if one is None or _why_no_key(one, every):
        return []
    cells = _cells(document, one)
    asked = {fact.value.role for fact in cells}
    return [*cells, *_matches(document, one), *described_rows(document, one, asked)]


def refused(document: Document) -> dict[Span, str]:
    """Each table, and each row of a box, with the rule that keeps it from being asked."""
    about, every = about_of(document), _every(document)
    found: dict[Span, str] = {}
    for rows in tables(document):
        owner = owner_of(document, rows[0]) if is_box(rows, about) else ""
        if owner:
            found |= {row.span: why for row in rows if (why := refused_field(document, row, owner))}
        else:
            found[Span(rows[0].span.start, rows[-1].span.end)] = _why_not(document, rows, about, every)
    return found


def _why_not(document: Document, rows: Sequence[Block], about: str, every: Sequence[Table]) -> str:
    if is_box(rows, about):
        return "nothing says what its rows are properties of"
    if is_turned(rows):
        return "its columns are no names, or no row is asked of them"
    one = table(document, rows)
    if one is None:
        return "no column names each of its rows"
    if why := _why_no_key(one, every):
        return why
    if not one.named:
        return "neither a caption nor a heading says what it is about"
    return "no column has a name that is asked, with one value in each cell"


def _why_no_key(one: Table, every: Sequence[Table]) -> str:
    if any(_is_mixed_up(one, other) for other in every if other.rows != one.rows):
        return "another table of the same caption has the same rows"
    if are_lists(one):
        return "its columns are lists of their own"
    if _SHORT_FORMS.fullmatch(one.key):
        return "none of its long forms spells its short form"
    if _TERMS.fullmatch(one.key):
        return "none of its terms has a meaning that is asked"
    return f"its first column, “{one.key}”, holds no names" if _NO_KEY.fullmatch(one.key) and not is_yearly(one) else ""


def _is_mixed_up(one: Table, other: Table) -> bool:
    """Whether a question from the one would fit the other: same caption, a column and a row alike."""
    if (one.caption, one.key) != (other.caption, other.key) or not set(one.columns) & set(other.columns):
        return False
    return bool({one.keyed(row).text for row in one.rows} & {other.keyed(row).text for row in other.rows})


def _turned(document: Document, rows: Sequence[Block]) -> list[Fact]:
    """A table whose columns are the things: each cell asked of its column; none where two columns have one name."""
    if any(len({cell.name for cell in row.cells}) < len(row.cells) for row in rows):
        return []
    prose = " ".join(block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    one = turned(document, rows)
    found = [
        fact for row in rows for cell in row.cells[1:] if (fact := _turned_cell(document, one, (row, cell), prose))
    ]
    return spread(found, _MOST_CELLS) or _crossings(document, one)


def _crossings(document: Document, one: Table) -> list[Fact]:
    """A few of the numbers that measures in rows and columns have in common."""
    cells = [(row, cell) for row in one.rows for cell in row.cells[1:] if fits(cell.text, ValueType.NUMBER)]
    asked = [(row, cell, said) for row, cell in cells if (said := crossed(one, row.cells[0].text, cell))]
    return [
        _cell_fact(document, row, (row.cells[0], cell), said, (("table", one.caption),))
        for row, cell, said in spread(asked, _MOST_CROSSED)
    ]


def _turned_cell(document: Document, one: Table, place: tuple[Block, Cell], prose: str) -> Fact | None:
    row, cell = place
    known = is_name(cell.name) and (" " in cell.name or f" {cell.name} " in prose)
    owner = with_the(cell.name, prose) if known else ""
    key, value = replace(row.cells[0], text=cell.name), replace(cell, name=row.cells[0].text)
    asked = question(value.name, owner, as_of_label(document), cell.text) if owner else None
    named: tuple[tuple[str, str], ...] = ()
    if asked is None and not is_flag(cell.text):
        asked, named = listed(one, cell.name, value, as_of_label(document), prose), (("table", one.caption),)
    if asked is None or not fits(cell.text, asked.kind) or share_words(cell.text, owner or cell.name):
        return None
    return _cell_fact(document, row, (key, value), asked, named)


def _cells(document: Document, one: Table) -> list[Fact]:
    """The cells that can be asked for, some of them spread over the table where there are many."""
    columns = list(
        {head.said: c for c in reversed(one.columns) if values_differ(one, c) and (head := header(c))}.values()
    )
    found = [
        fact
        for row in one.rows
        for column in columns[::-1]
        if (cell := one.cell(row, column)) and (fact := _cell(document, one, row, cell))
    ]
    return spread(found, _MOST_CELLS)


def _cell(document: Document, one: Table, row: Block, cell: Cell) -> Fact | None:
    key = one.keyed(row)
    if share_words(cell.text, key.text) or (is_yearly(one) and not parse_number(cell.text)):
        return None
    when = as_of_label(document)
    owner = key_of(one, key.text, document.text)
    asked = question(cell.name, owner, when, cell.text) if owner else None
    named: tuple[tuple[str, str], ...] = ()
    if asked is None or not fits(cell.text, asked.kind):
        asked = listed(one, key.text, cell, when, document.text)
        named = (("table", one.caption),)
    if asked is None or not fits(cell.text, asked.kind):
        return None
    return _cell_fact(document, row, (key, cell), asked, named)


def _cell_fact(
    document: Document, row: Block, cells: tuple[Cell, Cell], asked: Asked, named: tuple[tuple[str, str], ...]
) -> Fact:
    key, cell = cells
    value = Part(cell.name.casefold(), cell.text, asked.kind, cell.span)
    return made(
        document, row, Family.FIELD, (key.text, cell.name.casefold()), value, passage=row.span, qualifiers=named,
        parts=(Part("subject", key.text, ValueType.TERM), value, Part("prompt", asked.prompt, ValueType.PHRASE)),
        volatile=asked.volatile, as_of=(document.date or "") if asked.volatile else "",
        as_of_label=as_of_label(document) if asked.volatile else "", rule="table cell",
    )  # fmt: skip


def _matches(document: Document, one: Table) -> list[Fact]:
    """The key column matched with each other one whose cells all differ, a few rows at a time."""
    if not is_noun(one.key.casefold()) or not one.caption or is_yearly(one):
        return []
    found = [
        fact
        for column in one.columns
        if (head := header(column))
        and (is_noun(head.said) or _DOES.fullmatch(head.said))
        and values_differ(one, column)
        and not _counted(one, column)
        for fact in _match(document, one, column)
    ]
    return spread(found, _MOST_MATCHES)


def _counted(one: Table, column: str) -> bool:
    """Whether a column holds numbers, which are better asked one by one."""
    texts = [cell.text for row in one.rows if (cell := one.cell(row, column))]
    return len(one.rows) <= _MOST_CELLS and all(re.match(r"[~≈<$€£−-]?\d[\d.,]*(?!\d*[-–:/])", text) for text in texts)


def _match(document: Document, one: Table, column: str) -> Iterator[Fact]:
    pairs = [(row, one.keyed(row), cell) for row in one.rows if (cell := one.cell(row, column))]
    different = list({cell.text.casefold(): (row, key, cell) for row, key, cell in reversed(pairs)}.values())[::-1]
    good = [
        p for p in different if not share_words(p[1].text, p[2].text) and len(p[1].text) <= 60 and len(p[2].text) <= 90
    ]
    if len(good) < _FEWEST or len(good) < 0.5 * len(pairs):
        return
    chunks = -(-len(good) // _MOST_PAIRS)
    for number in range(chunks):
        chunk = good[number * len(good) // chunks : (number + 1) * len(good) // chunks]
        span = Span(chunk[0][0].span.start, chunk[-1][0].span.end)
        if len(chunk) >= _FEWEST and span.end - span.start <= LONGEST_LIST:
            part = f" ({chunk[0][1].text} to {chunk[-1][1].text})" if chunks > 1 else ""
            said = f"{one.called}: match each {_noun(one.key)} with {_its(column, chunk)}{part}."
            yield _match_fact(document, chunk, span, said)


def _match_fact(document: Document, chunk: list[tuple[Block, Cell, Cell]], span: Span, prompt: str) -> Fact:
    value = Part("pairs", "; ".join(c.text for _, _, c in chunk), ValueType.PHRASE, span, plural=True)
    items = tuple(Part(key.text, cell.text, ValueType.PHRASE, cell.span) for _, key, cell in chunk)
    return made(
        document, chunk[0][0], Family.LIST, (prompt.partition(":")[0], f"{chunk[0][1].name} {chunk[0][2].name}"), value,
        passage=span, qualifiers=(("from", chunk[0][1].text),),
        parts=(Part("prompt", prompt, ValueType.PHRASE), value), items=items, rule="pairs",
    )  # fmt: skip


def _noun(column: str) -> str:
    words = column if column.isupper() else in_sentence(column[:1].lower() + column[1:])
    return singular(words)


_YEAR_OF = {
    "discovered": "discovery", "founded": "foundation", "built": "construction", "opened": "opening",
    "published": "publication", "released": "release", "invented": "invention", "signed": "signature",
    "established": "establishment", "completed": "completion", "launched": "launch", "born": "birth",
}  # fmt: skip


def _its(column: str, chunk: Sequence[tuple[Block, Cell, Cell]]) -> str:
    head = header(column)
    assert head is not None
    noun = head.said
    if _DOES.fullmatch(noun):
        return "what it does"
    numbers = all(re.match(r"(?:about |around |[-−~])?\d", cell.text) for _, _, cell in chunk)
    if all(re.fullmatch(r"\d{4}", cell.text) for _, _, cell in chunk) and noun in _YEAR_OF:
        return f"its year of {_YEAR_OF[noun]}"
    if numbers and noun.endswith("s") and not noun.endswith("ss"):
        return f"its number of {noun}"
    unit = f" (in {head.unit})" if head.unit else ""
    year = f" in {head.year}" if head.year else ""
    return f"its {noun if numbers or ' ' in noun else singular(noun)}{unit}{year}"
