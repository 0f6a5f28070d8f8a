"""Lists, fields and tables that give no fact are told with the rule that says no."""

from __future__ import annotations

from quizapp.documents.build import document
from quizapp.extraction.unasked import unasked

TEXT = """# Arn Library

The library is old.

Opening hours: from nine until the last reader has left the house
Mood: calm

A reader may like:

- a lamp
- a chair

The Arn Library has three halls:

- Whaling
- Sail

| Lecture | Hall |
|---|---|
| Ropes | Sail |
| Boats | Whaling |

| Hall | Floor |
|---|---|
| Sail | 1 |
| Whaling | 2 |
"""


def test_each_block_that_gives_nothing_is_named_with_its_rule() -> None:
    made = document("a.md", TEXT)
    told = {made.passage(span).splitlines()[0]: why for span, why in unasked(made).items()}
    assert told["Mood: calm"] == "“Mood” is nothing that is asked of the Arn Library"
    assert told["a lamp"] == "“A reader may like:” does not say by itself whose members these are"
    assert told["Whaling"] == "its lead-in says 3, and it has 2 items"
    assert told["| Ropes | Sail |"] == "its first column, “Lecture”, holds no names"


def test_each_row_of_a_box_that_is_not_asked_is_named_with_its_rule() -> None:
    box = "| Lake Marn | |\n|---|---|\n| Type | Reservoir |\n| Primary inflow | River Arn |\n| Area | 43 km² |\n"
    made = document("a.md", f"# Lake Marn\n\nThe lake is old.\n\n{box}")
    told = {made.passage(span): why for span, why in unasked(made).items()}
    assert told == {
        "| Type | Reservoir |": "“Type” is nothing that is asked of Lake Marn",
        "| Primary inflow | River Arn |": "“Primary inflow” is nothing that is asked of Lake Marn",
    }


def test_a_box_on_alternating_lines_is_named_row_by_row() -> None:
    box = "Type\n\nReservoir\n\nPrimary inflow\n\nRiver Arn\n\nPrimary outflow\n\nRiver Brek\n"
    made = document("a.txt", f"Lake Marn\n\nLake Marn is an old lake in the north of the hills.\n\n{box}")
    assert [why.split("”")[0] for why in unasked(made).values()] == ["“Type", "“Primary inflow", "“Primary outflow"]
