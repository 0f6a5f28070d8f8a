"""The sentence as a statement of its own, and whether and when what it says holds."""

from __future__ import annotations

from quizapp.documents.model import Document
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.parsed import Parsed
from quizapp.facts.model import Part, ValueType, Verb
from quizapp.text.periods import show_day

MOST_WORDS, LEAST_WORDS = 30, 7
_LASTING_PLACES = frozenset(["river", "lake", "mountain", "sea", "ocean", "island", "desert", "city", "country", "county", "valley", "peninsula"])
_OFFICES = frozenset(
    ["commander", "president", "director", "minister", "chairman", "chair", "chief", "king", "queen", "chancellor", "ceo", "head", "leader"]
)


def statement_of(parsed: Parsed, context: Context) -> tuple[str, tuple[int, ...]] | None:
    """The whole line with its places, where it needs no context and is short enough to be read with a gap."""
    whole = (0, len(parsed.doc))
    letters = list(parsed.letters(whole))
    text = "".join(letter for letter, _ in letters)
    if not LEAST_WORDS <= len(text.split()) <= MOST_WORDS or not _plain(parsed):
        return None
    if not stands_alone(parsed, whole, context, _number(parsed)) and not _resolved(parsed, context):
        return None
    if text[-1] not in ".!\"'":
        letters.append((".", -1))
    return "".join(letter for letter, _ in letters), tuple(place for _, place in letters)


def _resolved(parsed: Parsed, context: Context) -> bool:
    return bool(parsed.instead) and stands_alone(parsed, (0, len(parsed.doc)), context, "singular")


def _plain(parsed: Parsed) -> bool:
    """Whether it is one statement: a subject and a finite verb, nothing hedged, denied or on condition."""
    roots = [t for t in parsed.doc if t.dep_ == "ROOT"]
    if len(roots) != 1 or roots[0].pos_ not in ("VERB", "AUX"):
        return False
    if not any(c.dep_ in ("nsubj", "nsubjpass") and c.i < roots[0].i for c in roots[0].children):
        return False
    return not any(
        (t.tag_ == "MD" and t.lower_ != "can") or t.dep_ == "neg" or t.lower_ in ("if", "whether", "unless")
        for t in parsed.doc
    )


def _number(parsed: Parsed) -> str:
    root = next(t for t in parsed.doc if t.dep_ == "ROOT")
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), root)
    if subject.ent_type_ == "PERSON":
        return "person"
    return (
        "plural" if subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children) else "singular"
    )


def changes(parsed: Parsed, verb: Verb | None, subject: Part | None, parts: tuple[Part, ...]) -> bool:
    """Whether what is said may be otherwise tomorrow: it says now, or counts, houses or staffs something that is named."""
    if parsed.line.present:
        return True
    if verb is None or verb.past or subject is None:
        return False
    if verb.base in ("continue", "remain") or (verb.auxiliaries[:1] and verb.text.split()[-1].endswith("ing")):
        return True
    named = any(word[0].isupper() for word in subject.text.split())
    if not named or verb.base == "can":
        return False
    if any(p.role == "quantity" for p in parts) or any(w in subject.text.lower().split() for w in _OFFICES):
        return True
    return verb.base in ("locate", "base", "headquarter", "station", "lead", "head", "employ") and not (
        subject.type is ValueType.PLACE and subject.head in _LASTING_PLACES
    )


def as_of(document: Document) -> tuple[str, str]:
    """The date at which what a document says held, and its words: its own date, else its title."""
    if document.date:
        return document.date, f"as of {show_day(document.date)}"
    title = document.title.replace('"', "'").strip()
    return "", f'according to "{title}"' if title else ""
