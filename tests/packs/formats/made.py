"""Packs of questions of every kind with any text in every field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from quizapp.packs.file import YamlFile
from quizapp.packs.formats.model import Imported
from quizapp.packs.formats.naming import Names
from quizapp.packs.model import KINDS, Header, Question
from quizapp.packs.reading import LoadedPack
from quizapp.packs.validating import Item, question_of

HOSTILE = (
    "=1+1", "@SUM(A1)", "-2+3", "+1", "'quoted'", '"', "<b>bold</b>", "<script>x()</script>", "&amp;", "&", "a < b > c",
    "{x}", "~", "#", "= y", ":", "::", "\\", "\\n", "\\\\", "->", "%50%", "[html]", "$x^2$", "`f(x)`", "| pipe |",
    "{{gap}}", "_____", "\u202eright to left", "\x1b[31m", "\x00", "]]>", "//", "// c", "$CATEGORY: x", "two\nlines",
    "two\n\nparagraphs", "tab\tbed", "  spaces  between", "漢字", "é", "e\u0301", "🎉", "*", "ANSWER: A", "A. first",
    "Q: x", "- [x] y", "[picture]", "1. one", "`", "$", "a\u2028b", "```\ncode  here\n```", "\\(x\\)", "@@PLUGINFILE@@",
    "~%100%yes#no", "{1:SHORTANSWER:=a}", "T", "100%", "%", "a,b;c", "null", "no", "0", "1e5", "a\u00a0b", "/x/", "]",
    "}",
)  # fmt: skip
"""Pieces of text that mean something to one format or another."""
PLAIN = ("river", "Which is it?", "The Loire", "north", "Kumanovo", "for long", "A and B.", "Peć")


def texts(pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """A text that is not empty, of some pieces."""
    several = st.lists(st.sampled_from(pieces), min_size=1, max_size=3).map(" ".join)
    return several.map(str.strip).filter(bool)


def several(text: st.SearchStrategy[str], least: int = 2, most: int = 4) -> st.SearchStrategy[list[str]]:
    """Texts that differ."""
    return st.lists(text, min_size=least, max_size=most, unique=True)


@st.composite
def questions(draw: st.DrawFn, number: int, pieces: Sequence[str], kinds: Sequence[str]) -> Question:
    """A question of any kind, with any of its fields."""
    text = texts(pieces)
    kind = draw(st.sampled_from(kinds))
    base: dict[str, Any] = {"id": f"q-{number}", "kind": kind, "prompt": draw(text), **draw(_KINDS[kind](text))}
    if "accept" in base:
        base["accept"] = [one for one in base["accept"] if one != base["answer"]]
    further = draw(st.fixed_dictionaries({}, optional=_further(text)))
    question = question_of({**base, **further})
    assert question is not None, base
    return question


def _choice(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    def made(choices: list[str], why: str) -> dict[str, Any]:
        return {"choices": [choices[0], {"text": choices[1], "why": why}, *choices[2:]], "answer": choices[0]}

    return st.builds(made, several(text), text | st.just(""))


def _multi(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    def made(choices: list[str], count: int, partial: str) -> dict[str, Any]:
        return {"choices": choices, "answers": choices[:count], "partial": partial}

    return st.builds(made, several(text), st.integers(1, 3), st.sampled_from(["per_choice", "all_or_nothing"]))


def _typed(text: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {"accept": several(text, 0, 2), "reject": st.dictionaries(text, text, max_size=2)}


def _short(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"answer": text}, optional={**_typed(text), "reverse": st.booleans()})


def _number(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    number = st.sampled_from(["0", "-5", "4500", "0.25", "1999"])
    tolerance = st.sampled_from(["0", "5", "0.5", "10%"])
    return st.fixed_dictionaries({"answer": number}, optional={"tolerance": tolerance, "unit": text})


def _date(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"answer": st.sampled_from(["1999-06-10", "1999-06", "1999", "1914/1918"])})


def _cloze(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    word = st.sampled_from(["Loire", "Peć", "9 June", "a ~ b", "c#", "x = y"])
    gap = st.builds("{{{{{}{}{}}}}}".format, word, st.sampled_from(["", "|Pejë"]), st.sampled_from(["", "::river"]))
    between = text.filter(lambda one: "{{" not in one and "}}" not in one)
    return st.builds(
        lambda parts, end, prompt: {"text": " ".join(one for part in parts for one in part) + end, "prompt": prompt},
        st.lists(st.tuples(between, gap), min_size=1, max_size=2),
        st.sampled_from(["", " is long.", "."]),
        st.just("") | text,
    )


def _match(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    def made(sides: list[str], further: int) -> dict[str, Any]:
        return {"pairs": {sides[0]: sides[1], sides[2]: sides[3]}, "distractors": sides[4 : 4 + further]}

    return st.builds(made, several(text, 5, 5), st.integers(0, 1))


_KINDS = {
    "choice": _choice,
    "multi": _multi,
    "truefalse": lambda text: st.fixed_dictionaries({"answer": st.booleans()}),
    "short": _short,
    "number": _number,
    "date": _date,
    "cloze": _cloze,
    "match": _match,
    "order": lambda text: st.fixed_dictionaries({"items": several(text)}),
    "flashcard": lambda text: st.fixed_dictionaries({"answer": text}, optional={"rubric": several(text, 1, 2)}),
}


def _further(text: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "explanation": text,
        "topic": text,
        "tags": several(text, 0, 2),
        "hint": text,
        "difficulty": st.integers(1, 5),
        "as_of": st.sampled_from(["2026-06-30", "2020"]),
        "evidence": st.just([{"source": "atlas", "quote": "The Loire is long."}]),
        "notes": text,
    }


def packs(pieces: Sequence[str] = HOSTILE + PLAIN, kinds: Sequence[str] = KINDS) -> st.SearchStrategy[LoadedPack]:
    """A pack with a few questions."""
    some = st.integers(1, 3).flatmap(lambda count: st.tuples(*(questions(n, pieces, kinds) for n in range(count))))
    return st.builds(lambda title, found: pack_of(found, title), texts(pieces), some)


def pack_of(found: Sequence[Question], title: str = "Rivers", root: Path = Path("nowhere")) -> LoadedPack:
    """A pack with these questions."""
    sources = {"atlas": {"title": "An Atlas"}}
    header = Header.model_validate({"format": "quizapp-pack/1", "id": "p", "title": title, "sources": sources})
    items = tuple(Item(one, YamlFile("pack.yaml", ""), ()) for one in found)
    return LoadedPack(root, root, header, items, ())


def arrived(imported: Imported) -> list[Question | None]:
    """The questions as they would be kept."""
    names, found = Names({}), []
    for raw in imported.questions:
        found.append(question_of({**raw, "id": names.of(raw)}))
        if found[-1]:
            names.keep(found[-1], raw)
    return found
