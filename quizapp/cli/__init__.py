"""The command line: one module a group of verbs, each imports what it needs when it runs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from quizapp import __version__
from quizapp.errors import QuizError

VERBS = {
    "study": "study",
    "exam": "exam",
    "due": "due",
    "plan": "plan",
    "progress": "progress",
    "reviews": "reviews",
    "undo": "undo",
    "redo": "undo",
    "regrade": "undo",
    "generate": "generate",
    "add": "add",
    "questions": "questions",
    "flagged": "flagged",
    "check": "check",
    "paper": "paper",
    "export": "export",
    "import": "import_",
    "fit": "fit",
    "serve": "serve",
    "pack": "pack",
    "config": "config",
    "results": "results",
    "backup": "backup",
    "restore": "backup",
    "doctor": "doctor",
    "journal": "journal",
    "forget": "forget",
    "paths": "paths",
}
"""Verb to the module of this package that holds it."""
DISK = "is there space on the disk, and may you read and write there?"
OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM}


class Verbs(click.Group):
    """Finds a verb's module when the verb is named; shows errors as people read them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of a day's work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in VERBS:
            return None
        command = getattr(
            import_module(f"quizapp.cli.{VERBS[cmd_name]}"), "import_" if cmd_name == "import" else cmd_name
        )
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb meant, or a usage error that says which verb was near."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from quizapp.cli.talk import nearest

            near = nearest(args[0], list(VERBS))
            ctx.fail(f"there is no verb '{args[0]}'" + (f"; did you mean '{near}'?" if near else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; whoever has read enough of what it says ends it, and that is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _say_no_more()
            return 0

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and turn what goes wrong into a message and an exit status."""
        if kwargs.get("standalone_mode", True) is False:
            return super().main(*args, **kwargs)
        _safe_streams()
        try:
            result = super().main(*args, **{**kwargs, "standalone_mode": False})
            sys.stdout.flush()
        except click.exceptions.Exit as stop:
            sys.exit(stop.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except QuizError as error:
            _show(error)
            sys.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            sys.exit(130)
        except BrokenPipeError:
            _say_no_more()
            sys.exit(0)
        except OSError as error:
            _say_no_more()
            hint = DISK if error.errno in OF_THE_DISK else ""
            _show(QuizError(error.strerror or str(error), str(error.filename or ""), hint))
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)


def _safe_streams() -> None:
    """Streams that are closed lead nowhere; what a stream's encoding cannot say is replaced."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say_no_more() -> None:
    """Nothing that is still to be written goes where it cannot."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _over_the_environment(given: Mapping[str, str]) -> None:
    """Options stand over the environment, also for the processes that are begun from here."""
    for name, value in given.items():
        if value:
            from quizapp.config.options import OPTIONS, checked

            os.environ[OPTIONS[name].environment] = checked(name, value)


def _show(error: QuizError) -> None:
    click.echo(f"{error.where}: error: {error.message}" if error.where else f"error: {error.message}", err=True)
    if error.hint:
        click.echo(f"hint: {error.hint}", err=True)


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quizapp")
@click.option("--profile", default="", metavar="NAME", help="Which learner; QUIZAPP_PROFILE does the same.")
@click.option("--theme", default="", metavar="NAME", help="How it looks: dark, light, contrast or terminal.")
@click.option("--keys", default="", metavar="PRESET", help="Which keys it has: quizapp or anki.")
@click.pass_context
def main(ctx: click.Context, profile: str, theme: str, keys: str) -> None:
    """Turn documents into knowledge that stays. Without a verb: the app."""
    ctx.obj = profile
    _over_the_environment({"looks.theme": theme, "keys.preset": keys})
    if ctx.invoked_subcommand is None:
        from quizapp.cli.app import open_app

        open_app(profile)
