"""Records of who held an office from when to when: each holder by the period, and holders in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.documents.model import Block, BlockKind, Cell, Document, Span
from quizapp.extraction.names import TITLES
from quizapp.extraction.offices import holds, is_role, office
from quizapp.extraction.stated import LONGEST_LIST, made
from quizapp.extraction.subject import subject_of, with_article
from quizapp.extraction.tenures import Tenure, overlaps, tenure
from quizapp.facts.model import Fact, Family, Part, ValueType

_FROM = re.compile(r"from|start(?:ed)?|took office|assumed (?:office|command)|since|began|term start", re.IGNORECASE)
_TO = re.compile(r"to|until|end(?:ed)?|left office|till|term end", re.IGNORECASE)
_PERIOD = re.compile(
    r"period|term(?: of office)?|years?(?: in office)?|tenure|in office|dates?|reign|served|time in office",
    re.IGNORECASE,
)
_NAME = re.compile(r"name|holder|office-?holder|incumbent|person|who", re.IGNORECASE)
_RANK = re.compile(
    r"^(?:(?:Lt|Maj|Brig|Gen|Col|Capt|Cdr|Adm|Lieutenant|Major|Brigadier|General|Colonel|Captain|Admiral|Air|Vice|Rear"
    r"|Marshal|Commodore|Dr|Prof|Professor|Mr|Mrs|Ms|Rev|Hon|Right|The)\b\.?\s+)+"
)
_LINE = re.compile(r"^(?P<name>[^\d(),;:]{3,50}?)(?: \(|, |: )(?P<when>[^()]*\d{4}[^()]*)\)?\.?$")
_CHUNK = 5
_MOST_HOLDERS = 300


@dataclass(frozen=True, slots=True)
class Holder:
    """One row: the name without rank, with its place, and the tenure."""

    block: Block
    name: str
    span: Span
    full: str
    tenure: Tenure


def facts(document: Document) -> list[Fact]:
    """The facts of every list of office holders in the document."""
    groups: dict[tuple[BlockKind, int], list[Block]] = {}
    for block in document.blocks:
        if block.kind in (BlockKind.ROW, BlockKind.ITEM):
            groups.setdefault((block.kind, block.group), []).append(block)
    about = with_article(subject_of(document), document.text) if groups else ""
    return [fact for rows in groups.values() for fact in _of_list(document, rows, about)]


def is_office_list(document: Document, rows: Sequence[Block], about: str) -> bool:
    """Whether the rows are such a list, and so not asked about as a table."""
    return bool(_office(document, rows, about)) and len(_holders(rows)) >= 2


def _of_list(document: Document, rows: Sequence[Block], about: str) -> Iterator[Fact]:
    named = _office(document, rows, about)
    holders = _holders(rows)
    if not named or not 2 <= len(holders) <= _MOST_HOLDERS:
        return
    for holder in holders:
        if _is_unique(holder, holders):
            yield _holder_fact(document, holder, holders, named)
    yield from _order_facts(document, holders, named)


def _office(document: Document, rows: Sequence[Block], about: str) -> tuple[str, str] | None:
    first = rows[0]
    role = next((cell.name for cell in first.cells if is_role(cell.name)), "")
    titles = [document.passage(first.lead)] if first.lead else []
    for text in (*titles, *reversed(first.headings), ""):
        found = office(re.sub(r"\s+", " ", text), about, role) if text or role else None
        if found:
            return found[0], with_article(found[1], document.text)
    return None


def _holders(rows: Sequence[Block]) -> list[Holder]:
    found = [holder for row in rows if (holder := _holder(row))]
    ordered = all(a.tenure.start <= b.tenure.start for a, b in pairwise(found))
    return found if ordered and len(found) >= 0.8 * len(rows) else []


def _holder(row: Block) -> Holder | None:
    if row.kind is BlockKind.ITEM:
        return _item_holder(row)
    cells = {cell.name.casefold(): cell for cell in row.cells}
    named = next((c for n, c in cells.items() if _NAME.fullmatch(n) or is_role(n)), None)
    period = next((c for n, c in cells.items() if _PERIOD.fullmatch(n)), None)
    start = next((c for n, c in cells.items() if _FROM.fullmatch(n)), None)
    end = next((c for n, c in cells.items() if _TO.fullmatch(n)), None)
    if named is None:
        return None
    when = tenure(start.text, end.text if end else "") if start else tenure(period.text) if period else None
    return _named(row, named, when) if when else None


def _item_holder(row: Block) -> Holder | None:
    """`Ida Storm (1930–1938)`, `Ida Storm, 1930–1938`."""
    match = _LINE.match(row.text)
    when = tenure(match["when"]) if match else None
    if not match or when is None:
        return None
    return _named(row, Cell("name", match["name"], row.place(match.start("name"), match.end("name"))), when)


def _named(row: Block, cell: Cell, when: Tenure) -> Holder | None:
    full = re.split(r",|\s\(", cell.text)[0].strip()
    name = _RANK.sub("", full)
    words = [w for w in name.split() if w not in TITLES]
    if not 1 <= len(words) <= 6 or any(c.isdigit() for c in name) or not name[:1].isupper():
        return None
    at = row.text.find(name)
    return Holder(row, name, row.place(at, at + len(name)), full, when) if at >= 0 else None


def _is_unique(holder: Holder, holders: Sequence[Holder]) -> bool:
    return not any(
        other is not holder and (overlaps(holder.tenure, other.tenure) or other.tenure.said() == holder.tenure.said())
        for other in holders
    )


def _surname(name: str) -> str:
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return " ".join(words[at:])


def _holder_fact(document: Document, holder: Holder, holders: Sequence[Holder], named: tuple[str, str]) -> Fact:
    role, body = named
    surname = _surname(holder.name)
    alone = sum(_surname(other.name) == surname for other in holders) == 1
    value = Part("name", holder.name, ValueType.PERSON, holder.span, head=role)
    names = [n for n in (holder.full, surname if alone else "") if n and n != holder.name]
    parts = (
        Part("office", holds(role, body), ValueType.TERM),
        value,
        Part("when", holder.tenure.said(), ValueType.PHRASE),
        *(Part("also", name, ValueType.PERSON) for name in names),
    )
    return made(
        document, holder.block, Family.RECORD, (body, role), value, passage=holder.block.span,
        time=holder.tenure.key, parts=parts, importance=1,
        rule="office holder" if holder.tenure.end else "office taken",
    )  # fmt: skip


def _order_facts(document: Document, holders: Sequence[Holder], named: tuple[str, str]) -> Iterator[Fact]:
    """Holders in their order, a few at a time."""
    role, body = named
    chunks = max(1, round(len(holders) / _CHUNK))
    for number in range(chunks):
        chunk = holders[number * len(holders) // chunks : (number + 1) * len(holders) // chunks]
        names = {holder.name for holder in chunk}
        strict = all(a.tenure.start < b.tenure.start for a, b in pairwise(chunk))
        span = Span(chunk[0].block.span.start, chunk[-1].block.span.end)
        if len(chunk) < 3 or len(names) < len(chunk) or not strict or span.end - span.start > LONGEST_LIST:
            continue
        items = tuple(Part("name", h.name, ValueType.PERSON, h.span, head=role) for h in chunk)
        years = f"{chunk[0].tenure.start[0]}/{chunk[-1].tenure.start[0]}"
        value = Part("members", ", ".join(h.name for h in chunk), ValueType.PHRASE, span, plural=True)
        yield made(
            document, chunk[0].block, Family.RECORD, (body, f"{role}s in order"), value, passage=span,
            time=years, parts=(Part("office", f"{role}s of {body}", ValueType.TERM), value), items=items,
            ordered=True, importance=1, rule="office holders in order",
        )  # fmt: skip
