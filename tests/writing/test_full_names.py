"""Whom a text is about is named in full."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.extraction.people import is_place_too, people_in
from quizapp.facts.model import Passage, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.full_names import named_in_full
from tests.made_facts import fact, part

TEXT = (
    "# Thomas Holm\n\nThomas Holm built a mill. Holm sold it in 1931. John Ford and Mary Ford left. Ford came back.\n"
)


def said(prompt: str, text: str = TEXT) -> str:
    one = fact("mill", "sell", part("1931", ValueType.DATE, "date"), document="mills.md")
    end = Passage("mills.md", Span(len(text) - 2, len(text)))
    draft = Draft(one, "date", "cloze", prompt, "1931", passages=(end,))
    return named_in_full(draft, {"mills.md": document("mills.md", text)}, {"mills.md": people_in(text)}).prompt


@pytest.mark.parametrize(
    ("prompt", "full"),
    [
        ("Holm sold the mill in {{1931::year}}.", "Thomas Holm sold the mill in {{1931::year}}."),
        ("In {{1931::year}} Holm sold it to Holm.", "In {{1931::year}} Thomas Holm sold it to Holm."),
        ("Thomas Holm sold the mill in {{1931::year}}.", "Thomas Holm sold the mill in {{1931::year}}."),
        ("Adam Holm sold the mill in {{1931::year}}.", "Adam Holm sold the mill in {{1931::year}}."),
        (
            "When {{1931::year}} came, Ada Moss sold the mill that Ada Moss had built, for Ada Moss's sake.",
            "When {{1931::year}} came, Ada Moss sold the mill that Moss had built, for Moss's sake.",
        ),
        ("The mill in {{1931::year}} was sold by the Old Guild to the Old Guild.",) * 2,
        ("In {{1931::year}} Queen Agnes II met those whom Queen Agnes II had named.",) * 2,
        ("In {{1931::year}} King Louis XIV met those whom King Louis XIV had named.",) * 2,
        ("In {{1931::year}} Ada Moss opened the Ada Moss Museum.",) * 2,
        ("In {{1931::year}} Ada Moss sold the mill to Ada Mossman.",) * 2,
        ("In {{1931::year}} boats left Victoria Falls, and a dam was built at Victoria Falls.",) * 2,
        ("In {{1931::year}} Victoria Park was made, and Victoria Park was opened.",) * 2,
        ("The Holm engines left, despite Holm's orders, in {{1931::year}}.",) * 2,
        ("Ford came back in {{1931::year}}.", "Ford came back in {{1931::year}}."),
        ("The mill was sold in {{1931::year}}.", "The mill was sold in {{1931::year}}."),
    ],
)
def test_a_lone_name_is_given_in_full_where_one_person_has_it(prompt: str, full: str):
    assert said(prompt) == full


def test_where_people_come_from_is_no_last_name():
    text = "Ada Moss is an African American. Later she said so. He is the third African American here."
    assert people_in(text) == {"Ada": "Ada Moss", "Moss": "Ada Moss"}


def test_a_name_of_no_known_kind_stands_once_where_the_text_is_of_its_bearer():
    prompt = "Tolven Brek came in {{1931::year}}, where Westby gave Tolven Brek the mill{0}."
    text = "# Tolven Brek\n\nTolven Brek built a mill.\n"
    told, other = prompt.replace("{0}", " he bought"), prompt.replace("{0}", "")
    assert said(told, text) == told.replace("gave Tolven Brek", "gave Brek")
    assert said(other, text) == other


@pytest.mark.parametrize(
    ("prompt", "full"),
    [
        ("In {{1931::year}} Moss sold the mill.", "In {{1931::year}} Agnes Moss sold the mill."),
        ("When Brek claims it in {{1931::year}}, Moss replies.",) * 2,
        ("Before {{1931::year}}, Garvo paid for it.", "Before {{1931::year}}, Ilmo Garvo paid for it."),
        ("Tarn wrote of the mill in {{1931::year}}.", "Tolven Tarn wrote of the mill in {{1931::year}}."),
        ("Moss's mill burnt in {{1931::year}}.", "Agnes Moss's mill burnt in {{1931::year}}."),
        ("In {{1931::year}} it was called Moss force.",) * 2,
        ("Moss's disease was known in {{1931::year}}.",) * 2,
        ("The Guild of Moss closed in {{1931::year}}.",) * 2,
        ("The mill in Moss closed in {{1931::year}}.",) * 2,
        ("The Moss family closed the mill in {{1931::year}}.",) * 2,
        ("Moss, Oldland, had a mill in {{1931::year}}.",) * 2,
        ("Moss of Oldland had a mill in {{1931::year}}.",) * 2,
        ("Agnes sold it to Moss in {{1931::year}}.",) * 2,
        ("Velden sold it in {{1931::year}}.",) * 2,
        ("Norvanian troops reached Moss in {{1931::year}}.",) * 2,
        ("In {{1931::year}} the guild moved to Moss.",) * 2,
        ("In {{1931::year}} it was sold to Moss.", "In {{1931::year}} it was sold to Agnes Moss."),
        ("In {{1931::year}} Agnes sold the mill.", "In {{1931::year}} Agnes Moss sold the mill."),
        ("In {{1931::year}} Oscar sold well.",) * 2,
        ("Westby sold it in {{1931::year}}.",) * 2,
        ("Arden sold it in {{1931::year}}.",) * 2,
    ],
)
def test_whoever_the_text_names_once_is_named_in_full(prompt: str, full: str):
    text = (
        "# Mills\n\nThe owner was Agnes Moss. Following Moss, judge Ilmo Garvo came with a scholar called Tolven Tarn\n"
        "and with the guests Lena and Olga Westby. Tarn wrote of it. The Great Velden is a river. Besides Brek, Brek\n"
        "wrote. Oscar Pell gave an Oscar. The court of Upper Arden sat in Arden. Arden claimed the mill.\n"
    )
    assert said(prompt, text) == full


@pytest.mark.parametrize(
    "place",
    [
        "Holm was founded in 1836.",
        "In 1900 Holm had about 44,000 inhabitants.",
        "Holm, the capital of Norvania, lies there.",
        "Holm became a state in 1889.",
        "They live in Holm.",
        "The city of Holm is old.",
        "The Treaty of Holm was signed.",
    ],
)
@pytest.mark.parametrize("title", ["Thomas Holm", "Mills"])
def test_a_place_of_the_same_name_does_not_become_the_person(place: str, title: str):
    text = f"# {title}\n\n{place} Thomas Holm was born in 1793. Holm sold the mill in 1931.\n"
    one = fact("mill", "sell", part("1931", ValueType.DATE, "date"), document="mills.md")
    whole = document("mills.md", text)
    cited = Passage("mills.md", Span(text.index(place), text.index(place) + len(place)))
    draft = Draft(one, "date", "short", "What of Holm?", "1931", passages=(cited,))
    assert named_in_full(draft, {"mills.md": whole}, {"mills.md": people_in(text)}).prompt == "What of Holm?"
    assert is_place_too("Holm", text)
    assert not is_place_too("Holm", "Thomas Holm was the city architect.")


def test_a_name_that_goes_on_is_left_alone():
    assert said("Holm the Great sold it in {{1931::year}}.") == "Holm the Great sold it in {{1931::year}}."


def test_the_given_name_of_whom_a_text_is_about_is_given_in_full():
    for title in ("Holm, Thomas", "Thomas Holm (miller)"):
        text = f"# {title}\n\nThomas Holm built a mill. Thomas sold it in 1931.\n"
        assert said("In {{1931::year}} Thomas sold the mill.", text) == "In {{1931::year}} Thomas Holm sold the mill."
    text = "# Ida Storm (chemist)\n\nIda Storm died. The storm is a unit.\n"
    assert said("Storm died in {{1931::year}}.", text) == "Ida Storm died in {{1931::year}}."


@pytest.mark.parametrize(
    ("title", "told", "asked"),
    [
        ("Holm", "The captain was called the Black Holm. Holm sold the mill.", "Holm sold it in {{1931::year}}."),
        ("Mills", "Ida was named the Black Holm. Holm sold the mill.", "Holm sold it in {{1931::year}}."),
        ("Holm Works", "Ada Holm founded it. Holm sold the mill.", "Holm sold it in {{1931::year}}."),
        ("Mills", "He won a Grand Lever there. Lever, he said, was his.", "Lever was won in {{1931::year}}."),
        ("Mills", "In a career of a Career Great Lever, Lever took his mill.", "Lever was won in {{1931::year}}."),
        ("Mills", "Ada Games won. She lost the Games in 1930.", "Games came in {{1931::year}}."),
        (
            "Flights",
            "Guion Blue became the first African Tarnian to fly. Karl Holm was the first Tarnian and second man there. "
            "A Tarnian said that he flew.",
            "Who became the first Tarnian there?",
        ),
    ],
)
def test_what_is_only_called_so_is_not_the_person_of_the_name(title: str, told: str, asked: str):
    assert said(asked, f"# {title}\n\n{told}\n") == asked


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Orvo Brek was the first Far Norvanian in space. Once a Far Norvanian had his ship, all came.", "Norvanian"),
        ("The Emperors Pavo I and Pavo II ruled. Emperors Pavo had their mill, and he left.", "Pavo"),
        ("He played Citizen Karn. In 1941 Karn had its prize, and he left.", "Karn"),
        ("At the Grand Prix Moren he won. Moren, where his mill is, burnt.", "Moren"),
        ("King William came. The mill of William Ford burnt.", "William"),
        ("The Jim Garrow laws fell. Jim Garrow was no person.", "Jim"),
        ("They met Orvo Velden DAHL. Velden had his mill.", "Velden"),
        ("They met Orvo Velden dos Santos. Velden had his mill.", "Velden"),
        ("Orvo Holm Jr left. Holm Jr had his mill.", "Jr"),
    ],
)
def test_what_ends_like_a_name_is_nobody_without_a_sign_of_a_person(told: str, name: str):
    assert name not in people_in(f"{told}\n")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("The Norvanian army left. Norvanian Orvo Pell wrote it. Pell died.", "Orvo Pell"),
        ("They met Interior Minister Orvo Pell. Pell died.", "Orvo Pell"),
        ("They met Lieutenant-General Orvo Pell. Pell died.", "Orvo Pell"),
        ("They met the Norvanian-born Orvo Pell. Pell died.", "Orvo Pell"),
        ("They met Orvo Pell. When Pell came, he had a mill.", "Orvo Pell"),
        ("They met Orvo Pell. By the time Pell came, he had a mill.", "Orvo Pell"),
        ("They met Orvo Pell. The mill of Colonel Pell burnt.", "Orvo Pell"),
    ],
)
def test_a_name_begins_behind_a_people_a_party_or_a_rank(told: str, name: str):
    assert people_in(f"{told}\n")["Pell"] == name


def test_a_given_name_is_of_whoever_was_named_just_before():
    text = "# Mills\n\nThe owner was Agnes Moss.\n\n{0}\n\nAgnes sold it.\n"
    asked = "In {{1931::year}} Agnes sold the mill."
    assert said(asked, text.replace("{0}", "A mill is old.")) == asked.replace("Agnes", "Agnes Moss")
    assert said(asked, text.replace("{0}", "A mill is old. " * 300)) == asked


def test_the_word_for_a_people_is_no_last_name():
    text = "The third African American to teach in Brek was Ada Holm. He was the first American to orbit the Earth."
    assert "American" not in people_in(text)
    assert people_in(text)["Holm"] == "Ada Holm"
