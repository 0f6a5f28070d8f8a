"""Text as people write it: prose with inline code, formulas and pictures, and fenced code with its layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizapp.text import tex

PROSE, CODE, FORMULA, PICTURE = "", "code", "formula", "picture"
ONE_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<path>[^()\s]+)(?:\s+\"[^\"]*\")?\)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_PART = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`))(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|!\[(?P<alt>[^\[\]]*)\]\((?P<path>[^()\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|(?<!\\)\$\$(?P<display>[^$]+)\$\$"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<formula>(?:[^$\\]|\\.)+?)(?<!\s)\$(?![\d$])",
    re.DOTALL,
)

_MARKED = re.compile(r"[`~$]|!\[")
_SLASH = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of one sort."""

    text: str
    sort: str = PROSE


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands in a text: what it shows, and its file."""

    alt: str
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was written; a line of fenced code keeps its layout, every other may be wrapped."""

    runs: tuple[Run, ...]
    fenced: bool = False


@lru_cache(maxsize=512)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, the fences themselves left out.

    >>> [run.text for run in lines("Is `a` $x^2$?")[0].runs]
    ['Is ', '`a`', ' ', 'x²', '?']
    """
    found: list[Line] = []
    prose: list[str] = []
    fence = ""
    for row in text.split("\n"):
        opening = _FENCE.match(row)
        if fence and re.fullmatch(rf" {{0,3}}{fence}{fence[0]}*\s*", row):
            fence = ""
        elif fence:
            found.append(Line((Run(row.expandtabs(4), CODE),), fenced=True))
        elif opening:
            found, prose, fence = [*found, *_prose(prose)], [], opening[1]
        else:
            prose.append(row)
    return (*found, *_prose(prose))


def shown(text: str) -> str:
    """The same as text: formulas in Unicode where that works, pictures by what they show, code as it is.

    >>> shown("$x^2$ in `f`, ![a map](m.png)")
    'x² in `f`, [picture: a map]'
    """
    return _PART.sub(_shown, text) if "$" in text or "![" in text else text


def pictures(text: str) -> list[Picture]:
    """The pictures that stand in a text.

    >>> pictures("Is ![a map](maps/a.png) like `![b](b.png)`?")
    [Picture(alt='a map', path='maps/a.png')]
    """
    found = _PART.finditer(text) if "![" in text else ()
    return [Picture(part["alt"].strip(), part["path"]) for part in found if part["path"]]


def without_names(text: str) -> str:
    """The same with pictures as what they show, whatever their files are called.

    >>> without_names("And ![this triangle](cone.png)?")
    'And this triangle?'
    """
    return _PART.sub(lambda part: part[0] if part["alt"] is None else part["alt"], text) if "![" in text else text


def read(text: str) -> str:
    """What the text says, without the signs around its code and formulas; to compare it with what somebody typed.

    >>> read("`git log`"), read("$x^2$")
    ('git log', 'x²')
    """
    if not _MARKED.search(text):
        return text
    said = (
        "".join(run.text.strip("`").strip() if run.sort == CODE and not line.fenced else run.text for run in line.runs)
        for line in lines(text)
    )
    return "\n".join(said)


def typed(text: str) -> str:
    """What somebody typed for a formula, in Unicode where that works: `x^2`, `$x^2$` and `x²` are the same."""
    bare = text.strip().strip("$")
    return tex.shown(bare) or bare


def fenced_width(text: str) -> int:
    """Letters in the longest line of fenced code, 0 without any.

    >>> fenced_width(chr(10).join(["a long line of words", "```", "code", "```"]))
    4
    """
    if not _MARKED.search(text):
        return 0
    return max((len(run.text) for line in lines(text) if line.fenced for run in line.runs), default=0)


def begins_fenced(text: str) -> bool:
    """Whether it begins with fenced code, which needs a line of its own."""
    return bool(_FENCE.match(text.partition("\n")[0]))


def sorts(text: str) -> frozenset[str]:
    """What it has besides prose: code, formulas, pictures."""
    if not _MARKED.search(text):
        return frozenset()
    return frozenset(run.sort for line in lines(text) for run in line.runs if run.sort != PROSE)


def _prose(rows: list[str]) -> list[Line]:
    """Lines of prose; code and formulas may go over the end of one."""
    if not rows:
        return []
    built: list[list[Run]] = [[]]
    for run in _runs("\n".join(rows)):
        first, *rest = run.text.split("\n")
        built[-1].append(Run(first, run.sort))
        built += [[Run(text, run.sort)] for text in rest]
    return [Line(tuple(run for run in line if run.text)) for line in built]


def _runs(text: str) -> list[Run]:
    found, at = [], 0
    for part in _PART.finditer(text):
        found += [Run(text[at : part.start()]), Run(_shown(part), _sort(part))]
        at = part.end()
    return [*found, Run(text[at:])]


def _sort(part: re.Match[str]) -> str:
    return CODE if part["ticks"] else PICTURE if part["alt"] is not None else FORMULA


def _shown(part: re.Match[str]) -> str:
    if part["ticks"]:
        return part[0]
    if part["alt"] is not None:
        return f"[picture: {part['alt'].strip() or _SLASH.split(part['path'])[-1]}]"
    return tex.shown(part["display"] or part["formula"]) or part[0]
