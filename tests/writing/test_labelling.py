"""Questions that do not say what they are about get it in front, unless that would tell the answer."""

from __future__ import annotations

from dataclasses import replace

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.facts.model import Family, Passage, ValueType
from quizapp.writing.asking import question
from quizapp.writing.draft import Draft
from quizapp.writing.labelling import labelled, with_topic
from tests.made_facts import fact, part

TEXT = "# The Westby Bridge\n\nThe Westby Bridge was opened in 1931. A storm broke the northern pier in 1940.\n"
PAGE = document("bridge.md", TEXT)


def shown(prompt: str, answer: str, kind: str = "short") -> str:
    """The prompt as it is asked."""
    passage = Passage(PAGE.name, Span(22, len(TEXT) - 1))
    one = fact("bridge", "break", part(answer, ValueType.PHRASE, "object"), PAGE.name, topic=PAGE.title)
    draft = Draft(one, "object", kind, prompt, answer, passages=(passage,))
    (made_plain,) = labelled([draft], [PAGE])
    made = question(made_plain, {PAGE.name: TEXT}, "quizapp 0")
    return made.text if made.kind == "cloze" else made.prompt


def test_what_does_not_name_it_gets_its_name():
    assert shown("What did a storm break in 1940?", "northern pier") == (
        "Westby Bridge: What did a storm break in 1940?"
    )


def test_a_label_leaves_a_question_the_one_it_was():
    one = fact("bridge", "break", part("pier", ValueType.PHRASE, "object"), PAGE.name, topic=PAGE.title)
    draft = Draft(one, "object", "short", "What broke?", "pier", passages=(Passage(PAGE.name, Span(22, 60)),))
    bare, told = (question(each, {PAGE.name: TEXT}, "quizapp 0") for each in (draft, replace(draft, label="Bridges")))
    assert told.id == bare.id
    assert told.prompt == f"Bridges: {bare.prompt}"


def test_a_gap_keeps_its_place():
    assert shown("A storm broke the {{northern pier}} in 1940.", "northern pier", "cloze") == (
        "Westby Bridge: A storm broke the {{northern pier}} in 1940."
    )


def test_what_names_it_stays():
    prompt = "What did a storm break of the Westby Bridge in 1940?"
    assert shown(prompt, "northern pier") == prompt


def test_a_short_form_in_a_label_that_the_answer_spells_is_told():
    page = document("pc.md", TEXT.replace("Westby Bridge", "Westby PC Minutes"))
    one = fact("bridge", "break", part("Parish Council", ValueType.PHRASE, "object"), page.name, topic=page.title)
    draft = Draft(one, "object", "short", "Who kept the pier?", "Parish Council", passages=one.passages)
    other = replace(draft, answer="Town Council")
    assert [each.label for each in labelled([draft, other], [page])] == ["", "Westby PC Minutes"]


def test_an_answer_is_never_told():
    prompt = "What was opened in 1931?"
    assert shown(prompt, "the bridge of Westby") == prompt


def test_a_label_is_no_long_form_of_an_answer():
    prompt = "Which service broke down in 1940?"
    assert shown(prompt, "WB") == prompt


def test_what_names_its_source_needs_no_more():
    prompt = 'What did a storm break in 1940, according to "Old Times"?'
    assert shown(prompt, "northern pier") == prompt
    counted = "According to the census of 1940, what did a storm break?"
    assert shown(counted, "northern pier") == f"Westby Bridge: {counted}"


def test_an_entry_of_a_timeline_keeps_its_date():
    text = "# The Westby Bridge\n\n## Timeline\n\n- 1931: A cart crosses to Arlen.\n- 1940: A storm breaks a pier.\n"
    page = document("bridge.md", text)
    at = text.index("A storm")
    passage = Passage(page.name, Span(at, text.index(".", at) + 1))
    one = fact("bridge", "break", part("a pier", ValueType.PHRASE, "object"), page.name, topic=page.title)
    (made,) = labelled([Draft(one, "object", "short", "What breaks a pier?", "A storm", passages=(passage,))], [page])
    assert made.label == "1940"


def test_a_land_is_no_label_of_its_people():
    page = document("arlen.md", "# Arlen\n\nThe Arlenian council closed the bridge in 1940. Arlen lies on the Tarn.\n")
    passage = Passage(page.name, Span(9, 57))
    one = fact("council", "close", part("Arlenian council", ValueType.ORGANISATION, "doer"), page.name, topic="Arlen")
    asked = Draft(one, "doer", "short", "Which council closed the bridge in 1940?", "Arlenian council")
    (made,) = labelled([replace(asked, passages=(passage,))], [page])
    (other,) = labelled([replace(asked, passages=(passage,), answer="Westby council")], [page])
    assert (made.label, other.label) == ("", "Arlen")


def test_a_sentence_behind_its_source_begins_small_unless_with_a_name():
    text = "# Storms\n\nKeepers of Arlen left in 1940. Holm closed the pier. Many keepers saw how Holm did it.\n"
    page = document("storms.md", text)
    label = "according to a report of 2 May 1940"

    def begun(said: str) -> str:
        one = replace(fact("pier", "close", part("1940", ValueType.DATE), page.name), volatile=True, as_of_label=label)
        passage = Passage(page.name, Span(10, len(text) - 1))
        draft = Draft(one, "date", "cloze", f"A{label[1:]}, {said}", "1940", passages=(passage,))
        return labelled([draft], [page])[0].prompt.partition(", ")[2]

    assert begun("Keepers of Arlen left in {{1940}}.") == "keepers of Arlen left in {{1940}}."
    assert begun("Holm closed the pier in {{1940}}.") == "Holm closed the pier in {{1940}}."


GAUGES = """# Tide gauges – User Manual

Tide gauges stand in harbours. Ada Holm proposed the wider float in 1857. Most gauges were built at Brek.

Ada Holm of Brek sold the mill in 1860. A gauge is read each hour.

Old gauges need oil, and gauges of brass shine.
"""


def told(text: str, name: str, prompt: str) -> str:
    page = document(name, text)
    one = fact("Holm", "do", part("1857", ValueType.DATE, "date"), name, family=Family.CLAUSE, topic=page.title)
    passage = Passage(name, Span(0, len(text) - 1))
    drafts = labelled([Draft(one, "date", "date", prompt, "1857", passages=(passage,))], [page])
    return with_topic(drafts, [page])[0].label


def test_a_part_of_the_title_stands_before_what_leaves_its_topic_open():
    assert told(GAUGES, "manual.md", "When did Ada Holm propose the wider float?") == "Tide gauges"
    assert told(GAUGES, "manual.md", "When did Ada Holm move to Brek?") == ""


def test_without_a_title_what_the_text_repeats_stands_there():
    text = GAUGES.replace("Tide gauges – User Manual", "What they taught us")
    assert told(text, "gauges.md", "When did Ada Holm propose the wider float?") == "Gauges"
    assert told(text, "talk.md", "When did Ada Holm propose the wider float?") == ""
