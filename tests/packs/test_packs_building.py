"""Packs made into one file and taken from it: nothing is lost, nothing hostile gets in."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.building import build, build_prompts
from quizapp.packs.check import check_pack
from quizapp.packs.folder import BUILT, CURATED, HEADER
from quizapp.packs.growing import settle
from quizapp.packs.installing import arriving, remove
from quizapp.packs.passages import passages
from quizapp.packs.reading import read_pack
from quizapp.packs.template import new_pack
from quizapp.packs.zipping import MOST_FILES, packed, unpacked
from quizapp.practice.layout import source_of
from tests.packs.conftest import GENERATED, HEAD, Made, short

KFOR = Path(__file__).parents[2] / "questions" / "kfor"


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    folder = tmp_path / "rivers"
    settle(folder, new_pack("rivers", "Rivers"))
    return folder


@pytest.fixture
def file(rivers: Path, tmp_path: Path) -> Path:
    path = tmp_path / "rivers.zip"
    path.write_bytes(packed(build(read_pack(rivers)).files))
    return path


def test_the_shipped_pack_comes_back_equal_and_the_same_pack_is_the_same_bytes(tmp_path: Path) -> None:
    pack = read_pack(KFOR)
    path = tmp_path / "kfor.zip"
    path.write_bytes(packed(build(pack).files))
    copy = read_pack(shutil.copytree(KFOR, tmp_path / "elsewhere"))
    assert packed(build(copy).files) == path.read_bytes()
    found = arriving(path, tmp_path / "library")
    found.install()
    back = read_pack(found.folder)
    approved = [one for one in pack.questions if one.status == "approved"]

    assert list(back.questions) == [one.model_copy(update={"notes": ""}) for one in approved]
    before = {one.id: [(s.document, s.text, s.start) for s in passages(one, pack.sources)] for one in approved}
    assert before == {
        one.id: [(s.document, s.text, s.start) for s in passages(one, back.sources)] for one in back.questions
    }
    assert arriving(path, tmp_path / "library").is_known


def test_a_document_that_may_not_be_copied_is_left_out_but_for_what_is_quoted(rivers: Path, tmp_path: Path) -> None:
    text = (rivers / HEADER).read_text().replace("    license: CC-BY-4.0", "    license: All rights reserved")
    (rivers / HEADER).write_text(text)
    (rivers / "generated.jsonl").write_text(
        "".join(
            f"{json.dumps(line)}\n"
            for line in (GENERATED, short("g-1", evidence=[{"source": "notes.md", "start": 21, "end": 60}]))
        )
    )
    pack = read_pack(rivers)
    made = build(pack)
    assert made.left_out == ("notes.md",)
    assert not [name for name in made.files if name.startswith("sources/")]
    whole = b"".join(made.files.values())
    assert b"The Danube flows through Vienna, Bratislava" in whole
    settle(tmp_path / "built", made.files)
    back = read_pack(tmp_path / "built")
    assert not [one for one in check_pack(tmp_path / "built") if one.code != "no_reason"]
    (evidence,) = next(one for one in back.questions if one.id == "g-1").evidence
    assert (evidence.start, evidence.locator, evidence.quote) == (
        None,
        "Cities, line 5",
        pack.sources["notes.md"].text[21:60],  # type: ignore[index, union-attr]
    )
    vienna = next(one for one in back.questions if one.id == "seine-through-paris")
    assert source_of(vienna, passages(vienna, back.sources)) == "Notes on rivers, Cities, line 5"
    assert vienna.topic == "Cities"
    assert b"sources/" in build(pack, everything=True).files[BUILT]


def test_drafts_and_what_was_rejected_stay_at_home(made: Made) -> None:
    lines = [GENERATED, short("g-1", status="draft"), short("g-2"), short("g-3")]
    curated = "format: quizapp-curated/1\nreject:\n  - {id: g-3, reason: wrong}\n"
    pack = made("questions: []\n", generated_dot_jsonl=lines, curated_dot_yaml=curated)
    files = build(read_pack(pack)).files
    assert CURATED not in files
    assert json.loads(files[BUILT])["questions"] == 1
    assert b"g-1" not in files["generated.jsonl"]
    assert b"g-3" not in files["generated.jsonl"]


def test_without_answers_nothing_tells_what_is_right(rivers: Path) -> None:
    asked = build_prompts(read_pack(rivers)).files["prompts.jsonl"].decode()
    lines = [json.loads(line) for line in asked.splitlines()]
    assert len(lines) == 10
    keys = {key for line in lines[1:] for key in line}
    assert keys == {"id", "kind", "prompt", "topic", "unit", "choices", "items", "left", "right"}
    for told in ("2,850", "2850", "1869", "Bratislava</", "Land at a river's mouth", "capital of Hungary"):
        assert told not in asked
    assert all(line[key] == sorted(line[key]) for line in lines for key in ("choices", "items", "right") if key in line)


def test_an_update_says_what_changes_and_keeps_to_ids(rivers: Path, file: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    arriving(file, library).install()
    text = (rivers / HEADER).read_text()
    text = text.replace("answer: 2850", "answer: 2860").replace(
        "prompt: When was the Suez", "prompt: When did the Suez"
    )
    text = text.replace("id: delta", "id: river-delta\n    aliases: [delta]").replace("- id: downstream", "- id: down")
    (rivers / HEADER).write_text(text)
    found = arriving(rivers, library)
    changed = found.changes
    assert [now.id for _, now in changed.reanswered] == ["length-of-the-danube"]
    assert [now.id for _, now in changed.reworded] == ["suez-canal-opened"]
    assert [(was.id, now.id) for was, now in changed.renamed] == [("delta", "river-delta")]
    assert ([one.id for one in changed.new], [one.id for one in changed.gone]) == (["down"], ["downstream"])
    assert not found.is_known
    found.install()
    assert arriving(rivers, library).is_known
    assert sorted(path.name for path in library.iterdir()) == ["rivers"]
    remove(found.folder)
    assert list(library.iterdir()) == []


def test_a_pack_of_one_s_own_is_neither_replaced_nor_removed(rivers: Path, file: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    mine = Path(shutil.copytree(rivers, library / "rivers"))
    for act in (lambda: arriving(file, library), lambda: remove(mine)):
        with pytest.raises(QuizError):
            act()
    assert (mine / HEADER).read_bytes() == (rivers / HEADER).read_bytes()


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    return found


def with_entry(path: Path, name: str | zipfile.ZipInfo, data: bytes = b"x") -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)


def rebuilt(path: Path, **changed: bytes | None) -> None:
    """The same archive with some of its files otherwise, or gone."""
    files = unpacked(path) | {name.replace("_dot_", "."): data for name, data in changed.items()}
    path.write_bytes(packed({name: data for name, data in files.items() if data is not None}))


def stored(path: Path) -> None:
    """The same files in an archive that another program made."""
    files = unpacked(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(entry(name), data)


def resealed(path: Path, text: bytes) -> None:
    """Altered together with the list of its files, as somebody who knows the format would."""
    import hashlib

    said = json.loads(unpacked(path)[BUILT])
    said["files"][HEADER] = hashlib.sha256(text).hexdigest()
    rebuilt(path, pack_dot_yaml=text, built_dot_json=json.dumps(said).encode())


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "altered": (lambda path: rebuilt(path, pack_dot_yaml=b"format: quizapp-pack/1\n"), "altered"),
    "one more": (lambda path: with_entry(path, "more.yaml"), "altered"),
    "one less": (lambda path: rebuilt(path, pack_dot_yaml=None), "altered"),
    "no list": (lambda path: rebuilt(path, built_dot_json=None), "not a pack that quizapp built"),
    "odd list": (lambda path: rebuilt(path, built_dot_json=b"[" * 100_000), "not a pack that quizapp built"),
    "not a zip": (lambda path: path.write_bytes(b"hello"), "no archive"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-80]), "no archive"),
    "a byte short": (lambda path: path.write_bytes(path.read_bytes()[:-1]), "altered"),
    "begun late": (lambda path: path.write_bytes(path.read_bytes()[300:]), "no archive"),
    "something behind it": (lambda path: path.write_bytes(path.read_bytes() + b"<script>"), "altered"),
    "something before it": (lambda path: path.write_bytes(b"#!/bin/sh\n" + path.read_bytes()), "altered"),
    "packed otherwise": (stored, "altered"),
    "flipped": (lambda path: path.write_bytes(path.read_bytes().replace(b"pack.yaml", b"pack.yamk", 1)), "damaged"),
    "upwards": (lambda path: with_entry(path, "../evil.yaml"), "no name inside"),
    "absolute": (lambda path: with_entry(path, "/tmp/evil.yaml"), "no name inside"),
    "drive": (lambda path: with_entry(path, "c:evil.yaml"), "no name inside"),
    "backslash": (lambda path: with_entry(path, entry("sources/..\\evil.yaml")), "no name inside"),
    "hidden": (lambda path: with_entry(path, ".git/hooks/post-checkout"), "no name inside"),
    "control": (lambda path: with_entry(path, "a\x1b[2J.yaml"), "no name inside"),
    "device name": (lambda path: with_entry(path, "aux.yaml"), "no name inside"),
    "link": (lambda path: with_entry(path, entry("link.yaml", stat.S_IFLNK | 0o777), b"/etc/passwd"), "no plain file"),
    "device": (lambda path: with_entry(path, entry("null", stat.S_IFCHR | 0o666)), "no plain file"),
    "folder": (lambda path: with_entry(path, "empty/"), "no plain file"),
    "no name": (lambda path: with_entry(path, entry("\0")), "no name inside"),
    "two of one name": (lambda path: with_entry(path, "PACK.yaml"), "one name"),
    "bomb": (lambda path: with_entry(path, "zeros", bytes(65 * 1024 * 1024)), "too large"),
    "many": (lambda path: path.write_bytes(packed({f"{n}": b"" for n in range(MOST_FILES + 1)})), "too large"),
    "wrong pack": (lambda path: resealed(path, b"format: quizapp-pack/1\nid: ../../x\ntitle: X\n"), "cannot be read"),
    "alias bomb": (lambda path: resealed(path, b"a: &a [x]\nb: [*a, *a]\n"), "cannot be read"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_before_anything_is_written(case: str, file: Path, tmp_path: Path) -> None:
    change, said = HOSTILE[case]
    change(file)
    with pytest.raises(QuizError) as refused:
        arriving(file, tmp_path / "library")
    assert said in refused.value.message
    assert "\x1b" not in refused.value.message
    assert str(file) in refused.value.where
    assert not (tmp_path / "library").exists()


@given(data=st.data())
def test_an_archive_that_is_damaged_anywhere_is_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = packed(build(read_pack(KFOR.parents[1] / "tests/packs/fixtures/tides")).files)
    at = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    path = tmp_path_factory.mktemp("damaged") / "tides.zip"
    path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :])
    with pytest.raises(QuizError):
        arriving(path, path.parent / "library")


def test_what_was_corrected_survives_an_update_and_the_change_beneath_it_is_told(
    rivers: Path, tmp_path: Path, home: Path
) -> None:
    from quizapp.packs.check import checked
    from quizapp.packs.deciding import by, edit
    from quizapp.packs.editing import decided_in, found_in
    from quizapp.practice.ledger import Ledger

    library, corrections = tmp_path / "library", tmp_path / "corrections"
    arriving(rivers, library).install()
    pack, item = found_in(library / "rivers", "delta")
    path, private = decided_in(pack, corrections)
    assert (path, private) == (corrections / "rivers.yaml", True)
    said = item.question.model_dump(mode="json", exclude_defaults=True) | {"prompt": "What is a river's delta?"}
    from datetime import date

    Ledger(path, private=True).write("delta", edit(said, by("ada", date(2026, 11, 30)), item.question))
    (rivers / HEADER).write_text((rivers / HEADER).read_text().replace("and how does it form?", "and why?"))
    arriving(rivers, library).install()
    problems, now = checked(library / "rivers", corrections)
    assert now is not None
    assert next(one for one in now.questions if one.id == "delta").prompt == "What is a river's delta?"
    assert [one.code for one in problems] == ["edit_changed"]


HEAD_OF_TWO = HEAD.replace("demo", "two")


def test_pictures_go_along_and_one_that_no_system_could_take_is_refused(rivers: Path, tmp_path: Path) -> None:
    text = (rivers / HEADER).read_text()
    (rivers / "a map.png").write_bytes(b"png")
    (rivers / HEADER).write_text(f'{text}    image: "./a map.png"\n    image_alt: A map\n')
    path = tmp_path / "rivers.zip"
    path.write_bytes(packed(build(read_pack(rivers)).files))
    found = arriving(path, tmp_path / "library")
    found.install()
    assert (found.folder / "a map.png").read_bytes() == b"png"
    assert check_pack(found.folder) == []
    (rivers / "a map.png").rename(rivers / "a:map.png")
    (rivers / HEADER).write_text((rivers / HEADER).read_text().replace("a map", "a:map"))
    with pytest.raises(QuizError, match="not every system"):
        packed(build(read_pack(rivers)).files)


PICTURED = """
  - {id: a, kind: short, prompt: "![it](prompt.png)?", answer: x, reject: {"![r](reject.png)": "![w](wrong.png)"}}
  - id: b
    kind: choice
    prompt: Which?
    image: own.jpg
    image_alt: Own
    choices: [{text: "![c](media/choice.png)", why: "![y](why.gif)"}, other]
    answer: other
    explanation: 'As ![e](explanation.svg "titled") shows; ![gone](gone.png), ![far](https://example.org/far.png)'
  - {id: c, kind: order, prompt: Sort., items: ["![i](item.png)", j], hint: "![h](hint.png)"}
  - id: d
    kind: match
    prompt: Match.
    pairs: {"![l](left.png)": "![r](right.png)", b: c}
    distractors: ["![d](wrong.webp)", e]
  - {id: e, kind: cloze, text: "![t](text.png) is {{it|![g](gap.png)}}."}
  - {id: f, kind: short, answer: y,
     prompt: "`![code](code.png)` ![out](../outside.png) ![l](sources/law.md) ![p](pack.yaml)"}
  - {id: g, kind: short, prompt: "![draft](draft.png)", answer: x, status: draft}
"""
ASKED = {"prompt.png", "own.jpg", "media/choice.png", "item.png", "left.png", "right.png", "wrong.webp", "text.png"}
RIGHT = {"reject.png", "wrong.png", "why.gif", "explanation.svg", "hint.png", "gap.png"}


def test_pictures_that_stand_in_texts_go_along_and_for_exams_only_what_is_asked(made: Made, tmp_path: Path) -> None:
    pack = made(f"questions:{PICTURED}", sources__law_dot_md="Law.")
    (tmp_path / "outside.png").write_bytes(b"png")
    for name in (*ASKED, *RIGHT, "code.png", "draft.png", "unused.png"):
        (pack / name).parent.mkdir(exist_ok=True)
        (pack / name).write_bytes(name.encode())
    written = (pack / HEADER).read_bytes()
    files = build(read_pack(pack)).files
    assert set(files) == {BUILT, HEADER, "questions.yaml", *ASKED, *RIGHT}
    assert files[HEADER] != written
    assert all(files[name] == name.encode() for name in (*ASKED, *RIGHT))
    assert set(build_prompts(read_pack(pack)).files) == {BUILT, "prompts.jsonl", *ASKED}


def test_a_folder_that_is_no_pack_and_one_with_mistakes_are_told(made: Made, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "nowhere", made("questions: [{id: x}]\n", head=HEAD_OF_TWO)):
        with pytest.raises(QuizError):
            arriving(path, tmp_path / "library")
    assert not (tmp_path / "library").exists()
