"""Where a question's evidence stands in the text of its source, found again even when the text has moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.packs.model import Evidence

EXACT, FOUND, MOVED, CHANGED, MISSING, AMBIGUOUS, BEYOND, UNQUOTED = (
    *("exact", "found", "moved", "changed", "missing", "ambiguous", "beyond", "unquoted"),
)
Search = Callable[[str, str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Located:
    """A passage's place in its source's text, and how it was found; 0 to 0 where it was not."""

    how: str
    start: int = 0
    end: int = 0
    answer: tuple[int, int] | None = None
    count: int = 0
    """How often the quote stands there."""

    @property
    def found(self) -> bool:
        """Whether there is a passage."""
        return self.how in {EXACT, FOUND, MOVED}


def locate(text: str, evidence: Evidence, search: Search | None = None) -> Located:
    """The passage that the evidence names: by its offsets if they still hold, else by its quote."""
    if evidence.start is not None and evidence.end is not None:
        return _by_offsets(text, evidence, evidence.start, evidence.end)
    if not evidence.quote:
        return Located(UNQUOTED)
    places = (search or occurrences)(text, evidence.quote)
    if not places:
        return Located(MISSING)
    if len(places) > 1 and "occurrence" not in evidence.model_fields_set:
        return Located(AMBIGUOUS, *places[0], count=len(places))
    if evidence.occurrence > len(places):
        return Located(BEYOND, *places[-1], count=len(places))
    return Located(FOUND, *places[evidence.occurrence - 1], evidence.answer, len(places))


def _by_offsets(text: str, evidence: Evidence, start: int, end: int) -> Located:
    within = 0 <= start < end <= len(text)
    if within and (not evidence.quote or text[start:end] == evidence.quote or _same(text[start:end], evidence.quote)):
        return Located(EXACT, start, end, _within(evidence.answer, 0, start, end), 1)
    places = occurrences(text, evidence.quote) if evidence.quote else []
    if not places:
        return Located(CHANGED)
    new = min(places, key=lambda place: abs(place[0] - start))
    return Located(MOVED, *new, _within(evidence.answer, new[0] - start, *new), len(places))


def _within(answer: tuple[int, int] | None, by: int, start: int, end: int) -> tuple[int, int] | None:
    if answer is None or not start <= answer[0] + by < answer[1] + by <= end:
        return None
    return answer[0] + by, answer[1] + by


def _same(passage: str, quote: str) -> bool:
    return passage.split() == quote.split()


def occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """Where a quote stands: as it is, or else with other spaces and line breaks between its words."""
    found: list[tuple[int, int]] = []
    at = text.find(quote)
    while at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + len(quote))
    words = quote.split()
    if found or len(words) < 2:
        return found
    spaced = re.compile(r"\s+".join(map(re.escape, words)))
    return [match.span() for match in spaced.finditer(text)]


class WordStarts:
    """Finds many quotes in one long text: it knows where each word stands that begins as one of them does."""

    WIDTH = 24

    def __init__(self, text: str, quotes: Iterable[str]) -> None:
        self._places: dict[str, list[int]] = {}
        letters = {quote[0] for quote in quotes if len(quote) >= self.WIDTH and quote[0].isalnum()}
        starts = re.compile(rf"\b[{''.join(sorted(letters))}]") if letters else re.compile("(?!)")
        for match in starts.finditer(text):
            self._places.setdefault(text[match.start() : match.start() + self.WIDTH], []).append(match.start())

    def __call__(self, text: str, quote: str) -> list[tuple[int, int]]:
        """What `occurrences` gives, for quotes that begin with a word."""
        if len(quote) < self.WIDTH or not quote[0].isalnum():
            return occurrences(text, quote)
        places = [at for at in self._places.get(quote[: self.WIDTH], ()) if text.startswith(quote, at)]
        return [(at, at + len(quote)) for at in places] or occurrences(text, quote)


def line_of(text: str, offset: int) -> int:
    """The number of the line that an offset stands in, from 1."""
    return text.count("\n", 0, offset) + 1


def answer_in(text: str, start: int, end: int, answers: tuple[str, ...]) -> tuple[int, int] | None:
    """Where one of the answers stands in a passage as whole words, the shown one first."""
    passage = text[start:end]
    letters = " ".join(passage.split()).casefold() if passage.isascii() else ""
    for answer in answers:
        words = answer.split()
        if not words or (letters and " ".join(words).casefold() not in letters):
            continue  # most are not there, and reading a pattern takes longer than all else
        spaced = r"\s+".join(map(re.escape, words))
        if match := re.search(rf"(?<!\w){spaced}(?!\w)", passage, re.IGNORECASE):
            return start + match.start(), start + match.end()
    return None
