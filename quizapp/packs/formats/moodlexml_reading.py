"""Moodle XML: what Moodle's question bank exports."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from quizapp.errors import QuizError
from quizapp.packs.formats.markup import MARKED, Text, from_html
from quizapp.packs.formats.model import Imported, Loss
from quizapp.packs.formats.moodle import Answer, Read, titled, topics
from quizapp.packs.formats.moodlexml_gaps import gapped
from quizapp.packs.formats.pictures import MEDIA, marked
from quizapp.packs.formats.xml import inner, tree

_FILE = re.compile(r"@@PLUGINFILE@@/?")
_USUAL = {"", "Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."}
_MIXED = {"multichoice", "matching"}
"""The types whose answers Moodle mixes, unless it is told not to."""
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read(data: bytes, name: str) -> Imported:
    """The questions of the file, with the pictures in it."""
    root = tree(data, name)
    if root.tag != "quiz":
        raise QuizError("this is XML, but not of Moodle's question bank", name, "it begins with <quiz>")
    questions, places = list[dict[str, Any]](), list[str]()
    losses, categories = list[Loss](), list[str]()
    media: dict[str, bytes] = {}
    category = ""
    for number, element in enumerate(root.iter("question"), 1):
        if element.get("type") == "category":
            category = (element.findtext("category/text") or "").strip()
            continue
        found, lost = _question(element)
        of = _id(element) or f"question {number}"
        losses += [Loss(of, what) for what in lost]
        if found:
            questions.append(_with_files(found, element, media))
            categories.append(category)
            places.append(of)
    title, placed = topics(categories)
    named = ({**found, "topic": topic} if topic else found for found, topic in zip(questions, placed, strict=True))
    header = {"title": title} if title else {}
    return Imported(header, tuple(named), media, tuple(losses), places=tuple(places))


def _question(element: Element) -> tuple[dict[str, Any] | None, list[str]]:
    kind = element.get("type", "")
    if kind not in _KINDS:
        what = "a description, which asks nothing" if kind == "description" else f"a question of the type '{kind[:40]}'"
        return None, [what]
    asked = _text(element, "questiontext", apart=True)
    found = Read(asked.text, _text(element, "generalfeedback").text)
    _KINDS[kind](found, element)
    if found.said["kind"] == "flashcard" and not found.said["answer"]:
        return None, ["an essay without an answer to compare with"]
    said = {**_common(element), **found.whole(), **_picture(asked)}
    if not said.get("prompt") and said["kind"] != "cloze":
        said["prompt"] = said.get("image_alt") or _name(element)
    shown = "".join(element.itertext()).lower().count("<img")
    further = ["a further picture, of which the words stand there"] * (shown > ("image" in said))
    return {**said, **titled(_name(element), said)}, [*found.lost, *further, *_ignored(element)]


def _name(element: Element) -> str:
    return (element.findtext("name/text") or "").strip()


def _id(element: Element) -> str:
    return (element.findtext("idnumber") or "").strip()


def _common(element: Element) -> dict[str, Any]:
    tags = [(tag.text or "").strip() for tag in element.iterfind("tags/tag/text")]
    hints = [hint for one in element.iterfind("hint") if (hint := _said(one).text)]
    said = {"id": _id(element), "tags": [tag for tag in tags if tag], "hint": "\n".join(hints)}
    return {key: value for key, value in said.items() if value}


def _ignored(element: Element) -> Iterator[str]:
    """What has no place in a pack, where it is not what Moodle always says."""
    for name in _COMBINED:
        if _text(element, name).text not in _USUAL:
            yield "what is said to every right or wrong answer"
    if _share(element.findtext("defaultgrade") or "1") != 1:
        yield "how many points it is worth"
    if element.get("type") in _MIXED and (element.findtext("shuffleanswers") or "").strip() in {"0", "false"}:
        yield "that its answers stay in their order"
    if _text(element, "responsetemplate").text:
        yield "the words that its answer begins with"
    for unit in element.findall("units/unit")[1:]:
        yield f"its further unit {unit.findtext('unit_name') or ''}".strip()


def _text(element: Element, name: str, *, apart: bool = False) -> Text:
    found = element.find(name)
    return _said(found, apart=apart) if found is not None else Text("")


def _said(element: Element, *, apart: bool = False) -> Text:
    """What an element says in its format."""
    raw, form = (inner(element.find("text")) or element.text or "").strip(), element.get("format", "html")
    if form == "html" or (form == "moodle_auto_format" and MARKED.search(raw)):
        return from_html(raw, apart=apart)
    return Text(raw)


def _answers(element: Element) -> list[Answer]:
    found = []
    for one in element.iterfind("answer"):
        feedback = one.find("feedback")
        text = _said(one).text if one.get("format") else inner(one.find("text")).strip()
        said = _said(feedback).text if feedback is not None else ""
        tolerance = (one.findtext("tolerance") or "0").strip()
        found.append(Answer(text, _share(one.get("fraction", "0")), said, tolerance))
    return found


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _picture(asked: Text) -> dict[str, str]:
    if not asked.pictures:
        return {}
    first = asked.pictures[0]
    alt = {"image_alt": first.alt} if first.alt else {}
    return {"image": _place(_FILE.sub("", first.name)), **alt}


def _place(name: str) -> str:
    return name if "/" in name else f"{MEDIA}/{name}"


def _with_files(said: dict[str, Any], element: Element, media: dict[str, bytes]) -> dict[str, Any]:
    """The question, its files now among the others, renamed where another file has their name."""
    image = said.get("image")
    for place, data in _files(element).items():
        own = place if media.get(place, data) == data else marked(place, data)
        media[own] = data
        said = {**said, "image": own} if place == image else said
    return said


def _files(element: Element) -> dict[str, bytes]:
    found = {}
    for file in element.iterfind("questiontext/file"):
        name = f"{file.get('path', '/').strip('/')}/{file.get('name', '')}".strip("/")
        try:
            found[_place(name)] = b64decode("".join((file.text or "").split()), validate=True)
        except (Error, ValueError):
            continue
    return found


def _multichoice(found: Read, element: Element) -> None:
    single = (element.findtext("single") or "true").strip() in {"true", "1"}
    found.chosen([_as_html(one) for one in _answers(element)], single=single)


def _as_html(answer: Answer) -> Answer:
    """A choice without a format of its own, which older exports leave out."""
    text = from_html(answer.text, apart=False).text if MARKED.search(answer.text) else answer.text
    return Answer(text, answer.share, answer.feedback)


def _truefalse(found: Read, element: Element) -> None:
    answers = _answers(element)
    right = next((one.text.lower() for one in answers if one.share >= 100), "")
    found.truth(right, [one.feedback for one in answers])


def _shortanswer(found: Read, element: Element) -> None:
    found.typed(_answers(element))
    if (element.findtext("usecase") or "0").strip() == "1":
        found.said["match"] = "exact"


def _numerical(found: Read, element: Element) -> None:
    found.number(_answers(element))
    unit = (element.findtext("units/unit/unit_name") or "").strip()
    if unit:
        found.said["unit"] = unit


def _matching(found: Read, element: Element) -> None:
    pairs = [(_said(one).text, (one.findtext("answer/text") or "").strip()) for one in element.iterfind("subquestion")]
    found.matched(pairs)


def _essay(found: Read, element: Element) -> None:
    found.explanation.insert(0, _text(element, "graderinfo").text)
    found.opened()


def _ordering(found: Read, element: Element) -> None:
    answers = sorted(_answers(element), key=lambda one: one.share)
    found.said |= {"kind": "order", "items": [one.text for one in answers]}
    found.lost += ["what is said to things to put in order"] * any(one.feedback for one in answers)


_KINDS: dict[str, Callable[[Read, Element], None]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "cloze": lambda found, element: gapped(found),
    "multianswer": lambda found, element: gapped(found),
    "essay": _essay,
    "ordering": _ordering,
}
