"""Archives that unpack to more than there is room for are refused in words."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.formats.anki.package import Package
from quizapp.packs.zipping import unpacked


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_compressions_that_unpack_in_pieces_are_read(tmp_path: Path, compression: int) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("collection.anki2", b"text")
    with pytest.raises(QuizError, match="too large"):
        unpacked(path)
    with pytest.raises(QuizError, match="damaged"):
        Package(path.read_bytes(), "a.apkg").notes()


SMALL = """
import resource, sys
from pathlib import Path
from quizapp.errors import QuizError
from quizapp.packs.zipping import unpacked
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 20_000_000,) * 2)
try:
    unpacked(Path(sys.argv[1]))
except QuizError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the bound on memory is Linux's")
def test_what_does_not_fit_into_memory_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sources/notes.md", bytes(60_000_000))
    done = subprocess.run([sys.executable, "-c", SMALL, path], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("there is not enough memory to unpack it\n", "")
