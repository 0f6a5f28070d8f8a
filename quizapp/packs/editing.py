"""Where a question can be edited: in the file a person wrote, or as a copy in `curated.yaml` where a program did."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.file import YamlFile
from quizapp.packs.folder import CURATED
from quizapp.packs.model import Question
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import LoadedPack, examine
from quizapp.packs.render import render
from quizapp.packs.replacing import replace_files
from quizapp.packs.validating import CURATED_FORMAT, Item

_NOT_YOURS = "report it instead, or make the pack your own: copy its folder into your library"


@dataclass(frozen=True, slots=True)
class Editable:
    """A question's place in a file: where it begins, and what the file held before and when the editor opens."""

    pack: Path
    path: Path
    line: int
    before: bytes | None
    prepared: bytes

    def errors(self) -> str:
        """What is wrong with the pack now, as `quizapp check` shows it; nothing when it can be read."""
        problems = [problem for problem in examine(self.pack)[1] if problem.severity == ERROR]
        return render(problems)

    @property
    def changed(self) -> bool:
        """Whether something was edited."""
        return not self.path.is_file() or self.path.read_bytes() != self.prepared

    def take_back(self) -> None:
        """The file as it was before."""
        if self.before is None:
            self.path.unlink(missing_ok=True)
        else:
            replace_files({self.path: self.before})


def editable(path: Path, question: str) -> Editable:
    """Where a question of the pack at a path can be edited; raises QuizError where it cannot be."""
    pack, _ = examine(path)
    found = next((item for item in pack.items if item.question.id == question), None) if pack else None
    if pack is None or found is None:
        raise WrongUse(f"this pack has no question '{question}'", str(path))
    file = pack.root / (CURATED if found.generated else found.file.name)
    may_write(file)
    before = file.read_bytes() if file.is_file() else None
    if found.generated and found.file.name != CURATED:
        return _copied(pack, found, file, before)
    return Editable(path, file, found.file.place(found.at).line, before, before or b"")


def may_write(file: Path) -> None:
    """Raises QuizError for a file that is not the learner's to write."""
    inside = Path(__file__).resolve().parents[1]
    if file.resolve().is_relative_to(inside):
        raise QuizError("this pack came with quizapp and is not yours to edit", str(file), _NOT_YOURS)
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise QuizError("this pack cannot be written to", str(file), _NOT_YOURS)


def _copied(pack: LoadedPack, item: Item, file: Path, before: bytes | None) -> Editable:
    """The question among the curator's edits, where it stands for the generated one."""
    said: dict[str, Any] = {"format": CURATED_FORMAT}
    if before is not None:
        said = YamlFile(file.name, before.decode("utf-8")).data or said
    edits = [*(said.get("edit") or ()), _plain(item.question)]
    text = yaml.safe_dump(said | {"edit": edits}, sort_keys=False, allow_unicode=True, width=100)
    prepared = text.encode()
    line = YamlFile(file.name, text).place(("edit", len(edits) - 1)).line
    replace_files({file: prepared})
    return Editable(pack.path, file, line, before, prepared)


def _plain(question: Question) -> dict[str, Any]:
    said = question.model_dump(mode="json", exclude_defaults=True, exclude={"checked"})
    return {"id": question.id, "kind": question.kind, **said}
