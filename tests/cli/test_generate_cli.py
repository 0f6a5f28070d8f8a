"""`quizapp generate` as a person types it: what it makes, and what it says to bad input."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main

TEXT = """# The North River Bridge

The North River Bridge (NRB) was opened by Ada Holm on 12 June 1931. It was paid for by the town of Grenholm.
In 1940 the bridge was closed by a flood. The town reopened the bridge in 1952.

The bridge carries:

- trams on the eastern side;
- carts on the western side;
- a water pipe.

| Keeper | From | Until |
|---|---|---|
| Ada Holm | 1931 | 1940 |
| Ole Lind | 1952 | 1961 |
| Ida Berg | 1961 | 1975 |
| Per Dahl | 1975 | 1990 |
"""
GERMAN = "Die Brücke wurde im Jahre 1931 von Ada Holm eröffnet, und sie steht noch heute neben der alten Mühle. " * 3


def run(*words: str | Path, text: str | bytes | None = None) -> Result:
    """The command as typed, with its exit status and what it printed."""
    return CliRunner().invoke(main, ["generate", *map(str, words)], input=text, catch_exceptions=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return tmp_path / "made"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def refused(result: Result, *said: str, status: int | None = None) -> None:
    """It failed with a message that says all of this, and no traceback."""
    assert result.exit_code == status if status else result.exit_code in {1, 2}
    for words in said:
        assert words in result.stderr
    assert "Traceback" not in result.output


def test_a_document_becomes_a_pack_with_its_source_and_the_next_command(page: Path, pack: Path):
    result = run(page, "-o", pack)
    assert result.exit_code == 0, result.output
    assert sorted(files(pack)) == [".gitattributes", "facts.jsonl", "generated.jsonl", "pack.yaml", "sources/bridge.md"]
    assert files(pack)["sources/bridge.md"] == page.read_bytes()
    first, *_, last = result.stdout.splitlines()
    assert first.startswith("1 document; ")
    assert "questions (" in first
    assert last == f"Next: quizapp study {pack}"


def test_without_o_the_pack_is_in_the_library_under_the_documents_name(page: Path, home: Path):
    result = run(page)
    assert result.exit_code == 0, result.output
    assert (home / "quizapp" / "packs" / "bridge" / "pack.yaml").is_file()


def test_a_pack_that_hides_another_one_says_so(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kfor.md").write_text(TEXT, encoding="utf-8")
    made = home / "quizapp" / "packs" / "kfor"
    told = f"kfor is not used: {made} has the same id"
    assert [told in run(tmp_path / "kfor.md").stderr for _ in range(2)] == [True, False]


def test_the_pack_passes_its_own_check(page: Path, pack: Path):
    from quizapp.packs.check import check_pack

    run(page, "-o", pack)
    assert [problem for problem in check_pack(pack) if problem.severity == "error"] == []


def test_running_on_the_pack_again_changes_no_byte(page: Path, pack: Path):
    run(page, "-o", pack)
    before = files(pack)
    assert run(pack).exit_code == 0
    assert files(pack) == before


def test_one_more_document_adds_to_the_pack_and_leaves_its_header(page: Path, pack: Path, tmp_path: Path):
    run(page, "-o", pack)
    header = (pack / "pack.yaml").read_text(encoding="utf-8") + "# mine\n"
    (pack / "pack.yaml").write_text(header, encoding="utf-8")
    before = set((pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()[1:])
    other = tmp_path / "tunnel.md"
    other.write_text("# The Westby Tunnel\n\nThe Westby Tunnel was opened by Nils Moe in 1950.\n", encoding="utf-8")
    assert run(other, "-o", pack).exit_code == 0
    after = set((pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()[1:])
    assert before < after
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == header


def test_explain_says_of_every_sentence_what_became_of_it(page: Path, pack: Path):
    lines = run(page, "-o", pack, "--explain").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("bridge.md:4: In 1940 the bridge"))
    assert any(line.startswith("    approved [") for line in lines)
    assert lines[at + 1].startswith(("  fact [", "  no fact: "))
    assert sum(line.startswith("bridge.md:3: ") for line in lines) >= 2
    assert sum(line.startswith("bridge.md:14: ") for line in lines) >= 1


def test_explain_says_why_a_sentence_gives_nothing(tmp_path: Path, pack: Path):
    text = "# The Westby Ferry\n\nIt might have sunk in the storm of that year. The ferry was not rebuilt by then.\n"
    text += "\nPassengers like these:\n\n- tea\n- cake\n"
    (tmp_path / "ferry.md").write_text(text, encoding="utf-8")
    lines = run(tmp_path / "ferry.md", "-o", pack, "--explain").stdout.splitlines()
    reasons = [line for line in lines if line.startswith("  no fact: ")]
    assert len(reasons) == 3
    assert all(len(line) > len("  no fact: ") for line in reasons)
    assert "  no fact: denied" in reasons
    assert reasons[2] == "  no fact: “Passengers like these:” does not say by itself whose members these are"


def test_what_stayed_and_what_changed_is_told(page: Path, pack: Path):
    assert "unchanged" not in run(page, "-o", pack).stdout
    again = run(pack).stdout
    assert " unchanged, 0 new, 0 changed, 0 gone." in again
    (pack / "sources" / "bridge.md").write_text(TEXT.replace("12 June 1931", "12 June 1932"), encoding="utf-8")
    keep = [{"id": one["id"], "fingerprint": "0123"} for one in made(pack) if "1931" in json.dumps(one["evidence"])]
    (pack / "curated.yaml").write_text(f"format: quizapp-curated/1\nkeep: {json.dumps(keep[:1])}\n", encoding="utf-8")
    after = run(pack).stdout
    assert "Kept before, different now and unchecked again: 1 question." in after
    assert "\n0 unchanged" not in after
    assert "changed: " in after
    assert "1932" in after


def made(pack: Path) -> list[dict[str, Any]]:
    """The generated questions as they are written."""
    return [json.loads(line) for line in (pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()[1:]]


def test_new_questions_and_edited_ones_whose_passage_changed_are_listed(page: Path, pack: Path):
    run(page, "-o", pack)
    lines = (pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()
    cited = next(one for one in map(json.loads, lines[1:]) if "1931" in json.dumps(one["evidence"]))
    said = {**cited, "prompt": "When did it open?"}
    (pack / "curated.yaml").write_text(f"format: quizapp-curated/1\nedit:\n- {json.dumps(said)}\n", encoding="utf-8")
    more = "\n\n" + "\n\n".join(f"The {name} Tunnel was opened in {1901 + n}." for n, name in enumerate(TUNNELS))
    (pack / "sources" / "bridge.md").write_text(TEXT.replace("1931", "1932") + more, encoding="utf-8")
    before = files(pack)
    told = run(pack, "--dry-run").stdout.splitlines()
    assert f"kept or edited, and its passage has changed: {cited['id']} When did it open?" in "\n".join(told)
    assert any(line.startswith("new: ") for line in told)
    assert re.fullmatch(r"\.\.\. and \d+ more; --dry-run --explain lists all before anything is written\.", told[-2])
    whole = run(pack, "--dry-run", "--explain").stdout
    assert all(re.search(rf"^new: .*{name}", whole, re.MULTILINE) for name in TUNNELS)
    assert files(pack) == before


def test_what_somebody_kept_stays_when_its_passage_is_gone_until_they_decide(page: Path, pack: Path):
    page.write_text("# The Westby Tunnel\n\nThe Westby Tunnel was opened by Nils Moe in 1950.\n", encoding="utf-8")
    run(page, "-o", pack)
    before = made(pack)
    kept, edited, *_ = (one["id"] for one in before if one.get("status") != "draft")
    verb = CliRunner()
    assert verb.invoke(main, ["pack", "keep", str(pack), kept]).exit_code == 0
    said = {key: named(before, edited)[key] for key in ("id", "kind", "prompt", "answer", "evidence")}
    with (pack / "curated.yaml").open("a", encoding="utf-8") as file:
        file.write(f"edit:\n- {json.dumps(said)}\n")
    source = pack / "sources" / "bridge.md"
    source.write_text("# The Westby Tunnel\n\nNils Moe opened this old tunnel. Trains use it.\n", encoding="utf-8")
    told = run(pack).stdout
    for name in (kept, edited):
        assert named(made(pack), name) == named(before, name)
        assert f"kept or edited, and its passage has changed: {name}" in told
        assert f"gone: {name}" not in told
    assert f"Kept or edited, passage changed: 2 questions: quizapp pack stale {pack}" in told
    listed = verb.invoke(main, ["pack", "stale", str(pack)]).stdout
    assert kept in listed
    assert edited in listed
    after = files(pack)
    assert run(pack).exit_code == 0
    assert files(pack) == after
    source.unlink()
    (pack / "sources" / "other.md").write_text("Nothing.", encoding="utf-8")
    assert f"kept or edited, gone: {kept}" in run(pack).stdout


def test_beside_what_was_accepted_nothing_asks_the_same(page: Path, pack: Path):
    said = "# {0}\n\n{0} was opened by Nils Moe in 1950.\n"
    page.write_text(said.format("The Westby Tunnel"), encoding="utf-8")
    run(page, "-o", pack)
    before = [one["id"] for one in made(pack) if one.get("status") != "draft"]
    verb = CliRunner()
    (pack / "sources" / "bridge.md").write_text(said.format("The Old Westby Tunnel"), encoding="utf-8")
    assert verb.invoke(main, ["pack", "accept", str(pack), *before]).exit_code == 0
    told = run(pack).stdout
    assert "gone: " not in told
    assert [one["id"] for one in made(pack) if one.get("status") != "draft"] == before
    assert verb.invoke(main, ["pack", "stale", str(pack)]).exit_code == 0


def named(listed: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The question of that id."""
    return next(one for one in listed if one["id"] == name)


TUNNELS = (
    "Westby",
    "Norden",
    "Kelham",
    "Ashton",
    "Burley",
    "Carford",
    "Dunmore",
    "Elsing",
    "Farley",
    "Gorton",
    "Holby",
)


def test_what_would_change_is_told_before_anything_is_written(page: Path, pack: Path):
    assert run(page, "-o", pack, "--dry-run").stdout.splitlines()[-1] == "Nothing was written."
    assert not pack.exists()
    run(page, "-o", pack)
    before = files(pack)
    page.write_text(TEXT.replace("1931", "1932"), encoding="utf-8")
    result = run(page, "-o", pack, "--dry-run")
    assert " gone." in result.stdout
    assert (result.exit_code, files(pack)) == (0, before)


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_what_git_could_not_merge_is_solved_by_running_it_again(page: Path, pack: Path, tmp_path: Path, style: str):
    def git(*words: str) -> subprocess.CompletedProcess[str]:
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@localhost", "-c", f"merge.conflictStyle={style}"]
        return subprocess.run(["git", *who, *words], cwd=pack, capture_output=True, text=True, check=False)

    def grown(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run(tmp_path / name, "-o", pack).exit_code == 0
        git("add", "-A")
        git("commit", "-qm", name)

    run(page, "-o", pack)
    git("init", "-qb", "main")
    git("add", "-A")
    git("commit", "-qm", "first")
    git("checkout", "-qb", "theirs")
    grown("canal.md", "# The Suez Canal\n\nThe Suez Canal was opened on 17 November 1869.\n")
    git("checkout", "-q", "main")
    grown("tower.md", "# The Eiffel Tower\n\nThe Eiffel Tower was opened on 15 May 1889.\n")
    mine = (pack / "generated.jsonl").read_text()
    assert git("merge", "theirs").returncode == 1
    assert "<<<<<<<" in (pack / "generated.jsonl").read_text()
    told = CliRunner().invoke(main, ["check", str(pack)]).stdout
    assert "error: git could not merge this file" in told
    assert "quizapp generate on the pack takes what both sides say" in told
    assert run(pack).exit_code == 0
    assert CliRunner().invoke(main, ["check", str(pack)]).exit_code == 0
    solved = (pack / "generated.jsonl").read_text()
    asked = {json.loads(line).get("id") for line in solved.splitlines()}
    assert {json.loads(line).get("id") for line in mine.splitlines()} < asked
    assert "17 November 1869" in solved
    again = files(pack)
    run(pack)
    assert {name: data for name, data in files(pack).items() if ".git/" not in name} == {
        name: data for name, data in again.items() if ".git/" not in name
    }


def test_a_removed_document_is_told_as_gone(page: Path, pack: Path, tmp_path: Path):
    other = tmp_path / "tunnel.md"
    other.write_text("# The Westby Tunnel\n\nThe Westby Tunnel was opened by Nils Moe in 1950.\n", encoding="utf-8")
    run(page, other, "-o", pack)
    (pack / "sources" / "tunnel.md").unlink()
    after = run(pack).stdout
    assert "gone: " in after
    assert "1950" in after
    assert " 0 new, 0 changed, " in after


def test_rewriting_asks_first_and_without_a_terminal_wants_a_word(page: Path, pack: Path):
    run(page, "-o", pack)
    assert run(pack, "--rewrite").exit_code == 0
    lines = (pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if '"prompt":"W' in line and '"approved"' not in line)
    lines[at] = lines[at].replace('"prompt":"W', '"prompt":"Tell me: w')
    (pack / "generated.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = files(pack)
    refused(run(pack, "--rewrite"), "nobody to ask", "--yes", status=2)
    assert files(pack) == before
    result = run(pack, "--rewrite", "--yes")
    assert "- g-" in result.stdout
    assert "Tell me" not in (pack / "generated.jsonl").read_text(encoding="utf-8")


def test_a_rejection_follows_a_question_that_has_another_id(page: Path, pack: Path):
    import json

    from quizapp.packs.reading import read_pack

    run(page, "-o", pack)
    lines = (pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()
    one = json.loads(lines[1])
    lines[1] = json.dumps(one | {"id": "g-newer", "aliases": [one["id"]]})
    (pack / "generated.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "g-newer" in {question.id for question in read_pack(pack).questions}
    (pack / "curated.yaml").write_text(
        f"format: quizapp-curated/1\nreject: [{{id: {one['id']}, reason: dull}}]\n", encoding="utf-8"
    )
    assert "g-newer" not in {question.id for question in read_pack(pack).questions}


@pytest.mark.long
def test_several_processes_write_the_same_bytes(page: Path, tmp_path: Path):
    other = tmp_path / "tunnel.md"
    other.write_text("# The Westby Tunnel\n\nThe Westby Tunnel was opened by Nils Moe in 1950.\n", encoding="utf-8")
    run(page, other, "-o", tmp_path / "one")
    command = [sys.executable, "-m", "quizapp", "generate", page, other, "--jobs", "2", "-o", tmp_path / "two"]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    name = "generated.jsonl"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_document_may_come_from_standard_input(pack: Path):
    result = run("-", "-o", pack, text=TEXT)
    assert result.exit_code == 0, result.output
    assert (pack / "sources" / "standard-input.txt").read_text(encoding="utf-8") == TEXT


def test_a_folder_stands_for_its_documents(page: Path, pack: Path):
    assert run(page.parent, "-o", pack).exit_code == 0
    assert "sources/bridge.md" in files(pack)


def test_a_document_without_a_name(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.md").write_text(TEXT, encoding="utf-8")
    refused(run("", "-o", pack), "a document without a name cannot be read", status=2)
    assert not pack.exists()


def test_a_document_that_is_missing(tmp_path: Path, pack: Path):
    refused(run(tmp_path / "gone.txt", "-o", pack), "gone.txt", "no such file")
    assert not pack.exists()


def test_a_document_that_is_empty(tmp_path: Path, pack: Path):
    (tmp_path / "empty.txt").write_text(" \n\n", encoding="utf-8")
    refused(run(tmp_path / "empty.txt", "-o", pack), "empty")
    assert not pack.exists()


def test_a_document_that_is_binary(tmp_path: Path, pack: Path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00\x01\x02" * 50)
    refused(run(tmp_path / "picture.txt", "-o", pack), "not a text file")


def test_a_document_that_is_not_utf_8(tmp_path: Path, pack: Path):
    (tmp_path / "old.txt").write_bytes("Die Brücke".encode("latin-1"))
    refused(run(tmp_path / "old.txt", "-o", pack), "not UTF-8", "iconv")


def test_a_document_of_50_megabytes(tmp_path: Path, pack: Path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    refused(run(tmp_path / "huge.txt", "-o", pack), "too large: 50 MB")


def test_a_document_that_is_all_navigation(tmp_path: Path, pack: Path):
    (tmp_path / "menu.txt").write_text("Home\nAbout us\nContact\nSearch\nLog in\nNext page\n", encoding="utf-8")
    result = run(tmp_path / "menu.txt", "-o", pack)
    assert result.exit_code == 0
    assert "Nothing here can be asked" in result.stdout


def test_a_document_that_is_not_in_english(tmp_path: Path, pack: Path):
    (tmp_path / "bruecke.txt").write_text(GERMAN, encoding="utf-8")
    result = run(tmp_path / "bruecke.txt", "-o", pack)
    assert result.exit_code == 0
    assert "bruecke.txt is not in English" in result.stderr
    assert '"model":null' in (pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()[0]


def test_a_folder_with_nothing_readable_in_it(tmp_path: Path, pack: Path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    refused(run(tmp_path / "pictures", "-o", pack), "nothing to read", "Markdown", "PDF")


def test_a_document_given_twice(page: Path, pack: Path):
    refused(run(page, page, "-o", pack), "given twice", status=2)


def test_two_documents_with_one_base_name(page: Path, tmp_path: Path, pack: Path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "bridge.md").write_text("Another bridge.", encoding="utf-8")
    refused(run(page, tmp_path / "other" / "bridge.md", "-o", pack), "same base name", "rename", status=2)


def test_a_document_given_again_is_its_newer_version(page: Path, pack: Path):
    run(page, "-o", pack)
    page.write_text(TEXT.replace("12 June 1931", "12 June 1932"), encoding="utf-8")
    again = run(page, "-o", pack)
    assert again.exit_code == 0, again.output
    assert " unchanged, " in again.stdout
    assert "changed: " in again.stdout
    assert "1932" in again.stdout
    assert files(pack)["sources/bridge.md"] == page.read_bytes()
    before = files(pack)
    assert run(pack).exit_code == 0
    assert files(pack) == before


def test_a_document_given_again_without_o_is_its_newer_version(page: Path, home: Path):
    run(page)
    page.write_text(TEXT.replace("12 June 1931", "12 June 1932"), encoding="utf-8")
    assert "changed: " in run(page).stdout
    copy = home / "quizapp" / "packs" / "bridge" / "sources" / "bridge.md"
    assert copy.read_bytes() == page.read_bytes()


def test_an_extracted_document_given_again_is_its_newer_version(tmp_path: Path, pack: Path):
    page = tmp_path / "bridge.html"
    said = "<html><body><h1>The Bridge</h1><p>The North Bridge was opened by Ada Holm on 12 June {}.</p></body></html>"
    page.write_text(said.format(1931), encoding="utf-8")
    run(page, "-o", pack)
    page.write_text(said.format(1932), encoding="utf-8")
    again = run(page, "-o", pack)
    assert again.exit_code == 0, again.output
    assert "changed: " in again.stdout
    (copy,) = [name for name in files(pack) if name.startswith("sources/")]
    assert b"1932" in files(pack)[copy]
    before = files(pack)
    assert run(page, "-o", pack).exit_code == 0
    assert files(pack) == before


def test_another_text_under_a_name_that_somebody_put_into_the_pack(page: Path, pack: Path, tmp_path: Path):
    run(page, "-o", pack)
    (pack / "sources" / "mine.md").write_text("My own words.", encoding="utf-8")
    (tmp_path / "mine.md").write_text("Other words.", encoding="utf-8")
    before = files(pack)
    refused(run(tmp_path / "mine.md", "-o", pack), "keeps another text", "remove", status=2)
    assert files(pack) == before


@pytest.mark.parametrize("given", ["bridge", "bridge.txt"])
def test_documents_are_not_mixed_into_a_pack_that_has_only_the_name(
    page: Path, tmp_path: Path, home: Path, given: str, monkeypatch: pytest.MonkeyPatch
):
    run(page)
    made = home / "quizapp" / "packs" / "bridge"
    before = files(made)
    here = tmp_path / "here"
    (here / "bridge").mkdir(parents=True)
    for name in ("bridge/tunnel.md", "bridge.txt"):
        (here / name).write_text("The Westby Tunnel was opened by Nils Moe in 1950.\n", encoding="utf-8")
    monkeypatch.chdir(here)
    kind = "the document" if given.endswith("txt") else "the folder"
    refused(
        run(given),
        f"{given}: error: this is {kind}; there is a pack bridge made from other documents",
        f"-o {made} adds these",
        status=2,
    )
    assert files(made) == before
    assert run(given, "-o", made).exit_code == 0


def test_a_folder_that_has_grown_adds_to_its_own_pack(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    run(folder)
    (folder / "b.md").write_text("The Westby Tunnel was opened by Nils Moe in 1950.\n", encoding="utf-8")
    again = run("notes")
    assert again.exit_code == 0
    assert "notes here is read, not the pack of that name" in again.stderr
    assert sorted(path.name for path in (home / "quizapp/packs/notes/sources").iterdir()) == ["a.md", "b.md"]


def test_a_file_of_questions_is_no_document(tmp_path: Path, pack: Path):
    from quizapp.packs.building import build
    from quizapp.packs.growing import settle
    from quizapp.packs.reading import read_pack
    from quizapp.packs.template import new_pack
    from quizapp.packs.zipping import packed

    rivers, one, guide = tmp_path / "rivers", tmp_path / "one.yaml", tmp_path / "guide.md"
    settle(rivers, new_pack("rivers", "Rivers"))
    one.write_text("# mine\nformat: quizapp-pack/1\nid: one\ntitle: One\n")
    (tmp_path / "rivers.zip").write_bytes(packed(build(read_pack(rivers)).files))
    (rivers / "week.yaml").write_text("- id: a\n")
    said = "these are questions of a pack"
    refused(run(one, "-o", pack), said, f"quizapp check {one}", f"quizapp pack add {one}", status=2)
    refused(run(rivers / "week.yaml"), said, f"quizapp generate {rivers} reads its documents again", status=2)
    refused(run(tmp_path / "rivers.zip"), said, f"quizapp pack add {tmp_path / 'rivers.zip'}", status=2)
    guide.write_text(f"{TEXT}\nformat: quizapp-pack/1\n")
    refused(run(guide, "-o", one), "a pack of one file has no room for what is generated", "pack.yaml", status=2)
    assert run(guide, "-o", pack).exit_code == 0


@pytest.mark.parametrize("target", ["notes.txt", "photos"])
def test_o_on_something_that_is_not_a_pack(page: Path, tmp_path: Path, target: str):
    (tmp_path / "notes.txt").write_text("my notes", encoding="utf-8")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    before = files(tmp_path)
    refused(run(page, "-o", tmp_path / target), "not a pack", status=2)
    assert files(tmp_path) == before


def test_a_pack_and_a_document_together(page: Path, pack: Path):
    run(page, "-o", pack)
    refused(run(pack, page), "on its own", "-o", status=2)


@pytest.mark.parametrize("name", ["generated.jsonl", "facts.jsonl"])
def test_a_damaged_bank_is_told_with_its_line_and_made_anew_once_it_is_deleted(page: Path, pack: Path, name: str):
    run(page, "-o", pack)
    whole = (pack / name).read_text(encoding="utf-8")
    damaged = "".join([*whole.splitlines(keepends=True)[:2], "{"])
    (pack / name).write_text(damaged, encoding="utf-8")
    refused(run(pack), f"{pack / name}:3: error: this line is not JSON", f"Delete {pack / name}", "curated stays")
    assert (pack / name).read_text(encoding="utf-8") == damaged
    (pack / name).unlink()
    assert run(pack).exit_code == 0
    assert (pack / name).read_text(encoding="utf-8") == whole


def test_without_the_parser_structure_is_asked_and_a_better_bank_is_never_replaced(
    page: Path, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from quizapp import engines
    from quizapp.errors import QuizError

    run(page, "-o", pack)
    before = files(pack)

    def missing() -> None:
        raise QuizError(
            "Reading sentences needs spaCy, which is not installed.", hint='pip install "quizapp[generate]"'
        )

    monkeypatch.setattr(engines, "english_engine", missing)
    refused(run(pack), "spaCy", "pip install")
    assert files(pack) == before
    result = run(page, "-o", tmp_path / "poorer")
    assert result.exit_code == 0
    assert "structure" in result.stderr
    assert "pip install" in result.stderr


def test_a_place_that_cannot_be_written(page: Path, tmp_path: Path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused(run(page, "-o", tmp_path / "file" / "pack"), "cannot be written")


def test_the_same_bytes_whatever_the_hash_seed(page: Path, tmp_path: Path):
    made = []
    for seed in ("1", "2"):
        target = tmp_path / seed / "made"
        command = [sys.executable, "-m", "quizapp", "generate", str(page), "-o", str(target)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        made.append(files(target))
    assert made[0] == made[1]


def _until_it_parses(process: subprocess.Popen[str]) -> None:
    """Wait until the parser's library is loaded, where that can be seen; however busy the machine is."""
    maps = Path(f"/proc/{process.pid}/maps")
    until = time.monotonic() + 60
    while maps.exists() and time.monotonic() < until and "/spacy/" not in maps.read_text(encoding="utf-8"):
        time.sleep(0.1)
    time.sleep(1)


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_leaves_what_was_there(page: Path, pack: Path, tmp_path: Path):
    run(page, "-o", pack)
    before = files(pack)
    book = tmp_path / "book.txt"
    book.write_text((TEXT.split("\n\n")[1] + "\n\n") * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "quizapp", "generate", str(book), "-o", str(pack)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    _until_it_parses(process)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped: nothing was written" in said
    assert "Traceback" not in said
    assert files(pack) == before
    assert [p.name for p in pack.parent.iterdir() if p.name.startswith(".")] == []
