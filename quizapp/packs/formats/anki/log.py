"""What the lines of Anki's log say happened to a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizapp.packs.formats.anki.collection import Review
from quizapp.packs.formats.happened import Act, Happened

LEARN, REVIEW, RELEARN, FILTERED, MANUAL = range(5)
ANSWERED = (LEARN, REVIEW, RELEARN, FILTERED)
RATINGS = range(1, 5)


def happened(reviews: Iterable[Review]) -> Iterator[Happened]:
    """The same as acts; what only says that a program moved a due day is passed over."""
    for review in reviews:
        act = _act(review)
        if act is not None:
            yield Happened(review.at_ms, act, review.rating, max(review.taken_ms, 0), max(review.interval, 0))


def _act(review: Review) -> Act | None:
    if review.kind in ANSWERED and review.rating in RATINGS:
        return Act.CRAM if review.kind == FILTERED and not review.factor else Act.ANSWER
    if review.kind == MANUAL and not review.rating:
        return Act.DUE if review.factor else Act.RESET
    return None
