"""Files of results joined: any order, any number of times; what is not as it was written is refused."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.results.files import LARGEST, file_lines, found_in, open_results, write_new
from quizapp.results.rows import Answer, AnyRow, Correction, Decision, Source, Studied, Told, place, sound
from quizapp.results.union import opened, rows_of, under_their_names
from tests.results.made_results import attempt, decision, feedback, handed_in, marks, source, written

ROWS = [row for name in ("anna", "ben", "Žofie") for row in marks(name, [1, 0, 1])] + [source("anna", "m2")]


def joined(*paths: Path) -> bytes:
    return b"".join(file_lines(rows_of(opened(paths))))


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from(ROWS), max_size=8), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_union_is_the_same_in_any_order_and_any_number_of_times(parts: list[list[AnyRow]], dice: object) -> None:
    with TemporaryDirectory() as folder:
        each = [{row.id: row for row in one}.values() for one in parts]
        files = [written(Path(folder) / f"{at}.jsonl", one) for at, one in enumerate(each)]
        once = joined(*files)
        mixed = [*files, *files]
        dice.shuffle(mixed)  # type: ignore[attr-defined]
        assert joined(*mixed) == once
        merged = Path(folder) / "merged.jsonl"
        merged.write_bytes(once)
        assert joined(merged) == once
        assert joined(merged, files[0], merged) == once
        pairs = Path(folder) / "pairs.jsonl"
        pairs.write_bytes(joined(*files[:2]))
        assert joined(*files[2:], pairs) == once
        wanted = sorted({row.id: row for one in parts for row in one}.values(), key=place)
        assert list(rows_of(opened([merged]))) == wanted


PACKS, MACHINES = st.sampled_from(["rivers", "lakes"]), st.sampled_from(["m1", "m2", "m3"])


@st.composite
def exports(draw: st.DrawFn) -> list[list[AnyRow]]:
    """What a learner handed in: each time a machine that knew so much of its own record and of those of others."""
    made: list[list[AnyRow]] = []
    for number in range(draw(st.integers(1, 6))):
        machine, at = draw(MACHINES), f"2026-11-2{draw(st.integers(0, 9))}T09:00:00Z"
        more = {"pack": draw(PACKS), "level": draw(st.sampled_from(["exams", "participation"]))}
        known = {name: f"2026-11-1{draw(st.integers(0, 3))}" for name in {machine, *draw(st.lists(MACHINES))}}
        one = replace(
            source("anna", machine, at=at, feedback=draw(st.booleans()), heard=known, **more), id=f"s{number}"
        )
        told = {"learner": "anna", "at": at, "source": one.id}
        said = {"question": "a", "what": "edit", "text": "", "was": ""}
        rows: list[AnyRow] = [Correction(**told, **said, id=f"c{number}", pack=one.pack)]  # type: ignore[arg-type]
        for name in known:
            more = {"machine": name, "id": f"d{number}{name}"}
            day = Studied(**told, **more, pack=one.pack, day=at[:10], answers=1, minutes=1)  # type: ignore[arg-type]
            thought = {**told, **more, "id": f"f{number}{name}", "card": f"{one.pack}/a"}
            rows += [day, replace(feedback("anna", "a"), **thought)]  # type: ignore[arg-type]
        level, thoughts = one.level != "exams", one.feedback
        kept = [row for row in rows if (level if isinstance(row, Studied) else thoughts) and draw(st.booleans())]
        made.append([one, *kept])
    return made


def told_last(made: list[list[AnyRow]]) -> list[AnyRow]:
    """What holds, found by looking at every other handing in."""
    sources = [row for rows in made for row in rows if isinstance(row, Source)]

    def is_newer(one: Source, than: Source, machine: str) -> bool:
        if one.pack != than.pack or machine not in one.heard:
            return False
        if one.heard[machine] != than.heard[machine]:
            return one.heard[machine] > than.heard[machine]
        ours, theirs = (sorted(each.heard.values())[::-1] for each in (one, than))
        return (ours, one.at, one.id) > (theirs, than.at, than.id)

    def holds(row: AnyRow, by: Source) -> bool:
        machine = str(getattr(row, "machine", by.machine))
        return not isinstance(row, Told) or not any(is_newer(one, by, machine) for one in sources)

    kept = [row for rows, by in zip(made, sources, strict=True) for row in rows if holds(row, by)]
    return sorted(kept, key=place)


@settings(max_examples=40)
@given(exports(), st.randoms(use_true_random=False))
def test_what_is_handed_in_anew_takes_the_place_of_what_was_before(made: list[list[AnyRow]], dice: object) -> None:
    with TemporaryDirectory() as folder:
        files = [written(Path(folder) / f"{at}.jsonl", rows) for at, rows in enumerate(made)]
        mixed = [*files, *files[:2]]
        dice.shuffle(mixed)  # type: ignore[attr-defined]
        assert list(rows_of(opened(mixed))) == told_last(made)
        half = Path(folder) / "half.jsonl"
        half.write_bytes(joined(*mixed[: len(mixed) // 2 + 1]))
        assert joined(*reversed(mixed), half) == joined(*files)


def handed_by(machine: str, at: str, heard: dict[str, str], days: dict[str, int], **said: object) -> list[AnyRow]:
    """What a machine handed in: how many answers were given on which machine on one day, as far as it knew."""
    one = source("anna", machine, at=f"{at}T09:00:00Z", heard=heard, level="participation", **said)
    told = {"learner": "anna", "at": one.at, "source": one.id, "pack": one.pack, "day": "2026-11-20", "minutes": 1}
    rows = (Studied(**told, id=f"{one.id}{name}", machine=name, answers=n) for name, n in days.items())  # type: ignore[arg-type]
    return [one, *rows]


FIRST, SECOND, THIRD = "2026-11-20T08", "2026-11-20T09", "2026-11-20T10"
SEEN = {
    "one that had not heard of the other's later answers": (
        handed_by("m1", "2026-11-21", {"m1": SECOND}, {"m1": 9}),
        handed_by("m2", "2026-11-22", {"m1": FIRST, "m2": THIRD}, {"m1": 2, "m2": 5}),
        {"m1": 9, "m2": 5},
    ),
    "one whose clock was set back meanwhile": (
        handed_by("m1", "2026-11-25", {"m1": FIRST}, {"m1": 9}),
        handed_by("m1", "2026-11-21", {"m1": SECOND}, {"m1": 3}),
        {"m1": 3},
    ),
    "one that knew as much of it and more of another, by a clock that is late": (
        handed_by("m1", "2026-11-25", {"m1": FIRST}, {"m1": 9}),
        handed_by("m2", "2026-11-21", {"m1": FIRST, "m2": SECOND}, {"m2": 5}),
        {"m2": 5},
    ),
    "the later one where nothing was done between": (
        handed_by("m1", "2026-11-21", {"m1": FIRST}, {"m1": 9}),
        handed_by("m1", "2026-11-22", {"m1": FIRST}, {}),
        {},
    ),
}


@pytest.mark.parametrize("case", SEEN)
def test_of_a_machine_what_is_told_with_most_of_its_record_holds(case: str, tmp_path: Path) -> None:
    one, other, holds = SEEN[case]
    files = [written(tmp_path / f"{n}.jsonl", rows) for n, rows in enumerate((one, other))]
    for order in (files, files[::-1]):
        days = [row for row in rows_of(opened(order)) if isinstance(row, Studied)]
        assert {row.machine: row.answers for row in days} == holds
        assert len(days) == len(holds)


def as_former(rows: list[AnyRow], gone: set[str], **more: object) -> bytes:
    """A file of rows as they were once written."""
    lines = [json.dumps({"format": "quizapp-results/1"}).encode() + b"\n"]
    for row in sorted(rows, key=place):
        said = {name: value for name, value in asdict(row).items() if name not in gone}  # type: ignore[arg-type]
        lines.append(json.dumps(said | (more if row.type == "source" else {})).encode() + b"\n")
    return summed(lines)


def test_files_of_the_former_form_are_read_with_what_they_have_and_give_way(tmp_path: Path) -> None:
    before = handed_by("m1", "2026-11-25", {}, {"m1": 9})
    exam = [row for row in handed_in("anna", {"a": ("x", 1.0)}) if row.type != "source"]
    told = {"learner": "anna", "at": "2026-11-24T09:00:00Z", "id": "w", "source": "-", "pack": "rivers"}
    wish = Correction(**told, question="a", what="edit", text="t", was="")  # type: ignore[arg-type]
    late, oldest = tmp_path / "late.jsonl", tmp_path / "oldest.jsonl"
    late.write_bytes(as_former([*before, *exam], {"heard"}, machines=["m1"]))
    oldest.write_bytes(as_former([*before, *exam, wish, decision("a", "full")], {"heard", "source", "was", "keyed"}))
    assert [row for row in rows_of(opened([late])) if row.type != "source"] == sorted([before[1], *exam], key=place)
    found = list(rows_of(opened([oldest])))
    assert [row.type for row in found] == ["decision", "attempt", "answer", "correction", "source", "studied"]
    merged = tmp_path / "merged.jsonl"
    merged.write_bytes(joined(late))
    assert joined(late, merged) == merged.read_bytes()
    now = written(tmp_path / "now.jsonl", handed_by("m1", "2026-11-21", {"m1": FIRST}, {"m1": 3}))
    days = [row.answers for row in rows_of(opened([now, late])) if isinstance(row, Studied)]
    assert days == [3]


def test_what_is_known_later_of_whether_a_question_was_new_is_no_disagreement(tmp_path: Path) -> None:
    rows = handed_in("anna", {"a": ("x", 1.0)})
    later = [replace(row, first=False) if isinstance(row, Answer) else row for row in rows]
    one, other = written(tmp_path / "one.jsonl", rows), written(tmp_path / "other.jsonl", later)
    assert joined(one, other) == joined(other, one, other) == joined(other)


def test_whatever_was_said_of_a_question_goes_by_the_name_that_it_has_now(tmp_path: Path) -> None:
    told = {"learner": "anna", "at": "2026-11-24T09:00:00Z", "source": "s"}
    wish = Correction(**told, id="c", pack="rivers", question="a", what="edit", text="", was="")  # type: ignore[arg-type]
    rows = [*handed_in("anna", {"a": ("x", 1.0)}), feedback("anna", "a"), wish, decision("a", "drop")]
    files = opened([written(tmp_path / "one.jsonl", rows)])
    now = [row for _, some in under_their_names(files, {"rivers/a": "rivers/b"}) for row in some]
    named = {f"{row.pack}/{row.question}" if isinstance(row, Correction) else row.card for row in now if has_name(row)}  # type: ignore[union-attr]
    assert named == {"rivers/b"}


def has_name(row: AnyRow) -> bool:
    return isinstance(row, Answer | Correction | Decision) or row.type == "feedback"


def test_two_files_that_disagree_are_refused_in_any_order(tmp_path: Path) -> None:
    one = written(tmp_path / "one.jsonl", handed_in("anna", {"a": ("x", 0.0)}))
    other = written(tmp_path / "other.jsonl", handed_in("anna", {"a": ("x", 1.0)}))
    for files in ((one, other), (other, one), (one, other, one)):
        with pytest.raises(QuizError, match="different things of what anna did"):
            joined(*files)


def lines_of(rows: list[AnyRow]) -> list[bytes]:
    return list(file_lines(sorted(rows, key=place)))


def summed(lines: list[bytes]) -> bytes:
    body = b"".join(lines)
    return body + json.dumps({"checksum": f"sha256:{sha256(body).hexdigest()}"}).encode() + b"\n"


GOOD = lines_of(marks("anna", [1, 0]))
ALTERED = {
    "an altered answer": (b"".join(GOOD).replace(b'"credit":0.0', b'"credit":1.0'), "checksum differs"),
    "cut short": (b"".join(GOOD[:-1]), "breaks off"),
    "in the middle of a line": (b"".join(GOOD)[:-50], "breaks off"),
    "only its head": (GOOD[0], "breaks off"),
    "another version": (summed([b'{"format": "quizapp-results/3"}\n']), "newer quizapp"),
    "deep in the former form": (
        summed([b'{"format": "quizapp-results/1"}\n', b'{"type":' + b"[" * 50_000 + b"\n"]),
        "not a row",
    ),
    "no row in the former form": (summed([b'{"format": "quizapp-results/1"}\n', b"[]\n"]), "not a row"),
    "no machines in the former form": (
        summed([b'{"format": "quizapp-results/1"}\n', b'{"type":"source","machines":5}\n']),
        "not a row",
    ),
    "something else": (b'{"format": "cards/1"}\n', "no file of results"),
    "no text at all": (bytes(range(256)), "no file of results"),
    "nothing": (b"", "no file of results"),
    "an archive": (b"PK\x03\x04", "an archive"),
    "deep": (b"[" * 100_000, "no file of results"),
    "an unknown row": (summed([GOOD[0], b'{"type":"wish"}\n']), "not a row"),
    "an unknown key": (summed([GOOD[0], GOOD[1].replace(b'"seed"', b'"sede"')]), "not a row"),
    "more than the whole point": (summed([GOOD[0], GOOD[2].replace(b'"credit":1.0', b'"credit":5.0')]), "credit"),
    "not a number": (summed([GOOD[0], GOOD[2].replace(b'"credit":1.0', b'"credit":NaN')]), "credit"),
    "deep in a row": (summed([GOOD[0], b'{"type":' + b"[" * 50_000 + b"\n"]), "not a row"),
    "another order": (summed([GOOD[0], GOOD[3], GOOD[2]]), "not in its place"),
    "a long line": (summed([GOOD[0], b'{"a":"' + b"x" * 9_000_000 + b'"}\n']), "far too long"),
}


@pytest.mark.parametrize("case", ALTERED)
def test_what_is_not_as_it_was_written_is_refused_in_words(case: str, tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    path.write_bytes(ALTERED[case][0])
    with pytest.raises(QuizError, match=ALTERED[case][1]) as refused:
        joined(path)
    assert str(path) in refused.value.where


def test_a_file_larger_than_any_class_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    path.touch()
    os.truncate(path, LARGEST + 1)
    with pytest.raises(QuizError, match="larger than"):
        open_results(path)


@given(st.data())
def test_any_byte_changed_is_noticed_or_does_not_matter(data: st.DataObject) -> None:
    whole = b"".join(GOOD)
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "anna.jsonl"
        path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        try:
            found = list(rows_of(opened([path])))
        except QuizError:
            return
        assert found == sorted(marks("anna", [1, 0]), key=place)


def test_whatever_a_learner_typed_can_be_read_again(tmp_path: Path) -> None:
    given = {"a": ("\ud800 lone", 0.0), "b": (("\x00", "\udfff", "x" * 600_000), 1.0)}
    rows = [sound(row) for row in handed_in("anna", given, title="\udc00", seed=10**40)]
    assert joined(written(tmp_path / "anna.jsonl", rows)) == b"".join(file_lines(sorted(rows, key=place)))
    assert [row.response for row in rows if isinstance(row, Answer)] == ["? lone", ("\x00", "?", "x" * 600_000)]


def test_what_mail_does_to_line_ends_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"".join(GOOD).replace(b"\n", b"\r\n").rstrip())
    assert list(rows_of(opened([path]))) == sorted(marks("anna", [1, 0]), key=place)


def test_a_folder_means_the_files_below_it_and_an_archive_is_to_be_unpacked(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    one = written(tmp_path / "in" / "deep" / "anna.jsonl", marks("anna", [1]))
    (tmp_path / "in" / "notes.txt").write_text("not a result")
    assert found_in([tmp_path / "in", one]) == [one]
    with zipfile.ZipFile(tmp_path / "all.jsonl", "w") as archive:
        archive.write(one)
    with pytest.raises(QuizError, match="an archive"):
        opened(found_in([tmp_path / "all.jsonl"]))
    (tmp_path / "empty").mkdir()
    with pytest.raises(QuizError, match=r"ends in \.jsonl"):
        found_in([tmp_path / "empty"])


def test_nothing_is_written_over_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "new.jsonl"
    write_new(path, GOOD)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"".join(GOOD), 0o600)
    with pytest.raises(QuizError, match="of that name"):
        write_new(path, [b"other"])
    assert path.read_bytes() == b"".join(GOOD)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", "new.jsonl"]


def test_files_are_many_more_than_may_be_open(tmp_path: Path) -> None:
    import resource

    files = [written(tmp_path / f"{at:03}.jsonl", [attempt(f"l{at:03}")]) for at in range(60)]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/dev/fd")) + 40, hard))
    try:
        assert len(list(rows_of(opened(files)))) == 60
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
