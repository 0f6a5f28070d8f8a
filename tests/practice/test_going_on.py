"""Going on where a window was lost: real packs, a real store, and a clock that is set."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.packs.library import Library
from quizapp.practice.beginning import left_off
from quizapp.practice.desk import Desk
from quizapp.practice.practice import Practice
from quizapp.store import finding
from quizapp.store.finding import MANY
from quizapp.store.platform import try_lock
from quizapp.store.running import Running, lost
from quizapp.store.store import Store
from quizapp.study.fold import replay
from quizapp.study.model import Rating
from tests.open_files import refuse_removal

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNT = MANY + 2


class Home:
    """A learner's folder with a pack; every window opens both anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, NOON
        questions = [f"  - {{id: q{n}, kind: short, prompt: Which is {n}?, answer: a{n}}}\n" for n in range(COUNT)]
        text = "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nquestions:\n" + "".join(questions)
        (folder / "packs").mkdir()
        (folder / "packs" / "rivers.yaml").write_text(text, encoding="utf-8")

    def window(self) -> Desk:
        """A window of its own."""
        store = Store.open(self.folder / "profile", self.folder, self.now)
        library = Library([self.folder / "packs"], None)
        return Desk(library, store, lambda: self.now, UTC, running=self.folder / "running")

    def practice(self, desk: Desk, *, answers: int = 0) -> Practice:
        """A practice over all cards, after so many answers."""
        return self.answer(desk.practice(cards=[f"rivers/q{number}" for number in range(COUNT)]), answers)

    def answer(self, practice: Practice, answers: int) -> Practice:
        """So many right answers, five seconds each."""
        for _ in range(answers):
            assert practice.asked is not None
            self.now += timedelta(seconds=5)
            practice.respond(practice.asked.card.replace("rivers/q", "a"))
            practice.rate(Rating.GOOD)
        return practice


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def lose(desk: Desk, practice: Practice) -> None:
    """The window is gone, as after a kill."""
    assert practice._running is not None
    os.close(practice._running._fd)
    desk.store.close()


def written(desk: Desk) -> list[str]:
    """The ids of all rows, each of which must be there once and be folded."""
    rows = list(desk.store.rows())
    assert set(Counter(row.id for row in rows).values()) == {1}
    assert replay(rows) == desk.store.state
    return [row.id for row in rows]


def test_it_goes_on_though_the_clock_was_set_back_after_it_began(home: Home) -> None:
    lost = home.window()
    practice = home.practice(lost)
    home.now -= timedelta(minutes=10)
    asked = practice.asked
    practice.respond("a0")
    practice.rate(Rating.GOOD)
    lose(lost, practice)
    desk = home.window()
    practice = home.practice(desk)
    assert (practice.resumed, practice.progress[0]) == (True, 1)
    assert practice.asked != asked
    home.now += timedelta(seconds=5)
    practice.respond("a1")
    practice.rate(Rating.GOOD)
    assert len(written(desk)) == 2
    practice.undo_saved()
    assert sum(card.reps for card in desk.store.state.cards.values()) == 1


def test_a_session_of_so_many_answers_goes_on_with_what_is_left_of_them(home: Home) -> None:
    desk = home.window()
    lose(desk, home.answer(desk.practice(limit=5), 2))
    desk = home.window()
    cut_off = left_off(desk)
    assert cut_off is not None
    assert (cut_off.answers, cut_off.wanted.limit) == (2, 5)
    practice = desk.practice(limit=5)
    assert practice.resumed
    assert home.answer(practice, 3).asked is None
    assert left_off(desk) is None
    desk.store.close()


def test_a_window_that_has_not_read_the_lost_one_s_rows_begins_anew(home: Home) -> None:
    desk, lost = home.window(), home.window()
    lose(lost, home.practice(lost, answers=2))
    practice = home.practice(desk, answers=1)
    assert not practice.resumed
    assert len(written(desk)) == 3


def test_the_journal_is_read_once_for_all_cards(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = home.window()
    lost.choose("new_per_day", COUNT)
    lose(lost, home.practice(lost, answers=MANY))
    desk = home.window()

    def read_for_one(journal: Path, card: str) -> None:
        raise AssertionError(f"{journal} was read for {card} alone")

    monkeypatch.setattr(finding, "about", read_for_one)
    practice = home.practice(desk)
    assert (practice.resumed, practice.progress[0]) == (True, MANY)


@pytest.mark.skipif(sys.platform != "linux", reason="asks which files are open")
def test_what_sessions_began_with_is_removed_where_no_open_file_can_be(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_removal(monkeypatch)
    folder = home.folder / "running"
    home.practice(home.window()).finish()
    assert not list(folder.iterdir())
    begun = home.practice(home.window())
    assert begun._running is not None
    os.close(begun._running._fd)
    assert len(lost(folder, "2026-11-23")) == 1
    assert not lost(folder, "2026-11-24")
    assert not list(folder.iterdir())


def test_a_session_whose_lock_another_window_has_is_not_taken_for_a_lost_one(tmp_path: Path) -> None:
    looked_at = os.open(tmp_path / "a.json", os.O_RDWR | os.O_CREAT)
    assert try_lock(looked_at)
    running = Running(tmp_path)
    running.begin("a", {"day": "2026-11-23"})
    os.close(looked_at)
    assert not lost(tmp_path, "2026-11-23")
    running.end()
