"""Whole tables: what each cell is asked as, and what of a table is no record."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.documents.formats.html import extract
from quizapp.extraction import columns, fields, labels, terms
from quizapp.extraction.attributes import question
from quizapp.extraction.owner import with_the
from quizapp.facts.model import Fact, ValueType

DAMS = """# Rivers of Norvania

## Dams

| Rank | Dam | River | Opened | Height (m) | Safe? | Notes |
|---|---|---|---|---|---|---|
| 1 | Storm Dam | Hagen | 1934 | 88 | yes | rebuilt |
| 2 | Upper Gate | Alda | 1951 | 45 | no | |
| 3 | Mill Dam | Lira | 1902 | 12 | yes | |
| | Total | | | 145 | | |
"""


def prompts(facts: list[Fact]) -> list[str]:
    return [part.text for fact in facts for part in fact.parts if part.role == "prompt"]


def test_cells_are_asked_by_row_and_column_with_the_unit_of_the_header() -> None:
    found = prompts(columns.facts(document("a.md", DAMS)))
    assert "What is the height of the Storm Dam in metres?" in found
    assert "When was the dam Upper Gate opened?" in found
    assert "In the table “Dams” (the rivers of Norvania), which river is given for the Mill Dam?" in found
    assert "Dams (the rivers of Norvania): match each dam with its river." in found


def test_a_table_of_codes_has_no_header_and_what_nobody_knows_is_not_asked() -> None:
    codes = "<table><tr><td>MILL_A<td>River order<tr><td>MILL_B<td>Names of fish<tr><td>MILL_C<td>Tides</table>"
    made = document("a.html", extract(f"<h1>Rivers of Norvania</h1><p>Codes:</p>{codes}".encode()))
    assert not any("river order is given" in prompt for prompt in prompts(columns.facts(made)))
    rivers = DAMS.replace("Hagen", "unknown")
    assert not any(
        "the Storm Dam" in one and "river" in one for one in prompts(columns.facts(document("a.md", rivers)))
    )


def test_totals_ranks_flags_and_notes_are_not_asked() -> None:
    said = " ".join(prompts(columns.facts(document("a.md", DAMS))))
    assert not any(word in said for word in ("Total", "rank", "safe", "notes"))


@pytest.mark.parametrize(
    ("heading", "header", "cells", "asked"),
    [
        ("Layers of lakes", "Layer | Dark part", ("moss", "clay", "silt"), 3),
        ("A house in Arn", "Layer | Dark part", ("moss", "clay", "silt"), 0),
        ("Hardest part to come", "Layer | Dark part", ("moss", "clay", "silt"), 3),
        ("Hardest days to come", "Layer | Dark part", ("moss", "clay", "silt"), 0),
        ("Layers of lakes", "Layer | Dark part", ("moss, winter", "clay, autumn", "silt, spring"), 0),
        ("Layers of lakes", "Layer | Section", ("4.1", "4.2", "4.3"), 0),
        ("Layers of lakes", "Layer | Class", ("double", "integer", "character"), 0),
        ("Layers of lakes", "Layer | Cure", ("stir slowly", "in that order", "see above"), 1),
        ("Layers of lakes", "Layer | Score", ("1, 1", "3, 0", "0, 3"), 0),
    ],
)
def test_a_cell_is_one_value_that_says_something_of_its_row(
    heading: str, header: str, cells: tuple[str, ...], asked: int
) -> None:
    rows = "".join(f"| {name} | {cell} |\n" for name, cell in zip(("Top layer", "Mid", "Low"), cells, strict=True))
    text = f"# Why your lake is grey\n\n## {heading}\n\n| {header} |\n|---|---|\n{rows}"
    facts = columns.facts(document("a.md", text))
    assert sum(fact.rule == "table cell" for fact in facts) == asked


def test_a_heading_captions_where_a_label_says_what_the_document_is_about() -> None:
    rows = "| | Norvania | Estmark |\n|---|---|---|\n| Boats | 7 | 12 |\n| Rafts | 3 | 9 |\n"
    fight = "# Fight of Arn: a long day\n\nThe fight of Arn was long.\n\nThe fight of Arn was lost.\n\n"
    told = prompts(columns.facts(document("a.md", f"{fight}## Fleets\n\n{rows}")))
    assert any("“Fleets”" in one and "how many boats are given for Norvania" in one for one in told)
    long = "# They came from the north and the south and then sailed home again\n\nIt rained.\n\n"
    assert not prompts(columns.facts(document("a.md", f"{long}## Fleets\n\n{rows}")))


def test_what_is_named_after_somebody_keeps_the_capital() -> None:
    text = (
        "# Stones of Arn\n\nHe wrote of the Roe number.\n\n## Old stones\n\n| Stone | Roe number |\n|---|---|\n"
        "| Slate | about 3 or 4 |\n| Chalk | one |\n"
    )
    assert any("which Roe number is given" in one for one in prompts(columns.facts(document("a.md", text))))


def test_columns_of_one_name_are_not_asked_apart() -> None:
    rows = "| Item | Ida Roe | Ida Roe |\n|---|---|---|\n| span | 1 cubit | 47' |\n| nail | 2 cubits | 3' |\n"
    assert not columns.facts(document("a.md", f"# Old measures\n\n{rows}"))


def test_numbers_where_measures_cross_are_asked_by_both_with_the_caption_below() -> None:
    rows = "| | 1 bar | 2 bar |\n|---|---|---|\n| 30 °C | 5% | 6% |\n| 40 °C | 7% | 8% |\n| 50 °C | 9% | 11% |\n"
    text = (
        f"# Salt of Arn\n\n{rows}\nTable 4 Yield of salt, by heat.\n\nThe salt was sold by the river in those years.\n"
    )
    found = prompts(columns.facts(document("a.md", text)))
    assert len(found) == 4
    assert "In the table “Yield of salt” (Salt of Arn), what is given for “30 °C” under “1 bar”?" in found


@pytest.mark.parametrize(
    ("header", "rows", "prompt"),
    [
        ("No. of stone | Stone | River", "1 | Slate | Alda / 2 | Chalk | Tresk / 3 | Flint | Lira", "which river is"),
        ("Depth | Layer", "less than 5 g | clay / 5 g to 8 g | silt / 8 g or more | moss", "which layer is given"),
        ("Part | What it does", "Old wheel | Turns the mill by hand / Foot | Holds cloth flat / Arm | Sews fast indeed",
         "which part is described as “Holds cloth flat”?"),
        ("Day | Step", "Slate | 4.1 / Chalk | 4.2 / Flint | 4.3", ""),
        ("Option | Long form | What it does", "-o | --old | turns the mill by hand / -f | --foot | holds cloth flat"
         " / -a | --arm | sews fast indeed", ""),
    ],
)  # fmt: skip
def test_rows_are_named_by_their_first_column_of_words(header: str, rows: str, prompt: str) -> None:
    head = f"| {header} |\n|{'---|' * len(header.split('|'))}\n"
    body = "".join(f"| {row} |\n" for row in rows.split(" / "))
    facts = columns.facts(document("a.md", f"# Stones of Arn\n\n## Old stones\n\n{head}{body}"))
    found = [one for fact in facts if fact.rule != "pairs" for one in prompts([fact])]
    assert any(prompt in one for one in found) if prompt else not found


def test_a_long_table_gives_a_few_cells_spread_over_its_rows() -> None:
    rows = "".join(f"| Peak{chr(97 + n % 26)}{chr(97 + n // 26)} | {1000 + n} | {1850 + n} |\n" for n in range(60))
    text = f"# Peaks of Norvania\n\n| Mountain | Height (m) | Opened |\n|---|---|---|\n{rows}"
    facts = columns.facts(document("a.md", text))
    cells = [fact for fact in facts if fact.rule == "table cell"]
    assert len(cells) == 12
    assert len({fact.subject for fact in cells}) == 12
    assert len(facts) - len(cells) <= 4


@pytest.mark.parametrize(
    ("key", "value", "prompt"),
    [
        ("Charging time", "4.5 h", "What is the charging time of the Kestrel?"),
        ("Named after", "Ida Storm", "Who or what was the Kestrel named after?"),
        ("Date of completion", "1934", "When was the Kestrel completed?"),
        ("Designed by", "Piet Haan", "Who designed the Kestrel?"),
        ("Population (2020)", "41,000", "What was the population of the Kestrel in 2020?"),
        ("Genus", "Falco", "To which genus does the Kestrel belong?"),
        ("Population", "41,000", ""),
        ("Director", "Ida Storm", ""),
        ("Weight", "heavy", ""),
        ("Tags", "birds", ""),
        ("License", "CC BY", ""),
        ("Last updated", "1 May 2020", ""),
    ],
)
def test_a_field_is_asked_where_its_key_is_a_thing_one_asks(key: str, value: str, prompt: str) -> None:
    asked = question(key, "the Kestrel", "", value)
    assert (asked.prompt if asked else "") == prompt


def test_what_changes_is_asked_with_its_year() -> None:
    text = "Harbour Museum of Alden\n\nThe museum is old.\n\nVisitors: 120,000 (2019)\nDirector: Ida Storm\n"
    (fact,) = fields.facts(document("a.txt", text))
    assert prompts([fact]) == ["How many visitors did the Harbour Museum of Alden have in 2019?"]
    assert (fact.volatile, fact.as_of, fact.value.type) == (True, "2019", ValueType.NUMBER)


def test_a_manual_is_about_its_thing() -> None:
    text = "# Kestrel C200 Owner's Manual\n\n## Specifications\n\n| Property | Value |\n|---|---|\n"
    text += "| Weight | 13.4 kg |\n| Range | 110 km |\n"
    assert prompts(columns.facts(document("a.md", text)))[0] == "What is the weight of Kestrel C200?"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("University of Arn", "the University of Arn"),
        ("Arn University", "Arn University"),
        ("Olaf's Museum", "Olaf's Museum"),
        ("Ida Storm", "Ida Storm"),
        ("Operation Heron", "Operation Heron"),
        ("Heron Islands", "the Heron Islands"),
        ("The Heron", "the Heron"),
    ],
)
def test_a_name_has_the_article_it_takes(name: str, said: str) -> None:
    assert with_the(name) == said


def test_a_box_of_properties_is_about_its_document() -> None:
    text = (
        "# Gallium\n\nGallium is a metal. Most gallium comes from ore.\n\n| Gallium | |\n|---|---|\n| Symbol | Ga |\n"
    )
    text += "| Melting point | 29.8 °C (85.6 °F) |\n"
    found = columns.facts(document("a.md", text))
    assert prompts(found) == ["What is the symbol of gallium?", "What is the melting point of gallium?"]
    assert found[1].value.text == "29.8 °C"


def test_labelled_items_are_fields_of_what_the_document_is_about() -> None:
    text = "# Storm Dam\n\nStorm Dam is a dam in Norvania.\n\n## At a glance\n\n- **Height:** 88 m\n- **Mood:** calm\n"
    assert prompts(fields.facts(document("a.md", text))) == ["What is the height of Storm Dam?"]


def test_codes_are_asked_by_what_they_mean() -> None:
    text = "# Pump Seven\n\n## Error codes\n\n| Error code | Meaning |\n|---|---|\n"
    text += "| 1 | water low |\n| 2 | filter full |\n| 7 | door open |\n"
    found = prompts(columns.facts(document("a.md", text)))
    assert "In the table “Error codes” (Pump Seven), what does error code 7 mean?" in found


@pytest.mark.parametrize("heading", ["A LITTLE HISTORY", "Moons of Zed", "SHIP FACTS", "A Short Tour"])
def test_a_field_under_a_heading_that_names_no_one_thing_is_not_asked(heading: str) -> None:
    text = f"# {heading}\n\nText about it all.\n\nHeight: 88 m\n"
    assert fields.facts(document("a.md", text)) == []
    assert fields.facts(document("a.md", f"# Storm Dam\n\nA dam.\n\n## {heading}\n\nHeight: 88 m\n")) == []


def test_a_column_of_meanings_names_no_rows() -> None:
    text = "# Moon Houses\n\n| No. | Meaning | Star |\n|---|---|---|\n| 1 | Horn | Spica |\n"
    text += "| 2 | Neck | Kang |\n| 3 | Root | Di |\n"
    assert columns.facts(document("a.md", text)) == []


def test_items_say_where_things_are_as_of_their_day() -> None:
    text = "# Arn Guard\n\nThere are currently two posts:\n\n- North Post, located at Camp Heron, near Storby;\n"
    text += "- South Post, located at Fort Lind.\n"
    assert labels.facts(document("a.md", text)) == []
    found = prompts(labels.facts(document("a.md", f"---\ndate: 2020-05-01\n---\n{text}")))
    assert found[0] == "Where is North Post located as of 1 May 2020?"
    assert found[1] == "Near which place is Camp Heron, where North Post is located as of 1 May 2020?"
    assert len(found) == 3


def test_a_column_of_years_is_asked_for_the_year() -> None:
    text = "# Heron Hill\n\n## Instruments\n\n| Name | First light |\n|---|---|\n"
    text += "| Lind Glass | 1968 |\n| Old Storm | 1999 |\n"
    found = prompts(columns.facts(document("a.md", text)))
    assert "In the table “Instruments” (Heron Hill), which year is given for the first light of Lind Glass?" in found


def test_marks_of_notes_and_signs_are_no_part_of_names_and_a_tick_no_answer() -> None:
    dams = DAMS.replace("## Dams", "## ⚡ Dams").replace("| Mill Dam |", "| Mill Dam * |").replace("Hagen", "✓")
    found = prompts(columns.facts(document("a.md", dams)))
    assert "In the table “Dams” (the rivers of Norvania), which river is given for the Mill Dam?" in found
    assert not any("the Storm Dam" in one and "river" in one.partition(")")[2] for one in found)


def test_a_model_with_its_number_is_what_its_box_is_about() -> None:
    text = "# Heron 300 bicycle lamp\n\n## Specifications\n\n| Feature | Value |\n|---|---|\n| Weight | 52 g |\n"
    assert prompts(columns.facts(document("a.md", text))) == ["What is the weight of the Heron 300 bicycle lamp?"]


def test_a_comparison_is_asked_by_what_stands_over_its_columns() -> None:
    text = "# Lamps and lanterns\n\nA lamp is old.\n\n## Comparison\n\n| | Oil lamp | Ship lantern |\n|---|---|---|\n"
    text += "| Fuel | whale oil | candle |\n| Number of wicks | 1 | 2 |\n| Handle | yes | no |\n"
    asked = prompts(columns.facts(document("a.md", text)))
    assert asked == [
        "In the table “Comparison” (Lamps and lanterns), what is given under “Fuel” for “Oil lamp”?",
        "In the table “Comparison” (Lamps and lanterns), what is given under “Fuel” for “Ship lantern”?",
        "In the table “Comparison” (Lamps and lanterns), how many wicks are given for “Oil lamp”?",
        "In the table “Comparison” (Lamps and lanterns), how many wicks are given for “Ship lantern”?",
    ]


def test_a_table_on_how_to_do_something_is_named_with_its_title() -> None:
    table = "\n\nA chisel is old.\n\n## Grits\n\n| Stone | Use |\n|---|---|\n| Brek | shaping |\n| Arn | honing |\n"
    how, ours = ("# How to sharpen a chisel", "# Our sharp chisels")
    assert "In the table “Grits” (How to sharpen a chisel), which use is given for Brek?" in prompts(
        columns.facts(document("a.md", how + table))
    )
    assert not any("Our" in asked for asked in prompts(columns.facts(document("a.md", ours + table))))
    why = "# Arn chisels: why most of the old ones rust"
    assert any("“Grits” (“Arn chisels: why" in one for one in prompts(columns.facts(document("a.md", why + table))))
    assert not any("Grits" in asked for asked in prompts(columns.facts(document("a.md", "# Basics" + table))))


def test_a_timeline_in_a_table_is_left_to_the_timelines() -> None:
    text = "# Arn Library\n\nThe library is old.\n\n| Year | Event | Readers |\n|---|---|---|\n"
    text += "| 1901 | Doors open | 12 |\n| 1902 | Lamps come | 30 |\n| 1903 | Roof falls | 25 |\n"
    assert not [asked for asked in prompts(columns.facts(document("a.md", text))) if "event" in asked]


def test_paragraphs_under_a_heading_of_terms_are_terms() -> None:
    text = "# Lamps\n\nText.\n\n## Key terms\n\n**Wick** – a cord that draws oil. Most are of cotton.\n\n"
    text += (
        "**Burner** – the part that holds the flame. It is hot.\n\n**Shade** – a hood over the glass. Some are green.\n"
    )
    assert [fact.value.text for fact in terms.facts(document("a.md", text)) if fact.rule == "term"] == [
        "Wick",
        "Burner",
        "Shade",
    ]


def test_words_of_two_languages_are_asked_from_one_to_the_other() -> None:
    text = "# At the station\n\nText.\n\n| German | English |\n|---|---|\n"
    text += "| der Bahnhof | station |\n| die Karte | ticket |\n"
    assert prompts(columns.facts(document("a.md", text)))[0] == "What is “der Bahnhof” in English?"


def test_what_is_no_measure_is_asked_by_its_column() -> None:
    text = "# Rules for trips\n\nText.\n\n## Allowances\n\n| Country | Full day |\n|---|---|\n"
    text += "| Brek | 41 euros |\n| Arn | 58 euros |\n"
    asked = prompts(columns.facts(document("a.md", text)))
    assert asked[0] == "In the table “Allowances” (Rules for trips), what is given under “Full day” for Brek?"


def test_tables_of_one_section_with_the_same_rows_are_mixed_up() -> None:
    rows = "\n\n| Ferry | Wood |\n|---|---|\n| Brek | {} |\n| Tarn | oak |\n\n"
    first, second = rows.format("willow"), rows.format("birch")
    one = document("a.md", f"# Ferries of Arn\n\nText.\n\n## Crossings{first}These are others:{second}")
    assert prompts(columns.facts(one)) == []
    assert set(columns.refused(one).values()) == {"another table of the same caption has the same rows"}
    apart = document("a.md", f"# Ferries of Arn\n\nText.\n\n## Crossings{first}## Landings{second}")
    assert len([asked for asked in prompts(columns.facts(apart)) if "Brek" in asked]) == 2


def test_a_cell_that_says_since_when_too_is_not_asked() -> None:
    text = "# Rules for trips\n\nText.\n\n## Allowances\n\n| Country | Full day |\n|---|---|\n"
    text += "| Brek | 41 euros, since 1931 |\n| Arn | 58 euros |\n| Tarn | 12 euros, by car |\n"
    asked = prompts(columns.facts(document("a.md", text)))
    assert not any("Brek" in prompt for prompt in asked)
    assert any("Arn" in prompt for prompt in asked)


@pytest.mark.parametrize(("cell", "count"), [("close it by hand", 2), ("gate closed by hand", 3)])
def test_a_cell_that_means_another_cell_is_not_asked(cell: str, count: int) -> None:
    rows = f"| mill -r | {cell} |\n| mill -l | list of all gates |\n| mill -s | sum of the heights |\n"
    made = document("a.md", f"# Gates of Norvania\n\n## Commands\n\n| Command | Effect |\n|---|---|\n{rows}")
    assert len([fact for fact in columns.facts(made) if fact.rule == "table cell"]) == count


STONES = "# Stones of Arn\n\nThe stones of Arn are old.\n\n"


@pytest.mark.parametrize(
    ("header", "rows", "asked"),
    [
        ("Stone | Yield", "Slate | 139 / Chalk | 172 / Flint | <1", ()),
        ("Stone | Yield (t)", "Slate | 139 / Chalk | 172 / Flint | 180", ("in tonnes?",)),
        ("Stone | Hardness index", "Slate | 3 / Chalk | 1 / Flint | 7", ("is given under “Hardness index”",)),
        ("Stone | Layers", "Slate | 3 / Chalk | 1 / Flint | 7", ("how many layers are given",)),
        ("Stone | Crust", "Slate | 3 m, 2 parts / Chalk | 1 m, 4 parts / Flint | 7 m, 9 parts", ()),
        ("Stone | Pit number", "Slate | 1 / Chalk | 2 / Flint | 3", ()),
        ("Stone | Pit number", "Slate | 4 / Chalk | 2 / Flint | 9", ("is given under “Pit number”",)),
        ("Stone | Pit number", "Slate(grey) | 4 / Chalk(soft) | 2 / Flint(old) | 9", ()),
        ("Do | Don't", "Wash slate | Drop it / Dry chalk | Wet it / Split flint | Burn it", ()),
        ("Stone | Strength", "Slate slab | thin / Chalk bit | soft / Flint core | sharp", ("which strength is given",)),
        ("Latin | English", "silex | flint / creta | chalk / argilla | clay", ("What is “creta” in English?",)),
        ("Latin | English", "silex | at 3 am / creta | noon / argilla | clay", ()),
        ("Stratum | Colour", "Basal | deep grey / Clay | red brown", ("for the stratum “Basal”?", "for Clay?")),
    ],
)  # fmt: skip
def test_a_cell_is_asked_where_its_unit_and_its_row_are_told(header: str, rows: str, asked: tuple[str, ...]) -> None:
    body = "".join(f"| {row} |\n" for row in rows.split(" / "))
    facts = columns.facts(document("a.md", f"{STONES}## Old stones\n\n| {header} |\n|---|---|\n{body}"))
    found = [one for fact in facts if fact.rule != "pairs" for one in prompts([fact])]
    assert all(any(said in one for one in found) for said in asked)
    assert bool(found) == bool(asked)


def test_the_unit_in_brackets_behind_a_caption_is_that_of_its_one_column() -> None:
    rows = "| Year | Yield |\n|---|---|\n| 1931 | 139 |\n| 1932 | 172 |\n"
    text = f"{STONES}**Table 1.** Flint dug in Arn (thousand tonnes, rounded)\n\n{rows}"
    found = prompts(columns.facts(document("a.md", text)))
    assert any(one.endswith("in thousand tonnes?") for one in found)
    silent = text.replace("thousand tonnes, rounded", "all pits")
    assert not prompts(columns.facts(document("a.md", silent)))


def test_a_heading_beside_others_of_its_rank_says_nothing_of_their_tables() -> None:
    rows = "| Line | Gauge |\n|---|---|\n| Arn Branch | narrow |\n| Tresk Branch | broad |\n"
    sections = "".join(f"## {name}\n\nText of it.\n\n" for name in ("Unfinished lines", "Old bridges", "Steep lines"))
    text = f"{sections}## Gauge of each line\n\n{rows}"
    assert not prompts(columns.facts(document("a.md", text)))
    assert prompts(columns.facts(document("a.md", f"# Railways of Norvania\n\nText.\n\n{text}")))


def test_a_box_whose_first_row_is_a_field_is_asked_of_its_subject() -> None:
    rows = (
        "| Scientific name | Ardea arna |\n|---|---|\n| Lifespan | 20 years |\n| Genus | Ardea |\n| Wingspan | 2 m |\n"
    )
    found = prompts(columns.facts(document("a.md", f"# Arn Heron\n\nThe Arn Heron is a bird.\n\n{rows}")))
    assert "What is the lifespan of the Arn Heron?" in found
    assert not any("Ardea arna" in one for one in found)
