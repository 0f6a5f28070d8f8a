"""What a learner changed in the questions of a pack, as rows to hand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quizapp.packs import dumping
from quizapp.packs.decisions import EDIT, REJECT, Stretch, read_decisions
from quizapp.packs.editing import as_yaml
from quizapp.packs.file import YamlFile
from quizapp.packs.folder import CURATED
from quizapp.packs.validating import WAS, validated
from quizapp.practice.editing import beneath
from quizapp.results.export import Export, new_id
from quizapp.results.rows import AnyRow, Correction

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.packs.model import Question
    from quizapp.practice.desk import Desk

_NOT_CONTENT = ("checked", WAS)


def corrections(desk: Desk, packs: Iterable[str], export: Export) -> Iterator[AnyRow]:
    """Every edit and rejection of the learner's own; what came along with a pack is its author's."""
    for pack in packs:
        for entry, was in _decided(desk, pack):
            yield Correction(
                learner=export.learner,
                at=export.at,
                id=new_id(),
                source=export.of(pack),
                pack=pack,
                question=entry.id,
                what="reject" if entry.section == REJECT else "edit",
                text=str(entry.said.get("reason", "")) if entry.section == REJECT else _text(entry.said),
                was=as_yaml(was) if was and entry.section == EDIT else "",
            )


def _decided(desk: Desk, pack: str) -> Iterator[tuple[Stretch, Question | None]]:
    """What was decided, each with the question that it was decided of."""
    there = desk.library.index().packs.get(pack)
    own = [one for one in _entries(there.path / CURATED) if _is_own_edit(one, desk.who)] if there else []
    for private, found in ((True, _entries(desk.corrections / f"{pack}.yaml")), (False, own)):
        questions = beneath(there.path, private) if there and found else {}
        yield from ((one, questions.get(one.id)) for one in found)


def _is_own_edit(entry: Stretch, who: str) -> bool:
    return entry.section == EDIT and _who(entry.said) == who


def _entries(path: Path) -> list[Stretch]:
    if not path.is_file():
        return []
    decided = read_decisions(path.read_text(encoding="utf-8", errors="replace"), str(path))
    return [one for one in decided.stretches if one.id and one.section in {EDIT, REJECT} and isinstance(one.said, dict)]


def _who(said: dict[str, Any]) -> str:
    checked = said.get("checked")
    return str(checked.get("who", "")) if isinstance(checked, dict) else ""


def _text(said: dict[str, Any]) -> str:
    """An edit in the form that every question is written in, so that only what was changed differs."""
    file = YamlFile("", dumping.block({key: value for key, value in said.items() if key not in _NOT_CONTENT}))
    question = validated(file, (), file.data, [])
    return as_yaml(question) if question else file.text
