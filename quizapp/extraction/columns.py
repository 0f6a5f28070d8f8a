"""Markdown tables: one cell by its row and column, and pairs of two columns to be matched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.documents.model import Block, BlockKind, Cell, Document, Span
from quizapp.extraction.attributes import question
from quizapp.extraction.fields import fits
from quizapp.extraction.names import CLASSES, bare, class_noun, is_name
from quizapp.extraction.phrases import in_sentence, share_words, singular
from quizapp.extraction.records import is_office_list
from quizapp.extraction.stated import LONGEST_LIST, made
from quizapp.extraction.subject import as_of_label, is_generic, subject_of
from quizapp.facts.model import Fact, Family, Part, ValueType

_MOST_CELLS, _MOST_PAIRS, _FEWEST = 16, 6, 3
_NO_KEY = re.compile(
    r"#|no\.?|nr\.?|number|week|day|date|time|year|years|session|lecture|unit|step|version|page|id|rank|period|field|option"
    r"|flag|setting|parameter|column|name|item|month|quarter|class|module|chapter|due|deadline|room|author|source|publication|document"
    r"|reference|url|edition|link|file|command|category|type|kind|group",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"(?:\w+ )?(?:city|country|town|village|river|mountain|peak|planet|moon|state|region|province|island|lake|sea|ocean"
    r"|president|king|queen|person|composer|painter|scientist|language|god|goddess|river|capital|company|ship|castle)",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(
    r"notes?|remarks?|comments?|reading|readings|page|pages|source|sources|reference|references|link|links|url|status|price"
    r"|cost|due|room|time|default|required|example|examples|image|picture|details?|description|points|grade|weight|#|no\.?|id"
    r"|population|members|rank|score|total|change|version|assignment|homework|instructor|contact|email|phone|owner",
    re.IGNORECASE,
)


def facts(document: Document) -> list[Fact]:
    """The facts of every table that is not a list of office holders."""
    groups: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ROW:
            groups.setdefault(block.group, []).append(block)
    about = subject_of(document) if groups else ""
    tables = [rows for rows in groups.values() if _asked(rows) and not is_office_list(document, rows, about)]
    return [fact for rows in tables for fact in (*_cells(document, rows), *_matches(document, rows, about))]


def _asked(rows: Sequence[Block]) -> bool:
    """Whether the first column has a name, and its cells are keys: all there, all different."""
    keys = [row.cells[0].text for row in rows if row.cells]
    names = [row.cells[0].name for row in rows if row.cells]
    return bool(names) and bool(names[0]) and len(set(keys)) == len(keys) == len(rows) and len(rows) >= 2


def _cells(document: Document, rows: Sequence[Block]) -> Iterator[Fact]:
    if not all(_is_key(row.cells[0]) for row in rows):
        return
    found = [fact for row in rows for cell in row.cells[1:] if (fact := _cell(document, row, cell))]
    if len(found) <= _MOST_CELLS:
        yield from found


def _is_key(cell: Cell) -> bool:
    """Whether a row's key is a name or noun that a question can hold."""
    text = cell.text
    if _NO_KEY.fullmatch(cell.name) or re.search(r"\d{3,}|[/;:=<>]", text) or len(text.split()) > 6:
        return False
    return bool(re.match(r"[^\W\d_]{2,}", text)) and (_is_named(cell) or " " in text)


def _is_named(cell: Cell) -> bool:
    """Whether the column is one of names, so that a single capitalised word is no common noun."""
    return bool(_PROPER.fullmatch(cell.name))


def _cell(document: Document, row: Block, cell: Cell) -> Fact | None:
    owner = _owner(document, row.cells[0])
    asked = question(cell.name, owner, as_of_label(document))
    if not asked or not fits(cell.text, asked[1]) or share_words(cell.text, row.cells[0].text):
        return None
    prompt, kind, volatile = asked
    value = Part(cell.name.casefold(), cell.text, kind, cell.span)
    return made(
        document, row, Family.FIELD, (row.cells[0].text, cell.name.casefold()), value, passage=row.span,
        parts=(Part("subject", row.cells[0].text, ValueType.TERM), value, Part("prompt", prompt, ValueType.PHRASE)),
        volatile=volatile, as_of=(document.date or "") if volatile else "",
        as_of_label=as_of_label(document) if volatile else "", rule="table cell",
    )  # fmt: skip


def _owner(document: Document, cell: Cell) -> str:
    """The row's key with an article where a class noun or a common noun needs one."""
    name = in_sentence(cell.text, document.text)
    proper = is_name(cell.text) and name == cell.text
    if re.match(r"(?:the|a|an) ", name, re.IGNORECASE):
        return in_sentence(name)
    named_for = class_noun(cell.text) in CLASSES and not re.match(r"(?:Mount|Lake|Fort|Camp|Cape|Port)\b", cell.text)
    return f"the {name}" if named_for or (not proper and " " in name) else name


def _matches(document: Document, rows: Sequence[Block], about: str) -> Iterator[Fact]:
    """The first column matched with each other one whose cells all differ, a few rows at a time."""
    first = rows[0].cells[0].name
    if _NO_KEY.fullmatch(first) or len(rows) < _FEWEST:
        return
    caption = _caption(document, rows[0], about)
    for column in dict.fromkeys(cell.name for row in rows for cell in row.cells[1:]):
        pairs = [(row, row.cells[0], cell) for row in rows for cell in row.cells[1:] if cell.name == column]
        if column and not _NO_VALUE.fullmatch(column) and len(pairs) >= _FEWEST:
            yield from _match(document, pairs, caption, (first, column))


def _match(
    document: Document, pairs: list[tuple[Block, Cell, Cell]], about: str, columns: tuple[str, str]
) -> Iterator[Fact]:
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
            yield _match_fact(
                document, chunk, span, f"{about}: match each {_noun(columns[0])} with {_its(columns[1], chunk)}."
            )


def _match_fact(document: Document, chunk: list[tuple[Block, Cell, Cell]], span: Span, prompt: str) -> Fact:
    value = Part("pairs", "; ".join(c.text for _, _, c in chunk), ValueType.PHRASE, span, plural=True)
    items = tuple(Part(key.text, cell.text, ValueType.PHRASE, cell.span) for _, key, cell in chunk)
    return made(
        document, chunk[0][0], Family.LIST, (prompt.partition(":")[0], f"{chunk[0][1].name} {chunk[0][2].name}"), value,
        passage=span, qualifiers=(("from", chunk[0][1].text),),
        parts=(Part("prompt", prompt, ValueType.PHRASE), value), items=items, rule="pairs",
    )  # fmt: skip


def _caption(document: Document, row: Block, about: str) -> str:
    """What the table is about, in words that stand before a colon."""
    said = re.sub(r"\s+", " ", document.passage(row.lead)).strip(" :*_#.") if row.lead else ""
    said = re.sub(r"^(?:table|figure|tab\.|fig\.)\s*[\d.]+\s*[:.–-]?\s*", "", said, flags=re.IGNORECASE)
    heading = next((h for h in reversed(row.headings) if not is_generic(h)), document.title)
    text = said if said and not is_generic(said) and len(said.split()) <= 10 and not said.endswith("?") else heading
    if len(text.split()) > 12 or re.search(r"\b(?:these|this|its|their|we|you|following|below)\b", text, re.IGNORECASE):
        text = heading
    named = about and not share_words(text, about) and bare(about).casefold() not in text.casefold()
    return f"{text} ({about})" if named and is_name(about) else text


def _noun(column: str) -> str:
    words = column if column.isupper() else in_sentence(column[:1].lower() + column[1:])
    return singular(words)


_YEAR_OF = {
    "discovered": "discovery", "founded": "foundation", "built": "construction", "opened": "opening",
    "published": "publication", "released": "release", "invented": "invention", "signed": "signature",
    "established": "establishment", "completed": "completion", "launched": "launch", "born": "birth",
}  # fmt: skip


def _its(column: str, chunk: Sequence[tuple[Block, Cell, Cell]]) -> str:
    noun = column if column.isupper() else column[:1].lower() + column[1:]
    numbers = all(re.match(r"(?:about |around |[-−~])?\d", cell.text) for _, _, cell in chunk)
    years = all(re.fullmatch(r"\d{4}", cell.text) for _, _, cell in chunk)
    if years and noun in _YEAR_OF:
        return f"its year of {_YEAR_OF[noun]}"
    if numbers and noun.endswith("s") and not noun.endswith("ss"):
        return f"its number of {noun}"
    return f"its {singular(noun) if not numbers else noun}"
