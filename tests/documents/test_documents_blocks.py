"""What a stretch of a document is seen for."""

from __future__ import annotations

from time import perf_counter

import pytest

from quizapp.documents.build import document
from quizapp.documents.model import Block, BlockKind


def blocks(text: str) -> tuple[Block, ...]:
    return document("a.txt", text).blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(text)]


def test_headings_have_levels_by_marks_or_by_their_underline() -> None:
    found = blocks("# Bees\n\nHoney\n-----\n\nBees make honey.\n\n### Wax ###\n\nWax is made by bees.\n")
    assert [(b.text, b.level) for b in found if b.kind is BlockKind.HEADING] == [("Bees", 1), ("Honey", 2), ("Wax", 3)]
    assert found[-1].headings == ("Bees", "Honey", "Wax")


def test_short_lines_that_stand_alone_are_headings_and_more_space_above_makes_them_higher() -> None:
    text = (
        "The Mill\n\nThe mill is old.\n\n\nThe wheel\n\nHow it turns\n\nThe wheel is turned by water.\n\n"
        "Who built it\n\nMonks built it in 1201.\n\n\nThe pond\n\nThe pond was dug later.\n"
    )
    levels = {b.text: b.level for b in blocks(text) if b.kind is BlockKind.HEADING}
    assert levels == {"The Mill": 1, "The wheel": 2, "How it turns": 3, "Who built it": 3, "The pond": 2}


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The lighthouse was built in 1854 and\nstands on the tip of the island, where\nthe current is strong.\n"
    assert kinds(text) == [("paragraph", " ".join(text.split()))]


def test_lines_that_break_in_mid_sentence_are_joined() -> None:
    text = "Most people have heard of the\nGreat Auk\n, a bird that is\nextinct\n. It could not fly."
    assert kinds(text) == [
        ("paragraph", "Most people have heard of the Great Auk, a bird that is extinct. It could not fly.")
    ]


def test_written_out_line_breaks_are_line_breaks() -> None:
    text = r"Frogs: a guide\n\nFrogs are amphibians. They need water.\n\n## Food\n\nFrogs eat insects."
    assert kinds(text) == [
        ("heading", "Frogs: a guide"),
        ("paragraph", "Frogs are amphibians. They need water."),
        ("heading", "Food"),
        ("paragraph", "Frogs eat insects."),
    ]


def test_a_backslash_n_in_code_is_no_line_break() -> None:
    assert kinds('Call `print("a\\n")` and it is printed.')[0][1] == 'Call print("a\\n") and it is printed.'


def test_items_know_their_lead_in_their_depth_and_whether_they_are_numbered() -> None:
    made = document(
        "a.md", "A bee has three parts:\n\n- the head;\n  - eyes\n- the thorax;\n- the abdomen.\n\n1. Wait.\n2. Go.\n"
    )
    items = [b for b in made.blocks if b.kind is BlockKind.ITEM]
    assert [(b.text, b.level, b.ordered) for b in items[:4]] == [
        ("the head;", 1, False), ("eyes", 2, False), ("the thorax;", 1, False), ("the abdomen.", 1, False),
    ]  # fmt: skip
    assert items[0].lead is not None
    assert made.passage(items[0].lead) == "A bee has three parts:"
    assert items[-1].ordered
    assert items[-1].group != items[0].group


def test_wrapped_items_are_joined() -> None:
    found = kinds("• The first point goes on\n  over two lines.\n• The second one is short.\n")
    assert found == [("item", "The first point goes on over two lines."), ("item", "The second one is short.")]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_list() -> None:
    text = "The only site that was left under guard\n- the old abbey on the hill - is open to\nvisitors again.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"]


def test_rows_name_their_cells_by_column() -> None:
    (row, _) = blocks("| Metal | Symbol |\n|---|---|\n| Iron | Fe |\n| Tin | `Sn` |\n")
    assert [(c.name, c.text) for c in row.cells] == [("Metal", "Iron"), ("Symbol", "Fe")]


def test_tables_drawn_with_signs_are_tables() -> None:
    found = blocks("Codes\n\n+----+-----+\n| No | Say |\n+----+-----+\n| 1  | ON  |\n| 2  | OFF |\n+----+-----+\n")
    rows = [b for b in found if b.kind is BlockKind.ROW]
    assert [[c.text for c in row.cells] for row in rows] == [["1", "ON"], ["2", "OFF"]]


def test_a_name_and_a_period_that_alternate_are_records() -> None:
    text = "Abbots\n\nJohn Rye\n\n1201 - 1220\n\nPeter Oats, OSB\n\n12 May 1220 – present\n"
    rows = [b for b in blocks(text) if b.kind is BlockKind.ROW]
    assert [tuple(c.text for c in row.cells) for row in rows] == [
        ("John Rye", "1201 - 1220"), ("Peter Oats, OSB", "12 May 1220 – present"),
    ]  # fmt: skip


def test_key_and_value_make_a_field() -> None:
    found = blocks("# Arn\n\nLength: 430 km\nMouth: the North Bay\n\nThe Arn is a river.\n")
    assert [(b.cells[0].name, b.cells[0].text) for b in found if b.kind is BlockKind.FIELD] == [
        ("Length", "430 km"), ("Mouth", "the North Bay"),
    ]  # fmt: skip


def test_key_and_value_set_apart_by_tabs_make_a_field() -> None:
    found = blocks("Arn\n\nSource\t\tMount Gol\nMouth\tNorth Bay\n\nThe Arn is a river.\n")
    assert [(b.cells[0].name, b.cells[0].text) for b in found if b.kind is BlockKind.FIELD] == [
        ("Source", "Mount Gol"), ("Mouth", "North Bay"),
    ]  # fmt: skip


def test_marks_of_quotations_are_left_out() -> None:
    assert kinds("Bees\n\n> Bees make honey\n> in summer.\n")[1] == ("paragraph", "Bees make honey in summer.")


@pytest.mark.parametrize(
    "line",
    [
        "Search our content",
        "Home > Animals > Bees",
        "Bees / About / Honey",
        "Find out more",
        "Skip to main content",
        "alt.loading",
    ],
)
def test_menus_and_trails_are_navigation(line: str) -> None:
    found = kinds(f"Bees\n\n{line}\n\nBees make honey in summer.\n")
    assert ("navigation", line) in found


def test_what_stands_under_links_or_rights_is_not_read() -> None:
    text = (
        "# Bees\n\nBees make honey.\n\n## Links\n\n- Honey now\n\n## Usage rights\n\nThis text may be copied freely.\n"
    )
    made = document("a.md", text)
    assert [b.kind.value for b in made.blocks if b.kind is not BlockKind.HEADING] == [
        "paragraph", "navigation", "boilerplate",
    ]  # fmt: skip
    assert [s.text for s in made.sentences] == ["Bees make honey."]


def test_captions_addresses_and_lines_in_capitals_are_not_asked_from() -> None:
    text = (
        "Bees\n\nBees make honey.\n\nPhoto courtesy of the Bee Club\n\nIT IS MADE IN THE HIVE\nBY ALL THE WORKERS\n\n"
        "The Bee Club\nMill Lane\nOld Town\n\n© 2020 The Bee Club\n"
    )
    assert [s.text for s in document("a.txt", text).sentences] == ["Bees make honey."]


def test_a_line_without_a_verb_is_no_prose() -> None:
    assert document("a.txt", "Bees\n\nSome remarks on the many uses of wax\n").sentences == ()


def test_code_is_code() -> None:
    found = kinds("# Run\n\nIt is run like this.\n\n```sh\n# not a heading\nrun --all\n```\n")
    assert [kind for kind, _ in found] == ["heading", "paragraph", "code"]


def test_comments_and_rules_say_nothing() -> None:
    assert kinds("# Run\n\n<!-- hidden\nwords -->\n\n---\n\nIt is run daily.\n") == [
        ("heading", "Run"), ("paragraph", "It is run daily."),
    ]  # fmt: skip


def test_labels_of_items_are_told_from_what_they_say() -> None:
    (item, _) = [b for b in blocks("- Firn: snow that is old\n- Ice – what firn becomes\n") if b.kind is BlockKind.ITEM]
    assert [(c.name, c.text) for c in item.cells] == [("Firn", "snow that is old")]


def test_a_text_of_menus_only_has_no_sentences() -> None:
    made = document("a.txt", "Home\n\nSearch our content\n\nAbout us\nPrices\nContact\n\nHome > Shop > Cart\n")
    assert made.sentences == ()
    assert made.blocks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It says that a² + b² = c² for them.", "It says that a² + b² = c² for them."),
        ("It holds 5 dm³ in 12 km² at 9 m/s².", "It holds 5 dm³ in 12 km² at 9 m/s²."),
        ("It equals x^2 or mc², no more.", "It equals x^2 or mc², no more."),
        ("It was built by Orr.² It fell³ and the dam^4 too.", "It was built by Orr. It fell and the dam too."),
    ],
)
def test_powers_stay_and_marks_of_notes_go(text: str, said: str) -> None:
    assert [block.text for block in document("a.txt", text).blocks] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('A **weir**{: data-type="term"} is a low wall there.', "A weir is a low wall there."),
        ("A [weir](#w){.term} is a low wall there {: #w}", "A weir is a low wall there"),
        ("It holds the water back ([\\[link\\]](#fig-1)).", "It holds the water back."),
        ("It is drawn as in [\\[link\\]](#fig-1) below.", "It is drawn as in [link] below."),
    ],
)
def test_lists_of_attributes_and_references_to_figures_are_off(text: str, said: str) -> None:
    assert [block.text for block in document("a.md", f"# Mills\n\n{text}\n").blocks][1:] == [said]


@pytest.mark.parametrize("text", ["[a](" + "(aaaa" * 40 + " x", "\\[a " * 4000], ids=["parentheses", "brackets"])
def test_what_only_begins_like_a_link_is_read_at_once(text: str) -> None:
    begun = perf_counter()
    document("a.md", f"# Mills\n\nThe mill {text} grinds corn for the town.\n")
    assert perf_counter() - begun < 20


def test_a_heading_with_two_colons_is_no_definition() -> None:
    made = document("a.md", "# Mills :: Words\n\nThe mill grinds corn for the town.\n")
    assert made.title == "Mills :: Words"


def test_marks_that_go_over_the_end_of_a_line_are_off() -> None:
    text = "The **old\nbridge** leads to [the\nmill](http://x.org), which\nwas built in 1201.\n\n"
    text += "- It is _very\n  old_ and long, says `dump\n  mill`.\n"
    assert [block.text for block in document("a.md", text).blocks] == [
        "The old bridge leads to the mill, which was built in 1201.",
        "It is very old and long, says dump mill.",
    ]


@pytest.mark.parametrize(
    ("between", "cells"),
    [
        ("===== =====\n", [("Quay", "West"), ("Built", "1871")]),
        ("", [("Quay", "Built")]),
    ],
)
def test_lines_above_and_below_a_table_are_no_code_and_one_between_tells_its_header(
    between: str, cells: list[tuple[str, str]]
) -> None:
    text = f"===== =====\nQuay  Built\n{between}West  1871\nEast  1880\n===== =====\n"
    found = document("a.rst", f"Quays\n-----\n\n{text}").blocks
    assert [(cell.name, cell.text) for cell in found[1].cells] == cells
    assert BlockKind.CODE not in [block.kind for block in found]
