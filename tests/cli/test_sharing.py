"""`quizapp pack build`, `add` and `remove`."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Verb


@pytest.fixture
def rivers(verb: Verb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    assert verb("pack", "new", tmp_path / "rivers").returncode == 0
    return tmp_path / "rivers"


def test_a_pack_is_built_added_studied_updated_and_removed(verb: Verb, rivers: Path, home: Path) -> None:
    done = verb("pack", "build", rivers)
    built = Path("rivers.zip")
    assert done.stdout == f"{hashlib.sha256(built.read_bytes()).hexdigest()}  rivers.zip\n"
    assert verb("pack", "add", built).stdout == "rivers is added: 10 questions\nNext: quizapp study rivers\n"
    answered = verb("study", "rivers", "--plain", "--limit", "1", text="1\n\n")
    assert "saved 1" in answered.stdout
    assert "already there" in verb("pack", "add", built).stdout

    text = (rivers / "pack.yaml").read_text()
    (rivers / "pack.yaml").write_text(text.replace("language: en", "language: en\nversion: 1.1"))
    (rivers / "pack.yaml").write_text((rivers / "pack.yaml").read_text().replace("answer: 2850", "answer: 2860"))
    refused = verb("pack", "add", rivers, text="n\n")
    assert (refused.returncode, "Nothing was changed." in refused.stderr) == (1, True)
    assert "error" not in refused.stderr
    assert "answer: length-of-the-danube About how long is the Danube? -> 2,850  =>  " in refused.stdout
    assert "rivers becomes rivers 1.1. Write it?" in refused.stderr
    version, answer = (rivers / "pack.yaml").read_text(), text.replace("answer: 2850", "answer: 2860")
    (rivers / "pack.yaml").write_text(answer)
    assert "rivers is replaced. Write it?" in verb("pack", "add", rivers, text="n\n").stderr
    (rivers / "pack.yaml").write_text(version)
    updated = json.loads(verb("pack", "add", rivers, "--yes", "--json").stdout)
    assert (updated["done"], updated["answer"], updated["kept"]) == (
        "updated",
        [{"was": "length-of-the-danube", "now": "length-of-the-danube"}],
        9,
    )
    assert "2,860" in verb("pack", "show", "rivers", "length-of-the-danube").stdout

    gone = verb("pack", "remove", "rivers")
    assert "what you learnt of it is kept" in gone.stdout
    assert verb("pack", "remove", "rivers").returncode == 2
    assert verb("pack", "add", built).returncode == 0
    assert "rivers/longest-of-three" in verb("reviews").stdout
    assert not [path for path in (home / "quizapp" / "packs").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("former", "later"),
    [("version: 1.9", "version: 1.10"), ("version: v2", "version: 3.0.1"), ("as_of: 2026-09", "as_of: 2026-10-02")],
)
def test_an_older_pack_over_a_newer_one_is_told_as_older(verb: Verb, rivers: Path, former: str, later: str) -> None:
    text = (rivers / "pack.yaml").read_text()
    for said, name in ((former, "former.zip"), (later, "later.zip")):
        (rivers / "pack.yaml").write_text(text.replace("language: en", f"language: en\n{said}"))
        assert verb("pack", "build", rivers, "-o", name).returncode == 0
    assert verb("pack", "add", "former.zip").returncode == 0
    assert "older" not in verb("pack", "add", "later.zip", "--yes").stderr
    back = verb("pack", "add", "former.zip", text="y\n")
    assert (back.returncode, "warning: what comes is older than what is there" in back.stderr) == (0, True)
    assert "older" not in verb("pack", "add", "former.zip").stderr
    assert json.loads(verb("pack", "add", "later.zip", "--yes", "--json").stdout)["older"] is False


def test_what_a_person_owns_is_never_written_over_or_taken_out(verb: Verb, rivers: Path, home: Path) -> None:
    (rivers / "maps").mkdir()
    (rivers / "maps" / "danube.png").write_bytes(b"png")
    for file in (rivers / "pack.yaml", rivers / "sources" / "notes.md", rivers / "maps" / "danube.png"):
        before = file.read_bytes()
        for words, said in (
            (["pack", "build", rivers], ", and it is no pack that quizapp built"),
            (["pack", "schema"], ", and it is no schema of packs"),
            (["export", rivers, "--to", "csv"], ""),
            (["paper", rivers], ", and it is no page that quizapp wrote"),
        ):
            done = verb(*words, "-o", file)
            assert (done.returncode, done.stderr.splitlines()[-2]) == (
                2, f"{file}: error: there is a file of that name already{said}"
            )  # fmt: skip
            assert file.read_bytes() == before

    assert verb("pack", "add", rivers, "--yes").returncode == 0
    own = home / "quizapp" / "packs" / "rivers" / "NOTES.txt"
    own.write_text("mine")
    text = (rivers / "pack.yaml").read_text()
    (rivers / "pack.yaml").write_text(text.replace("answer: 2850", "answer: 2860"))
    for words in (["pack", "add", rivers, "--yes"], ["pack", "remove", "rivers"]):
        done = verb(*words)
        assert (done.returncode, "NOTES.txt" in done.stderr) == (1, True)
        assert own.read_text() == "mine"
    own.unlink()
    assert verb("pack", "add", rivers, "--yes").returncode == 0
    assert verb("pack", "remove", "rivers").returncode == 0


def test_what_was_built_or_printed_before_is_replaced(verb: Verb, rivers: Path) -> None:
    text = (rivers / "pack.yaml").read_text()
    for words in (
        ["pack", "build", rivers],
        ["pack", "build", rivers, "--no-answers"],
        ["pack", "schema", "-o", "s.json"],
    ):
        assert verb(*words).returncode == 0
        (rivers / "pack.yaml").write_text(text.replace("answer: 2850", "answer: 2860"))
        assert verb(*words).returncode == 0, words
    assert verb("pack", "schema", "-o", rivers / "rivers.json").returncode == 0


@pytest.mark.parametrize("name", ["questions.yaml", "sources/notes.md", "maps/danube.png"])
def test_an_edited_file_of_an_added_pack_is_noticed_and_kept(verb: Verb, rivers: Path, home: Path, name: str) -> None:
    text = (rivers / "pack.yaml").read_text()
    (rivers / "maps").mkdir()
    (rivers / "maps" / "danube.png").write_bytes(b"png")
    (rivers / "pack.yaml").write_text(f"{text}    image: maps/danube.png\n    image_alt: A map\n")
    assert verb("pack", "add", rivers).returncode == 0
    edited = home / "quizapp" / "packs" / "rivers" / name
    edited.write_bytes(edited.read_bytes() + b"\n# mine\n")
    mine = edited.read_bytes()
    for words in (["pack", "add", rivers, "--yes"], ["pack", "remove", "rivers"]):
        done = verb(*words)
        assert (done.returncode, f"not as they came with the pack: {name}" in done.stderr) == (1, True)
        assert "=>" not in done.stdout
        assert edited.read_bytes() == mine
    edited.rename(Path("kept"))
    assert verb("pack", "add", rivers, "--yes").returncode == 0
    assert (edited.is_file(), Path("kept").read_bytes()) == (True, mine)


def test_a_pack_that_was_added_is_made_one_s_own_as_the_hint_says(verb: Verb, rivers: Path, home: Path) -> None:
    assert verb("pack", "add", rivers).returncode == 0
    folder = home / "quizapp" / "packs" / "rivers"
    refused = verb("add", "-p", "rivers", "Which river flows through Rome?", "Tiber")
    assert (refused.returncode, "take built.json out of its folder" in refused.stderr) == (1, True)
    (folder / "built.json").unlink()
    assert verb("add", "-p", "rivers", "Which river flows through Rome?", "Tiber").returncode == 0
    assert "Rome" in verb("pack", "show", "rivers").stdout
    kept = verb("pack", "add", rivers, "--yes")
    assert (kept.returncode, "a pack of your own is there already" in kept.stderr) == (1, True)


def test_what_is_left_out_and_what_cannot_be_built_or_removed_is_told(verb: Verb, rivers: Path) -> None:
    text = (rivers / "pack.yaml").read_text()
    (rivers / "pack.yaml").write_text(text.replace("    license: CC-BY-4.0\n", ""))
    done = verb("pack", "build", rivers, "-o", "out.zip")
    assert "notes.md is left out but for what is quoted of it" in done.stderr
    exam = verb("pack", "build", rivers, "--no-answers")
    assert "9 questions without drafts and without answers" in exam.stderr
    refused = verb("pack", "add", "rivers-no-answers.zip")
    assert (refused.returncode, "it is for exams" in refused.stderr, "prompts.jsonl" in refused.stderr) == (
        1,
        True,
        True,
    )
    for words in (["pack", "show"], ["check"], ["study", "--plain"], ["import"]):
        said = verb(*words, "rivers-no-answers.zip")
        assert (said.returncode != 0, "quizapp pack add" in said.stdout + said.stderr) == (True, True), words
    (rivers / "pack.yaml").write_text(text.replace("answer: Danube", "answer: Danbe", 1))
    wrong = verb("pack", "build", rivers)
    assert (wrong.returncode, "'Danbe' is not one of the choices" in wrong.stderr) == (1, True)
    (rivers / "pack.yaml").write_text(f"{text}    image: gone.png\n    image_alt: A map\n")
    assert "there is no file 'gone.png'" in verb("pack", "build", rivers).stderr
    elsewhere = verb("pack", "remove", "kfor")
    assert (elsewhere.returncode, "not in your library" in elsewhere.stderr) == (2, True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_names_that_are_not_utf_8_are_worked_with_or_refused(verb: Verb, rivers: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(b"b\xffd")
    pack, home = Path(odd), Path("library")
    rivers.rename(pack)
    (pack / f"{odd}.yaml").write_text("- {id: b, kind: truefalse, prompt: So it is., answer: true}\n")
    Path(f"{odd}.csv").write_text("prompt,answer\nA?,b\n")
    Path(f"{odd}.md").write_text("The Danube is long.\n")
    for words, status in (
        (["check", pack], 0),
        (["pack", "show", pack], 0),
        (["pack", "build", pack, "-o", f"{odd}.zip"], 0),
        (["pack", "add", pack], 0),
        (["paper", pack, "-o", f"{odd}.html"], 0),
        (["study", pack, "--plain"], 0),
        (["import", f"{odd}.csv", "-o", home], 0),
        (["generate", f"{odd}.md"], 2),
        (["config", "set", "paths.library", odd], 2),
    ):
        assert verb(*words).returncode == status, words
    assert "From b\ufffdd.csv" in (home / "b-d.yaml").read_text("utf-8")


def test_no_name_is_no_pack_though_one_is_here(verb: Verb, rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rivers)
    for words in (["check", ""], ["pack", "show", ""], ["study", "", "--plain"], ["flagged", ""], ["paper", ""]):
        done = verb(*words)
        assert (done.returncode, "there is no pack ''" in done.stderr) == (2, True), (words, done.stderr)


def test_a_pack_in_reach_with_the_same_id_is_named(verb: Verb, rivers: Path) -> None:
    assert verb("pack", "build", rivers).returncode == 0
    rivers.rename(Path("questions"))
    assert "packs/rivers is not used: " in verb("pack", "add", "rivers.zip").stderr


def test_what_was_corrected_stays_and_the_author_s_change_beneath_it_is_told(verb: Verb, rivers: Path) -> None:
    verb("pack", "add", rivers)
    assert verb("pack", "reject", "rivers", "delta", "--reason", "trivial").returncode == 0
    assert verb("pack", "keep", "rivers", "downstream").returncode == 0
    text = (rivers / "pack.yaml").read_text()
    (rivers / "pack.yaml").write_text(text.replace("prompt: Put these cities in order", "prompt: Sort these cities"))
    told = verb("pack", "add", rivers, "--yes").stderr
    assert "'downstream' reads differently than when it was kept" in told
    assert "delta" not in [line.split()[0] for line in verb("pack", "show", "rivers").stdout.splitlines() if line]


def test_whoever_stays_with_an_edit_over_what_the_author_changed_is_told_no_more(
    verb: Verb, rivers: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = rivers.parent / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/^prompt: .*/prompt: Mine?/" "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    verb("pack", "add", rivers)
    assert verb("pack", "edit", "rivers", "delta").stdout == "delta: edited\n"
    text = (rivers / "pack.yaml").read_text()
    (rivers / "pack.yaml").write_text(text.replace("Land at a river", "Land heaped at a river"))
    assert "'delta' reads differently now, under what was edited" in verb("pack", "add", rivers, "--yes").stderr
    assert "quizapp pack keep stays with yours" in verb("check", "rivers").stdout
    assert verb("pack", "keep", "rivers", "delta").stdout == "delta: kept\n"
    assert "1 pack, 10 questions: no errors, no warnings" in verb("check", "rivers").stdout
    assert "Mine?" in verb("pack", "show", "rivers", "delta").stdout
    assert verb("pack", "edit", "rivers", "delta", "--undo").returncode == 0
    assert "Land heaped" in verb("pack", "show", "rivers", "delta").stdout


def test_a_pack_with_a_slip_is_listed_as_it_was_read_and_its_mistake_is_told(verb: Verb, rivers: Path) -> None:
    assert verb("pack", "add", rivers).returncode == 0
    Path("questions").mkdir()
    head = "format: quizapp-pack/1\nid: one\ntitle: One\n"
    one = f"{head}questions:\n- {{id: a, kind: truefalse, prompt: So., answer: true}}\n"
    Path("questions/one.yaml").write_text(one)
    assert "one: One, 1 card, available" in verb("pack", "list").stdout
    Path("questions/one.yaml").write_text(one.replace("One", "[ One"))
    Path("questions/two.yaml").write_text("format: quizapp-pack/1\nid: two\ntitle: [ Two\n")
    done = verb("pack", "list")
    assert [line.split(":")[0] for line in done.stdout.splitlines()][:2] == ["one", "rivers"]
    assert "one: One, 1 card, available" in done.stdout
    assert "one.yaml:3:8" in done.stderr
    assert "two.yaml:3:8" in done.stderr
    studied = verb("study", "two", "--plain")
    assert (studied.returncode, "two.yaml:3:8" in studied.stderr) == (2, True)
