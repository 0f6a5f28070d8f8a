"""Many rows with one wait for the disk: the same as one after the other."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_rows import START, answer, answers, open_store, regrade, row, undo

from quizapp.errors import QuizError
from quizapp.store import finding
from quizapp.store.derived import Derived
from quizapp.store.lines import content_of, encode
from quizapp.store.store import Store
from quizapp.study.fold import replay


def test_many_rows_are_what_they_are_one_by_one(home: Path, tmp_path: Path) -> None:
    rows = [
        *answers(40, cards=30),
        row("suspend", card="rivers/q1", on=True),
        row("setting", name="retention", value=0.8),
    ]
    together, apart = open_store(home), open_store(tmp_path / "apart")
    written = together.append_all(rows)
    assert [one.sequence for one in written] == list(range(1, 43))
    assert together.state == apart_state(apart, rows)
    together.close()
    again = open_store(home)
    assert not again.warnings
    assert again.state == together.state
    assert [one.id for one in again.rows()] == [one.id for one in rows]


def apart_state(store, rows):
    for one in rows:
        store.append(one)
    return store.state


@pytest.mark.parametrize("cards", [3, 40])
def test_many_acts_are_taken_back_at_once_as_one_by_one(home: Path, cards: int) -> None:
    given = [answer(f"rivers/q{n % cards}") for n in range(2 * cards)]
    store = open_store(home)
    store.append_all(given)
    store.append(row("setting", name="retention", value=0.85))
    store.append_all([undo(one) for one in reversed(given[cards:])])
    store.append_all([regrade(one) for one in given[:cards]])
    assert store.state == replay(store.rows())
    assert store.state.card("rivers/q0").reps == 1


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(-600, 600), st.booleans()), max_size=12))
def test_the_latest_rows_are_those_that_come_last_whatever_clocks_say(acts: list[tuple[str, int, bool]]) -> None:
    with TemporaryDirectory() as folder:
        profile, stores = Path(folder) / "profiles" / "default", dict[str, Store]()
        for machine, minutes, heard in acts:
            if heard:
                stores.pop(machine, None)
            store = stores.get(machine) or Store.open(profile, Path(folder) / machine, START)
            stores[machine] = store
            store.append(answer(at=START + timedelta(minutes=minutes)))
        last = Store.open(profile, Path(folder) / "c", START)
        assert [one.id for one in last.newest()] == [one.id for one in last.rows()][::-1]


def test_no_rows_write_nothing(home: Path) -> None:
    store = open_store(home)
    assert store.append_all([]) == []
    assert list(store.rows()) == []


def test_on_an_error_none_is_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(home)
    store.append(answer())
    before, write = store.state, os.write
    monkeypatch.setattr(os, "write", lambda fd, line: write(fd, line[: len(line) // 2]))
    with pytest.raises(QuizError, match="not saved"):
        store.append_all(answers(10))
    monkeypatch.undo()
    assert store.state is before
    assert len(list(store.rows())) == 1
    store.append(answer("rivers/next"))
    assert len(list(store.rows())) == 2


def test_another_window_sees_them_all(home: Path) -> None:
    one, other = open_store(home), open_store(home)
    one.append_all(answers(20))
    other.append(answer("rivers/other"))
    assert other.state == replay(other.rows())
    assert len(list(one.rows())) == 21


def test_a_window_follows_another_without_writing(home: Path) -> None:
    one, other = open_store(home), open_store(home)
    first = one.append(answer("rivers/one"))
    other.append_all([answer("rivers/other"), undo(first)])
    one.follow()
    assert one.state == other.state == replay(other.rows())
    one.append(answer("rivers/one"))
    other.follow()
    assert other.state == one.state == replay(one.rows())
    one.follow()
    assert len(list(one.rows())) == 4


def test_what_is_looked_for_again_is_looked_for_in_what_came_since(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, other, searched = open_store(home), open_store(home), []
    real = finding.of_types
    window.append(answer())
    monkeypatch.setattr(finding, "of_types", lambda *asked: searched.append(asked) or real(*asked))
    for writing, written, found, looks in (
        (window, answer(), 0, 1),
        (other, answer(), 0, 1),
        (other, row("note", card="rivers/silna", text="n"), 1, 2),
        (window, row("note", card="rivers/silna", text="m"), 2, 3),
        (window, answer(), 2, 3),
    ):
        writing.append(written)
        window.follow()
        assert (len(window.of_types(["note"])), len(searched)) == (found, looks)
    other.append(row("note", card="rivers/silna", text="not followed"))
    assert len(window.of_types(["note"])) == 3


def test_rows_that_are_read_meanwhile_keep_no_window_from_writing(home: Path) -> None:
    one, other = open_store(home), open_store(home)
    real = one._journals._ended

    def ended(derived: Derived) -> Derived:
        next(one.rows(), None)  # as another thread may
        return real(derived)

    one._journals._ended = ended
    for window in (one, other) * 3:
        window.append(answer())
    assert [row.sequence for row in open_store(home).rows()] == [1, 2, 3, 4, 5, 6]


def test_a_window_that_followed_a_newer_version_writes_nothing(home: Path) -> None:
    one, other = open_store(home), open_store(home)
    one.append(answer("rivers/one"))
    other.append(answer("rivers/other"))
    newer = content_of(replace(answer("rivers/new"), type="mystery"), "99.0")
    with next(one.profile.glob("journal/*/[0-9]*")).open("ab") as file:
        file.write(encode(3, newer))
    one.follow()
    with pytest.raises(QuizError, match="does not know"):
        one.append(answer("rivers/one"))


def test_a_window_that_was_only_looked_at_follows_and_writes_no_file(home: Path) -> None:
    fresh = open_store(home)
    fresh.follow()
    assert not list(fresh.profile.glob("journal/*/*"))
    other = open_store(home)
    other.append(answer("rivers/other"))
    fresh.follow()
    assert fresh.state == other.state
    fresh.append(answer("rivers/own"))
    assert fresh.state == replay(fresh.rows())


def test_a_window_that_cannot_follow_keeps_what_it_knows(home: Path) -> None:
    one = open_store(home)
    one.append(answer())
    before = one.state
    (file,) = one.profile.glob("journal/*/[0-9]*")
    file.write_bytes(b"")
    one.follow()
    assert one.state is before
