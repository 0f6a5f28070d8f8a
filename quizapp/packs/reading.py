"""A pack read whole: its header, its questions with the curator's decisions applied, and everything that is wrong."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.packs.curation import curated
from quizapp.packs.file import JsonLines, YamlFile
from quizapp.packs.folder import Folder, open_folder, read_text
from quizapp.packs.model import Curated, Header, Question
from quizapp.packs.problems import ERROR, Problem
from quizapp.packs.sources import Sources
from quizapp.packs.validating import Item, curated_of, generated_items, header_of, question_items


@dataclass(frozen=True)
class LoadedPack:
    """A pack as it is studied: what was edited shadows what was generated, what was rejected is gone."""

    path: Path
    root: Path
    header: Header
    items: tuple[Item, ...]
    """Each question with the file and place it comes from, those that people wrote first."""
    files: tuple[YamlFile, ...]
    problems: tuple[Problem, ...] = ()
    """What is wrong with its form; questions that could not be read are not among the items."""
    decisions: Curated | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, of any status."""
        return tuple(item.question for item in self.items)

    @cached_property
    def sources(self) -> Sources:
        """The documents that questions cite; a text is read when it is first asked for."""
        return Sources(self.root, self.header.sources)


def read_pack(path: Path) -> LoadedPack:
    """The pack at a path; what is wrong with it is an error that says how to see everything."""
    pack, problems = examine(path)
    errors = [problem for problem in problems if problem.severity == ERROR]
    if pack is None or errors:
        raise failure(path, errors)
    return pack


def failure(path: Path, errors: list[Problem]) -> QuizError:
    """The first error, how many more there are, and the command that shows them."""
    first = errors[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    hint = first.hint if not more else f"quizapp check {path} shows them all"
    place = first.where.removeprefix(first.file)
    where = str(path if path.is_file() else path / first.file) + place
    return QuizError(first.message + more, where, hint)


def examine(path: Path) -> tuple[LoadedPack | None, list[Problem]]:
    """Whatever can be read of a pack, and what is wrong with its form; no pack where the header cannot be used."""
    folder = open_folder(path)
    with _no_collection():
        return _examine(folder)


def _examine(folder: Folder) -> tuple[LoadedPack | None, list[Problem]]:
    files, problems = _files(folder)
    head = files.get(folder.header)
    header = header_of(head, problems) if head else None
    defaults = header.defaults if header else None
    items: list[Item] = []
    for path in (folder.header, *folder.further):
        if path in files:
            items += question_items(files[path], defaults, problems, is_header=path == folder.header)
    generated = files.get(folder.generated) if folder.generated else None
    made = generated_items(generated, defaults, problems) if isinstance(generated, JsonLines) else []
    decided = files.get(folder.curated) if folder.curated else None
    decisions = curated_of(decided, problems) if decided else None
    items += curated(made, decisions, decided, {item.question.id for item in items}, problems)
    if header is None:
        return None, problems
    loaded = tuple(files.values())
    return LoadedPack(folder.path, folder.root, header, tuple(items), loaded, tuple(problems), decisions), problems


def _files(folder: Folder) -> tuple[dict[Path, YamlFile], list[Problem]]:
    files: dict[Path, YamlFile] = {}
    problems: list[Problem] = []
    for path in folder.files:
        text, wrong = read_text(path, path.name, folder.root)
        problems += wrong
        if not wrong:
            file = (JsonLines if path == folder.generated else YamlFile)(path.name, text)
            problems += file.faults()
            files[path] = file
    return files, problems


@contextmanager
def _no_collection() -> Iterator[None]:
    """Many small objects that all stay: looking for garbage among them doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
