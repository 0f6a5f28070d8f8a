"""The answer to a slot of a clause: as shown, what else is right, and its kind."""

from __future__ import annotations

import re

from quizapp.extraction.names import looks_like_person
from quizapp.extraction.persons import has_given_name
from quizapp.facts.model import Part, ValueType
from quizapp.text.counted import COUNTED
from quizapp.text.units import measure

_TITLES = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Professor|President|King|Queen|General|Gen|Lt|Maj|Major|Colonel|Captain|"
    r"Admiral)\.?\s+)+"
)
_OFFICES = r"(?:President|General|Colonel|Captain|Major|Admiral|Senator|Governor|Chancellor|Dr\.?|Professor)\s+"
_SHORT_TITLES = r"(?:Mrs?|Ms|Dr|Gen|Lt|Col|Capt|Adm|Prof|Rev|Maj|Sgt)\.\s+"
_POSTS = r"(?:Minister|Secretary|Ambassador|Chairman|Director|CEO|President|General|Governor)\s+(?=[A-Z]\w+ [A-Z])"
"""Before two names more they are no part of the name, whatever the parser takes it for."""
NUMBERED_PART = re.compile(r"((?:Chapter|Article|Section|Title|Annex) (?:[IVXLC]+|\d+)) (of (?:the )?[A-Z].+)")
"""`Chapter VII of the UN Charter`: the part is asked, the whole is told."""
_CLASS_FIRST = r"(?:Operation|Resolution|Chapter|Article|Camp|Lake|Mount|Project)\s+"
_CAUSE = r"^(?:because(?: of)?|(?:due|owing|thanks) to|as a (?:result|consequence) of|on account of)\s+"
_AT_A_PLACE = re.compile(
    r"(.*\b(?:University|Academy|College|School|Church|Museum|Institute|Hospital|Theatre)) in (?:[A-Z][\w'’-]+ ?)+"
)
"""`Brek Academy in Las Vegas`: the name is asked, not its place."""
_NO_SURNAME = re.compile(r" (?:of|the|de|del|della|da|van|von|der|bin|ibn|al|el|la|le|[IVX]+|Pasha|Bey|Khan)\b")
_PARTICLED = re.compile(r"^[A-Z]\S+ (?:[A-Z]\S+ )*((?:van|von|de|di|da|del|della|der|den|ten|ter) [\w ]*[A-Z]\w+)$")
"""A last name with what stands before it: `Johan van Orwin`."""
_SCALES = r"[kKmM]|mn|bn|mio\.?|\w+illion|thousand|hundred|dozen|s|st|nd|rd|th"
_OF_A_PLACE = r"^(?:the )?(?!(?:outside|inside|near|beyond|around|off|across)\b)[a-z]+ (?=[A-Z])"
"""`the western Tarn Sea`: the place alone is right too, but not of `the coast of Norvania`."""
_DESCRIBED = r"^(?:[a-z]+ )+(?=[A-Z])"
"""`the peaceful Orwin Revolution`: the name alone is right too."""
_KIND_OF_PLACE = (
    r"^(?:[Tt]he )?(?:[\w-]+ )*(?:city|town|village|port|island|province|region|district|state|county|valley) "
    r"of (?:the )?(?=[A-Z])"
)
"""`the Norvanian province of Brek`: Brek is right too."""
_GLUED = re.compile(rf"(\d[\d.,]*)(?!(?:{_SCALES})$)([a-zA-Zµ°]\S*)")
"""A number and its unit without a space: `516.18km2`; in `5.3bn` and `1920s` the letters make the number."""
_THIRD = re.compile(r"(?:the )?(?:very )?(?:early|mid|middle|late)\b.*\d", re.IGNORECASE)
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|some|roughly|nearly|almost|over|under|more than|less than|close to|estimated)\b"
)


def third_of(part: Part) -> str:
    """`decade` of `the early 1830s`, `year` of `late 1854`: only a third of it is meant; empty of any other date.

    >>> third_of(Part("date", "the early 1830s", ValueType.DATE, head="decade"))
    'decade'
    """
    whole = part.type is ValueType.DATE and part.head in ("year", "decade", "century")
    return part.head if whole and _THIRD.match(part.text) else ""


def kind_of(part: Part) -> str:
    """The kind of question that asks for this part."""
    return {ValueType.DATE: "date", ValueType.NUMBER: "number"}.get(part.type, "short")


def tolerance_of(part: Part) -> str:
    """How far off a number may be: not at all, unless the source itself is not exact."""
    return "5%" if part.type is ValueType.NUMBER and _ROUGH.search(part.hedge.lower()) else "0"


def shown(part: Part) -> str:
    """The answer as a learner sees it.

    >>> shown(Part("date", "58 and 50 BC", ValueType.DATE, preposition="between"))
    'between 58 and 50 BC'
    """
    if part.type is ValueType.DATE and part.preposition == "between" and " and " in part.text:
        return f"between {part.text}"
    if part.type in (ValueType.DATE, ValueType.NUMBER, ValueType.PURPOSE, ValueType.CAUSE):
        return re.sub(r"^with the (?:aim|goal|purpose|intention) to ", "to ", part.text.removeprefix("the year "))
    if part.role == "description":
        return part.text
    if _is_beside(part):
        return f"near {part.text}"
    if numbered := NUMBERED_PART.fullmatch(part.text):
        return numbered[1]
    placed = _AT_A_PLACE.fullmatch(part.text)
    text = re.sub(r"^(?:the|a|an)\s+", "", placed[1] if placed else part.text, flags=re.IGNORECASE)
    return re.sub(r"(?<=[a-z] I)\.$", "", text)


def _is_beside(part: Part) -> bool:
    """Whether it is the place near which something is."""
    return part.role == "place" and part.preposition == "near"


def accepted(part: Part) -> tuple[str, ...]:
    """Other wordings that are as right.

    >>> accepted(Part("object", "Operation Red Fox", ValueType.EVENT))
    ('Red Fox',)
    """
    text, found = shown(part), list[str]()
    if part.role == "kind":
        return (text.removesuffix(f" {part.head}"),)
    match part.type:
        case ValueType.NUMBER:
            found += _numbers_of(part, text)
        case ValueType.PERSON if " and " in text:
            pass
        case ValueType.PERSON:
            found += _names_of(text)
        case ValueType.PURPOSE:
            found += [text.removeprefix("to ")]
        case ValueType.CAUSE:
            found += [re.sub(_CAUSE, "", text)]
        case ValueType.PLACE:
            beside = [part.text] if _is_beside(part) else []
            found += [*beside, text.split(",")[0], re.sub(_OF_A_PLACE, "", text), re.sub(_KIND_OF_PLACE, "", text)]
        case _:
            found += [re.sub(rf"^{_CLASS_FIRST}", "", text), _without_office(text), re.sub(_DESCRIBED, "", text)]
            if match := re.search(r"\b(?:Resolution|Chapter|Article)\s+[\dIVX]+", text):
                found += [match[0]]
    return tuple(dict.fromkeys(t for t in found if t and t != text))


def _numbers_of(part: Part, text: str) -> list[str]:
    """The number with its hedge and with what it counts; one that is glued to its unit also without it."""
    if glued := _GLUED.fullmatch(text):
        return [glued[1], f"{glued[1]} {glued[2]}"]
    if part.hedge and not part.head:
        return [f"{part.hedge.lower()} {text}"]
    if not part.head.isalpha() or text.endswith(f" {part.head}"):
        return []
    counts = part.head.endswith("s") or measure(part.head) or part.head in COUNTED
    return [f"{part.hedge.lower()} {text}".strip(), *([f"{text} {part.head}"] if counts else [])]


def _without_office(name: str) -> str:
    """`Ada Holm` of `General Ada Holm`; a firm that is called so keeps all its words."""
    own = re.sub(rf"^{_OFFICES}", "", name)
    return own if has_given_name(own) and looks_like_person(own) else re.sub(rf"^(?:{_SHORT_TITLES})+", "", name)


def _names_of(person: str) -> list[str]:
    """The name without titles and without what the person is, and the surname where it is the last word."""
    bare = re.sub(rf"^{_TITLES}", "", person)
    bare = re.sub(rf"^(?:[A-Z]\w+ )*?{_POSTS}", "", bare)
    if own := re.fullmatch(r"(?:[A-Z]\w+ )?(?:[a-z]+ )+((?:[A-Z][\w.'’-]+ ?){2,4})", bare):
        bare = own[1]
    last = bare.split()[-1]
    surname = " " in bare and not _NO_SURNAME.search(bare) and re.fullmatch(r"\w*[a-z]\w+|[A-Z]{3,}", last)
    particled = _PARTICLED.search(bare)
    return [bare, *([last] if surname else []), *([particled[1]] if particled else [])]
