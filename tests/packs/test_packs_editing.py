"""One question in its file: the author's own, or a copy among the curator's edits."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.editing import editable
from quizapp.packs.library import shipped
from quizapp.packs.reading import read_pack

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
questions:
  - {id: vienna, kind: short, prompt: Which river flows through Vienna?, answer: Danube}
  - id: paris
    kind: short
    prompt: Which river flows through Paris?
    answer: Seine
"""
MADE = (
    '{"format":"quizapp-generated/1"}\n'
    '{"id":"g-1","kind":"date","prompt":"When was the Suez Canal opened?","answer":"1869-11-17",'
    '"status":"approved","origin":{"by":"quizapp","fact":"f-1","slot":"value"}}\n'
    '{"id":"g-2","kind":"truefalse","prompt":"The Po flows through Turin.","answer":true,"status":"approved",'
    '"origin":{"by":"quizapp","fact":"f-2","slot":"value"}}\n'
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "generated.jsonl").write_text(MADE, encoding="utf-8")
    return tmp_path


def asked(pack: Path) -> dict[str, str]:
    return {question.id: question.prompt for question in read_pack(pack).questions}


def test_an_author_s_question_is_edited_where_it_stands(pack: Path) -> None:
    place = editable(pack, "paris")
    assert (place.path, place.line) == (pack / "pack.yaml", 7)
    assert editable(pack, "vienna").line == 6
    assert not place.changed
    place.path.write_text(PACK.replace("through Paris", "under the Pont Neuf"), encoding="utf-8")
    assert (place.changed, place.errors()) == (True, "")
    place.take_back()
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == PACK


def test_a_generated_question_is_copied_among_the_edits_and_stands_for_itself(pack: Path) -> None:
    before = asked(pack)
    place = editable(pack, "g-1")
    assert place.path == pack / "curated.yaml"
    lines = place.path.read_text(encoding="utf-8").splitlines()
    assert lines[place.line - 1] == "- id: g-1"
    assert asked(pack) == before
    assert not place.changed
    place.path.write_text(place.path.read_text().replace("When was", "On which day was"), encoding="utf-8")
    assert place.errors() == ""
    assert asked(pack)["g-1"] == "On which day was the Suez Canal opened?"
    assert (pack / "generated.jsonl").read_text(encoding="utf-8") == MADE
    question = next(one for one in read_pack(pack).questions if one.id == "g-1")
    assert question.origin is not None
    assert question.origin.fact == "f-1"


def test_what_was_curated_before_stays_and_an_edit_is_edited_again(pack: Path) -> None:
    kept = "format: quizapp-curated/1\nreject:\n- {id: g-2, reason: trivial}\n"
    (pack / "curated.yaml").write_text(kept, encoding="utf-8")
    place = editable(pack, "g-1")
    assert set(asked(pack)) == {"vienna", "paris", "g-1"}
    place.path.write_text(place.path.read_text().replace("opened?", "opened to ships?"), encoding="utf-8")
    again = editable(pack, "g-1")
    assert again.before == again.prepared
    assert again.path.read_text().count("id: g-1") == 1
    assert set(asked(pack)) == {"vienna", "paris", "g-1"}
    again.take_back()
    assert "opened to ships?" in asked(pack)["g-1"]


def test_an_edit_taken_back_leaves_no_trace(pack: Path) -> None:
    editable(pack, "g-2").take_back()
    assert not (pack / "curated.yaml").exists()


def test_a_mistake_is_shown_with_its_place(pack: Path) -> None:
    place = editable(pack, "g-2")
    place.path.write_text(place.path.read_text().replace("answer: true", "answer: perhaps"), encoding="utf-8")
    assert "curated.yaml:" in place.errors()
    assert "perhaps" in place.errors()
    place.take_back()
    assert place.errors() == ""


def test_a_single_file_is_edited_too(tmp_path: Path) -> None:
    path = tmp_path / "rivers.yaml"
    path.write_text(PACK, encoding="utf-8")
    assert (editable(path, "paris").path, editable(path, "paris").line) == (path, 7)


def test_what_is_not_there_or_not_the_learner_s_is_said(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongUse, match="no question"):
        editable(pack, "rome")
    monkeypatch.setattr("quizapp.packs.editing.__file__", str(pack / "packs" / "editing.py"))
    with pytest.raises(QuizError, match="not yours"):
        editable(pack, "paris")
    assert not (pack / "curated.yaml").exists()


@pytest.fixture
def locked() -> Iterator[Path]:
    """A pack that everybody may read and nobody else may write to."""
    folder = Path(tempfile.mkdtemp())
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "pack.yaml").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_pack_that_cannot_be_written_to_is_said(locked: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom quizapp.packs.editing import editable\n"
        "from quizapp.errors import QuizError\nimport quizapp.packs.passages, quizapp.packs.sources\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"try: editable(Path({str(locked)!r}), 'paris')\n"
        "except QuizError as error: print(error.message)"
    )
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.strip() == "this pack cannot be written to", done.stderr


def test_the_shipped_pack_has_a_place_for_each_sort_of_question() -> None:
    folder = shipped()[0] / "kfor"
    written = next(one for one in read_pack(folder).items if not one.generated)
    assert editable(folder, written.question.id).path.parent == folder
