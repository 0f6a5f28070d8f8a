"""`quizapp check` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WRONG = (
    "format: quizapp-pack/1\nid: a\ntitle: A\nlicense: x\nquestions:\n  - {id: a, kind: short, promt: W?, answer: x}\n"
)


def test_a_good_pack_passes_with_a_closing_line(run: Run, pack: Path):
    result = run("check", pack)
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == "1 pack, 10 questions: no errors, 9 warnings"
    assert result.stderr == ""


def test_strict_counts_warnings_as_errors(run: Run, pack: Path):
    assert run("check", "--strict", pack).returncode == 1


def test_errors_are_placed_so_that_an_editor_opens_them(run: Run, pack: Path, tmp_path: Path):
    (tmp_path / "wrong.yaml").write_text(WRONG)
    result = run("check", pack, tmp_path / "wrong.yaml")
    assert result.returncode == 1
    assert f"{tmp_path}/wrong.yaml:6:26: error: questions[0].promt: unknown key 'promt'" in result.stdout
    assert "hint: did you mean 'prompt'?" in result.stdout
    assert result.stdout.splitlines()[-1] == "2 packs, 10 questions: 1 error, 9 warnings"
    assert "Traceback" not in result.stderr


def test_json_says_the_same(run: Run, tmp_path: Path):
    (tmp_path / "wrong.yaml").write_text(WRONG)
    result = run("check", "--json", tmp_path / "wrong.yaml")
    said = json.loads(result.stdout)
    assert (result.returncode, said["errors"], said["warnings"]) == (1, 1, 0)
    (found,) = said["problems"]
    assert (found["file"], found["line"], found["col"], found["code"]) == (
        f"{tmp_path}/wrong.yaml", 6, 26, "extra_forbidden"
    )  # fmt: skip
    assert (found["pack"], found["question"]) == ("a", "a")
    (tmp_path / "wrong.yaml").write_text("format: quizapp-pack/1\nid: a\ntitle: A\nlicense: x\nquestions: 5\n")
    (found,) = json.loads(run("check", "--json", tmp_path / "wrong.yaml").stdout)["problems"]
    assert (found["pack"], found["question"]) == ("a", "")


def test_notes_for_a_workflow_name_file_line_and_columns(run: Run, tmp_path: Path):
    (tmp_path / "wrong.yaml").write_text(WRONG)
    result = run("check", "--github", tmp_path / "wrong.yaml")
    assert result.returncode == 1
    assert result.stdout.startswith(
        f"::error file={tmp_path}/wrong.yaml,line=6,col=26,endColumn=30,title=extra_forbidden"
        "::questions[0].promt: unknown key 'promt' (did you mean 'prompt'?)\n"
    )


def test_what_is_safe_is_fixed_and_the_rest_told(run: Run, tmp_path: Path):
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG.replace("id: a, kind", "kind"))
    result = run("check", "--fix", "--json", path)
    said = json.loads(result.stdout)
    assert (result.returncode, said["errors"]) == (1, 2)
    assert said["fixed"] == []
    path.write_text(WRONG.replace("id: a, kind", "kind").replace("promt", "prompt"))
    result = run("check", "--fix", path)
    assert result.returncode == 0
    assert result.stderr == f"fixed {path}:6: the question gets the id w\n"
    assert "- {id: w, kind: short, prompt: W?" in path.read_text()


def test_rules_are_explained_by_name(run: Run):
    assert run("check", "--explain", "undated").stdout.startswith("undated (warning): ")
    assert [one["name"] for one in json.loads(run("check", "--explain", "--json", "undated").stdout)] == ["undated"]
    assert len(run("check", "--explain").stdout.splitlines()) > 20
    result = run("check", "--explain", "undatd")
    assert (result.returncode, result.stdout) == (2, "")
    assert "did you mean 'undated'?" in result.stderr


def test_wrong_use_is_status_2(run: Run, tmp_path: Path):
    for arguments in ([], ["nowhere"], [tmp_path], ["--fix-everything", tmp_path]):
        result = run("check", *arguments)
        assert result.returncode == 2
        assert "Traceback" not in result.stderr
        assert result.stdout == ""


def test_a_pack_is_found_by_its_id_with_a_hint_for_a_near_one(run: Run, pack: Path, home: Path):
    library = home / "quizapp" / "packs"
    library.mkdir(parents=True)
    pack.rename(library / "rivers")
    assert run("check", "riv").returncode == 0
    assert "did you mean 'rivers'?" in run("check", "rivres").stderr


@pytest.mark.parametrize("name", ["wrong", "my-wrong"])
@pytest.mark.parametrize("folder_here", [True, False])
def test_a_broken_pack_is_found_by_its_name(run: Run, tmp_path: Path, home: Path, name: str, folder_here: bool):
    made = home / "quizapp" / "packs" / name
    made.mkdir(parents=True)
    (made / "pack.yaml").write_text("format: quizapp-pack/1\nid: [\n")
    if folder_here:
        (tmp_path / "elsewhere" / name).mkdir()
    result = run("check", name)
    assert result.returncode == 1, result.stderr
    assert f"{made}/pack.yaml:" in result.stdout


def test_hostile_packs_are_refused_at_once(run: Run, tmp_path: Path):
    bomb = "a: &a [x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(1000))
    for text in ("[" * 100_000, bomb, "questions: !!python/object:os.system x\n"):
        (tmp_path / "bad.yaml").write_text(text)
        result = run("check", tmp_path / "bad.yaml")
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert "bad.yaml:1:" in result.stdout


def test_a_terminal_without_unicode_is_no_obstacle(run: Run, tmp_path: Path):
    (tmp_path / "wrong.yaml").write_text(WRONG.replace("W?", "Pejë 漢?"), encoding="utf-8")
    result = run("check", tmp_path / "wrong.yaml", env={"LC_ALL": "C"})
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_many_problems_are_counted_by_rule_at_the_end(run: Run, tmp_path: Path):
    head = "format: quizapp-pack/1\nid: many\ntitle: Many\nlicense: CC0-1.0\nquestions:\n"
    body = "".join(f"  - {{id: q{n}, kind: short, prompt: Who was number {n}?, answer: x{n}}}\n" for n in range(30))
    (tmp_path / "many.yaml").write_text(head + body, encoding="utf-8")
    lines = run("check", tmp_path / "many.yaml").stdout.splitlines()
    assert lines[-4:] == [
        "",
        "warning: a question has neither an explanation nor evidence [no_reason], 30 times",
        "quizapp check --explain RULE says why, and how to allow it",
        "1 pack, 30 questions: no errors, 30 warnings",
    ]
    assert len(run("check", "--github", tmp_path / "many.yaml").stdout.splitlines()) == 31
