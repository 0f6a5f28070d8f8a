"""The folder that everything quizapp keeps on this machine is in; found without loading anything dear."""

from __future__ import annotations

import os


def home() -> str:
    """`QUIZAPP_HOME` if that is set, else where the system keeps such things."""
    given = os.environ.get("QUIZAPP_HOME", "")
    if given:
        return os.path.abspath(os.path.expanduser(given))
    from platformdirs import user_data_path

    return str(user_data_path("quizapp", appauthor=False))
