"""Checks over a whole pack that could be read: ids, evidence, pictures, licence, and lint."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from quizapp.packs.evidence import (
    AMBIGUOUS,
    BEYOND,
    CHANGED,
    MISSING,
    MOVED,
    UNQUOTED,
    Located,
    WordStarts,
    line_of,
    locate,
)
from quizapp.packs.file import BROKEN, JsonLines, Key, YamlFile
from quizapp.packs.folder import inside
from quizapp.packs.linting import beside_each_other, linted, silenced, whole
from quizapp.packs.model import Evidence
from quizapp.packs.pictured import pictured
from quizapp.packs.problems import ERROR, NOTE, WARNING, Problem
from quizapp.packs.reading import LoadedPack
from quizapp.packs.sources import SourceText
from quizapp.packs.syntax import short
from quizapp.packs.translating import near
from quizapp.packs.validating import Item, question_of, validated

LONGEST, LONGEST_LIST, MOST_PASSAGES = 600, 3000, 4
MANY, LONG_TEXT = 200, 10_000
_SEVERAL = frozenset({"multi", "match", "order"})
_ELSEWHERE = ("evidence", "image", "image_alt")
"""The keys of what a question names that lies elsewhere, which can be looked up whatever else is wrong with it."""
_OUTDATED = frozenset({"quote_not_found", "quote_ambiguous", "quote_occurrence", "evidence_moved", "evidence_changed"})
"""What a document that changed makes of evidence; a question that is asked no more need not follow it."""


def cross_checks(pack: LoadedPack) -> list[Problem]:
    """What is wrong between the questions of a pack, or between them and its folder."""
    found = [*_ids(pack), *_sources(pack)]
    searches = _searches(pack)
    pictured_files = {file.name for file in pack.files if "![" in file.text}
    beside, language = beside_each_other(pack), pack.header.language
    for number, item in enumerate(pack.items):
        told = [*_evidence(pack, item, searches), *_image(pack, item)]
        told += _in_texts(pack, item) if item.file.name in pictured_files else []
        if item.question.status == "retired":
            told = [replace(one, severity=NOTE) if one.code in _OUTDATED else one for one in told]
        if item.question.status == "approved":
            told += linted(item, beside.get(number, ()), language)
        found += silenced(item, told)
    for item in map(_standing_in, _unread(pack)):
        found += [*_evidence(pack, item, searches), *_image(pack, item)]
    return [*found, *whole(pack)]


def problem(item: Item, path: tuple[str | int, ...], code: str, message: str, hint: str = "", **how: Any) -> Problem:
    """A problem with a question's value."""
    return item.file.problem((*item.at, *path), code, message, hint, **how)


def _ids(pack: LoadedPack) -> Iterator[Problem]:
    """Every id and every former name once."""
    first: dict[str, tuple[YamlFile, Key]] = {}
    unread = ((raw["id"], file, at) for raw, file, at in _unread(pack) if isinstance(raw.get("id"), str))
    for name, file, at in (*((item.question.id, item.file, item.at) for item in pack.items), *unread):
        if name in first:
            other, there = first[name]
            message = f"'{name}' is the id of another question ({other.name}:{other.place((*there, 'id')).line})"
            yield file.problem((*at, "id"), "duplicate_id", message, "ids are unique in a pack")
        first.setdefault(name, (file, at))
    former: dict[str, str] = {}
    for item in pack.items:
        for number, alias in enumerate(item.question.aliases):
            if alias in first or former.get(alias, item.question.id) != item.question.id:
                owner = alias if alias in first else former[alias]
                message = f"'{alias}' already means the question '{owner}'"
                yield problem(item, ("aliases", number), "duplicate_alias", message)
            former.setdefault(alias, item.question.id)


def _unread(pack: LoadedPack) -> Iterator[tuple[dict[str, Any], YamlFile, Key]]:
    """What people wrote as questions and is not right, each with its file and place."""
    counted = Counter(item.file.name for item in pack.items)
    for file in pack.files:
        data = None if isinstance(file, JsonLines) else file.data
        around: Key = ("questions",) if isinstance(data, dict) else ()
        listed = data.get("questions") if isinstance(data, dict) else data
        if not isinstance(listed, list) or len(listed) == counted[file.name]:
            continue
        read = {item.at for item in pack.items if item.file is file}
        for number, raw in enumerate(listed):
            at = (*around, number)
            if isinstance(raw, dict) and at not in read and validated(file, at, raw, []) is None:
                yield raw, file, at


def _standing_in(unread: tuple[dict[str, Any], YamlFile, Key]) -> Item:
    """A question that names what one that is not right names elsewhere, as far as that is right."""
    raw, file, at = unread
    blank = {"id": "x", "kind": "flashcard", "prompt": "x", "answer": "x", "status": "draft"}
    named = {key: raw[key] for key in _ELSEWHERE if key in raw and BROKEN not in str(raw[key])}
    right = {key: said for key, said in named.items() if question_of({**blank, key: said})}
    question = question_of({**blank, **right})
    assert question is not None
    return Item(question, file, at)


def _sources(pack: LoadedPack) -> Iterator[Problem]:
    """Sources whose file is not there, or not inside the pack."""
    for name in pack.header.sources:
        source = pack.sources[name]
        if source is not None and source.trouble:
            message = f"{source.source.path}: {source.trouble}"
            yield pack.files[0].problem(("sources", name, "path"), "source_file", message)


def _searches(pack: LoadedPack) -> dict[str, WordStarts]:
    """A faster search for long sources that many questions quote."""
    quotes: defaultdict[str, list[str]] = defaultdict(list)
    for item in pack.items:
        for evidence in item.question.evidence:
            if evidence.quote:
                quotes[evidence.source].append(evidence.quote)
    searches = {}
    for name, said in quotes.items():
        source = pack.sources[name]
        if len(said) >= MANY and source and source.text and LONG_TEXT <= len(source.text) <= LONG_TEXT * 200:
            searches[name] = WordStarts(source.text, said)
    return searches


def _evidence(pack: LoadedPack, item: Item, searches: Mapping[str, WordStarts]) -> Iterator[Problem]:
    cited = item.question.evidence
    if not cited and not item.question.explanation and item.question.status == "approved":
        hint = "say why, or where it stands: evidence: [{source: ..., quote: ...}]"
        yield problem(item, (), "no_reason", "neither explanation nor evidence", hint, severity=WARNING)
    if len(cited) > MOST_PASSAGES:
        message = f"{len(cited)} passages; {MOST_PASSAGES} are shown and exported"
        yield problem(item, ("evidence",), "many_passages", message, severity=WARNING)
    for number, evidence in enumerate(cited):
        path = ("evidence", number)
        source = pack.sources[evidence.source]
        if source is None:
            hint = near(evidence.source, pack.sources.names) or "name it under sources: in pack.yaml"
            yield problem(
                item, (*path, "source"), "unknown_source", f"there is no source {short(evidence.source)}", hint
            )
        elif source.text is not None:
            yield from _passage(
                pack, item, path, evidence, source, locate(source.text, evidence, searches.get(evidence.source))
            )


def _passage(
    pack: LoadedPack, item: Item, path: tuple[str | int, ...], evidence: Evidence, source: SourceText, place: Located
) -> Iterator[Problem]:
    text = source.text or ""
    at, said = (*path, "quote"), f"in {source.document}"
    if place.how == MISSING:
        meant = _nearest(text, evidence.quote)
        hint = f"did you mean '{meant}'?" if meant else "copy the passage out of the document"
        yield problem(item, at, "quote_not_found", f"this does not stand {said}", hint)
    elif place.how == AMBIGUOUS:
        hint = f"quote more of it, or say which: occurrence: 1 to {place.count}"
        yield problem(item, at, "quote_ambiguous", f"this stands {place.count} times {said}", hint)
    elif place.how == BEYOND:
        message = f"this stands only {place.count} times {said}"
        yield problem(item, (*path, "occurrence"), "quote_occurrence", message)
    elif place.how == MOVED:
        message = f"the passage has moved {said}: it is in line {line_of(text, place.start)} now"
        yield problem(item, at, "evidence_moved", message, _again(pack, item), severity=WARNING)
    elif place.how == CHANGED:
        message = f"the passage does not stand {said} any more: the document has changed"
        hint = _decide(pack, item) if item.question.checked else _again(pack, item)
        found = problem(item, at, "evidence_changed", message, hint, severity=WARNING)
        yield replace(found, was=evidence.quote, now=_nearest(text, evidence.quote))
    longest = LONGEST_LIST if item.question.kind in _SEVERAL else LONGEST
    if place.how != UNQUOTED and place.end - place.start > longest:
        message = f"{place.end - place.start} characters are more than a citation; {longest} are the most"
        yield problem(item, at, "long_passage", message, "quote the sentence that says it", severity=WARNING)


def _decide(pack: LoadedPack, item: Item) -> str:
    where = shlex.quote(str(pack.path))
    return f"quizapp pack accept {where} {item.question.id} if it still holds; otherwise pack edit or pack retire"


def _again(pack: LoadedPack, item: Item) -> str:
    if isinstance(item.file, JsonLines):
        return "run quizapp generate on the pack again"
    where = shlex.quote(str(pack.path))
    return f"edit its evidence, without start: and end: (quizapp pack edit {where} {item.question.id})"


def _nearest(text: str, quote: str) -> str:
    """The words of a text that are nearest to a quote, where some are near."""
    from rapidfuzz import fuzz

    if not quote or len(text) > 400_000:
        return ""
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=75)
    if found is None:
        return ""
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    words = " ".join(text[start:end].split())
    return words if len(words) <= 300 else ""


def _image(pack: LoadedPack, item: Item) -> Iterator[Problem]:
    image = item.question.image
    if not image:
        return
    yield from _file_of(pack, item, ("image",), image, ERROR)
    if not item.question.image_alt:
        hint = "write image_alt: and what it shows, for those who cannot see it"
        yield problem(item, ("image",), "no_image_alt", "the picture has no description", hint, severity=WARNING)


def _in_texts(pack: LoadedPack, item: Item) -> Iterator[Problem]:
    """What is wrong with pictures that stand in texts, which can be read without them."""
    for at, picture in pictured(item.question.model_dump(exclude={"evidence", "notes", "origin"})):
        yield from _file_of(pack, item, at, picture.path, WARNING)
        if not picture.alt:
            hint = f"write what it shows, for those who cannot see it: ![...]({picture.path})"
            yield problem(item, at, "no_image_alt", "the picture has no description", hint, severity=WARNING)


def _file_of(pack: LoadedPack, item: Item, at: Key, name: str, severity: str) -> Iterator[Problem]:
    path = inside(pack.root, name)
    if path is None:
        hint, message = (
            "put the picture into the pack's folder and name it from there",
            "is not inside the pack's folder",
        )
        yield problem(item, at, "image_outside", f"{short(name)} {message}", hint, severity=severity)
    elif not path.is_file():
        message = f"there is no file {short(name)} in the pack's folder"
        yield problem(item, at, "image_missing", message, severity=severity)


def in_order(problems: list[Problem], files: tuple[str, ...]) -> list[Problem]:
    """File by file, from top to bottom; of the same place errors first; nothing twice."""
    rank = {name: number for number, name in enumerate(files)}
    once = dict.fromkeys(problems)
    return sorted(once, key=lambda p: (rank.get(p.file, len(rank)), p.line, p.col, p.severity != ERROR, p.code))
