"""The JSON Schema of what people write, made of the model, so that editors complete and check it while it is typed."""

from __future__ import annotations

import json
from typing import Any

from quizapp.packs.model import FORMAT, Defaults, Pack

SCHEMA_FILE = "pack.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The line at the top of a file that leads editors to the schema beside it."""
_DRAFT = "http://json-schema.org/draft-07/schema#"
_ANY_SCALAR = ["string", "number", "boolean"]
_NAMED = frozenset({"properties", "$defs"})
"""Keys of a schema whose own keys are names."""


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def is_schema(written: bytes) -> bool:
    """Whether a file is such a schema, of this quizapp or an earlier one."""
    return written.startswith(b"{") and _DRAFT.encode() in written and FORMAT.encode() in written


def schema() -> dict[str, Any]:
    """What `pack.yaml` may say, or a further file: a bare list of questions, or `questions:` and `defaults:`."""
    pack = _rewritten(Pack.model_json_schema())
    defined = pack.pop("$defs") | {"Pack": pack, "Question": pack["properties"]["questions"].pop("items")}
    questions = {"type": "array", "items": {"$ref": "#/$defs/Question"}}
    pack["properties"]["questions"] = {**questions, "type": ["array", "null"]}
    further = {name: pack["properties"][name] for name in ("format", "questions")}
    defined["Further"] = {
        "type": "object",
        "properties": {**further, "defaults": {"$ref": f"#/$defs/{Defaults.__name__}"}},
        "additionalProperties": False,
    }
    of_a_pack = {"type": "object", "anyOf": [{"required": ["id"]}, {"required": ["title"]}]}
    named = _when(of_a_pack, {"$ref": "#/$defs/Pack"}, {"$ref": "#/$defs/Further"})
    return {"$schema": _DRAFT, **_when({"type": "array"}, questions, named), "$defs": defined}


def _when(test: dict[str, Any], then: dict[str, Any], otherwise: dict[str, Any]) -> dict[str, Any]:
    return {"if": test, "then": then, "else": otherwise}


def _rewritten(node: Any) -> Any:
    """A union as tests of what is meant, so that a mistake is told of that alone; text may look like a number."""
    if isinstance(node, list):
        return [_rewritten(one) for one in node]
    if not isinstance(node, dict):
        return node
    if "discriminator" in node:
        return _by_kind(node["discriminator"]["mapping"])
    if "anyOf" in node:
        return _by_form([_rewritten(one) for one in node["anyOf"]])
    found = {
        key: {name: _rewritten(one) for name, one in value.items()} if key in _NAMED else _rewritten(value)
        for key, value in node.items()
        if key != "default" and (key != "title" or not isinstance(value, str))
    }
    if found.get("type") == "string" and not {"enum", "const"} & found.keys():
        found["type"] = _ANY_SCALAR if {"minLength", "pattern"} & found.keys() else [*_ANY_SCALAR, "null"]
    return found


def _by_form(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """One of several forms: a list, keys and values, or a single value, each told from the others by a test."""
    lists = [one for one in choices if one.get("type") == "array"]
    keyed = [one for one in choices if "$ref" in one]
    plain = [one for one in choices if one not in lists and one not in keyed]
    found: dict[str, Any] = plain[0] if len(plain) == 1 else {"anyOf": plain}
    for form, several in (("object", keyed), ("array", lists)):
        for one in several:
            found = _when({"type": form}, one, found)
    return found


def _by_kind(mapping: dict[str, str]) -> dict[str, Any]:
    tests = [
        {"if": {"required": ["kind"], "properties": {"kind": {"const": kind}}}, "then": {"$ref": where}}
        for kind, where in sorted(mapping.items())
    ]
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": sorted(mapping)}},
        "allOf": tests,
    }
