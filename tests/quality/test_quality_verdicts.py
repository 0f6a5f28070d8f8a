"""Verdicts of readers: what they come to, and that they stay with their questions."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality import recording
from tests.quality.agreement import accepted, kappa, missed, wilson
from tests.quality.judgements import append, question_hash, read
from tests.quality.sampling import allotted, draw, key_of

GOOD = {"G": 1, "S": 1, "U": 1, "K": 1, "E": 1, "L": 1, "T": None, "D": None, "W": 1, "F": 1}
LINE = {
    "id": "g-1",
    "kind": "choice",
    "prompt": "Which river drains the Vell valley?",
    "answers": ["the Orra"],
    "choices": ["the Orra", "the Tesk", "the Lume"],
    "sources": [
        {"document": "vell.txt", "start": 0, "end": 34, "quote": "The Orra drains the Vell valley.", "answer": [0, 8]}
    ],
}


def test_hash_stays_when_nothing_that_is_read_changes():
    moved = LINE | {
        "id": "g-2",
        "topic": "Rivers",
        "choices": ["the Lume", "the Orra", "the Tesk"],
        "answers": ["the Orra", "Orra"],
        "sources": [LINE["sources"][0] | {"start": 90, "end": 124, "document": "valley.txt"}],
    }
    assert question_hash(moved) == question_hash(LINE) == "2c92519aaa065724"


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "Which river drains the valley?"},
        {"answers": ["the Tesk"]},
        {"choices": ["the Orra", "the Tesk", "the Senn"]},
        {"sources": [LINE["sources"][0] | {"quote": "The Orra drains the Vell valley and the Senn."}]},
    ],
)
def test_hash_changes_with_what_is_read(change):
    assert question_hash(LINE | change) != question_hash(LINE)


@pytest.mark.parametrize("point", ["G", "S", "U", "K", "E", "L", "T", "D"])
def test_one_missed_point_rejects(point):
    assert accepted(GOOD)
    assert not accepted(GOOD | {point: 0})
    assert missed(GOOD | {point: 0}) == [point]


def test_worth_or_focus_is_enough():
    assert accepted(GOOD | {"W": 0})
    assert accepted(GOOD | {"F": 0})
    assert not accepted(GOOD | {"W": 0, "F": 0})


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_kappa_is_at_most_one_and_symmetric(votes):
    one, other = [a for a, _ in votes], [b for _, b in votes]
    assert -1 <= kappa(one, other) <= 1
    assert kappa(one, other) == pytest.approx(kappa(other, one))
    assert kappa(one, one) == 1


def test_kappa_of_a_known_table():
    one = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    other = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert kappa(one, other) == pytest.approx(0.4)


@given(st.integers(0, 300), st.integers(1, 300))
def test_interval_holds_the_share(hits, of):
    hits = min(hits, of)
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of + 1e-9
    assert hits / of - 1e-9 <= high <= 1


@given(
    st.dictionaries(st.sampled_from(["cloze", "date", "short", "multi"]), st.integers(1, 90), min_size=1),
    st.integers(1, 120),
)
def test_strata_add_up(sizes, count):
    shares = allotted(sizes, count)
    assert sum(shares.values()) == min(count, sum(sizes.values()))
    assert all(shares[kind] <= size for kind, size in sizes.items())


def test_a_draw_is_the_same_for_the_same_seed():
    pool = [{"key": {"hash": f"{n:04x}", "kind": "date" if n % 3 else "cloze"}, "shown": {}} for n in range(90)]
    first, again, other = draw(pool, 30, 7), draw(reversed(pool), 30, 7), draw(pool, 30, 8)
    assert [one["key"] for one in first] == [one["key"] for one in again]
    assert [one["key"] for one in first] != [one["key"] for one in other]
    assert len({one["key"]["hash"] for one in first}) == 30


def _key(number: int) -> dict:
    key = {"hash": f"{number:016x}", "set": "made", "document": "d", "rule": "who did it", "kind": "short"}
    return {"qid": f"q-{number}", "found_by": "who did it", "status": "approved", "features": {"cloze": 0.0}, **key}


def _verdict(number: int, points: dict, failure: str = "") -> dict:
    return {"qid": f"q-{number}", "c": points, "rival": "", "accept": accepted(points), "failure": failure, "note": ""}


def _written(path: Path, lines: list[dict]) -> str:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "sample.jsonl"
    _written(key_of(path), [_key(number) for number in range(4)])
    bad = GOOD | {"U": 0}
    _written(
        tmp_path / "one.jsonl",
        [_verdict(0, GOOD), _verdict(1, bad, "not_unique"), _verdict(2, GOOD), _verdict(3, GOOD)],
    )
    _written(
        tmp_path / "two.jsonl",
        [_verdict(0, GOOD), _verdict(1, bad, "leak"), _verdict(2, bad, "not_unique"), _verdict(3, GOOD)],
    )
    _written(tmp_path / "three.jsonl", [_verdict(2, GOOD | {"S": 0}, "underspecified")])
    return tmp_path


def _record(folder: Path, *names: str) -> dict[str, dict]:
    kept = folder / "judgements.jsonl"
    files = [str(folder / f"{name}.jsonl") for name in names]
    assert recording.main([str(folder / "sample.jsonl"), *files, "--judgements", str(kept)]) == 0
    return read(kept)


def test_two_readers_leave_their_differences_open(sample, capsys):
    kept = _record(sample, "one", "two")
    said = capsys.readouterr().out
    assert sorted(kept) == [f"{number:016x}" for number in (0, 1, 3)]
    assert "accepted: .500 (2 of 4" in said
    assert "for a third reader: q-0000000000000002" in said
    assert "kappa 0.50, the same on 3 of 4" in said


def test_a_third_reader_decides_and_nothing_is_kept_twice(sample, capsys):
    _record(sample, "one", "two")
    kept = _record(sample, "one", "two", "three")
    again = _record(sample, "one", "two", "three")
    assert kept == again
    assert len((sample / "judgements.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    assert kept[f"{2:016x}"]["accept"] == 0
    assert kept[f"{2:016x}"]["failure"] == "underspecified"
    assert kept[f"{2:016x}"] | {"readers": 3, "agreed": False} == kept[f"{2:016x}"]
    assert "rule who did it: 2 of 4" in capsys.readouterr().out


def test_what_was_judged_before_counts_again(sample, capsys):
    _record(sample, "one", "two", "three")
    capsys.readouterr()
    _written(sample / "none.jsonl", [])
    _record(sample, "none")
    assert "accepted: .500 (2 of 4; .150 to .850); 4 of 4 drawn judged before" in capsys.readouterr().out


def test_a_later_judgement_of_the_same_question_holds(tmp_path):
    path = tmp_path / "judgements.jsonl"
    assert append([{"hash": "a", "accept": 1}], path) == 1
    assert append([{"hash": "a", "accept": 0}], path) == 1
    assert append([{"hash": "a", "accept": 0}], path) == 0
    assert read(path) == {"a": {"hash": "a", "accept": 0}}
