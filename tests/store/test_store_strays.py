"""Copies that a file sync makes where it finds a journal's file in two forms: told, kept, and taken in when wanted."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from made_rows import START, answer, answers, journal, open_store, restored

from quizapp.errors import QuizError
from quizapp.store import backups, forgetting, joining
from quizapp.store.checking import look
from quizapp.store.lines import content_of, encode
from quizapp.store.mending import mend
from quizapp.store.reading import STRAY

COPY = "000001 (conflicted copy).log"


def learner(home: Path) -> Path:
    return home / "profiles" / "default"


@pytest.fixture
def stray(home: Path, tmp_path: Path) -> Path:
    """A copy of the file of a learner with 12 rows, which has two that stand nowhere else."""
    kept = open_store(home)
    for one in answers(12):
        kept.append(one)
    kept.close()
    shutil.copytree(home, tmp_path / "other")
    other = open_store(tmp_path / "other")
    for _ in range(2):
        other.append(answer("lakes/only-here"))
    path = journal(home).with_name(COPY)
    shutil.copy(journal(tmp_path / "other"), path)
    return path


def test_it_is_told_and_its_rows_count_once_they_are_imported(home: Path, stray: Path) -> None:
    kept = open_store(home)
    assert kept.warnings == [f"{stray}: {STRAY}"]
    assert "lakes/only-here" not in kept.state.cards
    assert [one.where for one in look(learner(home), kept.device).findings if one.mend != "private"] == [str(stray)]
    assert joining.join(learner(home), stray, START).rows == 2
    assert joining.join(learner(home), stray, START).rows == 0
    stray.unlink()
    kept = open_store(home)
    assert kept.warnings == []
    assert kept.state.card("lakes/only-here").reps == 2


def further(home: Path) -> Path:
    """Another copy of the learner that goes on from here."""
    other = home.parent / "further"
    shutil.copytree(home, other, ignore=lambda *_: [COPY])
    open_store(other).append(answer())
    return learner(other)


def damage_a_line(home: Path) -> None:
    journal(home).write_bytes(journal(home).read_bytes().replace(b"Silna", b"Silno", 1))
    mend(learner(home), journal(home).parent.name, START)


@pytest.mark.parametrize("rewrite", [lambda home: joining.join(learner(home), further(home), START), damage_a_line])
def test_it_stays_where_the_journal_is_written_anew(home: Path, stray: Path, rewrite: Callable[[Path], object]) -> None:
    before = stray.read_bytes()
    rewrite(home)
    assert stray.read_bytes() == before


def test_it_comes_back_with_what_a_restore_has_replaced(home: Path, stray: Path) -> None:
    before = stray.read_bytes()
    kept = restored(learner(home), further(home), START)
    assert not stray.exists()
    assert kept is not None
    restored(learner(home), kept, START)
    assert stray.read_bytes() == before


def test_a_damaged_one_is_kept_as_it_is_in_a_backup_that_is_sound(home: Path, stray: Path) -> None:
    stray.write_bytes(stray.read_bytes()[:-30])
    made = backups.daily(learner(home), START)
    assert made is not None
    backups.check(made)
    assert backups.damaged(made) == []


@pytest.mark.parametrize("name", [b"000001.log:old", b"kept\\000001.log", b"000001 (\xfcber).log"])
def test_one_of_any_name_is_kept_in_a_backup_that_can_be_put_back(home: Path, stray: Path, name: bytes) -> None:
    kept = Path(os.fsdecode(os.fsencode(stray.parent) + b"/" + name))
    before = stray.rename(kept).read_bytes()
    made = backups.daily(learner(home), START)
    assert made is not None
    restored(learner(home), made, START)
    assert [path.read_bytes() for path in journal(home).parent.iterdir() if path != journal(home)] == [before]


def test_a_folder_that_a_file_sync_made_is_no_obstacle_to_mending(home: Path, stray: Path) -> None:
    for device in (stray.parent, stray.parent.with_name("another")):
        (device / "@eaDir").mkdir(parents=True)
    damage_a_line(home)
    assert len(list(open_store(home).rows())) == 11


@pytest.mark.parametrize("name", [COPY, "000001.sync-conflict-20260302-090000-ABCDEFG.log"])
def test_mending_takes_no_row_from_it_and_those_of_a_backup_in_spite_of_it(home: Path, stray: Path, name: str) -> None:
    before = [row.id for row in open_store(home).rows()]
    changed = stray.read_bytes().split(b"\n")[0] + b"\n" + encode(1, content_of(answer("lakes/other")))
    stray.with_name(name).write_bytes(changed)
    backups.daily(learner(home), START)
    damage_a_line(home)
    assert [row.id for row in open_store(home).rows()] == before


def test_nothing_is_forgotten_while_it_may_hold_that_too(home: Path, stray: Path) -> None:
    with pytest.raises(QuizError, match="may stand here too"):
        forgetting.forget(learner(home), "rivers", START, backup=False)
    assert len(list(open_store(home).rows())) == 12
    stray.unlink()
    assert forgetting.forget(learner(home), "rivers", START, backup=False) == (12, None)
