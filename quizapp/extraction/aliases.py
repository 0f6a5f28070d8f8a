"""Other names: `X, also known as Y, ...` and `X, called Y in Norvania`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import Piece
from quizapp.extraction.telling import understood
from quizapp.facts.model import Fact, Part, ValueType, Verb

MOST_NAME, MOST_SUBJECT = 6, 8
_LOOSE = ("some", "several", "many", "most", "certain", "such", "other", "any", "these", "those")
_NEARER = ("NOUN", "PROPN", "ADJ", "ADV")
"""What a place or part hangs on that the name may be meant for: `a posture common in Orwin, known as ...`."""
_BE = {(False, False): "is", (False, True): "was", (True, False): "are", (True, True): "were"}
"""By whether it is plural, and past."""
_NO_VERB = r"(?!(?:is|are|was|were|has|have|had) )[\w'’-]+"
_KNOWN = re.compile(
    r", (?P<how>(?:also |formerly |originally |commonly |popularly |better |sometimes |often |collectively )?"
    r"(?P<verb>known|referred to|nicknamed|dubbed|called))(?P<as> as)? (?P<name>(?:the |a |an )?[^,;:()]+?)(?=,|\.$)"
    r"(?!, [^,.;]+(?:, [^,.;]+)*,? or (?:the |a |an )?[A-Z])"
    rf"(?!(?:, {_NO_VERB}(?: {_NO_VERB}){{0,3}})+,? or )"
)


def alias_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """What something is also called, where the name stands between commas behind it."""
    return [
        clause_fact(clause, parts, parts[-1], context, document, "alias")
        for found in _KNOWN.finditer(parsed.line.text)
        for clause, parts in _alias(parsed, found, context)
    ]


def _alias(parsed: Parsed, found: re.Match[str], context: Context) -> Iterator[tuple[Clause, tuple[Part, ...]]]:
    if bool(found["as"]) == (found["verb"] in ("nicknamed", "dubbed", "called")):
        return
    name = _range(parsed, found.start("name"), found.end("name"))
    comma = _range(parsed, found.start(), found.start() + 1)
    if (
        name is None
        or comma is None
        or name[1] - name[0] > MOST_NAME
        or re.search(r"\b(?:or|and|in|by|for)\b", found["name"])
    ):
        return
    subject = _before(parsed, comma[0])
    span = parsed.span(name)
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), parsed.doc[0])
    if subject is None or span is None or subject[1] > root.i:
        return
    clear = stands_alone(parsed, subject, context) or understood(parsed, [subject], context)
    head = parsed.doc[subject[1] - 1]
    if parsed.doc[subject[0]].lower_ in _LOOSE or "," in parsed.text(subject):
        return
    if not clear or any(t.pos_ in ("VERB", "PRON", "AUX") for t in parsed.tokens(name)):
        return
    told = head.head == root and (root.tag_ == "VBZ" or root.pos_ == "AUX")
    plural = root.lower_ in ("are", "were") if told else is_plural(parsed, head.i)
    past = found["how"].startswith(("formerly", "originally")) or root.lower_ in ("was", "were")
    said = f"{_BE[plural, past]} {found['how']}{found['as'] or ''}"
    verb = Verb(said, "know", tuple(said.split()[:1]), past, True)
    about = Part("subject", inside(parsed, subject), ValueType.PHRASE, plural=plural)
    clause = Clause(parsed, root, Piece("subject", subject, head.i), verb, ())
    yield clause, (about, Part("alias", parsed.text(name), ValueType.PHRASE, span))


def _before(parsed: Parsed, end: int) -> Range | None:
    """The noun phrase that ends at the comma."""
    for chunk in parsed.doc.noun_chunks:
        if chunk.end == end and len(chunk) <= MOST_SUBJECT and chunk.root.dep_ not in ("conj", "appos"):
            of = chunk.start and parsed.doc[chunk.start - 1].tag_ == "IN"
            return None if of and chunk.root.head.head.pos_ in _NEARER else (chunk.start, chunk.end)
    return None


def _range(parsed: Parsed, start: int, end: int) -> Range | None:
    inside_ = [t.i for t in parsed.doc if t.idx >= start and t.idx + len(t) <= end]
    return (inside_[0], inside_[-1] + 1) if inside_ and parsed.doc[inside_[0]].idx == start else None
