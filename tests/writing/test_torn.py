"""Sentences that are misprinted, cut badly, or date something else."""

from __future__ import annotations

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from quizapp.writing.torn import dates_something_else, half_a_span, misprinted, strange_letters, torn
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("bridge", "open", part(answer, ValueType.TERM, "name"), rule="gap name")
    return Draft(one, "name", "cloze", text, answer, passages=one.passages)


def when(source: str, answer: str) -> Draft:
    """A question for a date, with the place of the date in its source."""
    at = source.index(answer)
    passage = Passage("a.txt", Span(0, len(source)))
    one = fact("Ada Holm", "honour", part(answer, ValueType.DATE, "date"), passages=(passage,))
    span = Span(at, at + len(answer))
    return Draft(one, "date", "date", "When?", answer, passages=one.passages, answer_span=span)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The fair of {{Westby}} lasted from June 17th to 23th, 1931.", True),
        ("The fair of {{Westby}} lasted from June 11th to 13th, 1931.", False),
        ("The mill of {{Westby}} is able to produces flour.", True),
        ("The fair moved as there is seven mills in {{Westby}}.", True),
        ("The fair moved as there are seven mills in {{Westby}}.", False),
        ("The mill of {{Westby}} is able to process flour.", False),
        ("Westby has the ninth-highest by {{population}}.", True),
        ("Westby has the ninth-highest rank by {{population}}.", False),
        ("The hall of {{Westby}} is the The Old Mill.", True),
        ("The rules of {{Westby}} were adopted at the 79 ʰ Congress of Arlen.", True),
        ("Norvania held the fair in {{Westby}} after a 25-years break.", True),
        ("Norvania held the fair in {{Westby}} after a 25-year break.", False),
        ("The fair of {{Westby}} had 5 guests in 1905, while in 1912 had 400 guests.", True),
        ("The fair of {{Westby}} had 5 guests in 1905, while in 1912 it had 400 guests.", False),
        ("The scene of {{Westby}} is put onto a 2 dimensional print.", True),
        ("The mill of {{Westby}} has two wheels wheels of oak.", True),
        ("Only 21 of 131 mills of northern mills belong to {{Westby}}.", True),
        ("The mine of {{Westby}} yields 3 e6carat of stones.", True),
        ("The mill of {{Westby}} measures between 105 and, and up to 130 feet with its wheel.", True),
        ("The mill of {{Westby}} burnt in 19th century.", True),
        ("The mill of {{Westby}} burnt in 19th century Norvania, and, in 1931, again.", False),
        ("Ada Holm sold 200 acre of her land in {{Westby}}.", True),
        ("Ada Holm sold 0.5 acre of her land and .25 mile of coast in {{Westby}}.", False),
        ("Ada Holm sold 10.5 acre of her land in {{Westby}}.", True),
        ("Ada Holm sold 1 acre of her land and a 20 mile road in {{Westby}}.", False),
        ("Only 21 of {{131::number}} towns of northern towns have mills.", True),
        ("The kings of {{Orwin}}, kings of old, had mills.", False),
        ("The sails of {{Westby}} can be as long 20 feet.", True),
        ("The sails of {{Westby}} can be as long as 20 feet.", False),
        ("The mills of {{Westby}} appear less frequently the old books.", True),
        ("The mills of {{Westby}} appear less frequently in the old books.", False),
        ("Ada Holm planned to build new salt park in {{Westby}}.", True),
        ("Ada Holm planned to build a new salt park and new school buildings in {{Westby}}.", False),
        ("In the third chapter of the novel Salt was titled {{Westby}}.", True),
        ("In the third chapter of the novel the first part was titled {{Westby}}.", False),
        ("When was Ada Holm sworn? {{Westby}}", True),
        ("Ada Holm was sworn in as mayor of {{Westby}}.", False),
        ("The trade of the Norway's {{Westby}} grew.", True),
        ("The trade of the Lebanon's and Norway's {{Westby}} grew.", False),
        ("Ada Holm, who had had a mill, said that that of {{Westby}} burnt.", False),
    ],
)
def test_misprints(text: str, held: bool):
    assert bool(misprinted(gap(text), NOWHERE)) is held


def test_a_name_spelt_otherwise_than_everywhere_else():
    text = "Lindqvist came. Lindqvist stayed. Lindqvist built a mill. Lindqvist left. Linddqvist sold it to Westby."
    wrong, right = gap("Linddqvist sold the mill to {{Westby}}."), gap("Lindqvist built a mill in {{Westby}}.")
    around = Surroundings({wrong.passages[0].document: text})
    assert misprinted(wrong, around) == "a name spelt otherwise elsewhere"
    assert misprinted(right, around) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Since 1931 the {{mill}} has been written in generic C. C was.", "a part is left over"),
        ("The fair was held in {{Westby}} -.", "a part is left over"),
        ("In 1931 the fair of {{Westby}} became distinguished from.", "a part is left over"),
        ("The star β {{Corvi}} is a bright one.", "a part is left over"),
        ("Ada Holm wrote for the newspaper called, which was printed in {{Westby}}.", "a part is left over"),
        ("The fair fell into two parts, the first where {{Holm}} sold cloth.", "a part is left over"),
        ("The fair fell into two parts, the first in {{Arlen}}, the second in Westby.", ""),
        ("The mill is described in. It stands in {{Westby}}.", "a part is left over"),
        ("Holm had inherited Holm's mill from {{Ada}}.", "says its subject twice"),
        ("In 1931 Ada Holm's travels took Ada Holm to {{Westby}}.", "says its subject twice"),
        ("According to the register, according to {{Holm}}, it burnt.", "says its subject twice"),
        ("After the fire Holm called {{Ada}} and said.", "a part is left over"),
        ("Holm fought a duel with Brig. {{Ada Ford}}.", "a part is left over"),
        ("To pay Holm's debts, Ada Holm sold {{the mill}}.", "says its subject twice"),
        ("The mill sends flour in the name. supports {{Westby}} with bread.", "a part is left over"),
        ("In 1931 the mayor Ada dos {{Santos}} opened the mill.", "a part is left over"),
        ("In the first years the mill is called, a form of {{Caesar}}.", "a part is left over"),
        ("The Greater Orwin's greater fair is held in {{Westby}}.", "says its subject twice"),
        ("In 1931 the mill of St. Orwin was sold to {{Westby}}.", ""),
        ("The split between pro-{{League and anti-League}} towns led to a war.", "a part is left over"),
    ],
)
def test_left_over_parts(text: str, reason: str):
    assert torn(gap(text), NOWHERE) == reason


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        ("By how many guests was the fair watched in 1931?", "nobody asks so"),
        ("How many of the largest mills of Norvania lie in Arlen?", "nobody asks so"),
        ("How many mph did Norvania make the limit in 1931?", "nobody asks so"),
        ("By how many guests had the fair been watched in 1931?", "nobody asks so"),
        ("When did Holm's model show floods of the lower town?", "nobody asks so"),
        ("When did Holm show her paintings at Westby?", ""),
        ("Into how many parishes is Westby divided and 163 streets?", "nobody asks so"),
        ("How many men and women did Westby send to the fair?", ""),
        ("With how many mills did Arlen have 3 million mills, slightly below Westby?", "nobody asks so"),
        ("By which body was 9 May 2006 Westby chosen for the fair?", "nobody asks so"),
        ("By which body was Westby chosen for the fair of 9 May 2006 in Arlen?", ""),
        ("Who was the Norvanian ruler Ada Holm?", "nobody asks so"),
        ("In which year were wheels added in 1877 and?", "a part is left over"),
        ("Which country is one of the fastest movers since 1970 mainly?", "a part is left over"),
        ("Into what kind of force had 1976 guards been turned by?", "a part is left over"),
        ("Who was the mill built by?", ""),
        ("When did Ada Holm join the school at Arlen where the Orwin Steam Engine?", "a part is left over"),
        ("When did Ada Holm join the school at Arlen where the Orwin Steam Engine ran?", ""),
        ("Since when does Westby emerge as a port?", "nobody asks so"),
        ("Since when has the mill of Westby burnt 14 times?", "nobody asks so"),
        ("Why does Westby grow as a port since 1931?", "nobody asks so"),
        ("Why has Westby grown as a port since 1931?", ""),
        ("Which union was dissolved in 1931 and the Republic of Norvania was founded?", "nobody asks so"),
        ("Which union was dissolved in 1931 and founded again in Norvania?", ""),
        ("Who was the mayor of Arlen and Brek in 1931?", ""),
        ("Which town did Ada Holm reach by sea in 1898, lies just inside the door?", "a part is left over"),
        ("Which town did Ada Holm reach by sea in 1898, according to Maren?", ""),
        ("Who was the ruler from Norvania Bay?", ""),
        ("By how many votes did Ada Holm win the seat of Westby in 1931?", ""),
        ("By how many minutes is the upper tide of Westby later than the lower?", ""),
        ("How many years of war under Ada Holm ended in 1931?", "nobody asks so"),
        ("How many years of war did Ada Holm end in 1931?", ""),
        ("How many people were killed between 1914 and 1918 in Norvania?", ""),
    ],
)
def test_a_count_is_asked_by_itself(prompt: str, reason: str):
    one = fact("Westby", "divide", part("18", ValueType.NUMBER, "quantity"))
    assert torn(Draft(one, "quantity", "number", prompt, "18", rule="wh quantity"), NOWHERE) == reason


def test_a_definition_is_not_asked_backwards():
    one = fact("Westby", "be", part("Westby", ValueType.PLACE, "doer"))
    asked = Draft(one, "doer", "short", "What is a port on the Tarn?", "Westby", rule="wh doer")
    assert torn(asked, NOWHERE) == "nobody asks so"


@pytest.mark.parametrize(("answer", "reason"), [("Instead Holm", "a part is left over"), ("Ada Holm", "")])
def test_what_opens_a_sentence_is_no_part_of_an_answer(answer: str, reason: str):
    one = fact(answer, "rely", part(answer, ValueType.PERSON, "doer"))
    draft = Draft(one, "doer", "short", "Who relied upon the mills of Arlen?", answer, rule="wh doer")
    assert torn(draft, NOWHERE) == reason


def test_an_answer_in_another_script_cannot_be_typed():
    assert strange_letters(gap("The Greeks called the town {{Ὄρουιν}}."), NOWHERE)
    assert strange_letters(gap("The French called the town {{Œuvrille-Été}}."), NOWHERE) == ""


@pytest.mark.parametrize(
    ("source", "answer", "held"),
    [
        ("After her death in 1986, Holm was made a saint.", "1986", True),
        ("In 1986, after her death, Holm was made a saint.", "1986", False),
        ("Mills became common with wind power in the 1870s and the steam engine in the 1880s.", "the 1880s", True),
        ("Mills became common in Westby in the 1880s.", "the 1880s", False),
        ("Earlier in the nineteenth century, the smiths of Westby burnt mills.", "the nineteenth century", True),
        ("In the nineteenth century, the smiths of Westby burnt mills.", "the nineteenth century", False),
        ("The guild foresaw a growth of 2.6% in 2010 and 3.2% in 2011.", "2011", True),
        ("In the twentieth century, Ada Holm's Mills (1937) used bold lines.", "the twentieth century", True),
        ("In the twentieth century, Ada Holm's Mills used bold lines.", "the twentieth century", False),
    ],
)
def test_a_date_is_asked_of_what_it_dates(source: str, answer: str, held: bool):
    assert bool(dates_something_else(when(source, answer), Surroundings({"a.txt": source}))) is held


@pytest.mark.parametrize(
    "text",
    [
        "The mill is a major site in, {{Westby}}.",
        "{{Westby}} keeps the cup used at the fair. 1970.",
        "Books had by been moved to {{Westby}} in 1931.",
        "In {{1931}}, Ada Holm declared the mill hers and.",
        "How many heads, the captains {{Westby}}, does the council of Norvania choose?",
    ],
)
def test_a_part_that_was_cut_off_leaves_its_mark(text: str):
    assert torn(gap(text), NOWHERE)


@pytest.mark.parametrize(("said", "held"), [("From 1941 until 1960", True), ("From 1941", False)])
def test_where_a_time_begins_is_not_all_of_it(said: str, held: bool):
    text = f"{said}, Ada Holm wrote 48 papers."
    passage = Passage("a.txt", Span(0, len(text)))
    one = fact("Ada Holm", "write", part("48", ValueType.NUMBER, "quantity"), passages=(passage,))
    asked = Draft(one, "quantity", "number", "How many papers did Ada Holm write from 1941?", "48", passages=(passage,))
    assert bool(half_a_span(asked, Surroundings({"a.txt": text}))) is held
