"""What words that look back mean: named where it is sure, refused where the sentence leans on what is not told."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import understood
from quizapp.extraction.context import stands_alone
from quizapp.extraction.standing import lacks

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    from quizapp.extraction.parser import load_parser

    return load_parser()


def last(text: str, nlp):
    return list(understood(document("mills.md", f"# The mills of Orwin\n\n{text}\n"), nlp))[-1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada Holm sold the mill to the town. In 1931 she moved to Brek.", "Ada Holm"),
        ("The mill was built by Thomas Holm with two friends. He was followed by Ada Moss.", "Thomas Holm"),
        ("As told by Thomas Holm, an old smith cut off a horse's leg. His body turned into a rock.", ""),
        ("Nobody thought that it was what Thomas Holm wanted. He was painted as a saint in Orwin.", ""),
        ("Ada Moss was a miller whom Otto Brek loved. She fled from him to Orwin.", "Ada Moss"),
        ("Brek joined the Arn League. Later the Norvanian League was founded by Orwin.", ""),
        ("Ada Holm rowed to Orwin. In 1922, her travels took her to Brek.", "Ada Holm"),
        ("The word is Tarnish: varu means layer. It was brought to Orwin by Tolven Brek.", ""),
        (
            "The Tarn Bridge looked at a second star, Tolva, the lamp of the north. It is lighter than its cousin.",
            "",
        ),
        ("The Tarn Bridge was built. It's lighter than the lamp of Brek.", ""),
        ("The Tarn Bridge was built. It was lighter than the lamp of Brek.", "the Tarn Bridge"),
        ("The Tarn Courier said that the Tolven Lock was closed. It was opened in Orwin by Tolven Brek.", ""),
        ("The Tarn Courier said that prices would fall. It was printed in Orwin.", "the Tarn Courier"),
        ("Jean-Louis Arn was shown a lamp. He put it in a box. In 1931 it was sold to the town of Brek.", ""),
        ("Victoria Park was opened. In 1931 she sold the Tolven Lock.", ""),
        ("Westby Ferries left Orwin. He built the Moss Ventures.", ""),
    ],
)
def test_a_pronoun_means_whoever_acted_just_before(text: str, named: str, nlp):
    parsed, *_ = last(text, nlp)
    assert named in {"", *(name.removesuffix("'s") for name in parsed.instead.values())}
    assert named or not parsed.instead
    assert len([name for name in parsed.instead.values() if name]) == bool(named)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Arn Council met. The Council sold the mill of Orwin.", "Arn Council"),
        (
            "The Ionic temple of Tolven Arnaios stood in Brek. The temple was sold to Orwin in 1712.",
            "theIonic temple of Tolven Arnaios",
        ),
        ("The Council had met. The Arn Council sold it. The Council sold the mill of Orwin.", ""),
        ("The Arn Council met. The Council for Mills sold the mill of Orwin.", ""),
    ],
)
def test_the_last_word_of_a_name_means_the_name_told_before_it(text: str, named: str, nlp):
    parsed, *_ = last(text, nlp)
    assert "".join(parsed.instead.values()) == named


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The port of Orwin followed in 1587.", "followed what"),
        ("The port of Orwin followed the laws of Brek in 1587.", ""),
        ("Relations have improved in Orwin.", "Relations between whom"),
        ("Relations between Orwin and Brek have improved.", ""),
        ("The Orwin Guild ruled that area from the fort of Brek.", "points back: that"),
        ("The Orwin Guild said that trade in the town of Brek rose.", ""),
        ("The Orwin Guild held its three remaining posts along the Tolven.", "points back: remaining"),
        ("Ada Holm liked the tone of both books and the use of verse in them.", "points back: both"),
        ("Ada Holm wrote to both Orwin and Brek in 1931.", ""),
        ("Throughout the winter the Orwin Guild kept boats on the Tolven.", "which winter is meant"),
        ("In the winter of 1931 the Orwin Guild kept boats on the Tolven.", ""),
        ("Ada Holm headed the Tolven-based firm from 1931.", "which firm is meant"),
        ("Ada Holm headed the Tolven Firm from 1931.", ""),
        ("Ada Holm sent the script to Tolven Studios in 1931.", "which script is meant"),
        ("Ada Holm opened the road to Tolven in 1931.", ""),
        ("The Orwin Guild was founded on its model in 1842.", "who or what is its"),
        ("A fourth part was added by Ada Holm in 1931.", "part beside which others"),
        ("A second edition of the Tolven Tables was printed by Ada Holm.", ""),
        ("In 1931 Ada Holm printed a drawing of the mills involved.", "points back: involved"),
        ("The quay of Orwin lies 4 metres above chart datum in Tolven.", ""),
        ("The mill of Orwin stands below the falls of Tolven.", ""),
        ("The quay of Orwin described above was built by Ada Holm.", "points back: above"),
        ("Ada Holm drew the table below in Orwin in 1931.", "points back: below"),
        ("Ada Holm printed the above table in Orwin in 1931.", "points back: above"),
        ("The last natural case in Tolven was found in 1977.", "which case is meant"),
        ("The last natural case of Tolven fever was found in 1977.", ""),
        ("After being elected governor in 2002, he left Orwin for Brek.", "who or what is he"),
        ("When Thomas Holm was elected governor, he left Orwin.", ""),
        ("Ada Holm made the first ones in Orwin around 1700.", "points back: ones"),
        ("The delegates in attendance chose Ada Holm in 1931.", "points back: attendance"),
        ("The version built in the Tolven Museum offers Orwin two sorts of gates.", "version of what"),
        ("The version of the Tolven Tables kept in Orwin was made in 1931.", ""),
        ("Norvania left the Federation in 1961.", "which Federation is meant"),
        ("Norvania left the Federation of Tarn in 1961.", ""),
        ("Norvania left the Tarn Federation in 1961.", ""),
        ("Norvania kept the Act of 1842 in 1961.", ""),
        ("For the 150th birthday, Arnos of Brek came to Orwin.", "birthday of what"),
        ("For the 150th birthday of Ada Holm, Arnos of Brek came to Orwin.", ""),
        ("The Tolven Lock was set to a much smaller value of 300 metres.", "smaller of what"),
        ("The Tolven Lock was set to a much smaller value than the Orwin Lock.", ""),
        ("Holm's view was confirmed in 1931.", "view of what"),
        ("Holm's view of the Tolven was confirmed in 1931.", ""),
        ("According to Thomas Holm, he wrote the Tolven Tables in 1844.", "who or what is he"),
        ("In June 1962 the Orwin Courier printed extracts.", "extracts of what"),
        ("In June 1962 the Orwin Courier printed extracts from the Tolven Tables.", ""),
        ("Norvania has the largest share, about 60 mills.", "share of what"),
        ("Norvania has the largest share of the Tolven Lock.", ""),
        ("The Orwin Guild sold shares in 1962.", ""),
        ("A separate herd near the Tolven fell below 2,000 in 1962.", "herd beside which others"),
        ("A separate treaty of Brek was signed by Ada Holm.", ""),
        ("In 1914 Ada Holm took over.", "took what"),
        ("In 1914 Ada Holm took over as mayor of Brek.", ""),
        ("In 1914 Ada Holm took over the Tolven Lock.", ""),
        ("Ada Holm saw one in flower in Brek in 1931.", "one of what"),
        ("Ada Holm saw one of the Tolven lamps in Brek in 1931.", ""),
        ("Ada Holm sold a lamp and bought one in Brek in 1931.", ""),
        ("Norway began on 1 May 1931 and was led by Ada Holm.", "began of what"),
        ("Reported rates in Norway were found to be 25% in 1931.", "rates of what"),
        ("Reported rates of fever in Norway were found to be 25% in 1931.", ""),
        ("Birth rates in Norway were found to be 25% in 1931.", ""),
        ("Norway began a war on 1 May 1931.", ""),
        ("In 1931 the High Court of Norway ruled that it was theft.", "who or what is it"),
        ("In 1931 the Norvanian lamp was sold as Ada Holm found that it was dirty.", ""),
        ("As after the Brek revolt, the Orwin Guild was closed in 1918.", "As what"),
        ("Ada Holm bought a second in 1931 from the Orwin Guild.", "points back: second"),
        ("Ada Holm was to win a second, in 1972, for her book.", "points back: second"),
        ("Ada Holm bought a second mill in 1931 from the Orwin Guild.", ""),
        ("The Tolven Lock took a second in 1931.", ""),
        ("Ada Holm did so in 1931 with the Orwin Guild.", "points back: so"),
        ("Each was given 300 crowns by the Orwin Guild in 1931.", "points back: Each"),
        ("Each of the Orwin mills was given 300 crowns in 1931.", ""),
        ("The Party won 30 seats in Orwin in 1931.", "which Party is meant"),
        ("The Company sold the Tolven Lock in 1931.", "which Company is meant"),
        ("The Company of Brek sold the Tolven Lock in 1931.", ""),
        ("The Orwin Guild sold the older mill to Ada Holm in 1931.", "which mill is meant"),
        ("The Orwin Guild sold the older mill of the Tolven to Ada Holm in 1931.", ""),
        ("Ada Holm built a larger mill in Orwin in 1931.", "larger of what"),
        ("Ada Holm built a larger mill than Otto Brek in 1931.", ""),
        ("By the end, the Orwin Guild had 300 members.", "which end is meant"),
        ("By the end of 1931, the Orwin Guild had 300 members.", ""),
        ("Along the way, Ada Holm met Otto Brek in 1931.", "which way is meant"),
        ("Ada Holm rejected the offer with Otto Brek.", "which offer is meant"),
        ("Ada Holm was elected in 1931.", "elected what"),
        ("Ada Holm was elected mayor of Orwin in 1931.", ""),
        ("Ada Holm was elected to the Orwin Guild in 1931.", ""),
        ("Alternatively, the Orwin Guild sold the Tolven Lock.", "points back: Alternatively"),
        ("In 1844 the Orwin Board made a revision to it and printed the Tolven Tables.", "who or what is it"),
        ("Ada Holm sold a fort in what is now Norvania in 1844.", ""),
        ("Ada Holm is now in Norvania.", "points back: now"),
        ("Ada Holm has no brothers other than Thomas Holm of Orwin.", ""),
        ("The other brothers of Ada Holm left.", "points back: other"),
        ("Tolven fever strikes divers of Orwin who rise too quickly after a dive.", ""),
        ("Ada Holm left Orwin too.", "points back: too"),
        ("The Orwin Guild was led by such millers as Ada Holm and Otto Brek.", ""),
        ("The Orwin Guild was led by such millers in 1931.", "points back: such"),
        ("Ada Holm and Otto Brek sold their respective mills in Orwin.", ""),
        ("Ada Holm sold the respective mills in Orwin.", "points back: respective"),
        ("The flood of 1712 killed 500 in Paris, a third of the population.", ""),
        ("The flood of 1712 killed 500, a third of the population.", "which population is meant"),
        ("Thomas Holm's mill was named after events in his life.", ""),
        ("Events of the year were told in his life of Tolven.", "who or what is his"),
    ],
)
def test_words_that_lean_on_a_sentence_before(text: str, why: str, nlp):
    parsed, _, context = last(text, nlp)
    assert lacks(parsed, list(parsed.doc), context) == why


@pytest.mark.parametrize(
    "opening",
    ["Rather,", "By comparison,", "In doing so,", "Concurrently,", "After a while,", "By contrast", "In return,"],
)
def test_an_opening_that_looks_back_is_left_out(opening: str, nlp):
    parsed, *_ = last(f"The mill stood. {opening} Ada Holm kept the Tolven Lock.", nlp)
    assert parsed.line.text == "Ada Holm kept the Tolven Lock."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("One of the most famous mills is Brek Mill.", "One of what"),
        ("One of the most famous mills in Norvania is Brek Mill.", ""),
    ],
)
def test_one_of_many_says_of_which(text: str, why: str, nlp):
    parsed, _, context = list(understood(document("mills.md", f"# The mill of Orwin\n\n{text}\n"), nlp))[-1]
    assert lacks(parsed, list(parsed.doc), context) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("In 1907, Thomas Holm gave the colour as a sign of salt in Brek.", "which colour is meant"),
        ("In 1907, Thomas Holm gave the unstable mass as a sign of salt in Brek.", "which mass is meant"),
        ("In 1907, Thomas Holm gave the colour of the Tolven as a sign of salt.", ""),
        ("In 1907, Thomas Holm gave the lamp colour as a sign of salt.", ""),
        ("In 1907, Thomas Holm gave the long lamp as a sign of salt.", ""),
    ],
)
def test_what_something_has_is_told_with_what_has_it(text: str, why: str, nlp):
    lines = understood(document("mills.md", f"# The mills of Orwin\n\n{text}\n"), nlp)
    assert [lacks(parsed, list(parsed.doc), context) for parsed, _, context in lines] == [why]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The country sold 26,000 barrels of oil in 1931.", "Norway"),
        ("In a poll of 1931 most farmers of the country were content.", "Norway"),
        ("Sweden had left the union. The country sold 26,000 barrels of oil in 1931.", ""),
        ("In Sweden, farmers of the country were content in 1931.", ""),
        ("The state sold 26,000 barrels of oil in 1931.", ""),
        ("Norway was rich. In Norway the country folk sold 26,000 barrels of oil in 1931.", ""),
    ],
)
def test_the_country_is_the_one_that_the_text_is_about(text: str, named: str, nlp):
    pages = f"# Norway\n\nNorway lies in the north. Most of Norway is high. Norway has fjords.\n\n{text}\n"
    parsed, *_ = list(understood(document("norway.md", pages), nlp))[-1]
    assert "".join(parsed.instead.values()) == named


def test_a_name_put_in_once_stands_once(nlp):
    pages = "# Norway\n\nNorway lies in the north. Most of Norway is high. Norway has fjords.\n\n"
    pages += "The country has named nine peoples in the country.\n"
    parsed, *_ = list(understood(document("norway.md", pages), nlp))[-1]
    assert parsed.text((0, len(parsed.doc))) == "Norway has named nine peoples in the country."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Troops under Johan Wirth took the city in 1712.", "Samarkand"),
        ("Bukhara fell, and troops took the city in 1712.", ""),
        ("Troops under Johan Wirth took the fort in 1712.", ""),
    ],
)
def test_the_city_that_opens_a_paragraph_is_the_one_that_the_text_is_about(text: str, named: str, nlp):
    pages = f"# Samarkand\n\nSamarkand is a city in Uzbekistan. Samarkand is old. Samarkand grew.\n\n{text}\n"
    parsed, *_ = list(understood(document("samarkand.md", pages), nlp))[-1]
    assert "".join(parsed.instead.values()) == named


def test_where_a_text_tells_of_one_person_another_named_by_the_way_takes_no_pronoun(nlp):
    told = (
        "Thomas Holm jumped. Holm learned. Holm said he was glad. Holm won. Holm sat. He ran. He ate. He hid. He slept."
    )
    met = "The school met Peter Moss in Orwin. In one afternoon he improved by half a foot."
    parsed, *_ = last(f"{told} He drank. He sang.\n\n{met}", nlp)
    assert not parsed.instead
    alone, *_ = last(met, nlp)
    assert list(alone.instead.values()) == ["Peter Moss"]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Ada Holm saw one in flower in Brek in 1931.", False),
        ("Ada Holm saw one of the Tolven lamps in Brek in 1931.", True),
    ],
)
def test_one_says_of_what_it_is_one(text: str, stands: bool, nlp):
    parsed, _, context = last(text, nlp)
    one = next(token for token in parsed.doc if token.text == "one")
    assert stands_alone(parsed, (one.i, one.i + 1), context) is stands
