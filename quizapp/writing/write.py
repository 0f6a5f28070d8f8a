"""Facts become questions: worded, judged, one a slot, none twice, some as choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from quizapp.documents.model import Document
from quizapp.extraction.people import people_in
from quizapp.facts.conflict import rivals
from quizapp.facts.identity import canonical, question_id
from quizapp.facts.model import Conflict, Fact, Family
from quizapp.packs.model import Question
from quizapp.text.dates import parse_date
from quizapp.writing.assistant import Assistant
from quizapp.writing.distractors import Wrong, distractors, unreasonable_to_type
from quizapp.writing.draft import Draft
from quizapp.writing.enumerating import either_order, with_options
from quizapp.writing.first_letters import lettered
from quizapp.writing.full_names import named_in_full
from quizapp.writing.gate import Judged, Verdict, judge, other_names
from quizapp.writing.grounding import grounded
from quizapp.writing.labelling import labelled, with_topic
from quizapp.writing.last_names import also_in_full
from quizapp.writing.other_names import by_other_names
from quizapp.writing.peers import Pool, pool
from quizapp.writing.repeats import few_a_passage, none_twice, one_a_slot
from quizapp.writing.shown import Surroundings
from quizapp.writing.sound import none_alike, sound

Wording = Callable[[Fact], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class Written:
    """The questions, by id, and every draft with what became of it."""

    questions: tuple[Question, ...]
    judged: tuple[Judged, ...]
    proposed: tuple[Fact, ...] = ()
    """Facts that an optional language model found."""


def write_questions(
    facts: Sequence[Fact],
    conflicts: Sequence[Conflict],
    documents: Sequence[Document],
    wordings: Sequence[Wording],
    by: str,
    assistant: Assistant | None = None,
) -> Written:
    """Ask each slot of each fact once, in its best wording; what is doubtful is a draft."""
    texts = {document.name: document.text for document in documents}
    names, known = other_names(facts), {fact.id for fact in facts}
    by_name = {document.name: document for document in documents}
    people = {document.name: people_in(document.text) for document in documents}
    drafts = [
        with_options(either_order(named_in_full(grounded(_cited(draft), by_name), by_name, people)), facts)
        for fact in facts
        for wording in wordings
        for draft in wording(fact)
    ]
    drafts = labelled(drafts, documents, names)
    around = Surroundings(texts, names, {document.name: document.title for document in documents})
    judged = judge(drafts, facts, around, conflicts)
    proposed: list[Fact] = []
    if assistant:
        more = labelled(assistant.drafts(judged, documents), documents, names)
        proposed = list({draft.fact.id: draft.fact for draft in more if draft.fact.id not in known}.values())
        judged = judge([*drafts, *more], [*facts, *proposed], around, conflicts)
    chosen = few_a_passage(none_twice(one_a_slot(judged), names))
    options = _Options(pool(facts, documents), _told(right_values(facts), conflicts), names)
    spelt = _spellings(facts)
    told = with_topic([one.draft for one in chosen], documents, names)
    chosen = [replace(one, draft=draft) for one, draft in zip(chosen, told, strict=True)]
    chosen = [replace(one, draft=lettered(_known_too(one.draft, spelt, texts))) for one in chosen]
    if assistant:
        chosen = [_explained(one, assistant, texts) for one in chosen]
    made = none_alike([_made(one, texts, by, options) for one in chosen])
    questions = sorted((q for q, _ in made if q), key=lambda q: q.id)
    return Written(tuple(questions), tuple(one for _, one in made), tuple(proposed))


def _spellings(facts: Sequence[Fact]) -> dict[str, str]:
    """Canonical acronym -> its long form as written, and back."""
    found = [(fact.subject, fact.value.text) for fact in facts if fact.family is Family.ACRONYM]
    return {canonical(one): other for pair in found for one, other in (pair, pair[::-1])}


def _also_known(draft: Draft, spelt: Mapping[str, str]) -> Draft:
    """The draft with the short form of its answer as right too, or the long one."""
    other = spelt.get(canonical(draft.answer), "") if draft.kind in {"short", "cloze"} else ""
    told = draft.fact.family is Family.ACRONYM or other in draft.accept
    return replace(draft, accept=(*draft.accept, other)) if other and not told else draft


def _known_too(draft: Draft, spelt: Mapping[str, str], texts: Mapping[str, str]) -> Draft:
    """The draft with every other form of its answer that the documents tell."""
    text = texts.get(draft.passages[0].document, "") if draft.passages else ""
    return by_other_names(also_in_full(_also_known(draft, spelt), text), text)


def _explained(one: Judged, assistant: Assistant, texts: Mapping[str, str]) -> Judged:
    return replace(one, draft=assistant.explained(one.draft, texts)) if one.verdict is Verdict.APPROVED else one


@dataclass(frozen=True, slots=True)
class _Options:
    """Where wrong options come from, and what is never one."""

    pool: Pool
    right: Mapping[str, Sequence[str]]
    names: dict[str, str]

    def wrong(self, draft: Draft) -> tuple[Wrong, ...]:
        """Wrong options for a draft that is better picked than typed."""
        if draft.kind not in {"short", "date"} or not unreasonable_to_type(draft):
            return ()
        seed = question_id(draft.fact.id, draft.slot)
        return distractors(draft, self.pool, self.right.get(draft.fact.id, ()), self.names, seed)


def _made(one: Judged, texts: Mapping[str, str], by: str, options: _Options) -> tuple[Question | None, Judged]:
    if one.verdict is Verdict.DROPPED:
        return None, one
    try:
        return sound(one, texts, by, options.wrong(one.draft))
    except ValidationError as error:
        return None, one.lowered(Verdict.DROPPED, error.errors()[0]["msg"])


def right_values(facts: Sequence[Fact]) -> dict[str, tuple[str, ...]]:
    """Fact id -> values that are right too, or may be: rivals, and of clauses whatever stands in the same relation."""
    found = {fact: list(values) for fact, values in rivals(facts).items()}
    relations: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        relations.setdefault((canonical(fact.subject), canonical(fact.relation)), []).append(fact)
    for fact in facts:
        if fact.family is Family.CLAUSE:
            alike = relations[canonical(fact.subject), canonical(fact.relation)]
            more = [o.value.text for o in alike if o.value.text != fact.value.text and not _at_other_times(fact, o)]
            found.setdefault(fact.id, []).extend(more)
    return {fact: tuple(values) for fact, values in found.items()}


def _told(right: Mapping[str, Sequence[str]], conflicts: Sequence[Conflict]) -> dict[str, tuple[str, ...]]:
    """The same with every value that a conflict tells of a fact, found in a fact or only in the text."""
    found = {fact: tuple(values) for fact, values in right.items()}
    for conflict in conflicts:
        values = tuple(value for _, value, _ in conflict.statements)
        found |= {fact: (*found.get(fact, ()), *values) for fact in conflict.facts}
    return found


def _at_other_times(one: Fact, other: Fact) -> bool:
    """Whether each is known by a time of its own, so that neither is right of the other."""
    a, b = parse_date(one.time), parse_date(other.time)
    if not a or not b or a.qualifier or b.qualifier:
        return False
    return a.end <= b.start or b.end <= a.start


def _cited(draft: Draft) -> Draft:
    """The draft with its fact's passages, where the wording gave none."""
    if draft.passages:
        return draft
    asks_the_value = draft.slot in {"value", draft.fact.value.role}
    first, *others = draft.fact.passages or (None,)
    if first is None:
        return draft
    own = replace(first, value=draft.answer_span or (first.value if asks_the_value else None))
    return replace(draft, passages=(own, *(p if asks_the_value else replace(p, value=None) for p in others if p)))
