"""`python -m tests.quality.options PACK`: the choices of a pack with their options, and those with too few that work.

An option works by mechanical checks where it differs from the answer and the others, is within twice its length either
way, has its capitals, figures and precision, and no check of packs warns of it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quizapp.facts.agree import agree
from quizapp.facts.model import Part, ValueType
from quizapp.packs.lint import findings
from quizapp.packs.reading import read_pack
from quizapp.text.dates import parse_date
from quizapp.writing.shown import content_words

RATIO, FEWEST = 2.0, 2


def main(argv: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(prog="tests.quality.options", description=__doc__)
    asked.add_argument("pack", type=Path)
    asked.add_argument("--all", action="store_true", help="list every choice")
    given = asked.parse_args(argv)
    pack = read_pack(given.pack)
    choices = [q for q in pack.questions if q.kind == "choice" and q.status == "approved"]
    flawed = 0
    for question in choices:
        trouble = troubles(question.answer, [c.text for c in question.choices if c.text != question.answer])
        trouble += [found.message for found in findings(question)]
        flawed += bool(trouble)
        if trouble or given.all:
            print(f"{question.id}  {question.prompt}\n{'':16}{question.answer} | {_others(question)}")
            print("".join(f"{'':16}! {one}\n" for one in trouble), end="")
    places = Counter([c.text for c in q.choices].index(q.answer) for q in choices)
    longest = sum(len(q.answer) > max(len(c.text) for c in q.choices if c.text != q.answer) for q in choices)
    typed = sum(q.status == "approved" for q in pack.questions)
    print(f"{len(choices)} choices of {typed} questions; {flawed} with fewer than {FEWEST} working options;")
    print(f"the answer at {dict(sorted(places.items()))}, the longest in {longest}.")
    return 1 if flawed else 0


def _others(question: Any) -> str:
    others = (c for c in question.choices if c.text != question.answer)
    return " | ".join(f"{c.text}{f' [{c.why}]' if c.why else ''}" for c in others)


def troubles(answer: str, wrong: Sequence[str]) -> list[str]:
    """Why fewer than two of the wrong options work."""
    bad = {text: why for text in wrong if (why := _trouble(answer, text))}
    return [f"{text}: {why}" for text, why in bad.items()] if len(wrong) - len(bad) < FEWEST else []


def _trouble(answer: str, text: str) -> str:
    checks: Mapping[str, bool] = {
        "may be right": agree(Part("", answer, ValueType.TERM), Part("", text, ValueType.TERM)),
        "says the same": set(content_words(answer)) == set(content_words(text)),
        "of another length": max(len(answer), len(text)) > RATIO * max(1, min(len(answer), len(text))),
        "of other capitals": answer[:1].isupper() != text[:1].isupper(),
        "with figures or without": any(map(str.isdigit, answer)) != any(map(str.isdigit, text)),
        "of other precision": _precision(answer) != _precision(text),
    }
    return next((why for why, found in checks.items() if found), "")


def _precision(text: str) -> str:
    period = parse_date(text)
    return period.precision if period else ""


if __name__ == "__main__":
    raise SystemExit(main())
