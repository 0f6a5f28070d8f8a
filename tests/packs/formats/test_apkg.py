# ruff: noqa: E501
"""Packages of Anki's: what notes become, what is refused, what goes out comes back."""

from __future__ import annotations

import builtins
import sqlite3
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.formats import apkg, kept
from quizapp.packs.formats.anki import collection as reading
from quizapp.packs.formats.anki import package as packages
from quizapp.packs.formats.anki.cloze import clozes, marked
from quizapp.packs.formats.happened import Act
from quizapp.packs.gaps import gaps
from quizapp.packs.reading import read_pack
from tests.made_anki import (
    BASIC,
    BEGUN,
    CLOZE,
    CURRENT,
    LEGACY,
    REVERSED,
    TYPED,
    MadeNote,
    Type,
    collection,
    package,
    packed,
    zipped,
)
from tests.made_kinds import PACK, PNG, made_kinds

BOTH = pytest.mark.parametrize("schema", [LEGACY, CURRENT])
FACTS: Type = ("Facts", 0, ("Land", "Town", "More"), (
    ("Capital of {{Land}}?{{#More}} ({{More}}){{/More}}", "{{Land}}<hr id=answer>{{Town}}"),
    ("{{^More}}{{Town}} is the capital of?{{/More}}", "{{FrontSide}}{{Land}}"),
))  # fmt: skip
PLAIN: Type = ("Old", 0, ("Q", "A"), (("{{Q}}{{tts en_US:Q}}", "{{Q}}<br>{{A}}"),))
NOTES: list[tuple[MadeNote, list[dict[str, Any]]]] = [
    (MadeNote(["<div>A &lt; <b>b</b>?</div>", "yes<br>no"]), [{"kind": "flashcard", "prompt": "A < b?", "answer": "yes\nno"}]),
    (MadeNote(["la Suisse", "Switzerland"], REVERSED, cards={0: (), 1: ()}),
     [{"kind": "flashcard", "prompt": "la Suisse", "answer": "Switzerland", "reverse": True}]),
    (MadeNote(["la Suisse", "Switzerland"], REVERSED), [{"kind": "flashcard", "prompt": "la Suisse", "answer": "Switzerland"}]),
    (MadeNote(["2 + 2 = ?", "4"], TYPED), [{"kind": "short", "prompt": "2 + 2 = ?", "answer": "4"}]),
    (MadeNote(["{{c2::Ankara::city}} is in {{c1::Turkey}}", "since 1923"], CLOZE),
     [{"kind": "cloze", "text": "{{Ankara::city}} is in {{Turkey}}", "explanation": "since 1923"}]),
    (MadeNote(["{{c1::Bern, {{c2::Switzerland::land}}}}", ""], CLOZE),
     [{"kind": "cloze", "text": "{{Bern, Switzerland}}"}, {"kind": "cloze", "text": "Bern, {{Switzerland::land}}"}]),
    (MadeNote([r"\({{c1::x^2}}\) and [$]y[/$]", ""], CLOZE), [{"kind": "cloze", "text": "${{x^2}}$ and $y$"}]),
    (MadeNote(["Peru", "Lima", ""], FACTS, cards={0: (), 1: ()}),
     [{"kind": "flashcard", "prompt": "Capital of Peru?", "answer": "Lima"},
      {"kind": "flashcard", "prompt": "Lima is the capital of?", "answer": "Peru"}]),
    (MadeNote(["Peru", "Lima", "2020"], FACTS), [{"kind": "flashcard", "prompt": "Capital of Peru? (2020)", "answer": "Lima"}]),
    (MadeNote(["a", "b"], PLAIN), [{"kind": "flashcard", "prompt": "a", "answer": "b"}]),
    (MadeNote(['<img src="a b.png" alt="map">Where?', '<img src="c.png">'], BASIC),
     [{"kind": "flashcard", "prompt": "Where?", "answer": "![](media/c.png)", "image": "media/a-b-12e544.png", "image_alt": "map"}]),
    (MadeNote(['<img src="c.png">', "a fan"]),
     [{"kind": "flashcard", "prompt": "![](media/c.png)", "answer": "a fan"}]),
]  # fmt: skip
LOST = [
    (MadeNote(["{{c1::image-occlusion:rect:left=.1}}<br>", ""], CLOZE), "a picture with parts covered"),
    (MadeNote(["no gap", ""], CLOZE), "a cloze without a gap"),
    (MadeNote(["[sound:a.mp3]", "b"]), "a card with nothing to read on one of its sides"),
    (MadeNote(["a", "b [sound:a.mp3]"]), "its sound a.mp3"),
    (MadeNote(["a", "b<img src=gone.png>"]), "the picture gone.png, which is missing"),
]


def without_id(question: Any) -> dict[str, Any]:
    return {key: value for key, value in question.items() if key != "id"}


@BOTH
def test_every_sort_of_note_becomes_what_it_asks(schema: int) -> None:
    media = {"a b.png": PNG, "c.png": PNG}
    data = package([note for note, _ in NOTES], schema, media)
    found = apkg.read(data, "deck.apkg")
    assert [without_id(one) for one in found.questions] == [one for _, many in NOTES for one in many]
    assert found.media == {"media/a-b-12e544.png": PNG, "media/c.png": PNG}
    assert not found.losses
    assert len({one["id"] for one in found.questions}) == len(found.questions)
    assert apkg.read(data, "deck.apkg") == found


@BOTH
def test_what_is_left_out_is_told(schema: int) -> None:
    found = apkg.read(package([note for note, _ in LOST], schema), "deck.apkg")
    assert {loss.what for loss in found.losses} >= {what for _, what in LOST}


def test_decks_are_title_and_topics_and_ids_stay_with_the_notes() -> None:
    notes = [MadeNote(["a", "b"], deck="Land::Law::New"), MadeNote(["c", "d"], deck="Land", tags=" x y::z ")]
    notes.append(MadeNote(["no", "card"], cards={}))
    found = apkg.read(package(notes, CURRENT), "deck.apkg")
    assert found.header["title"] == "Land"
    assert [(one.get("topic"), one.get("tags")) for one in found.questions] == [
        ("Law › New", None),
        (None, ["x", "y::z"]),
        (None, None),
    ]
    one = apkg.read(package([MadeNote(["a", "b"], deck="Geo::Caps")], CURRENT), "deck.apkg")
    assert (one.header["title"], one.questions[0]["topic"]) == ("Geo", "Caps")
    edited = [MadeNote(["A?", "b"], guid="guid1", deck="Else"), *notes[1:]]
    again = apkg.read(package(edited, LEGACY), "deck.apkg")
    assert [one["id"] for one in again.questions] == [one["id"] for one in found.questions]
    ours = [MadeNote(["a", "b"], guid="rivers/delta"), MadeNote(["c", "d"], guid="lakes/delta")]
    ids = [one["id"] for one in apkg.read(package(ours), "deck.apkg").questions]
    assert ids[0] == "delta"
    assert ids[1] != "delta"


@BOTH
def test_the_log_says_what_happened_to_which_card(schema: int) -> None:
    log = [(1, 3, -600, 0, 0), (2, 3, 1, 2500, 0), (3, 1, -600, 2300, 2), (4, 2, 0, 0, 3), (5, 0, 9, 2500, 4),
           (6, 0, 0, 0, 4), (7, 0, 3, 2500, 5), (8, 4, 12, 2500, 3)]  # fmt: skip
    notes = [
        MadeNote(
            ["{{c1::a}} {{c2::b}} {{c1::c}}", ""],
            CLOZE,
            guid="p/q",
            cards={0: log, 1: [(9, 3, 1, 0, 0)], 2: [(10, 3, 1, 0, 0)]},
        ),
        MadeNote(["a", "b"], guid="p/r", queue=-1),
    ]
    past = apkg.read(package(notes, schema), "deck.apkg").past
    acts = [(one.at_ms, one.act, one.rating) for one in past.cards["q#a"]]
    assert acts == [(1, Act.ANSWER, 3), (2, Act.ANSWER, 3), (3, Act.ANSWER, 1), (4, Act.CRAM, 2), (5, Act.DUE, 0),
                    (6, Act.RESET, 0), (8, Act.ANSWER, 4)]  # fmt: skip
    assert past.cards["q#c"] == past.cards["q#a"]
    assert [one.at_ms for one in past.cards["q#b"]] == [9]
    assert (past.elsewhere, past.suspended) == (1, {"r"})


@BOTH
def test_the_day_that_was_set_last_is_read_from_the_card(schema: int) -> None:
    easy, set_, crammed, later = (1, 4, 5, 0, 0), (2, 0, 5, 2500, 4), (3, 3, 5, 0, 3), (4, 3, 9, 2500, 1)
    noon = (BEGUN + (40 * 24 + 8) * 3600) * 1000
    for log, kind, queue, known in (
        ([easy, set_], 2, 2, noon),
        ([easy, set_, crammed], 2, -1, noon),
        ([easy, set_, later], 2, 2, 0),
        ([easy, set_], 2, 1, 0),
        ([easy, set_], 3, 1, 0),
    ):
        note = MadeNote(["a", "b"], guid="p/q", cards={0: log}, queue=queue, kind=kind, due=40)
        happened = apkg.read(package([note], schema), "deck.apkg").past.cards["q"]
        assert [(one.days, one.due_ms) for one in happened if one.act is Act.DUE] == [(5, known)]


def test_the_first_scheduler_had_no_hard_in_the_steps() -> None:
    notes = [
        MadeNote(
            ["a", "b"], cards={0: [(1, 2, -600, 0, 0), (2, 3, 4, 2500, 2), (3, 2, 4, 2500, 1), (4, 1, 1, 2500, 0)]}
        )
    ]
    first = packed(collection(notes, scheduler=1), LEGACY, {})
    ratings = [[one.rating for many in apkg.read(zipped(parts), "deck.apkg").past.cards.values() for one in many] for parts in (
        first, packed(collection(notes), LEGACY, {}), {"collection.anki21": first["collection.anki2"], "media": b"{}"}
    )]  # fmt: skip
    assert ratings == [[3, 4, 2, 1], [2, 3, 2, 1], [2, 3, 2, 1]]


def broken(change: str, schema: int) -> bytes:
    """A package with one thing wrong."""
    parts = packed(collection([MadeNote(["a", "b <img src=a.png>"])], schema), schema, {"a.png": PNG})
    name = "collection.anki2" if schema == LEGACY else "collection.anki21b"
    with_other = {
        "nothing": {},
        "not a database": parts | {name: b"SQLite format 3\0" + b"x" * 4000},
        "no collection": {key: value for key, value in parts.items() if key != name},
        "a newer form": parts | {"meta": b"\x08\x09"},
        "a torn form": parts | {"meta": b"\x08"},
        "no list": parts | {"media": b"[["},
    }
    return zipped(with_other[change])


@BOTH
@pytest.mark.parametrize(
    "change", ["nothing", "not a database", "no collection", "a newer form", "a torn form", "no list"]
)
def test_what_is_damaged_is_refused_with_a_word_on_what_to_do(change: str, schema: int) -> None:
    with pytest.raises(QuizError) as raised:
        apkg.read(broken(change, schema), "deck.apkg")
    assert raised.value.where == "deck.apkg"
    assert raised.value.hint


def test_a_collection_of_an_unknown_form_and_a_view_that_never_ends_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.deserialize(collection([MadeNote(["a", "b"])]))
    database.execute("UPDATE col SET ver = 19")
    with pytest.raises(QuizError, match="form"):
        apkg.read(zipped({"collection.anki2": database.serialize()}), "deck.apkg")
    monkeypatch.setattr(reading, "MOST_STEPS", 3)
    database.execute("UPDATE col SET ver = 11")
    database.execute("DROP TABLE notes")
    endless = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
    database.execute(f"CREATE VIEW notes AS {endless} SELECT id, 'g' guid, 1000 mid, '' tags, 'a' flds FROM n")
    with pytest.raises(QuizError, match="cannot be read"):
        apkg.read(zipped({"collection.anki2": database.serialize()}), "deck.apkg")


@BOTH
def test_bombs_are_refused_before_they_unfold(schema: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_COLLECTION", 2_000_000)
    name = "collection.anki2" if schema == LEGACY else "collection.anki21b"
    parts = packed(b"\0" * 3_000_000, schema, {})
    assert len(parts[name]) < 4_000_000
    with pytest.raises(QuizError, match="too large"):
        apkg.read(zipped(parts), "deck.apkg")
    monkeypatch.setattr(packages, "MOST_COLLECTION", 4_000_000)
    monkeypatch.setattr(packages, "MOST_BYTES", 2_000_000)
    with pytest.raises(QuizError, match="too large"):
        apkg.read(zipped(parts), "deck.apkg")


def test_names_that_lead_elsewhere_stay_in_the_pack() -> None:
    names = ["../../etc/passwd", "/etc/passwd", "..\\x.png", "C:\\x.png", "a\nb.png", "." * 300, "x" * 5000 + ".png"]
    notes = [MadeNote([f'q <img src="{name}">', "a"]) for name in names]
    found = apkg.read(package(notes, CURRENT, dict.fromkeys(names, PNG)), "deck.apkg")
    for place in found.media:
        assert place.startswith("media/")
        assert len(place) < 120
        assert not {"..", "/", "\\", "\n"} & {*place[6:].replace("..", "/")}


@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    schema = data.draw(st.sampled_from([LEGACY, CURRENT]))
    whole = bytearray(package([note for note, _ in NOTES], schema, {"c.png": PNG}))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(QuizError):
        assert apkg.read(bytes(whole), "deck.apkg").questions is not None


@given(st.data())
def test_a_collection_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(collection([note for note, _ in NOTES], LEGACY))
    for _ in range(data.draw(st.integers(1, 30))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(QuizError):
        assert reading.notes_in(bytes(whole), "deck.apkg") is not None


@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(["{{c1::", "{{c2::", "{{c1,3::", "}}", "::", "{{", "|"])),
        max_size=12,
    )
)
def test_whatever_a_cloze_says_its_gaps_are_those_of_its_cards(parts: list[str]) -> None:
    for one in clozes("".join(parts)):
        assert len(gaps(one.text)) == len(one.cards)


WORD = st.text(st.characters(exclude_characters="{}|:\\", exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@given(st.lists(st.tuples(WORD, WORD, st.one_of(st.just(""), WORD)), min_size=1, max_size=5))
def test_a_cloze_comes_back_as_it_went_out(said: list[tuple[str, str, str]]) -> None:
    text = " ".join(f"{before} {{{{{answer}{'::' + hint if hint else ''}}}}}" for before, answer, hint in said)
    [back] = clozes(marked(text))
    assert back.text == text
    assert back.cards == tuple(range(len(said)))


def test_a_pack_comes_back_from_its_package_and_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    pack = read_pack(made_kinds(tmp_path / "rivers"))
    written = apkg.write(pack)
    assert written == apkg.write(read_pack(tmp_path / "rivers"))
    assert not written.losses
    found = apkg.read(written.data, "rivers.apkg")
    assert not found.losses
    assert {one["id"]: dict(one) for one in found.questions} == {one.id: kept.said(one) for one in kept.approved(pack)}
    assert found.media == {"img/map of rivers.png": PNG, "img/fan.png": PNG}
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as file:
        file.writestr("a", written.data)
    assert (tmp_path / "x.zip").stat().st_size < 40_000


def test_a_missing_picture_and_what_only_the_pack_says_are_told(tmp_path: Path) -> None:
    folder = made_kinds(tmp_path / "rivers", PACK.replace("authors:", "as_of: 2020\nauthors:"))
    (folder / "img" / "fan.png").unlink()
    said = [(loss.question, loss.what) for loss in apkg.write(read_pack(folder)).losses]
    assert said == [("", "of the pack as a whole: as_of"), ("j-card", "its picture img/fan.png, which is missing")]
    again = apkg.read(apkg.write(read_pack(folder)).data, "rivers.apkg")
    assert {loss.what for loss in again.losses if "changed" in loss.what} == set()


def test_pictures_with_names_that_are_nearly_the_same_stay_apart(tmp_path: Path) -> None:
    media = {"map (1).png": b"1", "map -1-.png": b"2", "map-1-.png": b"3"}
    notes = [MadeNote([f'<img src="{name}"> {number}?', "a"]) for number, name in enumerate(media)]
    found = apkg.read(package(notes, CURRENT, media), "deck.apkg")
    assert [found.media[one["image"]] for one in found.questions] == [b"1", b"2", b"3"]
    folder = made_kinds(tmp_path / "rivers", PACK.replace("img/fan.png", "img/map-of/rivers.png"))
    (folder / "img/map-of").mkdir()
    (folder / "img/map-of/rivers.png").write_bytes(b"other")
    again = apkg.read(apkg.write(read_pack(folder)).data, "rivers.apkg")
    assert again.media == {"img/map of rivers.png": PNG, "img/map-of/rivers.png": b"other"}


@pytest.mark.parametrize("missing", ["genanki", "zstandard"])
def test_a_missing_library_is_named_with_the_line_that_installs_it(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name == missing:
            raise ImportError(name)
        return real(name, *arguments, **more)

    data = package([MadeNote(["a", "b"])], CURRENT)
    pack = read_pack(made_kinds(tmp_path / "rivers"))
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(QuizError) as raised:
        apkg.write(pack) if missing == "genanki" else apkg.read(data, "deck.apkg")
    assert raised.value.hint == 'pip install "quizapp[anki]"'
