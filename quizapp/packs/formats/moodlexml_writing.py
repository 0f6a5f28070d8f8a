"""The questions of a pack as Moodle XML."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from quizapp.packs.folder import inside
from quizapp.packs.formats import kept, worded
from quizapp.packs.formats.markup import to_html
from quizapp.packs.formats.model import Loss, Written
from quizapp.packs.formats.moodle import answers_of, category, share
from quizapp.packs.formats.moodlexml_gaps import with_gaps
from quizapp.packs.formats.moodlexml_reading import read
from quizapp.packs.formats.xml import writable
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack

_TYPES = {
    "choice": "multichoice", "multi": "multichoice", "truefalse": "truefalse", "short": "shortanswer",
    "number": "numerical", "date": "shortanswer", "cloze": "cloze", "match": "matching", "order": "ordering",
    "flashcard": "essay",
}  # fmt: skip


def write(pack: LoadedPack) -> Written:
    """The approved questions, with their pictures."""
    losses, entries = list(kept.pack_lost(pack)), list[Question]()
    for question in kept.approved(pack):
        bare = worded.without_hints(question)
        losses += [Loss(question.id, worded.HINTS)] * (bare is not question)
        losses += [Loss(question.id, "its picture, which is not there")] * (
            question.image != "" and not _picture(bare, pack)
        )
        entries.append(bare)
    data = _file(entries, pack)
    return Written(data, (*losses, *kept.compared(entries, read(data, ""))))


def _file(entries: list[Question], pack: LoadedPack) -> bytes:
    root, place = Element("quiz"), ""
    for question in entries:
        here = category(pack.header.title, question.topic)
        if here != place:
            _said(SubElement(SubElement(root, "question", type="category"), "category"), here)
        place = here
        _question(SubElement(root, "question", type=_TYPES[question.kind]), question, pack)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _question(element: Element, question: Question, pack: LoadedPack) -> None:
    _said(SubElement(element, "name"), question.id)
    _asked(element, question, pack)
    _html(element, "generalfeedback", worded.explanation(question, pack))
    SubElement(element, "defaultgrade").text = "1"
    SubElement(element, "idnumber").text = question.id
    _ANSWERED.get(question.kind, _answers)(element, question)
    if question.hint:
        _html(element, "hint", question.hint)
    tags = SubElement(element, "tags") if question.tags else element
    for tag in question.tags:
        _said(SubElement(tags, "tag"), tag)


def _asked(element: Element, question: Question, pack: LoadedPack) -> None:
    """The words of a question and the file of its picture."""
    picture = _picture(question, pack)
    text = worded.prompt(question, picture=picture is not None)
    if question.kind == "cloze":
        text = " ".join(filter(None, (text, with_gaps(question))))
    asked = _html(element, "questiontext", text)
    if picture is None:
        return
    address = f"@@PLUGINFILE@@/{quote(question.image)}"
    shown = f'<p><img src="{address}" alt="{escape(question.image_alt)}"></p>'
    asked[0].text = (asked[0].text or "") + writable(shown)
    place = PurePosixPath(question.image)
    folder = "/" if str(place.parent) == "." else f"/{place.parent}/"
    file = SubElement(asked, "file", name=place.name, path=folder, encoding="base64")
    file.text = b64encode(picture).decode("ascii")


def _picture(question: Question, pack: LoadedPack) -> bytes | None:
    path = inside(pack.root, question.image) if question.image else None
    return path.read_bytes() if path and path.is_file() else None


def _answers(element: Element, question: Question) -> None:
    """Answers with what each is worth."""
    chosen = question.kind in {"choice", "multi"}
    if chosen:
        SubElement(element, "single").text = "true" if question.kind == "choice" else "false"
        SubElement(element, "shuffleanswers").text = "true"
    elif question.kind != "number":
        SubElement(element, "usecase").text = "1" if getattr(question, "match", "") == "exact" else "0"
    for one in answers_of(question):
        answer = _html(element, "answer", one.text) if chosen else _said(SubElement(element, "answer"), one.text)
        answer.set("fraction", share(one.share))
        if one.feedback:
            _html(answer, "feedback", one.feedback)
        if question.kind == "number":
            SubElement(answer, "tolerance").text = one.tolerance


def _truefalse(element: Element, question: Question) -> None:
    right = question.kind == "truefalse" and question.answer
    for word in ("true", "false"):
        answer = _said(SubElement(element, "answer"), word)
        answer.set("fraction", "100" if (word == "true") is right else "0")


def _matching(element: Element, question: Question) -> None:
    assert question.kind == "match"
    SubElement(element, "shuffleanswers").text = "true"
    for left, right in [*question.pairs.items(), *(("", right) for right in question.distractors)]:
        _said(SubElement(_html(element, "subquestion", left), "answer"), right)


def _ordering(element: Element, question: Question) -> None:
    assert question.kind == "order"
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("gradingtype", "ABSOLUTE_POSITION")):
        SubElement(element, name).text = value
    for number, item in enumerate(question.items, 1):
        _html(element, "answer", item).set("fraction", str(number))


def _essay(element: Element, question: Question) -> None:
    assert question.kind == "flashcard"
    said = [question.answer, *(f"- {one}" for one in question.rubric)]
    _html(element, "graderinfo", "\n".join(said))


_ANSWERED = {
    "truefalse": _truefalse,
    "cloze": lambda element, question: None,
    "match": _matching,
    "order": _ordering,
    "flashcard": _essay,
}


def _html(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name, format="html")
    return _said(element, to_html(text))


def _said(element: Element, text: str) -> Element:
    SubElement(element, "text").text = writable(text)
    return element
