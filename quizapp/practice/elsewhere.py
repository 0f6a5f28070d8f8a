"""What was answered in another program: looked at, kept in the learner's journal as one act, and taken back as one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs.formats.happened import Past
from quizapp.study.amending import IMPORT
from quizapp.study.calendar import Moment, stamp
from quizapp.study.elsewhere import Brought, brought, known_of, turning
from quizapp.study.model import Row
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.store.store import Store


def foreseen(
    desk: Desk, past: Past, pack: str, file: str, step: Callable[[int, int], None] = lambda done, of: None
) -> Brought:
    """The rows that a past would become for the cards of a pack; nothing is written."""
    entries = desk.entries(pack)
    known = known_of(desk.store.of_imports(), desk.store.state.undone)
    about = {"pack": pack, "file": file}
    return brought(past, entries, desk.store.state, known, desk.when(), secrets.token_hex(8), about, step)


def keep(desk: Desk, found: Brought) -> str:
    """Write the rows; the id under which they are taken back."""
    written = desk.store.append_all(found.rows)
    desk.store.checkpoint()
    return written[0].id


def turn(store: Store, target: Row, when: Moment, *, back: bool) -> int:
    """Take an import back, or put it in force again; of how many of its rows that was not so yet.

    Raises QuizError where it is so of all of them.
    """
    id_ = secrets.token_hex(8)
    said = list(turning(target, store.of_imports(), store.state.undone, back=back))
    if not said and not back and target.id in store.state.undone:
        raise _twice(target)
    if not said:
        raise QuizError(f"this is {'taken back already' if back else 'not taken back'}", target.id)
    type_, at = "undo" if back else "redo", stamp(when.now)
    rows = [Row(f"{id_}-{number}", type_, at, when.offset, when.today, one) for number, one in enumerate(said, 1)]
    return len(store.append_all(rows))


def must_not_count_twice(store: Store, row: Row) -> None:
    """Raises QuizError for a row that was taken back where another import has brought the same since."""
    if IMPORT in row.data and not any(turning(row, store.of_imports(), store.state.undone, back=False)):
        raise _twice(row)


def _twice(row: Row) -> QuizError:
    hint = "`quizapp undo` lists the imports; take that one back first"
    return QuizError("this counts already: another import has brought it since", row.id, hint)


def words(found: Brought, when: Moment) -> list[str]:
    """What a history is, and what is left out of it, a line each."""
    first, last = found.days
    days = f", {first}" + (f" to {last}" if last != first else "") if first else ""
    due = found.due(when)
    then = f"then {counted(due, 'card')} {'is' if due == 1 else 'are'} due"
    said = f"{counted(found.answers, 'answer')} to {counted(len(found.cards), 'card')}{days}; {then}"
    left = (
        (found.known, "here already"),
        (found.older, "from before what was answered here"),
        (found.elsewhere, "to cards that are not in the pack"),
    )
    without = [f"{counted(number, 'answer')} left out, {why}" for number, why in left if number]
    return [said if found.rows else "nothing new", *without]
