"""Timelines are put in order and asked by date; glossaries go by their letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.extraction import terms, timelines
from quizapp.facts.model import Fact
from quizapp.text.dates import parse_date

DAM = "# Storm Dam\n\nStorm Dam is a dam. Storm Dam is old.\n\n## Timeline\n\n"
LINES = [
    ("1899", "The River Board buys the valley."),
    ("1902", "Work begins on the wall."),
    ("12 June 1934", "King Olaf opens the lock. It was raining."),
    ("1951", "It closes again."),
    ("1967", "A flood kills 41 people."),
]


def prompts(facts: list[Fact]) -> list[str]:
    return [part.text for fact in facts for part in fact.parts if part.role == "prompt"]


def timeline(lines: list[tuple[str, str]]) -> list[Fact]:
    return timelines.facts(document("a.md", DAM + "".join(f"- {when}: {what}\n" for when, what in lines)))


def test_a_timeline_is_put_in_order_and_asked_by_date() -> None:
    facts = timeline(LINES)
    (order,) = [fact for fact in facts if fact.ordered]
    assert [item.text for item in order.items] == [
        "The River Board buys the valley", "Work begins on the wall", "King Olaf opens the lock",
        "A flood kills 41 people",
    ]  # fmt: skip
    assert "Which date does the timeline of Storm Dam give for “King Olaf opens the lock”?" in prompts(facts)


def test_numbers_of_rooms_are_no_years() -> None:
    rooms = DAM.replace("Timeline", "Rooms of an inn") + "- 1001: Suite by a lake\n- 1102: Old hall\n- 1203: Low bar\n"
    assert timelines.facts(document("a.md", rooms)) == []
    assert len(timelines.facts(document("a.md", rooms.replace("Rooms", "Dates")))) > 1


def test_what_points_elsewhere_is_no_event_of_its_own() -> None:
    told = prompts(timeline([*LINES, ("1970", "The change takes effect."), ("1971", "The law of Tolven is read."),
                            ("1972", "Last Tolven keepers leave, at Arn.")]))  # fmt: skip
    assert not any("closes" in asked or "change" in asked or "keepers" in asked for asked in told)
    assert any("law of Tolven" in asked for asked in told)


def test_a_title_in_two_parts_stands_in_quotes_and_a_line_that_opens_a_list_is_no_event() -> None:
    lines = [*LINES, ("1970", "Three sights of the ferry within a week:")]
    text = "# Lake by lake: a timeline of boats\n\nThey sail.\n\n" + "".join(
        f"- {when}: {what}\n" for when, what in lines
    )
    told = prompts(timelines.facts(document("a.md", text)))
    assert any(asked.startswith("“Lake by lake: a timeline of boats”: put these events in order") for asked in told)
    assert not any("Three sights" in asked for asked in told)


def test_lines_out_of_order_are_not_put_in_order() -> None:
    assert not [fact for fact in timeline(LINES[::-1]) if fact.ordered]


@given(st.lists(st.integers(1500, 2020), min_size=3, max_size=30, unique=True))
def test_the_dates_of_what_is_put_in_order_rise(years: list[int]) -> None:
    places = ["Arn", "Alden", "Hagen", "Sundal", "Storby"]
    lines = [
        (str(year), f"Settlers from {places[n % 5]} cross the {places[n // 5 % 5]} {'river' if n % 2 else 'bay'}.")
        for n, year in enumerate(sorted(years))
    ]
    facts = timeline(lines)
    when = {what.rstrip("."): year for year, what in lines}
    for fact in (one for one in facts if one.ordered):
        told = [int(when[item.text]) for item in fact.items]
        assert told == sorted(told)
    assert len([fact for fact in facts if not fact.ordered]) <= 8
    assert all(parse_date(fact.value.text) for fact in facts if not fact.ordered)


def test_a_glossary_by_letters_is_one_by_its_title() -> None:
    text = "# Glossary of Ice\n\n## F\n\n- Firn: snow that has lasted a year. It is dense.\n"
    text += "- Floe: a flat piece of sea ice\n- Frazil (slush): loose crystals in cold water\n"
    found = prompts(terms.facts(document("a.md", text)))
    assert "Which term means “snow that has lasted a year”?" in found
    assert found[0] == "Glossary of Ice: match each term with its definition."


def test_the_day_behind_an_event_is_no_part_of_it() -> None:
    text = "# Arn Bridge\n\nThe Arn Bridge is old.\n\n## Timeline\n\n- 1931: The bridge opens (25 December)\n"
    text += "- 1940: A storm breaks a pier (in May)\n- 1951: The ferry stops (for good)\n"
    told = [
        part.text for fact in timelines.facts(document("a.md", text)) for part in fact.parts if part.role == "prompt"
    ]
    assert [asked.partition("“")[2] for asked in told if "“" in asked] == [
        "The bridge opens”?",
        "A storm breaks a pier”?",
        "The ferry stops (for good)”?",
    ]


def test_what_stands_under_headings_that_are_years_is_a_timeline() -> None:
    text = (
        "# Boats\n\n## 1931\n\nThe bridge opens in rain.\n\n## 1940\n\n- 3 May: A storm breaks a pier.\n\n## 1951\n\n"
    )
    text += "The ferry stops for good.\n"
    made = document("a.md", text.replace("# Boats", "# Boats of the lake"))
    facts = timelines.facts(made)
    told = [part.text for fact in facts for part in fact.parts if part.role == "prompt"]
    assert told == [
        "Boats of the lake: put these events in order, earliest first (1931 to 1951).",
        "Which year does the timeline in “Boats of the lake” give for “The bridge opens in rain”?",
        "Which year does the timeline in “Boats of the lake” give for “A storm breaks a pier”?",
        "Which year does the timeline in “Boats of the lake” give for “The ferry stops for good”?",
    ]
    assert [made.passage(fact.passages[0].value) for fact in facts[1:] if fact.passages[0].value] == [
        "1931",
        "1940",
        "1951",
    ]
    assert made.passage(facts[2].passages[0].span).startswith("1940")
