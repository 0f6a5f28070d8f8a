"""Gaps that other words fill too, and gaps that the words beside them fill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import ValueType
from quizapp.writing.cloze import cloze
from quizapp.writing.draft import Draft
from quizapp.writing.openings import (
    any_pact,
    beside_a_name,
    counted_out,
    half_a_name,
    in_another_language,
    loosely_told,
    no_who,
    or_other,
    other_aims,
    other_places,
    untold_results,
)
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str, rule: str = "gap name", kind: ValueType = ValueType.TERM) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("bridge", "open", part(answer, kind, "name"), rule=rule)
    return Draft(one, "name", "cloze", text, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Westby is the {{third::ordinal}} port after Orwin and Selby.", True),
        ("Westby is the {{third::ordinal}} port of the coast.", False),
    ],
)
def test_a_rank_is_not_asked_beside_those_before_it(text: str, held: bool):
    assert bool(counted_out(gap(text, "gap ordinal"), NOWHERE)) is held


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


def test_a_quotation_in_another_language_has_no_gap():
    assert in_another_language(gap('The stone says "dux et magister totius {{Westbiae}}".'), NOWHERE)
    assert in_another_language(gap('The stone says "built by the smiths of {{Westby}}".'), NOWHERE) == ""


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


def test_some_that_came_came_at_other_times_too():
    when = part("May 1931", ValueType.DATE, "date")
    one = fact("reinforcements", "arrive", when)
    some = Draft(one, "date", "date", "When did Norvanian army reinforcements arrive in Orwin?", "May 1931")
    named = Draft(one, "date", "date", "When did Ada Holm arrive in Orwin?", "May 1931")
    assert (loosely_told(some, NOWHERE), loosely_told(named, NOWHERE)) == ("other times fit", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("NATO supports the {{Westby Agreement::agreement}}.", "other agreements fit"),
        ("In 1931 they signed the {{Westby Agreement::agreement}}.", ""),
        ("They signed the {{Westby Agreement::agreement}} in Orwin.", ""),
    ],
)
def test_an_agreement_is_told_by_when_or_where(text: str, reason: str):
    assert any_pact(gap(text), NOWHERE) == reason
