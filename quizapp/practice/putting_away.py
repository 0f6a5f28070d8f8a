"""What is chosen of a pack to pause it, to archive it, or to study it again, as settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.study.settings import pack_name

Choice = Mapping[str, Any]
"""Names of settings with their values."""


def paused(pack: str, until: str = "") -> Choice:
    """The pack waits until a day, or until it is resumed."""
    return {pack_name(pack, "state"): "studying" if until else "paused", pack_name(pack, "paused_until"): until}


def resumed(pack: str) -> Choice:
    """The pack is studied, whatever it was before."""
    return {pack_name(pack, "paused_until"): "", pack_name(pack, "state"): "studying"}


def archived(pack: str) -> Choice:
    """The pack is put away."""
    return {pack_name(pack, "state"): "archived"}
