"""A paper as a page to print: name line, questions that no page break splits, and, if wanted, what is right."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from quizapp.packs.gaps import blank, gaps
from quizapp.packs.paper.arranged import Asked, Version
from quizapp.packs.paper.right import letter, letters, right, right_then
from quizapp.packs.strictness import dated
from quizapp.page import Child, Element, element, joined, page, table
from quizapp.text.amounts import counted
from quizapp.text.written import CODE, Line, lines

STYLE = """
.who { display: flex; gap: 1.5rem; margin: 1rem 0 1.5rem; }
.who span { flex: 2; border-bottom: 1px solid var(--ink); padding-bottom: .2rem; }
.who span + span { flex: 1; }
.asked { break-inside: avoid; margin: 0 0 1.4rem; }
.asked h2 { font-size: 1rem; margin: 0 0 .3rem; border: 0; padding: 0; }
.asked h2 .soft { font-weight: normal; }
.asked p { margin: .2rem 0; max-width: none; }
.asked pre, .asked ol, .asked ul { margin: .3rem 0; }
.asked pre { white-space: pre-wrap; }
.asked img { max-width: 100%; max-height: 16rem; }
.options { list-style: none; padding-left: 1rem; }
.options li { max-width: none; padding: .1rem 0 .1rem 2.6rem; text-indent: -2.6rem; }
.box { display: inline-block; width: .8rem; height: .8rem; border: 1px solid var(--ink); margin-right: .5rem; }
.blank { display: inline-block; width: 2.2rem; border-bottom: 1px solid var(--ink); margin-right: .5rem; }
.line { border-bottom: 1px solid var(--line); height: 1.9rem; }
.sides { display: flex; gap: 2rem; }
.sides ul + ul li { padding-left: 1.2rem; text-indent: -1.2rem; }
.answer { border-left: 3px solid var(--ink); padding-left: .6rem; }
@media print { .version + .version, .key { break-before: page; } }
"""
LINES = 4
"""On which an open question is answered."""
_HOW = {
    "choice": "one answer", "multi": "one or several answers", "truefalse": "true or false", "number": "a number",
    "date": "a date", "match": "write the letters", "order": "number them from first to last",
}  # fmt: skip


def paper(
    title: str,
    versions: Sequence[Version],
    pictures: Mapping[str, str],
    language: str,
    *,
    minutes: int = 0,
    answered: bool = False,
) -> str:
    """The whole page: each version from a new sheet on; answered, with what is right and a key to all versions.

    `pictures` are addresses by the names that the questions give them; 0 minutes are as long as one likes.
    """
    heads = (_head(title, one, minutes, answered, len(versions)) for one in versions)
    printed = [_version(head, one, pictures, language, answered) for head, one in zip(heads, versions, strict=True)]
    return page(title, [*printed, *([_key(versions, language)] if answered else [])], STYLE, language)


def picture(name: str, data: bytes) -> str:
    """The address of a picture that is in the page itself; nothing where it is of no kind that pages show."""
    kind = _TYPES.get(name.lower().rpartition(".")[2])
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}" if kind else ""


_TYPES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "webp": "webp", "svg": "svg+xml"}


def _head(title: str, version: Version, minutes: int, answered: bool, of: int) -> Element:
    who = element("p", element("span", "Name:"), element("span", "Date:"), class_="who")
    named = [f"Version {version.letter}"] if of > 1 else []
    limit = [counted(minutes, "minute")] if minutes else []
    return joined(
        element("h1", title, dir="auto"),
        element("p", " · ".join([*named, counted(version.points, "point"), *limit]), class_="soft"),
        "" if answered else who,
    )


def _version(head: Element, version: Version, pictures: Mapping[str, str], language: str, answered: bool) -> Element:
    asked = (_asked(one, pictures, language, answered) for one in version.asked)
    return element("section", head, *asked, class_="version")


def _asked(asked: Asked, pictures: Mapping[str, str], language: str, answered: bool) -> Element:
    question = asked.question
    how = ", ".join(filter(None, (_HOW.get(question.kind, ""), counted(asked.points, "point"))))
    head = element("h2", f"{asked.number}. ", element("span", f"({how})", class_="soft"))
    address = pictures.get(question.image, "")
    described = element("p", f"[picture: {question.image_alt or question.image}]") if question.image else joined()
    shown = element("img", src=address, alt=question.image_alt) if address else described
    below = _answer(asked, language) if answered else _PLACES.get(question.kind, _line)(asked)
    return element("section", head, *said(dated(question, _prompt(asked))), shown, below, class_="asked")


def _prompt(asked: Asked) -> str:
    question = asked.question
    if question.kind != "cloze":
        return question.prompt
    text, found = question.text, gaps(question.text)
    for number, gap in reversed(list(enumerate(found, 1))):
        mark = f"({number})\u00a0" if len(found) > 1 else ""
        text = text[: gap.start] + mark + blank(gap).replace("_____", "_" * 16) + text[gap.end :]
    return f"{question.prompt}\n{text}" if question.prompt else text


def said(text: str) -> list[Element]:
    """A text as paragraphs, with its code as it stands."""
    found = []
    for fenced, group in groupby(lines(text), key=lambda line: line.fenced):
        if fenced:
            found.append(element("pre", "\n".join("".join(run.text for run in line.runs) for line in group)))
        else:
            found += [element("p", *_runs(line), dir="auto") for line in group if line.runs]
    return found


def _runs(line: Line) -> Iterator[Element]:
    for run in line.runs:
        yield element("code", run.text.strip("`")) if run.sort == CODE else joined(run.text)


def _inline(text: str) -> Element:
    return joined(*(part for line in lines(text) for part in (*_runs(line), " ")))


def _line(asked: Asked) -> Element:
    return element("p", class_="line")


def _lines(asked: Asked) -> Element:
    return joined(*(_line(asked) for _ in range(LINES)))


def _number(asked: Asked) -> Element:
    unit = asked.question.unit if asked.question.kind == "number" else ""
    return element("p", unit or "", class_="line", style="text-align: right" if unit else None)


def _choices(asked: Asked) -> Element:
    box = element("span", class_="box")
    marked = (element("li", box, f"{letter(n)}) ", _inline(one), dir="auto") for n, one in enumerate(asked.options))
    return element("ul", *marked, class_="options")


def _truth(asked: Asked) -> Element:
    box = element("span", class_="box")
    return element("ul", element("li", box, "true"), element("li", box, "false"), class_="options")


def _sides(asked: Asked) -> Element:
    assert asked.question.kind == "match"
    place = element("span", class_="blank")
    lefts = (element("li", place, _inline(left), dir="auto") for left in asked.question.pairs)
    rights = (element("li", f"{letter(n)}) ", _inline(one), dir="auto") for n, one in enumerate(asked.options))
    both = (element("ul", *lefts, class_="options"), element("ul", *rights, class_="options"))
    return element("div", *both, class_="sides")


def _items(asked: Asked) -> Element:
    place = element("span", class_="blank")
    items = (element("li", place, f"{letter(n)}) ", _inline(one), dir="auto") for n, one in enumerate(asked.options))
    return element("ul", *items, class_="options")


_PLACES: dict[str, Callable[[Asked], Element]] = {
    "choice": _choices,
    "multi": _choices,
    "truefalse": _truth,
    "number": _number,
    "match": _sides,
    "order": _items,
    "flashcard": _lines,
    "cloze": lambda asked: joined(),
}


def _answer(asked: Asked, language: str) -> Element:
    question = asked.question
    options = _PLACES[question.kind](asked) if asked.options else joined()
    marked = letters(asked)
    answer = element("p", f"{marked}: " if marked else "", _inline(right(question, language)), dir="auto")
    why = said(question.explanation) if question.explanation else []
    return joined(options, element("div", answer, *why, class_="answer"))


def _key(versions: Sequence[Version], language: str) -> Element:
    """What is right, by question, with the number and the letters that each version has."""
    places = [{one.question.id: one for one in version.asked} for version in versions]
    head = ("Question", *(version.letter for version in versions), "Right", "Points")
    rows = [_row(one, [place[one.question.id] for place in places], language) for one in _by_id(versions[0])]
    return element("section", table("Key: number and letters in each version", head, rows), class_="key")


def _by_id(version: Version) -> list[Asked]:
    return sorted(version.asked, key=lambda asked: asked.question.id)


def _row(asked: Asked, places: Sequence[Asked], language: str) -> list[Child]:
    numbers = (f"{place.number} {letters(place)}".strip().replace(" ", "\u00a0") for place in places)
    return [asked.question.id, *numbers, right_then(asked.question, language), asked.points]
