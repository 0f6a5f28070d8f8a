"""Timelines: lists and tables of dates with what happened then, as an order and as dates to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.extraction.owner import about_of, document_title
from quizapp.extraction.phrases import stands_alone
from quizapp.extraction.stated import LONGEST_LIST, made, spread
from quizapp.extraction.tables import tables
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import Period, parse_date

_FEWEST, _MOST_ORDERED, _MOST_DATES, _LONGEST, _LONGEST_GAP = 3, 5, 8, 14, 110
_YEAR = re.compile(r"1\d{3}|20\d\d")
_MOST_A_YEAR = 3
_WHEN = re.compile(r"dates?|years?|when|time|period", re.IGNORECASE)
_EVENT = re.compile(r"events?|milestones?|what happened|development|description|history|achievement", re.IGNORECASE)
_DAY = re.compile(
    r"\s*\((?:on |in )?(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?\)$"
    r"|, (?:[a-z]+ )?\d{1,2}(?:[–-]\d{1,2})? [A-Z][a-z]{2,8}$"
)
"""`Mill opens (25 December)`: the day is part of the date, not of the event."""
_TELLING = re.compile(
    r"\b(?:then|later|again|afterwards|finally|first|second|third|next|last|same|also|still|after|before|\d{4}"
    r"|today|now"
    r"|present|reopen\w*|rebuil\w*|renew\w*|return\w*)\b",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"[?;|]|:$|https?:|^(?:see|note|approx)|\b(?:will|shall|planned|expected|due|tba)\b|\$|\(pp?\.", re.I
)
_LEANS = re.compile(
    r"(?:Last|Further|More|Other|Both|Most) [\w ]*[a-z]s [a-z]+\b(?! (?:of|by|in)\b)"
    r"|The (?:change|reform|plan|decision|proposal|idea|project|scheme|law|bill|system|work|move|deal"
    r"|programme|program)"
    r" (?!of |for |to |on |that )[a-z]"
)
"""What only the lines before tell: `The change takes effect`, `Last Arn keepers leave`."""
_NUMBERED = re.compile(
    r"\b(?:numbers|rooms|codes|errors|prices|calories|extensions|models|parts|inventory|catalogu?e|stores?)\b",
    re.IGNORECASE,
)
"""Headings under which `1066  A key was entered twice` is no year."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line: when, as said and as a period, and what happened."""

    block: Block
    when: str
    period: Period
    what: str
    under: Block | None = None
    """The heading that says when, where the line itself does not."""

    @property
    def span(self) -> Span:
        """From where it says when to the end of what happened."""
        return Span((self.under or self.block).span.start, self.block.span.end)

    @property
    def dated(self) -> Span | None:
        """Where it says when."""
        said = self.under or self.block
        at = said.text.find(self.when)
        return said.place(at, at + len(self.when)) if at >= 0 else None


def facts(document: Document) -> list[Fact]:
    """The facts of every timeline of the document that is about something with a name or has a title that says what."""
    title = document_title(document)
    about = _with_the(about_of(document), document.text) or (f"“{title}”" if title else "")
    found: list[Fact] = []
    for events in _timelines(document) if about else ():
        found += [*_orders(document, events, about), *_dates(document, events, about)]
    return found


def _with_the(about: str, text: str) -> str:
    """`the transistor`, where the text mostly says so of what has no name."""
    said = len(re.findall(rf"\b[Tt]he {re.escape(about)}\b", text))
    return f"the {about}" if about.islower() and 2 * said > len(re.findall(rf"\b{re.escape(about)}\b", text)) else about


def _timelines(document: Document) -> Iterator[list[Event]]:
    groups: dict[tuple[object, ...], list[Block]] = {}
    for block in document.blocks:
        if block.kind in (BlockKind.ITEM, BlockKind.FIELD) and len(block.cells) == 1:
            key: tuple[object, ...] = (block.group, block.headings)
            if block.kind is BlockKind.ITEM:
                key = (block.group,) if block.text.startswith(block.cells[0].name) else ("dated by what stands above",)
            groups.setdefault(key, []).append(block)
    told = [[(b, b.cells[0].name, b.cells[0].text) for b in blocks] for blocks in groups.values()]
    for rows in tables(document):
        cells = [(row, row.cells) for row in rows if len(row.cells) >= 2]
        if cells and _WHEN.fullmatch(cells[0][1][0].name) and _EVENT.fullmatch(cells[0][1][1].name):
            told.append([(row, two[0].text, two[1].text) for row, two in cells])
    for lines in told:
        events = [event for block, when, what in lines if (event := _event(block, when, what))]
        dated = sum(parse_date(when.strip(" ()")) is not None for _, when, _ in lines)
        if len(events) >= _FEWEST and dated >= 0.8 * len(lines) and not _NUMBERED.search(_over(document, events[0])):
            yield events
    if len(under := _under_years(document)) >= _FEWEST:
        yield under


def _over(document: Document, event: Event) -> str:
    """The heading that an event stands under, or the title."""
    return event.block.headings[-1] if event.block.headings else document.title


def _under_years(document: Document) -> list[Event]:
    """What stands right under headings that are years."""
    found: list[Event] = []
    year: Block | None = None
    left = 0
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            year, left = (block if _YEAR.fullmatch(block.text) else None), _MOST_A_YEAR
        elif year and left and block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            left -= 1
            what = block.cells[0].text if block.cells and parse_date(block.cells[0].name) else block.text
            if event := _event(block, year.text, what):
                found.append(replace(event, under=year))
    return found


def _event(block: Block, when: str, what: str) -> Event | None:
    period = parse_date(when.strip(" ()"))
    said = _DAY.sub("", re.split(r"(?<=[a-z)])[.;] ", what)[0].strip(" .;"))
    plain = period is not None and not period.incomplete and not period.qualifier and period.start[0] > 0
    told = 2 <= len(said.split()) <= _LONGEST and not _NO_EVENT.search(said) and not _LEANS.match(said)
    if period is None or not plain or not told:
        return None
    return Event(block, when.strip(" ()"), period, said) if stands_alone(said) else None


def _orders(document: Document, events: Sequence[Event], about: str) -> Iterator[Fact]:
    """Events to put in order, a few at a time; none that tells its place, and no two at once."""
    silent = [event for event in events if not _TELLING.search(event.what) and len(event.what) <= _LONGEST_GAP]
    chosen = [e for n, e in enumerate(silent) if n == 0 or silent[n - 1].period.end < e.period.start]
    if not all(a.period.end < b.period.start for a, b in pairwise(chosen)) or len(chosen) < _FEWEST:
        return
    chunks = -(-len(chosen) // _MOST_ORDERED)
    for number in range(chunks):
        chunk = chosen[number * len(chosen) // chunks : (number + 1) * len(chosen) // chunks]
        span = Span(chunk[0].span.start, chunk[-1].span.end)
        if (
            len(chunk) >= _FEWEST
            and span.end - span.start <= LONGEST_LIST
            and len({e.what for e in chunk}) == len(chunk)
        ):
            yield _order_fact(document, chunk, span, about)


def _order_fact(document: Document, chunk: Sequence[Event], span: Span, about: str) -> Fact:
    value = Part("order", "; ".join(event.what for event in chunk), ValueType.PHRASE, span, plural=True)
    first, last = chunk[0].period.start[0], chunk[-1].period.end[0]
    years = f" ({first} to {last})" if first != last else f" of {first}"
    asked = f"Put these events in the history of {about} in order, earliest first{years}."
    if about[0] == "“":
        title = about if ":" in about else about[1:-1]
        asked = f"{title}: put these events in order, earliest first{years}."
    return made(
        document, chunk[0].block, Family.LIST, (about, "events in order"), value, passage=span,
        qualifiers=(("from", chunk[0].what),), parts=(Part("prompt", asked, ValueType.PHRASE), value),
        items=tuple(Part("event", event.what, ValueType.PHRASE) for event in chunk), ordered=True,
        rule="events in order",
    )  # fmt: skip


def _dates(document: Document, events: Sequence[Event], about: str) -> Iterator[Fact]:
    """When each event was, where nothing else of the timeline could be meant."""
    plain = [e for e in events if sum(other.what.casefold() == e.what.casefold() for other in events) == 1]
    plain = [e for e in plain if not re.search(r"\b\d{4}\b", e.what) and e.dated]
    for event in spread(plain, _MOST_DATES):
        value = Part("date", event.when, ValueType.DATE, event.dated)
        when = "year" if event.period.precision == "year" else "date"
        of = f"in “{document.title}”" if about[0].islower() and not about.startswith("the ") else f"of {about}"
        of = f"in {about}" if about[0] == "“" else of
        asked = f"Which {when} does the timeline {of} give for “{event.what}”?"
        yield made(
            document, event.block, Family.YEAR, (about, "happened"), value, passage=event.span,
            qualifiers=(("what", event.what),), parts=(value, Part("prompt", asked, ValueType.PHRASE)),
            rule="event of a timeline",
        )  # fmt: skip
