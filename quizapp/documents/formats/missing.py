"""What is said where the library that reads a format is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quizapp.errors import QuizError

INSTALL = 'pip install "quizapp[generate]"'


@contextmanager
def needs(form: str, library: str) -> Iterator[None]:
    """An import that fails says what to install."""
    try:
        yield
    except ImportError as error:
        raise QuizError(f"Reading {form} needs {library}, which is not installed.", hint=INSTALL) from error
