"""Behind a mistake in a file's form what follows is checked all the same, each thing at its own place."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from quizapp.packs import yaml
from quizapp.packs.check import check_pack
from quizapp.packs.problems import Problem
from tests.packs.conftest import Made

HEAD = "format: quizapp-pack/1\nid: demo\ntitle: Demo\nlicense: CC0-1.0\n"
LAST = "  - id: c\n    kind: choice\n    prompt: Which one?\n    choices: [a, b]\n    answer: c\n    explanation: So.\n"
SHORT = "  - id: a\n    kind: short\n    prompt: Who?\n    answer: x\n    explanation: So.\n"


def item(*lines: str) -> str:
    return HEAD + "questions:\n  - id: a\n    kind: short\n" + "".join(f"{line}\n" for line in lines) + LAST


BEHIND = {
    "a tab before a key": (item("\tprompt: Who?", "    answer: x", "    explanation: So."), [(8, 1)]),
    "spaces and a tab": (item("  \tprompt: Who?", "    answer: x", "    explanation: So."), [(8, 3)]),
    "a tab that fits nothing": (item(" \t\t\tprompt: Who?", "    answer: x", "    explanation: So."), [(8, 2)]),
    "a tab after a hyphen": (HEAD + "questions:\n" + SHORT.replace("- id", "-\tid") + LAST, [(6, 4)]),
    "tabs before a list": (
        item("    prompt: Who?", "    accept:", "\t\t- y", "\t\t- z", "    answer: x", "    explanation: So."),
        [(10, 1)],
    ),
    "tabs before a block": (item("    prompt: |", "\t\tWho?", "    answer: x", "    explanation: So."), [(9, 1)]),
    "tabs all over": (HEAD + "questions:\n" + (SHORT + LAST).replace("  ", "\t"), [(6, 1)]),
    "tabs in two places": (
        item("\tprompt: Who?", "\tanswer: x", "    explanation: So.", "  - id: b", "\tkind: short", "    prompt: W?"),
        [(8, 1), (12, 1)],
    ),
    "tabs at the head": (
        HEAD + "sources:\n\tone: {title: One}\n\ttwo: {title: Two}\nquestions:\n" + LAST,
        [(6, 1)],
    ),
    "an open quote at the head": (HEAD.replace("Demo", '"Demo') + "questions:\n" + LAST, [(3, 8)]),
    "an at sign at the head": (HEAD.replace("CC0", "@CC0") + "questions:\n" + LAST, [(4, 10)]),
    "a key too far in": (HEAD + " authors: [A]\nquestions:\n" + LAST, [(5, 2)]),
    "a line without a colon": (HEAD.replace("title: Demo", "title") + "questions:\n" + LAST, [(3, 1)]),
    "defaults not closed": (HEAD + "questions:\n" + LAST + "defaults: {tags: a\n", [(12, 11)]),
    "a key too far out": (item("  prompt: Who?", "    answer: x"), [(8, 3)]),
    "a second document": (HEAD + "questions:\n" + LAST + "---\n" + HEAD, [(12, 1)]),
}


def errors(folder: Path, text: str) -> list[Problem]:
    (folder / "demo.yaml").write_text(text, encoding="utf-8", newline="")
    return [problem for problem in check_pack(folder / "demo.yaml") if problem.severity == "error"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", BEHIND)
def test_a_later_mistake_is_told_in_the_same_run(name: str, end: str, tmp_path: Path):
    text, places = BEHIND[name]
    found = errors(tmp_path, text.replace("\n", end))
    form = [one for one in found if one.code in {"syntax", "documents"}]
    assert [(one.line, one.col) for one in form] == places
    later = [one for one in found if one.code == "answer_not_in_choices"]
    line = next(number for number, said in enumerate(text.split("\n"), 1) if said.endswith("answer: c"))
    indent = len(text.split("\n")[line - 1]) - len("answer: c")
    assert [(one.line, one.col, one.end) for one in later] == [(line, indent + 9, indent + 10)]
    assert not [one for one in found if one not in [*form, *later] and one.code != "missing"], found
    assert all(one.code != "missing" or one.line > 10 for one in found)


def test_a_mistake_in_a_line_that_was_read_otherwise_has_the_place_it_has_in_the_file(tmp_path: Path):
    found = errors(
        tmp_path, item("\tprompt: Who?", "\t\tanswer: x").replace("\t\tanswer", "    difficulty: 9\n\tanswer")
    )
    assert [(one.code, one.line, one.col, one.end) for one in found][:2] == [
        ("syntax", 8, 1, 2),
        ("less_than_equal", 9, 17, 18),
    ]
    found = errors(tmp_path, item("\tpromt: Who?", "    answer: x"))
    assert [(one.code, one.line, one.col, one.end) for one in found][:2] == [
        ("syntax", 8, 1, 2),
        ("extra_forbidden", 8, 2, 7),
    ]
    text = (
        HEAD + "questions:\n" + LAST.replace("answer: c", "answer: it: c").replace("prompt: Which one?", "prompt: ''")
    )
    found = errors(tmp_path, text)
    assert [(one.code, one.line, one.col, one.end) for one in found] == [
        ("string_too_short", 8, 13, 15),
        ("answer_not_in_choices", 10, 13, 18),
        ("syntax", 10, 15, 16),
    ]


def test_a_file_whose_form_hides_the_rest_says_so(tmp_path: Path):
    found = errors(tmp_path, HEAD + "sources: [\nquestions:\n" + LAST)
    assert "the rest of this file could not be read" in found[0].hint
    many = "".join(SHORT.replace("prompt", "\tprompt").replace("id: a", f"id: a{number}") for number in range(80))
    assert "the rest of this file could not be read" in errors(tmp_path, HEAD + "questions:\n" + many + LAST)[-1].hint
    assert "could not be read" not in errors(tmp_path, item("\tprompt: Who?", "    answer: x"))[0].hint


@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_tabs_inside_a_text_stay(parser: str, monkeypatch: pytest.MonkeyPatch):
    if parser == "python":
        monkeypatch.setattr(yaml, "LOADER", __import__("yaml").Loader)
    loaded = yaml.load("a: |\n  x:\n  \ty: z\nb:\n\tc: 1\n\td: 2\n")
    assert loaded.data == {"a": "x:\n\ty: z\n", "b": {"c": "1", "d": "2"}}
    assert [(fault.place.line, fault.place.col) for fault in loaded.faults] == [(5, 1)]


@pytest.mark.parametrize("odd", ["😀 w", "a\u2028b\u2029", "\x85\x7f", "back\\ud83d", "/", "tab\t"])
@pytest.mark.parametrize("ascii_", [True, False])
def test_a_mistake_in_a_line_of_json_is_placed_whatever_stands_before_it(made: Made, odd: str, ascii_: bool):
    question = {"id": "g-1", "kind": "choice", "prompt": odd, "choices": ["a", "b"], "answer": "c", "explanation": "x"}
    line = json.dumps(question, ensure_ascii=ascii_).replace("/", "\\/")
    pack = made("questions: []\n", generated_dot_jsonl=f'{{"format": "quizapp-generated/1", "by": "q"}}\n{line}\n')
    (found,) = [one for one in check_pack(pack) if one.code == "answer_not_in_choices"]
    assert (found.line, line[found.col - 1 : found.end - 1]) == (2, '"c"')


def test_a_long_file_full_of_tabs_is_read_soon():
    text = "questions:\n" + "".join("\t" * (1 + n % 9) + f"k: {n}\n" for n in range(20_000))
    began = time.process_time()
    assert len(yaml.load(text).faults) > 1000
    assert time.process_time() - began < 5
