"""What a file says becomes questions, question by question; what does not fit becomes problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from quizapp.packs.file import BROKEN, JsonLines, Key, YamlFile
from quizapp.packs.model import FORMAT, Curated, Defaults, Header, Question, Source
from quizapp.packs.problems import Problem
from quizapp.packs.syntax import short
from quizapp.packs.translating import translated

GENERATED_FORMAT = "quizapp-generated/1"
CURATED_FORMAT = "quizapp-curated/1"
WAS = "was"
"""The key of an edit that holds the fingerprint of the question it was made from."""
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_WITH_DEFAULTS = ("topic", "tags", "difficulty")
_STANDS_IN = {"format": FORMAT, "id": "unnamed", "title": "unnamed"}
"""The head of a pack whose own cannot be read."""
_LOOKED_UP_BY = ("title", "language", "defaults")
_DRAWN_BY = ("id", "draw", "only_checked")
_FURTHER = ("format", "defaults", "questions")


@dataclass(frozen=True, slots=True)
class Item:
    """A question, the file it comes from, and its path there."""

    question: Question
    file: YamlFile
    at: Key
    generated: bool = False


def header_of(file: YamlFile, problems: list[Problem]) -> Header | None:
    """The header of `pack.yaml`, or None where it cannot be used."""
    raw = file.data
    if raw is None and file.faults():
        return None
    if not isinstance(raw, dict):
        hint = f"begin with format: {FORMAT}, id:, title: and questions:"
        problems.append(file.problem((), "not_a_pack", "this is not a pack", hint))
        return None
    if not _known_format(file, raw, FORMAT, problems):
        return None
    broken = {key: _STANDS_IN.get(key) for key, value in raw.items() if value == BROKEN}
    said = {key: value for key, value in raw.items() if key != "questions" and key not in broken}
    try:
        header = Header.model_validate({**said, **{key: value for key, value in broken.items() if value}})
    except ValidationError as error:
        problems += translated(error, said, file, (), [*Header.model_fields, "questions"])
        return None
    return None if broken else header


def partial_header(raw: Any) -> Header | None:
    """What stands in for a header that is wrong: what questions and exams are looked up by, as far as it is right."""
    if not isinstance(raw, dict):
        return None
    listed = raw.get("sources")
    sources = {}
    for name, said in listed.items() if isinstance(listed, dict) else ():
        with suppress(ValidationError):
            sources[name] = Source.model_validate(said)
    right = {key: raw[key] for key in _LOOKED_UP_BY if key in raw and _is_right(key, raw[key])}
    exams = _draws(raw.get("exams"))
    said = {"license": str(raw.get("license", "?")), "sources": sources, "exams": exams}
    return Header.model_validate({**_STANDS_IN, **right, **said})


def _is_right(key: str, value: object) -> bool:
    with suppress(ValidationError):
        Header.model_validate({**_STANDS_IN, key: value})
        return value != BROKEN
    return False


def _draws(exams: object) -> list[dict[str, Any]]:
    """What the exams draw; nothing where that is wrong itself, and is told as such."""
    listed = exams if isinstance(exams, list) and all(isinstance(one, dict) for one in exams) else []
    drawn = [{"title": "unnamed", **{key: one[key] for key in _DRAWN_BY if key in one}} for one in listed]
    return drawn if _is_right("exams", drawn) else []


def _known_format(file: YamlFile, raw: Mapping[str, Any], known: str, problems: list[Problem]) -> bool:
    """Whether the file's format is the known one; a missing one is left to the model to report."""
    said = raw.get("format")
    if said is None or said in (known, BROKEN):
        return True
    name, _, version = str(said).partition("/")
    at: Key = (1, "format") if isinstance(file, JsonLines) else ("format",)
    if name == known.partition("/")[0] and re.fullmatch(r"\d+(\.\d+)*", version):
        message = f"{short(str(said))} was written for a newer quizapp; this one reads {known}"
        problems.append(file.problem(at, "newer_format", message, "update quizapp: pip install --upgrade quizapp"))
    else:
        problems.append(file.problem(at, "format", f"{short(str(said))} is not a known format", f"write {known}"))
    return False


def question_items(
    file: YamlFile, defaults: Defaults | None, problems: list[Problem], *, is_header: bool
) -> Iterator[Item]:
    """The questions of a file that people write: `questions:` of a mapping, or a bare list in a further file."""
    raw = file.data
    if not is_header and isinstance(raw, list):
        yield from _items(file, (((number,), one) for number, one in enumerate(raw)), defaults, problems)
        return
    if not isinstance(raw, dict):
        if not is_header and raw is not None:
            problems.append(file.problem((), "not_questions", "a list of questions is meant here"))
        return
    if not is_header:
        defaults = _further(file, raw, defaults, problems)
    listed = raw.get("questions") or []
    if isinstance(listed, list):
        numbered = ((("questions", number), one) for number, one in enumerate(listed))
        yield from _items(file, numbered, defaults, problems)
    else:
        hint = "write each question after a hyphen"
        problems.append(file.problem(("questions",), "list_type", "a list of questions is meant here", hint))


def _further(
    file: YamlFile, raw: Mapping[str, Any], given: Defaults | None, problems: list[Problem]
) -> Defaults | None:
    """The defaults of a further file, which may also name its format."""
    _known_format(file, raw, FORMAT, problems)
    for key in raw:
        if key not in _FURTHER:
            message = f"unknown key {short(key)}"
            hint = "further files hold questions: and defaults:; the rest stands in pack.yaml"
            problems.append(file.problem((key,), "extra_forbidden", message, hint, key=True))
    if raw.get("defaults", BROKEN) == BROKEN:
        return given
    try:
        return Defaults.model_validate(raw["defaults"])
    except ValidationError as error:
        problems += translated(error, raw["defaults"], file, ("defaults",), Defaults.model_fields)
        return given


def generated_items(file: JsonLines, defaults: Defaults | None, problems: list[Problem]) -> Iterator[Item]:
    """The questions of a file that programs write; its first line is a header."""
    lines = file.objects(problems)
    number, head = next(lines, (0, None))
    if not number:
        return
    if head is None or not isinstance(head.get("format"), str):
        message = f"the first line does not say format {GENERATED_FORMAT}"
        problems.append(file.problem((number,), "format", message, "run quizapp generate again"))
        return
    if _known_format(file, head, GENERATED_FORMAT, problems):
        objects = (((at,), one) for at, one in lines if one is not None)
        yield from _items(file, objects, defaults, problems, generated=True)


def _items(
    file: YamlFile, listed: Iterable[tuple[Key, Any]], defaults: Defaults | None, problems: list[Problem], **how: bool
) -> Iterator[Item]:
    given = {key: getattr(defaults, key) for key in _WITH_DEFAULTS if defaults and getattr(defaults, key)}
    for at, raw in listed:
        if raw == BROKEN:
            continue
        question = validated(file, at, {**given, **raw} if given and isinstance(raw, dict) else raw, problems)
        if question is not None:
            yield Item(question, file, at, **how)


def validated(file: YamlFile, at: Key, raw: Any, problems: list[Problem]) -> Question | None:
    """One question, or None and what is wrong with it."""
    try:
        return _QUESTION.validate_python(raw)
    except ValidationError as error:
        kind = raw.get("kind") if isinstance(raw, dict) else ""
        problems += translated(error, raw, file, at, _fields(str(kind)))
        wrong = {part for one in error.errors(include_url=False) for part in one["loc"][1:2]}
        problems += _behind(raw, wrong, file, at) if wrong else ()
        return None


def question_of(raw: Mapping[str, Any]) -> Question | None:
    """One question, or None where it is not right."""
    with suppress(ValidationError):
        return _QUESTION.validate_python(raw)
    return None


def _behind(raw: Mapping[Any, Any], wrong: Collection[Any], file: YamlFile, at: Key) -> list[Problem]:
    """What is wrong between the values of a question that are right, each by itself."""
    right = {key: value for key, value in raw.items() if key not in wrong}
    try:
        _QUESTION.validate_python({"id": "x", "prompt": "x", **right})
    except ValidationError as further:
        found = translated(further, raw, file, at, ())
        return [one for one in found if one.code != "missing"]
    return []


@cache
def _fields(kind: str) -> dict[str, Any]:
    """The keys that a kind of question may have."""
    union = get_args(get_args(Question)[0])
    models = [model for model in union if kind in get_args(model.model_fields["kind"].annotation)] or list(union)
    return {name: field for model in models for name, field in model.model_fields.items()}


def curated_of(file: YamlFile, problems: list[Problem]) -> Curated | None:
    """What the curator decided; decisions that cannot be read are problems, the others hold."""
    raw = file.data
    if raw is None:
        return None
    if not isinstance(raw, dict):
        problems.append(file.problem((), "not_curated", "keep:, edit: and reject: are meant here"))
        return None
    if not _known_format(file, raw, CURATED_FORMAT, problems):
        return None
    if "format" not in raw:
        problems.append(file.problem((), "missing", "'format' is missing", f"write format: {CURATED_FORMAT}"))
        raw = {**raw, "format": CURATED_FORMAT}
    edits = raw.get("edit") if isinstance(raw.get("edit"), list) else []
    said = {**raw, "edit": []} if edits else raw
    marked = [one for one in edits or () if isinstance(one, dict) and isinstance(one.get(WAS), str)]
    was = {str(one.get("id", "")): one[WAS] for one in marked}
    edits = [_without(one, WAS) for one in edits or ()]
    try:
        decisions = Curated.model_validate(said)
    except ValidationError as error:
        problems += translated(error, said, file, (), Curated.model_fields)
        return None
    good = [validated(file, ("edit", n), one, problems) for n, one in enumerate(edits) if one != BROKEN]
    return decisions.model_copy(update={"edit": tuple(one for one in good if one is not None), "edited_from": was})


def _without(one: Any, key: str) -> Any:
    return {name: value for name, value in one.items() if name != key} if isinstance(one, dict) else one


def from_json(body: str) -> Question:
    """A question as the cache keeps it."""
    return _QUESTION.validate_json(body)
