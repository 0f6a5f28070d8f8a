"""One run of `generate` over a folder of documents: what was read, what became of each draft, what was exported."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from quizapp.cli.inputs import job
from quizapp.documents.model import Document
from quizapp.engines import english_engine
from quizapp.facts.identity import question_id
from quizapp.generate import Engine, Made, make_bank
from quizapp.packs.bank import Bank, Read
from quizapp.packs.export_jsonl import lines
from quizapp.packs.growing import begin, header
from quizapp.packs.reading import read_pack
from quizapp.writing.gate import Judged, Verdict
from quizapp.writing.shown import Surroundings


@dataclass(frozen=True)
class Run:
    """The documents of a folder, what was made of them, and its questions as they are exported."""

    folder: Path
    name: str
    documents: tuple[Document, ...]
    made: Made
    exported: tuple[dict[str, Any], ...]

    @cached_property
    def texts(self) -> dict[str, str]:
        """Document -> its text."""
        return {document.name: document.text for document in self.documents}

    @cached_property
    def around(self) -> Surroundings:
        """What drafts are judged against."""
        return Surroundings(self.texts, titles={document.name: document.title for document in self.documents})

    @cached_property
    def drafts(self) -> dict[str, Judged]:
        """Question -> the draft it was made of."""
        kept = [one for one in self.made.judged if one.verdict is not Verdict.DROPPED]
        return {question_id(one.draft.fact.id, one.draft.slot): one for one in kept}

    def draft(self, line: Mapping[str, Any]) -> Judged:
        """The draft of an exported question."""
        return self.drafts[line["id"].split("#")[0]]

    def with_status(self, status: str) -> list[dict[str, Any]]:
        """The exported questions of that status."""
        return [line for line in self.exported if line["status"] == status]


def run(folder: Path, engine: Engine | None = None, name: str = "") -> Run:
    """Generate from the documents of a folder, in memory but for a pack that is gone again."""
    with tempfile.TemporaryDirectory() as home:
        asked = job([str(folder)], Path(home) / "pack", Path(home) / "library", Path(home))
        documents, copies = asked.documents(), asked.copies()
        made = make_bank(
            documents, [_read(*pair) for pair in zip(documents, asked.new, strict=True)], engine or english_engine()
        )
        lines = exported(made.bank, copies, asked.target)
    return Run(folder, name or "/".join(folder.resolve().parts[-2:]), tuple(documents), made, tuple(lines))


def exported(bank: Bank, copies: Mapping[str, bytes], pack: Path) -> Sequence[dict[str, Any]]:
    """The bank's questions as `quizapp export --to jsonl` writes them, from a pack made there."""
    begin(pack, header("measured", "Measured", "en"), copies, bank)
    return [json.loads(line) for line in lines(read_pack(pack))]


def _read(document: Document, path: Path) -> Read:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Read(name=document.name, sha256=sha256, title=document.title, date=document.date, language=document.language)
