"""Everything a learner did as one JSON document, a row a line, and back: the journal byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from quizapp import __version__
from quizapp.errors import QuizError
from quizapp.store import copies
from quizapp.store.derived import card_document
from quizapp.store.exchange import journal_of
from quizapp.store.lines import BadLine, decode, encode
from quizapp.store.reading import devices, file_name, file_numbers
from quizapp.study.fold import State

FORMAT = 1
_BYTES = ("utf-8", "surrogateescape")
"""How corrections are text, whatever their bytes are."""
_write = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode


def export(profile: Path, state: State, out: TextIO) -> int:
    """Write the document, with what is folded from the rows for other programs to read; how many rows it holds."""
    rows = 0
    out.write(f'{{"quizapp": {_write(__version__)},\n"format": {FORMAT},\n"journal": [')
    for number, (device, name, lines) in enumerate(_files(profile)):
        header, *others = lines
        out.write(f'{"," if number else ""}\n{{"device": {_write(device)}, "file": {_write(name)}, "rows": [\n')
        out.write(",\n".join(_write({"sequence": sequence, **content}) for sequence, content in (header, *others)))
        out.write("\n]}")
        rows += len(others)
    out.write('],\n"corrections": ')
    out.write(_write(dict(_corrections(profile))))
    cards = [card_document(card) for card in state.cards.values()]
    out.write(f',\n"settings": {_write(dict(state.settings))},\n"cards": [\n')
    out.write(",\n".join(_write(card) for card in cards))
    out.write("\n]}\n")
    return rows


def unpack(source: Path, folder: Path) -> None:
    """Put what an export holds into a folder, as the files that it was made from."""
    try:
        document = json.loads(source.read_bytes())
        version = document["format"]
        if version > FORMAT:
            raise QuizError(f"quizapp {document['quizapp']} made this export, a newer version", str(source))
        for file in document["journal"]:
            lines = [encode(int(row.pop("sequence")), row) for row in file["rows"]]
            copies.keep(folder, f"journal/{file['device']}/{file['file']}", b"".join(lines))
        for name, text in document["corrections"].items():
            copies.keep(folder, f"corrections/{name}", text.encode(*_BYTES))
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError) as error:
        hint = "`quizapp journal export` writes one, `quizapp backup` a backup"
        raise QuizError("this is no export of quizapp, or a damaged one", str(source), hint) from error


def _files(profile: Path) -> Iterator[tuple[str, str, list[tuple[int, dict[str, Any]]]]]:
    """Device, name and lines of each file of the journal."""
    journal = journal_of(profile)
    for device in devices(journal):
        for number in file_numbers(journal / device):
            path = journal / device / file_name(number)
            lines = list(_lines(path))
            if lines:
                yield device, path.name, lines


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, raw in enumerate(copies.whole_lines(path.read_bytes()).splitlines(), 1):
        try:
            line = decode(raw)
        except BadLine as error:
            raise QuizError(
                f"this line is damaged ({error})", f"{path}:{number}", "`quizapp doctor` says more"
            ) from error
        yield line.sequence, dict(line.content)


def _corrections(profile: Path) -> Iterator[tuple[str, str]]:
    for path in copies.corrections(profile).values():
        yield path.name, path.read_bytes().decode(*_BYTES)
