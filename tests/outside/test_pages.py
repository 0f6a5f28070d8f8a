"""Pages that quizapp writes, in a browser: valid, for everybody, and readable on a narrow screen and on paper.

What checks them, axe-core and html-validate, comes from npm into a temporary folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.outside.browser import CHROMIUM, DRIVER, Browser, browser

CHECKERS = ("axe-core@4.14.1", "html-validate@10.17.0")
NPM = shutil.which("npm") or ""
AXE = """
const done = arguments[0];
axe.run(document).then(found => done(found.violations.map(one => [one.id, one.help, one.nodes[0].html])));
"""

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")


@pytest.fixture(scope="module")
def checkers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the checkers are installed."""
    if not NPM:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("npm")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    (folder / ".htmlvalidate.json").write_text('{"extends": ["html-validate:standard"]}', encoding="utf-8")
    try:
        done = subprocess.run(
            [NPM, "install", "--no-audit", "--no-fund", "--ignore-scripts", *CHECKERS],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer in time")
    if done.returncode:
        pytest.skip(f"npm cannot install the checkers: {done.stderr.strip()[-300:]}")
    return folder


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The progress of somebody who has studied the shipped pack."""
    folder = tmp_path_factory.mktemp("page")
    environment = {**os.environ, "QUIZAPP_HOME": str(folder / "home"), "QUIZAPP_STREAK": "shown"}

    def quizapp(*words: str, text: str = "") -> None:
        command = [sys.executable, "-m", "quizapp", *words]
        subprocess.run(command, input=text, env=environment, capture_output=True, text=True, timeout=120, check=True)

    quizapp("study", "kfor", "--plain", "--limit", "40", text="1\n\n" * 80)
    quizapp("progress", "--html", str(folder / "progress.html"))
    return folder / "progress.html"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


def seen(window: Browser, page: Path, width: int, *, media: str = "", scheme: str = "light") -> None:
    """Open a page on a screen so wide, in light or dark, or as it is printed."""
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    window.command("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    window.command("Emulation.setEmulatedMedia", {"media": media, "features": features})
    window.asked()
    window.open(page.as_uri())


def test_a_page_is_valid(page: Path, checkers: Path) -> None:
    shutil.copy(page, checkers / "page.html")
    program = checkers / "node_modules" / ".bin" / "html-validate"
    done = subprocess.run(
        [program, "page.html"], cwd=checkers, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1000, "light")])
def test_nothing_stands_in_the_way_of_anybody(
    window: Browser, page: Path, checkers: Path, width: int, scheme: str
) -> None:
    seen(window, page, width, scheme=scheme)
    window.run((checkers / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert window.run_async(AXE) == []


def wide(window: Browser) -> dict[str, Any]:
    return json.loads(
        window.run("""
        const texts = [...document.querySelectorAll("svg text")].map(one => one.getBoundingClientRect().height);
        return JSON.stringify({page: document.documentElement.scrollWidth, screen: innerWidth,
          text: Math.min(...texts), body: parseFloat(getComputedStyle(document.body).fontSize),
          ink: getComputedStyle(document.body).color, paper: getComputedStyle(document.body).backgroundColor});
        """)
    )


def test_a_page_fits_a_narrow_screen_and_can_be_read_there(window: Browser, page: Path) -> None:
    seen(window, page, 360)
    found = wide(window)
    assert found["page"] <= found["screen"]
    assert found["text"] >= 9
    assert found["body"] >= 16
    assert window.asked() == [page.as_uri()]
    seen(window, page, 360, scheme="dark")
    assert (wide(window)["ink"], wide(window)["paper"]) != (found["ink"], found["paper"])


def test_a_page_is_dark_on_white_on_paper_and_unfolds(window: Browser, page: Path) -> None:
    seen(window, page, 700, media="print", scheme="dark")
    found = wide(window)
    assert (found["ink"], found["paper"]) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert found["page"] <= found["screen"]
    assert len(window.printed()) > 10_000
