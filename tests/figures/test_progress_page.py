"""Progress as a page: valid, whole in itself, the same figures as everywhere, and text that stays text."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from justhtml import JustHTML

from quizapp.figures.ahead import ahead
from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import Mark, Part
from quizapp.figures.knowledge_page import coloured
from quizapp.figures.mastery import Mastery
from quizapp.figures.progress import DocumentLine, Progress
from quizapp.figures.progress_lines import overview
from quizapp.figures.progress_page import progress_page
from quizapp.figures.svg import against, bar_rows, calendar, columns
from quizapp.page import joined
from quizapp.study.calendar import moment
from quizapp.study.counts import Counts
from tests.figures.test_progress_figures import DAYS, KNOWN, TODAY, seen_of, studied
from tests.made_study import MORNING, Learner
from tests.test_page import NASTY, Read


def test_bars_of_many_rows_are_several_pictures_between_which_a_page_may_end() -> None:
    few, many = (bar_rows("Said", [(f"row {n}", 0.5, "half") for n in range(rows)]) for rows in (12, 30))
    assert [(drawn.count("<svg"), drawn.count("several")) for drawn in (few, many)] == [(1, 0), (3, 1)]
    assert many.count("half") == 30
    assert many.count('aria-label="Said"') == 3


def test_the_most_of_a_day_is_that_of_the_days_that_are_shown() -> None:
    seen = seen_of(studied(*DAYS, 300))
    busy = replace(seen, days={**seen.days, (TODAY - timedelta(days=300)).isoformat(): Counts(answers=99)})
    assert "the most, 99 answers" not in progress_page(busy, {})
    assert overview(busy, 40)[-1].endswith("█ the most, 4 answers.")
    old = replace(seen, days={(TODAY - timedelta(days=400)).isoformat(): Counts(answers=99)})
    assert overview(old, 80)[-1] == "A cell is a day: · no answer."


TEXT = "# Rivers\n\nThe Danube rises in the Black Forest.\n\n## Mouths\n\nIt ends in the Black Sea.\n"


def documented(seen: Progress, text: str = TEXT, heading: str = "Mouths", said: str = "it is long") -> Progress:
    """With a document of two sections."""
    known, new = Mastery(2, 2, 1.8, {Knowing.KNOWN: 2}), Mastery(1, 1, 0.3, {Knowing.WEAK: 1})
    middle = text.index("## ")
    parts = (
        Part("Rivers", 1, 0, middle, ("rivers/q0", "rivers/q1"), known),
        Part(heading, 2, middle, len(text), ("rivers/q2",), new),
    )
    at = text.index("Black Forest")
    marks = (
        Mark(at, at + 12, ("rivers/q0",), (), Knowing.KNOWN),
        Mark(at, at + 5, ("rivers/q1",), (), Knowing.FADING),
        Mark(text.index("Black Sea"), text.index("Black Sea") + 9, (), (said,)),
    )
    whole = Mastery(3, 3, 2.1, {Knowing.KNOWN: 2, Knowing.WEAK: 1})
    line = seen.documents or (DocumentLine("rivers", "rivers.md", "The rivers", _map(marks, parts, whole), "", text),)
    return replace(seen, documents=(*line, DocumentLine("rivers", "lost.md", "Lost", _map((), (), Mastery()), "gone")))


def _map(marks: tuple[Mark, ...], parts: tuple[Part, ...], whole: Mastery):
    from quizapp.figures.knowledge import KnowledgeMap

    return KnowledgeMap(marks, parts, ("rivers/q0",), whole, 3, 1)


@pytest.fixture(scope="module")
def learner() -> Learner:
    return studied(*DAYS)


@pytest.fixture(scope="module")
def seen(learner: Learner) -> Progress:
    """Everything there is to see."""
    return documented(replace(seen_of(learner), ahead=ahead(learner.state, KNOWN, moment(MORNING))))


def test_a_page_is_valid_and_asks_for_nothing(seen: Progress) -> None:
    made = progress_page(seen, {"rivers/q0": "Where?"})
    JustHTML(made, strict=True)
    read = Read(made)
    assert not {"script", "link", "iframe", "object", "img"} & set(read.names)
    assert not re.search(r"https?://|url\(|@import|\bon\w+=", made)
    for empty in (seen_of(Learner()), documented(seen_of(Learner()))):
        JustHTML(progress_page(empty, {}), strict=True)
        assert "Nothing was answered yet." in Read(progress_page(empty, {})).text


def test_every_picture_says_what_it_shows(seen: Progress) -> None:
    read = Read(progress_page(seen, {}))
    labels = [value for name, value in read.attributes if name == "aria-label"]
    assert read.names.count("svg") == read.names.count("figcaption") >= 8
    assert len(labels) == read.names.count("svg") + read.names.count("table")
    assert all(label and len(label) > 5 for label in labels)
    levels = [int(name[1]) for name in read.names if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_figures_are_those_of_the_tables(seen: Progress) -> None:
    text = Read(progress_page(seen, {})).text
    every = seen.recall.retention.all
    assert f"{every.hits}{every.n}" in text.replace(" ", "")
    assert f"Brier score {seen.recall.calibration.brier:.3f}" in text
    assert f"{sum(done.answers for done in seen.days.values())}answers in all" in text
    for one in seen.ahead.workloads:
        assert f"{one.minutes:.1f} min" in text


def test_a_document_is_coloured_by_what_is_known(seen: Progress) -> None:
    made = progress_page(seen, {})
    mark = '<mark class="known" title="known"><mark class="fading" title="fading">Black</mark> Forest</mark>'
    assert mark in made
    assert '<mark class="unasked" title="without a question: it is long">Black Sea</mark>' in made
    assert "weakest section: Mouths" in made
    assert "gone" in made


def test_text_with_its_marks_is_the_text() -> None:
    marks = (Mark(2, 9, ("a",), (), Knowing.NEW), Mark(3, 5, ("b",), (), Knowing.WEAK), Mark(12, 30, ("c",), ()))
    text = "0123456789<&>abc"
    assert Read(joined(*coloured(text, marks, 0, len(text)))).text == text
    assert Read(joined(*coloured(text, marks[:2], 1, 8))).text == text[1:8]


def test_whatever_packs_and_documents_say_stays_text(seen: Progress) -> None:
    hostile = documented(
        replace(seen, titles={"rivers": NASTY, "lakes": NASTY}, documents=()), heading=NASTY, said=NASTY
    )
    hostile = replace(hostile, topics=tuple(replace(one, name=NASTY) for one in hostile.topics))
    made = progress_page(hostile, dict.fromkeys(["rivers/q0", "rivers/q1", "rivers/q2", "rivers/q3"], NASTY))
    JustHTML(made, strict=True)
    assert "script" not in Read(made).names
    assert not [name for name, _ in Read(made).attributes if name.startswith("on")]


def test_streak_and_calendar_can_be_left_out(seen: Progress) -> None:
    assert "Streak" in progress_page(seen, {})
    assert "a square is a day" in progress_page(seen, {})
    hidden = progress_page(seen, {}, streak=False)
    assert "Streak" not in hidden
    assert "days in a row" not in hidden
    assert "a square is a day" not in hidden


def test_bars_whose_names_begin_alike_are_told_apart() -> None:
    names = [f"The rivers of Europe: {topic}" for topic in ("sources", "mouths")]
    drawn = bar_rows("Known.", [(name, 0.5, "50 %") for name in [*names, "Lakes"]])
    assert all(f">{name}</text>" in drawn for name in [*names, "Lakes"])
    short = bar_rows("Known.", [("Lakes", 0.5, "50 %")])
    assert 'viewBox="0 0 340 20"' in short


def test_pictures_of_nothing_and_of_one_thing_are_drawn() -> None:
    assert calendar("c", {}, TODAY).count("<rect") == 29 * 7 + TODAY.weekday() + 1
    assert 'fill-opacity="1"' in calendar("c", {TODAY: 3}, TODAY)
    assert "NaN" not in columns("c", [(date(2026, 1, 1), 0)]) + against("a", [])
