# ruff: noqa: E501
"""Packs made to harm: bombs, and paths that lead elsewhere. Refused or harmless, in little time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.check import check_pack
from quizapp.packs.render import render
from quizapp.practice.fixing import fix
from tests.packs.conftest import HEAD, Made

SECONDS = 2.0


def _aliases() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    return "\n".join([*lines, *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])


def _merges() -> str:
    return "\n".join(
        ["b0: &b0 {x: y}", *(f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 9)}]}}" for n in range(1, 12))]
    )


def _item(**said: str) -> str:
    lines = {"id": "a", "kind": "choice", "prompt": "Which?", "choices": "[a, b]", "answer": "a", **said}
    return "questions:\n" + "".join(
        f"  {'- ' if n == 0 else '  '}{key}: {value}\n" for n, (key, value) in enumerate(lines.items())
    )


BOMBS: dict[str, Callable[[], str]] = {
    "aliases": _aliases,
    "merged keys": _merges,
    "deep lists": lambda: "questions: " + "[" * 200_000,
    "deep mappings": lambda: "questions: " + "{a: " * 100_000,
    "deep blocks": lambda: "".join(f"{' ' * n}a:\n" for n in range(1000)),
    "many keys": lambda: "questions:\n  - id: a\n" + "".join(f"    k{n}: x\n" for n in range(8_000)),
    "a long key": lambda: f"questions:\n  - id: a\n    {'k' * 300_000}: x\n",
    "many mistakes": lambda: "questions:\n" + "  - {id: a, prompt: x: y}\n" * 2000,
    "many tabs": lambda: "questions:\n" + "\t- x\n" * 20_000,
    "many quotes": lambda: _item(hint='"' + '"x" ' * 50_000),
    "spaces": lambda: _item(hint="x" + " " * 200_000 + ": y"),
    "number signs": lambda: _item(hint="x " + "#a " * 50_000),
    "a long prompt": lambda: _item(prompt="which " + "are " * 4900),
    "a prompt of digits": lambda: _item(prompt="1 " * 9900),
    "long choices": lambda: _item(choices=f"[{'1 ' * 9000}, {'are 2 ' * 3000}]", answer="1 " * 9000),
    "many choices": lambda: _item(choices=str([f"choice {n}" for n in range(5000)]), answer="choice 1"),
    "a long allow": lambda: _item(allow=str([f"rule{n}" for n in range(1500)])),
    "many alike": lambda: "questions:\n" + "".join(
        f"  - {{id: a{n}, kind: choice, prompt: Which colour has thing {n}?, choices: [red, blue, green], answer: red}}\n"
        for n in range(1500)
    ),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_does_not_go_off(bomb: str, made: Made):
    folder = made(BOMBS[bomb]())
    began = time.process_time()
    render(check_pack(folder))
    assert time.process_time() - began < SECONDS
    fix(folder)


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "/etc/passwd",
        "a/../../secret",
        "//host/x",
        "C:\\x",
        "\\\\host\\x",
        "~/x",
        "link",
        "loop",
        "pipe",
        "/dev/zero",
    ],
)
@pytest.mark.parametrize("key", ["image", "source"])
def test_a_path_leads_nowhere_else(made: Made, tmp_path: Path, path: str, key: str):
    said = f"'{path}'" if "\\" in path else path
    body = f"sources: {{s: {{path: {said}}}}}\n" + _item(explanation="So.", evidence="[{source: s, quote: secret}]")
    folder = made(body if key == "source" else _item(explanation="So.", image=said, image_alt="x"))
    (tmp_path / "secret").write_text("secret")
    os.symlink(tmp_path / "secret", folder / "link")
    os.symlink("loop", folder / "loop")
    os.mkfifo(folder / "pipe")
    codes = {problem.code for problem in check_pack(folder)}
    assert codes & {"source_file", "image_outside", "image_missing"}
    assert "quote_not_found" not in codes


@pytest.mark.parametrize("name", ["pack.yaml", "more.yaml", "generated.jsonl", "curated.yaml"])
@pytest.mark.parametrize("kind", ["link", "pipe", "device", "folder"])
def test_files_of_a_pack_are_files(made: Made, tmp_path: Path, name: str, kind: str):
    folder = made()
    (tmp_path / "secret.yaml").write_text("secret: [a")
    (folder / name).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(folder / name)
    elif kind == "folder":
        (folder / name).mkdir()
    else:
        os.symlink(tmp_path / "secret.yaml" if kind == "link" else "/dev/zero", folder / name)
    shown = ""
    with suppress(QuizError):
        shown = render(check_pack(folder))
    assert "secret: [a" not in shown


def test_what_is_fixed_is_not_written_through_a_link(made: Made, tmp_path: Path):
    folder = made()
    (folder / "pack.yaml").rename(tmp_path / "elsewhere.yaml")
    (tmp_path / "elsewhere.yaml").write_text(HEAD + "questions:\n  - prompt: Who?\n")
    os.symlink(tmp_path / "elsewhere.yaml", folder / "pack.yaml")
    assert fix(folder) == []
    assert "id: who" not in (tmp_path / "elsewhere.yaml").read_text()
