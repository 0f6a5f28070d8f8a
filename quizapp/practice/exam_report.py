"""The report of an attempt: its score, what was missed, and how it compares with earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.figures.scores import Result, Score, points_words, range_words, result, score_words
from quizapp.packs.answers import answer_fingerprint
from quizapp.practice.done import Miss, missed
from quizapp.practice.exams import is_open_to_review
from quizapp.study.exam import Attempt
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.packs.library import Library

SINGLES: tuple[tuple[str, Callable[[Score], bool]], ...] = (
    ("Missed", lambda score: score.points <= 0),
    ("Partly right", lambda score: 0 < score.points < 1),
    ("Right", lambda score: score.points >= 1),
)
"""How a topic of one question is told."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an attempt came to; `misses` is empty where they are not to be shown, and `withheld` says why."""

    attempt: Attempt
    result: Result
    misses: tuple[Miss, ...]
    missed: tuple[str, ...]
    """The cards that were missed, shown or not."""
    earlier: tuple[Attempt, ...]
    """The other attempts at the same exam that are submitted, the latest first."""
    withheld: str = ""


def report(library: Library, attempt: Attempt, tried: Sequence[Attempt]) -> Report:
    """The report of an attempt; `tried` are all attempts of its pack."""
    cards = tuple(
        one.card
        for one in attempt.paper.questions
        if one.card not in attempt.answers or attempt.answers[one.card].credit < 1
    )
    is_open = is_open_to_review(attempt, tried)
    shown = (_missed(library, attempt, card) for card in cards) if is_open else ()
    others = [one for one in tried if one.paper.id != attempt.paper.id and one.ended is not None]
    return Report(
        attempt=attempt,
        result=result(attempt),
        misses=tuple(filter(None, shown)),
        missed=cards,
        earlier=tuple(reversed([one for one in others if one.paper.exam == attempt.paper.exam])),
        withheld="" if is_open else _withheld(attempt, tried),
    )


def _missed(library: Library, attempt: Attempt, card: str) -> Miss | None:
    given = attempt.answers.get(card)
    part = f"worth {points_words(given.credit)}" if given and given.credit else ""
    said = (part if given else "no answer", "the key has changed since" if _rekeyed(library, attempt, card) else "")
    return missed(library, card, response_words(attempt, card), worth="; ".join(filter(None, said)))


def _rekeyed(library: Library, attempt: Attempt, card: str) -> bool:
    """Whether the pack has another right answer by now than the attempt was graded by."""
    then = next(one.fingerprint for one in attempt.paper.questions if one.card == card)
    try:
        now = answer_fingerprint(library.question(card), card.partition("#")[2])
    except QuizError:
        return False
    return then not in {"", now}


def response_words(attempt: Attempt, card: str) -> str:
    """What was answered to a card, in one line; nothing where it was not."""
    given = attempt.answers.get(card)
    if given is None:
        return ""
    return given.response if isinstance(given.response, str) else "; ".join(filter(None, given.response))


def _withheld(attempt: Attempt, tried: Sequence[Attempt]) -> str:
    if attempt.paper.review == "never":
        return "This exam does not show what was missed."
    own = sum(one.paper.exam == attempt.paper.exam and one.ended is not None for one in tried)
    left = counted(attempt.paper.attempts - own, "attempt")
    return f"What was missed is shown once the exam is closed: {left} left."


def score_lines(found: Report) -> list[str]:
    """The score, whether it passes, and the time, a line each."""
    total, attempt, paper = found.result.total, found.attempt, found.attempt.paper
    lines = [f"{score_words(total)}, {range_words(total)}"]
    if found.result.passed is not None:
        mark = f"{100 * (paper.pass_mark or 0):g} %"
        lines.append(f"{'Passed' if found.result.passed else 'Not passed'}: {mark} is the mark.")
    right, answered = found.result.right, found.result.answered
    lines.append(f"{answered} of {total.of} answered, {right} right; {time_words(attempt)}.")
    lost = paper.penalty * sum(given.costs for given in attempt.answers.values())
    if lost:
        lines.append(f"Wrong choices cost {points_words(lost)}.")
    return lines


def time_words(attempt: Attempt) -> str:
    """How long it took, in words."""
    seconds = round(attempt.took.total_seconds())
    took = f"{round(seconds / 60)} min" if seconds >= 60 else f"{seconds} s"
    return f"{took} of {attempt.paper.minutes:g} min" if attempt.paper.minutes else took


def left_words(left: timedelta | None) -> str:
    """What is left of the time; nothing where there is no limit."""
    return "" if left is None else f"{minutes_words(left)} left"


def minutes_words(length: timedelta) -> str:
    """A length of time: in minutes begun, in the last of them in seconds.

    >>> [minutes_words(timedelta(seconds=seconds)) for seconds in (1200, 1199, 61, 60, 0.2, 0)]
    ['20 min', '20 min', '2 min', '60 s', '1 s', '0 s']
    """
    seconds = ceil(length.total_seconds())
    return f"{ceil(seconds / 60)} min" if seconds > 60 else f"{seconds} s"


def topic_lines(found: Report) -> list[str]:
    """Each topic with its score and range, the weakest first; those of one question are told together."""
    topics = sorted(found.result.topics.items(), key=lambda item: item[1].share)
    singles = {what: [topic for topic, score in topics if score.of == 1 and is_(score)] for what, is_ in SINGLES}
    return [
        *(f"{topic}: {score_words(score)}, {range_words(score)}" for topic, score in topics if score.of > 1),
        *(f"{what}, one question each: {', '.join(names)}" for what, names in singles.items() if names),
    ]


def attempt_line(attempt: Attempt) -> str:
    """An attempt in one line: when, what, its score, its time, its seed."""
    paper = attempt.paper
    if attempt.ended is None:
        said = f"not submitted, {len(attempt.answers)} of {len(paper.questions)} answered"
    else:
        said = f"{score_words(result(attempt).total)}, {time_words(attempt)}"
    return f"{paper.day}  {paper.title}: {said}, seed {paper.seed}"
