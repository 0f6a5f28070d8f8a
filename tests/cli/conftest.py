# ruff: noqa: E501
"""A small pack of every kind, and quizapp run as people run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
sources:
  notes.md: {title: Notes on rivers}
questions:
  - {id: a-short, kind: short, prompt: Which river flows through Vienna?, answer: Danube, accept: [Donau],
     evidence: [{source: notes.md, quote: The Danube flows through Vienna.}], topic: Cities}
  - {id: b-choice, kind: choice, prompt: Which river is the longest of these?, choices: [Rhine, Thames, Seine], answer: Rhine}
  - {id: c-true, kind: truefalse, prompt: The Po flows through Turin., answer: true}
  - {id: d-multi, kind: multi, prompt: Which of these flow into the North Sea?, choices: [Rhine, Elbe, Rhone], answers: [Rhine, Elbe]}
  - {id: e-number, kind: number, prompt: How many countries does the Danube touch?, answer: 10}
  - {id: f-date, kind: date, prompt: When was the Suez Canal opened?, answer: 1869-11-17}
  - {id: g-cloze, kind: cloze, text: "The {{Loire}} reaches the Atlantic."}
  - {id: h-match, kind: match, prompt: Match city and river., pairs: {Cologne: Rhine, Hamburg: Elbe}}
  - {id: i-order, kind: order, prompt: From north to south., items: [Elbe, Rhine, Rhone]}
  - {id: j-card, kind: flashcard, prompt: What is a delta?, answer: Land built up at a river's mouth}
"""

NOTES = "# Rivers\n\n## Cities\n\nThe Danube flows through Vienna.\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with the small pack and its source."""
    folder = tmp_path / "rivers"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    return folder


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run quizapp in an empty folder; gives status, output and what it said on stderr."""
    where = tmp_path / "elsewhere"
    where.mkdir()

    def call(
        *arguments: str | Path, text: str = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *map(str, arguments)],
            input=text,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            cwd=where,
            env={**os.environ, **(env or {})},
        )

    return call


Verb = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def verb() -> Verb:
    """Run quizapp in this process; gives status, output and what it said on stderr."""
    from click.testing import CliRunner

    from quizapp.cli import main

    def call(*words: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(main, list(map(str, words)), input=text)
        return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)

    return call
