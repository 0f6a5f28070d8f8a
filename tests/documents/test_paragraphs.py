"""Lines that break off inside a sentence are one paragraph with the next."""

from quizapp.documents.build import document


def test_a_line_of_sentences_that_ends_in_an_article_goes_on():
    text = "Mills were built early. The Orwin Mill (OM) is a\nNORVA-led paper mill whose owner is Brek.\n"
    (block,) = document("mills.txt", text).blocks
    assert "is a NORVA-led paper mill" in block.text


def test_a_whole_line_does_not():
    text = "Mills were built early in the north.\nNORVA led the way for a time.\n"
    assert len(document("mills.txt", text).blocks) == 2


def test_a_sentence_over_lines_that_begin_with_names_is_one():
    text = (
        "In December 1931, the old Duke of Brek presented the U.K.\n"
        "National Prize for Paper to Ada Holm and her son, Johan\n"
        "E. Wirth, for the double sieve.\n"
    )
    (block,) = document("mills.txt", text).blocks
    assert "Johan E. Wirth" in block.text


def test_names_on_lines_of_their_own_are_a_list():
    assert len(document("mills.txt", "Ada Holm, Brek\nJohan Wirth, Arlen\nMaren Ford, Westby\n").blocks) == 3
