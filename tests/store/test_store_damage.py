"""Journals as crashes, disks and other programs leave them."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from made_rows import START, answer, answers, journal, open_store, row, undo

from quizapp.errors import QuizError
from quizapp.store import appending, device
from quizapp.store.checking import look
from quizapp.store.lines import content_of, decode, encode
from quizapp.study.fold import replay
from tests.store import damage


@pytest.fixture
def torn(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a learner with 12 rows, and nothing but that."""
    monkeypatch.setattr("quizapp.store.store.SETTLE_SECONDS", 0)
    kept = open_store(home)
    for one in answers(12):
        kept.append(one)
    return journal(home)


def test_cut_anywhere_near_the_end_it_opens_with_every_earlier_row(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.store.store.SETTLE_SECONDS", 0)
    assert damage.cut(home, 300) == 300


def test_a_bit_flipped_anywhere_near_the_end_is_noticed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.store.store.SETTLE_SECONDS", 0)
    assert damage.flip(home, 300) == 300


def test_a_full_disk_at_any_write_loses_nothing_and_it_goes_on_when_there_is_room(home: Path) -> None:
    refused = damage.full(home, 17)
    assert all(refused.values()), refused


def test_the_next_writer_sets_the_torn_end_aside(home: Path, torn: Path) -> None:
    good = torn.read_bytes()
    torn.write_bytes(good[:-20])
    kept = open_store(home)
    assert torn.stat().st_size == len(good) - 20
    assert kept.append(answer()).sequence == 12
    assert [one.sequence for one in open_store(home).rows()] == list(range(1, 13))
    assert (torn.parent / "torn").read_bytes() == good[good[:-1].rfind(b"\n") + 1 : -20] + b"\n"
    assert (torn.parent / "torn").stat().st_mode & 0o777 == 0o600
    assert open_store(home).warnings == []


def test_zeros_after_a_power_cut_are_a_torn_end(home: Path, torn: Path) -> None:
    with torn.open("ab") as file:
        file.write(b"\x00" * 4096)
    kept = open_store(home)
    assert kept.append(answer()).sequence == 13


def test_a_file_whose_header_was_not_finished_is_begun_again(home: Path, torn: Path) -> None:
    torn.write_bytes(torn.read_bytes()[:30])
    (home / "profiles/default/learner.json").unlink()
    kept = open_store(home)
    assert kept.append(answer()).sequence == 1
    assert len(list(open_store(home).rows())) == 1


def test_a_later_file_whose_header_was_not_finished_is_begun_again(home: Path, torn: Path) -> None:
    (torn.parent / "000002.log").write_bytes(b'01234567 12 {"jour')
    kept = open_store(home)
    assert kept.append(answer()).sequence == 13
    assert kept.append(answer()).sequence == 14
    assert len(list(open_store(home).rows())) == 14


def test_a_damaged_line_before_a_good_one_is_an_error_and_nothing_is_cut(home: Path, torn: Path) -> None:
    lines = torn.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b"Silna", b"Silno")
    torn.write_bytes(b"".join(lines))
    before = torn.read_bytes()
    with pytest.raises(QuizError) as caught:
        open_store(home)
    assert caught.value.where == f"{torn}:6"
    assert "backup" in caught.value.hint
    assert torn.read_bytes() == before


def test_a_line_written_twice_is_an_error(home: Path, torn: Path) -> None:
    lines = torn.read_bytes().splitlines(keepends=True)
    torn.write_bytes(b"".join([*lines, lines[-1]]))
    with pytest.raises(QuizError, match="row 13 is missing, row 12 stands there"):
        open_store(home)


def test_a_full_disk_takes_the_half_line_back_and_the_answer_can_be_given_again(
    home: Path, torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_store(home)
    kept.append(answer())
    before, state = torn.read_bytes(), kept.state
    write = os.write
    monkeypatch.setattr(appending.os, "write", lambda fd, content: write(fd, content[:17]))
    row = answer("p/again")
    with pytest.raises(QuizError, match="no room") as caught:
        kept.append(row)
    assert "again" in caught.value.hint
    assert torn.read_bytes() == before
    assert kept.state is state
    monkeypatch.undo()
    assert kept.append(row).sequence == 14
    assert len(open_store(home).history("p/again")) == 1


def test_an_interrupt_in_the_middle_of_a_write_leaves_nothing(
    home: Path, torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_store(home)
    kept.append(answer())
    before = torn.read_bytes()
    write = os.write

    def interrupted(fd: int, content: bytes) -> int:
        write(fd, content)
        raise KeyboardInterrupt

    monkeypatch.setattr(appending.os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        kept.append(answer())
    monkeypatch.undo()
    assert torn.read_bytes() == before
    assert kept.append(answer()).sequence == 14


def test_after_a_failed_sync_nothing_more_is_written_until_reopened(
    home: Path, torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_store(home)
    kept.append(answer())
    before = torn.read_bytes()

    def fail(_fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(appending, "sync", fail)
    with pytest.raises(QuizError, match="Input/output error"):
        kept.append(answer())
    monkeypatch.undo()
    assert torn.read_bytes() == before
    with pytest.raises(QuizError, match="the disk failed"):
        kept.append(answer())
    assert open_store(home).append(answer()).sequence == 14


# other versions


def add(path: Path, content: dict[str, object]) -> None:
    last = decode(path.read_bytes().splitlines()[-1])
    with path.open("ab") as file:
        file.write(encode(last.sequence + 1, content))


@pytest.mark.parametrize(
    "change", [{"type": "hologram"}, {"schema": 2}, {"type": "hologram", "schema": 7}], ids=["type", "form", "both"]
)
def test_rows_of_a_newer_version_open_read_only_and_say_which(
    home: Path, torn: Path, change: dict[str, object]
) -> None:
    add(torn, {**content_of(answer()), **change, "by": "7.1.0"})
    add(torn, content_of(answer("p/later")))
    kept = open_store(home)
    assert "7.1.0" in kept.warnings[0]
    assert "read-only" in kept.warnings[0]
    assert len(list(kept.rows())) == 14
    assert "p/later" in kept.state.cards
    before = torn.read_bytes()
    with pytest.raises(QuizError, match=r"7\.1\.0"):
        kept.append(answer())
    kept.close()
    assert torn.read_bytes() == before


def test_the_version_is_that_of_the_file_where_the_row_names_none(home: Path, torn: Path) -> None:
    lines = torn.read_bytes().splitlines(keepends=True)
    header = {**decode(lines[0][:-1]).content, "by": "8.0.0"}
    torn.write_bytes(encode(0, header) + b"".join(lines[1:]))
    add(torn, {**content_of(answer()), "type": "hologram"})
    assert "8.0.0" in open_store(home).read_only


def test_a_newer_row_from_another_window_stops_this_one_from_writing(home: Path, torn: Path) -> None:
    kept = open_store(home)
    kept.append(answer())
    add(torn, {**content_of(answer()), "type": "hologram", "by": "7.1.0"})
    with pytest.raises(QuizError, match=r"7\.1\.0"):
        kept.append(answer())


def test_an_optional_row_of_a_newer_version_is_kept_and_passed_over(home: Path, torn: Path) -> None:
    add(torn, {**content_of(answer()), "type": "hologram", "optional": True, "by": "7.1.0"})
    kept = open_store(home)
    assert kept.warnings == []
    assert kept.append(answer()).sequence == 14
    assert [one.type for one in kept.rows()][12] == "hologram"
    (home / "profiles/default/learner.json").unlink()
    assert open_store(home).state == kept.state


def test_files_in_a_newer_format_open_read_only_and_say_which(home: Path, torn: Path) -> None:
    (torn.parent / "000002.log").write_bytes(encode(12, {"journal": 2, "by": "7.1.0"}) + b"\x01\x02\x03\n")
    kept = open_store(home)
    assert "7.1.0" in kept.read_only
    assert len(list(kept.rows())) == 12
    with pytest.raises(QuizError, match="not saved"):
        kept.append(answer())


# several machines


def elsewhere(home: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "machine", lambda: name)


def test_two_machines_that_share_everything_never_write_the_same_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(home, "desk", monkeypatch)
    desk = open_store(home)
    desk.append(answer("p/desk"))
    elsewhere(home, "lap", monkeypatch)
    lap = open_store(home)
    lap.append(answer("p/lap"))
    assert desk.device != lap.device
    assert set(lap.state.cards) == {"p/desk", "p/lap"}
    assert len(list((home / "profiles/default/journal").glob("*/*.log"))) == 2
    elsewhere(home, "desk", monkeypatch)
    assert open_store(home).device == desk.device


def machines(home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Rows of one card, written on two machines in turns, each not seeing the other."""
    from datetime import timedelta

    desk, lap = home / "desk", home / "lap"
    for number, place in enumerate((desk, lap)):
        elsewhere(home, place.name, monkeypatch)
        kept = open_store(place)
        for n in range(6):
            kept.append(answer("p/a", START + timedelta(minutes=2 * n + number), stability=float(10 * n + number + 1)))
        kept.close()
    return desk, lap


def test_what_arrives_from_another_machine_is_folded_in_the_order_of_time(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = machines(home, monkeypatch)
    shutil.copytree(lap / "profiles/default/journal", desk / "profiles/default/journal", dirs_exist_ok=True)
    elsewhere(home, "desk", monkeypatch)
    both = open_store(desk)
    assert [one.data["stability"] for one in both.rows()] == [1, 2, 11, 12, 21, 22, 31, 32, 41, 42, 51, 52]
    assert both.state == replay(both.rows())
    assert both.history("p/a") == list(both.rows())
    assert both.warnings == []


def test_a_row_written_after_seeing_a_machine_whose_clock_is_ahead_stays_behind_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = machines(home, monkeypatch)
    shutil.copytree(lap / "profiles/default/journal", desk / "profiles/default/journal", dirs_exist_ok=True)
    elsewhere(home, "desk", monkeypatch)
    both = open_store(desk)
    last = both.append(answer("p/a", START, stability=99.0))
    both.append(undo(last, START))
    assert list(both.rows())[-2] == last
    (desk / "profiles/default/learner.json").unlink()
    assert open_store(desk).state == both.state


def test_a_file_of_another_machine_that_has_not_arrived_does_not_keep_one_from_studying(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = machines(home, monkeypatch)
    elsewhere(home, "lap", monkeypatch)
    monkeypatch.setattr(appending, "FULL_BYTES", 10)
    kept = open_store(lap)
    kept.append(answer("p/later"))
    shutil.copytree(lap / "profiles/default/journal", desk / "profiles/default/journal", dirs_exist_ok=True)
    first = desk / "profiles/default/journal" / kept.device / "000001.log"
    whole = first.read_bytes()
    first.write_bytes(whole[:-100])
    elsewhere(home, "desk", monkeypatch)
    half = open_store(desk)
    assert any("not have arrived" in warning for warning in half.warnings)
    half.append(answer("p/mine"))
    assert len(list(half.rows())) == 12
    first.write_bytes(whole)
    both = open_store(desk)
    assert both.warnings == []
    assert len(list(both.rows())) == 14
    assert both.state == replay(both.rows())


def test_a_torn_end_of_a_file_that_is_full_is_cut(home: Path, torn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "FULL_BYTES", 100)
    with torn.open("ab") as file:
        file.write(b"01234567 13 {")
    kept = open_store(home)
    assert kept.append(answer()).sequence == 13
    assert torn.with_name("000002.log").exists()
    assert [one for one in look(kept.profile, kept.device).findings if one.mend != "private"] == []


def test_a_device_file_that_is_damaged_gives_a_new_id(home: Path, torn: Path) -> None:
    (path,) = (path for path in (home / "devices").iterdir() if path.name != "lock")
    path.write_bytes(b"\xff\xfe")
    kept = open_store(home)
    kept.append(row("note", card="p/a", text="seen"))
    assert len(list(kept.rows())) == 13
