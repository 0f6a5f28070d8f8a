"""A parsed line: token ranges, their words with what was put in for pronouns, and their places in the document."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.documents.model import Span
from quizapp.extraction.plain import Line

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizapp.extraction.statement import Statements

Range = tuple[int, int]
"""Tokens `start` to `end`."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(slots=True)
class Parsed:
    """A line with its parse; `instead` holds the words that stand for a token, such as a pronoun's antecedent."""

    line: Line
    doc: Doc
    names: frozenset[str] = frozenset()
    """Words that the document writes with a capital inside sentences too."""
    instead: dict[int, str] = field(default_factory=dict)
    statements: Statements | None = field(default=None, repr=False)
    """What it says that can stand alone, once somebody asked."""

    def tokens(self, part: Range) -> list[Token]:
        """The tokens of the range."""
        return [self.doc[i] for i in range(*part)]

    def letters(self, part: Range) -> Iterator[tuple[str, int]]:
        """The letters of the range with their places, resolved words at place -1."""
        start, end = part
        for i in range(start, end):
            token = self.doc[i]
            if i in self.instead:
                said = self.instead[i]
                if not said:
                    continue
                first = not any(self.instead.get(j, "x") for j in range(i))
                yield from ((letter, -1) for letter in (said[:1].upper() + said[1:] if first else said))
            else:
                at = token.idx
                yield from zip(token.text, self.line.places[at : at + len(token.text)], strict=True)
            if i + 1 < end and token.whitespace_:
                yield " ", -1

    def text(self, part: Range) -> str:
        """The words of the range."""
        return "".join(letter for letter, _ in self.letters(part))

    def span(self, part: Range) -> Span | None:
        """Where the range stands in the document; None where words were put in."""
        places = [place for letter, place in self.letters(part) if letter != " "]
        if not places or -1 in places:
            return None
        return Span(places[0], places[-1] + 1)

    def standing(self, places: Collection[int]) -> list[Token]:
        """The tokens that stand at these places of the document, and those for which other words stand."""
        at = frozenset(places)
        return [t for t in self.doc if t.i in self.instead or self.line.places[t.idx] in at]

    def finite(self, part: Range) -> bool:
        """Whether a finite verb stands in the range."""
        return any(t.tag_ in FINITE for t in self.tokens(part))


def subtree(token: Token, end: int) -> Range:
    """The tokens that hang on this one, up to `end`."""
    return token.left_edge.i, min(token.right_edge.i + 1, end)
