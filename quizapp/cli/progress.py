"""`quizapp progress`: what is known, what was done, and what comes, as a page, as JSON or as a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.figures.progress import Progress
    from quizapp.practice.desk import Desk

WIDTH = 80


@click.command()
@click.argument("pack", default="")
@click.option("--json", "as_json", is_flag=True, help="Every figure as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="A row a day of study, for a spreadsheet.")
@click.option("--html", metavar="FILE", default="", help="One page with pictures and the documents, for a browser.")
@click.option("--documents", is_flag=True, help="Also what is known of each document.")
@click.pass_obj
def progress(profile: str, pack: str, as_json: bool, as_csv: bool, html: str, documents: bool) -> None:
    """Show what you remember, by day, topic and document; each figure says of how many it is."""
    from quizapp.cli.bar import Bar
    from quizapp.cli.places import open_desk
    from quizapp.practice.progress import progress_of, prompts_of, with_ahead, with_documents

    if as_json + as_csv + bool(html) > 1:
        raise WrongUse("--json, --csv and --html exclude each other", hint="give one of them")
    if as_csv and documents:
        raise WrongUse("--csv goes without --documents", hint="--json and --html have the documents")
    bar = Bar("rows")
    with open_desk(profile, [pack] if pack else [], read_only=True) as desk:
        seen = progress_of(desk, pack, bar.step)
        bar.done()
        if not as_csv:
            seen = with_ahead(desk, seen)
        if html:
            _write(desk, seen, html, streak=_streak(profile))
            return
        if as_json or documents:
            seen = with_documents(desk, seen)
        prompts = prompts_of(desk, seen)
    if as_json:
        from quizapp.figures.progress_object import progress_object

        click.echo(json.dumps(progress_object(seen, prompts)))
    else:
        click.echo(_csv(seen) if as_csv else "\n".join(_page(seen, prompts, streak=_streak(profile))))


def _write(desk: Desk, seen: Progress, name: str, *, streak: bool) -> None:
    from pathlib import Path

    from quizapp.practice.progress import write_page

    click.echo(f"Written to {write_page(desk, seen, Path(name), streak=streak)}", err=True)


def _streak(profile: str) -> bool:
    """Whether the streak and the calendar are wanted."""
    from quizapp.config import paths
    from quizapp.config.options import load

    return load(paths(profile).home).streak


def _csv(seen: Progress) -> str:
    from quizapp.figures.progress_tables import days

    head, rows = days(seen)
    return "\n".join(",".join(row) for row in (head, *rows))


def _page(seen: Progress, prompts: dict[str, str], *, streak: bool) -> list[str]:
    """One part under the other."""
    from quizapp.figures import progress_lines as lines
    from quizapp.figures.days import day_words
    from quizapp.text.control import one_line
    from quizapp.text.width import wrapped

    head = f"{one_line(', '.join(seen.titles.values())) or 'Everything'}, {day_words(seen.today)}"
    if not seen.days:
        return [head, "", *lines.overview(seen, WIDTH, streak=streak), "Next: quizapp study"]
    parts = [
        [head, "", *lines.overview(seen, WIDTH, streak=streak)],
        lines.memory(seen, WIDTH),
        lines.forecast(seen, WIDTH),
        lines.topics(seen, WIDTH),
        lines.documents(seen, WIDTH),
        lines.trouble(seen, prompts),
    ]
    page = "\n\n".join("\n".join(part).strip("\n") for part in parts if part).split("\n")
    return [line[start:end].rstrip() for line in page for start, end in wrapped(line, WIDTH)]
