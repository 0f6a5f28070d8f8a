# ruff: noqa: E501
"""Each mistake that authors make, in a question of each kind: the line, the column and the carets are right.

In the lines below, what an error must stand under is set between « and ».
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.problems import Problem
from quizapp.packs.reading import read_pack
from quizapp.packs.render import render

HEAD = "format: quizapp-pack/1\nid: demo\ntitle: Demo\nlicense: CC0-1.0\nquestions:\n"
BEFORE = "  - {id: first, kind: short, prompt: Who was first?, answer: x, explanation: So.}\n"
KINDS = {
    "choice": "prompt: Which one flows?\nchoices: [the Rhine, the Alps]\nanswer: the Rhine",
    "multi": "prompt: Which two flow?\nchoices: [Rhine, Elbe, Alps]\nanswers: [Rhine, Elbe]",
    "truefalse": "prompt: The Rhine flows.\nanswer: true",
    "short": "prompt: Which one flows?\nanswer: the Rhine",
    "number": "prompt: How many rivers flow there?\nanswer: 12",
    "date": "prompt: When did it flow?\nanswer: 1999-06-10",
    "cloze": "text: The {{Rhine}} flows.",
    "match": "prompt: Match river and sea.\npairs: {Rhine: North Sea, Rhone: Mediterranean}",
    "order": "prompt: Sort by length.\nitems: [Rhine, Elbe]",
    "flashcard": "prompt: What is a delta?\nanswer: land at a mouth",
}
MAIN = {"multi": "answers", "cloze": "text", "match": "pairs", "order": "items"}
"""The key that holds what is right, where it is not `answer`."""


def question(kind: str, /, **changed: str | None) -> list[str]:
    """The lines of a sound question, those of the keys given changed or left out."""
    lines = ["id: a", f"kind: {kind}", *KINDS[kind].split("\n"), "explanation: So."]
    asked = "text" if kind == "cloze" else "prompt"
    wanted = {
        asked if key == "asked" else MAIN.get(kind, "answer") if key == "main" else key: value
        for key, value in changed.items()
    }
    kept = []
    for line in lines:
        key = line.partition(":")[0]
        value = wanted.pop(key, line)
        if value is not None:
            kept.append(value if ":" in value and value is line else f"{key}: {value}")
    return [*kept, *(f"{key}: {value}" for key, value in wanted.items() if value is not None)]


def marked(lines: list[str]) -> tuple[str, tuple[int, int, int]]:
    """The pack with these lines as its second question, and where the marks stood."""
    item = "".join(f"{'  - ' if not number else '    '}{line}\n" for number, line in enumerate(lines))
    text = HEAD + BEFORE + item
    for number, line in enumerate(text.split("\n"), 1):
        if "«" in line:
            start, end = line.index("«"), line.index("»")
            return re.sub("[«»]", "", text), (number, start + 1, end - 1)
    raise AssertionError("nothing is marked")


def told(folder: Path, text: str, code: str) -> Problem:
    """The problem of a code; there is one, and its caret stands in its columns."""
    path = folder / "demo.yaml"
    path.write_text(text, encoding="utf-8")
    found = [problem for problem in check_pack(path) if problem.code == code]
    assert len(found) == 1, (code, [(one.where, one.code, one.message) for one in check_pack(path)])
    shown = next(line for line in render(found).split("\n") if re.match(r"      \| +\^", line))
    assert shown.index("^") - 8 == found[0].col - 1
    assert shown.count("^") + shown.count("~") == max(1, found[0].end - found[0].col)
    return found[0]


EVERY = {
    "an unknown key": ("extra_forbidden", "did you mean 'explanation'?", lambda k: [*question(k, explanation=None), "«explnation»: So."]),
    "no id": ("missing", "give it a name", lambda k: [f"«kind: {k}»", *question(k)[2:]]),
    "an id that is none": ("string_pattern_mismatch", "write not-an-id", lambda k: question(k, id="«Not An Id»")),
    "an unknown kind": ("union_tag_invalid", "", lambda k: question(k, kind=f"«{k}x»")),
    "no kind": ("union_tag_not_found", "write kind:", lambda k: ["«id: a»", *question(k)[2:]]),
    "nothing that is right": ("missing", "", lambda k: ["«id: a»", *question(k, main=None)[1:]]),
    "an empty text": ("string_too_short", "leave the key out", lambda k: question(k, asked="«''»")),
    "a list for a text": ("string_type", "needs quotes", lambda k: question(k, asked="«[a, b]»")),
    "keys for a text": ("string_type", "needs quotes", lambda k: question(k, asked="«{a: b}»")),
    "a colon in a text": ("syntax", 'in quotes: hint: "Is it: A?"', lambda k: question(k, hint="Is it«:» A?")),
    "a star": ("syntax", 'in quotes: hint: "*so*"', lambda k: question(k, hint="«*»so*")),
    "a reference": ("refused", 'in quotes: hint: "*so"', lambda k: question(k, hint="«*so»")),
    "an anchor": ("refused", 'in quotes: hint: "&so it"', lambda k: question(k, hint="«&so» it")),
    "a tag": ("refused", 'in quotes: hint: "!so it"', lambda k: question(k, hint="«!so» it")),
    "a percent sign": ("syntax", 'in quotes: hint: "%so"', lambda k: question(k, hint="«%»so")),
    "an at sign": ("syntax", 'in quotes: hint: "@so"', lambda k: question(k, hint="«@»so")),
    "a backtick": ("syntax", 'in quotes: hint: "`so`"', lambda k: question(k, hint="«`»so`")),
    "a bracket": ("syntax", 'in quotes: hint: "[so] it"', lambda k: question(k, hint="«[»so] it")),
    "a gap first": ("syntax", 'in quotes: hint: "{{so}} it"', lambda k: question(k, hint="«{{so}} it»")),
    "a greater sign": ("syntax", 'in quotes: hint: ">so"', lambda k: question(k, hint="«>»so")),
    "text behind a quote": ("syntax", "in quotes: hint: '\"so\" it'", lambda k: question(k, hint='"so" «i»t')),
    "an apostrophe": ("syntax", 'in quotes: hint: "it\'s"', lambda k: question(k, hint="'it'«s»'")),
    "a quote not closed": ("syntax", 'close it with "', lambda k: question(k, hint='«"»so it')),
    "a tab": ("syntax", "indent with spaces", lambda k: ["id: a", *question(k)[1:], "hint: x", "«\t»notes: y"]),
    "a key twice": ("twice", "leave one out", lambda k: [*question(k), "«explanation»: So again."]),
    "a list not closed": ("syntax", "", lambda k: question(k, tags="«[»a, b")),
    "a word for a number": ("int_parsing", "", lambda k: question(k, difficulty="«hard»")),
    "too much": ("less_than_equal", "", lambda k: question(k, difficulty="«9»")),
    "a date in words": ("date", "1999-06-10", lambda k: question(k, as_of="«June 1999»")),
    "a day that is none": ("date", "1999-06-10", lambda k: question(k, as_of="«1999-02-30»")),
    "an unknown status": ("literal_error", "did you mean 'draft'?", lambda k: question(k, status="«drft»")),
    "a former name that is none": ("string_pattern_mismatch", "old-name", lambda k: question(k, aliases="[x, «Old Name»]")),
    "keys for a list": ("string_type", "", lambda k: question(k, tags="[«{a: b}»]")),
    "evidence without source": ("missing", "", lambda k: question(k, evidence="[«{quote: y}»]")),
    "an unknown source": ("unknown_source", "name it under sources:", lambda k: question(k, evidence="[{source: «x»}]")),
    "a picture elsewhere": ("image_outside", "pack's folder", lambda k: question(k, image="«../a.png»", image_alt="x")),
    "a picture that is not there": ("image_missing", "", lambda k: question(k, image="«a.png»", image_alt="x")),
    "an unknown rule": ("unknown_rule", "did you mean 'undated'?", lambda k: question(k, allow="[«undatd»]")),
    "an id again": ("duplicate_id", "unique", lambda k: question(k, id="«first»")),
    "a number sign": ("comment", 'in quotes: hint: "No. #1"', lambda k: question(k, hint="«No.» #1")),
    "a control character": ("control", '"\\u0007" in double quotes', lambda k: question(k, hint="so «\x07» it")),
}  # fmt: skip


@pytest.mark.parametrize("mistake", EVERY)
def test_a_mistake_is_placed_in_a_question_of_each_kind(mistake: str, tmp_path: Path):
    code, hint, lines = EVERY[mistake]
    for kind in KINDS:
        text, place = marked(lines(kind))
        found = told(tmp_path, text, code)
        assert (found.line, found.col, found.end - 1) == place, kind
        assert hint in found.hint, kind


OWN = {
    "choice": [("answer_not_in_choices", "answer: «the Rhin»"), ("too_short", "choices: «[the Rhine]»"), ("twice", "choices: [the Rhine, «the Rhine»]")],
    "multi": [("answer_not_in_choices", "answers: [Rhine, «Elb»]"), ("twice", "answers: [Rhine, «Rhine»]"), ("literal_error", "partial: «some»")],
    "truefalse": [("truth", "answer: «maybe»"), ("truth", "answer: «no»")],
    "short": [("literal_error", "typos: «some»"), ("bool_parsing", "reverse: «perhaps»"), ("string_too_short", "accept: [«''»]")],
    "number": [("number", "answer: «4,500»"), ("number", "answer: «many»"), ("string_pattern_mismatch", "tolerance: «some»")],
    "date": [("date", "answer: «10.6.1999»"), ("date", "answer: «1999-13»"), ("date", "answer: «12:30»")],
    "cloze": [("no_gap", "text: «No gap here.»"), ("broken_gap", "text: «The {{Po} and the {{Elbe}}.»"),
              ("broken_gap", 'text: «"A {{}} and {{b}}."»'), ("literal_error", "accents: «some»")],
    "match": [("too_short", "pairs: «{Rhine: North Sea}»"), ("twice", "distractors: [«North Sea»]"), ("string_too_short", "pairs: {Rhine: «''», Rhone: Mediterranean}")],
    "order": [("too_short", "items: «[Rhine]»"), ("twice", "items: [Rhine, Elbe, «Rhine»]")],
    "flashcard": [("string_too_short", "rubric: [«''»]"), ("bool_parsing", "reverse: «perhaps»")],
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_mistake_of_one_kind_is_placed(kind: str, tmp_path: Path):
    for code, line in OWN[kind]:
        key, _, value = line.partition(": ")
        text, place = marked(question(kind, **{key: value}))
        found = told(tmp_path, text, code)
        assert (found.line, found.col, found.end - 1) == place, line


@pytest.mark.parametrize("kind", KINDS)
def test_all_mistakes_of_a_question_are_told_at_once(kind: str, tmp_path: Path):
    lines = [*question(kind, hint="*so*", difficulty="hard", notes="it: is"), "explnation: So.", "as_of: June"]
    (tmp_path / "demo.yaml").write_text(marked(["«id»: a", *lines[1:]])[0], encoding="utf-8")
    found = [problem.code for problem in check_pack(tmp_path / "demo.yaml") if problem.severity == "error"]
    assert sorted(found) == ["date", "extra_forbidden", "int_parsing", "syntax", "syntax"]


@pytest.mark.parametrize(
    ("key", "written", "kept"),
    [
        *(
            ("answer", word, word)
            for word in ("no", "yes", "off", "null", "~", "1.10", "12:30", "010", "1e3", "0x1F", "1_000")
        ),
        *(("answer", word, word) for word in ("1999-06-10", "=", "<<", ".5", "NaN", "No. 5", "a:b", "C#", "50%")),
        ("answer", "'it''s'", "it's"),
        ("answer", '"a\\tb"', "a\tb"),
    ],
)
def test_what_yaml_makes_of_text_elsewhere_it_does_not_make_here(key: str, written: str, kept: str, tmp_path: Path):
    (tmp_path / "demo.yaml").write_text(f"{HEAD}  - {{id: a, kind: short, prompt: W?, {key}: {written}}}\n")
    (question_,) = read_pack(tmp_path / "demo.yaml").questions
    assert getattr(question_, key) == kept
