"""Where quizapp keeps things, and which learner is meant."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import WrongUse
from quizapp.home import home as found

CORRECTIONS = "corrections"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one learner; nothing here is created by naming it."""

    home: Path
    """Everything quizapp keeps on this machine."""
    profile: Path
    """What one learner did; may be shared with other machines by a file sync."""
    library: Path
    """The learner's own packs."""
    cache: Path
    """What can be rebuilt at any time."""

    @property
    def corrections(self) -> Path:
        """What the learner corrected in packs that are not the learner's own, a file a pack."""
        return self.profile / CORRECTIONS


def person(profile: str = "") -> str:
    """The name of whoever checks a question: the learner's, or failing that the one the system knows."""
    import getpass

    named = profile or os.environ.get("QUIZAPP_PROFILE", "") or "default"
    if named != "default":
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return named


def paths(profile: str = "") -> Paths:
    """The folders of `profile`, below `QUIZAPP_HOME` if that is set, else where the system keeps such things."""
    name = profile or os.environ.get("QUIZAPP_PROFILE", "") or "default"
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", name):
        raise WrongUse(f"'{name}' cannot be a profile's name", hint="use letters, digits, - and _")
    home = Path(found())
    return Paths(home, home / "profiles" / name, _library(home), home / "cache")


def _library(home: Path) -> Path:
    """Where the learner's own packs are: below home, unless config.toml or the environment names another folder."""
    if not os.environ.get("QUIZAPP_LIBRARY") and not (home / "config.toml").exists():
        return home / "packs"
    from quizapp.config.options import LIBRARY, load

    said = load(home)[LIBRARY]
    return Path(said).expanduser() if said else home / "packs"
