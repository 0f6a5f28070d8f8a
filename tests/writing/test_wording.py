"""Questions and cloze made of clause facts whose parts are given."""

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType, Verb
from quizapp.writing.cloze import cloze
from quizapp.writing.wording import wording
from quizapp.writing.wording_answers import accepted, shown, tolerance_of

SUBJECT = Part("subject", "the Orwin Council", ValueType.ORGANISATION, Span(0, 13), "body")
OBJECT = Part("object", "the Treaty of Arlen", ValueType.WORK, Span(20, 39), "treaty")
YEAR = Part("date", "1712", ValueType.DATE, Span(43, 47), "year", "in")
SIGN = Verb("signed", "sign")
STATEMENT = "The Orwin Council signed the Treaty of Arlen in 1712."


def fact(value: Part, parts: tuple[Part, ...], verb: Verb = SIGN, **more) -> Fact:
    base = {
        "id": "f-1",
        "family": Family.CLAUSE,
        "subject": "Orwin Council",
        "relation": "sign",
        "qualifiers": (),
        "time": "",
        "value": value,
        "parts": parts,
        "passages": (Passage("a.md", Span(0, 60), value.span),),
        "topic": "Orwin",
        "verb": verb,
        "simple": True,
    }
    return Fact(**(base | more))


def prompt(value: Part, *parts: Part, verb: Verb = SIGN, **more) -> str:
    return wording(fact(value, parts, verb, **more))[0].prompt


def test_a_simple_past_takes_did():
    assert prompt(YEAR, SUBJECT, OBJECT, YEAR) == "In which year did the Orwin Council sign the Treaty of Arlen?"


def test_a_subject_is_asked_without_did():
    assert prompt(SUBJECT, SUBJECT, OBJECT, YEAR) == "Which body signed the Treaty of Arlen in 1712?"


def test_a_class_noun_stands_in_the_question():
    assert prompt(OBJECT, SUBJECT, OBJECT, YEAR) == "Which treaty did the Orwin Council sign in 1712?"


def test_a_person_is_who_and_by_whom():
    person = Part("subject", "Johan Wirth", ValueType.PERSON, Span(0, 11), "person")
    agent = Part("agent", "Johan Wirth", ValueType.PERSON, Span(0, 11), "person", "by")
    built = Verb("was built", "build", ("was",), passive=True)
    mill = Part("subject", "the Tolven Mill", ValueType.PLACE, Span(0, 5))
    assert prompt(person, person, OBJECT) == "Who signed the Treaty of Arlen?"
    assert prompt(agent, mill, agent, verb=built) == "By whom was the Tolven Mill built?"


def test_a_preposition_goes_to_the_front_with_its_number():
    reduced = Verb("was reduced", "reduce", ("was",), passive=True)
    number = Part("quantity", "1,200", ValueType.NUMBER, Span(0, 5), "guards", "to", "about")
    assert prompt(number, SUBJECT, number, YEAR, verb=reduced) == (
        "To how many guards was the Orwin Council reduced in 1712?"
    )


def test_consist_of_keeps_its_of_and_what_can_change_is_dated():
    consists = Verb("consists", "consist", past=False)
    number = Part("quantity", "40", ValueType.NUMBER, Span(0, 2), "members", "of")
    said = prompt(number, SUBJECT, number, verb=consists, volatile=True, as_of_label="as of 2 March 2021")
    assert said == "How many members does the Orwin Council consist of, as of 2 March 2021?"


def test_the_other_words_keep_auxiliaries_adverbs_and_hedges():
    had = Verb("had already signed", "sign", ("had",))
    by = Part("date", "May 1712", ValueType.DATE, Span(0, 8), "month", "by")
    about = Part("quantity", "30", ValueType.NUMBER, Span(0, 2), "deeds", "", "about")
    assert prompt(by, SUBJECT, about, by, verb=had) == "By when had the Orwin Council already signed about 30 deeds?"


def test_what_begins_in_a_year_is_asked_from_which():
    began = Part("date", "1712", ValueType.DATE, Span(0, 4), "year", "from")
    assert prompt(began, SUBJECT, OBJECT, began).startswith("From which year did the Orwin Council")


def test_what_can_change_and_has_no_date_is_not_asked():
    assert wording(fact(YEAR, (SUBJECT, OBJECT, YEAR), volatile=True)) == []
    assert wording(fact(YEAR, (SUBJECT, OBJECT, YEAR), simple=False)) == []


def test_kind_and_aim_have_questions_of_their_own():
    be = Verb("is", "be", past=False)
    kind = Part("kind", "a lightly built river boat", ValueType.PHRASE, Span(0, 5), "boat")
    aim = Part("aim", "to keep order", ValueType.PURPOSE, Span(0, 5))
    punt = Part("subject", "the Orwin punt", ValueType.TERM, Span(0, 3))
    assert prompt(kind, punt, kind, verb=be) == "What kind of boat is the Orwin punt?"
    assert prompt(aim, punt, aim, verb=be) == "What is the Orwin punt?"


def test_what_something_is_is_thought_of():
    be = Verb("is", "be", past=False)
    punt = Part("subject", "the Orwin punt", ValueType.TERM, Span(0, 3))
    told = Part("description", "a lightly built river boat that smiths use", ValueType.PHRASE, Span(0, 5))
    (card,) = wording(fact(told, (punt, told), be))
    assert (card.kind, card.prompt, card.answer) == ("flashcard", "What is the Orwin punt?", told.text)


def test_a_number_is_off_only_where_its_source_is():
    assert tolerance_of(Part("quantity", "40", ValueType.NUMBER, hedge="about")) == "5%"
    assert tolerance_of(Part("quantity", "40", ValueType.NUMBER)) == "0"


def test_a_place_near_another_is_told_with_its_near():
    beside = Part("place", "Brek", ValueType.PLACE, preposition="near")
    assert shown(beside) == "near Brek"
    assert "Brek" in accepted(beside)
    assert shown(replace(beside, preposition="in")) == "Brek"


def test_surnames_and_numbers_of_resolutions_are_right_too():
    assert "Wirth" in accepted(Part("agent", "Sir Johan Wirth", ValueType.PERSON))
    assert "22 people" in accepted(Part("number", "22", ValueType.NUMBER, head="people"))
    assert "22 other" not in accepted(Part("number", "22", ValueType.NUMBER, head="other"))
    assert accepted(Part("agent", "Maren IV", ValueType.PERSON)) == ()
    assert shown(Part("object", "the Brek Academy in Las Vegas", ValueType.ORGANISATION)) == "Brek Academy"
    assert "Ida Holm" in accepted(Part("doer", "Norvanian Prime Minister Ida Holm", ValueType.PERSON))
    assert "Tarn Sea" in accepted(Part("place", "the western Tarn Sea", ValueType.PLACE))
    assert accepted(Part("place", "the coast of Norvania", ValueType.PLACE)) == ()
    assert accepted(Part("place", "east of Brek", ValueType.PLACE)) == ()
    assert shown(Part("event", "Lake War I.", ValueType.EVENT)) == "Lake War I"
    assert "Brek" in accepted(Part("place", "The Norvanian province of Brek", ValueType.PLACE))
    assert "Ada Holm" in accepted(Part("name", "General Ada Holm", ValueType.TERM))
    assert accepted(Part("name", "General Electric Company", ValueType.ORGANISATION)) == ()
    assert accepted(Part("name", "General Assembly", ValueType.TERM)) == ()
    assert accepted(Part("name", "Dr. Wirth", ValueType.TERM)) == ("Wirth",)
    assert accepted(Part("name", "Ada HOLM", ValueType.PERSON)) == ("HOLM",)
    assert accepted(Part("name", "Alden XII", ValueType.PERSON)) == ()
    assert accepted(Part("name", "Johan van der Wirth", ValueType.PERSON)) == ("van der Wirth",)
    assert "Resolution 77" in accepted(Part("object", "Orwin Council Resolution 77", ValueType.WORK))
    assert accepted(Part("number", "516.18km2", ValueType.NUMBER, hedge="about")) == ("516.18", "516.18 km2")


@pytest.mark.parametrize("said", ["5.3bn", "12k", "3mio", "7million", "1920s", "20th"])
def test_a_number_without_its_scale_is_another_number(said: str):
    assert accepted(Part("number", said, ValueType.NUMBER)) == ()


def test_a_cloze_has_one_gap_with_a_hint_where_the_value_stands():
    [draft] = cloze(fact(YEAR, (YEAR,), statement=STATEMENT, places=tuple(range(-5, len(STATEMENT) - 5))))
    assert draft.prompt == "The Orwin Council signed the Treaty of Arlen in {{1712::year}}."
    assert draft.answer == "1712"


def test_an_article_that_opens_a_sentence_stands_before_the_gap():
    said = "The Orwin Council signed the Treaty of Arlen in 1712."
    name = Part("doer", "The Orwin Council", ValueType.ORGANISATION, Span(100, 117))
    [draft] = cloze(fact(name, (name,), statement=said, places=tuple(range(100, 100 + len(said)))))
    assert draft.prompt.startswith("The {{Orwin Council")
    assert (draft.answer, draft.answer_span) == ("Orwin Council", Span(104, 117))


def test_a_cloze_is_left_out_where_the_value_stands_twice_or_nowhere():
    twice = "In 1712 the Orwin Council signed the Treaty of 1712 in Brek."
    assert cloze(fact(YEAR, (YEAR,), statement=twice, places=tuple(range(40, 40 + len(twice))))) == []
    assert cloze(fact(YEAR, (YEAR,), statement=STATEMENT, places=(-1,) * len(STATEMENT))) == []


def test_a_cloze_of_what_can_change_carries_its_date():
    places = tuple(range(-5, len(STATEMENT) - 5))
    said = fact(YEAR, (YEAR,), statement=STATEMENT, places=places, volatile=True, as_of_label="as of 2 March 2021")
    assert cloze(said)[0].prompt.startswith("As of 2 March 2021, the Orwin Council ")
    plural = "Residents signed the Treaty of Arlen in 1712."
    places = tuple(range(YEAR.span.start - plural.index("1712"), YEAR.span.start - plural.index("1712") + len(plural)))
    told = fact(YEAR, (YEAR,), statement=plural, places=places, volatile=True, as_of_label="as of 2 March 2021")
    assert cloze(replace(told, subject="residents"))[0].prompt.startswith("As of 2 March 2021, residents signed ")
    assert cloze(replace(told, subject="Residents"))[0].prompt.startswith("As of 2 March 2021, Residents signed ")


def test_what_stood_before_the_subject_can_stay_in_front():
    front = Part("front", "In the north of Norvania", ValueType.PHRASE)
    object_ = Part("undergone", "a salt tax", ValueType.PHRASE, Span(0, 10))
    assert prompt(object_, SUBJECT, front, object_, YEAR) == (
        "In the north of Norvania, what did the Orwin Council sign in 1712?"
    )


def test_a_class_of_common_nouns_is_asked_by_its_kind():
    object_ = Part("undergone", "a secret trade agreement", ValueType.PHRASE, Span(0, 10), "agreement")
    assert prompt(object_, SUBJECT, object_, YEAR) == "What kind of agreement did the Orwin Council sign in 1712?"
