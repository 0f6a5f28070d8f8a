"""A browser without a window, driven over plain WebDriver."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
DRIVER = shutil.which("chromedriver") or ""
ENTER = "\ue007"


def free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def until(true: Callable[[], Any], seconds: float = 30) -> Any:
    """What a question answers once it is not nothing; the answer to the last asking where time is over."""
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


class Browser:
    """One window of the browser."""

    def __init__(self, port: int, profile: Path) -> None:
        self._base = f"http://127.0.0.1:{port}"
        arguments = [
            *("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1000,700"),
            *(f"--user-data-dir={profile}", "--no-first-run", "--disable-background-networking"),
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
        ]
        options = {"binary": CHROMIUM, "args": arguments}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"performance": "ALL"}}
        session = self._call("/session", {"capabilities": {"alwaysMatch": wanted}})
        self._base += f"/session/{session['sessionId']}"

    def _call(self, path: str, body: dict[str, Any] | None = None, method: str = "") -> Any:
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self._base + path, data, method=method or None), timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        self._call("/url", {"url": address})

    def run(self, script: str) -> Any:
        return self._call("/execute/sync", {"script": script, "args": []})

    def run_async(self, script: str) -> Any:
        """What a script gives to the function that is its last argument."""
        return self._call("/execute/async", {"script": script, "args": []})

    def printed(self) -> bytes:
        """The page as a PDF file."""
        wanted = {"cmd": "Page.printToPDF", "params": {"printBackground": True}}
        return base64.b64decode(self._call("/goog/cdp/execute", wanted)["data"])

    def press(self, key: str) -> None:
        """Press a key in the terminal on the page."""
        self.run("document.querySelector('.xterm-helper-textarea').focus()")
        strokes = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._call("/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})

    def asked(self) -> list[str]:
        """The addresses that were asked for since the last time."""
        entries = [json.loads(entry["message"])["message"] for entry in self._call("/se/log", {"type": "performance"})]
        sent = [one["params"] for one in entries if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent]

    def emulate(self, what: str, **how: Any) -> None:
        """Show the page as another device would: `DeviceMetricsOverride`, `EmulatedMedia`."""
        self._call("/goog/cdp/execute", {"cmd": f"Emulation.set{what}", "params": how})

    def picture(self) -> bytes:
        return base64.b64decode(self._call("/screenshot"))

    def close(self) -> None:
        self._call("", method="DELETE")


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser that is gone afterwards."""
    port = free_port()
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(f"http://127.0.0.1:{port}/status"))
        window = Browser(port, folder / "browser")
        try:
            yield window
        finally:
            window.close()
    finally:
        driver.terminate()
        driver.wait(10)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):
            return True
    except (URLError, OSError):
        return False
