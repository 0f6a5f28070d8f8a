"""What `check --fix` writes, and that it writes nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.check import check_pack
from quizapp.packs.reading import examine
from quizapp.practice import fixing
from quizapp.practice.fixing import fix
from tests.packs.conftest import HEAD, Made
from tests.packs.damage import damaged, sound, written


def fixed(folder: Path, text: str) -> str:
    """What stands in the pack after it was fixed."""
    (folder / "pack.yaml").write_bytes(text.encode())
    fix(folder)
    return (folder / "pack.yaml").read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - kind: short\n    prompt: Who?\n", "  - id: who\n    kind: short\n    prompt: Who?\n"),
        ("- prompt: Who?\n  kind: short\n", "- id: who\n  prompt: Who?\n  kind: short\n"),
        ("  -\n    prompt: Who?\n", "  -\n    id: who\n    prompt: Who?\n"),
        ("  - {prompt: Who?, kind: short}\n", "  - {id: who, prompt: Who?, kind: short}\n"),
        ('  - {"prompt": "Who?"}\n', '  - {id: who, "prompt": "Who?"}\n'),
        ("  - text: The {{Rhine|Rhein}}.\n", "  - id: the-rhine-rhein\n    text: The {{Rhine|Rhein}}.\n"),
        ("  - prompt: 漢字\n", "  - id: q-c6d29771\n    prompt: 漢字\n"),
        (
            "  - id: who\n    prompt: A\n  - prompt: Who?\n",
            "  - id: who\n    prompt: A\n  - id: who-2\n    prompt: Who?\n",
        ),
        ("  - prompt: Who?  # a comment\n", "  - id: who\n    prompt: Who?  # a comment\n"),
        ("  - id: a\n    prompt: Is it: A?\n", '  - id: a\n    prompt: "Is it: A?"\n'),
        ("  - id: a\n    prompt: *so*\n    answer: @x\n", '  - id: a\n    prompt: "*so*"\n    answer: "@x"\n'),
        ("  - id: a\n    text: {{Osmosis}} moves.\n", '  - id: a\n    text: "{{Osmosis}} moves."\n'),
        ("  - id: a\n    answer: 'it's'\n", '  - id: a\n    answer: "it\'s"\n'),
        ('  - id: a\n    answer: "12" and more\n', "  - id: a\n    answer: '\"12\" and more'\n"),
        ('  - id: a\n    answer: a\\b: "c"\n', "  - id: a\n    answer: 'a\\b: \"c\"'\n"),
    ],
)
def test_what_is_safe_is_written(made: Made, before: str, after: str):
    folder = made()
    assert fixed(folder, f"{HEAD}questions:\n{before}") == f"{HEAD}questions:\n{after}"


@pytest.mark.parametrize(
    "body",
    [
        "  - id: ''\n    prompt: Who?\n",
        "  - kind: short\n    answer: x\n",
        "  - just text\n",
        "  - id: a\n    prompt: Is it: A\n      or B?\n",
        "  - id: a\n    prompt: Is it: A? # perhaps\n",
        "  - id: a\n    choices: [a, b\n",
        "  - id: a\n\tprompt: Who?\n",
        "  - id: a\n    prompt: Who?\n    prompt: Why?\n",
        "  - id: a\n    answr: x\n",
        "  - id: a\n    prompt: >\n      Who: me?\n",
        "  - id: a\n    prompt: &q Who?\n    answer: *q\n    explanation: !!str 12\n",
    ],
)
def test_what_is_not_safe_is_left(made: Made, body: str):
    folder = made()
    assert fixed(folder, f"{HEAD}questions:\n{body}") == f"{HEAD}questions:\n{body}"


def test_comments_line_ends_and_the_byte_order_mark_stay(made: Made):
    folder = made()
    body = "\ufeff" + (HEAD + "questions:\n  # first\n  - prompt: Is it: A?  \n\n  - prompt: Why?\n# end").replace(
        "\n", "\r\n"
    )
    expected = body.replace("- prompt: Is it: A?", '- id: is-it-a\r\n    prompt: "Is it: A?"')
    assert fixed(folder, body) == expected.replace("- prompt: Why?", "- id: why\r\n    prompt: Why?")


def test_each_file_of_a_pack_is_mended_and_those_of_programs_are_not(made: Made):
    curated = "format: quizapp-curated/1\nedit:\n  - prompt: Who?\n"
    folder = made("questions:\n  - prompt: Who?\n", more_dot_yaml="- prompt: Who?\n", curated_dot_yaml=curated)
    assert sorted((one.file, one.says) for one in fix(folder)) == [
        ("more.yaml", "the question gets the id who-2"),
        ("pack.yaml", "the question gets the id who"),
    ]
    assert (folder / "curated.yaml").read_text() == curated


def test_a_single_file_is_a_pack_too(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(f"{HEAD}questions:\n  - prompt: Who?\n")
    (tmp_path / "b.yaml").write_text(f"{HEAD}questions:\n  - prompt: Who?\n")
    assert len(fix(tmp_path / "a.yaml")) == 1
    assert "id: who" not in (tmp_path / "b.yaml").read_text()


def test_a_passage_that_has_moved_gets_its_new_place(made: Made):
    cited = "{source: n.md, quote: The heron is grey., start: 2, end: 20, answer: [15, 19]}"
    body = f"questions:\n  - {{id: a, kind: short, prompt: What is grey?, answer: heron, evidence: [{cited}]}} # kept\n"
    folder = made(body, sources__n_dot_md="# Birds\n\nThe heron is grey.\n")
    assert [one.code for one in check_pack(folder)] == ["evidence_moved"]
    fix(folder)
    text = (folder / "pack.yaml").read_text()
    assert text == HEAD + body.replace("start: 2, end: 20, answer: [15, 19]", "start: 9, end: 27, answer: [22, 26]")
    assert check_pack(folder) == []


def test_a_passage_that_stands_there_twice_is_left(made: Made):
    cited = "{source: n.md, quote: The heron is grey., start: 2, end: 20}"
    body = f"questions:\n  - {{id: a, kind: short, prompt: What is grey?, answer: heron, evidence: [{cited}]}}\n"
    folder = made(body, sources__n_dot_md="# Birds\n\nThe heron is grey.\n\nThe heron is grey.\n")
    assert fix(folder) == []


def test_what_changed_is_shown_as_old_and_new(made: Made):
    cited = "{source: n.md, quote: The heron is white., start: 9, end: 28}"
    body = f"questions:\n  - {{id: a, kind: short, prompt: What is white?, answer: heron, evidence: [{cited}]}}\n"
    (found,) = check_pack(made(body, sources__n_dot_md="# Birds\n\nThe heron is grey.\n"))
    assert (found.code, found.was, found.now) == ("evidence_changed", "The heron is white.", "The heron is grey.")


def test_a_file_that_changes_meanwhile_is_left(made: Made, monkeypatch: pytest.MonkeyPatch):
    folder = made("questions:\n  - prompt: Who?\n")
    seen = fixing.examine

    def read_and_changed(path: Path, *, lenient: bool) -> object:
        found = seen(path, lenient=lenient)
        (folder / "pack.yaml").write_text("changed")
        return found

    monkeypatch.setattr(fixing, "examine", read_and_changed)
    with pytest.raises(QuizError, match="changed meanwhile"):
        fix(folder)
    assert (folder / "pack.yaml").read_text() == "changed"


def test_whatever_is_damaged_a_second_fix_finds_nothing_more_and_no_question_is_lost(tides: Path):
    files = {"pack.yaml": sound()["pack.yaml"]}
    for number in range(60):
        written(tides, damaged(random.Random(number), files))
        before = _questions(tides)
        fix(tides)
        assert before <= _questions(tides), number
        assert fix(tides) == [], number


def _questions(folder: Path) -> set[str]:
    """What can be read, each question as text."""
    pack, _ = examine(folder, lenient=True)
    return {item.question.model_dump_json() for item in pack.items} if pack else set()
