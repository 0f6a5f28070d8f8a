"""Subtitles (.vtt, .srt): the words joined over the times between them, each turn one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed, joined
from quizapp.documents.subtitle_lines import SOUND, TAGS, TIMING, Turn, seconds, turn

_SILENCE, _LONG = 2.5, 600
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")


def scan_subtitles(lines: Sequence[Line]) -> list[Piece]:
    """The paragraphs of subtitles, in order."""
    gathered = _Turns()
    at = 0
    title = re.match(r"WEBVTT\s+-\s+(?=\S)", lines[0].text) if lines else None
    head = [Piece(BlockKind.HEADING, lines[0].body[title.end() :], 0, 1, lone=True)] if title else []
    while at < len(lines):
        line = lines[at]
        timing = TIMING.search(line.text)
        if timing:
            gathered.time(seconds(timing["from"]), seconds(timing["to"]))
        elif line.blanks and re.match(r"(?:NOTE|STYLE|REGION)\b", line.text):
            at += 1
            while at < len(lines) and not lines[at].blanks:
                at += 1
            continue
        elif gathered.timed and not _is_cue_name(lines, at):
            found = turn(line.text)
            if found:
                gathered.begin(found)
            gathered.say(line.body[found.start :] if found else line.body)
        at += 1
    return [*head, *gathered.pieces()]


def _is_cue_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a line only names or counts the words that follow."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return bool(lines[at].blanks) and following is not None and bool(TIMING.search(following.text))


class _Turns:
    """Gathers what is said, a paragraph a turn; a long turn is parted where a sentence ends in silence."""

    def __init__(self) -> None:
        self.timed = False
        self._turns: list[list[Placed]] = [[]]
        self._speaker = ""
        self._until = 0.0
        self._last = ""

    def begin(self, found: Turn) -> None:
        """Another turn; the same speaker named again goes on."""
        if not found.speaker or found.speaker != self._speaker:
            self._turns.append([])
        self._speaker = found.speaker

    def time(self, start: float, end: float) -> None:
        """Words that are shown from a time to a time."""
        said = self._said()
        if self.timed and _ENDS.search(said) and (start - self._until > _SILENCE or len(said) > _LONG):
            self._turns.append([])
        self.timed, self._until = True, end

    def say(self, body: Placed) -> None:
        """A line of speech, without sounds and marks; one that is shown again is said once."""
        for pattern in (TAGS, SOUND):
            body = body.replaced((m.start(), m.end(), "") for m in pattern.finditer(body.text))
        lead = re.match(r"\s*(?:>>+\s*|[-–—]\s+(?=\S))?", body.text)
        body = plain(body[lead.end() if lead else 0 :])
        if body.text and body.text != self._last:
            self._turns[-1].append(body)
            self._last = body.text

    def _said(self) -> str:
        return " ".join(body.text for body in self._turns[-1])

    def pieces(self) -> list[Piece]:
        """The turns as text."""
        return [Piece(None, joined(bodies), 1) for bodies in self._turns if bodies]
