"""From documents to a bank of questions, top to bottom; opens no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quizapp.documents.model import Document
from quizapp.facts.conflict import conflicts, contradicted
from quizapp.facts.merge import merge
from quizapp.facts.model import Fact
from quizapp.packs.bank import Bank, BankHeader, Parser, Read
from quizapp.writing.gate import Judged
from quizapp.writing.keeping import keep
from quizapp.writing.write import Wording, right_values, write_questions

Family = Callable[[Document], Sequence[Fact]]
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads and words: families that need no parser, those that do, and by which versions."""

    by: str
    structure: Family
    wordings: Sequence[Wording]
    clauses: Family | None = None
    parser: Parser | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A bank, and what became of every draft."""

    bank: Bank
    judged: tuple[Judged, ...]


def make_bank(
    documents: Sequence[Document],
    read: Sequence[Read],
    engine: Engine,
    earlier: Bank | None = None,
    step: Step = lambda done, of: None,
) -> Made:
    """Facts of all documents, merged; questions of all facts; what an earlier bank approved stays."""
    facts: list[Fact] = []
    for number, document in enumerate(documents):
        step(number, len(documents))
        facts += facts_of(document, engine)
    step(len(documents), len(documents))
    merged = merge(facts)
    found = conflicts(merged)
    written = write_questions(merged, found, documents, engine.wordings, engine.by)
    header = BankHeader(by=engine.by, model=engine.parser, documents=tuple(read))
    bank = Bank(header, written.questions, tuple(merged), tuple(found))
    return Made(_with_earlier(bank, earlier, documents) if earlier else bank, written.judged)


def facts_of(document: Document, engine: Engine) -> list[Fact]:
    """The facts of one document; only its structure where it is not in English or there is no parser."""
    facts = list(engine.structure(document))
    if engine.clauses and document.language == "en":
        facts += engine.clauses(document)
    return facts


def _with_earlier(bank: Bank, earlier: Bank, documents: Sequence[Document]) -> Bank:
    texts = {document.name: document.text for document in documents}
    against = contradicted(bank.conflicts)
    questions = keep(earlier.questions, bank.questions, texts, against, right_values(bank.facts))
    known = {fact.id for fact in bank.facts}
    asked = {question.origin.fact for question in questions if question.origin}
    kept = [fact for fact in earlier.facts if fact.id in asked - known]
    return replace(bank, questions=questions, facts=(*bank.facts, *kept))
