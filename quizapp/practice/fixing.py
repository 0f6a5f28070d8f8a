"""`check --fix`: what is safe is written into the files of a pack, each whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.packs.file import YamlFile
from quizapp.packs.fixing import Edit, applied, edits
from quizapp.packs.reading import examine
from quizapp.store.turns import change_file

_ROUNDS = 5
"""What was hidden behind one mistake shows when that is mended."""
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A line that was changed, and how."""

    file: str
    line: int
    says: str


def fix(path: Path) -> list[Fixed]:
    """Mend what is safe in the pack at a path; raises QuizError where a file cannot be written."""
    done: list[Fixed] = []
    for _ in range(_ROUNDS):
        pack, _problems = examine(path, lenient=True)
        changes = list(edits(pack)) if pack is not None else []
        if pack is None or not changes:
            break
        for file, found in changes:
            target = pack.path if pack.path.is_file() else pack.root / file.name
            _write(target, file, found)
            done += [Fixed(file.name, edit.line, edit.says) for edit in found]
    return done


def _write(path: Path, file: YamlFile, found: list[Edit]) -> None:
    def changed(before: bytes | None) -> bytes:
        mark = _MARK if before is not None and before.startswith(_MARK) else b""
        if before != mark + file.text.encode():
            raise QuizError("the file was changed meanwhile", str(path), "Nothing was written; run it again.")
        return mark + applied(file.text, found).encode()

    change_file(path, changed)
