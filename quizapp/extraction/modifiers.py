"""What is said of a thing beside the main clause: `that was approved by X in 1912`, `aimed at ending Y`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_tree import Clause, hangs_elsewhere
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import is_name
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import Piece
from quizapp.extraction.predications import is_past
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.telling import can_answer
from quizapp.facts.model import Fact, Part, ValueType, Verb
from quizapp.text.dates import parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_THING, LEAST_AIM, MOST_AIM = 10, 2, 14
_MEANT = words("design intend mean")
_DATED = words("in on")


def modifier_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """Date and doer of what a relative clause tells, and what something was aimed at or designed to do."""
    found: list[Fact] = []
    for token in parsed.doc:
        if token.tag_ != "VBN" or token.dep_ not in ("relcl", "acl"):
            continue
        thing = _thing(parsed, token, context)
        if thing is None:
            continue
        clause = Clause(parsed, token, Piece("subject", thing, token.head.i), _verb(token), ())
        about = Part("subject", _definite(parsed, thing), ValueType.PHRASE)
        for parts, slot in (*_done(parsed, token, context, about), *_meant(parsed, token, about)):
            found.append(clause_fact(clause, parts, slot, context, document, "modifier"))
    return found


def _verb(token: Token) -> Verb:
    root = next((t for t in token.doc if t.dep_ == "ROOT"), token)
    dated = any(t.ent_type_ == "DATE" and t.text.isdigit() for t in token.subtree)
    now = any(t.dep_ == "auxpass" and t.tag_ in ("VBZ", "VBP") for t in token.children) or (
        token.dep_ == "acl" and not is_past(root) and not dated
    )
    be = "is" if now else "was"
    return Verb(f"{be} {token.text}", token.lemma_.lower(), (be,), not now, True)


def _thing(parsed: Parsed, token: Token, context: Context) -> Range | None:
    """The one thing that the words are said of, up to them; it names something, and nothing in it looks back."""
    head = token.head
    start, end = head.left_edge.i, token.i
    group = [c.i for c in token.children if c.i < token.i and c.dep_ in ("nsubjpass", "auxpass")]
    if token.dep_ == "relcl":
        who = next((c for c in token.children if c.dep_ == "nsubjpass" and c.lower_ in ("that", "which")), None)
        if who is None or group != list(range(token.i - 2, token.i)):
            return None
        end = who.i
    elif group or token.left_edge.i != token.i or (parsed.doc[end - 1].text == "," and hangs_elsewhere(token)):
        return None
    end -= parsed.doc[end - 1].text == ","
    thing, tokens = (start, end), parsed.tokens((start, end))
    if head.tag_ not in ("NN", "NNP") or not 2 <= len(tokens) <= MOST_THING or head.i >= end:
        return None
    plain = not any(t.text in ',;:"' or t.dep_ in ("cc", "conj", "appos") or t.pos_ == "PRON" for t in tokens)
    said = tokens[0].lower_ == "the" or any(t.tag_ == "POS" and t.head.head.i == head.i for t in tokens)
    named = any(t.pos_ == "PROPN" for t in tokens)
    clear = stands_alone(parsed, thing, context) or tokens[0].lower_ == "the"
    return thing if plain and said and named and clear and _binds(parsed, head, end) else None


def _binds(parsed: Parsed, head: Token, end: int) -> bool:
    """Whether all that stands before the words hangs on the thing."""
    return all(t.i == head.i or head.is_ancestor(t) for t in parsed.tokens((head.i, end)))


def _definite(parsed: Parsed, thing: Range) -> str:
    text = parsed.text(thing)
    return f"the{text[3:]}" if text.startswith("The ") else text


def _done(parsed: Parsed, token: Token, context: Context, about: Part) -> Iterator[tuple[tuple[Part, ...], Part]]:
    """`approved by the Orwin Council in May 1912`: when, and by whom."""
    if token.right_edge.i + 1 < len(parsed.doc) and not parsed.doc[token.right_edge.i + 1].is_punct:
        return
    by = [c for c in token.children if c.dep_ == "agent"]
    when = [c for c in token.children if c.dep_ == "prep" and c.lower_ in _DATED]
    if len(by) != 1 or len(when) != 1 or by[0].i != token.i + 1 or when[0].i < by[0].i:
        return
    if any(t.i > token.i and t.dep_ not in ("agent", "prep", "punct") for t in token.children):
        return
    who, day = (by[0].i + 1, when[0].i), (when[0].i + 1, token.right_edge.i + 1)
    read, name = parse_date(parsed.text(day)), parsed.text(who)
    if read is None or read.incomplete or parsed.span(day) is None or parsed.span(who) is None or not is_name(name):
        return
    kind, noun = sort_of(parsed, who, next(c.i for c in by[0].children), context.expansions)
    date = Part("date", parsed.text(day), ValueType.DATE, parsed.span(day), read.precision, when[0].lower_)
    agent = Part("agent", name, kind, parsed.span(who), noun, "by")
    yield (about, agent, date), date
    if kind in (ValueType.PERSON, ValueType.ORGANISATION) and noun:
        yield (about, agent, date), agent


def _meant(parsed: Parsed, token: Token, about: Part) -> Iterator[tuple[tuple[Part, ...], Part]]:
    """`aimed at ending the strike`, `designed to carry coal`: to the end of the phrase."""
    after = parsed.doc[token.i + 1] if token.i + 1 < len(parsed.doc) else token
    aimed = token.lower_ == "aimed" and after.lower_ == "at" and after.head.i == token.i
    meant = token.lemma_.lower() in _MEANT and after.tag_ == "TO" and after.head.head.i == token.i
    if not (aimed or meant):
        return
    part = (token.i + 1 + aimed, token.right_edge.i + 1)
    tokens = parsed.tokens(part)
    closed = part[1] >= len(parsed.doc) or parsed.doc[part[1]].is_punct
    whole = closed and not any(t.text in '";:,' for t in tokens) and parsed.span(part) is not None
    if not whole or not LEAST_AIM <= len(tokens) <= MOST_AIM or not can_answer(parsed, part):
        return
    role = "meant" if aimed else "aim"
    slot = Part(role, parsed.text(part), ValueType.PHRASE if aimed else ValueType.PURPOSE, parsed.span(part))
    yield (about, slot, Part("behind", "at" if aimed else "to do", ValueType.PHRASE)), slot
