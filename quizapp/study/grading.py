"""Whether an answer is right, for all ten kinds, with the rule that decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.packs.answers import accepted, prompt, shown
from quizapp.study.grading_dates import agree_date
from quizapp.study.grading_numbers import Asked, agree_number, same_number
from quizapp.study.grading_several import BETWEEN, Parts, in_order, matches, pairs, picked, several
from quizapp.study.grading_text import Agreement, Policy, agree, known_terms
from quizapp.study.model import Rating, Verdict
from quizapp.text.control import clean
from quizapp.text.dates import parse_date
from quizapp.text.written import FORMULA, read, sorts, typed

if TYPE_CHECKING:
    from quizapp.packs.model import Question

Response = str | Sequence[str]


def grade(
    question: Question,
    response: Response,
    facet: str = "",
    vocabulary: frozenset[str] = frozenset(),
    *,
    language: str = "en",
) -> Verdict:
    """The verdict on an answer. `vocabulary` is every known term of the pack: none of them is a typo of another.

    Several items come as a sequence (multi: the options picked; order: the items in the order given; match: the right
    sides in the order of the left); everything else as text. Nothing at all is "I don't know".
    """
    given = (response,) if isinstance(response, str) else tuple(response)
    kept = BETWEEN.join(clean(one).strip() for one in given)
    right = shown(question, facet, language)
    if question.kind == "flashcard":
        return Verdict(None, "self", right, Rating.GOOD, kept)
    if not any(one.strip() for one in given):
        return Verdict(False, "unknown", right, Rating.AGAIN, "")
    judge = _PICKED.get(question.kind)
    if judge is not None:
        verdict = judge(question, given)
    else:
        verdict = _typed(question, " ".join(given), facet, vocabulary, language)
    return replace(verdict, shown=right, response=kept)


def _verdict(right: bool, rule: str, *, near: str = "", parts: Parts = ()) -> Verdict:
    return Verdict(right, rule, "", Rating.GOOD if right else Rating.AGAIN, near=near, parts=parts)


def _choice(question: Any, given: Sequence[str]) -> Verdict:
    chosen = picked(given[0], [choice.text for choice in question.choices])
    right = len(given) == 1 and matches(chosen, question.answer)
    why = next((choice.why for choice in question.choices if choice.text == chosen), "")
    return _verdict(right, "exact" if right else "wrong", near="" if right else why)


def _truth(question: Any, given: Sequence[str]) -> Verdict:
    right = len(given) == 1 and given[0].strip().casefold() == ("true" if question.answer else "false")
    return _verdict(right, "exact" if right else "wrong")


def _all(parts: Parts, *, complete: bool = True) -> Verdict:
    right = complete and all(found for _, found in parts)
    return _verdict(right, "exact" if right else "wrong", parts=parts)


def _multi(question: Any, given: Sequence[str]) -> Verdict:
    return _all(several(given, question.answers, [choice.text for choice in question.choices]))


def _order(question: Any, given: Sequence[str]) -> Verdict:
    return _all(in_order(given, question.items), complete=len(given) == len(question.items))


def _match(question: Any, given: Sequence[str]) -> Verdict:
    options = list(dict.fromkeys([*question.pairs.values(), *question.distractors]))
    return _all(pairs(given, question.pairs, options), complete=len(given) == len(question.pairs))


_PICKED: dict[str, Callable[[Any, Sequence[str]], Verdict]] = {
    "choice": _choice,
    "truefalse": _truth,
    "multi": _multi,
    "order": _order,
    "match": _match,
}


def _typed(question: Any, response: str, facet: str, vocabulary: frozenset[str], language: str) -> Verdict:
    keys, response = _as_read(accepted(question, facet, language), response)
    reject = tuple(getattr(question, "reject", {}).items())
    policy = Policy(
        exact=getattr(question, "match", "normal") == "exact",
        accents=getattr(question, "accents", "ignore") == "ignore",
        typos=getattr(question, "typos", "auto") == "auto" and question.kind not in {"number", "date"},
        language=language,
        reject=reject,
    )
    wrong = frozenset(text for text, _ in reject)
    known = known_terms(vocabulary if wrong <= vocabulary else vocabulary | wrong, language)
    agreement = agree(response, keys, policy, known)
    if not policy.exact and (agreement is None or agreement.rule in {"accent", "typo"}):
        agreement = _by_value(question, response, keys, facet, language) or agreement
    if agreement is None:
        return _verdict(False, "wrong")
    return _verdict(agreement.right, agreement.rule, near=agreement.near)


def _as_read(keys: tuple[str, ...], response: str) -> tuple[tuple[str, ...], str]:
    """Keys and response without the signs around code and formulas; a formula may be typed in TeX or in Unicode."""
    found = frozenset[str]().union(*map(sorts, keys))
    if not found:
        return keys, response
    return tuple(map(read, keys)), typed(response) if FORMULA in found else read(response)


def _by_value(question: Any, response: str, keys: tuple[str, ...], facet: str, language: str) -> Agreement | None:
    """As a number or a date, where the answer is one."""
    if question.kind == "number":
        asked = Asked(question.answer, question.tolerance, question.unit)
        return agree_number(response, asked, keys, language)
    if question.kind == "date":
        return agree_date(response, (question.answer, *keys[1:]), question.prompt)
    for key in keys:
        if same_number(response, key, language):
            another = key != keys[0]
            return Agreement("another name" if another else "form", key, near=key if another else "")
    dated = tuple(key for key in keys if parse_date(key))
    return agree_date(response, dated, prompt(question, facet)) if dated else None
