"""`quizapp fit`: the memory model fitted to one learner's answers."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import QuizError

if TYPE_CHECKING:
    from quizapp.store.store import Store
    from quizapp.study.fitting import Fit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a fit: its figures where there are any, and why the current parameters were kept if they were."""

    reviews: int
    """Answers that could be learnt from."""
    former: tuple[float, ...] = ()
    """The parameters in force before."""
    fit: Fit | None = None
    workload: tuple[float, float] = (0.0, 0.0)
    """Reviews a day before and after."""
    kept: str = ""
    failed: bool = False


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--undo", is_flag=True, help="Bring back the parameters from before the last fit.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def fit(profile: str, dry_run: bool, undo: bool, as_json: bool) -> int:
    """Fit the memory model to your answers.

    The fitted parameters are taken only where they predict your newest answers better than the current ones and the
    defaults do. Due dates stand; answers from then on are scheduled by the new ones. Needs the extra `fit`.
    """
    from quizapp.cli.places import open_store
    from quizapp.config import paths

    if not undo:
        from quizapp.store.fitting import require_library

        require_library()
    store = open_store(paths(profile), read_only=dry_run)
    try:
        said, lines, status = _taken_back(store, dry_run) if undo else _fitted(store, dry_run)
    finally:
        store.close()
    click.echo(json.dumps(said) if as_json else "\n".join(lines))
    return status


def _fitted(store: Store, dry_run: bool) -> tuple[dict[str, Any], list[str], int]:
    """What a fit came to, for programs and for people, and the exit status."""
    from quizapp.cli.dates import now_of
    from quizapp.study.fitting import row_of

    outcome = _outcome(store)
    applied = outcome.fit is not None and not outcome.kept and not dry_run
    if applied and outcome.fit:
        store.append(row_of(outcome.fit, outcome.former, outcome.reviews, now_of(store.state), secrets.token_hex(8)))
    return _plain(outcome, applied), _lines(outcome, applied), int(outcome.failed)


def _outcome(store: Store) -> Outcome:
    from quizapp.store.fitting import fit as fit_apart
    from quizapp.study import fitting
    from quizapp.study.training import training

    rows, state = list(store.rows()), store.state
    known, sets = training(rows, state.undone), fitting.fitted_sets(rows)
    reviews, former, rules = len(known.scored), state.rules.parameters, state.rules
    kept = fitting.too_little(known, sets[-1] if sets else None)
    if kept:
        return Outcome(reviews, former, kept=kept)
    found = fit_apart(known, former, len(rules.relearning_steps))
    if isinstance(found, str):
        return Outcome(reviews, former, kept=found, failed=True)
    load = fitting.workloads(found, known.cards, state)
    return Outcome(reviews, former, found, load, fitting.no_better(found))


def _plain(outcome: Outcome, applied: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"applied": applied, "kept": outcome.kept, "reviews": outcome.reviews}
    if outcome.fit:
        found = outcome.fit
        names = ("current", "defaults", "fitted")
        said |= {"judged_on": found.judged, **{name: asdict(getattr(found, name)) for name in names}}
        said |= {"parameters": list(found.parameters), "former": list(outcome.former)}
        said["reviews_a_day"] = dict(zip(("before", "after"), outcome.workload, strict=True))
    return said


def _lines(outcome: Outcome, applied: bool) -> list[str]:
    found, lines = outcome.fit, list[str]()
    if found:
        lines = [f"{'':<12}{'log loss':>10}{'RMSE':>10}   on your newest {found.judged} reviews"]
        for name, one in (("current", found.current), ("defaults", found.defaults), ("fitted", found.fitted)):
            lines.append(f"{name:<12}{one.log_loss:>10.4f}{one.rmse:>10.4f}")
        before, after = outcome.workload
        change = f"{after / before - 1:+.0%}" if before else "none"
        lines.append(f"Reviews a day for the cards you know: {before:.1f} now, {after:.1f} fitted ({change}).")
    if outcome.kept:
        return [*lines, f"Your parameters were kept: {outcome.kept}."]
    if not applied:
        return [*lines, "Nothing was changed; without --dry-run the fitted parameters would be taken."]
    return [*lines, f"Fitted to {outcome.reviews} reviews, in force from the next answer on. Back: quizapp fit --undo"]


def _taken_back(store: Store, dry_run: bool) -> tuple[dict[str, Any], list[str], int]:
    """What taking the last fit back came to; there may be none."""
    from quizapp.cli.dates import now_of
    from quizapp.study.fitting import fitted_sets, row_back

    sets = fitted_sets(store.rows())
    if not sets:
        raise QuizError("there is no fit to take back", hint="quizapp fit makes one")
    former = "those fitted before" if sets[-1].former else "the defaults"
    if dry_run:
        lines = [f"Nothing was changed; without --dry-run {former} would be in force again."]
    else:
        store.append(row_back(sets[-1], now_of(store.state), secrets.token_hex(8)))
        lines = [f"The parameters are again {former}, from the next answer on."]
    return {"applied": not dry_run, "parameters": list(sets[-1].former)}, lines, 0
