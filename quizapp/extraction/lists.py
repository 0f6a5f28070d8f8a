"""Lists: which members belong, how many they are, in which order steps come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.extraction.headed import all_of, done_to, headed, headed_under, of_heading, ruled
from quizapp.extraction.lead import Lead, of_people
from quizapp.extraction.leads import members
from quizapp.extraction.owner import about_of, document_title
from quizapp.extraction.phrases import first_word_sort
from quizapp.extraction.siblings import wrong_options
from quizapp.extraction.stages import of_method, steps
from quizapp.extraction.stated import LONGEST_LIST, made
from quizapp.extraction.subject import as_of_label, is_generic
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import parse_date

_FEWEST, _FEWEST_MEMBERS, _MOST, _MOST_RECALLED = 3, 2, 12, 8
_MOST_STEPS = 7
_MOST_LISTS = 60
_LONGEST_ITEM = 110
_MOST_LABEL = 6
_TAIL = re.compile(r"[;,.]?\s*(?:\b(?:and|or))?\s*[;,.]?$")
_DATED = re.compile(r"\s*\((?:[^()]*\d[^()]*)\)$")
_VALUED = re.compile(r"\b(?:properties|characteristics|data|dimensions|specifications|measurements)\b")
_WHAT_THEY_ARE = re.compile(r"(?:\s*\([^()]*\)|, [a-z].*)$")
_WHERE = re.compile(r", (?:located|based|situated|headquartered|stationed) .*$", re.DOTALL)
_ORDINAL = re.compile(
    r"^(?:first|second|third|then|next|finally|lastly|step \d|at last|at first|afterwards|after that|now)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its items, its lead-in sentence, and the items as options."""

    blocks: tuple[Block, ...]
    lead: str
    options: tuple[str, ...]
    asked: Lead | None

    @property
    def span(self) -> Span:
        """From the lead-in, where there is one near, to the end of the last item."""
        first, last = self.blocks[0], self.blocks[-1].span.end
        start = first.lead.start if first.lead and first.lead.start < first.span.start else first.span.start
        return Span(start, last)


def facts(document: Document) -> list[Fact]:
    """The facts of every list in the document."""
    about = about_of(document)
    lists = [_listed(document, group, about, as_of_label(document)) for group in _groups(document)]
    askable = [(one.asked, one.options) for one in lists if one.asked][:_MOST_LISTS]
    return [fact for one in lists for fact in _of_list(document, one, askable, about)]


def refused(document: Document) -> dict[Span, str]:
    """Each list with the rule that keeps it from being asked as a whole."""
    about = about_of(document)
    found = {}
    for blocks in _all_groups(document):
        one = _listed(document, blocks, about, as_of_label(document))
        why = _why_not(document, one, about) if _is_flat(blocks) else "some of its items have a list of their own"
        if why:
            found[Span(blocks[0].span.start, blocks[-1].span.end)] = why
    return found


def _why_not(document: Document, one: Listed, about: str) -> str:
    if _steps(document, one, about):
        return _why_no_order(one)
    if one.asked is None:
        said = one.lead or (one.blocks[0].headings[-1] if one.blocks[0].headings else "")
        return f"“{said}” does not say by itself whose members these are" if said else "nothing says what its items are"
    return _why_no_members(document, one, one.asked)


def _all_groups(document: Document) -> list[tuple[Block, ...]]:
    groups: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ITEM:
            groups.setdefault(block.group, []).append(block)
    return [tuple(blocks) for blocks in groups.values()]


def _is_flat(blocks: Sequence[Block]) -> bool:
    return len({block.level for block in blocks}) == 1


def _groups(document: Document) -> list[tuple[Block, ...]]:
    return [blocks for blocks in _all_groups(document) if _is_flat(blocks)]


def _listed(document: Document, blocks: tuple[Block, ...], about: str, day: str) -> Listed:
    lead = re.sub(r"\s+", " ", document.passage(blocks[0].lead)) if blocks[0].lead else ""
    lead = re.sub(r"[*_`]", "", lead)
    before = _sentence_before(document, blocks[0].lead) if lead else ""
    heading = blocks[0].headings[-1] if blocks[0].headings and not lead else ""
    titled = document_title(document)
    under = blocks[0].headings[-1] if blocks[0].headings else ""
    if lead and under != document.title:
        lead = of_heading(lead, under, document.text)
    asked = done_to(lead.rstrip(" :"), titled)
    if not asked and (lead or heading):
        asked = members(lead or heading, document.text, about, day, before)
        asked = (
            replace(asked, whole=f"According to “{titled}”, what are the {asked.subject}?")
            if (asked and asked.relation == "titled" and not asked.whole and titled)
            else asked
        )
    if not asked:
        asked = (
            _by_its_heading(document, blocks[0], about) if heading else _by_its_lead(lead.rstrip(" :"), about, titled)
        )
    return Listed(blocks, lead, _options(blocks), asked)


def _by_its_heading(document: Document, first: Block, about: str) -> Lead | None:
    """As what the heading over the list's own names, or the document, where it has one such heading."""
    over, heading = ("", *first.headings)[-2:]
    titled = document_title(document)
    if over and over != document.title and (found := headed_under(heading, over, titled, document.text)):
        return found
    found = headed(heading, about, titled)
    again = found and sum(b.kind is BlockKind.HEADING and b.text == heading for b in document.blocks) > 1
    return None if again else found


def _by_its_lead(lead: str, about: str, titled: str) -> Lead | None:
    return all_of(lead, about) or ruled(lead, titled)


def _sentence_before(document: Document, lead: Span | None) -> str:
    """The sentence before the lead-in in its own paragraph; empty where it opens one."""
    found = ""
    for sentence in document.sentences if lead else ():
        block = document.blocks[sentence.block]
        inside = lead is not None and block.span.start <= lead.start < block.span.end
        if lead and inside and block.place(sentence.start, sentence.end).end <= lead.start:
            found = sentence.text
    return found


def _options(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The items as members: their labels, where every item has one."""
    labels = [block.cells[0].name for block in blocks if block.cells]
    if len(labels) == len(blocks) and all(len(label.split()) <= _MOST_LABEL for label in labels):
        return tuple(labels)
    return tuple(_option(block.text) for block in blocks)


def _option(text: str) -> str:
    text = _WHERE.sub("", text)
    return _TAIL.sub("", text) if not re.search(r"(?:^|[ .])[A-Z]\.$", text) else text


def _of_list(
    document: Document, one: Listed, others: Sequence[tuple[Lead, Sequence[str]]], about: str
) -> Iterator[Fact]:
    if asked := _steps(document, one, about):
        if not _why_no_order(one):
            yield _fact(document, one, asked, _undated(one), "steps in order", ordered=True)
    elif one.asked:
        yield from _members(document, one, one.asked, others)


def _steps(document: Document, one: Listed, about: str) -> Lead | None:
    """How to ask for the order of the items, where it means something."""
    headings = one.blocks[0].headings
    heading = next((h for h in reversed(headings) if not is_generic(h) and not parse_date(h)), document.title)
    if not all(block.ordered for block in one.blocks):
        return None
    title = document_title(document)
    alone = of_method(headings[-1], title) if headings and not one.lead else None
    return alone or steps(one.lead, heading, document.text, about or title)


def _undated(one: Listed) -> tuple[str, ...]:
    return tuple(_DATED.sub("", option) for option in one.options)


def _why_no_order(one: Listed) -> str:
    items = _undated(one)
    if not _FEWEST <= len(items) <= _MOST_STEPS:
        return f"an order has {_FEWEST} to {_MOST_STEPS} steps, and this has {len(items)}"
    if len(set(items)) < len(items):
        return "two of its steps read alike"
    if any(len(item) > _LONGEST_ITEM for item in items):
        return "one of its steps is too long to be put in order"
    return "one of its steps says which one it is" if any(map(_ORDINAL.match, items)) else ""


def _named(document: Document, one: Listed, asked: Lead) -> Lead | None:
    """The same asking for people where the members are; None where they are so only at a time not told."""
    return of_people(asked, [_WHAT_THEY_ARE.sub("", option) for option in one.options], as_of_label(document))


def _why_no_members(document: Document, one: Listed, asked: Lead) -> str:
    short = [item for item in one.options if len(item) <= _LONGEST_ITEM]
    if _VALUED.search(asked.subject) and all(block.cells for block in one.blocks):
        return "its members are properties, and what matters is their values"
    if _named(document, one, asked) is None:
        return "its members are people, and nothing says when they were so"
    if asked.count and asked.count != len(one.options):
        return f"its lead-in says {asked.count}, and it has {len(one.options)} items"
    if not _FEWEST_MEMBERS <= len(short) <= _MOST:
        return f"a list has {_FEWEST_MEMBERS} to {_MOST} short items, and this has {len(short)}"
    if len(set(short)) < len(short):
        return "two of its items read alike"
    return "" if asked.deeds or are_phrases(short) else "its items are no phrases of one form"


def _members(
    document: Document, one: Listed, asked: Lead, others: Sequence[tuple[Lead, Sequence[str]]]
) -> Iterator[Fact]:
    named = _named(document, one, asked)
    if named is None or (asked.count and asked.count != len(one.options)):
        return
    if named.counted and named.count:
        first = one.blocks[0]
        yield count_fact(document, first, named, first.lead or first.span)
    if _why_no_members(document, one, asked):
        return
    short = [(b, item) for b, item in zip(one.blocks, one.options, strict=True) if len(item) <= _LONGEST_ITEM]
    items = tuple(item for _, item in short)
    if len(items) < len(one.options) or len(items) > _MOST_RECALLED:
        named, one = replace(named, whole="", said=""), replace(one, blocks=tuple(b for b, _ in short), options=items)
    yield _fact(document, one, named, items, "members", wrong=wrong_options(document, named, items, others))


def are_phrases(items: Sequence[str]) -> bool:
    """Whether the items are short, of one form, and none is a sentence, a link or a mere number."""
    if any(re.search(r"https?:|[.?!] [A-Z]|^\W*\d*\W*$|\bsee\b", item) for item in items):
        return False
    sorts = [first_word_sort(item) for item in items]
    verbal = sum(sort in ("verb", "ing") for sort in sorts)
    nominal = "to" not in sorts and 3 * verbal <= len(sorts)
    return nominal or len(set(sorts)) == 1


def _fact(
    document: Document, one: Listed, asked: Lead, items: Sequence[str], rule: str, *, ordered: bool = False,
    wrong: Sequence[str] = (),
) -> Fact:  # fmt: skip
    span = one.span if one.span.end - one.span.start <= LONGEST_LIST else one.blocks[0].span
    value = Part("members", "; ".join(items), ValueType.PHRASE, Span(one.blocks[0].span.start, span.end), plural=True)
    parts = (
        Part("prompt", asked.prompt, ValueType.PHRASE),
        *((Part("whole", asked.whole, ValueType.PHRASE),) if asked.whole else ()),
        Part("lead", asked.said if one.lead and asked.relation != "titled" else "", ValueType.PHRASE),
        value,
        *(Part("other", text, ValueType.PHRASE) for text in wrong),
    )
    return made(
        document, one.blocks[0], Family.LIST, (asked.subject, asked.relation), value, passage=span, parts=parts,
        items=tuple(_member(b, text) for b, text in zip(one.blocks, items, strict=True)),
        ordered=ordered, importance=3, rule=rule, **dating(document, asked),
    )  # fmt: skip


def dating(document: Document, asked: Lead) -> dict[str, Any]:
    """What makes a fact one of its document's day, where the lead-in speaks of that."""
    return {"volatile": True, "as_of": document.date or "", "as_of_label": asked.when} if asked.when else {}


def _member(block: Block, text: str) -> Part:
    at = block.text.find(text)
    return Part("member", text, ValueType.PHRASE, block.place(at, at + len(text)))


def count_fact(document: Document, block: Block, asked: Lead, cited: Span) -> Fact:
    """How many members a list has, which its lead-in says and its members bear out."""
    value = Part("count", str(asked.count), ValueType.NUMBER)
    return made(
        document, block, Family.LIST, (asked.subject, f"number: {asked.relation}"), value, passage=cited,
        parts=(Part("prompt", asked.counted, ValueType.PHRASE), value), rule="count",
        **dating(document, asked),
    )  # fmt: skip
