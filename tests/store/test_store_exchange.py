"""Journals exchanged as a whole: interrupted anywhere, and under windows that are open."""

import os
import shutil
from pathlib import Path

import pytest
from made_rows import START, answer, answers, journal, open_store, restored

from quizapp.errors import QuizError
from quizapp.store import copies, device, exchange, joining, store
from quizapp.store.checking import look
from quizapp.store.finding import newest


def learner(home: Path) -> Path:
    return home / "profiles" / "default"


@pytest.fixture
def longer(home: Path, tmp_path: Path) -> Path:
    """A learner with 12 rows; another copy of whom has 20."""
    kept = open_store(home)
    for one in answers(12):
        kept.append(one)
    kept.close()
    other = tmp_path / "other"
    shutil.copytree(home, other)
    kept = open_store(other)
    for one in answers(8):
        kept.append(one)
    kept.close()
    return learner(other)


class Killed(BaseException):
    """What a kill is to the code it strikes."""


@pytest.mark.parametrize("at", range(14))
def test_killed_at_any_step_the_old_journal_stands_or_the_new_one(
    home: Path, longer: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def counted(real):
        def call(*arguments, **options):
            nonlocal steps
            steps += 1
            if steps == at + 1:
                raise Killed
            return real(*arguments, **options)

        return call

    monkeypatch.setattr(exchange.os, "rename", counted(os.rename))
    monkeypatch.setattr(exchange.os, "replace", counted(os.replace))
    monkeypatch.setattr(exchange, "sync_folder", counted(exchange.sync_folder))
    monkeypatch.setattr(exchange, "sync_tree", counted(exchange.sync_tree))
    real_rmtree = shutil.rmtree
    monkeypatch.setattr(shutil, "rmtree", counted(shutil.rmtree))
    before, after = open_store(home, read_only=True), copies.opened(longer)
    try:
        restored(learner(home), longer, START)
        finished = True
    except Killed:
        finished = False
    monkeypatch.undo()
    assert shutil.rmtree is real_rmtree
    reading = open_store(home, read_only=True)
    rows = len(list(reading.rows()))
    assert reading.state in (before.state, after.derived.state)
    assert rows in ({20} if finished else {12, 20})
    writing = open_store(home)
    assert len(list(writing.rows())) == rows
    assert writing.append(answer()).sequence == rows + 1
    assert not exchange.is_pending(learner(home))
    assert len(list(open_store(home).rows())) == rows + 1


def test_a_window_that_is_open_goes_on_where_its_rows_are_still_there(home: Path, longer: Path) -> None:
    window = open_store(home)
    window.append(answer("p/mine"))
    assert joining.join(learner(home), longer, START).rows == 8
    window.append(answer("p/too"))
    assert {"p/mine", "p/too"} <= set(open_store(home).state.cards)
    assert len(list(open_store(home).rows())) == 22


def test_a_window_whose_rows_are_gone_saves_nothing_and_says_so(home: Path, longer: Path) -> None:
    window = open_store(home)
    window.append(answer("p/mine"))
    restored(learner(home), longer, START)
    with pytest.raises(QuizError, match="replaced"):
        window.append(answer("p/lost"))
    assert len(list(open_store(home).rows())) == 20


def interrupt_restoring(home: Path, copy: Path) -> None:
    """Kill a restore at the moment from which on the copy counts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(exchange, "_put", lambda *_: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            restored(learner(home), copy, START)
    assert exchange.is_pending(learner(home))


def test_a_window_opened_while_an_exchange_ends_cuts_nothing(
    home: Path, longer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_restoring(home, longer)

    def ended_by_another(profile: Path) -> bool:
        exchange.finish(profile)
        return exchange.is_pending(profile)

    monkeypatch.setattr(store, "is_pending", ended_by_another)
    assert open_store(home).append(answer()).sequence == 21
    assert len(list(open_store(home).rows())) == 21


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("begun", [True, False])
def test_a_window_opened_while_another_exchanges_journals_sees_the_new_one(
    home: Path, longer: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool, begun: bool
) -> None:
    if begun:
        interrupt_restoring(home, longer)
        monkeypatch.setattr(store, "is_pending", lambda _: False)
    real = store.kept_state

    def kept(profile: Path) -> object:
        if begun:
            exchange.finish(profile)
        else:
            interrupt_restoring(home, longer)
            os.rename(profile / "journal", profile / "away")
        monkeypatch.setattr(store, "kept_state", real)
        return real(profile)

    monkeypatch.setattr(store, "kept_state", kept)
    window = open_store(home, read_only=read_only)
    assert window.warnings == []
    assert (len(list(window.rows())), window.state) == (20, copies.opened(longer).derived.state)


def test_an_exchange_is_ended_by_the_machine_that_began_it(
    home: Path, longer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_restoring(home, longer)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(device, "machine", lambda: "lap")
        window = open_store(home)
        assert len(list(window.rows())) == 12
        with pytest.raises(QuizError, match="another machine has not finished"):
            window.append(answer())
        with pytest.raises(QuizError, match="another machine has not finished"):
            restored(learner(home), longer, START)
        assert any("another machine" in one.message for one in look(learner(home), window.device).findings)
    assert len(list(open_store(home).rows())) == 20


def test_a_window_writes_nothing_into_files_that_an_interrupted_exchange_has_replaced(home: Path, longer: Path) -> None:
    window = open_store(home)
    window.append(answer("p/mine"))
    interrupt_restoring(home, longer)
    with pytest.raises(QuizError, match="replaced"):
        window.append(answer("p/lost"))
    assert len(list(open_store(home).rows())) == 20


def test_what_was_there_before_a_restore_is_kept_and_can_be_restored(home: Path, longer: Path) -> None:
    before = copies.opened(learner(home))
    kept = restored(learner(home), longer, START)
    assert kept is not None
    again = restored(learner(home), kept, START)
    assert again is not None
    assert again != kept
    assert copies.opened(learner(home)) == before
    assert open_store(home).warnings == []


def test_the_latest_rows_are_read_from_the_end(home: Path, longer: Path) -> None:
    found = [row.sequence for _, row in newest(longer / "journal")]
    assert found == list(range(20, 0, -1))
    assert journal(home).exists()
