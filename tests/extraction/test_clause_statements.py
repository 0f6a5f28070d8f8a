"""Statements that stand alone, what words that look back mean, and the gaps worth asking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import Document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.trims import MOST_WORDS

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    from quizapp.extraction.parser import load_parser

    return load_parser()


def read(text: str) -> Document:
    return document("mills.md", f"# The mills of Orwin\n\n{text}\n")


def stated(text: str, nlp) -> dict[str, set[str]]:
    """Statement -> what is asked of it."""
    found: dict[str, set[str]] = {}
    for fact in clause_facts(read(text), nlp):
        if fact.rule.startswith("gap"):
            found.setdefault(fact.statement, set()).add(fact.value.text)
    return found


def gaps(text: str, nlp) -> set[str]:
    return {value for values in stated(text, nlp).values() for value in values}


def statement(text: str, nlp) -> str:
    return next(iter(stated(text, nlp)), "")


def test_a_relative_clause_that_makes_it_long_is_left_out(nlp):
    text = (
        "In 1712, the Orwin Company sold the Tolven Bridge to the Duke of Brek for 900 crowns, which was thought to be "
        "far too little by everybody who had ever paid the toll on market days in those hard years."
    )
    assert statement(text, nlp) in {
        "",
        "In 1712, the Orwin Company sold the Tolven Bridge to the Duke of Brek for 900 crowns.",
    }


def test_where_it_happened_is_left_out_at_the_end_of_what_is_too_long(nlp):
    opening = "At their summer meeting in Brek on 3-4 May 1912, the Orwin Council was told by the Harbour Board that"
    text = (
        f"{opening} Ada Holm had sold the old Tolven Bridge in the course of the great move to smaller boats, leaving "
    )
    text += "40 men without work."
    assert any(said.startswith(opening) and "great move" not in said for said in stated(text, nlp))


def test_what_is_read_once_is_short(nlp):
    text = (
        "In the spring campaign, Count Johan Wirth, the Danish governor of Jutland, quickly removed the Swedes from "
        "their outposts on the lower Elbe River in 1779 in actions at Hamburg and Stade in the Danish West Marches."
    )
    said = set(stated(text, nlp))
    assert said
    assert all(len(one.split()) <= MOST_WORDS for one in said)


@pytest.mark.parametrize(
    ("told", "bound"),
    [
        ("no ship of the Tarn Line had been lost off the coast of Westby during the long war", "the long war"),
        ("Ada Holm had sold the first stone bridge ever built across the Tarn River in Norvania", "in Norvania"),
        ("the Tarn Line had closed every mill in the old town of Arlen during the great strike", "great strike"),
    ],
)
def test_what_is_denied_or_said_of_all_or_the_first_keeps_where_and_when_it_is_so(nlp, told, bound):
    opening = "At their summer meeting in Brek on 3-4 May 1912, the Orwin Council was told by the Harbour Board that"
    said = list(stated(f"{opening} {told}, leaving 40 men without work.", nlp))
    assert [one for one in said if "told by" in one and bound not in one] == []


def test_a_time_keeps_its_word(nlp):
    text = "In 1931 the guild left Orwin. Thousands of sacks had by then been carried to Westby by the millers of Brek."
    assert not [said for said in stated(text, nlp) if "by been" in said]


def test_a_number_inside_a_reason_is_asked_too(nlp):
    text = "In 1712 the Orwin Company sold the Tolven Bridge because of a debt of 900 crowns to the Bank of Brek."
    assert "900" in gaps(text, nlp)


def test_a_count_of_one_year_does_not_change(nlp):
    text = (
        "The Orwin Company, founded by Ada Holm, employs about 4,000 workers in 2010 and 5,000 workers in 2011 at Brek."
    )
    facts = {fact.value.text: fact.volatile for fact in clause_facts(read(text), nlp)}
    assert facts["5,000"] is False


def test_a_quotation_mark_that_opens_keeps_its_space_and_a_letter_put_in_stays(nlp):
    text = "The mill Hawkoya ‘House of the pale-throated thrush’ was mentioned by Johan Wirth in 1803. "
    text += "According to Anna Holm, “[i]n 1812 the [old] Tolven Lock was sold to Johan Wirth by the town of Brek.”"
    said = " ".join(stated(text, nlp))
    assert "Hawkoya 'House of the pale-throated thrush' was" in said
    assert '"in 1812 the Tolven' in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'A miller of Brek recalled the night "when Wirth [Johan] came to Orwin and slept at [Holm\'s] usual inn."',
            "when Wirth Johan came to Orwin and slept at Holm's usual inn",
        ),
        (
            "Taking a more recent example, in Orwin, millers founded the Tolven Guild in July 1954.",
            "In Orwin, millers founded the Tolven Guild in July 1954.",
        ),
        (
            "Norvania has its own office suite, called Tolven Suite, and GNORN, while never offering a whole office "
            "suite, provides Abiwurd as a word processor and Gnumerin as a spreadsheet.",
            "and GNORN provides Abiwurd as",
        ),
    ],
)
def test_what_is_put_in_by_a_quoter_stays_and_what_is_left_out_takes_its_commas(text: str, said: str, nlp):
    assert any(said in one for one in stated(text, nlp)), list(stated(text, nlp))


def test_what_speaks_of_something_not_named_is_no_statement(nlp):
    for text in (
        "Before that point, the cameras in and around Norvania's mill in Orwin were small wooden boxes.",
        "The most famous mills on the Arn in the spring of 1911 for the Brek Company are:",
        "The book Mill Patterns: Elements of Tolven Water by Anna Holm is a catalog of mills in Norvania.",
        "Mills and Water, volume 12, pages 861-870, Orwin, Norvania, was printed by Anna Holm in 1993.",
        "Little wonder Johan Wirth of Brek sold the Tolven Mill to the Orwin Trust in 1812.",
        "The pair of Orwin heavyweights worked in the Brek Council, though Holm led the Tolven Guild under Wirth.",
        "The 47 year old was one of the guests invited to Brek by the mill owner, Johan Wirth.",
        "The second sort of mills of Norvania is discussed in section J.5 by Anna Holm of Brek.",
        "The findings were published in the journal Mills and Water in 1911 by Anna Lindqvist.",
        "Another flood damaged the Tolven Bridge of Orwin in the spring of 1912.",
        "A version was printed in Brek by Johan Wirth in the year 1841 for the schools of Orwin.",
        "The two countries signed the Treaty of Arlen in the town hall of Brek in 1712.",
        "The Orwin Trust may sell the old mill in Brek to the Tolven Company in 1920.",
    ):
        assert not stated(text, nlp), text


def test_he_is_the_only_person_of_the_paragraph(nlp):
    text = "Johan Wirth was born in Brek. He opened the Tolven Lock in Lower Orwin in 1803."
    assert "Johan Wirth opened the Tolven Lock in Lower Orwin in 1803." in stated(text, nlp)


def test_he_is_nobody_where_two_may_be_meant(nlp):
    text = "In 1802 Peter Holm wrote to Johan Wirth in Brek. There, he opened the Tolven Lock in Lower Orwin in 1803."
    assert not any("opened" in said for said in stated(text, nlp))


def test_she_is_no_john(nlp):
    text = "John Holm was the teacher of Mary Wirth in Brek. She opened the Tolven Lock in Lower Orwin in 1803."
    assert not any(said.startswith("John Holm opened") for said in stated(text, nlp))


def test_this_basin_is_the_basin_named_just_before(nlp):
    text = "Heavy rain filled the Tolven basin. This basin holds 7,000 barrels of water for the town of Lower Orwin."
    assert any(said.startswith("The Tolven basin holds") for said in stated(text, nlp))


def test_the_war_is_not_a_war_named_in_passing(nlp):
    text = (
        "Soldiers came to Brek with Peter Holm, a veteran of the War of the Orwin Succession. "
        "On May 18, 1756, Arlen formally attacked Brek, which brought the war to Lower Orwin."
    )
    assert not any("brought the War of" in said for said in stated(text, nlp))


def test_a_pronoun_whose_sentence_could_not_be_read_before_means_nobody_knows_what(nlp):
    text = "Johan Wirth lived in Brek. ⟨Anna = Holm⟩ | came! He opened the Tolven Lock in Lower Orwin in 1803."
    assert not any(said.startswith("Johan Wirth opened") for said in stated(text, nlp))


def test_it_is_nobody_with_a_title(nlp):
    text = "Dr Holm reported that the map of Brek had come back. It measures 2.1 metres and shows 17 mills in Orwin."
    assert not any("Dr Holm measures" in said for said in stated(text, nlp))


def test_it_is_not_the_subject_where_the_object_may_be_meant(nlp):
    text = "Tolven spread the change over 24 hours. It works in the 12 mills of the Orwin Company without any trouble."
    assert not any(said.startswith("Tolven works") for said in stated(text, nlp))


def test_his_is_nobody_where_the_line_before_named_two(nlp):
    text = (
        "King Oskar wanted a mill, and the master millwright, Henrik Holm, died in 1627 before the roof was on. "
        "His assistant Jakob Lund took over the Tolven Lock in Lower Orwin in 1628."
    )
    assert not any("Oskar's assistant" in said for said in stated(text, nlp))


def test_it_is_a_thing_of_whose_name_a_word_is_said_again(nlp):
    told = "is a country in the south. It is divided by the Bay of Norvania into 12 provinces."
    said = "West Norvania is divided by the Bay of Norvania into 12 provinces."
    assert said in stated(f"West Norvania {told}", nlp)
    assert not stated(f"Norvania {told}", nlp)


def test_its_is_not_a_place_that_only_says_more_about_another(nlp):
    text = "The engineers at Tolven House took longer to see its merits, said Anna Holm in Brek in June 1962."
    assert not stated(text, nlp)


def test_a_biography_is_about_its_person():
    from quizapp.extraction.context import person_spoken_of, topic_of

    lines = ["Mary Wirth (1801-1860) was born in Brek."] + ["She wrote to her sister in Orwin."] * 9
    doc = document(
        "mary.md", "# Mary Wirth (1801-1860)\n\n" + " ".join(lines) + " Mary Wirth died. Mary Wirth is known.\n"
    )
    assert person_spoken_of(doc, topic_of(doc)) == "she"
    show = document("d.md", "# Doctor Mill\n\n" + "He opens the Doctor Mill again. " * 12)
    assert person_spoken_of(show, "Doctor Mill") == ""


def test_a_month_gets_the_year_of_its_paragraph(nlp):
    text = (
        "Johan Wirth bought the Tolven Bridge in March 1735. "
        "In June the Orwin Company sold 12 barges and the Brek Lock to Anna Holm."
    )
    assert any(f.statement.startswith("In June 1735 the Orwin Company") for f in clause_facts(read(text), nlp))


def test_a_month_without_a_year_is_no_date(nlp):
    text = "In June the Orwin Company sold the Brek Lock and 12 barges to Johan Wirth of Lower Orwin."
    assert not stated(text, nlp)


def test_a_year_that_is_only_counted_on_to_is_not_known(nlp):
    text = (
        "Johan Wirth bought the Tolven Bridge in March 1735. "
        "The following year the Orwin Company sold the Brek Lock to Anna Holm on 4 June. "
        "In July the Orwin Company sold 12 barges to Peter Lund of Brek."
    )
    assert not any("June" in said or "July" in said for said in stated(text, nlp))


def test_a_day_of_every_year_is_told_without_a_year(nlp):
    text = "In December 1931 Ada Holm signed a decree in Brek proclaiming 2 August to be the holiday of all millers."
    assert "2 August to be the holiday" in statement(text, nlp)


def test_an_acronym_is_spelt_out_once_where_the_text_does(nlp):
    text = (
        "The Orwin Canal Company (OCC) was founded in 1790. In 1803 the engineer Johan Wirth opened the Tolven Lock "
        "for the OCC near Brek."
    )
    assert any("OCC (Orwin Canal Company)" in said for said in stated(text, nlp))


def test_half_of_a_row_of_names_is_not_asked(nlp):
    text = "Howard Zell, Harvey Wirth, and others have called the Tolven Declaration of 1803 the root of all that."
    assert "Harvey Wirth" not in gaps(text, nlp)


def test_half_of_a_name_with_in_is_not_asked(nlp):
    text = "Johan Wirth led the effort of 1803 to create Water in the Common Interest, Inc. (WCI). Anna Holm left Brek."
    assert not gaps(text, nlp) & {"Water", "Common Interest"}
    assert not any(".." in said for said in stated(text, nlp))


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Johan Wirth made the short film Two Nights in the House of Anna Holm in Brek in 1803.", "House of Anna Holm"),
        ("In 1803 the Centre for Aid to Orphan Sailors said that Brek was poorer than Orwin.", "Orphan Sailors"),
        ("In 1803 Johan Wirth painted Great Evenings with Mr. Holm in Brek for the Orwin Trust.", "Great Evenings"),
        ("The wheel of 1803 is shown at the Orwin House, Tolven, N.S.", "Tolven"),
        ("In 1803 the Orwin Fair was put off after the death of Dr. Max Holm Wirth, Jr.", "Jr."),
        (
            "In July 1803 Peter Lund of Norvania became the first miller in Brek to sail with the Orwin.",
            "Peter Lund of Norvania",
        ),
        ("In 1803 the Club pour la Vente et le Commerce, a part of the Orwin Trust, bought 12 barges.", "Commerce"),
    ],
)
def test_a_title_is_not_asked_by_halves(nlp, text, half):
    assert half not in gaps(text, nlp)


def test_both_ends_of_a_way_are_names(nlp):
    text = "In 1803 Anna Holm moved from Brek, Norvania to Orwin, Selby, with Johan Wirth and 12 barges."
    assert "Norvania" in gaps(text, nlp)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("In 1629 pirate ships from Norvania raided the Orwin Islands near Brek with Anna Holm.", "1629"),
        ("Anna Holm of Orwin won great fame with her 1843 novel, The Wheel of Brek.", "1843"),
        ("The Orwin Wheel of Brek turned for 69 hours, 8 minutes and 16 seconds in June 1803.", "69"),
        ("The Orwin Wheel of Brek turned for 69 hours, 8 minutes and 16 seconds in June 1803.", "16"),
    ],
)
def test_a_year_and_a_part_of_a_measure_are_no_counts(nlp, text, figure):
    assert figure not in gaps(text, nlp)


def test_a_possessive_of_the_subject_is_not_a_noun_of_the_opening(nlp):
    text = "During the great salt crisis of the 18th century, its mill trade fell by 12 percent in Norvania."
    assert not stated(text, nlp)


def test_a_part_of_a_name_with_its_adjective_is_not_asked(nlp):
    text = "Late floods in central Orwin included the Great Flood of Brek in 1629 and the Flood of Tolven in 1679."
    assert "Orwin" not in gaps(text, nlp)


def test_what_another_sentence_says_of_something_else_is_not_asked(nlp):
    text = (
        "Neonite was discovered in 1898 by Sir William Holm and Anna Lund. "
        "Xenite was discovered in 1898 by Sir William Holm and Anna Lund as well."
    )
    assert not gaps(text, nlp) & {"Neonite", "Xenite"}


def test_a_surname_of_two_people_is_left_alone(nlp):
    text = (
        "Anna Holm was the daughter of Max Holm of Brek. "
        "In 1803 the engineer Johan Wirth opened the Tolven Lock in Lower Orwin with Holm and 12 barges."
    )
    assert not any("Anna Holm and" in said or "Max Holm and" in said for said in stated(text, nlp))


def test_a_definition_asks_for_what_it_defines(nlp):
    text = "A headrace is a channel that leads the water of a river from the weir to the wheel of the mill."
    assert [fact.value.text for fact in clause_facts(read(text), nlp) if fact.rule == "term"] == ["headrace"]


def test_an_end_of_a_change_is_asked(nlp):
    text = "Between 1701 and 1750, the area of forest in Lower Orwin grew from 318,000 to 462,000 acres."
    assert {fact.value.text for fact in clause_facts(read(text), nlp)} & {"318,000", "462,000"}


def test_what_must_be_is_a_fact(nlp):
    text = "Members of the Orwin Trust must pay 40 crowns to the Tolven Bank in Brek before the first market day."
    assert gaps(text, nlp) == {"Orwin Trust", "Tolven Bank", "Brek"}


def test_an_object_is_not_the_subject_of_its_own_verb(nlp):
    text = "Orwin lost 30 thousand inhabitants to it in 1620, and again in 1654, 1665 and 1691."
    assert not stated(text, nlp)


def test_no_date_out_of_a_row_of_dates(nlp):
    text = "Floods reached the streets of Lower Orwin in 1563, 1593, 1603 and 1625 before Peter Holm built a wall."
    assert not gaps(text, nlp) & {"1563", "1593", "1603", "1625"}


def test_no_half_of_a_name(nlp):
    text = "In April 1913, Orwin and Brek reached an Agreement on Fisheries in the town hall of Arlen."
    assert not gaps(text, nlp) & {"Fisheries", "Agreement", "Orwin", "Brek"}


WORDS = st.sampled_from(
    [
        "Johan Wirth", "opened", "the Tolven Lock", "in 1803", ", which", "was built by", "Anna Holm", ".", "He", "and",
        "the mill", "this", "lock", "(1712)", "of Orwin", "sold", "7,000 barrels", ";", "to Brek", "However,",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=8, max_size=40))
def test_the_letters_of_a_statement_stand_where_it_says(words):
    from quizapp.extraction.parser import load_parser

    doc = read("Johan Wirth was born in Brek in 1770. " + " ".join(words) + ".")
    for fact in clause_facts(doc, load_parser()):
        assert len(fact.statement) == len(fact.places)
        for letter, place in zip(fact.statement, fact.places, strict=True):
            assert place == -1 or doc.text[place].casefold() == letter.casefold() or letter == "."


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "Concurrently the northwest of Old Norvania was parted into the Duchy of Arlen by the Treaty of Tarn.",
            "The n",
        ),
        ("Before that point, the mills of Orwin were sold to the town of Brek in 1931.", ""),
        ("If it is dry, the Orwin Mill is taken off its bed and is let to the town of Brek for 1931 marks.", ""),
        ("As the oldest son of King Andrew, he was crowned in Brek in 1214 with the crown of Arlen.", ""),
    ],
)
def test_what_goes_on_from_another_sentence_is_put_right_or_left(nlp, text, begins):
    found = list(stated(text, nlp))
    assert [one.startswith(begins) for one in found] == [True] * bool(begins)


def test_it_may_be_the_topic_where_the_line_before_is_about_a_part_of_it(nlp):
    text = (
        "The Tarn River Basin reaches from Brek to Arlen. It rises in the Orwin Hills and flows through Westby to Holm."
    )
    found = clause_facts(document("tarn.md", f"# Tarn River\n\nThe Tarn River is a river. {text}\n"), nlp)
    assert not any("Basin rises" in fact.statement for fact in found)


def test_a_name_with_an_article_is_no_he(nlp):
    text = (
        "The Ardiaei held the hills of Brek. After the storm of 1630, his wife Teuta sailed with twelve ships to Arlen."
    )
    assert not any("Ardiaei's wife" in said for said in stated(text, nlp))


@pytest.mark.parametrize("mark", ["If it is", "Whenever it is", "Once it is", "Unless it is not"])
def test_a_condition_holds_for_the_second_verb_too(nlp, mark):
    text = f"{mark} dry, the Orwin Mill is taken off its bed and is let to the town of Brek for 1931 marks."
    assert not any(one.startswith("The Orwin Mill is let") for one in stated(text, nlp))


def test_what_happened_before_a_time_that_is_not_told_keeps_it(nlp):
    text = "Before that point, the Orwin Company sold 300 mills to Brek in 1912."
    assert not any(one.startswith("The Orwin Company") for one in stated(text, nlp))


def test_a_people_that_acts_as_several_is_they(nlp):
    text = "The Tarn are a people of the north. They sold 300 ships to the town of Brek in 1912."
    assert any("the Tarn sold" in one.replace("The", "the") for one in stated(text, nlp))


def test_she_is_the_person_and_no_firm_named_after_her(nlp):
    text = (
        "Lindgren was a player. Lindgren lived in Westby. Ada Lindgren retired.\n\nAda Lindgren Ventures opened a mill "
        "in 1996. In 2002, she joined the Tarn Channel to promote the channel to consumers in Norvania."
    )
    found = clause_facts(document("ada.md", f"# Ada Lindgren\n\n{text}\n"), nlp)
    said = {fact.statement for fact in found if "Tarn Channel" in fact.statement}
    assert said == {"In 2002, Ada Lindgren joined the Tarn Channel to promote the channel to consumers in Norvania."}


def test_the_first_of_a_name_speaks_to_nobody(nlp):
    assert stated("Norvania entered the Lake War I against the Orwin Trust in the spring of 1915.", nlp)
    assert not stated("In the spring of 1915 I entered the Lake War against the Orwin Trust of Brek.", nlp)


def test_what_only_tells_of_which_sort_something_is_may_be_denied(nlp):
    text = "In 1803 Johan Wirth opened the only lock on the Arn that did not need a keeper from Brek."
    assert text in stated(text, nlp)
    assert not stated("In 1803 Johan Wirth of Brek did not open the Tolven Lock on the Arn for the millers.", nlp)
    assert not stated("One of the few locks on the Arn that did not need a keeper in 1803 was the Tolven Lock.", nlp)


def test_best_known_is_no_opinion(nlp):
    text = "Three of the best-known songs by Johan Wirth of Brek were printed in 1803."
    assert "1803" in gaps(text, nlp)


def test_a_name_that_looks_like_a_plural_has_one_verb(nlp):
    text = "Fairbanks has a ferry from Brek to the Tolven Mill that was built in 1803 by Johan Wirth."
    assert text in stated(text, nlp)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The grinding of oats is done by a pair of plates called quern rings.", "quern rings"),
        ("Brek is the county seat of Arnshire.", "Arnshire"),
        ("Brek, like most large towns in Norvania, suffered from a great flood in 1803.", "1803"),
    ],
)
def test_few_words_are_enough_for_what_is_called_so_and_for_what_is_of_one_thing_only(text, asked, nlp):
    assert asked in gaps(f"The mills are old. {text}", nlp) | {
        fact.value.text for fact in clause_facts(read(text), nlp)
    }


@pytest.mark.parametrize(
    "text",
    ["The wheel was called a backshot wheel.", "Brek is the county home of Arnshire.", "It is called a weir."],
)
def test_few_words_are_not_enough_for_others(text, nlp):
    assert not gaps(f"The mills are old. {text}", nlp)
