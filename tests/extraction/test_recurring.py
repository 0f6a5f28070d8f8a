"""What a text speaks of again and again is its topic, if title, file name or headings say it too."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.recurring import recurring_topic

NOUNS = """# {title}

Otters live along streams. A young otter stays a year with its mother.

The dens of otters lie under roots. Most otters hunt at night.

In Brek otters came back, and fish grew rare where an otter hunted.
"""
NAMED = """# Prepared for the file

In 1961 the slope above Lake Marn began to move. Engineers at Marn lowered the water of the lake.

The village below Marn was warned. Then the slope of Lake Marn fell, and the lake rose.

A court heard of Lake Marn. Nobody from the village lives at Marn now.
"""


@pytest.mark.parametrize(
    ("title", "name", "topic"),
    [
        ("They are back after years", "notes-otters.txt", "Otters"),
        ("Otters return to the brook", "page.txt", "Otters"),
        ("They are back", "page.txt", ""),
    ],
)
def test_a_noun_is_one_that_title_or_file_name_says(title, name, topic):
    assert recurring_topic(document(name, NOUNS.format(title=title))) == topic


def test_a_name_is_told_whole():
    assert recurring_topic(document("marn-slide-report.txt", NAMED)) == "Lake Marn"


def test_some_particular_thing_is_no_topic():
    text = NOUNS.replace("Otters", "The clerk").replace("otters", "the clerk").replace("otter", "clerk")
    assert recurring_topic(document("clerk.txt", text.format(title="Notes"))) == ""


def test_without_them_it_is_what_the_text_begins_with_and_says_above_all():
    text = (
        "# The long way\n\nOtters swim far. An otter may cross a lake.\n\nMost otters rest by day, and otters hunt at "
        "night.\n\nIn Brek otters came back, and nobody hunts otters there.\n\nThe dens of otters lie under roots.\n"
    )
    assert recurring_topic(document("page.txt", text)) == "Otters"
    assert (
        recurring_topic(document("page.txt", text.replace("Otters swim", "Some swim").replace("An otter", "They")))
        == ""
    )


def test_a_single_name_of_a_headline_is_the_topic_only_if_hardly_anything_is_said_more():
    told = {"a year": "a year in Brek", "lie": "lie in Brek", "at night": "at night at Brek"}
    text = NOUNS.format(title="They are back in Brek")
    for said, there in told.items():
        text = text.replace(said, there)
    assert recurring_topic(document("page.txt", text)) == ""
    assert recurring_topic(document("brek.txt", text)) == "Brek"
