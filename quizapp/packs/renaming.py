"""A question renamed in the file that its author wrote: only the lines of its id and its former names change."""

from __future__ import annotations

import re
from typing import Any

from quizapp.packs.file import Key, YamlFile
from quizapp.packs.splicing import Change, Splice


def renamed(file: YamlFile, at: Key, new: str) -> str:
    """The file's text with the question at a place known by a new id, and by its old one as a former name."""
    splice = Splice(file, at)
    former, old = splice.question.get("aliases"), str(splice.question["id"])
    names = _after(former, old, new)
    hint = f"write id: {new} and aliases: [{', '.join(_listed(names))}] there"
    changes = [(*splice.span(("id",)), new), _former(splice, former, old, new)]
    return splice.changed(changes, {**splice.question, "id": new, "aliases": names}, hint)


def _former(splice: Splice, former: Any, old: str, new: str) -> Change:
    """The old name among the former ones, in place of the new one if that was among them."""
    if former is None:
        return splice.added("id", "aliases", f"[{old}]")
    if new in _listed(former):
        where = ("aliases", former.index(new)) if isinstance(former, list) else ("aliases",)
        return (*splice.span(where), old)
    if isinstance(former, list) and former:
        start, _ = splice.span(("aliases", 0))
        return start, start, old + _between(splice.file.text, start)
    return (*splice.span(("aliases",)), f"[{', '.join([old, *_listed(former)])}]")


def _listed(former: Any) -> list[str]:
    return former if isinstance(former, list) else [former] if former else []


def _after(former: Any, old: str, new: str) -> list[str] | str:
    """The former names as they are to be."""
    if former == new:
        return old
    names = _listed(former)
    return [old if one == new else one for one in names] if new in names else [old, *names]


def _between(text: str, start: int) -> str:
    """What stands between two items of a list that begins here: a comma, or a line with its hyphen."""
    begun = re.search(r"([\r\n]*)([ \t]*-[ \t]+)$", text[:start])
    return f"{begun[1] or chr(10)}{begun[2]}" if begun else ", "
