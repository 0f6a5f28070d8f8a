"""What is wrong with a learner's folder is found, and mended where nothing has to be guessed."""

import os
import shutil
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from made_rows import START, answer, answers, open_store, restored, undo

from quizapp.errors import QuizError
from quizapp.store import appending, backups, device
from quizapp.store.checking import look, look_at_backups
from quizapp.store.joining import join
from quizapp.store.lines import content_of, decode, encode
from quizapp.store.mending import derived_problem, mend
from quizapp.study.fold import replay
from quizapp.study.model import Row


class Learner:
    """A learner whose folder can be damaged and mended."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.profile = home / "profiles" / "default"
        kept = open_store(home)
        self.own = kept.device
        kept.close()

    @property
    def files(self) -> list[Path]:
        return sorted(self.profile.glob("journal/*/0*.log"))

    def lines(self, file: int = -1) -> list[bytes]:
        return self.files[file].read_bytes().splitlines(keepends=True)

    def found(self) -> list[str]:
        return [
            f"{one.where.removeprefix(str(self.profile))}: {one.message}"
            for one in look(self.profile, self.own).findings
        ]

    def mend(self) -> list[str]:
        done = mend(self.profile, self.own, START + timedelta(days=2))
        assert self.found() == []
        assert derived_problem(self.profile) == ""
        kept = open_store(self.home, now=START + timedelta(days=2))
        assert kept.warnings == []
        assert kept.state == replay(kept.rows())
        return done

    def rows(self) -> list[Row]:
        return list(open_store(self.home, read_only=True).rows())


@pytest.fixture
def learner(home: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    """Thirty rows in three files, with backups after ten and twenty."""
    monkeypatch.setattr(appending, "FULL_BYTES", 3000)
    someone = Learner(home)
    for n in range(3):
        kept = open_store(home)
        for one in answers(10):
            kept.append(one)
        kept.close()
        if n < 2:
            backups.before(someone.profile, START + timedelta(days=n), "test")
    assert len(someone.files) == 3
    return someone


def test_where_all_is_well_nothing_is_found_and_nothing_done(learner: Learner) -> None:
    before = {path: path.read_bytes() for path in learner.profile.rglob("*") if path.is_file()}
    assert learner.found() == []
    assert list(look_at_backups(backups.listed(learner.profile))) == []
    assert learner.mend() == []
    assert all(path.read_bytes() == content for path, content in before.items() if path.name != "lock")


def test_a_damaged_row_comes_back_from_a_backup(learner: Learner) -> None:
    rows, lines = learner.rows(), learner.lines(1)
    lines[4] = lines[4].replace(b"Silna", b"Silno")
    learner.files[1].write_bytes(b"".join(lines))
    assert learner.found()[0].endswith("000002.log:5: this line is damaged (its checksum differs)")
    done = learner.mend()
    assert any("1 row came back from backups" in sentence for sentence in done)
    assert learner.rows() == rows


def test_a_damaged_row_that_no_backup_has_is_set_aside_and_every_other_kept(learner: Learner) -> None:
    rows, lines = learner.rows(), learner.lines()
    lines[4] = lines[4].replace(b"Silna", b"Silno")
    learner.files[-1].write_bytes(b"".join(lines))
    (learner.profile / "learner.json").unlink()
    with pytest.raises(QuizError, match=r"000003\.log:5") as caught:
        open_store(learner.home)
    assert "quizapp doctor" in caught.value.hint
    done = learner.mend()
    assert any("1 row readable nowhere, gone (formerly 24)" in sentence for sentence in done)
    assert [row.id for row in learner.rows()] == [row.id for row in rows if row.sequence != 24]
    (torn,) = learner.profile.glob("journal/*/torn")
    assert torn.read_bytes() == lines[4]
    kept = next(path for path in backups.listed(learner.profile) if "before-mending" in path.name)
    assert str(kept) in done[0]
    assert open_store(learner.home).append(answer()).sequence == 30


def test_a_file_that_is_gone_comes_back_as_far_as_backups_have_it(learner: Learner) -> None:
    rows = learner.rows()
    learner.files[0].unlink()
    assert "this file is missing" in learner.found()[0]
    learner.mend()
    assert learner.rows() == rows


def test_a_backup_of_another_life_is_not_used(learner: Learner) -> None:
    """After going back to an old backup the same numbers belong to other rows."""
    later = restored(learner.profile, backups.listed(learner.profile)[0], START + timedelta(days=3))
    assert later is not None
    kept = open_store(learner.home)
    for n in range(12):
        kept.append(answer(f"other/q{n}", START + timedelta(hours=n)))
    kept.close()
    rows, lines = learner.rows(), learner.lines()
    lines[2] = lines[2].replace(b"Silna", b"Silno")
    learner.files[-1].write_bytes(b"".join(lines))
    learner.mend()
    gone = [row for row in rows if row.id not in {one.id for one in learner.rows()}]
    assert len(gone) == 1
    assert gone[0].data["card"].startswith("other/")


def test_a_backup_that_cannot_be_unpacked_is_passed_over(learner: Learner) -> None:
    rows, lines = learner.rows(), learner.lines(0)
    latest = backups.listed(learner.profile)[-1]
    with zipfile.ZipFile(latest) as archive:
        entry = archive.infolist()[0]
    content = bytearray(latest.read_bytes())
    content[entry.header_offset + 30 + len(entry.filename)] = 0xFF
    latest.write_bytes(content)
    learner.files[0].write_bytes(b"".join(lines).replace(b"Silna", b"Silno", 1))
    assert any("1 row came back from backups" in sentence for sentence in learner.mend())
    assert learner.rows() == rows


def test_a_row_under_the_number_of_another_is_kept_under_a_further_one(learner: Learner) -> None:
    rows, other = learner.rows(), answer("p/other")
    again = decode(learner.lines()[3][:-1])
    with learner.files[-1].open("ab") as file:
        file.write(encode(12, content_of(other)) + encode(again.sequence, dict(again.content)))
    assert any("row 12 stands here where row 31 should" in one for one in learner.found())
    assert any("1 row under the number of another" in sentence for sentence in learner.mend())
    assert [row.id for row in learner.rows()] == [*(row.id for row in rows), other.id]


def test_a_row_that_stands_with_another_machine_is_not_written_twice(learner: Learner) -> None:
    rows, mine, other = learner.rows(), learner.files[-1], learner.profile / "journal" / "0123456789ab"
    header, again = {**decode(learner.lines(0)[0][:-1]).content, "device": other.name}, content_of(rows[28])
    lines = [line for line in learner.lines() if b" 29 {" not in line[:13]]
    mine.write_bytes(b"".join(lines) + encode(12, again))
    other.mkdir()
    (other / "000001.log").write_bytes(encode(0, header) + encode(1, again))
    learner.mend()
    assert sorted(row.id for row in learner.rows()) == sorted(row.id for row in rows)


def test_an_incomplete_last_line_is_set_aside(learner: Learner) -> None:
    rows = learner.rows()
    path, good = learner.files[-1], learner.files[-1].read_bytes()
    path.write_bytes(good[:-30])
    assert "the last line is incomplete" in learner.found()[0]
    assert "set aside" in learner.mend()[0]
    assert learner.rows() == rows[:-1]
    assert next(learner.profile.glob("journal/*/torn")).read_bytes() == learner_last(good)[:-30] + b"\n"


def learner_last(good: bytes) -> bytes:
    return good[good[:-1].rfind(b"\n") + 1 :]


def test_a_finished_file_that_was_changed_is_told(learner: Learner) -> None:
    lines = learner.lines(0)
    content = {**decode(lines[2][:-1]).content, "response": "forged"}
    lines[2] = encode(decode(lines[2][:-1]).sequence, dict(content))
    learner.files[0].write_bytes(b"".join(lines))
    assert [one for one in learner.found() if "not as it was when it was finished" in one]


@pytest.mark.parametrize("damage", ["missing", "flipped", "wrong"])
def test_the_derived_state_is_compared_with_a_replay_and_rebuilt(learner: Learner, damage: str) -> None:
    path = learner.profile / "learner.json"
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    elif damage == "flipped":
        path.write_bytes(content.replace(b"rivers", b"rivets", 1))
    else:
        import json

        from quizapp.store.derived import dump

        tables = json.loads(content)
        tables["cards"]["1"]["reps"] = 99
        path.write_bytes(dump(tables))
    assert derived_problem(learner.profile)
    assert "rebuilt" in learner.mend()[0]


def test_leftovers_are_removed_and_files_made_private(learner: Learner) -> None:
    (learner.profile / "building.1.2").mkdir()
    (learner.profile / "building.1.2" / "x").write_text("x")
    (learner.profile / "learner.json.77.new").write_text("x")
    learner.files[0].chmod(0o644)
    assert len(learner.found()) >= 3
    learner.mend()
    assert stat.S_IMODE(learner.files[0].stat().st_mode) == 0o600
    assert not list(learner.profile.glob("building*"))


def test_a_folder_that_a_link_leads_to_is_looked_at_as_if_it_were_here(learner: Learner, tmp_path: Path) -> None:
    synced = tmp_path / "Sync" / "quizapp"
    synced.parent.mkdir()
    learner.profile.rename(synced)
    learner.profile.symlink_to(synced)
    assert learner.found() == []
    (learner.profile / "elsewhere").symlink_to(tmp_path / "nowhere")
    assert learner.found() == []
    synced.chmod(0o755)
    assert learner.found() == [": others on this machine can read this"]
    learner.mend()
    assert stat.S_IMODE(synced.stat().st_mode) == 0o700
    assert learner.found() == []


def test_rows_that_stand_twice_or_speak_of_none_are_told(learner: Learner) -> None:
    kept = open_store(learner.home)
    first = next(kept.rows())
    kept.append(first)
    kept.append(undo(answer("p/never")))
    said = [one.message for one in look(learner.profile, learner.own).findings]
    assert any("is there twice" in one for one in said)
    assert any("which is nowhere" in one for one in said)


def test_a_row_that_was_lost_and_came_back_from_another_machine_is_no_matter(learner: Learner, tmp_path: Path) -> None:
    """It stands with the rows of another machine then: neither spoken of nor written a second time by mending."""
    kept = open_store(learner.home)
    lost = list(kept.rows())[25]
    kept.append(undo(lost))
    kept.close()
    backups.write(learner.profile, tmp_path / "whole.zip")
    lines = learner.lines(2)
    at = next(number for number, line in enumerate(lines) if lost.id.encode() in line)
    learner.files[2].write_bytes(b"".join([*lines[:at], lines[at].replace(b"Silna", b"Silno"), *lines[at + 1 :]]))
    mend(learner.profile, learner.own, START + timedelta(days=2))
    assert [one for one in learner.found() if "it speaks of the row" in one]
    assert join(learner.profile, tmp_path / "whole.zip", START + timedelta(days=3)).rows == 1
    assert learner.found() == []
    mine = next(path for path in learner.files if path.parent.name == learner.own)
    mine.write_bytes(mine.read_bytes().replace(b"Silna", b"Silno", 1))
    shutil.copy(tmp_path / "whole.zip", learner.profile / "backups" / "2026-03-09T000000Z-asked.zip")
    learner.mend()
    assert sorted(row.id for row in learner.rows()).count(lost.id) == 1
    assert len(learner.rows()) == 31


def test_a_copy_that_a_sync_made_and_a_newer_row_are_told_and_left(learner: Learner) -> None:
    shutil.copy(learner.files[0], learner.files[0].with_name("000001 (conflicted copy).log"))
    last = decode(learner.lines()[-1][:-1])
    with learner.files[-1].open("ab") as file:
        file.write(encode(last.sequence + 1, {**content_of(answer()), "type": "hologram"}))
    said = [one for one in look(learner.profile, learner.own).findings if "private" not in one.mend]
    assert ["a file sync" in one.message or "newer quizapp" in one.message for one in said] == [True, True]
    mend(learner.profile, learner.own, START)
    assert learner.files[0].with_name("000001 (conflicted copy).log").exists()


def test_what_another_machine_has_not_sent_yet_is_left_to_it(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "machine", lambda: "lap")
    here = open_store(learner.home)
    here.append(answer("p/here"))
    here.close()
    (other,) = {path.parent for path in learner.files} - {learner.profile / "journal" / here.device}
    last = max(other.glob("*.log"))
    last.write_bytes(last.read_bytes()[:-30])
    (other / "000002.log").rename(other / "000009.tmp")
    seen = look(learner.profile, here.device)
    assert {one.severity for one in seen.findings} == {"warning"}
    before = {path.name: path.read_bytes() for path in other.iterdir()}
    mend(learner.profile, here.device, START)
    assert {path.name: path.read_bytes() for path in other.iterdir()} == before


def test_a_backup_that_cannot_be_read_is_told(learner: Learner) -> None:
    path = backups.listed(learner.profile)[0]
    path.write_bytes(path.read_bytes()[:-50])
    (found,) = look_at_backups(backups.listed(learner.profile))
    assert found.where == str(path)
    assert os.path.exists(path)


def test_where_nobody_studied_all_is_well(home: Path) -> None:
    assert look(home / "profiles" / "nobody", "").findings == []
    assert derived_problem(home / "profiles" / "nobody") == ""
