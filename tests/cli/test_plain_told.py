"""What plain mode tells beside the verdict, and when somebody stops."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Verb

NUMBERS = """\
format: quizapp-pack/1
id: force
title: Force
license: CC0-1.0
questions:
  - {id: a, kind: number, prompt: How many?, answer: 4500, tolerance: 10%, unit: troops, as_of: 2026-06-30}
  - {id: b, kind: number, prompt: How many nations?, answer: 27}
  - {id: c, kind: short, prompt: Who commands it?, answer: Ulutas, as_of: 2025-10-03}
"""


@pytest.fixture
def force(tmp_path: Path) -> Path:
    (tmp_path / "force.yaml").write_text(NUMBERS, encoding="utf-8")
    return tmp_path / "force.yaml"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [datetime(2026, 11, 23, 9, tzinfo=UTC)]
    monkeypatch.setattr("quizapp.cli.clock.now", lambda: now[0])
    monkeypatch.setattr("quizapp.cli.clock.zone", lambda: UTC)
    return now


def test_a_verdict_tells_what_counts_and_of_what_day(verb: Verb, force: Path) -> None:
    said = verb("study", force, "--plain", "--limit", "3", text="4600\n\n27\n\nNobody\n\n").stdout
    assert [line for line in said.splitlines() if line.startswith("What counts: ")] == [
        "What counts: troops, 10% off is right too; as of 30 June 2026.",
        "What counts: as of 3 October 2025.",
    ]
    shown = verb("pack", "show", force).stdout
    assert "  Counts  troops, 10% off is right too\n  As of   30 June 2026\n" in shown
    assert "  Counts  the stated number only\n" in shown
    assert "  As of   3 October 2025\n" in shown
    paper = verb("paper", force, "--answers").stdout
    assert "4,500 troops ± 10% (as of 30 June 2026)" in paper
    assert "Ulutas (as of 3 October 2025)" in paper


def test_a_note_is_written_before_the_answer_or_after_and_told_with_the_verdict(verb: Verb, force: Path) -> None:
    lines = [":note Mind it", ":note", "", ":note", "twice", "4600", ":note", "Once", ":note", "", ":quit"]
    said = verb("study", force, "--plain", "--limit", "1", text="\n".join(lines)).stdout
    assert [line for line in said.splitlines() if "note" in line.casefold()] == [
        "What is to be noted on this card? An empty line notes nothing.",
        "What is to be noted on this card? An empty line notes nothing.",
        "Note: Mind it twice",
        "What is to be noted on this card? An empty line takes it away.",
        "Note: Once",
        "What is to be noted on this card? An empty line takes it away.",
    ]
    assert said.count("saved") == 5


def test_a_command_instead_of_a_note_leaves_the_note_there(verb: Verb, force: Path) -> None:
    lines = [":note Mind it", "4600", ":note", ":evidence", ":raw", ":quit"]
    said = verb("study", force, "--plain", "--limit", "1", text="\n".join(lines)).stdout
    assert (said.count("Note: Mind it"), said.count("saved")) == (3, 2)


def test_what_changes_with_time_is_asked_with_its_date(verb: Verb, tmp_path: Path) -> None:
    pack = tmp_path / "force.yaml"
    more = (
        "  - {id: d, kind: short, prompt: Who commanded it in May 2024?, answer: Barry, as_of: 2024-05}\n"
        "  - {id: e, kind: number, prompt: Since which year has it been smaller?, answer: 2022, as_of: 2022}\n"
        "  - {id: f, kind: short, reverse: true, prompt: Which capital?, answer: Pristina, as_of: 2023}\n"
        "  - {id: g, kind: cloze, text: 'From {{1999}} on {{30}} nations took part.', as_of: 1999}\n"
    )
    pack.write_text(NUMBERS + more, encoding="utf-8")
    dated = {
        "How many? (as of 30 June 2026)",
        "How many nations?",
        "Who commands it? (as of 3 October 2025)",
        "Who commanded it in May 2024?",
        "Since which year has it been smaller?",
        "Which capital? (as of 2023)",
    }
    said = verb("study", pack, "--plain", "--limit", "20", text=":skip\n" * 9 + ":quit\n").stdout.splitlines()
    assert {*said} >= dated
    assert {*verb("exam", pack, "--plain", text=":next\n" * 9 + ":quit\n").stdout.splitlines()} >= dated
    page = verb("paper", pack).stdout
    assert all(f">{one}<" in page for one in dated)
    assert verb("pack", "build", pack, "--no-answers", "-o", tmp_path / "asked.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "asked.zip") as archive:
        name = next(one for one in archive.namelist() if one.endswith("prompts.jsonl"))
        asked = [json.loads(line).get("prompt") for line in archive.read(name).decode().splitlines()]
    assert {*asked} >= dated
    assert not any("1999)" in str(one) or "Pristina (" in str(one) for one in (*said, *asked, page))


def test_whoever_stops_is_told_what_waits_now(verb: Verb, force: Path, clock: list[datetime]) -> None:
    def last(text: str, *options: str) -> list[str]:
        return verb("study", force, "--plain", *options, text=text).stdout.splitlines()[-2:]

    waits, coming = last("x\n4\n:quit\n")
    assert waits == "Waiting now: 2 new."
    assert coming.startswith("Next: in ")
    assert last("x\n1\n:quit\n")[0] == "Waiting now: 1 due (all within 20 min), 1 new."
    clock[0] += timedelta(days=30)
    assert last(":quit\n")[1] == "Waiting now: 2 due, 1 new."
    assert last("x\n4\n", "--limit", "1")[1] == "Waiting now: 1 due, 1 new."
    assert last("x\n4\nx\n4\n")[1].startswith("Next: in ")
