"""What kind of thing is missing is said where the sentence bears it out."""

from __future__ import annotations

import pytest

from quizapp.facts.model import Part, ValueType
from quizapp.writing.borne_out import borne_out

PLACE, BODY = ValueType.PLACE, ValueType.ORGANISATION


@pytest.mark.parametrize(
    ("part", "before", "after", "held"),
    [
        (Part("name", "Westby", PLACE), "Ada Holm was born in ", " in 1931.", True),
        (Part("name", "Westby", PLACE), "The mill stood near ", ".", True),
        (Part("name", "Westby", PLACE), "Ada Holm opened a mill in ", ", Norway, in 1931.", True),
        (Part("name", "South Tarn", PLACE), "Brek is a country in ", ".", True),
        (Part("name", "Orwin River", PLACE, head="river"), "The fair is on the ", ".", True),
        (Part("name", "Kingdom of Brek", PLACE, head="kingdom"), "The fair is in the ", ".", True),
        (Part("name", "Gulf of Brek", PLACE, head="gulf"), "The fair is on the ", ".", True),
        (Part("name", "Gulf Wind", PLACE, head="gulf"), "Brek is warmed by the ", ".", False),
        (Part("name", "Norway", PLACE), "", " sent a letter.", True),
        (Part("name", "Hashlib", PLACE), "Several hashes in ", " are slow.", False),
        (Part("name", "Geology", PLACE), "Ada Holm holds a degree in ", " from Brek.", False),
        (Part("name", "Old Kingdom", PLACE, head="kingdom"), "During the ", ", mills were built.", False),
        (Part("name", "Delaware", PLACE), "The ferry crossed the ", " at night.", False),
        (Part("name", "Delaware", PLACE), "The ferry went to ", ".", True),
        (Part("name", "Brek Party", BODY, head="party"), "Ada Holm led the ", ".", True),
        (Part("name", "Round Office", BODY, head="body"), "Ada Holm moved into the ", ".", False),
        (Part("name", "Ada Holm", ValueType.PERSON), "The mill was built by ", ".", True),
    ],
)
def test_a_kind_is_said_where_a_word_or_a_list_confirms_it(part: Part, before: str, after: str, held: bool):
    assert borne_out(part, before, after) is held
