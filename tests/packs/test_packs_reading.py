"""Packs read whole: folder and file, what programs wrote, and what a curator decided of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.answers import text_fingerprint
from quizapp.packs.check import check_pack
from quizapp.packs.deciding import keep, reject
from quizapp.packs.decisions import read_decisions
from quizapp.packs.model import KINDS
from quizapp.packs.reading import read_pack
from tests.packs.conftest import GENERATED, HEAD, Made, short

ONE = "questions:\n  - {id: mine, kind: short, prompt: What is mine?, answer: this, explanation: x}\n"


def test_the_pack_on_tides_has_every_kind_and_nothing_wrong(tides: Path):
    pack = read_pack(tides)
    assert {question.kind for question in pack.questions} == set(KINDS)
    assert len(pack.questions) == 30
    assert check_pack(tides) == []


def test_a_pack_may_be_named_by_its_header_file(tides: Path):
    assert read_pack(tides / "pack.yaml").questions == read_pack(tides).questions


def test_a_single_file_is_a_pack(tmp_path: Path):
    (tmp_path / "demo.yaml").write_text(HEAD + ONE, encoding="utf-8")
    pack = read_pack(tmp_path / "demo.yaml")
    assert (pack.header.id, [question.id for question in pack.questions]) == ("demo", ["mine"])


def test_further_files_hold_questions_and_defaults_of_their_own(made: Made):
    more = "defaults: {topic: Second, tags: [b]}\nquestions:\n"
    more += "  - {id: b, kind: truefalse, prompt: So it is., answer: true}\n"
    bare = "- {id: c, kind: truefalse, prompt: So it was., answer: false}\n"
    body = "defaults: {topic: First, difficulty: 2}\n" + ONE
    pack = read_pack(made(body, **{"more_dot_yaml": more, "zero_dot_yml": bare}))
    assert [(q.id, q.topic, q.tags, q.difficulty) for q in pack.questions] == [
        ("mine", "First", (), 2),
        ("b", "Second", ("b",), None),
        ("c", "First", (), 2),
    ]


def test_a_further_file_may_not_say_what_belongs_in_the_header(made: Made):
    found = check_pack(made(ONE, more_dot_yaml="title: Other\nquestions: []\n"))
    assert [(p.file, p.line, p.code) for p in found] == [("more.yaml", 1, "extra_forbidden")]


def test_generated_questions_come_after_those_by_hand(made: Made):
    pack = read_pack(made(ONE, generated_dot_jsonl=[GENERATED, short("g-1"), short("g-2", status="draft")]))
    assert [question.id for question in pack.questions] == ["mine", "g-1", "g-2"]


def test_a_question_by_hand_shadows_the_generated_one_of_its_id(made: Made):
    body = "questions:\n  - {id: g-1, kind: truefalse, prompt: By hand., answer: true, explanation: x}\n"
    folder = made(body, generated_dot_jsonl=[GENERATED, short("g-1")])
    assert [question.prompt for question in read_pack(folder).questions] == ["By hand."]
    assert [p for p in check_pack(folder) if p.severity == "error"] == []


def test_keep_edit_and_reject_are_applied(made: Made):
    curated = (
        "format: quizapp-curated/1\n"
        "keep:\n  - {id: g-1, checked: {who: Ada, on: 2026-11-20}}\n"
        "edit:\n  - {id: g-2, kind: short, prompt: Better?, answer: yes, checked: {who: Ada, on: 2026-11-20}}\n"
        "reject:\n  - {id: g-3, reason: trivial}\n"
    )
    lines = [GENERATED, short("g-1", status="draft"), short("g-2"), short("g-3"), short("g-4")]
    pack = read_pack(made("", generated_dot_jsonl=lines, curated_dot_yaml=curated))
    said = [(q.id, q.status, q.prompt, q.checked.who if q.checked else "") for q in pack.questions]
    assert said == [
        ("g-1", "approved", "What is g-1?", "Ada"),
        ("g-2", "approved", "Better?", "Ada"),
        ("g-4", "approved", "What is g-4?", ""),
    ]


def test_what_one_side_kept_and_the_other_rejected_is_told_until_somebody_says_it_again(made: Made):
    (question,) = read_pack(made("", generated_dot_jsonl=[GENERATED, short("g-1")])).questions
    head, kept = "format: quizapp-curated/1\n", "keep:\n  - {id: g-1, checked: {who: Ada, on: 2026-11-20}}\n"
    for other in (kept, "edit:\n  - {id: g-1, kind: short, prompt: Better?, answer: yes, explanation: x}\n"):
        joined = f"{head}{other}reject:\n  - {{id: g-1, reason: trivial}}\n"
        folder = made("", generated_dot_jsonl=[GENERATED, short("g-1")], curated_dot_yaml=joined)
        told = [(p.file, p.line, p.code) for p in check_pack(folder) if p.file == "curated.yaml"]
        assert (told, read_pack(folder).questions) == ([("curated.yaml", joined.count("\n"), "both_ways")], ())
        for act, asked in ((reject("g-1", "dull"), 0), (keep(question, {"who": "Ada", "on": "2026"}), 1)):
            (folder / "curated.yaml").write_text(act(read_decisions(joined, "curated.yaml")).text)
            assert [p.code for p in check_pack(folder) if p.file == "curated.yaml"] == []
            assert len(read_pack(folder).questions) == asked


def test_an_id_that_is_no_text_is_told(made: Made):
    for section in ("edit", "keep", "reject", "rename", "conflicts"):
        curated = f"format: quizapp-curated/1\n{section}:\n  - {{id: [x], kind: short, prompt: A?, answer: b}}\n"
        folder = made("", generated_dot_jsonl=[GENERATED, short("g-1")], curated_dot_yaml=curated)
        assert "error" in {p.severity for p in check_pack(folder) if p.file == "curated.yaml"}


def test_of_two_edits_of_a_question_the_one_that_is_not_asked_is_told(made: Made):
    edits = "".join(f"  - {{id: g-1, kind: short, prompt: {one}?, answer: yes, explanation: x}}\n" for one in "AB")
    curated = f"format: quizapp-curated/1\nedit:\n{edits}"
    folder = made("", generated_dot_jsonl=[GENERATED, short("g-1")], curated_dot_yaml=curated)
    assert [question.prompt for question in read_pack(folder).questions] == ["B?"]
    assert [(p.line, p.code) for p in check_pack(folder) if p.file == "curated.yaml"] == [(3, "both_ways")]


def test_a_kept_question_that_reads_differently_now_is_not_checked_any_more(made: Made):
    lines = [GENERATED, short("g-1", status="draft")]
    mark = text_fingerprint(read_pack(made("", generated_dot_jsonl=lines)).questions[0])
    curated = f"format: quizapp-curated/1\nkeep: [{{id: g-1, fingerprint: {mark}, checked: {{who: A, on: 2026}}}}]\n"
    assert read_pack(made("", generated_dot_jsonl=lines, curated_dot_yaml=curated)).questions[0].checked is not None
    lines[1]["prompt"] = "What else is g-1?"
    folder = made("", generated_dot_jsonl=lines, curated_dot_yaml=curated)
    (question,) = read_pack(folder).questions
    assert (question.checked, question.status) == (None, "draft")
    assert [(p.file, p.code) for p in check_pack(folder) if p.code.startswith("kept")] == [
        ("curated.yaml", "kept_changed")
    ]


def test_an_edit_whose_question_was_not_generated_any_more_stays(made: Made):
    curated = "format: quizapp-curated/1\nedit: [{id: g-9, kind: short, prompt: Still?, answer: x, explanation: y}]\n"
    pack = read_pack(made("", generated_dot_jsonl=[GENERATED], curated_dot_yaml=curated))
    assert [question.id for question in pack.questions] == ["g-9"]


def test_errors_in_what_programs_wrote_have_line_and_column(made: Made):
    lines = [GENERATED, short("g-1"), {**short("g-2"), "answr": 5}]
    folder = made("", generated_dot_jsonl=lines)
    with (folder / "generated.jsonl").open("a") as file:
        file.write('{"id": "g-3"\n[1]\n{"id": "a", "id": "b"}\n' + "[" * 100_000 + "\n")
    found = [p for p in check_pack(folder) if p.file == "generated.jsonl" and p.severity == "error"]
    assert [p.line for p in found] == [3, 4, 5, 6, 7]
    assert found[0].source[found[0].col - 1 : found[0].end - 1] == '"answr"'
    assert "this is not JSON" in found[1].message
    assert "stands there twice" in found[3].message


@pytest.mark.parametrize("head", ['{"format": "quizapp-generated/2"}', "{}", "nothing", '["a"]'])
def test_a_bank_without_a_known_format_is_an_error(made: Made, head: str):
    found = check_pack(made("", generated_dot_jsonl=head + "\n"))
    assert next(p.line for p in found if p.file == "generated.jsonl" and p.severity == "error") == 1


def test_errors_in_decisions_have_places_and_spare_the_others(made: Made):
    curated = (
        "format: quizapp-curated/1\nreject:\n  - {id: g-1}\n"
        "edit:\n  - {id: g-2, kind: shrt, prompt: W?, answer: x}\n  - {id: g-3, kind: short, prompt: W?, answer: y}\n"
    )
    folder = made("", generated_dot_jsonl=[GENERATED, short("g-1"), short("g-3")], curated_dot_yaml=curated)
    found = [p for p in check_pack(folder) if p.severity == "error"]
    assert [(p.file, p.line, p.message) for p in found] == [
        ("curated.yaml", 5, "edit[0].kind: there is no kind 'shrt'")
    ]


def test_a_warning_about_an_edit_stands_at_the_edit_even_behind_a_broken_one(made: Made):
    curated = (
        "format: quizapp-curated/1\nedit:\n  - {id: g-2, kind: shrt}\n"
        "  - {id: g-3, kind: short, prompt: Who leads today?, answer: y, explanation: z}\n"
    )
    found = check_pack(made("", generated_dot_jsonl=[GENERATED], curated_dot_yaml=curated))
    assert [(p.code, p.line) for p in found] == [("union_tag_invalid", 3), ("undated", 4)]


def test_reading_a_pack_with_errors_raises_the_first_and_counts_the_rest(made: Made):
    folder = made("questions:\n  - {id: a, kind: short}\n  - {id: b, kind: shrt}\n")
    with pytest.raises(QuizError) as raised:
        read_pack(folder)
    assert raised.value.where == f"{folder}/pack.yaml:6:5"
    assert "(and 2 more)" in raised.value.message
    assert "quizapp check" in raised.value.hint


@pytest.mark.parametrize("name", ["nowhere", "empty", "empty/pack.yaml"])
def test_what_is_not_a_pack_is_wrong_use(tmp_path: Path, name: str):
    (tmp_path / "empty").mkdir()
    with pytest.raises(QuizError) as raised:
        read_pack(tmp_path / name)
    assert raised.value.exit_code == 2


@pytest.mark.parametrize("name", ["more.yaml", "generated.jsonl", "curated.yaml"])
def test_a_link_that_leads_nowhere_is_told(made: Made, name: str):
    for target in ("gone.yaml", name):
        folder = made(ONE)
        (folder / name).unlink(missing_ok=True)
        os.symlink(target, folder / name)
        os.symlink("nobody@here.1", folder / f".#{name}")
        told = [(p.file, p.message) for p in check_pack(folder) if p.severity == "error"]
        assert told == [(name, "this is a link that leads nowhere")]
        (folder / f".#{name}").unlink()


def test_a_further_file_may_end_in_capitals(made: Made):
    folder = made(ONE)
    (folder / "MORE.YAML").write_text("- {id: b, kind: truefalse, prompt: So it is., answer: true}\n")
    assert [question.id for question in read_pack(folder).questions] == ["mine", "b"]


def test_a_file_linked_from_outside_the_folder_is_not_read(made: Made, tmp_path: Path):
    (tmp_path / "secret.yaml").write_text("- {id: s, kind: truefalse, prompt: Secret., answer: true}\n")
    folder = made(ONE)
    os.symlink(tmp_path / "secret.yaml", folder / "more.yaml")
    found = [p for p in check_pack(folder) if p.severity == "error"]
    assert [(p.file, p.code) for p in found] == [("more.yaml", "outside")]
