"""Who and what a line names: noun phrases with what decides whether a later word may mean them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.names import class_noun, is_acronym, is_name
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.persons import has_given_name, is_role

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

_NO_THING = words("DATE TIME CARDINAL ORDINAL PERCENT MONEY QUANTITY LANGUAGE")
_NO_PERSON = words("GPE LOC FAC ORG NORP EVENT LAW PRODUCT DATE TIME QUANTITY MONEY CARDINAL ORDINAL LANGUAGE")
_NO_ANTECEDENT = words("fact way time part number amount lot kind sort type example order addition result case course")
_MEANS = words("mean denote signify connote")
"""What a word does, and not what it stands for."""
_ARTICLES = words("the a an")
MOST_BEHIND = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase of a line."""

    text: str
    """With its words resolved and a small article."""
    head: str
    plural: bool
    person: bool
    named: bool
    subject: bool
    """Whether it is the subject of the line's main verb."""
    main: bool = False
    """Whether it is the subject or the object of the line's main verb, or the subject of what that verb says."""
    told: bool = False
    """Whether it is only what the subject is said to be."""
    joined: bool = False
    """Whether another is joined to it by `and`, so that it is half of what was named."""
    unsure: bool = False
    """Whether it is a name of which nothing says that it is no person's."""
    new: bool = False
    """Whether it is brought up here: `a treaty`, `ships`."""
    acts: bool = False
    """Whether it is the subject, object or doer of the line's main verb or of one joined to it."""
    behind: str = ""
    """The name right behind it that says which: `with Norvania` of `the trade with Norvania`."""

    @property
    def thing(self) -> bool:
        """Whether `it` or `they` may be meant for it."""
        return not self.person


def mentions_of(parsed: Parsed) -> list[Mention]:
    """The noun phrases of the line, in their order."""
    return list(_mentions(parsed))


def _mentions(parsed: Parsed) -> Iterator[Mention]:
    taken = -1
    for chunk in parsed.doc.noun_chunks:
        root = chunk.root
        if chunk.start < taken or (root.pos_ == "PRON" and root.i not in parsed.instead):
            continue
        start, end = chunk.start, _whole(chunk)
        while parsed.doc[start].pos_ in ("ADV", "PUNCT", "CCONJ") and start < root.i:
            start += 1
        taken = end
        text = re.sub(r"^(The|A|An) ", lambda found: found[0].lower(), parsed.text((start, end))).strip()
        word = root.dep_ == "nsubj" and root.head.lemma_ in _MEANS
        if not text or word or root.ent_type_ in _NO_THING or root.lemma_.lower() in _NO_ANTECEDENT:
            continue
        first = parsed.doc[start].lower_
        named = is_name(text) and first not in ("a", "an") and (root.pos_ == "PROPN" or root.i in parsed.instead)
        yield Mention(
            text=text,
            head=root.lemma_.lower() if root.i not in parsed.instead else text.split()[-1].lower(),
            plural=_plural(parsed, root),
            person=_person(root, text, named),
            named=named,
            subject=root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ == "ROOT",
            main=_is_main(root),
            told=root.dep_ in {"attr", "appos"},
            joined=any(c.dep_ in ("conj", "cc") for c in root.children) or root.dep_ == "conj",
            unsure=root.pos_ == "PROPN" and root.ent_type_ not in _NO_PERSON and root.tag_ == "NNP",
            new=not named and first != "the" and not any(c.dep_ == "poss" for c in root.children),
            acts=_acts(root),
            behind=_behind(parsed, root, end),
        )


def _is_main(root: Token) -> bool:
    """Whether it is the subject or the object of what the line mainly tells, or the subject of what is said there."""
    verb = root.head.head if root.head.dep_ in ("aux", "auxpass") else root.head
    told = root.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT"
    return told or (root.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and root.head.dep_ == "ROOT")


def _acts(root: Token) -> bool:
    """Whether a noun, or one that it is joined to or stands beside, has its part in what the line mainly tells."""
    while root.dep_ in ("conj", "appos", "poss") and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    above = root.head.head if root.head.dep_ == "agent" else root.head
    part = root.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") or root.head.dep_ == "agent"
    return part and (above.dep_ == "ROOT" or (above.dep_ == "conj" and above.head.dep_ == "ROOT"))


def _whole(chunk: Phrase) -> int:
    """The end of a name with its `of ...`: `University of Padua`."""
    doc, end = chunk.doc, chunk.end
    if chunk.root.pos_ == "PROPN" and end + 1 < len(doc) and doc[end].lower_ == "of":
        at = end + 1 + (doc[end + 1].lower_ in _ARTICLES)
        if at < len(doc) and doc[at].text[0].isupper():
            while at < len(doc) and doc[at].pos_ == "PROPN":
                at += 1
            return at
    if chunk.root.pos_ == "PROPN" and end < len(doc) and doc[end].tag_ == "CD" and doc[end].dep_ == "nummod":
        return end + 1
    return end


def _behind(parsed: Parsed, root: Token, end: int) -> str:
    """A short phrase of preposition and name right behind the noun."""
    first = parsed.doc[end] if end < len(parsed.doc) else None
    if first is None or first.dep_ != "prep" or first.head.i != root.i or end != root.i + 1:
        return ""
    tokens = parsed.tokens((end, first.right_edge.i + 1))
    plain = all(t.pos_ == "PROPN" or t.lower_ == "the" for t in tokens[1:]) and tokens[-1].pos_ == "PROPN"
    return parsed.text((end, first.right_edge.i + 1)) if plain and len(tokens) <= MOST_BEHIND else ""


def _plural(parsed: Parsed, root: Token) -> bool:
    if is_acronym(root.text):
        return root.text.endswith("s")
    many = root.dep_ in ("nsubj", "nsubjpass") and (root.head.tag_ == "VBP" or root.head.lower_ in ("are", "were"))
    return many or root.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in root.children)


def _person(root: Token, text: str, named: bool) -> bool:
    if root.lower_ in ("he", "she", "him", "her"):
        return True
    if named:
        acronym = any(is_acronym(word) for word in text.split())
        able = (root.ent_type_ == "PERSON" and not acronym) or has_given_name(text)
        return able and not class_noun(text)
    return is_role(root.lemma_.lower())
