"""What is done with questions whose passages are no longer there: accepted as they stand, or asked no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse
from quizapp.packs import deciding
from quizapp.packs.decisions import EDIT, REJECT
from quizapp.packs.editing import decided_in, in_place
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import examine, failure
from quizapp.packs.stale import Stale, accepted, accepted_text, holding, retired_text, stale
from quizapp.practice.by_name import Deciding
from quizapp.practice.editing import beneath
from quizapp.practice.ledger import Ledger
from quizapp.practice.rewriting import made, rewrite

if TYPE_CHECKING:
    from quizapp.packs.file import YamlFile
    from quizapp.packs.model import Curated, Question
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
        return self._edit(name) is not None

    def is_in_place(self, name: str) -> bool:
        """Whether the question is changed in the file that its author wrote."""
        return in_place(self.pack, self._of(name)[0].item) is not None

    def status(self, name: str) -> str:
        """The status of the question."""
        return self._of(name)[0].item.question.status

    def accept(self, names: Sequence[str]) -> dict[str, Path]:
        """These are still right: each cites what stands there now. Name and the file that was written."""
        chosen = {name: self._of(name) for name in names}
        now = {name: holding(name, found) for name, found in chosen.items()}
        _, private = decided_in(self.pack, self._corrections)
        was = beneath(self._path, private)

        def act(item: Item) -> deciding.Act:
            name = item.question.id
            return deciding.edit(accepted(item.question, now[name]), self._checked, was.get(name))

        return self._write(chosen, lambda item, file: accepted_text(file, item.at, now[item.question.id]), act)

    def retire(self, names: Sequence[str]) -> dict[str, Path]:
        """These are asked no more. Name and the file that was written."""
        chosen = {name: self._of(name) for name in names}
        return self._write(
            chosen,
            lambda item, file: retired_text(file, item.at),
            lambda item: deciding.reject(item.question.id, REASON),
        )

    def no_longer_accepted(self, names: Sequence[str]) -> dict[str, Path]:
        """These cite again what they cited before; raises WrongUse where more than that was edited of them."""
        for name in names:
            edited = self._edit(name)
            if edited and not self._only_cites(edited):
                hint = (
                    "quizapp pack edit shows it, to write the former quote there again; with --undo it drops the edit"
                )
                raise WrongUse(f"'{name}' was edited, not only accepted", str(self.pack.path), hint)
        return self._take_back(EDIT, names)

    def no_longer_retired(self, names: Sequence[str]) -> dict[str, Path]:
        """These are asked again; raises WrongUse where one is not asked for another reason."""
        for one in (one for said in self._decided() for one in said.reject if one.id in names):
            if one.reason != REASON:
                hint = "quizapp pack reject --undo takes it back"
                raise WrongUse(f"'{one.id}' was rejected, not retired: {one.reason}", str(self.pack.path), hint)
        return self._take_back(REJECT, names)

    def _take_back(self, section: str, names: Sequence[str]) -> dict[str, Path]:
        for item in (one for one in self.pack.items if one.question.id in names and in_place(self.pack, one)):
            where = f"{item.file.name}:{item.file.place(item.at).line}"
            hint = f"write its former {'quote' if section == EDIT else 'status'} there again"
            raise WrongUse(f"'{item.question.id}' was written by hand, in {where}", str(self.pack.path), hint)
        pack = Deciding(self._path, self._checked, self._corrections)
        return dict.fromkeys(pack.take_back(section, names), pack.ledger.path)

    def _decided(self) -> Iterator[Curated]:
        """What was decided, last what holds in the end."""
        return filter(None, (self.pack.decisions, self.pack.corrections))

    def _edit(self, name: str) -> Question | None:
        """What somebody edited of the question, the last that holds."""
        found = [question for said in self._decided() for question in said.edit if question.id == name]
        return found[-1] if found else None

    def _only_cites(self, edited: Question) -> bool:
        """Whether an edit changes nothing but the passages that are cited."""
        _, private = decided_in(self.pack, self._corrections)
        was = beneath(self._path, private).get(edited.id)
        said, before = ({**accepted(one, {}), "evidence": ()} for one in (edited, was or edited))
        return was is not None and said == before

    def _of(self, name: str) -> list[Stale]:
        found = [one for one in self.found if one.item.question.id == name]
        if not found and all(one.question.id != name for one in self.pack.items):
            raise WrongUse(
                f"this pack has no question '{name}'", str(self.pack.path), "quizapp questions finds the ids"
            )
        if not found:
            hint = "quizapp pack stale names those that do"
            raise WrongUse(f"'{name}' cites nothing that has changed", str(self.pack.path), hint)
        return found

    def _write(
        self,
        chosen: Mapping[str, Sequence[Stale]],
        make: Callable[[Item, YamlFile], str],
        act: Callable[[Item], deciding.Act],
    ) -> dict[str, Path]:
        """The file of each question, after all that is changed in one file was written at once."""
        items = [found[0].item for found in chosen.values()]
        by_hand = {item.question.id: item for item in items if in_place(self.pack, item)}
        files = {item.file.name: item.file for item in by_hand.values()}
        makes = {name: [partial(make, item) for item in by_hand.values() if item.file.name == name] for name in files}
        for name, file in files.items():
            made(file, makes[name])
        written = {name: rewrite(self.pack, file, makes[name]) for name, file in files.items()}
        path, private = decided_in(self.pack, self._corrections)
        decided = [item for item in items if item.question.id not in by_hand]
        Ledger(path, private=private).write_all({item.question.id: act(item) for item in decided})
        return {name: written[by_hand[name].file.name] if name in by_hand else path for name in chosen}
