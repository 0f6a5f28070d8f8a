"""The page of a class in a real browser: on a phone, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.results.pages import class_page
from tests.outside.browser import CHROMIUM, DRIVER, browser
from tests.results.made_results import decision, feedback, handed_in, marks
from tests.results.test_class_report import HOSTILE, told

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="there is no chromium with its chromedriver")
WIDE = "return document.scrollingElement.scrollWidth"
UNFOLDED = "return [...document.querySelectorAll('details > ul')].every(one => one.checkVisibility())"
CUT = """return [...document.querySelectorAll('.keep')].filter(one => one.getClientRects().length > 1)
  .map(one => one.textContent)"""
BROKEN = "return [...document.querySelectorAll('.sheet')].map(one => getComputedStyle(one).breakBefore)"


def test_a_class_is_read_on_a_phone_and_on_paper_and_nothing_is_asked_for(tmp_path: Path) -> None:
    rows = [row for at in range(40) for row in marks(f"learner-{at:02}", [at < 20, *(at >= 4 * n for n in range(9))])]
    rows += handed_in(HOSTILE, {"q000": (HOSTILE * 3, 0.0), "q001": ("x" * 300, 0.5)})
    rows += [feedback("learner-01", "q000", "unclear"), decision("q003", "full")]
    path = tmp_path / "class.html"
    path.write_text(class_page(told(rows)), encoding="utf-8")
    with browser(tmp_path) as window:
        window.emulate("DeviceMetricsOverride", width=360, height=700, deviceScaleFactor=1, mobile=False)
        window.open(path.as_uri())
        assert window.run("return [innerWidth, document.title]") == [360, "Week one"]
        assert window.run(WIDE) <= 360
        assert window.run("return document.scripts.length") == 0
        window.emulate("EmulatedMedia", media="print")
        assert window.run(BROKEN) == ["page"] * 41
        assert window.run(UNFOLDED) is True
        assert window.run(CUT) == []
        assert [one for one in window.asked() if one.startswith("http")] == []
