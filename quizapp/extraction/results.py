"""What came of something: `..., leading to a long strike`, `..., resulting in a long strike`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import Piece
from quizapp.extraction.telling import can_answer, understood
from quizapp.facts.model import Fact, Part, ValueType, Verb

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_ANSWER, MOST_ANSWER, MOST_SAID, LEAST_NAMED = 3, 12, 22, 2
_LEADS = {"leading": "to", "resulting": "in"}
_LOOSE = words("this that these those it they them its their many some several various other others more further")


def result_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """At most one fact a line: what resulted when its main clause happened."""
    clause = here[0] if here else None
    if clause is None or not clause.main or not clause.verb.past or clause.verb.negated:
        return []
    for token in parsed.doc[clause.root.i + 2 :]:
        part = _result(parsed, token, clause)
        if part is None:
            continue
        said = (0, token.i - 1)
        if not _happened(parsed, said, context) or not can_answer(parsed, part):
            return []
        slot = Part("result", parsed.text(part), ValueType.PHRASE, parsed.span(part), plural=True)
        first = parsed.doc[0]
        text = parsed.text(said)
        text = text if first.pos_ == "PROPN" or first.i in parsed.instead else text[0].lower() + text[1:]
        when = Part("event", f"when {text}", ValueType.PHRASE)
        own = Clause(parsed, token, Piece("subject", part, part[0]), Verb("resulted", "result"), ())
        return [clause_fact(own, (slot, when), slot, context, document)]
    return []


def _result(parsed: Parsed, token: Token, clause: Clause) -> Range | None:
    """`tensions and unrest` of `, leading to tensions and unrest.`: common nouns, to the end of the sentence."""
    doc = parsed.doc
    tied = token.dep_ == "advcl" and token.head.i == clause.root.i and doc[token.i - 1].text == ","
    if not tied or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != _LEADS.get(token.lower_):
        return None
    part = (token.i + 2, len(doc) - doc[len(doc) - 1].is_punct)
    tokens = parsed.tokens(part)
    plain = not any(t.text in ',;:"()' or t.lower_ in _LOOSE or t.tag_ == "VBG" for t in tokens)
    nouns = any(t.pos_ == "NOUN" for t in tokens) and tokens[0].tag_ != "VBG" and not parsed.finite(part)
    fits = LEAST_ANSWER <= len(tokens) <= MOST_ANSWER and parsed.span(part) is not None
    return part if plain and nouns and fits else None


def _happened(parsed: Parsed, said: Range, context: Context) -> bool:
    """Whether what happened is one event: two names, or a name and a date, and nothing that looks back."""
    tokens = parsed.tokens(said)
    if len(tokens) > MOST_SAID or any(t.text in ';:"' or t.dep_ == "neg" for t in tokens):
        return False
    named = [t for t in tokens if t.text[0].isupper() and t.pos_ == "PROPN" and t.dep_ != "compound"]
    dated = any(t.ent_type_ == "DATE" and t.text[0].isdigit() for t in tokens)
    return len(named) + dated >= LEAST_NAMED and bool(named) and understood(parsed, [said], context)
