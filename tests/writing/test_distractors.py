"""Wrong options are of the answer's sort, never right, about as long, and always the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, Passage, ValueType
from quizapp.writing.asking import question
from quizapp.writing.distractors import Wrong, distractors, unreasonable_to_type
from quizapp.writing.draft import Draft
from quizapp.writing.expansions import near_expansions
from quizapp.writing.peers import pool
from quizapp.writing.write import right_values
from tests.made_facts import fact, part

FESTIVALS = ("Grenholm Harbour Festival", "Westby Spring Festival", "Old Mill Music Festival", "Island Boat Festival")
PAGE = (Passage("a.txt", Span(0, 10)),)


def held(name: str, document: str = "a.txt", subject: str = "Choir") -> Fact:
    return fact(subject, f"sang at {name}", part(name, ValueType.ORGANISATION, "object", head="festival"), document)


def asked(one: Fact, prompt: str = "At which festival did the choir sing in 1931?", **more: object) -> Draft:
    answer = str(more.pop("answer", one.value.text))
    return Draft(one, "object", "short", prompt, answer, passages=one.passages or PAGE, **more)  # type: ignore[arg-type]


FACTS = [held(name) for name in FESTIVALS]


def options(draft: Draft, facts: list[Fact], right: tuple[str, ...] = (), names: dict[str, str] | None = None):
    return tuple(wrong.text for wrong in distractors(draft, pool(facts), right, names or {}, "seed"))


def test_options_are_of_the_same_class():
    other = fact("Choir", "met", part("Board of Grenholm Harbour", ValueType.ORGANISATION, head="board"))
    found = options(asked(FACTS[0]), [*FACTS, other])
    assert len(found) == 2
    assert set(found) < set(FESTIVALS[1:])


def test_a_body_of_another_document_is_of_the_same_sort():
    bodies = ["Grenholm Town Council", "Old Mill Parliament", "Westby Boat Council", "Island Harbour Council"]
    found = [
        fact("Choir", "ask", part(name, ValueType.ORGANISATION, "object", head="body"), f"{name}.txt")
        for name in bodies
    ]
    assert set(options(asked(found[0], "Which body did the choir ask in 1931?"), found)) == set(bodies[2:])


def test_fewer_than_two_are_none_at_all():
    assert options(asked(FACTS[0]), FACTS[:2]) == ()


def test_a_rival_value_is_never_an_option():
    found = options(asked(FACTS[0]), FACTS, right=("Westby Spring Festival",))
    assert set(found) == set(FESTIVALS[2:])


def test_what_also_counts_as_right_is_never_an_option():
    draft = asked(FACTS[0], accept=("the Westby Spring Festival",))
    assert "Westby Spring Festival" not in options(draft, FACTS)


def test_what_holds_the_answer_or_stands_in_the_prompt_is_never_an_option():
    facts = [*FACTS, held("Second Grenholm Harbour Festival")]
    draft = asked(FACTS[0], "At which festival, after the Island Boat Festival, did the choir sing?")
    assert set(options(draft, facts)) == set(FESTIVALS[1:3])


def test_lengths_stay_within_two_to_one():
    facts = [*FACTS[:3], held("Expo"), held("Grand Festival of All the Choirs and Bands of the Northern Islands")]
    assert set(options(asked(FACTS[0]), facts)) == set(FESTIVALS[1:3])


def test_options_of_the_same_document_come_first():
    far = [held(f"Northern {name} Festival", "b.txt") for name in ("Winter", "Autumn", "Summer")]
    assert set(options(asked(FACTS[0]), [*far, *FACTS])) < set(FESTIVALS[1:])


def test_dates_have_the_same_precision_and_the_nearest_come_first():
    days = ["1 May 1931", "9 May 1931", "1 May 1950", "3 June 1931", "1932", "early 1930", "2 May 1990"]
    facts = [
        fact(f"Bridge {n}", "opened", part(day, ValueType.DATE, "since"), family=Family.RECORD)
        for n, day in enumerate(days)
    ]
    draft = Draft(facts[0], "since", "date", "When was the bridge opened?", days[0], passages=PAGE)
    assert options(draft, facts) == ("9 May 1931", "3 June 1931")


def test_the_same_seed_gives_the_same_options():
    assert options(asked(FACTS[0]), FACTS) == options(asked(FACTS[0]), FACTS)


def test_long_names_and_periods_are_picked_rather_than_typed():
    assert unreasonable_to_type(asked(FACTS[0]))
    assert not unreasonable_to_type(asked(FACTS[0], answer="Expo"))
    assert unreasonable_to_type(asked(FACTS[0], answer="1 May 1931 to 3 June 1932", type="date"))
    assert not unreasonable_to_type(asked(FACTS[0], answer="1 May 1931", type="date"))


def agreements(*names: str) -> list[Fact]:
    return [fact("Choir", f"sign {n}", part(n, ValueType.WORK, "object", head="agreement")) for n in names]


def test_other_names_that_may_mean_the_same_agreement_are_no_options():
    facts = agreements("Agreement of Westby", "Harbour Agreement", "Agreement on Choirs", "Grenholm Agreement")
    assert options(asked(facts[0], "Which agreement did the choir sign in 1931?"), facts) == ()


def test_numbers_tell_agreements_apart():
    facts = agreements("Choir Agreement No. 7", "Harbour Agreement No. 9", "Mill Agreement No. 12")
    found = options(asked(facts[0], "Which agreement was signed in 1931?"), facts)
    assert set(found) == {"Harbour Agreement No. 9", "Mill Agreement No. 12"}


def page(text: str):
    return document("a.txt", f"# Choirs\n\n{text}\n")


def test_names_that_documents_only_mention_are_options_too():
    text = "The choir wrote to the Westby Sailing Society in May. It met the Old Mill Music Society and was glad."
    one = fact("Choir", "join", part("Grenholm Rowing Society", ValueType.ORGANISATION, "object", head="society"))
    draft = asked(one, "Which society did the choir join in 1931?")
    found = distractors(draft, pool([one], [page(text)]), (), {}, "seed")
    assert {wrong.text for wrong in found} == {"Westby Sailing Society", "Old Mill Music Society"}


def test_what_is_said_of_the_same_elsewhere_may_be_right_and_is_no_option():
    text = "In 1931 the choir also did sing at the Westby Spring Festival, it was a good year."
    draft = asked(FACTS[0])
    assert "Westby Spring Festival" not in {
        wrong.text for wrong in distractors(draft, pool(FACTS, [page(text)]), (), {}, "seed")
    }


def test_two_agreements_in_one_sentence_are_two():
    facts = agreements("Harbour Agreement", "Grenholm Agreement", "Island Agreement")
    draft = asked(facts[0], "Which agreement did the choir sign in 1931?")
    apart = page("The council was glad of the Harbour Agreement and the Grenholm Agreement. It has read them.")
    also = page("The council has seen the Island Agreement, the Harbour Agreement and nothing else so far.")
    also = replace(also, name="b.txt")
    found = distractors(draft, pool(facts, [apart, also]), (), {}, "seed")
    assert {wrong.text for wrong in found} == {"Grenholm Agreement", "Island Agreement"}
    called = page("The council was glad of the Harbour Agreement (Grenholm Agreement). It has read them.")
    assert distractors(draft, pool(facts, [called]), (), {}, "seed") == ()


def test_a_word_of_prompt_and_answer_alone_makes_no_choice():
    draft = asked(FACTS[0], "At which festival in Grenholm did the choir sing in 1931?")
    assert options(draft, FACTS) == ()


def test_a_cell_has_the_other_cells_of_its_column_with_what_they_are_given_for():
    rows = {"Oats": "8 in 100 sacks", "Rye": "1 in 20 sacks", "Barley": "1 in 30 sacks"}
    facts = [
        fact(grain, "loss", part(loss, ValueType.PHRASE, "loss"), family=Family.FIELD) for grain, loss in rows.items()
    ]
    draft = Draft(facts[0], "loss", "short", "Which loss is given for Oats?", "8 in 100 sacks", passages=PAGE)
    assert unreasonable_to_type(draft)
    found = distractors(draft, pool(facts), (), {}, "seed")
    assert {wrong.text: wrong.why for wrong in found} == {
        "1 in 20 sacks": "That is given for Rye.",
        "1 in 30 sacks": "That is given for Barley.",
    }


def test_a_wrong_holder_of_an_office_is_told_with_the_years_served():
    facts = [
        fact(
            "Choir",
            "master",
            part(name, ValueType.PERSON, "name"),
            family=Family.RECORD,
            rule="office holder",
            time=f"{year}/{year + 2}",
            parts=(
                part(name, ValueType.PERSON, "name"),
                part("master of the choir", role="office"),
                part(f"from {year} to {year + 2}", role="when"),
            ),
        )
        for name, year in (
            ("Ada Maria Holmgren", 1931),
            ("Berta Lindqvist", 1933),
            ("Carl Sundgren", 1929),
            ("D. Oe", 1950),
        )
    ]
    draft = Draft(facts[0], "value", "short", "Who was master from 1931 to 1933?", "Ada Maria Holmgren", passages=PAGE)
    found = distractors(draft, pool(facts), (), {}, "seed")
    assert {wrong.text for wrong in found} == {"Berta Lindqvist", "Carl Sundgren"}
    assert "Berta Lindqvist was master of the choir from 1933 to 1935." in {wrong.why for wrong in found}


LONG_FORMS = [
    "Regional Harbour Safety Committee",
    "Union for Cooperation and Training",
    "Interim Mission for Grain Trade",
]


@pytest.mark.parametrize("long_form", LONG_FORMS)
def test_wrong_long_forms_spell_the_acronym_and_none_stands_in_the_middle(long_form: str):
    initials = [word[0] for word in long_form.split()]
    for one, other in near_expansions(long_form, "seed"):
        assert [word[0] for word in one.split()] == [word[0] for word in other.split()] == initials
        changed = [_places(long_form, one), _places(long_form, other)]
        assert changed[0] == changed[1] or changed[0] < changed[1]


def test_two_spellings_of_one_word_are_no_two_options():
    for long_form in ("Harbour Safety Project", "Safety Union Council"):
        for pair in near_expansions(long_form, "seed"):
            ends = {text.split()[-1].casefold() for text in pair}
            assert ends not in ({"program", "programme"}, {"center", "centre"})


def _places(one: str, other: str) -> set[int]:
    return {n for n, (a, b) in enumerate(zip(one.split(), other.split(), strict=True)) if a != b}


def test_long_forms_of_many_words_are_picked():
    acronym = fact("RHSC", "stands for", part(LONG_FORMS[0], ValueType.ORGANISATION), family=Family.ACRONYM)
    draft = Draft(acronym, "value", "short", "What does RHSC stand for?", LONG_FORMS[0], passages=PAGE)
    assert unreasonable_to_type(draft)
    assert len(options(draft, [acronym])) == 2


NAMES = ["Grenholm", "Westby", "Old", "Mill", "Island", "Boat", "Harbour", "Spring", "Grand", "Nordic"]
WORDS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)


@given(st.lists(WORDS, min_size=3, max_size=8))
def test_no_option_is_or_holds_the_answer(names: list[list[str]]):
    facts = [held(f"{' '.join(words)} Festival") for words in names]
    answer = canonical(facts[0].value.text)
    for text in options(asked(facts[0], "Where was it?"), facts):
        assert answer not in canonical(text)
        assert canonical(text) not in answer


def test_the_right_option_stands_at_every_place_as_often():
    places: Counter[int] = Counter()
    for number in range(300):
        one = replace(FACTS[0], id=f"f-{number:012x}")
        made = question(asked(one), {"a.txt": "x" * 20}, "test", [Wrong(FESTIVALS[1]), Wrong(FESTIVALS[2], "why")])
        assert made.kind == "choice"
        places[[choice.text for choice in made.choices].index(made.answer)] += 1
    assert all(75 <= places[place] <= 125 for place in range(3))


def led(name: str, time: str) -> Fact:
    person = part(name, ValueType.PERSON, "subject", head="person")
    return fact("Choir", "lead subject", person, time=time)


LEADERS = [
    led("Ada Maria Holmgren", "1931"),
    led("Berta Anna Lindqvist", "1933"),
    led("Carl Emil Sundgren", "1929"),
    fact("Bridge", "opened", part("Harbour Calendar", ValueType.PERSON, "agent")),
]


def test_wrong_persons_did_the_same_at_other_times():
    draft = Draft(LEADERS[0], "subject", "short", "Who led it in 1931?", "Ada Maria Holmgren", passages=PAGE)
    right = right_values(LEADERS)[LEADERS[0].id]
    assert set(options(draft, LEADERS, right)) == {"Berta Anna Lindqvist", "Carl Emil Sundgren"}


def test_what_a_sentence_says_of_another_year_is_an_option():
    text = "Carl Emil Sundgren led the choir of Westby in 1929. Berta Anna Lindqvist led the choir of Westby in 1933."
    draft = Draft(
        LEADERS[0], "subject", "short", "Who led the choir of Westby in 1931?", "Ada Maria Holmgren", passages=PAGE
    )
    found = distractors(draft, pool(LEADERS, [page(text)]), (), {}, "seed")
    assert {wrong.text for wrong in found} == {"Berta Anna Lindqvist", "Carl Emil Sundgren"}


def test_names_hard_to_spell_are_picked():
    assert unreasonable_to_type(asked(LEADERS[0], answer="Özkan Ek", type="person"))
    assert not unreasonable_to_type(asked(LEADERS[0], answer="Ada Holm", type="person"))
    assert unreasonable_to_type(asked(FACTS[0], answer="γ Crv", type="phrase"))


def test_who_did_the_same_at_no_other_time_may_be_right():
    facts = [led("Ada Maria Holmgren", "1931"), led("Berta Anna Lindqvist", "May 1931"), led("Carl Emil Sund", "")]
    assert set(right_values(facts)[facts[0].id]) == {"Berta Anna Lindqvist", "Carl Emil Sund"}


def test_dates_are_written_alike():
    days = ["from 1 May 1931 to 3 May 1931", "from 2 June 1931 to 9 June 1931", "May 7 to June 8, 1931"]
    days.append("from 2 July 1931 to 9 July 1931")
    facts = [
        fact("Fair", f"held {n}", part(day, ValueType.DATE, "when"), family=Family.FIELD) for n, day in enumerate(days)
    ]
    draft = Draft(facts[0], "when", "date", "When was the fair held?", days[0], passages=PAGE)
    assert set(options(draft, facts)) == {days[1], days[3]}


def test_wrong_long_forms_spell_the_acronym_where_its_own_does():
    acronym = fact("HAFOR", "stands for", part("Harbour Advisory Force", ValueType.ORGANISATION), family=Family.ACRONYM)
    draft = Draft(acronym, "value", "short", "What does HAFOR stand for?", "Harbour Advisory Force", passages=PAGE)
    assert set(options(draft, [acronym])) == {"Harbour Auxiliary Force", "Harbour Assistance Force"}
