"""Archives whose compression gives everything at once are refused before anything of them is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.archive import unpacked
from quizapp.packs.formats.anki.package import Package


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_compressions_that_unpack_in_pieces_are_read(tmp_path: Path, compression: int) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("collection.anki2", b"text")
    with pytest.raises(QuizError, match="too large"):
        unpacked(path)
    with pytest.raises(QuizError, match="damaged"):
        Package(path.read_bytes(), "a.apkg").notes()
