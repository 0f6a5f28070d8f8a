"""A pack read whole: its header, its questions with the curator's decisions applied, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from quizapp.bulk import in_bulk
from quizapp.errors import QuizError
from quizapp.packs.curation import curated
from quizapp.packs.file import JsonLines, YamlFile
from quizapp.packs.folder import CURATED, Folder, open_folder, read_text
from quizapp.packs.model import Curated, Header, Question
from quizapp.packs.problems import ERROR, Problem
from quizapp.packs.settled import overruled_in
from quizapp.packs.sources import Sources
from quizapp.packs.validating import Item, curated_of, generated_items, header_of, partial_header, question_items


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
    corrections: Curated | None = None
    """What the learner decided of a pack that is not their own."""

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


def as_written(path: Path) -> tuple[Item, ...]:
    """Every question of a pack, whatever was decided of it."""
    with in_bulk():
        return tuple(_Reading(replace(open_folder(path), curated=None), []).items())


def decisions_of(path: Path) -> Curated | None:
    """What a curator decided in the pack at a path, None where nothing was; raises QuizError for what is not read."""
    folder = open_folder(path)
    if folder.curated is None:
        return None
    text, problems = read_text(folder.curated, CURATED, folder.root)
    file = YamlFile(CURATED, text)
    problems += file.faults()
    found = None if problems else curated_of(file, problems)
    if problems:
        raise failure(folder.root, problems)
    return found


def failure(path: Path, errors: list[Problem]) -> QuizError:
    """The first error, how many more there are, and the command that shows them."""
    first = errors[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    hint = first.hint if not more else f"quizapp check {path} shows them all"
    place = first.where.removeprefix(first.file)
    where = str(path if path.is_file() else path / first.file) + place
    return QuizError(first.message + more, where, hint)


def examine(
    path: Path, corrections: Path | None = None, *, lenient: bool = False
) -> tuple[LoadedPack | None, list[Problem]]:
    """Whatever can be read of a pack, and what is wrong with its form; no pack where the header cannot be used.

    Lenient, a header that is wrong is stood in for, so that what follows it can be looked at too.
    """
    problems: list[Problem] = []
    with in_bulk():
        folder = open_folder(path, corrections)
        read = _Reading(folder, problems)
        items = tuple(read.items())
    header = read.header or (read.stand_in() if lenient else None)
    if header is None:
        return None, problems
    files = tuple(read.files.values())
    return LoadedPack(
        folder.path, folder.root, header, items, files, tuple(problems), read.decisions, read.corrections
    ), problems


def stream(
    path: Path, problems: list[Problem], corrections: Path | None = None
) -> tuple[Header | None, Iterator[Item], Path]:
    """The header of a pack, its questions one after the other, and its folder; problems gather as they are met.

    Files whose form is wrong are left out; what is wrong before the first question is known at once.
    """
    folder = open_folder(path, corrections)
    read = _Reading(folder, problems, well_formed=True)
    return read.header, read.items(), folder.root


class _Reading:
    """A pack being read: first the header, then the questions of each file."""

    def __init__(self, folder: Folder, problems: list[Problem], *, well_formed: bool = False) -> None:
        self.folder = folder
        self.problems = problems
        self.files = _files(folder, problems, well_formed)
        head = self.files.get(folder.header)
        self.header = header_of(head, problems) if head else None
        decided = self.files.get(folder.curated) if folder.curated else None
        self.decisions = curated_of(decided, problems) if decided else None
        self._decided = decided
        self._corrected = self.files.get(folder.corrections) if folder.corrections else None
        self.corrections = curated_of(self._corrected, problems) if self._corrected else None

    def stand_in(self) -> Header | None:
        """A header with whatever sources can be read, where there is one at all."""
        head = self.files.get(self.folder.header)
        return partial_header(head.data) if head else None

    def _own_items(self) -> Iterator[Item]:
        """The questions that people wrote, then those that programs wrote, as the curator left them."""
        defaults = self.header.defaults if self.header else None
        written: set[str] = set()
        for path in (self.folder.header, *self.folder.further):
            is_header = path == self.folder.header
            if path in self.files:
                for item in question_items(self.files[path], defaults, self.problems, is_header=is_header):
                    written.add(item.question.id)
                    yield item
        generated = self.files.get(self.folder.generated) if self.folder.generated else None
        if generated is not None and generated.faults():
            return  # what was decided of its questions says nothing now
        made = generated_items(generated, defaults, self.problems) if isinstance(generated, JsonLines) else iter(())
        yield from curated(made, self.decisions, self._decided, written, self.problems)

    def items(self) -> Iterator[Item]:
        """The same as the learner corrected them, without what a conflict was settled against."""
        overruled = overruled_in(self.folder.root, self.corrections.conflicts) if self.corrections else frozenset()
        for item in curated(self._own_items(), self.corrections, self._corrected, set(), self.problems):
            origin = item.question.origin
            if origin is None or origin.fact not in overruled:
                yield item


def _files(folder: Folder, problems: list[Problem], well_formed: bool) -> dict[Path, YamlFile]:
    files: dict[Path, YamlFile] = {}
    for path in folder.files:
        corrects = path == folder.corrections
        name = str(path) if corrects else path.name
        text, wrong = read_text(path, name, path.parent if corrects else folder.root)
        if not wrong:
            file = (JsonLines if path == folder.generated else YamlFile)(name, text)
            wrong = file.faults()
            if not (wrong and well_formed):
                files[path] = file
        problems += wrong
    return files
