"""How much of what waits is for today: the learner's limits, a pack's own, and what an exam asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil

from quizapp.study.calendar import Moment
from quizapp.study.cards import pack_of
from quizapp.study.counts import Counts
from quizapp.study.fold import State
from quizapp.study.pace import PER_DUE, PER_NEW, seconds_per_answer
from quizapp.study.rules import Exam, exam_of, pack_rules


def reviews_today(state: State, due: Iterable[str], when: Moment) -> list[str]:
    """The due cards that today's limits leave, in their order; what was reviewed today counts."""
    done = _done(state, when)
    total = state.rules.reviews_per_day - sum(counts.reviews for counts in done.values())
    limits = {
        pack: pack_rules(state, pack).reviews_per_day - _of(done, pack).reviews
        for pack in _with_own(state, "reviews_per_day")
    }
    return _within(due, total, limits)


def new_today(
    state: State, new: Iterable[str], due: Iterable[str], there: Mapping[str, int], when: Moment
) -> list[str]:
    """The new cards that today's limits leave, in their order; packs with an exam have what their plan asks for.

    `there` says how many new cards each pack has, those kept apart for today among them.
    """
    keys, done, waiting = list(new), _done(state, when), Counter(map(pack_of, due))
    exams = {pack: exam for pack in {*there, *done} if (exam := exam_of(state, pack, when))}
    total = state.rules.new_per_day - sum(counts.new for pack, counts in done.items() if pack not in exams)
    limits = {
        pack: pack_rules(state, pack).new_per_day - _of(done, pack).new for pack in _with_own(state, "new_per_day")
    }
    planned = {}
    for pack, exam in exams.items():
        planned[pack] = _for_exam(state, exam, there.get(pack, 0), waiting[pack], _of(done, pack), when)
    asked = set(_within((key for key in keys if pack_of(key) not in planned), total, limits))
    asked.update(_within((key for key in keys if pack_of(key) in planned), len(keys), planned) if planned else ())
    return [key for key in keys if key in asked]


def new_each_day(left: int, exam: Exam, day: date) -> int:
    """So many new cards a day, and every one was met before the last looks; from then on what is left."""
    return ceil(left / max(1, (exam.first_look - day).days))


def _for_exam(state: State, exam: Exam, new: int, due: int, done: Counts, when: Moment) -> int:
    """What the plan asks for today and was not done yet, as far as the minutes reach; nothing new on the day itself."""
    if when.day >= exam.day:
        return 0
    wanted = new_each_day(new + done.new, exam, when.day) - done.new
    answers = exam.minutes * 60 / seconds_per_answer(state, when) - done.answers - due * PER_DUE
    return min(wanted, int(answers / PER_NEW))


def _within(keys: Iterable[str], total: int, limits: Mapping[str, int]) -> list[str]:
    """The first so many, and of each pack with a limit no more than that."""
    kept: list[str] = []
    taken: Counter[str] = Counter()
    for key in keys:
        pack = pack_of(key)
        if len(kept) >= total:
            break
        if taken[pack] < limits.get(pack, total):
            taken[pack] += 1
            kept.append(key)
    return kept


def _with_own(state: State, field: str) -> list[str]:
    """The packs that have such a limit of their own."""
    named = (name.split(".") for name in state.settings if name.startswith("pack."))
    return [pack for _, pack, *rest in named if rest == [field]]


def _done(state: State, when: Moment) -> Mapping[str, Counts]:
    done: Mapping[str, Counts] = state.days.get(when.today, {})
    return done


def _of(done: Mapping[str, Counts], pack: str) -> Counts:
    return done.get(pack, Counts())
