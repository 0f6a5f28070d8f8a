"""Which questions the draws of an exam may take, and which they get when all of them want some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from quizapp.packs.model import Draw, Exam

T = TypeVar("T")
UNJUDGED = "flashcard"
"""The kind that no program can judge; no exam asks it."""


class Offered(Protocol):
    """What decides whether a question is drawn."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def topic(self) -> str:
        """Its topic."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""

    @property
    def difficulty(self) -> int:
        """From 1 to 5, 0 where nobody says."""

    @property
    def vouched(self) -> bool:
        """Whether a person vouches for it."""


def takes(exam: Exam, draw: Draw, offered: Offered) -> bool:
    """Whether a draw of an exam may take a question; one of unknown difficulty is as difficult as any."""
    return (
        offered.kind != UNJUDGED
        and (offered.vouched or not exam.only_checked)
        and (not draw.kinds or offered.kind in draw.kinds)
        and (not draw.topics or offered.topic.casefold() in {topic.casefold() for topic in draw.topics})
        and (not draw.tags or not set(draw.tags).isdisjoint(offered.tags))
        and (draw.max_difficulty is None or 0 < offered.difficulty <= draw.max_difficulty)
    )


def seated(wanted: Sequence[int], choices: Sequence[Sequence[T]], taken: Mapping[T, int] | None = None) -> dict[T, int]:
    """Each item with the draw that gets it: as many as can be had for all draws together, none twice.

    A draw takes what stands first among its choices and is free; where nothing is, another draw gives way if it can
    take something else. `taken` is what was given out before.
    """
    given = dict(taken or {})
    for draw, count in enumerate(wanted):
        had = sum(owner == draw for owner in given.values())
        while had < count and _seat(draw, choices, given):
            had += 1
    return given


def _seat(draw: int, choices: Sequence[Sequence[T]], given: dict[T, int]) -> bool:
    """One item more for a draw, found along a chain of draws that each pass one on."""
    asking, passed_by = [draw], dict[int, tuple[int, T]]()
    for asks in asking:
        for item in choices[asks]:
            owner = given.get(item)
            if owner is None:
                _pass_on(draw, asks, item, passed_by, given)
                return True
            if owner != draw and owner not in passed_by:
                passed_by[owner] = (asks, item)
                asking.append(owner)
    return False


def _pass_on(draw: int, asks: int, item: T, passed_by: Mapping[int, tuple[int, T]], given: dict[T, int]) -> None:
    """Give a free item to the end of a chain; everyone before it gets what the next one had."""
    given[item] = asks
    while asks != draw:
        asks, item = passed_by[asks]
        given[item] = asks
