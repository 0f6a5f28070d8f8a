"""Text that a comment sign cut off without its author noticing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.packs.file import JsonLines, YamlFile
from quizapp.packs.problems import WARNING, Problem
from quizapp.packs.syntax import quoting, short

_TEXTS = "prompt|text|answer|explanation|hint|title|why|quote"
_CUT = re.compile(rf"^[ \t]*(?:- +)*(?:{_TEXTS}): +(?![\"'|>#\[{{])[^\n]*?[ \t](#[^ \t\n#][^\n]*)$", re.MULTILINE)


def commented(file: YamlFile) -> Iterator[Problem]:
    """Values of which ` #5` or the like was read as a comment; a comment proper has a space after its sign."""
    if isinstance(file, JsonLines) or " #" not in file.text:
        return
    cut = {file.text.count("\n", 0, found.start(1)) + 1: found for found in _CUT.finditer(file.text)}
    for path, place in file.located.values.items() if cut else ():
        found = cut.get(place.line)
        if found and place.last == place.line and path[-1:] != () and file.cut_off(path):
            hint = quoting(file.source_line(place.line))
            message = f"{short(found[1].rstrip())} is read as a comment and left out"
            yield file.problem(path, "comment", message, hint, WARNING)
