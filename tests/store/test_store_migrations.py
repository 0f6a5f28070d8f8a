"""What earlier versions wrote opens for ever, and is kept as it was before a newer one adds to it."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from made_rows import START, answer, open_store

from quizapp.store import backups, copies, lines, migrations, opening, reading, store
from quizapp.study import fold
from quizapp.study.model import Phase

FIRST = Path(__file__).parent / "fixtures" / "schema-1"
CARD = ("phase", "due", "reps", "lapses", "stability", "difficulty", "suspended", "flag", "note")
COUNTS = ("new", "reviews", "answers", "right", "elapsed_ms")


@pytest.fixture
def profile(home: Path) -> Path:
    """The learner that the first schema's version left, on two machines."""
    folder = home / "profiles" / "default"
    shutil.copytree(FIRST, folder)
    (folder / "expected.json").unlink()
    return folder


def test_every_step_from_the_first_schema_to_this_one_is_there() -> None:
    assert sorted(migrations.STEPS) == list(range(1, fold.SCHEMA))


def test_the_first_schemas_files_open_as_they_did_then(home: Path, profile: Path) -> None:
    expected = json.loads((FIRST / "expected.json").read_text("utf-8"))
    before = {path: path.read_bytes() for path in profile.glob("journal/*/*")}
    opened = open_store(home, now=START + timedelta(days=900))
    state = opened.state
    assert opened.warnings == []
    rows = list(opened.rows())
    assert (len(rows), sorted({row.type for row in rows})) == (expected["rows"], expected["types"])
    cards = {key: {name: getattr(card, name) for name in CARD} for key, card in state.cards.items()}
    assert {key: {**card, "phase": str(Phase(card["phase"]))} for key, card in cards.items()} == expected["cards"]
    days = {d: {p: [getattr(c, n) for n in COUNTS] for p, c in packs.items()} for d, packs in state.days.items()}
    assert days == expected["days"]
    assert (dict(state.packs), dict(state.settings)) == (expected["packs"], expected["settings"])
    assert len(state.undone) == expected["undone"]
    opened.append(answer("rivers/now", START + timedelta(days=900)))
    opened.close()
    assert {path: path.read_bytes() for path in before} == before
    assert len(list(open_store(home).rows())) == expected["rows"] + 1


def renamed(content: migrations.Content) -> migrations.Content:
    """A step that a later schema might need: answers say `reply` where they said `response`."""
    return {("reply" if name == "response" else name): value for name, value in content.items()}


def numbered(content: migrations.Content) -> migrations.Content:
    return {**content, "length": len(str(content.get("reply", "")))}


def test_steps_follow_one_another_and_leave_newer_rows_alone() -> None:
    steps = {1: renamed, 2: numbered}
    old = {"schema": 1, "type": "answer", "response": "Silna"}
    assert migrations.migrated(old, steps, 3) == {"schema": 3, "type": "answer", "reply": "Silna", "length": 5}
    assert migrations.migrated({**old, "schema": 2}, steps, 3)["length"] == 0
    assert migrations.migrated({**old, "schema": 9}, steps, 3) == {**old, "schema": 9}
    assert old == {"schema": 1, "type": "answer", "response": "Silna"}


def test_a_newer_version_reads_the_older_rows_through_its_steps_and_keeps_a_backup(
    home: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = START + timedelta(days=900)
    open_store(home, now=later).close()
    before = {name: path.read_bytes() for name, path in copies.files_of(profile)}
    monkeypatch.setattr(lines, "migrated", lambda content: migrations.migrated(content, {1: renamed}, 2))
    monkeypatch.setattr(reading, "SCHEMA", 2)
    monkeypatch.setattr(fold, "SCHEMA", 2)
    for module in (store, opening):
        monkeypatch.setattr(module, "__version__", "9.9.9")
    opened = open_store(home, now=later)
    assert opened.warnings == []
    rows = [row for row in opened.rows() if row.type == "answer"]
    assert all(row.schema == 2 and "reply" in row.data and "response" not in row.data for row in rows)
    (kept,) = backups.listed(profile)
    assert kept.name.endswith("-before-upgrade.zip")
    backups.unpack(kept, home / "kept")
    assert {name: path.read_bytes() for name, path in copies.files_of(home / "kept")} == before
    opened.close()
    assert {name: path.read_bytes() for name, path in copies.files_of(profile)} == before
    open_store(home, now=later).close()
    assert backups.listed(profile) == [kept]
