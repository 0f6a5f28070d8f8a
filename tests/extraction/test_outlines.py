"""Outlines: labels under labels, names with remarks, headings gone on from, records headed in small letters."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import columns, fields, headed_terms, labelled, lists, remarks, terms
from quizapp.facts.model import Fact


def asked(facts: list[Fact]) -> dict[str, str]:
    return {part.text: fact.value.text for fact in facts for part in fact.parts if part.role == "prompt"}


def test_labels_under_a_label_are_asked_by_their_path() -> None:
    text = (
        "# Lamps and nets\n\n## Round buoys\n\n- Shade:\n  - Inner - red and blue\n  - Outer - green\n"
        "- Bells\n  - Inner: two short, could be any\n  - Outer: one long\n  - Edge: three long\n"
    )
    found = asked(labelled.facts(document("a.md", text)))
    source = "According to “Lamps and nets”, "
    assert found == {
        f"{source}which shade is given for “Inner” under “Round buoys”?": "red and blue",
        f"{source}which shade is given for “Outer” under “Round buoys”?": "green",
        f"{source}what is given for “Outer” under “Bells” of “Round buoys”?": "one long",
        f"{source}what is given for “Edge” under “Bells” of “Round buoys”?": "three long",
    }


@pytest.mark.parametrize(
    "text",
    [
        "- Shade:\n  - Inner - red\n  - Inner - green\n",
        "- Shade:\n  - Inner - red\n  - Outer - red\n",
        "- The mill was sold:\n  - Inner - red\n  - Outer - green\n",
        "- Left\n  - Shade\n    - Inner - red\n    - Outer - green\n",
    ],
)
def test_labels_without_one_value_and_one_path_are_not_asked(text: str) -> None:
    assert labelled.facts(document("a.md", f"# Lamps and nets\n\n## Round buoys\n\n{text}")) == []


PAINTERS = """# Old Art

## Painting

- [Ida Roe](https://a.example), aka Ida Holm
  - last painter of boats
  - Mill at Dusk, Arn Museum
- Ole Wirth
  - Add light to his painting
  - {remark}
- Old Ferry House
  - Built in 1286, planned by Piet Haan
  - Two storeys above ground
"""


def test_remarks_are_asked_for_the_name_over_them() -> None:
    found = asked(remarks.facts(document("a.md", PAINTERS.format(remark="helper of Roe"))))
    assert found["According to “Old Art”, under which name is “last painter of boats” listed?"] == "Ida Roe"
    assert found["According to “Old Art”, under which name is “helper of Roe” listed?"] == "Ole Wirth"
    assert found["When was Old Ferry House built?"] == "1286"
    assert not any("his painting" in one for one in found)


def test_a_remark_of_two_names_is_not_asked() -> None:
    found = asked(remarks.facts(document("a.md", PAINTERS.format(remark="last painter of boats"))))
    assert not any("last painter" in one for one in found)
    few = PAINTERS.replace("- Old Ferry House", "- Notes").format(remark="helper of Roe")
    assert remarks.facts(document("a.md", few)) == []


@pytest.mark.parametrize(
    ("said", "prompt"),
    [
        ("Occurs when two plates move apart.", "what occurs when two plates move apart?"),
        ("A wall which keeps the sea out.", "what is described as “a wall which keeps the sea out”?"),
        ("A wall which keeps the sea out is dear.", ""),
        ("It keeps the sea out of a town.", ""),
        ("Opens at nine and closes at five.", ""),
    ],
)
def test_a_heading_is_asked_by_a_paragraph_that_goes_on_from_it(said: str, prompt: str) -> None:
    text = f"# Borders of lands\n\n## Levee\n\n{said}\n\n## Marks\n\nMany lands have marks of stone.\n"
    found = asked(headed_terms.facts(document("a.md", text)))
    assert found == ({f"According to “Borders of lands”, {prompt}": "Levee"} if prompt else {})


def test_labels_under_a_heading_are_asked_by_what_is_said_of_them() -> None:
    text = (
        "# Lamps and nets\n\n## Bells\n\n- Slow - Slo - on for as long as it's off\n- Quick - many strokes in a row\n"
        "- Price - three crowns a piece\n- Dull - strokes without a clapper\n"
    )
    found = asked(terms.facts(document("a.md", text)))
    source = "According to “Lamps and nets”, which bell is described as"
    assert found[f"{source} “on for as long as it's off”?"] == "Slow"
    assert found[f"{source} “many strokes in a row”?"] == "Quick"
    assert not any("crowns" in one for one in found)


def test_records_headed_in_small_letters_are_asked_for_their_looks() -> None:
    text = (
        "# Lamps and nets\n\n## Round buoy\n\n- Colour: Yellow\n- Price: 20 crowns\n\n## Wreck buoys\n\n"
        "- Colour: Blue and red\n- Price: 30 crowns\n\n## Notes\n\n- Colour: red\n"
    )
    assert asked(fields.facts(document("a.md", text))) == {
        "According to “Lamps and nets”, what is the colour of the round buoy?": "Yellow",
        "According to “Lamps and nets”, what is the colour of wreck buoys?": "Blue and red",
    }


def test_a_sheet_is_about_what_its_first_field_names() -> None:
    text = "# SPECIES SHEET 12\n\n**Common name:** Grey heron (young)\n**Scientific name:** *Ardea cinerea*\n"
    text += "\n## Measurements\n\n**Tail:** 12 cm\n**Litter:** 3 or 4\n**Gestation:** 20 days\n**Moult:** in May\n"
    found = asked(fields.facts(document("a.md", text)))
    assert found["What is the scientific name of the grey heron?"] == "Ardea cinerea"
    assert found["What is given for “Gestation” under “Measurements” of the grey heron?"] == "20 days"


@pytest.mark.parametrize(
    ("heading", "whole"),
    [
        ("## Sliding Borders\n\n### Types", "According to “Rocks and maps”, what are the types of sliding borders?"),
        ("## Sliding Borders\n\n### Links", ""),
        ("## Notes\n\n### Types", ""),
        ("## Notes\n\n### Causes\n\nNo.\n\n## Details\n\n### Causes", ""),
    ],
)
def test_a_list_under_a_heading_is_asked_of_the_heading_over_it(heading: str, whole: str) -> None:
    text = f"# Rocks and maps\n\nHere sliding borders are told.\n\n{heading}\n\n- Sea Plate\n- Land Plate\n"
    facts = lists.facts(document("a.md", text))
    assert [part.text for fact in facts for part in fact.parts if part.role == "whole"] == ([whole] if whole else [])


def test_shares_in_columns_without_a_header_are_asked_by_name() -> None:
    rows = "* Iron       Fe   35%\n* Zinc       Zn   30%\n* Lead       Pb   1%\n"
    text = f"# Lamps and nets\n\n## Metals in the Crust:\n\n{rows}"
    found = asked(columns.facts(document("a.md", text)))
    assert found["According to “Metals in the Crust”, what percentage is given for “Zinc”?"] == "30%"


def test_a_list_of_definitions_gives_those_that_are_some() -> None:
    remarks_between = "".join(f"- **word {n}**: Nobody knows what this is.\n" for n in range(4))
    text = (
        "# Radio notes\n\n## Some Definitions\n\n- **fuse**: wire that melts when hot - [wikipedia page](https://a.example)\n"
        f"- **mast**: pole that carries a wire\n- **tuner**: used to choose a station\n{remarks_between}"
    )
    found = {term: said for said, term in asked(terms.facts(document("a.md", text))).items()}
    assert "wire that melts when hot" in found["fuse"]
    assert "used to choose a station" in found["tuner"]


def test_headings_with_a_few_words_for_what_they_name_are_asked_by_them() -> None:
    heads = "## MOOT - meeting of all farmers\n\nIt met.\n\n## THING - court of the king\n\n{third}\n\nIt was paid.\n"
    text = f"# Old law words\n\n{heads}"
    found = asked(headed_terms.facts(document("a.md", text.format(third="## SCOT - tax on land"))))
    assert found["According to “Old law words”, what is described as “court of the king”?"] == "THING"
    assert headed_terms.facts(document("a.md", text.format(third="## Taxes"))) == []


def test_items_are_asked_by_what_stands_under_them_that_they_do() -> None:
    text = (
        "# Lamps and nets\n\n- Arc estimate\n  - Requires two prices and a slope\n  - Notes on prices in the old town\n"
    )
    assert asked(headed_terms.facts(document("a.md", text))) == {
        "According to “Lamps and nets”, what requires two prices and a slope?": "Arc estimate"
    }
