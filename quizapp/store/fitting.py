"""Has the memory model fitted in a child process: it may take a minute, and nothing that happens to it is an error."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from quizapp.errors import QuizError
from quizapp.study.fitting import Figures, Fit
from quizapp.study.training import Training

LIBRARY = "fsrs_rs_python"
INSTALL = 'pip install "quizapp[fit]"'
LIMIT_SECONDS = 60.0
CHILD = Path(__file__).with_name("fit_child.py")


def require_library() -> None:
    """Raise QuizError with the line that installs it where the library is not there."""
    if find_spec(LIBRARY) is None:
        raise QuizError("fitting needs the library fsrs-rs-python, which is not installed", hint=INSTALL)


def fit(
    training: Training,
    current: Sequence[float],
    relearning_steps: int,
    *,
    command: Sequence[str] = (sys.executable, "-P", str(CHILD)),
    limit: float = LIMIT_SECONDS,
) -> Fit | str:
    """What fitting found, or why it found nothing."""
    asked = {
        "histories": [[(review.rating, review.days) for review in history] for history in training.histories],
        "scored": training.scored,
        "current": list(current),
        "relearning_steps": relearning_steps,
    }
    try:
        done = subprocess.run(
            command, input=json.dumps(asked), capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return f"fitting took longer than {limit:.0f} seconds"
    except OSError as error:
        return f"fitting could not be started ({error.strerror})"
    if done.returncode:
        return f"fitting ended with status {done.returncode}: {_last_words(done.stderr)}"
    try:
        return _read(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):
        return "fitting gave no result that can be read"


def _read(said: Any) -> Fit:
    figures = {name: Figures(float(one["log_loss"]), float(one["rmse"])) for name, one in said["figures"].items()}
    return Fit(
        tuple(map(float, said["parameters"])),
        figures["current"],
        figures["defaults"],
        figures["fitted"],
        int(said["judged"]),
        tuple(map(float, said["before"])),
        tuple(map(float, said["after"])),
    )


def _last_words(text: str) -> str:
    """The line that says what went wrong, of a traceback of any make."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"
