"""Browse as text: a line a question, and a card with its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.practice.looking import Look, briefly
from quizapp.search import query
from quizapp.text.control import one_line
from quizapp.text.width import cells
from quizapp.text.written import read
from quizapp.tui.shown import MARK, joined, plain, stacked

if TYPE_CHECKING:
    from quizapp.practice.browsing import Line

DUE_FROM, INTERVAL_FROM, TOPIC_FROM = 50, 72, 100
"""Columns of a list from which more than the state stands beside the question."""
STATE, DUE, INTERVAL, TOPIC = 9, 10, 10, 18
CHOSEN = "*"
SHOWN_ANSWERS = 8
WORDS = (
    "In a search",
    "",
    f"Said: {', '.join(f'{name}:' for name in query.TEXTS)}",
    f"is: {', '.join(query.STATES)}",
    f"Compared: {', '.join(query.COMPARED)}, as in lapses>3, due<7d, answered>=2026-12-01",
    'Exactly: "two words"    Not: -is:new',
)
"""What can be searched for."""


def fitted(text: str, width: int) -> str:
    """A text in exactly so many columns.

    >>> fitted("a river", 5), fitted("日本語", 5), fitted("a", 3)
    ('a ri…', '日本…', 'a  ')
    """
    if cells(text) > width:
        kept, room = [], width - 1
        for letter in text:
            room -= cells(letter)
            if room < 0:
                break
            kept.append(letter)
        text = "".join(kept) + "…"
    return text + " " * (width - cells(text))


def line(shown: Line, width: int, *, meant: bool, chosen: bool) -> Content:
    """A question in a line: whether it is meant and chosen, what it asks, and how it stands."""
    texts = (shown.prompt, shown.topic, shown.due, shown.interval, shown.state)
    return plain(f"{MARK if meant else ' '}{CHOSEN if chosen else ' '} {_laid_out(texts, width)}")


def columns(width: int) -> str:
    """What stands over the lines."""
    return f"   {_laid_out(('Question', 'Topic', 'Due', 'Every', 'State'), width)}"


def _laid_out(texts: tuple[str, str, str, str, str], width: int) -> str:
    prompt, topic, due, interval, state = texts
    beside = [
        *([(topic, TOPIC)] if width >= TOPIC_FROM else []),
        *([(due, DUE)] if width >= DUE_FROM else []),
        *([(interval, INTERVAL)] if width >= INTERVAL_FROM else []),
        (state, STATE),
    ]
    room = max(width - 3 - sum(size + 1 for _, size in beside), 8)
    return " ".join([fitted(one_line(read(prompt)), room), *(fitted(one_line(text), size) for text, size in beside)])


def card(look: Look, facts: str, curve: list[str], more: str) -> Content:
    """A card with its answer, its source, how it is known, and its past."""
    if not look.prompt:
        return stacked(plain("No pack has this question any more."), "", *_past(look, curve, more))
    note = [plain(f"Note: {look.note}")] if look.note else []
    source = [plain(f"From {look.source}", "dim")] if look.source else []
    return stacked(
        plain(look.prompt, "bold"),
        joined("→ ", look.answer),
        *source,
        plain(facts),
        *note,
        "",
        *_past(look, curve, more),
    )


def _past(look: Look, curve: list[str], more: str) -> list[str | Content]:
    answers = look.past.answers
    if not answers:
        return ["This card has not been answered yet."]
    newest = [plain(briefly(one)) for one in reversed(answers[-SHOWN_ANSWERS:])]
    earlier = len(answers) - len(newest)
    rest = [plain(f"and {earlier} earlier, {more} shows them", "dim")] if earlier else []
    return [*curve, "", *newest, *rest]
