"""`python -m tests.quality.conflicts PACK --gold FILE`: what a pack makes of topics on which its documents disagree.

A topic is *detected* where the pack reports the disagreement, *harmless* where no approved question trips over it, and
FAILED where one asks, undated and without its source, what a document answers otherwise, or offers a rival as wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.facts.identity import canonical
from quizapp.packs.bank import read_bank
from quizapp.packs.export_jsonl import record
from quizapp.packs.reading import read_pack
from quizapp.text.dates import find_dates
from quizapp.text.numbers import find_numbers
from quizapp.writing.shown import STOP

ALIKE, FITS, STEM = 0.6, 0.5, 6
DISPUTED = re.compile(r"changed|contradiction|attribution|completeness|time-bound", re.IGNORECASE)
LABEL = re.compile(r"^[^:?]{1,50}: ")
"""What stands before a prompt to say what it is about; it belongs to every question of a document alike."""
PRESENT = re.compile(r"\b(is|are|do|does|has|have)\b", re.IGNORECASE)
SORTS = STOP | {"kind", "type", "sort"}
DATED = re.compile(r"\b(1[5-9]|20)\d\d\b|\baccording to\b|\bas of\b|\binitial|\boriginal|\bfirst\b", re.IGNORECASE)


@dataclass(frozen=True)
class Statement:
    """What one document says of a topic, and where."""

    document: str
    value: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """What became of a topic: `detected`, `harmless` or `FAILED`, and why."""

    topic: str
    state: str
    why: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(prog="tests.quality.conflicts", description=__doc__)
    asked.add_argument("pack", type=Path)
    asked.add_argument("--gold", type=Path, required=True)
    given = asked.parse_args(argv)
    found = measure(given.pack, json.loads(given.gold.read_text(encoding="utf-8")))
    for number, one in enumerate(found, 1):
        print(f"{number:>3} {one.state:<9} {one.topic}")
        for line in one.why:
            print(f"{'':14}{line}")
    failed = sum(one.state == "FAILED" for one in found)
    detected = sum(one.state == "detected" for one in found)
    print(f"{len(found)} topics: {detected} detected, {len(found) - failed - detected} harmless, {failed} failed.")
    return 1 if failed else 0


def measure(folder: Path, topics: Sequence[Mapping[str, Any]]) -> list[Found]:
    """What the pack makes of each topic."""
    pack, bank = read_pack(folder), read_bank(folder)
    asked = [record(q, "", pack.sources, "") for q in pack.questions if q.kind != "cloze" and q.status == "approved"]
    asked += [record(q, "1", pack.sources, "") for q in pack.questions if q.kind == "cloze" and q.status == "approved"]
    texts = {name: source.text or "" for name in pack.sources.names if (source := pack.sources[name])}
    reported = bank.conflicts if bank else ()
    return [_judged(topic, asked, texts, [c.statements for c in reported]) for topic in topics]


def _judged(
    topic: Mapping[str, Any],
    asked: Sequence[Mapping[str, Any]],
    texts: Mapping[str, str],
    reported: Sequence[tuple[tuple[str, str, str], ...]],
) -> Found:
    statements = list(_statements(topic, texts))
    disputed = bool(DISPUTED.search(topic["type"]))
    wrong = tuple(why for question in asked for why in _wrong(question, statements, disputed))
    seen = [_seen(statements, conflict) for conflict in reported]
    told = next((values for values in seen if len(values) > 1), ())
    state = "FAILED" if wrong else "detected" if told else "harmless"
    return Found(topic["topic"], state, wrong or tuple(told))


def _statements(topic: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[Statement]:
    for said in topic["statements"]:
        text, quote = texts.get(said["document"], ""), said["quote"]
        start = text.find(quote)
        yield Statement(said["document"], said["value"], quote, start, start + len(quote))


def _wrong(question: Mapping[str, Any], statements: Sequence[Statement], disputed: bool) -> Iterator[str]:
    """What is wrong with a question that asks what one of the statements says."""
    answer = question["answers"][0] if question["answers"] else ""
    mine = [said for said in statements if _asks(question, answer, said)]
    if not mine:
        return
    rivals = [said for said in statements if not any(_agree(said.value, own.value) for own in mine)]
    wrong = [c for c in question["choices"] or () if c not in question["answers"]]
    for choice in wrong:
        if any(_agree(choice, said.value) for said in rivals if _fits(question["prompt"], said)):
            yield f"the rival '{choice}' is a wrong option: {question['prompt']}"
    if disputed and not DATED.search(question["prompt"]):
        for said in rivals:
            if _fits(question["prompt"], said):
                yield f"undated, '{answer}' against '{said.value}': {question['prompt']} [{question['id']}]"
                return


def _asks(question: Mapping[str, Any], answer: str, said: Statement) -> bool:
    """Whether the question cites the statement, and its answer is what the statement says."""
    cited = any(
        source["document"] == said.document and max(source["start"], said.start) < min(source["end"], said.end)
        for source in question["sources"]
    )
    return said.start >= 0 and cited and (_agree(answer, said.value) or _agree(answer, said.quote))


def _fits(prompt: str, said: Statement) -> bool:
    """Whether the statement speaks of what the prompt asks for, at the same time."""
    prompt = LABEL.sub("", prompt)
    if PRESENT.search(prompt) and re.search(r"\b\d{4}\b", said.quote):
        return False
    mine, theirs = _words(prompt), _words(f"{said.quote} {said.value}")
    most = 1 if prompt.lower().startswith("why") else FITS * len(mine)
    return bool(mine) and len(mine & theirs) >= most


def _agree(one: str, other: str) -> bool:
    a, b = _numbers(one), _numbers(other)
    if a and (a & b or find_dates(one)):
        return bool(a & b) and (a <= b or b <= a)
    mine, theirs = _words(one), _words(other)
    return bool(mine and theirs) and len(mine & theirs) >= ALIKE * min(len(mine), len(theirs))


def _numbers(text: str) -> set[str]:
    return {str(number.value) for number in find_numbers(text)} | set(re.findall(r"\d{4}", text))


def _words(text: str) -> set[str]:
    said = [word for word in canonical(text.replace("_____", " ")).split() if word not in SORTS]
    return {word if word.isdigit() else word[:STEM] for word in said}


def _seen(statements: Sequence[Statement], conflict: tuple[tuple[str, str, str], ...]) -> tuple[str, ...]:
    """The different values of a topic that a reported conflict states."""
    found: dict[str, str] = {}
    for document, value, _ in conflict:
        for said in statements:
            if said.document == document and _agree(value, said.value):
                found.setdefault(canonical(value), f"{value} ({document})")
    return tuple(found.values())


if __name__ == "__main__":
    raise SystemExit(main())
