"""What was answered to a question, and by whom: each option or typed answer with how good those are who gave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.figures.items import FOR_FACILITY, mean

BETTER = 0.05
"""By so much of the test those who took a wrong option are better before it is said to attract the strong."""


@dataclass(frozen=True, slots=True)
class Given:
    """What one learner answered, item by item, and the share that the same learner earned in the rest of the test."""

    texts: tuple[str, ...]
    rest: float | None
    """None where there was no other question."""


@dataclass(frozen=True, slots=True)
class Pick:
    """An option, or a typed answer: how many gave it, and the mean share that they earned in the rest of the test."""

    text: str
    right: bool
    count: int
    share: float
    rest: float | None
    """None where nobody gave it, or there was no rest."""
    note: str = ""
    """`unused`, or `attracts the strong`."""


def picks(given: Sequence[Given], right: Iterable[str], options: Sequence[str] = ()) -> tuple[Pick, ...]:
    """Every option in its order, then whatever else was given, the most frequent first.

    `right` are the texts that count as right, and an option that nobody took is told of.
    """
    rests: defaultdict[str, list[float | None]] = defaultdict(list, {option: [] for option in options})
    for one in given:
        for text in dict.fromkeys(one.texts):
            rests[text].append(one.rest)
    keys = set(right)
    others = sorted((text for text in rests if text not in options), key=lambda text: (-len(rests[text]), text))
    strong = [rest for text in keys for rest in _told(rests.get(text, ()))]
    return tuple(_pick(text, text in keys, rests[text], len(given), strong) for text in (*options, *others))


def _told(rests: Iterable[float | None]) -> list[float]:
    return [rest for rest in rests if rest is not None]


def _pick(text: str, right: bool, given: Sequence[float | None], n: int, strong: Sequence[float]) -> Pick:
    rests = _told(given)
    unused = "unused" if n >= FOR_FACILITY and not given else ""
    both = len(rests) >= FOR_FACILITY and len(strong) >= FOR_FACILITY
    attracts = both and not right and mean(rests) > mean(strong) + BETTER
    note = unused or ("attracts the strong" if attracts else "")
    return Pick(text, right, len(given), len(given) / n if n else 0.0, mean(rests) if rests else None, note)
