"""GIFT and Moodle XML as Moodle's documentation describes them."""

from __future__ import annotations

import timeit
from base64 import b64encode
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from quizapp.errors import QuizError
from quizapp.packs.formats.gift import read as read_gift
from quizapp.packs.formats.gift import write as write_gift
from quizapp.packs.formats.moodlexml import read as read_xml
from quizapp.packs.formats.moodlexml import write as write_xml
from quizapp.packs.importing import bring
from quizapp.packs.reading import read_pack
from quizapp.packs.validating import question_of
from tests.packs.formats.made import arrived, pack_of

WRONG = {"text": "Rhine", "why": "It flows north."}
GIFT: list[tuple[str, dict[str, Any]]] = [
    (
        "::Capital:: Which river crosses Vienna? {\n  =Danube # It does.\n  ~Rhine # It flows north.\n  ~Po\n}",
        {"kind": "choice", "prompt": "Which river crosses Vienna?", "choices": ["Danube", WRONG, "Po"],
         "answer": "Danube", "explanation": "It does.", "notes": "Capital"},
    ),
    (
        "// a note [id:north-sea] [tag:rivers] [tag:a \\] b]\nWhich reach it? {~%50%Rhine ~%50%Elbe ~%-100%Rhone#No.}",
        {"id": "north-sea", "tags": ["rivers", "a ] b"], "kind": "multi", "prompt": "Which reach it?",
         "choices": ["Rhine", "Elbe", {"text": "Rhone", "why": "No."}], "answers": ["Rhine", "Elbe"]},
    ),
    ("The Po is long.{T}", {"kind": "truefalse", "prompt": "The Po is long.", "answer": "true"}),
    (
        "The Po is short. {FALSE#It is long.}",
        {"kind": "truefalse", "prompt": "The Po is short.", "answer": "false", "explanation": "It is long."},
    ),
    (
        "Who explained it?{=Isaac Newton =Newton =%0%Kepler#Of the planets. ####He did in 1687.}",
        {"kind": "short", "prompt": "Who explained it?", "answer": "Isaac Newton", "accept": ["Newton"],
         "reject": {"Kepler": "Of the planets."}, "explanation": "He did in 1687."},
    ),
    ("Two plus two? {four}", {"kind": "short", "prompt": "Two plus two?", "answer": "four"}),
    (
        "The {=Loire =Loire river} reaches the Atlantic.",
        {"kind": "cloze", "text": "The {{Loire|Loire river}} reaches the Atlantic."},
    ),
    ("He lies in {=a tomb}.", {"kind": "cloze", "text": "He lies in {{a tomb}}."}),
    ("It is un{=known}, they say.", {"kind": "cloze", "text": "It is un{{known}}, they say."}),
    ("Is it {=a ~b}?", {"kind": "choice", "prompt": "Is it _____?", "choices": ["a", "b"], "answer": "a"}),
    (
        "Grant is {~buried =entombed ~living} there now.",
        {"kind": "choice", "prompt": "Grant is _____ there now.", "choices": ["buried", "entombed", "living"],
         "answer": "entombed"},
    ),
    ("How long is it?{#2850:10}", {"kind": "number", "prompt": "How long is it?", "answer": "2850", "tolerance": "10"}),
    ("Which year?{#1822}", {"kind": "number", "prompt": "Which year?", "answer": "1822"}),
    ("From 1 to 5?{#1..5}", {"kind": "number", "prompt": "From 1 to 5?", "answer": "3", "tolerance": "2"}),
    (
        "When?{#\n =1822:0 # Yes.\n}",
        {"kind": "number", "prompt": "When?", "answer": "1822", "explanation": "Yes."},
    ),
    (
        "Match. {\n =Cologne -> Rhine\n =Hamburg -> Elbe\n = -> Po\n}",
        {"kind": "match", "prompt": "Match.", "pairs": {"Cologne": "Rhine", "Hamburg": "Elbe"}, "distractors": ["Po"]},
    ),
    (
        "Match. {=a \\-> b -> c =d -> e -> f}",
        {"kind": "match", "prompt": "Match.", "pairs": {"a -> b": "c", "d": "e -> f"}},
    ),
    ("Which sign? {=a \\-> b =->}", {"kind": "short", "prompt": "Which sign?", "answer": "a -> b", "accept": ["->"]}),
    ("What is a delta? {####Land at a mouth.}",
     {"kind": "flashcard", "prompt": "What is a delta?", "answer": "Land at a mouth."}),
    (
        "[html]<p>Is <b>a \\= b</b>\\: \\{x\\}?</p>{=<i>yes</i> ~5 &lt; 6}",
        {"kind": "choice", "prompt": "Is a = b: {x}?", "choices": ["yes", "5 < 6"], "answer": "yes"},
    ),
    (
        "[plain]Is <b> bold?\\nOn two lines{=[html]<b>yes</b> ~no}",
        {"kind": "choice", "prompt": "Is <b> bold?\nOn two lines", "choices": ["yes", "no"], "answer": "yes"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question"), GIFT)
def test_a_block_of_gift_is_the_question_it_means(text: str, question: dict[str, Any]):
    for ends in ("\n", "\r\n"):
        found = read_gift(f"// A file\n\n{text}\n\n".replace("\n", ends).encode(), "a.gift")
        assert (list(found.questions), found.losses) == ([question], ())
        assert None not in arrived(found)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Read this first.", "a description, which asks nothing"),
        ("Broken {=a ~b", "it has no closing brace"),
        ("Discuss. {}", "an essay without an answer to compare with"),
        ("Which? {=a ~%50%b ~c}", "that 'b' is right in part"),
        ("Which? {=a =%50%b}", "that 'b' is right in part"),
        ("Which? {=a =b ~c}", "the choice 'b', which is right too"),
        ("Name it. {=Kumanov*}", "that * in 'Kumanov*' stands for anything"),
        ("How many? {#=3:1 =%50%4:1}", "that '4' is right in part"),
        ("Which? {yes =a ~b}", "'yes', which stands before the first answer"),
        ("How many? {#4 =%100%5}", "'4', which stands before the first answer"),
        ("Which? {=a ~%-50%b}", "what a wrong choice costs"),
        ("Is it? {F#It is long.#Right.}", "which of the two answers each part of its explanation is said to"),
        ("Which? {~%70%a ~%30%b ~c}", "that its right answers count differently"),
        ("[html]<img src\\=a.png alt\\=map> Which? {=a ~b}", "a picture, of which the words stand there"),
    ],
)
def test_what_a_pack_does_not_hold_of_gift_is_told_with_its_line(text: str, lost: str):
    found = read_gift(f"\n\n{text}\n\nFine? {{T}}\n".encode(), "a.gift")
    assert [(loss.question, loss.what) for loss in found.losses] == [("line 3", lost)]
    assert found.questions[-1]["answer"] == "true"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("One {T}\nTwo {F}", "line 4, column 5"),
        ("::A:: One {T}\nTwo\n {=a\n~b}", "line 5, column 2"),
        ("The {=a} and {=b}.", "line 3, column 14"),
        ("Which? {=f{x} ~b}", "line 3, column 11"),
        ("What is $x_{1}$? {=a ~b}", "line 3, column 18"),
        ("Which? {=a ~b} }", "line 3, column 16"),
        ("// c\nOpen {=a\nNext {T}", "line 5, column 6"),
    ],
)
def test_braces_of_a_second_question_are_told_where_they_stand(text: str, place: str):
    found = read_gift(f"\n\n{text}\n\nFine? {{T}}\n".encode(), "a.gift")
    assert [one["prompt"] for one in found.questions] == ["Fine?"]
    assert [loss.question for loss in found.losses] == [place]
    assert "leave a line empty between two questions" in found.losses[0].what


def test_titles_comments_and_categories_end_the_question_before_them():
    text = (
        "Read this.\n::Q1:: One {T}\n// [id:two]\nTwo {F}\n$CATEGORY: a/b\nThree\n// no end\nlines {T}\n"
        "::A title\n:: Four {T}\n"
    )
    found = read_gift(text.encode(), "a.gift")
    assert [(one["prompt"], one.get("id"), one.get("topic")) for one in found.questions] == [
        ("One", None, None), ("Two", "two", None), ("Three\nlines", None, "b"), ("Four", None, "b"),
    ]  # fmt: skip
    assert [(loss.question, loss.what) for loss in found.losses] == [("line 1", "a description, which asks nothing")]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "order", "items": ["Elbe", "Rhine"]},
        {"kind": "flashcard", "answer": "<hr> and a < b", "rubric": ["Elbe"]},
        {"kind": "flashcard", "answer": "two\n\nparagraphs"},
    ],
)
def test_an_explanation_stays_apart_from_what_one_compares_with(said: dict[str, Any]):
    question = question_of({"id": "a", "prompt": "Which?", "explanation": "First\n\nlast <hr>", **said})
    assert question
    written = write_gift(pack_of([question]))
    (again,) = arrived(read_gift(written.data, "a.gift"))
    assert again
    assert again.kind == "flashcard"
    assert again.explanation == question.explanation
    assert not [loss for loss in written.losses if "explanation" in loss.what]


def test_categories_are_title_and_topics():
    text = "$CATEGORY: $course$/top/Rivers/In//out\n\na{T}\n\n$CATEGORY: $course$/top/Rivers\n\nb{F}\n"
    found = read_gift(text.encode(), "a.gift")
    assert found.header == {"title": "Rivers"}
    assert [one.get("topic") for one in found.questions] == ["In/out", None]


def xml(kind: str, inside: str, asked: str = "<p>Which &amp;lt; is it?</p>") -> bytes:
    text = f"<name><text>Which</text></name><questiontext format='html'><text><![CDATA[{asked}]]></text></questiontext>"
    whole = f"<quiz><question type='{kind}'>{text}{inside}</question></quiz>"
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{whole}".encode()


def answer(text: str, fraction: str, feedback: str = "", more: str = "") -> str:
    said = f"<feedback format='html'><text>{feedback}</text></feedback>" if feedback else ""
    return f"<answer fraction='{fraction}' format='html'><text>{text}</text>{said}{more}</answer>"


PROMPT = "Which &lt; is it?"
XML: list[tuple[bytes, dict[str, Any]]] = [
    (
        xml("multichoice", "<single>true</single><idnumber>k-1</idnumber><tags><tag><text>t</text></tag></tags>"
            "<hint format='html'><text>Think.</text></hint>"
            "<generalfeedback format='html'><text>&lt;b&gt;So.&lt;/b&gt;</text></generalfeedback>"
            + answer("Danube", "100") + answer("Rhine", "0", "It flows north.")),
        {"id": "k-1", "tags": ["t"], "hint": "Think.", "kind": "choice", "answer": "Danube",
         "choices": ["Danube", WRONG], "explanation": "So."},
    ),
    (
        xml("multichoice", "<single>false</single>" + answer("a", "50") + answer("b", "50") + answer("c", "-100")),
        {"kind": "multi", "choices": ["a", "b", "c"], "answers": ["a", "b"]},
    ),
    (xml("truefalse", answer("true", "0") + answer("false", "100", "No.")),
     {"kind": "truefalse", "answer": "false", "explanation": "No."}),
    (
        xml("shortanswer", "<usecase>1</usecase>" + answer("Newton", "100") + answer("Isaac Newton", "100")),
        {"kind": "short", "answer": "Newton", "accept": ["Isaac Newton"], "match": "exact"},
    ),
    (
        xml("numerical", answer("2850", "100", "", "<tolerance>10</tolerance>")
            + "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>"),
        {"kind": "number", "answer": "2850", "tolerance": "10", "unit": "km"},
    ),
    (
        xml("matching", "".join(
            f"<subquestion format='html'><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
            for left, right in (("Cologne", "Rhine"), ("Hamburg", "Elbe"), ("", "Po")))),
        {"kind": "match", "pairs": {"Cologne": "Rhine", "Hamburg": "Elbe"}, "distractors": ["Po"]},
    ),
    (xml("essay", "<graderinfo format='html'><text>Land at a mouth.</text></graderinfo>"),
     {"kind": "flashcard", "answer": "Land at a mouth."}),
    (xml("ordering", answer("Rhine", "2") + answer("Elbe", "1")), {"kind": "order", "items": ["Elbe", "Rhine"]}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "question"), XML)
def test_an_element_of_moodle_xml_is_the_question_it_means(data: bytes, question: dict[str, Any]):
    found = read_xml(data, "a.xml")
    assert (list(found.questions), found.losses) == ([{"prompt": PROMPT, **question}], ())
    assert None not in arrived(found)


def test_texts_with_several_gaps_are_read_with_their_answers():
    asked = "Signed at {1:SHORTANSWER:=Kumanovo~%0%Skopje#No.~%100%Куманово} in {2:NM:=1999:0}, {1:MC:~a~=b}."
    found = read_xml(xml("cloze", "", asked), "a.xml")
    assert found.questions[0]["text"] == "Signed at {{Kumanovo|Куманово}} in {{1999}}, {{b}}."
    assert found.questions[0]["reject"] == {"Skopje": "No."}
    assert [loss.what for loss in found.losses] == [
        "how many points a gap is worth", "the choices of a gap, which is typed here",
    ]  # fmt: skip


def test_what_gaps_cannot_hold_is_told_and_a_star_is_a_star():
    asked = "By {2:SAC:=Po~%0%*#No.} at {1:SA:=Kum*} and {1:SA:=a\\*b}."
    found = read_xml(xml("cloze", "", asked), "a.xml")
    assert found.questions[0]["text"] == "By {{Po}} at {{Kum}} and {{a*b}}."
    assert [loss.what for loss in found.losses] == [
        "how many points a gap is worth", "that capital letters count in a gap", "what is said to any other answer",
        "that * in 'Kum*' stands for anything",
    ]  # fmt: skip
    question = question_of({"id": "a", "kind": "cloze", "text": "Write {{a*b}}.", "reject": {"*": "c*"}})
    assert question
    written = write_xml(pack_of([question])).data
    assert b"{1:SHORTANSWER:=a\\*b~%0%\\*#c*}" in written
    assert arrived(read_xml(written, "a")) == [question]


def test_pictures_come_with_the_file_and_go_with_it(tmp_path: Path):
    png = b"\x89PNG\r\n\x1a\n" + bytes(64)
    asked = (
        "<p>Which?<img src='@@PLUGINFILE@@/a%20map.png' alt='A map'></p>"
        f"]]></text><file name='a map.png' path='/' encoding='base64'>{b64encode(png).decode()}</file><text><![CDATA["
    )
    bring(read_xml(xml("shortanswer", answer("x", "100"), asked), "a.xml"), tmp_path / "p", "a.xml")
    (question,) = read_pack(tmp_path / "p").questions
    assert (question.image, question.image_alt) == ("media/a map.png", "A map")
    assert (tmp_path / "p" / question.image).read_bytes() == png
    again = read_xml(write_xml(read_pack(tmp_path / "p")).data, "b.xml")
    assert dict(again.media) == {"media/a map.png": png}
    assert arrived(again) == [question]


def test_pictures_of_one_name_stay_apart_and_equal_ones_are_kept_once(tmp_path: Path):
    asked = (
        "<img src='@@PLUGINFILE@@/map.png'>{0}]]></text>"
        "<file name='map.png' path='/' encoding='base64'>{1}</file><text><![CDATA["
    )
    told = [(name, b64encode(data).decode()) for name, data in (("a", b"one"), ("b", b"two"), ("c", b"one"))]
    several = [xml("shortanswer", answer(name, "100"), asked.format(name, data)).decode() for name, data in told]
    whole = "".join(one.partition("<quiz>")[2].removesuffix("</quiz>") for one in several)
    bring(read_xml(f"<quiz>{whole}</quiz>".encode(), "a.xml"), tmp_path / "p", "a.xml")
    pictures = [(tmp_path / "p" / one.image).read_bytes() for one in read_pack(tmp_path / "p").questions]
    assert pictures == [b"one", b"two", b"one"]
    assert len(list((tmp_path / "p/media").iterdir())) == 2


def test_pictures_in_answers_are_described_and_told():
    inside = answer("&lt;img src='a.png' alt='map'&gt;", "100") + answer("b", "0")
    found = read_xml(xml("multichoice", inside, "<img src='data:image/png;base64,AA' alt='a chart'> Which?"), "a.xml")
    assert found.questions[0]["choices"] == ["[picture: map]", "b"]
    assert found.questions[0]["prompt"] == "a chart Which?"
    assert [loss.what for loss in found.losses] == ["a further picture, of which the words stand there"]


def test_what_has_no_place_in_a_pack_of_moodle_xml_is_told_and_its_name_kept():
    inside = (
        "<defaultgrade>2.0000000</defaultgrade><responsetemplate format='html'><text>A delta</text></responsetemplate>"
        "<units><unit><unit_name>km</unit_name></unit><unit><unit_name>mi</unit_name></unit></units>"
    )
    data = xml("numerical", inside + answer("5", "100")).replace(b"<text>Which</text>", b"<text>Lengths 1</text>")
    found = read_xml(data, "a.xml")
    assert found.questions[0]["notes"] == "Lengths 1"
    assert [loss.what for loss in found.losses] == [
        "how many points it is worth", "the words that its answer begins with", "its further unit mi",
    ]  # fmt: skip
    for kind, answers, told in [("multichoice", answer("a", "100") + answer("b", "0"), 1), ("truefalse", "", 0)]:
        fixed = read_xml(xml(kind, f"<shuffleanswers>0</shuffleanswers>{answers}"), "a.xml")
        assert [loss.what for loss in fixed.losses] == ["that its answers stay in their order"] * told


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [
        ("ISO-8859-1", "latin-1", "Café"),
        ("windows-1252", "cp1252", "„Café“ – 5 €"),
        ("koi8-r", "koi8-r", "Дунай"),
        ("Shift_JIS", "shift_jis", "漢字"),
        ("iso-2022-jp", "iso-2022-jp", "漢字"),
        ("UTF-16", "utf-8", "Café"),
        ("utf8", "utf-8", "Café"),
        ("ISO-8859-1", "utf-8-sig", "Café"),
        ("UTF-16", "utf-16", "Café"),
    ],
)
def test_xml_is_read_in_the_encoding_that_it_declares(declared: str, encoding: str, word: str):
    text = xml("truefalse", answer("true", "100"), word).decode().replace("'UTF-8'", f"'{declared}'")
    found = read_xml(text.encode(encoding), "a.xml")
    assert found.questions[0]["prompt"] == word


def test_markup_that_stands_bare_in_a_text_is_read_too():
    inside = "<answer fraction='100'><text>5 &lt; <b>6</b> km</text></answer>" + answer("b", "0")
    data = xml("multichoice", inside).replace(b"<![CDATA[", b"A &amp; <i>B</i>, ").replace(b"]]>", b"")
    found = read_xml(data, "a.xml")
    assert found.questions[0]["prompt"] == f"A & B,\n\n{PROMPT}"
    assert found.questions[0]["choices"] == ["5 < 6 km", "b"]


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = [
    (f'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY l0 "lol">{BOMB}]><quiz>&l9;</quiz>'.encode(), "document type"),
    (b'<!DOCTYPE q SYSTEM "file:///etc/passwd"><quiz/>', "document type"),
    (f"<?xml version='1.0'?><!DOCTYPE q [{BOMB}]><quiz/>".encode("utf-16"), "document type"),
    (b"<quiz>" + b"<a>" * 100_000, "nested"),
    (b"<quiz><question>", "not XML"),
    (b"<quiz>\x00</quiz>", "not XML"),
    (b"<html><body/></html>", "not of Moodle"),
    (b"", "not XML"),
    (b"\xff\xfe\x00", "not text"),
    (b"<?xml version='1.0'?>\n<quiz>\xe9</quiz>", "not text in UTF-8"),
    (b"<?xml version='1.0' encoding='us-ascii'?><quiz>\xe9</quiz>", "not text in ASCII"),
    (f"<?xml version='1.0' encoding='latin-1'?><!DOCTYPE q [{BOMB}]><quiz/>".encode(), "document type"),
    *(
        (f"<?xml version='1.0' encoding='{name}'?><quiz/>".encode(), f"it is in {name}, which cannot be read")
        for name in ("x-none", "rot13", "zlib", "utf-7", "unicode_escape", "punycode", "idna", "undefined")
    ),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_is_no_plain_xml_is_refused_at_once(data: bytes, why: str):
    with pytest.raises(QuizError) as refused:
        read_xml(data, "a.xml")
    assert why in str(refused.value)


def test_titled_questions_of_gift_without_empty_lines_between_them_are_questions_of_their_own():
    text = "::Q1:: One {T}\n::Q2:: Two, {\n=a\n::not a title\n~b\n} or\n  ::Q3:: Three {F}\n"
    found = read_gift(text.encode(), "a.gift")
    assert [(one["kind"], one["prompt"]) for one in found.questions] == [
        ("truefalse", "One"), ("choice", "Two, _____ or"), ("truefalse", "Three"),
    ]  # fmt: skip
    assert found.losses == ()


def test_what_is_said_to_either_answer_of_true_or_false_is_told_to_be_joined():
    (block,) = read_gift(b"Is it? {F#It is long.#Right.}", "a.gift").questions
    assert block["explanation"] == "Right.\n\nIt is long."
    found = read_xml(xml("truefalse", answer("true", "0", "It is long.") + answer("false", "100", "Right.")), "a.xml")
    assert [loss.what for loss in found.losses] == ["which of the two answers each part of its explanation is said to"]


@pytest.mark.parametrize(
    ("begin", "often", "end"),
    [
        ("Which? {\n", ":: c\n", "=a}"),
        ("Which? {\n=a\n", "~c\n", "}"),
        ("Which? {~a", "=b", "}"),
        ("Which?\n", "line\n", "{T}"),
        ("// ", "[tag:", "\nWhich? {T}"),
        ("// ", "[id:", "\nWhich? {T}"),
    ],
)
def test_a_long_block_of_gift_takes_as_much_longer_as_it_is(begin: str, often: str, end: str):
    took = []
    for times in (500, 5_000):
        data = f"{begin}{often * times}{end}".encode()
        read = partial(read_gift, data, "a.gift")
        took.append(min(timeit.repeat(read, timer=process_time, number=1, repeat=3)))
    assert took[1] < 40 * took[0] + 0.1


def test_of_a_percentage_of_zero_only_that_it_is_one_is_lost():
    zero = question_of({"id": "q", "kind": "number", "prompt": "How far?", "answer": "0", "tolerance": "10%"})
    for write in (write_gift, write_xml):
        told = {loss.what for loss in write(pack_of([zero])).losses}
        assert "that its tolerance is a percentage" in told
        assert "its tolerance" not in told
