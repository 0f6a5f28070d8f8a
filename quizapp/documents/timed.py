"""Transcripts with times: the times, and the lines that only say who speaks when, taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizapp.documents.lines import Line
from quizapp.documents.placed import joined

_TIME = r"[\[(<]?(?P<time>\d{1,2}:\d{1,2}:\d{2}(?:[.,]\d{1,3})?|\d{1,2}:\d{2})[\])>]?"
_BEGINS = re.compile(rf"{_TIME}(?![\w:.,])(?:\s+[-–—]+)?\s*")
_ENDS = re.compile(rf"(?P<name>[^\W\d_][\w.'’() -]{{0,40}}?)[\s,|–—-]+{_TIME}$")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}$")
_DONE = re.compile(r"[.!?…:][\"'”’)\]]*$")
_FEWEST, _SOON, _LATEST, _APART = 3, 150.0, 600.0, 2
"""A transcript begins early; results of races, and the hours of a day, begin later."""


def untimed(lines: Sequence[Line]) -> list[Line]:
    """The lines of a transcript without its times; the lines of any other text as they are."""
    marks = [_marked(line.text) for line in lines]
    times = [mark[0] for mark in marks if mark]
    clocked = sum(mark is not None and mark[2] for mark in marks)
    if len(times) < _FEWEST or any(later < earlier for earlier, later in pairwise(times)):
        return list(lines)
    if times[0] > (_LATEST if clocked == len(times) else _SOON) or times[-1] <= times[0]:
        return list(lines)
    return _spoken(lines, marks)


def _spoken(lines: Sequence[Line], marks: Sequence[tuple[float, int, bool] | None]) -> list[Line]:
    """The lines without times and names; from the first time on, one that breaks off goes on with the next."""
    found: list[Line] = []
    blanks = 0
    begun = False
    for line, mark in zip(lines, marks, strict=True):
        begun = begun or mark is not None
        body = line.body[mark[1] :] if mark else line.body
        named = (mark or blanks) and len(body.text) < 40 and _NAME.match(body.text) and body.text == body.text.title()
        if not body.text.strip(" :") or named:
            blanks = _APART
        elif begun and found and not (blanks or line.blanks or _DONE.search(found[-1].text)):
            found[-1] = replace(found[-1], body=joined([found[-1].body, body]))
        else:
            found.append(replace(line, body=body, blanks=max(line.blanks, blanks)))
            blanks = 0
    return found


def _marked(text: str) -> tuple[float, int, bool] | None:
    """The time that a line begins with or ends in, where its words begin, and whether the time has hours."""
    begins = _BEGINS.match(text)
    if begins:
        return (_seconds(begins["time"]), begins.end(), begins["time"].count(":") == 2)
    ends = _ENDS.match(text)
    if ends and len(ends["name"].split()) <= 4 and ends["name"][0].isupper():
        return (_seconds(ends["time"]), len(text), ends["time"].count(":") == 2)
    return None


def _seconds(time: str) -> float:
    found = 0.0
    for part in time.replace(",", ".").split(":"):
        found = 60 * found + float(part)
    return found
