"""The command line: one module a group of verbs, each imports what it needs when it runs."""

import click

from quizapp import __version__


@click.group()
@click.version_option(__version__, prog_name="quizapp")
def main() -> None:
    """Turn documents into knowledge that stays."""
