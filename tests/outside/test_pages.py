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

from quizapp.results.pages import class_page
from tests.outside.browser import CHROMIUM, DRIVER, Browser, browser
from tests.results.made_results import marks
from tests.results.test_class_report import told

CHECKERS = ("axe-core@4.14.1", "html-validate@10.17.0")
PAGES = ("progress", "class", "paper")
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
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The progress of somebody who has studied the shipped pack, the report of a class, an exam on paper."""
    folder = tmp_path_factory.mktemp("pages")
    environment = {**os.environ, "QUIZAPP_HOME": str(folder / "home"), "QUIZAPP_STREAK": "shown"}
    made = {name: folder / f"{name}.html" for name in PAGES}

    def quizapp(*words: str, text: str = "") -> None:
        command = [sys.executable, "-m", "quizapp", *words]
        subprocess.run(command, input=text, env=environment, capture_output=True, text=True, timeout=120, check=True)

    quizapp("study", "kfor", "--plain", "--limit", "40", text="1\n\n" * 80)
    quizapp("progress", "--html", str(made["progress"]))
    quizapp("paper", "kfor", "--questions", "20", "-o", str(made["paper"]))
    rows = [row for at in range(40) for row in marks(f"learner-{at:02}", [at < 20, *(at >= 4 * n for n in range(9))])]
    made["class"].write_text(class_page(told(rows)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def page(pages: dict[str, Path]) -> Path:
    return pages["progress"]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


def seen(window: Browser, page: Path, width: int, *, media: str = "", scheme: str = "light") -> None:
    """Open a page on a screen so wide, in light or dark, or as it is printed."""
    window.emulate("DeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    window.emulate("EmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
    window.asked()
    window.open(page.as_uri())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid(pages: dict[str, Path], checkers: Path, name: str) -> None:
    shutil.copy(pages[name], checkers / "page.html")

    def html_validate(word: str) -> subprocess.CompletedProcess[str]:
        program = checkers / "node_modules" / ".bin" / "html-validate"
        return subprocess.run([program, word], cwd=checkers, capture_output=True, text=True, timeout=120, check=False)

    if html_validate("--version").returncode:
        pytest.skip("this Node is too old for html-validate")
    done = html_validate("page.html")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1000, "light")])
def test_nothing_stands_in_the_way_of_anybody(
    window: Browser, pages: dict[str, Path], checkers: Path, width: int, scheme: str, name: str
) -> None:
    seen(window, pages[name], width, scheme=scheme)
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
