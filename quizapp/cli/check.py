"""`quizapp check`: everything that is wrong in packs, exactly placed."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.packs.problems import Problem


AT_A_GLANCE = 20
"""So many problems are seen without counting them."""
MORE = "quizapp check --explain RULE says why, and how to allow it"


@click.command()
@click.argument("packs", nargs=-1, metavar="PACK...")
@click.option("--fix", "fixing", is_flag=True, help="Write what is safe: missing ids, quotes, new offsets.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--github", is_flag=True, help="As notes beside the lines, for a workflow on GitHub.")
@click.option("--explain", is_flag=True, help="What a rule means, for the RULE given; without one, all rules.")
@click.pass_obj
def check(
    profile: str, packs: tuple[str, ...], fixing: bool, strict: bool, as_json: bool, github: bool, explain: bool
) -> int:
    """Check packs: errors and warnings with their places; status 1 where there are errors."""
    if explain:
        return _explain(packs, as_json)
    if as_json and github:
        raise WrongUse("--json and --github exclude each other", hint="give one of them")
    if not packs:
        raise WrongUse("which pack is to be checked?", hint="quizapp check PACK, or quizapp check --explain")
    from quizapp.cli.places import pack_path
    from quizapp.config import paths as places
    from quizapp.packs.check import checked
    from quizapp.packs.problems import counts

    corrections = places(profile).corrections
    paths = list(dict.fromkeys(pack_path(profile, name) for name in packs))
    found: list[tuple[str, str, list[Problem]]] = []
    questions, mended = 0, []
    for path in paths:
        mended += _fixed(path) if fixing else []
        problems, pack = checked(path, corrections)
        questions += len(pack.items) if pack else 0
        found.append((pack.header.id if pack else "", folder_shown(path), problems))
        if not as_json:
            click.echo(_shown(*found[-1][1:], github), nl=False)
    together = [problem for *_, problems in found for problem in problems]
    errors, warnings = counts(together)
    if as_json:
        listed = [_plain(name, folder, problem) for name, folder, problems in found for problem in problems]
        told = {"errors": errors, "warnings": warnings, "problems": listed}
        click.echo(json.dumps(told | ({"fixed": mended} if fixing else {})))
    else:
        if fixing:
            click.echo(f"{_number(len(mended), 'line')} mended")
        if len(together) > AT_A_GLANCE and not github:
            click.echo("\n".join(["", *summed(together), MORE]))
        click.echo(closing(len(paths), questions, errors, warnings))
    return 1 if errors or (strict and warnings) else 0


def _fixed(path: Path) -> list[dict[str, Any]]:
    """Mend what is safe, and say what was."""
    from quizapp.practice.fixing import fix
    from quizapp.text.control import one_line

    done = [{**asdict(one), "file": folder_shown(path) + one.file} for one in fix(path)]
    for one in done:
        click.echo(f"fixed {one['file']}:{one['line']}: {one_line(one['says'])}", err=True)
    return done


def _shown(folder: str, problems: list[Problem], github: bool) -> str:
    from quizapp.packs.render import render
    from quizapp.packs.workflow import commands

    return commands(problems, folder) if github else render(problems, folder)


def summed(problems: list[Problem]) -> list[str]:
    """A line for each rule: how often it is broken, the most frequent first."""
    from quizapp.packs.lint.catalogue import CODES

    often = Counter(one.code for one in problems)
    severity = {one.code: one.severity for one in problems}
    return [
        f"{severity[code]}: {CODES[code].says} [{code}]{f', {number} times' * (number > 1)}"
        for code, number in often.most_common()
    ]


def _explain(names: tuple[str, ...], as_json: bool) -> int:
    """Print what rules mean, or all of them in a line each."""
    from quizapp.packs.lint.catalogue import CODES, explained, listed, told
    from quizapp.packs.translating import near

    for name in names:
        if name not in CODES:
            raise WrongUse(f"there is no rule {name}", hint=near(name, CODES) or "quizapp check --explain lists them")
    if as_json:
        click.echo(json.dumps([told(CODES[name]) for name in names or CODES]))
        return 0
    if not names:
        click.echo(listed(), nl=False)
    for number, name in enumerate(names):
        click.echo(("\n" if number else "") + explained(CODES[name]), nl=False)
    return 0


def folder_shown(path: Path) -> str:
    """What stands before a file's name, so that the place can be opened from here."""
    folder = path if path.is_dir() else path.parent
    here = Path.cwd()
    if folder.is_absolute() and folder.is_relative_to(here):
        folder = folder.relative_to(here)
    return "" if folder == Path() else f"{folder.as_posix()}/"


def _plain(pack: str, folder: str, problem: Problem) -> dict[str, Any]:
    from quizapp.packs.render import placed

    return {"pack": pack, **asdict(problem), "file": placed(problem.file, folder)}


def closing(packs: int, questions: int, errors: int, warnings: int) -> str:
    """The last line: what was looked at and what was found."""
    what = f"{_number(packs, 'pack')}, {_number(questions, 'question')}"
    return f"{what}: {_number(errors, 'error')}, {_number(warnings, 'warning')}"


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"
