"""A progress bar on stderr: only on a terminal, and only once it has taken more than a second."""

from __future__ import annotations

import sys
import time

import click

SLOW_SECONDS, WIDTH = 1.0, 24


class Bar:
    """How many of some things are done."""

    def __init__(self, things: str) -> None:
        self.things = things
        self.began = time.monotonic()
        self.painted = False

    def step(self, done: int, of: int) -> None:
        """So many documents are read."""
        if sys.stderr.isatty() and time.monotonic() - self.began > SLOW_SECONDS:
            filled = WIDTH * done // max(of, 1)
            click.echo(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {of} {self.things}", err=True, nl=False)
            self.painted = True

    def done(self) -> None:
        """Take the bar away."""
        if self.painted:
            click.echo("\r" + " " * (WIDTH + 40) + "\r", err=True, nl=False)
