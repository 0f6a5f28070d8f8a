"""Markup inside a line of reStructuredText: roles, references, literals, footnote marks, substitutions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quizapp.documents.placed import Placed

_MARKED = re.compile(
    r"""(?P<literal>``(?P<code>.+?)``)
      | (?::[\w.+:-]+:)?`(?P<text>[^`]+?)`(?:__?(?!\w)|:[\w.+-]+:(?!`))?
      | (?P<note>\s?\[(?:\#[\w-]*|\d+|\*|[A-Za-z][\w.-]+)\]_(?!\w))
      | \|(?P<named>[^|\s](?:[^|]*[^|\s])?)\|(?:__?(?!\w))?
      | (?<![\w_])(?P<word>[^\W_][\w-]*?[^\W_]|[^\W_])__?(?![\w_])
      | (?P<escape>\\(?:\s|(?=\W)))
    """,
    re.VERBOSE,
)
_SHORTENED = re.compile(r"!|~(?:\w+\.)*")
_TARGET = re.compile(r"\s*<[^<>]*>$")


def bare(line: Placed, substitutions: Mapping[str, str]) -> Placed:
    """The line without roles, references and marks of footnotes; emphasis is left to be read as in Markdown.

    >>> bare(Placed("See :ref:`the guide <g>` and `Fir`_ [1]_.", range(40)), {}).text
    'See the guide and Fir.'
    """
    if not re.search(r"[`|\\_]", line.text):
        return line
    return line.replaced(_changes(line.text, substitutions))


def _changes(text: str, substitutions: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for mark in _MARKED.finditer(text):
        start, end = mark.span()
        if mark["literal"]:
            yield from _without(start, end, *mark.span("code"))
        elif mark["text"]:
            inner, last = mark.span("text")
            target = _TARGET.search(mark["text"])
            last -= len(target[0]) if target and target.start() else 0
            inner += len((_SHORTENED.match(mark["text"]) or [""])[0])
            yield from _without(start, end, inner, last)
        elif mark["named"]:
            new = substitutions.get(mark["named"], "")
            if 0 < len(new) <= end - start:
                yield start, end, new
            else:
                yield from _without(start, end, *mark.span("named"))
        elif mark["word"]:
            yield mark.end("word"), end, ""
        else:
            yield start, end, ""


def _without(start: int, end: int, inner: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Changes that leave only the inner part."""
    if start < inner:
        yield start, inner, ""
    if last < end:
        yield last, end, ""
