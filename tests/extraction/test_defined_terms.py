"""Terms before a colon, asked by the phrase behind."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import defined_terms


def asked(text: str) -> list[str]:
    found = defined_terms.facts(document("mill.md", f"# The crafts of Orwin\n\n{text}\n"))
    return [f"{fact.parts[0].text} {fact.value.text}" for fact in found]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "DEFINITIONS.\n\n_Weir:_ A low wall across a river; also its\ncrest.\n\n"
            "_Tail water:_ Calm depth between the\nwheel and the river.",
            [
                "“w” means “a low wall across a river”? Weir",
                "“t” means “calm depth between the wheel and the river”? Tail water",
            ],
        ),
        (
            "## The wheel\n\n* **Bucket (or Cup):** The box that holds the water (of oak). It is small.\n"
            "* **Paddles:** The boards at the end of the arms.",
            [
                "“b” means “the box that holds the water”? Bucket",
                "“p” means “the boards at the end of the arms”? Paddles",
            ],
        ),
        (
            "## 2: The siltation of ponds\n\n- **Siltation**: A movement of mud into still water",
            ["“s” means “a movement of mud into still water”? Siltation"],
        ),
        ("## The wheel\n\n- **Bucket**: The box that holds the water\n- **Paddles**: They are of oak.", []),
        ("## The wheel\n\n- Bucket: The box that holds the water\n- Rim: The ring of iron at the edge", []),
        ("## The mill\n\n- **Note**: A gift of the king to a miller\n- **Rim**: It is the ring of the wheel.", []),
        ("## Definitions\n\n- **Part IV**: A list of the mills of the land\n- **Height**: 40 feet", []),
    ],
)
def test_a_term_before_a_colon_is_asked_where_its_neighbours_or_its_heading_define(
    text: str, questions: list[str]
) -> None:
    assert asked(text) == [f"Which term beginning with {question}" for question in questions]


def test_where_its_meaning_has_its_words_the_meaning_is_asked() -> None:
    text = "# Orwin\n\n## Definitions\n\n- **Mill race**: A channel that leads water to a mill (of stone).\n"
    text += "- **Left**: The left bank of a river\n"
    [fact] = defined_terms.facts(document("mill.md", text))
    assert fact.parts[0].text == "What is meant by “Mill race”?"
    assert fact.value.text == "a channel that leads water to a mill"
