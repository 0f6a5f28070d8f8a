"""Progress as one HTML page: each picture with its words and its figures in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from quizapp.figures import progress_tables as tables
from quizapp.figures import svg
from quizapp.figures.ahead import AHEAD_DAYS, UNSURE
from quizapp.figures.days import day_words
from quizapp.figures.knowledge_page import STYLE as MAP_STYLE
from quizapp.figures.knowledge_page import document
from quizapp.figures.mastery import Mastery
from quizapp.figures.pictures import busiest, percent
from quizapp.figures.progress import Progress, this_week
from quizapp.figures.progress_lines import LEFT_OUT, streak_words, with_study
from quizapp.figures.proportion import Proportion
from quizapp.figures.recall import Calibration, Retention
from quizapp.page import Child, Element, element, page, table
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

LONG = 40
"""Rows from which a table is folded up."""
MONTHS_SHOWN = 12
STYLE = """
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding: 0; margin: 1rem 0; list-style: none; }
@media screen { td:first-child { white-space: nowrap; } }
.figures b { display: block; font-size: 1.4rem; }
@media print { summary { display: none; } }
"""


def progress_page(seen: Progress, prompts: Mapping[str, str], *, streak: bool = True) -> str:
    """The whole page; without the streak and the calendar where they are not wanted."""
    name = one_line(", ".join(seen.titles.values())) or "Everything"
    head = [element("h1", f"Progress: {name}"), element("p", f"{day_words(seen.today)} {seen.today.year}")]
    body = _parts(seen, prompts, streak=streak) if seen.days else [element("p", "Nothing was answered yet.")]
    return page(f"Progress: {name}", [*head, *body], style=svg.STYLE + MAP_STYLE + STYLE)


def _parts(seen: Progress, prompts: Mapping[str, str], *, streak: bool) -> Iterator[Element]:
    yield element("p", this_week(seen))
    yield _headline(seen, streak=streak)
    yield from _done(seen, streak=streak)
    yield from _memory(seen.recall.retention, seen.target, tables.retention(seen))
    yield from _calibration(seen.recall.calibration)
    yield from _forecast(seen)
    yield from _workload(seen)
    yield from _topics(seen)
    yield from _documents(seen)
    yield from _trouble(seen, prompts)


def _headline(seen: Progress, *, streak: bool) -> Element:
    recent = seen.recall.retention.recent
    figures = [
        (f"{seen.forecast.now:,}", "due now"),
        (f"{sum(done.answers for done in seen.days.values()):,}", "answers in all"),
        *([(f"{seen.streak.now:,}", "days in a row")] if streak else []),
        *([(percent(recent.share), f"remembered, last 30 days, of {recent.n:,}")] if recent.share is not None else []),
    ]
    return element("ul", *(element("li", element("b", figure), words) for figure, words in figures), class_="figures")


def _done(seen: Progress, *, streak: bool) -> Iterator[Element]:
    yield element("h2", "What was done")
    counts = {date.fromisoformat(day): done.answers for day, done in seen.days.items()}
    if streak:
        yield element("p", streak_words(seen.streak))
        most = counted(busiest(counts, seen.today, svg.WEEKS), "answer")
        yield svg.calendar(
            f"Answers by day, the last {svg.WEEKS} weeks: a square is a day, the darker the more; the most, {most}.",
            counts,
            seen.today,
        )
    head, rows = tables.days(seen)
    yield _table("Days of study, the latest first", (head, rows[::-1]))


def _memory(kept: Retention, target: float, figures: tables.Table) -> Iterator[Element]:
    yield element("h2", "What was remembered")
    if not kept.all.n:
        yield element("p", "Nothing came back for review yet: there is nothing to measure.")
        return
    kinds = (("all", kept.all), ("last 30 days", kept.recent), ("young", kept.young), ("mature", kept.mature))
    rows = [(name, share) for name, share in (*kinds, *kept.months[-MONTHS_SHOWN:]) if share.n]
    yield svg.intervals(
        "Of the first answers of a card a day, the share remembered: a dot, on the line where the true share lies in "
        f"95 of 100 such samples. The broken line is your target, {percent(target)}.",
        rows,
        target,
    )
    yield _table("Reviews: remembered, expected and what you said beforehand", figures)


def _calibration(checked: Calibration) -> Iterator[Element]:
    if checked.n:
        yield element("h3", "Expected against observed")
        yield svg.against(
            f"{counted(checked.n, 'review')} in groups: along, how likely they were to be remembered; up, how many "
            "were. On the broken line both are the same. "
            f"Brier score {checked.brier:.3f}, log loss {checked.log_loss:.3f} (0 is perfect).",
            [(one.expected, one.observed) for one in checked.bins],
        )
    if checked.confidence:
        said = [(name, share.share, _of(share)) for name, share in checked.confidence]
        yield svg.bar_rows("What you said beforehand, and how often it was right.", said)


def _forecast(seen: Progress) -> Iterator[Element]:
    yield element("h2", "What comes")
    ahead, studied = seen.forecast, seen.ahead.days
    total = sum(ahead.days.values())
    broken = " The broken line: reviews if you study every day." if studied else ""
    yield svg.columns(
        f"Due now {ahead.now:,}; in the next {len(ahead.days)} days {total:,} more fall due, a bar a day, "
        f"{LEFT_OUT}.{broken}",
        list(ahead.days.items()),
        [day.reviews for day in studied[1:]],
    )
    with_it = [(later, day.recall) for later, day in enumerate(studied) if day.recall is not None]
    if ahead.recall and with_it:
        yield svg.courses(
            f"The share remembered in the next {AHEAD_DAYS} days: the line with study, the broken line without.",
            with_it,
            [(days, share) for days, share in ahead.recall],
        )
        yield element("p", " ".join(with_study(seen)))
    yield _table("The days to come", tables.forecast(seen))


def _workload(seen: Progress) -> Iterator[Element]:
    tried = seen.ahead.workloads
    if not tried:
        return
    most = max(one.minutes for one in tried) or 1.0
    yield element("h3", "What remembering more costs")
    yield svg.bar_rows(
        f"Minutes a day for each target, a year of it simulated, give or take {percent(UNSURE)}; yours is "
        f"{percent(seen.target)}.",
        [(percent(one.retention), one.minutes / most, f"{one.minutes:.1f} min") for one in tried],
        names=40,
    )
    yield _table("A year with each target", tables.workload(seen))


def _topics(seen: Progress) -> Iterator[Element]:
    if not seen.topics:
        return
    yield element("h2", "What is known of each topic")
    several = len(seen.titles) > 1
    listed = sorted(seen.topics, key=lambda one: (one.mastery.share is None, one.mastery.share or 0.0))
    rows = [
        _known(one_line(f"{seen.titles[one.pack]}: {one.name}" if several else one.name), one.mastery) for one in listed
    ]
    yield svg.bar_rows("How much is likely remembered today, the weakest topic first.", rows)
    yield _table("Topics", tables.topics(seen))


def _known(name: str, mastery: Mastery) -> svg.Row:
    share = mastery.share
    return name, share, "not studied" if share is None else f"{percent(share)} of {mastery.cards}"


def _documents(seen: Progress) -> Iterator[Element]:
    if not seen.documents:
        return
    yield element("h2", "What is known of each document")
    rows = [_known(one_line(one.title), one.map.mastery) for one in seen.documents if not one.trouble]
    if rows:
        yield svg.bar_rows("How much of each document is likely remembered today.", rows)
    yield _table("Documents", tables.documents(seen))
    yield from (document(one) for one in seen.documents)


def _trouble(seen: Progress, prompts: Mapping[str, str]) -> Iterator[Element]:
    head, rows = tables.trouble(seen)
    yield element("h2", "What to look into")
    if not rows:
        yield element("p", "Nothing stands out: no leeches, nothing sure but wrong, no overridden verdicts.")
        return
    asked = [(what, prompts.get(card, card), times) for what, card, times in rows]
    yield _table("Missed again and again, sure but wrong, verdict overridden", ((head[0], "question", head[2]), asked))


def _table(caption: str, figures: tuple[Iterable[str], Iterable[Iterable[str]]]) -> Element:
    """A table, folded up where it is long; what reads as a number stands as one."""
    head, rows = figures
    cells = [[_cell(cell) for cell in row] for row in rows]
    made = table(caption, tuple(head), cells)
    summary = element("summary", f"{caption}: {counted(len(cells), 'row')}")
    return element("details", summary, made) if len(cells) > LONG else made


def _cell(text: str) -> Child:
    if text.isdecimal():
        return int(text)
    return float(text) if re.fullmatch(r"\d+\.\d", text) else text


def _of(share: Proportion) -> str:
    return f"{percent(share.share or 0.0)} of {share.n:,}"
