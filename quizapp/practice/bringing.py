"""A file of another program brought into a pack of the learner's own, and what of its history there is to bring."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.formats.happened import Past
from quizapp.packs.formats.model import Imported
from quizapp.packs.formats.pictures import with_beside
from quizapp.packs.formats.registry import MOST_BINARY, Format, told
from quizapp.packs.growing import slug
from quizapp.practice import elsewhere
from quizapp.study.elsewhere import Brought as History

if TYPE_CHECKING:
    from quizapp.packs.importing import Brought
    from quizapp.practice.desk import Desk


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of a file: its questions in a pack, and its history, of which nothing is kept yet."""

    questions: Brought
    pack: str
    """The pack's id."""
    history: History
    file: str
    """The name of the file."""


def arrive(desk: Desk, path: Path) -> Arrived:
    """Bring a file's questions into a pack of the learner's library; raises QuizError where that cannot be."""
    from quizapp.packs.importing import bring

    assert desk.own_packs is not None
    data, name = read(path), name_of(path)
    form = told(data, name)
    questions = bring(said(form, data, name, path.parent), shelf(desk.own_packs, name), name)
    pack = pack_at(desk, questions.pack)
    return Arrived(questions, pack, history(desk, questions.past, pack, name), name)


def name_of(path: Path) -> str:
    """The name of a file as text; what of it is not UTF-8 is replaced."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def read(path: Path) -> bytes:
    """The bytes of a file, no more than can be read."""
    if not path.is_file():
        raise WrongUse("there is no such file" if not path.exists() else "this is not a file", str(path))
    with path.open("rb") as file:
        return file.read(MOST_BINARY + 1)


def said(form: Format, data: bytes, name: str, folder: Path | None) -> Imported:
    """What a file of that name says, with the pictures that lie beside it in its folder where it has one."""
    found = form.read(data, name)
    return with_beside(found, folder) if folder and form.pictures_beside else found


def shelf(library: Path, name: str) -> Path:
    """Where in a library the questions of a file of that name go."""
    stem = slug(Path(name).stem)
    target = library / stem
    if target.exists() and not (target / f"{stem}.yaml").is_file():
        hint = f"-o {target} adds the questions to it, -o OTHER makes another"
        raise WrongUse(f"there is a pack {stem} that was made otherwise", name, hint)
    return target


def pack_at(desk: Desk, path: Path) -> str:
    """The id of the pack at a path; raises QuizError where it cannot be read."""
    place = path.resolve()
    found = next((one for one in desk.library.index().packs.values() if one.path == place), None)
    if found is None:
        raise QuizError("the pack cannot be read, so nothing is known of its cards", str(path), f"quizapp check {path}")
    return found.id


def history(desk: Desk, past: Past, pack: str, file: str) -> History:
    """What a past would become; nothing is looked up where there is none."""
    return elsewhere.foreseen(desk, past, pack, file) if past else History()
