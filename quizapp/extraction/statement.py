"""The sentence as a statement of its own, and whether and when what it says holds."""

from __future__ import annotations

from quizapp.documents.model import Document
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed
from quizapp.facts.model import Part, Verb
from quizapp.text.periods import show_day

MOST_WORDS, LEAST_WORDS = 30, 7
_LASTING_PLACES = words("river lake mountain sea ocean island desert city country county valley peninsula")
_OFFICES = words("commander president director minister chairman chair chief king queen chancellor ceo head leader")


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
    if any(p.role == "quantity" for p in parts) or any(w in subject.text.lower().split() for w in _OFFICES):
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
