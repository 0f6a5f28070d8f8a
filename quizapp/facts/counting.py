"""What a number counts: the noun behind it in one form, whatever its modifiers, number and near synonyms."""

from __future__ import annotations

import re

from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, ValueType
from quizapp.text.numbers import parse_number
from quizapp.text.units import measure

STATES = {
    "be",
    "have",
    "consist",
    "compose",
    "comprise",
    "contain",
    "include",
    "count",
    "number",
    "total",
    "employ",
    "hold",
    "of",
}
"""Relations that say how many there are, whatever the wording."""
_SAME = """troop: soldier personnel serviceman servicewoman servicemember man woman peacekeeper
country: nation state
inhabitant: resident people person population citizen
employee: staff worker
student: pupil
member: membership
deputy: seat"""
_CLASSES = {word: line.partition(":")[0] for line in _SAME.splitlines() for word in line.partition(":")[2].split()}
_COLLECTIVE = {"force": "troop", "garrison": "troop", "army": "troop", "population": "inhabitant", "staff": "employee"}
"""Of `a force of 4,500` the noun says what is counted."""
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "people": "people", "staff": "staff"}
_SIZES = {"level", "number", "strength", "total", "size", "count", "figure"}
_END_WORDS = """of in from on at to for with by as and or but who which that is are was were has have had be been
provided contributed led under over between during since until after before per each about more less than across
worldwide"""
_ENDS = frozenset(_END_WORDS.split())
MOST_WORDS = 6


def singular(noun: str) -> str:
    """The noun without its plural ending, roughly: it is only compared with other nouns so treated."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def sort_counted(words: str) -> str:
    """The class of what a phrase counts.

    >>> sort_counted("active personnel"), sort_counted("coastal and inland countries"), sort_counted("men and women")
    ('troop', 'country', 'troop')
    """
    said = canonical(words).split()
    noun = singular(said[-1]) if said else ""
    return _CLASSES.get(noun, noun)


def modifiers(words: str) -> frozenset[str]:
    """What a counted phrase says besides its noun."""
    return frozenset(canonical(words).split()[:-1]) - {"and", "or", "the"}


def phrase_after(text: str, end: int) -> str:
    """The words that a number ending there counts: up to the noun, `coastal and inland towns`.

    >>> phrase_after("of 31 coastal and inland towns since May", 5)
    'coastal and inland towns'
    """
    said: list[str] = []
    for word in re.finditer(r"[^\s]+", text[end:].replace("-", " ", 1) if text[end : end + 1] == "-" else text[end:]):
        bare = word[0].strip('()"“”')
        if not re.match(r"[^\W\d_]", bare) or (
            bare.lower() in _ENDS and not _joins(bare, said, text[end:], word.end())
        ):
            break
        said.append(bare.strip(",.;:!?"))
        if re.search(r"[,.;:!?)]$", word[0]) or len(said) == MOST_WORDS or _is_last(bare, text[end + word.end() :]):
            break
    return " ".join(said)


def _joins(word: str, said: list[str], text: str, end: int) -> bool:
    """Whether `and` joins two modifiers or nouns of the phrase: `coastal and inland towns`, `men and women`."""
    after = re.match(r"\s+([^\W\d_][\w-]*)\s*([^\W\d_][\w-]*)?", text[end:])
    if word.lower() not in {"and", "or"} or not said or after is None:
        return False
    both = singular(said[-1].lower()) in _IRREGULAR.values() and singular(after[1].lower()) in _IRREGULAR.values()
    return both or not said[-1].endswith("s")


def _is_last(word: str, after: str) -> bool:
    """Whether the word is a plural that no other noun follows: `countries` in `28 countries continue to work`."""
    if not (re.fullmatch(r"[a-z]{3,}[^s\W]s", word) or word in _IRREGULAR):
        return False
    following = re.match(r"\s+([^\W\d_]+)", after)
    return not following or not (following[1].endswith("s") or following[1] in {*_IRREGULAR, "and", "or"})


def count_of(fact: Fact) -> tuple[str, str]:
    """Whose number of what a fact states now, `("kfor", "troop")`; two empty words where it states no such count."""
    if fact.value.type is not ValueType.NUMBER or fact.time or not _states(fact):
        return "", ""
    number = parse_number(fact.value.text)
    if number and measure(number.unit):
        return "", ""
    about = [word for word in of_front(canonical(fact.subject)).split() if singular(word) not in _SIZES]
    phrase = phrase_of(fact)
    if not phrase and about and singular(about[-1]) not in _SIZES and len(about) > 1:
        phrase = about[-1]
    noun = sort_counted(phrase)
    if len(about) > 1 and sort_counted(about[-1]) == noun:
        about.pop()
    return (" ".join(about), noun) if about and noun and not measure(noun) else ("", "")


def phrase_of(fact: Fact) -> str:
    """The words that say what a fact's number counts."""
    return _phrase(fact) if fact.value.role == "number" else fact.value.head or _phrase(fact)


def _states(fact: Fact) -> bool:
    if any(role not in {"said", "rest"} for role, _ in fact.qualifiers):
        return False
    words = canonical(fact.relation).split()
    stated = bool(words) and words[0] in STATES and fact.value.role != "number"
    return fact.volatile or fact.family is Family.FIELD or stated


def _phrase(fact: Fact) -> str:
    """Of a gap the words behind it; of a field its name: `Members: 27`."""
    if fact.family is Family.FIELD:
        return re.sub(r"^(?:number|total|count) of ", "", canonical(fact.relation))
    at = fact.statement.find(fact.value.text)
    if at < 0:
        return ""
    before = re.search(r"(\w+) of (?:\w+ ){0,2}$", fact.statement[:at])
    after = phrase_after(fact.statement, at + len(fact.value.text))
    return after or (_COLLECTIVE.get(before[1].lower(), "") if before else "")


def of_front(name: str) -> str:
    """A canonical name with its class noun last.

    >>> of_front("troops of kfor")
    'kfor troops'
    """
    first, _, rest = name.partition(" of ")
    return f"{canonical(rest)} {first}" if rest and len(first.split()) == 1 else name
