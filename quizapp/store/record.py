"""What is known of a learner: the rows of every machine, asked for in many ways, and the state folded from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from quizapp.store import finding
from quizapp.store.derived import Derived
from quizapp.store.exchange import journal_of
from quizapp.store.journals import Journals, is_within
from quizapp.study.amending import AMENDING
from quizapp.study.fold import History, State
from quizapp.study.model import Row


class Record:
    """Only ever asked; `Store` writes."""

    def __init__(self, profile: Path, device: str) -> None:
        self.profile = profile
        self.device = device
        self._journals = Journals(journal_of(profile), device)
        self._at = Derived()
        self._found: dict[frozenset[str], tuple[Mapping[Path, int], list[Row]]] = {}
        """Types -> the rows of these that were found last, and how large the files were then."""

    @property
    def state(self) -> State:
        """Everything that the journals say, folded."""
        return self._at.state

    def rows(self) -> Iterator[Row]:
        """Every row of every machine, in order; those taken back and those that take back are among them."""
        return self._journals.rows()

    def history(self, card: str) -> list[Row]:
        """The rows about one card, and the settings, in order; those that the state does not know yet are left out."""
        return [row for row in self._journals.history(card) if is_within(self._at.marks, row)]

    def histories(self, cards: Collection[str]) -> History:
        """Gives the history of each of these cards; of many it is read at one go."""
        marks, histories = self._at.marks, finding.about_each(self._journals.folder, cards)
        return lambda card: [row for row in histories(card) if is_within(marks, row)]

    def newest(self) -> Iterator[Row]:
        """Every row that the state knows from the latest back, read only as far as they are asked for."""
        return (row for _, row in finding.newest(self._journals.folder) if is_within(self._at.marks, row))

    def row(self, name: str) -> Row | None:
        """The row with this id."""
        return next((row for row in self.named(name) if row.id == name), None)

    def named(self, beginning: str) -> list[Row]:
        """The rows whose id begins so, in order; those that the state does not know yet are among them."""
        return finding.named(self._journals.folder, beginning)

    @property
    def reach(self) -> dict[str, str]:
        """Machine -> up to where its record is known: the time at which its last row stands, later with each row."""
        return {device: mark.time for device, mark in self._at.marks.items()}

    def knows(self, row: Row) -> bool:
        """Whether a row is among those that the state is folded from."""
        return is_within(self._at.marks, row)

    def find(self, name: str) -> list[Row]:
        """The rows that a word may mean: an id, the beginning of one, or a number."""
        return finding.meant(self._journals.folder, name)

    def numbered(self) -> Callable[[Row], str]:
        """Gives a row's number, which names no other row."""
        return finding.numbered(self._journals.folder)

    def amending(self) -> list[Row]:
        """The rows that say something of other rows, in order."""
        return self.of_types(AMENDING)

    def of_types(self, types: Iterable[str]) -> list[Row]:
        """The rows of some types, in order; they are only looked for anew where one has come since."""
        journal, wanted = self._journals.folder, frozenset(types)
        now, (before, rows) = finding.sizes(journal), self._found.get(wanted, ({}, []))
        if not before or finding.may_have_come(wanted, before, now):
            rows = [row for _, row in finding.of_types(journal, wanted)]
        self._found[wanted] = now, rows
        return list(rows)

    def of_imports(self) -> list[Row]:
        """The rows of all imports in order, without those that stand for a whole one."""
        return [row for _, row in finding.of_imports(self._journals.folder)]
