"""One option changed in config.toml; every other line, comments among them, stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from quizapp.config.options import NAME, flat, line_of
from quizapp.errors import QuizError
from quizapp.store.platform import make_private
from quizapp.store.turns import change_file

_VALUE = r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"']+)"""


def keep(home: Path, name: str, value: str | None) -> None:
    """Write an option to config.toml; None takes it out. Raises QuizError where the file cannot be changed so."""
    path = (home / NAME).resolve()  # what a link leads to, so that the link stays one

    def change(raw: bytes | None) -> bytes:
        before = _said(raw or b"", path)
        after = changed(before, name, value)
        if not _says(after, name, value, before):
            place = f"{path}:{line_of(before, name)}"
            raise QuizError(f"{name} cannot be changed by program here", place, "change it in the file")
        return after.encode()

    make_private(home)
    change_file(path, change, 0o600)


def _said(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8; nothing was changed"
        raise QuizError(f"the byte 0x{error.object[error.start]:02X} is not UTF-8", str(path), hint) from error


def changed(text: str, name: str, value: str | None) -> str:
    """The text with the option's line changed, taken out or added.

    >>> changed("[looks]\\ntheme = 'dark'  # at night\\n", "looks.theme", "light")
    '[looks]\\ntheme = "light"  # at night\\n'
    """
    table, _, key = name.partition(".")
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if re.match(rf"\s*\[\s*{re.escape(table)}\s*\]", line)), None)
    if start is None:
        gap = "\n" if text and not text.endswith("\n\n") else ""
        end = "\n" if text and not text.endswith("\n") else ""
        return text if value is None else f"{text}{end}{gap}[{table}]\n{_line(key, value)}"
    end_of = next((n for n in range(start + 1, len(lines)) if re.match(r"\s*\[", lines[n])), len(lines))
    for number in range(start + 1, end_of):
        found = re.match(rf"(\s*{re.escape(key)}\s*=\s*){_VALUE}(.*)", lines[number], re.DOTALL)
        if found:
            lines[number] = "" if value is None else f"{found[1]}{_quoted(value)}{found[3]}"
            return "".join(lines)
    if value is not None:
        lines[start] = lines[start].rstrip("\n") + "\n"
        lines.insert(start + 1, _line(key, value))
    return "".join(lines)


def _line(key: str, value: str) -> str:
    return f"{key} = {_quoted(value)}\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _says(text: str, name: str, value: str | None, before: str) -> bool:
    """Whether the text says what the one before says, with this option changed and nothing else."""
    try:
        told, other = dict(flat(tomllib.loads(text))), dict(flat(tomllib.loads(before)))
    except tomllib.TOMLDecodeError:
        return False
    other.pop(name, None)
    return told == (other if value is None else {**other, name: value})
