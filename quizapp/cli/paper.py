"""`quizapp paper`: a pack, or an exam on it, to print."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.packs.paper.arranged import MOST_VERSIONS

if TYPE_CHECKING:
    from quizapp.packs.model import Exam, Question


@click.command()
@click.argument("name", metavar="PACK")
@click.argument("exam", metavar="[EXAM]", default="")
@click.option("--questions", type=click.IntRange(1, 1000), metavar="N", help="So many questions, over all topics.")
@click.option("--versions", type=click.IntRange(1, MOST_VERSIONS), default=1, metavar="N", help="So many orders.")
@click.option("--seed", type=click.IntRange(0), default=1, metavar="S", help="The same seed prints the same again.")
@click.option("--answers", is_flag=True, help="With what is right, and a key to all versions.")
@click.option("-o", "output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else standard output.")
@click.pass_obj
def paper(
    profile: str,
    name: str,
    exam: str,
    questions: int | None,
    versions: int,
    seed: int,
    answers: bool,
    output: Path | None,
) -> None:
    """Write a page to print from a browser: all questions of PACK, or those that an exam on it draws.

    Versions ask the same in different orders, A, B and so on. With --answers the same page says what is right.
    """
    from quizapp.cli.places import open_desk, warn_of_mistakes
    from quizapp.packs.paper.arranged import arranged
    from quizapp.packs.paper.printed import paper as printed
    from quizapp.packs.replacing import write_page
    from quizapp.practice import exams
    from quizapp.practice.papers import on_paper
    from quizapp.text.amounts import counted

    with open_desk(profile, [name], read_only=True) as desk:
        pack = desk.library.pack(name)
        drawn = exams.chosen(desk, pack.id, exam, questions) if exam or questions else None
        asked = on_paper(desk.library, pack.id, drawn, seed)
        language = desk.library.header(pack.id).language
    if pack.errors:
        warn_of_mistakes(pack.path)
    title = drawn.title if exam and drawn else pack.title
    sheets = arranged(asked, versions, seed, _mixed(drawn, versions))
    pictures = _pictures(asked, pack.path if pack.path.is_dir() else pack.path.parent)
    _warn_of_missing(asked, pictures)
    page = printed(title, sheets, pictures, language, minutes=drawn.minutes if drawn else 0, answered=answers)
    if output is None:
        sys.stdout.buffer.write(page.encode())
    else:
        write_page(output, page, private=False)
    what = f"{counted(len(asked), 'question')}, {counted(versions, 'version')}, seed {seed}"
    click.echo(f"{what}; print it from a browser" + ("" if answers else "; --answers says what is right"), err=True)


def _mixed(exam: Exam | None, versions: int) -> tuple[str, ...]:
    """What stands in an order of chance: of a whole pack the choices, with several versions the questions too."""
    if exam:
        return exam.shuffle
    return ("questions", "choices") if versions > 1 else ("choices",)


def _warn_of_missing(questions: Iterable[Question], pictures: Mapping[str, str]) -> None:
    from quizapp.cli.talk import warn
    from quizapp.text.control import one_line

    for question in questions:
        if question.image and not pictures.get(question.image):
            image = one_line(question.image)
            warn(f"{question.id}: {image} is missing or no picture, and the words for it are printed instead")


def _pictures(questions: Iterable[Question], root: Path) -> dict[str, str]:
    """The pictures that are there, as addresses that need no file."""
    from quizapp.packs.folder import inside
    from quizapp.packs.paper.printed import picture

    found = {}
    for name in {question.image for question in questions if question.image}:
        path = inside(root, name)
        if path and path.is_file():
            found[name] = picture(name, path.read_bytes())
    return found
