"""A question given another name, in its author's file or among what a curator decided; progress follows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse
from quizapp.packs import deciding
from quizapp.packs.editing import found_in, is_own, not_yours
from quizapp.packs.folder import CURATED
from quizapp.packs.reading import as_written
from quizapp.packs.renaming import renamed
from quizapp.packs.syntax import short
from quizapp.packs.values import LONGEST_SLUG, SLUG
from quizapp.practice.ledger import Ledger
from quizapp.practice.rewriting import rewrite

if TYPE_CHECKING:
    from quizapp.packs.reading import LoadedPack
    from quizapp.packs.validating import Item


def rename(path: Path, old: str, new: str) -> Path:
    """The file in which a question was renamed; raises QuizError where that cannot be, and nothing is changed."""
    pack, item = found_in(path, old)
    if not is_own(pack):
        raise QuizError("this pack is not yours to edit", str(path), not_yours(path))
    if not re.fullmatch(SLUG, new) or len(new) > LONGEST_SLUG:
        hint = f"use small letters, digits and hyphens, {LONGEST_SLUG} of them at most"
        raise WrongUse(f"{short(new)} cannot be an id", hint=hint)
    _must_be_free(pack, item, new)
    if item.generated:
        return _decide(pack, item, new)
    return rewrite(pack, item.file, [lambda file: renamed(file, item.at, new)])


def _must_be_free(pack: LoadedPack, item: Item, new: str) -> None:
    for other in pack.questions:
        if new == other.id or (new in other.aliases and other.id != item.question.id):
            raise WrongUse(f"'{new}' already means the question '{other.id}'", str(pack.path), "choose another id")


def _decide(pack: LoadedPack, item: Item, new: str) -> Path:
    """Among the decisions, so that the question keeps its name when it is generated again."""
    names = {item.question.id, *item.question.aliases}
    made = (one.question.id for one in as_written(pack.path) if one.generated)
    origin = next((one for one in made if one in names), item.question.id)
    known = pack.decisions.rename if pack.decisions else ()
    former = [name for one in known if one.id == origin for name in (one.to, *one.aliases)]
    ledger = Ledger(pack.root / CURATED)
    ledger.write(origin, deciding.rename(origin, new, [one for one in former if one != new]))
    return ledger.path
