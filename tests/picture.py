"""Makes the pictures in `docs` from real screens: `python -m tests.picture docs [NAME..]`."""

from __future__ import annotations

import asyncio
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from quizapp.tui.app import QuizApp
from tests.store.made_rows import answer

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
QUESTIONS = Path(__file__).parents[1] / "questions"
PLACE = "kfor/agreement-place"


@dataclass(frozen=True)
class Picture:
    """A screen: the cards that are studied at once, if any, and the keys that lead to it, a word typed among them."""

    keys: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    wait: bool = False
    """Whether something is found out in the background first."""


PICTURES = {
    "home": Picture(wait=True),
    "question": Picture(cards=("kfor/allied-force-legal-first",)),
    "study": Picture((*"Kumanvo", "enter"), (PLACE,)),
    "exam": Picture(("down", "x", "1"), wait=True),
    "browse": Picture(("b", *"mandate"), wait=True),
    "curate": Picture(("down", "c"), wait=True),
    "document": Picture(("down", "d", "5"), wait=True),
    "progress": Picture(("p",), wait=True),
}


def made_answers(cards: Sequence[str]) -> Iterator[tuple[str, datetime, bool, str, float]]:
    """Eight weeks of study: which card, when, whether it was right, when it is due, and its stability."""
    chance = random.Random(4)
    for number, card in enumerate(cards[:140]):
        at = NOW - timedelta(days=56 - number // 3, minutes=chance.randrange(300))
        gap = 1
        while at < NOW:
            right = chance.random() < 0.9
            due = at + timedelta(days=gap)
            yield card, at, right, due.date().isoformat(), float(gap)
            gap = round(gap * 2.6) + 1 if right else 1
            at = due + timedelta(minutes=chance.randrange(200))


@contextmanager
def desk() -> Iterator[Desk]:
    """A learner who has studied the pack that comes along for eight weeks."""
    with tempfile.TemporaryDirectory() as folder, patch("secrets.randbits", random.Random(7).getrandbits):
        home = Path(folder)
        store = Store.open(home / "profile", home, NOW)
        desk = Desk(Library([QUESTIONS], home / "cache.sqlite"), store, lambda: NOW, UTC)
        cards = [entry.card for entry in desk.library.index().entries if entry.card != PLACE]
        for card, at, right, due, gap in sorted(made_answers(cards), key=lambda made: made[1]):
            store.append(answer(card, at, right=right, study="review", due=due, stability=gap))
        yield desk
        store.close()


async def drawn(desk: Desk, picture: Picture) -> str:
    """The screen as SVG; no font from elsewhere."""
    start = (lambda desk: desk.practice(cards=picture.cards, limit=1)) if picture.cards else None
    app = QuizApp(desk, start=start)
    async with app.run_test(size=(100, 30)) as pilot:
        while not app.ready:
            await pilot.pause()
        for key in (*picture.keys, *("",) * 2):
            if key:
                await pilot.press(key)
            await pilot.pause()
            if picture.wait:
                await app.workers.wait_for_complete()
                await pilot.pause(0.2)
        svg = app.export_screenshot(title="quizapp")
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the pictures named, or all."""
    folder, names = Path(sys.argv[1]), sys.argv[2:] or list(PICTURES)
    with desk() as learner:
        for name in names:
            (folder / f"{name}.svg").write_text(asyncio.run(drawn(learner, PICTURES[name])), encoding="utf-8")


if __name__ == "__main__":
    main()
