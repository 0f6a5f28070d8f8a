"""From what happened to a rating: one function, versioned, so that it can be said later by which rules it was given."""

from __future__ import annotations

from quizapp.study.model import Rating, Verdict

VERSION = 1
"""Goes into the journal with each answer; a change of the rules below is a new number."""

ORIENTING = frozenset({"topic"})
"""Hints that say where to think; every other hint gives part of the answer away."""


def rate(
    verdict: Verdict,
    *,
    hint: str = "",
    guessed: bool = False,
    override: bool = False,
    again: bool = False,
) -> Rating:
    """The rating that an answer suggests. `override` turns the verdict round: "I was right", "I was wrong".

    Hard and easy are the learner's words, never the program's, except hard after a hint at the topic. Partly right is
    not right; right at the second try (`again`) is not right at the first. How sure somebody was is no argument.
    """
    right = not verdict.right if override and verdict.right is not None else verdict.right
    if right is False or guessed or again:
        return Rating.AGAIN
    if right is None:
        return verdict.suggested
    if hint and hint not in ORIENTING:
        return Rating.AGAIN
    return Rating.HARD if hint else Rating.GOOD
