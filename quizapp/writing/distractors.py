"""Wrong options that work: of the answer's own sort, from the same documents, and never right."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizapp.extraction.initials import spells
from quizapp.extraction.names import class_noun
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, Part, ValueType
from quizapp.text.dates import Period, parse_date
from quizapp.text.numbers import parse_number
from quizapp.writing.draft import Draft
from quizapp.writing.expansions import near_expansions
from quizapp.writing.fitting_options import apart, fits_form, surely_another, surely_wrong
from quizapp.writing.peers import LINE_FAMILIES, Peer, Pool, about_of
from quizapp.writing.shown import answer_type, sentence

WANTED, MOST_TRIED = 2, 8
TELLING = 5
NAMED = {
    ValueType.PERSON,
    ValueType.ORGANISATION,
    ValueType.PLACE,
    ValueType.EVENT,
    ValueType.WORK,
    ValueType.TERM,
}
LONG_WORDS, LONG_LETTERS, LONG_PERSON, LONG_CELL = 3, 20, 15, 15
LONG_FORM_WORDS, LONG_FORM_LETTERS = 4, 28


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong option, and why it is wrong where the document tells."""

    text: str
    why: str = ""


def distractors(
    draft: Draft, pool: Pool, right: Collection[str], other_names: dict[str, str], seed: str
) -> tuple[Wrong, ...]:
    """Two wrong options, or none where fewer would work; `right` values are never among them."""
    never = _never(draft, right, other_names)
    if draft.fact.family is Family.ACRONYM:
        return _other_long_forms(draft, never, seed)
    tried: list[Wrong] = []
    for wrong in _candidates(draft, pool, seed):
        if (
            surely_wrong(wrong.text, draft, never, pool)
            and fits_form(wrong.text, draft)
            and not any(canonical(wrong.text) == canonical(other.text) for other in tried)
        ):
            tried.append(wrong)
        if len(tried) == MOST_TRIED:
            break
    return _chosen(draft, tried, other_names, seed)


def unreasonable_to_type(draft: Draft) -> bool:
    """Whether a short answer is better picked than typed: a long name, a period, a cell of figures and words."""
    kind, words = answer_type(draft), draft.answer.split()
    if not _on_keyboards(draft.answer):
        return True
    if kind is ValueType.DATE:
        return bool(parse_date(draft.answer)) and len(words) > 4
    if draft.fact.family is Family.ACRONYM:
        return len(words) >= LONG_FORM_WORDS or len(draft.answer) >= LONG_FORM_LETTERS
    if draft.fact.family in LINE_FAMILIES and kind is ValueType.PHRASE:
        return len(words) >= LONG_WORDS or len(draft.answer) > LONG_CELL
    longest = LONG_PERSON if kind is ValueType.PERSON else LONG_LETTERS
    foreign = kind is ValueType.PERSON and not draft.answer.isascii()
    return kind in NAMED and (len(words) >= LONG_WORDS or len(draft.answer) > longest or foreign)


def _on_keyboards(text: str) -> bool:
    """Whether all letters are Latin ones, with or without marks."""
    return all(not character.isalpha() or "LATIN" in unicodedata.name(character, "") for character in text)


def _other_long_forms(draft: Draft, never: Sequence[str], seed: str) -> tuple[Wrong, ...]:
    """Two long forms that spell the acronym and are not its own."""
    spelt = spells(draft.answer.split(), draft.fact.subject)
    for pair in near_expansions(draft.answer, seed):
        if {canonical(text) for text in pair} & set(never) or not all(fits_form(text, draft) for text in pair):
            continue
        if all(spells(text.split(), draft.fact.subject) == spelt for text in pair):
            return tuple(Wrong(text) for text in pair)
    return ()


def _candidates(draft: Draft, pool: Pool, seed: str) -> Iterator[Wrong]:
    """What is of the same sort, best first: from the same document, near in time or amount."""
    document = draft.passages[0].document
    close = [peer for peer in pool.by_type.get(answer_type(draft), ()) if _same_sort(draft, peer, pool)]
    rng = random.Random(seed)
    mine = about_of(draft.fact)
    for peer in sorted(
        close, key=lambda peer: (peer.about != mine, peer.document != document, _distance(draft, peer), rng.random())
    ):
        yield Wrong(_shown(draft, peer), peer.why)


def _chosen(draft: Draft, tried: Sequence[Wrong], other_names: dict[str, str], seed: str) -> tuple[Wrong, ...]:
    """The best pair that tells nothing; in most questions one that is no shorter than the answer."""
    pairs = [pair for pair in combinations(tried, WANTED) if _tells_nothing(draft, pair, other_names)]
    if not pairs:
        return ()
    may_be_longest = random.Random(f"{seed} length").randrange(3) == 0
    longer = [pair for pair in pairs if max(len(wrong.text) for wrong in pair) >= len(draft.answer)]
    return (longer or pairs)[0] if not may_be_longest else pairs[0]


def _tells_nothing(draft: Draft, pair: Sequence[Wrong], other_names: dict[str, str]) -> bool:
    """Whether the options differ, and no word of the prompt stands in the answer alone."""
    one, other = (wrong.text for wrong in pair)
    if not apart(one, other, other_names):
        return False
    asked = _telling(sentence(draft))
    return asked & _telling(draft.answer) <= _telling(f"{one} {other}")


def _telling(text: str) -> set[str]:
    return {word for word in canonical(text).split() if len(word) >= TELLING}


def _same_sort(draft: Draft, peer: Peer, pool: Pool) -> bool:
    """Of the same column of the same document, or of one class, or both persons; of the same number.

    Another document's body is only another court where the answer is a court.
    """
    if draft.fact.family in LINE_FAMILIES:
        return peer.column == _column(draft) and peer.document == draft.passages[0].document
    if peer.column or draft.fact.family is Family.LIST:
        return False
    if peer.part.type is ValueType.PERSON:
        return bool(draft.fact.time) and peer.about == about_of(draft.fact) and " " in peer.part.text
    mine = _part(draft)
    head = draft.head or (mine.head if mine else "")
    if not head or head != peer.part.head or (mine and mine.plural != peer.part.plural):
        return False
    elsewhere = peer.document not in {passage.document for passage in draft.passages}
    if elsewhere and class_noun(peer.part.text) != class_noun(draft.answer):
        return False
    return surely_another(draft, peer.part.text, head, pool)


def _column(draft: Draft) -> str:
    part = _part(draft)
    if part and part.text == draft.answer:
        return part.role
    return draft.fact.value.role if draft.slot == "value" else draft.slot


def _part(draft: Draft) -> Part | None:
    parts = (draft.fact.value, *draft.fact.parts, *draft.fact.items)
    return next((part for part in parts if part.text == draft.answer or part.role == draft.slot), None)


def _shown(draft: Draft, peer: Peer) -> str:
    """The peer's words, without the article where the answer has none."""
    text = peer.part.text
    has_article = draft.answer.lower().startswith("the ")
    if text.lower().startswith("the ") and not has_article:
        return text[4:]
    return f"the {text}" if has_article and not text.lower().startswith("the ") else text


def _never(draft: Draft, right: Collection[str], other_names: dict[str, str]) -> list[str]:
    """What would be right, in canonical form: the answer, what is accepted, rivals, and their other names."""
    texts = [canonical(text) for text in (draft.answer, *draft.accept, *draft.fact.variants, *right)]
    return texts + [other_names[text] for text in texts if text in other_names]


def _distance(draft: Draft, peer: Peer) -> float:
    """How far off a date, a number or the time of a record is; names are all as near."""
    if draft.fact.time and peer.time:
        return abs(_year(draft.fact.time) - _year(peer.time))
    a, b = parse_date(draft.answer), parse_date(peer.part.text)
    if a and b:
        return abs(_day(a) - _day(b))
    x, y = _amount(draft.answer), _amount(peer.part.text)
    return abs(x - y) / max(abs(x), abs(y)) if x and y else 0.0


def _year(time: str) -> float:
    found = re.search(r"(\d{4})(?:-(\d\d))?", time)
    return int(found[1]) + int(found[2] or 1) / 12 if found else 0.0


def _day(period: Period) -> int:
    year, month, day = period.start
    return year * 372 + month * 31 + day


def _amount(text: str) -> float:
    number = parse_number(text)
    return float(number.value) if number else 0.0
