"""What the model says against a value, in the words and at the place that help its author."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quizapp.packs.file import Key, YamlFile
from quizapp.packs.kinds import KINDS
from quizapp.packs.problems import Problem
from quizapp.packs.syntax import short

_OTHER_KINDS = {
    "mc": "choice", "multiple": "choice", "multiplechoice": "choice", "single": "choice", "multiselect": "multi",
    "multipleanswers": "multi", "tf": "truefalse", "boolean": "truefalse", "bool": "truefalse", "text": "short",
    "shortanswer": "short", "word": "short", "numeric": "number", "numerical": "number", "int": "number",
    "day": "date", "year": "date", "blank": "cloze", "blanks": "cloze", "gap": "cloze", "fill": "cloze",
    "matching": "match", "pairs": "match", "ordering": "order", "sequence": "order", "sort": "order",
    "open": "flashcard", "essay": "flashcard", "card": "flashcard", "basic": "flashcard",
}  # fmt: skip
COMMA = "inside [ ] a comma ends an item: put the text in quotes"
_SPELT = {"dict": "keys and values", "list": "a list"}


def near(word: str, words: Iterable[str]) -> str:
    """`did you mean 'Kumanovo'?`, or nothing where no word is near."""
    by_fold = {one.casefold(): one for one in words}
    found = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return f"did you mean '{by_fold[found[0]]}'?" if found else ""


def translated(error: ValidationError, raw: Any, file: YamlFile, at: Key, fields: Collection[str]) -> list[Problem]:
    """The problems of one value that did not validate; `fields` are the keys it may have."""
    details = error.errors(include_url=False)
    unknown = [str(one["loc"][-1]) for one in details if one["type"] == "extra_forbidden"]
    found = []
    for one in details:
        if one["type"] == "missing" and get_close_matches(str(one["loc"][-1]), unknown, n=1):
            continue
        if one["type"] == "too_short" and any(_is_inside(other["loc"], one["loc"]) for other in details):
            continue
        found.append(_problem(one, raw, file, at, fields))
    return found


def _is_inside(loc: tuple[int | str, ...], outer: tuple[int | str, ...]) -> bool:
    """Whether a place lies inside another: a list is only too short because of what is wrong with its items."""
    return len(loc) > len(outer) and loc[: len(outer)] == outer


def _problem(one: ErrorDetails, raw: Any, file: YamlFile, at: Key, fields: Collection[str]) -> Problem:
    context = one.get("ctx", {})
    at_kind = ("kind",) if one["type"] == "union_tag_invalid" else ()
    path, value = walked(raw, (*one["loc"], *at_kind, *context.get("at", ())))
    if one["type"] == "missing":
        name = str(one["loc"][-1])
        return file.problem((*at, *path), "missing", f"'{name}' is missing", _MISSING.get(name, ""))
    if one["type"] == "extra_forbidden":
        return _unknown(path, value, file, at, fields if len(path) == 1 else ())
    message, hint = _message(one, value)
    cut = file.cut_off((*at, *path))
    if cut:
        hint = f"{hint}; " if hint else ""
        hint += f"{short(cut)} is read as a comment: put the text in quotes if it belongs to it"
    key = one["loc"][-1:] == ("[key]",)
    code = one["type"] if one["type"] in _MESSAGES or "message" in context else "value"
    return file.problem((*at, *path), code, message, hint, key=key)


_MISSING = {
    "format": "write format: quizapp-pack/1",
    "id": "give it a name of small letters, digits and hyphens, and never change it",
    "title": "write title: and what the pack is about",
    "answer": "write answer: and the right answer",
    "answers": "list the right ones under answers:",
    "choices": "list the options under choices:",
    "text": "write text: with gaps as {{answer}}",
}


def walked(raw: Any, loc: tuple[str | int, ...]) -> tuple[Key, Any]:
    """The parts of a location that the document has: a union's tag and values that stand for lists are passed over."""
    path: list[str | int] = []
    for part in loc:
        if _has(raw, part):
            raw = raw[part]
            path.append(part)
    return tuple(path), raw


def _has(raw: Any, part: str | int) -> bool:
    if isinstance(raw, list):
        return isinstance(part, int) and part < len(raw)
    return isinstance(raw, dict) and part in raw


def _unknown(path: Key, value: Any, file: YamlFile, at: Key, fields: Collection[str]) -> Problem:
    name = str(path[-1]) if path else ""
    hint = near(name, fields)
    if value == "" and (" " in name or file.place((*at, *path)).line == file.place((*at, *path[:-1])).line):
        hint = "inside { } a comma ends a value: put the text in quotes, or write each key on its own line"
    return file.problem((*at, *path), "extra_forbidden", f"unknown key {short(name)}", hint, key=True)


def _message(one: ErrorDetails, value: Any) -> tuple[str, str]:
    context = one.get("ctx", {})
    if one["type"] in _MESSAGES:
        return _MESSAGES[one["type"]](value, context)
    if "message" in context:
        hint = str(context.get("hint", ""))
        if context.get("near"):
            hint = near(str(context["word"]), context["near"]) or _pieces(context)
        return str(context["message"]), hint
    return one["msg"][:1].lower() + one["msg"][1:], ""


def _pieces(context: Mapping[str, Any]) -> str:
    """A choice with a comma in it, written inside [ ], became two."""
    pieces = [piece.strip() for piece in str(context["word"]).split(",")]
    if len(pieces) > 1 and all(piece in context["near"] for piece in pieces):
        return COMMA
    return "it must be one of: " + ", ".join(short(choice) for choice in context["near"][:6])


def _kind(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    kind = value.get("kind") if isinstance(value, dict) else value
    plain = re.sub(r"[^a-z]", "", str(kind).casefold())
    other = _OTHER_KINDS.get(plain) or _OTHER_KINDS.get(plain.removesuffix("s"))
    hint = f"did you mean '{other}'?" if other else near(str(kind), KINDS)
    return f"there is no kind {short(str(kind))}", hint or "kinds are " + ", ".join(KINDS)


def _no_kind(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    return "'kind' is missing", "write kind: and one of " + ", ".join(KINDS)


def _not_text(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    if isinstance(value, list):
        return "text is meant here, not a list", "text that begins with [ or - needs quotes"
    if isinstance(value, dict):
        return "text is meant here, not keys and values", "text with a colon in it, or that begins with {, needs quotes"
    return "text is meant here", ""


def _not_slug(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    plain = re.sub(r"[^a-z0-9]+", "-", str(value).casefold()).strip("-")
    rule = "small letters, digits and hyphens"
    return f"{short(str(value))} cannot be an id", f"write {plain}" if plain else f"use {rule}"


def _literal(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return f"{short(str(value))} is not one of {', '.join(words)}", near(str(value), words)


def _few(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    return f"at least {context['min_length']} are needed, here are {context['actual_length']}", ""


def _said(message: str, hint: str = "") -> Callable[[Any, Mapping[str, Any]], tuple[str, str]]:
    return lambda value, context: (message.format(value=short(str(value)), **context), hint)


_MESSAGES: dict[str, Callable[[Any, Mapping[str, Any]], tuple[str, str]]] = {
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "string_type": _not_text,
    "string_pattern_mismatch": lambda value, context: (
        _not_slug(value, context) if "a-z" in str(context.get("pattern")) else _tolerance(value, context)
    ),
    "string_too_short": _said("this is empty", "write something, or leave the key out"),
    "string_too_long": _said("this is longer than {max_length} characters"),
    "too_short": _few,
    "literal_error": _literal,
    "tuple_type": _said("a list is meant here", "write each item on its own line after a hyphen"),
    "list_type": _said("a list is meant here", "write each item on its own line after a hyphen"),
    "dict_type": _said("keys and values are meant here", "write each as `key: value` on its own line"),
    "model_type": _said("keys and values are meant here", "write each as `key: value` on its own line"),
    "model_attributes_type": _said("keys and values are meant here", "write each as `key: value` on its own line"),
    "int_parsing": _said("{value} is not a whole number"),
    "int_type": _said("a whole number is meant here"),
    "float_parsing": _said("{value} is not a number"),
    "bool_parsing": _said("{value} is neither true nor false", "write true or false"),
    "bool_type": _said("this is neither true nor false", "write true or false"),
    "greater_than_equal": _said("{value} is less than {ge}"),
    "less_than_equal": _said("{value} is more than {le}"),
}
_LISTS = {"tuple_type", "list_type", "dict_type", "model_type", "model_attributes_type"}
OF_YAML = frozenset({"missing", "union_tag_not_found", "string_type", "string_too_short", *_LISTS})
"""What is mended with a sign or a key of YAML, of which the hint speaks."""


def _tolerance(value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    return f"{short(str(value))} is not a tolerance", "write 50 or 5%"
