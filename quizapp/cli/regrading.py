"""`quizapp results regrade`: what another key, another right answer, or no question at all would change for whom."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli.class_files import each_learner
from quizapp.errors import QuizError, WrongUse
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.packs.library import Library
    from quizapp.results.files import ResultsFile
    from quizapp.results.regraded import Decisions
    from quizapp.results.regrading import Change, Given, Wish, Worth
    from quizapp.results.rows import Decision

FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What grading again comes to: what was decided before, what is decided more, and what changes for whom."""

    given: Given
    before: Decisions
    after: Decisions
    more: Sequence[Decision]
    changed: Sequence[Change]


@click.command()
@click.argument("files", metavar="FILE..", nargs=-1, required=True, type=FILE)
@click.option("--key", "packs", metavar="PACK", multiple=True, help="Grade again by the pack as it is now.")
@click.option("--pack", "places", metavar="P", multiple=True, help="Where a pack is that is not in reach by itself.")
@click.option("--accept", nargs=2, metavar="QUESTION ANSWER", multiple=True, help="This answer is right too.")
@click.option("--full", metavar="QUESTION", multiple=True, help="Full marks for all.")
@click.option("--drop", metavar="QUESTION", multiple=True, help="Leave it out of every score.")
@click.option("--as-it-was", "back", metavar="QUESTION", multiple=True, help="Take back what was decided of it.")
@click.option("--why", metavar="TEXT", default="", help="The reason, which is kept with it.")
@click.option("--json", "as_json", is_flag=True, help="What changes for whom, as JSON.")
@click.option("-o", "output", type=FILE, help="Write the files' union with what was decided; otherwise only show it.")
@click.pass_obj
def regrade(
    profile: str,
    /,
    files: tuple[Path, ...],
    places: tuple[str, ...],
    output: Path | None,
    why: str,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Grade again after a key was mended, or a question was found wrong: what changes for whom.

    The exported files stay as they are; without -o nothing is written.
    """
    from quizapp.results.files import file_lines, found_in, write_new
    from quizapp.results.rows import place
    from quizapp.results.union import opened, rows_of

    if not any(chosen.values()):
        raise WrongUse("say what is to be graded otherwise", hint="--key PACK grades by the pack as it is now")
    found = opened(found_in(files))
    outcome = _graded_again(profile, found, places, why, **chosen)
    click.echo(json.dumps(_object(outcome)) if as_json else "\n".join(_lines(outcome)))
    if output:
        write_new(output, file_lines(merge(sorted(outcome.more, key=place), rows_of(found), key=place)))
        click.echo(f"written to {output}", err=True)
    else:
        click.echo("nothing was written; -o FILE writes it", err=True)


def _graded_again(
    profile: str, found: Sequence[ResultsFile], places: Sequence[str], why: str, packs: Sequence[str], **wished: Any
) -> Outcome:
    """What is decided now of the questions in these files; nothing is written."""
    from quizapp.cli.places import open_library
    from quizapp.config import paths
    from quizapp.results import regrading
    from quizapp.results.regraded import decided

    library, given = open_library(paths(profile), [*packs, *places]), regrading.Given()
    aliases = library.index().aliases
    kept = given.take(each_learner(found, aliases))
    before = decided(kept)
    wishes = regrading.folded(_wishes(library, given, before, packs, **wished), before)
    more = _decisions(profile, wishes, why, max((row.at for row in kept), default=""))
    after = decided([*kept, *more])
    changed = [one for _, rows in each_learner(found, aliases) for one in regrading.changes(rows, before, after)]
    return Outcome(given, before, after, more, changed)


def _wishes(
    library: Library,
    given: Given,
    decided: Decisions,
    packs: Sequence[str],
    accept: Sequence[tuple[str, str]],
    full: Sequence[str],
    drop: Sequence[str],
    back: Sequence[str],
) -> Iterator[Wish]:
    """What is wished, in the order in which it holds."""
    from quizapp.results.regrading import Wish, accepting, by_the_key, taking_back

    taken = [taking_back(given, card, decided) for card in back]
    yield from taken
    left = {card: one for card, one in decided.items() if card not in {wish.card for wish in taken}}
    for pack in packs:
        for wish in by_the_key(given, library, library.pack(pack).id, left):
            earlier = left.get(wish.card)
            if earlier and earlier.what != wish.what:
                _say_kept(earlier)
            else:
                yield wish
    for card, answer in accept:
        yield accepting(given, card, answer)
    yield from (Wish(given.must_have(card), "full") for card in full)
    yield from (Wish(given.must_have(card), "drop") for card in drop)


def _say_kept(decision: Decision) -> None:
    """That a question which was decided as a whole is not graded by the key."""
    from quizapp.results.words import DECIDED

    card = one_line(decision.card)
    said = f"{card} stays as it was decided, {DECIDED[decision.what]}; with --as-it-was {card} the key grades it"
    click.echo(said, err=True)


def _decisions(profile: str, wishes: Sequence[Wish], why: str, latest: str) -> list[Decision]:
    """The wishes as rows of now; `latest` is when something was decided last, and what is newer holds."""
    from quizapp.cli.clock import now
    from quizapp.config import person
    from quizapp.results.regrading import decision_of
    from quizapp.study.calendar import stamp

    at, by, batch = stamp(now()), person(profile)[:500], secrets.token_hex(8)
    if at <= latest:
        raise QuizError(f"something was decided already at {latest}, which is to come", hint="is this clock right?")
    return [decision_of(wish, at, f"{batch}-{number:04}", why[:500], by) for number, wish in enumerate(wishes, 1)]


def _lines(outcome: Outcome) -> Iterator[str]:
    """What is decided of each question, of which answers, and what comes of it."""
    from quizapp.results.regrading import worths
    from quizapp.results.words import DECIDED

    for one in outcome.more:
        earlier = outcome.before.get(one.card)
        then = f", before: {DECIDED[earlier.what]}" if earlier and earlier.what != one.what else ""
        yield f"{one_line(one.card)}: {DECIDED[one.what]}{then}"
        yield from map(_worth_line, worths(outcome.given, one.card, outcome.before, outcome.after))
    yield from map(_change_line, outcome.changed)
    yield f"{counted(len(outcome.changed), 'attempt')} with another score"


def _object(outcome: Outcome) -> dict[str, Any]:
    was = {card: one.what for card, one in outcome.before.items()}
    return {
        "decisions": [
            {"question": one.card, "what": one.what, "before": was.get(one.card, "as_it_was"), "credits": one.worth}
            for one in outcome.more
        ],
        "changes": [
            {
                "learner": one.sat.learner,
                "attempt": one.sat.attempt.id,
                "title": one.sat.attempt.title,
                "before": [one.before.points, one.before.of],
                "after": [one.after.points, one.after.of],
                "passed": list(one.passed),
            }
            for one in outcome.changed
        ],
    }


def _worth_line(one: Worth) -> str:
    then, now = (" or ".join(f"{worth:g}" for worth in some) for some in (one.before, one.after))
    return f"  {one_line(one.answer) or 'left open'}: {then} before, {now} now, {counted(one.times, 'answer')}"


def _change_line(change: Change) -> str:
    from quizapp.figures.scores import score_words

    old, new = change.passed
    passed = "" if old == new else f", {'passed' if new else 'not passed'} now"
    attempt = change.sat.attempt
    what = f"{one_line(attempt.learner)}, {one_line(attempt.title)}, {attempt.day}"
    return f"{what}: {score_words(change.before)} before, {score_words(change.after)} now{passed}"
