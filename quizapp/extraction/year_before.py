"""A year that stands before a sentence, as in a chronicle, made a part of it: `In 1909, the mill burns`."""

from __future__ import annotations

import re

from quizapp.extraction.persons import has_given_name

Letters = list[tuple[str, int]]
"""Letters and where each stands in the document, -1 where put in."""
_SMALL_INSIDE = ("The ", "A ", "An ", "In ", "On ", "At ", "By ", "After ", "Under ", "For ", "With ", "Two ", "Three ")
_BEFORE = re.compile(
    r"(?P<year>1\d{3}|20\d\d) (?P<said>(?:The|An?|In|On|At|By|After) |(?P<who>[A-Z][\w'-]+ [A-Z]\w+) [a-z]+s )"
)


def dated(year: Letters, letters: Letters) -> Letters:
    """`In 1909, the mill burns` of `The mill burns` and the year of its entry."""
    if "".join(letter for letter, _ in letters).startswith(_SMALL_INSIDE):
        letters = [(letters[0][0].lower(), letters[0][1]), *letters[1:]]
    return [*((letter, -1) for letter in "In "), *year, *((letter, -1) for letter in ", "), *letters]


def dated_before(letters: Letters) -> Letters:
    """The same of `1909 The mill burns`, `1909 Ada Holm burns`; letters of anything else as they are."""
    found = _BEFORE.match("".join(letter for letter, _ in letters))
    if not found or (found["who"] and not has_given_name(found["who"])):
        return letters
    return dated(letters[: found.end("year")], letters[found.start("said") :])
