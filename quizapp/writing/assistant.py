"""The optional language model: words awkward questions afresh, proposes facts, explains answers.

Nothing it writes is taken on trust: its answer stands in the cited passage, a second prompt has to answer the question
from that passage alone, and the gate judges it like any other. What fails costs that question and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizapp.documents.model import Document, Span
from quizapp.facts.agree import agree
from quizapp.facts.identity import canonical, fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType
from quizapp.text.dates import parse_date
from quizapp.text.numbers import parse_number
from quizapp.writing import assistant_prompts as prompts
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Judged, Verdict
from quizapp.writing.shown import answer_type, content_words, sentence
from quizapp.writing.wording_answers import accepted, kind_of

Ask = Callable[[str, str], str]
"""(what to do, what about) -> the reply; whatever it raises is that reply's failure."""

LEAST_WORDS, MOST_WORDS, LONGEST_EXPLANATION = 7, 45, 40
NOT_THE_WORDS = ("the documents disagree", "another answer is right too", "can change, and has no date")
"""Reasons for a draft that no other wording mends."""


@dataclass
class Assistant:
    """A model by its name, what it is asked through, and what came of it."""

    name: str
    ask: Ask
    announce: Callable[[int, int, Sequence[str]], None] = lambda passages, words, documents: None
    """Told before anything is sent: how many passages and words, of which documents."""
    step: Callable[[int, int], None] = lambda done, of: None
    failures: list[str] = field(default_factory=list)
    """Why a reply was not used, each with the words it was about."""

    def drafts(self, judged: Sequence[Judged], documents: Sequence[Document]) -> list[Draft]:
        """Further drafts: awkward ones reworded, and questions on sentences that gave none."""
        awkward, silent = _awkward(judged), _silent(judged, documents)
        self.announce(*_amount([*awkward, *silent, *_unexplained(judged)]))
        found: list[Draft] = []
        for number, task in enumerate((*awkward, *silent)):
            self.step(number, len(awkward) + len(silent))
            found += self._attempt(task)
        self.step(1, 1)
        return found

    def explained(self, draft: Draft, texts: Mapping[str, str]) -> Draft:
        """The draft with an explanation, if the model gives one that says nothing but what the passage says."""
        if draft.explanation or not draft.answer or not draft.passages:
            return draft
        passage = texts[draft.passages[0].document][draft.passages[0].span.start : draft.passages[0].span.end]
        try:
            asked = prompts.about(passage, draft.fact.topic, question=sentence(draft), answer=draft.answer)
            said = prompts.text_in(self.ask(prompts.EXPLAIN, asked), "explanation")
            _require(_says_no_more(said, f"{passage} {sentence(draft)} {draft.answer}"), "it explains by other things")
        except Exception as error:
            self._failed(sentence(draft), error)
            return draft
        return replace(draft, explanation=said, explained_by=self.name)

    def _attempt(self, task: Task) -> list[Draft]:
        """What comes of one passage; nothing where anything about it fails, whatever a plug-in raises."""
        try:
            drafts = [replace(draft, worded_by=self.name) for draft in task.drafts(self.ask)]
            return [draft for draft in drafts if self._answered(draft, task)]
        except Exception as error:
            self._failed(task.passage, error)
            return []

    def _answered(self, draft: Draft, task: Task) -> bool:
        """Whether the question, asked of the passage alone, gets the answer that the draft has."""
        reply = self.ask(prompts.ANSWER, prompts.about(task.passage, task.title, question=draft.prompt))
        given, meant = prompts.text_in(reply, "answer"), draft.answer
        kind = answer_type(draft)
        right = {canonical(text) for text in (meant, *draft.accept)}
        if canonical(given) in right or agree(Part("", given, kind), Part("", meant, kind)):
            return True
        self._failed(draft.prompt, prompts.Nonsense(f"asked again it answers '{given[:60]}', not '{meant}'"))
        return False

    def _failed(self, about: str, error: Exception) -> None:
        self.failures.append(f"{' '.join(about.split())[:60]}: {error or type(error).__name__}")


@dataclass(frozen=True, slots=True)
class Task:
    """A passage to send, and what to make of the reply."""

    passage: str
    title: str
    document: str
    drafts: Callable[[Ask], list[Draft]]


def _awkward(judged: Sequence[Judged]) -> list[Task]:
    """One task for each slot that only has a draft, where other words might do."""
    approved = {(one.draft.fact.id, one.draft.slot) for one in judged if one.verdict is Verdict.APPROVED}
    worth: dict[tuple[str, str], Draft] = {}
    for one in judged:
        draft = one.draft
        slot = (draft.fact.id, draft.slot)
        mendable = one.verdict is Verdict.DRAFT and not set(one.reasons) & set(NOT_THE_WORDS)
        if mendable and slot not in approved and draft.answer and draft.fact.statement and draft.passages:
            worth.setdefault(slot, draft)
    return [_reworded(draft) for draft in worth.values()]


def _reworded(draft: Draft) -> Task:
    fact, passage = draft.fact, draft.fact.statement

    def drafts(ask: Ask) -> list[Draft]:
        asked = prompts.about(passage, fact.topic, answer=draft.answer)
        question = prompts.text_in(ask(prompts.REWORD, asked), "question")
        kind = draft.kind if draft.kind != "cloze" else kind_of(fact.value)
        return [replace(draft, kind=kind, prompt=question, rule="model: reworded", score=0.5)]

    return Task(passage, fact.topic, draft.passages[0].document, drafts)


def _silent(judged: Sequence[Judged], documents: Sequence[Document]) -> list[Task]:
    """One task for each sentence that no approved question cites."""
    cited: dict[str, list[Span]] = {}
    for one in judged:
        if one.verdict is Verdict.APPROVED:
            for passage in one.draft.passages:
                cited.setdefault(passage.document, []).append(passage.span)
    return [
        _proposed(said, span, document)
        for document in documents
        if document.language == "en"
        for said, span in _sentences(document)
        if not any(max(span.start, other.start) < min(span.end, other.end) for other in cited.get(document.name, ()))
    ]


def _sentences(document: Document) -> Iterator[tuple[str, Span]]:
    for one in document.sentences:
        if LEAST_WORDS <= len(one.text.split()) <= MOST_WORDS:
            yield one.text, document.blocks[one.block].place(one.start, one.end)


def _proposed(said: str, span: Span, document: Document) -> Task:
    def drafts(ask: Ask) -> list[Draft]:
        found = prompts.proposals_in(ask(prompts.PROPOSE, prompts.about(said, document.title)))
        return [_draft(one, said, span, document) for one in found]

    return Task(said, document.title, document.name, drafts)


def _draft(one: prompts.Proposal, said: str, span: Span, document: Document) -> Draft:
    at = document.passage(span).find(one.answer)
    _require(at >= 0 and bool(one.answer), f"its answer '{one.answer[:60]}' does not stand in the passage")
    place = Span(span.start + at, span.start + at + len(one.answer))
    value = Part("proposed", one.answer, _type(one.answer), place)
    rest = (("said", said.replace(one.answer, "_", 1)),)
    fact = Fact(
        id=fact_id(document.title, "proposed", rest),
        family=Family.CLAUSE,
        subject=document.title,
        relation="proposed",
        qualifiers=rest,
        time="",
        value=value,
        parts=(value,),
        passages=(Passage(document.name, span, place),),
        topic=document.title,
        statement=said,
        rule="model: proposed",
    )
    return Draft(
        fact=fact,
        slot="proposed",
        kind=kind_of(value),
        prompt=one.question,
        answer=one.answer,
        accept=accepted(value),
        answer_span=place,
        passages=fact.passages,
        score=0.45,
        rule="model: proposed",
    )


def _type(answer: str) -> ValueType:
    number = parse_number(answer)
    if number and number.low == number.high and not re.fullmatch(r"\d{4}", answer):
        return ValueType.NUMBER
    return ValueType.DATE if parse_date(answer) else ValueType.PHRASE


def _unexplained(judged: Sequence[Judged]) -> Iterator[Task]:
    """What is sent to have approved answers explained; it makes no drafts."""
    for one in judged:
        if one.verdict is Verdict.APPROVED and not one.draft.explanation and one.draft.answer:
            passage = one.draft.passages[0]
            words = one.draft.fact.statement or sentence(one.draft)
            yield Task(words, one.draft.fact.topic, passage.document, lambda ask: [])


def _amount(tasks: Sequence[Task]) -> tuple[int, int, list[str]]:
    """How many passages with about how many words are sent, and from which documents."""
    passages = {(task.document, task.passage): len(task.passage.split()) for task in tasks}
    return len(passages), sum(passages.values()), sorted({document for document, _ in passages})


def _says_no_more(said: str, known: str) -> bool:
    """Whether a sentence has no name, number or second sentence that is not known already."""
    words = set(canonical(known).split())
    telling = [word for word in said.split()[1:] if word[0].isupper() or any(c.isdigit() for c in word)]
    new = [part for word in telling for part in canonical(word).split() if part not in words]
    share = [word for word in content_words(said) if word in words]
    return 4 <= len(said.split()) <= LONGEST_EXPLANATION and not new and 2 * len(share) >= len(content_words(said))


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise prompts.Nonsense(otherwise)
