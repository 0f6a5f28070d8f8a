"""A system where no open file can be removed, as Windows is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizapp.store import platform


def refuse_removal(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a file that this process has open cannot be removed."""
    unlink = Path.unlink

    def careful(self: Path, missing_ok: bool = False) -> None:
        if os.path.realpath(self) in {os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()}:
            raise PermissionError(13, "a process uses this file", str(self))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(platform, "WINDOWS", True)
    monkeypatch.setattr(Path, "unlink", careful)
