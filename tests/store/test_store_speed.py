"""What is timed, with small numbers and generous bounds."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from made_rows import answers, open_store

from quizapp.errors import QuizError
from quizapp.study.fold import State, fold, replay
from quizapp.study.model import Row
from tests.benchmarks._history import write_history
from tests.benchmarks.answer import main, measure


def test_a_durable_answer_costs_little_more_than_its_bytes_whatever_the_history(tmp_path: Path) -> None:
    few, many = (measure(rows, answers=60, rounds=3, folder=tmp_path) for rows in (100, 5000))
    assert min(few.ratios) < 10
    assert min(many.ratios) < 10
    assert min(many.ratios) < 3 * max(few.ratios)


def test_the_whole_comparison_runs_and_says_what_does_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    numbers = ["--rows", "20", "60", "--cards", "40", "--answers", "3", "--rounds", "1", "--beside", "tinydb"]
    assert main([*numbers, "--allow", "1000"]) == 0
    said = capsys.readouterr().out
    assert said.count("quizapp  ") == said.count("tinydb  ") == 2
    assert said.count("held: ") == 3
    assert main([*numbers, "--allow", "0.001"]) == 1
    assert "BROKEN: an answer: " in capsys.readouterr().out


def test_the_made_history_is_one_the_store_could_have_written(tmp_path: Path) -> None:
    write_history(tmp_path, 300)
    kept = open_store(tmp_path)
    rows = list(kept.rows())
    assert [row.sequence for row in rows] == list(range(1, 301))
    assert kept.state == replay(rows)
    assert len(kept.warnings) == 1


def test_checkpoints_from_another_thread_do_not_disturb_answers(home: Path) -> None:
    kept = open_store(home)
    rows = answers(300)

    def keep_on() -> None:
        while thread_runs:
            kept.checkpoint()

    thread_runs = [True]
    thread = Thread(target=keep_on)
    thread.start()
    for row in rows:
        kept.append(row)
    thread_runs.clear()
    thread.join()
    kept.close()
    again = open_store(home)
    assert again.state == kept.state
    assert len(list(again.rows())) == 300


@dataclass
class Made:
    state: State


def test_what_is_made_while_the_disk_is_waited_for_fails_as_itself_and_nothing_is_written(home: Path) -> None:
    kept = open_store(home)
    [first] = answers(1)

    def fails() -> Made:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept.append_act(lambda _: (first, fails))
    assert list(kept.rows()) == []
    assert kept.append(first).sequence == 1
    assert [row.id for row in kept.rows()] == [first.id]
    assert kept.state == replay([first])


def test_nothing_made_is_adopted_when_the_disk_fails(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = open_store(home)
    kept.append(answers(1)[0])
    before = kept.state

    def fail(_fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("quizapp.store.appending.sync", fail)
    with pytest.raises(QuizError, match="not saved"):
        kept.append_act(lambda _: (answers(2)[1], lambda: Made(State())))
    assert kept.state is before


def test_what_is_done_is_done_in_the_state_that_other_windows_left(home: Path) -> None:
    kept, other = open_store(home), open_store(home)
    first, second = answers(2)
    other.append(first)
    seen: list[State] = []

    def act(state: State) -> tuple[Row, Callable[[], Made]]:
        seen.append(state)
        return second, lambda: Made(fold(state, second))

    kept.append_act(act)
    assert seen == [replay([first])]
    assert kept.state == replay([first, second])


def test_a_state_folded_by_the_caller_is_adopted_only_where_it_fits(home: Path) -> None:
    kept, other = open_store(home), open_store(home)
    first, second, third = answers(3)
    before = kept.state
    after = fold(before, first)
    kept.append(first, (before, after))
    assert kept.state is after
    other.append(second)
    kept.append(third, (after, fold(after, third)))
    assert kept.state == replay([first, second, third])
