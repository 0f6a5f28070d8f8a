"""The report of a class as plain objects, for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.figures.scores import Score
from quizapp.results.report import ClassReport, ExamReport
from quizapp.results.tables import choices, learners, objects, questions
from quizapp.results.words import PROVES


def report_object(found: ClassReport) -> dict[str, Any]:
    """Everything in the report."""
    return {
        "exams": [_exam(one) for one in found.exams],
        "questions": objects(questions(found)),
        "choices": objects(choices(found)),
        "learners": objects(learners(found)),
        "practised": {
            name: {"days": one.days, "answers": one.answers, "minutes": one.minutes}
            for name, one in found.practised.items()
        },
        "proves": list(PROVES),
    }


def _exam(one: ExamReport) -> dict[str, Any]:
    pack, name, _ = one.exam
    sure = one.reliability
    return {
        "pack": pack,
        "exam": name,
        "title": one.title,
        "versions": list(one.versions),
        "learners": len(one.sat),
        "mean": round(one.mean, 4),
        "deviation": None if one.deviation is None else round(one.deviation, 4),
        "reliability": None if sure is None else {"alpha": round(sure.alpha, 4), "error": round(sure.error, 4)},
        "dropped": list(one.dropped),
        "topics": _shares(one.topics),
        "documents": _shares(one.documents),
    }


def _shares(scores: Mapping[str, Score]) -> dict[str, Any]:
    return {name: {"share": round(one.share, 4), "answers": one.of} for name, one in scores.items()}
