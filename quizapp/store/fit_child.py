"""Fits the memory model to answers, in a process of its own: JSON in, JSON out.

The library holds the interpreter's lock, may end the process and writes to standard error; nothing of quizapp is loaded
here, and whatever goes wrong is for the parent to notice.
"""

from __future__ import annotations

import json
import sys
from typing import Any

EPOCHS = 8
SHARE_TO_FIT = 0.8
"""The oldest answers; the newest are kept back to judge by."""


def main() -> None:
    """Fit to the oldest answers and judge by the newest, then fit to all."""
    import fsrs_rs_python as rs

    asked = json.load(sys.stdin)
    reviews = [[rs.FSRSReview(rating, days) for rating, days in history] for history in asked["histories"]]
    items = [rs.FSRSItem(reviews[card][: answer + 1]) for card, answer in asked["scored"]]
    cut = int(len(items) * SHARE_TO_FIT)
    current = asked["current"] or rs.DEFAULT_PARAMETERS
    sets = {"current": current, "defaults": rs.DEFAULT_PARAMETERS, "fitted": _fit(rs, items[:cut], asked)}
    final = _fit(rs, items, asked)
    whole = [rs.FSRSItem(history) for history in reviews]
    said = {
        "figures": {name: _judge(rs, parameters, items[cut:]) for name, parameters in sets.items()},
        "judged": len(items) - cut,
        "parameters": list(final),
        "before": _stabilities(rs, current, whole),
        "after": _stabilities(rs, final, whole),
    }
    json.dump(said, sys.stdout)


def _fit(rs: Any, items: list[Any], asked: dict[str, Any]) -> list[float]:
    config = rs.TrainingConfig(num_epochs=EPOCHS)
    found = rs.FSRS(rs.DEFAULT_PARAMETERS).compute_parameters(items, None, True, asked["relearning_steps"], config)
    return [float(number) for number in found]


def _judge(rs: Any, parameters: list[float], items: list[Any]) -> dict[str, float]:
    """Log loss, and the distance between what was predicted and what happened."""
    found = rs.FSRS(parameters).evaluate(items)
    return {"log_loss": round(found.log_loss, 6), "rmse": round(found.rmse_bins, 6)}


def _stabilities(rs: Any, parameters: list[float], whole: list[Any]) -> list[float]:
    return [memory.stability for memory in rs.FSRS(parameters).memory_state_batch(whole)]


if __name__ == "__main__":
    main()
