"""A paper printed by a real browser: no question is split over two pages, and each version begins a new one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.outside.browser import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no chromium")


def test_no_question_is_split_over_pages(tmp_path: Path):
    page, pdf = tmp_path / "paper.html", tmp_path / "paper.pdf"
    words = ["paper", "kfor", "--questions", "60", "--versions", "2", "-o", str(page)]
    subprocess.run(
        [sys.executable, "-m", "quizapp", *words], check=True, env={**os.environ, "QUIZAPP_HOME": str(tmp_path)}
    )
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    flags = ["--headless=new", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([CHROMIUM, *flags, *root, f"--print-to-pdf={pdf}", page.as_uri()], check=True, timeout=120)
    pages = [one.extract_text() for one in PdfReader(pdf).pages]
    assert len(pages) > 6
    firsts = [text for text in pages if "Version" in text]
    assert [text.split("\n")[1].split(" · ")[0] for text in firsts] == ["Version A", "Version B"]
    others = [text for text in pages if "Version" not in text]
    assert all(re.match(r"\d+\. \(", text.lstrip()) for text in others)
