"""`quizapp undo`, `redo`, `regrade`: any answer taken back, done again, or graded anew, by the id of its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import WrongUse
from quizapp.study.amending import IMPORT

if TYPE_CHECKING:
    from quizapp.store.store import Store
    from quizapp.study.model import Row

LISTED, MOST_LISTED = 20, 1_000_000
GRADES = ("right", "wrong", "again", "hard", "good", "easy")


@click.command()
@click.argument("row", default="")
@click.option("--last", is_flag=True, help="Take back the latest act that stands.")
@click.option("--count", type=click.IntRange(1, MOST_LISTED), default=LISTED, metavar="N", help="List the last N acts.")
@click.pass_obj
def undo(profile: str, row: str, last: bool, count: int) -> None:
    """Take back an answer, or whatever else was done to a card; without ROW the latest are listed.

    ROW is an id as `quizapp undo` and `quizapp reviews` show it, its beginning, or a row's number.
    """
    if row and last:
        raise WrongUse("--last goes without a ROW", hint="`quizapp undo` lists the rows")
    if row or last:
        _turn(profile, row, back=True)
    else:
        _list(profile, count)


@click.command()
@click.argument("row")
@click.pass_obj
def redo(profile: str, row: str) -> None:
    """Put in force again what `undo` took back."""
    _turn(profile, row, back=False)


@click.command()
@click.argument("row")
@click.argument("grade", type=click.Choice(GRADES))
@click.pass_obj
def regrade(profile: str, row: str, grade: str) -> None:
    """Let an earlier answer count as right or wrong, or as rated otherwise; its card is scheduled anew."""
    from quizapp.study.model import Rating
    from quizapp.study.undoing import regrading

    meant = {"right": True, "wrong": False}.get(grade)
    new = Rating[grade.upper()] if meant is None else meant
    with _open(profile) as store:
        target = _meant(store, row)
        _write(store, target, "regrade", regrading(target, new), f"counts as {grade}")


def _turn(profile: str, row: str, *, back: bool) -> None:
    from quizapp.practice.elsewhere import must_not_count_twice
    from quizapp.study.undoing import turned

    verb, words = ("undo", "taken back") if back else ("redo", "in force again")
    with _open(profile) as store:
        target = _last(store) if back and not row else _meant(store, row)
        if target.type == IMPORT:
            _turn_import(store, target, words, back=back)
        else:
            said = turned(target, store.state.undone, back=back)
            if not back:
                must_not_count_twice(store, target)
            _write(store, target, verb, said, words)


@contextmanager
def _open(profile: str) -> Iterator[Store]:
    """The learner's store; what it was asked before is found out anew at the end."""
    from quizapp.cli.due import ask_again
    from quizapp.cli.places import open_store
    from quizapp.config import paths

    places = paths(profile)
    store = open_store(places)
    try:
        yield store
    finally:
        store.close()
    ask_again(places)


def _write(store: Store, target: Row, type_: str, said: Mapping[str, Any], words: str) -> None:
    """Append a row about another, and say what became of the card."""
    from quizapp.cli.places import row_now
    from quizapp.cli.reviews import line_of

    store.append(row_now(store, type_, said))
    card, back = store.state.card(said["card"]), target.id in store.state.undone
    click.echo(line_of(target, store.numbered()(target), back))
    click.echo(f"{words}; {card.key} is {_standing(card.due, store.state.rules.day_start)}")


def _turn_import(store: Store, whole: Row, words: str, *, back: bool) -> None:
    """Take all of an import back, or put it in force again."""
    from quizapp.cli.dates import now_of
    from quizapp.practice.elsewhere import turn
    from quizapp.text.amounts import counted

    rows = turn(store, whole, now_of(store.state), back=back)
    click.echo(f"{words}: {counted(rows, 'row')} of the history of {whole.data.get('pack', '')}")


def _standing(due: str, day_start: int) -> str:
    from quizapp.cli import clock
    from quizapp.study.calendar import due_words

    if not due:
        return "new"
    words = due_words(due, clock.now(), clock.zone(), day_start)
    return f"due {words}" if words in {"now", "today"} else f"due in {words}"


def _last(store: Store) -> Row:
    from quizapp.errors import QuizError
    from quizapp.study.amending import is_act

    row = next((row for row in store.newest() if is_act(row) and row.id not in store.state.undone), None)
    if row is None:
        raise QuizError("there is nothing to take back")
    return row


def _meant(store: Store, name: str) -> Row:
    """The one row that a word names."""
    found = store.find(name) if name else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise WrongUse(f"no row is called '{name}'", hint="`quizapp undo` lists the latest, `quizapp reviews` all")
    number = store.numbered()
    shown = ", ".join(f"{number(row)} (#{row.id})" for row in found[:4])
    raise WrongUse(f"'{name}' may mean several rows: {shown}", hint="write more of the one that is meant")


def _list(profile: str, count: int) -> None:
    from itertools import islice

    from quizapp.cli.places import open_store
    from quizapp.cli.reviews import line_of
    from quizapp.config import paths
    from quizapp.study.amending import is_act

    store = open_store(paths(profile), read_only=True)
    acts = list(islice(filter(is_act, store.newest()), count))
    if not acts:
        click.echo("There is nothing to take back.")
    number = store.numbered()
    for row in reversed(acts):
        click.echo(line_of(row, number(row), row.id in store.state.undone))
