"""Wrong options are of the answer's sort, never right, about as long, and always the same."""

from __future__ import annotations

from quizapp.documents.model import Span
from quizapp.facts.model import Fact, Family, Passage, ValueType
from quizapp.writing.distractors import distractors, peers, unreasonable_to_type
from quizapp.writing.draft import Draft
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
    return distractors(draft, peers(facts), right, names or {}, "seed")


def test_options_are_of_the_same_class():
    other = fact("Choir", "met", part("Board of Grenholm Harbour", ValueType.ORGANISATION, head="board"))
    assert set(options(asked(FACTS[0]), [*FACTS, other])) == set(FESTIVALS[1:])


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
    assert set(options(asked(FACTS[0]), [*far, *FACTS])) == set(FESTIVALS[1:])


def test_dates_have_the_same_precision_and_the_nearest_come_first():
    days = ["1 May 1931", "9 May 1931", "1 May 1950", "3 June 1931", "1932", "early 1930", "2 May 1990"]
    facts = [
        fact(f"Bridge {n}", "opened", part(day, ValueType.DATE, "since"), family=Family.RECORD)
        for n, day in enumerate(days)
    ]
    draft = Draft(facts[0], "since", "date", "When was the bridge opened?", days[0], passages=PAGE)
    assert options(draft, facts) == ("9 May 1931", "3 June 1931", "1 May 1950")


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
