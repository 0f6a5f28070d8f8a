"""Documents added to a pack: in its own folder only."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.bank import Bank, BankHeader
from quizapp.packs.growing import add

BANK = Bank(BankHeader(by="quizapp 0"))


def test_a_link_out_of_the_pack_is_not_written_through(tmp_path: Path) -> None:
    other, pack = tmp_path / "other", tmp_path / "pack"
    other.mkdir()
    pack.mkdir()
    (other / "notes.md").write_text("mine")
    (pack / "sources").symlink_to(other)
    with pytest.raises(QuizError, match="leads out of the pack's folder"):
        add(pack, {"notes.md": b"theirs"}, BANK)
    assert (other / "notes.md").read_text() == "mine"
    assert [one.name for one in pack.iterdir()] == ["sources"]
