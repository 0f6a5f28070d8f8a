"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.documents.sentences import split


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. We left.", 2),
        ("Lt. Gen. Ana Roe came on 10 Oct. 1921. She left.", 2),
        ("The bridge (e.g. the old one) is No. 5 on the list. It is safe.", 2),
        ("She wrote to Dr. Q. A. Holm. He left.", 2),
        ("J. A. Holm, a miller, wrote a letter. It is lost.", 2),
        ("J. R. Smith met Dr. Lee at 5 p.m. They talked.", 2),
        ("He came from the U.S. Army. He stayed.", 2),
        ("It grew by 3.5 per cent. Then it fell.", 2),
        ("Bring ropes, boots, etc. The guide waits.", 2),
        ("Is it safe? Yes! It is.", 3),
        ('He said "Stop." Then he left.', 2),
        ("The cat sat. Mary left.", 2),
        ("Version 2.0.1 is out. Get it.", 2),
        ("It was king Charles I. He fled.", 2),
        ("Weavers came to Arlen between 600 and 150 B.C. Raids that began in 90 B.C. ended their trade.", 2),
        ("It grew by 3.2% in 2011.Norvania and Brek want a mill.", 2),
        ("It grew by 3.2%.Then it fell.", 2),
        ("It runs on Node 2011.4.Final and on 3.Open hosts.", 1),
        ("See Section 2.General rules of the mill.", 1),
        ("In 44 B.C. Maren sold the mill. It burnt.", 2),
        ("Smiths moved to Arlen around A.D. 500 during the great frost, and they built mills there. They stayed.", 2),
    ],
)
def test_full_stops_of_abbreviations_end_no_sentence(text: str, count: int) -> None:
    assert len(split(text)) == count


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab AB.!?\"') 1,;…Dr"), max_size=60))
def test_sentences_cover_the_text_in_order_and_leave_out_blanks_only(text: str) -> None:
    found = split(text)
    assert "".join(text[a:b] for a, b in found).replace(" ", "") == text.replace(" ", "")
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in found)
    assert found == sorted(found)
