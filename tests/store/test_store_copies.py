"""Backups, exports, and two machines' journals as one."""

import io
import json
import shutil
import stat
import zipfile
from datetime import timedelta
from pathlib import Path
from zlib import crc32

import pytest
from made_rows import START, answer, answers, open_store, restored, row, undo

from quizapp.errors import QuizError, WrongUse
from quizapp.store import appending, backups, copies, device, exports, forgetting, joining, restoring, rewriting
from quizapp.store.lines import content_of
from quizapp.study.fold import replay
from quizapp.study.model import Row


def learner(home: Path) -> Path:
    return home / "profiles" / "default"


@pytest.fixture
def studied(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner with rows of every kind in three files, and a correction."""
    monkeypatch.setattr(appending, "FULL_BYTES", 3000)
    for n in range(3):
        kept = open_store(home)
        for one in answers(9):
            kept.append(one)
        kept.append(undo(one))
        kept.append(answer("lakes/déep", START + timedelta(days=n), response="d\ud83dé \u2028\x1b[31m"))
        kept.append(row("setting", START, name="new_per_day", value=n))
        kept.append(row("note", START, card="rivers/q1", text="näher"))
        kept.close()
    monkeypatch.undo()
    (learner(home) / "corrections").mkdir(mode=0o700)
    (learner(home) / "corrections" / "rivers.yaml").write_text("edit: {q1: näher}\n", "utf-8")
    return learner(home)


def tree(profile: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in copies.files_of(profile)}


def test_a_backup_brings_every_byte_back(home: Path, studied: Path, tmp_path: Path) -> None:
    before, state = tree(studied), open_store(home).state
    made = backups.back_up(studied, tmp_path / "copy.zip")
    assert made.rows == 39
    assert made.derived.state == state
    assert stat.S_IMODE((tmp_path / "copy.zip").stat().st_mode) == 0o600
    shutil.rmtree(studied)
    assert restored(studied, tmp_path / "copy.zip", START) is None
    assert tree(studied) == before
    again = open_store(home, now=START + timedelta(days=9))
    assert (again.state, again.warnings) == (state, [])
    assert sorted(path.name for path in studied.iterdir()) == ["corrections", "journal", "learner.json", "lock"]


def test_a_backup_of_a_row_that_is_being_written_ends_before_it(home: Path, studied: Path, tmp_path: Path) -> None:
    path = max(studied.glob("journal/*/*.log"))
    with path.open("ab") as file:
        file.write(b'01234567 40 {"half')
    assert backups.back_up(studied, tmp_path / "copy.zip").rows == 39


def test_a_backup_with_another_bit_is_refused_or_says_the_same(studied: Path, tmp_path: Path) -> None:
    target, before = tmp_path / "copy.zip", tree(studied)
    backups.write(studied, target)
    content, refused = target.read_bytes(), 0
    for place in range(0, len(content), 37):
        target.write_bytes(content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :])
        folder = tmp_path / f"at-{place}"
        try:
            restoring.unpack(target, folder)
        except QuizError:
            refused += 1
        else:
            assert tree(folder) == before
    assert refused > len(content) / 37 / 2
    target.write_bytes(content[: len(content) // 2])
    with pytest.raises(QuizError):
        restored(studied, target, START)
    assert tree(studied) == before
    assert not list(studied.glob("building*"))


@pytest.mark.parametrize(
    "name", ["../evil", "journal/../../evil", "/etc/evil", "journal/a/b/c", "learner.json", "c:x/y"]
)
def test_a_backup_that_leads_elsewhere_is_refused(studied: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr(name, b"x")
        archive.writestr(backups.LABEL, json.dumps({"format": 1, "by": "0", "files": {name: "8cdc1683"}}))
    with pytest.raises(QuizError, match="does not belong there"):
        restored(studied, tmp_path / "evil.zip", START)


def line(body: bytes) -> bytes:
    return b"%08x %b\n" % (crc32(body), body)


DEEP = b'{"a":' * 100_000
ENDLESS = b'{"format":1,"journal":[{"device":"d","file":"000001.log","rows":[{"sequence":1e999}]}],"corrections":{}}'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"{}",
        b"[1]",
        b'{"format": 99, "quizapp": "9"}',
        b"\x00" * 99,
        DEEP,
        ENDLESS,
        line(b"1 " + DEEP),
        line(b'1 {"offset":1e999}'),
    ],
    ids=range(10),
)
def test_what_is_no_copy_is_a_message(studied: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thing"
    path.write_bytes(content)
    with pytest.raises(QuizError) as caught:
        restored(studied, path, START)
    assert str(path) in str(caught.value)


def test_a_row_with_a_number_beyond_all_bounds_is_a_message(studied: Path, tmp_path: Path) -> None:
    body = b'1 {"id":"a","type":"note","schema":1,"at":"2026-03-02T09:00:00Z","offset":1e999,"day":"2026-03-02"}'
    copies.keep(tmp_path / "other", "journal/d/000001.log", line(b'0 {"journal":1}') + line(body) + line(body))
    with pytest.raises(QuizError, match="damaged"):
        restored(studied, tmp_path / "other", START)


def test_where_there_is_nothing_is_a_message(studied: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        restored(studied, tmp_path / "nothing", START)
    with pytest.raises(WrongUse):
        restored(studied, tmp_path, START)


def test_a_backup_for_which_there_is_no_room_leaves_nothing(studied: Path, tmp_path: Path, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        backups.write(studied, tmp_path / "there" / "copy.zip")
    assert list((tmp_path / "there").iterdir()) == []


def test_a_change_is_told_before_it_is_made(home: Path, studied: Path, tmp_path: Path) -> None:
    backups.write(studied, tmp_path / "copy.zip")
    kept = open_store(home)
    kept.append(answer("seas/new", START + timedelta(days=3)))
    kept.close()
    restoring.unpack(tmp_path / "copy.zip", tmp_path / "then")
    change = restoring.change(studied, tmp_path / "then")
    assert (change.gone, change.back, change.cards) == (1, 0, 1)
    assert change.then.words == "39 rows, 6 cards, 2026-03-02 to 2026-03-04"


# every day


def test_one_backup_a_day_is_made_by_itself(home: Path, studied: Path) -> None:
    assert backups.daily(studied, START) is not None
    assert backups.daily(studied, START + timedelta(hours=3)) is None
    assert backups.daily(studied, START + timedelta(days=1)) is not None
    assert [path.name for path in backups.listed(studied)] == [
        "2026-03-02T090000Z-daily.zip",
        "2026-03-03T090000Z-daily.zip",
    ]
    for path in backups.listed(studied):
        backups.check(path)


def test_a_backup_from_a_clock_that_ran_ahead_stops_no_other(home: Path, studied: Path) -> None:
    ahead = backups.daily(studied, START + timedelta(days=900))
    assert ahead is not None
    made = [backups.daily(studied, START + timedelta(days=n)) for n in range(9)]
    assert None not in made
    assert backups.daily(studied, START + timedelta(days=8, hours=3)) is None
    assert [path for path in made if path in backups.listed(studied)][-7:] == made[-7:]
    assert ahead.exists()


def test_where_nobody_studied_none_is_made(home: Path) -> None:
    open_store(home).close()
    assert backups.daily(learner(home), START) is None


def test_older_ones_are_thinned_out_to_weeks_and_months(tmp_path: Path) -> None:
    made: list[Path] = []
    for n in range(800):
        made.append(tmp_path / f"{(START + timedelta(days=n)):%Y-%m-%d}T090000Z-daily.zip")
        gone = backups.thinned(made)
        made = [path for path in made if path not in gone]
    days = [(START + timedelta(days=799)).date() - (START.fromisoformat(path.name[:10])).date() for path in made]
    ages = sorted(day.days for day in days)
    assert ages[:7] == list(range(7))
    assert len(made) <= 7 + 4 + 12
    assert len([age for age in ages if age < 31]) >= 10
    assert 320 <= ages[-1] <= 370


def test_of_the_backups_before_a_change_the_latest_are_kept(studied: Path) -> None:
    for n in range(13):
        backups.before(studied, START + timedelta(minutes=n), "restore")
    names = [path.name for path in backups.listed(studied)]
    assert len(names) == backups.KEPT_BEFORE
    assert names[0].startswith("2026-03-02T0903")


def test_backups_from_a_clock_that_ran_ahead_do_not_push_out_the_one_just_made(studied: Path) -> None:
    for n in range(backups.KEPT_BEFORE):
        backups.before(studied, START + timedelta(days=300 + n), "restore")
    made = [backups.before(studied, START + timedelta(minutes=n), "restore") for n in range(12)]
    assert [path.exists() for path in made] == [False] * 2 + [True] * 10
    assert len(backups.listed(studied)) == 2 * backups.KEPT_BEFORE


# plain JSON


def exported(home: Path, path: Path) -> Path:
    out = io.StringIO()
    rows = exports.export(learner(home), open_store(home, read_only=True).state, out)
    assert rows == len(list(open_store(home, read_only=True).rows()))
    path.write_text(out.getvalue(), "ascii")
    return path


def test_an_export_holds_everything_as_plain_json_and_brings_every_byte_back(
    home: Path, studied: Path, tmp_path: Path
) -> None:
    path = exported(home, tmp_path / "all.json")
    document = json.loads(path.read_text("ascii"))
    rows = [one for file in document["journal"] for one in file["rows"][1:]]
    assert [one["sequence"] for one in rows] == list(range(1, 40))
    assert {one["key"] for one in document["cards"]} == set(open_store(home).state.cards)
    assert document["settings"] == {"new_per_day": 2}
    assert document["corrections"] == {"rivers.yaml": "edit: {q1: näher}\n"}
    before = tree(studied)
    assert joining.join(tmp_path / "elsewhere", path, START).rows == 39
    assert tree(tmp_path / "elsewhere") == before


def test_a_correction_in_another_encoding_comes_back_from_an_export(home: Path, studied: Path, tmp_path: Path) -> None:
    (studied / "corrections" / "old.yaml").write_bytes("edit: {q1: näher}\n".encode("latin-1"))
    before, path = tree(studied), exported(home, tmp_path / "all.json")
    restored(tmp_path / "elsewhere", path, START)
    assert tree(tmp_path / "elsewhere") == before


# two machines


def elsewhere(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "machine", lambda: name)


@pytest.fixture
def both(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two machines that began as one and went on apart."""
    desk, lap = home, tmp_path / "lap"
    elsewhere("desk", monkeypatch)
    kept = open_store(desk)
    for one in answers(6):
        kept.append(one)
    kept.close()
    shutil.copytree(desk, lap)
    for name, place in (("desk", desk), ("lap", lap)):
        elsewhere(name, monkeypatch)
        kept = open_store(place)
        for n in range(5):
            kept.append(answer(f"{name}/q{n}", START + timedelta(hours=1, minutes=n)))
        kept.append(undo(answer(f"{name}/q0")))
        kept.close()
    return learner(desk), learner(lap)


def all_ids(profile: Path) -> list[str]:
    return [one.id for one in rows_of(profile)]


def rows_of(profile: Path) -> list[Row]:
    from quizapp.store.journals import Journals

    return list(Journals(profile / "journal", "").rows())


@pytest.mark.parametrize("form", ["folder", "backup", "export"])
def test_the_union_of_two_machines_has_every_row_once_and_is_the_same_on_both(
    both: tuple[Path, Path], tmp_path: Path, form: str
) -> None:
    desk, lap = both
    before = copies.ids(desk), copies.ids(lap)
    source = lap
    if form == "backup":
        backups.write(lap, source := tmp_path / "lap.zip")
    elif form == "export":
        source = exported(lap.parent.parent, tmp_path / "lap.json")
    joined = joining.join(desk, source, START)
    assert joined.rows == 6
    assert joined.kept is not None
    joining.join(lap, desk, START)
    assert all_ids(desk) == all_ids(lap)
    assert len(all_ids(desk)) == len(set(all_ids(desk))) == 18
    assert set(all_ids(desk)) == before[0] | before[1]
    assert copies.opened(desk).derived.state == copies.opened(lap).derived.state == replay(rows_of(desk))
    assert joining.join(desk, lap, START) == joining.join(lap, desk, START) == joining.Joined(0)


def test_a_machine_that_was_set_back_and_went_on_keeps_the_rows_of_both_lives(
    home: Path, studied: Path, tmp_path: Path
) -> None:
    backups.write(studied, tmp_path / "early.zip")
    kept = open_store(home)
    first = [kept.append(answer(f"first/q{n}", START + timedelta(days=9))) for n in range(4)]
    kept.close()
    backups.write(studied, tmp_path / "first.zip")
    restored(studied, tmp_path / "early.zip", START)
    kept = open_store(home)
    second = [kept.append(answer(f"second/q{n}", START + timedelta(days=9))) for n in range(3)]
    kept.close()
    joined = joining.join(studied, tmp_path / "first.zip", START)
    assert joined.rows == 4
    ids = all_ids(studied)
    assert len(ids) == len(set(ids)) == 39 + 7
    assert {one.id for one in [*first, *second]} <= set(ids)
    assert joining.join(studied, tmp_path / "first.zip", START).rows == 0
    state = open_store(home).state
    assert {"first/q0", "second/q0"} <= set(state.cards)
    assert open_store(home).append(answer()).sequence == 39 + 3 + 1


def test_rows_of_several_machines_that_go_into_one_file_stand_in_the_order_of_time(tmp_path: Path) -> None:
    days = {"ours": {"aaaa": (1, 2), "bbbb": (1, 2)}, "theirs": {"aaaa": (3, 6), "bbbb": (4, 5)}}
    for name, machines in days.items():
        for machine, when in machines.items():
            writer = rewriting.Writer(tmp_path / name / "journal" / machine)
            for day in when:
                writer.add(content_of(answer("rivers/silna", START + timedelta(days=day))))
            writer.finish()
    assert joining.join(tmp_path / "ours", tmp_path / "theirs", START).rows == 4
    rows = rows_of(tmp_path / "ours")
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_rows_that_came_another_way_before_are_not_added_again_with_those_that_go_on(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def study(count: int) -> None:
        kept = open_store(home)
        for n in range(count):
            kept.append(answer(f"rivers/q{n}"))
        kept.close()

    desk, lap = learner(home), learner(tmp_path / "lap")
    elsewhere("desk", monkeypatch)
    for name in ("early", "late"):
        study(3)
        backups.write(desk, tmp_path / f"{name}.zip")
    assert joining.join(lap, tmp_path / "late.zip", START).rows == 6
    restored(desk, tmp_path / "early.zip", START)
    study(1)
    assert joining.join(desk, tmp_path / "late.zip", START).rows == 3
    assert joining.join(lap, desk, START).rows == 1
    assert sorted(all_ids(lap)) == sorted(all_ids(desk))
    assert len(set(all_ids(lap))) == 7
    assert joining.join(lap, desk, START) == joining.join(desk, lap, START) == joining.Joined(0)


def test_a_copy_that_a_file_sync_made_of_a_file_gives_the_rows_that_are_missing(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    desk, lap = both
    copy = tmp_path / "000001 (conflicted copy).log"
    source = max(lap.glob("journal/*/000001.log"), key=lambda path: path.stat().st_size)
    shutil.copy(source, copy)
    before, missing = copies.ids(desk), len(copies.ids(lap) - copies.ids(desk))
    there = [content["id"] for content in rewriting.contents_of(copy)]
    assert joining.join(desk, copy, START).rows == len(set(there) - before) <= missing
    assert copies.ids(desk) == before | set(there)
    assert joining.join(desk, copy, START).rows == 0
    copy.write_bytes(copy.read_bytes().replace(b"Silna", b"Silno", 1))
    with pytest.raises(QuizError, match="damaged"):
        joining.join(desk, copy, START)


@pytest.mark.parametrize("at", [1, -1])
def test_a_damaged_journal_is_not_joined(both: tuple[Path, Path], at: int) -> None:
    desk, lap = both
    path = next(iter(lap.glob("journal/*/000001.log")))
    lines = path.read_bytes().splitlines(keepends=True)
    lines[at] = lines[at].replace(b'"id"', b'"ID"', 1)
    path.write_bytes(b"".join(lines))
    before = tree(desk)
    with pytest.raises(QuizError, match="damaged"):
        joining.join(desk, lap, START)
    assert tree(desk) == before


def test_a_correction_that_differs_is_left_and_told(both: tuple[Path, Path]) -> None:
    desk, lap = both
    for profile, text in ((desk, "mine"), (lap, "theirs")):
        (profile / "corrections").mkdir()
        (profile / "corrections" / "p.yaml").write_text(text)
    (lap / "corrections" / "q.yaml").write_text("new")
    assert joining.join(desk, lap, START).corrections == ("corrections/p.yaml",)
    assert (desk / "corrections" / "p.yaml").read_text() == "mine"
    assert (desk / "corrections" / "q.yaml").read_text() == "new"


# forgetting


def test_a_forgotten_pack_is_in_no_file_any_more_and_the_rest_is_as_it_was(home: Path, studied: Path) -> None:
    path = max(studied.glob("journal/*/*.log"))
    with path.open("ab") as file:
        file.write(b'01234567 40 {"card":"rivers/half')
    kept = open_store(home)
    kept.append(answer("seas/new", START + timedelta(minutes=30)))  # sets the torn end aside
    kept.close()
    rest = [one for one in open_store(home).rows() if not str(one.data.get("card")).startswith("rivers/")]
    gone, backup = forgetting.forget(studied, "rivers", START, backup=False)
    assert (gone, backup) == (33, None)
    for file in studied.rglob("*"):
        assert not file.is_file() or b"rivers/" not in file.read_bytes(), file
    again = open_store(home, now=START + timedelta(days=9))
    assert again.warnings == []
    assert [one.id for one in again.rows()] == [one.id for one in rest]
    assert [one.sequence for one in again.rows()] == list(range(1, len(rest) + 1))
    assert again.state.cards == replay(rest).cards
    assert again.state.days == replay(rest).days
    assert again.append(answer("seas/more")).sequence == len(rest) + 1


def test_all_that_is_forgotten_comes_back_from_the_backup_made_before(home: Path, studied: Path) -> None:
    before, state = tree(studied), open_store(home).state
    gone, backup = forgetting.forget(studied, "", START, backup=True)
    assert gone == 39
    assert backup is not None
    assert list(open_store(home).rows()) == []
    restored(studied, backup, START)
    assert tree(studied) == before
    assert open_store(home).state == state


def test_nothing_is_written_where_nothing_is_to_be_forgotten(home: Path, studied: Path) -> None:
    before = tree(studied)
    assert forgetting.forget(studied, "river", START, backup=True) == (0, None)
    assert tree(studied) == before
    assert backups.listed(studied) == []
    assert forgetting.packs(studied) == {"rivers", "lakes"}
