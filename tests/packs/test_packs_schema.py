"""The schema for editors: what check accepts it accepts, and what it refuses it refuses at the same place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from quizapp.packs.folder import HEADER
from quizapp.packs.model import KINDS
from quizapp.packs.schema import MODELINE, SCHEMA_FILE, schema, schema_text
from quizapp.packs.template import new_pack
from tests.packs.conftest import FIXTURES

NEW = new_pack("rivers", "Rivers")
TEMPLATE = NEW[HEADER].decode()
VALIDATOR = jsonschema.Draft7Validator(schema())


class Loader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: a day is text, and so are `yes` and `no`."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def mistakes(text: str) -> list[tuple[str, str]]:
    """Where and what, of every mistake that the schema finds."""
    return [(error.json_path, error.message) for error in VALIDATOR.iter_errors(yaml.load(text, Loader))]


def test_it_is_a_schema_and_the_new_pack_names_it() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert TEMPLATE.startswith(MODELINE)
    assert NEW[SCHEMA_FILE].decode() == schema_text()


@pytest.mark.parametrize("path", [FIXTURES / "tides" / "pack.yaml", Path("questions/kfor/pack.yaml")])
def test_what_check_accepts_it_accepts(path: Path) -> None:
    text = (path if path.is_absolute() else Path(__file__).parents[2] / path).read_text(encoding="utf-8")
    assert mistakes(text) == []


def test_the_new_pack_has_every_kind_and_no_mistake() -> None:
    assert mistakes(TEMPLATE) == []
    assert {one["kind"] for one in yaml.load(TEMPLATE, Loader)["questions"]} == set(KINDS)


@pytest.mark.parametrize(
    "further",
    [
        "- {id: a, kind: short, prompt: Which number, answer: 1244, tags: law, evidence: notes.md}\n",
        "defaults: {tags: [a, 12]}\nquestions:\n  - {id: a, kind: truefalse, prompt: So it is., answer: true}\n",
        "format: quizapp-pack/1\nquestions:\n",
    ],
)
def test_further_files_and_text_that_looks_like_a_number_are_right(further: str) -> None:
    assert mistakes(further) == []


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_a_wrong_key_a_missing_one_and_a_wrong_kind_are_told_of_their_question_and_kind(number: int) -> None:
    pack: Any = yaml.load(TEMPLATE, Loader)
    question = pack["questions"][number]
    at = f"$.questions[{number}]"

    def told(change: dict[str, Any]) -> list[tuple[str, str]]:
        changed = {key: value for key, value in {**question, **change}.items() if value is not None}
        told_of = [*pack["questions"][:number], changed, *pack["questions"][number + 1 :]]
        return [(e.json_path, e.message) for e in VALIDATOR.iter_errors({**pack, "questions": told_of})]

    assert told({"promt": "x"}) == [(at, "Additional properties are not allowed ('promt' was unexpected)")]
    needed = "text" if question["kind"] == "cloze" else "prompt"
    assert told({needed: None}) == [(at, f"'{needed}' is a required property")]
    (wrong,) = told({"kind": "multiplechoice"})
    assert wrong[0] == f"{at}.kind"
    assert told({"kind": None})[0] == (at, "'kind' is a required property")
    assert told({"difficulty": 9})[0][0] == f"{at}.difficulty"


@pytest.mark.parametrize(
    ("line", "instead", "at"),
    [
        ("title: ", "titel: ", "$"),
        ("license: ", "licence: ", "$"),
        ("    license: ", "    licence: ", "$.sources['notes.md']"),
        ("format: quizapp-pack/1", "format: quizapp-pack/9", "$.format"),
        ("id: rivers", "id: My Rivers", "$.id"),
    ],
)
def test_a_mistake_in_the_head_is_told_where_it_is(line: str, instead: str, at: str) -> None:
    assert {place for place, _ in mistakes(TEMPLATE.replace(line, instead, 1))} == {at}
