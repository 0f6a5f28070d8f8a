"""A pack with a question of every kind, pictures, gaps, topics and sources, for what goes out and comes in."""

from __future__ import annotations

import base64
import os
from pathlib import Path

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CHANGED_AT = 1_790_000_000
PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers of Europe
license: CC-BY-4.0
authors: [A. Teacher]
sources:
  notes.md: {title: Notes on rivers, publisher: A school}
questions:
  - {id: a-short, kind: short, prompt: "Which river flows through Vienna & <Linz>?", answer: Danube, accept: [Donau],
     reject: {Inn: It joins at Passau.}, evidence: [{source: notes.md, quote: The Danube flows through Vienna.}],
     topic: Cities, tags: [danube, "big cities"], explanation: "It is 2,850 km long.\\nIt ends in the Black Sea."}
  - id: b-choice
    kind: choice
    prompt: Which river is the longest of these?
    choices: [Rhine, {text: Thames, why: It is 346 km long.}, Seine]
    answer: Rhine
    image: img/map of rivers.png
    image_alt: A "map" of rivers
  - {id: c-true, kind: truefalse, prompt: The Po flows through Turin., answer: true, hint: Think of Fiat.}
  - {id: c-false, kind: truefalse, prompt: The Po flows through Rome., answer: false}
  - {id: d-multi, kind: multi, prompt: Which of these flow into the North Sea?, choices: [Rhine, Elbe, Rhone],
     answers: [Rhine, Elbe], topic: Seas › North}
  - {id: e-number, kind: number, prompt: How long is the Danube?, answer: 2850, tolerance: 5%, unit: km, as_of: 2020}
  - {id: f-date, kind: date, prompt: When was the Suez Canal opened?, answer: 1869-11-17}
  - {id: g-cloze, kind: cloze, text: "The {{Loire|la Loire}} reaches the {{Atlantic::ocean}} at $x_1 < 3$.",
     explanation: Near Nantes., topic: Seas, tags: [seas]}
  - {id: h-match, kind: match, prompt: Match city and river., pairs: {Cologne: Rhine, Hamburg: Elbe}, distractors: [Po]}
  - {id: i-order, kind: order, prompt: From north to south., items: [Elbe, Rhine, Rhone]}
  - {id: j-card, kind: flashcard, prompt: What is a delta?,
     answer: "Land built up at a river's mouth\\n![fan](img/fan.png)",
     rubric: [names the mouth]}
  - {id: k-both, kind: flashcard, prompt: la Seine, answer: the Seine, reverse: true}
  - {id: l-draft, kind: short, prompt: Not asked?, answer: never, status: draft}
"""
NOTES = "# Rivers\n\n## Cities\n\nThe Danube flows through Vienna.\n"
KINDS, CARDS = 12, 14
"""How many questions are approved, and how many cards they have."""


def made_kinds(folder: Path, text: str = PACK, at: int = CHANGED_AT) -> Path:
    """The pack in a folder, changed last at a time."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "img").mkdir(exist_ok=True)
    for name in ("map of rivers.png", "fan.png"):
        (folder / "img" / name).write_bytes(PNG)
    (folder / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    os.utime(folder / "pack.yaml", (at, at))
    return folder
