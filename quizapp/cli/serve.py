"""`quizapp serve`: the app in a browser."""

from __future__ import annotations

import os
import sys

import click

from quizapp.errors import QuizError

SERVED = "QUIZAPP_SERVED"
"""Set where the app paints for a browser instead of a terminal."""


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another name under which browsers come here.")
@click.pass_obj
def serve(profile: str, port: int, host: str, names: tuple[str, ...]) -> None:
    """Show the app in a browser, at an address that only you are told.

    Everybody who has the address studies as you. No editor can be opened from there.
    """
    try:
        from quizapp.web.server import AppServer
    except ImportError:
        raise QuizError("the app is served by an extra", hint='pip install "quizapp[web]"') from None

    for name in ("EDITOR", "VISUAL"):
        os.environ.pop(name, None)
    os.environ[SERVED] = "1"
    own = ["--profile", profile] if profile else []
    server = AppServer([sys.executable, "-P", "-m", "quizapp", *own], host, port, names)
    server.run(_say)


def _say(address: str) -> None:
    click.echo("Ctrl-C ends it. Open:", err=True)
    print(address, flush=True)
