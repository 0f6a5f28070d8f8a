"""Mistakes in the form of a YAML file, put as the author sees them: what happened, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.packs.problems import Place

_KEY_AND_VALUE = re.compile(r"^(\s*(?:- +)*(?:[\w.-]+ *: +)?)(.*)$")
_KEY = re.compile(r"^\s*(?:- +)*[\w.-]+ *:(?: |$)")
_TEXTS = "prompt|text|answer|explanation|hint|title|description|why|quote|notes|image_alt|topic|unit"
_TEXT_LINE = re.compile(rf"^(\s*(?:- +)*(?:{_TEXTS}) *: +)(\S.*)$")
_UNSEEN = {
    "\u00a0": "the line has a no-break space",
    "\u3000": "the line has a wide space",
    "：": "the line has a wide colon",
}
_NO_SPACE = re.compile(r"^\s*(?:- +)*(-(?=[a-z_]+:)|[a-z_]+:(?=\S))")
_STARTERS = {
    "*": "text that begins with * is read as a reference",
    "&": "text that begins with & is read as an anchor",
    "!": "text that begins with ! is read as a tag",
    "%": "text may not begin with %",
    "@": "text may not begin with @",
    "`": "text may not begin with `",
    "[": "text that begins with [ is read as a list",
    "{": "text that begins with { is read as keys and values",
    ">": "text that begins with > is read as folded text",
    "|": "text that begins with | is read as a text block",
}


FAR_IN = "this line is indented further than the key above it"
FAR_OUT = "this line's indent fits nothing above it"
TABBED = "a tab cannot indent"
INDENT = frozenset({FAR_IN, FAR_OUT, TABBED})
"""What is wrong with how a line is indented."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a file's form; `near` is a line of the list item it belongs to, 0 where reading cannot go on."""

    code: str
    message: str
    hint: str
    place: Place
    near: int = 0


def short(text: str) -> str:
    """A value in a message, cut where it is long."""
    return f"'{text}'" if len(text) <= 40 else f"'{text[:37]}...'"


def quoted(line: str) -> str:
    """The line with its value in quotes that suit it."""
    found = _KEY_AND_VALUE.match(line.rstrip())
    key, value = (found[1].strip(), found[2]) if found else ("", line.strip())
    return f"{key} {quote(value)}".strip()


def quote(text: str) -> str:
    """A text in the quotes that suit it."""
    single = "'" + text.replace("'", "''") + "'"
    return single if '"' in text or "\\" in text else f'"{text}"'


def quoting(line: str) -> str:
    """The hint that shows the line in quotes, where it is short enough to show."""
    fixed = quoted(line)
    return f"put the text in quotes: {fixed}" if len(fixed) <= 100 else "put the whole text in quotes"


def mended(lines: list[str], number: int) -> tuple[int, str, str] | None:
    """Of a line whose text YAML reads as something else: where the text begins, how it stands there, and in quotes.

    None for what is no text in a line of its own, or might go on in the next one or end in a comment.
    """
    line = _line(lines, number - 1)
    found = _TEXT_LINE.match(line.rstrip())
    if not found or " #" in found[2]:
        return None
    after = _line(lines, number)
    if after.strip() and len(after) - len(after.lstrip()) > _indent(line):
        return None
    return found.start(2), found[2], quote(meant_text(found[2]))


def refused(lines: list[str], event: Any) -> Fault:
    """An anchor, alias or tag: packs have none."""
    mark = event.start_mark
    line = _line(lines, mark.line)
    sign = line[mark.column : mark.column + 1]
    what = {"*": "references (*name)", "&": "anchors (&name)", "!": "tags (!name)"}.get(sign, "anchors and tags")
    word = re.match(r"\S+", line[mark.column :])
    place = Place(mark.line + 1, mark.column + 1, mark.column + 1 + (len(word[0]) if word else 1))
    return Fault("refused", f"packs have no {what}", quoting(line), place)


def complex_key(lines: list[str], mark: Any) -> Fault:
    """A list or mapping where a key is meant, as in a cloze text that begins with its gap."""
    line = _line(lines, mark.line)
    start = _value_start(line)
    message = _STARTERS["{"] if line[start : start + 1] == "{" else "a key must be text"
    place = Place(mark.line + 1, start + 1, len(line.rstrip()) + 1)
    return Fault("syntax", message, quoting(line), place, mark.line + 1)


def explain(lines: list[str], error: Any, opened: Sequence[Any] = ()) -> Fault:
    """What the parser stopped at, in words that help; `opened` are the marks of the brackets not closed by then."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Fault("syntax", "this is not a text file", "", Place(1, 1, 2))
    number = min(mark.line, len(lines) - 1)
    context = getattr(error, "context_mark", None)
    if context and opened and not _line(lines, context.line)[context.column :].strip():
        context = opened[-1]
    problem, around = getattr(error, "problem", "") or "", getattr(error, "context", "") or ""
    for says, explanation in _EXPLANATIONS:
        if says in problem or says in around:
            found = explanation(lines, number, mark, context)
            if found:
                return found
    return _fault(lines, number, mark.column, problem or "this cannot be read", "")


def _colon(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    line = lines[number]
    if re.match(r"^\s*(?:- +)*[\w.-]+ *$", line[: mark.column]):
        hint = "keys of one question begin in the same column; text that goes on needs more indent and no colon"
        hint = _slip(_line(lines, number - 1)) or hint
        return _fault(lines, number, _indent(line), FAR_IN, hint)
    return _fault(lines, number, mark.column, "a colon and a space inside plain text begin a new value", quoting(line))


def _start(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    line = lines[number]
    sign = line[mark.column : mark.column + 1]
    if "\t" in line[: mark.column + 1]:
        return _tab(lines, number, mark, context)
    if sign in _STARTERS:
        return _fault(lines, number, mark.column, _STARTERS[sign], quoting(line))
    return None


def _tab(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    return _fault(lines, number, lines[number].find("\t"), TABBED, "indent with spaces")


def _starter(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    if context is None or context.line >= len(lines):
        return None
    sign = lines[context.line][context.column : context.column + 1]
    if sign not in _STARTERS:
        return None
    return _fault(lines, context.line, context.column, _STARTERS[sign], quoting(lines[context.line]))


def _open_quote(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    if context is None or context.line >= len(lines):
        return None
    sign = lines[context.line][context.column : context.column + 1]
    hint = f"close it with {sign}" + ("; an apostrophe inside is written twice" if sign == "'" else "")
    return _fault(lines, context.line, context.column, "this quote is never closed", hint)


def _escape(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    hint = "use single quotes, or write the backslash twice"
    return _fault(lines, number, mark.column - 1, "a backslash in double quotes begins an escape", hint)


def _after_value(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    """Text after a closing quote or bracket, or a key in a column of its own."""
    line = lines[number]
    start = _value_start(line)
    sign = line[start : start + 1]
    if sign in {'"', "'"} and mark.column > start:
        message = f"the text goes on after its closing {sign}"
        return _fault(lines, number, mark.column, message, quoting(_unquoted(line, start)))
    if sign in {"[", "{"} and mark.column > start:
        return _fault(lines, number, start, _STARTERS[sign], quoting(line))
    if _KEY.match(line) or line.lstrip().startswith("- "):
        hint = _slip(line) or "keys of one question begin in the same column, items of a list likewise"
        return _fault(lines, number, _indent(line), FAR_OUT, hint)
    return None


def _unquoted(line: str, start: int) -> str:
    """`'it's'` is meant as it's; `"1244" and more` as it stands."""
    return line[:start] + meant_text(line[start:].rstrip())


def meant_text(value: str) -> str:
    """What was meant by a value that was not quoted rightly.

    >>> meant_text("'it's'"), meant_text('"1244" and more')
    ("it's", '"1244" and more')
    """
    closed = len(value) > 2 and value[0] in "'\"" and value[-1] == value[0] and value.count(value[0]) % 2 == 1
    return value[1:-1] if closed else value


def _no_key(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    place = context if context is not None and context.line < len(lines) else mark
    number = min(place.line, len(lines) - 1)
    hint = _slip(lines[number]) or "write `key: value`, or indent the line under the key it belongs to"
    return _fault(lines, number, place.column, "a key and a colon are missing here", hint)


def _slip(line: str) -> str:
    """What is easily overlooked in a line: a space that is missing or none that YAML knows, a wide colon."""
    sign = next((sign for sign in _UNSEEN if sign in line), "")
    close = _NO_SPACE.match(line)
    if sign:
        return f"{_UNSEEN[sign]}: write a plain one"
    return f"write a space after {close[1]}" if close else ""


def _flow(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    if context is None or context.line >= len(lines):
        return None
    line = lines[context.line]
    sign, start = line[context.column : context.column + 1], _value_start(line)
    if context.column in (start, start + 1) and line[start : start + 1] in _STARTERS:
        close = "]" if sign == "[" else "}"
        message = _STARTERS[line[start]] + ", and it is not closed"
        return _fault(lines, context.line, start, message, f"close it with {close}, or {quoting(line)}")
    if sign in {",", "]", "}"}:
        return _fault(lines, context.line, context.column, f"a value is missing before the {sign}", "")
    return _fault(lines, context.line, context.column, f"the {sign} is not closed", "") if sign in {"[", "{"} else None


def _sign(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    sign = lines[number][mark.column : mark.column + 1]
    return _fault(lines, number, mark.column, f"text may not begin with {sign} and a space", quoting(lines[number]))


def _directive(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    return _fault(lines, number, 0, _STARTERS["%"], quoting(lines[number]))


def _block(lines: list[str], number: int, mark: Any, context: Any) -> Fault | None:
    line = lines[number]
    start = _value_start(line)
    sign = line[start : start + 1]
    return _fault(lines, number, start, _STARTERS[sign], quoting(line)) if sign in {">", "|"} else None


_Explanation = Callable[[list[str], int, Any, Any], Fault | None]
_EXPLANATIONS: tuple[tuple[str, _Explanation], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _start),
    ("a tab character", _tab),
    ("block sequence entries are not allowed", _sign),
    ("mapping keys are not allowed", _sign),
    ("scanning an alias", _starter),
    ("scanning an anchor", _starter),
    ("scanning a tag", _starter),
    ("parsing a tag", _starter),
    ("while parsing a node", _starter),
    ("scanning a directive", _directive),
    ("unexpected end of stream", _open_quote),
    ("document indicator", _open_quote),
    ("unknown escape", _escape),
    ("escape", _escape),
    ("block scalar", _block),
    ("block mapping", _after_value),
    ("block collection", _after_value),
    ("expected <block end>", _after_value),
    ("simple key", _no_key),
    ("flow", _flow),
)


def _fault(lines: list[str], number: int, column: int, message: str, hint: str) -> Fault:
    line = _line(lines, number)
    column = max(0, min(column, len(line)))
    return Fault("syntax", message, hint, Place(number + 1, column + 1, column + 2), number + 1)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _value_start(line: str) -> int:
    found = _KEY_AND_VALUE.match(line)
    return len(found[1]) if found else 0
