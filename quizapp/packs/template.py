"""A new pack to write into: each of the ten kinds once, with a word on how it is written."""

from __future__ import annotations

import json

from quizapp.packs.folder import HEADER, SOURCES
from quizapp.packs.growing import ATTRIBUTES, ATTRIBUTES_TEXT
from quizapp.packs.model import FORMAT
from quizapp.packs.schema import MODELINE, SCHEMA_FILE, schema_text
from quizapp.text.control import one_line

_NOTES = """\
# Rivers

## Cities

The Danube flows through Vienna, Bratislava, Budapest and Belgrade. The Seine flows through Paris.

## Lengths

The Danube is about 2,850 km long. The Suez Canal was opened on 17 November 1869.
"""

_PACK = """\
{modeline}# A pack of questions. This file is yours: quizapp changes no line of it unless you tell it to.
# `quizapp check` on its folder names every mistake; `quizapp pack show` prints it as learners see it.
format: {format}
id: {id}                  # the name of all progress on this pack: never change it
title: {title}
language: en
license: CC-BY-4.0      # under which licence others may use the questions
# authors: [Your Name]

# The documents that questions cite. They stand in the folder sources/. One whose licence allows copying goes along
# when the pack is shared with `quizapp pack build`; of the others only the passages that are quoted do.
sources:
  notes.md:
    title: Notes on rivers
    license: CC-BY-4.0

# What questions have where they say nothing themselves.
defaults:
  tags: [rivers]

# exams:
#   - id: week-1
#     title: Week 1
#     draw:
#       - count: 5
#     time_limit: 20 min

# Replace the questions below by your own. A long pack may go on in more files beside this one, such as week-02.yaml,
# each with its own `questions:`. An `id` is chosen once and stays; the order may change at any time.
questions:
  # One of several choices is right. `why` says what is wrong with the others.
  - id: longest-of-three
    kind: choice
    prompt: Which of these rivers is the longest?
    choices:
      - Danube
      - text: Rhine
        why: The Rhine is about 1,230 km long.
      - Seine
    answer: Danube
    explanation: It is about 2,850 km long.
    topic: Lengths

  # Several are right.
  - id: capitals-on-the-danube
    kind: multi
    prompt: Which of these capitals lie on the Danube?
    choices:
      - Vienna
      - Budapest
      - Prague
      - Warsaw
    answers:
      - Vienna
      - Budapest
    evidence:
      - source: notes.md
        quote: The Danube flows through Vienna, Bratislava, Budapest and Belgrade.

  - id: seine-through-paris
    kind: truefalse
    prompt: The Seine flows through Paris.
    answer: true
    evidence:
      - source: notes.md
        quote: The Seine flows through Paris.

  # A word or a name is typed. `accept` lists what is right too; `reject` answers a mistake that many make.
  - id: river-of-belgrade
    kind: short
    prompt: Which river flows from Vienna to Belgrade?
    answer: Danube
    accept: [The Danube, Donau]
    reject:
      Sava: The Sava joins it in Belgrade.
    evidence:
      - source: notes.md
        quote: The Danube flows through Vienna, Bratislava, Budapest and Belgrade.

  # A number is typed, in digits or in words. The tolerance is absolute (50) or relative (5%).
  - id: length-of-the-danube
    kind: number
    prompt: About how long is the Danube?
    answer: 2850
    unit: km
    tolerance: 5%
    evidence:
      - source: notes.md
        quote: The Danube is about 2,850 km long.

  # A day, a month (1869-11) or a year (1869); how it is written says how exact the answer has to be.
  - id: suez-canal-opened
    kind: date
    prompt: When was the Suez Canal opened?
    answer: 1869-11-17
    evidence:
      - source: notes.md
        quote: The Suez Canal was opened on 17 November 1869.

  # Each gap is asked by itself. After | another right answer, after :: a hint.
  - id: capitals-in-order
    kind: cloze
    text: >-
      Going downstream, the Danube passes Vienna, {{{{Bratislava}}}} and then
      {{{{Budapest::the capital of Hungary}}}}.
    evidence:
      - source: notes.md
        quote: The Danube flows through Vienna, Bratislava, Budapest and Belgrade.

  - id: city-and-river
    kind: match
    prompt: Which river flows through which city?
    pairs:
      Vienna: Danube
      Paris: Seine
    distractors: [Rhine]
    explanation: The Rhine flows through neither.

  # The items are given in the right order.
  - id: downstream
    kind: order
    prompt: Put these cities in order, going downstream along the Danube.
    items:
      - Vienna
      - Bratislava
      - Budapest
      - Belgrade
    evidence:
      - source: notes.md
        quote: The Danube flows through Vienna, Bratislava, Budapest and Belgrade.

  # The learner thinks, looks, and judges alone. A picture may stand with any question:
  #   image: pictures/delta.png
  #   image_alt: A fan of channels that runs out into the sea
  - id: delta
    kind: flashcard
    prompt: What is a delta, and how does it form?
    answer: Land at a river's mouth, built of what the river carries and drops where it slows down.
    explanation: The Danube ends in one, at the Black Sea.
"""


def new_pack(pack_id: str, title: str) -> dict[str, bytes]:
    """The files of a new pack by their names."""
    quoted = json.dumps(one_line(title), ensure_ascii=False)
    texts = {
        HEADER: _PACK.format(modeline=MODELINE, format=FORMAT, id=pack_id, title=quoted),
        f"{SOURCES}/notes.md": _NOTES,
        SCHEMA_FILE: schema_text(),
        ATTRIBUTES: ATTRIBUTES_TEXT,
    }
    return {name: text.encode() for name, text in texts.items()}
