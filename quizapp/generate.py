"""From documents to a bank of questions, top to bottom; opens no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.documents.model import Document, Span
from quizapp.facts.conflict import conflicts, contradicted
from quizapp.facts.mentions import mentions
from quizapp.facts.merge import merge
from quizapp.facts.model import Fact, Passage
from quizapp.facts.settling import Settlement, settled
from quizapp.facts.stamped import stamped
from quizapp.packs.bank import Bank, BankHeader, Parser, Read
from quizapp.packs.changes import Changes, changes
from quizapp.packs.model import Curated, Question
from quizapp.writing.assistant import Assistant
from quizapp.writing.gate import Judged
from quizapp.writing.keeping import Situation, keep
from quizapp.writing.write import Wording, right_values, write_questions

Family = Callable[[Document], Sequence[Fact]]
Step = Callable[[int, int], None]
Spread = Callable[[Sequence[Document]], Iterable[Sequence[Fact]]]
"""The facts of each document, in the order of the documents."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads and words: families that need no parser, those that do, and by which versions."""

    by: str
    structure: Family
    wordings: Sequence[Wording]
    clauses: Family | None = None
    parser: Parser | None = None
    silent: Callable[[Document], Mapping[int, str]] = lambda document: {}
    """Start of a sentence -> why it gives no fact; only asked for an explanation."""
    unasked: Callable[[Document], Mapping[Span, str]] = lambda document: {}
    """Lists, fields and tables -> why they give no fact of their own; likewise."""


@dataclass(frozen=True, slots=True)
class Made:
    """A bank, and what became of every draft."""

    bank: Bank
    judged: tuple[Judged, ...]
    changes: Changes | None = None
    """What became of the questions that an earlier bank had to study; None where there was none."""


def make_bank(
    documents: Sequence[Document],
    read: Sequence[Read],
    engine: Engine,
    earlier: Bank | None = None,
    rewrite: bool = False,
    step: Step = lambda done, of: None,
    spread: Spread | None = None,
    assistant: Assistant | None = None,
    curated: Curated | None = None,
) -> Made:
    """Facts of all documents, merged; questions of all facts; what an earlier bank approved stays unless `rewrite`.

    What a curator kept counts as approved, and a conflict that was settled is asked as was decided.
    """
    facts: list[Fact] = []
    step(0, len(documents))
    found_in = spread(documents) if spread else (facts_of(document, engine) for document in documents)
    for number, found in enumerate(found_in, 1):
        facts += found
        step(number, len(documents))
    merged = stamped(merge(facts), documents)
    disagreements = conflicts(merged, mentions(documents, merged))
    if curated and curated.conflicts:
        disagreements, merged = settled(disagreements, merged, _settlements(curated), documents)
    written = write_questions(merged, disagreements, documents, engine.wordings, engine.by, assistant)
    header = BankHeader(by=engine.by, model=engine.parser, documents=tuple(read))
    bank = Bank(header, written.questions, (*merged, *written.proposed), tuple(disagreements))
    if earlier is None:
        return Made(bank, written.judged)
    vouched = curated.as_generated(one.id for one in (*curated.keep, *curated.edit)) if curated else set()
    bank = _with_earlier(bank, earlier, documents, rewrite, vouched, curated.edit if curated else ())
    return Made(bank, written.judged, changes(earlier.questions, bank.questions, vouched))


def facts_of(document: Document, engine: Engine) -> list[Fact]:
    """The facts of one document; only its structure where it is not in English or there is no parser."""
    facts = list(engine.structure(document))
    if engine.clauses and document.language == "en":
        facts += engine.clauses(document)
    return facts


def _settlements(curated: Curated) -> dict[str, Settlement]:
    return {one.id: Settlement(one.ask, one.value) for one in curated.conflicts}


def _with_earlier(
    bank: Bank,
    earlier: Bank,
    documents: Sequence[Document],
    rewrite: bool,
    vouched: Collection[str],
    edited: Sequence[Question],
) -> Bank:
    now = Situation(
        texts={document.name: document.text for document in documents},
        renamed=_renamed(earlier.header, bank.header),
        contradicted=contradicted(bank.conflicts),
        right=right_values(bank.facts),
        vouched=vouched,
        edited=edited,
    )
    questions = keep(earlier.questions, bank.questions, now, rewrite)
    known = {fact.id for fact in bank.facts}
    asked = {question.origin.fact: question for question in questions if question.origin}
    kept = (_cited_by(asked[fact.id], fact, now) for fact in earlier.facts if fact.id in asked and fact.id not in known)
    return replace(bank, questions=questions, facts=(*bank.facts, *(fact for fact in kept if fact.passages)))


def _renamed(before: BankHeader, now: BankHeader) -> dict[str, str]:
    """Former name -> name now of documents that have the same bytes and another name."""
    old, new = ({read.name for read in header.documents} for header in (before, now))
    same = {read.sha256: read.name for read in reversed(now.documents) if read.name not in old}
    return {read.name: same[read.sha256] for read in before.documents if read.name not in new and read.sha256 in same}


def _cited_by(question: Question, fact: Fact, now: Situation) -> Fact:
    """An earlier fact with its passages where its question now finds them; none that is gone."""
    passages = tuple(
        Passage(one.source, Span(one.start, one.end), Span(*one.answer) if one.answer else None)
        for one in question.evidence
        if one.start is not None
        and one.end is not None
        and now.texts.get(one.source, "")[one.start : one.end] == one.quote
    )
    return replace(fact, passages=passages)
