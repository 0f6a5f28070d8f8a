"""What a statement says in full, because its reader did not see where the document did: years, names, acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.documents.model import Span
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import TITLES, words
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.people import is_place_too
from quizapp.text.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

KNOWN = words(
    "NATO UN EU US USA UK TV DNA RNA BBC NASA FBI CIA AIDS HIV CEO PC CD DVD GPS BC AD AM PM UTC GMT UNESCO USSR"
)
MOST_WORDS = 30
_WHERE = ("in", "at", "near")


def spelt_out(
    parsed: Parsed, kept: Sequence[Token], context: Context, asked: Span | None
) -> dict[int, tuple[str, str]]:
    """Token -> what is put before and behind it; nothing that touches or tells what is asked."""
    added = dict(_years(parsed, kept, context))
    if asked is None:
        return added
    free = [t for t in kept if not _touches(parsed, t, asked) and t.i not in parsed.instead]
    added |= dict(_names(free, kept, context))
    room = MOST_WORDS - len("".join(t.text_with_ws for t in kept).split())
    room -= sum(len(f"{a} {b}".split()) for a, b in added.values())
    told = {t.lower_ for t in kept if _touches(parsed, t, asked)}
    for at, long_form in _acronyms(free, kept, context):
        count = len(long_form.split())
        if count <= room and not told & set(long_form.lower().split()) and at not in added:
            added[at] = ("", f" ({long_form})")
            room -= count
    return added


def _touches(parsed: Parsed, token: Token, asked: Span) -> bool:
    place = parsed.line.places[token.idx]
    return asked.start - 1 <= place <= asked.end


def _years(parsed: Parsed, kept: Sequence[Token], context: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    """The year of a day or month that has none, where the paragraph tells it."""
    for date in find_dates(parsed.line.text):
        year = context.year(parsed, date.start_at) if date.incomplete else 0
        inside = [t for t in kept if date.start_at <= t.idx < date.end_at and not t.is_punct]
        if year and inside and date.precision in ("day", "month") and not _each_year(inside):
            american = date.precision == "day" and inside[-1].text[:1].isdigit()
            yield inside[-1].i, ("", f", {year}" if american else f" {year}")


def _each_year(date: Sequence[Token]) -> bool:
    """Whether a day is meant that comes every year: `2 August to be a holiday`, `every 2 August`, `2 August as`."""
    doc = date[0].doc
    behind = [t.lower_ for t in doc[date[-1].i + 1 : date[-1].i + 3]]
    before = doc[date[0].i - 1].lower_ if date[0].i else ""
    return before in ("every", "each") or behind[:1] == ["as"] or behind == ["to", "be"]


def _names(free: Sequence[Token], kept: Sequence[Token], context: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    """The given names before a surname that stands alone, once."""
    said = {t.text for t in kept}
    done: set[str] = set()
    for token in free:
        full = context.people.get(token.text, "")
        if not full or token.ent_type_ != "PERSON" or token.text in done or said & set(full.split()[:-1]):
            continue
        if is_place_too(token.text, token.doc.text) or (token.i and token.nbor(-1).lower_ in _WHERE):
            continue
        beside = [token.nbor(n) for n in (-1, 1) if 0 <= token.i + n < len(token.doc)]
        if not any(t.text[0].isupper() and (t.i or t.text in TITLES or t.pos_ == "PROPN") for t in beside):
            done.add(token.text)
            yield token.i, (full.removesuffix(token.text), "")


def _acronyms(free: Sequence[Token], kept: Sequence[Token], context: Context) -> Iterator[tuple[int, str]]:
    """What an acronym stands for, where the document says so and the statement does not."""
    text = " ".join(t.text for t in kept)
    done: set[str] = set()
    for token in free:
        long_form = context.expansions.get(token.text, "")
        beside = [token.nbor(n).text for n in (-1, 1) if 0 <= token.i + n < len(token.doc)]
        if not long_form or token.text in KNOWN | done or token.text in context.familiar:
            continue
        if long_form.lower() not in text.lower() and not any(b in "-/('s" or b[0].isupper() for b in beside):
            done.add(token.text)
            yield token.i, long_form
