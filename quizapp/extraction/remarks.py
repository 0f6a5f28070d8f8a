"""Names with remarks under them: `Ida Roe` and under it `Mill at dusk, Arn Museum`, asked by the remark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.documents import verbs
from quizapp.documents.model import Block, Document, Span
from quizapp.extraction.attributes import question
from quizapp.extraction.fields import fits
from quizapp.extraction.names import is_name, looks_like_person
from quizapp.extraction.nesting import Nest, heading_over, nests, told_by
from quizapp.extraction.owner import with_the
from quizapp.extraction.phrases import share_words, singular
from quizapp.extraction.stated import LONGEST_PASSAGE, made, spread
from quizapp.extraction.subject import is_generic
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import parse_date

_FEWEST, _MOST, _MOST_NAME, _SHORTEST, _LONGEST = 3, 16, 6, 3, 14
_ASIDE = re.compile(r"\s*(?:\(.*\)|,? (?:aka|a\.k\.a\.|also) .*|:)$")
_NO_NAME = re.compile(r"[“”\"?!;:/|=]|\d\)|https?:")
_NO_REMARK = re.compile(
    r"[“”\"?!;|=]|:|https?:|^(?:around|about|c\.|ca\.?) "
    r"|\b(?:this|these|that|those|it|its|they|their|his|her|see|above|below|we|you|your|etc|e\.g|i\.e)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?P<done>[A-Z][a-z]+) in (?P<when>(?:[A-Z][a-z]+ )?(?:1\d|20)\d\d)\b(?![–/-]\d)")


def facts(document: Document) -> list[Fact]:
    """Which name a remark belongs to, and when what has the name was built or begun, where many names have such."""
    named = [nest for nest in nests(document) if name_of(nest.over)]
    found = [fact for nest in named for fact in _of_name(document, nest)] if len(named) >= _FEWEST else []
    return spread(found, _MOST)


def name_of(block: Block) -> str:
    """The name that an item consists of, without what is only added to it; empty where it is no name."""
    name = _ASIDE.sub("", block.text)
    words = name.split()
    told = 2 <= len(words) <= _MOST_NAME and is_name(name) and not (is_generic(name) or _NO_NAME.search(name))
    return name if told and block.level == 1 and not block.cells and singular(words[-1]) == words[-1] else ""


def _of_name(document: Document, nest: Nest) -> Iterator[Fact]:
    name = name_of(nest.over)
    for block in nest.under:
        if (done := _done(document, block, name)) is not None:
            yield done
        elif _is_remark(document, block, name) and block.span.end - nest.over.span.start <= LONGEST_PASSAGE:
            yield _remark(document, nest.over, block, name)


def _done(document: Document, block: Block, name: str) -> Fact | None:
    """`Built in 1286`: when."""
    match = _DONE.match(block.text)
    asked = question(match["done"], with_the(name, document.text), "", match["when"]) if match else None
    if match is None or asked is None or not parse_date(match["when"]) or not fits(match["when"], asked.kind):
        return None
    key = match["done"].lower()
    value = Part(key, match["when"], asked.kind, block.place(match.start("when"), match.end("when")))
    return made(
        document, block, Family.FIELD, (name, key), value, passage=block.span,
        parts=(Part("subject", name, ValueType.TERM), value, Part("prompt", asked.prompt, ValueType.PHRASE)),
        rule="field",
    )  # fmt: skip


def _is_remark(document: Document, block: Block, name: str) -> bool:
    text = block.text.rstrip(" .")
    few = _SHORTEST <= len(text.split()) <= _LONGEST and not _NO_REMARK.search(text)
    own = few and not share_words(text, name) and verbs.finite(text) < verbs.SURE
    return own and document.text.count(text) == 1


def _remark(document: Document, over: Block, block: Block, name: str) -> Fact:
    said, source = block.text.rstrip(" ."), told_by(document)
    asked = f"under which name is “{said}” listed?"
    heading = heading_over(document, over)
    asked = f"{source}{asked}" if source else f"In “{heading}”, {asked}" if heading else asked[0].upper() + asked[1:]
    at = over.text.find(name)
    kind = ValueType.PERSON if looks_like_person(name) else ValueType.TERM
    value = Part("name", name, kind, over.place(at, at + len(name)))
    return made(
        document, block, Family.FIELD, (said, "listed under"), value,
        passage=Span(over.span.start, block.span.end),
        parts=(Part("subject", said, ValueType.TERM), value, Part("prompt", asked, ValueType.PHRASE)),
        rule="remark under a name",
    )  # fmt: skip
