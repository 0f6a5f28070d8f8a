"""Offices that people hold one after the other: which one a list is about, and whose."""

from __future__ import annotations

import re

from quizapp.extraction.names import CLASSES, bare, is_name

_PLURALS = {
    "commanders": "commander", "presidents": "president", "directors": "director", "chairs": "chair",
    "chairmen": "chairman", "chairpersons": "chairperson", "secretaries-general": "secretary-general",
    "secretaries general": "secretary general", "secretaries": "secretary", "prime ministers": "prime minister",
    "ministers": "minister", "kings": "king", "queens": "queen", "monarchs": "monarch", "emperors": "emperor",
    "popes": "pope", "mayors": "mayor", "governors": "governor", "chancellors": "chancellor", "heads": "head",
    "principals": "principal", "deans": "dean", "rectors": "rector", "bishops": "bishop", "archbishops": "archbishop",
    "abbots": "abbot", "editors": "editor", "coaches": "coach", "managers": "manager", "captains": "captain",
    "leaders": "leader", "curators": "curator", "keepers": "keeper", "ambassadors": "ambassador",
    "vice-chancellors": "vice-chancellor", "head coaches": "head coach", "chief executives": "chief executive",
    "directors general": "director general", "directors-general": "director-general", "sultans": "sultan",
    "conductors": "conductor", "commissioners": "commissioner", "superintendents": "superintendent",
    "rulers": "ruler", "tsars": "tsar", "caliphs": "caliph", "princes": "prince", "dukes": "duke", "counts": "count",
    "patriarchs": "patriarch", "sovereigns": "sovereign", "chiefs": "chief", "speakers": "speaker", "vicars": "vicar",
    "headmasters": "headmaster", "wardens": "warden", "provosts": "provost", "librarians": "librarian",
}  # fmt: skip
_ROLES = frozenset(_PLURALS.values())
_ROYAL = frozenset(["monarch", "king", "queen", "emperor", "ruler", "sultan", "tsar", "prince", "sovereign"])
"""Before these stands a house or people, `Tudor monarchs`, of which they are not."""
_WITH_ARTICLE = frozenset(["head", "leader", "manager", "editor", "keeper", "captain", "coach", "librarian"])
_PLURAL = "|".join(sorted(map(re.escape, _PLURALS), key=len, reverse=True))
_OF = re.compile(rf"\b(?P<role>{_PLURAL})\s+(?:of|for)\s+(?P<body>[^,:;(]+)", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?P<body>[^,:;(]*?)\s*\b(?P<role>{_PLURAL})\b", re.IGNORECASE)
_LISTED = re.compile(r"^(?:(?:a |the )?(?:list|table) of |the |all |past |former |its |our )+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:in (?:chronological )?order|since|from|until|to date|so far|\d{4}|and their|by date)\b.*$", re.I
)


def office(text: str, about: str, role: str = "") -> tuple[str, str] | None:
    """Role and body that a heading or caption names, such as `("commander", "KFOR")`; `role` where a column names it.

    >>> office("FIFA presidents in order of office", "")
    ('president', 'FIFA')
    >>> office("Directors", "the Harbour Museum")
    ('director', 'the Harbour Museum')
    """
    text = text.strip()
    found = _OF.search(text) or _BEFORE.search(text)
    named = _PLURALS[found["role"].casefold()] if found else role.casefold()
    if named not in _ROLES:
        return None
    body = _TAIL.sub("", found["body"].strip()).strip() if found else ""
    body = body if _OF.search(text) else _LISTED.sub("", f"{body} ").strip()
    body = re.sub(r"['’]s?$", "", body)
    if named in _ROYAL and body and " " not in body and not _OF.search(text) and not body.isupper():
        return None
    if not is_name(body) or bare(body).casefold() in CLASSES:
        body = about
    return (named, _with_article(re.sub(r"^The ", "the ", body))) if body else None


def holds(role: str, body: str) -> str:
    """The office as it stands after `was`: `commander of KFOR`, `the head of the Institute`."""
    return f"{'the ' if role in _WITH_ARTICLE else ''}{role} of {body}"


def is_role(column: str) -> bool:
    """Whether a column is named for an office."""
    return column.casefold() in _ROLES


def _with_article(body: str) -> str:
    """`the` before a name that ends in a class noun, such as `Harbour Museum`."""
    last = body.rsplit(maxsplit=1)[-1].casefold() if body else ""
    named_for = last in CLASSES and len(body.split()) > 1 and not body.lower().startswith("the ")
    return f"the {body}" if named_for and last not in {"college", "castle", "camp", "park", "palace"} else body
