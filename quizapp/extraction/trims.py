"""What a clause can do without, where commas and parse agree: relative clauses, participles, second predicates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import FINITE, Parsed, Range
from quizapp.extraction.predications import TELLING, Predication, is_past, second_predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_WORDS = 34
"""What a statement may have at most."""
_RELATIVE = words("which who whom whose where")
_TAILS = words("although though while whereas because since as after before when whilst until so")
_OPENERS = words("although though while whereas despite since because alongside besides along like unlike unlike as")
_CIRCUMSTANCES = words("with in at on during after before following under by amid upon")
_TIMES = words("time period year years day days month week decade century era point season phase")
_REASONS = words("because although though while whereas whilst")
_TIMES_OF = words("after before when since until as")
_POINTERS = words("this that these those the same")
_SCENES = words("in at on during after before following under amid upon off near along throughout across within")
_LIMITS = words(", only even just except not mainly mostly largely either both")
_BOUND_BY_IT = words("no none never nobody nothing few hardly not all every each any first last only most refuse")
"""What is denied, said of all or of the first is so only where and when it happened."""
_LOOSE_ADVERBS = words("thus therefore however hence then too accordingly consequently moreover furthermore")
_NEVER = words("if unless whether when once until without only where for to")


def cuts(parsed: Parsed, said: Predication) -> list[Range]:
    """Ranges with their commas that may be left out, none inside another's half."""
    return sorted(set(_cuts(parsed, said)))


def _cuts(parsed: Parsed, said: Predication) -> Iterator[Range]:
    verb, end = said.verb, said.end
    for token in parsed.tokens((said.ranges[0][0], end)):
        if _is_aside(token, verb):
            yield from _between_commas(parsed, token, verb, end)
        elif token.lower_ in _LOOSE_ADVERBS and token.dep_ == "advmod" and token.head == verb and not _links(token):
            yield token.i, token.i + 1
    yield from _unmarked(parsed, verb, end)
    yield from _scenes(parsed, verb, end)
    if said.main and (opening := _opening(parsed, verb)):
        yield opening
    if second := second_predicate(parsed, verb, end):
        yield second


def _links(adverb: Token) -> bool:
    """Whether it is what ties its verb to the one before, `, then went`, or stands behind a preposition: `by then`."""
    before = adverb.nbor(-1) if adverb.i else adverb
    return before.pos_ in ("ADP", "SCONJ") or (before.text == "," and adverb.head.dep_ == "conj")


def _is_aside(token: Token, verb: Token) -> bool:
    first = token.left_edge
    after = first.nbor(1) if first.i + 1 < len(first.doc) else first
    if token == verb:
        return False
    if token.dep_ == "relcl":
        return first.lower_ in _RELATIVE or (first.pos_ == "ADP" and after.lower_ in _RELATIVE)
    if token.dep_ in ("advcl", "acl"):
        marked = first.lower_ in _TAILS and first.dep_ in ("mark", "advmod", "prep")
        return token.i > verb.i and (marked or first.tag_ in ("VBG", "VBN") or after.tag_ in ("VBG", "VBN"))
    if token.dep_ == "appos":
        listed = _counted_too(token) or any(c.dep_ in ("conj", "cc") for c in token.head.children)
        return token.tag_ != "CD" and not listed and not _is_object(token)
    return token.dep_ in ("prep", "agent") and token.i > verb.i


def _is_object(appositive: Token) -> bool:
    """Whether it is the verb's object behind a phrase put between: `raised, with a friend, a tower`."""
    phrase = appositive.head.head
    if phrase.dep_ != "prep" or phrase.i < 2 or phrase.nbor(-1).text != ",":
        return False
    verb = phrase.nbor(-2)
    return verb == phrase.head and verb.pos_ == "VERB" and not any(c.dep_ == "dobj" for c in verb.children)


def _counted_too(appositive: Token) -> bool:
    """Whether it is the next of a row: `40 mills, 60 boats`."""
    return appositive.left_edge.pos_ == appositive.head.left_edge.pos_ == "NUM"


def _between_commas(parsed: Parsed, token: Token, verb: Token, last: int) -> Iterator[Range]:
    """The subtree with the comma before it: between commas, or to the end of the clause behind its verb."""
    doc = parsed.doc
    start, end = token.left_edge.i - 1, token.right_edge.i + 1
    if start < 2 or doc[start].text != "," or token.head.i >= start:
        return
    if start < verb.i:
        whole = end < verb.i and doc[end].text == "," and end + 1 < len(doc)
        if whole and doc[end + 1].pos_ in ("VERB", "AUX", "ADV"):
            yield start, end + 1
        return
    if _listed(doc, verb, start) or _by_turns(parsed, (start, end), last):
        return
    goes_on = end + 1 < last and doc[end + 1].pos_ in ("SCONJ", "ADP", "ADV", "VERB")
    if goes_on and doc[end].text == "," and token.dep_ in ("advcl", "acl", "relcl"):
        between = doc[end + 1].tag_ in FINITE and doc[start - 1].pos_ in ("NOUN", "PROPN")
        yield start, end + between
    if end >= last or (token.dep_ != "appos" and not _goes_on(parsed, end, last)):
        yield start, last


def _unmarked(parsed: Parsed, verb: Token, end: int) -> Iterator[Range]:
    """`because ...` and `such as ...` at the end without a comma."""
    past = is_past(verb)
    for token in parsed.tokens((min(verb.i + 3, end), end)):
        if parsed.doc[token.left_edge.i - 1].text == "," or token.right_edge.i + 1 < end:
            continue
        clause = token.dep_ == "advcl" and token.head == verb
        mark = token.left_edge.lower_
        if clause and (mark in _REASONS or (past and mark in _TIMES_OF)) and token.left_edge.i > verb.i + 2:
            yield token.left_edge.i, end
        if token.lower_ == "including" or (token.lower_ == "as" and token.nbor(-1).lower_ == "such"):
            yield token.i - (token.lower_ == "as"), end


def _scenes(parsed: Parsed, verb: Token, end: int) -> Iterator[Range]:
    """Where and when something happened, without a comma at the end of what is over and too long: it did happen."""
    if not is_past(verb) or len(parsed.doc.text.split()) <= MOST_WORDS:
        return
    for token in parsed.tokens((min(verb.i + 3, end), end)):
        doer, stop = token.head, token.right_edge.i + 1
        scene = token.dep_ == "prep" and token.lower_ in _SCENES and doer.pos_ == "VERB" and token.left_edge == token
        bound = scene and (parsed.doc[token.i - 1].lower_ in _LIMITS or _is_bound(doer, token.i))
        if not scene or bound or not _ends(parsed, stop, end):
            continue
        told = any(t.pos_ in TELLING for t in parsed.tokens((doer.i + 1, token.i)))
        if told and not any(t.like_num or t.pos_ in ("VERB", "AUX") for t in parsed.tokens((token.i, stop))):
            yield token.i, stop


def _is_bound(doer: Token, end: int) -> bool:
    """Whether what a verb says holds only there and then: it or what stands by it is denied, or the first, or all."""
    near = [doer, doer.head, *doer.head.children, *doer.children, *(t for c in doer.children for t in c.children)]
    said = (t for t in near if t.i < end)
    return any(t.dep_ == "neg" or t.tag_ in ("JJS", "RBS") or t.lemma_.lower() in _BOUND_BY_IT for t in said)


def _ends(parsed: Parsed, at: int, end: int) -> bool:
    """Whether the clause ends there, or only a participle or a relative clause follows behind a comma."""
    if at >= end:
        return True
    after = parsed.doc[at + 1]
    return parsed.doc[at].text == "," and at + 1 < end and (after.tag_ == "VBG" or after.lower_ in _RELATIVE)


def _goes_on(parsed: Parsed, end: int, last: int) -> bool:
    """Whether a verb stands behind the aside, so that more than the aside would be left out."""
    return any(t.tag_ in FINITE for t in parsed.tokens((end, last)))


def _listed(doc: Doc, verb: Token, start: int) -> bool:
    """Whether a list goes on behind the comma, so that the end cannot be left out; a noun tied to a verb is of one."""
    mixed = any(t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN") and t.head.pos_ == "VERB" for t in doc[start:])
    return mixed or any(
        t.dep_ in ("conj", "cc") and t.head.i < start and (t.head.i != verb.i or t.i < start + 2) for t in doc[start:]
    )


def _by_turns(parsed: Parsed, aside: Range, last: int) -> bool:
    """`, bounded on the west by Arlen, on the east by Brek`: the first goes on in those behind it.

    So do `, to the west by Arlen, to the east by Brek`, one after the other behind their verb.
    """
    doc = parsed.doc
    first = doc[aside[0] + 1]
    commas = (t for t in doc[: aside[0]] if t.text == "," and t.nbor(1).lower_ == first.lower_)
    if first.pos_ == "ADP" and any(t.i > first.head.i for t in commas):
        return True
    goes_on = aside[1] + 1 < last and doc[aside[1]].text == "," and doc[aside[1] + 1].pos_ == "ADP"
    return goes_on and all(any(t.lower_ == "by" for t in parsed.tokens(part)) for part in (aside, (aside[1], last)))


def _opening(parsed: Parsed, verb: Token) -> Range | None:
    """A phrase before the subject, up to its comma, that leaves what follows true."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i > verb.i:
        return None
    start = subject.left_edge.i
    if start < 3 or parsed.doc[start - 1].text != ",":
        return None
    opening = parsed.tokens((0, start - 1))
    if any(t.dep_ in ("nsubj", "nsubjpass") and t.head == verb for t in opening) or opening[0].lower_ in _NEVER:
        return None
    first = opening[0]
    free = first.lower_ in _OPENERS or first.tag_ in ("VBG", "VBN") or _pointing_time(opening, verb)
    free = free or (is_past(verb) and first.lower_ in _CIRCUMSTANCES and len(opening) >= 4)
    return (0, start) if free and not any(t.lower_ in ("if", "unless") for t in opening) else None


def _pointing_time(opening: list[Token], verb: Token) -> bool:
    """`During this time`: what happened then happened."""
    first = opening[0].tag_ == "IN" and len(opening) <= 6 and opening[1].lower_ in _POINTERS
    bound = opening[0].lower_ in ("before", "after", "until", "till", "since")
    return is_past(verb) and first and not bound and opening[-1].lower_ in _TIMES
