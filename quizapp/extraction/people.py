"""People a text names in full, by the last or the given name that it calls them afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.extraction.lexicon import TITLES, land_of
from quizapp.extraction.lexicon import words as words_of
from quizapp.extraction.names import looks_like_person
from quizapp.extraction.persons import has_given_name, is_role
from quizapp.text.months import ENGLISH, WEEKDAYS

_WORD = r"[A-Z][^\W\d_A-Z][\w’'-]*"
_PARTICLE = "(?:de|la|van|von|der|den|di|da|du|al|bin|ibn)"
_FULL = re.compile(
    rf"(?<![\w.’'-])(?P<first>(?:(?:{_WORD}|(?:[A-Z]\.){{1,3}}) (?:{_PARTICLE} ){{0,2}}){{1,5}})"
    rf"(?P<last>{_WORD})(?![\w-]| [A-Z][A-Za-z]| (?:{_PARTICLE}|dos|das|do) [A-Z])"
)
_BROKEN_LINE = re.compile(r"[ \xa0]*\n(?! *\n)[ \xa0]*")
_ACTS = (
    "wrote|writes|said|says|believed|believes|thought|felt|argued|argues|replied|admired|notes|claims|claimed|suggests"
    "|suggested|discusses|died|married|retired|resigned|testified|studied|lived|taught|was (?:born|educated|appointed"
    "|elected|killed|assassinated|buried)"
)
"""What only persons do."""
_BEGINS = (
    r"(?:^|\n|[.!?;:,—] |[.!?]\d*[\"”)]* |\b(?i:and|when|while|whom|that|but|as|because|after|before|although|though"
    r"|where|until|if|once|since|what|by the time) )"
)
"""What stands before a name that begins a clause."""
_CALLED = "Mr|Mrs|Ms|Dr|Professor|Colonel|Captain|Admiral|Senator"
_DOES = r"(?:['’]s?|(?! (?:of|and|or|for|to|on|in|at|by|with|from|the|as)\b) [a-z]+)\b"
_OF_A_PEOPLE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) ((?:[A-Z][\w-]*-)?[A-Z][\w-]*(?:an|ish|ese|ic|at|ant|ch))s? (?=[a-z]{3})(?!and|who)"
)
"""`the Norvanian troops`: whence somebody is, or what he holds with."""
_OTHER_OF_THE_NAME = rf"\b(?:{'|'.join(sorted(TITLES))}) %s\b(?! [A-Z][a-z])|\b%s (?:[IVX]+|(?:of|the)\b (?=[A-Z]))"
"""`King William`, `William IV`, `William of Brek`."""
_ONE_OF_ITS_SORT = (
    r"\b(?:[Tt]he|[Aa]n?|\d{4}) (?:(?:first|second|third|last|only|other) )?%s\b"
    r"(?=[,.;:)]| (?:in|at|of|on|for|and|or|to|by|with|from|as|is|was|were|are|had|has)\b)"
)
"""A word with an article that nobody has before the last name: `the Masters of 1990`, `the first Norvanian in`."""
_LIVED = r" (?:\((?:born|b\.|c\.|ca\.)? ?\d{3,4} ?[–—-]|\(born|was born)"
_ARTICLES = frozenset(("the", "a", "an"))
_CALENDAR = frozenset((*ENGLISH, *WEEKDAYS))
_FOLK = re.compile(r"(?:American|African|European|Asian|Australian|Indian|Canadian|British|Irish|English|French)s?$")
"""What people are called by where they come from: `African American` is nobody's name."""
_PLACED = (
    "in|throughout|across|(?:city|town|village|port|capital|state|colony|island|people|inhabitants"
    "|north|south|east|west|[Kk]ing|[Qq]ueen|[Dd]uke|[Cc]ount|[Bb]ishop|[Mm]ayor|Battle|Siege|Treaty|Peace|Council"
    "|Kingdom|Republic|County|University|Bay|Gulf|Lake) of"
)
_SETTLED = (
    "an? (?:[a-z]+ )?(?:city|town|village|colony|county|state|port)"
    "|the (?:[a-z]+ )?(?:capital|city|county seat|seat of)"
)
_DONE_TO_PLACES = (
    r"(?:is|was) (?:first |later )?(?:founded|incorporated|settled|annexed|home to|ruled|located|situated|chosen as the"
    r" (?:seat|capital))|became independent|(?:had|has) (?:[a-z]+ )?\d[\d,.]* (?:inhabitants|people|residents)"
)
"""What only places are, and what is done to them."""
_BEFORE_NAMES = words_of("Justice Dom Sheikh Viscount Comrade Old Young Republican Democrat")
_BEHIND_NAMES = frozenset(("Jr", "Sr"))
MOST_WORDS, _BESIDE = 4, 60
_NATION = re.compile(r"[A-Z]\w+(?:ican|alian|dian|pean|sian|nese|glish|ritish)")
"""The last word of a people's name: `Asian American`."""


def people_in(text: str) -> Mapping[str, str]:
    """Last or given name -> the full name of the only person who bears it, where something shows that it is one.

    >>> people_in("The mill of Thomas Holm. Holm left. Then Ada Ford and Mary Ford came. The Great Hall fell.")
    {'Thomas': 'Thomas Holm', 'Ada': 'Ada Ford', 'Mary': 'Mary Ford', 'Holm': 'Thomas Holm'}
    """
    text = _BROKEN_LINE.sub(" ", text)
    small = frozenset(re.findall(r"\b[a-z][\w’'-]+", text))
    peoples = frozenset(_OF_A_PEOPLE.findall(text))
    found: dict[str, list[_Named]] = {}
    for match in _FULL.finditer(text):
        words, last = match["first"].split(), re.sub(r"['’]s$", "", match["last"])
        behind = re.search(r"([a-z]+|[,;(]) $", text[max(0, match.start() - 20) : match.start()])
        start = _first_given(words, small, peoples)
        if not behind and start == 0 and _is_given(words[1:2]) and not _is_given(words[:1]):
            start = 1
        nobody = land_of(last) or _FOLK.match(last) or last in _BEHIND_NAMES | peoples
        owned = any(word.endswith(("'s", "’s")) for word in words)
        if start < len(words) and last.lower() not in small and not nobody and last not in words and not owned:
            name, before = " ".join([*words[start:], last]), words[start - 1] if start else behind[1] if behind else ""
            within = bool(start or behind)
            if not (behind and start and _goes_before_a_thing(before, name, peoples)):
                found.setdefault(last, []).append(_Named(name, before, within))
    given = {first: name for first, name in _by_given_name(found).items() if _is_no_thing(first, name, text)}
    full = given | {last: name for last, said in found.items() if (name := _only(last, said, text))}
    return {short: name for short, name in full.items() if not is_place_too(short, text)}


def _goes_before_a_thing(word: str, name: str, peoples: frozenset[str]) -> bool:
    """Whether a name inside a sentence begins with a word that is no title: the `Career` of `a Career Grand Prize`."""
    return not (_ranks(word) or _of_a_sort(word, peoples) or has_given_name(name))


def _of_a_sort(word: str, peoples: frozenset[str]) -> bool:
    """Whether a word says of which people or party somebody is: `Norvanian-born`, `Republican`."""
    return word in _BEFORE_NAMES | peoples or word.rpartition("-")[2] in peoples | {"born"}


def is_place_too(name: str, text: str) -> bool:
    """Whether the text has a place of that name, whatever person bears it.

    >>> is_place_too("Houston", "Sam Houston left. Houston was founded in 1836."), is_place_too("Holm", "Holm left.")
    (True, False)
    """
    text = _around(name, text)
    placed = rf"\b(?:{_PLACED}) {name}\b(?!['’-]| [A-Z])"
    begins = rf"(?:^|\n|[.!?;:][\"”)]* |\b[a-z]+,? |\d,? ){name}\b(?: then| now)?"
    is_one = rf"{begins},? (?:(?:is|was|became|had become) )?(?:{_SETTLED})\b"
    done = rf"{begins} (?:{_DONE_TO_PLACES})\b"
    return re.search(rf"{placed}|{is_one}|{done}", text) is not None


def _around(name: str, text: str) -> str:
    """What stands around a name wherever the text has it, each place parted from the next by a null character."""
    return "\0".join(text[max(0, at - _BESIDE) : at + len(name) + 2 * _BESIDE] for at in _places(name, text))


def _places(name: str, text: str) -> Iterator[int]:
    """Where the text has the name as words of their own."""
    at = text.find(name)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalnum()):
            yield at
        at = text.find(name, at + len(name))


def _by_given_name(found: Mapping[str, Sequence[_Named]]) -> dict[str, str]:
    """Given name -> the only full name in the text that begins with it."""
    names: dict[str, set[str]] = {}
    for one in (one for said in found.values() for one in said):
        if has_given_name(one.name) and looks_like_person(one.name) and len(one.name.split()) <= MOST_WORDS:
            names.setdefault(one.name.partition(" ")[0], set()).add(one.name)
    return {first: min(full) for first, full in names.items() if len(full) == 1 and first not in found}


def _is_no_thing(first: str, name: str, text: str) -> bool:
    """Whether the text writes the name of nothing so, and of no other: `an Oscar`, `the Jim Crow laws`, `Oscar II`."""
    text = _around(first, text)
    thing = rf"\b(?:[Tt]he|[Aa]n?|\d{{4}}) (?:{first}s?\b(?! [A-Z])|(?:[A-Z]\w+ )?{re.escape(name)}\b)"
    return re.search(rf"{thing}|{_OTHER_OF_THE_NAME % (first, first)}", text) is None


@dataclass(frozen=True, slots=True)
class _Named:
    """One place where somebody is named in full."""

    name: str
    before: str
    """The title or role before it."""
    within: bool
    """Whether it stands inside a sentence, so that its first word has its capital for being a name."""


def _is_given(words: Sequence[str]) -> bool:
    return any(has_given_name(f"{word} X") and word not in TITLES for word in words)


def _first_given(words: Sequence[str], small: frozenset[str], peoples: frozenset[str]) -> int:
    """Where the given names among words begin: behind a title, a role, a party or a people."""
    start = next((i for i, word in enumerate(words) if _may_be_given(word, small, peoples)), len(words))
    ranked = [i for i, word in enumerate(words[:-1]) if i > start and _ranks(word)]
    return ranked[-1] + 1 if ranked else start


def _ranks(word: str) -> bool:
    """Whether a word is a rank or a role, be it with a hyphen: `Lieutenant-General`, `Emperors`."""
    last = word.rpartition("-")[2]
    return last in TITLES or is_role(last.lower()) or is_role(last.lower().removesuffix("s"))


def _may_be_given(word: str, small: frozenset[str], peoples: frozenset[str]) -> bool:
    """Whether a word may begin a name: no title, no role, no people, and none that the text also writes small."""
    if _ranks(word) or _of_a_sort(word, peoples) or word.lower() in _CALENDAR or land_of(word):
        return False
    return has_given_name(f"{word} X") or word.lower() not in small


def _only(last: str, said: Sequence[_Named], text: str) -> str:
    """The shortest of the names, where all are one person's and a given name, a role, a deed or years show it."""
    names = {one.name for one in said if one.within or has_given_name(one.name)} or {one.name for one in said}
    name, text = min(sorted(names), key=len), _around(last, text)
    others = any(not other.endswith(f" {name}") and other.split()[0] != name.split()[0] for other in names - {name})
    joined = any(f" {word} {name}" in text for word in ("and", "or", "&"))
    before = re.findall(rf"(\S+) [A-Z][a-z]+ (?:and|or|&) {re.escape(name)}\b", text) if joined else ()
    pair = any(not word[0].isupper() for word in before)
    if others or pair or not looks_like_person(name) or len(name.split()) > MOST_WORDS:
        return ""
    few = all if has_given_name(name) else any
    a_thing = few(one.before.lower() in _ARTICLES for one in said)
    a_thing = a_thing or re.search(_ONE_OF_ITS_SORT % re.escape(last), text) is not None
    a_people = _NATION.fullmatch(last) and not has_given_name(name)
    if a_thing or a_people:
        return ""
    called = any(one.before in TITLES or is_role(one.before.lower()) for one in said)
    bare = rf"\b{re.escape(last)}"
    acts = rf"{bare} (?:[a-z]+ly |also |later )?(?:{_ACTS})\b"
    acts = rf"{acts}|\b(?:{_CALLED}) {re.escape(last)}\b"
    acts = rf"{acts}|{_BEGINS}{re.escape(last)}{_DOES}[^.;:]{{0,60}}\b(?:he|she|his|him|her)\b"
    acts = rf"{acts}|\b{re.escape(name)}{_LIVED}"
    placed = rf"\b(?:in|throughout|across) {re.escape(last)}\b(?! [A-Z])"
    sure = called or (any(one.within for one in said) and re.search(acts, text) and not re.search(placed, text))
    return name if has_given_name(name) or sure else ""
