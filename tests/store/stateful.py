"""A learner with several windows on two machines, any act in any order, compared with a plain model after each.

`python -m tests.store.stateful [--steps 10000]` says how many steps there were; a difference is an error that shows
the steps that lead to it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from quizapp.errors import QuizError
from quizapp.store import appending, device
from quizapp.store.store import Store
from quizapp.study import acts
from quizapp.study import session as sessions
from quizapp.study.amending import ACTS
from quizapp.study.calendar import moment, stamp
from quizapp.study.fold import State
from quizapp.study.model import Rating, Row
from quizapp.study.session import Session
from quizapp.study.undoing import redo, regrading, turned, undo
from tests.made_study import MORNING, entries, verdict
from tests.store.plain_model import plain

MACHINES = ("desk", "lap")
PICK = st.integers(0, 10**6)
COUNTS = ("new", "reviews", "answers", "right", "elapsed_ms")


@dataclass
class Window:
    """One program that has the learner open."""

    machine: str
    store: Store
    session: Session
    seen: int
    """How many rows of the other machine it saw when it was opened."""


class Learner(RuleBasedStateMachine):
    """Windows come and go, also by a kill; the rows they acknowledged are what the learner did."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.profile = self.home / "profile"
        self.now = MORNING
        self.windows: list[Window] = []
        self.acknowledged: dict[str, list[Row]] = {}
        self.known = [*entries(5), *entries(3, "lakes")]
        self.opened = 0
        self.machine, self.full = device.machine, appending.FULL_BYTES
        appending.FULL_BYTES = 4000
        for number, name in enumerate(MACHINES):
            self.on(name)
            path = device._path(self.home / name)
            path.parent.mkdir(parents=True)
            path.write_text(f"{number:012x}\n")

    def teardown(self) -> None:
        for window in self.windows:
            self.let_go(window)
        device.machine, appending.FULL_BYTES = self.machine, self.full
        shutil.rmtree(self.home)

    def on(self, name: str) -> None:
        device.machine = lambda: name

    # windows

    @precondition(lambda self: len(self.windows) < 3)
    @rule(
        machine=st.sampled_from(MACHINES),
        limit=st.none() | st.integers(1, 20),
        cram=st.sampled_from([False] * 4 + [True]),
    )
    def open(self, machine: str, limit: int | None, cram: bool) -> None:
        self.on(machine)
        self.opened += 1
        store = Store.open(self.profile, self.home / machine, self.now)
        session = sessions.start(
            store.state,
            self.known,
            self.now,
            self.opened,
            limit=limit,
            packs=["rivers", "lakes"],
            cram=cram,
            zone=60,
            session_id=f"s{self.opened}",
            history=store.history,
            newest=store.newest,
        )
        others = sum(len(rows) for name, rows in self.acknowledged.items() if name != store.device)
        self.windows.append(Window(machine, store, session, others))
        self.looks_right(store, list(store.rows()))

    @precondition(lambda self: self.windows)
    @rule(which=PICK)
    def close(self, which: int) -> None:
        self.windows.pop(which % len(self.windows)).store.close()

    @precondition(lambda self: self.windows)
    @rule(which=PICK, torn=st.integers(0, 60))
    def kill(self, which: int, torn: int) -> None:
        """The program is gone at once, perhaps in the middle of a write that it had not acknowledged."""
        window = self.windows.pop(which % len(self.windows))
        self.let_go(window)
        files = sorted((self.profile / "journal" / window.store.device).glob("0*.log"))
        if torn and files and not any(one.machine == window.machine for one in self.windows):
            with files[-1].open("ab") as file:
                file.write(b'0badc0de 999 {"id":"never said to be saved, and so may go"}'[:torn])

    def let_go(self, window: Window) -> None:
        window.store._appender.close()
        window.store._lock.close()

    @precondition(lambda self: self.windows)
    @rule(which=PICK)
    def checkpoint(self, which: int) -> None:
        self.windows[which % len(self.windows)].store.checkpoint()

    @rule(where=st.sampled_from(["learner.json", "nothing"]))
    def lose_what_can_be_rebuilt(self, where: str) -> None:
        (self.profile / where).unlink(missing_ok=True)

    # the world

    @rule(seconds=st.sampled_from([1, 40, 700, 86_400, 5 * 86_400, 40 * 86_400, -30, -7200, -100_000]))
    def clock(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(which=PICK, answer=st.sampled_from(["one", "two"]))
    def edit(self, which: int, answer: str) -> None:
        place = which % len(self.known)
        self.known[place] = replace(self.known[place], fingerprint=answer)

    # acts in a session

    @precondition(lambda self: self.windows)
    @rule(which=PICK, rating=st.sampled_from(list(Rating)), guessed=st.sampled_from([False, False, False, True]))
    def answer(self, which: int, rating: Rating, guessed: bool) -> None:
        said = verdict(rating > Rating.AGAIN)
        self.act(which, lambda s: acts.answer(s, said, rating, self.now, elapsed_ms=1234, guessed=guessed), asks=True)

    @precondition(lambda self: self.windows)
    @rule(which=PICK, rating=st.sampled_from(list(Rating)))
    def answer_as_previewed(self, which: int, rating: Rating) -> None:
        def step(session: Session) -> tuple[Session, Row]:
            assert session.current is not None
            seen, due = acts.previews(session, self.now), session.state.card(session.current.card).due
            after, row = acts.answer(session, verdict(rating > Rating.AGAIN), rating, self.now, elapsed_ms=1234)
            assert row.data["due"] == (seen[rating] or due)
            return after, row

        self.act(which, step, asks=True)

    @precondition(lambda self: self.windows)
    @rule(which=PICK, kind=st.sampled_from(["suspend", "bury", "flag", "note"]))
    def mark(self, which: int, kind: str) -> None:
        does: dict[str, Callable[[Session], tuple[Session, Row]]] = {
            "suspend": lambda s: acts.suspend(s, self.now),
            "bury": lambda s: acts.bury(s, self.now),
            "flag": lambda s: acts.report(s, "unclear", self.now),
            "note": lambda s: acts.note(s, "near", self.now),
        }
        self.act(which, does[kind], asks=True)

    @precondition(lambda self: self.windows)
    @rule(which=PICK)
    def skip(self, which: int) -> None:
        window = self.windows[which % len(self.windows)]
        if window.session.current:
            window.session = acts.skip(window.session, self.now)

    @precondition(lambda self: self.windows)
    @rule(which=PICK, times=st.integers(1, 4), again=st.integers(0, 4))
    def undo(self, which: int, times: int, again: int) -> None:
        for step in [undo] * times + [redo] * again:
            try:
                self.act(which, lambda s, step=step: step(s, self.now))  # type: ignore[misc]
            except QuizError as error:
                assert "nothing to" in error.message  # noqa: PT017
                return

    # acts on any row, as the verbs do them

    @precondition(lambda self: self.windows)
    @rule(which=PICK, row=PICK)
    def turn_any(self, which: int, row: int) -> None:
        window = self.windows[which % len(self.windows)]
        target = self.any_row(window, row, ACTS)
        if target is not None:
            back = target.id not in window.store.state.undone
            self.say(window, "undo" if back else "redo", turned(target, window.store.state.undone, back=back))

    @precondition(lambda self: self.windows)
    @rule(which=PICK, row=PICK, grade=st.sampled_from([True, False, *Rating]))
    def regrade_any(self, which: int, row: int, grade: Rating | bool) -> None:
        window = self.windows[which % len(self.windows)]
        target = self.any_row(window, row, {"answer"})
        if target is not None:
            self.say(window, "regrade", regrading(target, grade))

    @precondition(lambda self: self.windows)
    @rule(which=PICK, row=PICK)
    def reset(self, which: int, row: int) -> None:
        window = self.windows[which % len(self.windows)]
        target = self.any_row(window, row, {"answer"})
        if target is not None:
            self.say(window, "reset", {"card": target.data["card"]})

    def any_row(self, window: Window, which: int, types: set[str] | frozenset[str]) -> Row | None:
        """A row that the window knows."""
        rows = [row for row in self.visible(window) if row.type in types]
        return rows[which % len(rows)] if rows else None

    # what is checked

    def act(self, which: int, step: Callable[[Session], tuple[Session, Row]], *, asks: bool = False) -> None:
        window = self.windows[which % len(self.windows)]
        if asks and window.session.current is None:
            window.session = sessions.refresh(window.session, self.now)
            if window.session.current is None:
                return
        if asks:
            self.on(window.machine)
            row, window.session = window.store.append_act(lambda state: self.made(window.session, state, step))
            self.written(window, row)
        else:
            before = window.session
            after, row = step(before)
            self.write(window, row, (before, after))

    def made(
        self, session: Session, state: State, step: Callable[[Session], tuple[Session, Row]]
    ) -> tuple[Row, Callable[[], Session]]:
        after, row = step(sessions.follow(session, state))
        return row, lambda: after

    def say(self, window: Window, type_: str, data: dict[str, object]) -> None:
        when = moment(self.now, 60, 4)
        self.opened += 1
        self.write(window, Row(f"v{self.opened}", type_, stamp(when.now), 60, when.today, data), None)

    def write(self, window: Window, row: Row, sides: tuple[Session, Session] | None) -> None:
        self.on(window.machine)
        written = window.store.append(row, (sides[0].state, sides[1].state) if sides else None)
        window.session = sides[1] if sides else window.session
        self.written(window, written)

    def written(self, window: Window, written: Row) -> None:
        window.session = sessions.follow(window.session, window.store.state)
        mine = self.acknowledged.setdefault(window.store.device, [])
        mine.append(written)
        assert [one.sequence for one in mine] == list(range(1, len(mine) + 1))
        assert window.store.history(str(written.data["card"]))[-1] == written
        self.looks_right(window.store, self.visible(window))

    def visible(self, window: Window) -> list[Row]:
        """The rows that a window knows: its machine's own, and those of the other that were there when it opened."""
        marks = window.store._at.marks
        return [
            row for row in window.store.rows() if row.device in marks and row.sequence <= marks[row.device].sequence
        ]

    def looks_right(self, store: Store, rows: list[Row]) -> None:
        Learner.steps += 1
        everything = list(store.rows())
        for name, mine in self.acknowledged.items():
            assert [row for row in everything if row.device == name] == mine
        assert len(everything) == sum(map(len, self.acknowledged.values()))
        model, state = plain(rows), store.state
        assert dict(state.cards) == model.cards
        days = {
            d: {p: tuple(getattr(c, n) for n in COUNTS) for p, c in packs.items()} for d, packs in state.days.items()
        }
        assert days == model.days
        assert dict(state.packs) == model.packs
        assert state.undone == model.undone
        assert dict(state.dues) == model.dues


def run(steps: int) -> int:
    """Go so many steps at least; how many were compared."""
    Learner.steps = 0
    each = 50
    while Learner.steps < steps:
        examples = max(6, (steps - Learner.steps) // (each // 2))
        run_state_machine_as_test(
            Learner,
            settings=settings(
                max_examples=examples,
                stateful_step_count=each,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )
    return Learner.steps


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=10_000)
    steps = run(parser.parse_args().steps)
    print(f"{steps} states compared with the plain model, 0 differences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
