"""Questions of clauses that keep their form: one clause, its own date, its own aim, nothing torn off."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.writing.wording import wording

pytest.importorskip("spacy")


def asked(text: str, title: str = "Mills of the north") -> dict[str, str]:
    from quizapp.extraction.parser import load_parser

    facts = clause_facts(document("mills.md", f"# {title}\n\n{text}\n"), load_parser())
    return {draft.prompt: draft.answer for fact in facts for draft in wording(fact)}


@pytest.mark.parametrize(
    ("text", "left_out", "stays"),
    [
        (
            "In 1803, the Salt Guild was dissolved in Brek and the Mill Guild of Norvania was founded.",
            "Which guild was dissolved in Brek and the Mill Guild of Norvania was founded in 1803?",
            "",
        ),
        (
            "On 4 May 1803, the Brek Charter was signed by Ada Holm, and was later ratified by the Orwin Council.",
            "By which body was the Brek Charter later ratified on 4 May 1803?",
            "",
        ),
        (
            "Norvania expanded its navy in 1803 to include steam ships of the Orwin Line.",
            "Why did Norvania expand its navy in 1803?",
            "",
        ),
        (
            "The Arn Guard was at first composed of some 5,000 men from league towns, free villages and other places.",
            "How many men from league towns was the Arn Guard at first composed of?",
            "",
        ),
        (
            "Norvania sent 40 ships to Brek in 1803 to break the siege of the harbour.",
            "",
            "Why did Norvania send 40 ships to Brek in 1803?",
        ),
        (
            "The Orwin Council gave the Salt Guild permission to build a second mill at Brek in 1803.",
            "Why did the Orwin Council give the Salt Guild permission?",
            "",
        ),
        (
            "Ada Holm was originally slated to be the second pilot on the Tarn Ferry.",
            "Why was Ada Holm originally slated?",
            "",
        ),
        (
            "The Tarn Railway failed in 1903 mainly because of the great drought of Norvania.",
            "Why did the Tarn Railway fail in 1903 mainly?",
            "Why did the Tarn Railway fail in 1903?",
        ),
        (
            "The Tarn Railway failed in 1903 partly because of the great drought.",
            "Why did the Tarn Railway fail in 1903 partly?",
            "",
        ),
        (
            "The Treaty of Brek established Norvanian independence from Sweden in 1803.",
            "What did the Treaty of Brek establish from Sweden in 1803?",
            "From which country did the Treaty of Brek establish Norvanian independence in 1803?",
        ),
        (
            "The Orwin Agreement in 1803 granted the northern miners autonomy for six years.",
            "What did the Orwin Agreement in 1803 grant for six years?",
            "For how long did the Orwin Agreement in 1803 grant the northern miners autonomy?",
        ),
        (
            "Ada Holm proposed its formal analysis in a 1918 lecture on the Tarn Bridge.",
            "What did Ada Holm propose in a 1918 lecture on the Tarn Bridge?",
            "",
        ),
        (
            "The largest building ever made from salt is the Brek Citadel.",
            "Who is the largest building ever made from salt?",
            "",
        ),
        (
            "The border between Norvania and Sweden is the Red River, the Gulf of Tarn, and the Old Canal.",
            "Which river is the border between Norvania and Sweden?",
            "",
        ),
        (
            "In 1903, Norvanian general Anders Holm led a rebellion against President Karl Wirth.",
            "What led a rebellion against President Karl Wirth in 1903?",
            "",
        ),
        (
            "Crossing Brek allowed Norvania to close the northern ports of Sweden in 1803.",
            "Who allowed Norvania to close the northern ports of Sweden in 1803?",
            "",
        ),
        (
            "In federal courts, every hearing takes place in two stages.",
            "In how many stages does every hearing take place?",
            "",
        ),
        (
            "In the 1980 census, 41% of the people in Norvania spoke the language of Brek.",
            "What percentage of the people in Norvania spoke the language of Brek?",
            "In the 1980 census, what percentage of the people in Norvania spoke the language of Brek?",
        ),
        (
            "Norvania turned into a federal republic with three small states in 1963 under President Karl Wirth.",
            "With how many small states in 1963 under President Karl Wirth did Norvania turn into a federal republic?",
            "",
        ),
        (
            "The settlers formed three kingdoms of Brek, Orwin, and Arlen in Norvania.",
            "How many kingdoms of Brek, Orwin, and Arlen did the settlers form in Norvania?",
            "",
        ),
        (
            "The settlers formed three kingdoms of Brek, Orwin, and Arlen in Norvania.",
            "How many kingdoms of Brek did the settlers form?",
            "",
        ),
        (
            "The Norvanian salt tax, known as the grey penny, white penny, or mill penny, is paid in Norvania.",
            "What is the Norvanian salt tax known as?",
            "",
        ),
        (
            "The Norvanian salt tax, known as the grey penny, is paid by a miller, a baker or a brewer.",
            "",
            "What is the Norvanian salt tax known as?",
        ),
        (
            "Nil fields are always supported on reading an Orwin table of salt.",
            "What are nil fields always supported on reading?",
            "",
        ),
        (
            "Ada Holm was born on 26 December 1791 in Brek.",
            "When was Ada Holm born in Brek?",
            "When was Ada Holm born?",
        ),
        (
            "Holm & Sons built the mill. The Norvanians began in 1858.",
            "In which year did the Norvanians begin?",
            "",
        ),
        (
            "By 1787 the Orwin Council was unable to protect trade and shipping.",
            "By when was the Orwin Council unable to protect trade and shipping?",
            "",
        ),
        (
            "Ada Holm won the Brek Prize in 1908, shared with Karl Wirth.",
            "Which prize did Ada Holm win in 1908, shared with Karl Wirth?",
            "Which prize did Ada Holm win in 1908?",
        ),
        (
            "Vasco da Gama, who reached Norvania by sea in 1498, lies just inside the door, as does the poet Ada Holm.",
            "Which country did Vasco da Gama reach by sea in 1498, lies just inside the door?",
            "In which year did Vasco da Gama reach Norvania by sea?",
        ),
        (
            "Rules of the Orwin Guild were added in 1877 and in 1905.",
            "In which year were rules of the Orwin Guild added in 1877 and?",
            "",
        ),
        (
            "In the Orwin scale, devised by Karl Wirth in 1901, there are four steps.",
            "In which year is the Orwin scale devised by Karl Wirth?",
            "In which year was the Orwin scale devised by Karl Wirth?",
        ),
        (
            "Wheat bread contains two groups of proteins, gliadins and glutenins.",
            "How many groups of proteins, gliadins and glutenins does wheat bread contain?",
            "How many groups of proteins does wheat bread contain?",
        ),
        ("1909 Ada Holm goes on strike in Brek Prison.", "How many Ada Holm goes on strike in Brek Prison?", ""),
        ("Orwin salt has about 50 per cent soda.", "How many soda does Orwin salt have?", ""),
        (
            "Six species of sea turtles come to the Brek Reef every spring.",
            "How many species come to the Brek Reef every spring?",
            "How many species of sea turtles come to the Brek Reef every spring?",
        ),
        (
            "Brek was occupied by Norvania from 9 April 1940, the first day of the war, until the end of the war.",
            "When was Brek occupied by Norvania?",
            "",
        ),
        (
            "The Final Act was signed on 9 June 1815, nine days before the Battle of Brek.",
            "Before which battle was the Final Act signed on 9 June 1815, nine days?",
            "",
        ),
        ("Two of the changed Orwin columns can be set alone.", "How many of the changed Orwin columns can be set?", ""),
        (
            "Salt mills were first brought to Norvania in 1951 by Ada Holm.",
            "",
            "By whom were salt mills first brought to Norvania in 1951?",
        ),
        (
            "Ada Holm received the first piano to reach Norvania in 1959, a gift from Karl Wirth.",
            "Why did Ada Holm receive the first piano?",
            "In which year did Ada Holm receive the first piano to reach Norvania?",
        ),
        (
            "Ada Holm and Karl Wirth met in five chess finals in 1995, with Holm winning three.",
            "",
            "In how many chess finals did Ada Holm and Karl Wirth meet in 1995?",
        ),
        (
            "Montevideo was founded by the Spanish in 1726 as a military stronghold.",
            "In which year was montevideo founded by the Spanish as a military stronghold?",
            "In which year was Montevideo founded by the Spanish as a military stronghold?",
        ),
        (
            "In 2018, Norway allowed the teaching of Orwinish in schools as a free subject to begin in 2020.",
            "In which year did Norway allow the teaching of Orwinish in schools as a free subject to begin?",
            "In 2018, which country allowed the teaching of Orwinish in schools as a free subject to begin in 2020?",
        ),
        (
            "Some 900 concerts and other events per year take place in the Brek Hall.",
            "How many concerts take place in the Brek Hall?",
            "",
        ),
        (
            "Ada Holm bought PEAK, a hotel at Brek Harbour, which opened in 1804, and sold it in 1810.",
            "In which year did Brek Harbour open?",
            "",
        ),
        (
            "Ada Holm bought a share of Brek Harbour, which was opened in 1804.",
            "In which year was Brek Harbour opened?",
            "",
        ),
        (
            "Ada Holm joined the Orwin Society, which was founded in 1803 in Brek.",
            "",
            "In which year was the Orwin Society founded in Brek?",
        ),
        (
            "The Orwin Council exploited the revolt of the Brek Guards in May 1803 to recall the Norvanian Assembly.",
            "When did the Orwin Council exploit the revolt of the Brek Guards to recall the Norvanian Assembly?",
            "",
        ),
        (
            "The Orwin Council crushed the revolt of the Brek Guards in May 1803.",
            "",
            "When did the Orwin Council crush the revolt of the Brek Guards?",
        ),
        (
            "The Orwin Council admitted the USSR on 4 May 1934.",
            "What did the Orwin Council admit on 4 May 1934?",
            "Which country did the Orwin Council admit on 4 May 1934?",
        ),
        (
            "Sir K. L. Wirth is the first Asian to get a Brek prize in Sciences.",
            "What is the first Asian to get a Brek prize in Sciences?",
            "Who is the first Asian to get a Brek prize in Sciences?",
        ),
        (
            "In Norvania and South Tarn, salt mills spread starting in the 17th century.",
            "In Norvania and South Tarn, in which century did salt mills spread starting?",
            "",
        ),
        (
            "Founded in 1899, the Orwin Railway made its mission to end delays and fires.",
            "Why did the Orwin Railway make its mission?",
            "",
        ),
        (
            "The road travels north to Fort Orwin, the location of the Brek salt mines.",
            "Which fort is the location of the Brek salt mines?",
            "",
        ),
        (
            "Holm Arden was formed in Brek in 1926 by merging four older firms.",
            "Who was formed in Brek in 1926 by merging four older firms?",
            "",
        ),
        (
            "Lake Orwin in Norvania lies between the Tarn Mountains in the north and the Plain of Brek in the south.",
            "Between which mountains does Lake Orwin in Norvania lie in the north and the Plain of Brek in the south?",
            "",
        ),
        (
            "In 1903, Tarn occupied Brek following riots which broke out before the vote.",
            "Which country occupied Brek following riots which broke out before the vote in 1903?",
            "",
        ),
        (
            "In 1906, Ada Holm of Norvania was awarded the Orwin Prize for the founding of the Brek Bank.",
            "Which prize was Ada Holm of Norvania awarded for the founding of the Brek Bank in 1906?",
            "In 1906, which prize was Ada Holm of Norvania awarded for the founding of the Brek Bank?",
        ),
        (
            "In 1906, Ada Holm of Norvania was awarded the Orwin Prize for bravery.",
            "",
            "Which prize was Ada Holm of Norvania awarded for bravery in 1906?",
        ),
        (
            "In Norvania, pruning plays a paramount role for old trees to take root.",
            "Why does pruning play a paramount role for old trees?",
            "",
        ),
        (
            "Resistance to the Orwin Council prompted the Brek Guards to burn Tarn Castle in 1903.",
            "Why did resistance to the Orwin Council prompt the Brek Guards?",
            "",
        ),
        (
            "The Orwin Council gave the Salt Guild space to build a second mill at Brek in 1903.",
            "Why did the Orwin Council give the Salt Guild space?",
            "",
        ),
        (
            "Beni Holm, the first capital of the Orwin empire, lies in Norvania.",
            "Who was the first capital of the Orwin empire?",
            "",
        ),
        (
            "Holm's running mate was Sarah Wirth, a judge from Brek.",
            "What was Holm's running mate?",
            "Who was Holm's running mate?",
        ),
        (
            "Earlier in the nineteenth century, the Brek Guild marked Christmas by tar-barrelling.",
            "When did the Brek Guild mark Christmas by tar-barrelling?",
            "",
        ),
        (
            "The Brek Guild founded the Orwin Mill early in 1903.",
            "",
            "In which year did the Brek Guild found the Orwin Mill?",
        ),
        (
            "Holm and Wirth signed a peace agreement in 1903 that created an Orwin Council the next year.",
            "What kind of agreement did Holm and Wirth sign in 1903 that created an Orwin Council the next year?",
            "",
        ),
        (
            "The Orwin Congress won a majority of seats in the Norvanian elections in 1922.",
            "Which body won a majority of seats in the Norvanian elections in 1922?",
            "Which party won a majority of seats in the Norvanian elections in 1922?",
        ),
        (
            "Holm won the 1918 Orwin Prize in Chemistry, amid protest because he had sold gas at Brek in April 1915.",
            "Which prize did Holm win in Chemistry, amid protest?",
            "",
        ),
        (
            "Salt Mills began in 1890. Fighting resumed in June 1941 as the Continuation War.",
            "When did Fighting resume as the Continuation War?",
            "When did fighting resume as the Continuation War?",
        ),
        (
            "In 1921, Ada Holm was asked by the chemist and president of the Orwin Guild, Karl Wirth, to raise funds.",
            "In which year was Ada Holm asked by the chemist and president of the Orwin Guild?",
            "",
        ),
        (
            "In 1921, Ada Holm was asked by the Orwin Guild to teach in Brek.",
            "",
            "In which year was Ada Holm asked by the Orwin Guild to teach in Brek?",
        ),
        (
            "The Salt Guild helped prevent strikes, eased the sale of mills, and worked with the Brek Mission in "
            "Norvania to establish schools.",
            "How helped the Salt Guild prevent a war?",
            "Why did the Salt Guild work with the Brek Mission in Norvania?",
        ),
        (
            "In 1895, naval defeat forced Norvania's Orwin Dynasty to cede the Brek Islands to Tarn.",
            "What did naval defeat force to cede the Brek Islands to Tarn in 1895?",
            "",
        ),
        (
            "The Orwin Summit set the aim of ending the loss of mills in Brek by 1931.",
            "By when did the Orwin Summit set the aim of ending the loss of mills in Brek?",
            "",
        ),
        (
            "The first mill of Brek was built in 1952 by Karl Wirth with Ada Holm.",
            "With whom was the first mill of Brek built in 1952 by Karl Wirth?",
            "In which year was the first mill of Brek built by Karl Wirth with Ada Holm?",
        ),
        (
            "The charter was summarized by the Norvanian ambassador to the Brek Court.",
            "To which body was the charter summarized by the Norvanian ambassador?",
            "",
        ),
        (
            "The twentieth, Karl Wirth, known as Wirth the Great, lived in Brek.",
            "What is the twentieth, Karl Wirth known as?",
            "",
        ),
        ("Karl Wirth took over in 1914.", "In which year did Karl Wirth take over?", ""),
        ("Orwin grew rapidly in the 19th century.", "In which century did Orwin grow rapidly?", ""),
        (
            "Karl Wirth took over the Orwin Mill in 1914.",
            "",
            "In which year did Karl Wirth take over the Orwin Mill?",
        ),
    ],
)
def test_a_question_keeps_its_form(text: str, left_out: str, stays: str):
    found = asked(text)
    assert left_out not in found
    assert not stays or stays in found


def test_a_number_that_ends_a_line_is_read_and_what_it_does_not_count_is_not_asked():
    assert asked("- As of January 2016, the largest known prime has 22\n- An older one has ten\n") == {}
    found = asked("The Salt Guild handles 3 dimensional prints and grids of 10 x 21 poles.")
    assert not [prompt for prompt in found if "dimensional" in prompt]


def test_who_did_it_is_small_where_it_is_no_name():
    assert "In which year did miners revolt near Arlen?" in asked("Miners revolted in 1913 near Arlen. They won it.")


def test_whom_a_text_is_about_is_large_whatever_else_is_called_so():
    text = "Storm received the Arn Prize in Brek in 1903 with Falk. The storm, a unit, is named after her."
    assert any("did Storm receive" in prompt for prompt in asked(text, "Ida Storm (chemist)"))


def test_where_something_was_is_not_spelt_out_as_a_person():
    from quizapp.extraction.parser import load_parser

    text = "Ada Holm founded the Arn Guild in 1881. In 1883 the Arn Guild met Karl Lind at Holm."
    facts = clause_facts(document("mills.md", f"# Mills of the north\n\n{text}\n"), load_parser())
    assert not [fact.statement for fact in facts if "at Ada Holm" in fact.statement]


def test_where_things_went_is_no_aim():
    assert "to iron oxide" not in asked("Mars owes its colour to iron oxide.").values()
    found = asked("Henry Holm sent 70,000 seeds from Brazil to Kew in 1876.")
    assert found
    assert "to Kew in 1876" not in found.values()


def test_a_title_that_begins_with_a_preposition_is_not_taken_apart():
    found = asked("Karl Holm published On the Origin of Mills on 24 November 1859.")
    assert not [prompt for prompt in found if "publish on" in prompt]


def test_a_war_that_ends_its_sentence_has_no_full_stop_in_a_question():
    found = asked("King Karl V ruled the Orwin Kingdom during World War I.")
    assert any("during World War I?" in prompt for prompt in found)


def test_a_title_and_a_firm_keep_their_capitals():
    named = "A Salt Ship in Brek is a symphonic poem by the Norvanian composer Ada Holm."
    assert "What is A Salt Ship in Brek?" in asked(named, "A Salt Ship in Brek")
    made = "Wirth produced five steam mills from 1880 to 1887."
    assert "How many steam mills did Wirth produce from 1880 to 1887?" in asked(made, "Wirth Engines")


def test_a_description_that_goes_on_is_not_cut_at_its_comma():
    cut = "A brine is a liquid whose taste is marked by a high share of salt, the power to burn, and the power to cure."
    assert "What is a brine?" not in asked(cut)
    added = "A tarn is a round mountain lake between steep walls, the deepest kind of lake in Norvania."
    assert "What is a tarn?" in asked(added)


def test_a_description_is_not_torn_before_the_words_it_goes_on_with():
    text = "Sarto is an experimental backend for Linux/ALSA that uses the command amidi to send and receive messages."
    assert "What is Sarto?" not in asked(text)


def test_a_full_verb_is_no_helper():
    line = "In 1987 Gotthelf helped found the Tarn Mill Society with George Walsh and David Lind."
    assert not [prompt for prompt in asked(line) if " year helped " in prompt]
    assert "In which year did Ada Holm found the Mill Guild?" in asked("In 1931 Ada Holm founded the Mill Guild.")


def test_a_description_is_not_torn_before_a_second_thing_that_it_is_for():
    text = "Sarto is a free tool for lossless rotation of salt prints and mending the Brek tags appropriately."
    assert "What is Sarto?" not in asked(text)


def test_what_ends_a_longer_name_is_not_what_is_told():
    line = "In 2003, the Brek Mission to the Tarn Islands, which ended in 2017, improved the trade."
    assert "In which year did the Tarn Islands end?" not in asked(line)


def test_a_place_that_opens_its_sentence_is_large_and_a_common_noun_small():
    place = asked("Felixstowe in Suffolk, a small place, got a lamp berth in 1967.")
    assert "In which year did Felixstowe in Suffolk get a lamp berth?" in place
    common = asked("Migration in Suffolk reached the Tarn Lock in 1967.")
    assert "In which year did migration in Suffolk reach the Tarn Lock?" in common


def test_an_envoy_to_a_body_is_no_way_to_it():
    told = asked("The Brek Charter was read by Ada Holm to the Orwin Council in 1803.")
    assert any(answer == "Orwin Council" for answer in told.values())
    sent = asked("The Brek Charter was read by the Tarn Ambassador to the Orwin Council in 1803.")
    assert not any(prompt.startswith("To which") for prompt in sent)
