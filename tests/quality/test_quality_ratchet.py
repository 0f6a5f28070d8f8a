"""What generating from the documents of this folder must give at least, and never may."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.cli.inputs import job
from quizapp.packs.bank import fact_lines, question_lines
from quizapp.packs.check import check_pack
from quizapp.packs.growing import begin, header
from tests.quality.judgements import question_hash, read
from tests.quality.looking import defects, twice
from tests.quality.run import Run, run

DOCUMENTS = Path(__file__).with_name("documents")
LEAST_A_HUNDRED_WORDS = 1.0
LEAST_ACCEPTED = 0.9
ENOUGH_JUDGED = 40


@pytest.fixture(scope="module")
def made() -> Run:
    pytest.importorskip("spacy")
    return run(DOCUMENTS)


def test_enough_is_asked(made: Run):
    words = sum(len(text.split()) for text in made.texts.values())
    assert 100 * len(made.with_status("approved")) / words >= LEAST_A_HUNDRED_WORDS


def test_nothing_approved_has_a_defect(made: Run):
    approved = made.with_status("approved")
    found = [(what, line["prompt"]) for line in approved for what in defects(line, made.texts)]
    assert found + [(what, line["prompt"]) for line, what in twice(approved)] == []


def test_a_check_of_the_pack_misses_only_its_licence(made: Run, tmp_path: Path):
    copies = job([str(DOCUMENTS)], tmp_path / "pack", tmp_path, tmp_path).copies()
    begin(tmp_path / "pack", header("pack", "Pack", "en"), copies, made.made.bank)
    assert [problem.code for problem in check_pack(tmp_path / "pack")] == ["no_license"]


def test_readers_still_accept_what_is_approved(made: Run):
    known = read()
    judged = [known[hashed] for line in made.with_status("approved") if (hashed := question_hash(line)) in known]
    if len(judged) < ENOUGH_JUDGED:
        pytest.skip(f"readers have judged {len(judged)} of these questions")
    assert sum(bool(row["accept"]) for row in judged) >= LEAST_ACCEPTED * len(judged)


def _digest(one: Run) -> str:
    lines = [*question_lines(one.made.bank), *fact_lines(one.made.bank)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.long
def test_the_same_questions_whatever_the_hash_seed(made: Run):
    code = (
        "from tests.quality.run import run\n"
        "from tests.quality.test_quality_ratchet import DOCUMENTS, _digest\n"
        "print(_digest(run(DOCUMENTS)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=DOCUMENTS.parents[2],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == _digest(made)
