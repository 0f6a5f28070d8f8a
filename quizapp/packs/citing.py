"""Where in a document the words stand that a pack's cards ask, and those of the facts that were found in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.documents.naming import is_kept_text
from quizapp.errors import QuizError
from quizapp.packs.answers import SEVERAL
from quizapp.packs.bank import FACTS_FILE, MALFORMED, documents_read
from quizapp.packs.evidence import Located, answer_in, locate
from quizapp.packs.questions import Evidence

if TYPE_CHECKING:
    from quizapp.packs.sources import Sources, SourceText


@dataclass(frozen=True, slots=True)
class Cited:
    """What a card asks in a document: the words of its answer, or else the passage it rests on."""

    card: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact in a document: the words of its value, or else the passage that states it."""

    fact: str
    start: int
    end: int
    said: str
    """The fact in words."""


@dataclass(frozen=True, slots=True)
class Places:
    """Everything that a pack has in one document."""

    cited: tuple[Cited, ...]
    stated: tuple[Stated, ...]
    lost: tuple[str, ...] = ()
    """Cards whose passage no longer stands there."""
    quoted: tuple[Cited, ...] = ()
    """The whole passages that cards cite."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that a card cites."""

    card: str
    answers: tuple[tuple[str, ...], ...]
    """What is asked, each with the ways to say it: one thing mostly, several of a list."""
    evidence: Evidence


def by_document(
    citations: Iterable[tuple[str, str, tuple[str, ...], str]], sources: Sources
) -> dict[str, list[Citation]]:
    """Document -> what cites it, of cards with their kind, their answers and their evidence as JSON."""
    found: dict[str, list[Citation]] = {}
    for card, kind, answers, evidence in citations:
        asked = tuple((one,) for one in answers) if kind in SEVERAL else (answers,)
        for one in json.loads(evidence):
            source = sources[one["source"]]
            if source is not None:
                found.setdefault(source.document, []).append(Citation(card, asked, Evidence.model_validate(one)))
    return found


def places(text: str, citations: Iterable[Citation], facts: Iterable[Stated]) -> Places:
    """What the cards cite in a document's text, and the facts that were found in it."""
    cited: dict[Cited, None] = {}
    quoted: dict[Cited, None] = {}
    lost: dict[str, None] = {}
    for citation in citations:
        place = locate(text, citation.evidence)
        if place.end > place.start:
            quoted[Cited(citation.card, place.start, place.end)] = None
            cited.update(dict.fromkeys(Cited(citation.card, *span) for span in _words(text, place, citation)))
        elif citation.evidence.quote or citation.evidence.start is not None:
            lost[citation.card] = None
    within = tuple(one for one in facts if 0 <= one.start < one.end <= len(text))
    return Places(tuple(cited), within, tuple(lost), tuple(quoted))


def _words(text: str, place: Located, citation: Citation) -> list[tuple[int, int]]:
    """Where in the passage the words stand that are asked; the whole passage where none of them does."""
    if place.answer and len(citation.answers) == 1:
        return [place.answer]
    found = (answer_in(text, place.start, place.end, ways) for ways in citation.answers)
    return [span for span in found if span] or [(place.start, place.end)]


def read_when_found(folder: Path) -> dict[str, str]:
    """Document -> the hash of its bytes when the facts of a pack were found."""
    return {one.name: one.sha256 for one in documents_read(folder)}


def changed_since(source: SourceText, read: Mapping[str, str]) -> bool:
    """Whether a document is another one than when it was read; of extracted texts nobody can tell."""
    if source.path is None or is_kept_text(source.path.name) or not (said := read.get(source.document)):
        return False
    return hashlib.sha256((source.text or "").encode()).hexdigest() != said


def stated(folder: Path) -> dict[str, list[Stated]]:
    """Document -> the facts that `generate` found in it; nothing where a pack has none.

    Raises QuizError where the file with the facts cannot be read.
    """
    path = folder / FACTS_FILE
    found: dict[str, list[Stated]] = {}
    try:
        with path.open(encoding="utf-8") as file:
            next(file, "")
            facts = (fact for line in file if line.strip() for fact in _facts(json.loads(line)))
            for document, fact in facts:
                found.setdefault(document, []).append(fact)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, *MALFORMED) as error:
        raise QuizError("its facts cannot be read", str(path), "run quizapp generate on the pack again") from error
    return found


def _facts(line: Mapping[str, Any]) -> Iterator[tuple[str, Stated]]:
    said = str(line.get("statement") or f"{line['subject']}: {line['relation']}")
    for passage in line["passages"]:
        start, end = passage.get("value") or passage["span"]
        yield str(passage["document"]), Stated(str(line["id"]), int(start), int(end), said)
