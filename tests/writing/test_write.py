"""From facts to questions: kinds, identity, one a slot, none twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.facts.conflict import conflicts
from quizapp.facts.identity import question_id
from quizapp.facts.model import Conflict, Fact, Family, Passage, ValueType
from quizapp.packs.model import Question
from quizapp.writing.draft import Draft
from quizapp.writing.write import Written, write_questions
from tests.made_facts import fact, part

TEXT = (
    "The North River Bridge was opened by Ada Holm on 12 June 1931. It cost 4,500 crowns. "
    "The choir of Grenholm sang at the Grenholm Harbour Festival that summer, and then went home."
)
PAGE = document("a.txt", TEXT)


def opened(answer: str, kind: ValueType, role: str) -> Fact:
    at = TEXT.index(answer)
    span = Span(at, at + len(answer))
    return fact("North River Bridge", "open", part(answer, kind, role, span=span), span=Span(0, 62), place=span)


WHEN = opened("12 June 1931", ValueType.DATE, "date")


def worded(*drafts: Draft, facts: Iterable[Fact] = ()) -> Written:
    """What is written when these are the only wordings."""
    asked = list(dict.fromkeys([*(draft.fact for draft in drafts), *facts]))
    return write_questions(
        asked, conflicts(asked), [PAGE], [lambda one: [d for d in drafts if d.fact is one]], "quizapp 0"
    )


def draft(one: Fact, prompt: str, kind: str = "short", **more: Any) -> Draft:
    return Draft(one, more.pop("slot", one.value.role), kind, prompt, more.pop("answer", one.value.text), **more)


def only(written: Written) -> Question:
    assert len(written.questions) == 1, written.judged
    return written.questions[0]


def test_a_date_in_words_is_a_date_with_its_precision():
    question = only(worded(draft(WHEN, "When was the North River Bridge opened?", "date")))
    assert (question.kind, question.answer) == ("date", "1931-06-12")


def test_a_date_that_is_no_exact_day_month_or_year_is_typed_as_words():
    one = draft(WHEN, "When was the North River Bridge opened?", "date", answer="early 1931")
    question = only(worded(one))
    assert (question.kind, question.answer) == ("short", "early 1931")


def test_a_number_is_a_number():
    one = fact("North River Bridge", "cost", part("4,500", ValueType.NUMBER, "quantity"), span=Span(63, 85))
    question = only(worded(draft(one, "How many crowns did the North River Bridge cost?", "number", unit="crowns")))
    assert (question.kind, question.answer, question.unit) == ("number", "4500", "crowns")


def test_a_question_says_where_it_comes_from():
    question = only(worded(draft(WHEN, "When was the North River Bridge opened?", "date", rule="dates")))
    assert question.id == question_id(WHEN.id, "date")
    assert question.topic == "Bridges"
    assert question.origin is not None
    assert (question.origin.by, question.origin.fact, question.origin.rule) == ("quizapp 0", WHEN.id, "dates")
    cited = question.evidence[0]
    assert cited.start is not None
    assert TEXT[cited.start : cited.end] == cited.quote
    assert cited.answer is not None
    assert TEXT[slice(*cited.answer)] == "12 June 1931"


def test_the_quote_has_no_blanks_at_its_ends():
    one = replace(WHEN, passages=(Passage("a.txt", Span(0, 63)),))
    question = only(worded(draft(one, "When was the North River Bridge opened?", "date")))
    assert question.evidence[0].quote == TEXT[:62]


def test_of_two_wordings_of_one_slot_the_better_is_asked():
    plain = draft(WHEN, "When was the North River Bridge opened?", "date", score=2)
    cloze = draft(WHEN, "The North River Bridge was opened by Ada Holm on {{12 June 1931}}.", "cloze", score=1)
    written = worded(cloze, plain)
    assert only(written).kind == "date"
    assert [one.reasons for one in written.judged] == [("another wording is better",), ()]


def test_a_part_in_words_is_typed_as_words():
    share = opened("4,500", ValueType.NUMBER, "quantity")
    asked = draft(share, "What share of the North River Bridge is steel?", "number", answer="four fifths")
    question = only(worded(asked))
    assert (question.kind, question.answer) == ("short", "four fifths")
    months = draft(share, "How many months did the North River Bridge take?", "number", answer="12 months")
    assert only(worded(months)).kind == "number"


def test_a_better_wording_that_fails_leaves_the_slot_to_the_other():
    broken = draft(WHEN, "When was it opened?", "date", score=2)
    cloze = draft(WHEN, "The North River Bridge was opened by Ada Holm on {{12 June 1931}}.", "cloze", score=1)
    assert only(worded(broken, cloze)).kind == "cloze"


def test_the_same_answer_from_the_same_words_is_asked_once():
    again = replace(WHEN, id="f-again", relation="inaugurate")
    first = draft(WHEN, "When was the North River Bridge opened?", "date", score=2)
    second = draft(again, "On which day did Ada Holm inaugurate the bridge?", "date", score=1)
    assert only(worded(first, second)).id == question_id(WHEN.id, "date")


def test_a_draft_says_what_is_doubtful():
    one = replace(WHEN, volatile=True)
    question = only(worded(draft(one, "When is the North River Bridge open?", "date")))
    assert question.status == "draft"
    assert question.notes == "can change, and has no date"


def test_long_names_with_peers_become_choices_without_rivals():
    names = ["Grenholm Harbour Festival", "Westby Spring Festival", "Old Mill Music Festival", "Island Boat Festival"]
    facts = [
        fact("Choir", f"sing {n}", part(name, ValueType.ORGANISATION, "place", head="festival"), span=Span(86, 150))
        for n, name in enumerate(names)
    ]
    one = draft(facts[0], "At which festival did the choir of Westby sing that year?")
    question = only(worded(one, facts=facts))
    assert question.kind == "choice"
    assert len(question.choices) == 3
    assert {choice.text for choice in question.choices} < set(names)
    assert question.answer == names[0]


def test_a_cloze_never_becomes_a_choice():
    names = ["Grenholm Harbour Festival", "Westby Spring Festival", "Old Mill Music Festival"]
    hosts = [part(name, ValueType.ORGANISATION, "place", head="festival") for name in names]
    facts = [fact("Choir", f"sing {n}", host, span=Span(86, 150)) for n, host in enumerate(hosts)]
    one = draft(facts[0], "The choir of Westby sang at the {{Grenholm Harbour Festival}} that summer.", "cloze")
    assert only(worded(one, facts=facts)).kind == "cloze"


def test_several_items_become_order_match_and_multi():
    items = ("1931 opening", "1940 flood", "1952 repair")
    order = draft(WHEN, "Put these events in order.", "order", answer="", items=items, slot="items")
    assert only(worded(order)).items == items
    pairs = (("Holm", "opened it"), ("Lind", "paid for it"), ("Berg", "built it"))
    match = draft(WHEN, "Match each person with what they did.", "match", answer="", pairs=pairs, slot="pairs")
    assert only(worded(match)).pairs == dict(pairs)
    multi = draft(
        WHEN,
        "Which of these carried trams?",
        "multi",
        answer="",
        items=("bridge", "tunnel", "quay"),
        choices=("ferry", "dam"),
    )
    question = only(worded(multi))
    assert question.answers == ("bridge", "tunnel", "quay")
    assert {choice.text for choice in question.choices} == {"bridge", "tunnel", "quay", "ferry", "dam"}


def test_other_accepted_answers_go_into_the_gap_of_a_cloze():
    cloze = draft(
        WHEN,
        "The North River Bridge was opened by Ada Holm on {{12 June 1931::day}}.",
        "cloze",
        accept=("June 1931",),
    )
    assert "{{12 June 1931|June 1931::day}}" in only(worded(cloze)).text


def test_questions_come_sorted_by_id():
    who = opened("Ada Holm", ValueType.PERSON, "agent")
    who = replace(who, id="f-000000000000")
    written = worded(
        draft(WHEN, "When was the North River Bridge opened?", "date"),
        draft(who, "Who opened the North River Bridge in 1931?"),
    )
    ids = [question.id for question in written.questions]
    assert ids == sorted(ids)
    assert len(ids) == 2


def test_of_two_dates_for_one_event_the_more_precise_is_asked_and_cites_both():
    other = document("b.txt", "The opening of the North River Bridge (June 1931) was a feast.")
    month = fact(
        "opening of the North River Bridge",
        "date",
        part("June 1931", ValueType.DATE, "value"),
        "b.txt",
        span=Span(0, 60),
        place=Span(38, 47),
    )
    precise = draft(WHEN, "When was the North River Bridge opened?", "date", score=1)
    coarse = draft(month, "When did the opening of the North River Bridge take place?", "date", score=2)
    asked = [WHEN, month]
    wordings = [lambda one: [d for d in (precise, coarse) if d.fact is one]]
    (question,) = write_questions(asked, [], [PAGE, other], wordings, "quizapp 0").questions
    assert question.answer == "1931-06-12"
    assert [cited.source for cited in question.evidence] == ["a.txt", "b.txt"]


def test_purposes_of_which_more_follow_are_not_whole():
    text = "The pact of Westby was made to end piracy, establish order and train the guards of the harbour."
    at = text.index("to end piracy")
    page = document("a.txt", text)
    one = fact("pact", "make", part("to end piracy", ValueType.PURPOSE, "purpose"), span=Span(0, len(text)))
    asked = draft(one, "Why was the pact of Westby made?", answer_span=Span(at, at + 13))
    written = write_questions([one], [], [page], [lambda _: [asked]], "quizapp 0")
    assert written.judged[0].reasons == ("one of several",)


def test_a_value_that_a_conflict_tells_is_no_wrong_option():
    names = ["Grenholm Harbour Festival", "Westby Spring Festival", "Old Mill Music Festival", "Island Boat Festival"]
    facts = [
        fact("Choir", f"sing {n}", part(name, ValueType.ORGANISATION, "place", head="festival"), span=Span(86, 150))
        for n, name in enumerate(names)
    ]
    one = draft(facts[0], "At which festival did the choir of Westby sing that year?")
    told = Conflict("Choir", "sing", (facts[0].id,), True, (("b.txt", "Westby Spring Festival", "2021"),))
    written = write_questions(facts, [told], [PAGE], [lambda fact: [one] if fact is facts[0] else []], "quizapp 0")
    assert {choice.text for choice in only(written).choices} == {names[0], *names[2:]}


def test_a_short_form_is_right_for_a_long_one():
    what = opened("North River Bridge", ValueType.TERM, "object")
    short = fact("NRB", "stand for", part("North River Bridge"), family=Family.ACRONYM)
    question = only(worded(draft(what, "Which bridge did Ada Holm open on 12 June 1931?"), facts=[short]))
    assert question.accept == ("NRB",)
