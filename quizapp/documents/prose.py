"""What a line looks like: prose with a verb, a title, shouting."""

from __future__ import annotations

import re

from quizapp.documents import verbs
from quizapp.documents.sentences import split

_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENS_SENTENCE = re.compile(
    r"(?:the|an?|this|these|those|its?|he|she|they|we|you|i|his|her|their|our|my|there|all|most|some|in|on|at|by|from"
    r"|after|before|during|since|when|while|if|as|although)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\w\"'“”‘’«„(¿¡$€£~…‑-]*\w|\.\w")
_DOCUMENT = re.compile(
    r"(?:Minutes|Notes|Photo(?:graph)?s?|Pictures?|Images?|Views?|Maps?|Lists?|Portraits?|Sketch|Drawings?|Letters?|Copy"
    r"|Thanks|Copies|Extracts?|Excerpts?|Transcript|Plan|Diagram|Scenes?|Statue|Detail|Table|Chart|Graph)\s+(?:of|from|to|showing)\b"
    r"(?!.*\b(?:is|are|was|were|has|have|had|can|will)\b)"
)
_DEFINED = re.compile(r"(?P<term>[^-–—.:;]{1,50})\s[-–—]\s(?:an?|the)\b(?!.*\s[-–—]\s)")
_GLANCE = 40
_GOES_ON = re.compile(
    r"(?:should|can|could|will|would|may|must|does|do|where|which|and|or|but|nor|with|whereas|whose|who|than|of|for|to|by|as|because|so|then|that|thus|is|are|was"
    r"|were|has|have|had)\b"
)


def words(text: str) -> list[str]:
    """The words of a text that are made of letters."""
    return _WORD.findall(text)


def ends(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return bool(_END.search(text))


def has_verb(text: str) -> bool:
    """Whether a finite verb seems to stand in it; a guess by word forms, made without a parser."""
    return verbs.finite(text) > verbs.NONE


def is_prose(text: str) -> bool:
    """Whether a line can be read as sentences: it has a verb, and where it lacks a full stop, no other doubt."""
    said = words(text)
    if len(said) < 3 or shouts(text):
        return False
    if ends(text) or text.endswith((":", ";")):
        return has_verb(text)
    lower = sum(word[0].islower() for word in said)
    return len(said) >= 5 and lower * 2 >= len(said) and verbs.finite(text) == verbs.SURE


def is_told(text: str) -> bool:
    """Whether a line that stands alone, as a title does, says something: `The mill was built by monks in 1201`."""
    return bool(_OPENS_SENTENCE.match(text)) and len(text.split()) >= 7 and is_prose(text)


def is_doubtful(text: str) -> bool:
    """Whether its verb may be none, as in `Transit marks for sun`, and nothing else speaks for a sentence."""
    if verbs.finite(text) > verbs.WEAK or _OPENS_SENTENCE.match(text):
        return False
    return len(text.split()) < 8 or not re.search(r"\b(?:the|an?)\b", text, re.IGNORECASE)


def is_written_so(text: str) -> bool:
    """Whether its first word begins with a small letter wherever it stands: a name in code, `pH`, `iPhone`."""
    return bool(re.match(r"\S*[a-z\d)][._()/A-Z\d]\S*\s", text))


def is_stated(text: str) -> bool:
    """Whether a line without a full stop is a sentence all the same: long enough, with a sure verb and no signs."""
    return (
        len(text.split()) >= 8
        and verbs.finite(text) == verbs.SURE
        and not re.search(r"[→=;<>+←↑↓]|\s--?\s|\d{4}$", text)
    )


def is_sentence(text: str) -> bool:
    """Whether a sentence among others is whole: a verb of its own, no lead-in, no torn-off end of another one."""
    if len(words(text)) < 2 or shouts(text) or text.endswith((":", ",", ";")) or _GOES_ON.match(text):
        return False
    if text[0].islower() and re.match(r"[^.]{1,60}\s[-–—]\s", text):
        return False
    if not ends(text) and text.count("(") != text.count(")"):
        return False
    if text.startswith(("See also ", "See e.g. ", "Cf. ")):
        return False
    defined = _DEFINED.match(text)
    if defined and not has_verb(defined["term"]):
        return False
    if not _OPENS.match(text) or (text.startswith("Which") and not text.endswith("?")) or _DOCUMENT.match(text):
        return False
    return has_verb(text) and not verbs.is_fragment(text)


def shouts(text: str) -> bool:
    """Whether it is set in capitals throughout, as transcripts and posters are."""
    head = text[:_GLANCE]
    if sum(map(str.islower, head)) > 0.5 * len(head):
        return False
    letters = [c for c in text if c.isalpha()]
    return len(words(text)) >= 3 and len(letters) >= 10 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_title(text: str) -> bool:
    """Whether a line that stands alone reads as a title: short, capital or digit first, no closing punctuation."""
    count = len(text.split())
    if not 1 <= count <= 14 or len(text) > 100 or not re.match(r"[\W_]*(?:[A-ZÀ-ÞΑ-ΩА-Я]|\d|[^\W\d_]*[A-Z])", text):
        return False
    if not words(text) or re.search(r"[.!,;:–—-]$|[•|]|https?:|@\w", text):
        return False
    return ". " not in text or len(split(re.sub(r"[?!]", ",", text))) < 2
