"""The versions of a paper: the same questions, in an order of chance that a seed gives again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question

MOST_VERSIONS = len(ascii_uppercase)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a version asks it: its number there, and its choices, items or right sides as they stand there."""

    number: int
    question: Question
    options: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """What it is worth: a point, of a text with gaps one a gap."""
        return len(gaps(self.question.text)) if self.question.kind == "cloze" else 1


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a paper, named by a letter."""

    letter: str
    asked: tuple[Asked, ...]

    @property
    def points(self) -> int:
        """What all of it is worth."""
        return sum(one.points for one in self.asked)


def arranged(
    questions: Sequence[Question], versions: int, seed: int, shuffle: Sequence[str] = ("questions", "choices")
) -> tuple[Version, ...]:
    """So many versions; `shuffle` says whether questions and choices stand in an order of chance."""
    return tuple(_version(questions, letter, seed, shuffle) for letter in ascii_uppercase[:versions])


def _version(questions: Sequence[Question], letter: str, seed: int, shuffle: Sequence[str]) -> Version:
    chance = random.Random(f"{seed} {letter}")
    order = list(questions)
    if "questions" in shuffle:
        chance.shuffle(order)
    mixed = ((one, _options(one, random.Random(f"{seed} {letter} {one.id}"), "choices" in shuffle)) for one in order)
    return Version(letter, tuple(Asked(number, one, options) for number, (one, options) in enumerate(mixed, 1)))


def _options(question: Question, chance: random.Random, mixed: bool) -> tuple[str, ...]:
    if question.kind in {"choice", "multi"}:
        choices = [choice.text for choice in question.choices]
        return tuple(chance.sample(choices, len(choices)) if mixed else choices)
    if question.kind == "match":
        rights = dict.fromkeys((*question.pairs.values(), *question.distractors))
        return _otherwise(tuple(rights), chance)
    return _otherwise(question.items, chance) if question.kind == "order" else ()


def _otherwise(texts: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """The texts in an order of chance that is not the one they have."""
    mixed = tuple(chance.sample(texts, len(texts)))
    return mixed if mixed != texts or len(texts) < 2 else (*texts[1:], texts[0])
