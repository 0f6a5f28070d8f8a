"""Rows in the form before this one, read with what they have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from quizapp.results import rows as results
from quizapp.results.rows import AnyRow

FORMAT = "quizapp-results/1"
NOWHERE = {"source": "-"}
"""No source is called so: what such a row tells, no later one takes back."""
_LACKING: Mapping[str, Mapping[str, Any]] = {
    "amended": {"card": "-/-"},
    "studied": NOWHERE,
    "feedback": NOWHERE,
    "correction": {**NOWHERE, "was": ""},
    "decision": {"keyed": {}},
}
_GONE = {"source": ("machines",), "attempt": ("machine",), "practised": ("topic", "kind")}


def read(line: bytes) -> AnyRow:
    """The row that a line says; raises ValueError where it is none."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return results.read(line)
    return results.read(json.dumps(_now(said)).encode() if isinstance(said, dict) else line)


def _now(said: dict[str, Any]) -> dict[str, Any]:
    kind = str(said.get("type"))
    row = {**_LACKING.get(kind, {}), **said}
    if kind == "source":
        row["heard"] = _heard(said.get("machines", []))
    return {name: value for name, value in row.items() if name not in _GONE.get(kind, ())}


def _heard(machines: Any) -> Any:
    """What was known of these machines' records; what are none stay what they are, to be refused."""
    named = isinstance(machines, list) and all(isinstance(one, str) for one in machines)
    return dict.fromkeys(machines, "") if named else machines
