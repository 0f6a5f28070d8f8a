"""The path that somebody typed."""

from __future__ import annotations

from pathlib import Path

from quizapp.errors import QuizError


def typed_path(text: str) -> Path:
    """Where it leads; raises QuizError, in a sentence, where there is nothing."""
    try:
        path = Path(text).expanduser()
        there = path.exists()
    except (OSError, RuntimeError, ValueError) as error:
        raise QuizError(f"This is no file: {getattr(error, 'strerror', None) or error}.") from error
    if not there:
        place = "" if path.is_absolute() else f" It is looked for from {Path.cwd()}."
        raise QuizError(f"There is no file {path}.{place}")
    return path
