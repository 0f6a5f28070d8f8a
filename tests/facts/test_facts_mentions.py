"""Counts that no fact states, found in the text, and told beside the fact they rival."""

from __future__ import annotations

from quizapp.documents.build import document
from quizapp.facts.as_of import as_of
from quizapp.facts.conflict import conflicts, rivals
from quizapp.facts.mentions import mentions
from quizapp.facts.model import ValueType
from tests.made_facts import fact, part


def page(name: str, title: str, text: str):
    return document(name, f"# {title}\n\n{text}\n")


def members(number: str = "27", **more: object):
    value = part(number, ValueType.NUMBER, "quantity", head="member towns")
    return fact("Guild", "have", value, volatile=True, as_of="2023", as_of_label="as of 2023", **more)


ELSEWHERE = page("b.md", "Guilds of the Coast", "Today the Guild has masters from 28 towns of the coast.")


def test_a_rival_count_in_another_document_is_told_and_never_an_option():
    found = mentions([ELSEWHERE], [members()])
    assert [(m.about, m.noun, m.value.text) for m in found] == [("guild", "town", "28")]
    assert [(c.series, [s[1] for s in c.statements]) for c in conflicts([members()], found)] == [(True, ["27", "28"])]
    assert rivals([members()], found) == {members().id: ("28",)}


def test_what_was_or_belongs_to_something_else_is_no_rival():
    once = page(
        "b.md",
        "The Guild",
        "The Guild was made up of 12 towns. The Guild lends its hall to the League, which has 9 towns.",
    )
    league = fact("League", "have", part("9", ValueType.NUMBER, "quantity", head="towns"), volatile=True)
    found = mentions([once], [members(), league])
    assert conflicts([members()], found) == []


def test_a_number_under_a_pronoun_belongs_to_nobody():
    unclear = page("b.md", "The Guild", "The Guild lent its hall to a choir. Currently, it has singers from 14 towns.")
    assert mentions([unclear], [members()]) == []


def test_a_source_is_named_so_that_it_reads_as_one():
    assert as_of(page("b.md", "What is the Guild of the Coast?", "Text.")) == (
        "",
        'according to "What is the Guild of the Coast"',
    )
    assert as_of(page("b.md", "Guild", "Text."))[1] == 'according to the text "Guild"'
