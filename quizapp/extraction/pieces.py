"""The pieces of a clause: phrases that hang on its verb, each with its preposition, dates told from the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.extraction.dated import MORE_EVENTS
from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.facts.model import ValueType
from quizapp.text.dates import Period, parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = {
    "dobj": "object",
    "obj": "object",
    "attr": "attribute",
    "oprd": "attribute",
    "acomp": "attribute",
    "agent": "agent",
}
_AIMLESS = words("come go continue grow live return appear seem have need be become fail help get prove turn rise")
_MEETING = words(
    "use utilise utilize exploit welcome condemn criticise criticize denounce describe discuss mention recall remember "
    "blame regret justify defend fear study investigate analyse analyze predict foresee"
)
"""Verbs of what somebody did about a happening, perhaps long before or after it."""
_PARTS = words("early earlier late later")
_SENT = words("ambassador ambassadors envoy envoys consul emissary delegate legate nuncio adviser advisor heir aide")
"""Who is one to somebody: `the envoy to the Norvanian court`."""
_DATED = words("in on by since until till from during before after at between around through")


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase: `range` is without its preposition, `head` the token that rules it."""

    role: str
    range: Range
    head: int
    preposition: str = ""
    prepositions: int = 0
    """How many tokens the preposition has."""
    fronted: bool = False
    comma: bool = False
    """Whether a comma stood before it."""

    @property
    def whole(self) -> Range:
        """With its preposition."""
        return self.range[0] - self.prepositions, self.range[1]


def pieces_of(parsed: Parsed, root: Token, end: int, before: bool = False) -> list[Piece]:
    """The phrases that hang on the verb: those up to `end` after it, or those before the subject at `end`."""
    children = [
        c for c in root.children if (c.i < end if before else root.i < c.i < end) and c.dep_ not in ("punct", "cc")
    ]
    if before:
        children = [c for c in children if c.dep_ in ("prep", "npadvmod", "advcl", "advmod", "nmod")]
    found = []
    for child in children:
        start, stop = child.left_edge.i, min(child.right_edge.i + 1, end)
        while stop > start and parsed.doc[stop - 1].is_punct and parsed.doc[stop - 1].text != "%":
            stop -= 1
        if stop > start:
            found.append(_piece(parsed, child, start, stop))
    return found


def _piece(parsed: Parsed, child: Token, start: int, stop: int) -> Piece:
    if child.dep_ in ("prep", "agent") and child.i == start and stop > start + 1:
        return _after_preposition(parsed, child, start, stop)
    role = _ROLES.get(child.dep_, "other")
    if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" and parsed.doc[start].lower_ == "to":
        role = "infinitive" if child.dep_ == "xcomp" or child.head.lemma_.lower() in _AIMLESS else "purpose"
    if child.dep_ == "npadvmod" and parse_date(parsed.text((start, stop))):
        role = "date"
    return Piece(role, (start, stop), child.i)


def _after_preposition(parsed: Parsed, child: Token, start: int, stop: int) -> Piece:
    inner = next((c for c in child.children if c.dep_ == "pobj"), None)
    if inner is None or inner.left_edge.i != start + 1:
        return Piece("other", (start, stop), child.i)
    role = "agent" if child.dep_ == "agent" else "oblique"
    if child.lower_ == "to" and start > 0 and parsed.doc[start - 1].lower_ in _SENT:
        return Piece("other", (start, stop), child.i)
    other = dates_a_happening(child) or ends_an_aim(child)
    if child.lower_ in _DATED and parse_date(parsed.text((start + 1, stop))) and not other:
        role = "date"
    return Piece(role, (start + 1, stop), inner.i, child.text.lower(), 1)


def split_dates(parsed: Parsed, pieces: list[Piece]) -> list[Piece]:
    """Pieces whose end is a date of its own, `the treaty in 1999`, in two."""
    found: list[Piece] = []
    for piece in pieces:
        found += _split(parsed, piece)
    return found


def _split(parsed: Parsed, piece: Piece) -> list[Piece]:
    start, end = piece.range
    if piece.role == "date":
        return [piece]
    at = 0
    for i in range(end - 1, start, -1):
        if parsed.doc[i].lower_ in _DATED and parse_date(parsed.text((i + 1, end))):
            at = i
    if not at or piece.head >= at or _dates_another(parsed.doc[at]):
        return [piece]
    date = Piece("date", (at + 1, end), end - 1, parsed.doc[at].lower_, 1)
    return [replace(piece, range=(start, at)), date]


def hangs_on_a_noun(preposition: Token) -> bool:
    """Whether it belongs to what is told of a noun: `a painting stolen in 1931`."""
    told = preposition.head
    return told.dep_ == "acl" and (told.tag_ == "VBN" or told.i == preposition.i - 1)


def _dates_another(preposition: Token) -> bool:
    return hangs_on_a_noun(preposition) or dates_a_happening(preposition) or ends_an_aim(preposition)


def ends_an_aim(preposition: Token) -> bool:
    """Whether it is by when something is to be done: `set the aim of mending the roads by 1931`."""
    if preposition.lower_ not in ("by", "before", "until"):
        return False
    root = next((a for a in preposition.ancestors if a.dep_ == "ROOT"), preposition)
    between = preposition.doc[root.i + 1 : preposition.i]
    return any(t.tag_ == "VBG" and t.dep_ == "pcomp" for t in between)


def dates_a_happening(preposition: Token) -> bool:
    """Whether a date is that of what somebody only met with: `used the revolt of the guards in May 1918`."""
    verb = next((a for a in preposition.ancestors if a.pos_ == "VERB"), preposition)
    if verb.lemma_.lower() not in _MEETING:
        return False
    things = [c.lemma_.lower() for c in verb.children if c.dep_ == "dobj" and c.i < preposition.i]
    return any(CLASSES.get(thing) is ValueType.EVENT or thing in MORE_EVENTS for thing in things)


def tiles(parsed: Parsed, pieces: list[Piece], region: Range) -> bool:
    """Whether the pieces cover the region in order, without a gap but for commas."""
    at = region[0]
    for piece in sorted(pieces, key=lambda p: p.whole[0]):
        start, end = piece.whole
        if any(t.text != "," for t in parsed.tokens((at, start))) or start < at:
            return False
        at = end
    return all(t.is_punct for t in parsed.tokens((at, region[1])))


def is_a_part_of(preposition: Token, date: Period | None) -> bool:
    """Whether only a part of a century or decade is meant: `earlier in the 19th century`."""
    long = date is not None and date.precision in ("century", "decade")
    return long and preposition.i > 0 and says_which_part(preposition.nbor(-1))


def says_which_part(token: Token) -> bool:
    """Whether it is the `early` of `early in 1903`."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.lower_ in _PARTS and any(t.lower_ in _DATED for t in following)
