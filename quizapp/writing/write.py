"""Facts become questions: worded, judged, one a slot, none twice, some as choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from quizapp.documents.model import Document
from quizapp.facts.conflict import contradicted, rivals
from quizapp.facts.identity import canonical, question_id
from quizapp.facts.model import Conflict, Fact, Family
from quizapp.packs.model import Question
from quizapp.writing.asking import question
from quizapp.writing.distractors import Peers, distractors, peers, unreasonable_to_type
from quizapp.writing.draft import Draft
from quizapp.writing.enumerating import with_options
from quizapp.writing.gate import Judged, Verdict, judge, other_names
from quizapp.writing.shown import SEVERAL, Surroundings, content_words, sentence

Wording = Callable[[Fact], Iterable[Draft]]
MOST_A_PASSAGE = 5
TOO_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Written:
    """The questions, by id, and every draft with what became of it."""

    questions: tuple[Question, ...]
    judged: tuple[Judged, ...]


def write_questions(
    facts: Sequence[Fact],
    conflicts: Sequence[Conflict],
    documents: Sequence[Document],
    wordings: Sequence[Wording],
    by: str,
) -> Written:
    """Ask each slot of each fact once, in its best wording; what is doubtful is a draft."""
    texts = {document.name: document.text for document in documents}
    names = other_names(facts)
    drafts = [with_options(_cited(draft), facts) for fact in facts for wording in wordings for draft in wording(fact)]
    around = Surroundings(texts, names, {document.name: document.title for document in documents})
    judged = judge(drafts, facts, around, contradicted(conflicts))
    chosen = _few_a_passage(_none_twice(_one_a_slot(judged)))
    options = _Options(peers(facts), right_values(facts), names)
    made = [_made(one, texts, by, options) for one in chosen]
    questions = sorted((q for q, _ in made if q), key=lambda q: q.id)
    return Written(tuple(questions), tuple(one for _, one in made))


@dataclass(frozen=True, slots=True)
class _Options:
    """Where wrong options come from, and what is never one."""

    pool: Peers
    right: Mapping[str, Sequence[str]]
    names: dict[str, str]

    def wrong(self, draft: Draft) -> tuple[str, ...]:
        """Wrong options for a draft that is better picked than typed."""
        if draft.kind not in {"short", "date"} or not unreasonable_to_type(draft):
            return ()
        seed = question_id(draft.fact.id, draft.slot)
        return distractors(draft, self.pool, self.right.get(draft.fact.id, ()), self.names, seed)


def _made(one: Judged, texts: Mapping[str, str], by: str, options: _Options) -> tuple[Question | None, Judged]:
    if one.verdict is Verdict.DROPPED:
        return None, one
    try:
        return question(one.draft, texts, by, options.wrong(one.draft), one.reasons), one
    except ValidationError as error:
        return None, one.lowered(Verdict.DROPPED, error.errors()[0]["msg"])


def right_values(facts: Sequence[Fact]) -> dict[str, tuple[str, ...]]:
    """Fact id -> values that are right too, or may be: rivals, and of clauses whatever stands in the same relation."""
    found = {fact: list(values) for fact, values in rivals(facts).items()}
    relations: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        relations.setdefault((canonical(fact.subject), canonical(fact.relation)), []).append(fact.value.text)
    for fact in facts:
        if fact.family is Family.CLAUSE:
            alike = relations[canonical(fact.subject), canonical(fact.relation)]
            found.setdefault(fact.id, []).extend(text for text in alike if text != fact.value.text)
    return {fact: tuple(values) for fact, values in found.items()}


def _rank(one: Judged) -> tuple[object, ...]:
    draft = one.draft
    return (
        list(Verdict).index(one.verdict),
        -draft.score,
        draft.kind == "cloze",
        -draft.fact.importance,
        len(draft.prompt),
        draft.prompt,
        draft.fact.id,
        draft.slot,
    )


def _one_a_slot(judged: Sequence[Judged]) -> list[Judged]:
    """The best wording of each slot; the others are dropped."""
    best: dict[str, Judged] = {}
    for one in sorted(judged, key=_rank):
        best.setdefault(question_id(one.draft.fact.id, one.draft.slot), one)
    kept = set(map(id, best.values()))
    return [one if id(one) in kept else _dropped(one, "another wording is better") for one in judged]


def _dropped(one: Judged, reason: str) -> Judged:
    return one if one.verdict is Verdict.DROPPED else one.lowered(Verdict.DROPPED, reason)


def _none_twice(judged: Sequence[Judged]) -> list[Judged]:
    """What asks the same as a better one is dropped."""
    kept: dict[str, list[Draft]] = {}
    verdicts: dict[int, Judged] = {}
    for one in sorted(judged, key=_rank):
        alike = kept.setdefault(_answer(one.draft), [])
        if one.verdict is not Verdict.DROPPED:
            if any(_same_question(one.draft, other) for other in alike):
                verdicts[id(one)] = _dropped(one, "asked already")
            else:
                alike.append(one.draft)
    return [verdicts.get(id(one), one) for one in judged]


def _answer(draft: Draft) -> str:
    if draft.kind in SEVERAL:
        return "|".join(sorted(map(canonical, (*draft.items, *(right for _, right in draft.pairs)))))
    return canonical(draft.answer)


def _same_question(one: Draft, other: Draft) -> bool:
    """Of two with the same answer: whether they cite the same words, or say much the same."""
    mine, theirs = (set(content_words(sentence(draft))) for draft in (one, other))
    if len(mine & theirs) >= TOO_ALIKE * len(mine | theirs):
        return True
    return any(
        p.document == q.document and max(p.span.start, q.span.start) < min(p.span.end, q.span.end)
        for p in one.passages
        for q in other.passages
    )


def _few_a_passage(judged: Sequence[Judged]) -> list[Judged]:
    """Of many questions on one sentence the best few are approved."""
    taken: dict[tuple[str, int], int] = {}
    verdicts: dict[int, Judged] = {}
    for one in sorted(judged, key=_rank):
        if one.verdict is not Verdict.APPROVED or one.draft.fact.family is not Family.CLAUSE:
            continue
        place = (one.draft.passages[0].document, one.draft.passages[0].span.start)
        taken[place] = taken.get(place, 0) + 1
        if taken[place] > MOST_A_PASSAGE:
            verdicts[id(one)] = one.lowered(Verdict.DRAFT, "enough questions on this passage")
    return [verdicts.get(id(one), one) for one in judged]


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
