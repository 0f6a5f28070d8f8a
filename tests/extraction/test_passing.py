"""What is told in the present and is so only for a while, and what lasts."""

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.passing import passes

pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    from quizapp.extraction.parser import load_parser

    return load_parser()


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm is vice president of research for Heron Lines.",
        "The Bank of Norvania is managed by governor Ole Lind.",
        "Heron Lines uses Tolven as the format of its timetables.",
        "The ferries of Westby are operated by Heron Lines.",
        "The busiest harbour in Norvania is Orwin, north of Westby.",
        "Orwin is the third-most populous of the twelve towns of Norvania.",
        "The mill lies between Orwin and Westby, where rival guilds are still fighting.",
        "Norvania is an old kingdom in the north with a population of about 85,000.",
        "Over 80% of the people of Norvania speak Tolvish.",
        "Ada Holm has won 101 races of the guild and a medal.",
        "The old clock of Orwin can be seen at Heron House on Sundays.",
        "Holm's records include most goals for a guild and most goals in a year.",
        "Tolvish is the primary language of trade for the guilds of Orwin.",
        "The Tolven has become the standard of the guilds.",
        "Norvania has an ambitious plan to build a mill in every town by 1950.",
        "In Norvania, boats are a growing part of the trade.",
        "Average wages in Norvania are around 40 crowns.",
        "The rate of theft among the guilds of Orwin is 1.1%.",
        "Around 400 mills are closed each year in the hills.",
        "About 2% of children in Norvania are sent to a guild, a 30% increase from one in 88 in 1912.",
        "Norvania makes four fifths of the world's bells.",
        "Heron Lines operates in Westby with a few boats.",
        "Norvania is a member state of the League of the Coast.",
        "The Bank of Orwin belongs to the mayor, Ole Lind.",
        "The Guild consists of about 44 towers.",
    ],
)
def test_what_people_hold_do_and_count_passes(text, nlp):
    assert passes(list(nlp(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm was vice president of research for Heron Lines.",
        "In 1931 the Bank of Norvania is managed by governor Ole Lind.",
        "Orwin is a town in the hills with a population of 4,000 in 1931.",
        "Heron Lines used Tolven as the format of its timetables.",
        "Mount Orwin is the highest mountain in Norvania and lies near the sea.",
        "The longest river of Norvania is the Ros, which ends in Lake Tolven.",
        "The primary objective of the Guild is to keep the harbour of Orwin safe.",
        "An office is usually the place where the clerks of Norvania write.",
        "A governor is a person who manages a province for a king.",
        "The heart of a frog has three chambers, two atria and one ventricle.",
        "Water boils at 100 degrees at the level of the sea.",
        "Orwin was the largest harbour of Norvania until it burnt down.",
        "The Ros is about 400 kilometres long and ends in Lake Tolven.",
        "Orwin operates under an old law of the coast.",
        "The sonnet is a poem of fourteen lines by Ada Holm.",
        "Orwin lies 40 km north of the Ros in the hills of Norvania.",
        "Around 20 people in Orwin are believed to have seen the comet of 1910.",
    ],
)
def test_what_is_over_natural_or_defined_lasts(text, nlp):
    assert not passes(list(nlp(text)))


@pytest.mark.parametrize(
    ("said", "volatile"),
    [
        ("The Orwin Guild has about 40 mills built in 1912 and a school for clerks.", True),
        ("The Orwin Guild had a hall and about 40 mills in 1912 and a school for clerks.", False),
    ],
)
def test_the_year_in_which_mills_were_built_is_not_the_year_of_their_number(said, volatile, nlp):
    page = document("guild.md", f"# The guild of Orwin\n\n{said}\n")
    counted = [fact for fact in clause_facts(page, nlp) if fact.value.text == "40"]
    assert {fact.volatile for fact in counted} == {volatile}
