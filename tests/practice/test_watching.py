"""Packs that change on the disk while they are studied."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from quizapp.packs import reading
from quizapp.packs.library import Library
from quizapp.practice.watching import Watch
from tests.made_packs import MADE, PACK

LONG = 20
"""Seconds after which what waits goes on anyway."""
REJECTED = "format: quizapp-curated/1\nreject:\n  - {id: g-1, reason: trivial}\n"


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "rivers"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    (folder / "generated.jsonl").write_text(MADE, "utf-8")
    return folder


def taken_over(watch: Watch, library: Library) -> list[str]:
    """The questions after a look, and after it was taken over where there is something to take over."""
    if watch.is_ready:
        library.index()
        watch.taken_over()
    return [entry.question for entry in library.as_read().entries]


@pytest.mark.parametrize(("slip", "holds"), [("title: [ Rivers", False), ("titel: Rivers", False), ("", True)])
def test_a_rejection_is_taken_over_though_a_file_cannot_be_read(
    rivers: Path, tmp_path: Path, slip: str, holds: bool
) -> None:
    library = Library([rivers.parent], tmp_path / "library.sqlite")
    library.index()
    watch = Watch(library)
    wrong = PACK.replace("title: Rivers", slip) if slip else PACK.replace("answer: Seine", "anwser: Seine")
    (rivers / "pack.yaml").write_text(wrong)
    assert watch.look().endswith("The questions stay as they were.")
    assert watch.look() == ""
    assert len(taken_over(watch, library)) == 4
    (rivers / "curated.yaml").write_text(REJECTED)
    said = [watch.look(), watch.look()]
    assert [bool(one) for one in said] == [holds, False]
    assert taken_over(watch, library) == (["vienna", "paris", *["g-1"] * holds, "g-2"])
    (rivers / "pack.yaml").write_text(PACK.replace("id: paris", "id: seine"))
    assert watch.look() == ""
    assert taken_over(watch, library) == ["vienna", "seine", "g-2"]


def test_nobody_waits_while_a_pack_with_a_mistake_is_read(
    rivers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, loses, asked = Library([rivers.parent], tmp_path / "library.sqlite"), reading.loses, list[str]()
    library.index()
    watch = Watch(library)

    def slowly(*given: object) -> bool:
        other = Thread(target=lambda: asked.append(library.question("rivers/paris").id), daemon=True)
        other.start()
        other.join(LONG)
        assert asked == ["paris"]
        return loses(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "loses", slowly)
    (rivers / "pack.yaml").write_text(PACK.replace("answer: Seine", "anwser: Seine"))
    assert watch.look()
    assert asked == ["paris"]


def test_what_another_window_has_read_already_is_taken_over_too(rivers: Path, tmp_path: Path) -> None:
    (rivers.parent / "zoo.yaml").write_text(PACK.replace("id: rivers", "id: zoo"))
    here, there = (Library([rivers.parent], tmp_path / "library.sqlite") for _ in range(2))
    here.index()
    watch = Watch(here)
    assert watch.look() == ""
    assert not watch.is_ready
    (rivers / "pack.yaml").write_text(PACK.replace("id: paris", "id: seine"))
    there.index()
    assert here.question("rivers/vienna").id == "vienna"
    assert watch.look() == ""
    assert watch.is_ready
    watch.taken_over()
    assert watch.look() == ""
    assert not watch.is_ready
