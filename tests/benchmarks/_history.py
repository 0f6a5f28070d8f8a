"""A learner's history made up for timing: so many answers, spread over cards that are all due again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

from quizapp import __version__
from quizapp.store.appending import FULL_BYTES
from quizapp.store.device import device_id
from quizapp.store.lines import content_of, encode
from quizapp.store.platform import make_private
from quizapp.study.calendar import stamp
from quizapp.study.model import Row

CARDS = 10_000
SOME = "0123456789abcdef"
"""The fingerprint of some answer."""
BEGUN = datetime(2025, 1, 1, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """A card as the library's index has it."""

    card: str
    order: int
    pack: str = "timed"
    topic: str = "rivers"
    kind: str = "short"
    fact: str = ""
    facet: str = ""
    fingerprint: str = "0123456789abcdef"
    options: int = 0

    @property
    def question(self) -> str:
        return self.card.partition("/")[2]


def key(number: int) -> str:
    return f"timed/question-{number}"


def made_history(
    rows: int, most: int = CARDS, fingerprint: Callable[[int], str] = lambda _: SOME, named: Callable[[int], str] = key
) -> Iterator[Row]:
    """So many answers, spread over the cards; each card is due again long before today."""
    chance = random.Random(rows)
    cards = min(rows, most)
    for number in range(rows):
        at = BEGUN + timedelta(minutes=number)
        yield Row(
            id=f"0123456789abcdef-{number}",
            type="answer",
            at=stamp(at),
            offset=60,
            day=at.date().isoformat(),
            data={
                "card": named(number % cards),
                "fingerprint": fingerprint(number % cards),
                "response": "the Silna",
                "right": True,
                "rule": "exact",
                "hint": "",
                "confidence": "",
                "guessed": False,
                "override": False,
                "rating": 3,
                "elapsed_ms": chance.randrange(800, 20_000),
                "order": chance.randrange(2**32),
                "retrievability": 0.91,
                "scheduler": "fsrs-6",
                "study": "review",
                "first": number < cards,
                "phase": "review",
                "step": 0,
                "due": (at + timedelta(days=9)).date().isoformat(),
                "interval_days": 9,
                "stability": 9.25,
                "difficulty": 4.75,
            },
        )


def write_history(
    home: Path,
    rows: int,
    cards: int = CARDS,
    fingerprint: Callable[[int], str] = lambda _: SOME,
    named: Callable[[int], str] = key,
) -> Path:
    """A learner's folder with that history, written as the store would have, but without a sync a row."""
    profile = home / "profiles" / "default"
    folder = profile / "journal" / device_id(home)
    make_private(folder)
    number, lines, size, previous = 0, list[bytes](), 0, b""
    for sequence, row in enumerate(made_history(rows, cards, fingerprint, named), 1):
        if not lines or size > FULL_BYTES:
            number, previous = finish(folder, number, lines)
            lines, size = [header(sequence - 1, number, previous)], 0
        lines.append(encode(sequence, content_of(row)))
        size += len(lines[-1])
    finish(folder, number, lines)
    return profile


def finish(folder: Path, number: int, lines: list[bytes]) -> tuple[int, bytes]:
    content = b"".join(lines)
    if content:
        (folder / f"{number:06d}.log").write_bytes(content)
    return number + 1, content


def header(sequence: int, number: int, previous: bytes) -> bytes:
    content = {"journal": 1, "by": __version__, "file": number}
    return encode(sequence, content | ({"previous": f"{crc32(previous):08x}"} if previous else {}))


def write_pack(root: Path, cards: int) -> None:
    """A pack with the questions that the made history answers."""
    root.mkdir(parents=True)
    lines = ["format: quizapp-pack/1", "id: timed", "title: Timed", "license: CC0-1.0", "questions:"]
    for number in range(cards):
        name = key(number).partition("/")[2]
        lines.append(f"  - {{id: {name}, kind: short, prompt: What is the name of {number}?, answer: name {number}}}")
    (root / "timed.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
