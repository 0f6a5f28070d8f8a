"""A small pack with questions of an author and of a program."""

from __future__ import annotations

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
questions:
  - {id: vienna, kind: short, prompt: Which river flows through Vienna?, answer: Danube}
  - id: paris
    kind: short
    prompt: Which river flows through Paris?
    answer: Seine
"""
MADE = (
    '{"format":"quizapp-generated/1","by":"quizapp"}\n'
    '{"id":"g-1","kind":"date","prompt":"When was the Suez Canal opened?","answer":"1869-11-17",'
    '"status":"approved","origin":{"by":"quizapp","fact":"f-1","slot":"value"}}\n'
    '{"id":"g-2","kind":"truefalse","prompt":"The Po flows through Turin.","answer":true,"status":"approved",'
    '"origin":{"by":"quizapp","fact":"f-2","slot":"value"}}\n'
)
