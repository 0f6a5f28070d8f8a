"""Items that say where a thing is: `North Post, located at Arn, near the bridge`."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.names import is_name
from quizapp.extraction.owner import with_the
from quizapp.extraction.phrases import PRESENT
from quizapp.extraction.stated import made, part_of
from quizapp.extraction.subject import as_of_label
from quizapp.facts.model import Fact, Family, Part, ValueType

_LIES = re.compile(
    r"^(?P<name>[^,;:()]{3,60}), (?P<how>located|situated|based|headquartered|stationed) (?:at|in|on) "
    r"(?P<place>[^,;:()]{3,60}?)(?:, near (?P<near>[^,;:()]{3,40}))?[.;]?$"
)


def facts(document: Document) -> list[Fact]:
    """Where the things are that the document's items name."""
    return [fact for block in document.blocks if block.kind is BlockKind.ITEM for fact in _of_item(document, block)]


def _of_item(document: Document, block: Block) -> list[Fact]:
    match = _LIES.match(block.text)
    if not match or not is_name(match["name"]) or not is_name(match["place"]):
        return []
    lead = document.passage(block.lead) if block.lead else ""
    changing = bool(PRESENT.search(lead)) or match["how"] in ("based", "headquartered", "stationed")
    day = as_of_label(document) if changing else ""
    if changing and not day:
        return []
    name = with_the(match["name"], document.text)
    asked = [("place", f"Where is {name} {match['how']}")]
    if match["near"] and is_name(match["near"]):
        asked.append(("near", f"Near which place is {match['place']}, where {name} is {match['how']}"))
    return [
        _fact(document, block, match, role, f"{said}{f' {day}' if day else ''}?", bool(day)) for role, said in asked
    ]


def _fact(document: Document, block: Block, match: re.Match[str], role: str, prompt: str, dated: bool) -> Fact:
    value = part_of(block, match.start(role), match.end(role), role, ValueType.PLACE)
    return made(
        document, block, Family.YEAR, (match["name"], role), value, passage=block.span,
        parts=(Part("subject", match["name"], ValueType.TERM), value, Part("prompt", prompt, ValueType.PHRASE)),
        volatile=dated, as_of=(document.date or "") if dated else "",
        as_of_label=as_of_label(document) if dated else "", rule="place of an item",
    )  # fmt: skip
