"""`quizapp doctor`: every line checked, everything replayed, and what is safe mended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.config import Paths
    from quizapp.store.checking import Finding


@click.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended without guessing, after a backup.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def doctor(profile: str, fix: bool, as_json: bool) -> int:
    """Check everything that you did: each line, its replay, and the backups. Exit 1 if something is wrong."""
    from quizapp.cli import clock
    from quizapp.config import paths
    from quizapp.store.device import known_device
    from quizapp.store.mending import mend

    places = paths(profile)
    done = mend(places.profile, known_device(places.home), clock.now()) if fix and places.profile.is_dir() else []
    findings, counts = _findings(places)
    wrong = any(one.severity == "error" for one in findings)
    if as_json:
        found = [{"where": one.where, "severity": one.severity, "message": one.message} for one in findings]
        click.echo(json.dumps({**counts, "findings": found, "done": done}))
    else:
        for sentence in done:
            click.echo(f"mended: {sentence}")
        for one in findings:
            click.echo(f"{one.where}: {one.severity}: {one.message}")
        click.echo(_summary(findings, counts))
        if not fix and any(one.mend for one in findings):
            click.echo("`quizapp doctor --fix` mends what is safe.", err=True)
    return 1 if wrong else 0


def _findings(places: Paths) -> tuple[list[Finding], dict[str, int]]:
    from quizapp.store import backups
    from quizapp.store.checking import Finding, look, look_at_backups
    from quizapp.store.device import known_device
    from quizapp.store.mending import derived_problem

    seen = look(places.profile, known_device(places.home))
    made = backups.listed(places.profile)
    findings = [*seen.findings, *look_at_backups(made)]
    problem = derived_problem(places.profile) if seen.readable else ""
    if problem:
        where = str(places.profile / "learner.json")
        findings.append(Finding(where, f"{problem}; it is rebuilt when quizapp opens", "warning", "derived"))
    return findings, {"files": seen.files, "rows": seen.rows, "backups": len(made)}


def _summary(findings: list[Finding], counts: dict[str, int]) -> str:
    looked = ", ".join(
        (
            f"{counted(counts['rows'], 'row')} in {counted(counts['files'], 'file')}",
            counted(counts["backups"], "backup"),
        )
    )
    errors = sum(one.severity == "error" for one in findings)
    if not findings:
        return f"{looked}: all is well."
    return f"{looked}: {counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}."
