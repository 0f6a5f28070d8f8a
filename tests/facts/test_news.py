"""Reports of the day: which documents they are, and how a prompt tells when they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.build import document
from quizapp.facts.model import Family, Verb
from quizapp.facts.news import is_news, news_label
from quizapp.facts.stamped import stamped
from tests.made_facts import fact, part

FLOOD = "The Ros left its bed on Monday. The mayor says 40 houses are lost. The mill stood in the water."
PLAIN = "The Ros is a river. The mayor of Orwin was said to fear it. Its mill was built in 1812. It is 40 km long."


def test_a_report_speaks_of_monday_and_of_what_somebody_says():
    assert is_news(document("a.txt", f"# Flood in Orwin\n\n{FLOOD}\n"))
    assert not is_news(document("a.txt", f"# The Ros\n\n{PLAIN}\n"))


@pytest.mark.parametrize(
    ("head", "day", "label"),
    [
        ("# Flood in Orwin\n\nPublished: 12 May 2019", "2019-05-12", "according to a report of 12 May 2019"),
        ("# Flood in Orwin", "", 'according to the report "Flood in Orwin"'),
        ("", "", ""),
    ],
)
def test_a_report_is_told_by_its_day_else_by_its_title(head: str, day: str, label: str):
    assert news_label(document("a.txt", f"{head}\n\n{FLOOD}\n")) == (day, label)


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("The Ros took away 40 houses in Orwin.", 'according to the report "Flood in Orwin"'),
        ("The mayor said the dam was built in 1812.", 'according to the report "Flood in Orwin"'),
        ("The Ros took away 90 houses in Orwin in 1812.", ""),
        ("According to Ada Holm, 40 houses in Orwin were lost.", ""),
    ],
)
def test_what_a_report_tells_has_its_title_unless_its_year_or_its_witness_is_told(statement: str, label: str):
    one = fact("Ros", "take", part("40"), "a.txt", family=Family.CLAUSE, statement=statement)
    assert [found.as_of_label for found in stamped([one], [document("a.txt", f"# Flood in Orwin\n\n{FLOOD}\n")])] == [
        label
    ]


def test_what_was_done_is_told_by_the_report_and_what_is_so_as_of_its_day() -> None:
    report = document("a.txt", f"# Flood in Orwin\n\nPublished: 12 May 2019\n\n{FLOOD}\n")
    held = fact(
        "Ros", "take", part("40"), "a.txt", family=Family.CLAUSE, volatile=True, as_of_label="as of 12 May 2019"
    )
    verbs = Verb("took", "take", past=True), Verb("takes", "take", past=False)
    told = [stamped([replace(held, verb=verb)], [report])[0].as_of_label for verb in verbs]
    assert told == ["according to a report of 12 May 2019", "as of 12 May 2019"]


def test_a_timetable_is_no_news() -> None:
    hours = "The Orwin Library opens on Monday at nine. It is closed on Sunday. Books are lent until Friday."
    assert not is_news(document("a.txt", f"# Orwin Library\n\n{hours}\n"))
    assert is_news(document("a.txt", f"# Orwin Library\n\n{hours} The mayor said so.\n"))
