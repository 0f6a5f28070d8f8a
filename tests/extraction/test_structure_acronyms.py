"""Acronyms and what they stand for."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import acronyms
from quizapp.extraction.initials import start_of_long_form


def found(text: str) -> dict[str, str]:
    made = document("a.txt", text)
    facts = acronyms.facts(made)
    for fact in facts:
        assert fact.value.span is not None
        assert made.passage(fact.value.span) == fact.value.text
        assert fact.passages[0].span.end - fact.passages[0].span.start <= 600
    return {fact.subject: fact.value.text for fact in facts}


@pytest.mark.parametrize(
    ("text", "acronym", "meaning"),
    [
        ("The Northern River Authority (NRA) was set up in 1920.", "NRA", "Northern River Authority"),
        ("It is read by the Office for Sea and Air Rescue (OSAR).", "OSAR", "Office for Sea and Air Rescue"),
        ("NRA (Northern River Authority) was set up in 1920.", "NRA", "Northern River Authority"),
        ("The team used a polymerase chain reaction (PCR) to test it.", "PCR", "polymerase chain reaction"),
        ("Its code is kept in deoxyribonucleic acid (DNA) there.", "DNA", "deoxyribonucleic acid"),
        ("The river is watched by River Watch Teams (RWTs) by day.", "RWT", "River Watch Teams"),
        ("It was a force of Norvania, the Norvania Force, or NFOR, was sent.", "NFOR", "Norvania Force"),
        (
            "The Director of Joint River Command West (DIR JRCW) is in charge.",
            "DIR JRCW",
            "Director of Joint River Command West",
        ),
        ("It met as the Northern River Authority's (NRA) first board.", "NRA", "Northern River Authority"),
        ("LAN stands for local area network, as is known.", "LAN", "local area network"),
        ("The European Society for Rivers and Lakes Experts (EURXYZ) is old.", "", ""),
        ("The Department of State (DoS) was set up in 1920.", "DoS", "Department of State"),
        ("The salt of the river is sodium chloride (NaCl) there.", "", ""),
        ("Many boats (NRA) were lost in the year.", "", ""),
        ("Chapter four (IV) was added by hand in the year.", "", ""),
    ],
)
def test_the_words_before_an_acronym_must_spell_it(text: str, acronym: str, meaning: str) -> None:
    assert found(text) == ({acronym: meaning} if acronym else {})


def test_an_acronym_is_found_once_with_its_first_mention() -> None:
    text = "The Northern River Authority (NRA) is old. The new NRA (Northern River Authority) is not."
    assert found(text) == {"NRA": "Northern River Authority"}


def test_nothing_is_taken_from_menus_or_references() -> None:
    assert found("# Rivers\n\nRivers are wet.\n\n## Links\n\n- Northern River Authority (NRA)\n") == {}


def test_letters_may_come_from_inside_long_words_but_words_of_small_letters_must_all_give_one() -> None:
    assert start_of_long_form(["adenosine", "triphosphate"], "ATP") == 0
    assert start_of_long_form(["a", "big", "old", "red", "house"], "BH") is None


@pytest.mark.parametrize(
    ("text", "short", "long_form"),
    [
        ("It is called slow sinking harbour wall (SSHW).", "SSHW", "slow sinking harbour wall"),
        ("A test of tides, waves and currents (TWC) is made.", "TWC", "tides, waves and currents"),
        ("The Norvanian River Board, better known as NRB, is old.", "NRB", "Norvanian River Board"),
        ("HEP, short for hydroelectric power, is cheap.", "HEP", "hydroelectric power"),
    ],
)
def test_short_forms_are_given_in_many_ways(text: str, short: str, long_form: str) -> None:
    found = {fact.subject: fact.value.text for fact in acronyms.facts(document("a.txt", f"Tides\n\n{text}\n"))}
    assert found == {short: long_form}


def test_a_long_form_cut_short_is_not_one() -> None:
    assert acronyms.facts(document("a.txt", "Tides\n\nA test of those against tamps and currents (TTC).\n")) == []


def test_a_table_of_abbreviations_gives_its_long_forms() -> None:
    text = "# Rivers\n\n| Abbreviation | Meaning |\n|---|---|\n"
    text += "| NRB | Norvanian River Board |\n| MAF | mean annual flow |\n"
    long_forms = [fact.value.text for fact in acronyms.facts(document("a.md", text))]
    assert long_forms == ["Norvanian River Board", "mean annual flow"]


def test_a_text_without_a_title_lends_the_name_that_it_is_full_of() -> None:
    text = "The crew of Heron wear light diving suits (LDS). The hull of Heron is red. The mast of Heron is tall. "
    text += "Many people saw Heron sail.\n"
    (fact,) = acronyms.facts(document("a.txt", text))
    assert [part.text for part in fact.parts if part.role == "context"] == ["Heron"]


def test_the_same_letters_otherwise_written_are_no_long_form() -> None:
    text = "Builds\n\nThe variable `MAKE_OPTS` (or `MAKEOPTS`) is read. MAKEOPTS (MAKE_OPTS) is read by the mill.\n"
    assert "MAKEOPTS" not in {fact.subject for fact in acronyms.facts(document("a.txt", text))}


def test_a_headline_lends_itself_to_the_short_form_in_it() -> None:
    headline = "Old boats of the lake sold at auction by WFB"
    text = f"# {headline}\n\nThe Westby Ferry Board (WFB) sold its boats. The WFB closed the ferry in 1940."
    (fact,) = acronyms.facts(document("a.md", text))
    assert [part.text for part in fact.parts if part.role == "context"] == [f"“{headline}”"]


def test_a_short_form_that_the_text_is_about_gets_the_title_that_does_not_name_it() -> None:
    said = "The Westby Old Harbour Steam Ferry (WOHSF) crossed the lake. " + "The WOHSF was slow. " * 9
    (fact,) = acronyms.facts(document("a.md", f"# Slow boats cross the lake again\n\n{said}"))
    assert [part.text for part in fact.parts if part.role == "context"] == ["“Slow boats cross the lake again”"]


@pytest.mark.parametrize(
    ("title", "context"),
    [
        ("Old Harbour Rules", []),
        ("The Harbour Rules of Arn and of Its Lakes", ["“The Harbour Rules of Arn and of Its Lakes”"]),
        ("Lake Ferries", ["Lake Ferries"]),
        ("1905 ferry crisis", ["“1905 ferry crisis”"]),
    ],
)
def test_a_short_form_gets_no_title_that_its_text_never_speaks_of(title: str, context: list[str]) -> None:
    text = f"# {title}\n\nThe Westby Ferry Board (WFB) sold its boats. No lake ferry ran in the ferry crisis."
    (fact,) = acronyms.facts(document("a.md", text))
    assert [part.text for part in fact.parts if part.role == "context"] == context


def test_two_letters_of_one_name_are_a_code() -> None:
    assert found("# Boats\n\nBoats from SE (Sweden) and of UV (ultraviolet) light came.") == {"UV": "ultraviolet"}


def test_what_is_of_another_land_is_not_asked_in_the_context_of_one() -> None:
    text = "# Norway\n\nThe guard is like that of the %s Department of Mill Security (DMS). Norway is a country.\n"
    other, own = (acronyms.facts(document("a.md", text % land)) for land in ("United States", "Norway"))
    assert other == []
    assert [fact.subject for fact in own] == ["DMS"]
