"""`report FOLDER..`: of the questions that are approved now, how many readers have judged and how many they accepted.

Questions that readers rejected tend to be gone by the next run, so this share flatters: a claim needs a fresh sample.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from quizapp.engines import english_engine
from tests.quality.agreement import told
from tests.quality.judgements import FILE, question_hash, read
from tests.quality.recording import by
from tests.quality.run import run


def main(argv: Sequence[str]) -> int:
    """Print the share accepted, by document set and by rule."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality report", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--judgements", type=Path, default=FILE)
    options = parser.parse_args(argv)
    known, engine = read(options.judgements), english_engine()
    for folder in options.folders:
        one = run(folder, engine)
        hashes = [question_hash(line) for line in one.with_status("approved")]
        judged = [known[hashed] for hashed in hashes if hashed in known]
        good = sum(bool(row["accept"]) for row in judged)
        print(f"{one.name}: {len(hashes)} approved, {len(judged)} judged, accepted {told(good, len(judged))}")
        print("\n".join(by("rule", judged)))
    return 0
