"""Labels of a list that a heading introduces, asked by what is said of each: `Alder – a tree of wet ground`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from quizapp.documents import prose
from quizapp.documents.model import Block, Document
from quizapp.extraction.attributes import question
from quizapp.extraction.cells import is_flag
from quizapp.extraction.keyed import never_asked
from quizapp.extraction.nesting import heading_over, told_by
from quizapp.extraction.phrases import share_words, singular
from quizapp.extraction.stated import made
from quizapp.extraction.tables import Table
from quizapp.facts.model import Fact, Family, Part, ValueType

_MOST, _MOST_LABEL, _SHORTEST, _LONGEST, _FEWEST_PLAIN = 8, 4, 3, 16, 2
_TELLING = re.compile(
    r"what (?:it|this) does|does|descriptions?|functions?|purpose|role|job|explanation|meaning|definition",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:long|short|full|other|former|old|common|local|latin|scientific|trade)\s+(?:form|name|term|spelling|title)s?"
    r"|synonyms?|aliases|alias|also (?:called|known as)|abbreviations?|symbols?",
    re.IGNORECASE,
)
"""What the head of a column says whose cells name their rows too."""
_POINTS = re.compile(
    r"\b(?:this|these|that|those|they|their|see|above|below|such|same|you|your|we|our|I|my|etc|e\.g|i\.e)\b"
    r"|[“”\"?!]|https?:|\.\.\.|…"
)
_SORT = re.compile(r"(?:The )?[A-Z][a-z]+s")
_QUOTED = re.compile(r"[“”\"?!:;()\[\]|]")


def described(document: Document, pairs: Sequence[tuple[Block, str, str]]) -> Iterator[Fact]:
    """For which label each description stands, where heading and title say what the list is of."""
    heading, source = heading_over(document, pairs[0][0]), told_by(document)
    if not heading or not source or _QUOTED.search(heading):
        return
    plain = [one for one in pairs if one[0].cells and _is_described(*one[1:])]
    if 2 * len(plain) > len(pairs):
        labels = Counter(block.cells[0].name for block in document.blocks if block.cells)
        plain = [one for one in plain if labels[one[0].cells[0].name] == 1]
    if 2 * len(plain) <= len(pairs):
        return
    noun = singular(heading.removeprefix("The ")).lower() if _SORT.fullmatch(heading) else ""
    which = f"which {noun}" if noun and noun != heading.lower() else f"which term under “{heading}”"
    for block, label, said in plain[:_MOST]:
        yield _fact(document, block, (heading, label), said, f"{source}{which} is described as “{said}”?")


def described_rows(document: Document, one: Table, asked_of: Collection[str] = ()) -> Iterator[Fact]:
    """For which row of a table its column of descriptions says something: `Foot | Holds the cloth flat`.

    None for a column that its rows are `asked_of` already, nor where another column names each row as well.
    """
    noun = singular(one.key.lower())
    if any(_NAMING.fullmatch(name) for name in one.columns):
        return
    column = next((name for name in one.columns if _TELLING.fullmatch(name)), "")
    if not one.named or not column or column.casefold() in asked_of or not re.fullmatch(r"[a-z]+(?: [a-z]+)?", noun):
        return
    rows = [(row, one.keyed(row).text, cell.text) for row in one.rows if (cell := one.cell(row, column))]
    said = Counter(_first(text).casefold() for _, _, text in rows)
    plain = [(row, key, _first(text)) for row, key, text in rows if said[_first(text).casefold()] == 1]
    for row, key, text in [one for one in plain if _tells_a_row(*one[1:])][:_MOST]:
        asked = f"{one.named}, which {noun} is described as “{text}”?"
        yield _fact(document, row, (one.called, key), text, asked)


def _first(text: str) -> str:
    return re.split(r"(?<=[a-z)])[.;] (?=[A-Z])", text)[0].rstrip(" .")


def _tells_a_row(key: str, said: str) -> bool:
    few = len(key.split()) <= _MOST_LABEL and _SHORTEST <= len(said.split()) <= _LONGEST
    plain = len(re.findall(r"\b[a-z]{3,}\b", said)) >= _FEWEST_PLAIN and not re.search(r"[:=×]", said)
    return (
        few
        and plain
        and not (is_flag(key) or re.search(r"[_/=]", key))
        and not (_POINTS.search(said) or share_words(key, said))
    )


def _is_described(label: str, said: str) -> bool:
    few = len(label.split()) <= _MOST_LABEL and len(said.split()) >= _SHORTEST
    asked = never_asked(label) or question(label, "the thing", "", said) is not None
    return few and not asked and not (_POINTS.search(said) or prose.has_verb(label))


def _fact(document: Document, block: Block, under: tuple[str, str], said: str, asked: str) -> Fact:
    heading, label = under
    at = block.text.find(label)
    value = Part("term", label, ValueType.TERM, block.place(at, at + len(label)))
    return made(
        document, block, Family.LIST, (heading, "described"), value, passage=block.span,
        qualifiers=(("as", said),), parts=(Part("prompt", asked, ValueType.PHRASE), value), rule="described",
    )  # fmt: skip
