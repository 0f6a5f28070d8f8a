"""The rules of item writing that a program can hold a question to: what gives an answer away, misleads, or ages.

One module a family; each rule has a name, says what it forbids and why, and where that comes from.
"""

from __future__ import annotations

from functools import cache

from quizapp.packs.lint import ageing, choices, clues, grammar, stems
from quizapp.packs.lint.rule import Asked, Find, Finding, Rule
from quizapp.packs.model import Question

__all__ = ["QUESTION_RULES", "Finding", "Rule", "findings"]
QUESTION_RULES: tuple[Rule, ...] = (*clues.RULES, *grammar.RULES, *stems.RULES, *choices.RULES, *ageing.RULES)

_LONGEST, _MOST = 3000, 60
"""Whoever writes longer prompts or more choices is not helped by rules of wording; and patterns would take long."""
_EXPLAINS: dict[str, tuple[str, ...]] = {
    "answer_in_prompt": ("word_repeats",),
    "catch_all": ("longest_choice", "odd_choice", "grammar_cue"),
    "grammar_cue": ("longest_choice", "odd_choice"),
    "negative_stem": ("absolute_term",),
    "same_choices": ("implausible_choice",),
    "two_right": ("implausible_choice",),
}
"""Rules that another one explains: what mends that mends them too."""


@cache
def _finding(kind: str, english: bool) -> tuple[Find, ...]:
    """What looks at a question of a kind."""
    rules = (rule for rule in QUESTION_RULES if english or not rule.english)
    return tuple(rule.find for rule in rules if rule.find and (not rule.kinds or kind in rule.kinds))


def findings(question: Question, language: str = "en") -> list[Finding]:
    """Everything that the rules find in a question and its author has not allowed."""
    return [found for found in all_findings(question, language) if found.rule not in question.allow]


def all_findings(question: Question, language: str = "en") -> list[Finding]:
    """Everything that the rules find in a question."""
    asked = Asked(question)
    if len(asked.text) > _LONGEST or len(asked.offered) > _LONGEST or len(asked.choices) > _MOST:
        return []
    found = [one for find in _finding(question.kind, language.startswith("en")) for one in find(asked)]
    if len(found) < 2:
        return found
    hidden = {rule for one in found for rule in _EXPLAINS.get(one.rule, ())}
    return [one for one in found if one.rule not in hidden]
