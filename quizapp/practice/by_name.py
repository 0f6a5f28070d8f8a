"""Keep, edit and reject by name: what the command line decides of a pack's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse
from quizapp.packs import deciding
from quizapp.packs.decisions import EDIT, KEEP, REJECT
from quizapp.packs.editing import decided_in
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import as_written, examine, failure
from quizapp.practice.editing import beneath
from quizapp.practice.ledger import Ledger

if TYPE_CHECKING:
    from quizapp.packs.reading import LoadedPack
    from quizapp.packs.validating import Item


_DONE = {KEEP: "kept", EDIT: "edited or accepted", REJECT: "rejected or retired"}


class Deciding:
    """Decisions on questions of one pack, each named by its id."""

    def __init__(self, path: Path, checked: Mapping[str, str], corrections: Path | None) -> None:
        pack, problems = examine(path, corrections)
        if pack is None:
            raise failure(path, [one for one in problems if one.severity == ERROR])
        self.pack: LoadedPack = pack
        self._path = path
        file, self.private = decided_in(pack, corrections)
        self.ledger = Ledger(file, private=self.private)
        self._checked = checked
        self._now = {item.question.id: item for item in pack.items}
        self._written = {item.question.id: item for item in as_written(path)}

    def keep(self, names: Sequence[str]) -> list[str]:
        """These are right."""
        found, now = [self.item(name) for name in names], beneath(self._path, self.private)
        acts = {
            item.question.id: deciding.keep(item.question, self._checked, now.get(item.question.id)) for item in found
        }
        self.ledger.write_all(acts)
        return list(acts)

    def reject(self, names: Sequence[str], reason: str) -> list[str]:
        """These are not to be asked."""
        found = [self.item(name).question.id for name in names]
        self.ledger.write_all({name: deciding.reject(name, reason) for name in found})
        return found

    def take_back(self, section: str, names: Sequence[str]) -> list[str]:
        """Nothing of this sort was decided of these; raises WrongUse where nothing was."""
        found = [name.rpartition("/")[2].partition("#")[0] for name in names]
        for name in found:
            said = [one.section for one in self.ledger.entries(name)]
            if section not in said:
                self.item(name)
                decided = f"what was decided is in {self.ledger.path}" if self.ledger.path.is_file() else ""
                hint = f"'{name}' is there under {said[0]}" if said else decided
                raise WrongUse(f"nothing to take back: '{name}' was not {_DONE[section]}", str(self.pack.path), hint)
        self.ledger.write_all({name: deciding.take_back(section, name) for name in found})
        return found

    def item(self, given: str) -> Item:
        """The question meant; raises WrongUse for an author's own, which is changed where its author wrote it."""
        name = given.rpartition("/")[2].partition("#")[0]
        item = self._now.get(name) or self._written.get(name) or self._renamed(name)
        if item is None:
            raise WrongUse(f"this pack has no question '{name}'", str(self.pack.path), self._near(name))
        if not item.generated and not self.private:
            where = f"{item.file.name}:{item.file.place(item.at).line}"
            hint = "keep and reject are for what programs wrote: change it there; status: retired asks it no more"
            raise WrongUse(f"'{name}' was written by hand, in {where}", str(self.pack.path), hint)
        return item

    def _renamed(self, name: str) -> Item | None:
        return next((item for item in self._now.values() if name in item.question.aliases), None)

    def _near(self, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, [*self._now, *self._written], n=1)
        return f"did you mean '{near[0]}'?" if near else "quizapp questions finds the ids"
