"""Facts for strict cloze: a sentence that stands alone, and the names, dates, numbers in it that are worth a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.documents.model import Document, Span
from quizapp.documents.naming import titled
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.gap_phrases import gives_away
from quizapp.extraction.gap_values import values_of
from quizapp.extraction.gapped import gap_fact
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.predications import in_general, is_past
from quizapp.extraction.statement import EASILY_READ, LETTERS_OF_A_YEAR, Said, Statement, said, statements
from quizapp.extraction.whole_names import MONTHS
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST, MOST_MENTIONS, FEW_MENTIONS, MANY_ANCHORS, LONG = 5, 12, 6, 4, 5
MOST_ALIKE, MOST_PHRASES, LEAST_CALLED = 3, 2, 7
_WHOLES = (ValueType.PURPOSE, ValueType.CAUSE, ValueType.PHRASE)


def gap_facts(
    parsed: Parsed, here: Sequence[Clause], context: Context, document: Document, found: Sequence[Fact]
) -> list[Fact]:
    """Facts with a statement and a value, for what the clauses of the line did not give."""
    counted_out = not any(fact.value.type is ValueType.NUMBER for fact in found)
    most = max(MOST, len(found) + 1) if counted_out else MOST
    made: list[Fact] = []
    taken = [fact.value.span for fact in found if not _is_long(fact)]
    for stated, words, part in _gaps(parsed, context, document):
        full = len(found) + len(made)
        if full >= most:
            break
        if full >= MOST and part.type is not ValueType.NUMBER:
            continue
        asked = part.role != "phrase" and any(_overlap(part.span, span) for span in taken)
        if asked or _same_sort(part, [*found, *made]):
            continue
        taken.append(part.span)
        counted = Part("quantity", part.text, part.type, head=part.head) if part.type is ValueType.NUMBER else part
        weight = 3 if context.topic and context.topic in words[0] else 2
        verb = here[0].verb if here and stated.predication.main else None
        made.append(gap_fact(parsed, part, words, document, stated.predication, verb, (counted,), weight))
    return made


def _is_long(fact: Fact) -> bool:
    """Whether a phrase is asked as a whole, a reason or a way, inside which a name or a number is another fact."""
    return fact.value.type in _WHOLES and len(fact.value.text.split()) >= LONG


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _gaps(parsed: Parsed, context: Context, document: Document) -> Iterator[tuple[Statement, Said, Part]]:
    """Every part that the rest of its statement determines, with the statement and its words."""
    every = statements(parsed, context)
    if every.first() is None:
        return
    for part in values_of(parsed, context):
        stated = every.around(part)
        if stated is None or (part.type is not ValueType.NUMBER and _lost_its_date(parsed, stated)):
            continue
        plain, verb = said(parsed, stated, context), stated.predication.verb
        past = is_past(verb) or (verb.tag_ == "VBN" and part.role != "called")
        told = _told(stated.kept, context) + (part.role == "phrase" and in_general(stated.predication))
        if _everywhere(part, document, plain[0]) or not _enough(part, plain[0], past, told):
            continue
        if _elsewhere(part, plain[0], document, context):
            continue
        if part.role == "phrase" and not _asks_a_phrase(part.text, plain[0]):
            continue
        full = said(parsed, stated, context, part.span)
        if _once(part.text, full[0]):
            yield stated, full, part


def _asks_a_phrase(phrase: str, said: str) -> bool:
    """Whether a statement is read at once, and does not give away the phrase that is a gap in it."""
    return len(said.split()) <= EASILY_READ and not gives_away(phrase, said.replace(phrase, "_", 1))


def _lost_its_date(parsed: Parsed, stated: Statement) -> bool:
    """Whether the opening that is left out says in which year, so that other times fit."""
    opening = parsed.tokens((0, stated.kept[0].i)) if stated.predication.main else []
    return any(t.text.isdigit() and len(t) == LETTERS_OF_A_YEAR for t in opening)


def _same_sort(part: Part, others: Sequence[Fact]) -> bool:
    """Whether enough of this sort is asked of the line already."""
    alike = [other for other in others if part.type is other.value.type]
    phrases = [other for other in others if part.role == other.value.role == "phrase"]
    return len(alike) >= MOST_ALIKE or len(phrases) >= MOST_PHRASES


def _everywhere(part: Part, document: Document, said: str) -> bool:
    """Whether a name is what the whole document is about, so that nobody has to know it."""
    if part.type in (ValueType.NUMBER, ValueType.DATE):
        return False
    if part.role in ("defined", "phrase"):
        return bool(
            set(part.text.casefold().split()) & set(re.findall(r"\w+", document.title.casefold().replace("_", " ")))
        )
    if titled(document).casefold() in part.text.casefold():
        return True
    first = said.startswith((f"{part.text} ", f"The {part.text} "))
    most = max(FEW_MENTIONS if first else MOST_MENTIONS, 0.2 * len(document.sentences))
    title = document.title.casefold().replace("_", " ")
    return part.text.casefold() in title or document.text.count(part.text) > most


_ANCHOR = re.compile(r"(?<![\w.] )\b[A-Z][\w-]+|\b\d[\d,.]*\d|\b\d\b")


def _elsewhere(part: Part, stated: str, document: Document, context: Context) -> bool:
    """Whether another sentence of the document says all that the rest says, of something else."""
    anchors = set(_ANCHOR.findall(stated.replace(part.text, " ", 1)[1:]))
    if not context.said:
        for number, sentence in enumerate(document.sentences):
            for word in _ANCHOR.findall(sentence.text):
                context.said.setdefault(word, set()).add(number)
    if len(anchors) < 2 or not all(word in context.said for word in anchors):
        return False
    alike = set.intersection(*(context.said[word] for word in anchors))
    return any(part.text not in document.sentences[number].text for number in alike)


def _once(text: str, said: str) -> bool:
    return f" {canonical(said)} ".count(f" {canonical(text)} ") == 1


_FUNCTION = re.compile(
    r" (?:is|was) the (?:[a-z]+ )?(?:capital|seat|birthplace|hometown|son|daughter|wife|husband|widow|currency) of "
    r"(?:the )?$"
)
"""What belongs to one thing only, which is then the only answer: `Brek is the county seat of _`."""
_LISTED = re.compile(r" [a-z]+:? (?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:, (?:and )?| and |\b)){2,}")
"""What is counted is named one by one."""
_CALENDAR = re.compile(rf"\W*(?:{'|'.join(sorted(MONTHS))}|\w+(?:ian|ese|ish|ean))\W*")
"""Words with a capital that say only when, or of which nation."""


def _told(kept: Sequence[Token], context: Context) -> int:
    """How many names its first word is, and nouns that the document is about."""
    first = kept[0].pos_ == "PROPN" and (len(kept[0].text) > 1)
    return int(first) + any({t.lemma_.lower(), t.lower_} & context.known for t in kept if t.pos_ in ("NOUN", "PROPN"))


def _enough(part: Part, said: str, past: bool, named: int) -> bool:
    """Whether the rest of the sentence says which: names, dates or numbers besides, in a sentence long enough."""
    rest = said.replace(part.text, "_", 1).split()
    named += sum(1 for i, w in enumerate(rest) if i and w.strip('"')[:1].isupper() and not _CALENDAR.fullmatch(w))
    named -= rest[0].startswith("_")
    anchors = named + sum(1 for w in rest if w.strip('"(')[:1].isdigit())
    if past and not named:
        return False
    if part.role == "defined":
        return len(rest) >= 9
    if part.role == "called" and not past:
        return len(rest) >= LEAST_CALLED
    if _FUNCTION.search(said.partition(part.text)[0]):
        return anchors >= 1
    if part.type is ValueType.NUMBER and _LISTED.match(said.partition(part.text)[2]):
        return False
    if said.startswith((part.text, f"The {part.text}")):
        loose = re.match(r"(?:The )?_ (?:is|was|are|were) (?:an?|part|home|one|among)\b", " ".join(rest))
        return anchors >= (MANY_ANCHORS if loose else 2) and len(rest) >= 9
    least = 7 if part.type in (ValueType.DATE, ValueType.NUMBER) or (part.role == "phrase" and not past) else 9
    return anchors >= 1 and (len(rest) >= least or (part.role == "name" and anchors >= 2))
