"""yaml-language-server, which most editors run, on packs with mistakes: told on their lines."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quizapp.packs.folder import HEADER
from quizapp.packs.growing import settle
from quizapp.packs.template import new_pack

Mistakes = list[tuple[int, str]]


class Server:
    """A language server that is spoken to over its standard input and output."""

    def __init__(self, command: Path) -> None:
        self._process = subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._say("initialized", {})
        self._say("workspace/didChangeConfiguration", {"settings": {"yaml": {"schemaStore": {"enable": False}}}})

    def mistakes(self, file: Path) -> Mistakes:
        """The line, from 1, and the message of everything that it finds wrong in a file."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": file.read_text(encoding="utf-8")}
        self._say("textDocument/didOpen", {"textDocument": document})
        told = self._until(lambda said: said.get("method") == "textDocument/publishDiagnostics")
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in told["params"]["diagnostics"]]

    def end(self) -> None:
        """No server any more."""
        self._process.kill()
        self._process.communicate()

    def _ask(self, method: str, params: dict[str, Any]) -> None:
        self._send({"id": 1, "method": method, "params": params})
        self._until(lambda said: said.get("id") == 1 and "result" in said)

    def _say(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, said: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **said}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _until(self, wanted: Any) -> dict[str, Any]:
        """What it says next that is wanted; what it asks meanwhile is answered with nothing."""
        while not wanted(said := self._heard()):
            if "id" in said and "method" in said:
                items = said.get("params", {}).get("items", [])
                self._send({"id": said["id"], "result": [None] * len(items) if items else None})
        return said

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("there is no npm")
    where = tmp_path_factory.mktemp("npm")
    install = [npm, "install", "--no-audit", "--no-fund", "--prefix", where, "yaml-language-server"]
    done = subprocess.run(install, capture_output=True, text=True, timeout=300, check=False, cwd=where)
    if done.returncode:
        pytest.skip(f"yaml-language-server cannot be installed: {done.stderr.strip().splitlines()[-1:]}")
    running = Server(where / "node_modules" / ".bin" / "yaml-language-server")
    yield running
    running.end()


def edited(folder: Path, old: str, new: str) -> tuple[Path, int]:
    """A new pack with one thing changed: its file, and the line that was changed."""
    files = new_pack("rivers", "Rivers")
    text = files[HEADER].decode()
    assert old in text
    settle(folder, {**files, HEADER: text.replace(old, new, 1).encode()})
    return folder / HEADER, text[: text.index(old)].count("\n") + old.startswith("\n") + 1


def test_a_new_pack_and_a_further_file_have_no_mistake(server: Server, tmp_path: Path) -> None:
    path, _ = edited(tmp_path / "rivers", "Danube", "Danube")
    assert server.mistakes(path) == []
    further = path.with_name("week-02.yaml")
    modeline = path.read_text(encoding="utf-8").partition("\n")[0]
    further.write_text(f"{modeline}\n- id: a\n  kind: short\n  prompt: Which?\n  answer: 1244\n  tags: law\n")
    assert server.mistakes(further) == []


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("kind: choice", "kind: multiplechoice", "choice"),
        ("prompt: Which of these rivers", "promt: Which of these rivers", "promt"),
        ("answers:\n", "anwsers:\n", "anwsers"),
        ("why: The Rhine", "wy: The Rhine", "wy"),
        ("source: notes.md", "sorce: notes.md", "sorce"),
        ("license: CC-BY-4.0", "licence: CC-BY-4.0", "licence"),
        ("format: quizapp-pack/1", "format: quizapp-pack/7", "quizapp-pack/1"),
        ("tolerance: 5%", "tolerance: about 5", "pattern"),
        ("    answer: 1869-11-17\n", "", "answer"),
        ("title: ", "titel: ", "titel"),
    ],
)
def test_a_mistake_is_told_on_its_line(server: Server, tmp_path: Path, old: str, new: str, word: str) -> None:
    path, line = edited(tmp_path / "rivers", old, new)
    found = server.mistakes(path)
    assert found
    assert any(word in message for _, message in found), found
    if new:
        assert line in {at for at, _ in found}, (line, found)
    else:
        start = path.read_text(encoding="utf-8").split("  - id: suez-canal-opened")[0].count("\n") + 1
        assert start in {at for at, _ in found}, (start, found)
