"""Whether words can be understood without the sentences before them; what they lack, said in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.extraction.context import RANKED, WHOSE, Context, names_something
from quizapp.extraction.lexicon import CLASSES, UNIQUE, words
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.persons import fits, is_role
from quizapp.extraction.pointing import points_back
from quizapp.extraction.predications import is_past
from quizapp.extraction.unfinished import OF_WHAT, ORDER, tells_more, unfinished

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = words("he him his himself she her hers herself")
_IT = words("it its itself")
_THEY = words("they them their theirs themselves")
_LOOSE = words(
    "finding findings result results study studies approach method idea question problem case situation conflict issue "
    "matter reason change event incident decision move proposal plan act option choice effect effects author authors "
    "man woman men women people crew team company network group pair couple duo organisation organization "
    "city town village country state nation region area province district county island river lake building site "
    "war battle treaty agreement law bill report book film novel series show song album paper article document "
    "programme program project system process committee commission council board court government party army force "
    "forces troops king queen emperor pope president minister bishop name term word title role position post office "
    "attack campaign operation mission fire accident disaster crisis disease outbreak virus species animal plant "
    "trial hearing lawsuit verdict meeting summit conference interview deal speech ceremony investigation "
    "school university college church museum library station airport park bridge proceedings expedition voyage flight "
    "journey script manuscript score lyrics crowd audience offer idea feat request demand suggestion invitation "
    "allegation allegations accusation accusations conclusion hypothesis claim claims petition plea"
)
_OF_SOMETHING = words(
    "colour color shape size weight mass volume length height depth width thickness speed price cost yield density "
    "temperature texture taste smell tone layout outline content contents origin amount quantity rate proportion "
    "habitat subsidy"
)
"""What something else has, so that which one is meant is said only with it."""
_TELLS_WHOSE = words("compound poss nmod nummod appos")
_OF_TWO = words("larger smaller bigger older newer younger longer shorter earlier later")
"""What is so only beside another."""
_SHORT_NAMES = words(
    "federation league society foundation convention agreement treaty act resolution accord pact party company council "
    "committee board commission club association institute team project programme program bank fund agency corporation "
    "bureau authority college"
)
_SEASONS = words("winter summer spring autumn fall weekend")
_PARTS_OF_TIME = words("time half quarter day week month year decade century person people man woman child")
_ANOTHERS = words("model example stead footstep footsteps")
"""Of whom something is made or done is another: `the club was founded on its model`."""
_JUDGING = words("rule hold judge declare")
_OF_A_WORK = words("version edition volume part draft phase stage")
_SOME_PERSONS = words("pair duo trio couple twosome threesome")
_OF_A_PLACE = words("population electorate workforce")
"""What a place has one of."""
_ENOUGH_OF_ITSELF = words(
    "world sun moon earth sky sea ocean atmosphere air universe public internet north south east west northeast "
    "northwest southeast southwest environment past future present century millennium decade equator rest "
    "majority same brain heart blood body skin surface ground night morning afternoon evening day "
    "coast interior economy weather climate press throne market sky countryside weekend summer winter spring autumn "
    "fall afternoon web internet media environment poor rich dead living young old road roof floor wall door"
)


def lacks(parsed: Parsed, kept: Sequence[Token], context: Context) -> str:
    """What the words lack to stand alone; empty where they lack nothing."""
    for token in kept:
        if token.i in parsed.instead:
            continue
        word = token.lower_
        if word in _HE | _IT | _THEY:
            if not explained(parsed, token, kept):
                return f"who or what is {token.text}"
        elif points_back(token):
            return f"points back: {token.text}"
    for token in kept:
        if token.lower_ == "the" and token.i not in parsed.instead and not _says_which(parsed, token, kept, context):
            return f"which {token.head.text} is meant"
    return unfinished(kept)


def explained(parsed: Parsed, token: Token, kept: Sequence[Token]) -> bool:
    """Whether the words themselves say who or what a pronoun is: before it, or as the subject behind an opening."""
    word = token.lower_
    if word in _IT | _THEY and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
        return False
    if token.dep_ == "poss" and token.head.lemma_ in _ANOTHERS:
        return False
    own = _subjects_above(token) if token.tag_ == "PRP" and not word.endswith(("self", "selves")) else set()
    own |= _around(token) | _judges(token)
    heads = (
        t
        for t in kept
        if t.i < token.i and t.i not in own and not _told_by(t) and (_is_head(t) or t.i in parsed.instead)
    )
    able = [
        t
        for t in heads
        if _agrees(parsed, t, word) and (not _inside_another(t) or _owns_the_subject(t, word)) and not _only_as(t)
    ]
    if word in _IT | _THEY and token.head.dep_ in ("nsubj", "nsubjpass") and token.head.head.dep_ == "ROOT":
        able = [t for t in able if t.pos_ == "PROPN" or t.i in parsed.instead]
    if able:
        main = next((t for t in kept if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"), None)
        return word in WHOSE or word.endswith(("self", "selves")) or len(able) == 1 or main in able
    opening = kept[0].pos_ in ("ADP", "SCONJ") and any(t.text == "," for t in kept if t.i > token.i)
    if word not in WHOSE or not opening:
        return False
    after = [t for t in kept if t.i > token.i and t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]
    return any(t.pos_ == "PROPN" and _agrees(parsed, t, word) for t in after)


def _told_by(noun: Token) -> bool:
    """`According to Ada Holm, he left`: whoever says so is not whom it is said of."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according"


def _around(token: Token) -> set[int]:
    """Nouns of whose phrase it is a part, and so does not mean: `the revision of it`."""
    found = set()
    while token.dep_ in ("pobj", "prep", "poss"):
        token = token.head
        found.add(token.i)
    return found


def _judges(token: Token) -> set[int]:
    """Who rules what something is does not rule so of himself: `the court ruled that it was theft`."""
    judging = token.head.lemma_ == "be" and token.head.dep_ == "ccomp" and token.head.head.lemma_ in _JUDGING
    return {c.i for c in token.head.head.children if c.dep_ == "nsubj"} if judging else set()


def _inside_another(token: Token) -> bool:
    """Whether a noun only says more about another: `the engineers at the Centre`."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    return token.dep_ in ("pobj", "poss") and above.pos_ in ("NOUN", "PROPN") and above.i != token.i


def _owns_the_subject(owner: Token, word: str) -> bool:
    """`Holm's mill was named after his wife`: a person whose name stands before the subject."""
    return word in ("his", "her") and owner.dep_ == "poss" and owner.head.dep_ in ("nsubj", "nsubjpass")


def _only_as(token: Token) -> bool:
    """Whether a noun says as what somebody is told of: `as the oldest son of the king, he`, `elected governor, he`."""
    said_to_be = token.dep_ in ("oprd", "attr") or (token.dep_ == "pobj" and token.head.lower_ == "as")
    return said_to_be and token.pos_ == "NOUN"


def _subjects_above(token: Token) -> set[int]:
    """Subjects of the verbs an object hangs on, and objects beside it, for which it cannot stand."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return set()
    above = [a for a in token.ancestors if a.pos_ in ("VERB", "AUX")]
    subjects = [c for verb in above for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    told = [verb for verb in above if verb.dep_ == "relcl" and any(s.tag_ in ("WDT", "WP") for s in verb.children)]
    who = {verb.head.i for verb in told}
    who |= {c.i for verb in above[:1] for c in verb.children if c.dep_ in ("dobj", "dative")}
    return who | {t.i for subject in subjects for t in subject.subtree}


def _is_head(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "npadvmod")


def _agrees(parsed: Parsed, token: Token, word: str) -> bool:
    if token.i in parsed.instead and token.pos_ in ("PRON", "DET"):
        return any(token.lower_ in group and word in group for group in (_HE, _IT, _THEY))
    plural = token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children) or _are_many(token)
    if word in _THEY:
        return plural or token.ent_type_ in ("ORG", "NORP") or token.lower_ in CLASSES
    if word in _IT:
        acting = token.dep_ in ("nsubj", "nsubjpass") and word == "its"
        sure = token.pos_ != "PROPN" or bool(token.ent_type_) or token.lower_ in CLASSES or acting
        return sure and not plural and not _is_person(token) and token.ent_type_ not in ("DATE", "CARDINAL", "TIME")
    name = " ".join(t.text for t in token.doc[token.left_edge.i : token.i + 1] if t.pos_ == "PROPN")
    return _is_person(token) and not plural and fits(name or token.text, word)


def _are_many(token: Token) -> bool:
    """Whether the verb says that its subject is plural, whatever the parse took the noun for."""
    finite = (token.head, *(c for c in token.head.children if c.dep_ in ("aux", "auxpass")))
    subject = token.dep_ in ("nsubj", "nsubjpass")
    return subject and any(t.tag_ == "VBP" or t.lower_ == "were" for t in finite)


def _says_which(parsed: Parsed, article: Token, kept: Sequence[Token], context: Context) -> bool:
    """Whether `the ...` says which: by a name, a number, what follows it, or a noun that needs no more."""
    head = article.head
    if head.i <= article.i or head.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "VERB"):
        return True
    phrase = [t for t in kept if article.i < t.i <= max(head.right_edge.i, head.i)]
    if head.lemma_.lower() in _SOME_PERSONS:
        return any(t.pos_ == "PROPN" and t.dep_ in ("pobj", "conj") for t in phrase)
    short = _left_short(article, kept, context) or _is_nobodys(head, kept)
    return not short and _tells_which(parsed, article, phrase, kept, context)


def _tells_which(
    parsed: Parsed, article: Token, phrase: Sequence[Token], kept: Sequence[Token], context: Context
) -> bool:
    """Whether a phrase behind its article that names no few persons says which one it is."""
    head, lemma = article.head, article.head.lemma_.lower()
    near = [t for t in kept if article.i < t.i <= head.i + 1 and t.text not in (",", ".", ";", ":")]
    if any(names_something(t) or t.i in parsed.instead for t in near) or not near:
        return True
    if head.lower_ in _SEASONS and not _timeless(kept):
        return False
    if head.lower_ in UNIQUE or head.lower_ in _ENOUGH_OF_ITSELF or _is_of_a_place(article, kept):
        return True
    if lemma in context.known and lemma not in CLASSES:
        return True
    if compared := [t for t in near if t.lower_ in ("more", "less") or t.tag_ in ("RBR", "JJR")]:
        return not any(t.lower_ in _OF_TWO for t in compared) or tells_more(head, kept)
    if _only_counts(head, near, kept, context):
        return False
    if tells_more(head, kept):
        return not _is_person(head) or any(names_something(t) for t in phrase)
    ranked = any(t.lower_ in RANKED or t.tag_ == "JJS" for t in near)
    subject = head.dep_ in ("nsubj", "nsubjpass")
    if ranked:
        return not subject
    if subject and head.head.dep_ == "ROOT":
        return False
    abstract = re.search(r"(?:ion|ment|ness|ity|ance|ence|al)$", lemma)
    fresh = lemma not in context.seen and head.lower_ not in _LOOSE and not _is_person(head) and not abstract
    described = len(near) > 1 and sum(t.pos_ in ("NOUN", "ADJ", "PROPN", "VERB") for t in near) > 1
    named = any(t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "NORP", "") for t in kept if t.i < article.i)
    return fresh and (described or named or _generic(kept))


def _is_of_a_place(article: Token, kept: Sequence[Token]) -> bool:
    """`killed 50,000 in Orwin, a third of the population`: of the one place that the words name before it."""
    places = {t.text for t in kept if t.ent_type_ == "GPE" and t.dep_ == "pobj" and t.i < article.i}
    return article.head.lower_ in _OF_A_PLACE and article.head.i == article.i + 1 and len(places) == 1


def _left_short(article: Token, kept: Sequence[Token], context: Context) -> bool:
    """`the Federation`: a capital shows that it has a longer name, which only another sentence tells."""
    head = article.head
    named = head.text.istitle() and head.lower_ in _SHORT_NAMES and head.lower_ not in context.known
    alone = head.i == article.i + 1 and head.i not in {t.head.i for t in kept if t.pos_ in ("PROPN", "NUM")}
    return named and alone and head.lower_ not in context.topic.lower() and not tells_more(head, kept)


def _is_nobodys(head: Token, kept: Sequence[Token]) -> bool:
    """`the colour`: of what, is not said."""
    owned = any(t.dep_ in _TELLS_WHOSE for t in head.children) or tells_more(head, kept)
    return head.lemma_.lower() in _OF_SOMETHING and not owned


def _only_counts(head: Token, near: Sequence[Token], kept: Sequence[Token], context: Context) -> bool:
    """Whether a number or a rank is all that is told of a noun, in a text that has no name for its topic."""
    counted = any(t.pos_ == "NUM" for t in near) and not tells_more(head, kept)
    asked = head.dep_ in ("nsubj", "nsubjpass") or head.lemma_.lower() in _OF_A_WORK
    ranked = asked and not context.topic and any(t.lower_ in ORDER for t in near) and not _says_of_what(head)
    return counted or ranked


def _says_of_what(head: Token) -> bool:
    """Whether it says of what something is the first, `the first trial of bells`; where it was does not tell."""
    told = any(c.dep_ in ("relcl", "acl") or (c.dep_ == "prep" and c.lower_ in OF_WHAT) for c in head.children)
    return told or head.dep_ in ("attr", "appos") or head.lemma_.lower() in _PARTS_OF_TIME


def _timeless(kept: Sequence[Token]) -> bool:
    """Whether the words tell of no one time, or say of which year it was."""
    past = any(t.dep_ == "ROOT" and is_past(t) for t in kept)
    return not past or any(re.fullmatch(r"1\d{3}|20\d\d", t.text) for t in kept)


def _generic(kept: Sequence[Token]) -> bool:
    """Whether the words speak of a sort of thing in general: `A nephron is ...`, `Blood reaches ...`."""
    root = next((t for t in kept if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in ("VBZ", "VBP"):
        return False
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    return not any(c.lower_ == "the" or c.dep_ == "poss" for c in subject.children)


def _is_person(token: Token) -> bool:
    """Whether a noun is a person's name or role."""
    return token.ent_type_ == "PERSON" or (token.pos_ == "NOUN" and is_role(token.lemma_.lower()))
