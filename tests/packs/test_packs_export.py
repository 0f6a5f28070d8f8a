"""JSON lines, as other programs read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quizapp.packs.export_jsonl import left_out, lines
from quizapp.packs.formats.model import Loss
from quizapp.packs.reading import read_pack
from tests.packs.conftest import GENERATED, Made, short

PAIRS = [["La Rance", "France"], ["Annapolis Royal", "Canada"], ["Sihwa Lake", "South Korea"]]
KEYS = ["id", "kind", "prompt", "answers", "choices", "sources", "as_of", "topic", "tags", "status", "checked", "fact"]
KEYS += ["question"]


def exported(folder: Path) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in map(json.loads, lines(read_pack(folder)))}


def test_every_question_has_every_key_and_ids_are_unique(tides: Path):
    listed = [json.loads(line) for line in lines(read_pack(tides))]
    assert len({one["id"] for one in listed}) == len(listed) == 31
    for one in listed:
        assert [key for key in one if key != "pairs"] == KEYS
        assert one["answers"]
        assert all(isinstance(answer, str) for answer in one["answers"])


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("rance-day", "answers", ["26 November 1966"]),
        ("month", "answers", ["29.5"]),
        ("sun-stronger", "answers", ["false"]),
        ("spring-moons", "answers", ["new moon", "full moon"]),
        ("spring-moons", "choices", ["new moon", "first quarter", "full moon", "last quarter"]),
        ("a-tide-in-order", "answers", ["flood", "high water", "ebb", "low water"]),
        ("stations-and-countries", "answers", ["France", "Canada", "South Korea"]),
        ("stations-and-countries", "pairs", PAIRS),
        ("kinds-of-tide#neap", "prompt", "Spring tides come near new and full moon, _____ tides near the quarters."),
        ("kinds-of-tide#spring", "answers", ["Spring", "Springs"]),
        ("who-explained", "answers", ["Isaac Newton", "Newton", "Sir Isaac Newton"]),
        ("who-explained", "choices", None),
        ("sihwa-megawatts", "as_of", "2011"),
        ("main-cause", "topic", "What raises the tide"),
        ("power-stations", "sources", []),
    ],
)  # fmt: skip
def test_answers_and_the_rest_are_as_a_person_reads_them(tides: Path, name: str, key: str, value: Any):
    assert exported(tides)[name][key] == value


def test_quotes_are_the_passages_at_their_offsets_and_answers_stand_in_them(tides: Path):
    text = (tides / "sources" / "tides.md").read_bytes().decode()
    cited = [(one, source) for one in exported(tides).values() for source in one["sources"]]
    assert len(cited) == 24
    for _, source in cited:
        assert source["document"] == "tides.md"
        assert text[source["start"] : source["end"]] == source["quote"]
    day = exported(tides)["rance-day"]["sources"][0]
    assert text[slice(*day["answer"])] == "26 November 1966"


def test_offsets_count_characters_with_byte_order_mark_and_carriage_returns(made: Made):
    text = "\ufeffHé.\r\nThe heron is\r\ngrey.\r\n"
    evidence = "[{source: n.txt, quote: heron is grey}]"
    body = f"questions:\n  - {{id: a, kind: short, prompt: How?, answer: grey, evidence: {evidence}}}\n"
    (source,) = exported(made(body, sources__n_dot_txt=text))["a"]["sources"]
    assert text[source["start"] : source["end"]] == source["quote"] == "heron is\r\ngrey"
    assert text[slice(*source["answer"])] == "grey"


def test_status_checked_and_fact_come_along(made: Made):
    origin = {"by": "q", "fact": "f-1", "slot": "value"}
    lines_ = [GENERATED, short("g-1", status="draft", origin=origin, checked={"who": "Ada", "on": "2026-11-20"})]
    one = exported(made("", generated_dot_jsonl=lines_))["g-1"]
    assert (one["status"], one["fact"], one["checked"]) == ("draft", "f-1", {"who": "Ada", "on": "2026-11-20"})


def test_passages_that_are_no_citations_are_left_out_and_named(made: Made):
    text = "word " * 200
    evidence = [{"source": "n.txt", "start": 0, "end": 700}] + [
        {"source": "n.txt", "start": n, "end": 9} for n in range(5)
    ]
    folder = made("", generated_dot_jsonl=[GENERATED, short("g-1", evidence=evidence)], sources__n_dot_txt=text)
    assert [source["start"] for source in exported(folder)["g-1"]["sources"]] == [0, 1, 2, 3]
    assert left_out(read_pack(folder)) == [Loss("g-1", "2 of 6 passages")]
