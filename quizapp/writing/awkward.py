"""Wordings that read badly whatever made them; each check says it in words, or nothing."""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, Check, Surroundings, sentence, without_source

_PREPOSITION = "of|in|on|at|to|for|with|by|from|as|into|about|under|over|through|against"
_TWO = re.compile(
    rf"\b({_PREPOSITION}) ({_PREPOSITION}|like)\b(?! (?:least|most|many|much|few|little|long|early|late)\b)"
)
_FINE = frozenset(("as of", "as in", "as to", "as for", "as with", "from under", "from over", "from about", "of about"))
_NO_CLASS = re.compile(r"\b[Ww]hich (?:place|thing|object|item|entity|phrase|term|part|one)\b")
_NO_ENGLISH = re.compile(
    r"\b[Ww]hat (?:percentage|share) of (?:its|their|his|her)\b"
    r"|\b[Ss]ince when did\b|\bhaving \w+(?:ed|en|t)\b|\b(?:is|are|was|were) having\b|\btherefor\b|[a-z]{3}\.\?$"
)
_RATE_OF_WHAT = re.compile(
    r"(?:[^,]+, )?(?:at|to|from|by) how many [a-z]+ (?:do|does|did|is|was|are|were)\b.*"
    r" (?:a|per) (?:second|minute|hour|day|week|month|year)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\bhow many (?:length|width|height|depth|size|weight|speed)"
    r" (?:do|does|did|is|was|are|were|can|could|has|had|have|must|may)\b",
    re.IGNORECASE,
)
_PLACE_OR_TIME = r"(?:in|on|at|near) (?:the )?[\dA-Z][\w'’-]*(?:,? (?:of )?[\dA-Z][\w'’-]*)*"
_ONLY_BORN = re.compile(
    rf"(?:Who|Which \w+) (?:was born|died)(?: (?:of|from) (?:an? )?[a-z ]+)?(?: {_PLACE_OR_TIME})+"
    r"(?: after [a-z ]+)?(?:, according to .*)?\?$"
)
"""Many were born or died there and then, and this one is known for something else."""
_OFFICE = re.compile(
    r"\b(?:re-?elected|elected|appointed|crowned|nominated)(?: (?:in|on|at|by|from) [^ ]+| _____)*[?.]$"
)
_TO_WHAT = re.compile(
    r"\b(?:nominated|appointed|elected)(?: and (?:appointed|elected|confirmed))?(?: on)?"
    r" (?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|_____)"
    r"(?:\?|,(?! (?:as|to|the|an?)\b)| and (?:was )?(?:appointed|elected))"
)
_SHEET = "picture|image|figure|photo|photograph|page|chapter|section|link|screenshot|example|diagram"
_PAGE = re.compile(
    rf"\b(?:(?:the|this) (?:{_SHEET})s?|(?:these|which) (?:{_SHEET})s)\b(?! of\b)"
    r"|\bin (?:section|chapter|appendix) (?-i:[A-Z\d])(?![\w.]* of\b)",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:more|further|additional) (?:information|details)\b|\b(?:can|may) be found (?:at|on|under) [a-z]+\.|"
    r"\b(?:see also|for details|click|please|visit (?:us|our|the website))\b",
    re.IGNORECASE,
)
_SCENE = re.compile(r"\b(?:[Ss]omeone|[Ss]omebody)\b|\bAlice\b.*\bBob\b|\bBob\b.*\bAlice\b")
_EXERCISE = re.compile(r"(?:^|\n)\W*(?:[Ww]orked )?(?:[Ee]xample|[Ee]xercise|[Pp]roblem)(?: [\dA-Z.]+)?[.:*_ \n]+$")
_GIVEN = re.compile(
    r"^(?:[^:]+: )?(?:\d{1,2}\.\d{1,2} An? [a-z]|(?:If a|A)n? (?:[a-z-]+ ){1,3}(?:of|with|weighing)"
    r" (?:an? (?:[a-z-]+ ){1,3}of )?(?:about |some )?_____"
    r" ?(?:k?g|kilograms?|tonnes?|k?m|cm|mm|met(?:re|er)s?|N|newtons?|V|volts?|W|watts?|A|amps?|J|joules?|Hz)\b)"
)
"""`A sack of _____ kg is lifted`: what an exercise takes for given."""
HEAD = 40
"""How much of the text before a passage is looked at for the head of an example."""
_FRAME = re.compile(
    r"(?:\w+ ){0,2}[Ee]xamples? (?:is|are|was|were|includes?|included)\b"
    r"|As (?:in|is|are|was|were|with|for|after|before|during)\b|To (?:quote|cite)\b"
    r"|(?:Taking|Turning|Looking|Moving|Returning|Coming)"
    r" (?:(?:an?|the|another) (?:[a-z]+ )*example|(?:at|on|back)\b|to (?!(?:the )?[A-Z_]))"
    r"|(?:Much|Far|Even|Still|Slightly|Somewhat) (?!(?:aft|und|ov|oth|ev|nev|wat|riv|wint|summ)er\b)"
    r"(?:[a-z]+er|more|less|fewer)\b(?!.*\bthan\b)"
)
_IDLE = re.compile(r"^(?:time immemorial|(?:the|its) beginning|some extent|a while|the past|the end|all|everything)$")


def doubled(draft: Draft, _: Surroundings) -> str:
    """Two prepositions in a row are a sign that a part was cut out of its phrase."""
    if draft.kind in {*SEVERAL, "cloze"} or draft.fact.family is not Family.CLAUSE:
        return ""
    found = [match[0].lower() for match in _TWO.finditer(sentence(draft))]
    return "two prepositions in a row" if set(found) - _FINE else ""


def unnatural(draft: Draft, _: Surroundings) -> str:
    """Nobody asks so."""
    text = sentence(draft)
    worded = draft.fact.family is Family.CLAUSE and draft.kind not in {*SEVERAL, "cloze"}
    if worded and (_RATE_OF_WHAT.match(text) or _NOT_COUNTED.search(text) or _ONLY_BORN.match(text)):
        return "nobody asks so"
    if worded and (_NO_CLASS.search(text) or _NO_ENGLISH.search(text)):
        return "nobody asks so"
    return "elected to what" if _OFFICE.search(text) or _TO_WHAT.search(text) else ""


def of_the_page(draft: Draft, _: Surroundings) -> str:
    """What is said of the page itself, or where to read on, is no knowledge."""
    text = sentence(draft)
    return "speaks of the page itself" if _PAGE.search(text) or _POINTER.search(text) else ""


def made_up(draft: Draft, around: Surroundings) -> str:
    """What somebody does in an example is no knowledge, nor is what an exercise takes for given."""
    cited = draft.passages[0] if draft.passages and draft.fact.family is Family.CLAUSE else None
    start = cited.span.start if cited else 0
    before = around.texts.get(cited.document, "")[max(0, start - HEAD) : start] if cited else ""
    text = sentence(draft)
    scene = _SCENE.search(f"{text} {draft.answer}") or _EXERCISE.search(before) or _GIVEN.match(text)
    return "a made-up scene" if scene else ""


def leaning(draft: Draft, _: Surroundings) -> str:
    """A sentence that begins by comparing, or with a possessive before its owner, leans on the one before."""
    text = without_source(sentence(draft))
    if draft.kind == "cloze" and (_FRAME.match(text) or re.match(r"So (?:much|many|[a-z]+ (?:was|were)) ", text)):
        return "leans on another sentence"
    owned = re.match(r"(?:\w+ )?(his|her|its|their)\b", text, re.IGNORECASE)
    if not owned:
        return ""
    article = "" if owned[1].lower() in {"his", "her"} else "(?:the )?"
    named = re.match(rf"{article}(?!The\b)(?:_____|[A-Z]\w+)", text.partition(", ")[2])
    return "" if named else "possessive before its owner"


def idle(draft: Draft, _: Surroundings) -> str:
    """An idiom is no answer, nor is a phrase with an adverb hanging on it."""
    answer = draft.answer
    if draft.kind in SEVERAL:
        return ""
    noun = answer.endswith(("family", "assembly", "supply", "monopoly", "anomaly"))
    hangs = draft.fact.family is Family.CLAUSE and not noun and re.search(r"^[a-z].*\w \w{2,}ly$", answer)
    if draft.fact.family is Family.CLAUSE and re.search(r"[a-z]\.[A-Za-z]|\w_\w|\(\)", answer):
        return "a name in code"
    return "idle answer" if _IDLE.match(answer) or hangs else ""


def written_small(draft: Draft, around: Surroundings) -> str:
    """A sentence that begins small begins with a name that is written so, `unichr`, not `Unichr`."""
    if draft.fact.family is not Family.CLAUSE or not draft.passages:
        return ""
    cited = draft.passages[0]
    first = re.match(r"[a-z]\w*", around.texts.get(cited.document, "")[cited.span.start : cited.span.end])
    shown = first and re.match(rf"{first[0].capitalize()}\b", sentence(draft).replace("_____", draft.answer))
    return "a name with another first letter" if shown else ""


AWKWARD: tuple[Check, ...] = (doubled, unnatural, of_the_page, made_up, leaning, idle, written_small)
