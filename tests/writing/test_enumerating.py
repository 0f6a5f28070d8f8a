"""Lists are asked as a whole where lists about something else give wrong options."""

from __future__ import annotations

from dataclasses import replace

from quizapp.documents.model import Span
from quizapp.facts.model import Fact, Family, Passage, ValueType, Verb
from quizapp.writing.draft import Draft
from quizapp.writing.enumerating import which_of_these, with_options
from tests.made_facts import fact, part


def listed(subject: str, *members: str, rule: str = "enumeration") -> Fact:
    prompt = part(f"Which of these were among {subject}?", ValueType.PHRASE, "prompt")
    value = part("; ".join(members), ValueType.PHRASE, "members")
    items = tuple(part(m, ValueType.PHRASE, "member", span=Span(n, n + 1)) for n, m in enumerate(members))
    return fact(
        subject, "include", value, family=Family.LIST, items=items, parts=(prompt, value), rule=rule, importance=3
    )


PACT = listed("the aims of the Hague Pact", "end piracy", "open the ports", "lower the tolls")
CLUB = listed("the tasks of the Westby Club", "clean the beach", "keep the lighthouse", "open a library")


def asked(one: Fact) -> Draft:
    (draft,) = which_of_these(one)
    return draft


def test_members_of_another_list_are_wrong_options():
    verbs = listed("the aims of the Hague Pact", "open trade", "build ships", "keep watch")
    other = listed("the tasks of the Westby Club", "clean sand", "read maps", "teach songs")
    assert set(with_options(asked(verbs), [verbs, other]).choices) == {"clean sand", "read maps", "teach songs"}


def test_options_share_no_word_with_what_is_right():
    choices = with_options(asked(PACT), [PACT, CLUB]).choices
    assert "open a library" not in choices


def test_a_list_about_the_same_name_gives_no_options():
    duties = listed("the duties of the Hague Pact", "clean the beach", "keep the lighthouse", "teach songs")
    assert with_options(asked(PACT), [PACT, duties]).choices == ()


def test_purposes_of_others_are_options_where_verbs_are_asked():
    verbs = listed("the aims of the Hague Pact", "open trade", "build ships", "keep watch")
    purposes = [
        fact(f"Westby {n}", "found", part(f"to {what}", ValueType.PURPOSE, "purpose"))
        for n, what in enumerate(("clean sand", "read maps"))
    ]
    assert set(with_options(asked(verbs), [verbs, *purposes]).choices) == {"clean sand", "read maps"}


def test_what_others_did_are_options_where_verbs_are_asked():
    verbs = listed("the aims of the Hague Pact", "open trade", "build ships", "keep watch")
    deeds = [
        replace(
            fact(name, "do", part("1931", ValueType.DATE, "date"), parts=(part(name), part(what, role="object"))),
            verb=Verb(past, base),
        )
        for name, past, base, what in (
            ("Westby", "trained", "train", "the police"),
            ("Ada Holm", "closed", "close", "the mill"),
            ("Hague Pact", "checked", "check", "the scales"),
            ("Tarn", "reviewed", "review", "trade law"),
            ("Grenholm", "taught", "teach", "songs"),
        )
    ]
    assert set(with_options(asked(verbs), [verbs, *deeds]).choices) == {"train the police", "teach songs"}


def test_a_list_of_mixed_forms_has_options_of_each():
    mixed = listed("the tasks of the Hague Pact", "first aid", "training smiths", "fire watch")
    other = listed("the tasks of the Westby Club", "sailing boats", "beach patrol", "read maps")
    assert set(with_options(asked(mixed), [mixed, other]).choices) == {"sailing boats", "beach patrol"}


def test_options_that_a_wording_gave_stay():
    draft = Draft(PACT, "members", "multi", "Which?", "", items=("ab", "cd", "ef"), choices=("gh", "ij"))
    assert with_options(draft, [PACT, CLUB]) == draft


def test_no_option_is_more_than_twice_as_long_as_another():
    items = ("end piracy", "lower tolls", "keep watch", "open every port of the coast to the traders of all nations")
    draft = Draft(PACT, "members", "multi", "Which?", "", items=items, choices=("paint boats", "sell nets", "fish"))
    made = with_options(draft, [PACT])
    assert (made.items, made.choices) == (items[:3], ("paint boats", "sell nets"))


def test_a_name_among_wrong_options_only_would_tell():
    verbs = listed("the aims of the Hague Pact", "open trade", "build ships", "keep watch")
    other = listed("the tasks of the Westby Club", "clean Tarn Bay", "read maps", "teach songs")
    assert set(with_options(asked(verbs), [verbs, other]).choices) == {"read maps", "teach songs"}


def test_a_list_keeps_the_wrong_options_of_its_own_document():
    aims = listed("the aims", "a", "b", "c", rule="members")
    others = tuple(part(text, ValueType.PHRASE, "other") for text in ("x", "y"))
    (asked,) = which_of_these(replace(aims, parts=(*aims.parts, *others)))
    assert (asked.items, asked.choices) == (("a", "b", "c"), ("x", "y"))


def test_only_lists_are_worded_here():
    assert which_of_these(listed("the aims", "a", "b", "c", rule="pairs")) == []
    assert which_of_these(fact("Bridge", "open", part("Ada Holm"))) == []


def test_names_have_names_of_the_same_class_as_options():
    masters = listed("the masters of the Hague Pact", "Ada Holm", "Carl Berg", "Berta Lind")
    towns = listed("the seats of the Westby Club", "New Grenholm", "Plains Tarn", "Old Mill")
    assert with_options(asked(masters), [masters, towns]).choices == ()
    boards = listed("the members of the Hague Pact", "Harbour Board", "Trade Council", "Grain Board")
    others = listed("the friends of the Westby Club", "Lamp Board", "Ada Holm", "Sailing Council")
    assert set(with_options(asked(boards), [boards, others]).choices) == {"Lamp Board", "Sailing Council"}


def test_things_of_another_document_tell_their_field_and_are_no_options():
    stars = listed("the stars of the Hague Pact", "northern lights", "parts of the plough", "dust and gas")
    tribes = replace(
        listed("the tribes of the Westby Club", "salt miners", "herders of goats", "men in boats"),
        passages=(Passage("b.txt", Span(0, 10)),),
    )
    assert with_options(asked(stars), [stars, tribes]).choices == ()
    here = replace(tribes, passages=stars.passages)
    assert len(with_options(asked(stars), [stars, here]).choices) == 3
