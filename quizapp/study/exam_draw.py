"""The questions of an exam, drawn by its blueprint: the same pack, seed and times seen give the same ones."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.packs.blueprint import UNJUDGED, seated, takes
from quizapp.study.entries import Entry, family
from quizapp.study.fold import State
from quizapp.study.names import renamed

if TYPE_CHECKING:
    from quizapp.packs.model import Exam
    from quizapp.study.exam import Paper


def offered(state: State, entries: Iterable[Entry], pack: str) -> list[Entry]:
    """The cards of a pack that an exam can ask: a program can judge them, and the learner has not put them aside."""
    cards = ((entry, state.cards.get(entry.card)) for entry in entries if entry.pack == pack)
    return [
        entry
        for entry, card in cards
        if entry.kind != UNJUDGED and not (card is not None and (card.suspended or card.flag))
    ]


def times_seen(state: State, drawn: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each card was answered in study, or stood in an exam; `drawn` are the cards of each exam before."""
    seen = Counter({key: card.reps for key, card in state.cards.items()})
    for cards in drawn:
        seen.update(cards)
    return seen


def draw(exam: Exam, entries: Sequence[Entry], seed: int, seen: Mapping[str, int]) -> tuple[Entry, ...]:
    """The entries drawn, in the order in which they are asked; fewer where there are too few.

    Of one fact, or one cloze, only one is drawn unless nothing else is left. What was seen least often comes first
    where the exam says so, spread over the topics.
    """
    chance = random.Random(seed)
    ordered = _ordered(entries, chance, seen if exam.unseen_first else {})
    choices = [[entry for entry in ordered if takes(exam, draw, entry)] for draw in exam.draw]
    given = _apart([draw.count for draw in exam.draw], choices)
    drawn = sorted((entry for entry in ordered if entry.card in given), key=lambda one: (given[one.card], one.order))
    if "questions" in exam.shuffle:
        chance.shuffle(drawn)
    return tuple(drawn)


def again(paper: Paper, entries: Iterable[Entry], aliases: Mapping[str, str]) -> tuple[Entry, ...]:
    """The entries of a paper that was drawn before, in its order: those still there, also under another name."""
    there = {entry.card: entry for entry in entries}
    now = (there.get(one.card) or there.get(renamed(one.card, aliases)) for one in paper.questions)
    return tuple(entry for entry in now if entry is not None)


def _ordered(entries: Iterable[Entry], chance: random.Random, seen: Mapping[str, int]) -> list[Entry]:
    """In an order of chance; those seen least often first, and among them one of each topic in turn."""
    mixed = sorted(entries, key=lambda entry: entry.card)
    chance.shuffle(mixed)
    taken: dict[tuple[int, str], int] = {}
    turns = []
    for entry in mixed:
        times = seen.get(entry.card, 0)
        turn = taken.get((times, entry.topic), 0)
        taken[times, entry.topic] = turn + 1
        turns.append((times, turn))
    return [mixed[place] for place in sorted(range(len(mixed)), key=turns.__getitem__)]


def _apart(wanted: Sequence[int], choices: Sequence[Sequence[Entry]]) -> dict[str, int]:
    """Each card drawn with the draw that gets it: first one of each family of siblings, then whatever is missing."""
    firsts: list[dict[object, str]] = []
    for drawn in choices:
        first: dict[object, str] = {}
        for entry in drawn:
            first.setdefault(family(entry), entry.card)
        firsts.append(first)
    given = seated(wanted, [list(first) for first in firsts])
    cards = [[entry.card for entry in drawn] for drawn in choices]
    return seated(wanted, cards, {firsts[draw][name]: draw for name, draw in given.items()})
