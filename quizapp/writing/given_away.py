"""Prompts that hold their answer in another form: half of a name, a row's name, a span of years."""

from __future__ import annotations

import re

from quizapp.extraction.initials import SMALL, spells
from quizapp.extraction.lexicon import CLASSES, words
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, ValueType
from quizapp.text.numbers import find_numbers, parse_number
from quizapp.writing.counted_off import counted_out
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, Check, Surroundings, answer_type, blank_off, sentence

FEWEST_ADDED = 3
LEAST_SHARED, STEM, LEAST_SHORT, ROOT, LEAST_ROOT = 3, 5, 3, 6, 5
_SAYS_LITTLE = words("Inc Ltd Corp Co LLC GmbH Plc House Dynasty Family Games")
"""What a name of many has beside what tells it apart."""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_TIME = re.compile(r"\b(1\d{3}|20\d\d)(s?)\b")
_FOUNDED = re.compile(
    r"\b[Ww]hich \w+ did (?P<who>[^?]+?) (?:found|establish|create|launch|start|open|set up)\b(?: (?:in|on) [^?]*)?\?"
)
"""What somebody founded bears the name of who founded it."""
_SPELT_BEHIND = re.compile(r"_____, (?:the |an? )?([A-Z]\w+(?: (?:(?:of|for|the|and|in) )*[A-Z]\w+)+)")
MOST_BETWEEN = 4
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_YEARS_LONG = re.compile(r"_____[ -]years?\b")
_TWO_YEARS = re.compile(
    r"^For how (?:long|many (?:years|decades|centuries)) .*\b\d{3,4} (?:to|until|and) \d{3,4}\b"
    r"|\bfor _____ (?:(?:years|decades|centuries) )?from \d{3,4} (?:to|until) \d{3,4}"
)


def named_by_its_row(draft: Draft, _: Surroundings) -> str:
    """`windows_1250` is WIN1250 and `BIG5` Big Five: who reads the row's name has read the cell."""
    asked = draft.fact.family is Family.FIELD and answer_type(draft) not in {ValueType.DATE, ValueType.NUMBER}
    return "the name of its row says it" if asked and tells(draft.fact.subject, draft.answer) else ""


def tells(name: str, answer: str) -> bool:
    """Whether one stands in the other, or they share a number, a short form, a stem, or initials.

    >>> tells("koi8_r_to_mic", "KOI8R"), tells("BIG5", "Big Five"), tells("WIN874", "Windows CP874")
    (True, True, True)
    >>> tells("EUC_JP", "Extended UNIX Code"), tells("Storm Dam", "Hagen"), tells("SQL_ASCII", "any")
    (True, False, False)
    """
    names, answers = _PIECE.findall(name), _PIECE.findall(answer)
    shorter, longer = sorted((_joined(names), _joined(answers)), key=len)
    if len(shorter) >= LEAST_SHARED and shorter in longer:
        return True
    return bool(_telling(names) & _telling(answers)) or any(_spelt(one, answers) for one in names)


def _joined(pieces: list[str]) -> str:
    return "".join(_digits(piece) for piece in pieces)


def _digits(piece: str) -> str:
    """A number word as its digit, anything else small."""
    number = parse_number(piece) if piece.isalpha() else None
    return str(number.value) if number else piece.lower()


def _telling(pieces: list[str]) -> set[str]:
    """Numbers and short forms as they are, longer words by their stem."""
    short = {piece for piece in pieces if len(piece) > 1 and (piece.isdigit() or piece.isupper())}
    return short | {piece[:STEM].lower() for piece in pieces if len(piece) >= STEM}


def _spelt(short: str, pieces: list[str]) -> bool:
    if not short.isupper() or len(short) < LEAST_SHORT:
        return False
    return any(spells(pieces[:count], short) for count in range(1, len(pieces) + 1))


def counted_by_its_years(draft: Draft, _: Surroundings) -> str:
    """`For how long did it last from 1516 to 1830?` is asked with its answer."""
    text = sentence(draft)
    return "its years say how long" if _TWO_YEARS.search(text) or _reckoned(text, draft.answer) else ""


def _reckoned(text: str, answer: str) -> bool:
    """Whether two years of the prompt are as far apart as the answer says: `for _____ years, from 1278 to 1993`."""
    said = parse_number(answer) if _YEARS_LONG.search(text) else None
    years = [int(year) for year, decade in _TIME.findall(text) if not decade]
    return said is not None and any(later - year == said.value for year in years for later in years)


def added_up(draft: Draft, _: Surroundings) -> str:
    """`223 members: 130 of them elected, 90 sent and _____ chosen`: who adds the others up knows it."""
    said = parse_number(draft.answer) if draft.fact.family is Family.CLAUSE else None
    if said is None or said.low != said.high or draft.kind in SEVERAL or answer_type(draft) is not ValueType.NUMBER:
        return ""
    others = [
        n.value for n in find_numbers(blank_off(sentence(draft))) if n.low == n.high and not _YEAR.fullmatch(n.text)
    ]
    if len(others) < FEWEST_ADDED:
        return ""
    whole = max(others)
    told = said.value in (sum(others), whole - (sum(others) - whole))
    return "the other numbers add up to it" if told else ""


def between_years(draft: Draft, _: Surroundings) -> str:
    """`in the 1960s here and in _____ there`, `in 1960, _____ and 1963`: the times beside it leave little to guess."""
    asked = _TIME.search(draft.answer) if answer_type(draft) is ValueType.DATE and draft.kind == "cloze" else None
    if asked is None or len(_TIME.findall(draft.answer)) > 1:
        return ""
    there = _TIME.findall(blank_off(sentence(draft)))
    decades = {int(year) for year, decade in there if decade}
    years = {int(year) for year, decade in there if not decade}
    time = int(asked[1])
    beside = {time - 10, time + 10} & decades if asked[2] else _close(time, years)
    return "the times beside it tell it" if beside else ""


def _close(year: int, years: set[int]) -> bool:
    before, after = [y for y in years if y < year], [y for y in years if y > year]
    return bool(before and after) and min(after) - max(before) <= MOST_BETWEEN


def begins_a_word(draft: Draft, _: Surroundings) -> str:
    """`tenpin bowling is played with _____ pins`."""
    counted = next((one for one in draft.accept if one.startswith(f"{draft.answer} ")), "")
    joined = canonical(counted).replace(" ", "").removesuffix("s")
    asked = draft.kind == "cloze" and answer_type(draft) is ValueType.NUMBER and joined.isalpha()
    there = asked and any(word.startswith(joined) for word in canonical(sentence(draft)).split())
    return "a word of the prompt begins with it" if there else ""


def one_by_its_noun(draft: Draft, _: Surroundings) -> str:
    """Before a noun in the singular only one fits."""
    asked = draft.fact.family is Family.CLAUSE and answer_type(draft) is ValueType.NUMBER
    return "its noun says that it is one" if asked and draft.answer.lower() in ("1", "one") else ""


def spelt_out(draft: Draft, around: Surroundings) -> str:
    """A short form of whose long one most stands in the prompt or before it."""
    there = canonical(f"{draft.label} {sentence(draft)}").split()
    long_form = [
        word for word in around.other_names.get(canonical(draft.answer), "").split() if len(word) > LEAST_SHORT
    ]
    told = draft.kind not in SEVERAL and draft.fact.family is Family.CLAUSE and len(long_form) > 1
    return "its long form says it" if told and 2 * sum(word in there for word in long_form) > len(long_form) else ""


def told_behind(draft: Draft, _: Surroundings) -> str:
    """`_____, the Tarn Code of Orwin`: what a short form stands for stands behind its gap."""
    behind = _SPELT_BEHIND.search(sentence(draft)) if draft.kind == "cloze" and draft.answer.isupper() else None
    return "its long form says it" if behind and spells(behind[1].split(), draft.answer) else ""


def spelt_beside(draft: Draft, _: Surroundings) -> str:
    """`_____ stands for Tolven Arn Radio`, `in TAR, _____-arn radius`: a short form beside the words it is made of."""
    before, gap, behind = sentence(draft).partition("_____")
    if draft.kind != "cloze" or not gap:
        return ""
    if draft.answer.isupper() and len(draft.answer) >= LEAST_SHORT:
        return "its long form says it" if any(_spelling(s, draft.answer) for s in (before, behind)) else ""
    filled, end = f"{before}{draft.answer}{behind}", len(before) + len(draft.answer)
    shorts = set(re.findall(r"\b[A-Z]{3,}\b", f"{before} {behind}"))
    told = any(a < end and b > len(before) for short in shorts for a, b in _spelling(filled, short))
    return "its short form says it" if told else ""


def _spelling(text: str, short: str) -> list[tuple[int, int]]:
    """Where words in a row begin with the letters of a short form, small words between them counted or not."""
    every = [found for found in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", text) if found[0] != short]
    found = []
    for words_of in (every, [word for word in every if word[0].casefold() not in SMALL]):
        initials = "".join(word[0][0] for word in words_of).casefold()
        for at in re.finditer(re.escape(short.casefold()), initials):
            found.append((words_of[at.start()].start(), words_of[at.end() - 1].end()))
    return found


def half_told(draft: Draft, _: Surroundings) -> str:
    """A name of which the prompt holds more than half, or of a pair half, or one in another form."""
    unnamed = answer_type(draft) in {ValueType.PURPOSE, ValueType.DATE}
    if draft.kind in SEVERAL or draft.fact.family is Family.ACRONYM or unnamed:
        return ""
    person = answer_type(draft) is ValueType.PERSON
    whole = draft.answer.partition(" of ")[0] if person else draft.answer
    names = re.findall(r"[A-Z][\w'’]+", whole)
    named = [word for word in names if word.lower() not in CLASSES and word not in _SAYS_LITTLE]
    there = canonical(f"{draft.label} {sentence(draft)}").split()
    known = [word for word in named if _stands(canonical(word), there)]
    most = len(named) - (" and " in draft.answer)
    half = re.search(r"\bnamed (?:after|for|in honou?r of)\b", sentence(draft))
    known = known or [word for word in named if half and _begins_alike(canonical(word), there)]
    last = len(named) > 1 and " of " not in whole and _stands_alone(named[-1], blank_off(sentence(draft)))
    founder = _FOUNDED.search(sentence(draft))
    own = founder is not None and any(canonical(word) in canonical(founder["who"]).split() for word in named)
    first = person and len(named) > 1 and _stands_alone(named[0], sentence(draft))
    return (
        "much of the answer stands in the prompt"
        if last or first or own or (known and (half or 2 * len(known) > most))
        else ""
    )


def _stands_alone(word: str, text: str) -> bool:
    """Whether the word stands there by itself, `the Browns`, or opens a firm's name, and not in another name."""
    if f"{word} & " in text and re.search(rf"\b{re.escape(word)} & ", text):
        return True
    before = [text[: found.start()].split()[-1:] for found in re.finditer(rf"\b{re.escape(word)}\b(?! [A-Z])", text)]
    return any(not words or not words[0][:1].isupper() or words[0] == "The" for words in before)


def _stands(word: str, there: list[str]) -> bool:
    return word in there or (len(word) >= LEAST_ROOT and any(_kin(word, other) for other in there))


def _begins_alike(word: str, there: list[str]) -> bool:
    """`Europium was named after _____`: the name is heard in what was named so."""
    return len(word) >= LEAST_ROOT and any(other.startswith(word[:LEAST_ROOT]) for other in there)


def _kin(word: str, other: str) -> bool:
    """Whether one is made of the other, as `Norvanian` of `Norvania` and `Tarnland` of the `Tarns`."""
    inside = len(_root(word)) >= ROOT and _root(word).removesuffix("s") in other
    return (
        inside or other.startswith(_root(word)[:ROOT]) or (len(other) >= LEAST_ROOT and word.startswith(_root(other)))
    )


def _root(word: str) -> str:
    return word.removesuffix("s") if len(word) == LEAST_ROOT else word


GIVEN_AWAY: tuple[Check, ...] = (
    half_told,
    spelt_out,
    told_behind,
    spelt_beside,
    named_by_its_row,
    counted_by_its_years,
    one_by_its_noun,
    added_up,
    between_years,
    begins_a_word,
    counted_out,
)
