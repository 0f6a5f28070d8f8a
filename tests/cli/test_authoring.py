"""`quizapp pack new`, `show` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.model import KINDS
from tests.cli.conftest import Verb


def test_a_new_pack_passes_check_without_a_warning_and_nothing_is_overwritten(
    verb: Verb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "Week 1"
    done = verb("pack", "new", made)
    assert done.returncode == 0
    assert "quizapp check" in done.stderr
    assert check_pack(made) == []
    assert "id: week-1 " in (made / "pack.yaml").read_text()
    assert {path.name for path in made.iterdir()} == {"pack.yaml", "pack.schema.json", ".gitattributes", "sources"}
    (made / "pack.yaml").write_text("mine")
    again = verb("pack", "new", made)
    assert (again.returncode, (made / "pack.yaml").read_text()) == (2, "mine")
    assert "name another folder" in again.stderr
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert verb("pack", "new", ".").returncode == 0
    assert "id: empty " in Path("pack.yaml").read_text()
    single = verb("pack", "new", tmp_path / "one.yaml")
    assert (single.returncode, "quizapp pack new" in single.stderr) == (2, True)
    hides = verb("pack", "new", "questions/kfor")
    assert (hides.returncode, "kfor is not used: " in hides.stderr) == (0, True)


def test_show_prints_every_question_and_neutralises_what_could_steer_a_terminal(verb: Verb, tmp_path: Path) -> None:
    made = tmp_path / "rivers"
    verb("pack", "new", made, "--title", "Rivers: a [b]start[/b]")
    shown = verb("pack", "show", made)
    assert shown.returncode == 0
    assert all(f"  {kind}" in shown.stdout for kind in KINDS)
    assert "  Cited   The Danube flows through Vienna" in shown.stdout
    one = verb("pack", "show", made, "rivers/suez-canal-opened")
    assert one.stdout.splitlines()[:3] == [
        "suez-canal-opened  date",
        "  When was the Suez Canal opened?",
        "  Answer  17 November 1869",
    ]
    (made / "week-02.yaml").write_text(
        '- {id: x, kind: short, prompt: "\\e[31mWhat?\\u202E", answer: "$x^2$", image: a.png, image_alt: A "map"}\n'
    )
    further = verb("pack", "show", made, "x").stdout
    assert "\x1b" not in further
    assert further.splitlines() == ["x  short", "  ␛[31mWhat?", '  [picture: A "map"]', "  Answer  x²"]
    lines = verb("pack", "show", made, "x", "--json").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["x"]
    gone = verb("pack", "show", made, "sues-canal-opened")
    assert (gone.returncode, "did you mean 'suez-canal-opened'?" in gone.stderr) == (2, True)


def test_show_leaves_out_what_cannot_be_read_and_says_so(verb: Verb, tmp_path: Path) -> None:
    head = "format: quizapp-pack/1\nid: p\ntitle: P\nquestions:\n"
    (tmp_path / "p.yaml").write_text(
        f"{head}  - {{id: a, kind: shrt}}\n  - {{id: b, kind: truefalse, prompt: B, answer: true}}\n"
    )
    done = verb("pack", "show", tmp_path / "p.yaml")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "b  truefalse")
    assert "1 errors" not in done.stderr
    assert "quizapp check" in done.stderr
    (tmp_path / "p.yaml").write_text(head)
    assert verb("pack", "show", tmp_path / "p.yaml").returncode == 1


def test_the_schema_is_printed_or_written_with_the_line_that_leads_to_it(verb: Verb, tmp_path: Path) -> None:
    assert json.loads(verb("pack", "schema").stdout)["$defs"]
    done = verb("pack", "schema", "-o", tmp_path / "s.json")
    assert done.stderr.strip().endswith("# yaml-language-server: $schema=s.json")
    assert json.loads((tmp_path / "s.json").read_text())["$defs"]
