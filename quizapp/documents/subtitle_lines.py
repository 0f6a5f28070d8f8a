"""Lines of subtitles: times, speakers, sounds and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

TIMING = re.compile(
    r"(?P<from>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?P<to>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})"
)
_NAME = r"[^\W\d_][\w.'’&-]*(?:[ ][\w.'’&(][\w.'’&)-]*){0,4}"
_SPEAKER = re.compile(rf"(?:>>+\s*|-\s+)?(?P<name>{_NAME})\s?:(?:\s+|$)")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+(?P<name>[^>]+)>")
TAGS = re.compile(
    r"</?(?:v|c|b|i|u|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\\w+[^{}]*\}|[♪♫]+", re.IGNORECASE
)
SOUND = re.compile(r"[\[(](?=[^\W\d_])[^\[\]()\d]{2,40}[\])]")
_LEAD = re.compile(r">>+\s*|[-–—]\s+(?=\S)")
_NO_SPEAKER = frozenset("note notes warning example step date time place summary title subject http https".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Turn:
    """How a line of speech begins: who speaks, if it says so, and where the words begin."""

    speaker: str
    start: int


def turn(text: str) -> Turn | None:
    """The speaker that a line begins with, or the mark of another one.

    >>> turn("Ada Dole: The gates were renewed."), turn("The gates were: renewed.")
    (Turn(speaker='Ada Dole', start=10), None)
    """
    voice = _VOICE.match(text)
    named = voice or _SPEAKER.match(text)
    if named and (voice or _is_name(named["name"])):
        return Turn(named["name"].strip(), named.end())
    lead = _LEAD.match(text) if text.startswith(">>") else None
    return Turn("", lead.end()) if lead else None


def _is_name(name: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", name) if word not in {"of", "de", "von", "van", "the"}]
    return bool(words) and all(word[0].isupper() for word in words) and words[0].casefold() not in _NO_SPEAKER


def seconds(time: str) -> float:
    """A time as seconds.

    >>> seconds("01:02:03,500")
    3723.5
    """
    found = 0.0
    for part in time.replace(",", ".").split(":"):
        found = 60 * found + float(part)
    return found
