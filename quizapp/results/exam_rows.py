"""The exams of a learner as rows, each with its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from quizapp.practice import exams
from quizapp.results import rows as results
from quizapp.results.rows import AnyRow
from quizapp.study.calendar import stamp

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.results.handing_in import Wanted
    from quizapp.study.exam import Attempt


def exam_rows(desk: Desk, wanted: Wanted, met: Mapping[str, str]) -> Iterator[AnyRow]:
    """The exams that were submitted, each with its answers; `met` says when a card was first answered in study."""
    asked_before: set[str] = set()
    for attempt in exams.attempts(desk):
        if attempt.paper.pack in wanted.packs and attempt.ended is not None:
            yield _attempt(attempt, wanted.learner)
            yield from _answers(attempt, wanted.learner, met, asked_before)
        asked_before |= {drawn.card for drawn in attempt.paper.questions}


def _attempt(attempt: Attempt, learner: str) -> AnyRow:
    paper = attempt.paper
    assert attempt.ended is not None
    return results.Attempt(
        learner=learner,
        at=stamp(paper.started),
        id=paper.id,
        pack=paper.pack,
        version=paper.version,
        fingerprint=paper.fingerprint,
        exam=paper.exam,
        title=paper.title,
        seed=paper.seed,
        day=paper.day,
        ended=stamp(attempt.ended),
        took_s=round(attempt.took.total_seconds()),
        minutes=paper.minutes,
        penalty=paper.penalty,
        pass_mark=paper.pass_mark,
        questions=len(paper.questions),
    )


def _answers(attempt: Attempt, learner: str, met: Mapping[str, str], asked_before: set[str]) -> Iterator[AnyRow]:
    started = stamp(attempt.paper.started)
    for number, drawn in enumerate(attempt.paper.questions, 1):
        given = attempt.answers.get(drawn.card)
        yield results.Answer(
            learner=learner,
            at=started,
            id=f"{attempt.paper.id}/{number:04}",
            attempt=attempt.paper.id,
            card=drawn.card,
            topic=drawn.topic,
            kind=drawn.kind,
            fingerprint=drawn.fingerprint,
            response=given.response if given else "",
            right=bool(given and given.right),
            rule=given.rule if given else "",
            credit=given.credit if given else 0.0,
            costs=bool(given and given.costs),
            first=drawn.card not in asked_before and met.get(drawn.card, started) >= started,
        )
