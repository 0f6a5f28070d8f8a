"""Gaps that other words fill too, and gaps that the words beside them fill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.writing.cloze import cloze
from quizapp.writing.descriptions import loosely_described, told_badly
from quizapp.writing.doubts import topical
from quizapp.writing.draft import Draft
from quizapp.writing.openings import (
    a_clause,
    any_pact,
    bare_subject,
    beside_a_name,
    compared,
    half_a_name,
    loosely_told,
    no_office,
    no_who,
    or_other,
    other_aims,
    other_places,
    untitled,
    untold_results,
    who_tells,
    wrong_hint,
)
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str, rule: str = "gap name", kind: ValueType = ValueType.TERM) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("bridge", "open", part(answer, kind, "name"), rule=rule)
    return Draft(one, "name", "cloze", text, answer, passages=one.passages)


def test_what_compares_has_others_beside_it():
    assert compared(gap("The lake is larger than {{Westby}}."), NOWHERE) == "other things compare so"
    assert compared(gap("The lake has more than {{forty}} islands.", kind=ValueType.NUMBER), NOWHERE) == ""
    assert compared(Draft(fact("Much smaller mills", "stand", part("Arlen")), "name", "cloze", "", "Arlen"), NOWHERE)
    assert compared(gap("In 1931 the council of {{Westby}} met similar protests with police."), NOWHERE)
    assert compared(gap("All the lakes of {{Norvania}} together hold slightly less."), NOWHERE)
    assert compared(gap("In 1931 the council of {{Westby}} passed a law similar to that of Arlen."), NOWHERE) == ""
    lower = gap("Many old groups of Westby tune to {{415}} Hz, about a semitone lower.", kind=ValueType.NUMBER)
    assert compared(lower, NOWHERE)
    assert compared(gap("In {{Westby}} the tide is no longer."), NOWHERE) == ""
    newer = fact("new treaties", "sign", part("1649", ValueType.DATE, "date"))
    assert compared(Draft(newer, "date", "date", "When were new treaties signed?", "1649"), NOWHERE)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("a Norvanian physicist", "a person is no what"),
        ("a relatively regular activity", "a matter of degree"),
        ("a port on the Tarn", ""),
        ("a small port", "only says what sort of thing"),
        ("a parliamentary democracy made under the charter of 1931", "is described otherwise, too"),
    ],
)
def test_descriptions(answer: str, reason: str):
    one = fact("Westby", "be", part(answer, ValueType.PHRASE, "value"))
    draft = Draft(one, "value", "flashcard", "What is Westby?", answer, rule="wh description")
    assert loosely_described(draft, NOWHERE) == reason


@pytest.mark.parametrize("rule", ["wh description", "definition"])
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("an invaluable tool for the millers of Norvania", "is praised more than told"),
        ("a general term for the turning of any wheel", "tells of the word, not of the thing"),
        ("a picture in which Holm defines in her Mills", "is left without its end or its owner"),
        ("a picture in which Holm shows the mill of Arlen", ""),
    ],
)
def test_descriptions_say_what_a_thing_is(rule: str, answer: str, reason: str):
    one = fact("race", "be", part(answer, ValueType.PHRASE, "value"))
    assert told_badly(Draft(one, "value", "short", "What is a race?", answer, rule=rule), NOWHERE) == reason


def test_what_something_was_is_told_otherwise_too():
    one = fact("Westby Fair", "be", part("a market in a field on the Tarn", ValueType.PHRASE, "value"))
    draft = Draft(one, "value", "flashcard", "What was the Westby Fair?", one.value.text, rule="wh description")
    assert loosely_described(draft, NOWHERE) == "what something was is told otherwise, too"


def test_each_of_many_and_what_goes_on_in_code_are_not_described():
    text = "Westby is a backend for old river boats that uses the command ``wb`` to sail."
    told = "a backend for old river boats that uses the command"
    one = fact("Westby", "be", part(told, ValueType.PHRASE, "description"))
    span = Span(10, 10 + len(told))
    cut = Draft(one, "value", "flashcard", "What is Westby?", told, rule="wh description", answer_span=span)
    cut = replace(cut, passages=(Passage("a.txt", Span(0, len(text)), span),))
    assert loosely_described(cut, Surroundings({"a.txt": text}))
    assert not loosely_described(cut, Surroundings({"a.txt": text.replace("``", "")}))
    each = replace(cut, fact=replace(one, subject="each key"))
    assert loosely_described(each, Surroundings({"a.txt": text.replace("``", "")}))


def test_what_is_described_otherwise_elsewhere_has_several_descriptions():
    one = fact("WHC", "be", part("a port on the wide river Tarn", ValueType.PHRASE, "value"))
    draft = Draft(one, "value", "flashcard", "What is the WHC?", one.value.text, rule="wh description")
    names = {"whc": "westby harbour club"}
    texts = {"a.md": "The WHC is a port on the wide river Tarn.", "b.md": "Westby Harbour Club is a firm of four men."}
    assert loosely_described(draft, Surroundings(texts, names)) == "is described otherwise, too"
    assert loosely_described(draft, Surroundings({"a.md": texts["a.md"]}, names)) == ""
    cited = replace(draft, passages=(Passage("a.md", Span(0, 40)),))
    assert loosely_described(cited, Surroundings(texts, names, {"a.md": "The WHC in short"})) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ada Holm was appointed {{Project Leader::project}}.", "its hint stands in it"),
        ("The league launched {{Operation Red Fox::operation}}.", ""),
        ("Ada Holm became famous with her {{1943::number}} novel.", "a year is no number"),
        ("Ada Holm sold {{1,943::number}} books.", ""),
    ],
)
def test_hints_that_mislead(text: str, reason: str):
    assert wrong_hint(gap(text), NOWHERE) == reason


def test_a_text_without_title_or_day_says_itself_what_it_is_about():
    one = gap("The court of {{Westby}} heard two directors.")
    name = one.passages[0].document
    assert untitled(one, Surroundings({}, titles={name: name.partition(".")[0]})) == "nothing says what it is about"
    assert untitled(one, Surroundings({}, titles={name: "The trial of Westby"})) == ""
    assert untitled(one, Surroundings({}, {"court": "hill trial"}, {name: "Trials of the hill"})) == ""
    dated = gap("In 1931 the court of {{Westby}} heard two directors.")
    assert untitled(dated, Surroundings({}, titles={name: name.partition(".")[0]})) == ""


def test_half_a_sentence_is_no_gap():
    assert a_clause(gap("A small tool was made {{to join the pipe with the pump}}."), NOWHERE)
    assert a_clause(gap("The pipe joins {{the pump}}."), NOWHERE) == ""
    assert a_clause(gap("The rule parts {{old pipes and new pumps}}.", rule="gap pair"), NOWHERE)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ada Holm, {{Countess of Selby}}, opened the mill.", True),
        ("Ada Holm, {{Countess of Selby::title}}, opened the mill.", False),
        ("The bridge of Ada Holm is at {{Selby}}, not at Orwin.", False),
    ],
)
def test_a_gap_beside_a_name_says_of_what_sort(text: str, held: bool):
    assert bool(beside_a_name(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The mill was opened in {{1773::year}} or earlier.", True),
        ("The mill was opened in {{1773::year}} by Ada Holm.", False),
        ("Wool can be turned into {{Orwin cloth}}.", True),
        ("Wool was turned into {{Orwin cloth}}.", False),
    ],
)
def test_what_may_be_otherwise_is_not_asked(text: str, held: bool):
    assert bool(or_other(gap(text), NOWHERE)) is held


def test_results_are_told_with_the_result():
    assert untold_results(gap("In 1931 {{Ada Holm}} announced the results of the survey."), NOWHERE)
    assert untold_results(gap("In 1931 {{Ada Holm}} announced that the mill would close."), NOWHERE) == ""


def test_half_of_a_name_is_no_answer():
    one = gap("During {{Flora}} the pier of Westby broke.")
    texts = {one.passages[0].document: "In 1931 Cyclone Flora came. During Flora the pier of Westby broke."}
    assert half_a_name(one, Surroundings(texts)) == "half of a name"
    assert half_a_name(one, Surroundings({one.passages[0].document: "During Flora the pier broke."})) == ""


def test_a_country_is_no_who():
    one = fact("wool", "be", part("Norvania", ValueType.PERSON, "doer"))
    asked = Draft(one, "doer", "short", "Who is the second-largest producer of wool?", "Norvania")
    assert no_who(asked, NOWHERE) == "a thing is no who"
    assert no_who(gap("{{Norvania::person}} is the largest exporter of wool."), NOWHERE) == "a thing is no who"
    assert no_who(gap("{{Norvania::place}} is the largest exporter of wool."), NOWHERE) == ""


def test_who_writes_of_a_thing_is_one_of_many():
    told = fact("Holm", "describe", part("Ada Holm", ValueType.PERSON, "doer"))
    asked = Draft(told, "doer", "short", "Who describes the star Orwin?", "Ada Holm")
    assert who_tells(asked, NOWHERE) == "others tell of it, too"
    assert who_tells(Draft(told, "doer", "short", "Who named the star Orwin?", "Ada Holm"), NOWHERE) == ""


@pytest.mark.parametrize(
    ("text", "title", "held"),
    [
        ("The index was devised in {{1982::year}} by Ada Holm.", "Volcanoes of Norvania", True),
        ("The index was devised in {{1982::year}} by Ada Holm.", "The Orwin Index", False),
        ("The moon was seen in {{1982::year}} by Ada Holm.", "Volcanoes of Norvania", False),
        ("The Orwin index was devised in {{1982::year}} by Ada Holm.", "Volcanoes of Norvania", False),
    ],
)
def test_a_bare_subject_says_which_only_where_the_title_has_its_word(text: str, title: str, held: bool):
    assert bool(bare_subject(gap(text), Surroundings({}, titles={"a.txt": title}))) is held


def test_which_paper_reported_it_and_when_is_not_asked():
    for text in (
        "In {{November 2002::date}}, the Orwin Times reported on Ada Holm's role in building the mill.",
        "In November 2002, the {{Orwin Times}} reported on Ada Holm's role in building the mill.",
    ):
        kind = ValueType.DATE if "::date" in text else ValueType.TERM
        assert who_tells(gap(text, kind=kind), NOWHERE) == "who reported it, or when"
    told = "In November 2002, the Orwin Times reported on Ada Holm's role in building the {{Tolven Mill}}."
    assert who_tells(gap(told), NOWHERE) == ""


def test_why_is_not_asked_where_another_aim_is_told():
    aim = part("to end piracy", ValueType.PURPOSE, "purpose")
    one = fact("Operation Red Fox", "launch", aim)
    asked = Draft(
        one,
        "purpose",
        "short",
        "Why was Operation Red Fox launched?",
        "to end piracy",
        passages=one.passages,
        rule="wh purpose",
    )
    document, text = one.passages[0].document, "x" * one.passages[0].span.end
    assert other_aims(asked, Surroundings({document: f"{text}. Operation Red Fox was to protect the ports."}))
    assert other_aims(asked, Surroundings({document: f"{text}. Operation Red Fox began in 1931."})) == ""
    dated = replace(asked, prompt="Why was Operation Red Fox launched in 1931?")
    assert other_aims(dated, Surroundings({document: f"{text}. Operation Red Fox was to protect the ports."})) == ""


def test_a_rank_is_asked_without_those_before_it():
    text = "Westby is the third port of the coast after Orwin and Selby."
    one = fact("Westby", "be", part("third", ValueType.TERM, "ordinal", span=Span(14, 19), head="ordinal"))
    said = replace(one, statement=text, places=tuple(range(len(text))))
    assert [draft.prompt for draft in cloze(said)] == ["Westby is the {{third::ordinal}} port of the coast."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Orwin road comes into Westby from {{Selby::place}} in the south.", "other places fit"),
        ("The clan came from the Tarn region of {{Norvania::place}}.", "its region says it"),
        ("Arlen was taken from {{Norvania::place}} by a Norvanian prince.", "its people stand in the prompt"),
        ("Arlen was taken from {{Norvania::place}} by a prince in 1931.", ""),
    ],
)
def test_places_that_others_could_be_or_that_are_told(text: str, reason: str):
    assert other_places(gap(text, kind=ValueType.PLACE), NOWHERE) == reason


def test_a_pair_of_lands_is_told_by_one_of_its_peoples():
    pair = gap("Teachers of the Norvanian and the Tarnish schools are paid by {{Norvania and Tarn}}.", "gap pair")
    assert other_places(pair, NOWHERE) == "its people stand in the prompt"


def test_what_something_is_used_for_is_one_of_many():
    one = fact("salt", "use", part("herrings"))
    used = Draft(one, "value", "short", "What can Westby salt be used to keep?", "herrings")
    assert loosely_told(used, NOWHERE) == "other aims fit"
    kept = Draft(one, "value", "short", "What is Westby salt used as?", "herrings")
    assert loosely_told(kept, NOWHERE) == ""


def test_some_that_came_came_at_other_times_too():
    when = part("May 1931", ValueType.DATE, "date")
    one = fact("reinforcements", "arrive", when)
    some = Draft(one, "date", "date", "When did Norvanian army reinforcements arrive in Orwin?", "May 1931")
    named = Draft(one, "date", "date", "When did Ada Holm arrive in Orwin?", "May 1931")
    assert (loosely_told(some, NOWHERE), loosely_told(named, NOWHERE)) == ("other times fit", "")
    few = Draft(one, "date", "date", "When did Brek take towns like Westby?", "May 1931")
    assert loosely_told(few, NOWHERE) == "only examples of what is meant"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The league supports the {{agreement of Westby::agreement}}.", "other agreements fit"),
        ("The league supports the {{Westby Agreement::agreement}}.", ""),
        ("In 1931 they signed the {{Westby Agreement::agreement}}.", ""),
        ("They signed the {{Westby Agreement::agreement}} in Orwin.", ""),
    ],
)
def test_an_agreement_is_told_by_when_or_where_or_by_its_letters(text: str, reason: str):
    assert any_pact(gap(text), NOWHERE) == reason


@pytest.mark.parametrize(("answer", "held"), [("Salt Guild leader Ada Holm", True), ("Ada of the Mill", False)])
def test_what_somebody_is_belongs_to_no_gap_for_a_name(answer: str, held: bool):
    assert bool(half_a_name(gap(f"{{{{{answer}}}}} opened the bridge.", kind=ValueType.PERSON), NOWHERE)) is held


def test_an_office_is_named():
    assert no_office(gap("Ada Holm took office in {{1931}}."), NOWHERE)
    assert no_office(gap("Ada Holm took office as mayor of {{Westby}}."), NOWHERE) == ""


def test_a_subject_of_study_is_no_place():
    assert wrong_hint(gap("Ada Holm holds a degree in {{Mathematics::place}} from Arlen."), NOWHERE)
    assert wrong_hint(gap("Ada Holm holds a degree in {{Mathematics}} from Arlen."), NOWHERE) == ""


def test_what_was_renamed_has_its_old_name():
    assert beside_a_name(gap("The council renamed the fort {{San Marino}} in 1931."), NOWHERE)
    assert beside_a_name(gap("The council renamed Fort Arlen {{San Marino}} in 1931."), NOWHERE) == ""


def test_what_can_be_sometimes_can_be_otherwise():
    assert or_other(gap("Measles can sometimes be cured by age {{14}} months.", kind=ValueType.NUMBER), NOWHERE)


def test_a_rank_and_the_last_name_of_the_topic_are_the_topic():
    around = Surroundings({}, {}, {"a.txt": "Ada Selina Holm"})
    assert topical(gap("Killed in action, {{General Holm}} received high praise."), around) == "the answer is the topic"
    assert (
        topical(gap("Although {{Ada Holm}} was born in Brek, she lived in Arlen."), around) == "the answer is the topic"
    )
    assert topical(gap("Although {{Ada Lind}} was born in Brek, she lived in Arlen."), around) == ""
    assert topical(gap("In 1861 {{General Lind}} received high praise."), around) == ""
