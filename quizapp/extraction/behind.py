"""What can be asked behind a verb: each phrase with its type, and where it is cut out with its preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.dates_behind import dates_behind
from quizapp.extraction.lexicon import words
from quizapp.extraction.measures import lasting, share_at, steps
from quizapp.extraction.parsed import Parsed, Range, subtree
from quizapp.extraction.phrase_answers import binds, cut_at_preposition
from quizapp.extraction.pieces import dates_a_happening
from quizapp.extraction.quantities import Quantity, quantity
from quizapp.extraction.slots import AFTER, Cut, acts, slot_of
from quizapp.facts.model import Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRANDED = words("to as on for with of from into by about against at over through upon")
_NAMED = words("call name title dub rename term entitle nickname christen")
_CLAUSAL = words("WDT WP WRB VBN VBG VBD VBZ VBP")
_FRACTIONS = ("fifths", "tenths", "sixths", "eighths", "thirds", "quarters", "halves", "hundredths")
_UNASKED = words("times time years year percent days people")
_NEAR = words("near beside outside off close")
"""Behind a place: where it is, half told."""
_BEHIND_NAMES = {"amendment": ("to",), "ambassador": ("to",), "society": ("for",), "association": ("for", "of")}
_MAKING_DO = words("force compel persuade convince oblige order urge prompt lead cause invite ask encourage pressure")
_OF_A_FIELD = words("prize medal award chair degree")
_ABOUT = words("on about against over for of")
MOST_BOUND, MOST_TOLD = 7, 8
_CLINGING = words("of and or that than as")


def cuts(parsed: Parsed, clause: Clause, end: int, context: Context) -> Iterator[Cut]:
    """The phrases that can be taken out cleanly, nearest to the verb first."""
    last = _chain(parsed, clause.root, end)
    dated = [cut for cut in dates_behind(parsed, clause, end) if cut]
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
        if not verb.i < child.i < end or _is_made_to(child):
            continue
        if child.dep_ == "dobj" or (child.dep_ == "oprd" and verb.lemma_.lower() in _NAMED):
            yield child, None
        if child.dep_ in ("prep", "agent"):
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if len(inner) == 1 and inner[0].left_edge.i == child.i + 1:
                yield inner[0], child


def whole_of(token: Token, end: int) -> Range:
    """The phrase of a noun, up to a comma or a clause of its own."""
    start, stop = subtree(token, end)
    for other in token.doc[token.i + 1 : stop]:
        if other.text in ",;:" or (other.tag_ in _CLAUSAL and other.dep_ not in ("amod", "compound")):
            return start, other.i
    return start, stop


def _cut(parsed: Parsed, clause: Clause, token: Token, before: Token | None, end: int, context: Context) -> Cut | None:
    part = whole_of(token, end)
    if before is None and sum(c.dep_ == "dobj" for c in token.head.children) > 1:
        return None
    if before is None and (share := share_at(parsed, part[0])):
        return Cut(part, share[1], parsed.text((share[0][1], part[1]))) if _closes(parsed, part, end) else None
    if (read := quantity(parsed, part, token.i)) is not None:
        return _counted(parsed, part, read, token, before, end)
    part = answer_of(parsed, part, token, end)
    if before is not None and before.lower_ == "between" and part[1] < end and not _joins(parsed, part):
        return None
    slot = slot_of(parsed, part, token, before, context)
    if parsed.doc[part[0] - 1].lower_ == "its" and parsed.doc[clause.subject.head].ent_type_ == "PERSON":
        return None
    if slot is None or not _room(parsed, clause, part, before, end) or (before is not None and _elsewhere(before)):
        return None
    if (
        slot.type is ValueType.PHRASE
        and before is not None
        and (before.lower_ not in _STRANDED or not _strands(before) or _leads_on(parsed, part[1], end))
    ):
        return None
    if before is not None and acts(before) and slot.type is ValueType.PHRASE and _is_process(token):
        said = (before.i, part[1])
        return Cut(said, Part("way", parsed.text(said), ValueType.PHRASE, parsed.span(said)))
    goes_along = before is not None and (slot.type is not ValueType.PHRASE or before.lower_ not in _STRANDED)
    if before is not None and goes_along:
        return Cut((before.i, part[1]), replace(slot, preposition=before.lower_))
    owned = parsed.doc[part[0] - 1].tag_ == "PRP$"
    return Cut((part[0] - owned, part[1]), slot)


def _is_made_to(thing: Token) -> bool:
    """Whether it is made to do something, so that no `what` asks for it: `forced the Orwin Dynasty to cede Brek`."""
    done = (c for c in thing.head.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and c.i > thing.i)
    made = thing.dep_ == "dobj" and thing.head.lemma_.lower() in _MAKING_DO and any(done)
    return made and thing.ent_type_ not in ("PERSON", "GPE")


def _leads_on(parsed: Parsed, at: int, end: int) -> bool:
    """Whether `to begin` follows, before which a preposition cannot stay alone."""
    return at < end and parsed.doc[at].tag_ == "TO"


def _elsewhere(before: Token) -> bool:
    """Whether a preposition belongs to what is before it: `the Third Amendment to the Charter`, `days before war`.

    So does who goes along with who did it: `was built by Holm with Ada Wirth`.
    """
    last = before.nbor(-1)
    if before.lower_ == "with" and any(c.dep_ == "agent" and c.i < before.i for c in before.head.children):
        return True
    if before.lower_ in ("before", "after") and last.ent_type_ in ("DATE", "TIME"):
        return True
    return last.pos_ == "PROPN" and before.lower_ in _BEHIND_NAMES.get(last.lower_, ())


def _of_parties(after: Token) -> bool:
    """Whether `between` says whose the treaty or the war before it is."""
    return after.lower_ == "between" and not any(c.ent_type_ in ("DATE", "TIME", "CARDINAL") for c in after.children)


def answer_of(parsed: Parsed, whole: Range, head: Token, end: int) -> Range:
    """The phrase as an answer: without `its`, up to a preposition that is no part of it."""
    first = whole[0] + (parsed.doc[whole[0]].tag_ == "PRP$")
    part = cut_at_preposition(parsed, (first, whole[1]), head.i)
    if part[1] < whole[1] and _goes_on_as_a_name(parsed.doc[part[1]]):
        return first, whole[1]
    clings = part[1] < whole[1] == end and binds(parsed, part[1] - 1, parsed.doc[part[1]])
    return (first, whole[1]) if clings and whole[1] - first <= MOST_BOUND else part


def _goes_on_as_a_name(preposition: Token) -> bool:
    """Whether the field of a prize or chair follows, which is a part of its name: `the Holm Prize in Physics`."""
    last, first = preposition.nbor(-1), preposition.doc[preposition.i + 1 : preposition.i + 2]
    named = last.text[0].isupper() and last.lower_ in _OF_A_FIELD and preposition.lower_ in ("in", "for", "of")
    return named and any(t.text[0].isupper() and t.ent_type_ not in ("GPE", "LOC", "DATE", "FAC") for t in first)


def _joins(parsed: Parsed, part: Range) -> bool:
    """Whether it names both of which something is between."""
    return any(t.lower_ == "and" for t in parsed.tokens(part))


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


def _counted(parsed: Parsed, part: Range, read: Quantity, noun: Token, before: Token | None, end: int) -> Cut | None:
    """A number with what it counts: `how many` takes the noun along and what is told of it, what follows stays."""
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
    if after is not None and (after.pos_ in ("PROPN", "NOUN", "NUM") or after.dep_ == "cc" or after.lower_ == "of"):
        return None
    if after is not None and after.dep_ == "acl" and after.head.i == read.counted[1] - 1:
        return None
    start = before.i if before is not None and before.lower_ not in ("of",) else part[0]
    preposition = before.lower_ if before is not None and start == before.i else ""
    span = parsed.span(read.number)
    slot = Part("quantity", number, ValueType.NUMBER, span, counted, preposition, read.hedge, True)
    told = next((c for c in noun.children if c.left_edge.i == read.counted[1] and _sets_apart(c)), None)
    stop = subtree(told, end)[1] if told is not None else read.counted[1]
    if span is None or stop - read.counted[1] > MOST_TOLD:
        return None
    return Cut((start, stop), slot, told=parsed.text((read.counted[1], stop)))


def _sets_apart(clause: Token) -> bool:
    """`locks defined in the act`, `locks that are filled by hand`."""
    return (clause.dep_ == "acl" and clause.tag_ == "VBN") or (
        clause.dep_ == "relcl" and clause.left_edge.tag_ == "WDT"
    )


def _room(parsed: Parsed, clause: Clause, part: Range, before: Token | None, end: int) -> bool:
    """Whether the phrase is cut out cleanly: nothing clings to it on either side."""
    doc = parsed.doc
    first = doc[part[0] - 1] if doc[part[0] - 1].tag_ != "PRP$" else doc[part[0] - 2]
    if first.i > clause.root.i and first.pos_ not in ("VERB", "AUX", "ADP", "PART", "ADV", "SCONJ"):
        return False
    if part[1] >= end:
        return True
    after = doc[part[1]]
    if before is not None and before.lower_ in ("in", "at") and after.lower_ in _NEAR:
        return False
    if after.tag_ not in AFTER or after.lower_ in _CLINGING or _of_parties(after):
        return False
    if before is None and dates_a_happening(after):
        return False
    if before is None and after.lower_ in _ABOUT and part[0] <= after.head.i < part[1]:
        return False
    done_by = after.lower_ == "by" and not clause.verb.passive and after.right_edge.ent_type_ != "DATE"
    if before is None and done_by and doc[part[0] : part[1]].root.pos_ == "NOUN":
        return False
    shared = any(t.dep_ == "cc" and t.head.ent_type_ != "DATE" for t in doc[part[1] : end])
    return not (before is None and (shared or binds(parsed, part[1] - 1, after)))
