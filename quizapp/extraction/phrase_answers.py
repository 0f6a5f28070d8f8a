"""Which noun phrases can be an answer: whole, specific, short, and the same to every reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.persons import is_role
from quizapp.facts.model import ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS, LEAST_LETTERS = 6, 5
VAGUE_HEADS = words(
    "total thing way part number variety kind type form sort lot amount range series set group use result effect cause "
    "reason example case time period day year place area point side end beginning rest majority minority portion "
    "aspect issue problem matter fact idea fashion manner degree extent level basis role member one two three "
    "people person man woman others some many most all none any each everyone something anything nothing change "
    "difference attempt effort attention interest work support help need ability opportunity possibility success "
    "failure impact influence importance value feature element factor component piece bit couple pair dozen hundred "
    "thousand million course process purpose goal aim objective step stage situation condition state status nature "
    "order right term name word question answer version item detail list information data evidence knowledge "
    "experience action activity event development increase decrease growth rise fall view opinion belief approach "
    "method means option choice decision plan measure study research report document author reader user section "
    "chapter page table figure following above copy system thanks note access control power force body look lack "
    "percent percentage quarter half third"
)
VAGUE_WORDS = words(
    "various several many some other others certain different similar same such own another further more most less "
    "few additional important key major main significant great good bad new old big small large little numerous "
    "considerable common popular particular special general specific overall entire whole early late next last "
    "first second final previous following recent current modern possible likely potential necessary available "
    "relevant appropriate both either neither every each any all no much enough increasing growing strong high low "
    "long short real true better best worse worst greater larger smaller higher lower"
)
_IST = re.compile(r"[a-z]{3}ists?$")
"""`Anarchist`, `botanists`."""
_NO_ISTS = words(
    "checklist playlist wishlist shortlist longlist blacklist whitelist setlist tracklist waitlist "
    "schist zeitgeist poltergeist"
)
_PLAIN_TAGS = frozenset(("JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "DT", "POS", "CD", "RB", "IN", "FW"))
_THINGS = words(
    "computer river paper weather order number layer water matter center centre factor sector motor power letter "
    "chapter paper theater theatre tower computer container counter register server browser router parameter meter "
    "filter barrier border corner cover cylinder danger disaster error feather fiber finger flower folder fever "
    "character cluster cancer hammer ladder leather liver mirror monitor network plant water sensor processor vector "
    "terror vapor vapour armor armour color colour harbor harbour labor labour odor reactor rotor tractor tumor tumour "
    "crater glacier chamber charter compiler converter cooker copper cooper crystal detector degree coffee tree "
    "committee fee elephant giant infant pollutant constant variant determinant quadrant tax current agreement "
    "transformer transistor capacitor resistor semiconductor engineer printer header buffer pointer kernel"
)
PEOPLE = words(
    "reinforcement personnel staff militia cavalry infantry volunteer recruit audience jury artisan reporter "
    "bystander onlooker scientist engineer settler member man woman child student teacher user employee worker "
    "soldier troop officer critic scholar historian activist resident citizen farmer leader king queen emperor "
    "actor actress writer author poet painter composer musician artist player singer architect physicist chemist "
    "biologist mathematician philosopher researcher explorer merchant trader sailor captain general commander "
    "president minister governor senator mayor bishop pope priest monk nun missionary pilgrim immigrant refugee "
    "colonist slave peasant noble lord lady prince princess parent mother father son daughter brother sister wife "
    "husband family doctor nurse patient lawyer judge journalist editor publisher director producer manager owner "
    "founder inventor designer programmer developer astronaut pilot crew people person native inhabitant visitor "
    "tourist customer client buyer seller driver police guard prisoner victim survivor witness expert official "
    "representative ambassador spy agent knight warrior fighter rebel protester demonstrator voter candidate "
    "politician economist astronomer geographer disciple follower heir successor predecessor rival enemy ally "
    "friend companion colleague partner assistant secretary chairman hero heroine prophet"
)


_BOUND = words(
    "access war attack interest increase decrease rise fall reduction change role influence effect impact emphasis "
    "limit tax ban focus control power claim right response reaction approach solution contribution reference "
    "damage threat alternative addition exception resistance opposition support need demand reason cause basis "
    "desire respect concern information debate research pressure restriction dependence loss shortage lack system "
    "law rule case"
)
_BOUND_IN = words("increase decrease rise fall reduction change role interest decline growth drop success belief part")

_BOUND_FROM = words("independence freedom secession separation protection exemption withdrawal release relief escape")


def askable(parsed: Parsed, part: Range, head: int) -> bool:
    """Whether a phrase of common nouns is an answer by itself: specific, whole, without a clause or a list in it."""
    tokens = parsed.tokens(part)
    content = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")]
    noun = parsed.doc[head]
    if not content or len(tokens) > MOST_WORDS + (tokens[0].tag_ == "DT") or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if any(
        t.tag_ not in _PLAIN_TAGS | {"CC"} or (t.tag_ == "IN" and t.lower_ != "of" and not binds(parsed, t.i - 1, t))
        for t in tokens
    ):
        return False
    if noun.lemma_.lower() in VAGUE_HEADS or not (_single(tokens, head) or _pair(parsed, part, noun)):
        return False
    if tokens[-1].tag_ == "RB" or any(t.text in "`_*" or "`" in t.text for t in tokens):
        return False
    if any(t.lower_ in VAGUE_WORDS for t in tokens) or parsed.span(part) is None or tokens[0].tag_ == "CD":
        return False
    sole = (
        noun.lemma_.lower() not in CLASSES and len(noun.text) >= LEAST_LETTERS and tokens[0].lower_ not in ("a", "an")
    )
    return len(content) > 1 or sole


def _single(tokens: list[Token], head: int) -> bool:
    return not any(t.dep_ in ("conj", "cc", "appos") and t.i != head for t in tokens)


def _pair(parsed: Parsed, part: Range, noun: Token) -> bool:
    """Whether it is `practical help and good advice`, two and no more, to the end."""
    joined = [t for t in parsed.tokens(part) if t.dep_ == "conj"]
    ties = [t for t in parsed.tokens(part) if t.dep_ == "cc"]
    if len(joined) != 1 or len(ties) != 1 or joined[0].head.i != noun.i or joined[0].tag_[:2] != "NN":
        return False
    after = parsed.doc[part[1]] if part[1] < len(parsed.doc) else None
    ends = after is None or after.is_punct or after.tag_ in ("IN", "TO")
    return (
        ties[0].lower_ == "and" and ends and joined[0].i == part[1] - 1 and joined[0].lemma_.lower() not in VAGUE_HEADS
    )


def are_persons(parsed: Parsed, part: Range) -> bool:
    """Whether it is two persons and no more: `Anna Holm and Johan Wirth`."""
    words = parsed.text(part).split()
    ties = [i for i, word in enumerate(words) if word == "and"]
    named = all(t.ent_type_ == "PERSON" for t in parsed.tokens(part) if t.text != "and")
    after = parsed.doc[part[1]] if part[1] < len(parsed.doc) else None
    goes_on = after is not None and (
        after.text[0].isupper() or (after.text in (",", "'s") and part[1] + 1 < len(parsed.doc))
    )
    return len(ties) == 1 and 1 < ties[0] < len(words) - 2 and named and not goes_on


def is_person(parsed: Parsed, head: int) -> bool:
    """Whether a common noun is one for people."""
    token = parsed.doc[head]
    return (
        token.lemma_.lower() in PEOPLE
        or is_role(token.lemma_.lower())
        or token.lower_.endswith(("men", "women", "people"))
        or (token.ent_type_ == "NORP" and token.tag_ in ("NN", "NNP"))
        or (bool(_IST.search(token.lower_)) and token.lower_.removesuffix("s") not in _NO_ISTS)
    )


def may_be_person(parsed: Parsed, head: int) -> bool:
    """Whether a noun has the ending of one for people, and is none that is known for a thing."""
    noun = parsed.doc[head].lemma_.lower()
    return noun.endswith(("er", "or", "ist", "ian", "eer", "ant", "ee")) and noun not in _THINGS


def sort_of_phrase(parsed: Parsed, part: Range, head: int) -> tuple[ValueType, str]:
    """Type and class noun of a phrase of common nouns: `the Norvanian government` is a government."""
    noun = parsed.doc[head].lemma_.lower()
    if parsed.doc[head].pos_ == "PROPN" and any(t.i < head and is_role(t.lower_) for t in parsed.tokens(part)):
        return ValueType.PERSON, "person"
    told_apart = any(t.i < head and t.pos_ in ("ADJ", "NOUN", "PROPN") for t in parsed.tokens(part))
    if noun in CLASSES and told_apart and parsed.doc[head].tag_ in ("NN", "NNP"):
        return (CLASSES[noun], noun) if parsed.doc[part[0]].lower_ == "the" else (ValueType.PHRASE, noun)
    return (ValueType.PERSON if is_person(parsed, head) else ValueType.PHRASE), ""


def cut_at_preposition(parsed: Parsed, part: Range, head: int) -> Range:
    """The phrase up to the first preposition behind its head but `of`; what follows stays in the question."""
    for token in parsed.tokens((head + 1, part[1])):
        if token.tag_ in ("IN", "TO") and token.lower_ != "of":
            return part[0], token.i
    return part


def binds(parsed: Parsed, noun: int, preposition: object) -> bool:
    """Whether a preposition belongs to the noun before it: `access to`, `a tax on`."""
    token = parsed.doc[noun]
    said = str(preposition).lower()
    loose = said in ("in", "at", "by", "during", "from", "with", "after", "before", "since", "until", "through")
    if said in ("to", "for", "on", "about", "against", "over", "into") and token.lemma_.lower() in _BOUND:
        return True
    if said == "from" and token.lemma_.lower() in _BOUND_FROM:
        return True
    if said == "in" and token.lemma_.lower() in _BOUND_IN:
        return True
    return not loose and token.lower_.endswith(("ion", "ions", "ment", "ments", "ance", "ence", "ity", "ship"))
