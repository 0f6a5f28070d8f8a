"""Who concluded a pact that is named: `the Arlen Treaty between Norvania, Selby and Brek`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import Piece
from quizapp.facts.model import Fact, Part, ValueType, Verb

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_PARTIES, MOST_NAME, MOST_LISTED = 4, 8, 20
_PACTS = words("agreement treaty pact accord convention armistice truce protocol entente concordat compact")
_LINKS = words("of on for and the")
_CONCLUDED = Verb("was concluded", "conclude", ("was",), True, True)


def party_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """Between which parties the pacts were concluded that the line names with them."""
    found: list[Fact] = []
    for token in parsed.doc:
        pact, listed = (_pact(token), _parties(token)) if token.lower_ == "between" else (None, None)
        if pact is None or listed is None or parsed.span(listed) is None:
            continue
        clause = Clause(parsed, token, Piece("subject", pact, pact[1] - 1), _CONCLUDED, ())
        about = Part("subject", f"the {parsed.text(pact)}", ValueType.PHRASE)
        slot = Part("parties", parsed.text(listed), ValueType.PHRASE, parsed.span(listed), plural=True)
        found.append(clause_fact(clause, (about, slot), slot, context, document))
    return found


def _pact(between: Token) -> Range | None:
    """The name right before it, of two words or more, behind its article."""
    doc, start = between.doc, between.i
    while start and (doc[start - 1].text[0].isupper() or doc[start - 1].text.isdigit() or _inside(doc[start - 1])):
        start -= 1
    name = doc[start : between.i]
    named = any(t.lower_ in _PACTS and t.text[0].isupper() for t in name)
    return (
        (start, between.i)
        if named and start and doc[start - 1].lower_ == "the" and 2 <= len(name) <= MOST_NAME
        else None
    )


def _inside(link: Token) -> bool:
    """Whether a small word or a hyphen stands inside a name."""
    after, before = link.nbor(1).text, link.nbor(-1).text if link.i else ""
    joins = link.lower_ in _LINKS - {"the"} or link.text == "-"
    return joins and (after[0].isupper() or after[0].isdigit() or after == "the") and before[:1].isupper()


def _parties(between: Token) -> Range | None:
    """All who are listed behind it, each with a name; None where the list may go on or is no list."""
    first = next((c for c in between.children if c.dep_ == "pobj"), None)
    parties = [first] if first is not None else []
    while parties and (more := next((c for c in parties[-1].children if c.dep_ == "conj"), None)):
        parties.append(more)
    if not 2 <= len(parties) <= MOST_PARTIES:
        return None
    start, end = between.i + 1, parties[-1].right_edge.i + 1
    start += between.doc[start].lower_ == "the"
    listed = between.doc[start:end]
    plain = not any(t.text in '();:"' or t.pos_ in ("VERB", "AUX", "PRON") for t in listed)
    named = all(any(t.text[0].isupper() for t in p.subtree) for p in parties)
    closed = end >= len(between.doc) or between.doc[end].text in ".,;"
    return (start, end) if plain and named and closed and len(listed) <= MOST_LISTED else None
