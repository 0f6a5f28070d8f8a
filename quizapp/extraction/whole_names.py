"""Whether words with a capital are one whole name: no part of another, no member of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import CLASSES, land_of, words
from quizapp.extraction.names import is_acronym
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.ranks import LETTERS, before_a_person

if TYPE_CHECKING:
    from spacy.tokens import Token

LOCATIVE = words("in at near to from into")
NO_NAME = words("DATE TIME CARDINAL ORDINAL PERCENT MONEY QUANTITY NORP LANGUAGE")
_ITEM = r"(?:the )?[A-Z][\w'’-]*(?: [\w&'’-]+){0,4}"
_WORKS = words("film documentary movie novel book story poem song album play opera painting titled entitled")
_FOREIGN = words("le la les el los las et y und der die das du do dos del di von van den ter pour por della des")
"""Small words of other languages, which stand inside names only."""
_LANDFORMS = words("desert mountains hills highlands river valley lake plateau peninsula coast islands basin range")
_AGAINST = words("v v. vs vs.")
_UNITS = words("Kelvin Celsius Fahrenheit")
_TIES = words("of on for at to with against")
"""What may join two names to one: `Centre for Relief to Seamen`."""
FAR = 8
_LIST_GOES_ON = re.compile(rf", {_ITEM}(?:, {_ITEM})*,? (?:and|or) ")
_INSIDE = words("compound amod nmod poss nummod conj advmod")
MONTHS = words(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday I BC BCE AD CE AM PM "
    "North South East West Northern Southern Eastern Western"
)


def head_of(parsed: Parsed, part: Range) -> Token:
    """The word of a name that what stands around it hangs on."""
    tokens = parsed.tokens(part)
    return next((t for t in tokens if not part[0] <= t.head.i < part[1]), tokens[-1])


def is_whole(parsed: Parsed, part: Range) -> bool:
    """Whether parse and surface agree that the words are one whole name, no part of another or of a list."""
    start, end = part
    tokens = parsed.tokens(part)
    head = head_of(parsed, part)
    outside = [t for t in tokens if not start <= t.head.i < end and t.i != head.i]
    owner = head.dep_ == "poss" and end < len(parsed.doc) and parsed.doc[end].tag_ == "POS"
    if outside or head.pos_ != "PROPN" or (head.dep_ in _INSIDE and not owner):
        return False
    labels = {t.ent_type_ for t in tokens if t.pos_ == "PROPN"} - {""}
    if labels & NO_NAME or any(c.dep_ in ("conj", "cc") or _inside(c, start) for c in head.children):
        return False
    if any(mark in parsed.text(part) for mark in "+=−→^~<>"):
        return False
    if tokens[-1].text.endswith("ing") and end < len(parsed.doc) and parsed.doc[end].pos_ == "DET":
        return False
    if start == 0 and ((end == 1 and not tokens[0].ent_type_) or (end > 1 and tokens[0].text.endswith("ing"))):
        return False
    if start and parsed.doc[start - 1].text == "," and re.match(r",? (?:and|or) ", _rest(parsed, end)):
        return False
    return _begins(parsed, start) and _stops(parsed, end) and not _goes_on(parsed, part, head)


def _begins(parsed: Parsed, start: int) -> bool:
    """Whether nothing before the name belongs to it."""
    before = parsed.doc[start - 1] if start else None
    if before is None or before_a_person(before):
        return True
    if before.text in ("-", "–", "/", "&", '"', "'") or before.lower_ in ("and", "or") or before.text in _FOREIGN:
        return False
    if before.text.isdigit() and start > 1 and parsed.doc[start - 2].pos_ == "PROPN":
        return False
    measured = parsed.doc[start].text in _UNITS and before.like_num
    if before.lower_ in _AGAINST or before.text == "%" or ":" in before.text or measured:
        return False
    if start > 2 and parsed.doc[start - 2].text == "-" and _hyphened(parsed.doc[start - 1]):
        return False
    if before.text.islower() and (before.tag_ == "JJ" or _qualifies(before)):
        return False
    if before.text[0].isupper() and (before.pos_ == "PROPN" or (before.i and before.pos_ != "ADJ")):
        return False
    return bool(before.i) or before.pos_ not in ("ADJ", "NOUN")


def _qualifies(before: Token) -> bool:
    """Whether it says how a name's bearer is, `an incensed Holm`, or stands inside a foreign name, `Der arme Holm`."""
    first = before.nbor(-1) if before.i else before
    described = before.tag_ in ("VBN", "VBG") and first.lower_ in ("a", "an")
    return described or (first.text.istitle() and first.lower_ in _FOREIGN)


def _hyphened(last: Token) -> bool:
    """Whether a small word ends a name's first one: `Five-hundred-meter Mill`."""
    first = last
    while first.i > 1 and first.nbor(-1).text == "-":
        first = first.nbor(-2)
    return last.pos_ in ("NOUN", "ADP") and last.text.islower() and first.text[0].isupper() and first.i > 0


def _stops(parsed: Parsed, end: int) -> bool:
    """Whether nothing behind the name belongs to it, and no list of names goes on."""
    doc = parsed.doc
    after = doc[end] if end < len(doc) else None
    if after is None or after.text in LETTERS:
        return True
    if after.text == "'s":
        return _owns(after)
    if after.text in ("'", "-", "–", "/", "&") or after.lower_ in _AGAINST:
        return False
    if after.text in _FOREIGN and end + 1 < len(doc) and doc[end + 1].text[0].isupper():
        return False
    if after.lower_ in ("and", "or"):
        return end + 1 < len(doc) and doc[end + 1].tag_ in ("VBD", "VBN", "VBZ", "RB") and doc[end + 1].text.islower()
    if after.pos_ in ("NOUN", "PROPN", "NUM") or after.text[0].isupper():
        return False
    if after.tag_ == "VBG" and after.i + 1 < len(doc) and after.nbor(1).tag_ in ("NN", "NNS"):
        return False
    return not _LIST_GOES_ON.match(_rest(parsed, end))


def _owns(mark: Token) -> bool:
    """Whether the name before `'s` is a person's who owns one plain thing: no name goes on behind."""
    owner, thing = mark.head, mark.head.head
    named = any(t.text[0].isupper() for t in mark.doc[mark.i + 1 : thing.i + 1])
    return owner.ent_type_ == "PERSON" and thing.pos_ == "NOUN" and not named


def _inside(child: Token, start: int) -> bool:
    """Whether an owner may be a part of the name, as in `Hadrian's Wall`; a short form is none: the `NFU's` plan."""
    return child.dep_ == "poss" and (child.i >= start or not is_acronym(child.text))


def _rest(parsed: Parsed, end: int) -> str:
    last = parsed.doc[end - 1]
    return parsed.doc.text[last.idx + len(last) :]


def _goes_on(parsed: Parsed, part: Range, head: Token) -> bool:
    """Whether the name is half of `Agreement on Trade`, `Ministry of Health`."""
    doc, (start, end) = parsed.doc, part
    if end + 1 < len(doc) and _ties(doc[end]) and doc[end].head.i == head.i:
        following = doc[end + 1 : end + 3]
        if doc[end].lower_ == "of" and (_in_full(parsed, part) or is_of_a_land(parsed, end)):
            return _went_on(parsed, start)
        if any(t.text[0].isupper() for t in following) or doc[end].lower_ == "of":
            return True
    if end + 1 < len(doc) and doc[end].lower_ == "with" and doc[end + 1].text[0].isupper() and end - start > 1:
        return _half_a_title(doc[end - 1])
    if end < len(doc) and doc[end].tag_ == "VBG" and doc[end].text[0].isupper():
        return True
    return _went_on(parsed, start) or _in_the(parsed, start, end) or _in_a_title(parsed, start, end)


def is_of_a_land(parsed: Parsed, at: int) -> bool:
    """Whether a landform that has its name already lies in the land behind `of`: `the Tarn Desert of Chile`."""
    doc = parsed.doc
    named = at > 1 and doc[at - 1].lower_ in _LANDFORMS and doc[at - 2].text[0].isupper()
    return named and at + 1 < len(doc) and doc[at].lower_ == "of" and bool(land_of(doc[at + 1].text))


def _in_full(parsed: Parsed, part: Range) -> bool:
    """Whether it is a person's first and last name: `Ada Holm of the Orwin Company`."""
    tokens = parsed.tokens(part)
    return len(tokens) > 1 and all(t.ent_type_ == "PERSON" for t in tokens) and not before_a_person(tokens[0])


def _ties(link: Token) -> bool:
    """Whether the word may join two names to one; not the `to` of `from Brek to Orwin`."""
    before = (t.lower_ for t in link.doc[max(0, link.i - FAR) : link.i])
    return link.lower_ in _TIES and not (link.lower_ == "to" and "from" in before)


def _in_the(parsed: Parsed, start: int, end: int) -> bool:
    """`Software in the Public Interest`; a sentence opens with a capital, so there an organisation must follow."""
    before = [t.lower_ for t in parsed.doc[max(0, start - 2) : start]]
    after = [t.lower_ for t in parsed.doc[end : end + 2]]
    tells = start > 3 or parsed.doc[start].ent_type_ == "ORG"
    first = before == ["in", "the"] and start >= 3 and parsed.doc[start - 3].text[0].isupper() and tells
    return first or (after == ["in", "the"] and end + 2 < len(parsed.doc) and parsed.doc[end + 2].text[0].isupper())


def _in_a_title(parsed: Parsed, start: int, end: int) -> bool:
    """Whether it may be one end of a work's title, `the film Mills in Orwin`."""
    doc, first = parsed.doc, start
    if first > 1 and doc[first - 1].lower_ in LOCATIVE and doc[first - 2].text[0].isupper():
        first -= 2
    while first > 1 and (doc[first - 1].text[0].isupper() or (doc[first - 1].lower_ == "of" and first < start)):
        first -= 1
    described = first == start - 2 and doc[first].text.endswith(("less", "ful", "ing", "ed"))
    titled = first > 1 and (doc[first - 1].lower_ in _WORKS or doc[first].text == "The" or described)
    following = doc[end : end + 2]
    goes_on = len(following) > 1 and following[0].lower_ in LOCATIVE and following[1].text[0].isupper()
    return titled and (first < start or (goes_on and following[1].text not in MONTHS))


def _went_on(parsed: Parsed, start: int) -> bool:
    """Whether the name began before."""
    doc, at = parsed.doc, start - 1
    while at > 0 and doc[at].lower_ in ("the", "a"):
        at -= 1
    if 0 < at < start - 1 and doc[at].text[0].isupper() and doc[at].tag_ not in ("VBD", "VBZ"):
        return True
    linked = at > 0 and _ties(doc[at]) and doc[at].head.text[0].isupper()
    if at > 2 and doc[at].lower_ in ("for", "with") and _half_a_title(doc[at - 1]):
        return True
    return linked and doc[at].head.pos_ in ("PROPN", "NOUN") and doc[at].head.i > 0


def _half_a_title(last: Token) -> bool:
    """Whether it ends the first half of a longer name: `Guild for the Relief of Seamen`, `Great Days with Ada Holm`."""
    titled = last.nbor(-1).text[0].isupper() and last.i > 1 and last.ent_type_ != "PERSON"
    return last.text[0].isupper() and (titled or last.lower_ in CLASSES)
