"""Facts of one clause: which of its parts are worth asking, and what makes each answer the only one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact, is_one_of_several
from quizapp.extraction.clause_parts import CONTROL, Parts, parts_of
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare
from quizapp.extraction.reasons import UNAIMED, is_aim, wants_more
from quizapp.extraction.telling import LOOSE, SAID, opens_with_a_bond
from quizapp.facts.model import Fact, Part, ValueType

MOST_TAIL, MOST_WORDS, MOST_SLOTS = 4, 28, 3
_LASTING = words(
    "be have remain contain include consist live know exist belong seem appear continue work serve operate use "
    "support maintain hold want need mean stand lie rule reign keep stay last depend vary range represent follow"
)
_MOVES = words("go come move return travel walk ride sail")
_MOMENTS = words("die open close end begin start collapse erupt crash land resign retire fall debut")
_ONCE = words(
    "discover invent found write compose paint establish create design build publish launch adopt pass sign introduce "
    "coin develop formulate prove propose authorise authorize approve recommend "
    "mandate commission appoint elect declare abolish conquer assassinate"
)
_MATCHES = words("win defeat beat lose suffer play score")
"""What happens again and again, so that a number is told of one time only."""
_ADDS_NOTHING = re.compile(r"over|back|again|(?:[a-z]+ly\b ?)+")
"""Behind a verb: only how it was done, or half of what: `took over`, `grew rapidly`."""
_FRACTIONS = ("fifths", "tenths", "sixths", "eighths", "thirds", "quarters", "halves", "hundredths")
_NOBODY_IN_PARTICULAR = words("most people some others many several various certain numerous")
_LOOSE = words("a an his her their its some several many few two three four five any all")
_WEAK = words("be have include make do get give take become contain involve follow mean provide use see show")
_DATED = words("in on by since until from between") | {""}
_FRONTED = words("under from at into to through with by against")
_ASKED_NAMES = (ValueType.ORGANISATION, ValueType.WORK, ValueType.EVENT)


def facts_of(clause: Clause, context: Context, document: Document) -> list[Fact]:
    """At most two facts of a simple clause, the most worthwhile first; none where it is not simple."""
    parts = parts_of(clause, context)
    if parts is None or not parts.complete or not _short(clause, parts) or _vague(parts):
        return []
    if clause.verb.auxiliaries[:1] == ("had",) and not any(part.role == "date" for part in parts.tail):
        return []
    if _asked_for_what(clause, parts):
        return []
    content = any(part.role in ("object", "quantity", "infinitive", "purpose") for part in parts.tail)
    untold = clause.parsed.line.cut or (clause.verb.past and not clause.verb.passive and not content)
    if (clause.verb.base in SAID and untold) or opens_with_a_bond(clause.parsed, clause):
        return []
    asked = sorted(
        (slot for slot in _slots(clause, parts) if slot.span and not is_one_of_several(slot, document, clause)),
        key=lambda slot: slot.type is ValueType.PURPOSE,
    )
    found: list[Part] = []
    for slot in asked:
        most = MOST_SLOTS + (slot.type is ValueType.PURPOSE)
        if len(found) < most and all(slot.type is not other.type for other in found):
            found.append(slot)
    everything = (parts.subject, *parts.tail)
    return [clause_fact(clause, everything, slot, context, document) for slot in found]


def _vague(parts: Parts) -> bool:
    """Whether it is said of nobody in particular, or goes on from something said before."""
    first = parts.subject.text.split()[0].lower()
    loose = any(word in LOOSE for p in parts.tail for word in p.text.lower().split())
    return first in _NOBODY_IN_PARTICULAR or loose


def _asked_for_what(clause: Clause, parts: Parts) -> bool:
    """Whether it is left out what somebody was asked or allowed to do: `was asked by Ada Holm` of `, ..., to help`."""
    done = any(c.dep_ == "xcomp" and c.tag_ == "VB" and c.i > clause.root.i for c in clause.root.children)
    told = any(part.role in ("infinitive", "purpose") for part in parts.tail)
    return clause.verb.passive and clause.verb.base in CONTROL and done and not told


def _short(clause: Clause, parts: Parts) -> bool:
    said = " ".join((parts.subject.text, clause.verb.text, *(p.text for p in parts.tail)))
    undated = any(p.role == "undated" for p in parts.tail)
    return 0 < len(parts.tail) <= MOST_TAIL and len(said.split()) <= MOST_WORDS and not undated


def _slots(clause: Clause, parts: Parts) -> Iterator[Part]:
    tail = parts.tail
    dates = [p for p in tail if p.role == "date"]
    if len(dates) == 1 and _date_tells(clause, parts, dates[0]):
        yield dates[0]
    numbers = [p for p in (parts.subject, *tail) if p.role == "quantity"]
    if len(numbers) == 1 and _number_tells(clause, parts, bool(dates)):
        yield numbers[0]
    alone = (len(tail) == 1 and not clause.verb.passive) or clause.verb.base in ("design", "intend", "mandate", "task")
    if len(tail) == 1 and tail[0].role in ("aim", "kind") and _named(parts.subject):
        yield tail[0]
    alone = alone or clause.verb.base in UNAIMED - {"move", "work", "act"} or not clause.verb.past
    alone = alone or any(wants_more(p.text.split()[-1]) for p in tail[-2:-1] if p.text)
    yield from (p for p in tail if p.role == "purpose" and p is tail[-1] and is_aim(p.text) and not alone)
    anchors = [p for p in (parts.subject, *tail) if p.role == "date" or _named(p)]
    shared = any(p.text in ("independently", "jointly", "simultaneously", "together") for p in tail)
    if clause.verb.base in _WEAK or len(anchors) < 2 or shared:
        return
    yield from (p for p in tail if _name_tells(clause, p, tail))
    if _subject_tells(clause, parts.subject, tail):
        yield parts.subject


def _named(part: Part) -> bool:
    return any(word[0].isupper() for word in bare(part.text).split() if word[0].isalpha())


def _date_tells(clause: Clause, parts: Parts, date: Part) -> bool:
    """Whether what is said happened once, to things that are named."""
    if clause.verb.base == "be" and date.preposition == "by" and clause.verb.past and len(parts.tail) == 2:
        first, *more = parts.tail[0].text.lower().split()
        ranked = first in ("a", "an", "the") or not more
        return parts.subject.role == "subject" and parts.tail[0].role == "attribute" and ranked
    if any(p.text.split()[-1] in ("only", "just", "even", "not") for p in (*parts.tail,) if p is not date):
        return False
    if parts.subject.role != "subject" or clause.verb.base in _LASTING or date.preposition not in _DATED:
        return False
    half = date.preposition == "from" and (
        any(p.preposition in ("to", "until", "till", "through") or p.text.startswith("onward") for p in parts.tail)
        or bool(re.search(r"\b(?:until|till)\b", clause.parsed.text((clause.root.i, len(clause.parsed.doc)))))
    )
    if half or (not date.preposition and re.fullmatch(r"(?:the )?\d{3,4}s?", date.text)):
        return False
    lasting = date.preposition in ("since", "until", "from", "between")
    if not clause.verb.past and not (lasting and clause.verb.auxiliaries):
        return False
    objects = [p for p in parts.tail if p.role == "object"]
    if not any(_named(p) for p in (parts.subject, *parts.tail) if p is not date):
        return False
    behind = [p.preposition for p in parts.tail if p is not date]
    if not clause.verb.passive and not objects and behind[:1] in (["with"], ["by"]):
        return False
    others = [p for p in parts.tail if p is not date and not _ADDS_NOTHING.fullmatch(p.text)]
    if not others and not clause.verb.passive and not _is_a_moment(clause):
        return False
    if not clause.verb.past and date.preposition == "since" and clause.verb.passive:
        return False
    return all(_named(p) or p.text.split()[0].lower() not in _LOOSE for p in objects) and not any(
        p.role == "quantity" for p in others
    )


def _is_a_moment(clause: Clause) -> bool:
    """Whether a verb alone says what happened; a war begins, but a people begins something."""
    begins = clause.verb.base in ("begin", "start", "open", "close", "end", "land", "collapse")
    people = clause.parsed.doc[clause.subject.head].ent_type_ in ("PERSON", "NORP", "GPE")
    return clause.verb.base in _MOMENTS and not (begins and people)


def _number_tells(clause: Clause, parts: Parts, dated: bool) -> bool:
    number = next(p for p in (parts.subject, *parts.tail) if p.role == "quantity")
    if not number.text[0].isdigit() and not number.head:
        return False
    if not re.fullmatch(r"(?:(?:[A-Z][\w'-]+|[a-z][a-z'-]+)\s?)*", number.head) or number.head.endswith(_FRACTIONS):
        return False
    said = [w for p in (parts.subject, *parts.tail) if p is not number for w in p.text.split() if len(w) > 3]
    if not any(_named(p) for p in (parts.subject, *parts.tail)) and len(said) < 2:
        return False
    if number.head in ("", "times", "time", "years", "year", "percent", "BC", "BCE", "AD", "CE"):
        return False
    acts = number is parts.subject
    if clause.verb.base == "be" or (acts and not dated and not any(_named(p) for p in (number, *parts.tail))):
        return False
    if clause.verb.base in _MATCHES and clause.verb.past and not dated:
        return False
    return dated or not clause.verb.past or any(_named(p) for p in parts.tail) or clause.verb.passive


def _name_tells(clause: Clause, part: Part, clause_tail: tuple[Part, ...]) -> bool:
    if part.role == "agent":
        if not any(p.role == "date" for p in clause_tail) and clause.verb.past and clause.verb.base not in _ONCE:
            return False
        return part.type in (ValueType.PERSON, ValueType.ORGANISATION, ValueType.WORK) and bool(part.head)
    if part.role == "object":
        others = [p for p in clause_tail if p is not part and p.role not in ("other", "agent")]
        indefinite = part.text.split()[0].lower() in ("a", "an")
        return part.type in _ASKED_NAMES and bool(part.head) and bool(others) and not indefinite
    if part.role == "place":
        places = [
            p for p in clause_tail if p.preposition in ("in", "at", "near", "on") and p.type is not ValueType.DATE
        ]
        return len(places) == 1 and (clause.verb.past or clause.verb.base == "locate")
    if clause.verb.base in _MOVES and not any(p.role == "date" for p in clause_tail):
        return False
    if part.role.startswith("oblique ") and part.preposition in _FRONTED:
        return part.type in _ASKED_NAMES and bool(part.head)
    return False


def _any_of_many(clause: Clause, part: Part) -> bool:
    """Whether an object is of many without saying which: `introduced reforms in Norvania's law`."""
    first = part.text.split()[0]
    things = [c for c in clause.root.children if c.dep_ == "dobj" and c.tag_ == "NNS"]
    return (
        part.role == "object" and first.islower() and first.endswith("s") and any(t.text in part.text for t in things)
    )


def _subject_tells(clause: Clause, subject: Part, tail: tuple[Part, ...]) -> bool:
    if subject.plural or subject.role != "subject" or not subject.head or not clause.verb.past:
        return False
    if subject.type not in (ValueType.PERSON, *_ASKED_NAMES) or clause.verb.auxiliaries[:1] == ("have",):
        return False
    dated = any(p.role == "date" for p in tail)
    if not dated and (clause.verb.base not in _ONCE or any(_any_of_many(clause, p) for p in tail)):
        return False
    return any(_named(p) for p in tail if p.role in ("object", "agent")) or (
        clause.verb.passive and any(p.role == "date" and p.head == "day" for p in tail)
    )
