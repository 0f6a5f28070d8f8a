"""What can be asked behind a verb: each phrase with its type, and where it is cut out with its preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.measures import lasting, share_at, steps
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.parsed import Parsed, Range, subtree
from quizapp.extraction.persons import has_given_name
from quizapp.extraction.phrase_answers import are_persons, askable, binds, cut_at_preposition, sort_of_phrase
from quizapp.extraction.quantities import Quantity, quantity
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.telling import LASTING, can_answer
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRANDED = words("to as on for with of from into by about against at over through upon")
_NAMED = words("call name title dub rename term entitle nickname christen")
_CLAUSAL = words("WDT WP WRB VBN VBG VBD VBZ VBP")
_PERSONAL = words(
    "appoint elect marry hire succeed defeat meet arrest execute assassinate kill crown nominate dismiss invite "
    "recruit murder imprison exile baptise baptize"
)
_FRACTIONS = ("fifths", "tenths", "sixths", "eighths", "thirds", "quarters", "halves", "hundredths")
_UNASKED = words("times time years year percent days people")
_MOMENTS = words("die open close end begin start collapse erupt crash land resign retire fall debut burn sink")
MOST_BOUND = 7
_THINGS = words("ORG WORK_OF_ART PRODUCT EVENT LAW FAC LOC")
_AFTER = words("IN TO RB")
_CLINGING = words("of and or that than as")
_GOES_ON = words("and or to until till through onwards onward")
"""Behind a date: it is the first of two, or only where something begins."""
_WHERE = words("in at near within")
_DATED = words("in on by since until from during between after before")


@dataclass(frozen=True, slots=True)
class Cut:
    """A phrase to be asked: the tokens taken out of the question, and the part they are."""

    range: Range
    slot: Part
    stays: str = ""
    """Words of it that stay in the question."""


def cuts(parsed: Parsed, clause: Clause, end: int, context: Context) -> Iterator[Cut]:
    """The phrases that can be taken out cleanly, nearest to the verb first."""
    last = _chain(parsed, clause.root, end)
    dated = [cut for cut in _dates(parsed, clause, end) if cut]
    yield from dated[:1] if len(dated) == 1 else ()
    for part, slot in lasting(parsed, clause.root.i + 1, end):
        if clause.verb.past and _closes(parsed, part, end):
            yield Cut(part, slot)
    for part, slot, other in steps(parsed, clause.root.i + 1, end):
        yield Cut(part, slot, other)
    for token, before in _candidates(last, end):
        found = _cut(parsed, clause, token, before, end, context)
        if found and not any(_overlap(found.range, date.range) for date in dated):
            yield found


def _closes(parsed: Parsed, part: Range, end: int) -> bool:
    """Whether a phrase ends the clause, or a preposition opens the next one."""
    return part[1] >= end or parsed.doc[part[1]].tag_ == "IN"


def _overlap(one: Range, other: Range) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _chain(parsed: Parsed, root: Token, end: int) -> Token:
    """The last verb of `began using`, `decided to use`: the one whose object is asked."""
    following = [c for c in root.children if c.dep_ == "xcomp" and root.i < c.i < end and c.pos_ == "VERB"]
    if len(following) != 1 or any(c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.i > root.i for c in root.children):
        return root
    verb = following[0]
    left = parsed.tokens((root.i + 1, verb.i))
    plain = all(t.tag_ in ("TO", "RB") or t.dep_ == "auxpass" for t in left) and verb.tag_ in ("VB", "VBG", "VBN")
    return _chain(parsed, verb, end) if plain else root


def _candidates(verb: Token, end: int) -> Iterator[tuple[Token, Token | None]]:
    """What may be asked, with the preposition before it."""
    for child in verb.children:
        if not verb.i < child.i < end:
            continue
        if child.dep_ == "dobj" or (child.dep_ == "oprd" and verb.lemma_.lower() in _NAMED):
            yield child, None
        if child.dep_ in ("prep", "agent"):
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if len(inner) == 1 and inner[0].left_edge.i == child.i + 1:
                yield inner[0], child


def _dates(parsed: Parsed, clause: Clause, end: int) -> Iterator[Cut | None]:
    """Each date of the clause with its preposition; None for one that cannot be asked."""
    doc, at = parsed.doc, clause.root.i + 1
    while at < end:
        stop = next(
            (j for j in range(end, at + 1, -1) if doc[at].lower_ in _DATED and _is_date(parsed, (at + 1, j))), 0
        )
        if not stop:
            at += 1
            continue
        yield _date(parsed, clause, at, stop, end)
        at = stop


def _is_date(parsed: Parsed, part: Range) -> bool:
    date = parse_date(parsed.text(part)) if not parsed.doc[part[1] - 1].is_punct else None
    return date is not None and not date.incomplete


def _date(parsed: Parsed, clause: Clause, at: int, stop: int, end: int) -> Cut | None:
    token = parsed.doc[at]
    span, date = parsed.span((at + 1, stop)), parse_date(parsed.text((at + 1, stop)))
    once = clause.verb.past and clause.verb.base not in LASTING and token.lower_ in ("in", "on", "by", "during")
    lasting = token.lower_ in ("since", "until") or (token.lower_ in ("from", "between") and clause.verb.past)
    clean = stop >= end or parsed.doc[stop].text == "," or parsed.doc[stop].tag_ in _AFTER
    weighed = token.i and token.nbor(-1).lower_ in ("only", "just", "even", "not")
    another = parsed.finite((clause.root.i + 1, at)) or _behind_a_comma(token, clause.root)
    if weighed or another or not (once or lasting) or not clean or span is None or date is None:
        return None
    if stop < end and parsed.doc[stop].lower_ in _GOES_ON:
        return None
    alone = at == clause.root.i + 1 and stop >= end
    if alone and not clause.verb.passive and clause.verb.base not in _MOMENTS:
        return None
    text = parsed.text((at + 1, stop))
    return Cut((at, stop), Part("date", text, ValueType.DATE, span, date.precision, token.lower_))


def _behind_a_comma(token: Token, root: Token) -> bool:
    """Whether a date only dates what is told apart behind a comma: `two keepers, most strongly Anna Holm in 1712`."""
    commas = [t for t in token.doc[root.i + 1 : token.i - 1] if t.text == ","]
    return bool(commas) and token.nbor(-1).text != "," and commas[-1].nbor().pos_ == "ADV"


def whole_of(token: Token, end: int) -> Range:
    """The phrase of a noun, up to a comma or a clause of its own."""
    start, stop = subtree(token, end)
    for other in token.doc[token.i + 1 : stop]:
        if other.text in ",;:" or (other.tag_ in _CLAUSAL and other.dep_ not in ("amod", "compound")):
            return start, other.i
    return start, stop


def _cut(parsed: Parsed, clause: Clause, token: Token, before: Token | None, end: int, context: Context) -> Cut | None:
    part = whole_of(token, end)
    if before is None and (share := share_at(parsed, part[0])):
        return Cut(part, share[1], parsed.text((share[0][1], part[1]))) if _closes(parsed, part, end) else None
    if (read := quantity(parsed, part, token.i)) is not None:
        return _counted(parsed, part, read, before)
    part = answer_of(parsed, part, token, end)
    slot = slot_of(parsed, part, token, before, context)
    if slot is None or not _room(parsed, clause, part, before, end):
        return None
    if (
        slot.type is ValueType.PHRASE
        and before is not None
        and (before.lower_ not in _STRANDED or not _strands(before))
    ):
        return None
    if before is not None and _acts(before) and slot.type is ValueType.PHRASE and _is_process(token):
        said = (before.i, part[1])
        return Cut(said, Part("way", parsed.text(said), ValueType.PHRASE, parsed.span(said)))
    goes_along = before is not None and (slot.type is not ValueType.PHRASE or before.lower_ not in _STRANDED)
    if before is not None and goes_along:
        return Cut((before.i, part[1]), replace(slot, preposition=before.lower_))
    owned = parsed.doc[part[0] - 1].tag_ == "PRP$"
    return Cut((part[0] - owned, part[1]), slot)


def answer_of(parsed: Parsed, whole: Range, head: Token, end: int) -> Range:
    """The phrase as an answer: without `its`, up to a preposition that is no part of it."""
    first = whole[0] + (parsed.doc[whole[0]].tag_ == "PRP$")
    part = cut_at_preposition(parsed, (first, whole[1]), head.i)
    clings = part[1] < whole[1] == end and binds(parsed, part[1] - 1, parsed.doc[part[1]])
    return (first, whole[1]) if clings and whole[1] - first <= MOST_BOUND else part


def _is_process(noun: Token) -> bool:
    """Whether it is something done, `distillation`, so that `by ...` says how."""
    return (
        noun.lemma_.lower().endswith(("tion", "sion", "ment", "ysis", "esis", "ing", "ance", "age"))
        and noun.tag_ == "NN"
    )


def _strands(before: Token) -> bool:
    """Whether the preposition can stay behind alone: right after its verb, or of a few kinds after the object."""
    last = before.nbor(-1)
    if last.i == before.head.i or last.dep_ == "prt":
        return True
    behind_object = any(c.dep_ == "dobj" and c.right_edge.i == last.i for c in before.head.children)
    return behind_object and before.lower_ in ("as", "to", "into", "from")


def _counted(parsed: Parsed, part: Range, read: Quantity, before: Token | None) -> Cut | None:
    """A number with what it counts: `how many` takes the noun along, what follows stays."""
    if (
        not re.fullmatch(r"[a-z][a-z -]+", parsed.text(read.counted))
        or read.counted[0] >= read.counted[1]
        or parsed.doc[part[0]].ent_type_ in ("DATE", "TIME")
    ):
        return None
    counted, number = parsed.text(read.counted), parsed.text(read.number)
    if counted.endswith(_FRACTIONS) or (counted in _UNASKED and before is not None):
        return None
    after = parsed.doc[read.counted[1]] if read.counted[1] < len(parsed.doc) else None
    if after is not None and (after.pos_ in ("PROPN", "NOUN", "NUM") or after.dep_ == "cc"):
        return None
    start = before.i if before is not None and before.lower_ not in ("of",) else part[0]
    preposition = before.lower_ if before is not None and start == before.i else ""
    span = parsed.span(read.number)
    slot = Part("quantity", number, ValueType.NUMBER, span, counted, preposition, read.hedge, True)
    return Cut((start, read.counted[1]), slot) if span else None


def slot_of(parsed: Parsed, part: Range, head: Token, before: Token | None, context: Context) -> Part | None:
    """The phrase as an answer, typed; None where it is none."""
    text, span = parsed.text(part), parsed.span(part)
    if span is None or not can_answer(parsed, part) or bare(text).lower() == context.topic.lower():
        return None
    if parse_date(text) is not None or head.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"):
        return None
    if is_name(text) or are_persons(parsed, part):
        return _named(parsed, part, head, before, context)
    kind, noun = sort_of_phrase(parsed, part, head.i)
    lone = parsed.doc[part[0]].lower_ == "the" and part == (head.i - 1, head.i + 1)
    if lone or not askable(parsed, part, head.i) or kind is ValueType.PERSON or head.ent_type_ == "PERSON":
        return None
    return Part("undergone", text, kind, span, noun)


def _named(parsed: Parsed, part: Range, head: Token, before: Token | None, context: Context) -> Part | None:
    text, span = parsed.text(part), parsed.span(part)
    if are_persons(parsed, part) and (_acts(before) or _of_persons(head)):
        return Part("undergone", text, ValueType.PERSON, span, "person")
    if any(t.dep_ in ("conj", "cc", "appos", "punct") for t in parsed.tokens(part)) or _goes_on(parsed, part):
        return None
    kind, noun = sort_of(parsed, part, head.i, context.expansions)
    if kind is ValueType.TERM and _acts(before) and head.ent_type_ == "PERSON":
        return Part("undergone", text, ValueType.PERSON, span, "person")
    sure = _acts(before) or has_given_name(text) or _of_persons(head)
    untyped = kind is ValueType.TERM and _of_persons(head) and looks_like_person(text)
    if untyped or (kind is ValueType.PERSON and not sure):
        return None
    if kind is ValueType.PLACE and _acts(before):
        return None
    if kind is ValueType.PLACE and before is not None and before.lower_ in _WHERE:
        return Part("place", text, kind, span, noun)
    if kind is ValueType.PERSON or (kind is ValueType.PLACE and noun == "country"):
        return Part("undergone", text, kind, span, noun)
    if before is not None and before.lower_ == "as":
        return Part("undergone", text, ValueType.PHRASE, span)
    if noun and (class_noun(context.expansions.get(bare(text), text)) or is_acronym(text)):
        return Part("undergone", text, kind, span, noun)
    several = len(text.split()) > 1 and not has_given_name(text)
    thing = head.ent_type_ in _THINGS and (text.lower().startswith("the ") or several)
    return Part("undergone", text, ValueType.PHRASE, span) if thing else None


def _acts(before: Token | None) -> bool:
    return before is not None and before.dep_ == "agent"


def _of_persons(head: Token) -> bool:
    """Whether its verb is one whose object is a person."""
    return head.dep_ == "dobj" and head.head.lemma_.lower() in _PERSONAL


def _goes_on(parsed: Parsed, part: Range) -> bool:
    """Whether the name may be longer: `the Interim Mission in Norvania`."""
    after = parsed.doc[part[1] : part[1] + 3]
    if len(after) < 2 or after[0].lower_ not in ("in", "of", "for", "on", "to", "against", "at", "and"):
        return False
    return next((t for t in after[1:] if t.lower_ != "the"), after[1]).text[0].isupper()


def _room(parsed: Parsed, clause: Clause, part: Range, before: Token | None, end: int) -> bool:
    """Whether the phrase is cut out cleanly: nothing clings to it on either side."""
    doc = parsed.doc
    first = doc[part[0] - 1] if doc[part[0] - 1].tag_ != "PRP$" else doc[part[0] - 2]
    if first.i > clause.root.i and first.pos_ not in ("VERB", "AUX", "ADP", "PART", "ADV", "SCONJ"):
        return False
    if part[1] >= end:
        return True
    after = doc[part[1]]
    if after.tag_ not in _AFTER or after.lower_ in _CLINGING:
        return False
    done_by = after.lower_ == "by" and not clause.verb.passive and after.right_edge.ent_type_ != "DATE"
    if before is None and done_by and doc[part[0] : part[1]].root.pos_ == "NOUN":
        return False
    shared = any(t.dep_ == "cc" and t.head.ent_type_ != "DATE" for t in doc[part[1] : end])
    return not (before is None and (shared or binds(parsed, part[1] - 1, after)))
