"""What can change, and what others state otherwise, is asked with its date or source."""

from __future__ import annotations

from dataclasses import replace

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.facts.as_of import source_label
from quizapp.facts.model import Family, Passage, ValueType, Verb
from quizapp.facts.stamped import stamped
from tests.made_facts import fact, part

PURPOSE, PHRASE = ValueType.PURPOSE, ValueType.PHRASE


def page(name: str, title: str, text: str):
    return document(name, f"# {title}\n\n{text}\n")


PAGES = [
    page("a.txt", "The Guild of the Coast", "The Guild was founded to keep the harbour safe. It is an old guild."),
    page(
        "b.txt", "Guilds and Towns", "The Guild was founded in 1931 to train masters of the trade. It was a free guild."
    ),
]


def reason(text: str, relation: str = "found purpose", subject: str = "Guild"):
    return fact(subject, relation, part(text, PURPOSE, "purpose"), "a.txt")


def labels(one, pages=PAGES):
    return [(found.volatile, found.as_of_label) for found in stamped([one], pages)]


def test_a_purpose_that_another_document_states_otherwise_is_asked_by_its_source():
    assert labels(reason("to keep the harbour safe")) == [(True, 'according to "The Guild of the Coast"')]


def test_a_purpose_that_nobody_states_otherwise_needs_no_source():
    assert labels(reason("to keep the harbour safe"), PAGES[:1]) == [(False, "")]
    assert labels(reason("to buy bread", "go purpose")) == [(False, "")]


def test_a_kind_that_is_called_otherwise_elsewhere_is_asked_by_its_source():
    kind = part("a trading guild", PHRASE, "kind", head="guild")
    elsewhere = page("b.txt", "Towns", "In 1931 the council called the Guild a secret guild of the coast.")
    assert labels(fact("Guild", "be kind", kind), [PAGES[0], elsewhere])[0][0]
    biggest = page("b.txt", "Towns", "In 1931 the Guild was the largest guild of the coast and the first guild at all.")
    assert not labels(fact("Guild", "be kind", kind), [biggest])[0][0]
    alone = page("a.txt", "The Guild of the Coast", "The Guild was a trading guild of the coast in 1931.")
    assert not labels(fact("Guild", "be kind", kind), [alone])[0][0]


def test_a_rank_in_the_present_is_dated():
    said = "The Guild is the third owner of the hall."
    ranked = fact("Guild", "be ordinal", part("third", ValueType.TERM, "ordinal"), statement=said)
    assert labels(ranked)[0][0]
    over = fact("Guild", "be ordinal", part("third", ValueType.TERM, "ordinal"), statement=said.replace("is", "was"))
    assert not labels(over)[0][0]


def test_a_page_with_a_date_gives_that_date():
    dated = document("a.txt", "Guilds\n\nLast updated: 20 November 2023\n\nThe Guild has 40 members in the towns.\n")
    number = part("40", ValueType.NUMBER, "quantity", head="members")
    one = fact("Guild", "have", number, volatile=True, verb=Verb("has", "have", past=False), family=Family.CLAUSE)
    assert [(f.as_of, f.as_of_label) for f in stamped([one], [dated])] == [("2023-11-20", "as of 20 November 2023")]


def test_who_answers_to_whom_now_is_dated_and_who_did_is_not():
    body = part("the Harbour Board", ValueType.ORGANISATION, "oblique to", head="body")
    now = Verb("reports", "report", past=False)
    assert labels(fact("Guild", "report oblique to", body, verb=now, simple=True))[0][0]
    over = Verb("reported", "report")
    assert not labels(fact("Guild", "report oblique to", body, verb=over, simple=True))[0][0]


def test_lengths_and_the_parts_of_a_work_need_no_source():
    for noun in ("miles", "chapters"):
        value = part("30", ValueType.NUMBER, "quantity", head=noun)
        assert labels(fact("Guild Book", "have", value, volatile=True, as_of_label="as of 2020")) == [(False, "")]


def test_a_field_keeps_the_year_of_its_column():
    value = part("40", ValueType.NUMBER)
    one = fact("Guild", "members", value, family=Family.FIELD, volatile=True, as_of="2005", as_of_label="in 2005")
    assert [(f.as_of, f.as_of_label) for f in stamped([one], PAGES)] == [("2005", "in 2005")]


def test_a_past_purpose_is_asked_by_its_source_and_not_as_of_a_date():
    dated = document(
        "a.txt", "The Guild of the Coast\n\nLast updated: 20 November 2023\n\nThe Guild was founded to save.\n"
    )
    past = Verb("was founded", "found", ("was",), passive=True)
    value = part("to save", PURPOSE, "purpose")
    one = fact("Guild", "found purpose", value, "a.txt", verb=past)
    assert [(f.as_of, f.as_of_label) for f in stamped([one], [dated, PAGES[1]])] == [
        ("", 'according to "The Guild of the Coast"')
    ]


def test_a_list_of_aims_that_another_document_states_otherwise_names_its_source():
    items = part("to keep the harbour safe; to light the lamps", PHRASE, "members")
    asked = part("What were the Guild's first aims?", PHRASE, "whole")
    one = fact("the Guild's first aims", "include", items, family=Family.LIST, parts=(asked, items), rule="enumeration")
    (found,) = stamped([one], PAGES)
    assert found.parts[0].text == 'What were the Guild\'s first aims, according to "The Guild of the Coast"?'


def test_what_says_that_it_is_of_now_is_dated():
    for word in ("currently meets", "continues to meet", "so far has met"):
        said = fact("Guild", "meet name", part("Westby"), statement=f"The Guild {word} in Westby.")
        assert labels(said)[0][0]


def test_where_somebody_lives_is_dated_and_the_lives_that_a_flood_cost_are_not():
    def told(said: str, verb: Verb) -> bool:
        home = part("Brek", ValueType.PLACE, "name")
        return labels(fact("Ada Holm", "live name", home, statement=said, verb=verb, simple=False))[0][0]

    assert told("Ada Holm is married to Per Olsen and lives in Brek.", Verb("is", "be", past=False))
    assert not told("Many lives in Brek were saved by Ada Holm.", Verb("were saved", "save", past=True))


def test_an_entry_with_its_day_tells_what_happened_then():
    text = "- 4 May 1931: The Guild is the third owner of the hall.\n- 5 June 1932: The hall burns down to the ground."
    entered = document("a.md", f"# Guilds\n\n{text}\n\nThe Guild is the third owner of the boats.\n")
    third = part("third", ValueType.TERM, "ordinal")

    def said(words: str) -> list[bool]:
        at = entered.text.index(words)
        one = fact("Guild", "be ordinal", third, statement="The Guild is the third owner of it.", volatile=True)
        passage = Passage("a.md", Span(at, at + len(words)))
        return [found.volatile for found in stamped([replace(one, passages=(passage,))], [entered])]

    assert said("The Guild is the third owner of the hall.") == [False]
    assert said("The Guild is the third owner of the boats.") == [True]


def test_a_title_about_a_subject_is_a_source_and_one_about_its_writers_is_none():
    titles = ("About Windmills", "About us", "About", "About these pages", "Our story")
    assert [source_label(page("a.txt", title, "It is old.")) for title in titles] == [
        'according to "About Windmills"', "", "", "", "",
    ]  # fmt: skip
