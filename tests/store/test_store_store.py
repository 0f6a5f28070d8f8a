import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_rows import START, answer, answers, journal, open_store, redo, row, undo

from quizapp.errors import QuizError
from quizapp.store import appending, lock, store
from quizapp.store.journals import Journals
from quizapp.store.lock import Lock
from quizapp.store.reading import Mark
from quizapp.store.store import Store
from quizapp.study.fold import replay


def learner(home: Path) -> Path:
    return home / "profiles" / "default"


def test_what_was_appended_is_there_after_opening_again(home: Path) -> None:
    first = open_store(home)
    rows = [first.append(one) for one in answers(12)]
    first.close()
    again = open_store(home)
    assert [one.sequence for one in rows] == list(range(1, 13))
    assert list(again.rows()) == rows
    assert again.state == first.state == replay(rows)
    assert again.warnings == []


def test_pauses_are_kept(home: Path) -> None:
    first = open_store(home)
    first.append(row("setting", name="paused_until", value="2026-03-20"))
    first.append(row("setting", name="pack.rivers.state", value="paused"))
    first.append(row("setting", START + timedelta(days=3), name="pack.rivers.state", value="studying"))
    first.close()
    again = open_store(home)
    assert again.state == first.state
    assert again.state.pauses == {
        "paused_until": (("2026-03-02", "2026-03-20"),),
        "pack.rivers.state": (("2026-03-02", "2026-03-05"),),
    }


def test_without_closing_nothing_is_lost(home: Path) -> None:
    first = open_store(home)
    for one in answers(12):
        first.append(one)
    again = open_store(home)
    assert again.state == first.state
    assert len(list(again.rows())) == 12


def test_two_windows_see_each_others_rows_at_the_next_append(home: Path) -> None:
    left, right = open_store(home), open_store(home)
    for n, one in enumerate(answers(20)):
        (left if n % 2 else right).append(one)
    left.append(answer("rivers/last"))
    assert [one.sequence for one in left.rows()] == list(range(1, 22))
    right.append(answer("rivers/last"))
    assert right.state.cards["rivers/last"].reps == 2
    left.close()
    right.close()
    assert open_store(home).state == right.state


def test_history_is_of_one_card_with_what_was_taken_back(home: Path) -> None:
    kept = open_store(home)
    first, other = kept.append(answer("p/a")), kept.append(answer("p/ab"))
    taken = kept.append(undo(first))
    trap = kept.append(answer("p/b", response='"card":"p/a"'))
    assert kept.history("p/a") == [first, taken]
    assert kept.history("p/ab") == [other]
    assert kept.history("p/b") == [trap]
    assert kept.history("p/none") == []


def test_an_undo_tomorrow_restores_the_card_exactly(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer("p/a"))
    before = kept.state
    second = kept.append(answer("p/a", START + timedelta(minutes=1), right=False, stability=0.5))
    kept.close()
    later = open_store(home, now=START + timedelta(days=1))
    later.append(undo(second, START + timedelta(days=1)))
    assert later.state.cards == before.cards
    assert later.state.days == before.days
    later.append(redo(second, START + timedelta(days=1)))
    assert later.state.cards["p/a"].stability == 0.5


def test_undo_rows_that_were_not_yet_kept_are_folded_with_the_rows_before_them_only(home: Path) -> None:
    kept = open_store(home)
    first = kept.append(answer("p/a"))
    kept.checkpoint()
    kept.append(undo(first))
    kept.append(answer("p/a", START + timedelta(minutes=5), stability=9.0))
    again = open_store(home)
    assert again.state == kept.state
    assert again.state.cards["p/a"].reps == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["answer", "answer", "wrong", "undo", "redo", "suspend", "flag", "reset", "setting", "keep", "open"]
        ),
        st.integers(0, 3),
        st.integers(-3, 9),
    ),
    max_size=30,
)


@settings(max_examples=30)
@given(steps=STEPS)
def test_a_rebuilt_state_is_the_kept_state(
    steps: list[tuple[str, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("learner")
    kept, now = open_store(home), START
    for kind, n, minutes in steps:
        now += timedelta(minutes=minutes)
        kept = step(home, kept, kind, f"p/q{n}", now, n)
    kept.close()
    again = open_store(home)
    assert again.state == kept.state
    (learner(home) / "learner.json").unlink()
    rebuilt = open_store(home)
    assert rebuilt.state == kept.state
    assert rebuilt.state == replay(kept.rows())


def step(home: Path, kept: Store, kind: str, card: str, now: object, n: int) -> Store:
    rows = [one for one in kept.rows() if one.type not in {"undo", "redo", "setting"}]
    if kind == "open":
        return open_store(home)
    if kind == "keep":
        kept.checkpoint()
    elif kind in {"undo", "redo"}:
        if rows:
            kept.append((undo if kind == "undo" else redo)(rows[n % len(rows)], now))  # type: ignore[arg-type]
    elif kind == "setting":
        kept.append(row("setting", now, name="new_per_day", value=n))  # type: ignore[arg-type]
    elif kind in {"answer", "wrong"}:
        kept.append(answer(card, now, kind == "answer"))  # type: ignore[arg-type]
    else:
        kept.append(row(kind, now, card=card, reason="wrong" if kind == "flag" else ""))  # type: ignore[arg-type]
    return kept


def test_a_missing_learner_file_is_rebuilt_and_said(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer())
    kept.close()
    (learner(home) / "learner.json").unlink()
    again = open_store(home)
    assert again.state == kept.state
    assert "missing" in again.warnings[0]
    assert open_store(home).warnings == []


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "noise"])
def test_a_damaged_learner_file_is_rebuilt_and_said(home: Path, damage: str) -> None:
    kept = open_store(home)
    for one in answers(10):
        kept.append(one)
    kept.close()
    path = learner(home) / "learner.json"
    good = path.read_bytes()
    half = len(good) // 2
    flipped = good[:half] + bytes([good[half] ^ 1]) + good[half + 1 :]
    path.write_bytes({"flip": flipped, "cut": good[:-40], "empty": b"", "noise": b"\x00" * 300}[damage])
    again = open_store(home)
    assert again.state == kept.state
    assert "damaged" in again.warnings[0]


def test_a_learner_file_ahead_of_the_journal_is_rebuilt_and_said(home: Path) -> None:
    kept = open_store(home)
    for one in answers(10):
        kept.append(one)
    kept.close()
    path = journal(home)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:6]))
    again = open_store(home)
    assert again.state == replay(again.rows())
    assert len(list(again.rows())) == 5
    assert "ahead" in again.warnings[0]
    assert "lacks 5 rows saved on this machine" in again.warnings[0]


def test_the_learner_file_is_one_that_tinydb_reads(home: Path) -> None:
    from tinydb import TinyDB, where

    kept = open_store(home)
    for one in answers(10):
        kept.append(one)
    kept.close()
    with TinyDB(learner(home) / "learner.json") as db:
        (card,) = db.table("cards").search(where("key") == "rivers/q2")
        assert card["reps"] == kept.state.cards["rivers/q2"].reps
        assert db.table("packs").all() == [{"pack": "rivers", "answers": 10}]


def test_checkpoints_bring_changed_new_and_vanished_cards_into_the_file(home: Path) -> None:
    kept = open_store(home)
    first = kept.append(answer("p/gone"))
    kept.append(answer("p/same"))
    kept.append(answer("p/changed"))
    kept.checkpoint()
    kept.append(undo(first))
    kept.append(answer("p/changed", START + timedelta(minutes=1)))
    kept.append(answer("p/new"))
    kept.checkpoint()
    with open_store(home, read_only=True)._journals.folder.joinpath("../learner.json").open() as file:
        cards = {card["key"]: card["reps"] for card in json.load(file)["cards"].values()}
    assert cards == {"p/same": 1, "p/changed": 2, "p/new": 1}


def test_a_checkpoint_that_fails_says_so_and_loses_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = open_store(home)
    kept.append(answer())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.store.tables.replace_file", fail)
    kept.close()
    assert "your answers are safe" in kept.warnings[-1]
    monkeypatch.undo()
    monkeypatch.setenv("QUIZAPP_HOME", str(home))
    assert open_store(home).state == kept.state


def test_files_are_the_learners_alone(home: Path) -> None:
    os.umask(0o000)
    try:
        kept = open_store(home / "deep")
        kept.append(answer())
        kept.close()
    finally:
        os.umask(0o022)
    for path in (home / "deep").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_new_file_begins_once_the_open_one_is_long(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "FULL_BYTES", 2000)
    for n in range(4):
        kept = open_store(home)
        for one in answers(10):
            kept.append(replace(one, id=f"{n}-{one.id}"))
        kept.close()
    again = open_store(home)
    assert len(list(journal(home).parent.glob("*.log"))) == 4
    assert [one.sequence for one in again.rows()] == list(range(1, 41))
    assert again.warnings == []
    (learner(home) / "learner.json").unlink()
    rebuilt = open_store(home)
    assert rebuilt.state == again.state
    assert len(rebuilt.warnings) == 1


def test_a_window_follows_into_a_file_that_another_began(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = open_store(home)
    left.append(answer("p/a"))
    monkeypatch.setattr(appending, "FULL_BYTES", 10)
    right = open_store(home)
    right.append(answer("p/b"))
    monkeypatch.undo()
    assert left.append(answer("p/c")).sequence == 3
    assert right.append(answer("p/d")).sequence == 4
    assert set(right.state.cards) == {"p/a", "p/b", "p/c", "p/d"}
    assert b'"p/c"' in journal(home, 2).read_bytes()


def test_a_finished_file_that_was_changed_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "FULL_BYTES", 10)
    for n in range(2):
        kept = open_store(home)
        kept.append(answer(f"p/q{n}"))
        kept.close()
    first = journal(home, 1)
    lines = first.read_bytes().splitlines(keepends=True)
    from quizapp.store.lines import decode, encode

    lines[1] = encode(1, {**decode(lines[1][:-1]).content, "response": "forged"})
    first.write_bytes(b"".join(lines))
    (learner(home) / "learner.json").unlink()
    assert any("not as it was" in warning for warning in open_store(home).warnings)


def test_rows_that_are_missing_are_an_error(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "FULL_BYTES", 10)
    for n in range(3):
        kept = open_store(home)
        kept.append(answer(f"p/q{n}"))
        kept.close()
    journal(home, 2).unlink()
    (learner(home) / "learner.json").unlink()
    with pytest.raises(QuizError, match=r"000003\.log:1: the rows 2 to 2 .* are missing"):
        open_store(home)


def test_a_clock_set_back_keeps_the_order_of_writing(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer("p/a", START + timedelta(hours=2)))
    kept.append(answer("p/a", START, right=False, stability=0.75))
    assert [one.sequence for one in kept.rows()] == [1, 2]
    assert kept.history("p/a") == list(kept.rows())
    (learner(home) / "learner.json").unlink()
    assert open_store(home).state == kept.state


def test_a_clock_that_is_behind_the_journal_is_told(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer(at=START + timedelta(days=400)))
    kept.close()
    assert "clock" in open_store(home).warnings[0]


def test_after_an_upgrade_the_state_is_folded_anew_without_a_word(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = open_store(home)
    kept.append(answer())
    kept.close()
    monkeypatch.setattr(store, "__version__", "9.9.9")
    again = open_store(home)
    again.append(answer())
    assert again.warnings == []
    assert b'"by":"9.9.9"' in journal(home).read_bytes().splitlines()[-1]


def test_reading_needs_no_lock_and_changes_nothing(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer())
    path = journal(home)
    with path.open("ab") as file:
        file.write(b"0123")
    before = path.read_bytes()
    with kept._lock:
        reading = open_store(home, read_only=True)
    assert len(list(reading.rows())) == 1
    assert path.read_bytes() == before
    with pytest.raises(QuizError, match="not saved"):
        reading.append(answer())


def test_reading_where_nobody_ever_studied_creates_nothing(home: Path) -> None:
    reading = open_store(home, read_only=True)
    reading.close()
    assert list(reading.rows()) == []
    assert list(home.iterdir()) == []


def test_a_window_that_holds_the_lock_for_too_long_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = open_store(home), open_store(home)
    left.append(answer())
    right.append(answer())
    monkeypatch.setattr(right._lock, "_patience", 0.05)
    with left._lock, pytest.raises(QuizError, match=rf"process {os.getpid()}"):
        right.append(answer())
    assert right.append(answer()).sequence == 3


def test_a_journal_replaced_under_an_open_store_is_refused(home: Path) -> None:
    kept = open_store(home)
    for one in answers(3):
        kept.append(one)
    path = journal(home)
    older = b"".join(path.read_bytes().splitlines(keepends=True)[:2])
    path.with_suffix(".new").write_bytes(older)
    os.replace(path.with_suffix(".new"), path)
    with pytest.raises(QuizError, match="replaced"):
        kept.append(answer())
    assert open_store(home).append(answer()).sequence == 2


@pytest.mark.parametrize(("mark", "torn"), [(Mark(), b""), (Mark(), b"half"), (Mark(1, 0, 90, 1), b""), (Mark(7), b"")])
def test_a_file_with_more_than_was_read_is_never_cut(home: Path, mark: Mark, torn: bytes) -> None:
    kept = open_store(home)
    for one in answers(3):
        kept.append(one)
    before = journal(home).read_bytes()
    journal(home).with_name("000007.log").write_bytes(before)
    with pytest.raises(QuizError, match="replaced"):
        appending.Appender(journal(home).parent, "1").open(mark, torn)
    assert journal(home).read_bytes() == journal(home, 7).read_bytes() == before


def test_a_lock_file_that_a_sync_has_replaced_still_keeps_windows_apart(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second = Lock(path, patience=0.01), Lock(path, patience=0.01)
    with first:
        pass
    path.with_suffix(".new").write_bytes(path.read_bytes())
    os.replace(path.with_suffix(".new"), path)
    with second, pytest.raises(QuizError, match="has been writing"), first:
        pass
    with first:
        assert not first.undisturbed


def test_a_lock_that_could_not_be_looked_at_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lock"
    first, second = Lock(path, patience=0.01), Lock(path, patience=0.01)

    def out_of_reach(*_: object) -> bool:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(lock, "has_name", out_of_reach)
        with pytest.raises(PermissionError), first:
            pass
    with second:
        assert not second.undisturbed


def test_a_closed_store_refuses(home: Path) -> None:
    kept = open_store(home)
    kept.close()
    kept.close()
    with pytest.raises(QuizError, match="closed"):
        kept.append(answer())


def test_a_row_that_cannot_be_folded_is_not_written(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer())
    before = journal(home).read_bytes()
    with pytest.raises(KeyError):
        kept.append(row("answer", card="p/a", rating=3))
    assert journal(home).read_bytes() == before
    assert kept.append(answer()).sequence == 2


def test_the_journals_can_be_read_without_a_store(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer())
    assert Journals(learner(home) / "journal", "").rebuild().state == kept.state


def test_opening_loads_neither_tinydb_nor_pydantic(home: Path) -> None:
    kept = open_store(home)
    kept.append(answer())
    kept.close()
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC; "
        "from quizapp.store.store import Store; home = Path(sys.argv[1]); "
        "store = Store.open(home / 'profiles/default', home, datetime.now(UTC), read_only=True); "
        "assert store.state.cards; "
        "print([m for m in ('tinydb', 'pydantic', 'textual', 'spacy', 'fsrs', 'asyncio') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code, str(home)], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
