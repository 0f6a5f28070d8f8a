"""Title, date and language."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document


def test_front_matter_gives_title_and_date() -> None:
    made = document("a.md", '---\ntitle: "Bees: a guide"\ndate: 2021-05-03\n---\n\n# Bees\n\nBees make honey.\n')
    assert (made.title, made.date) == ("Bees: a guide", "2021-05-03")
    assert [b.text for b in made.blocks] == ["Bees", "Bees make honey."]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Last updated: 20 Nov. 2023 17:24", "2023-11-20"),
        ("• Last updated: 20 Nov. 2023 17:24", "2023-11-20"),
        ("Published: May 2021", "2021-05"),
        ("Date: 2019-02-03", "2019-02-03"),
        ("Published on March 4, 2020", "2020-03-04"),
        ("Updated 31 Foo 2020", None),
    ],
)
def test_a_document_says_when_it_was_updated(line: str, date: str | None) -> None:
    assert document("a.txt", f"Bees\n\n{line}\n\nBees make honey in summer.\n").date == date


def test_who_wrote_it_is_no_heading() -> None:
    made = document("a.md", "# Bees\n\nBy Ada Fenn, 2 March 2024\n\nBees make honey in summer.\n")
    assert (made.date, made.blocks[-1].headings) == ("2024-03-02", ("Bees",))


@pytest.mark.parametrize("line", ["By Sunday 3 May 1921 Brek had fallen.", "By Royal Decree on 3 May 1921 it ended."])
def test_a_sentence_that_begins_like_a_byline_is_read(line: str) -> None:
    made = document("a.md", f"# War\n\n{line}\n\nThe town of Brek was sold to the Tarn Line.\n")
    assert (made.date, made.sentences[0].text) == (None, line)


def test_the_date_of_a_thing_in_the_text_is_not_the_documents() -> None:
    assert document("a.txt", "The Bowl\n\nThe bowl is made of gold.\n\nDate: 1742\n\nIt is shown daily.\n").date is None


def test_updated_counts_before_published() -> None:
    text = "Bees\n\nPublished: 2019-01-01\nLast updated: 2020-01-01\n\nBees make honey.\n"
    assert document("a.txt", text).date == "2020-01-01"


def test_the_title_is_the_first_title_that_the_text_goes_on_to_speak_of() -> None:
    text = "Channel Nine Media\n\nWhat is a beehive?\n\nA beehive is where bees live. What they make is honey.\n"
    assert document("a.txt", text).title == "What is a beehive?"


def test_a_title_may_begin_with_a_year_and_go_on_in_small_letters() -> None:
    assert document("a.md", "# 2008 financial crisis\n\nA worldwide crisis took place.\n").title.startswith("2008 ")


def test_without_a_title_the_name_of_the_file_serves() -> None:
    assert document("bees.txt", "Bees make honey in the summer months.\n").title == "bees"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge is one of the oldest in the country and it was built by monks.", "en"),
        ("Die Brücke ist eine der ältesten und wurde von den Mönchen im Tal gebaut.", "de"),
        ("Le pont est un des plus anciens du pays et il a été construit par les moines.", "fr"),
        ("El puente es uno de los más antiguos del país y fue construido por los monjes.", "es"),
        ("Ura është një nga më të vjetrat në vend dhe u ndërtua për të kaluar lumin.", "sq"),
        ("7 8 9", "und"),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert document("a.txt", text).language == language
