"""`quizapp pack stale`, and the three things that can be done about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.reading import read_pack
from tests.cli.conftest import Verb

NOTES = (
    "# Rivers\n\nThe Danube flows through Vienna. The Seine flows through Paris.\nThe Rhine is about 1,230 km long.\n"
)
HEAD = "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nlicense: CC0-1.0\nquestions:\n"
CITED = '"evidence":[{"source":"notes.md","quote":"The Danube flows through Vienna.","start":10,"end":42}]'
MADE = (
    '{"format":"quizapp-generated/1","by":"quizapp"}\n'
    '{"id":"g-1","kind":"short","prompt":"Which river flows through Vienna?","answer":"Danube",'
    f'"status":"approved","origin":{{"by":"q","fact":"f","slot":"value"}},{CITED}}}\n'
)
MINE = """\
  - id: rhine
    kind: number
    prompt: How long is the Rhine?
    answer: 1230   # about
    evidence:
      - source: notes.md
        quote: The Rhine is about 1,230 km long.
"""


@pytest.fixture
def rivers(home: Path) -> Path:
    folder = home / "quizapp" / "packs" / "rivers"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.yaml").write_text(HEAD + MINE)
    (folder / "generated.jsonl").write_text(MADE)
    (folder / "sources" / "notes.md").write_text(NOTES)
    return folder


def rewrite(pack: Path, **words: str) -> None:
    text = NOTES
    for old, new in words.items():
        text = text.replace(old, new)
    (pack / "sources" / "notes.md").write_text(text)


def test_nothing_is_stale_at_first(verb: Verb, rivers: Path) -> None:
    assert (verb("pack", "stale", "rivers").returncode, verb("pack", "stale", "rivers").stdout) == (0, "")
    assert verb("pack", "accept", "rivers", "g-1").returncode == 2


def test_what_changed_is_shown_as_it_was_and_is_and_accepting_cites_what_stands_there(verb: Verb, rivers: Path) -> None:
    rewrite(rivers, Vienna="the city of Vienna", about="roughly")
    told = verb("pack", "stale", "rivers")
    assert told.returncode == 1
    assert told.stdout.splitlines() == [
        "rhine (notes.md)",
        "  - The Rhine is about 1,230 km long.",
        "  + The Rhine is roughly 1,230 km long.",
        "g-1 (notes.md)",
        "  - The Danube flows through Vienna.",
        "  + The Danube flows through the city of Vienna.",
    ]
    assert [json.loads(line)["id"] for line in verb("pack", "stale", "rivers", "--json").stdout.splitlines()] == [
        "rhine",
        "g-1",
    ]
    assert verb("pack", "accept", "rivers", "rhine", "rivers/g-1").returncode == 0
    assert verb("pack", "stale", "rivers").returncode == 0
    assert check_pack(rivers) == []
    text = (rivers / "pack.yaml").read_text()
    assert text == HEAD + MINE.replace(
        "quote: The Rhine is about 1,230 km long.", 'quote: "The Rhine is roughly 1,230 km long."'
    )
    found = next(one for one in read_pack(rivers).questions if one.id == "g-1")
    assert found.checked
    assert verb("pack", "edit", "rivers", "g-1", "--undo").returncode == 0


def test_relearning_makes_due_today_what_was_learnt(verb: Verb, rivers: Path) -> None:
    verb("study", "rivers", "--plain", "--limit", "2", text="1230\n4\nDanube\n4\n")
    assert json.loads(verb("due", "--json").stdout)["due"] == 0
    rewrite(rivers, Vienna="the city of Vienna")
    assert verb("pack", "relearn", "rivers", "g-1").returncode == 0
    assert json.loads(verb("due", "--json").stdout)["due"] == 1
    assert verb("undo", "--last").returncode == 0
    assert json.loads(verb("due", "--json").stdout)["due"] == 0


def test_retiring_asks_no_more_in_either_file(verb: Verb, rivers: Path) -> None:
    rewrite(rivers, Vienna="the city of Vienna", about="roughly")
    told = verb("pack", "retire", "rivers", "rhine", "g-1").stderr.splitlines()
    back = "quizapp pack reject rivers g-1 --undo"
    assert told == ["rhine: to take it back, take status: retired out of it", f"{back} takes it back"]
    assert verb(*back.split()[1:]).returncode == 0
    assert [one.status for one in read_pack(rivers).questions] == ["retired", "approved"]
    assert verb("pack", "retire", "rivers", "g-1", "--json").returncode == 0
    assert "    id: rhine\n" not in (rivers / "pack.yaml").read_text()
    assert (rivers / "pack.yaml").read_text() == HEAD + MINE.replace("id: rhine\n", "id: rhine\n    status: retired\n")
    assert "reason: out of date" in (rivers / "curated.yaml").read_text()
    assert [one.status for one in read_pack(rivers).questions] == ["retired"]
    assert verb("pack", "stale", "rivers").returncode == 0


def test_several_in_one_file_are_written_one_after_the_other(verb: Verb, rivers: Path) -> None:
    (rivers / "pack.yaml").write_text(HEAD + MINE + MINE.replace("id: rhine", "id: length"))
    rewrite(rivers, about="roughly")
    assert verb("pack", "accept", "rivers", "rhine", "length").returncode == 0
    assert (rivers / "pack.yaml").read_text().count("roughly") == 2


def test_where_nothing_like_it_stands_only_edit_and_retire_are_left(verb: Verb, rivers: Path) -> None:
    (rivers / "sources" / "notes.md").write_text("# Lakes\n\nNothing else.\n")
    assert "  + nothing like it stands there" in verb("pack", "stale", "rivers").stdout
    refused = verb("pack", "accept", "rivers", "rhine", "g-1")
    assert (refused.returncode, "quizapp pack retire" in refused.stderr) == (1, True)
    assert not (rivers / "curated.yaml").exists()


def test_accepting_tells_what_is_cited_now(verb: Verb, rivers: Path) -> None:
    (rivers / "curated.yaml").write_text(
        "format: quizapp-curated/1\nedit:\n  - {id: g-1, kind: short, prompt: What flows through Vienna?, "
        "answer: Danube, evidence: [{source: notes.md, quote: The Danube flows through Vienna., start: 10, end: 42}]}\n"
    )
    rewrite(rivers, Vienna="the city of Vienna", about="roughly")
    done = verb("pack", "accept", "rivers", "g-1", "rhine")
    assert done.stdout.splitlines()[2:] == [
        "rhine cites now:",
        "  - The Rhine is about 1,230 km long.",
        "  + The Rhine is roughly 1,230 km long.",
        "g-1, as it was edited, cites now:",
        "  - The Danube flows through Vienna.",
        "  + The Danube flows through the city of Vienna.",
    ]
    assert check_pack(rivers) == []


ROWS = "# Depths\n\n| River | Depth |\n|---|---|\n| Sarn | 15 m |\n| Merin | 13 m |\n"
SARN = """\
  - id: sarn
    kind: short
    prompt: How deep is the Sarn?
    answer: 15 m
    evidence: [{source: notes.md, quote: "| Sarn | 15 m |"}]
"""


def test_the_row_of_something_else_is_not_offered_for_one_that_was_deleted(verb: Verb, rivers: Path) -> None:
    (rivers / "pack.yaml").write_text(HEAD + SARN)
    (rivers / "generated.jsonl").unlink()
    (rivers / "sources" / "notes.md").write_text(ROWS.replace("| Sarn | 15 m |\n", ""))
    assert verb("pack", "stale", "rivers").stdout.splitlines()[2] == "  + nothing like it stands there"
    for word in ("accept", "relearn"):
        refused = verb("pack", word, "rivers", "sarn")
        assert (refused.returncode, "quizapp pack retire" in refused.stderr) == (1, True)
    (rivers / "sources" / "notes.md").write_text(ROWS.replace("| Sarn | 15 m |", "| Sarn | 15 m deep |"))
    assert verb("pack", "stale", "rivers").stdout.splitlines()[2] == "  + | Sarn | 15 m deep |"


def test_only_the_sentence_that_comes_nearest_is_cited(verb: Verb, rivers: Path) -> None:
    text = NOTES.replace("flows", "still flows")
    (rivers / "sources" / "notes.md").write_text(text.replace("Vienna. The", "Vienna. And yet the"))
    assert verb("pack", "stale", "rivers").stdout.splitlines()[2] == "  + The Danube still flows through Vienna."
    both = NOTES.replace("The Danube flows", "Danube flows").replace("The Seine flows through Paris.", "")
    (rivers / "sources" / "notes.md").write_text(both.replace("# Rivers\n\n", "# Rivers\n\nThe Seine is still long. "))
    assert verb("pack", "stale", "rivers").stdout.splitlines()[2] == "  + Danube flows through Vienna."


def test_what_no_longer_says_the_answer_is_not_accepted_for_it(verb: Verb, rivers: Path) -> None:
    rewrite(rivers, **{"1,230": "1,233"})
    for word in ("accept", "relearn"):
        refused = verb("pack", word, "rivers", "rhine")
        assert refused.returncode == 1
        assert "1,230" in refused.stderr
        assert "quizapp pack edit" in refused.stderr
    assert (rivers / "pack.yaml").read_text() == HEAD + MINE
