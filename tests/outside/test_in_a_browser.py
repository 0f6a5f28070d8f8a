"""quizapp served to a real browser: a question is answered there, and whoever has no business there is refused."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.outside.browser import CHROMIUM, DRIVER, ENTER, Browser, browser, free_port, until

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="there is no chromium with its chromedriver")


@dataclass(frozen=True)
class Served:
    """A server of the app: the address to open, and where its learner's journal is."""

    address: str
    home: Path

    def rows(self) -> int:
        """Lines in the journal that are answers."""
        logs = self.home.glob("profiles/default/journal/*/*.log")
        return sum(log.read_text(encoding="utf-8").count('"type":"answer"') for log in logs)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """quizapp served for one learner who has done nothing yet."""
    home = tmp_path / "quizapp"
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    command = [sys.executable, "-m", "quizapp", "serve", "--port", str(free_port())]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield Served(server.stdout.readline().strip(), home)
        server.terminate()
        server.wait(20)


def ready(window: Browser) -> bool:
    return until(lambda: window.run("return document.body.classList.contains('-first-byte')"))


def pressed(window: Browser) -> None:
    """Enter begins with five questions, then it is "I don't know", then it takes the rating."""
    window.press(ENTER)
    time.sleep(1)


def test_a_question_is_answered_and_stands_in_the_journal(served: Served, tmp_path: Path) -> None:
    with browser(tmp_path) as window:
        window.open(served.address)
        assert ready(window)
        assert until(lambda: pressed(window) or served.rows())
        outside = [one for one in window.asked() if urlsplit(one).hostname not in {"localhost", None}]
        assert not [one for one in outside if one.startswith(("http", "ws"))]
        (tmp_path / "picture.png").write_bytes(window.picture())


def status(served: Served, path: str = "", **headers: str) -> int:
    """What a request to the server is answered with."""
    address = urlsplit(served.address)
    asking = http.client.HTTPConnection("127.0.0.1", address.port or 80, timeout=20)
    try:
        asking.request("GET", path or address.path, headers={"Host": address.netloc, **headers})
        return asking.getresponse().status
    finally:
        asking.close()


def test_whoever_has_no_business_there_is_refused(served: Served, tmp_path: Path) -> None:
    address = urlsplit(served.address)
    socket = f"{address.path}ws"
    assert until(lambda: _ok(served))
    assert status(served, "/") == 403
    assert status(served, "/wrong/") == 403
    assert status(served, "/wrong/ws") == 403
    assert status(served, "/wrong/static/js/textual.js") == 403
    assert status(served, Host="evil.example") == 403
    assert status(served, socket, Host=f"evil.example:{address.port}") == 403
    assert status(served, socket, Origin="http://evil.example") == 403
    assert status(served, socket, Origin="null") == 403
    with browser(tmp_path) as window:
        window.open(served.address.replace(address.path, "/wrong/"))
        assert "not complete" in window.run("return document.body.innerText")
        window.open(f"http://127.0.0.1:{address.port}/")
        window.run(f"window.tried = 'open'; new WebSocket('ws://localhost:{address.port}{socket}').onerror = "
                   "() => window.tried = 'refused'")  # fmt: skip
        assert until(lambda: window.run("return window.tried") == "refused")
    assert not served.rows()


def _ok(served: Served) -> bool:
    try:
        return status(served) == 200
    except OSError:
        return False
