"""What a sentence says that a term means: `A weir is a low wall that ...`, `a wall that ... is called a weir`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.extraction.gap_terms import EMPTY, RATED, STANDS_FOR_MANY, WORD_FOR, is_general_word
from quizapp.extraction.lexicon import words
from quizapp.extraction.meant import gives_away
from quizapp.extraction.parsed import FINITE, Parsed, Range
from quizapp.extraction.predications import SUBJECTS, root_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_TOLD, MOST_TOLD, MOST_ANSWERED, MOST_TERM, LEAST_LEFT = 4, 24, 30, 5, 6
_FEWEST_ADDED = 3
_UNENDED = ("ADP", "CCONJ", "SCONJ", "DET", "PART", "PRON")
"""What no phrase ends with."""
_PRESENT = ("VBZ", "VBP")
_BE = ("is", "are")
_NAMED_BY = (("called",), ("termed",), ("named",), ("known", "as"), ("referred", "to", "as"))
_MEAN = words("mean denote signify")
_GIVEN_TO = words("for to means meaning denoting describing denotes describes")
JUDGED = words(
    "art example virtue problem reason mess key matter question joy pleasure challenge opportunity skill sign myth "
    "pity shame nightmare success mistake failure way thing goal aim task idea favourite favorite must place time step "
    "fact choice option point lot bit couple advantage disadvantage benefit drawback limitation danger risk concept "
    "threat priority requirement answer alternative addition one those that what everything anything something nothing "
    "kind sort hallmark attraction highlight fit solution condition"
)
"""What is said of many things, or is a judgement of them."""
_WITHIN = words("of in by for at on to with")
"""What goes on from a name: `called the wall of the mill`."""
_WITH_OF = words("part group form type set class series collection member act method amount system area order number")
"""Kinds that say something only with what they are made of: `a group of stars that ...`."""
_MANY_IN_ONE = words("group set class series collection family order pair body network system genus")
_LOOSELY = words("relatively quite rather fairly very somewhat largely")
_CUT = re.compile(
    r", (?:and|but|while|whereas|although|though|because|so|since|unlike|which|who|where|usually|often|typically"
    r"|such as|including|especially|for example|for instance|with|as|(?:\w+ ){1,3}of which)\b"
)
_CODE = re.compile(r"\w[._]\w|\(\)|[<>{}=\\]")
_LISTED = re.compile(r", [^,]{1,40}$")
_BUT = re.compile(
    r", (?:although|though|but|while|whereas|unlike|unless|(?:\w+ ){1,3}of which)\b"
    r"|,? (?:and|so|or|as) (?:it|they|he|she|we|you)\b|, as (?:its|their|the)\b|\bexamples?\b"
)
_GUESSING = words("perhaps maybe about around some roughly approximately")
_BACK = words("it its itself they them their themselves")
_POINTING = words("this these those such we us our you your i my he she his her here there following above below")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term and what it is said to mean, as stretches of a line."""

    term: Range
    told: Range
    slight: bool = False
    """Whether it is only said that something is the term, or of what sort it is, which may be said of anything."""
    given_away: bool = False
    """Whether what it means holds the term's own words, so that only the meaning can be asked."""


def meaning_of(parsed: Parsed) -> Meaning | None:
    """What the main clause says that a term means."""
    root = root_of(parsed)
    subject = subject_of(root) if root is not None else None
    if root is None or subject is None or subject.i > root.i:
        return None
    if any(c.dep_ in ("neg", "mark", "aux", "expl") for c in root.children):
        return None
    ways = (_is, _means, _called, _is_turned)
    found = (_weighed(parsed, meaning) for way in ways if (meaning := way(parsed, root, subject)))
    return next((one for one in found if _is_term(parsed, one.term) and _tells(parsed, one)), None)


def _weighed(parsed: Parsed, found: Meaning) -> Meaning:
    return replace(found, given_away=gives_away(parsed.text(found.term), parsed.text(found.told)))


def _is(parsed: Parsed, root: Token, subject: Token) -> Meaning | None:
    """`A weir is a low wall that ...`, `Hydrology is the study of ...`, `Scour is the name given to ...`."""
    told = next((c for c in root.children if c.dep_ == "attr" and c.i > root.i), None)
    if root.lower_ not in _BE or told is None or subject.right_edge.i != root.i - 1 or is_general_word(told):
        return None
    if named := _named_so(told):
        return _told(parsed, subject, named)
    fits = told.left_edge.i == root.i + 1 and told.left_edge.pos_ not in ("ADP", "NUM") and _agrees(subject, told)
    if not fits or not (_is_kind(told) or _is_kind(told, mere=True)):
        return None
    return replace(_told(parsed, subject, told.left_edge.i), slight=not _is_kind(told))


def _named_so(told: Token) -> int | None:
    """Where the meaning begins behind `is the name given to`, `is a term for`."""
    if told.lower_ not in WORD_FOR:
        return None
    opens = next((t for t in told.doc[told.i + 1 : told.i + 5] if t.lower_ in _GIVEN_TO), None)
    after = opens.i + 1 if opens is not None else len(told.doc)
    return None if after >= len(told.doc) or told.doc[after].tag_ == "VB" else after


def _is_kind(told: Token, mere: bool = False) -> bool:
    """Whether it is a sort of thing, told apart from others of its sort; a mere one by what stands before it."""
    behind = [c for c in told.children if c.i > told.i and c.dep_ in ("relcl", "acl", "prep")]
    if behind and told.doc[behind[0].left_edge.i - 1].text == ",":
        behind = []
    before, kind = [c for c in told.children if c.dep_ in ("amod", "compound")], told.lemma_.lower()
    if told.pos_ != "NOUN" or told.lower_ in JUDGED | STANDS_FOR_MANY:
        return False
    if any(c.lower_ in RATED or any(w.lower_ in _LOOSELY for w in c.children) for c in before):
        return False
    if mere:
        return bool(before) and not behind and kind not in EMPTY | _WITH_OF
    if not behind or all(c.dep_ == "relcl" and c.right_edge.i - c.left_edge.i < _FEWEST_ADDED for c in behind):
        return False
    return behind[0].lower_ == "of" if kind in _WITH_OF else kind not in EMPTY


def _agrees(subject: Token, told: Token) -> bool:
    """Whether several are said to be several, or one of many parts."""
    several = subject.tag_ in ("NNS", "NNPS")
    return not several or told.tag_ == "NNS" or told.lemma_.lower() in _MANY_IN_ONE


def _means(parsed: Parsed, root: Token, subject: Token) -> Meaning | None:
    """`Scour refers to ...`, `The term scour means ...`, `Scour is defined as ...`."""
    start = root.i + 1
    first = parsed.doc[start].lower_ if start < len(parsed.doc) else ""
    defined = root.lower_ == "defined" and first == "as" and parsed.doc[root.i - 1].lower_ in _BE
    refers = root.lemma_ == "refer" and root.tag_ in _PRESENT and first == "to"
    plain = root.lemma_ in _MEAN and root.tag_ in _PRESENT
    start += defined or refers
    if subject.right_edge.i >= root.i or not (defined or refers or plain) or start >= len(parsed.doc):
        return None
    begins = parsed.doc[start]
    return _told(parsed, subject, start) if begins.pos_ in ("DET", "NOUN", "ADJ") and begins.tag_ != "WDT" else None


def _told(parsed: Parsed, subject: Token, start: int) -> Meaning:
    return Meaning(_term(subject, subject.left_edge.i), (start, _end(parsed, start)))


def _called(parsed: Parsed, root: Token, subject: Token) -> Meaning | None:
    """`The wall that ... is called a weir`, `... is known as scour`."""
    doc = parsed.doc
    words_of = next((n for n in _NAMED_BY if tuple(t.lower_ for t in doc[root.i : root.i + len(n)]) == n), None)
    helper = next((c for c in root.children if c.dep_ == "auxpass" and c.lower_ in _BE), None)
    if words_of is None or helper is None or not subject.right_edge.i < helper.i < root.i:
        return None
    start = root.i + len(words_of)
    end = next((t.i for t in doc[start:] if _ends_name(t, root)), start)
    told_apart = any(c.dep_ in ("relcl", "acl", "prep") and c.i > subject.i for c in subject.children)
    if end == start or not told_apart or doc[end].lower_ in _WITHIN:
        return None
    term = _term(doc[end - 1 - doc[end - 1].is_quote], start)
    return Meaning(term, (subject.left_edge.i, helper.i - doc[helper.i - 1].is_punct))


def _ends_name(token: Token, root: Token) -> bool:
    """Whether what something is called ends before it: `is called a weir, ...`, `... a weir and holds ...`."""
    breaks = token.is_punct and not token.is_quote and token.text != "-"
    return breaks or token.tag_ == "IN" or (token.dep_ == "cc" and token.head == root)


def _is_turned(parsed: Parsed, root: Token, subject: Token) -> Meaning | None:
    """`The land that a river drains is its basin`."""
    term = next((c for c in root.children if c.dep_ == "attr" and c.i > root.i), None)
    if root.lower_ not in _BE or term is None or not _is_kind(subject) or subject.right_edge.i != root.i - 1:
        return None
    first = term.left_edge
    plain = first.i == root.i + 1 and first.tag_ in ("DT", "PRP$") and term.right_edge.i == term.i
    return Meaning((first.i + 1, term.i + 1), (subject.left_edge.i, root.i), slight=True) if plain else None


def _term(head: Token, first: int) -> Range:
    """The words of a term without its article, and without `the term` before it."""
    doc = head.doc
    quoted = [t for t in doc[head.i + 1 : head.right_edge.i + 1] if not t.is_punct]
    if head.lower_ in WORD_FOR and quoted:
        head, first = quoted[-1], quoted[0].i
    while first < head.i and (doc[first].lower_ in ("a", "an", "the", "also", *WORD_FOR) or doc[first].is_quote):
        first += 1
    end = head.right_edge.i + 1
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    return first, end


def _is_term(parsed: Parsed, part: Range) -> bool:
    """Whether it is a noun or phrase of a few words."""
    tokens = parsed.tokens(part)
    if not 1 <= len(tokens) <= MOST_TERM or any(t.i in parsed.instead for t in tokens):
        return False
    if part[1] < len(parsed.doc) and parsed.doc[part[1]].text == "-":
        return False
    plain = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "ADP") or t.text in "-'" for t in tokens)
    return plain and any(t.pos_ in ("NOUN", "PROPN") or t.tag_ == "VBG" or t.dep_ == "oprd" for t in tokens)


def _end(parsed: Parsed, start: int) -> int:
    """Behind the last word of what is said, or where enough is said to be read at once."""
    doc, end = parsed.doc, len(parsed.doc)
    while end > start and doc[end - 1].is_punct and not doc[end - 1].is_quote:
        end -= 1
    said = doc[start:end].text
    if len(said.split()) <= MOST_TOLD and not (_BUT.search(said) or _another_clause(parsed, (start, end))):
        return end
    for cut in reversed(list(_CUT.finditer(said))):
        if cut[0].endswith(" and") and _LISTED.search(said[: cut.start()]):
            continue
        at = next(t.i for t in doc[start:end] if t.idx >= doc[start].idx + cut.start())
        if LEAST_LEFT <= len(said[: cut.start()].split()) <= MOST_TOLD and not _another_clause(parsed, (start, at)):
            return at
    return end


def _another_clause(parsed: Parsed, part: Range) -> bool:
    """Whether the sentence begins anew within: `..., and it is used for ...`."""
    root = root_of(parsed)
    return any(t.dep_ == "conj" and t.head == root and t.tag_ in FINITE | {"VB", "VBN"} for t in parsed.tokens(part))


def _is_cut_off(last: Token) -> bool:
    """Whether no phrase ends with the word, unless it is a verb's: `prices going up`."""
    return (last.pos_ in _UNENDED and last.dep_ != "prt") or last.lower_ == "including"


def _told_by_a_name(tokens: list[Token]) -> bool:
    """Whether a clause in it has a name for its subject: `a picture which Holm describes`."""
    before = [c for t in tokens if t.dep_ == "relcl" for c in t.lefts]
    return any(c.pos_ == "PROPN" and (c.dep_ in SUBJECTS or c.dep_ == "compound") for c in before)


def _is_one_example(tokens: list[Token]) -> bool:
    """Whether a figure is only guessed at, so that one of its sort is told: `a pipe perhaps 30 m long`."""
    return any(one.lower_ in _GUESSING and other.like_num for one, other in pairwise(tokens))


def _tells(parsed: Parsed, found: Meaning) -> bool:
    """Whether the meaning is neither too short nor too long and points nowhere."""
    tokens, told = parsed.tokens(found.told), parsed.text(found.told)
    most = MOST_ANSWERED if found.given_away else MOST_TOLD
    if not LEAST_TOLD <= len(told.split()) <= most or _another_clause(parsed, found.told):
        return False
    if _told_by_a_name(tokens) or _is_one_example(tokens):
        return False
    if _BUT.search(told) or _CODE.search(told) or told.count('"') % 2 or _is_cut_off(tokens[-1]):
        return False
    points = any(_points(t) and t.nbor(1).lower_ != "as" for t in tokens[:-1])
    back = next((n for n, t in enumerate(tokens) if t.lower_ in _BACK), len(tokens))
    owned = back == len(tokens) or any(t.pos_ in ("NOUN", "PROPN") for t in tokens[:back])
    return not points and owned


def _points(token: Token) -> bool:
    return token.lower_ in _POINTING or (token.lower_ == "that" and token.dep_ == "det")
