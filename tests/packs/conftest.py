"""Packs made for one test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
HEAD = "format: quizapp-pack/1\nid: demo\ntitle: Demo\nlicense: CC0-1.0\n"

Made = Callable[..., Path]


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    """A copy of the pack on tides."""
    return Path(shutil.copytree(FIXTURES / "tides", tmp_path / "tides"))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a folder pack: pack.yaml's lines after the header, and further files by name; lists become JSON lines."""

    def make(body: str = "", *, head: str = HEAD, name: str = "demo", **files: str | list[Any]) -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pack.yaml").write_text(head + body, encoding="utf-8")
        for called, content in files.items():
            path = folder / called.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            text = content if isinstance(content, str) else "".join(f"{json.dumps(line)}\n" for line in content)
            path.write_text(text, encoding="utf-8", newline="")
        return folder

    return make


def short(name: str, **more: Any) -> dict[str, Any]:
    """A question as a program writes it."""
    return {"id": name, "kind": "short", "prompt": f"What is {name}?", "answer": f"the {name} thing", **more}


GENERATED = {"format": "quizapp-generated/1", "by": "quizapp 0.1.0", "model": None, "documents": []}
