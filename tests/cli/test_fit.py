"""`quizapp fit` on the journal of a made learner."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("fsrs_rs_python")

from quizapp.store.store import Store
from quizapp.study.model import Row
from tests.cli.conftest import Run
from tests.simulation.living import live
from tests.simulation.schedulers import Quizapp
from tests.simulation.worlds import halflife_world

Write = Callable[[list[Row]], None]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """A hundred days of a learner who forgets otherwise than the defaults say."""
    scheduler = Quizapp()
    live(halflife_world(random.Random(5)), scheduler, 100, 5, 5)
    return scheduler.rows


@pytest.fixture
def write(home: Path) -> Write:
    """Put rows into the learner's journal."""

    def append(rows: list[Row]) -> None:
        store = Store.open(
            home / "quizapp" / "profiles" / "default", home / "quizapp", datetime(2025, 1, 1, tzinfo=UTC)
        )
        for row in rows:
            store.append(row)
        store.close()

    return append


def parameters(run: Run) -> list[list[float]]:
    """Every set that was put in force, from the journal."""
    said = [json.loads(line) for line in run("reviews", "--json").stdout.splitlines()]
    return [row["value"] for row in said if row.get("name") == "parameters"]


@pytest.mark.long
def test_a_fit_is_shown_taken_refused_until_it_is_worth_it_and_taken_back(
    run: Run, write: Write, rows: list[Row]
) -> None:
    write(rows)
    dry = run("fit", "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, "")
    assert "Nothing was changed" in dry.stdout
    assert "log loss" in dry.stdout
    assert "Reviews a day for the cards you know: " in dry.stdout
    assert parameters(run) == []

    said = json.loads(run("fit", "--json").stdout)
    assert said["applied"] is True
    assert said["kept"] == ""
    assert said["fitted"]["log_loss"] < said["current"]["log_loss"]
    assert said["fitted"]["rmse"] < said["current"]["rmse"]
    assert said["reviews_a_day"]["before"] > 0
    (taken,) = parameters(run)
    assert taken == pytest.approx(said["parameters"], rel=1e-6)

    again = run("fit")
    assert again.returncode == 0
    assert f"the next fit is worth it at {2 * said['reviews']}" in again.stdout
    assert parameters(run) == [taken]

    assert "Nothing was changed" in run("fit", "--undo", "--dry-run").stdout
    back = run("fit", "--undo")
    assert (back.returncode, back.stderr) == (0, "")
    assert "again the defaults" in back.stdout
    assert parameters(run) == [taken, []]

    none = run("fit", "--undo")
    assert none.returncode == 1
    assert "there is no fit to take back" in none.stderr


def test_too_few_reviews_are_told_and_nothing_is_changed(run: Run, write: Write, rows: list[Row]) -> None:
    write(rows[:300])
    done = run("fit")
    assert done.returncode == 0
    assert "Your parameters were kept: there are " in done.stdout
    assert "and 400 are needed." in done.stdout
    assert json.loads(run("fit", "--json").stdout)["applied"] is False
    assert parameters(run) == []


def test_a_learner_who_has_not_begun_is_no_error(run: Run) -> None:
    done = run("fit")
    assert (done.returncode, done.stderr) == (0, "")
    assert "there are 0 reviews to learn from" in done.stdout


def test_without_the_extra_the_line_that_installs_it_is_shown(home: Path) -> None:
    code = (
        "import sys; sys.modules['fsrs_rs_python'] = None; sys.argv[1:] = ['fit']\nfrom quizapp.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ}, cwd=home
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == 'hint: pip install "quizapp[fit]"'
    assert not (home / "quizapp").exists()


def test_taking_back_needs_no_extra(home: Path) -> None:
    code = "import sys; sys.modules['fsrs_rs_python'] = None; sys.argv[1:] = ['fit', '--undo']\n"
    done = subprocess.run(
        [sys.executable, "-c", code + "from quizapp.cli import main; main()"],
        capture_output=True, text=True, check=False, cwd=home,
    )  # fmt: skip
    assert "there is no fit to take back" in done.stderr
