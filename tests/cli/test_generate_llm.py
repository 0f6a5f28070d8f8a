"""`quizapp generate --llm` with a model that is registered through the library's own plug-in hook."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp import language_model
from quizapp.cli import main
from quizapp.writing import assistant_prompts as prompts

llm = pytest.importorskip("llm")
TEXT = "# The North River Bridge\n\nNight after night the old ferrymen cursed the iron lanterns of the bridge.\n"
QUESTION = "What of the North River Bridge did the old ferrymen curse?"


class Scripted(llm.Model):
    """A model that answers as a good one would, slowly or not at all if told so."""

    model_id = "scripted-1"
    pause = 0.0
    refuses = False

    def execute(self, prompt, stream, response, conversation) -> Iterator[str]:  # type: ignore[no-untyped-def]
        time.sleep(self.pause)
        if self.refuses:
            raise llm.ModelError("the service is closed")
        replies = {
            prompts.PROPOSE: {"questions": [{"question": QUESTION, "answer": "iron lanterns"}]},
            prompts.ANSWER: {"answer": "the iron lanterns"},
        }
        yield json.dumps(replies.get(prompt.system, {}))


class Plugin:
    """What a plug-in package is to the library."""

    @llm.hookimpl
    def register_models(self, register) -> None:  # type: ignore[no-untyped-def]
        register(Scripted())


@pytest.fixture(autouse=True)
def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from llm.plugins import pm

    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    plugin = Plugin()
    pm.register(plugin, name="scripted")
    yield
    pm.unregister(name="scripted")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["generate", *map(str, words)], catch_exceptions=False)


def written(pack: Path) -> list[dict]:
    lines = (pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    return [one for one in map(json.loads, lines) if "status" not in one and "model" in one["origin"]["rule"]]


def test_it_says_what_is_sent_where_and_keeps_what_is_sound(page: Path, tmp_path: Path):
    result = run(page, "-o", tmp_path / "pack", "--llm", "scripted-1")
    assert result.exit_code == 0, result.output
    assert "scripted-1 is sent 1 passage of bridge.md" in result.stderr
    assert [(one["prompt"], one["answer"]) for one in written(tmp_path / "pack")] == [(QUESTION, "iron lanterns")]
    assert "scripted-1" in written(tmp_path / "pack")[0]["origin"]["by"]


def test_without_the_option_no_model_is_asked_and_its_questions_stay(page: Path, tmp_path: Path):
    run(page, "-o", tmp_path / "pack", "--llm", "scripted-1")
    before = (tmp_path / "pack" / "generated.jsonl").read_bytes()
    result = run(tmp_path / "pack")
    assert result.exit_code == 0, result.output
    assert "is sent" not in result.stderr
    assert (tmp_path / "pack" / "generated.jsonl").read_bytes() == before


def test_a_model_that_refuses_costs_its_questions_only(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Scripted, "refuses", True)
    result = run(page, "-o", tmp_path / "pack", "--llm", "scripted-1")
    assert result.exit_code == 0, result.output
    assert "the service is closed" in result.stderr
    assert "Traceback" not in result.output
    assert written(tmp_path / "pack") == []


def test_a_model_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Scripted, "pause", 2.0)
    _, ask = language_model.load("scripted-1", patience=0.05)
    with pytest.raises(TimeoutError, match="no reply within"):
        ask(prompts.ANSWER, "Passage: x")


def test_a_model_that_nobody_knows(page: Path, tmp_path: Path):
    result = run(page, "-o", tmp_path / "pack", "--llm", "scriptd-1")
    assert result.exit_code == 2
    assert "no language model called 'scriptd-1'" in result.stderr
    assert "Did you mean 'scripted-1'?" in result.stderr
    assert not (tmp_path / "pack").exists()


def test_without_the_library_the_line_to_install_it_is_told(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(__import__("sys").modules, "llm", None)
    result = run(page, "-o", tmp_path / "pack", "--llm", "scripted-1")
    assert result.exit_code == 1
    assert 'pip install "quizapp[llm]"' in result.stderr
