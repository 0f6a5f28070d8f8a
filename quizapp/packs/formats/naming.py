"""Ids for questions that come without one, or with one that packs do not take; the same the next time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from quizapp.packs.growing import slug
from quizapp.packs.model import SLUG, Question
from quizapp.text.written import without_names

_ADDRESS = re.compile(r"https?://\S+")
_LONGEST = 100
_LONGEST_STEM, _LONGEST_SUFFIX = 80, 10


def id_of(given: str) -> str:
    """The id itself, or one made of it that no other one becomes.

    >>> id_of("kfor-1"), id_of("KFOR 1"), id_of("q$k3")
    ('kfor-1', 'kfor-1', 'q-k3-9f65ef')
    """
    if re.fullmatch(SLUG, given) and len(given) <= _LONGEST:
        return given
    plain = re.sub(r"[ _]+", "-", given.strip().lower())
    return plain if re.fullmatch(SLUG, plain) and len(plain) <= _LONGEST else f"{_slug(given)}-{_mark(given)}"


def file_name(given: str) -> str:
    """A name for a file anywhere: the given one itself, or one made of it that no other one becomes.

    >>> file_name("map.png"), file_name("../../etc/passwd"), file_name("a b(1).png")
    ('map.png', 'etc-passwd-8c8931', 'a-b-1-6f2d5d.png')
    """
    plain = re.sub(r"[^\w.-]+", "-", given).strip("-.")
    stem, dot, suffix = plain.rpartition(".") if "." in plain else (plain, "", "")
    stem, suffix = stem[:_LONGEST_STEM].strip("-."), suffix[:_LONGEST_SUFFIX]
    named = f"{stem}{dot}{suffix}"
    return named if named == given else f"{stem or 'picture'}-{_mark(given)}{dot}{suffix}"


def _slug(text: str) -> str:
    return slug(text) if re.search("[a-zA-Z0-9]", text) else "q"


def _mark(said: object) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def asked(said: Mapping[str, Any]) -> str:
    """The words that a question asks in."""
    return "\n".join(str(said.get(key) or "") for key in ("prompt", "text")).strip()


class Names:
    """The ids of what arrives, given what a pack has already."""

    def __init__(self, there: Mapping[str, Question]) -> None:
        self._asked = {name: asked(one.model_dump(include={"prompt", "text"})) for name, one in there.items()}
        self._new: dict[str, Mapping[str, Any]] = {}

    def of(self, said: Mapping[str, Any]) -> str:
        """The id of a question: its own, or one made of what it asks; the same question has the same."""
        given = str(said.get("id") or "")
        if given:
            name = id_of(given)
            return name if self._new.get(name, said) == said else f"{name}-{_mark(dict(said))}"
        words = asked(said)
        base = _slug(_ADDRESS.sub(" ", without_names(words)))
        if self._is(base, words, said):
            return base
        named = f"{base}-{_mark(words)}"
        return named if self._is(named, words, said) else f"{base}-{_mark(dict(said))}"

    def _is(self, name: str, words: str, said: Mapping[str, Any]) -> bool:
        """Whether a name is free, or is that of the same question."""
        if name in self._new:
            return self._new[name] == said
        return self._asked.get(name, words) == words

    def keep(self, question: Question, said: Mapping[str, Any]) -> None:
        """Take the name."""
        self._new[question.id] = said
