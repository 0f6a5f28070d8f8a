"""`quizapp export` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, Verb


def test_json_lines_go_to_standard_output(run: Run, pack: Path):
    result = run("export", pack, "--to", "jsonl")
    assert result.returncode == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()][:2] == ["a-short", "b-choice"]
    assert len(result.stdout.splitlines()) == 10


def test_or_to_a_file_the_same_bytes_and_nothing_beside_it(run: Run, pack: Path, tmp_path: Path):
    out = tmp_path / "out" / "bank.jsonl"
    assert run("export", pack, "--to", "jsonl", "-o", out).returncode == 0
    assert out.read_text(encoding="utf-8") == run("export", pack, "--to", "jsonl").stdout
    assert [path.name for path in out.parent.iterdir()] == ["bank.jsonl"]


def test_an_export_that_was_changed_since_is_not_written_over(verb: Verb, pack: Path, tmp_path: Path):
    out = tmp_path / "bank.csv"
    for _ in range(2):
        assert verb("export", pack, "--to", "csv", "-o", out).returncode == 0
    out.write_text("mine", encoding="utf-8")
    done = verb("export", pack, "--to", "csv", "-o", out)
    assert (done.returncode, f"{out}: error: there is a file of that name already" in done.stderr) == (2, True)
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_pack_with_errors_is_not_exported(run: Run, pack: Path, tmp_path: Path):
    with (pack / "pack.yaml").open("a") as file:
        file.write("  - {id: z, kind: shrt}\n")
    out = tmp_path / "bank.jsonl"
    result = run("export", pack, "--to", "jsonl", "-o", out)
    assert result.returncode == 1
    assert "pack.yaml:" in result.stderr
    assert not out.exists()


def test_strict_refuses_where_a_passage_would_be_left_out(run: Run, pack: Path):
    (pack / "sources" / "notes.md").write_text("Nothing.\n")
    result = run("export", pack, "--to", "jsonl")
    assert (result.returncode, result.stderr) == (0, "left out: a-short: 1 of 1 passages\n")
    assert run("export", pack, "--to", "jsonl", "--strict").returncode == 1


def test_a_place_that_cannot_be_written_is_said(run: Run, pack: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    result = run("export", pack, "--to", "jsonl", "-o", tmp_path / "file" / "x.jsonl")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert run("export", pack, "--to", "nothing").returncode == 2


def test_questions_that_are_not_approved_are_counted_where_they_are_not_written(verb: Verb, pack: Path):
    with (pack / "pack.yaml").open("a") as file:
        file.write("  - {id: z, kind: short, prompt: Which?, answer: Po, status: draft}\n")
    told = "not written: 1 question not approved, which --to jsonl has too\n"
    assert told in verb("export", pack, "--to", "gift").stderr
    assert told not in verb("export", pack, "--to", "jsonl").stderr
