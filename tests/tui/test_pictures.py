"""Pictures of a pack on the screen: drawn in half blocks, from inside its folder only, and never in a key's way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from quizapp.practice.desk import Desk
from quizapp.tui import picture
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock, opened

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
questions:
  - {id: map, kind: choice, prompt: Which river is this?, image: IMAGE, image_alt: a map of a river,
     choices: [Rhine, Elbe], answer: Rhine}
"""


@pytest.fixture
def pack_text(request: pytest.FixtureRequest) -> str:
    return PACK.replace("IMAGE", getattr(request, "param", "map.png"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, desk: Desk) -> Path:
    """The pack's folder, with a picture that is red above and blue below, and one beside the folder."""
    folder = tmp_path / "packs" / "rivers"
    found = Image.new("RGB", (200, 100), (200, 0, 0))
    found.paste((0, 0, 200), (0, 50, 200, 100))
    found.save(folder.parent / "outside.png")
    found.save(folder / "map.png")
    return folder


def drawn(bench: Bench) -> int:
    """How many rows of a picture stand on the screen."""
    return sum(picture.HALF * 10 in line for line in bench.text().split("\n"))


async def test_it_stands_under_the_question_and_gives_way_to_the_verdict(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, ["rivers/map"]) as bench:
        await bench.settle()
        assert 4 <= drawn(bench) <= 10
        assert "[picture: a map of a river]" in bench.text()
        assert "2  " in bench.text()
        await bench.press("1")
        assert drawn(bench) == 0
        assert "How was it?" in bench.text()


@pytest.mark.parametrize("size", [(30, 10), (40, 15)])
async def test_where_there_is_no_room_its_words_stand_for_it(desk: Desk, clock: Clock, size: tuple[int, int]) -> None:
    async with opened(desk, clock, ["rivers/map"], size=size) as bench:
        await bench.settle()
        assert drawn(bench) == 0
        assert "a map of" in bench.text()


@pytest.mark.parametrize("pack_text", ["../outside.png", "none.png", "pack.yaml"], indirect=True)
async def test_what_is_no_picture_of_the_pack_is_not_opened(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, ["rivers/map"]) as bench:
        await bench.settle()
        assert drawn(bench) == 0
        assert isinstance(bench.app.screen, StudyScreen)


async def test_a_link_out_of_the_pack_is_not_followed(desk: Desk, clock: Clock, folder: Path) -> None:
    (folder / "map.png").unlink()
    (folder / "map.png").symlink_to(folder.parent / "outside.png")
    async with opened(desk, clock, ["rivers/map"]) as bench:
        await bench.settle()
        assert drawn(bench) == 0


async def test_without_the_library_its_words_stand_for_it(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    async with opened(desk, clock, ["rivers/map"]) as bench:
        await bench.settle()
        assert drawn(bench) == 0
        assert "[picture: a map of a river]" in bench.text()
        assert "quizapp[pictures]" in bench.notices()[-1]
        await bench.press("1", "enter", "1")
        assert not any("quizapp[pictures]" in said for said in bench.notices())


def test_what_is_too_large_is_not_decoded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert picture.drawn(folder / "map.png", 40, 8) is not None
    monkeypatch.setattr(picture, "MOST_DOTS", 100)
    assert picture.drawn(folder / "map.png", 40, 8) is None
    monkeypatch.setattr(picture, "MOST_BYTES", 10)
    assert picture.drawn(folder / "map.png", 40, 8) is None


def test_two_dots_are_one_letter(folder: Path) -> None:
    found = picture.drawn(folder / "map.png", 40, 8)
    assert found is not None
    rows = found.split("\n")
    assert [row.plain for row in rows] == [picture.HALF * 32] * 8
    assert len(found.spans) <= 16
