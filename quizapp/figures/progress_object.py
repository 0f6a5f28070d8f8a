"""The same figures as one object, for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quizapp.figures.ahead import Day, Workload
from quizapp.figures.mastery import Mastery
from quizapp.figures.progress import DocumentLine, Forecast, Progress, this_week
from quizapp.figures.proportion import Proportion
from quizapp.figures.recall import Calibration

Object = dict[str, Any]


def progress_object(seen: Progress, prompts: Mapping[str, str]) -> Object:
    """Everything, by the names that other programs read."""
    kept = seen.recall.retention
    return {
        "date": seen.today.isoformat(),
        "packs": dict(seen.titles),
        "week": this_week(seen),
        "days": [
            {
                **{"day": day, "answers": done.answers, "right": done.right, "new": done.new, "reviews": done.reviews},
                "minutes": round(done.elapsed_ms / 60_000, 2),
            }
            for day, done in seen.days.items()
        ],
        "retention": {
            "target": seen.target,
            **{"all": _share(kept.all), "recent": _share(kept.recent)},
            **{"young": _share(kept.young), "mature": _share(kept.mature)},
            "months": [{"month": month, **_share(share)} for month, share in kept.months],
        },
        "forecast": _forecast(seen.forecast, seen.ahead.days),
        "workload": [_workload(one) for one in seen.ahead.workloads],
        "calibration": _calibration(seen.recall.calibration),
        "topics": [{"pack": one.pack, "topic": one.name, **_mastery(one.mastery)} for one in seen.topics],
        "documents": [_document(one) for one in seen.documents],
        "trouble": {
            "leeches": [{**_card(card, prompts), "lapses": times} for card, times in seen.trouble.leeches],
            "sure_but_wrong": [{**_card(card, prompts), "times": times} for card, times in seen.trouble.sure_but_wrong],
            "overridden": [{**_card(card, prompts), "times": times} for card, times in seen.trouble.overridden],
        },
        "streak": {
            **{"now": seen.streak.now, "longest": seen.streak.longest},
            **{"days_studied": seen.streak.studied, "since": seen.streak.since or None},
        },
    }


def _forecast(coming: Forecast, studied: Sequence[Day]) -> Object:
    return {
        "now": coming.now,
        "days": [{"day": day.isoformat(), "due": due} for day, due in coming.days.items()],
        "answered": coming.answered,
        "recall_without_study": [{"in_days": days, "share": _round(share)} for days, share in coming.recall],
        "with_study": [{"in_days": days, **_day(day)} for days, day in enumerate(studied)],
    }


def _day(day: Day) -> Object:
    return {
        **{"reviews": round(day.reviews, 1), "new": round(day.new, 1), "minutes": round(day.minutes, 1)},
        "recall": _round(day.recall),
    }


def _workload(one: Workload) -> Object:
    return {
        **{"retention": one.retention, "reviews_a_day": round(one.reviews, 2), "minutes_a_day": round(one.minutes, 2)},
        **{"remembered_after_a_year": round(one.remembered, 1), "of": one.of},
    }


def _card(card: str, prompts: Mapping[str, str]) -> Object:
    return {"card": card, "prompt": prompts.get(card)}


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _share(share: Proportion) -> Object:
    """A share with of how many, and the ends of its 95 % interval; null where there is nothing."""
    low, high = share.interval if share.n else (None, None)
    return {
        **{"n": share.n, "remembered": share.hits, "share": _round(share.share)},
        **{"low": _round(low), "high": _round(high)},
    }


def _calibration(checked: Calibration) -> Object:
    return {
        **{"n": checked.n, "expected": _round(checked.expected), "observed": _round(checked.observed)},
        **{"brier": _round(checked.brier), "log_loss": _round(checked.log_loss)},
        "bins": [
            {"from": one.low, "to": one.high, "expected": _round(one.expected), **_share(one.observed)}
            for one in checked.bins
        ],
        "confidence": [
            {"said": said, "expected": _round(checked.foretold.get(said)), **_share(share)}
            for said, share in checked.confidence
        ],
    }


def _mastery(known: Mastery) -> Object:
    return {
        **{"questions": known.cards, "answered": known.answered, "known": _round(known.share)},
        "counts": {str(name): count for name, count in known.counts.items()},
    }


def _document(one: DocumentLine) -> Object:
    weakest = one.map.weakest
    return {
        **{"pack": one.pack, "document": one.name, "title": one.title, "trouble": one.trouble or None},
        **_mastery(one.map.mastery),
        **{"facts": one.map.facts, "facts_without_question": one.map.without_question},
        "sections": [{"heading": part.heading, **_mastery(part.mastery)} for part in one.map.parts],
        "weakest_section": weakest.heading if weakest else None,
    }
