"""What the gate drops, holds back and lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Conflict, Family, Passage, ValueType
from quizapp.writing.anchored import nameless
from quizapp.writing.awkward import leaning, unnatural
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Verdict, judge, other_names
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

TEXT = "The North River Bridge was opened by Ada Holm on 12 June 1931, after the flood of Grenholm."
AROUND = Surroundings({"a.txt": TEXT})
OPENED = fact("North River Bridge", "open", part("Ada Holm", ValueType.PERSON, "agent"))


def draft(prompt: str, answer: str = "Ada Holm", kind: str = "short", **more: object) -> Draft:
    at = TEXT.find(answer) if answer else -1
    span = Span(at, at + len(answer)) if at >= 0 else None
    given = {"fact": OPENED, "slot": "agent", "type": "person", "answer_span": span, **more}
    return Draft(
        kind=kind,
        prompt=prompt,
        answer=answer,
        passages=(Passage("a.txt", Span(0, len(TEXT)), span),),
        **given,  # type: ignore[arg-type]
    )


def verdict(one: Draft, around: Surroundings = AROUND) -> tuple[str, tuple[str, ...]]:
    judged = judge([one], [one.fact], around)[0]
    return judged.verdict, judged.reasons


CLAUSE = {"fact": replace(OPENED, family=Family.CLAUSE)}
GOOD = "Who opened the North River Bridge?"


def test_a_good_question_passes():
    assert verdict(draft(GOOD)) == ("approved", ())
    assert verdict(draft("Who brought vitamin A to the North River Bridge?")) == ("approved", ())
    assert verdict(draft("Who opened the North River Bridge under Maren I?")) == ("approved", ())


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        ("Who opened it in 1931?", None),
        ("It was opened by whom?", "dangling pronoun"),
        ("When did they open the North River Bridge?", "dangling pronoun"),
        ("Who opened this bridge in Grenholm?", "points into the document"),
        ("Which bridge of Grenholm is shown in Figure 2?", "points into the document"),
        ("Who opened our North River Bridge?", "speaks to somebody"),
        ("Which bridge of Grenholm did I open?", "speaks to somebody"),
        ("When I opened which bridge of Grenholm?", "speaks to somebody"),
        ("Who opened the • North River Bridge?", "layout marks"),
        ("Who opened the North River Bridge [18]?", "layout marks"),
        ("Who opened the `North River Bridge`_ with a speech?", "layout marks"),
        ("Who opened the North River Bridge in {TOWN}?", "layout marks"),
        ("Who opened the North River Bridge (Grenholm?", "unbalanced brackets or quotes"),
        ("Who opened the North River Bridge ,?", "broken punctuation"),
        ("who opened the North River Bridge?", "does not begin like a sentence"),
        ("Who opened the North River Bridge", "does not end like a sentence"),
        ("Who opened?", "prompt length"),
        ("Who is Ada Holm of Grenholm?", "answer stands in the prompt"),
        ("Which Holm, called Ada by some, opened the bridge?", "most of the answer stands in the prompt"),
    ],
)
def test_what_nobody_should_see_is_dropped(prompt: str, reason: str | None):
    found, reasons = verdict(draft(prompt))
    assert found == ("dropped" if reason else "draft")
    assert reason is None or reasons == (reason,)


@pytest.mark.parametrize(
    ("prompt", "more", "reason"),
    [
        ("Who opened the North River Bridge " + "in the old town " * 6 + "?", {}, None),
        ("Who opened the North River Bridge that stands " + "near the old mill " * 5 + "in Grenholm?", {}, "too long"),
        ("Who currently keeps the North River Bridge?", {}, "present without a date"),
        ('According to "Bridges", who now keeps the North River Bridge?', {}, "present without a date"),
        ("When was the North River Bridge opened?", {}, "does not fit a person"),
        ("How many opened the North River Bridge?", {}, "does not fit a person"),
        ("Who opened the bridge that they built in Grenholm?", {}, "pronoun"),
        ("Who led the campaign?", {}, "something without its name"),
        ("Who had met the brothers first in Grenholm?", {}, "something without its name"),
        ("Who was paid when the film was shown in Grenholm?", {}, "something without its name"),
        ("In the town of Grenholm by the sea who opened the bridge?", {}, "no question word"),
        ("Who did that?", {}, "says too little"),
        ("Who opened the North River Bridge for the three countries?", CLAUSE, "does not name"),
        ("Who opened the North River Bridge with fellow masons in Grenholm?", CLAUSE, "does not name"),
    ],
)
def test_what_somebody_should_look_at_is_a_draft(prompt: str, more: dict[str, object], reason: str | None):
    found, reasons = verdict(draft(prompt, **more))
    if reason:
        assert found == "draft"
        assert any(reason in one for one in reasons)
    else:
        assert found == "dropped"


def test_words_that_a_title_asks_with_are_not_what_the_question_asks():
    said = "In the table “Spans” (“How bridges stand”), which person is given for the North River Bridge?"
    asked = draft(said, "Ada Holm", fact=replace(OPENED, family=Family.FIELD))
    assert not any("no question word" in reason for reason in verdict(asked)[1])


def test_who_the_members_of_a_list_are_may_be_asked():
    listed = replace(OPENED, family=Family.LIST)
    asked = draft(
        "Who were the members of the North River Board?",
        "Ada Holm and Per Olsen",
        "flashcard",
        fact=listed,
        type="phrase",
    )
    assert not any("does not fit" in reason for reason in verdict(asked)[1])


def test_what_can_change_needs_a_date_or_a_source():
    changing = replace(OPENED, volatile=True)
    assert verdict(draft("Who keeps the North River Bridge open?", fact=changing))[0] == "draft"
    assert verdict(draft("Who kept the North River Bridge open as of 1931?", fact=changing))[0] == "approved"
    prompt = 'Who keeps the North River Bridge open, according to "Bridges of Grenholm"?'
    assert verdict(draft(prompt, fact=changing))[0] == "approved"


def test_the_passage_must_be_in_its_document_and_short():
    far = replace(draft(GOOD), passages=(Passage("a.txt", Span(0, 5000)),))
    assert verdict(far) == ("dropped", ("passage not in its document",))
    long = Surroundings({"a.txt": "x" * 5000})
    assert verdict(far, long) == ("dropped", ("passage too long to be a citation",))
    assert verdict(replace(draft(GOOD), passages=())) == ("dropped", ("no passage",))


def test_an_answer_is_whole():
    assert verdict(draft(GOOD, "Ada Holm of")) == ("dropped", ("answer cut off",))
    text = "The bridge was paid for by Grenholm and Westby."
    at = text.index("Westby")
    one = replace(
        draft("Which town paid for the North River Bridge?", "Westby", type="place"),
        answer_span=Span(at, at + 6),
        passages=(Passage("a.txt", Span(0, len(text))),),
    )
    assert verdict(one, Surroundings({"a.txt": text})) == ("dropped", ("one of several",))


def test_a_gap_does_not_begin_with_a_preposition():
    prompt = "Grenholm built the North River Bridge in 1931 {{with the help of Westby}}."
    assert verdict(draft(prompt, "with the help of Westby", "cloze"))[0] == "dropped"


def test_a_name_that_is_written_small_stays_so():
    one = draft("Bridgetool was written by {{Ada Holm}} for the North River Bridge.", "Ada Holm", "cloze")
    one = replace(one, answer_span=None, passages=(Passage("a.txt", Span(0, 58)),))
    texts = (
        "bridgetool was written by Ada Holm for the North River Bridge.",
        "Bridgetool was written by Ada Holm for it.",
    )
    reasons = [verdict(one, Surroundings({"a.txt": text.ljust(60)}))[1] for text in texts]
    assert ["a name with another first letter" in found for found in reasons] == [True, False]


def test_a_short_form_with_its_number_is_one_name():
    text = "The bridge follows NRB 754 rules."
    one = replace(
        draft("Which rules does the North River Bridge follow?", "NRB", type="term"),
        answer_span=Span(19, 22),
        passages=(Passage("a.txt", Span(0, len(text))),),
    )
    assert verdict(one, Surroundings({"a.txt": text})) == ("dropped", ("answer cut off",))


def test_the_other_name_of_the_answer_gives_it_away():
    acronym = fact("GHB", "stands for", part("Grenholm Harbour Board"), family=Family.ACRONYM)
    names = other_names([acronym])
    one = draft("Which board, the GHB, paid for the bridge?", "Grenholm Harbour Board", type="organisation")
    around = Surroundings({"a.txt": TEXT}, names)
    assert verdict(one, around) == ("dropped", ("the answer's other name stands in the prompt",))
    labelled = replace(draft("Which board paid for the bridge?", "Grenholm Harbour Board"), label="GHB")
    assert verdict(labelled, around) == ("dropped", ("the answer's other name stands in the prompt",))


def test_a_cloze_may_be_longer_and_has_one_gap():
    cloze = "The North River Bridge was opened by {{Ada Holm}} on 12 June 1931, after the flood of Grenholm."
    assert verdict(draft(cloze, kind="cloze"))[0] == "approved"
    twice = cloze.replace("Grenholm", "{{Grenholm}}")
    assert verdict(draft(twice, kind="cloze")) == ("dropped", ("not one gap",))
    beside = "The board of {{Grenholm}} (GHB) opened the bridge on 12 June 1931."
    assert verdict(draft(beside, "Grenholm", kind="cloze"))[0] == "dropped"


def test_of_one_stem_with_two_answers_neither_is_approved():
    other = replace(draft(GOOD, "Ole Lind"), fact=replace(OPENED, id="f-other"))
    judged = judge([draft(GOOD), other], [OPENED], AROUND)
    assert [one.verdict for one in judged] == [Verdict.DRAFT, Verdict.DRAFT]
    assert judged[0].reasons == ("another answer is right too",)


def test_a_fact_that_meets_the_prompt_with_another_value_holds_it_back():
    tram = part("trams", ValueType.TERM, "object")
    year = part("1931", ValueType.DATE, "date")
    one = fact("Bridge", "carry", tram, parts=(tram,))
    other_value = part("buses", ValueType.TERM, "object")
    other = fact("Bridge", "carry", other_value, parts=(other_value, year), time="1931")
    asked = replace(
        draft("What did the Grenholm bridge carry?", "trams", type="term", fact=one), slot="object", answer_span=None
    )
    assert judge([asked], [one, other], AROUND)[0].verdict is Verdict.DRAFT
    assert judge([asked], [one], AROUND)[0].verdict is Verdict.APPROVED


def test_what_documents_contradict_is_held_back():
    judged = judge([draft(GOOD)], [OPENED], AROUND, [Conflict("Bridge", "open", (OPENED.id,), series=False)])
    assert judged[0].reasons == ("the documents disagree",)


def test_several_items_need_to_be_several():
    one = draft("What did the bridge carry?", "", kind="order", items=("trams", "buses"))
    assert verdict(one) == ("dropped", ("too few items",))


def test_an_object_asked_by_nothing_but_who_did_it_is_held_back():
    what = part("Evening Song", ValueType.WORK, "object", head="song")
    who = part("the Westby choir", ValueType.ORGANISATION, "subject")
    one = fact("Westby choir", "sing", what, parts=(who, what))
    bare = draft("Which song did the Westby choir sing?", "Evening Song", type="work", head="song", fact=one)
    told = replace(bare, prompt="Which song did the Westby choir sing at the opening of the harbour?")
    assert verdict(replace(bare, slot="object"))[1] == ("prompt says too little",)
    assert verdict(replace(told, slot="object"))[0] == "approved"


def test_a_gap_for_what_a_document_is_about_is_held_back():
    around = Surroundings({"a.txt": TEXT}, {}, {"a.txt": "Bridges of Grenholm"})
    cloze = "After the flood the North River Bridge in {{Grenholm}} was opened by Ada Holm in 1931."
    assert verdict(draft(cloze, "Grenholm", "cloze", type="place"), around)[1] == ("the answer is the topic",)


def test_what_another_document_is_about_may_be_asked():
    around = Surroundings({"a.txt": TEXT}, {}, {"a.txt": "North River Bridge", "b.txt": "Bridges of Grenholm"})
    cloze = "After the flood the North River Bridge in {{Grenholm}} was opened by Ada Holm in 1931."
    assert verdict(draft(cloze, "Grenholm", "cloze", type="place"), around)[0] == "approved"


def test_what_happened_needs_a_name():
    around = Surroundings({"a.txt": TEXT}, titles={"a.txt": "Floods of the north"})
    label = "Floods of the north"
    bare = draft("Who opened the new hall with a speech?", label=label)
    assert verdict(bare, around)[1] == ("names nothing that it is about",)
    assert verdict(draft("Who opened the new hall after the flood?", label=label), around)[0] == "approved"
    assert verdict(draft("Who opened the new hall with a speech at Grenholm?", label=label), around)[0] == "approved"
    assert nameless(draft("Who opened the new hall in 1931, 1934 and 1936?", label=label), around) == ""
    assert nameless(draft("Where did the 1931 storm begin?", label=label), around) == ""
    unlabelled = replace(draft("Which hall was closed after a vote in Parliament in May 1931?"), rule="wh doer")
    assert nameless(unlabelled, around) != ""
    assert nameless(replace(unlabelled, prompt="Which hall was closed in Grenholm in May 1931?"), around) == ""
    assert nameless(draft("Where did the storm begin in 1931?", label=label), around) != ""
    assert (
        verdict(draft("What do steel bridges carry besides trams?", "cars", type="phrase", label=label), around)[0]
        == "approved"
    )


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("Who was nominated January 21, 1862?", True),
        ("Who, nominated and appointed on July 16, 1862, supported Ada Holm in Brek?", True),
        ("Who, appointed on July 16, 1862, as a judge, supported Ada Holm in Brek?", False),
    ],
)
def test_who_is_appointed_is_appointed_to_something(prompt: str, held: bool):
    assert bool(unnatural(draft(prompt), Surroundings({}))) is held


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("Two examples are the sieve of {{Brek}}, which Ada Holm described, and the knife of Orwin.", True),
        ('According to "Mills", as for salt, {{Brek}} sold it to Orwin in 1931.', True),
        ("Two examples of the craft of {{Brek}} are kept by Ada Holm in Orwin.", False),
    ],
)
def test_what_is_an_example_says_of_what(prompt: str, held: bool):
    assert bool(leaning(replace(draft(prompt), kind="cloze"), Surroundings({}))) is held


@pytest.mark.parametrize(
    "prompt",
    [
        "Who was born in Grenholm in 1731 as a son of the builder of the North River Bridge?",
        "From how many towns does the North River Bridge of Grenholm carry tons of salt?",
        "How many size classes does the North River Bridge have?",
    ],
)
def test_what_says_more_than_a_birth_and_counts_what_can_be_counted_is_kept(prompt: str):
    assert not unnatural(draft(prompt), Surroundings({}))


@pytest.mark.parametrize(
    ("prompt", "kind", "reason"),
    [
        ("What was the North River Bridge paid by for years?", "short", "two prepositions in a row"),
        ("What did the North River Bridge carry from about 1931?", "short", ""),
        ("Which place does the North River Bridge lead to?", "short", "nobody asks so"),
        ("Since when did Grenholm open the North River Bridge?", "short", "nobody asks so"),
        ("Where was the mayor of Grenholm re-elected in 1931?", "short", "elected to what"),
        ("Who was born in Grenholm in 1731?", "short", "nobody asks so"),
        ("Who died of a brain tumour in December 1956?", "short", "nobody asks so"),
        ("Who died on 17 September 2016 after a long battle with fever?", "short", "nobody asks so"),
        ("At how many tons does the North River Bridge reach its peak a year?", "short", "nobody asks so"),
        ("To how many length can the North River Bridge of Grenholm be cut?", "short", "nobody asks so"),
        ("What share of its trams did the North River Bridge carry in 1931?", "short", "nobody asks so"),
        ("Into how many arches had the North River Bridge been divided?", "short", "a time before another"),
        (
            "In recent years the North River Bridge has carried {{trams}} through Grenholm.",
            "cloze",
            "news without its day",
        ),
        ("In the years to 1931 the North River Bridge carried {{trams}} through Grenholm.", "cloze", ""),
        ("The picture shows {{Ada Holm}} on the North River Bridge near Grenholm.", "cloze", "the page itself"),
        ("Someone at Grenholm sends {{a letter}} over the North River Bridge to Westby.", "cloze", "a made-up scene"),
        ("More information on the North River Bridge is kept by {{Ada Holm}} at Grenholm.", "cloze", "the page itself"),
        ("As in Westby, the North River Bridge was opened by {{Ada Holm}} with a speech.", "cloze", "another sentence"),
        (
            "As after the old flood, the North River Bridge was opened by {{Ada Holm}} with a speech.",
            "cloze",
            "another sentence",
        ),
        ("The pair of North River Bridges was opened by {{Ada Holm}} of Grenholm.", "cloze", "does not name"),
        ("The North River Bridge and {{Ada Holm}} of Grenholm are discussed in section J.5.", "cloze", "page itself"),
        ("Taking an example, {{Ada Holm}} built the North River Bridge of Grenholm.", "cloze", "another sentence"),
        ("Much smaller piers of the North River Bridge stand near {{Westby}} and Arlen.", "cloze", "another sentence"),
        ("The North River Bridge overthrew both, and made {{Westby}} rich in 1931.", "cloze", "does not name"),
        ("Returning to Grenholm in 1931, {{Ada Holm}} built the North River Bridge.", "cloze", ""),
        ("Taking the reins in 1931, {{Ada Holm}} built the North River Bridge of Grenholm.", "cloze", ""),
        ("Turning to bridges, {{Ada Holm}} built the North River Bridge of Grenholm.", "cloze", "another sentence"),
        ("Even after the flood, the North River Bridge was kept by {{Ada Holm}} at Grenholm.", "cloze", ""),
        ("The Grenholm Board was set up in Chapter IV of the {{North River Charter}} of 1931.", "cloze", ""),
        ("Which sections describe the North River Bridge of Grenholm?", "short", "the page itself"),
        (
            "During her term, the North River Bridge was opened by {{Ada Holm}} of Grenholm.",
            "cloze",
            "before its owner",
        ),
        ("In her youth, Holm crossed the North River on {{a raft}} with the choir of Grenholm.", "cloze", ""),
        ("The flood at the North River Bridge was a 5, that at {{Westby}} a 6.", "cloze", "on no scale"),
        ("The North River Bridge was a 5 km walk from {{Westby}} in 1931.", "cloze", ""),
        ("The North River Bridge of Grenholm has stood since {{time immemorial}}.", "cloze", "idle answer"),
    ],
)
def test_what_reads_badly_is_held_back(prompt: str, kind: str, reason: str):
    answer = prompt.partition("{{")[2].partition("}}")[0] or "the council of Westby"
    reasons = "; ".join(verdict(draft(prompt, answer, kind, type="phrase"))[1])
    assert reason in reasons
    assert bool(reason) or not reasons
