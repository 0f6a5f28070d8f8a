"""One question added to a pack of the learner's own: at the end of `added.yaml`, of which nothing else is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.editing import is_own, not_yours
from quizapp.packs.folder import HEADER
from quizapp.packs.gaps import gaps
from quizapp.packs.growing import header, slug
from quizapp.packs.guessing import guessed as kind_of
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import examine
from quizapp.packs.replacing import replace_files
from quizapp.practice.ledger import text_of
from quizapp.store.turns import change_file

ADDED = "added.yaml"
OWN, OWN_TITLE = "my-cards", "My cards"
"""The pack that questions go to when no other is named."""
_HEAD = b"# Questions added one by one, the newest last. This file is yours: change whatever you like.\nquestions:\n"
_ONE = re.compile(r"^  - id: (\S+)\r?\n    kind: \"?(\w+)", re.MULTILINE)
_ELSE = re.compile(r"^(?!    )", re.MULTILINE)
"""A line that is not of the question above it."""


@dataclass(frozen=True, slots=True)
class Added:
    """A question that was added: where, under which id, and of which kind."""

    pack: Path
    id: str
    kind: str

    def take_back(self) -> None:
        """Take it out again; raises QuizError where it is not the last one any more."""
        change_file(self.pack / ADDED, self._without)

    def _without(self, before: bytes | None) -> bytes:
        file = self.pack / ADDED
        text = text_of(before or b"", file)
        last = next((one for one in reversed(list(_ONE.finditer(text))) if one[1] == self.id), None)
        if last is None or _ELSE.search(text[last.start() :].partition("\n")[2].rstrip()):
            raise QuizError(f"{self.id} is not the question added last", str(file), "take it out of the file")
        return text[: last.start()].encode()


def guessed(question: str, answer: str) -> dict[str, str]:
    """The question with its kind; raises WrongUse where something is missing."""
    question, answer = _said(question), _said(answer)
    if not question or (not answer and not gaps(question)):
        missing = "a question" if not question else "an answer"
        raise WrongUse(f"{missing} is missing", hint="a gap needs none: The {{Loire}} reaches the Atlantic.")
    return kind_of(question, answer)


def add(pack: Path, question: str, answer: str) -> Added:
    """Add a question to the pack's folder; raises QuizError where that cannot be, and then nothing is changed."""
    said = guessed(question, answer)
    if not pack.is_dir():
        raise WrongUse("this pack is one file, which is yours to write", str(pack), "add the question there")
    file = pack / ADDED
    found = examine(pack)[0]
    if found is None or not is_own(found):
        raise QuizError("this pack is not yours to add to", str(pack), not_yours(pack))
    there, id_ = {one.id for one in found.questions}, ""

    def grown(before: bytes | None) -> bytes:
        nonlocal id_
        text = text_of(_HEAD if before is None else before, file)
        id_ = _free(slug(question), there | {one[1] for one in _ONE.finditer(text)})
        return _with(text, id_, said).encode()

    change_file(file, grown)
    added = Added(pack, id_, said["kind"])
    wrong = [one for one in examine(pack)[1] if one.severity == ERROR and one.file == ADDED]
    if wrong:
        added.take_back()
        raise QuizError(wrong[0].message, str(file), wrong[0].hint)
    return added


def last_added(pack: Path) -> Added:
    """The question that was added last; raises WrongUse where there is none."""
    file = pack / ADDED
    ids = _ONE.findall(text_of(file.read_bytes(), file)) if file.is_file() else []
    if not ids:
        raise WrongUse("nothing was added to this pack", str(pack))
    return Added(pack, *ids[-1])


def own_pack(folder: Path) -> Path:
    """The learner's own pack for single questions below a folder, made where it is missing."""
    pack = folder / OWN
    if not (pack / HEADER).is_file():
        replace_files({pack / HEADER: header(OWN, OWN_TITLE, "en").encode()})
    return pack


def _said(text: str) -> str:
    """What was said without the space around it; raises WrongUse for what was not given as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise WrongUse("this is not UTF-8, so it cannot be kept", hint="set your terminal to UTF-8") from error
    return text.strip()


def _with(text: str, name: str, said: Mapping[str, str]) -> str:
    """The file's text with one question more, its lines ended as the others are."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"  - id: {name}", *(f"    {key}: {_quoted(value)}" for key, value in said.items()), ""]
    return text + ("" if text.endswith("\n") else end) + end.join(lines)


def _free(name: str, used: Collection[str]) -> str:
    """The name, with a number behind it where it is taken."""
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, len(used) + 3))) if one not in used)


def _quoted(text: str) -> str:
    """The text as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\u2028", "\\L").replace("\x85", "\\N")
