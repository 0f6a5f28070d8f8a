"""`python -m tests.quality FOLDER`: generates from a folder of documents and prints what came of it.

Recall needs inventories of facts and programs that match them, given by path: `--scorer score.py --gold DIR`, and for
questions that people asked `--xquad-scorer score_xquad.py --xquad FILE`. `--sample N -o FILE` draws a sample too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quizapp.packs.lint import findings
from quizapp.writing.gate import Verdict
from tests.quality import sampling
from tests.quality.agreement import told
from tests.quality.cost import cost
from tests.quality.judgements import question_hash, read
from tests.quality.looking import defects
from tests.quality.run import Run, run

Figures = dict[str, Any]


def main(argv: Sequence[str]) -> int:
    """Print the figures of a run; 0 whatever they are."""
    options = _options(argv)
    one = run(options.folder)
    figures = figures_of(one)
    if not options.quick:
        figures |= cost(one.documents)
    figures |= _scored(one, options)
    print(json.dumps(figures, ensure_ascii=False, indent=1) if options.json else "\n".join(_lines(figures)))
    if options.sample:
        given = [
            str(options.folder),
            "--n",
            str(options.sample),
            "--seed",
            str(options.seed),
            "-o",
            str(options.output),
        ]
        return sampling.main(given)
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path, help="folder with inventories of facts")
    parser.add_argument("--scorer", type=Path, help="the program that matches questions with them")
    parser.add_argument("--xquad", type=Path, help="questions that people asked")
    parser.add_argument("--xquad-scorer", type=Path, help="the program that matches questions with those")
    parser.add_argument("--sample", type=int, default=0, help="draw so many questions for readers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--quick", action="store_true", help="neither time nor memory")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    if options.sample and not options.output:
        parser.error("--sample needs -o FILE")
    return options


def figures_of(one: Run) -> Figures:
    """What a run gave: how much, of which kinds, by which rules, and with which flaws."""
    approved, words = one.with_status("approved"), sum(len(text.split()) for text in one.texts.values())
    known = read()
    judged = [known[hashed] for line in approved if (hashed := question_hash(line)) in known]
    return {
        "documents": len(one.documents),
        "words": words,
        "facts": len(one.made.bank.facts),
        "approved": len(approved),
        "drafts": len(one.with_status("draft")),
        "dropped": sum(judged.verdict is Verdict.DROPPED for judged in one.made.judged),
        "conflicts": len(one.made.bank.conflicts),
        "approved per 100 words": round(100 * len(approved) / max(words, 1), 2),
        "kinds": dict(Counter(line["kind"] for line in approved).most_common()),
        "rules": _rules(one),
        "why not": dict(Counter(reason for judged in one.made.judged for reason in judged.reasons).most_common(25)),
        "defects": dict(Counter(what for line in approved for what in defects(line, one.texts)).most_common()),
        "lint": dict(Counter(f.rule for q in one.made.bank.questions if q.status == "approved" for f in findings(q))),
        "judged": told(sum(bool(row["accept"]) for row in judged), len(judged)),
    }


def _rules(one: Run) -> dict[str, str]:
    """Rule -> how many of its drafts were approved, became drafts, were dropped."""
    counts: dict[str, Counter[Verdict]] = {}
    for judged in one.made.judged:
        rule = judged.draft.rule or judged.draft.fact.rule
        counts.setdefault(rule, Counter())[judged.verdict] += 1
    order = sorted(counts, key=lambda rule: (-counts[rule][Verdict.APPROVED], rule))
    return {rule: " / ".join(str(counts[rule][verdict]) for verdict in Verdict) for rule in order}


def _scored(one: Run, options: argparse.Namespace) -> Figures:
    """What the given programs say of the exported questions."""
    with tempfile.TemporaryDirectory() as folder:
        questions = Path(folder) / "q.jsonl"
        rows = (json.dumps(line, ensure_ascii=False) for line in one.exported)
        questions.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        figures: Figures = {}
        if options.scorer and options.gold:
            said = _run(options.scorer, questions, "--documents", options.folder, "--gold", options.gold, "--json")
            figures["scored"] = json.loads(said)
        if options.xquad_scorer and options.xquad:
            figures["asked by people"] = _run(options.xquad_scorer, "score", options.xquad, questions).strip()
        return figures


def _run(*words: object) -> str:
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=True).stdout


def _lines(figures: Mapping[str, Any]) -> list[str]:
    lines = []
    for name, value in figures.items():
        if isinstance(value, dict):
            lines += [f"{name}:", *(f"    {what}: {count}" for what, count in value.items())]
        else:
            lines.append(f"{name}: {value}")
    return lines
