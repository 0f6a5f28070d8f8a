"""Errors of packs: all in one run, each at its very characters, each with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.problems import Problem
from quizapp.packs.render import render

HEAD = "format: quizapp-pack/1\nid: demo\ntitle: Demo\nlicense: CC0-1.0\nquestions:\n"


def check(tmp_path: Path, questions: str, head: str = HEAD) -> list[Problem]:
    path = tmp_path / "demo.yaml"
    path.write_text(head + questions, encoding="utf-8")
    return check_pack(path)


def one(tmp_path: Path, lines: str, head: str = HEAD) -> Problem:
    """The one error of a question of these lines."""
    body = "".join(f"    {line}\n" for line in lines.split("\n"))
    errors = [found for found in check(tmp_path, f"  - id: a\n{body}", head) if found.severity == "error"]
    assert len(errors) == 1, errors
    return errors[0]


def under(found: Problem) -> str:
    """The characters that the carets stand under."""
    return found.source[found.col - 1 : found.end - 1]


CHOICE = "kind: choice\nprompt: Where?\nchoices: [Kumanovo, Prizren]\nexplanation: So.\n"
SHORT = "kind: short\nprompt: Where?\nexplanation: So.\n"


@pytest.mark.parametrize(
    ("lines", "marked", "message", "hint"),
    [
        (CHOICE + "answer: Kumanova", "Kumanova", "is not one of the choices", "did you mean 'Kumanovo'?"),
        (CHOICE + "answer: Ohrid", "Ohrid", "is not one of the choices", "it must be one of"),
        (
            "kind: choice\nprompt: W?\nchoices: [a, b]\nanswer: 'a, b'",
            "'a, b'",
            "is not one of",
            "a comma ends an item",
        ),
        ("kind: choice\nprompt: W?\nchoices: [a, a]\nanswer: a", "a", "stands there twice", "leave one out"),
        ("kind: choice\nprompt: W?\nchoices: [a]\nanswer: a", "[a]", "at least 2", ""),
        ("kind: choice\nprompt: W?\nchoices: a\nanswer: a", "a", "a list is meant", "hyphen"),
        (SHORT + "anwser: x", "anwser", "unknown key 'anwser'", "did you mean 'answer'?"),
        (SHORT + "answer: x\nxyzzy: 1", "xyzzy", "unknown key 'xyzzy'", ""),
        (SHORT + "accept: [x]", "id: a", "'answer' is missing", "answer:"),
        (SHORT + "answer: ''", "''", "empty", "leave the key out"),
        (SHORT + "answer: [x, y]", "[x, y]", "text is meant here, not a list", "quotes"),
        (SHORT + "answer: {x: y}", "{x: y}", "not keys and values", "quotes"),
        (SHORT + "answer: x\ntypos: sometimes", "sometimes", "is not one of auto, none", ""),
        (SHORT + "answer: x\nreverse: perhaps", "perhaps", "neither true nor false", "true or false"),
        (SHORT + "answer: x\ndifficulty: hard", "hard", "not a whole number", ""),
        (SHORT + "answer: x\ndifficulty: 9", "9", "more than 5", ""),
        (SHORT + "answer: x\nas_of: June 1999", "June 1999", "not a date", "1999-06-10"),
        (SHORT + "answer: x\naliases: [Old Name]", "Old Name", "cannot be an id", "old-name"),
        (SHORT + "answer: x\nstatus: done", "done", "is not one of approved, draft, retired", ""),
        (SHORT + "answer: x\nevidence: [{quote: y}]", "{quote: y}", "'source' is missing", ""),
        ("kind: number\nprompt: W?\nanswer: 50,000", "50,000", "not a number", "write 50000"),
        ("kind: number\nprompt: W?\nanswer: about five", "about five", "not a number", "digits"),
        ("kind: number\nprompt: W?\nanswer: 5\ntolerance: some", "some", "not a tolerance", "5%"),
        ("kind: date\nprompt: W?\nanswer: 10.6.1999", "10.6.1999", "not a date", "1999-06-10"),
        ("kind: truefalse\nprompt: So.\nanswer: maybe", "maybe", "neither true nor false", "true or false"),
        ("kind: truefalse\nprompt: So.\nanswer: no", "no", "neither true nor false", "write false"),
        ("kind: cloze\ntext: No gap.", "No gap.", "no gap", "{{answer}}"),
        ("kind: match\nprompt: W?\npairs: {a: b}", "{a: b}", "at least 2", ""),
        ("kind: match\nprompt: W?\npairs: {a: b, c: d}\ndistractors: [b]", "b", "twice", ""),
        ("kind: order\nprompt: W?\nitems: [a, b, a]", "a", "twice", ""),
        ("kind: multi\nprompt: W?\nchoices: [a, b]\nanswers: [a, c]", "c", "is not one of", "must be one of"),
        ("kind: multiple choice\nprompt: W?", "multiple choice", "no kind 'multiple choice'", "choice"),
        ("kind: essay\nprompt: W?", "essay", "no kind 'essay'", "did you mean 'flashcard'?"),
        ("kind: shrt\nprompt: W?", "shrt", "no kind 'shrt'", "did you mean 'short'?"),
        ("prompt: W?", "id: a", "'kind' is missing", "write kind:"),
    ],
)
def test_an_error_stands_under_the_very_characters_and_says_what_to_do(
    tmp_path: Path, lines: str, marked: str, message: str, hint: str
):
    found = one(tmp_path, lines)
    assert under(found) == marked
    assert message in found.message
    assert found.message.startswith("questions[0]")
    assert hint in found.hint


def test_the_ways_of_a_comma_in_braces_are_explained(tmp_path: Path):
    line = "  - {id: a, kind: short, prompt: W?, answer: x, explanation: led by them, under him}\n"
    (found,) = check(tmp_path, line)
    assert under(found) == "under him"
    assert "a comma ends a value" in found.hint


def test_text_cut_off_by_a_comment_sign_is_a_warning(tmp_path: Path):
    (found,) = check(
        tmp_path, "  - id: a\n    kind: short\n    prompt: Who is #1?\n    answer: x  # aside\n    explanation: y\n"
    )
    assert (found.severity, found.code, found.line) == ("warning", "comment", 8)
    assert "'#1?'" in found.message


def test_an_error_mentions_what_a_comment_sign_took_from_its_value(tmp_path: Path):
    found = one(tmp_path, CHOICE + "answer: Kuman #ovo")
    assert "'#ovo' is read as a comment" in found.hint


def test_all_errors_come_in_one_run_sorted_by_place(tmp_path: Path):
    text = (
        "  - id: a\n    kind: short\n    promt: W?\n    answer: x\n"
        "  - id: b\n    kind: short\n    prompt: Which: one?\n"
        "  - id: c\n    kind: number\n    prompt: W?\n    answer: many\n"
        "  - just text\n"
        "  - id: d\n    kind: short\n    prompt: *W*\n    answer: x\n"
    )
    found = check(tmp_path, text, HEAD.replace("title: Demo", "titel: Demo"))
    assert [p.line for p in found if p.severity == "error"] == [3, 8, 10, 12, 16, 17, 20]


def test_the_rendering_is_that_of_a_compiler(tmp_path: Path):
    found = one(tmp_path, CHOICE + "answer: Kumanova")
    assert render([found], "packs/") == (
        "packs/demo.yaml:11:13: error: questions[0].answer: 'Kumanova' is not one of the choices\n"
        "   11 |     answer: Kumanova\n"
        "      |             ^~~~~~~~\n"
        "      = hint: did you mean 'Kumanovo'?\n"
    )


@pytest.mark.parametrize(("before", "columns"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("\U0001f600", 2)])
def test_carets_stand_by_the_cells_of_a_terminal(tmp_path: Path, before: str, columns: int):
    (found,) = check(tmp_path, f"  - {{id: a, kind: short, prompt: {before}, explanation: x, answer: x, zzz: 1}}\n")
    source, carets = render([found]).split("\n")[1:3]
    mark = source.index("zzz") - len(before) + columns
    assert carets.index("^") == mark


def test_escapes_in_a_source_line_are_made_harmless(tmp_path: Path):
    (found,) = check(tmp_path, "  - {id: a, kind: short, prompt: 'x\u202e', answer: x, explanation: x, zzz: 1}\n")
    assert "\u202e" in found.source
    assert "\u202e" not in render([found])


def test_long_lines_are_cut_around_the_place(tmp_path: Path):
    line = f"  - {{id: a, kind: short, prompt: {'x' * 5000}, answer: x, explanation: y, zzz: 1}}\n"
    (found,) = check(tmp_path, line)
    text = render([found])
    assert "zzz" in text
    assert max(map(len, text.splitlines()[1:])) < 130


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        ("format: quizapp-pack/2\nid: a\ntitle: A\n", 1, "written for a newer quizapp"),
        ("format: anki/1\nid: a\ntitle: A\n", 1, "not a known format"),
        ("id: a\ntitle: A\nlicense: x\n", 1, "'format' is missing"),
        ("format: quizapp-pack/1\nid: My Pack\ntitle: A\nlicense: x\n", 2, "cannot be an id"),
        ("just text\n", 1, "not a pack"),
        ("", 1, "not a pack"),
        ("- a\n", 1, "not a pack"),
        ("format: quizapp-pack/1\nid: a\ntitle: A\nlicense: x\nquestions: all\n", 5, "a list of questions"),
        ("format: quizapp-pack/1\nid: a\nid: b\ntitle: A\nlicense: x\n", 3, "stands here twice"),
        ("format: quizapp-pack/1\nid: a\ntitle: A\nlicense: x\nsources: [a]\n", 5, "keys and values"),
        (
            "format: quizapp-pack/1\nid: a\ntitle: A\nlicense: x\nexams: [{id: a, title: b, draw: []}]\n",
            5,
            "at least 1",
        ),
    ],
)
def test_headers_have_errors_of_their_own(tmp_path: Path, head: str, line: int, message: str):
    found = [p for p in check(tmp_path, "", head) if p.severity == "error"]
    assert len(found) == 1
    assert found[0].line == line
    assert message in found[0].message


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xff\xfea\x00", "UTF-16"),
        (HEAD.encode() + b"  - {id: a, prompt: caf\xe9}\n", "0xE9 is not UTF-8"),
        (b"\x00\x01\x02", "control character"),
    ],
)
def test_a_file_that_is_not_text_says_so(tmp_path: Path, raw: bytes, message: str):
    path = tmp_path / "demo.yaml"
    path.write_bytes(raw)
    assert message in check_pack(path)[0].message


def test_the_place_of_a_bad_byte_is_exact(tmp_path: Path):
    path = tmp_path / "demo.yaml"
    path.write_bytes("ab: é\nc: é".encode() + b"\xe9\n")
    found = check_pack(path)[0]
    assert (found.line, found.col) == (2, 5)


def test_a_byte_order_mark_and_line_ends_of_windows_shift_nothing(tmp_path: Path):
    path = tmp_path / "demo.yaml"
    path.write_bytes(
        ("\ufeff" + HEAD.replace("\n", "\r\n") + "  - {id: a, kind: short, promt: x, answer: y}\r\n").encode()
    )
    found = [p for p in check_pack(path) if p.severity == "error"]
    assert [(p.line, under(p)) for p in found] == [(6, "promt")]


def test_a_file_of_more_than_64_mb_is_refused_unread(tmp_path: Path):
    path = tmp_path / "demo.yaml"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    (found,) = check_pack(path)
    assert "larger than 64 MB" in found.message


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (CHOICE + "answer: Kumanova\nxyzzy: 1", "answer_not_in_choices"),
        (CHOICE.replace("prompt", "promt") + "answer: Kumanova", "answer_not_in_choices"),
        ("kind: cloze\ntext: No gap here.\ndifficulty: hard\nexplanation: So.", "no_gap"),
        ("kind: order\nprompt: Which?\nitems: [a, a]\ntopic: [x]\nexplanation: So.", "twice"),
    ],
)
def test_what_lies_behind_another_mistake_is_told_in_the_same_run(tmp_path: Path, lines: str, code: str):
    body = "".join(f"    {line}\n" for line in lines.split("\n"))
    found = [problem.code for problem in check(tmp_path, f"  - id: a\n{body}")]
    assert code in found
    assert len(found) == 2


def test_the_id_of_a_question_that_is_wrong_is_taken(tmp_path: Path):
    good = "  - {id: a, kind: short, prompt: Where?, answer: x, explanation: So.}\n"
    bad = good.replace("prompt", "promt")
    for questions in (good + bad, bad + good, bad + bad):
        assert "duplicate_id" in [problem.code for problem in check(tmp_path, questions)]


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("kind:short\nprompt: W?\nanswer: x", "write a space after kind:"),
        ("kind:\u00a0short\nprompt: W?\nanswer: x", "the line has a no-break space: write a plain one"),
        ("kind\uff1a short\nprompt: W?\nanswer: x", "the line has a wide colon: write a plain one"),
        ("kind:\u3000short\nprompt: W?\nanswer: x", "the line has a wide space: write a plain one"),
    ],
)
def test_what_is_easily_overlooked_is_named(tmp_path: Path, lines: str, hint: str):
    assert one(tmp_path, lines).hint == hint


def test_a_hyphen_without_a_space_is_named(tmp_path: Path):
    assert check(tmp_path, "  -id: a\n    kind: short\n")[0].hint.startswith("write a space after -")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("4,500", "write 4500"),
        ("2.850,5", "write 2850.5"),
        ("1,234.5", "write 1234.5"),
        ("-2,5", "write -2.5"),
        ("4.500.000", "write 4500000"),
        ("20 km", "write digits, such as 4500 or 0.5"),
        ("5-7", "write digits, such as 4500 or 0.5"),
    ],
)
def test_a_number_in_another_form_is_answered_with_what_it_means(tmp_path: Path, written: str, hint: str):
    pack = tmp_path / "p.yaml"
    asked = f"{{id: a, kind: number, prompt: How many?, answer: '{written}', explanation: So.}}"
    pack.write_text(f"format: quizapp-pack/1\nid: p\ntitle: P\nlicense: CC0-1.0\nquestions:\n- {asked}\n")
    assert [one.hint for one in check_pack(pack)] == [hint]


def test_a_mistake_in_a_question_hides_none_of_what_it_names_elsewhere(tmp_path: Path):
    (tmp_path / "notes.md").write_text("The Po is long.\n")
    pack = tmp_path / "pack.yaml"
    wrong = "{id: a, kind: choice, prompt: Which?, choices: [x, y], answer: z, image: nope.png"
    pack.write_text(
        "format: quizapp-pack/1\nid: p\ntitle: P\nlicense: CC0-1.0\nsources: {notes.md: {path: notes.md}}\nquestions:\n"
        f"- {wrong}, evidence: [{{source: none.md}}, {{source: notes.md, quote: The Rhine flows.}}]}}\n"
        "- {kind: short, prompt: Which?, evidence: [{quote: x}], image: b.png, image_alt: B}\n"
    )
    assert sorted((one.line, one.code) for one in check_pack(tmp_path)) == [
        (7, "answer_not_in_choices"),
        (7, "image_missing"),
        (7, "no_image_alt"),
        (7, "quote_not_found"),
        (7, "unknown_source"),
        (8, "image_missing"),
        (8, "missing"),
        (8, "missing"),
        (8, "missing"),
    ]


def test_a_mistake_in_an_exam_hides_none_of_what_exams_draw(tmp_path: Path):
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "format: quizapp-pack/1\nid: p\ntitle: Rivers\nlicense: CC0-1.0\ndefaults: {tags: [long]}\nexams:\n"
        "- {id: one, title: One, time_limit: soon, draw: [{count: 1, topics: [Rivers], tags: [long]}]}\n"
        "- {id: two, title: Two, draw: [{count: 1, topics: [River]}]}\n"
        "questions:\n- {id: a, kind: short, prompt: Which?, answer: Po, explanation: So.}\n"
    )
    assert [(one.line, one.code) for one in check_pack(pack)] == [(7, "time_limit"), (8, "unknown_topic")]
