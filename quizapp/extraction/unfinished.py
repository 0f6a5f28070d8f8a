"""Nouns and verbs that say nothing alone: a version of what, relations between whom, a port that followed what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = words("poss compound amod nummod")
_RELATIONAL = words(
    "version problem result attempt example part half rest copy effect cause change increase decrease majority member "
    "minority number variety series form result solution reason answer argument one issue difference advantage "
    "disadvantage exception alternative approach remainder remains"
)
_OF_A_WHOLE = words("extract excerpt sequel prequel remake counterpart replica portion share")
_FROM_OTHERS = words("separate distinct")
_MUTUAL = words("relation relations tie talk negotiation")
_GIVING = words(
    "give send submit offer present sell return hand bring take pass show lend move deliver assign transfer"
)
_CHOOSING = words("elect reelect appoint promote nominate")
_HOW_HIGH = words("reported overall average higher lower highest lowest current estimated same high low exact")
_FEASTS = words("birthday anniversary centenary bicentenary jubilee")
_BY_FAR = words("much far slightly somewhat even still")
_THAN_WHAT = words("larger smaller bigger newer")
_TURNED_INTO = words("replace succeed supersede grow expand become turn change")
_OPINIONS = words("view opinion suspicion prediction claim position suggestion guess assumption fear")
ORDER = words("first second third fourth last final")
OF_WHAT = words("of to for between against")
_COUNTED_ON = re.compile(r"(?:of|another|to|in (?:\d+|two|three|four|five|six|eight|ten|every))\b")
"""What follows `one` where it counts or is one of something named behind it."""


def unfinished(kept: Sequence[Token]) -> str:
    """`A version was ...`: a subject that is nothing without what it is a version of."""
    for token in kept:
        subject = token.dep_ in ("nsubj", "nsubjpass") and token.lemma_.lower() in _RELATIONAL
        if subject and not (tells_more(token, kept) or any(c.dep_ in _TELLING for c in token.children)):
            return f"{token.text} of what"
        if token.lemma_.lower() in _MUTUAL and token.dep_ in ("nsubj", "nsubjpass") and not _has_parties(token, kept):
            return f"{token.text} between whom"
        if any(leans(token, kept) for leans in _LEANING):
            return f"{token.text} of what"
        if _one_more(token):
            return f"{token.text} beside which others"
        if _takes_over_nothing(token) or _as_before_others(token) or _chosen_for_nothing(token):
            return f"{token.text} what"
        if token.lemma_ == "follow" and token.dep_ in ("ROOT", "conj") and _follows_nothing(token):
            return f"{token.text} what"
    return ""


def _has_parties(noun: Token, kept: Sequence[Token]) -> bool:
    named = any(c.pos_ == "PROPN" or c.ent_type_ or c.dep_ == "poss" for c in noun.children)
    return named or any(t.lower_ in ("between", "with", "among", "of") and t.i > noun.i for t in kept)


def _one_more(noun: Token) -> bool:
    """`A fourth part was added`: what the first three are, is not said."""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    told = {c.lower_ for c in noun.children}
    more = "a" in told and told & ORDER - {"first"} and not told & OF_WHAT
    apart = "a" in told and told & _FROM_OTHERS and not told & {"of", "from"}
    return bool(more or apart)


def _of_no_work(noun: Token, kept: Sequence[Token]) -> bool:
    """`The version kept in Orwin`: of which work, is not said."""
    subject = noun.lemma_ in ("version", "edition", "variant") and noun.dep_ in ("nsubj", "nsubjpass")
    told = {"poss", "compound", "amod", "nummod", "nmod"}
    return subject and not any(c.dep_ in told or (c.dep_ == "prep" and c.lower_ in OF_WHAT) for c in noun.children)


def _of_no_whole(noun: Token, kept: Sequence[Token]) -> bool:
    """`The paper printed extracts`, `has the largest share`: of what."""
    if noun.pos_ != "NOUN" or noun.lemma_ not in _OF_A_WHOLE:
        return False
    owned = any(c.dep_ in ("poss", "compound", "nmod") for c in noun.children) or noun.dep_ in ("compound", "nmod")
    return not (noun.lower_ == "shares" or owned or tells_more(noun, kept))


def _of_nobody(noun: Token, kept: Sequence[Token]) -> bool:
    """`For the 150th birthday`: whose."""
    told = {"poss", "compound", "relcl", "prep"}
    return (
        noun.lemma_ in _FEASTS
        and any(c.lower_ == "the" for c in noun.children)
        and not any(c.dep_ in told and (c.dep_ != "prep" or c.lower_ == "of") for c in noun.children)
    )


def _more_than_nothing(word: Token, kept: Sequence[Token]) -> bool:
    """`a much smaller value`: than which."""
    if word.tag_ != "JJR" or word.dep_ != "amod":
        return False
    far = word.lower_ in _THAN_WHAT or any(c.lower_ in _BY_FAR for c in word.children)
    led = far and any(c.lower_ in ("a", "an") for c in word.head.children)
    compared = any(t.lower_ in ("than", "as") or t.lemma_ in _TURNED_INTO for t in word.doc)
    return led and not compared


def _one_of_many(word: Token, kept: Sequence[Token]) -> bool:
    """`One of the most famous packages`: among which."""
    if word.i or word.lower_ != "one" or [t.lower_ for t in word.doc[1:3]] != ["of", "the"]:
        return False
    sort = next((t for t in word.doc[3:] if t.tag_ == "NNS" and t.dep_ == "pobj"), None)
    plain = sort is not None and not any(t.pos_ == "PROPN" or t.like_num for t in sort.subtree)
    return plain and sort is not None and not tells_more(sort, kept)


def _not_told(noun: Token, kept: Sequence[Token]) -> bool:
    """`Holm's view was confirmed`: which."""
    opinion = noun.lemma_ in _OPINIONS and noun.dep_ == "nsubjpass"
    return opinion and any(c.dep_ == "poss" for c in noun.children) and not tells_more(noun, kept)


def _follows_nothing(verb: Token) -> bool:
    """`A second port followed in 1587`: nothing says what it came after."""
    after = ("dobj", "nsubjpass", "auxpass", "agent", "ccomp", "xcomp", "prt", "dative")
    led = any(c.dep_ == "prep" and c.lower_ not in ("in", "on", "at", "by", "during") for c in verb.children)
    return verb.tag_ in ("VBD", "VBN") and not led and not any(c.dep_ in after for c in verb.children)


def _takes_over_nothing(verb: Token) -> bool:
    """`Holm took over in 1931`: what."""
    if verb.lemma_ != "take":
        return False
    over = any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children)
    told = any(c.dep_ in ("dobj", "auxpass") or (c.dep_ == "prep" and c.lower_ == "as") for c in verb.children)
    return over and not told


def _chosen_for_nothing(verb: Token) -> bool:
    """`Holm was re-elected in 1931`: as what."""
    if verb.lemma_.lower().replace("-", "") not in _CHOOSING:
        return False
    told = ("oprd", "attr", "xcomp", "dobj", "advcl", "agent")
    led = any(c.dep_ in told or (c.dep_ == "prep" and c.lower_ in ("as", "to", "for", "by")) for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive and not led


def _as_before_others(word: Token) -> bool:
    """`As after the first revolt, the guild was closed`: as something else was, of which the text told."""
    return word.i == 0 and word.lower_ == "as" and word.doc[1:2].text in ("after", "before", "under", "during", "in")


def one_of_nothing(word: Token, kept: Sequence[Token]) -> bool:
    """`Holm saw one in flower`: one of what, where no noun stands before it."""
    if word.lower_ != "one" or word.dep_ not in ("dobj", "pobj"):
        return False
    told = any(c.i < word.i or c.dep_ in ("relcl", "acl") for c in word.children)
    told = told or _COUNTED_ON.match(word.doc[word.i + 1 :].text) is not None
    return not told and not any(t.pos_ == "NOUN" and t.i < word.i for t in kept)


def _begins_nothing(verb: Token, kept: Sequence[Token]) -> bool:
    """`Norvania began in 1924`: what a land began."""
    if verb.lemma_ not in ("begin", "start") or verb.tag_ != "VBD":
        return False
    done = ("dobj", "xcomp", "ccomp", "auxpass", "prt")
    place = any(c.dep_ == "nsubj" and c.ent_type_ == "GPE" for c in verb.children)
    told = any(c.dep_ in done or (c.dep_ == "prep" and c.lower_ in ("with", "by", "as")) for c in verb.children)
    return place and not told


def _rate_of_nothing(noun: Token, kept: Sequence[Token]) -> bool:
    """`Reported rates ranged from 3% to 25%`: at which what happens."""
    if noun.lemma_ != "rate" or noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    told = any(c.dep_ in ("compound", "nmod", "poss", "relcl") or c.lower_ in ("of", "for") for c in noun.children)
    plain = all(c.lower_ in _HOW_HIGH for c in noun.children if c.dep_ == "amod")
    return plain and not told


_LEANING = (
    _rate_of_nothing,
    one_of_nothing,
    _begins_nothing,
    _of_no_work,
    _of_no_whole,
    _of_nobody,
    _more_than_nothing,
    _one_of_many,
    _not_told,
)


def tells_more(head: Token, kept: Sequence[Token]) -> bool:
    """Whether something behind the noun says which: `of ...`, a clause, a participle."""
    inside = {t.i for t in kept}
    for child in head.children:
        if child.i > head.i and child.i in inside:
            if child.dep_ in ("relcl", "acl") and head.nbor(1).text != ",":
                return True
            if child.dep_ == "prep" and child.i == head.i + 1:
                return not _goes_to(head, child) and child.lower_ in (
                    "of",
                    "between",
                    "for",
                    "from",
                    "in",
                    "to",
                    "at",
                    "on",
                    "against",
                    "behind",
                )
    return False


def _goes_to(given: Token, prep: Token) -> bool:
    """`sent the script to Arn`: whom it went to says nothing about which one it was."""
    return prep.lower_ == "to" and given.dep_ == "dobj" and given.head.lemma_ in _GIVING
