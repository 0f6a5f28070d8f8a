"""What a format gives when it is read, and what it gives when it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.packs.formats.happened import Past

_PLACE = re.compile(r"line (\d+)(?:, column (\d+))?")


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the other side cannot hold: of which question (an id, or a place such as `line 12`), and what."""

    question: str
    what: str

    def at(self, file: str) -> str:
        """Of what it is lost: a question, or a place in a file of that name.

        >>> Loss("line 4, column 5", "").at("a.gift"), Loss("line 4", "").at("a.md"), Loss("river", "").at("a.md")
        ('a.gift:4:5', 'a.md:4', 'river')
        """
        place = _PLACE.fullmatch(self.question)
        return ":".join([file, *filter(None, place.groups())]) if place else self.question


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file says, as an author would write it; nothing of it is checked yet."""

    header: Mapping[str, Any] = field(default_factory=dict)
    """Of a pack's header what the file knows: title, language, sources and the like."""
    questions: tuple[Mapping[str, Any], ...] = ()
    """With the keys that a pack's questions have; one without an id is given one."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """Files by the path in the pack's folder under which the questions name them."""
    losses: tuple[Loss, ...] = ()
    past: Past = field(default_factory=Past)
    """What was answered to the questions, where the format tells."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """The pack that a question says it came from, by the question's id."""
    places: tuple[str, ...] = ()
    """Where each question begins in the file, such as `line 12`, where the format tells."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file for another program, and what it does not hold."""

    data: bytes
    losses: tuple[Loss, ...] = ()


def with_sources(questions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What a file that only its questions' passages tell of sources says of them in a header: their names."""
    named = {str(source): {"title": str(source)} for one in questions for source in _cited(one) if source}
    return {"sources": named} if named else {}


def _cited(said: Mapping[str, Any]) -> Iterator[Any]:
    evidence = said.get("evidence") or []
    yield from map(source_of, evidence if isinstance(evidence, list) else [evidence])


def source_of(cited: object) -> object:
    """The source of a passage, of which that may be all that is said."""
    source = cited.get("source") if isinstance(cited, dict) else cited
    return source if isinstance(source, str) else ""
