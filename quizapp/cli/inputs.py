"""What `generate` was given: documents, folders, standard input or a pack, and where the questions go."""

from __future__ import annotations

import hashlib
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.cli.talk import warn
from quizapp.documents.formats.kinds import KNOWN, told
from quizapp.documents.model import Document
from quizapp.documents.naming import document_name, is_kept_text
from quizapp.documents.reading import is_extracted, read_document, read_text, readable
from quizapp.errors import QuizError, WrongUse
from quizapp.packs.bank import documents_read
from quizapp.packs.folder import HEADER, is_no_document
from quizapp.packs.growing import copy_of, slug, sources_of
from quizapp.text.control import one_line

STANDARD_INPUT = "standard-input"
_ENDINGS = {"pdf": ".pdf", "page": ".html"}


def is_pack(folder: Path) -> bool:
    """Whether a pack's header lies there."""
    return (folder / HEADER).is_file()


@dataclass(frozen=True, slots=True)
class Job:
    """The pack to write, the documents it keeps, and those that come new."""

    target: Path
    kept: tuple[Path, ...]
    new: tuple[Path, ...]

    @property
    def fresh(self) -> bool:
        """Whether the pack does not exist yet."""
        return not is_pack(self.target)

    def documents(self) -> list[Document]:
        """Every document read, or the first reason why not."""
        return [read_document(path) for path in (*self.kept, *self.new)]

    def hashes(self) -> list[str]:
        """The sha256 of every document's own bytes; of one whose extracted text is kept, as the bank has it."""
        known = {one.name: one.sha256 for one in documents_read(self.target)}
        return [
            (is_kept_text(path.name) and known.get(document_name(path.name))) or _sha256(path)
            for path in (*self.kept, *self.new)
        ]

    def copies(self, documents: Sequence[Document] = ()) -> dict[str, bytes]:
        """What the pack keeps of the documents that come new, the last of those that `documents` read."""
        texts = [document.text for document in (documents or self.documents())[len(self.kept) :]]
        return dict(copy_of(path, text) for path, text in zip(self.new, texts, strict=True))


def job(given: Sequence[str], output: Path | None, library: Path, spool: Path) -> Job:
    """The job that these words mean; a `WrongUse` says what does not fit together."""
    if "" in given:
        raise WrongUse(
            "a document without a name cannot be read", hint="name a file, a folder or a pack; . is this folder"
        )
    pack = _pack_given(given, library)
    if pack:
        if output and output.resolve() != pack.resolve():
            raise WrongUse("a pack is written where it is", str(pack), "Leave -o out.")
        return _re_read(pack)
    _no_questions(given)
    new = [path for word in given for path in _documents(word, spool)]
    _nameable(new)
    _each_once(new)
    target = output or library / _name(given[0], new[0])
    _writable_target(target)
    if not output:
        _not_mixed(given[0], target, new)
    _say_meant(given, library)
    return Job(target, *_without_copies(target, sources_of(target), new))


def _pack_given(given: Sequence[str], library: Path) -> Path | None:
    packs = [path for word in given if (path := _as_pack(word, library))]
    if packs and len(given) > 1:
        hint = f"To add documents: quizapp generate DOCUMENT -o {packs[0]}"
        raise WrongUse("a pack is read again on its own", str(packs[0]), hint)
    return packs[0] if packs else None


def _as_pack(word: str, library: Path) -> Path | None:
    path = Path(word)
    if path.is_dir() and is_pack(path):
        return path
    if path.is_file() and path.name == HEADER:
        return path.parent
    in_library = library / word
    return in_library if not path.exists() and "/" not in word and word and is_pack(in_library) else None


def _no_questions(given: Sequence[str]) -> None:
    """Refuse a file of questions, which is no text to ask about."""
    for path in map(Path, given):
        if path.is_file() and is_no_document(path):
            pack = path.parent if (path.parent / HEADER).is_file() else path
            where = shlex.quote(str(pack))
            look = "" if path.suffix == ".zip" else f"quizapp check {where} looks at its questions, "
            again = f"quizapp generate {where} reads its documents again" if pack != path else ""
            hint = look + (again or f"quizapp pack add {where} puts it into your library")
            raise WrongUse("these are questions of a pack, not a document to ask about", one_line(str(path)), hint)


def _re_read(pack: Path) -> Job:
    kept = sources_of(pack)
    if not kept:
        hint = f"Add one: quizapp generate DOCUMENT -o {pack}"
        raise QuizError("the pack keeps no documents in sources/", str(pack), hint)
    _each_once(kept)
    return Job(pack, tuple(kept), ())


def _documents(word: str, spool: Path) -> list[Path]:
    if word == "-":
        raw = sys.stdin.buffer.read()
        path = spool / f"{STANDARD_INPUT}{_ENDINGS.get(told(raw), '.txt')}"
        path.write_bytes(raw)
        return [path]
    path = Path(word)
    if not path.is_dir():
        return [path]
    found = readable(path)
    if not found:
        raise QuizError("there is nothing to read in this folder", word, f"{KNOWN}.")
    return found


def _nameable(paths: Sequence[Path]) -> None:
    """Refuse a document whose name cannot be written into a pack."""
    from quizapp.practice.bringing import name_of

    for path in paths:
        if name_of(path) != path.name:
            raise WrongUse("the name of this document is not UTF-8", str(path), "Rename the file.")


def _each_once(paths: Sequence[Path]) -> None:
    """Refuse a document given twice, and two documents that a citation could not tell apart."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(document_name(path.name), path)
        if other is path:
            continue
        if other.resolve() == path.resolve():
            raise WrongUse("this document is given twice", str(path), "Name it once.")
        hint = "Citations name documents by their base name: rename one of them."
        raise WrongUse(f"has the same base name as {other}", str(path), hint)


def _name(word: str, first: Path) -> str:
    folder = Path(word)
    return slug(folder.resolve().name if folder.is_dir() else Path(document_name(first.name)).stem)


def _writable_target(target: Path) -> None:
    if target.is_dir() and (is_pack(target) or not any(target.iterdir())):
        return
    if target.is_file() and target.suffix in {".yaml", ".yml"} and is_no_document(target):
        hint = f"Make a folder of it: put it there as {HEADER}, and name the folder."
        raise WrongUse("a pack of one file has no room for what is generated", str(target), hint)
    if target.exists() or target.is_symlink():
        hint = "Name a folder that does not exist yet, or a pack: a folder with pack.yaml in it."
        raise WrongUse("this is not a pack, so nothing is written into it", str(target), hint)


def _not_mixed(word: str, target: Path, new: Sequence[Path]) -> None:
    """Refuse to add to a pack only because its name is the same: it must have been made from these documents."""
    if not is_pack(target):
        return
    made_from = {document_name(path.name) for path in sources_of(target)}
    made_from |= {one.name for one in documents_read(target)}
    given = {document_name(path.name) for path in new}
    if given <= made_from or (made_from and made_from <= given):
        return
    what = "the folder" if Path(word).is_dir() else "the document"
    message = f"this is {what}; there is a pack {target.name} made from other documents"
    hint = f"-o {shlex.quote(str(target))} adds these to it, -o OTHER makes another."
    raise WrongUse(message, one_line(word), hint)


def _say_meant(given: Sequence[str], library: Path) -> None:
    """Say of a path that is also a pack's name that the path was meant."""
    for word in given:
        pack = library / word
        if Path(word).name == word and Path(word).exists() and is_pack(pack):
            warn(f"{one_line(word)} here is read, not the pack of that name, which is {pack}")


def _without_copies(
    target: Path, kept: Sequence[Path], new: Sequence[Path]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Kept and new documents, each once; of one that the bank was made from, what is given is its newer version."""
    names = {document_name(path.name): path for path in kept}
    known = {one.name: one.sha256 for one in documents_read(target)}
    really_new = []
    for path in new:
        name = document_name(path.name)
        copy = names.get(name)
        if copy is None or (path.is_file() and not _same(path, copy, known.get(name, ""))):
            really_new.append(path)
            if names.pop(name, None) and name not in known:
                hint = f"If it is a newer version: remove {copy} and run this again."
                raise WrongUse("the pack keeps another text under this name", str(path), hint)
    return tuple(names.values()), tuple(really_new)


def _same(path: Path, copy: Path, known: str) -> bool:
    """Whether a document is the one that a pack keeps: the same text, or the file that the text was taken from."""
    return (is_extracted(path) and _sha256(path) == known) or copy_of(path, read_text(path))[1] == copy.read_bytes()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
