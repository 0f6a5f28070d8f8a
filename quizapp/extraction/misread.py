"""Signs that a sentence was misread or is faulty: its subject fits its verb ill, its parts are tied by commas only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from quizapp.documents.verbs import is_english
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import FINITE
from quizapp.extraction.predications import SUBJECTS, Predication

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_COMMAS = 3
_LEAST_KNOWN = 5
"""Letters of a verb form from which the list of verbs is asked."""
_NOMINAL = words("NUM NOUN ADJ DET PROPN")
_WITH_WHAT = words("present provide supply entrust credit equip endow acquaint")
_DONE_TO = words(
    "sign publish establish capture destroy appoint elect award arrest assassinate discover introduce ban abolish "
    "adopt ratify construct damage injure wound seize unveil inaugurate demolish crush launch"
)
_WHAT_GOES_WITH = words("dobj ccomp xcomp prt oprd attr auxpass aux dative conj")
_TOLD = words("appos acl relcl")
_PLACED = words("GPE LOC FAC DATE")
_VERY = words("very quite extremely highly hugely most")
_OF_ONE_THING = words("famous popular large small big important successful influential tall young well-known")
"""What is said of one thing, which then has its article: `is a very famous mill`."""
_BINDING = words("and or but nor plus as & vs versus etc respectively")
"""What ties the members of a list."""


def misread(kept: Sequence[Token], said: Predication) -> str:
    """What is wrong with the words as a sentence; empty where nothing is."""
    verb, subject = said.verb, said.subject
    if len([c for c in verb.children if c.dep_ in SUBJECTS and c in kept]) > 1 or _parted(kept, said):
        return "no plain subject"
    if subject is None or _is_no_noun(subject) or _disagree(said) or _is_no_verb(said):
        return "no plain subject"
    if any(t.tag_ in ("WDT", "WP$") for left in subject.lefts for t in left.subtree):
        return "no main clause"
    if any(_lacks_what(t, kept) for t in kept):
        return "without what its verb needs"
    return "tied by commas only" if _unbound(kept) or _lost_its_last(kept, said) else ""


def _parted(kept: Sequence[Token], said: Predication) -> bool:
    """Whether a lone comma parts the subject from its verb, or what is told of it between is not closed by one."""
    subject, verb = said.subject, said.verb
    if subject is None:
        return False
    own = {t for c in verb.children if subject.i < c.i < verb.i and not c.is_punct for t in c.subtree}
    between = [t for t in kept if subject.i < t.i < verb.i and t not in own]
    commas = sum(t.text == "," for t in between)
    listed = any(other.i < verb.i for other in subject.conjuncts)
    told = any(c.dep_ in _TOLD and c.i < verb.i and c.left_edge.nbor(-1).text == "," for c in subject.rights)
    return not listed and (commas == 1 or (commas > 1 and told and between[-1].text != ","))


def _disagree(said: Predication) -> bool:
    """Whether a plural noun has a singular verb, or one land or person a plural one: it is misread or faulty."""
    subject, verb = said.subject, said.verb
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    many = (
        subject is not None
        and subject.tag_ == "NNS"
        and subject.lower_.endswith("s")
        and subject.lemma_ != subject.lower_
        and not subject.conjuncts
        and not subject.lower_.endswith("ics")
        and not _is_one_name(subject)
    )
    one = (
        subject is not None
        and subject.tag_ == "NNP"
        and subject.ent_type_ in ("GPE", "PERSON")
        and not subject.conjuncts
        and not any(subject.children)
        and not subject.lower_.endswith("s")
    )
    if one and finite is verb and verb.tag_ in ("VB", "VBP") and verb.lower_ not in ("are", "were", "have"):
        return True
    return many and (finite.tag_ == "VBZ" or finite.lower_ in ("is", "has", "was"))


def _is_no_verb(said: Predication) -> bool:
    """Whether no verb is told by a plural that looks like one: `yellow stone from two caverns near Brek`."""
    subject, verb = said.subject, said.verb
    bare = subject is not None and subject.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in subject.lefts)
    unknown = len(verb) >= _LEAST_KNOWN and not is_english(verb.lower_)
    return bare and unknown and verb.tag_ == "VBZ" and verb.pos_ == "VERB"


def _is_one_name(subject: Token) -> bool:
    """`Fairbanks has ...`: a name that only looks like a plural."""
    return subject.text.istitle() and not any(subject.children)


def _lacks_what(verb: Token, kept: Sequence[Token]) -> bool:
    """Whether somebody is presented or provided, and not said with what, or nothing stands behind `signed`."""
    if lacks_its_being(verb) or any(_lacks_its_article(c) for c in verb.children):
        return True
    somebody = any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children)
    told = any(c.dep_ in ("prep", "dative", "oprd") and c in kept for c in verb.children)
    return verb.pos_ == "VERB" and verb.lemma_ in _WITH_WHAT and somebody and not told


def _lacks_its_article(told: Token) -> bool:
    """`is very famous mill in Brek`."""
    before = {c.dep_ for c in told.children if c.i < told.i}
    rated = (c for c in told.children if c.dep_ == "amod" and c.lower_ in _OF_ONE_THING)
    plain = told.dep_ == "attr" and told.tag_ == "NN" and not before & {"det", "poss", "nummod", "predet"}
    return plain and any(w.dep_ == "advmod" and w.lower_ in _VERY for c in rated for w in c.children)


def lacks_its_being(verb: Token) -> bool:
    """Whether a headline leaves its `was` out, `Treaty signed in Brek`: who signs, signs something."""
    acts = verb.lemma_ in _DONE_TO and verb.dep_ == "ROOT" and verb.lower_.endswith("ed")
    return acts and not any(c.dep_ in _WHAT_GOES_WITH for c in verb.children)


def _is_no_noun(subject: Token) -> bool:
    """Whether it is a bare number or an age: `The 47-year-old was invited`."""
    counted = subject.tag_ == "CD" and not any(c.lower_ == "of" for c in subject.children)
    return counted or subject.lower_ in ("old", "olds")


def _lost_its_last(kept: Sequence[Token], said: Predication) -> bool:
    """Whether of a row of clauses the last one, behind `and`, is left out: `the mill stood, the river had risen`."""
    before = (c for c in said.verb.children if c.dep_ == "ccomp" and c.i < said.verb.i and c in kept)
    lost = any(c.dep_ == "cc" and c not in kept for c in said.verb.children)
    clauses = (c for c in before if any(t.dep_ in SUBJECTS for t in c.children))
    return lost and any(c.right_edge.nbor(1).text == "," for c in clauses)


def _unbound(kept: Sequence[Token]) -> bool:
    """Whether a row of nouns ends the sentence without `and` or `or`: `sold paper, a mill, two boats, a farm.`"""
    commas = [at for at, t in enumerate(kept) if t.text == ","]
    counted = len(commas) == 2 and all(kept[at + 1].pos_ == "NUM" for at in commas)
    if len(commas) < LEAST_COMMAS and not counted:
        return False
    row = [kept[a + 1 : b] for a, b in pairwise([*commas[-LEAST_COMMAS:], len(kept)])]
    listed = all(one and one[0].pos_ in _NOMINAL and one[0].ent_type_ not in _PLACED for one in row)
    return listed and not any(t.pos_ == "CCONJ" or t.tag_ in FINITE or t.lower_ in _BINDING for t in chain(*row))
