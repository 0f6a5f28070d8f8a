"""Records as YAML that packs are read from: every scalar is text, so only what would be read otherwise is quoted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

_WIDTH = 100
_ONE_LINE = 1_000_000


class _Dumper(yaml.SafeDumper):
    """Knows no numbers, dates or truth values: `on: 2026-11-29` needs no quotes."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text of several lines as it is, line under line."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_NOTHING_BUT_TEXT: dict[str, Any] = {}
_Dumper.yaml_implicit_resolvers = _NOTHING_BUT_TEXT
_Dumper.add_representer(str, _text)


def block(said: object) -> str:
    """A record or a list, a key or an item a line."""
    return _dumped(said, _WIDTH, flow=False)


def line(said: Mapping[str, Any]) -> str:
    """A record in one line, in braces."""
    return _dumped(said, _ONE_LINE, flow=True)


def _dumped(said: object, width: int, *, flow: bool) -> str:
    return yaml.dump(
        _texts(said), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width, default_flow_style=flow
    )


def _texts(value: object) -> object:
    """The same with every scalar as text."""
    if isinstance(value, Mapping):
        return {str(key): _texts(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
