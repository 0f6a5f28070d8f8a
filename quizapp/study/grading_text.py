"""Typed words against the accepted ones: in which way they agree, if they do."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from quizapp.study.grading_typos import is_slip
from quizapp.text.accents import plain
from quizapp.text.normal import light, normal

_MINOR = re.compile(r"[\"'(),;:\[\]]|(?<=\w)\.(?=\s|$|\w{2})")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_FRONT = re.compile(
    r"(?:in|at|on|by|to|from|for|of|because|because of|due to|in order to|as)\s+(?:(?:the|a|an)\s+)?(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The rule by which an answer agrees and the accepted form it agrees with; `right` is False for `reject`."""

    rule: str
    key: str
    right: bool = True
    near: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """How strictly a question's answers are read."""

    exact: bool = False
    accents: bool = True
    typos: bool = True
    language: str = "en"
    reject: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The terms of a pack, folded: what is one of them is never a slip for another."""

    forms: dict[str, frozenset[str]]
    plain: frozenset[str]


@lru_cache(maxsize=8)
def known_terms(vocabulary: frozenset[str], language: str = "en") -> Known:
    """The vocabulary in the forms that grading compares, made once for a pack."""
    forms: dict[str, set[str]] = {}
    for term in vocabulary:
        forms.setdefault(normal(term, language), set()).add(careful(term, language))
    return Known({form: frozenset(ways) for form, ways in forms.items()}, frozenset(plain(form) for form in forms))


def careful(text: str, language: str = "en") -> str:
    """Folded only as far as a name or sign stays what it is: `.NET` is not `NET`, `C` is not `C++`."""
    folded = light(text, language)
    if not _TWO_LETTERS.search(folded):
        return folded
    return " ".join(_MINOR.sub(" ", folded).replace("-", " ").split()) or folded


def agree(response: str, keys: tuple[str, ...], policy: Policy, known: Known) -> Agreement | None:
    """The strictest rule by which the response is one of the keys; a foreseen wrong answer; or None."""
    if policy.exact:
        given = unicodedata.normalize("NFC", response.strip())
        found = next((key for key in keys if unicodedata.normalize("NFC", key.strip()) == given), None)
        return _named("exact", found, keys) if found is not None else _rejected(response, policy)
    if len(response) > 4 * max(map(len, keys)) + 200:
        return None
    return (
        _in_form(response, keys, policy, known) or _rejected(response, policy) or _nearly(response, keys, policy, known)
    )


def _in_form(response: str, keys: tuple[str, ...], policy: Policy, known: Known) -> Agreement | None:
    """Exactly, or differing only in what never counts."""
    given = " ".join(unicodedata.normalize("NFC", response).split())
    for key in keys:
        if given == " ".join(unicodedata.normalize("NFC", key).split()):
            return _named("exact", key, keys)
    for key in keys:
        if _same_form(response, key, keys, policy.language, known):
            return _named("form", key, keys)
    return None


def _same_form(response: str, key: str, keys: tuple[str, ...], language: str, known: Known) -> bool:
    if careful(response, language) == careful(key, language):
        return True
    form = normal(key, language)
    if not form or form != normal(response, language):
        return False
    others = known.forms.get(form, frozenset()) - {careful(one, language) for one in keys}
    return not others


def _rejected(response: str, policy: Policy) -> Agreement | None:
    form = normal(response, policy.language)
    for wrong, word in policy.reject:
        if careful(response, policy.language) == careful(wrong, policy.language) or (
            form and form == normal(wrong, policy.language)
        ):
            return Agreement("reject", wrong, right=False, near=word)
    return None


def _nearly(response: str, keys: tuple[str, ...], policy: Policy, known: Known) -> Agreement | None:
    """Without a preposition, a space or accents, or with a slip; never what is another known term."""
    form = normal(response, policy.language)
    if not form or _is_another(form, keys, policy.language, known):
        return None
    forms = [(key, normal(key, policy.language)) for key in keys]
    for rule, test in (("form", _loosely), ("accent", _but_for_accents), ("typo", _slipped)):
        for key, own in forms:
            if own and not _is_sign(key, own, keys, policy.language, known) and test(form, own, policy, known.plain):
                return _named(rule, key, keys)
    return None


def _is_another(form: str, keys: tuple[str, ...], language: str, known: Known) -> bool:
    own = {normal(key, language) for key in keys}
    return form not in own and form in known.forms


def _is_sign(key: str, form: str, keys: tuple[str, ...], language: str, known: Known) -> bool:
    """Whether folding would make the key another known term, so that only the careful form counts."""
    return bool(known.forms.get(form, frozenset()) - {careful(one, language) for one in keys})


def _loosely(form: str, key: str, policy: Policy, terms: frozenset[str]) -> bool:
    if _FRONT.sub("", form, count=1) == _FRONT.sub("", key, count=1):
        return True
    together = key.replace(" ", "")
    return form.replace(" ", "") == together and not any(letter.isnumeric() for letter in together)


def _but_for_accents(form: str, key: str, policy: Policy, terms: frozenset[str]) -> bool:
    return policy.accents and plain(form) == plain(key)


def _slipped(form: str, key: str, policy: Policy, terms: frozenset[str]) -> bool:
    if not policy.typos:
        return False
    if policy.accents:
        form, key = plain(form), plain(key)
        return form not in terms and is_slip(form, key, terms)
    return plain(form) != plain(key) and plain(form) not in terms and is_slip(form, key, terms)


def _named(rule: str, key: str, keys: tuple[str, ...]) -> Agreement:
    another = key != keys[0] and rule in {"exact", "form"}
    return Agreement(
        "another name" if another else rule, key, near=key if another or rule in {"accent", "typo"} else ""
    )
