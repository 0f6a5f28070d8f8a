"""Transcripts with times: the times, and the lines that only say who speaks when, taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizapp.documents.lines import Line

_TIME = r"[\[(<]?(?P<time>(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])>]?"
_BEGINS = re.compile(rf"{_TIME}(?![\w:])(?:\s+[-–—]+)?\s*")
_ENDS = re.compile(rf"(?P<name>[^\W\d_][\w.'’() -]{{0,40}}?)[\s,|–—-]+{_TIME}$")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}$")
_FEWEST, _SOON, _APART = 3, 150.0, 2


def untimed(lines: Sequence[Line]) -> list[Line]:
    """The lines of a transcript without its times; the lines of any other text as they are."""
    marks = [_marked(line.text) for line in lines]
    times = [mark[0] for mark in marks if mark]
    clocked = sum(mark is not None and mark[2] for mark in marks)
    if len(times) < _FEWEST or any(later < earlier for earlier, later in pairwise(times)):
        return list(lines)
    if not (clocked == len(times) or times[0] <= _SOON) or times[-1] <= times[0]:
        return list(lines)
    found: list[Line] = []
    blanks = 0
    for line, mark in zip(lines, marks, strict=True):
        body = line.body[mark[1] :] if mark else line.body
        if not body.text or (mark and mark[1] and not line.text[mark[1] :].strip(" :")):
            blanks = _APART
            continue
        if mark and _NAME.match(body.text) and body.text.istitle():
            blanks = _APART
            continue
        found.append(replace(line, body=body, blanks=max(line.blanks, blanks)))
        blanks = 0
    return found


def _marked(text: str) -> tuple[float, int, bool] | None:
    """The time that a line begins with or ends in, where its words begin, and whether it has hours, minutes, seconds."""
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
