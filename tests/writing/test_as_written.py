"""Gaps keep their conditions, and a gap for a name shows the letters that it begins with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.packs.gaps import gaps, names_sort
from quizapp.writing.as_written import shortened
from quizapp.writing.draft import Draft
from quizapp.writing.first_letters import lettered
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

TEXT = (
    "After the flood, the Marigold (a ferry), built by the Holm yard, sails to Westby if it is fine, in 1931, "
    "and according to Ada Holm it carries salt."
)


def without(*cut: str) -> Draft:
    """A gap in the sentence with so much of it left out."""
    gone = {place for words in cut for place in range(TEXT.index(words), TEXT.index(words) + len(words))}
    places = tuple(place for place in range(len(TEXT)) if place not in gone)
    said = "".join(TEXT[place] for place in places)
    one = replace(fact("Marigold", "sail", part("Westby", ValueType.PLACE, "place")), statement=said, places=places)
    passages = (Passage("a.txt", Span(0, len(TEXT))),)
    return Draft(one, "place", "cloze", said.replace("Westby", "{{Westby}}"), "Westby", passages=passages)


@pytest.mark.parametrize(
    ("cut", "held"),
    [
        ((), False),
        ((", and according to Ada Holm it carries salt",), False),
        (("After the flood, ", " (a ferry)", ", built by the Holm yard"), False),
        ((" if it is fine",), True),
        ((", in 1931", "according to Ada Holm "), True),
        (("After the flood, the Marigold (a ferry), built by ",), True),
    ],
)
def test_a_gap_is_not_asked_without_its_condition_or_whose_word_it_is(cut: tuple[str, ...], held: bool):
    assert bool(shortened(without(*cut), Surroundings({"a.txt": TEXT}))) is held


@pytest.mark.parametrize(
    ("aside", "held"),
    [
        (", provided by Norvania,", False),
        (", provided with oars,", False),
        (", provided that it is fine,", True),
        (", provided it is fine,", True),
    ],
)
def test_what_somebody_provided_is_no_condition(aside: str, held: bool):
    text = f"The Marigold{aside} sails to Westby."
    places = (*range(text.index(aside)), *range(text.index(" sails"), len(text)))
    said = "".join(text[place] for place in places)
    one = replace(fact("Marigold", "sail", part("Westby", ValueType.PLACE, "place")), statement=said, places=places)
    asked = Draft(one, "place", "cloze", said, "Westby", passages=(Passage("a.txt", Span(0, len(text))),))
    assert bool(shortened(asked, Surroundings({"a.txt": text}))) is held


def test_a_relative_clause_is_said_alone_of_the_name_before_its_pronoun():
    text = "The last ferry of the line was the Marigold, who sailed to Westby in 1931."
    said = "the Marigold sailed to Westby in 1931."
    at = text.index("the Marigold")
    places = (*range(at, at + 12), *range(text.index(" sailed"), len(text)))
    one = replace(fact("Marigold", "sail", part("Westby", ValueType.PLACE, "place")), statement=said, places=places)
    gap = Draft(one, "place", "cloze", said, "Westby", passages=(Passage("a.txt", Span(0, len(text))),))
    assert shortened(gap, Surroundings({"a.txt": text})) == ""


def test_what_is_worded_otherwise_is_not_measured_by_its_sentence():
    asked = replace(without(" if it is fine"), kind="short", prompt="Where does the Marigold sail?")
    assert shortened(asked, Surroundings({"a.txt": TEXT})) == ""


def test_a_gap_for_what_is_defined_shows_its_first_letters_in_small_ones_too():
    said = "A {{mill race}} is a channel that leads water to a wheel."
    one = Draft(fact("mill", "be", part("mill race", ValueType.TERM, "defined")), "defined", "cloze", said, "mill race")
    assert gaps(lettered(one).prompt)[0].hint == "m…r…"


@pytest.mark.parametrize(
    ("text", "kind", "hint"),
    [
        ("Ada Holm sailed to {{Westby}}.", ValueType.PLACE, "W…"),
        ("Ada Holm sailed to {{Port of Westby|Westby::place}}.", ValueType.PLACE, "place, P…W…"),
        ("Holm left the {{Norvanian Salt Guild::organisation}}.", ValueType.ORGANISATION, "organisation, N…S…G…"),
        ("Of the NSG, the {{Norvanian Salt Guild::organisation}}.", ValueType.ORGANISATION, "organisation, N…"),
        ("Ada Holm sailed on the {{Marigold 2}}.", ValueType.TERM, "M…#"),
        ("The ferry was built by {{A. Holm}}.", ValueType.PERSON, "A…H…"),
        ("The ferry sailed in {{June 1931::date}}.", ValueType.DATE, "date"),
        ("The ferry carried {{salt}}.", ValueType.TERM, ""),
    ],
)
def test_a_gap_for_a_name_shows_its_first_letters(text: str, kind: ValueType, hint: str):
    answer = gaps(text)[0].answer
    shown = lettered(Draft(fact("ferry", "sail", part(answer, kind, "name")), "name", "cloze", text, answer)).prompt
    assert [(gap.answer, gap.hint) for gap in gaps(shown)] == [(answer, hint)]
    assert gaps(shown)[0].accept == gaps(text)[0].accept
    assert names_sort(gaps(shown)[0]) is bool(hint)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ("Ada Holm and Ole Lind", "A…H…, O…L…"),
        ("the dike and the Tarn", "…, T…"),
        ("dikes and dams", ""),
        ("May 1931 and June 1932", ""),
    ],
)
def test_a_gap_for_two_shows_whose_letters_are_whose(answer: str, hint: str):
    one = replace(fact("ferry", "sail", part(answer, ValueType.PHRASE, "pair")), rule="gap pair")
    shown = lettered(Draft(one, "pair", "cloze", f"The ferry sailed between {{{{{answer}}}}}.", answer)).prompt
    assert gaps(shown)[0].hint == hint
