"""What readers said of questions, kept by the question's hash: `judgements.jsonl`, one a line, no text in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("judgements.jsonl")
FAILURES = frozenset(
    (
        *("ungrounded", "underspecified", "not_unique", "truncated_answer", "malformed", "wrong_wh", "leak"),
        *("undated", "bad_distractor", "low_worth", "coreference", "structure", "duplicate"),
    )
)


def question_hash(line: Mapping[str, Any]) -> str:
    """What a judgement is of: prompt, answers, choices in any order, and the passage; the rest may change."""
    answers = line["answers"] if line["kind"] in {"multi", "order", "match"} else line["answers"][:1]
    passage = line["sources"][0]["quote"] if line["sources"] else ""
    said = [line["prompt"], answers, line.get("pairs") or [], sorted(line["choices"] or []), passage]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def read(path: Path = FILE) -> dict[str, dict[str, Any]]:
    """Hash -> judgement; the last one of a hash holds."""
    if not path.exists():
        return {}
    rows = (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip())
    return {row["hash"]: row for row in rows}


def append(rows: Iterable[Mapping[str, Any]], path: Path = FILE) -> int:
    """Add those judgements that are not there yet; how many they were."""
    known = read(path)
    new = [row for row in rows if known.get(row["hash"]) != row]
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in new)
    return len(new)
