"""What a sentence can do without, where commas and parse agree: relative clauses, participles, second predicates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import FINITE, Parsed, Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = words("which who whom whose where")
_TAILS = words("although though while whereas because since as after before when whilst until so")
_OPENERS = words("although though while whereas despite since because alongside besides along like unlike unlike as")
_CIRCUMSTANCES = words("with in at on during after before following under by amid upon")
_TIMES = words("time period year years day days month week decade century era point season phase")
_REASONS = words("because although though while whereas whilst")
_TIMES_OF = words("after before when since until as")
_POINTERS = words("this that these those the same")
_LOOSE_ADVERBS = words("thus therefore however hence then too accordingly consequently moreover furthermore")
_TELLING = frozenset(("NOUN", "PROPN", "NUM", "ADJ"))
_NEVER = words("if unless whether when once until without only where for to")


def cuts(parsed: Parsed) -> list[Range]:
    """Ranges with their commas that may be left out, none inside another's half."""
    return sorted(set(_cuts(parsed)))


def _cuts(parsed: Parsed) -> Iterator[Range]:
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return
    for token in parsed.doc:
        if _is_aside(token, root) and (cut := _between_commas(parsed, token, root)):
            yield cut
        elif token.lower_ in _LOOSE_ADVERBS and token.dep_ == "advmod" and token.head.dep_ == "ROOT":
            yield token.i, token.i + 1
    yield from _unmarked(parsed, root)
    if opening := _opening(parsed, root):
        yield opening
    if second := _second_predicate(parsed, root):
        yield second


def _is_aside(token: Token, root: Token) -> bool:
    first = token.left_edge
    after = first.nbor(1) if first.i + 1 < len(first.doc) else first
    if token.dep_ == "relcl":
        return first.lower_ in _RELATIVE or (first.pos_ == "ADP" and after.lower_ in _RELATIVE)
    if token.dep_ in ("advcl", "acl"):
        marked = first.lower_ in _TAILS and first.dep_ in ("mark", "advmod", "prep")
        return token.i > root.i and (marked or first.tag_ in ("VBG", "VBN") or after.tag_ in ("VBG", "VBN"))
    if token.dep_ == "appos":
        return not any(c.dep_ in ("conj", "cc") for c in token.head.children)
    return token.dep_ in ("prep", "agent") and token.i > root.i


def _between_commas(parsed: Parsed, token: Token, root: Token) -> Range | None:
    """The subtree with the comma before it: between commas before the verb, to the end of the sentence after it."""
    doc = parsed.doc
    start, end = token.left_edge.i - 1, token.right_edge.i + 1
    if start < 2 or doc[start].text != "," or token.head.i >= start:
        return None
    if start < root.i:
        whole = end < root.i and doc[end].text == "," and end + 1 < len(doc)
        return (start, end + 1) if whole and doc[end + 1].pos_ in ("VERB", "AUX", "ADV") else None
    if _listed(doc, root, start) or (end < _last(doc) and (token.dep_ == "appos" or _goes_on(parsed, end))):
        return None
    return start, _last(doc)


def _unmarked(parsed: Parsed, root: Token) -> Iterator[Range]:
    """`because ...` and `such as ...` at the end without a comma."""
    past = is_past(root)
    for token in parsed.doc[root.i + 3 :]:
        if parsed.doc[token.left_edge.i - 1].text == "," or token.right_edge.i + 1 < _last(parsed.doc):
            continue
        clause = token.dep_ == "advcl" and token.head == root
        mark = token.left_edge.lower_
        if clause and (mark in _REASONS or (past and mark in _TIMES_OF)) and token.left_edge.i > root.i + 2:
            yield token.left_edge.i, _last(parsed.doc)
        if token.lower_ == "including" or (token.lower_ == "as" and token.nbor(-1).lower_ == "such"):
            yield token.i - (token.lower_ == "as"), _last(parsed.doc)


def is_past(verb: Token) -> bool:
    """Whether what the verb says is over."""
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _goes_on(parsed: Parsed, end: int) -> bool:
    """Whether a verb stands behind the aside, so that more than the aside would be left out."""
    return any(t.tag_ in FINITE for t in parsed.tokens((end, _last(parsed.doc))))


def _listed(doc: Doc, root: Token, start: int) -> bool:
    """Whether a list goes on behind the comma, so that the end cannot be left out."""
    return any(
        t.dep_ in ("conj", "cc") and t.head.i < start and (t.head.i != root.i or t.i < start + 2) for t in doc[start:]
    )


def _last(doc: Doc) -> int:
    """Where the closing full stop is, or the end."""
    return len(doc) - 1 if doc[-1].is_punct else len(doc)


def _opening(parsed: Parsed, root: Token) -> Range | None:
    """A phrase before the subject, up to its comma, that leaves what follows true."""
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i > root.i:
        return None
    start = subject.left_edge.i
    if start < 3 or parsed.doc[start - 1].text != ",":
        return None
    opening = parsed.tokens((0, start - 1))
    if any(t.dep_ in ("nsubj", "nsubjpass") and t.head == root for t in opening) or opening[0].lower_ in _NEVER:
        return None
    first = opening[0]
    free = first.lower_ in _OPENERS or first.tag_ in ("VBG", "VBN") or _pointing_time(opening, root)
    free = free or (is_past(root) and first.lower_ in _CIRCUMSTANCES and len(opening) >= 4)
    return (0, start) if free and not any(t.lower_ in ("if", "unless") for t in opening) else None


def _pointing_time(opening: list[Token], root: Token) -> bool:
    """`During this time`: what happened then happened."""
    first = opening[0].tag_ == "IN" and len(opening) <= 6 and opening[1].lower_ in _POINTERS
    return is_past(root) and first and opening[-1].lower_ in _TIMES


def _second_predicate(parsed: Parsed, root: Token) -> Range | None:
    """`and did that` at the end, or `, did this, and did that`, with or without a subject of its own."""
    second = next((c for c in root.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")), None)
    if second is None or not (_finite(second) or _shares_its_being(root, second)) or not _finite(root):
        return None
    if _end_of(second) < _last(parsed.doc):
        return None
    start = _link(parsed, root, second)
    between = parsed.tokens((root.i + 1, max(start, root.i + 1)))
    return (start, _last(parsed.doc)) if any(t.pos_ in _TELLING for t in between) else None


def _shares_its_being(root: Token, second: Token) -> bool:
    """`was built ... and opened`: both are passive by one `was`."""
    passive = any(c.dep_ == "auxpass" for c in root.children)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in second.children)
    return passive and root.tag_ == second.tag_ == "VBN" and not own


def _end_of(verb: Token) -> int:
    return verb.right_edge.i + 1


def _link(parsed: Parsed, root: Token, second: Token) -> int:
    """Where the second predicate begins, with its conjunction and comma; 0 where neither stands there."""
    link = next((c for c in root.children if c.dep_ == "cc" and c.i < second.i), None)
    if link is not None:
        joined = link.lower_ in ("and", "but", "while", "so")
        return (link.i - (parsed.doc[link.i - 1].text == ",")) if joined else 0
    return second.left_edge.i - 1 if parsed.doc[second.left_edge.i - 1].text == "," else 0


def _finite(verb: Token) -> bool:
    """Whether the verb is finite, by itself or by its auxiliary."""
    helpers = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return any(t.tag_ in FINITE - {"MD"} for t in (verb, *helpers))


def seconds(parsed: Parsed) -> Iterator[tuple[Range, ...]]:
    """Coordinated clauses as ranges of their own: with their own subject, or with the subject of the first."""
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return
    cut = _second_predicate(parsed, root)
    if cut is None:
        return
    second = next(c for c in root.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX"))
    link = cut[0] + (parsed.doc[cut[0]].text == ",")
    if parsed.doc[link].dep_ != "cc":
        return
    own = next((c for c in second.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        if second.left_edge.i == link + 1 or own.left_edge.i == link + 1:
            yield ((link + 1, cut[1]),)
        return
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.right_edge.i >= root.i or not _own_verb(second, link):
        return
    yield ((subject.left_edge.i, subject.right_edge.i + 1), (link + 1, cut[1]))


def _own_verb(second: Token, link: int) -> bool:
    """Whether the second predicate begins with its own finite verb."""
    first = second.doc[link + 1]
    return first.tag_ in FINITE - {"MD"} and second in (first, first.head)
