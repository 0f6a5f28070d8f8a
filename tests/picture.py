"""Makes the README's picture from a real screen: `python -m tests.picture docs/study.svg`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from quizapp.tui.app import QuizApp

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CARD = "kfor/agreement-place"
QUESTIONS = Path(__file__).parents[1] / "questions"


async def picture(card: str = CARD, typed: str = "Kumanvo") -> str:
    """An SVG of a question answered with a slip of the finger, its source beside it; no font from elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = Store.open(home / "profile", home, NOW)
        desk = Desk(Library([QUESTIONS], home / "cache.sqlite"), store, lambda: NOW, UTC)
        app = QuizApp(desk, start=lambda desk: desk.practice(cards=[card]))
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press(*typed, "enter")
            await pilot.pause()
            svg = app.export_screenshot(title="quizapp")
        store.close()
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(asyncio.run(picture()), encoding="utf-8")
