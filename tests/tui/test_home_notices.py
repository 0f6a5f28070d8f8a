"""What Home and the verdict say that is out of the ordinary: exams, pauses, backlogs, leeches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from quizapp.practice.desk import Desk
from tests.store.made_rows import answer as answer_row
from tests.tui.conftest import NOW, Clock, opened
from tests.tui.test_study_keys import CHOICE, SHORT

Golden = Callable[[str, str], None]


def miss_reviews(desk: Desk, card: str, times: int) -> None:
    """Rows of a card that was known and missed so many times."""
    for number in range(times):
        at = NOW - timedelta(days=400 - number)
        study = "review" if number else "learn"
        desk.store.append(answer_row(card, at, right=False, study=study, due="2026-11-20"))


async def test_home_shows_exams_and_leeches(desk: Desk, clock: Clock, golden: Golden) -> None:
    miss_reviews(desk, SHORT, 10)
    desk.choose("pack.rivers.exam", {"date": "2026-12-12", "minutes": 20})
    async with opened(desk, clock) as bench:
        golden("home-exam", bench.text())
        assert "12 Dec" in bench.text()
        assert "New left  1 of 10" in bench.text()
        assert "Needs a look  1 leech" in bench.text()


async def test_home_shows_a_backlog_and_how_long_it_takes(desk: Desk, clock: Clock, golden: Golden) -> None:
    for entry in desk.library.index().entries:
        desk.store.append(answer_row(entry.card, NOW - timedelta(days=30), due="2026-11-20"))
    desk.choose("reviews_per_day", 4)
    async with opened(desk, clock) as bench:
        golden("home-backlog", bench.text())
        assert "6 more are left for other days: about 2 days to clear" in bench.text()


async def test_home_shows_what_is_paused(desk: Desk, clock: Clock, golden: Golden) -> None:
    desk.store.append(answer_row(CHOICE, NOW - timedelta(days=30), due="2026-11-20"))
    desk.choose("pack.rivers.paused_until", "2026-12-24")
    async with opened(desk, clock) as bench:
        assert "until 24 Dec" in bench.text()
        assert "Due now  0" in bench.text()
    desk.choose("pack.rivers.paused_until", "")
    desk.choose("pack.rivers.state", "paused")
    async with opened(desk, clock) as bench:
        assert "·     ·   paused" in bench.text()
    desk.choose("paused_until", "2027-01-02")
    async with opened(desk, clock) as bench:
        golden("home-paused", bench.text())
        await bench.press("enter")
        assert bench.rows()[-1].at < NOW.isoformat()


async def test_a_leech_is_told_on_the_verdict_and_can_be_suspended_or_let_be(
    desk: Desk, clock: Clock, golden: Golden
) -> None:
    miss_reviews(desk, SHORT, 8)
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.type("Rhine")
        await bench.press("enter")
        golden("verdict-leech", bench.text())
        await bench.press("enter")
        assert bench.rows()[-1].data["leech"] is True
        await bench.press("escape", "u")
        assert "Missed 8 times." in bench.text()
        await bench.press("s")
        assert [row.data["card"] for row in bench.rows("suspend")] == [SHORT]


async def test_a_flashcard_tells_how_often_it_was_missed_before_it_is_rated(desk: Desk, clock: Clock) -> None:
    miss_reviews(desk, "rivers/j-card", 8)
    async with opened(desk, clock, ["rivers/j-card"]) as bench:
        await bench.press("space")
        assert "Missed 7 times before. E edits it" in bench.text()


async def test_a_right_answer_says_nothing_of_leeches(desk: Desk, clock: Clock) -> None:
    miss_reviews(desk, SHORT, 8)
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.type("Danube")
        await bench.press("enter")
        assert "Missed" not in bench.text()
        await bench.press("o")
        assert "Missed 8 times." in bench.text()


async def test_home_on_a_narrow_screen_has_a_line_a_pack(desk: Desk, clock: Clock, golden: Golden) -> None:
    for entry in desk.library.index().entries:
        desk.store.append(answer_row(entry.card, NOW - timedelta(days=1), due="2026-11-20"))
    desk.choose("pack.rivers.exam", {"date": "2026-12-12", "minutes": 20})
    async with opened(desk, clock, size=(40, 20)) as bench:
        golden("home-40x20", bench.text())
        (line,) = [line for line in bench.text().splitlines() if "Rivers" in line]
        assert line.endswith("12 Dec")
        assert len(line) <= 40
