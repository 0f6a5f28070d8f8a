"""The library: packs found, cards listed, questions one at a time, over a cache that may fail in any way."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from itertools import compress
from pathlib import Path

import pytest

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.answers import accepted, facets, prompt
from quizapp.packs.check import check_pack
from quizapp.packs.library import Library
from tests.packs.conftest import GENERATED, HEAD, Made, short

ONE = "questions:\n  - {id: mine, kind: short, prompt: What is mine?, answer: this, accept: [that], explanation: x}\n"


@pytest.fixture
def library(tides: Path, tmp_path: Path) -> Library:
    """The pack on tides, with a cache."""
    return Library([tides.parent], tmp_path / "cache" / "library.sqlite")


def test_every_approved_card_is_listed_with_what_study_needs(library: Library):
    index = library.index()
    assert (index.packs["tides"].title, index.packs["tides"].count, len(index.entries)) == ("Tides", 33, 33)
    entry = next(entry for entry in index.entries if entry.facet == "neap")
    assert entry.card == "tides/kinds-of-tide#neap"
    assert (entry.pack, entry.question, entry.kind, entry.tags) == ("tides", "kinds-of-tide", "cloze", ("sea",))
    assert [entry.order for entry in index.entries] == list(range(33))
    assert index.problems == ()


def test_the_topic_is_the_heading_above_the_evidence_else_the_title(library: Library):
    topics = {entry.question: entry.topic for entry in library.index().entries}
    assert topics["main-cause"] == "What raises the tide"
    assert topics["rance-day"] == "Reckoning"
    assert topics["stations-by-age"] == "Tides"


def test_each_card_gives_its_question(library: Library):
    for entry in library.index().entries:
        question = library.question(entry.card)
        assert question.id == entry.question
        assert entry.facet in facets(question)
        assert accepted(question, entry.facet)


def test_a_pack_that_another_window_has_read_anew_is_known_as_it_is_now(tides: Path, tmp_path: Path):
    (tides.parent / "zoo.yaml").write_text(HEAD + ONE)
    here, there = (Library([tides.parent], tmp_path / "library.sqlite") for _ in range(2))
    asked = (
        lambda library: library.header("tides").title,
        lambda library: len(library.citations("tides").of("tides.md")),
        lambda library: len(library.terms("tides")),
    )
    before = [ask(here) for ask in asked]
    file = tides / "pack.yaml"
    for number, ask in enumerate(asked):
        file.write_text(file.read_text("utf-8") + f"# {number}\n", "utf-8")
        there.index()
        assert ask(here) == before[number]


def test_evidence_is_shown_in_its_document_with_line_and_heading(library: Library):
    (shown,) = library.passages("tides/rance-day")
    assert shown.text[shown.start : shown.end] == "The power station on the Rance was opened on 26 November 1966."
    assert (shown.document, shown.title, shown.heading, shown.found) == ("tides.md", "Tides", "Reckoning", True)
    assert shown.text.split("\n")[shown.line - 1].startswith("The power station on the Rance")


def test_evidence_that_is_gone_says_so(library: Library, tides: Path):
    source = tides / "sources" / "tides.md"
    source.write_text(source.read_text().replace("26 November 1966", "a day in 1966"))
    library.index()
    (shown,) = library.passages("tides/rance-day")
    assert not shown.found


def test_terms_are_all_answers_choices_and_foreseen_wrong_ones(library: Library):
    terms = library.terms("tides")
    assert {"Newton", "Galileo", "Portugal", "Severn", "slack", "4,500"} - terms == {"4,500"}


def test_search_finds_words_that_begin_so_without_their_accents(library: Library, made: Made):
    entries, texts = library.index().entries, library.texts()
    assert "tides/who-dynamic" in {entry.card for entry in compress(entries, texts.matching("laplac"))}
    assert any(texts.matching("neap tide"))
    assert texts.matching("tide neap of") == bytes(33)
    assert all(texts.matching('"'))
    folder = made("questions:\n  - {id: a, kind: short, prompt: Where?, answer: Peć, explanation: x}\n")
    assert Library([folder]).texts().matching("pec") == b"\1"


def test_in_scripts_without_spaces_any_piece_is_found(made: Made):
    folder = made(
        "questions:\n  - {id: a, kind: short, prompt: 日本の首都はどこですか, answer: 東京, explanation: x}\n"
    )
    texts = Library([folder]).texts()
    assert texts.matching("首都") == texts.matching("京") == b"\1"
    assert texts.matching("大阪") == b"\0"


def test_each_card_says_its_words_its_documents_and_whether_a_person_checked_it(library: Library):
    entries, texts = library.index().entries, library.texts()
    for place, entry in enumerate(entries):
        question = library.question(entry.card)
        assert texts.prompt(place) == prompt(question, entry.facet)
        assert texts.answers(place) == list(accepted(question, entry.facet))
    said = dict(zip([entry.question for entry in entries], texts.documents(), strict=True))
    assert said["rance-day"] == "tides.md"
    assert texts.checked() == [bool(library.question(entry.card).checked) for entry in entries]


def test_the_first_of_two_packs_with_one_id_is_meant_and_the_other_named_once(made: Made, tmp_path: Path):
    first, second = made(ONE, name="one/demo"), made(ONE, name="two/demo")
    index = Library([first.parent, second.parent, second], tmp_path / "c").index()
    assert index.packs["demo"].path == first
    assert [(hidden.id, hidden.path, hidden.by) for hidden in index.hidden] == [("demo", second, first)]
    assert len(index.problems) == 1


def test_a_pack_found_twice_by_two_roads_hides_nothing(made: Made, tmp_path: Path):
    folder = made(ONE)
    (tmp_path / "road").symlink_to(tmp_path)
    assert Library([folder, tmp_path, tmp_path / "road"]).index().hidden == ()


def test_a_broken_pack_is_reported_and_hides_no_other(made: Made, tides: Path, tmp_path: Path):
    made("[", name="broken")
    (tmp_path / "single.yaml").write_bytes(b"\xff\xfe")
    index = Library([tmp_path]).index()
    assert list(index.packs) == ["tides"]
    assert {broken.path.name for broken in index.broken} == {"broken", "single.yaml"}
    assert any("pack.yaml:5:1" in problem for problem in index.problems)


def test_of_a_pack_with_a_mistake_the_rest_is_studied(made: Made):
    index = Library([made(ONE + "  - {id: b, kind: shrt}\n")]).index()
    assert [entry.question for entry in index.entries] == ["mine"]
    assert index.packs["demo"].errors == 1
    assert len(index.broken) == 1


SLIPS = {
    "not closed": ("title: Demo", "title: [ Demo", "pack.yaml:3:8"),
    "a tab": ("questions:", "\tquestions:", "pack.yaml:5:1"),
    "not UTF-8": ("What is mine?", "What is \udcff?", "pack.yaml:6:"),
    "the header": ("title: Demo", "titel: Demo", "pack.yaml:3:1"),
    "a key twice": ("title: Demo", "title: Demo\ntitle: Demo", "pack.yaml:4:1"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_file_leaves_the_questions_as_they_were_until_it_is_mended(slip: str, made: Made, tmp_path: Path):
    was, now, place = SLIPS[slip]
    folder = made(ONE, week_dot_yaml=ONE.replace("mine", "second"))
    library = Library([folder], tmp_path / "cache")
    before = library.index()
    text = (folder / "pack.yaml").read_text()
    (folder / "pack.yaml").write_text(text.replace(was, now), errors="surrogateescape")
    index = library.index()
    assert (index.entries, list(index.packs)) == (before.entries, ["demo"])
    (broken,) = index.broken
    assert broken.message.startswith(place)
    assert library.question("demo/mine").prompt == "What is mine?"
    assert Library([folder], tmp_path / "cache").index().broken == (broken,)
    (folder / "pack.yaml").write_text(text.replace("What is", "What was"))
    assert library.index().broken == ()
    assert library.question("demo/mine").prompt == "What was mine?"


def test_a_slip_in_one_file_holds_back_no_other_and_a_file_that_is_deleted_is_gone(made: Made, tmp_path: Path):
    folder = made(ONE, week_dot_yaml=ONE.replace("mine", "second"))
    library = Library([folder], tmp_path / "cache")
    library.index()
    (folder / "week.yaml").write_text("questions: [")
    assert {entry.question for entry in library.index().entries} == {"mine", "second"}
    (folder / "pack.yaml").write_text(HEAD + ONE.replace("id: mine", "id: third"))
    assert {entry.question for entry in library.index().entries} == {"third", "second"}
    (folder / "pack.yaml").write_text(HEAD + ONE)
    (folder / "week.yaml").unlink()
    assert {entry.question for entry in library.index().entries} == {"mine"}
    assert library.index().broken == ()
    (folder / "week.yaml").write_text("questions: [")
    assert {entry.question for entry in library.index().entries} == {"mine"}
    (folder / "pack.yaml").write_text("questions: [")
    assert list(library.index().packs) == ["demo"]
    shutil.rmtree(folder)
    assert library.index().packs == {}


REJECTED = "format: quizapp-curated/1\nreject:\n  - {id: g-2, reason: wrong}\n"


def prompts(library: Library) -> dict[str, str]:
    return {entry.question: library.question(entry.card).prompt for entry in library.index().entries}


@pytest.mark.parametrize("slip", ["id demo", "id: [demo", "id: Demo", "id: demo\ntitel: x", "ids: demo"])
def test_what_is_decided_while_there_is_a_slip_holds_at_once(slip: str, made: Made, tmp_path: Path):
    lines = [GENERATED, short("g-1"), short("g-2")]
    folder, private = made(ONE, generated_dot_jsonl=lines), tmp_path / "private"
    library = Library([folder], tmp_path / "cache", private)
    assert list(library.index().packs["demo"].path.parts) == list(folder.parts)
    (folder / "pack.yaml").write_text((HEAD + ONE).replace("id: demo", slip))
    assert list(prompts(library)) == ["mine", "g-1", "g-2"]
    (folder / "curated.yaml").write_text(REJECTED)
    assert list(prompts(library)) == ["mine", "g-1"]
    private.mkdir()
    (private / "demo.yaml").write_text("format: quizapp-curated/1\nreject:\n  - {id: mine, reason: wrong}\n")
    assert list(prompts(library)) == ["g-1"]
    edited = "edit:\n  - {id: mine, kind: short, prompt: What is it?, answer: this}\n"
    (private / "demo.yaml").write_text(f"format: quizapp-curated/1\n{edited}")
    assert prompts(library)["mine"] == "What is it?"
    assert Library([folder], tmp_path / "cache").index().packs["demo"].count == 2
    (private / "demo.yaml").write_text("format: quizapp-curated/1\nedit: [")
    (folder / "curated.yaml").unlink()
    assert prompts(library) == {"mine": "What is it?", "g-1": "What is g-1?", "g-2": "What is g-2?"}
    (private / "demo.yaml").unlink()
    (folder / "pack.yaml").write_text(HEAD + ONE)
    assert prompts(library) == {"mine": "What is mine?", "g-1": "What is g-1?", "g-2": "What is g-2?"}
    assert library.index().broken == ()


def test_while_git_s_marks_stand_in_what_was_generated_its_questions_are_asked_as_before(made: Made, tmp_path: Path):
    lines = [GENERATED, short("g-1"), short("g-2")]
    folder = made(ONE, generated_dot_jsonl=lines, curated_dot_yaml=REJECTED)
    library = Library([folder], tmp_path / "cache")
    before = library.index()
    ours, *rest = (folder / "generated.jsonl").read_text().splitlines(keepends=True)
    marked = f"<<<<<<< HEAD\n{ours}=======\n{ours.replace('0.1.0', '0.2.0')}>>>>>>> other\n{''.join(rest)}"
    (folder / "generated.jsonl").write_text(marked)
    index = library.index()
    assert index.entries == before.entries
    (broken,) = index.broken
    assert broken.message == "generated.jsonl:1:1: git could not merge this file"
    (told,) = check_pack(folder)
    assert (told.code, told.line) == ("not_merged", 1)


def test_while_git_s_marks_stand_in_what_was_decided_it_holds_as_before(made: Made, tmp_path: Path):
    folder = made(ONE, generated_dot_jsonl=[GENERATED, short("g-1"), short("g-2")], curated_dot_yaml=REJECTED)
    library = Library([folder], tmp_path / "cache")
    before = library.index()
    head, entry = REJECTED.split("  -")
    other = entry.replace("wrong", "dull")
    (folder / "curated.yaml").write_text(f"{head}<<<<<<< HEAD\n  -{entry}=======\n  -{other}>>>>>>> other\n")
    assert library.index().entries == before.entries
    (told,) = [one for one in check_pack(folder) if one.severity == "error"]
    assert (told.code, told.line, told.hint.partition(",")[0]) == ("not_merged", 3, "keep of each place what holds")


def test_decisions_without_their_format_hold_and_the_hint_names_the_right_one(made: Made):
    decided = REJECTED.partition("\n")[2]
    folder = made("", generated_dot_jsonl=[GENERATED, short("g-1"), short("g-2")], curated_dot_yaml=decided)
    assert [entry.question for entry in Library([folder]).index().entries] == ["g-1"]
    (told,) = [one for one in check_pack(folder) if one.severity == "error"]
    assert (told.code, told.hint) == ("missing", "write format: quizapp-curated/1")


def test_a_pack_first_seen_with_a_slip_in_its_header_is_one_with_a_mistake_and_nothing_else(made: Made):
    index = Library([made(ONE, head=HEAD.replace("title: Demo", "title: [ Demo"))]).index()
    assert index.packs == {}
    (problem,) = index.problems
    assert "pack.yaml:3:8" in problem
    with pytest.raises(QuizError, match=r"pack\.yaml:3:8"):
        Library([made(ONE, head=HEAD.replace("title: Demo", "title: [ Demo")).parent]).pack("demo")
    week = made(ONE, name="two/demo", week_dot_yaml="questions: [")
    index = Library([week]).index()
    assert ([entry.question for entry in index.entries], index.packs["demo"].errors) == (["mine"], 1)


def test_drafts_and_retired_questions_are_not_studied_but_can_be_opened(made: Made):
    lines = [GENERATED, short("g-1"), short("g-2", status="draft"), short("g-3", status="retired")]
    library = Library([made("", generated_dot_jsonl=lines)])
    assert [entry.question for entry in library.index().entries] == ["g-1"]
    assert library.question("demo/g-2").status == "draft"


def test_a_former_name_leads_to_the_question(made: Made):
    library = Library([made(ONE.replace("explanation: x", "explanation: x, aliases: [old]"))])
    assert library.index().aliases == {"demo/old": "demo/mine"}
    assert library.question("demo/old").id == "mine"


def test_a_pack_is_named_by_id_beginning_or_path_with_a_hint_where_none_is(made: Made, tides: Path, tmp_path: Path):
    made(ONE, name="tid/demo", head=HEAD.replace("id: demo", "id: tidy"))
    library = Library([tides, tmp_path / "tid"])
    assert library.pack("tides").path == library.pack("tide").path == library.pack(str(tides)).path == tides
    for name, hint in (
        ("tdies", "did you mean 'tides'?"),
        ("ti", "write more"),
        ("zzzzzz", "packs in reach"),
        ("", "packs"),
    ):
        with pytest.raises(WrongUse) as raised:
            library.pack(name)
        assert hint in raised.value.hint


def test_a_path_outside_the_roots_is_looked_at_first(made: Made, tides: Path):
    folder = made(ONE, head=HEAD.replace("id: demo", "id: tides"))
    library = Library([tides])
    assert library.pack(str(folder)).path == folder
    assert library.index().packs["tides"].path == folder


def test_an_unknown_card_is_an_error_for_people(library: Library):
    for card in ("tides/nothing", "nothing/at-all", "", "x"):
        with pytest.raises(QuizError):
            library.question(card)


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(library: Library, tides: Path):
    before = library.index()
    assert library.index() is before
    with (tides / "pack.yaml").open("a") as file:
        file.write("  - {id: new, kind: short, prompt: New?, answer: x, explanation: y}\n")
    assert "new" in {entry.question for entry in library.index().entries}
    shutil.rmtree(tides)
    assert library.index().packs == {}


@pytest.mark.parametrize("state", ["text", "empty", "other version", "half", "folder"])
def test_a_damaged_cache_is_made_anew(tides: Path, tmp_path: Path, state: str):
    cache = tmp_path / "library.sqlite"
    expected = Library([tides], cache).index().entries
    if state == "folder":
        cache.unlink()
        cache.mkdir()
    elif state == "other version":
        with sqlite3.connect(cache) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
    else:
        raw = cache.read_bytes()
        cache.write_bytes({"text": b"no database", "empty": b"", "half": raw[: len(raw) // 2]}[state])
    library = Library([tides], cache)
    assert library.index().entries == expected
    assert library.question("tides/hat").id == "hat"
    assert library.texts().matching("slack")


def test_where_no_cache_can_be_written_the_library_works_all_the_same(tides: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    library = Library([tides], tmp_path / "file" / "cache.sqlite")
    assert len(library.index().entries) == 33
    assert library.passages("tides/rance-day")[0].found


def test_a_cache_that_is_up_to_date_is_read_without_the_model_or_yaml(tides: Path, tmp_path: Path):
    script = (
        "import sys, json; from pathlib import Path; from quizapp.packs.library import Library\n"
        f"index = Library([Path({str(tides)!r})], Path({str(tmp_path / 'c.sqlite')!r})).index()\n"
        "print(json.dumps([len(index.entries), sorted({'pydantic', 'yaml', 'textual', 'spacy'} & set(sys.modules))]))"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ
        )
        assert json.loads(done.stdout) == [33, []]


def test_strange_names_of_folders_are_no_obstacle(made: Made, tmp_path: Path):
    folder = made(ONE, name="a b\n'\"%é漢")
    assert len(Library([folder.parent], tmp_path / "c").index().entries) == 1


def test_two_programs_that_read_a_pack_at_once_read_it_once(library: Library, tides: Path, tmp_path: Path):
    from quizapp.packs.cache import connect
    from quizapp.packs.indexing import update

    (tides.parent / "zebra.yaml").write_text(HEAD.replace("tides", "zebra") + ONE, "utf-8")
    index = library.index()
    assert len(index.packs) == 2
    other = connect(tmp_path / "cache" / "library.sqlite")
    update(other, [tides])  # it too had seen that the pack was not there yet
    other.close()
    assert library.question(index.entries[0].card).id == index.entries[0].question
    assert Library([tides.parent], tmp_path / "cache" / "library.sqlite").index() == index


def test_no_python_file_of_the_folder_is_run(tides: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from quizapp.packs.library import _apart

    (tmp_path / "yaml.py").write_text("open('was-run', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert _apart(str(tmp_path / "library.sqlite"), [tides], None)
    assert not (tmp_path / "was-run").exists()
