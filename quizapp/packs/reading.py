"""A pack read whole: its header, its questions with the curator's decisions applied, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from quizapp.bulk import in_bulk
from quizapp.errors import QuizError
from quizapp.packs.curation import curated
from quizapp.packs.file import JsonLines, YamlFile
from quizapp.packs.folder import CURATED, Folder, open_folder, read_text
from quizapp.packs.model import Curated, Header, Question
from quizapp.packs.problems import ERROR, Problem, unreadable
from quizapp.packs.settled import overruled_in
from quizapp.packs.sources import Sources
from quizapp.packs.validating import Item, curated_of, generated_items, header_of, partial_header, question_items

Said = TypeVar("Said", Header, Curated)
LastSound = Callable[[Path], str | None]
"""What a file said when it could be read last; None where it never could."""


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

    @property
    def is_faulty(self) -> bool:
        """Whether something of it could not be read."""
        return any(problem.severity == ERROR for problem in self.problems)

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


@dataclass(frozen=True)
class Streamed:
    """A pack whose questions are read one after the other."""

    header: Header | None
    items: Iterator[Item]
    root: Path
    texts: Mapping[Path, str]
    """What its files say, but for those with mistakes that never were without."""


def stream(folder: Folder, problems: list[Problem], last_sound: LastSound) -> Streamed:
    """A pack as it can be studied, mistakes or not; problems gather as they are met.

    A file whose form is wrong says what it said before, or is left out.
    """
    read = _Reading(folder, problems, last_sound)
    return Streamed(read.header, read.items(), folder.root, read.texts)


def loses(folder: Folder, last_sound: LastSound) -> bool:
    """Whether questions of a pack would be gone that are wrong in a file whose form is right."""
    problems: list[Problem] = []
    pack = stream(folder, problems, last_sound)
    of_form = len(problems)
    for _ in pack.items:
        pass
    return any(problem.severity == ERROR for problem in problems[of_form:])


class _Reading:
    """A pack being read: first the header, then the questions of each file."""

    def __init__(self, folder: Folder, problems: list[Problem], last_sound: LastSound | None = None) -> None:
        self.folder = folder
        self.problems = problems
        self._last_sound = last_sound
        self.files = _files(folder, problems, last_sound)
        self._unsound: set[Path] = set()
        self.header = self._said(folder.header, header_of)
        self.decisions = self._said(folder.curated, curated_of)
        self.corrections = self._said(folder.corrections, curated_of)

    def _said(self, path: Path | None, read: Callable[[YamlFile, list[Problem]], Said | None]) -> Said | None:
        """What a file says; where there is a mistake in it what it said before, if that is known."""
        file = self.files.get(path) if path else None
        if path is None or file is None:
            return None
        wrong: list[Problem] = []
        found = read(file, wrong)
        self.problems += wrong
        before = self._last_sound(path) if wrong and self._last_sound else None
        if before is not None:
            self.files[path] = YamlFile(file.name, before)
            return read(self.files[path], [])
        if wrong:
            self._unsound.add(path)
        return found

    @property
    def texts(self) -> dict[Path, str]:
        """What the files say that have no mistake, or had none."""
        return {path: file.text for path, file in self.files.items() if path not in self._unsound}

    def _file(self, path: Path | None) -> YamlFile | None:
        return self.files.get(path) if path else None

    def stand_in(self) -> Header | None:
        """A header with whatever sources can be read, where there is one at all."""
        head = self.files.get(self.folder.header)
        return partial_header(head.data) if head else None

    def _own_items(self) -> Iterator[Item]:
        """The questions that people wrote, then those that programs wrote, as the curator left them."""
        header = self.header or self.stand_in()
        defaults = header.defaults if header else None
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
        yield from curated(made, self.decisions, self._file(self.folder.curated), written, self.problems)

    def items(self) -> Iterator[Item]:
        """The same as the learner corrected them, without what a conflict was settled against."""
        overruled = self._overruled()
        corrected = self._file(self.folder.corrections)
        for item in curated(self._own_items(), self.corrections, corrected, set(), self.problems):
            origin = item.question.origin
            if origin is None or origin.fact not in overruled:
                yield item

    def _overruled(self) -> frozenset[str]:
        """The facts that the learner settled a conflict against."""
        try:
            return overruled_in(self.folder.root, self.corrections.conflicts) if self.corrections else frozenset()
        except QuizError as error:
            self.problems.append(unreadable(error))
            return frozenset()


def _files(folder: Folder, problems: list[Problem], last_sound: LastSound | None) -> dict[Path, YamlFile]:
    """The files of a pack, as they are or as they were before a slip in their form; without those that are no text."""
    files: dict[Path, YamlFile] = {}
    for path in folder.files:
        corrects = path == folder.corrections
        name, form = str(path) if corrects else path.name, JsonLines if path == folder.generated else YamlFile
        text, wrong = read_text(path, name, path.parent if corrects else folder.root)
        file = None if wrong else form(name, text)
        wrong = wrong or (file.faults() if file else [])
        problems += wrong
        if wrong and last_sound:
            before = last_sound(path)
            file = None if before is None else form(name, before)
        if file:
            files[path] = file
    return files
