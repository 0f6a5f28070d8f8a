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
    assert verb("pack", "accept", "rivers", "g-1", "--undo").returncode == 0
    again = verb("pack", "accept", "rivers", "g-1", "--undo")
    assert (again.returncode, "'g-1' was not edited or accepted" in again.stderr) == (2, True)
    unknown = verb("pack", "accept", "rivers", "nosuch")
    assert (unknown.returncode, "this pack has no question 'nosuch'" in unknown.stderr) == (2, True)
    for word, former in (("accept", "quote"), ("relearn", "quote"), ("retire", "status")):
        told = verb("pack", word, "rivers", "rhine", "--undo").stderr
        assert f"write its former {former} there again" in told
    by_hand = verb("pack", "accept", "rivers", "rhine", "--undo")
    assert (by_hand.returncode, "'rhine' was written by hand, in pack.yaml:6" in by_hand.stderr) == (2, True)


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
    back = "quizapp pack retire rivers g-1 --undo"
    assert told == ["rhine: to take it back, take status: retired out of it", f"{back} takes it back"]
    assert verb(*back.split()[1:]).returncode == 0
    assert [one.status for one in read_pack(rivers).questions] == ["retired", "approved"]
    assert verb("pack", "retire", "rivers", "g-1", "--json").returncode == 0
    assert "    id: rhine\n" not in (rivers / "pack.yaml").read_text()
    assert (rivers / "pack.yaml").read_text() == HEAD + MINE.replace("id: rhine\n", "id: rhine\n    status: retired\n")
    assert "reason: out of date" in (rivers / "curated.yaml").read_text()
    assert [one.status for one in read_pack(rivers).questions] == ["retired"]
    assert verb("pack", "stale", "rivers").returncode == 0


def test_of_several_questions_all_are_written_or_none(verb: Verb, rivers: Path) -> None:
    tied = MINE.replace("id: rhine", "id: >-\n      po")
    (rivers / "pack.yaml").write_text(HEAD + MINE + tied)
    rewrite(rivers, Vienna="the city of Vienna", about="roughly")
    before = everything(rivers)
    refused = verb("pack", "retire", "rivers", "rhine", "g-1", "po")
    assert (refused.returncode, "no program can change" in refused.stderr) == (1, True), refused.stderr
    assert everything(rivers) == before
    assert verb("pack", "accept", "rivers", "rhine", "g-1", "po").returncode == 0
    assert verb("pack", "stale", "rivers").returncode == 0


def test_a_pack_with_mistakes_is_told_to_have_them(verb: Verb, rivers: Path) -> None:
    (rivers / "curated.yaml").write_text("format: quizapp-curated/1\nkeep: [\n")
    (rivers / "pack.yaml").write_text(HEAD + MINE.replace("answer: 1230", "answer: long"))
    told = f"what has mistakes is left out: quizapp check {rivers}\n"
    for words in (("stale", "rivers"), ("keep", "rivers", "rhine"), ("edit", "rivers", "rhine")):
        assert told in verb("pack", *words).stderr, words


def everything(rivers: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in rivers.iterdir() if path.is_file()}


EDITED = "edit:\n  - {id: g-1, kind: short, prompt: What flows through Vienna?, answer: Danube, evidence: [{source: "
EDITED += "notes.md, quote: The Danube flows through Vienna., start: 10, end: 42}]}\n"
BEFORE = {"nothing": "", "kept": "keep:\n  - {id: g-1, checked: {who: ada, on: 2026-01-02}}\n", "edited": EDITED}


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("decided", BEFORE)
def test_what_is_taken_back_is_as_it_was(
    verb: Verb, rivers: Path, home: Path, decided: str, private: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrections = home / "quizapp" / "profiles" / "default" / "corrections"
    if private:
        monkeypatch.setattr("quizapp.packs.editing.is_own", lambda pack: False)
        corrections.mkdir(parents=True)
    file = corrections / "rivers.yaml" if private else rivers / "curated.yaml"
    if BEFORE[decided]:
        file.write_text(f"# mine\nformat: quizapp-curated/1\n{BEFORE[decided]}")
    verb("study", "rivers", "--plain", "--limit", "2", text="1230\n4\nDanube\n4\n")
    rewrite(rivers, Vienna="the city of Vienna")
    before, raw = everything(rivers), file.read_bytes() if file.is_file() else None
    for word in ("accept", "relearn", "retire"):
        done = verb("pack", word, "rivers", "g-1")
        assert done.returncode == 0
        assert json.loads(verb("due", "--json").stdout)["due"] == (word == "relearn")
        if decided == "edited" and word != "retire":
            assert (
                "to take it back, write the former quote there again with quizapp pack edit rivers g-1" in done.stderr
            )
            refused = verb("pack", word, "rivers", "g-1", "--undo")
            assert (refused.returncode, "'g-1' was edited, not only accepted" in refused.stderr) == (2, True)
            file.write_bytes(raw or b"")
            verb("undo", "--last") if word == "relearn" else None
        else:
            assert f"quizapp pack {word} rivers g-1 --undo takes it back" in done.stderr
            assert verb("pack", word, "rivers", "g-1", "--undo").stdout.startswith("g-1: no longer ")
        assert (everything(rivers), file.read_bytes() if file.is_file() else None) == (before, raw)
        assert json.loads(verb("due", "--json").stdout)["due"] == 0


def test_only_what_was_retired_is_taken_back_so_and_what_was_answered_since_stays(verb: Verb, rivers: Path) -> None:
    rewrite(rivers, Vienna="the city of Vienna")
    verb("study", "rivers", "--plain", "--limit", "2", text="1230\n4\nDanube\n4\n")
    assert verb("pack", "reject", "rivers", "g-1", "--reason", "dull").returncode == 0
    refused = verb("pack", "retire", "rivers", "g-1", "--undo")
    assert (refused.returncode, "rejected, not retired: dull" in refused.stderr) == (2, True)
    assert verb("pack", "reject", "rivers", "g-1", "--undo").returncode == 0
    assert verb("pack", "relearn", "rivers", "g-1").returncode == 0
    verb("study", "rivers", "--plain", "--limit", "1", text="Danube\n4\n")
    waits = verb("reviews").stdout
    assert verb("pack", "relearn", "rivers", "g-1", "--undo").returncode == 0
    assert verb("reviews").stdout == waits


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
