"""The gaps of a cloze: where they stand in its text, what fills them, and the name each has as a card."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

BLANK = "_____"
_PLAIN = re.compile(r"[\w\s.,'’()–-]*")
_LONGEST = 60
SORT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: where it stands in the text, its answer, what else is right, its hint, and its facet."""

    start: int
    end: int
    answer: str
    accept: tuple[str, ...] = ()
    hint: str = ""
    facet: str = ""


def gaps(text: str) -> tuple[Gap, ...]:
    """The gaps of a cloze text, in order.

    >>> [(g.answer, g.accept, g.hint) for g in gaps("Signed at {{Kumanovo|Kumanovo air base}} on {{9 June::day}}.")]
    [('Kumanovo', ('Kumanovo air base',), ''), ('9 June', (), 'day')]
    """
    found: list[Gap] = []
    taken: dict[str, int] = {}
    for start, end in _braces(text):
        body, _, hint = text[start + 2 : end - 2].partition("::")
        answer, *accept = (" ".join(part.split()) for part in body.split("|"))
        if answer:
            right = tuple(part for part in accept if part)
            found.append(Gap(start, end, answer, right, hint.strip(), _free(slug(answer), taken)))
    return tuple(found)


def _braces(text: str) -> Iterator[tuple[int, int]]:
    """Where each pair of double braces begins and ends; in time that grows with the text and no faster."""
    start = text.find("{{")
    while start >= 0 and (end := text.find("}}", start + 3)) >= 0:
        yield start, end + 2
        start = text.find("{{", end + 2)


def broken_gap(text: str) -> str:
    """The first pair of braces that holds another's beginning or no answer; nothing where all are right.

    >>> broken_gap("{{Po} and {{Elbe}}"), broken_gap("{{}} and {{Elbe}}"), broken_gap("{{Po}} and {{Elbe}}")
    ('{{Po} and {{Elbe}}', '{{}} and {{Elbe}}', '')
    """
    pairs = (text[start:end] for start, end in _braces(text))
    return next(
        (one for one in pairs if "{{" in one[2:] or not one[2:-2].partition("::")[0].partition("|")[0].strip()), ""
    )


def blanked(text: str) -> str:
    """The text of a cloze with its gaps as blanks: another gap in the same sentence asks something else."""
    for one in reversed(gaps(text)):
        text = f"{text[: one.start]}{BLANK}{text[one.end :]}"
    return text


def blank(gap: Gap) -> str:
    """What stands in a gap's place: with what sort of thing is missing, where its hint says just that.

    >>> blank(gaps("Opened in {{1931::year}}.")[0]), blank(gaps("By {{Holm::a smith of Westby}}.")[0])
    ('_____ [year]', '_____')
    """
    return f"{BLANK} [{gap.hint}]" if names_sort(gap) else BLANK


def names_sort(gap: Gap) -> bool:
    """Whether the hint is a sort of thing in a word or two, and no more help than that."""
    return 0 < len(gap.hint.split()) <= SORT_WORDS


def slug(text: str) -> str:
    """A name made of a gap's answer; it stays when gaps are added or moved, and tells `C` from `C++`.

    >>> slug("9 June 1999"), slug("C") == slug("C++")
    ('9-june-1999', False)
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    name = re.sub(r"[\W_]+", "-", plain).strip("-")
    if not name or len(name) > _LONGEST or not _PLAIN.fullmatch(plain):
        mark = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        name = f"{name[:_LONGEST].strip('-')}-{mark}".lstrip("-")
    return name


def _free(name: str, taken: dict[str, int]) -> str:
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
