"""Why a question may be wrong itself: what those who know the rest make of it, and what learners said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.figures.items import FOR_DISCRIMINATION, FOR_FACILITY, Item
from quizapp.figures.picks import Pick
from quizapp.results.opinions import Opinion, override_words, report_words
from quizapp.text.control import one_line

POOR = 20
"""A discrimination whose range lies below this is poor."""
REKEYED = "the key has changed since; quizapp results regrade --key PACK grades by it"
OFTEN = 0.2
"""Verdicts overridden more often than this are looked into."""


def doubts(
    item: Item,
    picks: Sequence[Pick],
    opinion: Opinion,
    keys: int = 1,
    *,
    several: bool = False,
    rekeyed: bool = False,
) -> tuple[str, ...]:
    """The reasons, in words; of few learners only what they said.

    `keys` are the different right answers it had, `rekeyed` that it has another one by now; `several` says that one
    answer takes several options.
    """
    right = [one.count for one in picks if one.right]
    most = max(right, default=0) if several else sum(right)
    changed = (f"learners had it with {keys} different right answers",) if keys > 1 else ()
    if rekeyed:
        changed = (*changed, REKEYED)
    return (*_by_figures(item), *(() if _is_sound(item) else _by_picks(picks, most)), *changed, *_by_word(opinion))


def _is_sound(item: Item) -> bool:
    """Whether nothing can be said against a question by its answers: too few, or those who know the rest have it."""
    tells_apart = item.n >= FOR_DISCRIMINATION and (item.discrimination or 0) >= POOR
    return item.n < FOR_FACILITY or tells_apart


def _by_figures(item: Item) -> Iterator[str]:
    if item.n < FOR_DISCRIMINATION or item.discrimination is None or item.between is None:
        return
    low, high = item.between
    said = f"{item.discrimination:.0f}, likely {low:.0f} to {high:.0f}"
    if item.discrimination < 0:
        yield f"those who did well in the rest missed it (discrimination {said})"
    elif high < POOR:
        yield f"it hardly tells who did well in the rest (discrimination {said})"


def _by_picks(picks: Sequence[Pick], most: int) -> Iterator[str]:
    wrong = [one for one in picks if not one.right]
    ahead = max((one for one in wrong if one.count > most), key=lambda one: one.count, default=None)
    if ahead:
        yield f"more answered {one_line(ahead.text)} ({ahead.count}) than what is right ({most})"
    for one in wrong:
        if one.note and one.count and one is not ahead:
            yield f"{one_line(one.text)} was taken by those who did well in the rest"


def _by_word(opinion: Opinion) -> Iterator[str]:
    yield from report_words(opinion)
    if opinion.answers >= FOR_FACILITY and opinion.overridden / opinion.answers > OFTEN:
        yield override_words(opinion)
