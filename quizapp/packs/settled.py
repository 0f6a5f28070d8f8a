"""How a learner settled conflicts in a pack that is not their own, and which of its facts are overruled by that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizapp.facts.conflict import overruled
from quizapp.facts.settling import Settlement, settled
from quizapp.packs.bank import facts_kept
from quizapp.packs.model import Settled


def overruled_in(folder: Path, said: Sequence[Settled]) -> frozenset[str]:
    """The facts of a pack that are not asked as these conflicts were settled."""
    if not said or not folder.is_dir():
        return frozenset()
    facts, conflicts = facts_kept(folder)
    found, _ = settled(conflicts, facts, {one.id: Settlement(one.ask, one.value) for one in said}, ())
    return frozenset(overruled(found))
