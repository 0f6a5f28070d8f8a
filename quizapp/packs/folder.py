"""The files of a pack on disk: which there are, their text, and no path that leaves the folder."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse

if TYPE_CHECKING:
    from quizapp.packs.problems import Problem

MOST_BYTES = 64 * 1024 * 1024
HEADER, GENERATED, CURATED, SOURCES = "pack.yaml", "generated.jsonl", "curated.yaml", "sources"
BUILT = "built.json"
"""Lists the files of a pack that somebody else built."""
PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".avif", ".tif", ".tiff", ".ico"))
"""How the names of pictures end."""
_HEAD = 65_536
_ID = re.compile(r"^\ufeff?id:[ \t]+[\"']?([a-z0-9][a-z0-9-]*)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
"""The line of a header that says its id, without a slip."""
_OURS = re.compile(rb"""^(?:\xef\xbb\xbf)?\{?["']?format["']?:[ \t]*["']?quizapp-[a-z]+/""", re.MULTILINE)
"""How a file that holds questions says so."""
_ARCHIVE = b"PK\x03\x04"
_BYTE_ORDERS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Folder:
    """A pack's place: its folder, and the files in it that hold questions, the one with the header first."""

    path: Path
    """What was named: the folder, or the single file."""
    root: Path
    header: Path
    further: tuple[Path, ...] = ()
    generated: Path | None = None
    curated: Path | None = None
    corrections: Path | None = None
    """What a learner corrected in it, in a folder of the learner's own."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything that decides what the pack says."""
        return tuple(one for one in (self.header, *self.further, self.generated, self.curated, self.corrections) if one)


def is_pack(path: Path) -> bool:
    """Whether a path is a pack: a folder with `pack.yaml`, or a file that ends in `.yaml`."""
    return (path / HEADER).is_file() or (_is_yaml(path.name) and path.is_file())


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def is_no_document(path: Path) -> bool:
    """Whether a file is a pack or one of its files with questions, rather than a text to ask about."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if head.startswith(_ARCHIVE):
        return BUILT.encode() in head
    return path.suffix in {".yaml", ".yml", ".jsonl"} and bool(_OURS.search(head) or (path.parent / HEADER).is_file())


def open_folder(path: Path, corrections: Path | None = None, known_as: str = "") -> Folder:
    """The pack at a path: its folder, its `pack.yaml`, or a single file; with what a learner corrected in it.

    The corrections go by the pack's id, and by what it was `known_as` while that cannot be read.
    """
    if not path.exists():
        raise WrongUse("there is no such file or folder", str(path))
    if path.is_file() and path.name != HEADER:
        return Folder(path, path.parent, path, corrections=_corrected(path, corrections, known_as))
    root = path if path.is_dir() else path.parent
    if not (root / HEADER).is_file():
        raise WrongUse("this is not a pack: it has no pack.yaml", str(path), f"a pack is a folder with {HEADER}")
    try:
        names = sorted(name for name in os.listdir(root) if _is_meant(root / name))
    except OSError as error:
        raise QuizError(f"cannot be read: {error.strerror}", str(root)) from error
    further = tuple(root / name for name in names if _is_yaml(name) and name not in {HEADER, CURATED})
    generated = root / GENERATED if GENERATED in names else None
    decided = root / CURATED if CURATED in names else None
    corrected = _corrected(root / HEADER, corrections, known_as)
    return Folder(root, root, root / HEADER, further, generated, decided, corrected)


def _is_meant(path: Path) -> bool:
    """Whether a path is a file, or a link that was to lead to one and leads nowhere; editors hide links of theirs."""
    return path.is_file() or (path.is_symlink() and not path.exists() and not path.name.startswith("."))


def _corrected(header: Path, corrections: Path | None, known_as: str) -> Path | None:
    """The file with the corrections to a pack, named after the pack's id; None where there are none."""
    name = (_id_in(header) or known_as) if corrections else ""
    path = inside(corrections, f"{name}.yaml") if corrections and name else None
    return path if path and path.is_file() else None


def _id_in(header: Path) -> str:
    """The id that a header says; empty where there is none to read."""
    try:
        with header.open(encoding="utf-8", errors="replace") as file:
            found = _ID.search(file.read(_HEAD))
    except OSError:
        return ""
    return found[1] if found else ""


def inside(root: Path, relative: str) -> Path | None:
    """The path below `root`, or None where it would leave it: absolute, through `..`, or by a symbolic link."""
    posix, windows = PurePosixPath(relative), PureWindowsPath(relative)
    if not relative or "\0" in relative or posix.is_absolute() or windows.drive or windows.root:
        return None
    if ".." in posix.parts or ".." in windows.parts or any(len(os.fsencode(part)) > 255 for part in posix.parts):
        return None
    try:
        path = (root / relative).resolve()
        path.is_file()
        return path if path.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):
        return None


def read_text(path: Path, name: str, root: Path) -> tuple[str, list[Problem]]:
    """A file's text; what keeps it from being text is a problem at its byte."""
    if path.is_symlink() and not path.exists():
        hint = "put the file there that it is to lead to, or delete the link"
        return "", [_whole(name, "unreadable", "this is a link that leads nowhere", hint)]
    if inside(root, path.name) is None:
        return "", [_whole(name, "outside", "this is a link to a file outside the pack's folder")]
    try:
        if path.stat().st_size > MOST_BYTES:
            return "", [_whole(name, "large", f"larger than {MOST_BYTES // 1024**2} MB", "split it into several packs")]
        raw = path.read_bytes()
    except OSError as error:
        return "", [_whole(name, "unreadable", f"cannot be read: {error.strerror}")]
    return decoded(raw, name)


def decoded(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    """UTF-8 as text, or the place of what is not."""
    if raw.startswith(_BYTE_ORDERS):
        return "", [_whole(name, "encoding", "this is UTF-16", "save the file as UTF-8")]
    if raw.startswith(_ARCHIVE):
        hint = "if quizapp built it, put it into your library first: quizapp pack add FILE"
        return "", [_whole(name, "archive", "this is an archive, not a pack's text", hint)]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        col = len(before) - (before.rfind("\n") + 1) + 1
        source = raw.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip("\r")
        message = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        return "", [_problem(name, (line, col, col + 1), "encoding", message, "save the file as UTF-8", source)]


def _whole(name: str, code: str, message: str, hint: str = "") -> Problem:
    return _problem(name, (0, 0, 0), code, message, hint)


def _problem(name: str, at: tuple[int, int, int], code: str, message: str, hint: str, source: str = "") -> Problem:
    from quizapp.packs.problems import ERROR, Problem

    return Problem(name, *at, ERROR, code, message, hint, source)
