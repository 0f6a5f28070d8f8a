"""What stands before a text: front matter of YAML or TOML, and the head of a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents.lines import Line

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*[:=]\s+(.*)|([A-Za-z][\w -]{0,30}?)\s*[:=]$")
_HEAD = re.compile(r"([A-Z][\w-]{0,30}):\s*(.*)$")
_OF_MAIL = frozenset(
    {"from", "to", "subject", "date", "message-id", "cc", "reply-to", "newsgroups", "received", "sent"}
)
_OF_TEXT = frozenset({"title", "author", "date", "layout", "slug", "tags", "category", "lang", "language"})
_LONGEST = 80


def front_matter(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """What it says by key, and the number of lines it takes."""
    if not lines:
        return {}, 0
    closing = _FENCES.get(lines[0].text)
    if closing:
        return _fenced(lines, closing)
    return _head(lines)


def _fenced(lines: Sequence[Line], closing: Sequence[str]) -> tuple[dict[str, str], int]:
    for number, line in enumerate(lines[1:_LONGEST], 1):
        if line.text in closing:
            pairs = [_PAIR.match(one.text) for one in lines[1:number] if not one.indent]
            if not any(pairs) and number > 1:
                break
            return {m[1].casefold(): m[2].strip().strip("\"'") for m in pairs if m and m[1]}, number + 1
    return {}, 0


def _head(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """Lines `Key: value` up to the first empty line, if they are those of a mail or name a title."""
    found: dict[str, str] = {}
    end = 0
    while end < min(len(lines), _LONGEST) and (not end or not lines[end].blanks):
        pair = _HEAD.match(lines[end].text)
        if pair:
            found.setdefault(pair[1].casefold(), pair[2].strip())
        elif not end or lines[end].indent <= lines[0].indent:
            return {}, 0
        end += 1
    mail = len(_OF_MAIL & found.keys()) >= 3 or {"from", "subject"} <= found.keys()
    titled = "title" in found and (len(_OF_TEXT & found.keys()) >= 2 or next(iter(found)) == "title")
    if not mail and not (titled and len(found) >= 2):
        return {}, 0
    if mail and "subject" in found:
        found.setdefault("title", re.sub(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", found["subject"], flags=re.IGNORECASE))
    return found, end
