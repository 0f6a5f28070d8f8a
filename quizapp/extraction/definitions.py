"""What a sentence explains in passing: `the so-called X: the ...`, `Only one N, X, remains ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.documents.model import BlockKind, Document, Sentence
from quizapp.extraction.names import is_name
from quizapp.extraction.plain import doubtful
from quizapp.extraction.stated import made
from quizapp.extraction.subject import as_of_label
from quizapp.facts.model import Fact, Family, Part, ValueType

_CALLED = re.compile(
    r"\bthe so-called [\"“'‘]?(?P<term>[\w -]{3,50}?)[\"”'’]?(?:: | [–—] )(?P<meaning>(?:the|an?) [^:;–—()]{15,180})\.$"
)
_ONLY = re.compile(
    r"^Only one (?P<noun>[a-z][a-z-]+(?: [a-z-]+){0,2})(?: [–—] |, )(?P<name>[^–—,()]{3,60}?)(?: [–—] |, )"
    r"(?P<now>currently |still |now )?(?P<rest>(?P<verb>[a-z]+s|[a-z]+ed|was|had) [^,;:–—()]{8,100})\.$"
)
_BACK = re.compile(r"\b(?:this|that|these|those|it|its|they|their|he|his|she|her|such|which|who|we|our|you)\b", re.I)
MOST_WORDS = 20


def facts(document: Document) -> list[Fact]:
    """The facts of the document's sentences, in their order."""
    return [
        fact
        for sentence in document.sentences
        if document.blocks[sentence.block].kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for fact in (*_called(document, sentence), *_only(document, sentence))
    ]


def _called(document: Document, sentence: Sentence) -> Iterator[Fact]:
    """`the so-called fallow rule: the resting of a field`: what the term means."""
    match = _CALLED.search(sentence.text)
    if not match or _BACK.search(match["meaning"]) or len(match["meaning"].split()) > MOST_WORDS:
        return
    if not doubtful(match["meaning"]):
        yield _fact(document, sentence, match, "meaning", f"What is the {match['term']}?", match["term"], "")


def _only(document: Document, sentence: Sentence) -> Iterator[Fact]:
    """`Only one bridge, the Tolven Bridge, survived the flood of 1712`: which one."""
    match = _ONLY.match(sentence.text)
    if not match or not is_name(match["name"]) or _BACK.search(match["rest"]) or doubtful(match["rest"]):
        return
    past = match["verb"].endswith("ed") or match["verb"] in ("was", "had")
    day = "" if past else as_of_label(document)
    named = re.search(r"\b[A-Z]|\d", match["rest"])
    if not named or (not past and not day):
        return
    prompt = f"Which is the only {match['noun']} that {match['rest']}{f', {day}' if day else ''}?"
    yield _fact(document, sentence, match, "name", prompt, f"only {match['noun']}", day)


def _fact(
    document: Document, sentence: Sentence, match: re.Match[str], role: str, prompt: str, about: str, day: str
) -> Fact:
    block = document.blocks[sentence.block]
    start = sentence.start + match.start(role)
    value = Part(role, match[role], ValueType.PHRASE, block.place(start, start + len(match[role])))
    return made(
        document, block, Family.YEAR, (about, role), value, passage=block.place(sentence.start, sentence.end),
        parts=(Part("prompt", prompt, ValueType.PHRASE), value), importance=3, volatile=bool(day),
        as_of=(document.date or "") if day else "", as_of_label=day, rule="definition" if role == "meaning" else "only",
    )  # fmt: skip
