"""Packs in the real Anki, and its own packages and text files here: nothing is lost that both can hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizapp.packs.formats import kept
from quizapp.packs.formats.registry import FORMATS
from quizapp.packs.reading import read_pack
from quizapp.study.calendar import logical_day
from tests.made_kinds import CARDS, CHANGED_AT, KINDS, PACK, PNG, made_kinds
from tests.outside.judge import bring_package, bring_text, collection, note, package, shown


def exported(folder: Path, form: str, text: str = PACK, at: int = CHANGED_AT) -> Path:
    """The pack of every kind as a file of a form."""
    pack = read_pack(made_kinds(folder / "rivers", text, at))
    path = folder / f"rivers{FORMATS[form].suffixes[0]}"
    path.write_bytes(FORMATS[form].write(pack).data)
    return path


def test_a_pack_arrives_whole_in_anki(tmp_path: Path) -> None:
    path = exported(tmp_path, "apkg")
    with collection(tmp_path) as judge:
        log = bring_package(judge, path)
        assert (len(log.new), len(log.conflicting), len(log.missing_notetype)) == (KINDS, 0, 0)
        assert judge.card_count() == CARDS
        decks = {one.name for one in judge.decks.all_names_and_ids()}
        assert {"Rivers of Europe", "Rivers of Europe::Cities", "Rivers of Europe::Seas::North"} <= decks
        vienna = note(judge, "rivers/a-short")
        assert vienna["Prompt"] == "Which river flows through Vienna &amp; &lt;Linz&gt;?"
        assert (vienna["Typed"], vienna["Also right"], sorted(vienna.tags)) == (
            "Danube",
            "Donau",
            ["big_cities", "danube"],
        )
        assert "The Danube flows through Vienna." in vienna["Evidence"]
        cloze = note(judge, "rivers/g-cloze")
        assert len(cloze.cards()) == 2
        assert "[...] reaches the Atlantic" in shown(cloze.cards()[0].question())
        assert "The Loire reaches the [ocean]" in shown(cloze.cards()[1].question())
        there, back = note(judge, "rivers/k-both").cards()
        assert (shown(there.question()), shown(back.question())) == ("la Seine", "the Seine")
        assert shown(back.answer()) == "the Seine la Seine"
        choice = note(judge, "rivers/b-choice")
        assert all(one in choice["Choices"] for one in ("Rhine", "Thames", "Seine"))
        assert "It is 346 km long." in shown(choice.cards()[0].answer())
        assert not judge.media.check().missing
        pictures = sorted(Path(judge.media.dir()).iterdir())
        assert [one.name for one in pictures] == ["rivers-img-fan-b94264.png", "rivers-img-map-of-rivers-2c1095.png"]
        assert {one.read_bytes() for one in pictures} == {PNG}


EDITED = PACK.replace("What is a delta?", "What is a river's delta?").replace("answer: Danube", "answer: The Danube")
ADDED = EDITED + "  - {id: m-new, kind: short, prompt: Which river flows through Paris?, answer: Seine}\n"


@pytest.mark.parametrize("form", ["apkg", "anki"])
def test_a_second_export_updates_in_place_and_keeps_what_was_answered(form: str, tmp_path: Path) -> None:
    bring = bring_package if form == "apkg" else bring_text
    first = exported(tmp_path, form)
    with collection(tmp_path) as judge:
        bring(judge, first)
        judge.decks.select(judge.decks.id("Rivers of Europe"))
        for rating in (3, 4, 1, 3, 4):
            judge.sched.answerCard(judge.sched.getCard(), rating)
        before = (
            judge.db.all("select id, cid, ease, type from revlog"),
            judge.db.all("select id, reps, ivl from cards order by id"),
        )
        again = bring(judge, exported(tmp_path, form))
        assert not again.new
        assert not again.updated
        log = bring(judge, exported(tmp_path, form, ADDED, CHANGED_AT + 60))
        assert (len(log.new), len(log.updated)) == (1, KINDS if form == "apkg" else 2)
        name = "Prompt" if form == "apkg" else "Front"
        assert note(judge, "rivers/j-card")[name].startswith("What is a river's delta?")
        after = judge.db.all("select id, reps, ivl from cards order by id")
        assert judge.db.all("select id, cid, ease, type from revlog") == before[0]
        assert [one for one in after if one[0] in {card[0] for card in before[1]}] == before[1]


@pytest.mark.parametrize("legacy", [False, True], ids=["current", "legacy"])
def test_a_pack_comes_back_from_anki_as_it_was(legacy: bool, tmp_path: Path) -> None:
    path = exported(tmp_path, "apkg")
    with collection(tmp_path) as judge:
        bring_package(judge, path)
        back = package(judge, tmp_path / "back.apkg", legacy=legacy)
    found = FORMATS["apkg"].read(back.read_bytes(), back.name)
    pack = read_pack(tmp_path / "rivers")
    assert not found.losses
    assert {one["id"]: one for one in found.questions} == {one.id: kept.said(one) for one in kept.approved(pack)}
    assert found.header["sources"] == {"notes.md": {"title": "Notes on rivers", "publisher": "A school"}}
    assert found.media == {"img/map of rivers.png": PNG, "img/fan.png": PNG}


def test_what_was_changed_in_anki_comes_back_changed(tmp_path: Path) -> None:
    path = exported(tmp_path, "apkg")
    with collection(tmp_path) as judge:
        bring_package(judge, path)
        changes = {
            "j-card": {"Prompt": "What is a <b>river</b> delta?"},
            "g-cloze": {"Text": "The {{c1::Loire}} flows into the {{c2::Atlantic}}."},
            "a-short": {"Answer": "The Danube"},
            "b-choice": {"Choices": "<ol><li>Rhine</li></ol>"},
        }
        for name, fields in changes.items():
            changed = note(judge, f"rivers/{name}")
            for field, said in fields.items():
                changed[field] = said
            changed.tags = ["mine"]
            judge.update_note(changed)
        back = package(judge, tmp_path / "back.apkg", legacy=False)
    found = FORMATS["apkg"].read(back.read_bytes(), back.name)
    said = {one["id"]: one for one in found.questions}
    assert said["j-card"]["prompt"] == "What is a river delta?"
    assert said["g-cloze"]["text"] == "The {{Loire}} flows into the {{Atlantic}}."
    assert said["a-short"]["answer"] == "The Danube"
    assert {said[name]["tags"][0] for name in changes} == {"mine"}
    assert [(loss.question, loss.what) for loss in found.losses] == [
        ("b-choice", "what was changed in Anki in its field Choices")
    ]


NOTES: list[tuple[str, str, dict[str, str]]] = [
    ("Geo::Europe", "Basic", {"Front": "Capital of <i>France</i>?", "Back": "Paris<br>on the Seine"}),
    ("Geo::Europe", "Basic (and reversed card)", {"Front": "la Suisse", "Back": "Switzerland"}),
    ("Geo::Europe", "Basic (optional reversed card)", {"Front": "x", "Back": "y", "Add Reverse": ""}),
    ("Geo", "Basic (type in the answer)", {"Front": "2 &lt; ? &lt; 4", "Back": "3"}),
    ("Geo::Asia::Near", "Cloze", {"Text": "{{c2::Ankara::city}} is in {{c1::Turkey}}", "Back Extra": "since 1923"}),
    ("Geo", "Cloze", {"Text": "{{c1::Bern, {{c2::Switzerland}}}}", "Back Extra": ""}),
    ("Geo", "Basic", {"Front": 'What is this?<img src="map.png" alt="a map">', "Back": "A map [sound:a.mp3]"}),
    ("Geo", "Image Occlusion", {"Occlusion": "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}"}),
    ("Geo", "Facts", {"Country": "Peru", "Capital": "Lima", "Extra": ""}),
]


def made(judge: Any, tmp_path: Path) -> None:
    """Notes of every type that Anki comes with, and of one of somebody's own, some of them answered."""
    facts = judge.models.copy(judge.models.by_name("Basic"), add=False)
    facts["name"] = "Facts"
    facts["flds"] = [judge.models.new_field(name) for name in ("Country", "Capital", "Extra")]
    facts["tmpls"] = []
    for front, back in (("Capital", "Country"), ("Country", "Capital")):
        template = judge.models.new_template(f"{front} of")
        template["qfmt"] = f"Which {back.lower()} belongs to {{{{{front}}}}}?{{{{#Extra}}}}{{{{Extra}}}}{{{{/Extra}}}}"
        template["afmt"] = f"{{{{FrontSide}}}}<hr id=answer>{{{{{back}}}}}"
        judge.models.add_template(facts, template)
    facts["id"] = 0
    judge.models.add_dict(facts)
    (tmp_path / "map.png").write_bytes(PNG)
    judge.media.add_file(str(tmp_path / "map.png"))
    for deck, type_, fields in NOTES:
        one = judge.new_note(judge.models.by_name(type_))
        for name, said in fields.items():
            one[name] = said
        one.tags = ["geo"]
        judge.add_note(one, judge.decks.id(deck))


@pytest.mark.parametrize(("legacy", "whole"), [(False, False), (True, False), (False, True), (True, True)])
def test_what_anki_writes_is_read(legacy: bool, whole: bool, tmp_path: Path) -> None:
    path = tmp_path / ("geo.colpkg" if whole else "geo.apkg")
    with collection(tmp_path) as judge:
        made(judge, tmp_path)
        if whole:
            judge.export_collection_package(str(path), include_media=True, legacy=legacy)
            judge.reopen()
        else:
            package(judge, path, legacy=legacy)
    found = FORMATS["apkg"].read(path.read_bytes(), path.name)
    said = [{name: one[name] for name in one if name not in {"id", "tags"}} for one in found.questions]
    assert found.header["title"] == "Geo"
    assert all(one["tags"] == ["geo"] for one in found.questions)
    assert found.media == {"media/map.png": PNG}
    assert sorted(loss.what for loss in found.losses) == ["a picture with parts covered", "its sound a.mp3"]
    assert said == [
        {"kind": "flashcard", "prompt": "Capital of France?", "answer": "Paris\non the Seine", "topic": "Europe"},
        {"kind": "flashcard", "prompt": "la Suisse", "answer": "Switzerland", "topic": "Europe", "reverse": True},
        {"kind": "flashcard", "prompt": "x", "answer": "y", "topic": "Europe"},
        {"kind": "short", "prompt": "2 < ? < 4", "answer": "3"},
        {
            "kind": "cloze",
            "text": "{{Ankara::city}} is in {{Turkey}}",
            "explanation": "since 1923",
            "topic": "Asia › Near",
        },
        {"kind": "cloze", "text": "{{Bern, Switzerland}}"},
        {"kind": "cloze", "text": "Bern, {{Switzerland}}"},
        {
            "kind": "flashcard",
            "prompt": "What is this?",
            "answer": "A map",
            "image": "media/map.png",
            "image_alt": "a map",
        },
        {"kind": "flashcard", "prompt": "Which country belongs to Lima?", "answer": "Peru"},
        {"kind": "flashcard", "prompt": "Which capital belongs to Peru?", "answer": "Lima"},
    ]
    assert len({one["id"] for one in found.questions}) == len(said)


def test_anki_s_text_is_read_and_ours_comes_back(tmp_path: Path) -> None:
    path = exported(tmp_path, "anki")
    with collection(tmp_path) as judge:
        assert len(bring_text(judge, path).new) == KINDS
        assert not [one.name for one in judge.decks.all_names_and_ids() if "+" in one.name]
        made(judge, tmp_path)
        judge.export_note_csv(
            out_path=str(tmp_path / "notes.txt"),
            limit=None,
            with_html=True,
            with_tags=True,
            with_deck=True,
            with_notetype=True,
            with_guid=True,
        )
    found = FORMATS["anki"].read((tmp_path / "notes.txt").read_bytes(), "notes.txt")
    said = {one["id"]: one for one in found.questions}
    pack = {one.id: one for one in read_pack(tmp_path / "rivers").questions}
    assert said["k-both"] == kept.said(pack["k-both"]) | {"topic": "Rivers of Europe"}
    assert said["g-cloze"]["text"] == "The {{Loire}} reaches the {{Atlantic::ocean}} at $x_1 < 3$."
    assert said["c-true"]["prompt"] == "The Po flows through Turin.\n\nTrue or false?"
    assert said["a-short"]["answer"] == "Danube"
    assert any(one.get("reverse") and one["prompt"] == "la Suisse" for one in found.questions)
    assert any(one.get("text") == "{{Ankara::city}} is in {{Turkey}}" for one in found.questions)


def worked(judge: Any) -> int:
    """Answers, a day set, an answer out of turn, one ahead of time and a card forgotten; how many lines that makes."""
    cards = [card for number in judge.find_notes("") for card in judge.get_note(number).cards()]
    judge.sched.answerCard(judge.sched.getCard(), 4)
    judge.sched.set_due_date([cards[0].id], "5")
    deck = judge.decks.get(judge.decks.new_filtered("Apart"))
    deck["terms"] = [["is:review", 100, 0]]
    for resched in (False, True):
        deck["resched"] = resched
        judge.decks.save(deck)
        judge.sched.rebuild_filtered_deck(deck["id"])
        judge.decks.select(deck["id"])
        judge.sched.answerCard(judge.sched.getCard(), 3)
        judge.sched.empty_filtered_deck(deck["id"])
        deck = judge.decks.get(deck["id"])
    judge.sched.schedule_cards_as_new([cards[0].id])
    judge.decks.select(judge.decks.id("Geo"))
    for rating in (3, 1, 2, 4):
        judge.sched.answerCard(judge.sched.getCard(), rating)
    judge.sched.suspend_cards([cards[1].id])
    hour = 3_600_000
    for place, card in enumerate(cards):
        at = judge.db.scalar("select min(id) from revlog") - (30 + place) * 24 * hour
        line = "insert into revlog values (?, ?, -1, 3, 1, 0, 2500, 4000, 0)"
        judge.db.execute(line, at, card.id)
    return int(judge.db.scalar("select count() from revlog"))


@pytest.mark.parametrize(("legacy", "whole"), [(False, False), (True, False), (False, True), (True, True)])
def test_what_was_answered_in_anki_is_told_to_the_millisecond(legacy: bool, whole: bool, tmp_path: Path) -> None:
    path = tmp_path / ("geo.colpkg" if whole else "geo.apkg")
    with collection(tmp_path) as judge:
        made(judge, tmp_path)
        judge.decks.select(judge.decks.id("Geo"))
        lines = worked(judge)
        query = "select r.id, r.ease, r.time from revlog r order by r.id"
        log = judge.db.all(query)
        occluded = judge.db.scalar("select count() from revlog where cid in (select id from cards where nid in"
                                   " (select id from notes where flds like '%occlusion%'))")  # fmt: skip
        if whole:
            judge.export_collection_package(str(path), include_media=True, legacy=legacy)
            judge.reopen()
        else:
            package(judge, path, legacy=legacy)
    past = FORMATS["apkg"].read(path.read_bytes(), path.name).past
    told = sorted((one.at_ms, one.rating, one.elapsed_ms) for many in past.cards.values() for one in many)
    acts = [one.act for many in past.cards.values() for one in many]
    assert (len(log), past.elsewhere) == (lines, occluded)
    assert len(told) == lines - occluded
    assert set(told) <= {tuple(line) for line in log}
    assert {one: acts.count(one) for one in ("cram", "due", "reset")} == {"cram": 1, "due": 1, "reset": 1}
    assert len(past.suspended) == 1


@pytest.mark.parametrize("legacy", [False, True])
def test_a_day_that_was_set_is_the_one_in_anki(legacy: bool, tmp_path: Path) -> None:
    days = {"30": 30, "12!": 12, "0": 0}
    with collection(tmp_path) as judge:
        for said in days:
            note = judge.new_note(judge.models.by_name("Basic"))
            note["Front"], note["Back"] = said, "a day"
            judge.add_note(note, judge.decks.id("Default"))
            judge.sched.answerCard(judge.sched.getCard(), 4)
            judge.sched.set_due_date(note.card_ids(), said)
        tonight = datetime.fromtimestamp(judge.sched.day_cutoff - 1, UTC)
        path = package(judge, tmp_path / "days.apkg", legacy=legacy)
    read = FORMATS["apkg"].read(path.read_bytes(), path.name)
    noons = [happened[-1].due_ms for happened in read.past.cards.values()]
    found = [logical_day(datetime.fromtimestamp(noon / 1000, UTC)) for noon in noons]
    assert found == [logical_day(tonight + timedelta(days=one)) for one in days.values()]
