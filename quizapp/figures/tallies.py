"""What the answers that stand come to, a pack apart from the others, so that it can be kept and gone on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from quizapp.figures.recall import RecallTally
from quizapp.figures.trouble import TroubleTally
from quizapp.study.cards import pack_of
from quizapp.study.model import Row


@dataclass(slots=True)
class Tally:
    """Of one pack."""

    recall: RecallTally = field(default_factory=RecallTally)
    trouble: TroubleTally = field(default_factory=TroubleTally)


@dataclass(slots=True)
class Tallies:
    """Takes the answers that stand one after the other, in the journal's order."""

    packs: dict[str, Tally] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """One answer."""
        pack = pack_of(str(row.data["card"]))
        tally = self.packs.get(pack) or self.packs.setdefault(pack, Tally())
        tally.recall.add(row)
        tally.trouble.add(row)

    def of(self, pack: str = "") -> list[Tally]:
        """Those of one pack, or of all."""
        return [tally for name, tally in self.packs.items() if not pack or name == pack]

    def kept(self) -> dict[str, Any]:
        """The same as plain values."""
        return {pack: asdict(tally) for pack, tally in self.packs.items()}


def from_kept(values: Mapping[str, Any]) -> Tallies:
    """The tallies that `kept` gave; TypeError or KeyError for anything else."""
    return Tallies({pack: _tally(**parts) for pack, parts in values.items()})


def _tally(recall: Mapping[str, Any], trouble: Mapping[str, Any]) -> Tally:
    seen = {card: (day, days) for card, (day, days) in recall["seen"].items()}
    return Tally(RecallTally(**{**recall, "seen": seen}), TroubleTally(**trouble))
