"""The sentence as statements of their own, and whether and when what they say holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from quizapp.documents.model import Document, Span
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.plain import doubtful
from quizapp.extraction.spelling_out import spelt_out
from quizapp.extraction.standing import lacks
from quizapp.extraction.trims import cuts, is_past, seconds
from quizapp.facts.model import Part, Verb
from quizapp.text.dates import find_dates
from quizapp.text.periods import show_day

if TYPE_CHECKING:
    from spacy.tokens import Token

Said = tuple[str, tuple[int, ...]]
"""A statement's words and where each letter stands in the document, -1 where put in."""
MOST_WORDS, LEAST_WORDS, MOST_CUTS = 30, 7, 6
_LASTING_PLACES = words("river lake mountain sea ocean island desert city country county valley peninsula")
_OFFICES = words("commander president director minister chairman chair chief king queen chancellor ceo head leader")
_MEASURES = words(
    "mile miles metre metres meter meters kilometre kilometres kilometer kilometers km m cm mm foot feet inch inches "
    "acre acres hectare hectares litre litres liter liters gallon gallons kilogram kilograms kg tonne tonnes ton tons "
    "degree degrees second seconds minute minutes hour hours volt volts watt watts"
)
_CLOSE = frozenset(",.;:?!%)'")


def statement_of(parsed: Parsed, context: Context) -> Said | None:
    """The whole line, or what is left of it without asides, where it stands alone; None where nothing does."""
    kept = next(iter(statements(parsed, context)), None)
    return said(parsed, kept, context) if kept else None


def statements(parsed: Parsed, context: Context) -> Iterator[list[Token]]:
    """The words of what the line says that stands alone: its main clause, then one coordinated with it."""
    whole = ((0, len(parsed.doc)),)
    for ranges in (whole, *seconds(parsed)):
        if kept := _kept(parsed, ranges, context):
            yield kept


def _kept(parsed: Parsed, ranges: tuple[Range, ...], context: Context) -> list[Token]:
    """The words of the ranges without as few asides as make them a statement."""
    tokens = [t for part in ranges for t in parsed.tokens(part)]
    inside = {t.i for t in tokens}
    asides = [cut for cut in cuts(parsed) if all(i in inside for i in range(*cut) if not parsed.doc[i].is_punct)]
    for chosen in _choices(asides[:MOST_CUTS]):
        out = {i for cut in chosen for i in range(*cut)}
        kept = [t for t in tokens if t.i not in out]
        if not why_not(parsed, kept, context):
            return kept
    return []


def _choices(asides: list[Range]) -> list[tuple[Range, ...]]:
    """Every choice of asides, those first that leave the most."""
    every = [chosen for n in range(len(asides) + 1) for chosen in combinations(asides, n)]
    return sorted(every, key=_lost)


def _lost(chosen: tuple[Range, ...]) -> int:
    """How much is left out; an opening, which often says when, counts double."""
    return len({i for cut in chosen for i in range(*cut)}) + sum(stop for start, stop in chosen if start == 0)


def why_not(parsed: Parsed, kept: Sequence[Token], context: Context) -> str:
    """Why the words are no statement; empty where they are one."""
    count = len("".join(t.text_with_ws for t in kept).split())
    if not LEAST_WORDS <= count <= MOST_WORDS:
        return "too long" if count > MOST_WORDS else "too short"
    if parsed.line.text[-1] not in ".!?\"'" and not any(t.pos_ == "AUX" for t in kept):
        return "no full stop"
    return _unplain(kept) or lacks(parsed, kept, context) or _undated(parsed, kept, context)


def _undated(parsed: Parsed, kept: Sequence[Token], context: Context) -> str:
    """A month or a day without its year, which nothing tells, is no date for what is past."""
    inside = {t.idx for t in kept}
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), parsed.doc[0])
    for date in find_dates(parsed.line.text):
        months = date.precision in ("day", "month", "season") and date.incomplete
        if months and is_past(root) and date.start_at in inside and not context.year(parsed, date.start_at):
            return "a date without its year"
    return ""


def _unplain(kept: Sequence[Token]) -> str:
    """Why the words are not one plain statement: no subject, nothing finite, hedged, denied, on condition, opinion."""
    verb = next((t for t in kept if t.dep_ == "ROOT"), None) or next((t for t in kept if t.dep_ == "conj"), None)
    if verb is None or not any(t.dep_ in ("nsubj", "nsubjpass") and t.i < verb.i for t in kept):
        return "no subject and verb"
    if kept[0].lower_ in ("that", "whether", "how", "why", "what", "who", "if"):
        return "no plain subject"
    if len([c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]) > 1 or _parted(kept, verb):
        return "no plain subject"
    if any(c.dep_ == "mark" or (c.dep_ == "nsubj" and c.tag_ == "WDT") for c in verb.children):
        return "no main clause"
    inside = {t.i for t in kept}
    loose = [t for t in kept if t.head.i not in inside and t.dep_ != "ROOT" and t != verb and not t.is_punct]
    if any(t.head.dep_ != "ROOT" or verb.dep_ == "ROOT" for t in loose):
        return "something hangs on words left out"
    for token in kept:
        if (token.tag_ == "MD" and token.lower_ not in ("can", "must", "shall")) or token.lower_ in (
            "if",
            "whether",
            "unless",
        ):
            return "on condition"
        if token.dep_ == "neg" or token.lower_ in ("never", "neither", "nor", "hardly", "nothing", "nobody"):
            return "denied"
    if any(t.tag_ == "EX" for t in kept[:3]):
        return "there is"
    text = " ".join(t.text for t in kept)
    return "a guess, an opinion or a time that only the text knows" if doubtful(text) else ""


def said(parsed: Parsed, kept: Sequence[Token], context: Context, asked: Span | None = None) -> Said:
    """The words with their places, one space between them, a capital first and a full stop last."""
    letters: list[tuple[str, int]] = []
    added = spelt_out(parsed, kept, context, asked)
    last = -1
    for token in kept:
        if letters and letters[-1][0] != " " and token.i != last + 1 and not token.is_punct:
            letters.append((" ", -1))
        while token.is_punct and token.text in _CLOSE and letters and letters[-1][0] == " ":
            letters.pop()
        before, after = added.get(token.i, ("", ""))
        letters += [(letter, -1) for letter in before]
        letters += parsed.letters((token.i, token.i + 1))
        letters += [(letter, -1) for letter in after]
        if token.whitespace_ and parsed.instead.get(token.i, "x"):
            letters.append((" ", -1))
        last = token.i
    return _closed(letters)


def _parted(kept: Sequence[Token], verb: Token) -> bool:
    """Whether a lone comma parts the subject from its verb."""
    subject = next((t for t in kept if t.dep_ in ("nsubj", "nsubjpass") and t.i < verb.i and t.head == verb), None)
    between = [t for t in kept if subject is not None and subject.i < t.i < verb.i and t.text == ","]
    return len(between) == 1 and not any(t.dep_ in ("conj", "cc") for t in kept if t.i < verb.i)


def _closed(letters: list[tuple[str, int]]) -> Said:
    while letters and letters[-1][0] in " ,;:":
        letters.pop()
    if letters[0][0].islower():
        letters[0] = (letters[0][0].upper(), letters[0][1])
    if letters[-1][0] not in ".!\"'":
        letters.append((".", -1))
    return "".join(letter for letter, _ in letters), tuple(place for _, place in letters)


def changes(parsed: Parsed, verb: Verb | None, subject: Part | None, parts: tuple[Part, ...]) -> bool:
    """Whether what is said may be otherwise tomorrow: it says now, or counts, houses or staffs something named."""
    if parsed.line.present:
        return True
    if verb is None or verb.past or subject is None:
        return False
    if any(p.role == "date" and p.preposition in ("since", "in", "on") for p in parts):
        return False
    if verb.base in ("continue", "remain") or (verb.auxiliaries[:1] and verb.text.split()[-1].endswith("ing")):
        return True
    if verb.base == "can" or not _named(parsed, subject):
        return False
    if any(p.role == "quantity" and p.head.lower() not in _MEASURES for p in parts) or any(
        w in subject.text.lower().split() for w in _OFFICES
    ):
        return True
    return verb.base in ("locate", "base", "headquarter", "station", "lead", "head", "employ")


def _named(parsed: Parsed, subject: Part) -> bool:
    """Whether the subject is an organisation, a person or a place that people make, which change."""
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), parsed.doc[0])
    heads = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(w in _LASTING_PLACES for w in subject.text.lower().split()):
        return False
    if any(word.islower() and word not in ("the", "of", "and", "for", "in") for word in subject.text.split()):
        return "'s " in subject.text and subject.text[0].isupper()
    return any(h.i in parsed.instead or h.ent_type_ in ("ORG", "GPE", "PERSON", "FAC", "NORP") for h in heads) or (
        "'s " in subject.text and subject.text[0].isupper()
    )


def as_of(document: Document) -> tuple[str, str]:
    """The date at which what a document says held, and its words: its own date, else its title."""
    if document.date:
        return document.date, f"as of {show_day(document.date)}"
    if document.title == document.name.rsplit(".", 1)[0]:
        return "", ""
    title = document.title.replace('"', "'").strip()
    return "", f'according to "{title}"' if title else ""
