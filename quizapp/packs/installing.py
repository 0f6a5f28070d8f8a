"""Packs of others put into the learner's library: checked whole before anything is written, and only ever replaced."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.building import FORMAT, build
from quizapp.packs.changes import Changes, changes
from quizapp.packs.folder import BUILT, is_pack
from quizapp.packs.growing import settle
from quizapp.packs.reading import LoadedPack, read_pack
from quizapp.packs.replacing import replace_files
from quizapp.packs.versions import is_older
from quizapp.packs.zipping import is_as_built, is_plain_name, unpacked


@dataclass(frozen=True, slots=True)
class Arriving:
    """A pack that could be read whole, where it would go, and what it changes there."""

    pack: LoadedPack
    files: Mapping[str, bytes]
    folder: Path
    before: LoadedPack | None
    changes: Changes

    @property
    def is_known(self) -> bool:
        """Whether the very same files are there already."""
        return self.before is not None and all(_has(self.folder / name, data) for name, data in self.files.items())

    @property
    def is_older(self) -> bool:
        """Whether it says of itself that it is older than what is there."""
        return self.before is not None and is_older(self.pack.header, self.before.header)

    def install(self) -> None:
        """Put it there, whole or not at all."""
        aside = _put_aside(self.folder) if self.folder.exists() else None
        try:
            settle(self.folder, self.files)
        except BaseException:
            if aside and not self.folder.exists():
                os.replace(aside, self.folder)
            raise
        if aside:
            shutil.rmtree(aside, ignore_errors=True)


def arriving(path: Path, library: Path) -> Arriving:
    """What a file or a pack's folder brings; raises QuizError for what is altered, damaged or in the way."""
    if not path.exists():
        raise WrongUse("there is no such file or folder", str(path))
    is_written = path.is_dir() or is_pack(path)
    files = build(read_pack(path), everything=True).files if is_written else _verified(path)
    pack = _read(path, files)
    folder = library / pack.header.id
    before = _there(folder)
    found = Arriving(pack, files, folder, before, changes(before.questions if before else (), pack.questions))
    if folder.exists() and not found.is_known:
        _as_it_came(folder)
    return found


def _read(path: Path, files: Mapping[str, bytes]) -> LoadedPack:
    """The pack that these files are."""
    with tempfile.TemporaryDirectory() as made:
        beside = Path(made) / "pack"
        replace_files({beside / name: data for name, data in files.items()})
        try:
            return read_pack(beside)
        except QuizError as error:
            place = Path(error.where).name
            raise QuizError(f"what is in it cannot be read: {place}: {error.message}", str(path)) from error


def is_built(folder: Path) -> bool:
    """Whether a folder holds a pack that was put there as it was built."""
    return (folder / BUILT).is_file()


def remove(folder: Path) -> None:
    """Take out a pack that somebody else built; raises QuizError for any other."""
    if not is_built(folder):
        hint = "quizapp pack archive puts it away; to lose it, delete its folder"
        raise QuizError("this pack was not put here by quizapp pack add", str(folder), hint)
    shutil.rmtree(_put_aside(folder), ignore_errors=True)


def _put_aside(folder: Path) -> Path:
    """Where a folder is now that was moved out of sight at once."""
    _as_it_came(folder)
    aside = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        os.replace(folder, aside)
    except OSError as error:
        raise QuizError(f"cannot be moved: {error.strerror}", str(folder), "nothing was changed") from error
    return aside


def _as_it_came(folder: Path) -> None:
    """Raise QuizError for files in a folder that did not come with the pack, or have been edited since."""
    came = (_list((folder / BUILT).read_bytes()) or {}).get("files")
    listed = came if isinstance(came, dict) else {}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    own = sorted(name for name, path in found.items() if name != BUILT and listed.get(name) != _digest(path))
    if own:
        hint = f"put them elsewhere first, or take {BUILT} out of the folder, which makes the pack your own"
        raise QuizError(f"files here are not as they came with the pack: {', '.join(own)}", str(folder), hint)


def _digest(path: Path) -> str:
    """The hash of a file; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _there(folder: Path) -> LoadedPack | None:
    """The pack that was put there earlier; raises QuizError where something else is."""
    if not folder.exists():
        return None
    if not is_built(folder):
        raise QuizError("a pack of your own is there already", str(folder), "move it, or give it another id")
    with suppress(QuizError):
        return read_pack(folder)
    return None


def _verified(path: Path) -> dict[str, bytes]:
    """The files of an archive that is as it was built, each as its list says."""
    files = unpacked(path)
    said = _list(files.get(BUILT, b""))
    if said is None:
        hint = "make one with quizapp pack build; other formats: quizapp import"
        raise WrongUse("this is not a pack that quizapp built", str(path), hint)
    if said.get("answers") is False:
        hint = "unpack it to read what is asked, in prompts.jsonl; to study, ask for the pack with its answers"
        raise QuizError("this pack has no answers, so it cannot be studied: it is for exams", str(path), hint)
    listed = said.get("files")
    there = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != BUILT}
    if listed != there or not all(map(is_plain_name, there)) or not is_as_built(path.read_bytes()):
        raise QuizError("this file was altered after it was built", str(path), "ask for it again; nothing was changed")
    return files


def _list(raw: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.get("format") == FORMAT else None


def _has(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
