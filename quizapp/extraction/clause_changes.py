"""Facts of a figure that changed in steps: `cut the staff to 900 by May 1921 and to 400 by 1923`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.documents.model import Document, Span
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.names import bare
from quizapp.extraction.parsed import Parsed, Range
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType, Verb
from quizapp.text.dates import parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHANGED = {
    "reduce": "reduced",
    "increase": "increased",
    "cut": "cut",
    "raise": "raised",
    "lower": "lowered",
    "expand": "expanded",
    "limit": "limited",
}
_STEP = re.compile(
    r"(?:,? (?:and )?then )?\bto (?:(about|around|some|approximately|nearly|over|almost) )?(\d[\d,.]*\d)"
    r"(?: (?!by|in|at)[a-z]+)? (by|in) ((?:the )?[A-Za-z0-9 ]*?\d{4})\b"
)


def change_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """A fact for each number and the date by which it was reached, where at least two stand in a row."""
    for token in parsed.doc:
        if token.lemma_ not in _CHANGED:
            continue
        what = next((c for c in token.children if c.dep_ in ("dobj", "nsubjpass")), None)
        if what is None or not _past(token):
            continue
        part = (what.left_edge.i, what.i + 1)
        steps = list(_STEP.finditer(parsed.line.text, token.idx))
        named = any(t.text[0].isupper() and t.i > 0 for t in parsed.tokens(part))
        if len(steps) > 1 and named and stands_alone(parsed, part, context):
            verb = f"{'were' if is_plural(parsed, what.i) else 'was'} {_CHANGED[token.lemma_]}"
            return list(
                _facts(
                    parsed,
                    part,
                    Verb(verb, token.lemma_, tuple(verb.split(maxsplit=1)[:1]), True, True),
                    steps,
                    document,
                )
            )
    return []


def _past(token: Token) -> bool:
    return any(t.tag_ in ("VBD", "VBN") for t in (token, token.head))


def _facts(parsed: Parsed, part: Range, verb: Verb, steps: list[re.Match[str]], document: Document) -> Iterator[Fact]:
    line = parsed.line
    subject = Part("subject", parsed.text(part), ValueType.PHRASE, plural=verb.text.startswith("were"))
    for step in steps:
        if parse_date(step[4]) is None:
            continue
        places = line.places[step.start(2) : step.end(2)]
        value = Part("quantity", step[2], ValueType.NUMBER, Span(places[0], places[-1] + 1), "", "to", step[1] or "")
        date = Part("date", step[4], ValueType.DATE, None, "", step[3])
        yield Fact(
            id=fact_id(bare(subject.text), f"{verb.base} to", (), step[4]),
            family=Family.CLAUSE,
            subject=bare(subject.text),
            relation=f"{verb.base} to",
            qualifiers=(),
            time=step[4],
            value=value,
            parts=(subject, value, date),
            passages=(Passage(document.name, line.passage, value.span),),
            topic=line.headings[-1] if line.headings else document.title,
            verb=verb,
            simple=True,
            rule="clause change",
        )
