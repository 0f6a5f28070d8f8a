"""Whether a finite verb stands in a text: told by word forms and their neighbours, without a parser."""

from __future__ import annotations

import re
from functools import cache

from quizapp.documents.verb_list import BASES, PASTS

NONE, WEAK, POSSIBLE, SURE = 0, 1, 2, 3

_WORDS = re.compile(r"\S+")
_TOKEN = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*'?|[,;:()–—]")
_AUXILIARIES = (
    "am|is|are|was|were|has|have|had|does|did|do|can|could|may|might|must|shall|should|will|would|cannot"
    "|(?:is|are|was|were|has|have|had|do|does|did|ca|could|wo|would|should|must)n't|ain't"
)
_FINITE = re.compile(
    rf"\b(?:{_AUXILIARIES}|(?i:i|you|he|she|it|we|they|there|that|who|what|here)'(?:m|s|re|ve|ll|d))\b"
    rf"|^\W*(?i:{_AUXILIARIES})\b"
)
_SUBJECTS = frozenset(
    _WORDS.findall("""i you he she it we they who which that there this these those nobody everybody""")
)
_SINGULAR = frozenset(
    _WORDS.findall("""he she it who which that this nobody everybody everyone someone nothing everything each""")
)
_PLURAL = frozenset(
    _WORDS.findall(
        """i you we they who which that these those people men women children police mice geese feet teeth cattle fish
        sheep most many some all both few others data media bacteria criteria phenomena staff
        there al larvae algae nebulae fungi nuclei stimuli radii alumni vertebrae"""
    )
)
_ARTICLES = frozenset(
    _WORDS.findall(
        """the a an its their his her our your my this these those that each every all some any no both many several
        one two three four five six seven eight nine ten it them him us me you itself themselves himself herself
        what how why whether when where"""
    )
)
_BEFORE_NOUNS = frozenset(
    _WORDS.findall(
        """the a an its their his her our your my these those every some any no both many several few such other same
        various different new old first last main great good more most less of in on at by with from for into onto over
        under between among through during against within without about like as per via than including upon toward
        towards across behind beyond near after before since until and or to be been being not very whose
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty
        fifty sixty seventy eighty ninety hundred thousand million"""
    )
)
_PREPOSITIONS = frozenset(
    _WORDS.findall(
        """in on at by with from for into onto over under between among through during against within without about as
        up out off down away back along across around behind beyond near after before since until towards toward upon to
        only also often always never again together apart well far very"""
    )
)
_NOT_PAST = frozenset(
    _WORDS.findall(
        """hundred need seed feed speed breed bed red shed sacred naked wicked rugged aged beloved indeed weed reed deed
        creed greed steed exceed proceed succeed sled embed moped biped kindred hatred infrared unlimited limited united
        ragged jagged crooked blessed alleged so-called heed"""
    )
)
_NEVER_THIRD = frozenset(
    _WORDS.findall(
        """his its this thus us is was has does as always perhaps besides hers yours ours theirs whereas sometimes
        towards
        afterwards series species news physics mathematics economics politics ethics athletics
        headquarters yes plus minus versus less unless across species various previous famous gas bus lens"""
    )
)
_ADVERBS = frozenset(
    _WORDS.findall(
        """also often usually sometimes never always still then soon later now already once just even rarely seldom ever
        below above here therefore thus however together all both each"""
    )
)
_ONLY_PAST = frozenset(
    _WORDS.findall(
        """arose ate awoke became began blew broke chose came drank drew drove flew forbade foresaw forgave forgot froze
        gave grew knew mistook oversaw overthrew overtook ran rang sang sank shook shrank slew spoke sprang stank stole
        strode strove swam swore took threw tore trod undertook underwent undid went withdrew woke wore wove wrote"""
    )
)
_INTRANSITIVE = frozenset(
    _WORDS.findall(
        """died left arrived failed passed stayed stood lived fell rose returned remained retired survived emerged
        moved lay sat travelled traveled sailed fled appeared disappeared happened occurred belonged existed
        consisted differed collapsed exploded erupted escaped graduated resigned married met spoke agreed
        participated competed stands lies lives belongs consists depends remains occurs exists differs comes goes
        refers relies stays arises lasts"""
    )
)
_JOINING = frozenset(_WORDS.findall("of and or from for in by"))
_TAKES_OF = frozenset(
    _WORDS.findall("""consists dies speaks thinks disposes approves hears knows tells boasts complains admits smells""")
)


def finite(text: str) -> int:
    """How surely a finite verb stands in it: not at all, possibly, surely.

    >>> finite("The mill was sold"), finite("Herons stalk frogs at dusk."), finite("Opening hours and prices")
    (3, 2, 0)
    """
    text = text.replace("’", "'")
    if _FINITE.search(text):
        return SURE
    words = _TOKEN.findall(text)
    best = NONE
    for at, word in enumerate(words):
        if at and not word[0].islower():
            continue
        best = max(best, _at(words, at))
        if best == SURE:
            break
    return best or _bare_plural(text, words)


def _bare_plural(text: str, words: list[str]) -> int:
    """A verb that no list has, right after a plural that opens a sentence: `Cranes overwinter in Spain.`"""
    if len(words) < 4 or not text.rstrip().endswith(".") or not words[1].isalpha() or not words[1].islower():
        return NONE
    plural = (
        words[0].endswith("s") and not words[0].endswith(("ss", "us", "is")) and words[0].casefold() not in _NEVER_THIRD
    )
    verbal = (
        words[1] not in _BEFORE_NOUNS
        and words[1] not in _PREPOSITIONS
        and not words[1].endswith(("ed", "ing", "ly", "s", "al", "n", "t"))
    )
    return POSSIBLE if plural and verbal and (words[2] in _PREPOSITIONS or words[2] in _ARTICLES) else NONE


def _at(words: list[str], at: int) -> int:
    """How surely the word is a finite verb where it stands."""
    word = words[at].casefold()
    form = _form(word)
    if not form:
        return NONE
    if word in _ONLY_PAST:
        return SURE if at else NONE
    back, inserted = _subject(words, at)
    after = words[at + 1].casefold() if at + 1 < len(words) else ""
    if back < 0 or words[back] in ",;:(–—":
        return _opening(form, after, words, at)
    low, unknown = words[back].casefold(), form.endswith("?")
    if low[0].isdigit() and back and words[back - 1][0].isupper():
        low = words[back - 1].casefold()
    if form.startswith("third"):
        found = _third(low, word, after, unknown)
    else:
        found = _base(words, back, after) if form == "base" else _past(low, after, unknown)
    if found == POSSIBLE and form != "base" and after != "to" and after in _PREPOSITIONS and word not in _INTRANSITIVE:
        return NONE if inserted and form != "third" else WEAK
    return min(found, POSSIBLE) if inserted else found


def _subject(words: list[str], at: int) -> tuple[int, bool]:
    """The word that a verb would follow, adverbs and insertions left out, and whether one was."""
    back = at - 1
    while back > 0 and (words[back] in _ADVERBS or (words[back].endswith("ly") and len(words[back]) > 4)):
        back -= 1
    if back > 0 and words[back] == ")" and "(" in words[:back]:
        return len(words[:back]) - words[:back][::-1].index("(") - 2, False
    if back > 1 and words[back] == "," and "," in words[1:back]:
        before = back - words[:back][::-1].index(",") - 2
        return (before, True) if back - before > 2 else (back, False)
    return back, False


def _opening(form: str, after: str, words: list[str], at: int) -> int:
    """A verb that opens a text or clause: an order to do something, or what follows an insertion."""
    if not at:
        to_do = words[0].casefold() in BASES and (after in _ARTICLES or after in _PREPOSITIONS or after.isdigit())
        told = form == "third" and after[:1].islower() and not after.endswith(("ed", "en", "wn", "ing"))
        joined = after in ("of", "and", "or") or (told and after in _JOINING)
        return POSSIBLE if (to_do or told) and len(words) >= 3 and not joined else NONE
    return POSSIBLE if form in ("past", "ed") and after in _ARTICLES else NONE


def _past(low: str, after: str, unknown: bool) -> int:
    if low in _SUBJECTS:
        return SURE
    if low in _BEFORE_NOUNS or low.endswith("'s") or after == "by":
        return NONE
    return SURE if after in _ARTICLES and not unknown else POSSIBLE


def _third(low: str, word: str, after: str, unknown: bool) -> int:
    if low in _SINGULAR:
        return POSSIBLE if unknown else SURE
    if low in _BEFORE_NOUNS or low.endswith("'s") or low[0].isdigit() or after in ("and", "or"):
        return NONE
    if after == "of":
        return SURE if word in _TAKES_OF else NONE
    if after in _ARTICLES or after.endswith("ly"):
        return POSSIBLE if unknown else SURE
    if not after and len(low) > 7 and low.endswith(("al", "ic", "ous", "ive", "ful", "less", "ary")):
        return NONE
    if unknown:
        if low.endswith(("al", "ic", "ous", "ive", "ful", "less", "ary", "ing", "ed")):
            return NONE
        return POSSIBLE if after in _PREPOSITIONS and not low.endswith("s") else NONE
    return POSSIBLE


def _base(words: list[str], back: int, after: str) -> int:
    low = words[back].casefold()
    joined = "and" in words[max(0, back - 4) : back]
    plural = joined or low in _PLURAL or (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")))
    if low in ("please", "never", "always", "not", "don't"):
        return POSSIBLE
    if not plural or low in _BEFORE_NOUNS or low in ("this", "as", "thus"):
        return NONE
    return SURE if after in _ARTICLES or after.endswith("ly") else POSSIBLE


def is_english(word: str) -> bool:
    """Whether a word in small letters is a form of an English verb that the lists have."""
    return word in PASTS or (len(word) > 4 and _form(word) in ("ed", "third", "base"))


def opens_in_third(text: str) -> bool:
    """Whether it opens with what something does that stands elsewhere.

    >>> opens_in_third("Requires two numbers"), opens_in_third("Notes on numbers"), opens_in_third("Works include two")
    (True, False, False)
    """
    words = _TOKEN.findall(text) or [""]
    after = words[1] if len(words) > 1 else ""
    verbal = bool(_form(after)) or after in _PREPOSITIONS or _FINITE.fullmatch(after)
    return not verbal and _form(words[0].casefold()) == "third" and _opening("third", after, words, 0) == POSSIBLE


@cache
def _form(word: str) -> str:
    """Past, third person or base form; with a question mark where no list has the verb."""
    if word in PASTS:
        return "past"
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST:
        return "ed" if _is_base(word[:-2], word[:-1], word[:-3], word[:-3] + "y") else "ed?"
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "'s")) and word not in _NEVER_THIRD:
        return "third" if _is_base(word[:-1], word[:-2], word[:-3] + "y") else "third?"
    return "base" if word in BASES else ""


def _is_base(*words: str) -> bool:
    return any(word in BASES for word in words)


_SUBORDINATE = frozenset(
    _WORDS.findall("that which who whom whose where when while if because although since unless whether how why what")
)
_ASKING = re.compile(r"(?:What|How|Why|Whether|Who)\b")
_RELATIVE = re.compile(r"^[^.;:?]{1,160}?\b(?:that|which|who|whose|where|whether|how)\b(?!['’])", re.IGNORECASE)


def is_fragment(text: str) -> bool:
    """Whether its verbs all stand in clauses that describe a noun: `A tool that carries the weft.`"""
    if text.endswith("?"):
        return False
    opened = _RELATIVE.match(text)
    if not opened:
        return bool(_ASKING.match(text)) and _main_verbs(_TOKEN.findall(text), 0) < 1
    head, _, relative = opened[0].rpartition(" ")
    last = head.rpartition(" ")[2].casefold()
    pointing = relative.casefold() == "that" and (last in _PREPOSITIONS or last in _BEFORE_NOUNS)
    if not head or pointing or (" " not in head and last in BASES) or finite(head):
        return False
    return _main_verbs([relative, *_TOKEN.findall(text[opened.end() :].replace("’", "'"))], 0) < 1


def _main_verbs(words: list[str], waiting: int) -> int:
    """How many verbs, groups of them counted once, are left when every clause that describes has had its own."""
    found, last = 0, ""
    for at, word in enumerate(words):
        low = word.casefold()
        if low in _SUBORDINATE:
            waiting += 1
        if low.endswith("ly") or not at:
            continue
        sort = _sort(words, at)
        if sort and (not last or (sort == "auxiliary" and last == "main")):
            found += not waiting
            waiting = max(0, waiting - 1)
        last = sort
    return found


def _sort(words: list[str], at: int) -> str:
    if not words[at][0].islower():
        return ""
    if _FINITE.fullmatch(words[at]):
        return "auxiliary"
    return "main" if _at(words, at) else ""
