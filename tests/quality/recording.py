"""`record sample.jsonl FIRST.jsonl SECOND.jsonl [THIRD.jsonl]`: what readers said of a sample, into judgements.jsonl.

A verdict is a line `{"qid", "c": {"G": 1, ...}, "rival", "accept", "failure", "note"}`. Acceptance is computed from the
points, not taken from the line. Where two readers differ a third decides; without a third those questions are listed,
count as rejected, and are not kept.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.quality.agreement import accepted, kappa, missed, told
from tests.quality.judgements import FAILURES, FILE, append, read
from tests.quality.sampling import key_of

Row = dict[str, Any]


def main(argv: Sequence[str]) -> int:
    """Print what the verdicts come to and keep them."""
    options = _options(argv)
    keys = _lines(key_of(options.sample))
    readers = [{row["qid"]: row for row in _lines(path)} for path in options.verdicts]
    known = read(options.judgements)
    new = [decided for key in keys if key["hash"] not in known and (decided := decide(key, readers))]
    kept = [row for row in new if row["accept"] is not None]
    if not options.dry:
        append(kept, options.judgements)
    before = [known[key["hash"]] | {"status": key["status"]} for key in keys if key["hash"] in known]
    for line in summary([*before, *new], len(before), len(keys), readers):
        print(line)
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality record", description=__doc__)
    parser.add_argument("sample", type=Path)
    parser.add_argument("verdicts", type=Path, nargs="+", help="one file a reader, at most three")
    parser.add_argument("--judgements", type=Path, default=FILE)
    parser.add_argument("--dry", action="store_true", help="print, keep nothing")
    return parser.parse_args(argv)


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def decide(key: Mapping[str, Any], readers: Sequence[Mapping[str, Row]]) -> Row | None:
    """The judgement of one question: None where nobody read it, `accept` None where two differ and no third read it."""
    read_by = [verdicts[key["qid"]] for verdicts in readers if key["qid"] in verdicts]
    if not read_by:
        return None
    votes = [accepted(verdict["c"]) for verdict in read_by]
    agreed = len(set(votes[:2])) == 1
    undecided = not agreed and len(votes) < 3
    accept = votes[0] if agreed else votes[2] if len(votes) > 2 else None
    against = [verdict for verdict, vote in zip(read_by, votes, strict=True) if not vote]
    decisive = against[-1:] if not agreed else against[:1]
    row: Row = {
        name: key[name] for name in ("hash", "set", "document", "rule", "found_by", "kind", "status", "features")
    }
    row |= {"accept": None if undecided else int(bool(accept)), "readers": len(votes), "agreed": agreed}
    row |= {"failure": "", "missed": []}
    if not accept and decisive:
        row |= {"failure": _failure(decisive[0]), "missed": missed(decisive[0]["c"])}
    return row


def _failure(verdict: Row) -> str:
    said = str(verdict.get("failure") or "").strip().lower()
    return said if said in FAILURES else "other"


def summary(rows: Sequence[Row], before: int, drawn: int, readers: Sequence[Mapping[str, Row]]) -> list[str]:
    """What a person wants to know of a sample's verdicts."""
    approved = [row for row in rows if row["status"] == "approved"]
    good = [row for row in approved if row["accept"]]
    lines = [f"accepted: {told(len(good), len(approved))}; {before} of {drawn} drawn judged before"]
    if unread := drawn - len(rows):
        lines.append(f"not read: {unread}")
    if drafts := [row for row in rows if row["status"] != "approved"]:
        lines.append(f"drafts that would be accepted: {told(sum(bool(row['accept']) for row in drafts), len(drafts))}")
    if open_ones := [f"q-{row['hash']}" for row in rows if row["accept"] is None]:
        lines.append(f"for a third reader: {' '.join(open_ones)}")
    lines += _reliability(readers)
    bad = [row for row in approved if not row["accept"]]
    lines.append("failures: " + _counted(Counter(row["failure"] for row in bad)))
    lines.append("points missed: " + _counted(Counter(point for row in bad for point in row["missed"])))
    return [*lines, *by("rule", approved), *by("kind", approved), *by("set", approved)]


def _reliability(readers: Sequence[Mapping[str, Row]]) -> list[str]:
    if len(readers) < 2:
        return []
    both = [qid for qid in readers[0] if qid in readers[1]]
    votes = [[accepted(reader[qid]["c"]) for qid in both] for reader in readers[:2]]
    same = sum(a == b for a, b in zip(*votes, strict=True))
    lines = [f"readers: kappa {kappa(*votes):.2f}, the same on {same} of {len(both)}"]
    odd = [qid for reader in readers for qid, row in reader.items() if bool(row.get("accept")) != accepted(row["c"])]
    return [*lines, f"verdicts whose own `accept` is not that of their points: {len(odd)}"] if odd else lines


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none"


def by(name: str, rows: Sequence[Row]) -> list[str]:
    """Accepted of judged for each value of a key, the worst losses first."""
    good, all_of = Counter[str](), Counter[str]()
    for row in rows:
        all_of[row[name]] += 1
        good[row[name]] += bool(row["accept"])
    order = sorted(all_of, key=lambda value: (good[value] - all_of[value], -all_of[value], value))
    return [f"  {name} {value}: {good[value]} of {all_of[value]}" for value in order]
