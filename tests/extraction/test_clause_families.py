"""Questions that clauses give: what was done, to what, when, why, by whom; and those that must not be asked."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.writing.wording import wording

spacy = pytest.importorskip("spacy")

NAMES = ("Orwin Council", "Tolven Company", "Brek Academy", "Royal Mint")
VERBS = ("built", "sold", "introduced", "founded", "closed")
THINGS = (
    "a stone harbour wall",
    "the Tolven Lock",
    "fourteen wooden bridges",
    "the first paper mill",
    "a harsh salt tax",
)


@cache
def load():
    from quizapp.extraction.parser import load_parser

    return load_parser()


@pytest.fixture(scope="module")
def asked():
    nlp = load()

    def questions(text: str) -> dict[str, str]:
        """Prompt -> answer, of a document that says this."""
        found = clause_facts(document("mills.md", f"# Paper in the north\n\n{text}\n"), nlp)
        return {draft.prompt: draft.answer for fact in found for draft in wording(fact)}

    return questions


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "In 1712, the Orwin Council introduced a harsh salt tax in Norvania.",
            "What did the Orwin Council introduce in Norvania in 1712?",
            "harsh salt tax",
        ),
        (
            "The Orwin Council began using wooden printing blocks in 1712.",
            "What did the Orwin Council begin using in 1712?",
            "wooden printing blocks",
        ),
        (
            "The Treaty of Arlen was signed in Brek because of the long famine in Norvania.",
            "Why was the Treaty of Arlen signed in Brek?",
            "because of the long famine in Norvania",
        ),
        (
            "The Orwin Council hired the Tolven Company to repair the old harbour wall.",
            "Why did the Orwin Council hire the Tolven Company?",
            "to repair the old harbour wall",
        ),
        (
            "Norvanian settlers founded the city of Brek near the Tolven River in 1655.",
            "Who founded the city of Brek near the Tolven River in 1655?",
            "Norvanian settlers",
        ),
        (
            "Roasted barley malt darkens the strong winter ales of Norvania during the long boil.",
            "What darkens the strong winter ales of Norvania during the long boil?",
            "roasted barley malt",
        ),
        (
            "The Orwin Council opened the Tolven Lock on 4 May 1803, and it closed the Brek Lock a week after that.",
            "When did the Orwin Council open the Tolven Lock?",
            "4 May 1803",
        ),
    ],
)
def test_a_part_is_asked_and_the_rest_stays_as_it_stands(asked, text, prompt, answer):
    assert asked(text).get(prompt) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The Orwin Council introduced various important measures in Norvania in 1712.", "various important measures"),
        ("The Orwin Council introduced a salt tax and a window tax in Norvania in 1712.", "salt tax"),
        ("The Orwin Council gained access to the Tolven Canal in 1712.", "access"),
        ("Anna Holm worked with the Interim Council for Norvania in 1712.", "Interim Council"),
        ("The Orwin Mill, which Anna Holm bought in 1712, and the Brek Mill closed.", "Orwin Mill"),
        ("Plague struck the city of Brek in 1623, and again in 1635 and 1664.", "1623"),
        ("The mill was founded when the war of 1712, which Norvania lost, was over.", "mill"),
    ],
)
def test_half_of_an_answer_is_never_asked(asked, text, answer):
    assert answer not in asked(text).values()


def test_a_condition_before_the_subject_is_not_left_out(asked):
    assert not asked("If the Orwin Council agrees, the Tolven Company repairs the harbour wall of Brek.")


def test_an_acronym_is_an_organisation_only_where_that_is_known(asked):
    prompts = asked("COMBREK opened the Tolven Lock in Norvania in 1803.")
    assert not any("organisation" in prompt for prompt in prompts)


def test_what_cannot_be_said_of_one_thing_only_is_not_asked(asked):
    assert not asked("Some mills have introduced new machines.")


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "The treasury paid the masons in 1712, and Orwin Castle was closed because the castle roof had burnt.",
            "Why was Orwin Castle closed?",
            "because the castle roof had burnt",
        ),
        ("The first governor of Norvania was Anna Holm.", "Who was the first governor of Norvania?", "Anna Holm"),
        (
            "Anna Holm, the founder of the Orwin Mill, moved to Brek in 1712.",
            "Who was the founder of the Orwin Mill?",
            "Anna Holm",
        ),
        (
            "The Orwin Mill has been described as a monument of Norvanian industry.",
            "What has the Orwin Mill been described as?",
            "monument of Norvanian industry",
        ),
        ("In 1712, Brek became the capital of Norvania.", "", ""),
        (
            "The Tolven Canal was crossed by fourteen wooden bridges in 1803.",
            "By how many wooden bridges was the Tolven Canal crossed in 1803?",
            "fourteen",
        ),
    ],
)
def test_reasons_roles_names_and_numbers(asked, text, prompt, answer):
    assert asked(text).get(prompt, "") == answer


@pytest.mark.parametrize(
    "text",
    [
        "The Orwin Council sold the mill to Anna Holm only in 1712.",
        "Model created with the Orwin Kit in 2010.",
        "Norvania mines four fifths of the world's tin.",
        "Most systems in Norvania count seconds since 1 January 1970.",
        "Many masons are thought to have drowned, and thirty people are thought to have left.",
        "Anna Holm, the director of the Orwin Mill, spoke.",
        "The text was drawn by Anna Holm, refined by the Orwin Council in 1712, and then read.",
        "Posts are built for a habit common in Norvania, known as a salt lick.",
        "On HOLM 754 barges, the Orwin Lock handles HOLM 754 special values.",
        "The Orwin Mill was used from 1712 to the end of the Brek War.",
        "Article V forbids the disposal of radioactive waste in Norvania.",
        "Anna Holm and Johan Wirth returned by ship to Norvania in March.",
        "Johan Holm wrote to Anna Wirth in 1712 that the Orwin Mill had burnt.",
        "The old order lasted until the Orwin Revolt of 1712 led to the flight of Anna Holm in June 1713.",
        "Salt is sold in Norvania in blocks or with Orwin powder, called salt mix.",
    ],
)
def test_what_is_weighed_or_held_by_many_in_turn_is_not_asked(asked, text):
    assert asked(text) == {}


def test_one_of_several_other_names_is_not_asked(asked):
    found = asked(
        "The Orwin Canal, also known as the Salt Way, Old Cut or the Blue Water, was opened by Anna Holm in 1712."
    )
    assert list(found) == [
        "In which year was the Orwin Canal opened by Anna Holm?",
        "By whom was the Orwin Canal opened in 1712?",
    ]


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "The Orwin Canal, also known as the Salt Way, was opened by Anna Holm in 1712.",
            "What is the Orwin Canal also known as?",
            "Salt Way",
        ),
        (
            "OrwinKit, also known as the Small Wheel, is a version of the Tolven wheel that drives looms in Norvania.",
            "What is OrwinKit also known as?",
            "Small Wheel",
        ),
        (
            "The Orwin Canal, formerly known as the Salt Way, is a canal of Norvania.",
            "What was the Orwin Canal formerly known as?",
            "Salt Way",
        ),
        (
            "In 1712 Anna Holm turned down an offer of a Salt Crown by the Orwin Council.",
            "What did Anna Holm turn down by the Orwin Council in 1712?",
            "",
        ),
        (
            "The improved trading environment enabled the Orwin Council to lower the salt tax by June 1803.",
            "What enabled the Orwin Council to lower the salt tax by June 1803?",
            "improved trading environment",
        ),
        (
            "The Orwin Council maintains a large guard to deter smugglers, and protect the market.",
            'Why does the Orwin Council maintain a large guard, according to "Paper in the north"?',
            "to deter smugglers, and protect the market",
        ),
        (
            "Fourteen wooden bridges crossed the Tolven Canal in Norvania in 1803.",
            "How many wooden bridges crossed the Tolven Canal in Norvania in 1803?",
            "Fourteen",
        ),
        (
            "The Orwin Council gained free access to the Tolven Canal in 1712.",
            "",
            "",
        ),
    ],
)
def test_other_names_causes_aims_and_counted_subjects(asked, text, prompt, answer):
    assert asked(text).get(prompt, "") == answer


@pytest.mark.parametrize(
    "text",
    [
        "In 1629 pirate ships from Norvania raided the Orwin Islands.",
        "In 1712 the Orwin Council took 2,000 men and a naval squadron to help Norvania.",
        "Norvania is divided into eighteen parishes and 163 towns.",
        "In 1712 the Brek Guild described its trade as 77.2% salt, 3% iron, and 18.8% wool.",
    ],
)
def test_a_year_and_a_part_of_a_pair_are_not_counted(asked, text):
    assert not any("ow many" in prompt for prompt in asked(text))


def test_a_thousand_behind_by_and_from_are_counted_where_a_verb_stands_before(asked):
    found = asked("In 1931 the Orwin Guild grew by 1500 members.")
    assert found["By how many members did the Orwin Guild grow in 1931?"] == "1500"
    assert "1200" in asked("In 1712 the fleet of Norvania fell from 1200 ships to 900 ships.").values()
    assert "1900" not in asked("By 1900 settlers from Norvania had reached the Orwin Islands.").values()


def test_schist_is_no_person(asked):
    assert asked("The Orwin Mine is known for its green schist.")["What is the Orwin Mine known for?"] == "green schist"


def test_one_end_of_a_span_is_no_date_of_the_whole(asked):
    found = asked("The Orwin fair ran from October 2, 1750 to February 13, 1761.")
    assert not any(prompt.startswith(("When", "In which")) for prompt in found)


def test_a_year_of_what_went_before_is_not_that_of_what_follows(asked):
    found = asked("After leaving Brek in 1700, Anna Holm spent two years at the Orwin Mill.")
    assert not any("1700" in prompt or answer == "1700" for prompt, answer in found.items())


def test_a_year_that_is_the_object_of_its_verb_is_no_time(asked):
    assert "Who ended 1712 as the keeper of the Orwin Mill?" in (
        found := asked("Anna Holm ended 1712 as the keeper of the Orwin Mill.")
    )
    assert not any("year" in prompt for prompt in found)
    added = asked("Anna Holm backed several keepers of the Orwin Mill, most strongly Johan Wirth in 1712.")
    assert not any("year" in prompt for prompt in added)


@given(st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(THINGS), st.integers(1200, 1990))
@settings(max_examples=30, deadline=None)
def test_an_answer_stands_at_its_place_and_never_in_its_question(name, verb, thing, year):
    doc = document("mills.md", f"# Paper\n\nThe {name} {verb} {thing} in Norvania in {year}.\n")
    for fact in clause_facts(doc, load()):
        for draft in wording(fact):
            assert doc.passage(draft.answer_span).removeprefix("the ") in draft.answer or draft.answer in doc.passage(
                draft.answer_span
            )
            assert f" {draft.answer.lower()} " not in f" {draft.prompt.lower().rstrip('?')} "


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "The Orwin rail is a brown marsh bird that nests in the reeds of Norvania.",
            "What kind of bird is the Orwin rail?",
            "brown marsh bird",
        ),
        (
            "Norvanium is the lightest metal that has been found in the hills of Brek.",
            "What is the lightest metal that has been found in the hills of Brek?",
            "Norvanium",
        ),
        (
            "The Orwin Plague ravaged Norvania for three years.",
            "For how long did the Orwin Plague ravage Norvania?",
            "three years",
        ),
        (
            "The Brek Library holds 30% of the letters of Orwin.",
            'What percentage of the letters of Orwin does the Brek Library hold, according to "Paper in the north"?',
            "30%",
        ),
        (
            "The Orwin League closed the Tolven Gate by blocking the harbour with old ships.",
            "How did the Orwin League close the Tolven Gate?",
            "by blocking the harbour with old ships",
        ),
        (
            "The area of forest lost in Norvania rose from 415,000 to 587,000 acres between 1991 and 2000.",
            "To how many acres did the area of forest lost in Norvania rise from 415,000 between 1991 and 2000?",
            "587,000",
        ),
        (
            "The Orwin Council deployed the Orwin Guard to watch the market and oversee the arrival of traders.",
            "What did the Orwin Council deploy the Orwin Guard to oversee?",
            "arrival of traders",
        ),
        (
            "Anna Holm and Johan Wirth isolated the blue dye of Norvania in 1712.",
            "Who isolated the blue dye of Norvania in 1712?",
            "Anna Holm and Johan Wirth",
        ),
    ],
)
def test_kinds_descriptions_measures_and_ways(asked, text, prompt, answer):
    assert asked(text).get(prompt, "") == answer


@pytest.mark.parametrize("text", ["The Orwin rail is a very important bird.", "The ship is a large vessel that sails."])
def test_praise_says_no_kind(asked, text):
    assert asked(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "A column of ash rose to 24 km in less than fifteen minutes.",
        "Ash fell on eleven states.",
        "The Orwin Council started to expand its territory, first on land and later overseas.",
        "Otto Brandt sells his old mill to the Brek government.",
        "The art of paper making is called charting in the north of Norvania.",
    ],
)
def test_who_and_what_need_an_event_that_is_named_or_dated(asked, text):
    assert not {prompt for prompt in asked(text) if prompt.startswith(("Who", "What ", "Which", "On how"))} - {
        "What is the art of paper making called in the north of Norvania?"
    }


def test_a_common_word_that_opens_a_sentence_loses_its_capital(asked):
    found = asked("Neon was discovered in 1898 by William Ramsey. Lamps with neon glow red.")
    assert "In which year was neon discovered by William Ramsey?" in found


def test_who_says_so_and_on_what_condition_is_never_left_out(asked):
    found = asked("According to Anna Holm, the Orwin Council introduced a salt tax in Norvania in 1712.")
    assert "According to Anna Holm, what did the Orwin Council introduce in Norvania in 1712?" in found
    assert all(prompt.startswith("According to Anna Holm, ") for prompt in found)
    assert not asked("Assuming that the war ends, the Orwin Council built the Tolven Lock in 1712.")


def test_a_process_behind_by_says_how(asked):
    found = asked("Liquid nitrogen for the mills of Norvania is acquired by slow distillation of air.")
    assert found.get("How is liquid nitrogen for the mills of Norvania acquired?") == "by slow distillation of air"


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "The Brek Forest represents over half of the island's remaining oak woods.",
            "What share of the island's remaining oak woods does the Brek Forest represent?",
            "half",
        ),
        (
            "The area of forest lost in Norvania rose from 415 to 587 acres, with most of it becoming pasture.",
            "To how many acres did the area of forest lost in Norvania rise from 415?",
            "587",
        ),
    ],
)
def test_what_a_comma_adds_is_left_out_and_shares_are_whole(asked, text, prompt, answer):
    assert asked(text).get(prompt, "") == answer


@pytest.mark.parametrize(
    "text",
    [
        "Trade with the Danish, which began in 1858, changed the coast of Orwin.",
        "The mills grew with the Salt Pact (1858) and then the United Mills of Brek before Orwin was sold in 1886.",
        "They are Sea and Mountain II, Five Chariots Added XVIII and Great Horn Added II.",
        "Ada Holm was born at Arlen near Westby on the coast of Norvania in 1820.",
        "The Brek Forest has held over 920 oak woods since 1931.",
    ],
)
def test_what_only_looks_like_a_clause_or_says_half_is_not_worded(asked, text):
    odd = ("In which year did the Danish", "In which year was then", "How many", "Where")
    assert [one for one in asked(text) if one.startswith(odd)] == []


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("In the 16th century, the Treaty of Arlen opened the port of Westby.", "In which century did the Treaty"),
        ("In the early 1830s, the Treaty of Arlen opened the port of Westby.", ""),
    ],
)
def test_a_century_is_asked_as_one_and_a_part_of_a_time_in_its_sentence(asked, text, prompt):
    found = [one for one, answer in asked(text).items() if "16th" in answer or "1830s" in answer]
    assert [one.startswith(prompt) for one in found] == [True] * bool(prompt)


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "Orwin has four newspapers printed in Norvanian.",
            "How many newspapers printed in Norvanian does Orwin have",
            "four",
        ),
        (
            "The Orwin Mill ran 7.2 million checks comprising 1.12GB of lists in 2019.",
            "How many checks comprising 1.12GB of lists did the Orwin Mill run",
            "7.2 million",
        ),
        (
            "The Danes turned Orwin into a vassal state in 1252.",
            "Into what kind of state did the Danes",
            "vassal state",
        ),
        ("The Orwin Guild has two mills built in 1912.", "How many mills built in 1912 does the", "two"),
        ("The profile of the Orwin Mill had two different sets of gears.", "How many different sets", ""),
        ("Orwin is a federal state divided into twelve parishes, and one free town.", "What is Orwin", ""),
    ],
)
def test_a_count_and_a_kind_are_asked_whole(asked, text, prompt, answer):
    found = {one: said for one, said in asked(text).items() if one.startswith(prompt)}
    assert list(found.values()) == [answer] * bool(answer)


def test_what_acts_and_has_no_sort_of_its_own_is_asked_by_whom(asked):
    found = asked("The move to Gate 2 was recommended by the NATO Military Authorities in 2010.")
    assert found["By whom was the move to Gate 2 recommended in 2010?"] == "NATO Military Authorities"


@pytest.mark.parametrize(
    "text",
    [
        "The Orwin Guild bought 12 ships launched in 1905 at Arlen.",
        "The Orwin Guild restored the Tolven Lock destroyed in 1905 by the Danes.",
        "Ada Holm sold a painting stolen from Brek in 1905.",
    ],
)
def test_a_date_of_a_participle_is_not_that_of_the_verb(asked, text):
    assert [one for one in asked(text) if one.startswith("In which year")] == []


def test_a_common_word_that_stands_in_a_name_too_keeps_its_small_letter(asked):
    text = (
        "Water is cleaned by the Orwin Water Guild in six large basins at Brek. The Orwin Water Guild closed in 1931."
    )
    assert "In how many large basins at Brek is water cleaned by the Orwin Water Guild?" in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "When the Tarn falls, the Orwin Mill sells 300 tons of corn to Arlen.",
        "If the Tarn falls, the Orwin Mill is closed and the Orwin Guild sells 300 tons of corn to Arlen.",
    ],
)
def test_what_is_so_on_a_condition_is_not_asked_without_it(asked, text):
    assert [one for one in asked(text) if one.startswith("How many tons")] == []
    over = "When the Tarn fell in 1912, the Orwin Mill sold 300 tons of corn to Arlen."
    assert [one for one in asked(over) if one.startswith("How many tons")]


def test_a_ship_that_is_called_after_a_person_is_no_who(asked):
    found = asked("In 1912 Mary Holm, the yacht of the king, was taken to Brek by the Tarn Line.")
    assert "By whom was Mary Holm taken to Brek in 1912?" in found
    assert not any(one.startswith("Who was taken") for one in found)
