"""A question edited in a text of its own, which stands for it once it is right."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.deciding import by
from quizapp.packs.finding import shipped
from quizapp.packs.library import Library
from quizapp.packs.reading import examine, read_pack
from quizapp.practice.editing import Editable, editable
from tests.made_packs import MADE, PACK

ADA = by("Ada", date(2026, 11, 29))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "rivers"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "generated.jsonl").write_text(MADE, encoding="utf-8")
    return folder


def asked(pack: Path) -> dict[str, str]:
    return {question.id: question.prompt for question in read_pack(pack).questions}


def warned(pack: Path, corrections: Path | None = None) -> list[str]:
    return [one.message for one in examine(pack, corrections)[1] if one.code == "edit_changed"]


def change(place: Editable, was: str, becomes: str) -> None:
    place.path.write_text(place.path.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")


def test_a_generated_question_is_edited_apart_and_stands_for_itself(pack: Path) -> None:
    before = asked(pack)
    place = editable(pack, "g-1", ADA)
    assert place.path.read_text(encoding="utf-8").splitlines()[place.line - 1] == "id: g-1"
    assert not place.changed
    change(place, "When was", "On which day was")
    assert (place.changed, place.errors()) == (True, "")
    assert asked(pack) == before
    place.keep()
    assert asked(pack)["g-1"] == "On which day was the Suez Canal opened?"
    assert (pack / "generated.jsonl").read_text(encoding="utf-8") == MADE
    question = next(one for one in read_pack(pack).questions if one.id == "g-1")
    assert question.origin is not None
    assert (question.origin.fact, question.checked and question.checked.who) == ("f-1", "Ada")
    assert not place.path.parent.exists()


def test_what_was_curated_before_stays_and_an_edit_is_edited_again(pack: Path) -> None:
    kept = "format: quizapp-curated/1\nreject:\n- {id: g-2, reason: trivial}\n"
    (pack / "curated.yaml").write_text(kept, encoding="utf-8")
    for was, becomes in (("opened?", "opened to ships?"), ("to ships", "to traffic")):
        place = editable(pack, "g-1", ADA)
        change(place, was, becomes)
        place.keep()
    assert asked(pack)["g-1"] == "When was the Suez Canal opened to traffic?"
    assert not warned(pack)
    text = (pack / "curated.yaml").read_text(encoding="utf-8")
    assert text.count("id: g-1") == 1
    assert text.endswith("reject:\n- {id: g-2, reason: trivial}\n")
    (pack / "generated.jsonl").write_text(MADE.replace("1869-11-17", "1869-11-18"), encoding="utf-8")
    assert warned(pack) == ["edit[0]: 'g-1' reads differently now, under what was edited"]
    place = editable(pack, "g-1", ADA)
    change(place, "1869-11-17", "1869-11-18")
    place.keep()
    assert not warned(pack)


def test_an_edit_taken_back_leaves_no_trace(pack: Path) -> None:
    place = editable(pack, "g-2", ADA)
    change(place, "Turin", "Ferrara")
    place.take_back()
    assert not (pack / "curated.yaml").exists()
    assert not place.path.parent.exists()


def test_an_edit_that_cannot_be_saved_is_not_lost(pack: Path) -> None:
    place = editable(pack, "g-2", ADA)
    change(place, "Turin", "Ferrara")
    (pack / "curated.yaml").write_text("keep: [", encoding="utf-8")
    with pytest.raises(QuizError) as raised:
        place.keep()
    assert str(place.path) in raised.value.hint
    assert "Ferrara" in place.path.read_text()
    place.take_back()


def test_a_pack_that_is_not_one_s_own_is_corrected(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.packs.editing.is_own", lambda pack: False)
    corrections = pack.parent.parent / "profile" / "corrections"
    library = Library([pack.parent], pack.parent.parent / "cache.sqlite", corrections)
    stranger = Library([pack.parent], pack.parent.parent / "cache.sqlite", pack.parent.parent / "nobody")
    assert len(library.index().entries) == 4
    for question, was, becomes in (("paris", "Seine", "Marne"), ("g-1", "opened?", "begun?")):
        place = editable(pack, question, ADA, corrections)
        change(place, was, becomes)
        place.keep()
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == PACK
    assert asked(pack)["g-1"] == "When was the Suez Canal opened?"
    assert sorted(entry.question for entry in library.index().entries) == ["g-1", "g-2", "paris", "vienna"]
    found = library.question("rivers/paris")
    assert (getattr(found, "answer", ""), found.checked and found.checked.who) == ("Marne", "Ada")
    assert library.question("rivers/g-1").prompt == "When was the Suez Canal begun?"
    stranger.index()
    assert getattr(stranger.question("rivers/paris"), "answer", "") == "Seine"
    library.index()
    assert getattr(library.question("rivers/paris"), "answer", "") == "Marne"
    assert not warned(pack, corrections)
    (pack / "pack.yaml").write_text(PACK.replace("through Paris", "under the Pont Neuf"), encoding="utf-8")
    assert warned(pack, corrections) == ["edit[1]: 'paris' reads differently now, under what was edited"]
    library.index()
    assert getattr(library.question("rivers/paris"), "answer", "") == "Marne"
    again = editable(pack, "paris", ADA, corrections)
    assert "Marne" in again.path.read_text(encoding="utf-8")
    again.take_back()


def test_corrections_that_cannot_be_read_are_told_and_the_pack_is_there(pack: Path, tmp_path: Path) -> None:
    corrections = tmp_path / "corrections"
    corrections.mkdir()
    (corrections / "rivers.yaml").write_text("format: quizapp-curated/1\nedit:\n  - {id: paris, kind: shrt}\n")
    index = Library([pack.parent], None, corrections).index()
    assert len(index.entries) == 4
    assert "corrections/rivers.yaml:3:" in index.problems[0]


def test_what_is_not_there_is_said(pack: Path) -> None:
    with pytest.raises(WrongUse, match="no question"):
        editable(pack, "rome", ADA)


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


def test_a_pack_that_cannot_be_written_to_is_corrected_or_that_is_said(locked: Path) -> None:
    code = (
        "import fcntl, os, sys, tempfile\nfrom pathlib import Path\nfrom quizapp.practice.editing import editable\n"
        "from quizapp.errors import QuizError\nimport quizapp.packs.passages, quizapp.packs.sources\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"try: editable(Path({str(locked)!r}), 'paris', {{}})\n"
        "except QuizError as error: print(error.message)\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        f"    place = editable(Path({str(locked)!r}), 'paris', {ADA!r}, Path(folder) / 'corrections')\n"
        "    place.path.write_text(place.path.read_text().replace('Seine', 'Marne'))\n"
        "    place.keep()\n"
        "    print((Path(folder) / 'corrections' / 'rivers.yaml').read_text().count('Marne'))\n"
    )
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.splitlines() == ["this pack is not yours to edit", "1"], done.stderr


def test_the_shipped_pack_has_a_place_for_each_sort_of_question() -> None:
    folder = shipped()[0] / "kfor"
    written = next(one for one in read_pack(folder).items if not one.generated)
    assert editable(folder, written.question.id, ADA).path.parent == folder
