"""The app on a small pack of every kind, with a clock that stands still and keys only."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.keys import _character_to_key as character_to_key
from textual.pilot import Pilot

from quizapp.config.options import Config
from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from quizapp.study.model import Row
from quizapp.tui.app import QuizApp
from quizapp.tui.home_view import FIGURES
from tests.cli.conftest import NOTES, PACK

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"


@dataclass
class Clock:
    """A wall clock and a stop watch that move when they are told to."""

    now: datetime = NOW
    seconds: float = 100.0

    def advance(self, seconds: float) -> None:
        """So much later."""
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class Bench:
    """The app under test, its pilot, store and clock."""

    app: QuizApp
    pilot: Pilot[int]
    store: Store
    clock: Clock
    steps: list[str] = field(default_factory=list)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each long enough after the last that none is dropped."""
        for key in keys:
            self.clock.advance(1)
            await self.pilot.press(key)
            await self.pilot.pause()
        await self.counted()

    async def counted(self) -> None:
        """Wait until the figures of Home are counted and painted."""
        while any(worker.group == FIGURES and not worker.is_finished for worker in self.app.workers):
            await self.pilot.pause(0.001)
        await self.pilot.pause()
        await self.painted()

    async def painted(self) -> None:
        """Wait until nothing is left to be done and painted; the pilot alone stops waiting on a busy machine."""
        for _ in range(1000):
            screen = self.app.screen
            waiting = any(not node._message_queue.empty() for node in (self.app, *screen.walk_children(with_self=True)))
            if not (waiting or screen._layout_required or screen._dirty_widgets or screen._callbacks):
                break
            await self.pilot.pause(0.001)

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.press(*["space" if letter == " " else letter for letter in text])

    async def type_search(self, text: str) -> None:
        """Type text with signs in it."""
        for letter in text:
            await self.press(character_to_key(letter))

    async def settle(self) -> None:
        """Wait until whatever runs beside the interface has ended and is painted."""
        running = True
        while running:  # what is painted may begin something anew
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
            await self.painted()
            running = any(not worker.is_finished for worker in self.app.workers)

    def text(self) -> str:
        """What the screen shows, as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips).rstrip()

    def notices(self) -> list[str]:
        """What was said in passing, the latest last."""
        return [one.message for one in self.app._notifications]

    def rows(self, type_: str = "answer") -> list[Row]:
        """The rows of one type that are in the journal."""
        return [row for row in self.store.rows() if row.type == type_]


@pytest.fixture
def pack_text() -> str:
    """What stands in the pack's file; a test may ask for another."""
    return PACK


@pytest.fixture
def desk(tmp_path: Path, home: Path, clock: Clock, pack_text: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A learner's desk with the small pack."""
    folder = tmp_path / "packs" / "rivers"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.yaml").write_text(pack_text, encoding="utf-8")
    (folder / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # whatever is written without a folder
    monkeypatch.setattr("secrets.randbits", random.Random(7).getrandbits)
    store = Store.open(home / "profile", home, clock.now)
    library = Library([tmp_path / "packs"], home / "cache.sqlite")
    yield Desk(library, store, lambda: clock.now, UTC, own_packs=tmp_path / "packs")
    store.close()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@asynccontextmanager
async def opened(
    desk: Desk,
    clock: Clock,
    cards: Sequence[str] = (),
    size: tuple[int, int] = (80, 24),
    config: Config | None = None,
    toasts: bool = False,
) -> AsyncIterator[Bench]:
    """The app; with `cards`, studying just these; with `toasts` what is noticed stands on the screen too."""
    start = (lambda desk: desk.practice(cards=cards)) if cards else None
    app = QuizApp(desk, start=start, monotonic=lambda: clock.seconds, config=config)
    async with app.run_test(size=size, notifications=toasts) as pilot:
        while not app.ready:
            await pilot.pause()
        bench = Bench(app, pilot, desk.store, clock)
        await bench.counted()
        yield bench
        if app.mistakes:
            raise app.mistakes[0]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> object:
    """Compares a text with the one kept under a name; `--update-golden` keeps it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text + "\n"

    return compare
