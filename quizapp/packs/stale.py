"""Questions whose passage no longer stands in its document: what was quoted, and what stands there now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.answers import facets, shown
from quizapp.packs.editing import said
from quizapp.packs.evidence import CHANGED, MISSING, locate
from quizapp.packs.export_jsonl import LONGEST
from quizapp.packs.file import Key, YamlFile
from quizapp.packs.model import Evidence, Question
from quizapp.packs.reading import LoadedPack
from quizapp.packs.splicing import Splice
from quizapp.packs.validating import Item
from quizapp.text.counted import STOPS

ALIKE = 60
"""How alike, of 100, a passage must be to stand for another."""
_MORE = 5
"""How much more alike, of 100, a passage must be for each further sentence."""
_LONGEST_TEXT = 400_000
_ENDS = re.compile(r"(?<=[.!?])\s+|[\r\n]+")
_WORD = re.compile(r"\w+")


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
        """What in the document comes nearest, if anything says as much of the same."""
        found = nearest(self.text, self.was)
        was, now = _words(self.was), _words(found)
        return found if self._subject <= now and 2 * len(was & now) >= len(was) else ""

    @property
    def lost(self) -> list[str]:
        """The answers that stood in the passage and do not stand in what is there now."""
        return [one for one in self._answers if _says(self.was, one) and not _says(self.now, one)]

    @property
    def _answers(self) -> list[str]:
        return [shown(self.item.question, facet) for facet in facets(self.item.question)]

    @property
    def _subject(self) -> set[str]:
        """The names and numbers of the prompt that stood in the passage, and the head of a table's row."""
        names = " ".join(word for word in _WORD.findall(self.item.question.prompt) if not word[0].islower())
        head = self.was.strip(" |").partition("|")[0] if "|" in self.was else ""
        return (_words(names) & _words(self.was) | _words(head)) - _words(" ".join(self._answers))


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
    sentences = _ENDS.split(text[start : end.start() if end else len(text)])
    runs = (sentences[first:last] for first, last in combinations(range(len(sentences) + 1), 2))
    best = max(runs, key=lambda run: _likeness(quote, run))
    passage = " ".join(" ".join(best).split())
    return passage if len(passage) <= LONGEST else ""


def _likeness(quote: str, sentences: Sequence[str]) -> float:
    """How much like a quote sentences are, or a part of them as long as it is; the fewer the better."""
    from rapidfuzz import fuzz

    text = " ".join(sentences)
    alike = fuzz.partial_ratio if len(text) > len(quote) else fuzz.ratio
    return alike(quote, text) - _MORE * len(sentences)


def _words(text: str) -> set[str]:
    """The words of a text that say something."""
    return set(_WORD.findall(text.casefold())) - STOPS


def _says(text: str, answer: str) -> bool:
    """Whether an answer stands in a text as words of its own."""
    return bool(re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(answer)}(?!\w|[.,]\d)", text, re.IGNORECASE))


def holding(name: str, found: Sequence[Stale]) -> dict[int, str]:
    """What passages of a question read now, by their numbers; raises QuizError where it does not hold by that."""
    hint = f"quizapp pack edit gives {name} another passage or answer, quizapp pack retire asks it no more"
    for one in found:
        if not one.now:
            raise QuizError(f"nothing in {one.document} is like what {name} quotes", hint=hint)
        if one.lost:
            message = f"{one.document} no longer says the answer of {name}: {'; '.join(one.lost)} (now: {one.now})"
            raise QuizError(message, hint=hint)
    return {one.number: one.now for one in found}


def accepted(question: Question, now: Mapping[int, str]) -> dict[str, Any]:
    """What is to stand for the question: itself with passages, by their numbers, as they read now."""
    evidence = tuple(
        Evidence(source=one.source, quote=now[number], locator=one.locator) if number in now else one
        for number, one in enumerate(question.evidence)
    )
    return said(question.model_copy(update={"evidence": evidence}))


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
