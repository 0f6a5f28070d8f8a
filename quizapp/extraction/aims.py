"""What somebody was to do: the object of each verb in `was sent to keep order, train the guard and mend roads`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.behind import answer_of, whole_of
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.slots import Cut, slot_of
from quizapp.extraction.telling import WEAK

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_AIMS = 4
_SET = words(
    "mandate task design create establish found build deploy send commission hire form launch intend set authorise "
    "authorize instruct order oblige require organise organize station equip train use employ charge elect appoint"
)


def aims(parsed: Parsed, clause: Clause, context: Context) -> Iterator[tuple[int, str, Cut]]:
    """Where the clause ends before `to`, the words `to keep` that are said, and the object that is asked."""
    first = next((c for c in clause.root.children if _is_aim(parsed, c, clause.root)), None)
    if first is None or clause.verb.base not in _SET:
        return
    to = next(c for c in first.children if c.tag_ == "TO")
    if any(t.text in ",;:" for t in parsed.tokens((clause.root.i + 1, to.i))):
        return
    for verb in _verbs(first)[:MOST_AIMS]:
        objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
        between = parsed.tokens((verb.i + 1, objects[0].left_edge.i)) if len(objects) == 1 else [verb]
        if between or verb.lemma_.lower() in WEAK:
            continue
        whole = whole_of(objects[0], _next(verb, len(parsed.doc)))
        part = answer_of(parsed, whole, objects[0], whole[1])
        slot = slot_of(parsed, part, objects[0], None, context)
        if slot is not None and part[1] == whole[1]:
            yield to.i, f"to {verb.text}", Cut(part, slot)


def _is_aim(parsed: Parsed, verb: Token, root: Token) -> bool:
    return (
        verb.i > root.i
        and verb.tag_ == "VB"
        and verb.dep_ in ("advcl", "xcomp")
        and any(c.tag_ == "TO" and c.i == verb.left_edge.i for c in verb.children)
    )


def _verbs(first: Token) -> list[Token]:
    """The verb and those coordinated with it, all in the base form."""
    found = [first]
    while other := next((c for c in found[-1].children if c.dep_ == "conj" and c.tag_ == "VB"), None):
        found.append(other)
    return found


def _next(verb: Token, end: int) -> int:
    """Where the next verb of the series begins, so that an object does not run into it."""
    other = next((c for c in verb.children if c.dep_ == "conj"), None)
    tie = next((c for c in verb.children if c.dep_ == "cc"), None)
    stop = min([t.i for t in (other, tie) if t is not None], default=end)
    return stop - (verb.doc[stop - 1].text == ",") if stop < end else end
