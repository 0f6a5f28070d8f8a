"""What a verb loads, and what the project says of itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def loaded(*arguments: str, home: Path) -> set[str]:
    """Top-level modules that a run of quizapp has loaded when it ends."""
    code = (
        "import sys, atexit\n"
        "tops = lambda: sorted({n.partition('.')[0] for n in sys.modules})\n"
        "atexit.register(lambda: print('LOADED', *tops(), file=sys.stderr))\n"
        f"sys.argv = ['quizapp', *{list(arguments)!r}]\n"
        "from quizapp.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QUIZAPP_HOME": str(home)},
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize("arguments", [("--version",), ("due",), ("due", "--count"), ("due", "--json")])
def test_light_verbs_load_neither_textual_nor_pydantic_nor_spacy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    for _ in range(2):
        assert not loaded(*arguments, home=tmp_path) & {"textual", "pydantic", "spacy", "numpy", "yaml"}


def test_plain_study_and_a_plain_exam_load_no_textual(tmp_path: Path) -> None:
    for words in (("study", "--plain", "--limit", "1"), ("exam", "kfor", "--plain")):
        assert not loaded(*words, home=tmp_path) & {"textual", "rich", "spacy"}


def test_progress_in_a_plain_terminal_loads_no_textual(tmp_path: Path) -> None:
    assert not loaded("progress", "--json", home=tmp_path) & {"textual", "rich", "spacy"}


def test_no_module_is_too_long() -> None:
    long = {p.name: n for p in (ROOT / "quizapp").rglob("*.py") if (n := len(p.read_text().splitlines())) > 400}
    assert not long


def test_the_project_names_no_machine_and_no_registry() -> None:
    pattern = re.compile(r"(?<![\w.:/-])/(?:home|root|work)/\w|\b(?:pypi|registry)\.\w+\.\w+", re.I)
    files = [p for folder in ("quizapp", "tests", "questions", "docs") for p in (ROOT / folder).rglob("*")]
    texts = [p for p in [*files, ROOT / "README.md"] if p.suffix in {".py", ".md", ".yaml", ".toml", ".jsonl", ".tcss"}]
    found = [p for p in texts if p.name != "test_hygiene.py" and pattern.search(p.read_text(encoding="utf-8"))]
    assert not found


def test_every_key_of_every_screen_has_a_name_of_its_own() -> None:
    """`[keys]` in config.toml gives other keys by these names: Binding(..., id="screen-what-it-does")."""
    from textual.binding import Binding

    from quizapp.tui.app import QuizApp
    from quizapp.tui.keymap import screens

    tables = {QuizApp: QuizApp.BINDINGS, **{screen: screen.BINDINGS for screen in screens()}}
    made = [(owner.__name__, one) for owner, table in tables.items() for one in Binding.make_bindings(table)]
    assert not [(owner, one.key) for owner, one in made if one.id is None]
    owners: dict[str | None, set[tuple[str, str]]] = {}
    for owner, one in made:
        owners.setdefault(one.id, set()).add((owner, one.action))
    assert not {id_: does for id_, does in owners.items() if len(does) > 1}
