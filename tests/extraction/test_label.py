"""What a document is about, in words short and sure enough to stand before a question."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.label import label_for, label_of, names_it

BRIDGE = (
    "The Westby Bridge was opened in 1931. The bridge was closed in 1940. The town of Westby rebuilt it. "
    "A leaflet in the minutes says how Thomas keeps it."
)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("# The Westby Bridge", "Westby Bridge"),
        ("# Westby Bridge: a short history", "Westby Bridge"),
        ("# Westby Bridge (1931)", "Westby Bridge"),
        ("# Installing the Westby Bridge", "Westby Bridge"),
        ("# Westby Folding Bridge X200: User Manual", "Westby Folding Bridge X200"),
        ("# Leaflet 4: The Westby Bridge", "Westby Bridge"),
        ("# Westby Bridge, Leaflet No. 4", ""),
        ("# Keep Bridge: how the bridge is kept", ""),
        ("# 'The Westby Bridge': boats found under it", ""),
        ("# Bridge, Thomas", "Thomas Bridge"),
        ("# Unit 4: The Westby Bridge", "Westby Bridge"),
        ("# ENG 210 Lecture 9: Westby Bridge", "Westby Bridge"),
        ("# Westby Bridge and its keepers", "Westby Bridge"),
        ("# Introduction", ""),
        ("# What Happened", ""),
        ("# Before You Begin", ""),
        ("# The Model", ""),
        ("# Part 2: For the Keeper", ""),
        ("# Minutes", ""),
        ("# Staff Handbook", ""),
        ("# Handbook for Staff", ""),
        ("# Why was the Westby Bridge closed?", ""),
        ("# All that you ever wanted to know of the bridge of Westby", ""),
    ],
)
def test_a_title_gives_the_label(heading: str, label: str):
    assert label_of(document("a.md", f"{heading}\n\n{BRIDGE}\n")) == label


def test_without_a_title_the_name_of_the_file_counts_where_the_text_often_says_it():
    text = "Ole kept the westby bridge. The Westby Bridge stood. Few crossed the Westby Bridge in winter."
    one = document("westby_bridge.txt", text)
    assert label_of(one) == ""
    assert label_for(one.title, one, "") == "Westby Bridge"
    apart = document("westby_ferry.txt", "The Westby men ran a Ferry. It was the only one. " + text)
    assert label_for(apart.title, apart, "") == "Westby Ferry"
    chapter = document("ferry_1.txt", "The ferry ran once a day. It had 1 keeper. " + text)
    assert label_for(chapter.title, chapter, "") == ""
    other = document("notes_final.txt", text)
    assert label_for(other.title, other, "") == ""
    kept = document("20866-8 westby bridge.txt", "RULES OF THE WESTBY BRIDGE.\n\nOle kept a bridge and a ferry.\n")
    assert label_for(kept.title, kept, "") == "Westby Bridge"


def test_a_file_named_after_a_person_and_years_gives_the_name_as_it_is_said():
    one = document("Holm, Maria Odda (1647-1717).txt", "HOLM, MARIA ODDA (1647-1717), painter, lived in Brek.")
    assert label_for(one.title, one, label_of(one)) == "Maria Odda Holm"


def test_the_number_of_a_file_and_capitals_are_no_part_of_its_label():
    one = document("20866-8 Lamp Drill.txt", "All men of Brek do it in the hall. It is LAMP DRILL. It is done twice.")
    assert label_for(one.title, one, label_of(one)) == "Lamp Drill"


def test_a_part_gives_it_where_the_whole_has_none_and_the_text_writes_it_as_a_name():
    text = "Nothing of the sort was built by the Grenholm people before. The old men of Grenholm stayed at home."
    one = document("notes.txt", text)
    assert label_for("GRENHOLM", one, "") == "Grenholm"
    assert label_for("Afterwards", one, "") == ""
    assert label_for("GRENHOLM", one, "Westby Bridge") == "Westby Bridge"


def test_a_short_form_in_a_headline_is_not_what_the_report_is_about():
    text = "\n\nThe WFB opened the bridge. The WFB closed it in 1940."
    headline = document("a.md", f"# Old boats of the lake sold at an auction held by WFB{text}")
    begun = document("a.md", f"# WFB sold all the old boats of the lake at an auction{text}")
    assert (label_of(headline), label_of(begun)) == ("", "WFB")


def test_a_short_form_that_is_joined_to_something_names_only_half():
    text = "\n\nThe WFB opened the bridge. The WFB closed it in 1940."
    assert label_of(document("a.md", f"# The Ferry and the WFB{text}")) == ""
    assert label_of(document("a.md", f"# Holm/WFB boats{text.replace('The WFB', 'The Holm/WFB')}")) == ""


@pytest.mark.parametrize(
    ("label", "said", "named"),
    [
        ("Westby Bridge", "When was the bridge opened?", False),
        ("Westby Bridge", "When was the bridge of Westby opened?", True),
        ("Westby Bridge", "Who opened it for the people of Westby?", False),
        ("Ada Holm", "When did Holm open it?", True),
        ("Kidney", "How many nephrons do the kidneys hold?", True),
        ("Westby Bridge", "Who opened it in 1931?", False),
    ],
)
def test_a_label_is_named_by_its_words_or_its_last_as_a_name(label: str, said: str, named: bool):
    assert names_it(label, said) is named


def test_the_letters_before_the_numbers_of_books_are_no_subject():
    told = "".join(f"- Ada Holm, Mill {n}, ISBN {n}\n" for n in range(12))
    assert label_of(document("a.md", f"# Mill Farm\n\nMill Farm is a book. Mill Farm is old.\n\n{told}")) == "Mill Farm"


def test_letters_that_only_begin_a_name_are_no_subject():
    whole, half = "TSB opened a mill. " * 9, "TSB Orwin opened a mill. " * 9
    title = "# Proud of what the mills of the lake made in all those years"
    assert label_of(document("a.md", f"{title}\n\n{whole}\n")) == "TSB"
    assert label_of(document("a.md", f"{title}\n\n{half}\n")) == ""
