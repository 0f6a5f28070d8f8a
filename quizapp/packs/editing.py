"""Where a question can be edited: in the file a person wrote, or as a text of its own that then stands for it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.errors import QuizError, WrongUse
from quizapp.packs import dumping
from quizapp.packs.file import YamlFile
from quizapp.packs.folder import BUILT, CURATED
from quizapp.packs.model import Question
from quizapp.packs.problems import ERROR, Problem
from quizapp.packs.reading import LoadedPack, examine
from quizapp.packs.render import render
from quizapp.packs.replacing import replace_files
from quizapp.packs.validating import Item, validated

_FIRST = ("id", "kind", "prompt", "text", "answer", "answers", "accept", "reject", "choices", "items", "pairs")
"""What one most likely wants to edit."""
_HEAD = """\
# The question as it will be asked. Save and leave to keep it so; leave it as it is, and nothing changes.
"""


@dataclass(frozen=True, slots=True)
class InPlace:
    """A question in the file that its author wrote: where it begins, and what the file held before."""

    pack: Path
    path: Path
    line: int
    before: bytes

    def errors(self) -> str:
        """What is wrong with the pack now, as `quizapp check` shows it; nothing when it can be read."""
        return render([problem for problem in examine(self.pack)[1] if problem.severity == ERROR])

    @property
    def changed(self) -> bool:
        """Whether something was edited."""
        return not self.path.is_file() or self.path.read_bytes() != self.before

    def keep(self) -> None:
        """It stands there already."""

    def take_back(self) -> None:
        """The file as it was before."""
        replace_files({self.path: self.before})


def found_in(path: Path, question: str, corrections: Path | None = None) -> tuple[LoadedPack, Item]:
    """The pack at a path and a question of it; raises WrongUse where it has none of that id."""
    pack, _ = examine(path, corrections)
    found = next((item for item in pack.items if item.question.id == question), None) if pack else None
    if pack is None or found is None:
        faulty = pack is None or pack.is_faulty
        hint = f"what has mistakes is left out: quizapp check {shlex.quote(str(path))}" if faulty else ""
        raise WrongUse(f"this pack has no question '{question}'", str(path), hint)
    return pack, found


def in_place(pack: LoadedPack, item: Item) -> InPlace | None:
    """The question's place in its author's file; None where it is not the learner's to change there."""
    if item.generated or not is_own(pack):
        return None
    file = pack.root / item.file.name
    if not os.access(file, os.W_OK):
        return None
    return InPlace(pack.path, file, item.file.place(item.at).line, file.read_bytes())


def is_own(pack: LoadedPack) -> bool:
    """Whether a pack is the learner's own: not built by somebody else or come with quizapp, and its folder writable."""
    came_along = pack.root.resolve().is_relative_to(Path(__file__).resolve().parents[1])
    return not came_along and not (pack.root / BUILT).is_file() and os.access(pack.root, os.W_OK)


def not_yours(root: Path) -> str:
    """What somebody can do who wants to change a pack that is not theirs."""
    how = f"take {BUILT} out of its folder" if (root / BUILT).is_file() else "copy its folder into your library"
    return f"report it instead, or make the pack your own: {how}"


def decided_in(pack: LoadedPack, corrections: Path | None) -> tuple[Path, bool]:
    """The file for what is decided of a pack's questions, and whether it is among the learner's private ones."""
    if is_own(pack) and pack.path.is_dir():
        return pack.root / CURATED, False
    if corrections is None:
        raise QuizError("this pack is not yours to edit", str(pack.path), not_yours(pack.root))
    return corrections / f"{pack.header.id}.yaml", True


def written_out(question: Question) -> str:
    """The question as a small text for an editor."""
    return _HEAD + as_yaml(question)


def as_yaml(question: Question) -> str:
    """The question as a record of its own."""
    return dumping.block(said(question))


def said(question: Question) -> dict[str, Any]:
    """What the question says once somebody has looked at it, what one most likely wants to edit first."""
    found = {"id": question.id, "kind": question.kind}
    found |= question.model_dump(mode="json", exclude_defaults=True, exclude={"checked", *doubts(question)})
    first = sorted(found, key=lambda key: _FIRST.index(key) if key in _FIRST else len(_FIRST))
    return {key: found[key] for key in first}


def doubts(question: Question) -> set[str]:
    """What a draft says of itself, which no longer holds once somebody has edited it."""
    return {"status", "notes"} if question.status == "draft" and question.origin else set()


def read_back(text: str, name: str, question: str) -> tuple[Mapping[str, Any] | None, str]:
    """What an edited text says of a question; None and what is wrong with it, exactly placed."""
    file = YamlFile(name, text)
    problems: list[Problem] = file.faults()
    if not problems and not isinstance(file.data, dict):
        problems.append(file.problem((), "not_a_question", "a question is meant here"))
    found = validated(file, (), file.data, problems) if not problems else None
    if found is not None and found.id != question:
        problems.append(file.problem(("id",), "other_id", f"the id stays '{question}'", "progress is kept under it"))
    return (None, render(problems)) if problems else (file.data, "")
