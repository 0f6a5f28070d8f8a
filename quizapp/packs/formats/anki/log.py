"""What the lines of Anki's log say happened to a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.packs.formats.anki.collection import NoteCard, Review
from quizapp.packs.formats.happened import Act, Happened

LEARN, REVIEW, RELEARN, FILTERED, MANUAL = range(5)
ANSWERED = (LEARN, REVIEW, RELEARN, FILTERED)
RATINGS = range(1, 5)


def happened(card: NoteCard) -> tuple[Happened, ...]:
    """The same as acts; what only says that a program moved a due day is passed over.

    The log does not say which day was set, but of the last one the card does.
    """
    acts = list(_acts(card))
    last = max((one.at_ms for one in acts if one.act is not Act.CRAM), default=0)
    return tuple(replace(one, due_ms=card.due_ms) if one.act is Act.DUE and one.at_ms == last else one for one in acts)


def _acts(card: NoteCard) -> Iterator[Happened]:
    for review in card.reviews:
        act = _act(review)
        if act is not None:
            yield Happened(review.at_ms, act, review.rating, max(review.taken_ms, 0), max(review.interval, 0))


def _act(review: Review) -> Act | None:
    if review.kind in ANSWERED and review.rating in RATINGS:
        return Act.CRAM if review.kind == FILTERED and not review.factor else Act.ANSWER
    if review.kind == MANUAL and not review.rating:
        return Act.DUE if review.factor else Act.RESET
    return None
