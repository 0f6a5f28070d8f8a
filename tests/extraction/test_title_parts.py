"""A part of the title is a label where it names what the text repeats."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.label import label_of
from quizapp.extraction.title_parts import course_number, title_part

BODY = (
    "\n\nThe looms of the Marn Mill stood in a hall. Each loom had a shuttle, and the shuttle flew.\n\n"
    "A weaver kept four looms. Old looms of the mill were sold.\n\nThe Marn Mill closed, and its looms went to Brek.\n"
)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Mill looms", "Mill looms"),
        ("Marn Loom – User Manual", "Marn Loom"),
        ("A timeline of looms", "Looms"),
        ("WEA 210 Lecture 4: Looms", "Looms"),
        ("Chapter 3 Looms", "Looms"),
        ("The looms of the mill, 4 May 1871", "Looms of the mill"),
        ("Looms: frequently asked questions", "Looms"),
        ("Old looms leave the mill after a century", ""),
        ("Why looms matter", ""),
        ("Keep the loom oiled", ""),
        ("“The loom never stops”", ""),
        ("Did the Marn Mill lose its looms?", "Marn Mill"),
        ("The long way to the looms", ""),
        ("Marn Loom – your questions answered", "Marn Loom"),
        ("Shuttle of gold: weavers found a loom in the hall", ""),
        ("Essay on the looms: 1.2 Shuttles", "Looms"),
        ("Boats of Brek", ""),
        ("Minutes", ""),
    ],
)
def test_a_noun_phrase_that_the_text_repeats_names_it(title, label):
    assert title_part(document("page.md", f"# {title}{BODY}")) == label


def test_the_number_of_a_course_is_no_name_but_that_of_a_model_is():
    assert course_number(document("a.md", "# PH 310 Salt and People\n\nSalt is mined.\n")) == "PH 310 "
    assert course_number(document("a.md", "# PH 310 Pump\n\nThe PH 310 pumps salt.\n")) == ""


def test_the_heading_of_the_first_of_several_sections_is_no_title():
    sections = "## Accident\n\nAn accident is no part of what a thing is.\n\n" + "".join(
        f"## {name}\n\n{name} is told of in old books.\n\n" for name in ("Being", "Cause", "Doubt")
    )
    assert label_of(document("terms.md", sections)) == ""
    assert label_of(document("terms.md", sections.replace("old books", "books on the accident"))) == "Accident"
