"""A document in a page, coloured by what is known of it: its text in sections, each with a bar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quizapp.figures import svg
from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import Mark, Part
from quizapp.figures.mastery import Mastery
from quizapp.figures.pictures import percent
from quizapp.figures.progress import DocumentLine
from quizapp.page import Child, Element, element, joined, table
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

STYLE = """
:root { --known: #cde7d3; --fading: #f8e6ae; --weak: #f5cfcf; --new: #e2e5ea; }
@media (prefers-color-scheme: dark) { :root { --known: #1d4a2b; --fading: #54440f; --weak: #5c2424; --new: #30363d; } }
.text { white-space: pre-wrap; border-left: 3px solid var(--line); padding-left: .8rem; margin: .5rem 0 1.5rem; }
mark { color: inherit; background: none; padding: 0 .1em; border-bottom: 2px solid currentColor; }
mark.known { background: var(--known); }
mark.fading { background: var(--fading); border-bottom-style: dashed; }
mark.weak { background: var(--weak); border-bottom-style: double; border-bottom-width: 4px; }
mark.new { background: var(--new); border-bottom-style: dotted; }
mark.unasked { border: 1px dotted currentColor; }
@media print { :root { --known: #cde7d3; --fading: #f8e6ae; --weak: #f5cfcf; --new: #e2e5ea; } }
"""
KEY = (
    *(("known", "known: underlined"), ("fading", "fading: a broken line"), ("weak", "weak: a double line")),
    *(("new", "not asked yet: dots"), ("unasked", "a fact without a question: framed")),
)


def document(one: DocumentLine) -> Element:
    """A document with what is known of it, and its text where that is there."""
    parts = list(_parts(one)) if not one.trouble else [element("p", one.trouble)]
    return element("section", element("h3", one_line(one.title)), *parts)


def _parts(one: DocumentLine) -> Iterator[Element]:
    known = one.map
    said = [_share(known.mastery)]
    if known.facts:
        said.append(f"{known.without_question} of {counted(known.facts, 'fact')} without a question")
    if known.weakest is not None and len(known.parts) > 1:
        said.append(f"weakest section: {_named(known.weakest)}")
    yield element("p", f"{'; '.join(said)}.")
    cited = [part for part in known.parts if part.cards]
    if cited:
        yield svg.bar_rows("How much of each section is likely remembered today.", [_row(part) for part in cited])
        rows = [(_named(part), part.mastery.cards, part.mastery.answered, _row(part)[2]) for part in cited]
        yield table(f"Sections of {one_line(one.title)}", ("section", "questions", "answered", "known"), rows)
    if one.text:
        key = (joined(element("mark", words, class_=kind), " ") for kind, words in KEY)
        yield element("p", *key)
        for part in known.parts:
            first, last = (bisect_left(known.marks, at, key=_start) for at in (part.start, part.end))
            yield element("div", *coloured(one.text, known.marks[first:last], part.start, part.end), class_="text")


def _start(mark: Mark) -> int:
    return mark.start


def _row(part: Part) -> svg.Row:
    return _named(part), part.mastery.share, _share(part.mastery)


def _named(part: Part) -> str:
    return one_line(part.heading) or "the beginning"


def _share(known: Mastery) -> str:
    share = known.share
    return "not studied" if share is None else f"{percent(share)} of {known.cards}"


def coloured(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[Child]:
    """A stretch of a text with its marks, which lie within one another or apart, in their order."""
    at, number = start, 0
    while number < len(marks):
        mark = marks[number]
        inner = number + 1
        while inner < len(marks) and marks[inner].start < mark.end:
            inner += 1
        stop = min(mark.end, end)
        yield text[at : mark.start]
        within = coloured(text, marks[number + 1 : inner], mark.start, stop)
        yield element("mark", *within, class_=_kind(mark), title=_told(mark))
        at, number = stop, inner
    yield text[at:end]


def _kind(mark: Mark) -> str:
    return str(mark.knowing) if mark.knowing else "unasked"


def _told(mark: Mark) -> str:
    words = "not asked yet" if mark.knowing is Knowing.NEW else str(mark.knowing or "without a question")
    return words + (f": {'; '.join(map(one_line, mark.facts))}" if mark.facts else "")
