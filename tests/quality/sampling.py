"""`sample FOLDER.. --n 120 --seed S -o sample.jsonl`: a random sample of questions for readers to judge.

Drawn from the approved questions, stratified by kind in proportion. Those drawn that were judged before are not
written again; their verdicts count when the sample is recorded. Beside FILE stands FILE's key: hash, rule, features.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quizapp.documents.model import Document
from quizapp.engines import english_engine
from quizapp.writing.ranker import features
from tests.quality.judgements import FILE, question_hash, read
from tests.quality.run import Run, run

Line = dict[str, Any]
LONGEST_AROUND = 3000


def main(argv: Sequence[str]) -> int:
    """Write the sample and its key; say how many there are to read."""
    options = _options(argv)
    engine = english_engine()
    runs = [run(folder, engine, options.set) for folder in options.folders]
    pool = [asked(one, line) for one in runs for line in one.exported]
    drawn = draw([one for one in pool if one["key"]["status"] == "approved"], options.n, options.seed)
    if options.drafts:
        drawn += draw([one for one in pool if one["key"]["status"] == "draft"], options.drafts, options.seed)
    random.Random(options.seed).shuffle(drawn)
    known = read(options.judgements)
    to_read = [one["shown"] for one in drawn if one["key"]["hash"] not in known]
    _write(options.output, to_read)
    _write(key_of(options.output), [one["key"] for one in drawn])
    kinds = Counter(one["key"]["kind"] for one in drawn)
    print(
        f"{len(drawn)} drawn (seed {options.seed}), {len(drawn) - len(to_read)} judged before, {len(to_read)} to read"
    )
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality sample", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a set of documents, one bank each")
    parser.add_argument("--n", type=int, default=120, help="how many approved questions")
    parser.add_argument("--drafts", type=int, default=0, help="how many drafts besides, for labels")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", default="", help="what the set is called; default: the end of the folder's path")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--judgements", type=Path, default=FILE)
    return parser.parse_args(argv)


def key_of(sample: Path) -> Path:
    """Where a sample's key stands: what readers do not see."""
    return sample.with_suffix(".key.jsonl")


def asked(one: Run, line: Mapping[str, Any]) -> Line:
    """A question as a reader sees it, and its key."""
    hashed = question_hash(line)
    draft = one.draft(line).draft
    document = next(d for d in one.documents if d.name == line["sources"][0]["document"])
    shown = {key: line.get(key) for key in ("kind", "prompt", "answers", "choices", "pairs", "as_of")}
    key = {
        "qid": f"q-{hashed}",
        "hash": hashed,
        "set": one.name,
        "document": hashlib.sha256(document.name.encode()).hexdigest()[:8],
        "rule": draft.rule or draft.fact.rule,
        "found_by": draft.fact.rule,
        "kind": line["kind"],
        "status": line["status"],
        "features": features(draft, one.around),
    }
    return {
        "shown": {"qid": key["qid"], **shown, **_place(document, line["sources"]), **_path(one, document)},
        "key": key,
    }


def _place(document: Document, sources: Sequence[Mapping[str, Any]]) -> Line:
    """The cited passages, and the blocks of the document around the first."""
    first = sources[0]
    blocks = document.blocks
    met = [i for i, block in enumerate(blocks) if block.span.start < first["end"] and first["start"] < block.span.end]
    start = blocks[max(met[0] - 1, 0)].span.start if met else first["start"]
    end = blocks[min(met[-1] + 1, len(blocks) - 1)].span.end if met else first["end"]
    headings = " > ".join(blocks[met[0]].headings) if met else ""
    passages = [source["quote"] for source in sources]
    around = document.text[max(start, first["start"] - LONGEST_AROUND) : min(end, first["end"] + LONGEST_AROUND)]
    return {"document": document.name, "headings": headings, "passages": passages, "around": around}


def _path(one: Run, document: Document) -> Line:
    paths = sorted(one.folder.rglob(document.name))
    return {"path": str(paths[0].resolve()) if paths else ""}


def draw(pool: Iterable[Line], count: int, seed: int) -> list[Line]:
    """So many of the pool at random, of each kind in proportion; all where there are fewer."""
    kinds: defaultdict[str, list[Line]] = defaultdict(list)
    for hashed, one in sorted({one["key"]["hash"]: one for one in pool}.items()):
        kinds[one["key"]["kind"]].append(one | {"hash": hashed})
    chance = random.Random(seed)
    shares = allotted({kind: len(found) for kind, found in sorted(kinds.items())}, count)
    return [one for kind, share in shares.items() for one in chance.sample(kinds[kind], share)]


def allotted(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """How many of each kind: in proportion, the largest remainders rounded up.

    >>> allotted({"cloze": 50, "date": 30, "multi": 4}, 10)
    {'cloze': 6, 'date': 4, 'multi': 0}
    """
    total = sum(sizes.values())
    if total <= count:
        return dict(sizes)
    exact = {kind: size * count / total for kind, size in sizes.items()}
    shares = {kind: int(share) for kind, share in exact.items()}
    by_remainder = sorted(exact, key=lambda kind: (shares[kind] - exact[kind], kind))
    for kind in by_remainder[: count - sum(shares.values())]:
        shares[kind] += 1
    return shares


def _write(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
