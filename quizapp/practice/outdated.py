"""What is done with questions whose passages are no longer there: accepted as they stand, or asked no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse
from quizapp.packs import deciding
from quizapp.packs.editing import decided_in, in_place
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import examine, failure
from quizapp.packs.stale import Stale, accepted, accepted_text, holding, retired_text, stale
from quizapp.practice.editing import beneath
from quizapp.practice.ledger import Ledger
from quizapp.practice.rewriting import rewrite

if TYPE_CHECKING:
    from quizapp.packs.reading import LoadedPack
    from quizapp.packs.validating import Item

REASON = "out of date"


class Outdated:
    """The questions of one pack that cite what is not there any more."""

    def __init__(self, path: Path, checked: Mapping[str, str], corrections: Path | None) -> None:
        pack, problems = examine(path, corrections)
        if pack is None:
            raise failure(path, [one for one in problems if one.severity == ERROR])
        self.pack: LoadedPack = pack
        self.found = tuple(stale(pack))
        self._checked = checked
        self._corrections = corrections
        self._path = path

    def is_edited(self, name: str) -> bool:
        """Whether what stands for the question is what somebody edited of it."""
        decided = filter(None, (self.pack.decisions, self.pack.corrections))
        return any(question.id == name for said in decided for question in said.edit)

    def is_in_place(self, name: str) -> bool:
        """Whether the question is changed in the file that its author wrote."""
        return in_place(self.pack, self._of(name)[0].item) is not None

    def accept(self, names: Sequence[str]) -> dict[str, Path]:
        """These are still right: each cites what stands there now. Name and the file that was written."""
        for name in names:
            holding(name, self._of(name))
        return {name: self._again()._accept(name) for name in dict.fromkeys(names)}

    def retire(self, names: Sequence[str]) -> dict[str, Path]:
        """These are asked no more. Name and the file that was written."""
        chosen = {name: self._of(name) for name in names}
        return {name: self._again()._retire(name) for name in chosen}

    def _again(self) -> Outdated:
        """The same after something was written."""
        return Outdated(self._path, self._checked, self._corrections)

    def _of(self, name: str) -> list[Stale]:
        found = [one for one in self.found if one.item.question.id == name]
        if not found:
            hint = "quizapp pack stale names those that do"
            raise WrongUse(f"'{name}' cites nothing that has changed", str(self.pack.path), hint)
        return found

    def _accept(self, name: str) -> Path:
        found = self._of(name)
        item, now = found[0].item, holding(name, found)
        if in_place(self.pack, item):
            return rewrite(self.pack, item, lambda file, at: accepted_text(file, at, now))
        _, private = decided_in(self.pack, self._corrections)
        was = beneath(self._path, private).get(name)
        return self._decide(item, deciding.edit(accepted(item.question, now), self._checked, was))

    def _retire(self, name: str) -> Path:
        item = self._of(name)[0].item
        if in_place(self.pack, item):
            return rewrite(self.pack, item, retired_text)
        return self._decide(item, deciding.reject(item.question.id, REASON))

    def _decide(self, item: Item, act: deciding.Act) -> Path:
        file, private = decided_in(self.pack, self._corrections)
        Ledger(file, private=private).write(item.question.id, act)
        return file
