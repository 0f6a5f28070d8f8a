"""Words that look back at another sentence, and where they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = words(
    "here latter another aforementioned previous elsewhere respectively "
    "ago currently nowadays yesterday tomorrow tonight thereafter therefor therein thereof thereto thus this these "
    "therefore however hence likewise similarly alternatively conversely further furthermore fellow abovementioned "
    "instead meanwhile subsequent i we you me us my your our mine yours ours ourselves yourself upcoming forthcoming"
)
_COUNTING = words("one ones some many several most few two three each")
_ARGUMENTS = words("nsubj nsubjpass dobj pobj attr")


def points_back(token: Token) -> bool:
    """Whether the word says nothing without a sentence that came before."""
    word = token.lower_
    if word in _BACK:
        return not _numbers_a_name(token)
    if word in _COUNTING:
        return _bare(token) or (word in ("one", "ones") and _before(token) == "the") or _ones_of_what(token)
    return word in _UNLESS and not _UNLESS[word](token)


def _numbers_a_name(token: Token) -> bool:
    """`Elizabeth I`, `World War I`: the first of its name, and nobody who speaks."""
    return token.text == "I" and token.i > 0 and token.nbor(-1).pos_ == "PROPN"


def _before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


def _after(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def _bare(token: Token) -> bool:
    """Whether a quantity stands without what it counts: `Several were lost`, `the two`."""
    alone = token.pos_ in ("NUM", "ADJ", "DET", "PRON") or token.text == "ones"
    return alone and token.dep_ in _ARGUMENTS and _after(token) not in ("of", "in", "percent", "%", "-")


def _ones_of_what(token: Token) -> bool:
    """`the first ones`, where no noun before says of what."""
    told = any(t.tag_ in ("NNS", "NNPS") for t in token.doc[: token.i])
    return token.lower_ == "ones" and not told and any(c.lower_ == "the" for c in token.children)


def _said_soon(*others: str) -> Callable[[Token], bool]:
    return lambda token: any(t.lower_ in others for t in token.doc[token.i : token.i + 9])


def _after_is(*others: str) -> Callable[[Token], bool]:
    return lambda token: _after(token) in others


def _before_is(*others: str) -> Callable[[Token], bool]:
    return lambda token: _before(token) in others


def _of_a_word(token: Token) -> bool:
    """`previously unknown`, `newly built`."""
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ in ("JJ", "VBN") and token.head.dep_ == "amod"


def _over_something(token: Token) -> bool:
    """Whether what it is above or below is said: `above chart datum`."""
    return any(child.dep_ in ("pobj", "pcomp") for child in token.children)


def within_a_kind(token: Token) -> bool:
    """`atoms that hold the same charge`: the same with all of a sort that the words themselves tell."""
    sort = next((t for t in token.ancestors if t.dep_ == "attr"), None)
    above = [t for t in token.ancestors if sort is not None and t.i >= sort.i]
    several = any(t.tag_ == "NNS" and t.i < token.i for t in above)
    return sort is not None and sort.head.lower_ in ("is", "are") and several


def _beside_the_subject(token: Token) -> bool:
    """Whether there are more of something that the sentence itself tells: `than in other countries`."""
    noun = token.head
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    near = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
    if "than" in near or near[-1:] in (["and"], ["or"], ["any"], ["each"], ["no"], ["among"]):
        return True
    plain = noun.tag_ == "NNS" and noun.dep_ in ("dobj", "pobj") and above.pos_ in ("VERB", "NOUN")
    named = any(t.pos_ == "PROPN" for t in token.doc[: token.i])
    return plain and named and near[-1:] != ["the"]


def _hangs_bare(token: Token) -> bool:
    """`the structures involved`: in what, is not said."""
    behind = token.i > 0 and token.nbor(-1).pos_ == "NOUN" and token.dep_ in ("acl", "amod", "relcl")
    return behind and _after(token) not in ("in", "with", "by", "about", "at", "on", "when", "during")


def _of_those_told(token: Token) -> bool:
    """`the remaining posts`, `their last remaining ship`: of those that were told before."""
    owned = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in token.head.children)
    return token.dep_ == "amod" and owned


def _pair_named(token: Token) -> bool:
    """Whether the sentence has two names joined, for which `both` may stand."""
    return any(t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.pos_ == "PROPN" for t in token.doc)


def _demonstrative(token: Token) -> bool:
    return (
        token.tag_ == "DT"
        or token.dep_ == "det"
        or (token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT")
    )


def _of_things_counted(token: Token) -> bool:
    """Whether it counts a noun or a rank that is said: not `won a second in 1931`."""
    alone = _before(token) == "a" and token.dep_ in ("dobj", "nsubj", "nsubjpass") and _after(token) != "of"
    return not alone or token.head.lemma_ in ("last", "take", "wait", "spend", "pass")


def _gives_examples(token: Token) -> bool:
    """`by such writers as Ada Holm`; not `Such writers ...`, which were told of before."""
    return token.i > 0 and any(t.lower_ == "as" and t.head.i <= t.i - 1 for t in token.doc[token.i + 2 : token.i + 4])


def _names_today(token: Token) -> bool:
    """`in what is now Norvania`, `what is today a museum`: the sentence itself says what of."""
    return [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]] == ["what", "is"]


_UNLESS: dict[str, Callable[[Token], bool]] = {
    "those": _after_is("who", "of", "in", "with", "that", "which", "from", "at", "whose"),
    "that": lambda token: not _demonstrative(token) or _after(token) in ("of", "in", "which", "from"),
    "such": lambda token: _after(token) in ("as", "that") or _gives_examples(token),
    "above": _over_something,
    "below": _over_something,
    "there": lambda token: token.tag_ == "EX",
    "former": lambda token: _before(token) != "the" or token.head.i - token.i in (1, 2),
    "following": lambda token: _before(token) != "the",
    "remaining": lambda token: not _of_those_told(token),
    "same": lambda token: _said_soon("as", "time")(token) or within_a_kind(token),
    "other": lambda token: _after(token) == "than" or _beside_the_subject(token),
    "others": _before_is("and", "among"),
    "both": lambda token: _said_soon("and")(token) and (token.dep_ != "det" or _pair_named(token)),
    "neither": _said_soon("nor"),
    "either": _said_soon("or"),
    "second": _of_things_counted,
    "third": _of_things_counted,
    "so": lambda token: token.head.lemma_ != "do" or _after(token) in ("by", "as", "that", "much", "many"),
    "again": _before_is("and", "then", ",", "once"),
    "subsequently": _before_is("and", ","),
    "thereby": _before_is("and", ","),
    "then": lambda token: token.head.dep_ == "relcl",
    "next": _after_is("to"),
    "too": lambda token: token.dep_ == "advmod" and token.head.i == token.i + 1 and token.head.pos_ in ("ADJ", "ADV"),
    "additional": lambda token: _before(token) in ("an",) and _after(token)[:1].isdigit(),
    "previously": _of_a_word,
    "newly": _of_a_word,
    "respective": _pair_named,
    "now": _names_today,
    "today": _names_today,
    "already": _of_a_word,
    "recently": _of_a_word,
    "involved": lambda token: not _hangs_bare(token),
    "concerned": lambda token: not _hangs_bare(token),
    "covered": lambda token: not _hangs_bare(token),
    "present": lambda token: not _hangs_bare(token),
    "attendance": lambda token: _before(token) != "in" or _after(token) == "at",
}
