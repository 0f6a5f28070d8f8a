"""A pack's folder as `generate` makes it and adds to it: header once, copies of documents, the bank."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from quizapp.documents.naming import document_name, is_kept_text, kept_name
from quizapp.documents.reading import is_extracted, readable
from quizapp.errors import QuizError
from quizapp.packs.bank import Bank, bank_files, write_bank
from quizapp.packs.folder import HEADER, SOURCES, inside
from quizapp.packs.model import FORMAT
from quizapp.packs.replacing import replace_files
from quizapp.text.accents import plain
from quizapp.text.control import one_line

ATTRIBUTES = ".gitattributes"
ATTRIBUTES_TEXT = """\
# Documents keep their line ends, since passages are found by their place; what programs write is folded in reviews.
sources/** -text
*.yaml text eol=lf
*.jsonl text eol=lf linguist-generated
"""
_HEADER = """\
# This file is yours: quizapp changes no line of it unless you tell it to. Questions of your own go below `questions:`.
format: {format}
id: {id}
title: {title}
language: {language}
# license: CC-BY-4.0       # under which licence others may use the questions
# authors: [Your Name]
"""


def sources_of(folder: Path) -> list[Path]:
    """The documents that a pack keeps, sorted by name; of one with its extracted text beside it, that text."""
    if not (folder / SOURCES).is_dir():
        return []
    found = readable(folder / SOURCES)
    texts = {path.with_name(document_name(path.name)) for path in found if is_kept_text(path.name)}
    return sorted((path for path in found if path not in texts), key=lambda path: document_name(path.name))


def copy_of(path: Path, text: str) -> tuple[str, bytes]:
    """The name and the bytes under which a pack keeps a document with this text: as it is, or the extracted text."""
    extracted = is_extracted(path)
    return kept_name(path.name, extracted), text.encode() if extracted else path.read_bytes()


def slug(text: str) -> str:
    """A name for a pack's folder and id.

    >>> slug("Über die Brücke (2nd draft).txt")
    'uber-die-brucke-2nd-draft-txt'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")[:60].strip("-") or "pack"


def header(pack_id: str, title: str, language: str) -> str:
    """The text of a new `pack.yaml`."""
    quoted = json.dumps(one_line(title), ensure_ascii=False)
    return _HEADER.format(format=FORMAT, id=pack_id, title=quoted, language=language or "en")


def begin(folder: Path, head: str, copies: Mapping[str, bytes], bank: Bank) -> None:
    """Make a new pack of documents and what was generated of them."""
    sources = {f"{SOURCES}/{name}": data for name, data in copies.items()}
    settle(folder, {HEADER: head.encode(), ATTRIBUTES: ATTRIBUTES_TEXT.encode(), **sources, **bank_files(bank)})


def settle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a new folder with these files beside its place, and move it there when it is whole."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise _cannot(folder, error) from error
    try:
        replace_files({beside / name: data for name, data in files.items()})
        beside.chmod(0o777 & ~_umask())
        if folder.is_dir():
            folder.rmdir()
        os.replace(beside, folder)
    except OSError as error:
        raise _cannot(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def add(folder: Path, copies: Mapping[str, bytes], bank: Bank) -> None:
    """Put documents and the new bank into a pack; what people own there is left alone."""
    if any(inside(folder, f"{SOURCES}/{name}") is None for name in copies):
        hint = "put the documents themselves there; nothing was changed"
        raise QuizError("this leads out of the pack's folder", str(folder / SOURCES), hint)
    replace_files({folder / SOURCES / name: data for name, data in copies.items()})
    write_bank(folder, bank)


def _cannot(folder: Path, error: OSError) -> QuizError:
    hint = "Name another place, or make room there."
    return QuizError(f"the pack cannot be written: {error.strerror}", str(folder), hint)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
