"""Records as YAML that packs are read from: every scalar is text, so only what would be read otherwise is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_WIDTH = 100
_ONE_LINE = 1_000_000


_LINE_ENDS = re.compile("(?<=[\n\x85\u2028\u2029])(?=[^\n])")
_ESCAPED = "\\U"
"""How the quick emitter writes what lies beyond the first 65,536 characters, which people could not read."""


class _Dumper(yaml.SafeDumper):
    """Knows no numbers, dates or truth values: `on: 2026-11-29` needs no quotes."""


class _Quick(yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper):  # type: ignore[misc]
    """The same, several times as fast where libyaml is there."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text of several lines as it is, line under line."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_NOTHING_BUT_TEXT: dict[str, Any] = {}
for _one in (_Dumper, _Quick):
    _one.yaml_implicit_resolvers = _NOTHING_BUT_TEXT
    _one.add_representer(str, _text)


def block(said: object) -> str:
    """A record or a list, a key or an item a line."""
    return _dumped(said, _WIDTH, flow=False)


def item(record: str) -> str:
    """A record, a key a line, as an item of a list.

    >>> item("id: a\\ntags:\\n- b\\n")
    '- id: a\\n  tags:\\n  - b\\n'
    """
    return f"- {_LINE_ENDS.sub('  ', record)}"


def line(said: Mapping[str, Any]) -> str:
    """A record in one line, in braces."""
    return _dumped(said, _ONE_LINE, flow=True)


def _dumped(said: object, width: int, *, flow: bool) -> str:
    texts = _texts(said)
    quick = _written(texts, _Quick, width, flow=flow)
    return _written(texts, _Dumper, width, flow=flow) if _ESCAPED in quick else quick


def _written(texts: object, dumper: Any, width: int, *, flow: bool) -> str:
    found = yaml.dump(texts, Dumper=dumper, sort_keys=False, allow_unicode=True, width=width, default_flow_style=flow)
    return str(found)


def _texts(value: object) -> object:
    """The same with every scalar as text."""
    if isinstance(value, Mapping):
        return {str(key): _texts(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
