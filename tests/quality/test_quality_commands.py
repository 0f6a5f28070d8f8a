"""The commands, on a folder with one page that this test writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality import looking, measuring, reporting, sampling
from tests.quality.sampling import key_of

PAGE = """# The ferries of Grenholm

The Grenholm Ferry Board (GFB) was founded by Ada Holm on 12 June 1931 to carry cars to Westby.
The ferry Marigold was built by the Holm Yard in 1934. The ferry Foxglove carries 240 passengers across the Long Sound.

| Ferry | Built | Length in metres |
|---|---|---|
| Marigold | 1934 | 42 |
| Foxglove | 1951 | 57 |
| Bluebell | 1962 | 61 |
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("spacy")
    folder = tmp_path_factory.mktemp("ferries")
    (folder / "ferries.md").write_text(PAGE, encoding="utf-8")
    return folder


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_sample_has_what_a_reader_needs_and_its_key_the_rest(folder: Path, tmp_path: Path, capsys):
    path = tmp_path / "sample.jsonl"
    given = [str(folder), "--n", "3", "--seed", "2", "--set", "ferries", "-o", str(path)]
    assert sampling.main([*given, "--judgements", str(tmp_path / "none.jsonl")]) == 0
    shown, keys = lines(path), lines(key_of(path))
    assert "3 drawn (seed 2), 0 judged before, 3 to read" in capsys.readouterr().out
    assert {one["qid"] for one in shown} == {key["qid"] for key in keys}
    for one in shown:
        assert one["prompt"]
        assert one["answers"]
        assert one["passages"][0] in PAGE
        assert one["passages"][0] in one["around"]
        assert not {"rule", "features", "hash"} & set(one)
    assert {key["set"] for key in keys} == {"ferries"}
    assert all(key["features"] for key in keys)


def test_what_was_judged_is_not_read_again_but_counts(folder: Path, tmp_path: Path, capsys):
    path, known = tmp_path / "sample.jsonl", tmp_path / "judgements.jsonl"
    given = [str(folder), "--n", "4", "-o", str(path), "--judgements", str(known)]
    sampling.main(given)
    first = lines(key_of(path))[0]
    known.write_text(json.dumps(first | {"accept": 1, "failure": "", "missed": []}) + "\n", encoding="utf-8")
    sampling.main(given)
    assert "4 drawn (seed 1), 1 judged before, 3 to read" in capsys.readouterr().out
    assert first["qid"] not in {one["qid"] for one in lines(path)}
    assert first["qid"] in {key["qid"] for key in lines(key_of(path))}
    assert reporting.main([str(folder), "--judgements", str(known)]) == 0
    assert "1 judged, accepted 1.000 (1 of 1" in capsys.readouterr().out


def test_the_figures_of_a_run(folder: Path, capsys):
    assert measuring.main([str(folder), "--quick", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["documents"] == 1
    assert figures["approved"] == sum(figures["kinds"].values()) > 0
    assert figures["defects"] == figures["lint"] == {}
    assert measuring.main([str(folder)]) == 0
    said = capsys.readouterr().out
    assert "parses held: 0" in said
    assert "times the bare parser: " in said


def test_looking_finds_nothing_here_and_says_so(folder: Path, capsys):
    assert looking.main([str(folder)]) == 0
    assert "0 defects" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"answers": ["Marigold"]}, "answer stands in the prompt"),
        ({"answers": ["Holm Yard and"]}, "answer has a loose end"),
        ({"answers": ["Westby Yard"]}, "answer's words do not stand in the passage"),
        ({"prompt": "who built the ferry Marigold?"}, "prompt begins small"),
        ({"prompt": "Who built the the ferry Marigold?"}, "a word twice"),
        ({"prompt": "Who built **Marigold**, the ferry?"}, "mark-up in the prompt"),
        ({"kind": "choice", "choices": ["Holm Yard", "holm yard", "Lind Yard"]}, "two choices are the same"),
        ({"kind": "choice", "choices": ["A", "B", "C"]}, "the right ones are not some of the choices"),
    ],
)
def test_each_defect_is_seen(change: dict, what: str):
    quote = "The ferry Marigold was built by the Holm Yard in 1934."
    start = PAGE.index(quote)
    at = PAGE.index("Holm Yard")
    source = {"document": "f.md", "start": start, "end": start + len(quote), "quote": quote, "answer": [at, at + 9]}
    line = {"kind": "short", "prompt": "Who built the ferry Marigold?", "answers": ["Holm Yard"], "choices": None}
    line |= {"sources": [source]}
    assert list(looking.defects(line, {"f.md": PAGE})) == []
    assert what in list(looking.defects(line | change, {"f.md": PAGE}))
    moved = source | {"start": start + 1, "end": start + 1 + len(quote)}
    assert "passage is not what stands there" in looking.defects(line | {"sources": [moved]}, {"f.md": PAGE})
