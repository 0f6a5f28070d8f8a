"""Questions from other programs' files put into packs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.check import check_pack
from quizapp.packs.formats.happened import Act, Happened, Past
from quizapp.packs.formats.model import Imported, Loss, with_sources
from quizapp.packs.formats.registry import FORMATS
from quizapp.packs.importing import bring
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import read_pack

RIVER = {"kind": "short", "prompt": "Which river flows through Vienna?", "answer": "Danube"}
SEA = {"kind": "truefalse", "prompt": "The Po reaches the Adriatic.", "answer": "true"}
PICTURE = {"id": "map", "kind": "short", "prompt": "Which river?", "answer": "Po", "image": "media/a.png"}
ONCE = Happened(1, Act.ANSWER, 3)


TRUE = "<question type='truefalse'><questiontext><text>Is it?</text></questiontext><answer fraction='100'><text>true"
TRUE += "</text></answer></question>"


def files(pack: Path) -> dict[str, bytes]:
    return {str(path.relative_to(pack)): path.read_bytes() for path in sorted(pack.rglob("*")) if path.is_file()}


def test_the_same_file_again_changes_nothing_and_more_goes_into_a_file_of_its_own(tmp_path: Path):
    pack = tmp_path / "rivers"
    first = bring(Imported({"title": "Rivers"}, (RIVER,)), pack, "week 1.csv")
    assert (first.new, first.file) == (("which-river-flows-through-vienna",), pack / "week-1.yaml")
    before = files(pack)
    again = bring(Imported({"title": "Other"}, (RIVER,)), pack, "week 1.csv")
    assert (again.new, again.same, again.file) == ((), 1, None)
    assert files(pack) == before
    more = bring(Imported({}, ({**RIVER, "answer": "Inn"}, SEA)), pack, "week 1.csv")
    assert (more.new, more.file) == (("the-po-reaches-the-adriatic",), pack / "week-1-2.yaml")
    assert [(one.field, one.here, one.there) for one in more.different] == [("answer", "Danube", "Inn")]
    assert {name: data for name, data in files(pack).items() if name != "week-1-2.yaml"} == before
    assert [question.kind for question in read_pack(pack).questions] == ["truefalse", "short"]
    assert not [problem for problem in check_pack(pack) if problem.severity == ERROR]


def test_an_id_is_made_of_the_words_and_not_of_an_address(tmp_path: Path):
    linked = {**RIVER, "prompt": "Which river (https://x.org/map?a=1) flows here?"}
    assert bring(Imported({}, (linked,)), tmp_path / "p", "a.csv").new == ("which-river-flows-here",)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [("short", "sources", [1, "document"]), ("cloze", "prompt", 1), ("cloze", "prompt", None), ("match", "pairs", [1]),
     ("short", "prompt", "\ud800")],
)  # fmt: skip
def test_a_line_that_says_nonsense_is_left_out_and_the_others_come(tmp_path: Path, kind: str, key: str, value: object):
    odd = {"id": "a", "kind": kind, "prompt": "Which?", "answers": ["x"], "choices": None, "fact": None, key: value}
    lines = f"{json.dumps(odd)}\n{json.dumps(SEA)}\n".encode()
    brought = bring(FORMATS["jsonl"].read(lines, "a.jsonl"), tmp_path / "p", "a.jsonl")
    assert "the-po-reaches-the-adriatic" in brought.new


def test_what_a_person_added_to_an_imported_question_is_no_difference(tmp_path: Path):
    pack = tmp_path / "p"
    bring(Imported({}, (RIVER,)), pack, "a.csv")
    path = pack / "a.yaml"
    path.write_text(path.read_text() + "  explanation: It does.\n  tags: [mine]\n")
    assert bring(Imported({}, (RIVER,)), pack, "a.csv").same == 1


def test_a_question_that_was_renamed_is_known_by_its_former_id(tmp_path: Path):
    pack = tmp_path / "p"
    bring(Imported({}, ({**RIVER, "id": "vienna"},)), pack, "a.csv")
    path = pack / "a.yaml"
    path.write_text(path.read_text().replace("id: vienna", "id: the-danube\n  aliases: [vienna]"))
    again = bring(Imported({}, ({**RIVER, "id": "vienna"},)), pack, "a.csv")
    assert (again.new, again.same) == ((), 1)
    other = bring(Imported({}, ({**RIVER, "id": "vienna", "answer": "Inn"},)), pack, "a.csv")
    assert [(one.question, one.field) for one in other.different] == [("the-danube", "answer")]


def test_questions_with_the_same_words_keep_their_ids_in_any_order(tmp_path: Path):
    pack, other = tmp_path / "p", {**RIVER, "answer": "Wien"}
    new = bring(Imported({}, (RIVER, other, {**RIVER, "answer": "Inn"})), pack, "a.csv").new
    assert len(set(new)) == 3
    assert bring(Imported({}, (other, RIVER)), pack, "a.csv").same == 2


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("media/a.png", "media/a.png"),
        ("../../a.png", "media/a.png"),
        ("/etc/a.png", "media/a.png"),
        ("media/../../a.png", "media/a.png"),
        ("C:\\a.png", "media/a.png"),
        (f"media/{'x' * 300}.png", f"media/{'x' * 60}.png"),
        (".git/a.png", "media/a.png"),
        ("pack.yaml", ""),
        ("generated.jsonl", ""),
        ("media/a.sh", ""),
    ],
)
def test_pictures_are_put_inside_the_pack_and_only_pictures(tmp_path: Path, name: str, place: str):
    pack = tmp_path / "p"
    found = bring(Imported({}, ({**PICTURE, "image": name},), {name: b"PNG"}), pack, "a.xml")
    (question,) = read_pack(pack).questions
    assert question.image == place
    assert len(found.losses) == (not place)
    assert sorted(files(tmp_path)) == sorted({"p/a.yaml", "p/pack.yaml", *([f"p/{place}"] if place else [])})
    assert (pack / (place or "pack.yaml")).read_bytes() == b"PNG" or not place


def test_a_picture_never_goes_over_another(tmp_path: Path):
    pack = tmp_path / "p"
    bring(Imported({}, (PICTURE,), {"media/a.png": b"one"}), pack, "a.xml")
    bring(Imported({}, ({**PICTURE, "id": "map-2"},), {"media/a.png": b"two"}), pack, "a.xml")
    assert (pack / "media/a.png").read_bytes() == b"one"
    images = [question.image for question in read_pack(pack).questions]
    assert sorted((pack / image).read_bytes() for image in images) == [b"one", b"two"]
    (tmp_path / "out").mkdir()
    (tmp_path / "q").mkdir()
    (tmp_path / "q/pack.yaml").write_text("format: quizapp-pack/1\nid: q\ntitle: Q\n")
    (tmp_path / "q/media").symlink_to(tmp_path / "out")
    assert bring(Imported({}, (PICTURE,), {"media/a.png": b"one"}), tmp_path / "q", "a.xml").losses
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
def test_passages_come_back_with_the_names_of_their_sources(form: str, tmp_path: Path):
    (tmp_path / "p").mkdir()
    (tmp_path / "p/pack.yaml").write_text(
        "format: quizapp-pack/1\nid: p\ntitle: P\nsources: {notes.md: {title: Notes}}\nquestions:\n"
        "- {id: a, kind: short, prompt: Which?, answer: Po, evidence: [{source: notes.md, quote: The Po is long.}]}\n"
    )
    written = FORMATS[form].write(read_pack(tmp_path / "p"))
    brought = bring(FORMATS[form].read(written.data, "a"), tmp_path / "q", "a")
    (question,) = read_pack(tmp_path / "q").questions
    assert [(one.source, one.quote) for one in question.evidence] == [("notes.md", "The Po is long.")]
    assert brought.losses == ()


def test_what_is_wrong_with_a_question_leaves_it_out_and_the_others_come(tmp_path: Path):
    bad = {"id": "bad", "kind": "choice", "prompt": "?", "choices": ["a", "b"], "answer": "c"}
    cited = {**SEA, "evidence": [{"source": "atlas"}, {"source": "elsewhere"}]}
    found = bring(Imported({"sources": {"atlas": {"title": "Atlas"}}}, (bad, cited)), tmp_path / "p", "a.csv")
    assert [loss.question for loss in found.losses] == ["bad", "the-po-reaches-the-adriatic"]
    assert "'c' is not one of the choices" in found.losses[0].what
    short = {**SEA, "prompt": "Another?", "evidence": "atlas"}
    named = bring(Imported(with_sources([short]), (short, short)), tmp_path / "q", "a.jsonl")
    assert (named.losses, len(named.new), named.same) == ((), 1, 1)
    assert [one.source for one in read_pack(tmp_path / "q").questions[0].evidence] == ["atlas"]
    number = {"id": "n", "kind": "number", "prompt": "?", "answer": "4,500"}
    (loss,) = bring(Imported({}, (number, SEA)), tmp_path / "r", "a.csv").losses
    assert loss.what == "answer: '4,500' is not a number (write 4500)"
    assert [one.source for one in read_pack(tmp_path / "p").questions[0].evidence] == ["atlas"]


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        ("csv", "id,prompt,answer\nz1,First?,a\nz1,Second?,b\nz1,First?,a\n", "line 3"),
        ("gift", "// [id:z1]\n::A::First? {=a}\n\n// [id:z1]\nSecond? {=b}\n", "line 5"),
    ],
)
def test_a_second_question_with_an_id_is_told_what_it_is_called(tmp_path: Path, form: str, text: str, told: str):
    found = bring(FORMATS[form].read(text.encode(), f"a.{form}"), tmp_path / "p", f"a.{form}")
    assert (found.new[0], len(found.new)) == ("z1", 2)
    what = f"its id z1, which another question of the file has: here it is {found.new[1]}"
    assert found.losses == (Loss(told, what),)


@pytest.mark.parametrize(
    ("form", "text", "place"),
    [
        ("csv", "prompt,answer,kind\na,b,\nHow many?,some,number\n", "line 3"),
        ("gift", "Sound? {=a}\n\nWhich? {~%0%a ~%0%b}\n", "line 3"),
        ("aiken", "A?\nA. a\nB. b\nANSWER: A\n\nB?\nA. a\nB. a\nANSWER: A\n", "line 6"),
        ("markdown", "Q: A?\nA: b\n\nQ: B?\n- [x] a\n- [ ] a\n", "line 4"),
        ("jsonl", '{"kind": "short", "prompt": "A?", "answer": "b"}\n{"kind": "short", "prompt": "A?"}\n', "line 2"),
        ("moodlexml", f"<quiz>{TRUE}{TRUE.replace('100', '0')}</quiz>", "question 2"),
    ],
)
def test_a_question_that_is_left_out_is_named_with_its_line(tmp_path: Path, form: str, text: str, place: str):
    found = bring(FORMATS[form].read(text.encode(), "a"), tmp_path / "p", "a")
    assert ([loss.question for loss in found.losses], len(found.new)) == ([place], 1)


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        ("csv", "prompt,answer,kind\nW?,,short\n", "'answer' is missing"),
        ("csv", "kind,prompt,answer\nmatch,W?,a=1 | b=\n", "pairs.b: this is empty"),
        ("csv", 'prompt,choices,answer,kind\nW?,a | b,"a,b",choice\n', "answer: 'a,b' is not one of the choices"),
        ("gift", "W? {~%0%a ~%0%b}\n", "'answers' is missing"),
        ("jsonl", '{"kind": "short", "prompt": "W?", "answer": ["b"]}\n', "answer: text is meant here, not a list"),
        ("jsonl", '{"kind": "order", "prompt": "W?", "items": "b"}\n', "items: a list is meant here"),
        ("csv", "prompt,answer,kind\nW?,maybe,truefalse\n",
         "answer: 'maybe' is neither true nor false (write true or false)"),
    ],
)  # fmt: skip
def test_what_mends_a_mistake_is_told_without_the_signs_of_another_format(
    tmp_path: Path, form: str, text: str, told: str
):
    found = FORMATS[form].read(text.encode(), "a")
    both = Imported(questions=(*found.questions, SEA), places=(*found.places, "line 9"))
    assert [loss.what for loss in bring(both, tmp_path / "p", "a").losses] == [told]


def test_nothing_is_written_where_nothing_could_be_read_or_strict_asks_for_all(tmp_path: Path):
    for imported, strict in [(Imported(), False), (Imported({}, (RIVER,), losses=(Loss("line 2", "a row"),)), True)]:
        with pytest.raises(QuizError):
            bring(imported, tmp_path / "p", "a.csv", strict=strict)
        assert not (tmp_path / "p").exists()


def test_where_nothing_can_be_read_it_is_told_what_keeps_the_question_out(tmp_path: Path):
    data = b"Which? {~%0%a#no ~%-50%b}"
    with pytest.raises(QuizError, match="no question could be read: 'answers' is missing"):
        bring(FORMATS["gift"].read(data, "a.gift"), tmp_path / "p", "a.gift")
    data = TRUE.replace("100", "50").replace(
        "</question>", "<penalty>1</penalty><defaultgrade>2</defaultgrade></question>"
    )
    found = FORMATS["moodlexml"].read(f"<quiz>{data}</quiz>".encode(), "a.xml")
    assert [loss.what for loss in found.losses] == ["how many points it is worth"]
    with pytest.raises(QuizError, match="no question could be read: 'answer' is missing"):
        bring(found, tmp_path / "p", "a.xml")


def test_only_packs_that_are_right_and_ones_own_are_added_to(tmp_path: Path):
    (tmp_path / "one.yaml").write_text("format: quizapp-pack/1\nid: q\ntitle: Q\n")
    (tmp_path / "papers").mkdir()
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong/pack.yaml").write_text("format: quizapp-pack/1\nid: q\n")
    for name, error in [("one.yaml", WrongUse), ("papers", WrongUse), ("wrong", QuizError)]:
        with pytest.raises(error):
            bring(Imported({}, (RIVER,)), tmp_path / name, "a.csv")


def test_a_past_follows_its_questions_to_the_ids_that_they_have_in_the_pack(tmp_path: Path) -> None:
    pack, long = tmp_path / "p", "q" * 120
    asked: dict[str, object] = {"kind": "flashcard", "answer": "a"}
    listed = [asked | {"id": name, "prompt": f"Which {name}?"} for name in ("now", "former", "Not a slug", long)]
    past = Past({str(one["id"]): (ONCE,) for one in listed} | {"former#reverse": (ONCE,)}, frozenset({"former"}), 2)
    bring(Imported({}, tuple(listed[:1]), past=past), pack, "a.apkg")
    file = pack / "a.yaml"
    file.write_text(file.read_text().replace("id: now", "id: now\n  aliases: [former]"))
    found = bring(Imported({}, tuple(listed[1:]), past=past), pack, "a.apkg")
    assert found.past.cards.keys() == {"now", "now#reverse", "not-a-slug", found.new[-1]}
    assert found.past.suspended == {"now"}
    assert found.past.elsewhere == 2 + 1


def test_the_past_of_another_pack_s_question_stays_away_from_one_that_has_its_id(tmp_path: Path) -> None:
    river = RIVER | {"id": "q1"}
    bring(Imported({}, (river,)), tmp_path / "rivers", "rivers.apkg")
    for origin, change, follows in (
        ("lakes", {}, True),
        ("lakes", {"answer": "Inn"}, True),
        ("lakes", {"prompt": "What is the deepest lake?"}, True),
        ("lakes", {"prompt": "What is the deepest lake?", "answer": "Baikal"}, False),
        ("rivers", {"prompt": "What is the deepest lake?", "answer": "Baikal"}, True),
        ("", {"prompt": "What is the deepest lake?", "answer": "Baikal"}, True),
    ):
        file = Imported({}, (river | change,), past=Past({"q1": (ONCE,)}), origins={"q1": origin})
        past = bring(file, tmp_path / "rivers", "rivers.apkg").past
        assert (list(past.cards), past.elsewhere) == ((["q1"], 0) if follows else ([], 1))
