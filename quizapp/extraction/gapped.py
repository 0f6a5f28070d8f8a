"""The fact of a sentence in which one part is a gap: what is asked is the part, the rest says which is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.names import bare
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.passing import passes
from quizapp.extraction.predications import Predication, is_past
from quizapp.extraction.statement import Said, changes, held_once
from quizapp.facts.as_of import as_of
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType, Verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_A_YEAR = re.compile(r"(?: [a-z]+){0,2} in (?:1[5-9]|20)\d\d\b")
"""What follows a count of one year: `a population of 4,000 in 2010`."""


def gap_fact(
    parsed: Parsed,
    part: Part,
    said: Said,
    document: Document,
    predication: Predication,
    verb: Verb | None = None,
    counted: Sequence[Part] = (),
    importance: int = 2,
) -> Fact:
    """The fact; `verb` is the clause's where it is known, `counted` the parts whose number may change with time."""
    line, root = parsed.line, predication.verb
    verb = verb or Verb(root.text, root.lemma_.lower(), past=is_past(root) or bool(predication.helper))
    named = Part("subject", _in_a_sentence(parsed, predication.subject or root), ValueType.PHRASE)
    dated = part.type is ValueType.NUMBER and _is_of_a_year(parsed, said[0].partition(part.text)[2])
    changing = (predication.main or not is_past(root)) and changes(parsed, verb, named, tuple(counted))
    volatile = not dated and (changing or passes(parsed.standing(said[1])))
    day, label = as_of(document) if volatile else ("", "")
    statement, places = held_once(said)
    rest = (("said", said[0].replace(part.text, "_", 1)),)
    relation = f"{root.lemma_} {part.role}"
    return Fact(
        id=fact_id(bare(named.text), relation, rest),
        family=Family.CLAUSE,
        subject=bare(named.text),
        relation=relation,
        qualifiers=rest,
        time="",
        value=part,
        parts=(part,),
        passages=(Passage(document.name, line.passage, part.span),),
        topic=line.headings[-1] if line.headings else document.title,
        statement=statement,
        places=places,
        as_of=day,
        as_of_label=label,
        volatile=volatile,
        importance=importance,
        rule=f"gap {part.role}",
    )


def _is_of_a_year(parsed: Parsed, behind: str) -> bool:
    """Whether a number is that of a year, which follows it; `40 mills built in 1912` may be others today."""
    found = re.match(_IN_A_YEAR, behind)
    made = found and {t.text for t in parsed.doc if t.tag_ == "VBN"} & set(found[0].split())
    return bool(found) and not made


def _in_a_sentence(parsed: Parsed, subject: Token) -> str:
    """The subject's words; a plural that has its capital only from standing first is small: `researchers`."""
    text = parsed.text((subject.left_edge.i, subject.i + 1))
    common = subject.i == 0 and subject.tag_ == "NNS" and subject.i not in parsed.instead and not text.isupper()
    return text[:1].lower() + text[1:] if common else text
