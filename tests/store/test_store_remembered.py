"""Finished journal files that are remembered: the figures are always those of counting everything anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.figures.past import past
from quizapp.figures.recall import MATURE_DAYS
from quizapp.figures.tallies import Tallies, from_kept
from quizapp.store import finding, remembered
from quizapp.store.finished import read
from quizapp.store.journals import Journals
from quizapp.store.lines import content_of, encode
from quizapp.study.amending import amended
from quizapp.study.model import Row
from tests.store.made_rows import START, answer, redo, regrade, undo


@dataclass
class Machine:
    """One machine's files."""

    folder: Path
    sequence: int = 0
    number: int = 0

    def write(self, row: Row, *, begin: bool = False) -> None:
        """A row more, in a file of its own if one is to begin."""
        if begin or not self.number:
            before = self._file().read_bytes() if self.number else b""
            self.folder.mkdir(parents=True, exist_ok=True)
            self.number += 1
            head = {"journal": 1, "by": "1", "file": self.number}
            previous = {"previous": f"{crc32(before):08x}"} if before else {}
            self._file().write_bytes(encode(self.sequence, head | previous))
        self.sequence += 1
        with self._file().open("ab") as file:
            file.write(encode(self.sequence, content_of(row)))

    def _file(self) -> Path:
        return self.folder / f"{self.number:06d}.log"


@dataclass
class Journal:
    """Two machines' files and where it is remembered what the finished ones come to."""

    home: Path
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.machines = [Machine(self.folder / name) for name in ("aaaa", "bbbb")]

    @property
    def folder(self) -> Path:
        return self.home / "journal"

    @property
    def journals(self) -> Journals:
        return Journals(self.folder, "")

    @property
    def path(self) -> Path:
        return self.home / "cache" / "figures.json"

    def write(self, row: Row, machine: int = 0, *, begin: bool = False) -> Row:
        self.machines[machine].write(row, begin=begin)
        self.rows.append(row)
        return row

    def answers(self, number: int, machine: int = 0, *, begin: bool = True) -> None:
        """So many answers, over a few cards and days."""
        for n in range(number):
            at = START + timedelta(hours=5 * len(self.rows))
            said = {"study": "review", "retrievability": 0.8, "interval_days": n, "confidence": "sure"}
            card = f"rivers/q{n % 3}" if n % 2 else f"lakes/q{n % 3}"
            self.write(answer(card, at, right=n % 4 > 0, **said), machine, begin=begin and not n)

    def counted(self, *, remember: bool = True) -> Tallies:
        undone = amended(self.journals.rows()).undone
        return remembered.counted(self.journals, undone, self.path if remember else None, from_kept)

    def gone_on(self) -> bool:
        """Whether what is remembered holds."""
        undone = amended(self.journals.rows()).undone
        return remembered._gone_on(self.journals, undone, self.path, from_kept) is not None


def check(journal: Journal) -> None:
    assert journal.counted() == journal.counted(remember=False) == journal.counted()
    mature = [sum(tally.recall.mature[place] for tally in journal.counted().of()) for place in (0, 1)]
    assert mature == mature_slowly(list(journal.journals.rows()))


def mature_slowly(rows: list[Row]) -> list[int]:
    """Remembered and asked: first answers of a day to cards that were put off for long, by the past of each card."""
    found, undone = [], amended(rows).undone
    for card in {row.data["card"] for row in rows if row.type == "answer"}:
        seen: set[str] = set()
        for one in past(card, rows, undone).answers:
            if one.undone or one.row.data["study"] != "review":
                continue
            if all(one.row.day > day for day in seen) and one.before >= MATURE_DAYS:
                found.append(one.rating > 1)
            seen.add(one.row.day)
    return [sum(found), len(found)]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "answer", "undo", "redo", "regrade", "look"]),
        st.integers(0, 1),
        st.booleans(),
        st.integers(0, 10**6),
    ),
    max_size=30,
)


@settings(max_examples=60)
@given(STEPS)
def test_whatever_is_written_the_figures_are_those_of_counting_anew(
    steps: list[tuple[str, int, bool, int]],
) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        for number, (what, machine, begin, drawn) in enumerate(steps):
            at = START + timedelta(hours=3 * number, days=-drawn % 3)
            answers = [row for row in journal.rows if row.type == "answer"]
            if what == "look":
                check(journal)
            elif what == "answer" or not answers:
                card, said = f"rivers/q{drawn % 4}", {"study": "review", "retrievability": 0.9, "interval_days": 30}
                journal.write(answer(card, at, right=drawn % 5 > 0, **said), machine, begin=begin)
            else:
                target = answers[drawn % len(answers)]
                turned = {"undo": undo, "redo": redo}
                made = turned[what](target, at) if what in turned else regrade(target, at, 1 + drawn % 4)
                journal.write(made, machine, begin=begin)
        check(journal)
        types = {row.type for row in journal.rows}
        found = [row.id for _, row in finding.of_types(journal.folder, types)]
        assert found == [row.id for row in journal.journals.rows()]


def test_where_a_clock_was_set_back_what_was_said_last_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    told = journal.write(answer("rivers/a", START, right=False, study="review"), begin=True)
    journal.write(answer("rivers/b", START + timedelta(days=9), study="review"))
    journal.write(regrade(told, START + timedelta(days=5), 1), 1)
    journal.write(regrade(told, START + timedelta(days=1), 3))
    journal.write(answer("rivers/b", START + timedelta(days=10), study="review"), begin=True)
    check(journal)
    assert journal.counted().of()[0].recall.days == {"2026-03-02": [1, 1], "2026-03-11": [1, 1], "2026-03-12": [1, 1]}


def test_a_review_is_of_a_card_put_off_for_as_long_as_its_regraded_answer_makes_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    said = {"study": "review", "stability": 40.0, "interval_days": 40}
    journal.write(answer("rivers/a", START, **said))
    missed = journal.write(answer("rivers/a", START + timedelta(days=40), right=False, **said | {"interval_days": 1}))
    journal.write(regrade(missed, START + timedelta(days=40), 3))
    journal.write(answer("rivers/a", START + timedelta(days=110), **said))
    for _ in range(2):
        check(journal)
        assert journal.counted().of()[0].recall.mature == [2, 2]
        journal.write(answer("rivers/b", START + timedelta(days=111), study="review"), begin=True)


def test_the_history_of_a_card_up_to_a_row_is_what_was_written_before_it_whatever_the_clock(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for days in (5, 9, 2, 7):
        journal.write(answer("rivers/a", START + timedelta(days=days)))
    orders = [order for order, _ in journal.journals.after({})]
    assert [len(journal.journals.history("rivers/a", order)) for order in orders] == [1, 2, 3, 4]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Three finished files of one machine and one begun, looked at once."""
    made = Journal(tmp_path)
    for number in (40, 40, 40, 5):
        made.answers(number)
    made.counted()
    return made


def test_only_rows_of_finished_files_are_remembered_and_they_are_gone_on_with(journal: Journal) -> None:
    kept = read(journal.path, journal.folder)
    assert kept is not None
    assert {name: mark.sequence for name, mark in kept.marks.items()} == {"aaaa": 120}
    before = journal.path.read_bytes()
    journal.answers(3, begin=False)
    assert journal.gone_on()
    check(journal)
    assert journal.path.read_bytes() == before
    journal.answers(3)
    check(journal)
    after = read(journal.path, journal.folder)
    assert after is not None
    assert after.marks["aaaa"].sequence == 128


def test_what_is_taken_back_in_the_file_begun_leaves_the_others_as_they_are(journal: Journal) -> None:
    journal.write(undo(journal.rows[-1], START + timedelta(days=900)))
    journal.write(regrade(journal.rows[-3], START + timedelta(days=900)))
    assert journal.gone_on()
    check(journal)


@pytest.mark.parametrize("made", [undo, regrade])
def test_what_is_said_of_a_remembered_row_is_counted_anew_and_remembered(journal: Journal, made: object) -> None:
    old, later = journal.rows[50], START + timedelta(days=900)
    journal.write(made(old, later))  # type: ignore[operator]
    assert not journal.gone_on()
    check(journal)
    assert journal.gone_on()
    journal.write(redo(old, later))
    check(journal)


@pytest.mark.parametrize(
    "damage", ["cut", "letter", "empty", "another version", "a file", "the first file", "a machine"]
)
def test_what_does_not_match_is_never_trusted(journal: Journal, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content, first = journal.path.read_bytes(), sorted(journal.folder.glob("*/*.log"))[0]
    match damage:
        case "cut":
            journal.path.write_bytes(content[: len(content) // 2])
        case "letter":
            journal.path.write_bytes(content.replace(b'"seen"', b'"sewn"', 1))
        case "empty":
            journal.path.write_bytes(b"")
        case "another version":
            monkeypatch.setattr("quizapp.store.finished.__version__", "0")
        case "a file":
            lines = first.read_bytes().split(b"\n")
            row = content_of(journal.rows[3])
            lines[4] = encode(4, {**row, "card": "rivers/other"})[:-1]
            first.write_bytes(b"\n".join(lines))
        case "the first file":
            first.unlink()
        case "a machine":
            journal.folder.joinpath("aaaa").rename(journal.folder / "cccc")
    assert not journal.gone_on()
    check(journal)


def test_rows_that_arrive_late_from_another_machine_are_counted_in_their_place(journal: Journal) -> None:
    journal.write(answer("rivers/q1", START - timedelta(days=4), study="review"), machine=1)
    assert not journal.gone_on()
    check(journal)


def test_where_it_cannot_be_kept_figures_are_still_told(journal: Journal) -> None:
    other = journal.home / "file"
    other.write_text("", encoding="utf-8")
    undone: frozenset[str] = frozenset()
    assert remembered.counted(journal.journals, undone, other / "figures.json", from_kept) == journal.counted()


def test_it_is_told_how_far_it_is(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.store.remembered.OFTEN", 50)
    steps: list[tuple[int, int]] = []
    undone: frozenset[str] = frozenset()
    for path in (None, journal.path):
        remembered.counted(journal.journals, undone, path, from_kept, lambda done, of: steps.append((done, of)))
    assert steps == [(0, 120), (50, 120), (100, 120)]


def test_more_than_can_be_held_is_counted_anew(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.store.remembered.TAIL", 4)
    assert not journal.gone_on()
    check(journal)
