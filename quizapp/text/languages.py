"""How languages write numbers and days, and which words may stand before a name."""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> list[str]:
    return text.split()


_POINT = frozenset(_words("en zh ja ko he th hi bn ta te ml mr gu kn pa ur ar ms tl sw"))
"""Languages whose decimal mark is a point; in all others it is a comma."""
_POINT_IN = frozenset({"de-ch", "de-li", "it-ch", "es-mx", "es-us", "fr-ch"})
_SPACED = frozenset(_words("fr ru pl cs sk sv nb nn no fi uk bg hu be lv lt et sq"))
"""Languages that put a space between thousands."""

ARTICLES = {
    "en": r"(?:the|an|a)\s+",
    "fr": r"(?:les|le|la|une|un)\s+|l'",
    "de": r"(?:der|die|das|den|dem|des|eine|ein)\s+",
    "es": r"(?:los|las|el|la|una|un)\s+",
    "it": r"(?:il|lo|la|gli|le|un|una|i)\s+|l'",
    "pt": r"(?:os|as|o|a|uma|um)\s+",
    "nl": r"(?:de|het|een)\s+",
}

MONTHS = {
    "de": _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": _words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "it": _words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    "pt": _words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    "nl": _words("januari februari maart april mei juni juli augustus september oktober november december"),
}


def decimal_mark(language: str) -> str:
    """The mark between whole and part in a language's numbers.

    >>> decimal_mark("en"), decimal_mark("de-AT"), decimal_mark("de-CH")
    ('.', ',', '.')
    """
    tag = language.casefold()
    return "." if tag in _POINT_IN or _base(tag) in _POINT else ","


def group_mark(language: str) -> str:
    """What stands between thousands in a language's numbers."""
    if decimal_mark(language) == ".":
        return "’" if language.casefold() in {"de-ch", "de-li", "it-ch", "fr-ch"} else ","
    return "\u00a0" if _base(language) in _SPACED else "."


def day_words(language: str, day: int, month: int, year: str) -> str:
    """A day, or a month where `day` is 0, as a language writes it; nothing where it is not known how."""
    base = _base(language)
    if base in {"zh", "ja"}:
        return f"{year}年{month}月{f'{day}日' if day else ''}"
    if base not in MONTHS:
        return ""
    name, of = MONTHS[base][month - 1], " de " if base in {"es", "pt"} else " "
    first = {"de": f"{day}.", "fr": "1er" if day == 1 else "", "it": "1º" if day == 1 else ""}.get(base) or str(day)
    return f"{first}{of}{name}{of}{year}" if day else f"{name}{of}{year}"


@lru_cache(maxsize=64)
def _base(language: str) -> str:
    return language.casefold().partition("-")[0]
