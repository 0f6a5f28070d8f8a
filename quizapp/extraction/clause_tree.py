"""Clauses of a parsed line: subject, verb and what follows, cut only where a comma or a conjunction allows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.documents.verb_list import BASES
from quizapp.extraction.lexicon import words
from quizapp.extraction.misread import lacks_its_being
from quizapp.extraction.names import is_name
from quizapp.extraction.parsed import FINITE, Parsed, subtree
from quizapp.extraction.pieces import Piece, pieces_of, split_dates, tiles
from quizapp.extraction.predications import on_condition
from quizapp.facts.model import Verb
from quizapp.text.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDES = words("as while although though because whereas")
_ADVERBS_OUT = words("also therefore however thus still then subsequently")
_ADVERBS_NEVER = words("not never no hardly rarely barely only even yet ever longer sometimes often usually")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in pieces of `parsed`: `fronted` stood before the subject, `tail` after the verb."""

    parsed: Parsed
    root: Token
    subject: Piece
    verb: Verb
    tail: tuple[Piece, ...]
    fronted: tuple[Piece, ...] = ()
    whole: bool = True
    """Whether nothing hard stands in it: the pieces cover every word, and none holds a finite verb."""
    main: bool = True


def clauses(parsed: Parsed) -> Iterator[Clause]:
    """The main clause and the verbs coordinated with it that share its subject or bring their own."""
    roots = [t for t in parsed.doc if t.dep_ == "ROOT"]
    if len(roots) != 1:
        return
    no_verb = roots[0].pos_ not in ("VERB", "AUX") or (roots[0].i and roots[0].text[0].isupper())
    if no_verb or on_condition(roots[0]) or lacks_its_being(roots[0]):
        yield from _relatives(parsed)
        return
    first = _clause(parsed, roots[0], None)
    if first:
        yield first
    verb: Token | None = roots[0]
    while verb := _next_verb(verb):
        other = _clause(parsed, verb, first)
        if other:
            yield other
    yield from _relatives(parsed)


def _relatives(parsed: Parsed) -> Iterator[Clause]:
    """What relative clauses and participles say of a name."""
    for token in parsed.doc:
        if token.dep_ in ("relcl", "acl") and token.pos_ == "VERB" and (found := _relative(parsed, token)):
            yield found


def _next_verb(verb: Token | None) -> Token | None:
    if verb is None:
        return None
    return next((c for c in verb.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")), None)


def _relative(parsed: Parsed, root: Token) -> Clause | None:
    """`the Team, which was created in 2016`, `the Team, created in 2016`: a clause about the name before the comma."""
    who = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is not None and who.lower_ not in ("which", "who"):
        return None
    first = who.i if who is not None else root.i
    if first < 2 or parsed.doc[first - 1].text != "," or parsed.doc[first - 2].i != root.head.i:
        return None
    if who is not None and who.lower_ == "which" and root.head.ent_type_ in ("NORP", "PERSON"):
        return None
    if who is None and (root.tag_ != "VBN" or root.left_edge.i != root.i or hangs_elsewhere(root)):
        return None
    if _places_another(root.head):
        return None
    subject = Piece("subject", (root.head.left_edge.i, first - 1), root.head.i)
    if not _is_one_name(parsed, subject):
        return None
    verb = _verb(parsed, root, replace(subject, range=(subject.range[0], first + 1)), None) if who else _was(root)
    if verb is None:
        return None
    end = _tail_end(parsed, root)
    tail = split_dates(parsed, pieces_of(parsed, root, end))
    whole = not _cut_through(parsed, root, end) and tiles(parsed, tail, (root.i + 1, end))
    whole = whole and not any(parsed.finite(p.whole) for p in tail)
    return Clause(parsed, root, subject, verb, (*tail, *_purpose(parsed, root, end)), (), whole, False)


def hangs_elsewhere(participle: Token) -> bool:
    """Whether it may go on from a verb, `drawn by X, refined by Y`, or from what stands `common in X, known as Y`."""
    before = participle.head.head
    return participle.head.dep_ == "pobj" and (before.dep_ == "agent" or before.head.pos_ == "ADJ")


def _places_another(name: Token) -> bool:
    """Whether what follows may be told of another name, which it places or ends: `the fair of Orwin, which ended`."""
    noun = name.head.head
    if name.dep_ != "pobj" or noun.pos_ != "NOUN":
        return name.dep_ == "pobj" and noun.pos_ == "PROPN" and name.head.lower_ in ("of", "to", "for")
    return noun.dep_ == "appos" or any(c.lower_ in ("a", "an") for c in noun.lefts)


def _is_one_name(parsed: Parsed, subject: Piece) -> bool:
    head = parsed.doc[subject.head]
    if head.ent_type_ in ("DATE", "CARDINAL", "TIME") or any(c.dep_ in ("conj", "cc") for c in head.children):
        return False
    return head.pos_ == "PROPN" and head.dep_ != "conj" and head.tag_ == "NNP" and is_name(parsed.text(subject.range))


def _was(root: Token) -> Verb:
    return Verb(f"was {root.text}", _base(root), ("was",), True, True)


def _clause(parsed: Parsed, root: Token, first: Clause | None) -> Clause | None:
    subjects = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) > 1 or any(c.dep_ in ("expl", "csubj", "csubjpass") for c in root.children):
        return None
    if subjects and subjects[0].i < root.i:
        found = _subject(parsed, subjects[0], root)
    else:
        found = first.subject if first and not subjects else None
    if found is None:
        return None
    own = bool(subjects)
    verb = _verb(parsed, root, found if own else None, first)
    if verb is None:
        return None
    end = _tail_end(parsed, root)
    tail = split_dates(parsed, pieces_of(parsed, root, end))
    whole = (
        not _cut_through(parsed, root, end)
        and tiles(parsed, tail, (root.i + 1, end))
        and not any(parsed.finite(p.whole) for p in tail)
    )
    fronted = _fronted(parsed, root, found) if own else ()
    purpose = _purpose(parsed, root, end)
    return Clause(parsed, root, found, verb, (*tail, *purpose), fronted, whole and root.i + 1 <= end)


def _cut_through(parsed: Parsed, root: Token, end: int) -> bool:
    """Whether the end of the clause parts a coordination inside it."""
    inside = parsed.tokens((root.i + 1, end))
    if any(c.i >= end and c.dep_ in ("conj", "cc") for t in inside for c in t.children):
        return True
    after = parsed.doc[end + 1] if end + 1 < len(parsed.doc) and parsed.doc[end].text == "," else None
    if after is not None and after.tag_ == "CD" and after.nbor(-1).text == ",":
        return True
    aims = any(t.lower_ == "to" and t.tag_ == "TO" for t in inside)
    if aims and after is not None and (after.tag_ in ("VB", "VBP", "TO") or after.lower_ in ("and", "or")):
        return True
    named = any(t.pos_ == "PROPN" for t in inside[-1:])
    return not named and any(c.i >= end and c.dep_ == "appos" for t in inside for c in t.children)


def _subject(parsed: Parsed, head: Token, root: Token) -> Piece | None:
    """The subject up to its first comma; None where that comma belongs to a list."""
    start, end = subtree(head, root.i)
    for i in range(start, end):
        if parsed.doc[i].text == ",":
            if any(c.dep_ == "conj" and c.i > i for t in parsed.tokens((start, i)) for c in t.children):
                return None
            end = i
            break
    adverb = (
        parsed.doc[start].tag_ == "RB" and parsed.doc[start].dep_ == "advmod" and parsed.doc[start].head.i == head.i
    )
    end = _with_phrases(root, end)
    if head.i >= end or adverb or parsed.finite((start, end)):
        return None
    return Piece("subject", (start, end), head.i)


def _with_phrases(root: Token, end: int) -> int:
    """The end of the subject behind phrases that the parse hangs on the verb: `the raid on Brek in 1281 failed`."""
    for child in root.lefts:
        if child.dep_ == "prep" and child.i == end and child.right_edge.i < root.i:
            end = child.right_edge.i + 1
    return end


def _verb(parsed: Parsed, root: Token, subject: Piece | None, first: Clause | None) -> Verb | None:
    group = [c for c in root.children if c.i < root.i and c.dep_ in ("aux", "auxpass", "neg")]
    adverbs = [c for c in root.children if c.i < root.i and c.dep_ == "advmod"]
    group += [a for a in adverbs if (group and a.i > group[0].i) or a.i == root.i - 1]
    words = sorted([*group, root], key=lambda t: t.i)
    start = words[0].i
    if any(t.lower_ in _ADVERBS_NEVER or t.dep_ == "neg" for t in words) or [t.i for t in words] != list(
        range(start, root.i + 1)
    ):
        return None
    if not _reaches(parsed, root, subject, start):
        return None
    kept = [t for t in words if t.lower_ not in _ADVERBS_OUT]
    auxiliaries = tuple(t.text for t in kept if t.dep_ in ("aux", "auxpass"))
    passive = any(t.dep_ == "auxpass" for t in kept)
    finite = next((t for t in kept if t.dep_ in ("aux", "auxpass")), root)
    text = " ".join(t.text for t in kept)
    if finite.tag_ not in FINITE and not (
        subject and finite is root and root.tag_ == "VBN" and root.text.endswith("ed")
    ):
        if not (first and first.verb.passive and root.tag_ == "VBN" and subject is None):
            return None
        auxiliaries, passive, text = first.verb.auxiliaries, True, f"{' '.join(first.verb.auxiliaries)} {text}"
        return Verb(text, _base(root), auxiliaries, first.verb.past, passive)
    if finite.tag_ == "MD" and finite.lower_ not in ("can", "must", "shall"):
        return None
    return Verb(text, _base(root), auxiliaries, finite.tag_ in ("VBD", "VBN"), passive)


def _base(root: Token) -> str:
    """The verb's base; `stage` of `staged`, which would be `stagged` if it were from `stag`."""
    base, said = root.lemma_.lower(), root.lower_
    misled = said == f"{base}ed" and not base.endswith("e") and f"{base}e" in BASES and base not in BASES
    return f"{base}e" if misled else base


def _reaches(parsed: Parsed, root: Token, subject: Piece | None, start: int) -> bool:
    """Whether only an insertion between commas stands between subject and verb, or what ties it to another verb."""
    if subject is None:
        before = parsed.doc[start - 1]
        listed = before.text == "," and any(c.dep_ == "cc" for t in (root, root.head) for c in t.children)
        return before.dep_ == "cc" or listed
    between = parsed.tokens((subject.range[1], start))
    return not between or (len(between) > 1 and between[0].text == "," and between[-1].text == ",")


def _tail_end(parsed: Parsed, root: Token) -> int:
    doc = parsed.doc
    for token in doc[root.i + 1 :]:
        if token.dep_ == "cc" and token.head.i == root.i:
            return token.i - 1 if doc[token.i - 1].text == "," else token.i
        if (token.text == "," and not _keeps(parsed, token, root)) or _aside(token, root):
            return token.i
        if token.is_punct and token.i == len(doc) - 1:
            return token.i
    return len(doc)


def _aside(token: Token, root: Token) -> bool:
    """Whether a clause begins here that the main one can do without: `as ...`, `because ...`."""
    clause = token.head
    return token.dep_ == "mark" and token.lower_ in _ASIDES and clause.dep_ == "advcl" and clause.head.i == root.i


def _keeps(parsed: Parsed, comma: Token, root: Token) -> bool:
    """Whether a comma stands inside a date, a place with its country, or a list."""
    doc = parsed.doc
    if comma.i + 1 >= len(doc):
        return False
    if any(d.start_at < comma.idx < d.end_at for d in find_dates(doc.text)):
        return True
    left, right = doc[comma.i - 1], doc[comma.i + 1]
    places = ("GPE", "LOC", "FAC")
    if left.ent_type_ in places and right.ent_type_ in places:
        return True
    heads = _list_heads(doc[comma.i + 1 :].__iter__(), comma)
    return any(t.i > root.i and (t.pos_ not in ("VERB", "AUX") or t.tag_ == "VB") for t in heads)


def _list_heads(after: Iterator[Token], comma: Token) -> Iterator[Token]:
    for token in after:
        if token.dep_ == "conj" and token.head.i < comma.i:
            yield token.head
        if token.text == ",":
            return


def _fronted(parsed: Parsed, root: Token, subject: Piece) -> tuple[Piece, ...]:
    """What stands before the subject behind a comma: phrases that hang on the verb."""
    end = subject.range[0]
    found = [p for p in pieces_of(parsed, root, end, before=True) if p.whole[1] <= end]
    plain = [p for p in found if not any(t.pos_ == "VERB" for t in parsed.tokens(p.range))]
    others = [p for p in found if p not in plain]
    return tuple(replace(p, fronted=True) for p in (*split_dates(parsed, plain), *others))


def _purpose(parsed: Parsed, root: Token, end: int) -> tuple[Piece, ...]:
    """`, to halt ...` behind the comma that ends the clause."""
    for child in root.children:
        if child.dep_ != "advcl" or child.tag_ != "VB" or child.i <= end:
            continue
        start, stop = subtree(child, len(parsed.doc))
        words = parsed.tokens((start, stop))
        if words[0].lower_ == "to" and parsed.doc[start - 1].text == "," and not any(t.text == "," for t in words):
            return (Piece("purpose", (start, stop), child.i, comma=True),)
    return ()
