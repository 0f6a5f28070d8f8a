"""Whatever stands in a pack: no crash, and text stays text."""

from __future__ import annotations

import json
import random
import resource
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.bank import facts_kept, read_bank
from quizapp.packs.check import check_pack, checked
from quizapp.packs.export_jsonl import lines
from quizapp.packs.file import YamlFile
from quizapp.packs.installing import arriving
from quizapp.packs.library import Library
from quizapp.packs.reading import read_pack
from quizapp.packs.render import render
from quizapp.packs.workflow import commands
from tests.packs.conftest import GENERATED, HEAD
from tests.packs.damage import BUILT, CORRECTIONS, damaged, sound, written

SECONDS, MB = 2.0, 250
ALSO_READ: dict[str, Callable[[Path], object]] = {
    "generated.jsonl": read_bank,
    "facts.jsonl": facts_kept,
    BUILT: lambda folder: arriving(folder / BUILT, folder / "library"),
}
"""What is read of a file besides what `check` reads."""

WORDS = [
    "questions:",
    "- ",
    "  ",
    "\n",
    "id: ",
    "kind: ",
    "short",
    "cloze",
    "[",
    "]",
    "{",
    "}",
    "{{",
    "}}",
    "&a",
    "*a",
    "!!x",
]
WORDS += [
    '"',
    "'",
    ": ",
    "a",
    "é",
    "漢",
    "\t",
    "#",
    "|",
    ">",
    "---",
    "format: quizapp-pack/1\n",
    "\x00",
    "\ufeff",
    "\r",
    "?",
]
NASTY = [
    *("[bold red]x[/]", "[link=file:///etc]x[/link]", "<script>alert(1)</script>", "{{7*7}}", "${x}", "%s%n", "=1+1"),
    *("\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\u202eright to left", "\u2066x\u2069", "a\u200db"),
    *("C:\\new", "../../etc/passwd", "'; DROP TABLE cards; --", "a\nb\tc", "\ufeffx", "x" * 2000, "#hash", "* star"),
    *("\\[x]", "e\u0301", "漢字", "- dash", "null"),
]


def survives(folder: Path) -> None:
    """Everything that reads a pack gives a result or an error for people."""
    try:
        render(check_pack(folder))
        read = Library([folder])
        for entry in read.index().entries:
            read.question(entry.card)
            read.passages(entry.card)
        read.close()
        list(lines(read_pack(folder)))
    except QuizError:
        return


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
@example("[" * 100_000)
@example("questions:\n- {}\n- []\n- ''\n")
def test_no_yaml_crashes_a_pack(text: str):
    with tempfile.TemporaryDirectory() as folder:
        for head in ("", HEAD):
            (Path(folder) / "pack.yaml").write_bytes((head + text).encode())
            survives(Path(folder))


@given(st.binary(max_size=200))
def test_no_bytes_crash_a_pack(raw: bytes):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pack.yaml").write_bytes(HEAD.encode() + raw)
        (Path(folder) / "generated.jsonl").write_bytes(json.dumps(GENERATED).encode() + b"\n" + raw)
        (Path(folder) / "curated.yaml").write_bytes(b"format: quizapp-curated/1\n" + raw)
        survives(Path(folder))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.sampled_from(NASTY),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = "id kind prompt answer answers choices items pairs text evidence tags as_of aliases image origin checked status"


@given(st.lists(st.dictionaries(st.sampled_from(KEYS.split()), VALUES, max_size=8), max_size=4), st.data())
def test_no_generated_questions_crash_a_pack(questions: list[dict[str, Any]], data: st.DataObject):
    kinds = ["choice", "multi", "truefalse", "short", "number", "date", "cloze", "match", "order", "flashcard"]
    listed = [{"id": f"g-{n}", "kind": data.draw(st.sampled_from(kinds)), **one} for n, one in enumerate(questions)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pack.yaml").write_text(HEAD)
        text = "".join(json.dumps(line) + "\n" for line in (GENERATED, *listed))
        (Path(folder) / "generated.jsonl").write_text(text, encoding="utf-8")
        survives(Path(folder))


def looked_at(folder: Path, name: str) -> None:
    """A pack, and the file that is damaged, read and checked; what is wrong with them is told."""
    with suppress(QuizError):
        ALSO_READ.get(name, lambda folder: None)(folder)
    with suppress(QuizError):
        found, _ = checked(folder, folder / CORRECTIONS)
        assert bool(render(found)) is bool(found)
        assert len(commands(found).splitlines()) == len(found)


def test_damaged_packs_are_named_what_is_wrong_in_little_time_and_memory(tides: Path, request: pytest.FixtureRequest):
    """With `--damaged-packs 100000` as many; each says its number, by which it can be made again."""
    first, files, before = int(request.config.getoption("--damage-seed")), sound(), peak_mb()
    for number in range(first, first + int(request.config.getoption("--damaged-packs"))):
        now = damaged(random.Random(number), files)
        folder, name = written(tides, now), next((name for name in files if now[name] != files[name]), "")
        began = time.process_time()
        try:
            looked_at(folder, name)
        except Exception as error:
            error.add_note(f"--damage-seed {number}")
            raise
        assert time.process_time() - began < SECONDS, number
    assert peak_mb() - before < MB


def test_of_a_file_whose_form_is_damaged_all_is_on_offer_as_it_was(tides: Path, tmp_path: Path):
    files, slips = sound(), 0
    library = Library([written(tides, files)], tmp_path / "cache", tides / CORRECTIONS)
    before = library.index().entries
    for number in range(40):
        now = damaged(random.Random(number), files)
        written(tides, now)
        found = library.index().entries
        if any(not well_formed(name, now[name]) for name in files):
            slips += 1
            assert found == before, number
        written(tides, files)
        assert library.index().entries == before, number
    assert slips > 5


def well_formed(name: str, data: bytes) -> bool:
    """Whether a file can be read, if it is one that people write."""
    try:
        return not name.endswith(".yaml") or not YamlFile(name, data.decode()).faults()
    except UnicodeDecodeError:
        return False


def peak_mb() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("nasty", NASTY)
def test_text_is_content_and_never_anything_else(nasty: str, tmp_path: Path):
    body = {
        "prompt": nasty, "answer": nasty, "accept": [nasty], "explanation": nasty, "hint": nasty, "topic": nasty,
        "tags": [nasty], "notes": nasty, "reject": {nasty: nasty},
    }  # fmt: skip
    lines_ = [GENERATED, {"id": "g-1", "kind": "short", **body}]
    (tmp_path / "pack.yaml").write_text(HEAD)
    (tmp_path / "generated.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines_))
    (question,) = read_pack(tmp_path).questions
    library = Library([tmp_path])
    kept = library.question(library.index().entries[0].card)
    for read in (question, kept):
        said = read.model_dump(exclude_defaults=True)
        expected = nasty.strip()
        assert {key: said[key] for key in ("prompt", "answer", "explanation", "hint")} == dict.fromkeys(
            ("prompt", "answer", "explanation", "hint"), expected
        )
    rendered = render(check_pack(tmp_path))
    assert "\x1b" not in rendered
    assert "\u202e" not in rendered
