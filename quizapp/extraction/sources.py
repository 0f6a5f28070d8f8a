"""The two that something comes from: `derives its powers from the Charter of Arlen and the Brek Treaty`."""

from __future__ import annotations

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.telling import agrees, reaches
from quizapp.facts.model import Fact, Part, ValueType

MOST_SUBJECT, MOST_NAME, MOST_THING = 8, 12, 5
_DERIVING = words("derive draw inherit borrow")
_STOPS = words("between which who that where when while including")


def source_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """From which two sources something is had, both of them named."""
    clause = here[0] if here else None
    if clause is None or not clause.main or clause.verb.negated or clause.verb.base not in _DERIVING:
        return []
    head, about = parsed.doc[clause.subject.head], clause.subject.range
    named = any(t.pos_ == "PROPN" or t.i in parsed.instead for t in parsed.tokens(about))
    if clause.verb.passive or not named or about[1] - about[0] > MOST_SUBJECT:
        return []
    if not (stands_alone(parsed, about, context) and agrees(clause.root, head) and reaches(parsed, clause)):
        return []
    tied = next((t for t in parsed.doc[clause.root.i + 1 :] if t.lower_ == "from"), None)
    both = _both(parsed, tied.i + 1) if tied else None
    if tied is None or both is None or not 1 < tied.i - clause.root.i <= MOST_THING + 1:
        return []
    one, other = both
    text, whole = f"{parsed.text(one)} and {parsed.text(other)}", (one[0], other[1])
    slot = Part("sources", text, ValueType.PHRASE, parsed.span(whole), plural=True)
    subject = Part("subject", inside(parsed, about), ValueType.PHRASE, plural=is_plural(parsed, clause.subject.head))
    thing = Part("between", parsed.text((clause.root.i + 1, tied.i)).strip(), ValueType.PHRASE)
    return [clause_fact(clause, (subject, thing, slot), slot, context, document)]


def _both(parsed: Parsed, start: int) -> tuple[Range, Range] | None:
    """The two names from here on; None where there are more, or one of them is none."""
    doc = parsed.doc
    stop = next((t.i for t in doc[start:] if t.text in ",;:." or t.lower_ in _STOPS), len(doc))
    if stop < len(doc) and doc[stop].text == ",":
        return None
    joins = [t.i for t in doc[start:stop] if t.lower_ == "and"]
    if len(joins) != 1:
        return None
    second = joins[0] + 1 + (doc[joins[0] + 1].lower_ == "from")
    one, other = (start, joins[0]), (second, stop)
    fine = all(_is_name(parsed, part) for part in (one, other)) and parsed.span((start, stop)) is not None
    return (one, other) if fine else None


def _is_name(parsed: Parsed, part: Range) -> bool:
    tokens = parsed.tokens(part)
    plain = not any(t.pos_ in ("VERB", "AUX", "PRON") or t.text in '"()' for t in tokens)
    return 1 <= len(tokens) <= MOST_NAME and plain and any(t.pos_ == "PROPN" for t in tokens)
