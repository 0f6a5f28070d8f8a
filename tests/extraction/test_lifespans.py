"""When people were born and died, from the bracket behind their name."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.lifespans import facts


def asked(line: str) -> dict[str, str]:
    return {fact.parts[-1].text: fact.value.text for fact in facts(document("holm.md", f"# Mills\n\n{line}\n"))}


BOTH = {"When was Ada Holm born?": "12 May 1809", "When did Ada Holm die?": "3 April 1865"}


@pytest.mark.parametrize(
    ("line", "prompts"),
    [
        ("Ada Holm (12 May 1809 – 3 April 1865) built mills.", BOTH),
        ("Ada Holm, FRN (12 May 1809 – 3 April 1865) built mills.", BOTH),
        ("Ada Holm (born Ada Lind; 12 May 1809 in Brek – 3 April 1865 in Orwin) built mills.", BOTH),
        (
            "Then Ada Holm (12 May 1809-3 April 1865), then a smith, left. Ada Holm (1 May 1810 – 2 May 1866) left.",
            BOTH,
        ),
        ("The mill of Ole Lind (born May 3, 1933) burnt.", {"When was Ole Lind born?": "May 3, 1933"}),
        ("Ada Holm, builder of mills, born 12 May 1809; died 3 April 1865", BOTH),
        ("*Ada Holm, born 12 May 1809; died 3 April 1865.*", BOTH),
        ("The mill, bought by Ada Holm, born 12 May 1809; died 3 April 1865 and sold, burnt.", {}),
        ("Ole Lind (1833–1896) built mills.", {}),
        ("Ole Lind (c. 1833 – 4 June 1896) built mills.", {}),
        ("Ole Lind (3 May 1933 – 4 June 1936) led the council.", {}),
        ("The Great Fair (3 May 1833 – 4 June 1856) was held in Brek.", {}),
        ("Lind (3 May 1833 – 4 June 1896) led the council.", {}),
        ("Ole Lind (a smith since 3 May 1833) led the council.", {}),
    ],
)
def test_a_life_in_brackets_is_asked_by_both_its_ends(line: str, prompts: dict[str, str]):
    assert asked(line) == prompts


def test_years_alone_are_asked_of_whom_the_document_is_about():
    text = document("holm.md", "# Ada Holm, builder\n\nAda Holm (1809–1865) built the mill of Ole Lind (1833–1896).\n")
    prompts = {fact.parts[-1].text: fact.value.text for fact in facts(text)}
    assert prompts == {"In which year was Ada Holm born?": "1809", "In which year did Ada Holm die?": "1865"}
