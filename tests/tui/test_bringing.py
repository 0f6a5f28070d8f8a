"""Questions and answers brought from Anki, in the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from quizapp.packs.library import Library
from quizapp.practice.bringing import arrive
from quizapp.practice.desk import Desk
from quizapp.practice.elsewhere import keep
from quizapp.store.store import Store
from quizapp.tui.home import HomeScreen
from quizapp.tui.study import StudyScreen
from tests.made_anki import BASIC, CURRENT, MadeNote, package
from tests.tui.conftest import Bench, Clock, opened

SIZES = [(80, 24), (120, 40), (40, 20)]
DAY_MS, BEGAN = 86_400_000, 1_700_000_000_000
GOES_ON = "It goes on, and you are told here what came of it."
LONG = 20
"""Seconds after which what waits goes on anyway."""
LOG = [(BEGAN, 3, -600, 0, 0), (BEGAN + DAY_MS, 3, 3, 2500, 0)]
NOTES = [
    MadeNote(["la Seine", "the Seine"], cards={0: LOG}),
    MadeNote(["le Rhin", "the Rhine"]),
    MadeNote(["[sound:a.mp3]", "heard"], BASIC, cards={0: LOG[:1]}),
]


@pytest.fixture
def desk(desk: Desk, home: Path) -> Desk:
    """A desk whose own packs are in the learner's library."""
    folder = home / "quizapp" / "packs"
    folder.mkdir(parents=True)
    desk.library = Library([folder], home / "cache.sqlite")
    desk.own_packs = folder
    return desk


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with what was answered, in the folder where quizapp runs."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rivers.apkg"
    path.write_bytes(package(NOTES, CURRENT))
    return Path(path.name)


async def given(bench: Bench, path: Path) -> None:
    """Type the path, and wait until the file is read."""
    bench.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
    await bench.press("enter")
    await settled(bench)


async def settled(bench: Bench) -> None:
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_package_becomes_a_pack_with_its_history(
    desk: Desk, clock: Clock, file: Path, golden: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async with opened(desk, clock, size=size) as bench:
        assert "brings along what you have in Anki" in " ".join(bench.text().split())
        await bench.press("i")
        await given(bench, file)
        golden(f"bringing-{size[0]}x{size[1]}", bench.text())
        assert not list(desk.store.rows())
        await bench.press("h")
        await settled(bench)
        assert "2 answers brought along. u takes all of it back." in " ".join(bench.text().split())
        assert desk.store.state.card("rivers/" + next(iter(desk.library.index().entries)).question).reps == 2
        await bench.press("u")
        await settled(bench)
        assert "Taken back" in bench.text()
        assert not desk.store.state.cards
        await bench.press("i")
        await given(bench, file)
        assert "2 already there" in " ".join(bench.text().split())
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_what_cannot_be_read_is_said_and_asked_for_again(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "torn.apkg").write_bytes(b"PK\x03\x04 no more")
    (tmp_path / "odd.xyz").write_bytes(b"what is this")
    async with opened(desk, clock) as bench:
        await bench.press("i")
        for path, said in (
            (tmp_path / "torn.apkg", "this is not a package of Anki's"),
            (tmp_path / "odd.xyz", "this file's format cannot be told"),
            (tmp_path, "this is not a file"),
            (Path("nowhere.apkg"), "There is no file nowhere.apkg. It is looked for from"),
            (Path("/nowhere.apkg"), "There is no file /nowhere.apkg. ────"),
        ):
            await given(bench, path)
            assert said in " ".join(bench.text().split())
            assert bench.app.focused is bench.app.screen.query_one("#path")
        assert not desk.library.index().packs
        (tmp_path / "a.gift").write_text("One {T}\nTwo {F}\n\nThree {T}\n")
        await given(bench, tmp_path / "a.gift")
        assert "Left out: a.gift:2:5: a second { or } in one question" in " ".join(bench.text().split())
        await bench.press("escape", "escape")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_after_a_mistake_what_was_brought_can_be_taken_back(
    desk: Desk, clock: Clock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(found: object) -> None:
        raise ZeroDivisionError("after the rows")

    async with opened(desk, clock) as bench:
        await bench.press("i")
        await given(bench, file)
        with monkeypatch.context() as patched:
            patched.setattr(Store, "checkpoint", wrong)
            await bench.press("h")
            await settled(bench)
        bench.app.mistakes.clear()
        assert "u takes all of it back" in bench.text()
        assert desk.store.state.cards
        await bench.press("u")
        await settled(bench)
        assert not desk.store.state.cards


async def test_who_leaves_meanwhile_is_told_what_was_brought_and_what_not(
    desk: Desk, clock: Clock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = Event()

    def slowly(act: Callable[..., object]) -> Callable[..., object]:
        def wait(*given: object) -> object:
            going_on.wait(LONG)
            return act(*given)

        return wait

    monkeypatch.setattr("quizapp.practice.bringing.arrive", slowly(arrive))
    monkeypatch.setattr("quizapp.practice.elsewhere.keep", slowly(keep))

    async def left(bench: Bench) -> str:
        await bench.press("escape")
        assert isinstance(bench.app.screen, HomeScreen)
        assert bench.notices() == [GOES_ON]
        going_on.set()
        for _ in range(20_000):
            if bench.notices() not in ([], [GOES_ON]):
                break
            await bench.pilot.pause(0.001)
        return bench.notices()[-1]

    async with opened(desk, clock) as bench:
        await bench.press("i")
        bench.app.screen.query_one("#path").value = str(file)  # type: ignore[attr-defined]
        await bench.press("enter")
        assert await left(bench) == (
            "rivers.apkg: 2 questions added to rivers. What you answered there was not: i on Home asks again."
        )
        await bench.press("i")
        await given(bench, file)
        going_on.clear()
        await bench.press("h")
        assert await left(bench) == "2 answers brought along. `quizapp undo --last` takes all of it back."
        assert desk.store.state.cards
