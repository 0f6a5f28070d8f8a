"""Lists: which members belong, in which order steps come, which description belongs to which term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.documents import prose
from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.extraction.leads import Lead, members, steps
from quizapp.extraction.names import bare
from quizapp.extraction.phrases import first_word_sort, share_words
from quizapp.extraction.stated import LONGEST_LIST, made
from quizapp.extraction.subject import is_generic, subject_of
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import parse_date

_FEWEST, _MOST = 3, 8
_MOST_STEPS = 7
_MOST_WRONG = 3
_MOST_LISTS = 60
_LONGEST_ITEM = 110
_TAIL = re.compile(r"[;,.]?\s*(?:\b(?:and|or))?\s*[;,.]?$")
_DATED = re.compile(r"\s*\((?:[^()]*\d[^()]*)\)$")
_ORDINAL = re.compile(r"^(?:first|second|third|then|next|finally|lastly|step \d|at last|at first|afterwards)\b", re.I)
_GLOSSARY = re.compile(r"\b(?:terms?|glossary|definitions?|terminology|vocabulary|concepts)\b", re.IGNORECASE)


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
    lists = [_listed(document, group) for group in _groups(document)]
    askable = [one for one in lists if one.asked][:_MOST_LISTS]
    about = subject_of(document) or document.title
    return [fact for one in lists for fact in _of_list(document, one, askable, about)]


def _groups(document: Document) -> list[tuple[Block, ...]]:
    groups: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ITEM:
            groups.setdefault(block.group, []).append(block)
    return [tuple(g) for g in groups.values() if len({b.level for b in g}) == 1]


def _listed(document: Document, blocks: tuple[Block, ...]) -> Listed:
    lead = re.sub(r"\s+", " ", document.passage(blocks[0].lead)) if blocks[0].lead else ""
    lead = re.sub(r"[*_`]", "", lead)
    return Listed(blocks, lead, tuple(_option(b.text) for b in blocks), members(lead, document.text) if lead else None)


def _option(text: str) -> str:
    return _TAIL.sub("", text) if not re.search(r"(?:^|[ .])[A-Z]\.$", text) else text


def _of_list(document: Document, one: Listed, others: Sequence[Listed], about: str) -> Iterator[Fact]:
    headings = one.blocks[0].headings
    heading = next((h for h in reversed(headings) if not is_generic(h) and not parse_date(h)), document.title)
    ordered = all(block.ordered for block in one.blocks)
    asked = steps(one.lead, heading, document.text) if ordered else None
    if asked:
        yield from _order(document, one, asked)
    elif one.asked:
        yield from _members(document, one, one.asked, others)
    yield from _terms(document, one, about)


def _order(document: Document, one: Listed, asked: Lead) -> Iterator[Fact]:
    items = tuple(_DATED.sub("", option) for option in one.options)
    if not 3 <= len(items) <= _MOST_STEPS or len(set(items)) < len(items):
        return
    if any(len(item) > _LONGEST_ITEM or _ORDINAL.match(item) for item in items):
        return
    yield _fact(document, one, asked, items, "steps in order", ordered=True)


def _members(document: Document, one: Listed, asked: Lead, others: Sequence[Listed]) -> Iterator[Fact]:
    items = one.options
    if asked.counted and asked.count == len(items):
        yield _count_fact(document, one, asked)
    if not 2 <= len(items) <= _MOST or len(set(items)) < len(items) or max(map(len, items)) > _LONGEST_ITEM:
        return
    if asked.count and asked.count != len(items):
        return
    wrong = _wrong(one, others)
    if len(wrong) >= 2 or (wrong and len(items) >= 3):
        yield _fact(document, one, asked, items, "members", wrong=wrong)
    else:
        yield _fact(document, one, asked, items, "member left out")


def _wrong(one: Listed, others: Sequence[Listed]) -> list[str]:
    """Items of lists about something else, of the same form, with nothing in common with the right ones."""
    sorts = {first_word_sort(option) for option in one.options}
    most = 1.6 * max(map(len, one.options))
    found: list[str] = []
    for other in others:
        if other is one or not other.asked or not one.asked or not _apart(one, other):
            continue
        for option in other.options:
            alike = any(share_words(option, right) for right in (*one.options, one.asked.prompt, *found))
            if {first_word_sort(option)} == sorts and not alike and len(option) <= most:
                found.append(option)
    return found[:_MOST_WRONG]


def _apart(one: Listed, other: Listed) -> bool:
    """Whether what is listed there cannot be meant here: other names in the lead-in, or names of another class."""
    mine, theirs = _named(one.asked), _named(other.asked)
    if mine and theirs and not mine & theirs:
        return True
    names = all(first_word_sort(option) == "name" for option in (*one.options, *other.options))
    return (
        names
        and one.asked is not None
        and other.asked is not None
        and not share_words(_class(one.asked), _class(other.asked))
    )


def _named(asked: Lead | None) -> set[str]:
    return set(re.findall(r"[A-Z][\w-]+", bare(asked.subject))) if asked else set()


def _class(asked: Lead) -> str:
    """The words of the subject or relation that are no names: what sort of thing is listed."""
    return " ".join(w for w in f"{asked.subject} {asked.relation}".split() if w.islower())


def _fact(
    document: Document, one: Listed, asked: Lead, items: Sequence[str], rule: str, *, ordered: bool = False,
    wrong: Sequence[str] = (),
) -> Fact:  # fmt: skip
    span = one.span if one.span.end - one.span.start <= LONGEST_LIST else one.blocks[0].span
    value = Part("members", "; ".join(items), ValueType.PHRASE, Span(one.blocks[0].span.start, span.end), plural=True)
    parts = (
        Part("prompt", asked.prompt, ValueType.PHRASE),
        Part("lead", one.lead.rstrip(" :"), ValueType.PHRASE),
        value,
        *(Part("other", text, ValueType.PHRASE) for text in wrong),
    )
    return made(
        document, one.blocks[0], Family.LIST, (asked.subject, asked.relation), value, passage=span, parts=parts,
        items=tuple(_member(b, text) for b, text in zip(one.blocks, items, strict=True)),
        ordered=ordered, importance=3, rule=rule,
    )  # fmt: skip


def _member(block: Block, text: str) -> Part:
    at = block.text.find(text)
    return Part("member", text, ValueType.PHRASE, block.place(at, at + len(text)))


def _count_fact(document: Document, one: Listed, asked: Lead) -> Fact:
    first = one.blocks[0]
    assert first.lead is not None
    value = Part("count", str(asked.count), ValueType.NUMBER)
    return made(
        document, first, Family.LIST, (asked.subject, f"number: {asked.relation}"), value, passage=first.lead,
        parts=(Part("prompt", asked.counted, ValueType.PHRASE), value), rule="count",
    )  # fmt: skip


def _terms(document: Document, one: Listed, about: str) -> Iterator[Fact]:
    """Terms and what they mean: labels with a description that is no sentence."""
    pairs = [(b, b.cells[0].name, _option(b.cells[0].text)) for b in one.blocks if b.cells and _describes(b)]
    if len(pairs) < _FEWEST or len(pairs) < 0.8 * len(one.blocks) or len({d for _, _, d in pairs}) < len(pairs):
        return
    headings = one.blocks[0].headings
    heading = headings[-1] if headings else ""
    glossary = bool(_GLOSSARY.search(heading) or _GLOSSARY.search(one.lead))
    named = about if glossary or is_generic(heading) else heading
    chunks = max(1, round(len(pairs) / 5))
    for number in range(chunks):
        chunk = pairs[number * len(pairs) // chunks : (number + 1) * len(pairs) // chunks]
        if len(chunk) >= _FEWEST and named:
            yield _match_fact(document, chunk, named, "term" if glossary else "")
    for block, term, meaning in pairs if glossary else ():
        yield _term_fact(document, block, term, meaning, about)


def _describes(block: Block) -> bool:
    label, said = block.cells[0].name, block.cells[0].text
    if (
        parse_date(label)
        or parse_date(said)
        or not prose.words(label)
        or len(label.split()) > 5
        or re.search(r"\d", label)
    ):
        return False
    if not 3 <= len(said.split()) <= 18 or share_words(label, said) or (said[:1].isupper() and prose.has_verb(said)):
        return False
    return not re.search(r"[;:]|https?:", said)


def _match_fact(document: Document, chunk: Sequence[tuple[Block, str, str]], named: str, noun: str) -> Fact:
    span = Span(chunk[0][0].span.start, chunk[-1][0].span.end)
    value = Part("pairs", "; ".join(label for _, label, _ in chunk), ValueType.PHRASE, span, plural=True)
    items = tuple(Part(label, meaning, ValueType.PHRASE) for _, label, meaning in chunk)
    prompt = f"{named}: match each term with its {'definition' if noun else 'description'}."
    return made(
        document, chunk[0][0], Family.LIST, (named, "descriptions"), value, passage=span,
        qualifiers=(("from", chunk[0][1]),), parts=(Part("prompt", prompt, ValueType.PHRASE), value), items=items,
        rule="pairs",
    )  # fmt: skip


def _term_fact(document: Document, block: Block, term: str, meaning: str, about: str) -> Fact:
    at = block.text.find(term)
    value = Part("term", term, ValueType.TERM, block.place(at, at + len(term)))
    prompt = f"Which term means “{meaning}”?"
    return made(
        document, block, Family.LIST, (about, "term"), value, passage=block.span,
        qualifiers=(("means", meaning),), parts=(Part("prompt", prompt, ValueType.PHRASE), value), rule="term",
    )  # fmt: skip
