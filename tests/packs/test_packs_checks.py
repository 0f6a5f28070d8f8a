"""Checks between questions, and between a pack and its folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.folder import inside
from tests.packs.conftest import GENERATED, HEAD, Made, short

LONG = "one of quite another length"
NOTES = "# Notes\n\nThe heron stands still.\nThe heron is grey.\n\n## More\n\nThe heron stands still.\n"


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(problem.severity, problem.code) for problem in check_pack(folder)]


def question(
    name: str = "a", more: str = "explanation: x", prompt: str = "What stands?", answer: str = "a heron"
) -> str:
    return f"  - {{id: {name}, kind: short, prompt: {prompt}, answer: {answer}, {more}}}\n"


def test_an_id_stands_once_in_all_files_that_people_write(made: Made):
    folder = made("questions:\n" + question(), more_dot_yaml="questions:\n" + question(prompt="Which bird?"))
    (found,) = check_pack(folder)
    assert (found.file, found.code, found.source[found.col - 1 : found.end - 1]) == ("more.yaml", "duplicate_id", "a")
    assert "pack.yaml:6" in found.message


@pytest.mark.parametrize("alias", ["a", "old"])
def test_a_former_name_means_one_question(made: Made, alias: str):
    body = question("a", "explanation: x, aliases: [old]") + question(
        "b", f"explanation: x, aliases: {alias}", "Which?"
    )
    assert codes(made("questions:\n" + body)) == [("error", "duplicate_alias")]


@pytest.mark.parametrize(("status", "severity"), [("approved", "error"), ("retired", "note")])
def test_a_retired_question_need_not_follow_its_document(made: Made, status: str, severity: str):
    more = f"status: {status}, evidence: [{{source: notes.md, quote: The heron is blue.}}]"
    folder = made("questions:\n" + question(more=more), sources__notes_dot_md=NOTES)
    assert codes(folder) == [(severity, "quote_not_found")]


def test_evidence_names_a_source_that_there_is(made: Made):
    folder = made(
        "questions:\n" + question(more="evidence: [{source: note.md, quote: x}]"), sources__notes_dot_md=NOTES
    )
    (found,) = check_pack(folder)
    assert (found.code, found.hint) == ("unknown_source", "did you mean 'notes.md'?")


@pytest.mark.parametrize(
    ("evidence", "code", "hint"),
    [
        ("quote: The heron is grey.", "", ""),
        ("quote: The heron is   grey.", "", ""),
        ("quote: The heron stands still.", "quote_ambiguous", "occurrence: 1 to 2"),
        ("quote: The heron stands still., occurrence: 1", "", ""),
        ("quote: The heron stands still., occurrence: 2", "", ""),
        ("quote: The heron stands still., occurrence: 3", "quote_occurrence", ""),
        ("quote: The heron is gray.", "quote_not_found", "did you mean 'The heron is grey.'?"),
        ("quote: Nothing of the sort was ever said, start: 0, end: 5", "evidence_changed", ""),
        ("quote: The heron is grey., start: 0, end: 18", "evidence_moved", ""),
        ("start: 9, end: 32", "", ""),
        ("start: 9, end: 9999", "evidence_changed", ""),
        ("locator: line 3", "", ""),
    ],
)
def test_quotes_are_held_against_the_source(made: Made, evidence: str, code: str, hint: str):
    body = "questions:\n" + question(more=f"evidence: [{{source: notes.md, {evidence}}}]")
    found = check_pack(made(body, sources__notes_dot_md=NOTES))
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(hint in problem.hint for problem in found)


def test_offsets_of_a_generated_question_that_moved_say_where_to(made: Made):
    evidence = {"source": "notes.md", "quote": "The heron is grey.", "start": 33, "end": 51, "answer": [47, 51]}
    lines = [GENERATED, short("g-1", evidence=[evidence])]
    assert codes(made("", generated_dot_jsonl=lines, sources__notes_dot_md=NOTES)) == []
    (found,) = check_pack(made("", generated_dot_jsonl=lines, sources__notes_dot_md="New.\n" + NOTES))
    assert (found.severity, found.code, found.file, found.line) == ("warning", "evidence_moved", "generated.jsonl", 2)
    assert "line 5" in found.message


def test_of_an_edited_question_the_evidence_is_edited(made: Made):
    evidence = {"source": "notes.md", "quote": "The heron is white.", "start": 33, "end": 52}
    lines = [GENERATED, short("g-1", evidence=[evidence])]
    edit = f"format: quizapp-curated/1\nedit:\n  - {short('g-1', evidence=[evidence])}\n"
    folder = made("", generated_dot_jsonl=lines, sources__notes_dot_md=NOTES)
    (found,) = check_pack(folder)
    assert (found.code, found.hint) == ("evidence_changed", "run quizapp generate on the pack again")
    keep = "format: quizapp-curated/1\nkeep:\n  - {id: g-1, checked: {who: ada, on: 2026-11-30}}\n"
    (folder / "curated.yaml").write_text(keep)
    (found,) = check_pack(folder)
    assert found.hint.startswith(f"quizapp pack accept {folder} g-1 if it still holds")
    (folder / "curated.yaml").write_text(edit)
    (found,) = check_pack(folder)
    assert (found.code, found.hint) == (
        "evidence_changed",
        f"edit its evidence, without start: and end: (quizapp pack edit {folder} g-1)",
    )


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("../notes.md", "leaves"),
        ("/etc/passwd", "leaves"),
        ("C:/notes.md", "leaves"),
        ("link.md", "leaves"),
        ("missing.md", "no such file"),
    ],
)
def test_sources_are_files_inside_the_folder(made: Made, tmp_path: Path, path: str, says: str):
    folder = made(f"sources:\n  notes: {{path: '{path}'}}\n")
    (tmp_path / "notes.md").write_text("secret")
    os.symlink(tmp_path / "notes.md", folder / "link.md")
    (found,) = check_pack(folder)
    assert (found.severity, found.code, found.line) == ("error", "source_file", 6)
    assert says in found.message


def test_a_source_that_is_only_an_address_or_not_text_is_not_held_against_its_quotes(made: Made):
    body = "sources: {web: {url: 'https://example.org'}}\nquestions:\n" + question(
        more="evidence: [{source: web, quote: x}]"
    )
    assert codes(made(body)) == []


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("images/a.png", []),
        ("images/b.png", [("error", "image_missing")]),
        ("../a.png", [("error", "image_outside")]),
        ("/a.png", [("error", "image_outside")]),
        ("images\\..\\..\\a.png", [("error", "image_outside")]),
    ],
)
def test_pictures_are_files_inside_the_folder(made: Made, image: str, expected: list[Any]):
    body = "questions:\n" + question(more=f"explanation: x, image_alt: A heron, image: '{image}'")
    assert codes(made(body, images__a_dot_png="x")) == expected


def test_pictures_in_texts_are_looked_for_at_their_place(made: Made):
    body = """questions:
- id: a
  kind: choice
  prompt: Which is it, ![](a.png) or `![](code.png)`?
  choices: ["![one](b.png)", {text: "![two](a.png)", why: "![it](../c.png)"}]
  answer: "![one](b.png)"
  explanation: So.
"""
    found = [(one.code, one.severity, one.line) for one in check_pack(made(body, a_dot_png="x"))]
    assert [one for one in found if "image" in one[0]] == [
        ("no_image_alt", "warning", 8), ("image_missing", "warning", 9),
        ("image_outside", "warning", 9), ("image_missing", "warning", 10),
    ]  # fmt: skip


def test_what_a_reader_misses_is_a_warning(made: Made):
    folder = made(
        "questions:\n" + question(more="image: a.png"), head=HEAD.replace("license: CC0-1.0\n", ""), a_dot_png="x"
    )
    assert sorted(codes(folder)) == [("warning", "no_image_alt"), ("warning", "no_license"), ("warning", "no_reason")]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (f"{{kind: choice, prompt: Which river?, choices: [a, b, {LONG}], answer: {LONG}}}", "longest_choice"),
        ("{kind: choice, prompt: A law on water?, choices: [Water Act, Fire Act], answer: Water Act}", "word_repeats"),
        ("{kind: choice, prompt: Which law on water?, choices: [Water Act, Water Bill], answer: Water Act}", ""),
        ("{kind: choice, prompt: Which river?, choices: [Rhine 2, Elbe, Oder], answer: Rhine 2}", "odd_choice"),
        ("{kind: choice, prompt: Which river?, choices: [rhine, Elbe, Oder], answer: rhine}", "odd_choice"),
        ("{kind: choice, prompt: Which river?, choices: [Rhine 2, Elbe 4, Oder], answer: Rhine 2}", ""),
        ("{kind: choice, prompt: Which river?, choices: [a, b, all of the above], answer: a}", "catch_all"),
        ("{kind: choice, prompt: Which river?, choices: [a, b, None of these.], answer: a}", "catch_all"),
        ("{kind: multi, prompt: Which river?, choices: [x, y, Both A and B], answers: [x, y]}", "catch_all"),
        ("{kind: choice, prompt: Which river?, choices: [Danube, danube, Rhine], answer: Rhine}", "same_choices"),
        ("{kind: short, prompt: What colour is the grey heron?, answer: grey}", "answer_in_prompt"),
        ("{kind: cloze, text: 'The {{heron}} is a heron.'}", "answer_in_prompt"),
        ("{kind: short, prompt: Who currently leads?, answer: x}", "undated"),
        ("{kind: short, prompt: Who currently leads?, answer: x, as_of: 2024}", ""),
        ("{kind: short, prompt: Who leads today according to the report?, answer: x}", ""),
        ("{kind: choice, prompt: 'Which is longer, Rhine or Elbe?', choices: [Rhine, Elbe], answer: Rhine}", ""),
        ("{kind: choice, prompt: Which river?, choices: [all of Spain, all of France], answer: all of Spain}", ""),
        ("{kind: truefalse, prompt: It is true., answer: true}", ""),
        ("{kind: number, prompt: How many in 1999?, answer: 99}", ""),
        ("{kind: short, prompt: Who currently leads?, answer: x, status: draft}", ""),
    ],
)  # fmt: skip
def test_each_rule_of_lint_finds_its_flaw_and_nothing_else(made: Made, line: str, rule: str):
    found = check_pack(made(f"questions:\n  - {{id: a, explanation: x, {line[1:]}\n"))
    assert [(problem.severity, problem.code) for problem in found] == ([("warning", rule)] if rule else [])


@pytest.mark.parametrize(
    ("one", "two", "rule"),
    [
        ("Which bird is grey and stands?", "Which bird is grey, and stands?", "same_prompt"),
        ("Which large bird is grey and stands still?", "Which large bird is gray and stands still?", "near_prompt"),
        ("Which large bird stood there in 1999?", "Which large bird stood there in 1998?", ""),
        ("Which bird is grey?", "What lives in the marsh?", ""),
    ],
)
def test_prompts_that_ask_the_same_are_found(made: Made, one: str, two: str, rule: str):
    body = "".join(
        f"  - {{id: {name}, kind: short, explanation: x, prompt: '{prompt}', answer: heron}}\n"
        for name, prompt in (("a", one), ("b", two))
    )
    found = check_pack(made("questions:\n" + body))
    assert [(problem.code, problem.line) for problem in found] == ([(rule, 7)] if rule else [])


@pytest.mark.parametrize(("other", "rule"), [("{{The}} heron fishes.", ""), ("The {{heron}} fishes!", "same_prompt")])
def test_another_gap_of_a_sentence_asks_something_else(made: Made, other: str, rule: str):
    body = "".join(
        f"  - {{id: {name}, kind: cloze, explanation: x, text: '{text}'}}\n"
        for name, text in (("a", "The {{heron}} fishes."), ("b", other))
    )
    found = check_pack(made("questions:\n" + body))
    assert [(problem.code, problem.line) for problem in found] == ([(rule, 7)] if rule else [])


def test_nothing_leads_out_of_a_folder(tmp_path: Path):
    (tmp_path / "in").mkdir()
    os.symlink(tmp_path, tmp_path / "in" / "out")
    for path in ("", "..", "../x", "a/../../x", "/x", "//x/y", "C:x", "\\x", "a\0b", "out/x", "a" * 5000):
        assert inside(tmp_path / "in", path) is None, path
    assert inside(tmp_path / "in", "a/b.png") == (tmp_path / "in" / "a" / "b.png").resolve()
