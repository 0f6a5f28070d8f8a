"""Documents that changed since questions were written from them."""

from __future__ import annotations

from pathlib import Path

from quizapp.packs.changed import changed_sources
from tests.cli.conftest import Verb, verb  # noqa: F401


def test_a_document_that_changed_is_found(tmp_path: Path, verb: Verb) -> None:  # noqa: F811
    document, pack = tmp_path / "rivers.md", tmp_path / "made"
    document.write_text("# Rivers\n\n| River | Length in km |\n|---|---|\n| Elbe | 1,094 |\n| Rhine | 1,230 |\n")
    assert verb("generate", document, "-o", pack).returncode == 0
    assert changed_sources([pack, tmp_path / "none"]) == []
    (pack / "sources" / "rivers.md").write_text("# Rivers\n\nNone.\n")
    assert changed_sources([pack]) == [pack / "sources" / "rivers.md"]
    (pack / "sources" / "rivers.md").unlink()
    assert changed_sources([pack]) == []
