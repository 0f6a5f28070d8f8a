"""A pack made ready for others: what can be studied of it, as files of a folder or of one archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from quizapp.documents.naming import is_kept_text
from quizapp.packs import dumping
from quizapp.packs.bank import QUESTIONS_FILE, QUESTIONS_FORMAT, canonical_json
from quizapp.packs.copying import may_copy
from quizapp.packs.evidence import locate
from quizapp.packs.export_jsonl import LONGEST
from quizapp.packs.folder import BUILT, HEADER, PICTURES, SOURCES, inside
from quizapp.packs.model import Evidence, Question, Source
from quizapp.packs.passages import cited, topic_of
from quizapp.packs.pictured import pictured
from quizapp.packs.prompts import PROMPTS, prompts
from quizapp.packs.reading import LoadedPack
from quizapp.packs.sources import SourceText
from quizapp.packs.validating import Item

FORMAT = "quizapp-build/1"
WRITTEN = "questions.yaml"
"""The questions that people wrote."""


@dataclass(frozen=True)
class Built:
    """The files by their names, and the documents of which only what is quoted goes along."""

    files: Mapping[str, bytes]
    questions: int
    left_out: tuple[str, ...] = ()


def build(pack: LoadedPack, *, everything: bool = False) -> Built:
    """A pack with its approved questions, pictures, and the documents that may be copied, or all of them."""
    made = _Building(pack, everything)
    shown = _pictures(pack, [made.header, *made.said.values()])
    files = {**shown, HEADER: _yaml(made.header), **made.questions(), **made.documents()}
    return Built(_sealed(pack, made.items, files, answers=True), len(made.items), made.left_out)


def build_prompts(pack: LoadedPack) -> Built:
    """What is asked without what is right, for exams: nothing in it tells the answers, in no order."""
    items = [item for item in _approved(pack) if item.question.kind != "flashcard"]
    said = prompts([one.question for one in items])
    files = {**_pictures(pack, said), PROMPTS: _lines(said)}
    return Built(_sealed(pack, items, files, answers=False), len(items))


def _approved(pack: LoadedPack) -> list[Item]:
    return [item for item in pack.items if item.question.status == "approved"]


def _sealed(pack: LoadedPack, items: Sequence[Item], files: Mapping[str, bytes], *, answers: bool) -> dict[str, bytes]:
    """The files with a list of them that names each one's hash."""
    said = {
        "format": FORMAT,
        "id": pack.header.id,
        "title": pack.header.title,
        "version": pack.header.version,
        "license": pack.header.license,
        "answers": answers,
        "questions": len(items),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return {BUILT: f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode(), **files}


class _Building:
    """A pack being built: which of its documents go along, and what its questions say of the others."""

    def __init__(self, pack: LoadedPack, everything: bool) -> None:
        self.pack = pack
        self.items = _approved(pack)
        self._everything = everything

    @cached_property
    def _cited(self) -> dict[str, SourceText]:
        names = dict.fromkeys(one.source for item in self.items for one in item.question.evidence)
        return {name: source for name in names if (source := self.pack.sources[name])}

    def _goes_along(self, source: SourceText) -> bool:
        return source.text is not None and (self._everything or may_copy(source.source.license))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The documents of which there is a text that does not go along, each once."""
        gone = (one.document for one in self._cited.values() if one.text is not None and not self._goes_along(one))
        return tuple(dict.fromkeys(gone))

    @cached_property
    def said(self) -> dict[str, dict[str, Any]]:
        """What each question says, by its id."""
        return {item.question.id: self._said(item.question) for item in self.items}

    @cached_property
    def header(self) -> dict[str, Any]:
        """The header; what questions have by default they say themselves."""
        named = {name: _placed(name, one, self._goes_along(one)) for name, one in self._cited.items()}
        header = self.pack.header.model_copy(update={"sources": {**self.pack.header.sources, **named}})
        return header.model_dump(mode="json", exclude_defaults=True, exclude={"defaults"})

    def documents(self) -> dict[str, bytes]:
        """The documents that go along, as they are."""
        there = [one for one in self._cited.values() if one.path and self._goes_along(one)]
        return {f"{SOURCES}/{one.path.name}": one.path.read_bytes() for one in there if one.path}

    def questions(self) -> dict[str, bytes]:
        """What people wrote and what programs wrote, each in a file of its own."""
        written = [self.said[item.question.id] for item in self.items if not item.generated]
        made = [self.said[item.question.id] for item in self.items if item.generated]
        head = {"format": QUESTIONS_FORMAT, "by": "quizapp pack build"}
        return ({WRITTEN: _yaml(written)} if written else {}) | (
            {QUESTIONS_FILE: _lines([head, *made])} if made else {}
        )

    def _said(self, question: Question) -> dict[str, Any]:
        """A question without its author's notes, with the topic that a document gave it which does not go along."""
        evidence = tuple(self._evidence(one) for one in question.evidence)
        topic = question.topic if evidence == question.evidence else topic_of(question, self.pack.sources, "")
        changed = question.model_copy(update={"evidence": evidence, "topic": topic})
        return changed.model_dump(mode="json", exclude_defaults=True, exclude={"notes"})

    def _evidence(self, evidence: Evidence) -> Evidence:
        """A passage of a document that does not go along as a quote and where it stands."""
        source = self._cited.get(evidence.source)
        if source is None or source.text is None or self._goes_along(source):
            return evidence
        (shown,) = cited([evidence], self.pack.sources)
        place = locate(source.text, evidence)
        quote = (source.text[place.start : place.end] if place.found else "") or evidence.quote
        where = ", ".join(filter(None, (shown.heading, shown.place))) if place.found else evidence.locator
        short = quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…"
        return Evidence(source=evidence.source, quote=short, locator=where)


def _placed(name: str, source: SourceText, goes_along: bool) -> Source:
    """What the header says of a document: where it stands now, or only what it is."""
    if not goes_along:
        return source.source.model_copy(update={"path": "", "sha256": ""})
    assert source.path is not None
    if is_kept_text(source.path.name) or (not source.source.path and name == source.path.name):
        return source.source
    return source.source.model_copy(update={"path": f"{SOURCES}/{source.path.name}"})


def _pictures(pack: LoadedPack, said: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """The pictures that are named in what is said and lie in the pack's folder."""
    found = {PurePosixPath(name).as_posix(): inside(pack.root, name) for name in sorted(set(_named(said)))}
    return {name: path.read_bytes() for name, path in found.items() if path and path.is_file()}


def _named(said: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The names of pictures: a question's own, and those that stand in texts."""
    yield from (str(one.get("image", "")) for one in said)
    yield from (one.path for _, one in pictured(said) if PurePosixPath(one.path).suffix.lower() in PICTURES)


def _lines(said: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{canonical_json(one)}\n" for one in said).encode()


def _yaml(said: object) -> bytes:
    return dumping.block(said).encode()
