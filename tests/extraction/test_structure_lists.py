"""Lists, tables, fields and dated names."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import columns, fields, headings, lists, terms, years
from quizapp.extraction.leads import members
from quizapp.extraction.stages import steps
from quizapp.extraction.structure import structure_facts
from quizapp.facts.model import Fact

COUNTRY = """# Norvania

Capital: Alden
Population: 4,200,000

Norvania is a country. Norvania has four regions:

- Nordmark
- Sundal
- Vestoy
- Hagen

The rivers of Norvania include the following:

- Alda
- Tresk
- Lira

| City | Founded | Region |
|---|---|---|
| Alden | 1102 | Nordmark |
| Storby | 1340 | Sundal |
| Port Lira | 1611 | Vestoy |
"""


def prompts(facts: list[Fact]) -> list[str]:
    return [part.text for fact in facts for part in fact.parts if part.role == "prompt"]


@pytest.mark.parametrize(
    ("lead", "prompt"),
    [
        ("The aims of the Hague Pact were the following:", "Which of these were among the aims of the Hague Pact?"),
        ("Norvania has four regions:", "Which of these are regions of Norvania?"),
        ("The following towns lie on the Arn Canal:", "Which of these towns lie on the Arn Canal?"),
        ("The following states signed the Treaty of Arn:", "Which of these states signed the Treaty of Arn?"),
        ("The following lamps can be seen in the Arn Museum:", "Which of these lamps can be seen in the Arn Museum?"),
        ("Porter supports three archive formats:", "Which of these does Porter support?"),
        ("Members of the Arn Board were:", "Which of these were among the members of the Arn Board?"),
        ("Goods carried on the Arn Canal include:", "Which of these goods are carried on the Arn Canal?"),
        ("Songs recorded in 1965 include:", "Which of these songs were recorded in 1965?"),
        ("Germans interned in the Arn Camp were:", "Which of these Germans were interned in the Arn Camp?"),
        ("Athens in Greece has three ports:", "Which of these are ports of Athens in Greece?"),
        ("James of Arn had four sons:", "Which of these were sons of James of Arn?"),
        ("The Arn Guild operates as follows:", ""),
        ("The wall of a plant cell consists of:", "Which of these does the wall of a plant cell consist of?"),
        ("The Arn Pact rests on two treaties:", "Which of these does the Arn Pact rest on?"),
        ("The pact rests on two treaties:", ""),
        ("There are three kinds of ice:", "Which of these are kinds of ice?"),
        ("The Arn Pact was signed by:", "By which of these was the Arn Pact signed?"),
        ("By 1815, the Arn Pact had lost four ports:", "Which of these ports had the Arn Pact lost by 1815?"),
        ("Causes of the Arn War:", "Which of these are causes of the Arn War?"),
        ("Causes of it:", ""),
        ("These bridges were rebuilt after 1945:", "Which of these bridges were rebuilt after 1945?"),
        ("The Arn Pact focuses on two topics:", "Which of these does the Arn Pact focus on?"),
        ("The Arn Guard works on these topics:", "On which of these topics does the Arn Guard work?"),
        ("Its aims were the following:", ""),
        ("There are currently two camps:", ""),
        ("The rivers currently include:", ""),
        ("By the end of the course, students will be able to:", ""),
        ("The aims were the following:", ""),
        ("Arn salt is used as the main flavour for the following dishes:", ""),
    ],
)  # fmt: skip
def test_a_lead_in_is_asked_only_where_it_stands_alone(lead: str, prompt: str) -> None:
    found = members(lead, "")
    assert (found.prompt if found else "") == prompt


@pytest.mark.parametrize(
    ("lead", "prompt"),
    [
        (
            "The events of the siege of Arn came in this order:",
            "Put the events of the siege of Arn in the right order.",
        ),
        ("How a glacier forms takes four steps:", "How a glacier forms: put the steps in the right order."),
        ("To brew coffee, follow these steps:", "Put the steps to brew coffee in the right order."),
        ("The kinds of bees are:", ""),
        ("It took these steps:", ""),
    ],
)
def test_only_what_is_said_to_be_an_order_is_asked_as_one(lead: str, prompt: str) -> None:
    found = steps(lead, "", "")
    assert (found.prompt if found else "") == prompt


def test_members_need_wrong_options_that_cannot_be_right() -> None:
    facts = {
        f.rule: f for f in lists.facts(document("a.md", COUNTRY)) if f.rule == "members" and f.subject == "Norvania"
    }
    wrong = [p.text for p in facts["members"].parts if p.role == "other"]
    assert wrong == ["Alda", "Tresk", "Lira"]
    assert [item.text for item in facts["members"].items] == ["Nordmark", "Sundal", "Vestoy", "Hagen"]


def test_a_whole_list_also_knows_how_all_its_members_are_asked() -> None:
    text = "# Cells\n\nThe plasma membrane consists of:\n\n- phospholipids\n- cholesterol\n- membrane proteins\n"
    (fact,) = lists.facts(document("a.md", text))
    assert [p.text for p in fact.parts if p.role == "whole"] == ["What does the plasma membrane consist of?"]


def test_a_list_that_may_go_on_is_not_asked_as_a_whole() -> None:
    (fact,) = [f for f in lists.facts(document("a.md", COUNTRY)) if "rivers" in f.subject]
    assert not [p for p in fact.parts if p.role == "whole"]


def test_a_nameless_subject_is_named_after_what_the_document_is_about() -> None:
    text = "# Harbour Museum\n\nThe museum has three halls:\n\n- Whaling\n- Sail\n- Lighthouses\n"
    assert "Which of these are halls of the Harbour Museum?" in prompts(lists.facts(document("a.md", text)))
    assert prompts(lists.facts(document("a.md", text.replace("Harbour Museum", "Notes on Arn")))) == []


def test_what_holds_now_is_asked_as_of_the_day_of_the_document() -> None:
    text = "# Arn Guard\n\nThe Arn Guard currently has three posts:\n\n- North\n- South\n- West\n"
    assert prompts(lists.facts(document("a.md", text))) == []
    found = lists.facts(document("a.md", f"---\ndate: 2020-05-01\n---\n{text}"))
    assert prompts(found)[0] == "How many posts does the Arn Guard have as of 1 May 2020?"
    assert all(fact.volatile and fact.as_of == "2020-05-01" for fact in found)


def test_the_labels_of_a_list_are_its_members() -> None:
    text = "# Cells\n\nStages of mitosis:\n\n1. Prophase: chromosomes condense\n2. Metaphase: they line up\n"
    text += "3. Anaphase: they part\n"
    (fact,) = lists.facts(document("a.md", text))
    assert (fact.ordered, [item.text for item in fact.items]) == (True, ["Prophase", "Metaphase", "Anaphase"])


def test_the_number_of_members_is_asked_where_it_is_said_and_true() -> None:
    assert "How many regions does Norvania have?" in prompts(lists.facts(document("a.md", COUNTRY)))
    assert "How many" not in str(prompts(lists.facts(document("a.md", COUNTRY.replace("four", "five")))))


def test_steps_lose_the_dates_that_would_tell_their_order() -> None:
    text = "# Arn\n\nThe siege of Arn took these steps:\n\n"
    text += "1. The wall is built (1201).\n2. The gate falls (1203).\n3. The town burns (1204).\n"
    (fact,) = lists.facts(document("a.md", text))
    assert [item.text for item in fact.items] == ["The wall is built", "The gate falls", "The town burns"]


def test_a_glossary_gives_pairs_and_terms() -> None:
    text = "# Ice\n\n## Key terms\n\n- Firn: snow that has lasted a year\n"
    text += "- Moraine: debris left by a glacier\n- Kame: a mound of sorted gravel\n"
    facts = terms.facts(document("a.md", text))
    assert [f.rule for f in facts] == ["pairs", "term", "term", "term"]
    assert prompts(facts)[1] == "Which term beginning with “f” means “snow that has lasted a year”?"


def test_entries_of_a_glossary_begin_with_their_term_in_bold() -> None:
    text = "Glossary – wheels and weirs\n\nWords that you will meet here.\n\n"
    text += "**Flume** The trough that leads water to a wheel, as in most mills of the north. Compare *penstock*.\n\n"
    text += "**Penstock** A pipe made for the water of a wheel.\n\n**Lade** (US *race*) A channel of a mill.\n\n"
    text += "**Weir** The wall is built of oak and stone in most rivers of the north.\n"
    asked = [f.parts[0].text for f in terms.facts(document("a.md", text)) if f.rule == "term"]
    assert [one.split("“")[-1] for one in asked] == [
        "the trough that leads water to a wheel, as in most mills of the north”?",
        "a pipe made for the water of a wheel”?",
        "a channel of a mill”?",
    ]


def test_fields_are_asked_of_what_they_stand_under() -> None:
    facts = fields.facts(document("a.md", COUNTRY))
    assert prompts(facts) == ["What is the capital of Norvania?"]
    dated = fields.facts(document("a.md", f"---\ndate: 2020-05-01\n---\n{COUNTRY}"))
    assert prompts(dated)[1] == "What was the population of Norvania as of 1 May 2020?"
    assert dated[1].volatile


@pytest.mark.parametrize(
    "line", ["Instructor: Ana Roe", "Capital: TBA", "Capital: Alden, Storby", "Price: 4 euros", "Founded: long ago"]
)
def test_fields_that_say_nothing_lasting_are_not_asked(line: str) -> None:
    assert fields.facts(document("a.md", f"# Norvania\n\n{line}\n\nNorvania is a country.\n")) == []


def test_tables_are_asked_by_row_and_column_and_matched() -> None:
    found = prompts(columns.facts(document("a.md", COUNTRY)))
    assert "When was Alden founded?" in found
    assert "Norvania: match each city with its region." in found


def test_tables_whose_rows_are_numbers_or_weeks_are_not_asked() -> None:
    text = "# Course\n\n| Week | Topic |\n|---|---|\n| 1 | Ice |\n| 2 | Snow |\n| 3 | Firn |\n"
    assert columns.facts(document("a.md", text)) == []


def test_years_in_brackets_and_dated_labels() -> None:
    text = (
        "# Arn\n\nThe Treaty of Sunde (1815) ended the Arn War (1812–1815). The frigate Aurora (1744) sank.\n\n"
        "- **Great Fire of Arn (1934):** It destroyed the town.\n- NATO launches Operation Big Boat (March 1999).\n"
    )
    made = document("a.md", text)
    assert prompts(years.facts(made)) == [
        "In which year was the Treaty of Sunde concluded?", "In which years did the Arn War take place?",
    ]  # fmt: skip
    assert prompts(headings.facts(made)) == ["In which year did the Great Fire of Arn take place?"]
    for fact in (*years.facts(made), *headings.facts(made)):
        assert fact.value.span is not None
        assert made.passage(fact.value.span) == fact.value.text


def test_a_name_that_several_bear_dates_none_of_them() -> None:
    text = "# Arn\n\nThe Treaty of Sunde (1815) ended the Arn War (1812–1815). A second Arn War (1830-31) was short.\n"
    assert prompts(years.facts(document("a.md", text))) == ["In which year was the Treaty of Sunde concluded?"]


def test_the_end_of_a_war_is_not_when_it_took_place() -> None:
    text = "# Arn\n\nThe lock was opened at the end of the Arn War (1921). The mill was sold in the Salt War (1931).\n"
    assert prompts(years.facts(document("a.md", text))) == ["In which year did the Salt War take place?"]


def test_what_opens_a_sentence_is_no_part_of_a_name():
    made = document("a.md", "# Mills\n\nDuring the Norvanian Salt War (1875–1902), half of all mills burnt down.\n")
    assert prompts(years.facts(made)) == ["In which years did the Norvanian Salt War take place?"]


def test_the_same_document_gives_the_same_facts_each_with_an_id_of_its_own() -> None:
    made = document("a.md", COUNTRY)
    facts = structure_facts(made)
    assert facts == structure_facts(made)
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        assert made.passage(fact.passages[0].span).strip()


@pytest.mark.parametrize(
    ("lead", "whole"),
    [
        ("The following layers make up the Earth:", "Which layers make up the Earth?"),
        ("The following types of lamp are distinguished:", "Which types of lamp are distinguished?"),
        ("The types of lamp glass are:", "What are the types of lamp glass?"),
        ("The three kinds of lamp oil were:", "What were the three kinds of lamp oil?"),
        ("The following are the main types of lamp:", "What are the types of lamp?"),
        ("Layers of the atmosphere", "What are the layers of the atmosphere?"),
        ("Types of the lamp", ""),
        ("The types of lamp glass include:", ""),
        ("The following lamps are used:", ""),
    ],
)
def test_lists_of_sorts_and_parts_are_asked_as_wholes(lead: str, whole: str) -> None:
    found = members(lead, "")
    assert (found.whole if found else "") == whole


def test_classes_with_letters_are_no_people() -> None:
    text = "# Fire\n\nThere are three classes of fire:\n\n- Class A: wood\n- Class B: oil\n- Class C: wires\n"
    assert any(
        part.text == "What are the three classes of fire?"
        for f in lists.facts(document("a.md", text))
        for part in f.parts
    )


def test_a_member_that_is_all_in_brackets_is_read() -> None:
    text = "# Arn Guard\n\nThe members of the Arn Guard are:\n\n- (Ada Holm)\n- (vacant)\n- (see below)\n"
    assert all(fact.items for fact in lists.facts(document("a.md", text)))


def test_properties_with_their_values_are_no_list_of_members() -> None:
    lead = "# Arnite\n\nArnite is a mineral.\n\nThe properties of arnite are:\n\n"
    valued = "- Colour: white\n- Hardness: 2.5\n- Density: 2.9\n"
    bare = "- softness\n- weight\n- a glassy lustre\n"
    assert not lists.facts(document("a.md", lead + valued))
    assert lists.facts(document("a.md", lead + bare))
