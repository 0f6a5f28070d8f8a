"""What kind of thing something is: `The Orwin rail is a long-legged marsh bird that ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside, tells_apart
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.telling import agrees, reaches, understood
from quizapp.facts.model import Fact, Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_SUBJECT, LEAST_TOLD, MOST_TOLD = 6, 5, 24


def kind_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """The kind of what a clause with `be` describes, and all that it says of it."""
    return [
        clause_fact(clause, (parts[0], told), told, context, document)
        for clause in here
        if clause.main and (parts := _parts(parsed, clause, context))
        for told in reversed(parts[1:])
    ]


def _parts(parsed: Parsed, clause: Clause, context: Context) -> tuple[Part, ...]:
    head, part = parsed.doc[clause.subject.head], clause.subject.range
    described = [c for c in clause.root.children if c.dep_ == "attr" and c.i > clause.root.i]
    if clause.verb.text not in ("is", "was", "are", "were") or len(described) != 1 or part[1] - part[0] > MOST_SUBJECT:
        return ()
    if not (agrees(clause.root, head) and reaches(parsed, clause)) or head.pos_ not in ("NOUN", "PROPN"):
        return ()
    if not (stands_alone(parsed, part, context) or understood(parsed, [part], context)) or clause.verb.negated:
        return ()
    noun = described[0]
    kind = (noun.left_edge.i, noun.i + 1)
    if kind[0] != clause.root.i + 1 or not tells_apart(parsed, kind) or _goes_on(parsed, noun.i):
        return ()
    subject = Part("subject", inside(parsed, part), ValueType.PHRASE, plural=head.tag_ in ("NNS", "NNPS"))
    whole = _whole(parsed, noun)
    told = Part("kind", parsed.text(kind), ValueType.PHRASE, parsed.span(kind), noun.text)
    return (subject, *whole) if whole and whole[0].text == told.text else (subject, told, *whole)


def _whole(parsed: Parsed, noun: Token) -> tuple[Part, ...]:
    """All that is said of what it is, where that runs to the end of the sentence and is not long."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    behind = [child for child in noun.head.children if child.i > noun.i]
    if all(child.dep_ in ("prep", "punct") for child in behind):
        end = max([end, *(child.right_edge.i + 1 for child in behind if child.dep_ == "prep")])
    if end - start > MOST_TOLD or parsed.doc[end - 1].is_punct:
        end = noun.i + 1
    tokens = parsed.tokens((start, end))
    short = parsed.doc[noun.head.i - 1].text.isupper() or noun.head.tag_ not in ("VBZ", "VBD")
    torn = end < len(parsed.doc) and parsed.doc[end].pos_ in ("NOUN", "PROPN", "PART", "X", "NUM", "VERB")
    torn = torn or (end + 1 < len(parsed.doc) and parsed.doc[end].dep_ == "cc" and parsed.doc[end + 1].tag_ == "VBG")
    joined = end + 1 < len(parsed.doc) and parsed.doc[end].text == "," and _joins(parsed, end + 1)
    if short or torn or joined or not LEAST_TOLD <= len(tokens) <= MOST_TOLD:
        return ()
    return (Part("description", parsed.text((start, end)), ValueType.PHRASE, parsed.span((start, end))),)


def _joins(parsed: Parsed, start: int) -> bool:
    """Whether what follows a comma is a further member: `and ...`, or `the power to fly, and the power to swim`."""
    first = parsed.doc[start]
    opens = first.tag_ in ("DT", "NN", "NNS", "JJ") and any(t.lower_ in ("and", "or") for t in parsed.doc[start:])
    thing = first if first.pos_ == "NOUN" else first.head
    only_added = thing.dep_ == "appos" and not any(c.dep_ == "conj" for c in thing.children)
    return first.dep_ == "cc" or (opens and not only_added)


def _goes_on(parsed: Parsed, head: int) -> bool:
    """Whether the noun is one of several, or half of a longer one."""
    after = parsed.doc[head + 1] if head + 1 < len(parsed.doc) else None
    joined = any(c.dep_ in ("conj", "cc") for c in parsed.doc[head].children)
    return joined or (after is not None and (after.pos_ in ("NOUN", "PROPN", "NUM") or after.lower_ in ("of", "-")))
