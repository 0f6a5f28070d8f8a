"""Where sentences end, with the abbreviations that do not end one."""

from __future__ import annotations

import re

from quizapp.documents.verbs import NONE, finite

_STOP = re.compile(
    r"(?:[.!?…]+|\u3002)[\"'”’)\]]*(?=\s|$)|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]*\s)"
    r"|(?:(?<=\s\d{4}[.!?])|(?<=\d%[.!?]))(?=[A-Z][a-z]*\s)"
)
"""The space behind a full stop may be missing: `in the hall.They`, `in 2011.Norvania`."""
_WORDS = re.compile(r"\S+")
_ABBREVIATIONS = frozenset(
    _WORDS.findall(
        """adm al bvt approx apr art assoc aug ave bldg brig bros ca capt cap cf ch cmdr co col corp cpl ct dec
        dept det dist div dr ed eds eg e.g esp est etc ex feb fig figs fl fr fri ft gen gov hon ie i.e inc incl
        inst jan jr jul jun lb lt ltd maj mar max messrs mgr min misc mon mr mrs ms msgr mt mts nat no nos nov
        oct op orig oz p pl pp pres prof pt pts pvt ref reg rep rev sat sec sect sen sep sept ser sgt sq sr st
        ste sun supt thu tue univ v vol vols vs wed viz yr b.c a.d c d n s m r a.m p.m u.s u.k u.n ph.d m.d b.a
        m.a d.c bzw usw z.b abs nr para paras chaps eq eqs refs app tab trans illus lit avg tel ext fol ff ibid
        rt cllr esq messr prov terr ser repr hrs secs mins"""
    )
)
_ENDS_TOO = frozenset(_WORDS.findall("etc a.m p.m u.s u.k u.n b.c a.d inc ltd co corp jr sr al d.c est"))
_ERAS = frozenset(("b.c", "a.d"))
_YEAR_BEFORE = re.compile(r"\d\s+\S+$")
"""Behind its year an era may end a sentence, before it none: `in 40 B.C.`, `around A.D. 500`."""
_OPENING = re.compile(r"(?:In|On|By|At|Around|About|Before|After|From|Until|Since)\b")
_WORDS_TOO = frozenset(
    _WORDS.findall("sun sat mar mon wed fig min max ex art cap mt pt gen ref ed co op dept div inst lb fl")
)
_STARTERS = frozenset(
    _WORDS.findall(
        """the a an it he she they we i you this that these those in on at by for from after before during since when
        while however but and there its his her their our as if although most many some all both each no not since today
        over under between with without according despite following later then thus therefore"""
    )
)


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, white space at the ends left out.

    >>> [ "Lt. Gen. A. Roe came on 10 Oct. 2001. He left."[a:b] for a, b in split("Lt. Gen. A. Roe came on 10 Oct. 2001. He left.")]
    ['Lt. Gen. A. Roe came on 10 Oct. 2001.', 'He left.']
    """  # noqa: E501
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        if _closes(text, stop, start):
            found.append((start, stop.end()))
            start = stop.end() + len(text[stop.end() :]) - len(text[stop.end() :].lstrip())
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def _closes(text: str, stop: re.Match[str], start: int) -> bool:
    rest = text[stop.end() :].lstrip()
    if not rest:
        return True
    following = rest.lstrip("\"'“‘([")[:1]
    if following.islower() or following in {",", ";", ":", "-"}:
        return False
    if not stop[0]:
        return stop.end() > start and not _abbreviates(text[start : stop.start() - 1], rest)
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    return not _abbreviates(text[start : stop.start()], rest)


def _abbreviates(before: str, rest: str) -> bool:
    """Whether the full stop after `before` belongs to its last word."""
    last = re.split(r"[\s(\[“\"‘/]", before)[-1]
    word, nearest = last.casefold(), (re.match(r"[^\W\d_]+", rest) or [""])[0]
    if re.fullmatch(r"\d{1,3}", last) and not before[: -len(last)].strip():
        return True
    if re.fullmatch(r"[^\W\d_]", last):
        initials = re.match(r"[^\W\d_]\.", rest)
        return bool(initials) or not (last == "I" or nearest.casefold() in _STARTERS)
    if word not in _ABBREVIATIONS and not re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return False
    if word == "no":
        return rest[:1].isdigit()
    if word in _ERAS and rest[:1].isdigit() and not _YEAR_BEFORE.search(before):
        return True
    if word in _ERAS and min(finite(before), finite(rest)) > NONE and not _OPENING.match(before):
        return False
    if word in _ENDS_TOO:
        return word != "etc" and nearest.casefold() not in _STARTERS
    return not (last.islower() and word in _WORDS_TOO)
