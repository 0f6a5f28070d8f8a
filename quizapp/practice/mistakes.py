"""What went wrong inside quizapp, written down where the learner's record is, for whoever can mend it."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.study.calendar import stamp

LOG = "mistakes.log"
MOST_BYTES = 200_000
"""Of a log; what is older is dropped then."""


def told(error: Exception, profile: Path, at: datetime) -> str:
    """What is said of it; a mistake inside is written down as well."""
    if isinstance(error, QuizError):
        return error.told
    log = write_down(error, profile, at)
    where = f" {log} says more." if log else ""
    return f"Something went wrong inside quizapp: {type(error).__name__}. What was answered is kept.{where}"


def write_down(error: BaseException, profile: Path, at: datetime) -> Path | None:
    """The log in which it is written down now; None where nothing can be written."""
    path = profile / LOG
    lines = "".join(traceback.format_exception(error))
    with suppress(OSError):
        large = path.exists() and path.stat().st_size > MOST_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if large else os.O_APPEND)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as log:
            log.write(f"{stamp(at)}\n{lines}\n")
        return path
    return None
