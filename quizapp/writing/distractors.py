"""Wrong options that work: of the answer's own sort, from the same documents, and never right."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quizapp.facts.agree import agree
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import Period, parse_date
from quizapp.text.numbers import parse_number
from quizapp.writing.draft import Draft
from quizapp.writing.shown import answer_type, content_words, sentence

FEWEST, MOST = 2, 3
LONGEST_RATIO, LONGEST_RIGHT = 2.0, 1.5
NAMED = {
    ValueType.PERSON,
    ValueType.ORGANISATION,
    ValueType.PLACE,
    ValueType.EVENT,
    ValueType.WORK,
    ValueType.TERM,
}
LINE_FAMILIES = {Family.RECORD, Family.FIELD}


@dataclass(frozen=True, slots=True)
class Peer:
    """A value that could stand among the options: whose it is, in which column, from which document."""

    part: Part
    document: str
    column: str
    subject: str


Peers = Mapping[ValueType, Sequence["Peer"]]


def peers(facts: Sequence[Fact]) -> Peers:
    """Every value of the facts by its type, once a document, in the order found."""
    found: dict[tuple[str, ValueType, str, str], Peer] = {}
    for fact in facts:
        document = fact.passages[0].document if fact.passages else ""
        for part in (fact.value, *fact.parts, *fact.items):
            if part.role != "subject" or fact.family in LINE_FAMILIES:
                column = part.role if fact.family in LINE_FAMILIES else ""
                peer = Peer(part, document, column, canonical(fact.subject))
                found.setdefault((canonical(part.text), part.type, document, column), peer)
    by_type: dict[ValueType, list[Peer]] = {}
    for peer in found.values():
        by_type.setdefault(peer.part.type, []).append(peer)
    return by_type


def distractors(
    draft: Draft, pool: Peers, right: Collection[str], other_names: dict[str, str], seed: str
) -> tuple[str, ...]:
    """Two or three wrong options, or none where fewer than two would work; `right` values are never among them."""
    close = [peer for peer in pool.get(answer_type(draft), ()) if _same_sort(draft, peer)]
    never = _never(draft, right, other_names)
    document = draft.passages[0].document
    rng = random.Random(seed)
    ranked = sorted(
        dict.fromkeys(_shown(draft, peer) for peer in close),
        key=lambda text: (
            not any(peer.document == document and _shown(draft, peer) == text for peer in close),
            _distance(draft.answer, text),
            rng.random(),
        ),
    )
    chosen: list[str] = []
    for text in ranked:
        if _works(text, draft, never) and all(_apart(text, other, other_names) for other in chosen):
            chosen.append(text)
        if len(chosen) == MOST:
            break
    by_far_the_longest = len(draft.answer) > LONGEST_RIGHT * max(map(len, chosen), default=1)
    return () if len(chosen) < FEWEST or by_far_the_longest else tuple(chosen)


def _same_sort(draft: Draft, peer: Peer) -> bool:
    """Of the same column, or with the same class noun, or both persons."""
    if draft.fact.family in LINE_FAMILIES:
        return peer.column == _column(draft)
    if peer.column or draft.fact.family is Family.LIST:
        return False
    if peer.part.type is ValueType.PERSON:
        return True
    head = draft.head or _head(draft)
    return bool(head) and head == peer.part.head and _surely_another(draft, peer.part.text)


def _surely_another(draft: Draft, text: str) -> bool:
    """Whether the peer is no other name of the same thing.

    One agreement, law or event has many names. Only numbers tell two of them apart, and none may share a name with
    the prompt.
    """
    if answer_type(draft) not in {ValueType.WORK, ValueType.EVENT}:
        return True
    mine, theirs = (re.findall(r"\d+|\b[IVX]+\b", name) for name in (draft.answer, text))
    named = {canonical(word) for word in re.findall(r"\b[A-Z]\w+", text)} - {draft.head, _head(draft)}
    return bool(mine and theirs and mine != theirs) and not named & set(canonical(sentence(draft)).split())


def _column(draft: Draft) -> str:
    for part in (draft.fact.value, *draft.fact.parts, *draft.fact.items):
        if part.text == draft.answer:
            return part.role
    return draft.fact.value.role if draft.slot == "value" else draft.slot


def _head(draft: Draft) -> str:
    for part in (draft.fact.value, *draft.fact.parts, *draft.fact.items):
        if part.text == draft.answer or part.role == draft.slot:
            return part.head
    return ""


def _shown(draft: Draft, peer: Peer) -> str:
    """The peer's words, without the article where the answer has none."""
    text = peer.part.text
    has_article = draft.answer.lower().startswith("the ")
    if text.lower().startswith("the ") and not has_article:
        return text[4:]
    return f"the {text}" if has_article and not text.lower().startswith("the ") else text


def unreasonable_to_type(draft: Draft) -> bool:
    """Whether a short answer is better picked than typed: the long name of something, or a period."""
    kind = answer_type(draft)
    if kind is ValueType.DATE:
        period = parse_date(draft.answer)
        return bool(period) and len(draft.answer.split()) > 4
    return kind in NAMED and (len(draft.answer.split()) >= 3 or len(draft.answer) > 20)


def _never(draft: Draft, right: Collection[str], other_names: dict[str, str]) -> list[str]:
    """What would be right, in canonical form: the answer, what is accepted, rivals, and their other names."""
    texts = [canonical(text) for text in (draft.answer, *draft.accept, *draft.fact.variants, *right)]
    return texts + [other_names[text] for text in texts if text in other_names]


def _works(text: str, draft: Draft, never: Sequence[str]) -> bool:
    """Not right, not part of what is right, not in the prompt, about as long, and of the same form."""
    mine, prompt = canonical(text), f" {canonical(sentence(draft))} "
    if not mine or f" {mine} " in prompt:
        return False
    kind = answer_type(draft)
    if any(_alike(mine, other) or agree(Part("", text, kind), Part("", other, kind)) for other in never):
        return False
    short, long = sorted((len(text), len(draft.answer)))
    return long <= LONGEST_RATIO * max(short, 1) and _same_form(text, draft.answer, kind)


def _alike(one: str, other: str) -> bool:
    """Whether one holds the other, or they share most of their words."""
    a, b = set(content_words(one)), set(content_words(other))
    return one == other or (bool(a and b) and (a <= b or b <= a))


def _apart(one: str, other: str, other_names: dict[str, str]) -> bool:
    a, b = canonical(one), canonical(other)
    return not _alike(a, b) and other_names.get(a) != b


def _same_form(one: str, other: str, kind: ValueType) -> bool:
    if kind is ValueType.DATE:
        a, b = parse_date(one), parse_date(other)
        return bool(a and b and (a.precision, a.qualifier) == (b.precision, b.qualifier))
    if kind is ValueType.NUMBER:
        return any(c.isdigit() for c in one) == any(c.isdigit() for c in other)
    return one[:1].isupper() == other[:1].isupper() and one.isupper() == other.isupper()


def _distance(answer: str, text: str) -> float:
    """How far off a date or number is; names are all as near."""
    a, b = parse_date(answer), parse_date(text)
    if a and b:
        return abs(_day(a) - _day(b))
    x, y = _amount(answer), _amount(text)
    return abs(x - y) / max(abs(x), abs(y)) if x and y else 0.0


def _day(period: Period) -> int:
    year, month, day = period.start
    return year * 372 + month * 31 + day


def _amount(text: str) -> float:
    number = parse_number(text)
    return float(number.value) if number else 0.0
