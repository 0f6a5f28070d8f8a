"""Dates: what is read, what is not taken for one, and that what is shown is read back."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.text.dates import find_dates, from_iso, parse_date, readings, show_day

WHOLE = [
    ("10 June 1999", "1999-06-10", ""),
    ("June 10, 1999", "1999-06-10", ""),
    ("June 10th, 1999", "1999-06-10", ""),
    ("10th of June 1999", "1999-06-10", ""),
    ("Thursday, 10 June 1999", "1999-06-10", ""),
    ("1999-06-10", "1999-06-10", ""),
    ("10.6.1999", "1999-06-10", ""),
    ("10-06-99", "1999-06-10", ""),
    ("20 Nov. 2023", "2023-11-20", ""),
    ("09 Jun 1999", "1999-06-09", ""),
    ("10. Juni 1999", "1999-06-10", ""),
    ("1er mai 2001", "2001-05-01", ""),
    ("1 de enero de 1999", "1999-01-01", ""),
    ("10 qershor 1999", "1999-06-10", ""),
    ("٣ May 2001", "2001-05-03", ""),
    ("June 1999", "1999-06", ""),
    ("06/1999", "1999-06", ""),
    ("mid-June 1999", "1999-06", "mid"),
    ("1999", "1999", ""),
    ("in the year 1999", "1999", ""),
    ("44 BC", "-0044", ""),
    ("AD 79", "0079", ""),
    ("early 2002", "2002", "early"),
    ("the beginning of 2002", "2002", "early"),
    ("the end of 2003", "2003", "end"),
    ("by the end of 2003", "2003", "end"),
    ("c. 1450", "1450", "about"),
    ("since 1999", "1999", "after"),
    ("before 10 June 1999", "1999-06-10", "before"),
    ("autumn 2023", "2023-09/2023-11", ""),
    ("winter 2023", "2023-12/2024-02", ""),
    ("the late 1990s", "1990/1999", "late"),
    ("19th century", "1801/1900", ""),
    ("the nineteenth century", "1801/1900", ""),
    ("2nd century BC", "-0200/-0101", ""),
    ("49–44 BC", "-0049/-0044", ""),
    ("1998-1999", "1998/1999", ""),
    ("1998–99", "1998/1999", ""),
    ("1998/99", "1998/1999", ""),
    ("between 1998 and 1999", "1998/1999", ""),
    ("from 1998 to 1999", "1998/1999", ""),
    ("11-12 June 2009", "2009-06-11/2009-06-12", ""),
    ("between 3 and 5 May 2001", "2001-05-03/2001-05-05", ""),
    ("June 11–12, 2009", "2009-06-11/2009-06-12", ""),
    ("30 May – 2 June 1999", "1999-05-30/1999-06-02", ""),
    ("30 December – 2 January 2000", "1999-12-30/2000-01-02", ""),
    ("June–July 1999", "1999-06/1999-07", ""),
]


@pytest.mark.parametrize(("text", "iso", "qualifier"), WHOLE)
def test_a_date_is_read_with_its_precision_and_qualifier(text: str, iso: str, qualifier: str) -> None:
    period = parse_date(text)
    assert period is not None
    assert (period.iso, period.qualifier) == (iso, qualifier)


NOT_A_DATE = [
    "", " ", "4,500 troops", "Resolution 1244", "45", "31 June 1999", "30 February 2000", "the night", "1244 people",
    "13/13/2001", "10June1999", "1999x", "12", "x" * 100, "0000", "5 to 3 June 2001", "1999–1998", "²", "99/1999",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_A_DATE)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["12 June", "June 12", "10th of June", "early June", "June", "11–12 June"])
def test_a_date_without_its_year_says_so_and_takes_one(text: str) -> None:
    period = parse_date(text)
    assert period is not None
    assert period.incomplete
    assert period.iso == ""
    assert period.with_year(1999).iso.startswith("1999-06")


def test_digits_that_can_be_read_both_ways_have_two_readings() -> None:
    assert readings("10/06/1999") == {(1999, 6, 10), (1999, 10, 6)}
    assert readings("25/06/1999") == {(1999, 6, 25)}
    assert readings("June 1999") == {(1999, 6, 0)}
    assert readings("no date") == frozenset()
    ambiguous, plain = parse_date("9/11/2001"), parse_date("25/11/2001")
    assert ambiguous is not None
    assert plain is not None
    assert (ambiguous.ambiguous, plain.ambiguous) == (True, False)


def test_a_qualifier_narrows_the_period() -> None:
    early, late = parse_date("early 2002"), parse_date("late June 1999")
    assert early is not None
    assert late is not None
    assert early.narrowed == ((2002, 1, 1), (2002, 4, 30))
    assert late.narrowed == ((1999, 6, 21), (1999, 6, 30))


FOUND = [
    ("The treaty was signed on 10 June 1999, after long talks.", ["10 June 1999"]),
    ("It opened in 1987 and closed in early 2002.", ["1987", "early 2002"]),
    ("Ministers met on 11-12 June 2009 in Bergen.", ["11-12 June 2009"]),
    ("They stayed from 1998 to 1999.", ["from 1998 to 1999"]),
    ("It was built in the late 1990s; since 2003 it has stood empty.", ["the late 1990s", "2003"]),
    ("The mill (1844) burned down (since rebuilt).", ["1844"]),
    ("Rules (1999) and a fee, in March 2004.", ["1999", "March 2004"]),
    ("They left on 12 June.", ["12 June"]),
    ("He died in 44 BC.", ["44 BC"]),
    (
        "Independence (1908–present) and, throughout 1923, war; in the years following 1931, peace.",
        ["1908", "1923", "1931"],
    ),
    ("The summer of 1911 was dry.", ["The summer of 1911"]),
    ("By the end of 2003 all was done.", ["the end of 2003"]),
    ("The museum opened in July and again in October.", ["July", "October"]),
]


@pytest.mark.parametrize(("text", "said"), FOUND)
def test_dates_are_found_in_running_text(text: str, said: list[str]) -> None:
    assert [period.text for period in find_dates(text)] == said


NOTHING = [
    "Resolution 1244 was adopted.",
    "See Law No. 1999 and page 2003.",
    "Pages 1998-1999 are missing.",
    "In all, 1244 people came.",
    "It is home to some 1500 troops.",
    "Prices rose from 1500 to 2000.",
    "A strength of 2000 was planned.",
    "They may march in step; an august body.",
    "Theresa May spoke; the March went on; August Strindberg wrote.",
    "It cost € 2000, or 1999 euros.",
    "Windows 2000 and a Boeing 1999.",
    "It has 2,003 pages, 19.99 of them blank.",
    "Call 1999-123 or see 10.1999.",
    "A peak of 1989 m.",
    "Article 12 may be changed.",
    "In 1200 villages nothing changed.",
    "At 10:30 she left by bus 1905-B.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_names_and_ordinary_words_are_not_dates(text: str) -> None:
    assert [period.text for period in find_dates(text)] == []


@given(st.text(max_size=60))
def test_any_text_is_read_without_failing_and_places_are_exact(text: str) -> None:
    for period in find_dates(text):
        assert text[period.start_at : period.end_at] == period.text
        assert period.start <= period.end
    whole = parse_date(text)
    assert whole is None or text[whole.start_at : whole.end_at] == whole.text


SAID = """10 12 31 1999 2001 44 June May March of the – - / , . to from between and BC early mid end since about 's
autumn century 19th ( ) people Monday c. 99 0"""
DATEISH = st.lists(st.sampled_from(SAID.split()), max_size=9)


@given(DATEISH, st.sampled_from(["", " "]))
def test_pieces_of_dates_in_any_order_are_read_without_failing(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = find_dates(text)
    assert all(text[period.start_at : period.end_at] == period.text for period in found)
    assert all(one.end_at <= other.start_at for one, other in pairwise(found))


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_shown_date_is_read_back(day: object, length: int) -> None:
    iso = str(day)[:length]
    if length == 4 and iso < "1000":
        iso = "1" + iso[1:]
    period = parse_date(show_day(iso)) if iso >= "1000" else from_iso(iso)
    assert period is not None
    assert period.iso == iso


@settings(max_examples=50)
@given(st.integers(1000, 2100), st.integers(1, 99))
def test_a_shown_span_of_years_is_read_back(first: int, years: int) -> None:
    iso = f"{first}/{first + years}"
    period = parse_date(show_day(iso))
    assert period is not None
    assert period.iso == iso


def test_a_pack_s_dates_are_shown_as_people_write_them() -> None:
    shown = [
        show_day(iso) for iso in ("1999-06-10", "1999-06", "1999", "-0044", "1998/1999", "1999-05/1999-06", "soon")
    ]
    assert shown == ["10 June 1999", "June 1999", "1999", "44 BC", "1998–1999", "May 1999 – June 1999", "soon"]
    assert [from_iso(text) for text in ("1999-13", "1999-02-30", "1999-6-1", "x", "1999/1998", "")] == [None] * 6


@pytest.mark.parametrize(
    ("text", "start", "end", "qualifier"),
    [
        ("the 16th and 17th centuries", (1501, 1, 1), (1700, 12, 31), ""),
        ("5th–6th centuries", (401, 1, 1), (600, 12, 31), ""),
        ("the 1970s and early 1980s", (1970, 1, 1), (1989, 12, 31), ""),
        ("June and July 1905", (1905, 6, 1), (1905, 7, 31), ""),
        ("the winter of 1941–42", (1941, 12, 1), (1942, 2, 28), ""),
        ("the second quarter of the 19th century", (1801, 1, 1), (1900, 12, 31), "mid"),
    ],
)
def test_two_that_are_joined_are_one_period(text, start, end, qualifier):
    period = parse_date(text)
    assert (period.start, period.end, period.qualifier) == (start, end, qualifier)
    assert [found.text for found in find_dates(f"It happened in {text}, they say.")] == [text]
