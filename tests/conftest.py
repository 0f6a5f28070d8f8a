"""Keeps tests away from the machine they run on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quick")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, and no word from outside about colours, profiles or editors."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("QUIZAPP_HOME", str(folder / "quizapp"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "QUIZAPP_PROFILE", "NO_COLOR", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what screens show now, to be read before it is kept."""
    parser.addoption("--update-golden", action="store_true", help="keep what screens show now")
    parser.addoption("--every-key", action="store_true", help="press every key of every screen, not of a sixth of them")
    parser.addoption("--random-keys", default=80, help="how many keys are pressed at random")
    parser.addoption("--damaged-packs", default=200, help="how many packs are damaged at random and checked")
    parser.addoption("--damage-seed", default=0, help="from which number on")
    parser.addoption("--broken-files", default=150, help="how many files of other programs are broken and read")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones stand first in every worker's share, so that nobody waits for the last of them alone."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if item.get_closest_marker("long")]
    short = [item for item in items if not item.get_closest_marker("long")]
    ends = [len(short) * number // workers for number in range(workers + 1)]
    items[:] = [
        item for number in range(workers) for item in (*long[number::workers], *short[ends[number] : ends[number + 1]])
    ]
