"""How well a card is known: one word for what a number says, the same wherever a learner meets it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from quizapp.study.cards import in_steps
from quizapp.study.model import Card, Phase
from quizapp.study.scheduler import DECAY, retrievability

KNOWN_FROM, FADING_FROM = 0.85, 0.6
"""How likely a card is remembered now that is known, or fading; below that it is weak."""


class Knowing(StrEnum):
    """How well a card is known now."""

    NEW = "new"
    WEAK = "weak"
    FADING = "fading"
    KNOWN = "known"


def remembered(card: Card, now: datetime, decay: float = DECAY) -> float | None:
    """How likely a card is remembered now; not at all at the first of its steps, where its last answer left it."""
    chance = retrievability(card, now, decay)
    return 0.0 if chance is not None and in_steps(card) and card.step == 0 else chance


def knowing(card: Card, now: datetime, decay: float = DECAY) -> Knowing:
    """How well a card is known now: weak from a lapse until its steps are over, and never known in its first steps."""
    return in_a_word(card, remembered(card, now, decay))


def in_a_word(card: Card, chance: float | None) -> Knowing:
    """The same of a card that is remembered so likely."""
    if chance is None:
        return Knowing.NEW
    if card.phase is Phase.RELEARN or chance < FADING_FROM:
        return Knowing.WEAK
    if card.phase is Phase.LEARN or chance < KNOWN_FROM:
        return Knowing.FADING
    return Knowing.KNOWN
