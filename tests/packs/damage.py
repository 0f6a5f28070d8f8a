"""Packs damaged at random, any of their files: in their bytes, in their lines, and in what they say."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from quizapp.packs.bank import Bank, BankHeader, fact_lines
from quizapp.packs.building import build
from quizapp.packs.reading import read_pack
from quizapp.packs.zipping import packed, sealed
from tests.made_facts import fact, part
from tests.packs.conftest import FIXTURES, GENERATED

Files = dict[str, bytes]
BUILT, CORRECTIONS = "tides.zip", "corrections"
OFTEN = {"pack.yaml": 6, "generated.jsonl": 2, "curated.yaml": 2}
"""How often a file is damaged, where that is more than the others."""
BYTES = [
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b"\t",
    b"\x1b[31m",
    b"\xe2\x80\xae",
    b"\xc2\x85",
    b"\xed\xa0\x80",
]
SIGNS = [
    "&a ",
    "*a",
    "!!python/object:os.system ",
    "<<: *a",
    "{{",
    "}}",
    "[" * 200,
    "- " * 100,
    "? ",
    "---\n",
    "%YAML 9\n",
]
SIGNS += [
    '"',
    "'",
    "|",
    ">",
    "#",
    ": ",
    "@",
    "`",
    "\t",
    "  ",
    "{a: ",
    "]",
    "}",
    ",",
    "0x1F",
    "1e999",
    "~",
    "null",
    "yes",
    "a" * 5000,
]
VALUES: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        1e308,
        "",
        " ",
        "x" * 3000,
        [],
        {},
        [[]],
        [{}],
        {"": ""},
        ["a", "a"],
        "{{}}",
        "{{a|b::c}}",
    ),
    *(
        "../../etc/passwd",
        "/dev/zero",
        "\x1b[2J",
        "\u202e",
        "9" * 400,
        "1e9999",
        "-0",
        "2026-02-30",
        "0000",
        "=1+1",
        "<b>",
    ),
    *(
        {"text": "a", "why": []},
        {"source": "nowhere"},
        [["a", "b"]],
        10**40,
        "NaN",
        "Infinity",
        "all of the above",
        "1/2",
    ),
]


def sound() -> Files:
    """A pack of every kind of question and of file, what a learner corrected in it, and what is built of it."""
    tides = FIXTURES / "tides"
    lines = [
        GENERATED,
        {"id": "g-1", "kind": "short", "prompt": "What is ebb?", "answer": "falling water", "explanation": "So."},
        {"id": "g-2", "kind": "cloze", "text": "The {{flood}} rises.", "allow": ["undated"], "explanation": "So."},
    ]
    decided = "format: quizapp-curated/1\nkeep:\n  - {id: g-1}\nedit: []\nreject:\n  - {id: g-2, reason: wrong}\n"
    generated = "".join(f"{json.dumps(line)}\n" for line in lines)
    week = "defaults: {tags: [second]}\nquestions:\n  - {id: week, kind: truefalse, prompt: It ebbs., answer: true}\n"
    corrected = (
        "format: quizapp-curated/1\nedit:\n  - {id: hat, kind: short, prompt: Which?, answer: it}\nreject:\n"
        "  - {id: week, reason: dull}\nconflicts:\n  - {id: c-1, about: 'Tide, height', ask: neither}\n"
    )
    facts = "\n".join(
        fact_lines(Bank(BankHeader(by="quizapp"), facts=(fact("The ebb", "depth", part("2 m"), "tides.md"),)))
    )
    texts = {"generated.jsonl": generated, "curated.yaml": decided, "week-02.yaml": week, "facts.jsonl": facts}
    return {
        "pack.yaml": (tides / "pack.yaml").read_bytes(),
        **{name: text.encode() for name, text in texts.items()},
        "sources/tides.md": (tides / "sources" / "tides.md").read_bytes(),
        f"{CORRECTIONS}/tides.yaml": corrected.encode(),
        BUILT: packed(build(read_pack(tides)).files),
    }


def damaged(rng: random.Random, files: Files) -> Files:
    """The same files, one of them damaged in one to six places; an archive may have the checksum of what it is now."""
    name = rng.choices(list(files), weights=[OFTEN.get(name, 1) for name in files])[0]
    how = rng.choice([_bytes, _lines, _said])
    data = files[name]
    for _ in range(rng.randint(1, 6)):
        data = how(rng, data)
    if name == BUILT and rng.random() < 0.5:
        data = sealed(data[:-64])
    return {**files, name: data}


def _bytes(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    sign = rng.choice([rng.choice(BYTES), rng.choice(SIGNS).encode(), bytes([rng.randrange(256)]), b""])
    return data[:at] + sign + data[at + rng.choice([0, 0, 1, 3, 40]) :]


def _lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    changes: list[Callable[[], object]] = [
        lambda: lines.pop(at),
        lambda: lines.insert(other, lines[at]),
        lambda: lines.__setitem__(at, b" " * rng.randint(1, 4) + lines[at]),
        lambda: lines.__setitem__(at, lines[at].lstrip()),
        lambda: lines.__setitem__(at, lines[at] + lines[other]),
        lambda: lines.__setitem__(at, b"\t" + lines[at]),
        lambda: lines.__setitem__(at, lines[at].replace(b": ", rng.choice([b":", b" ", b": - ", b": [", b": #"]), 1)),
        lambda: lines.__setitem__(slice(at, at + rng.randint(1, 20)), []),
    ]
    rng.choice(changes)()
    return b"\n".join(lines)


def _said(rng: random.Random, data: bytes) -> bytes:
    """What a file says with a value or key put, moved or taken away, written in another style."""
    try:
        tree = [json.loads(line) for line in data.splitlines()] if data[:1] == b"{" else yaml.safe_load(data)
    except (ValueError, yaml.YAMLError):
        return _bytes(rng, data)
    boxes = list(_boxes(tree))
    if not boxes:
        return _bytes(rng, data)
    box = rng.choice(boxes)
    keys: list[Any] = list(box) if isinstance(box, dict) else list(range(len(box)))
    if keys:
        key = rng.choice(keys)
        chosen = rng.choice([*VALUES, box[key], {"inside": box[key]}, [box[key]] * 3])
        match rng.randrange(3):
            case 0:
                box[key] = chosen
            case 1:
                del box[key]
            case _ if isinstance(box, dict):
                box[rng.choice(["id", "kind", "answer", "answers", "allow", "text", "zzz", "", "1"])] = chosen
            case _:
                box.insert(key, chosen)
    if data[:1] == b"{":
        return b"".join(json.dumps(line, default=str).encode() + b"\n" for line in tree)
    written = (
        yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
        if rng.random() < 0.5
        else json.dumps(tree, default=str)
    )
    return written.encode("utf-8", "surrogatepass")


def _boxes(tree: Any) -> list[Any]:
    """Every list and mapping in it."""
    if not isinstance(tree, dict | list):
        return []
    inner = tree.values() if isinstance(tree, dict) else tree
    return [tree, *(box for one in inner for box in _boxes(one))]


def written(folder: Path, files: Files) -> Path:
    """The files in a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
