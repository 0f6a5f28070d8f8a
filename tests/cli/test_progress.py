"""`quizapp progress`: a page, JSON and a table."""

from __future__ import annotations

import csv
import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from justhtml import JustHTML

from tests.cli.conftest import Verb

KEYS = {"days", "retention", "forecast", "calibration", "topics", "documents", "trouble", "streak"}


@pytest.fixture
def studied(pack: Path, verb: Verb) -> Path:
    """The small pack, with three answers given today."""
    done = verb("study", pack, "--plain", "--limit", "3", text="Danube\n\n1\n\n2\n\n")
    assert done.stdout.count("saved") == 3, done.stdout
    return pack


def test_json_has_every_figure(studied: Path, verb: Verb) -> None:
    seen = json.loads(verb("progress", studied, "--json").stdout)
    assert set(seen) >= KEYS
    assert [day["answers"] for day in seen["days"]] == [3]
    assert seen["streak"]["now"] == 1
    assert seen["retention"]["all"] == {"n": 0, "remembered": 0, "share": None, "low": None, "high": None}
    assert sum(topic["questions"] for topic in seen["topics"]) == 10
    assert [(one["document"], one["questions"], one["facts"]) for one in seen["documents"]] == [("notes.md", 1, 0)]


def test_a_page_says_of_how_many_and_names_what_there_is_none_of(studied: Path, verb: Verb) -> None:
    page = verb("progress", studied, "--documents").stdout
    assert "3 answers on 1 of the last 7 days" in page
    assert "Nothing came back for review yet" in page
    assert "Notes on rivers" in page
    assert "Cities" in page
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_table_for_a_spreadsheet(studied: Path, verb: Verb) -> None:
    for words in (("progress", "--csv"), ("progress", studied, "--csv")):
        (row,) = csv.DictReader(verb(*words).stdout.splitlines())
        assert (row["answers"], row["new"]) == ("3", "3")


def test_what_was_undone_counts_nowhere(studied: Path, verb: Verb) -> None:
    assert verb("undo", "--last").returncode == 0
    seen = json.loads(verb("progress", "--json").stdout)
    assert [day["answers"] for day in seen["days"]] == [2]


def test_what_follows_from_the_journal_is_kept_by_whoever_finds_it_missing(
    studied: Path, verb: Verb, home: Path
) -> None:
    profile = home / "quizapp" / "profiles" / "default"
    before = {path: path.read_bytes() for path in profile.rglob("*.log")}
    for words in (("progress",), ("due",), ("reviews",), ("results", "export", "--level", "practice")):
        (profile / "learner.json").unlink()
        first, second = verb(*words), verb(*words)
        assert (first.returncode, "it is rebuilt from the journal" in first.stderr) == (0, True), first.stderr
        assert (profile / "learner.json").exists()
        assert (second.returncode, second.stderr) == (0, "")
    assert {path: path.read_bytes() for path in profile.rglob("*.log")} == before


def test_days_dated_after_today_are_told_without_a_streak(
    studied: Path, verb: Verb, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    earlier = datetime.now(UTC) - timedelta(days=3)
    monkeypatch.setattr("quizapp.cli.clock.now", lambda: earlier)
    assert "No day of study up to today" in verb("progress").stdout
    assert json.loads(verb("progress", "--json").stdout)["streak"]["since"] is None
    assert verb("progress", "--html", tmp_path / "page.html").returncode == 0


def test_nothing_studied_and_unknown_packs_are_said(pack: Path, verb: Verb) -> None:
    for words in (("progress",), ("progress", pack)):
        assert verb(*words).stdout.splitlines()[2:] == ["Nothing was answered yet.", "Next: quizapp study"]
    assert json.loads(verb("progress", "--json").stdout)["days"] == []
    unknown = verb("progress", "no-such-pack")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    both = verb("progress", "--json", "--csv")
    assert both.returncode == 2


def test_a_page_is_written_in_place_of_the_last(studied: Path, verb: Verb, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    for _ in range(2):
        done = verb("progress", studied, "--html", page)
        assert (done.stdout, done.stderr) == ("", f"Written to {page}\n")
        text = page.read_text(encoding="utf-8")
        JustHTML(text, strict=True)
        assert "3 answers on 1 of the last 7 days" in text
        assert "Notes on rivers" in text
    assert [path.name for path in page.parent.iterdir()] == ["page.html"]
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    page.write_text("<h1>Mine</h1>", encoding="utf-8")
    done = verb("progress", studied, "--html", page)
    assert (done.returncode, "no page that quizapp wrote" in done.stderr) == (2, True)
    assert page.read_text(encoding="utf-8") == "<h1>Mine</h1>"


def test_a_page_that_cannot_be_written_is_said(studied: Path, verb: Verb, tmp_path: Path) -> None:
    done = verb("progress", studied, "--html", tmp_path)
    assert done.returncode == 1
    assert "folder" in done.stderr
    assert verb("progress", "--html", "x", "--json").returncode == 2


def test_the_page_leaves_the_streak_out_where_it_is_hidden(studied: Path, verb: Verb, tmp_path: Path) -> None:
    assert "Streak" in verb("progress").stdout
    verb("config", "set", "looks.streak", "hidden")
    assert "Streak" not in verb("progress").stdout
    assert "Mon ·" not in verb("progress").stdout
    verb("progress", "--html", tmp_path / "p.html")
    assert "Streak" not in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_what_remembering_more_costs_is_in_every_form(studied: Path, verb: Verb) -> None:
    seen = json.loads(verb("progress", studied, "--json").stdout)
    assert [one["retention"] for one in seen["workload"]] == [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97]
    assert len(seen["forecast"]["with_study"]) == 31
    assert "What remembering more costs" in verb("progress", studied).stdout
