"""Directives of reStructuredText: their name, what stands on their line, their options and their content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.documents.lines import Line

CODE = frozenset(
    """code-block code sourcecode parsed-literal literalinclude prompt doctest testcode testoutput testsetup math
    productionlist graphviz digraph mermaid plot ipython highlight""".split()  # noqa: SIM905
)
DROPPED = frozenset(
    """toctree contents index include sectnum section-numbering meta title role default-role image raw seealso
    target-notes
    header footer only-html tabularcolumns cssclass class py:module py:currentmodule module currentmodule automodule
    autoclass
    autofunction autosummary automethod todo todolist unicode replace date codeauthor sectionauthor""".split()  # noqa: SIM905
)
PICTURES = frozenset({"figure"})
LIST_TABLE, CSV = "list-table", "csv-table"
VERSIONED = frozenset({"versionadded", "versionchanged", "deprecated", "versionremoved"})
"""A version stands on their line, and what they tell may follow on the next."""
TITLED = VERSIONED | frozenset(
    """table list-table csv-table admonition topic sidebar container
    rubric only rst-class hlist glossary compound tab tab-item tab-set tabs dropdown card grid grid-item grid-item-card
    """.split()  # noqa: SIM905
)
"""What stands on their line is a title or a version, no text."""
_DESCRIBED = re.compile(
    r"\w+:\w+|(?:function|class|method|attribute|option|envvar|program|data|exception|cmdoption|confval)$"
)
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]+\|\s+)?(?P<name>[A-Za-z][\w.+:-]*?)::(?:\s+|$)")
_OPTION = re.compile(r":(?P<key>[\w-]+):(?:\s+(?P<value>.*))?$")


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: what stands on its line as lines, its content, where it ends, and how many rows are a header."""

    name: str
    title: tuple[Line, ...]
    content: tuple[Line, ...]
    end: int
    headed: bool

    @property
    def described(self) -> bool:
        """Whether it describes something of a program, whose form stands on its line."""
        return bool(_DESCRIBED.match(self.name))


def directive_at(lines: Sequence[Line], at: int) -> Directive | None:
    """The directive that begins with a line."""
    line = lines[at]
    mark = _DIRECTIVE.match(line.text)
    if not mark:
        return None
    end = at + 1
    while end < len(lines) and lines[end].indent > line.indent:
        end += 1
    below = list(lines[at + 1 : end])
    rest = line.body[mark.end() :].strip()
    name = mark["name"].lower()
    title: list[Line] = []
    if rest.text:
        indent = below[0].indent if below else line.indent
        title = [replace(line, body=rest, indent=indent)]
        while below and not below[0].blanks and not _OPTION.match(below[0].text):
            title.append(below.pop(0))
    options: dict[str, str] = {}
    while below and (not below[0].blanks or not (options or rest.text)) and (option := _OPTION.match(below[0].text)):
        options[option["key"]] = option["value"] or ""
        below.pop(0)
    headed = options.get("header-rows", "0").strip() not in {"", "0"} or "header" in options
    return Directive(name, tuple(title), tuple(below), end, headed)
