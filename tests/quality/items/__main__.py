"""Prints what `check` finds in the questions of this folder beside the flaws they were written with, rule by rule."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.packs.check import checked
from quizapp.packs.lint.catalogue import ITEM_RULES

HERE = Path(__file__).parent
KEY = HERE / "key.txt"
SAME = {"same_prompt": "near_prompt", "near_duplicate": "near_prompt"}
"""Two names for one flaw."""


@dataclass
class Figures:
    """How often a rule warned where it should, where it should not, and how often it did not."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    where: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of flaws that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        """The share of warnings that were right."""
        return self.right / max(1, self.right + self.wrong)


def main(argv: list[str] | None = None) -> int:
    """Print the table; with --misses also the questions of what was wrong or missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.items", description=__doc__)
    parser.add_argument("--key", type=Path, default=KEY, help="another key, such as one of readers' verdicts")
    parser.add_argument("--misses", action="store_true", help="name what was missed (-) and what was wrong (+)")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    figures = measured(key(options.key), warned())
    print(f"{'rule':22}{'flaws':>6}{'found':>6}{'wrongly':>8}{'recall':>8}{'precision':>11}")
    for name, one in [*sorted(figures.items()), ("together", together(figures.values()))]:
        flaws = one.right + one.missed
        print(f"{name:22}{flaws:6}{one.right:6}{one.wrong:8}{one.recall:8.2f}{one.precision:11.2f}")
        if options.misses and name != "together":
            print(*(f"    {said}" for said in one.where), sep="\n", end="\n" if one.where else "")
    return 0


def key(path: Path = KEY) -> dict[str, frozenset[str]]:
    """Id -> the flaws of a question."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: frozenset(SAME.get(flaw, flaw) for flaw in flaws if flaw != "-") for name, *flaws in lines}


def warned() -> dict[str, frozenset[str]]:
    """Id -> the rules that `check` names."""
    problems, pack = checked(HERE)
    assert pack is not None
    starts = {item.file.place((*item.at, "id")).line: item.question.id for item in pack.items}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.code in ITEM_RULES:
            line = max(start for start in starts if start <= problem.line)
            found[starts[line]].add(SAME.get(problem.code, problem.code))
    return {name: frozenset(rules) for name, rules in found.items()}


def measured(flaws: Mapping[str, frozenset[str]], found: Mapping[str, frozenset[str]]) -> dict[str, Figures]:
    """Rule -> its figures."""
    figures: defaultdict[str, Figures] = defaultdict(Figures)
    for name, true in flaws.items():
        seen = found.get(name, frozenset())
        for rule in true | seen:
            one = figures[rule]
            if rule in true & seen:
                one.right += 1
            elif rule in true:
                one.missed += 1
                one.where.append(f"- {name}")
            else:
                one.wrong += 1
                one.where.append(f"+ {name} ({', '.join(sorted(true)) or 'sound'})")
    return dict(figures)


def together(figures: Iterable[Figures]) -> Figures:
    """The sums over all rules."""
    total = Counter[str]()
    for one in figures:
        total.update(right=one.right, wrong=one.wrong, missed=one.missed)
    return Figures(total["right"], total["wrong"], total["missed"])


if __name__ == "__main__":
    sys.exit(main())
