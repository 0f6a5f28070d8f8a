"""Questions whose passage no longer stands in its document: what was quoted, and what stands there now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from quizapp.packs.answers import facets, shown
from quizapp.packs.editing import doubts
from quizapp.packs.evidence import CHANGED, MISSING, locate
from quizapp.packs.export_jsonl import LONGEST
from quizapp.packs.file import Key, YamlFile
from quizapp.packs.model import Evidence, Question
from quizapp.packs.reading import LoadedPack
from quizapp.packs.splicing import Splice
from quizapp.packs.validating import Item

ALIKE = 60
"""How alike, of 100, a passage must be to stand for another."""
_LONGEST_TEXT = 400_000
_ENDS = re.compile(r"(?<=[.!?])\s+|[\r\n]+")


@dataclass(frozen=True)
class Stale:
    """A passage of a question that is no longer there."""

    item: Item
    number: int
    document: str
    was: str
    text: str = field(repr=False)

    @cached_property
    def now(self) -> str:
        """What in the document comes nearest, if anything does."""
        return nearest(self.text, self.was)

    @property
    def lost(self) -> list[str]:
        """The answers that stood in the passage and do not stand in what is there now."""
        question = self.item.question
        said = (shown(question, facet) for facet in facets(question))
        return [one for one in said if one in self.was and one not in self.now]


def stale(pack: LoadedPack) -> Iterator[Stale]:
    """Every passage that a document had and has no more, in the order of the questions."""
    for item in pack.items:
        for number, evidence in enumerate(item.question.evidence if item.question.status != "retired" else ()):
            source = pack.sources[evidence.source]
            text = source.text if source else None
            if source and text is not None and evidence.quote and locate(text, evidence).how in {CHANGED, MISSING}:
                yield Stale(item, number, source.document, evidence.quote, text)


def outdated(questions: Iterable[Question], texts: Mapping[str, str]) -> list[Question]:
    """The questions that cite what does not stand in these texts, each by the name of its document, any more."""
    return [
        question
        for question in questions
        if any(
            one.quote and one.source in texts and locate(texts[one.source], one).how in {CHANGED, MISSING}
            for one in question.evidence
        )
    ]


def nearest(text: str, quote: str) -> str:
    """The sentences that come nearest to a quote; nothing where none is much like it."""
    from rapidfuzz import fuzz

    if len(text) > _LONGEST_TEXT:
        return ""
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=ALIKE)
    if found is None:
        return ""
    start = max((end.end() for end in _ENDS.finditer(text, 0, found.dest_start + 1)), default=0)
    end = _ENDS.search(text, found.dest_end)
    passage = " ".join(text[start : end.start() if end else len(text)].split())
    return passage if len(passage) <= LONGEST else ""


def accepted(question: Question, now: Mapping[int, str]) -> dict[str, Any]:
    """What is to stand for the question: itself with passages, by their numbers, as they read now."""
    evidence = tuple(
        Evidence(source=one.source, quote=now[number], locator=one.locator) if number in now else one
        for number, one in enumerate(question.evidence)
    )
    changed = question.model_copy(update={"evidence": evidence})
    return changed.model_dump(mode="json", exclude_defaults=True, exclude={"checked", *doubts(question)})


def accepted_text(file: YamlFile, at: Key, now: Mapping[int, str]) -> str:
    """The author's file with quotes, by their numbers, as they read now."""
    splice = Splice(file, at)
    said = splice.question["evidence"]
    listed = said if isinstance(said, list) else [said]
    changes = []
    for number, quote in now.items():
        path: Key = ("evidence", number, "quote") if isinstance(said, list) else ("evidence", "quote")
        changes.append((*splice.span(path), json.dumps(quote, ensure_ascii=False)))
    quoted = [{**one, "quote": now[number]} if number in now else one for number, one in enumerate(listed)]
    wanted = {**splice.question, "evidence": quoted if isinstance(said, list) else quoted[0]}
    return splice.changed(changes, wanted, f"quote there: {next(iter(now.values()))}")


def retired_text(file: YamlFile, at: Key) -> str:
    """The author's file with the question asked no more."""
    splice = Splice(file, at)
    wanted = {**splice.question, "status": "retired"}
    return splice.changed([splice.put("status", "retired")], wanted, "write status: retired there")
