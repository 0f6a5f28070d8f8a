"""Lines that break off inside a sentence are one paragraph with the next."""

from quizapp.documents.build import document


def test_a_line_of_sentences_that_ends_in_an_article_goes_on():
    text = "Mills were built early. The Orwin Mill (OM) is a\nNORVA-led paper mill whose owner is Brek.\n"
    (block,) = document("mills.txt", text).blocks
    assert "is a NORVA-led paper mill" in block.text


def test_a_whole_line_does_not():
    text = "Mills were built early in the north.\nNORVA led the way for a time.\n"
    assert len(document("mills.txt", text).blocks) == 2
