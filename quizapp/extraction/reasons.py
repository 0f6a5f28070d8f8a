"""Why something was done: a cause (`because of`, `due to`, `because ...`) or a purpose at the end of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.clause_parts import CONTROL
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.predications import subject_of
from quizapp.extraction.telling import can_answer, end_of
from quizapp.facts.model import Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS, LEAST_WORDS, LEAST_BEFORE = 16, 2, 1
_OPENS = ("with", "in", "so")
_CAUSES = ("because of", "due to", "owing to", "as a result of", "as a consequence of", "thanks to", "on account of")
_AIMS = ("in order to", "so as to", "with the aim to", "with the aim of", "in an effort to", "in an attempt to")
UNAIMED = CONTROL | words(
    "come go continue grow live return appear seem have need be become fail help get prove turn rise take win lose "
    "beat bear wait owe prefer attribute ascribe predict forecast project estimate slate schedule prompt assign spur "
    "induce motivate inspire instruct compel oblige commit tempt entice teach train warn dare empower entitle"
)
_OUTCOMES = words("be become have include contain comprise total average begin start end last")
"""Verbs behind `to` that say what came of it: `grew to include Brek`."""
_MAINLY = words("mainly mostly largely primarily chiefly principally partly partially probably perhaps possibly")
_WANTING = words(
    "right power authority permission chance opportunity ability freedom plan attempt decision proposal offer request "
    "technique method process system means way tool order agreement need duty obligation access entry referendum "
    "intention promise desire willingness pressure mission goal aim task space room time"
)
_ONLY_ONES = words("first last only second third next")
"""`the first ship to reach Brek`."""
_PARTLY = words("partly partially probably perhaps possibly")
"""Before a cause: there is another, or nobody is sure."""


def reasons(parsed: Parsed, clause: Clause, number: str) -> Iterator[tuple[int, Part]]:
    """Where the clause ends before its reason, and the reason as a part; at most one."""
    doc, root = parsed.doc, clause.root
    for token in doc[root.i + LEAST_BEFORE :]:
        found = _cause(parsed, token, root) or _aim(parsed, token, clause)
        if found is None:
            continue
        kind, said = found
        part = (token.i, _end(parsed, token))
        short = LEAST_WORDS <= part[1] - token.i - said <= MOST_WORDS
        whole = not any(t.text in "\"';:" for t in parsed.tokens(part))
        if short and whole and parsed.span(part) and can_answer(parsed, (part[0] + said, part[1]), number):
            before = _begins(token)
            if doc[token.i - 1].lower_ in _PARTLY:
                return
            if any(t.text in ",;:" for t in doc[root.i : before]):
                inserted = end_of(parsed, root)
                if inserted is None or inserted >= before or doc[inserted].text != ",":
                    return
                before = inserted
            yield (
                before,
                Part("cause" if kind is ValueType.CAUSE else "purpose", parsed.text(part), kind, parsed.span(part)),
            )
        return


def is_aim(text: str) -> bool:
    """Whether `to ...` says what for, and not what came of it or where to.

    >>> is_aim("to keep order"), is_aim("to include Brek"), is_aim("to Brek in 1903")
    (True, False, False)
    """
    verb = text.split()[1:2]
    return bool(verb) and verb[0][0].islower() and verb[0] not in _OUTCOMES


def wants_more(word: str) -> bool:
    """Whether a noun before `to` says what may or should be done: `the right to vote`.

    >>> wants_more("permission"), wants_more("ships")
    (True, False)
    """
    return word.lower() in _WANTING or word.lower().removesuffix("s") in _WANTING


def without_cause(parsed: Parsed, clause: Clause, end: int | None) -> int | None:
    """The end of the clause before its cause, so that nothing else is asked by it."""
    for token in parsed.doc[clause.root.i + 1 : end or 0]:
        if (found := _cause(parsed, token, clause.root)) and found[0] is ValueType.CAUSE:
            return _begins(token)
    return end


def _begins(reason: Token) -> int:
    """Where a reason begins, with its comma and its `mainly`."""
    first = reason.i - (reason.nbor(-1).lower_ in _MAINLY)
    return first - (reason.doc[first - 1].text == ",")


def _cause(parsed: Parsed, token: Token, root: Token) -> tuple[ValueType, int] | None:
    following = " ".join(t.lower_ for t in parsed.doc[token.i : token.i + 4])
    said = next((c for c in _CAUSES if following.startswith(c + " ")), "")
    if said:
        hung = (token.head, token.head.head)
        other_verb = any(c.dep_ == "conj" and root.i < c.i < token.i for c in root.children)
        return (ValueType.CAUSE, len(said.split())) if root in hung and not other_verb else None
    opens = token.lower_ == "because" and token.dep_ == "mark" and token.head.head.i == root.i
    return (ValueType.CAUSE, 1) if opens else None


def _aim(parsed: Parsed, token: Token, clause: Clause) -> tuple[ValueType, int] | None:
    following = " ".join(t.lower_ for t in parsed.doc[token.i : token.i + 4])
    if any(c.dep_ == "conj" and c.i < token.i and subject_of(c) for c in clause.root.children):
        return None
    if any(following.startswith(aim) for aim in _AIMS):
        return ValueType.PURPOSE, len(next(aim for aim in _AIMS if following.startswith(aim)).split())
    verb = token.head
    if token.tag_ != "TO" or verb.tag_ != "VB" or verb.head.i != clause.root.i:
        return None
    behind_object = any(c.dep_ == "dobj" and c.i < token.i for c in clause.root.children)
    if not (verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and behind_object)):
        return None
    if clause.verb.base in UNAIMED or not is_aim(f"to {verb.text}") or _belongs_before(token):
        return None
    nothing_between = any(c.dep_ in ("dobj", "prep") and c.i < token.i for c in clause.root.children)
    sure = nothing_between if clause.verb.past else behind_object and verb.dep_ == "advcl"
    return (ValueType.PURPOSE, 0) if sure or (clause.verb.passive and clause.verb.past) else None


def _belongs_before(to: Token) -> bool:
    """Whether `to` goes on from who or what is meant, `open to all to use`, `a part in it for seeds to grow`, or opens
    no aim, `to only cost a penny`.
    """
    before = to.nbor(-1)
    meant = before.dep_ == "pobj" and before.head.head.pos_ == "ADJ"
    if before.dep_ == "dobj" and any(c.lower_ in _ONLY_ONES for c in before.lefts):
        return True
    if any(t.lower_ == "for" and t.dep_ == "prep" and t.right_edge.i == before.i for t in before.ancestors):
        return True
    return meant or wants_more(before.text) or to.nbor(1).lower_ == "only"


def _end(parsed: Parsed, token: Token) -> int:
    """The end of the sentence, the reason being the last thing it says; a long aim ends behind its object."""
    end = len(parsed.doc) - 1 if parsed.doc[len(parsed.doc) - 1].is_punct else len(parsed.doc)
    verb = next((t for t in parsed.doc[token.i : token.i + 6] if t.tag_ in ("VB", "VBG")), None)
    if end - token.i <= MOST_WORDS or verb is None or token.lower_ not in _OPENS:
        return end
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if thing is None:
        return end
    beside = [c.i for c in verb.children if c.dep_ == "prep" and c.i > thing.i]
    return min(beside, default=end)
