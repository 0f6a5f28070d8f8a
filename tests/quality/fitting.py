"""`fit`: the ranker's weights from what readers accepted, by logistic regression; prints how well it tells them apart.

Every figure but the weights is of questions of a set of documents that was left out of the fit. `--line` sets the
chance of being accepted below which a question is a draft; `--write` puts weights and line where the ranker reads them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizapp.writing import ranking
from tests.quality.judgements import FILE, read

Array = NDArray[np.float64]
STEPS = 40
STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0)
RULE_STRENGTH = 10.0
"""How much a rule's own weight is held back: a rule has few labels."""
LINES = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
SHARES = (0.8, 0.7, 0.6, 0.5)
LEAST = 0.02
"""Weights below this are left out of the file."""


@dataclass(frozen=True)
class Labels:
    """Judged questions as figures: one row each, features first, then one column a rule."""

    names: tuple[str, ...]
    rules: tuple[str, ...]
    x: Array
    y: Array
    means: Array
    spreads: Array
    groups: tuple[str, ...]
    approved: NDArray[np.bool_]


def main(argv: Sequence[str]) -> int:
    """Fit, print, and write with `--write`."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality fit", description=__doc__)
    parser.add_argument("--judgements", type=Path, default=FILE)
    parser.add_argument("--line", type=float, default=ranking.LINE)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    labels = labelled(list(read(options.judgements).values()))
    if len(set(labels.y)) < 2:
        print(f"{len(labels.y)} labels, all alike: nothing to learn")
        return 1
    tried = {strength: held_out(labels, strength) for strength in STRENGTHS}
    strength = max(tried, key=lambda s: (round(auc(tried[s], labels.y), 3), s))
    print(f"{len(labels.y)} labels, {labels.y.mean():.3f} accepted, {len(set(labels.groups))} sets")
    print("AUC by strength: " + ", ".join(f"{s:g}: {auc(p, labels.y):.3f}" for s, p in tried.items()))
    asked, accepted = tried[strength][labels.approved], labels.y[labels.approved]
    print("\n".join([*best_of(asked, accepted), *lines_of(asked, accepted)]))
    weights = solved(labels.x, labels.y, penalties(labels, strength))
    print("\n".join(strongest(labels, weights)))
    if options.write:
        Path(ranking.__file__).write_text(written(labels, weights, options.line), encoding="utf-8")
    return 0


def labelled(rows: Sequence[dict[str, Any]]) -> Labels:
    """The judgements as figures, in the order of their hashes."""
    rows = sorted(rows, key=lambda row: row["hash"])
    names = tuple(sorted({name for row in rows for name in row["features"]}))
    made_by = [_rule(row) for row in rows]
    rules = tuple(sorted(set(made_by)))
    found = np.array([[row["features"].get(name, np.nan) for name in names] for row in rows], dtype=float)
    means = np.nanmean(found, axis=0)
    found = np.where(np.isnan(found), means, found)
    spreads = found.std(axis=0)
    spreads[spreads == 0] = 1.0
    by_rule = np.array([[float(one == rule) for rule in rules] for one in made_by])
    x = np.hstack([np.ones((len(rows), 1)), (found - means) / spreads, by_rule])
    return Labels(
        names,
        rules,
        x,
        np.array([float(row["accept"]) for row in rows]),
        means,
        spreads,
        tuple(_SAME_SET.get(name, name) for row in rows for name in [row["set"].rpartition("/")[2]]),
        np.array([row["status"] == "approved" for row in rows]),
    )


_SAME_SET = {"xq": "xquad"}


def _rule(row: dict[str, Any]) -> str:
    """As the ranker names it."""
    return row["rule"] if row["rule"] == row["found_by"] else f"{row['rule']}: {row['found_by']}"


def penalties(labels: Labels, strength: float) -> Array:
    """How much each weight is held back: the bias not at all."""
    return np.array([1e-6, *[strength] * len(labels.names), *[RULE_STRENGTH] * len(labels.rules)])


def solved(x: Array, y: Array, held: Array) -> Array:
    """The weights of least loss, by Newton's steps from nought."""
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = chances(x, weights)
        slope = x.T @ (chance - y) + held * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(held)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def chances(x: Array, weights: Array) -> Array:
    """The chance of being accepted, of each row."""
    return 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))


def held_out(labels: Labels, strength: float) -> Array:
    """The chance of each question, by weights fitted without its set."""
    found = np.zeros(len(labels.y))
    groups = np.array(labels.groups)
    for group in sorted(set(labels.groups)):
        here = groups == group
        weights = solved(labels.x[~here], labels.y[~here], penalties(labels, strength))
        found[here] = chances(labels.x[here], weights)
    return found


def auc(chance: Array, y: Array) -> float:
    """How often an accepted question stands above a rejected one."""
    good, bad = chance[y == 1], chance[y == 0]
    above = (good[:, None] > bad[None, :]).sum() + 0.5 * (good[:, None] == bad[None, :]).sum()
    return float(above / (len(good) * len(bad))) if len(good) and len(bad) else 0.5


def best_of(chance: Array, y: Array) -> list[str]:
    """How many of the approved questions are accepted, and of those that the ranker puts first."""
    order = np.argsort(-chance, kind="stable")
    shares = [f"{y[order[: int(len(order) * share)]].mean():.3f} of the best {share:.0%}" for share in SHARES]
    return [f"accepted: {y.mean():.3f} of all, {', '.join(shares)}"]


def lines_of(chance: Array, y: Array) -> list[str]:
    """For each line: how many approved questions stay above it, and how many of those are accepted."""
    said = []
    for line in LINES:
        above = chance >= line
        good = y[above].mean() if above.any() else 0.0
        said.append(f"  line {line:.2f}: {above.mean():.2f} of the approved stay, {good:.3f} of them accepted")
    return said


def strongest(labels: Labels, weights: Array, count: int = 12) -> list[str]:
    """The weights that say most."""
    names = [*labels.names, *(f"rule {rule}" for rule in labels.rules)]
    pairs = sorted(zip(names, weights[1:], strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))
    return [f"  {weight:+.2f} {name}" for name, weight in pairs[:count]]


def written(labels: Labels, weights: Array, line: float) -> str:
    """The table that the ranker reads."""
    of_features, of_rules = weights[1 : 1 + len(labels.names)], weights[1 + len(labels.names) :]
    rows = zip(labels.names, labels.means, labels.spreads, of_features, strict=True)
    features = [f'    "{n}": ({m:.3f}, {s:.3f}, {w:.3f}),' for n, m, s, w in rows if abs(w) >= LEAST]
    rules = [f"    {json.dumps(r)}: {w:.3f}," for r, w in zip(labels.rules, of_rules, strict=True) if abs(w) >= LEAST]
    return "\n".join(
        [
            '"""The ranker\'s weights, fitted to readers\' verdicts (`python -m tests.quality fit`); not by hand."""',
            "",
            f"LINE = {line}",
            '"""The chance of being accepted below which a question is a draft; 0 asks everything."""',
            f"BIAS = {weights[0]:.3f}",
            "WEIGHTS: dict[str, tuple[float, float, float]] = {",
            *features,
            "}",
            '"""Feature -> its mean, its spread, and what one spread more adds to the log odds of being accepted."""',
            "RULES: dict[str, float] = {",
            *rules,
            "}",
            '"""Rule -> what it adds to the log odds; 0 for a rule that no reader has judged."""',
            "",
        ]
    )
