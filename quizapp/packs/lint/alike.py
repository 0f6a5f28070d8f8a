"""Questions of one pack that ask the same: the same prompt, or nearly the same with the same answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz

from quizapp.packs.answers import facets, shown
from quizapp.packs.forms import form
from quizapp.packs.gaps import blanked
from quizapp.packs.lint.words import content
from quizapp.packs.model import Question

ALIKE = 92.0
_NEIGHBOURS = 12
_SHARE, _LEAST = 0.75, 0.6


def asked(question: Question) -> str:
    """The words of what is asked, in one form."""
    return form(blanked(question.text) if question.kind == "cloze" else question.prompt)


def same(questions: Sequence[Question]) -> Iterator[tuple[int, int]]:
    """Numbers of questions whose prompts are the same, with the first that has it."""
    groups: defaultdict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        groups[question.kind == "cloze", asked(question)].append(number)
    for group in groups.values():
        first: dict[str, int] = {}
        for number in group if len(group) > 1 else ():
            earlier = first.setdefault(_set_of(questions[number]), number)
            if earlier != number:
                yield number, earlier


def _set_of(question: Question) -> str:
    """`Put in order.` asks something else with other items; so does `Which of these?` with other choices."""
    if question.kind in {"choice", "multi"}:
        return "|".join(sorted(form(choice.text) for choice in question.choices))
    parts = question.items if question.kind == "order" else question.pairs if question.kind == "match" else ()
    return "|".join(sorted(map(form, parts)))


def near(questions: Sequence[Question]) -> Iterator[tuple[int, int]]:
    """Numbers of questions with the same answer and nearly the same prompt, with an earlier one."""
    groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, question in enumerate(questions):
        if question.kind in {"match", "order", "multi"}:
            continue
        for facet in facets(question) if question.kind == "cloze" else ("",):
            groups[_answer(question, facet)].append((asked(question), number))
    told: set[int] = set()
    for group in groups.values():
        for one, two in _pairs(group) if len(group) > 1 else ():
            earlier, later = sorted((one[1], two[1]))
            if later not in told and one[0] != two[0] and _alike(one[0], two[0]):
                told.add(later)
                yield later, earlier


def _answer(question: Any, facet: str) -> str:
    return str(question.answer) if question.kind in {"number", "date"} else form(shown(question, facet))


def _pairs(group: list[tuple[str, int]]) -> Iterable[tuple[tuple[str, int], tuple[str, int]]]:
    """All pairs of a small group; of a large one those that are neighbours when sorted by their words."""
    reach = len(group) if len(group) <= 60 else _NEIGHBOURS
    group = sorted(group, key=lambda one: (sorted(one[0].split()), one[1]))
    for place, one in enumerate(group):
        for two in group[place + 1 : place + 1 + reach]:
            yield one, two


def _alike(one: str, two: str) -> bool:
    if _digits(one) != _digits(two):
        return False
    return fuzz.token_sort_ratio(one, two, score_cutoff=ALIKE) > 0 or _say_the_same(content(one), content(two))


def _say_the_same(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether what two prompts tell is the same but for a few words."""
    fewer, common = min(len(one), len(two)), len(one & two)
    return common > 1 and common >= _SHARE * fewer and common >= _LEAST * max(len(one), len(two))


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))
