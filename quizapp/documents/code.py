"""Lines for machines: commands and what they print, logs, tracebacks, settings, markup; and formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizapp.documents import prose
from quizapp.documents.lines import Line

_PROMPT = re.compile(
    r"(?:\$ [a-z./~]|>>> |In \[\d+\]:|[\w.-]+@[\w.-]+[:~][^$#]{0,60}[$#] |[A-Z]:\\[^>]{0,60}>|PS [A-Z]:\\)"
)
_LOG = re.compile(
    r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d"
    r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d "
    r"|\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]? (?:\[?\w+\]? )?\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\b"
    r"|\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\]?[: ]\s?[\w.]+[:\s]|\d{1,3}(?:\.\d{1,3}){3} - - \["
)
_TRACE = re.compile(
    r"Traceback \(most recent call last\)|\s*File \"[^\"]+\", line \d+|at [\w.$<>]+\([\w.:/ ]*\)$|Caused by: "
    r"|panicked at "
)
_RAISED = re.compile(r"(?:[\w.]+\.)?\w*(?:Error|Exception|Warning)(?::|$)")
_STRONG = re.compile(
    r"""^\[[\w .:"/-]{1,60}\]$ | ^[{}\[\]()]+[,;]?$ | ^[\w.\[\]"'-]+\s*(?::?=|\+=|-=|=>|:=)\s*\S
| [(=\[.].*[;{]\s*(?://.*)?$ | ^\}
    |^"[^"]+"\s*:\s | ^\{"?.*\}[,;]?$ | ^</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>.*(?:</[\w:-]+>|/>|[^.!?>]>)$ | ^<[?!]
    | ^(?:import|from)\s+[\w.]+(?:\s+import\s.+)?;?$ | ^(?:def|class|func|fn|function|public|private|static|void
    |const|let|var)\s.*[({:=]
    | ^(?:if|for|while|switch|elif|else\ if|catch|return)\b.*[({:;]$ | ^(?:else|try|finally|do)\s*[:{]?$
    | ^\#\s?(?:include|define|ifdef|endif)\b
    | ^(?:sudo|apt-get|apt|pip3?|npm|yarn|git|docker|curl|wget|make|cargo|brew|kubectl|ssh|chmod|mkdir|cd|echo
    |export|cp|mv|rm|ls)\s+[-\w./~$"'@:]+.*$
    | ^(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)\s.*\b(?:FROM|INTO|SET|TABLE|WHERE)\b
    | ^\w[\w.]*\([^()]*\)[;.]?$
    | ^[;\#]\s*\S.*=|^//\s|^/\*|\*/$ | ^@\w+(?:\(.*\))?$ | ^\\(?:begin|end|section
    |usepackage|documentclass)\b
    | ^[0-9a-fA-F]{4,}(?:[:\ ]\s?[0-9a-fA-F]{2,}){3,} | ^[\w./-]*[A-Za-z][\w./-]*:\d+:\d+:?\s
    | ^[^\s\[(]*[/\\]\S*[/\\]\S*$ | ^\.\.\ (?:\||_|\w+::) | ^__\s\S+$ | ^\{[A-Z\d_; ]+\}$""",
    re.VERBOSE,
)
_COMMAND = re.compile(
    r"^(?:sudo|apt-get|apt|pip3?|npm|yarn|git|docker|curl|wget|make|cargo|brew|kubectl|ssh|chmod|mkdir|cd|echo|export"
    r"|cp|mv|rm|ls)\s"
)
_FORMULA = re.compile(r"^\$\$|\$\$$|^\\\[|\\\]$|^\\begin\{|^\[?(?:latex|math)\b")
_RELATION = re.compile(r"[=<>≤≥≈≠∝→⇌∑∫√∂]")


def code(lines: Sequence[Line], at: int) -> int:
    """Where the code that begins here ends; `at` itself if none does."""
    text = lines[at].text
    if _PROMPT.match(text) or _TRACE.match(text):
        return _together(lines, at)
    if _LOG.match(text):
        return _while(lines, at, lambda line: bool(_LOG.match(line.text)))
    if is_formula(text):
        return at + 1
    if not _is_code(text):
        return at
    end = _together(lines, at)
    share = sum(_is_code(line.text) for line in lines[at:end])
    if share >= 0.6 * (end - at):
        return end
    return at + 1 if end == at + 1 or not lines[at + 1].text[:1].islower() else at


def is_formula(text: str) -> bool:
    """Whether a line is an equation: signs of relation, and hardly a word.

    >>> is_formula("s = 1/2 g t^2"), is_formula("The ratio = 3 is usual here.")
    (True, False)
    """
    if _FORMULA.search(text):
        return True
    if (
        len(text) > 160
        or not re.search(r"\w", text)
        or not _RELATION.search(text)
        or re.match(r"[<>]|--?[A-Za-z]", text)
    ):
        return False
    return sum(len(word) > 3 for word in prose.words(re.sub(r"\\\w+", "", text))) <= 1 and not prose.ends(text)


def _is_code(text: str) -> bool:
    if len(text) > 300 or not _STRONG.search(text):
        return False
    if _COMMAND.match(text):
        return not prose.ends(text) and bool(re.search(r"[-/.=:]\w|\w[-_/.]\w", text))
    return not (prose.ends(text) and len(prose.words(text)) > 8 and prose.has_verb(text))


def _together(lines: Sequence[Line], at: int) -> int:
    return _while(lines, at, lambda line: True)


def _while(lines: Sequence[Line], at: int, belongs: Callable[[Line], bool]) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].blanks and (belongs(lines[end]) or lines[end].indent > lines[at].indent):
        end += 1
    return end
