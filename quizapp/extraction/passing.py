"""Whether what is told in the present is so only for a while: who leads, what is offered, how many live there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import CLASSES, MEASURES, words
from quizapp.facts.model import ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = ("VBZ", "VBP")
_HELPERS = ("aux", "auxpass")
_SUBJECTS = ("nsubj", "nsubjpass")
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:s|[–-]\d+)?")
_DOING = words(
    "live reside work serve teach chair own employ expect intend plan hope seek host sell cost offer "
    "supply export import dominate rank govern control ship use sponsor fund feature maintain stay compete "
    "attract recommend recognize recognise support face remain continue depend administer"
)
"""What people, firms and states do for a while."""
_DONE = words(
    "manage own operate run head chair govern administer display exhibit see keep house maintain sell host sponsor "
    "fund employ represent visit staff station develop distribute supply recommend support"
)
"""What is done for a while with a thing or a body."""
_STILL = words("still now currently increasingly presently nowadays recently today")
_CHANGING = words("increasing growing rising declining shrinking current recent ambitious interested")
_OFFICES = words(
    "president vice-president minister chairman chairwoman chairperson chair chief king queen monarch emperor pope "
    "mayor governor chancellor head leader director commander secretary ambassador commissioner speaker coach captain "
    "manager editor principal dean rector bishop archbishop curator ceo"
)
_STANDINGS = words(
    "member partner competitor supplier importer exporter producer market destination customer owner shareholder "
    "employer consumer provider survivor resident professor hub legislature"
)
"""What somebody is among others, and another may be in some years."""
_WHERE = {"operate": ("in", "from", "at"), "play": ("for",)}
"""Where somebody does what others do elsewhere."""
_POSTS = words("presidency chairmanship office seat record title status share")
_SEATS = words("headquarters headquarter seat stronghold office collection")
_PEOPLE = words(
    "people inhabitant resident citizen member employee student pupil user visitor passenger soldier speaker adherent "
    "follower immigrant worker staff viewer subscriber refugee volunteer"
)
_SHARED = words("gdp economy export import revenue population output income trade production adult child") | _PEOPLE
_FIGURES = words("population yield price wage income cost salary fee turnover budget revenue debt unemployment")
"""What is another figure every year."""
_ROUGHLY = words("about around approximately roughly nearly almost over than estimated")
_LENGTHS = MEASURES | words("year day week month century decade percent % time mi km2 kelvin nm light-year")
_RANKS = words("only leading predominant primary default")
_LASTING_RANKS = words("oldest earliest eldest best least famous notable important")
_NATURE = words(
    "mountain range ridge peak volcano river lake sea ocean island desert planet star moon galaxy continent trench "
    "valley animal bird fish mammal reptile amphibian insect snake plant tree flower moss species genus bone organ "
    "muscle gland nerve artery crater glacier waterfall cave bay peninsula reef depth point coast element particle "
    "atom molecule number prime letter sense form alga body object tide wave region land territory flora fauna "
    "relative parallel circle state metal mineral rock substance gas liquid compound storm earthquake layer part "
    "cause component type kind place war temperature albedo distance mass radius diameter age wavelength pressure "
    "speed velocity surface length height width objective aim purpose goal function role"
)
"""What keeps its rank: nobody builds a longer river, and an aim is no rank."""


def passes(kept: Sequence[Token]) -> bool:
    """Whether a clause among these words tells in the present what may be otherwise in some years."""
    inside = frozenset(token.i for token in kept)
    verbs = (t for t in kept if t.pos_ in ("VERB", "AUX") and t.dep_ not in _HELPERS and _is_present(t))
    return any(_Told(verb, inside).passes for verb in verbs)


def _is_present(verb: Token) -> bool:
    """Whether it is finite and present, or goes on from what is; `can be seen` is present, too."""
    tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in _HELPERS)}
    if tags & {*_PRESENT, "VBD", "MD"}:
        seen = verb.tag_ == "VBN" and any(c.lower_ == "can" for c in verb.children)
        return bool(tags & {*_PRESENT}) or seen
    above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), None)
    goes_on = verb.dep_ == "conj" or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    return goes_on and above is not None and _is_present(above)


class _Told:
    """What a verb says in the present, with those of its words that are kept and in no clause of their own."""

    def __init__(self, verb: Token, inside: frozenset[int]) -> None:
        self.verb, self.lemma = verb, verb.lemma_.lower()
        self.own = [c for c in verb.children if c.i in inside]
        self.said = [t for t in _clause_of(verb) if t.i in inside]
        self.helpers = {c.lemma_.lower() for c in verb.children if c.dep_ in _HELPERS}

    @property
    def passes(self) -> bool:
        """Whether it goes on or is counted, or somebody named does, has or is it; not where it says in which year."""
        held = any(map(_is_name, self.said)) and (self._is_held() or self._is_ranked())
        does = self._named() and (self._does() or self._is())
        return (self._changes() or self._counts() or held or does) and not self._is_dated()

    def _is_dated(self) -> bool:
        """Whether a year is told in which it is so, or it is said to have been; `since 1999` tells only from when."""
        preps = [c for c in self.own if c.dep_ in ("prep", "advmod") and c.lower_ != "since"]
        days = [c for c in self.own if c.dep_ == "npadvmod"]
        times = {*days, *(t for prep in preps for t in _without_asides(prep))}
        ends = (c for c in self.own if c.dep_ == "xcomp")
        over = any(t.lemma_ == "have" and t.dep_ == "aux" for end in ends for t in end.children)
        return over or any(_YEAR.fullmatch(t.text) and t in self.said for t in times)

    def _changes(self) -> bool:
        """Whether it is going on: `is building`, `are still there`, `a growing part`, `has won 30 games`."""
        still = any(c.lower_ in _STILL and c.dep_ == "advmod" for c in self.own)
        changing = any(t.lower_ in _CHANGING and (t in self.own or t.head in self.own) for t in self.said)
        so_far = "have" in self.helpers and any(_is_new(number.head) for number in self._numbers())
        so_far = so_far or ("have" in self.helpers and self.lemma == "become")
        return still or changing or so_far or (self.verb.tag_ == "VBG" and "be" in self.helpers)

    def _counts(self) -> bool:
        """Whether a number in it is one of people, of a share, of each year, or only roughly known."""
        figures = [t for t in self.said if t.lemma_.lower() in _FIGURES]
        named = self._named()
        for number in self._numbers():
            counted = number.head.lemma_.lower()
            behind = {t.lemma_.lower() for t in number.head.subtree}
            rate = any(t.lemma_.lower() in ("rate", "share") and t.dep_ in _SUBJECTS for t in self.own)
            share = counted in ("%", "percent") and (named or rate or behind & _SHARED)
            rough = named and counted not in _LENGTHS and any(c.lower_ in _ROUGHLY for c in number.children)
            before = any(t.i < number.i for t in figures)
            if counted in _PEOPLE or share or rough or before or "world" in behind or self._is_yearly():
                return True
        return False

    def _is_yearly(self) -> bool:
        every = (t for t in self.said if t.lower_ == "year" and t.dep_ in ("npadvmod", "pobj"))
        each = any(c.lower_ in ("each", "every", "a") for t in every for c in t.children)
        return each or any(t.lower_ == "annually" or (t.lower_ == "year" and t.head.lower_ == "per") for t in self.said)

    def _named(self) -> bool:
        """Whether it is said of somebody or something with a name, and not of nature."""
        about = _about(self.verb)
        return about is not None and about.lemma_.lower() not in _NATURE and any(map(_is_name, _phrase(about)))

    def _numbers(self) -> list[Token]:
        return [t for t in self.said if t.tag_ == "CD" and not _YEAR.fullmatch(t.text)]

    def _is_held(self) -> bool:
        """Whether something is done for a while with what has a name, or somebody stands in it with his office."""
        passive = self.verb.tag_ == "VBN" and "have" not in self.helpers and self.lemma in _DONE
        return passive or any(map(_is_in_office, self.said))

    def _is_ranked(self) -> bool:
        return any(map(_ranks, self.said))

    def _does(self) -> bool:
        if self.lemma == "hold":
            return any(c.dep_ == "dobj" and c.lemma_.lower() in _POSTS for c in self.own)
        if self.lemma in _WHERE and any(c.dep_ == "prep" and c.lower_ in _WHERE[self.lemma] for c in self.own):
            return True
        if self.lemma in ("run", "operate", "head"):
            return any(c.dep_ == "dobj" for c in self.own)
        return self.verb.tag_ != "VBN" and "have" not in self.helpers and self.lemma in _DOING

    def _is(self) -> bool:
        """Whether it gives somebody an office, a standing or a seat, or tells of records."""
        about = _about(self.verb)
        seated = about is not None and about.lemma_.lower() in _SEATS
        whats = [c for c in self.own if c.dep_ == "attr"] if self.lemma == "be" else []
        words_of = {
            t.lemma_.lower() for what in whats for t in (what, *what.children) if t.dep_ in ("attr", "compound")
        }
        beaten = about is not None and about.lemma_.lower() == "record"
        return beaten or (self.lemma == "be" and seated) or bool(words_of & (_OFFICES | _STANDINGS))


def _is_in_office(word: Token) -> bool:
    """Whether somebody stands here with his office: `managed by governor Ole Lind`, `the minister, Ole Lind`."""
    before = word.dep_ == "compound" and word.text.islower() and word.head.pos_ == "PROPN"
    behind = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in word.children)
    return word.lower_ in _OFFICES and (before or behind)


def _is_new(noun: Token) -> bool:
    """Whether it is what the clause counts, `30 games`, and neither known already nor part of a name."""
    counted = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj", "nsubj")
    return counted and noun.lower_ not in MEASURES and not any(c.dep_ in ("det", "poss") for c in noun.children)


def _without_asides(word: Token) -> Iterator[Token]:
    """What hangs on the word, but nothing that is put beside a noun: `a cold, a third more than in 1912`."""
    yield word
    yield from (t for child in word.children if child.dep_ != "appos" for t in _without_asides(child))


def _clause_of(verb: Token) -> Iterator[Token]:
    """The verb and what hangs on it, without what has a finite verb of its own."""
    yield verb
    for child in verb.children:
        helpers = [c.tag_ for c in child.children if c.dep_ in _HELPERS]
        if not ({child.tag_, *helpers} & {*_PRESENT, "VBD", "MD"} and child.dep_ not in _HELPERS):
            yield from _clause_of(child)


def _ranks(word: Token) -> bool:
    """Whether it gives something made its rank: `the busiest port`, `the most titles`, `the only importer`."""
    noun = word.head.head if word.dep_ == "advmod" and word.head.dep_ == "amod" else word.head
    compared = word.tag_ in ("JJS", "RBS") or (word.lower_ in _RANKS and word.dep_ == "amod")
    told = compared and not {word.lower_, word.head.lower_} & _LASTING_RANKS and noun.lemma_.lower() not in _NATURE
    return told and any(t.dep_ in ("det", "poss") and t.i < word.i for t in noun.children)


def _about(verb: Token) -> Token | None:
    """Whom or what the verb is said of, be it in the clause before."""
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is not None and subject.tag_ not in ("WDT", "WP"):
        return subject
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    return _about(verb.head) if verb.dep_ == "conj" else None


def _phrase(noun: Token) -> Iterator[Token]:
    """The noun with what stands before it and behind its `of`."""
    yield noun
    yield from (t for c in noun.children if c.i < noun.i or c.lower_ == "of" for t in c.subtree)


def _is_name(word: Token) -> bool:
    """Whether it is a name, stands for one, or is what a named body is called again: `the ministry`."""
    body = CLASSES.get(word.lower_) is ValueType.ORGANISATION or word.lower_ == "country"
    again = body and any(c.lower_ == "the" for c in word.children)
    return word.pos_ == "PROPN" or again or word.lower_ in ("it", "its", "he", "his", "she", "her", "whose")
