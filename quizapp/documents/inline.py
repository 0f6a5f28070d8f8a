"""Markup inside a line: emphasis, links, code ticks, footnote marks, tags."""

from __future__ import annotations

import re

from quizapp.documents.placed import Placed

_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.+?)(?<!`)\1(?!`)")
_DROPPED = re.compile(
    r"""<!--.*?-->
      | \[\^[^\]\s]{1,30}\]
      | (?<=[^\s\[(])\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[a-z]|note\ \d+|citation\ needed|edit)\]
      | </?(?:a|abbr|b|br|code|del|div|em|i|img|ins|kbd|li|mark|ol|p|q|s|small|span|strong|sub|sup|td|th|tr|u|ul)
        (?:\s[^<>]*)?/?>
      | \*\*\*(?=\S) | (?<=\S)\*\*\*
      | \*\*(?=\S) | (?<=\S)\*\*
      | (?<![\w_])__(?=\S) | (?<=\S)__(?![\w_])
      | ~~(?=\S) | (?<=\S)~~
      | (?<![\w*])\*(?=[^\s*][^*]*[^\s*]?\*(?![\w*])) | (?<=[^\s*])\*(?![\w*])
      | (?<![\w_])_(?=[^\s_][^_]*_(?![\w_])) | (?<=[^\s_])_(?![\w_])
      | \\(?=[*_#\[\]()`~>|!.-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " "}
_ENTITY = re.compile("|".join(_ENTITIES))
_MARKED = re.compile(r"[`*_~\[<\\&]")


def plain(line: Placed) -> Placed:
    """The line as a reader sees it: without markup, links by their words, white space tidied.

    >>> plain(Placed("A **bold** [link](http://a.b) and `a_b`.[18]", range(40))).text
    'A bold link and a_b.'
    """
    if not _MARKED.search(line.text):
        return line.tidy()
    parts: list[tuple[int, int, str]] = []
    done = 0
    for code in _CODE.finditer(line.text):
        parts += _outside(line.text, done, code.start())
        ticks = len(code[1])
        parts += [(code.start(), code.start() + ticks, ""), (code.end() - ticks, code.end(), "")]
        done = code.end()
    parts += _outside(line.text, done, len(line.text))
    return line.replaced(parts).tidy()


def _outside(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The changes between two stretches of code, in order and apart from each other."""
    part = text[start:end]
    found: list[tuple[int, int, str]] = []
    for link in _LINK.finditer(part):
        picture = link[0].startswith("!")
        found += [(link.start(), link.end() if picture else link.start(1), "")]
        found += [] if picture else [(link.end(1), link.end(), "")]
    for address in _ADDRESS.finditer(part):
        found += [(address.start(), address.start() + 1, ""), (address.end() - 1, address.end(), "")]
    found += [(m.start(), m.end(), "") for m in _paired(part)]
    found += [(m.start(), m.end(), _ENTITIES[m[0]]) for m in _ENTITY.finditer(part)]
    apart: list[tuple[int, int, str]] = []
    for change in sorted(found):
        if change[0] < change[1] and (not apart or change[0] >= apart[-1][1]):
            apart.append(change)
    return [(start + a, start + b, new) for a, b, new in apart]


def _paired(text: str) -> list[re.Match[str]]:
    """Marks to drop; a star or an underscore that has no partner stays."""
    marks = list(_DROPPED.finditer(text))
    emphasis = {mark: [m for m in marks if m[0] == mark] for mark in ("*", "_", "**", "__", "~~", "***")}
    alone = {id(found[-1]) for found in emphasis.values() if len(found) % 2}
    return [m for m in marks if id(m) not in alone]
