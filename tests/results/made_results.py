"""Rows as learners hand them in, made up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from quizapp.results.files import file_lines
from quizapp.results.rows import Answer, AnyRow, Attempt, Decision, Feedback, Source, place

AT = "2026-11-23T09:00:00.000000Z"
LATER = "2026-11-24T09:00:00.000000Z"


def source(learner: str, machine: str = "m1", **said: object) -> Source:
    """That somebody handed something in."""
    told = {"at": LATER, "level": "exams", "feedback": False, "pack": "rivers", "heard": {machine: LATER}} | said
    name = f"source-{learner}-{machine}-{told['at']}"
    more = {"title": "Rivers", "version": "1.0", "fingerprint": "f0", "by": "0.1.0"}
    return Source(learner=learner, id=name, machine=machine, **told, **more)  # type: ignore[arg-type]


def attempt(learner: str, questions: int = 2, *, name: str = "", at: str = AT, **said: object) -> Attempt:
    """An exam that somebody handed in."""
    told = {
        "pack": "rivers",
        "version": "1.0",
        "fingerprint": "f0",
        "exam": "week-one",
        "title": "Week one",
        "seed": 1,
        "day": at[:10],
        "ended": at,
        "took_s": 60,
        "minutes": 20.0,
        "penalty": 0.0,
        "pass_mark": 0.5,
    } | said
    return Attempt(learner=learner, at=at, id=name or f"exam-{learner}", questions=questions, **told)  # type: ignore[arg-type]


def answers(one: Attempt, given: Mapping[str, tuple[object, float]], *, kind: str = "choice") -> list[Answer]:
    """What was answered in it: question -> response and credit."""
    return [
        Answer(
            learner=one.learner,
            at=one.at,
            id=f"{one.id}/{number:04}",
            attempt=one.id,
            card=f"rivers/{question}",
            topic="Rivers",
            kind=kind,
            fingerprint="a0",
            response=response,  # type: ignore[arg-type]
            right=credit >= 1,
            rule="exact" if credit >= 1 else "wrong",
            credit=credit,
            costs=False,
            first=True,
        )
        for number, (question, (response, credit)) in enumerate(given.items(), 1)
    ]


def handed_in(learner: str, given: Mapping[str, tuple[object, float]], **said: object) -> list[AnyRow]:
    """One exam of a learner, and that it was handed in."""
    one = attempt(learner, len(given), **said)  # type: ignore[arg-type]
    return sorted([one, *answers(one, given), source(learner)], key=place)


def marks(learner: str, right: Sequence[int]) -> list[AnyRow]:
    """An exam in which each question was right or wrong."""
    given = {f"q{at:03}": ("yes" if one else "no", float(one)) for at, one in enumerate(right)}
    return handed_in(learner, given)


def feedback(learner: str, question: str, report: str = "", note: str = "", **said: object) -> Feedback:
    """What somebody thinks of a question."""
    told = {"machine": "m1", "answers": 3, "overridden": 0, "at": LATER, "id": f"f-{learner}-{question}", "source": "s"}
    told |= said
    return Feedback(learner=learner, card=f"rivers/{question}", report=report, note=note, **told)  # type: ignore[arg-type]


def decision(question: str, what: str, at: str = LATER, **credits_: float) -> Decision:
    """What was decided of a question."""
    name = f"d-{question}-{at}"
    return Decision(
        learner="",
        at=at,
        id=name,
        card=f"rivers/{question}",
        what=what,
        credits=credits_,
        keyed={},
        why="",
        by="me",  # type: ignore[arg-type]
    )


def written(path: Path, rows: Iterable[AnyRow]) -> Path:
    """A file of these rows."""
    path.write_bytes(b"".join(file_lines(sorted(rows, key=place))))
    return path
