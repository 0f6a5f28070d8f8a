"""Where in a document the words stand that cards ask, and what its sections are."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.bank import facts_kept
from quizapp.packs.citing import by_document, changed_since, places, read_when_found, stated
from quizapp.packs.evidence import answer_in
from quizapp.packs.library import Library
from quizapp.packs.sections import heading_above, sections
from quizapp.packs.sources import Sources
from tests.cli.conftest import NOTES, PACK

TEXT = "# Lakes\n\nThe lake holds trout, perch and pike. It was dammed in 1912.\n\n## Use\n\nIt was dammed for power.\n"


def cited(text: str, kind: str, answers: tuple[str, ...], *evidence: dict[str, object]) -> tuple[list[str], int]:
    """The words that a card asks, and how many of its passages are lost."""
    sources = Sources(Path("nowhere"), {"lakes.md": _named()})
    found = by_document(
        [("p/q", kind, answers, json.dumps([{"source": "lakes.md", **one} for one in evidence]))], sources
    )
    there = places(text, found["lakes.md"], ())
    return [text[one.start : one.end] for one in there.cited], len(there.lost)


def _named() -> object:
    from quizapp.packs.model import Source

    return Source(url="https://example.org")


def test_a_card_asks_the_words_of_its_answer() -> None:
    quote = {"quote": "It was dammed in 1912."}
    assert cited(TEXT, "short", ("1912",), quote) == (["1912"], 0)
    start = TEXT.index("It was dammed in")
    exact = {**quote, "start": start, "end": start + 22, "answer": [start + 17, start + 21]}
    assert cited(TEXT, "short", ("something else",), exact) == (["1912"], 0)


def test_of_several_things_each_is_asked_where_it_stands() -> None:
    quote = {"quote": "The lake holds trout, perch and pike."}
    assert cited(TEXT, "multi", ("trout", "pike", "eel"), quote) == (["trout", "pike"], 0)


def test_a_passage_without_the_answer_s_words_is_asked_whole() -> None:
    assert cited(TEXT, "truefalse", ("true",), {"quote": "It was dammed in 1912."}) == (["It was dammed in 1912."], 0)


def test_a_passage_that_is_gone_is_lost_and_one_without_a_quote_is_nothing() -> None:
    assert cited(TEXT, "short", ("1912",), {"quote": "It was dug in 1912."}) == ([], 1)
    assert cited(TEXT, "short", ("1912",), {}) == ([], 0)


@given(st.text("#=-ab \r\n", max_size=120))
def test_sections_leave_nothing_out(text: str) -> None:
    found = sections(text)
    assert "".join(text[one.start : one.end] for one in found) == text
    for one in found:
        assert heading_above(text, one.end) == one.heading or not one.heading


def test_a_section_has_its_heading_and_level() -> None:
    assert [(one.heading, one.level) for one in sections(TEXT)] == [("Lakes", 1), ("Use", 2)]
    assert [(one.heading, one.level) for one in sections("no heading")] == [("", 0)]
    assert [(one.heading, one.level) for one in sections("")] == [("", 0)]


def test_headings_that_are_not_marked_are_found_where_the_document_is_read() -> None:
    text = (Path(__file__).parents[1] / "documents" / "messy" / "headings_without_marks.txt").read_text()
    assert len(sections(text)) == 1
    found = sections(text, "headings_without_marks.txt")
    assert len(found) > 3
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(text[one.start :].startswith(one.heading[:3]) for one in found if one.heading)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with one document, of which a fact is known."""
    folder = tmp_path / "rivers"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    fact = {
        "id": "f-1",
        "subject": "Danube",
        "relation": "flow",
        "passages": [{"document": "notes.md", "span": [22, 55]}],
    }
    (folder / "facts.jsonl").write_text(f'{{"format":"quizapp-facts/1"}}\n{json.dumps(fact)}\n', encoding="utf-8")
    return folder


def test_facts_are_read_by_document(folder: Path) -> None:
    facts = stated(folder)
    assert [(one.fact, one.said, one.start, one.end) for one in facts["notes.md"]] == [("f-1", "Danube: flow", 22, 55)]
    assert stated(folder.parent) == {}
    assert stated(folder / "pack.yaml") == {}


DEEP = "[" * 200_000
ENDLESS = '{"id": "f", "statement": "x", "passages": [{"document": "notes.md", "span": [0, Infinity]}]}'


@pytest.mark.parametrize(
    "broken", ["{", '{"id": 1}', "[]", '{"id": 1, "passages": [{}], "statement": "x"}', DEEP, ENDLESS]
)
def test_facts_that_cannot_be_read_are_said(folder: Path, broken: str) -> None:
    (folder / "facts.jsonl").write_text(f"{{}}\n{broken}\n", encoding="utf-8")
    with pytest.raises(QuizError, match="facts cannot be read"):
        stated(folder)


WHOLE = {
    **{"family": "list", "qualifiers": [], "subject": "x", "relation": "y", "time": "", "topic": "", "parts": []},
    **{"value": {"role": "object", "text": "z", "type": "number"}, **json.loads(ENDLESS)},
}


@pytest.mark.parametrize(
    ("conflicts", "fact"), [([], DEEP), ([], json.dumps(WHOLE)), ([{"facts": [], "rivals": []}], "")]
)
def test_facts_to_curate_that_cannot_be_read_are_said(folder: Path, conflicts: list[object], fact: str) -> None:
    head = json.dumps({"format": "quizapp-facts/1", "conflicts": conflicts})
    (folder / "facts.jsonl").write_text(f"{head}\n{fact}\n", encoding="utf-8")
    with pytest.raises(QuizError):
        facts_kept(folder)


SOUND = WHOLE | {"id": "f-1", "passages": [{"document": "notes.md", "span": [0, 4]}]}
ODD: list[dict[str, object]] = [
    {"id": ["f-1"]},
    {"subject": 5},
    {"topic": None},
    {"volatile": "yes"},
    {"variants": [5]},
    {"qualifiers": [["under", ["x"]]]},
    {"value": {"role": "object", "text": 7, "type": "number"}},
    {"passages": [{"document": 4, "span": [0, 4]}]},
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: next(iter(odd)))
def test_a_fact_of_other_sorts_than_were_written_is_said(folder: Path, odd: dict[str, object]) -> None:
    for fact, is_read in ((SOUND, True), (SOUND | odd, False)):
        lines = [json.dumps(line) for line in ({"format": "quizapp-facts/1"}, fact)]
        (folder / "facts.jsonl").write_text("\n".join(lines), encoding="utf-8")
        with nullcontext() if is_read else pytest.raises(QuizError, match="not facts that quizapp wrote"):
            facts_kept(folder)


def test_a_document_that_changed_since_its_facts_were_found_is_known_by_its_hash(folder: Path) -> None:
    source = Library([folder]).sources("rivers") if Library([folder]).index() else None
    assert source is not None
    text = source["notes.md"]
    assert text is not None
    assert not changed_since(text, read_when_found(folder))
    header = {"format": "quizapp-generated/1", "by": "quizapp", "documents": [{"name": "notes.md", "sha256": "0"}]}
    (folder / "generated.jsonl").write_text(f"{json.dumps(header)}\n", encoding="utf-8")
    assert changed_since(text, read_when_found(folder))


def test_the_library_tells_what_cards_cite(folder: Path) -> None:
    library = Library([folder])
    found = library.citations(library.pack("rivers").id).of("notes.md")
    assert [(card, kind, answers) for card, kind, answers, _ in found] == [
        ("rivers/a-short", "short", ("Danube", "Donau"))
    ]
    assert library.citations("rivers").of("other.md") == []
    assert list(library.sources("rivers").documents()) == ["notes.md"]


def in_a_pattern(passage: str, answers: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the first answer stands as whole words, as one pattern says it."""
    for answer in answers:
        spaced = r"\s+".join(map(re.escape, answer.split()))
        if spaced and (match := re.search(rf"(?<!\w){spaced}(?!\w)", passage, re.IGNORECASE)):
            return match.span()
    return None


SAID = st.text("aBé.- \n", max_size=8)


@given(SAID, st.text("aAbBéÉ.- \n", max_size=30), st.lists(SAID, max_size=3).map(tuple))
def test_an_answer_stands_where_a_pattern_of_its_words_does(
    before: str, passage: str, answers: tuple[str, ...]
) -> None:
    found = in_a_pattern(passage, answers)
    text, start = before + passage + "a", len(before)
    assert answer_in(text, start, start + len(passage), answers) == (found and (start + found[0], start + found[1]))
