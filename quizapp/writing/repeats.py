"""One question a slot, and none that asks what another asks already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.facts.agree import agree, precision
from quizapp.facts.attribute import attribute
from quizapp.facts.identity import canonical, question_id
from quizapp.facts.merge import MOST_PASSAGES
from quizapp.facts.model import Family, Part, ValueType
from quizapp.text.numbers import parse_number
from quizapp.writing.doubts import GENERIC
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Judged, Verdict
from quizapp.writing.shown import SEVERAL, STOP, answer_type, content_words, sentence

MOST_A_PASSAGE = 5
TOO_ALIKE, WITHIN = 0.6, 0.75
STEM, ROOT = 6, 4
_PLAIN = re.compile(r"(?<![\w'’-])[a-z]{4,}\b")


def rank(one: Judged) -> tuple[object, ...]:
    """Best first: verdict, score, a question before a cloze, importance; the rest only makes the order certain."""
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


def one_a_slot(judged: Sequence[Judged]) -> list[Judged]:
    """The best wording of each slot; the others are dropped."""
    best: dict[str, Judged] = {}
    for one in sorted(judged, key=rank):
        best.setdefault(question_id(one.draft.fact.id, one.draft.slot), one)
    kept = set(map(id, best.values()))
    return [one if id(one) in kept else dropped(one, "another wording is better") for one in judged]


def dropped(one: Judged, reason: str) -> Judged:
    """The same, dropped for this reason unless it is already."""
    return one if one.verdict is Verdict.DROPPED else one.lowered(Verdict.DROPPED, reason)


def none_twice(judged: Sequence[Judged], names: Mapping[str, str]) -> list[Judged]:
    """What asks the same as a better one is dropped, and the better one also cites its passages."""
    kept: dict[str, list[int]] = {}
    out = list(judged)
    for place in sorted(range(len(out)), key=lambda number: _precise_first(out[number])):
        one = out[place]
        if one.verdict is Verdict.DROPPED:
            continue
        alike = kept.setdefault(_group(one.draft), [])
        same = next((other for other in alike if _asks_the_same(one.draft, out[other].draft, names)), None)
        if same is None:
            alike.append(place)
            continue
        if one.verdict is Verdict.APPROVED:
            out[same] = replace(out[same], draft=_citing(out[same].draft, one.draft))
        out[place] = dropped(one, "asked already")
    return out


def _precise_first(one: Judged) -> tuple[object, ...]:
    """Of dates that agree the one that says most is asked, whatever its wording."""
    dated = answer_type(one.draft) is ValueType.DATE and one.draft.kind not in SEVERAL
    says = precision(Part("", one.draft.answer, ValueType.DATE)) if dated else 0
    return list(Verdict).index(one.verdict), -says, *rank(one)


def few_a_passage(judged: Sequence[Judged]) -> list[Judged]:
    """Of many questions on one sentence the best few are approved."""
    taken: dict[tuple[str, int], int] = {}
    verdicts: dict[int, Judged] = {}
    for one in sorted(judged, key=rank):
        if one.verdict is not Verdict.APPROVED or one.draft.fact.family is not Family.CLAUSE:
            continue
        place = (one.draft.passages[0].document, one.draft.passages[0].span.start)
        taken[place] = taken.get(place, 0) + 1
        if taken[place] > MOST_A_PASSAGE:
            verdicts[id(one)] = one.lowered(Verdict.DRAFT, "enough questions on this passage")
    return [verdicts.get(id(one), one) for one in judged]


def _group(draft: Draft) -> str:
    """Drafts in different groups never ask the same: dates may agree when they differ, all else has the same answer."""
    if draft.kind in SEVERAL:
        return "|".join(sorted(map(canonical, (*draft.items, *(right for _, right in draft.pairs)))))
    if answer_type(draft) is ValueType.DATE:
        return "a date"
    number = parse_number(draft.answer) if answer_type(draft) is ValueType.NUMBER else None
    return str(number.value) if number else canonical(draft.answer)


def _asks_the_same(one: Draft, other: Draft, names: Mapping[str, str]) -> bool:
    """Whether the answers agree and they cite the same words, or say much the same."""
    same = canonical(one.answer) == canonical(other.answer)
    kind = answer_type(one)
    if not same and not agree(Part("", one.answer, kind), Part("", other.answer, kind)):
        return False
    if _on_the_same(one, other):
        return True
    mine, theirs = _gist(one, names), _gist(other, names)
    if len(mine & theirs) >= TOO_ALIKE * len(mine | theirs):
        return True
    least = min(len(mine), len(theirs))
    if one.kind not in SEVERAL and least > 1 and len(mine & theirs) >= WITHIN * least and _says_alike(one, other):
        return True
    return same and _overlap(one, other)


def _on_the_same(one: Draft, other: Draft) -> bool:
    """Whether both ask for the value of facts that are about the same, whatever their wording."""
    asked = [draft for draft in (one, other) if draft.slot in {"value", draft.fact.value.role}]
    return len(asked) == 2 and attribute(one.fact) == attribute(other.fact) != ""


def _gist(draft: Draft, names: Mapping[str, str]) -> set[str]:
    """The beginnings of the words that say something, acronyms spelt out."""
    words = [word for word in content_words(sentence(draft)) if word not in GENERIC]
    spelt = [part for word in words for part in names.get(word, word).split()]
    return {word if word.isdigit() else word[:STEM] for word in spelt}


def _says_alike(one: Draft, other: Draft) -> bool:
    """Whether what is said of the names is said by both, and not only the same names in something else."""
    mine, theirs = (
        {word[:ROOT] for word in _PLAIN.findall(sentence(draft)) if word not in GENERIC | STOP}
        for draft in (one, other)
    )
    return not (mine and theirs) or bool(mine & theirs)


def _overlap(one: Draft, other: Draft) -> bool:
    return any(
        p.document == q.document and max(p.span.start, q.span.start) < min(p.span.end, q.span.end)
        for p in one.passages
        for q in other.passages
    )


def _citing(draft: Draft, other: Draft) -> Draft:
    cited = {(passage.document, passage.span.start) for passage in draft.passages}
    more = [p for p in other.passages if (p.document, p.span.start) not in cited]
    return replace(draft, passages=(*draft.passages, *more)[:MOST_PASSAGES])
