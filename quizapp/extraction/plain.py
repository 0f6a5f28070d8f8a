"""A sentence made plain: brackets, connectives and footnote marks taken out, each letter still placed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from quizapp.documents.marks import NOTE_MARK
from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.documents.prose import has_verb
from quizapp.extraction.lexicon import words
from quizapp.extraction.shouted import shouted, spoken
from quizapp.extraction.year_before import Letters, dated, dated_before

QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "})
CONNECTIVES = (
    "however|therefore|moreover|furthermore|nevertheless|nonetheless|in addition|additionally|as a result|as such|"
    "consequently|hence|thus|for example|for instance|in particular|in fact|indeed|in turn|meanwhile|similarly|"
    "likewise|finally|also|over time|instead|accordingly|besides|overall|generally|in general|in short|in summary|"
    "initially|eventually|subsequently|ultimately|historically|notably|in response|in practice|in contrast|by contrast|"
    "conversely|on the other hand|in other words|to this end|of course|unfortunately|fortunately|interestingly|"
    "in a separate development|in the end|at first|afterwards|later|soon after|shortly afterwards|then|next|"
    "actually|basically|essentially|clearly|obviously|naturally|importantly|surprisingly|curiously|in short|"
    "according to its mandate|at the same time|en route|"
    "today|currently|now|nowadays|at present|as of today|alongside this|rather|afterward|significantly|"
    "in (?:so )?doing(?: so)?|after a while|after that|(?:by|in) comparison|concurrently|simultaneously|incidentally|"
    "ironically|lastly|firstly|secondly|thirdly|paradoxically|coincidentally|crucially|oddly|tellingly|inevitably|"
    "in return|in exchange|(?:not |un)surprisingly|as a consequence|by this time|"
    "(?:taking|to take|to give|as) (?:a|an|one|another) (?:[a-z]+ ){0,3}example|"
    "and|but|so|yet"
)
_CONNECTIVE = re.compile(
    rf"(?:(?:{CONNECTIVES})(?:,\s*|(?<=and)\s+|(?<=but)\s+|(?<=so)\s+|(?<=yet)\s+))+", re.IGNORECASE
)
_PRESENT = re.compile(
    r"\b(?:today|currently|now|nowadays|at present|so far|to date|as of today|current)\b", re.IGNORECASE
)
_BARE_PRESENT = re.compile(
    r"^(?:(?:today|currently|now|nowadays)\s+"
    r"|(?:concurrently|simultaneously|meanwhile|thereafter|afterwards|subsequently|(?:by|in) (?:contrast|comparison))"
    r"\s+(?=the\b|an? |(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""Without a comma behind it; before a noun also what looks back to another time."""
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_PUT_IN = re.compile(r"\[\w\](?=\w)|(?<=[a-z])\[(?:e?[ds]|ing)\]")
"""`"[i]n 1964`, `develop[ed]`: a letter that was put in for another, and an ending."""
_QUOTED_NAME = re.compile(
    r"(?<!\bhe )(?<!\bshe )(?<!\bit )(?<!\bthey )(?<!\bhim )(?<!\bthem )\[(?:the )?[A-Z][\w' -]*\]"
)
"""`"when Zohar [Lahav] came to [Morales'] house"`: who is meant, put in by whoever quotes."""
_ASIDE = re.compile(r"\s+[–—]\s+[^–—]+?\s+[–—](?=\s+)|\s+-\s+[^–—]+?\s+-(?=\s+)|\s*—[^–—]+?—\s*(?=\w)")
_HEDGE = re.compile(
    r"\((?:partly|mostly|mainly|largely|usually|often|sometimes|almost|nearly|roughly|probably)\)|\d \((?:and|or)\b"
)
_CITED_BY = re.compile(r"\b(?:in|by|of|on|at|from|to|with|as|under|see)\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*[.,;:]")
"""`described in [4].`: without its bracket the sentence is not whole."""
_INSERTED = re.compile(
    r",\s(?:un)?like (?:most|many|other|all|several) [^,;:]{4,60},(?=\s[a-z]+(?:ed|s)\b)|"
    r",\s(?:as such|however|therefore|for example|for instance|in turn|moreover|in fact|in contrast|by contrast"
    r"|on the other hand|though|too)(?:,(?=\s)|(?=\.$))"
)
_ALSO = re.compile(
    r"(?<=\w)(?<!\bbut)(?<!\band) (?:also|currently|presently|way back)(?= [a-z])(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"
    r"|(?<=\bthe) (?:ensuing|subsequent)(?= [A-Z])|(?<=\w),? as well(?=\.$)"
)
"""A word that looks back at a sentence the learner does not see; what is quoted stays as it is."""
_LABEL = re.compile(r"[A-Z][^.:?!]{2,90}:\s+(?=[A-Z])")
_REMARK = re.compile(
    r"(?:[A-Z]\w+ )?(?:[Tt]rivia|[Nn]ote|[Ff]act|[Ee]xample|[Tt]ip|[Rr]emark|[Rr]eminder)s?: (?=[A-Z])"
)
_LATER = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)|months?|weeks?|days?|hours?|minutes?|seconds?) (?:later|earlier|ago)\b"
    r"|\bthe (?:day|night|evening|week|month|year) (?:before|after)(?=[,.])"
    r"|\b(?:in|over|during) (?:the )?(?:past|last|recent|coming|next) (?:\w+ )?"
    r"(?:years?|decades?|months?|weeks?|days?)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:[Ww]e|[Yy]ou|[Yy]our|yours|[Oo]ur|ours|us|[Mm]y|me|Guys|Folks|I'm|I've|I am|I have|I think|"
    r"let's|guys|folks|we're|you're|you've|we've)\b"
)
LONG, LONGEST = 55, 75
_ARTICLES = ("The ", "A ", "An ", "His ", "Her ", "Their ", "In ")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_SUBJECTLESS = words("consists works supports operates includes maintains provides comprises")
_NOT_PROSE = re.compile(
    r"^\d{3,4}(?:[-–]\d{2,4})?, |^\d{4}[-–]\d{4} [A-Z][a-z]* [a-z]|\w [-–]\.|(?:^| )\" |"
    r"--|`|\w_(?!\w)|^(?:[A-Z]+\s)*[A-Z]{3,}\s(?:The|An?|In|On|At|It|This|There)\s|[?!|=<>{}\\@#•№\t±×÷]|https?:|www\.|…"
)
_ELLIPSIS = re.compile(r"\.(?: ?\.){2,}")
_EXCLAIMED = re.compile(r"(?:Holy|Oh|Wow|Hey|Ouch|Ugh|Damn|Hooray|Hurray|Yay|Yikes|Whoa)\b(?: [a-z]+){0,2}, ")
"""A headline or somebody who speaks."""
_POINTS_ON = re.compile(
    r"\b(?:discussed|described|explained|covered|shown|listed|presented|outlined|examined|treated) (?:further )?in "
    r"(?:more detail in )?(?:the )?(?:section|chapter|appendix|figure|table|part|annex)s? [A-Z]?\.?\d(?![\w.]* of\b)",
    re.IGNORECASE,
)
"""Where else the document tells more."""
_BROKEN_OFF = re.compile(
    r"\b(?:is|are|was|were|includes?|included|and|the)\.$|\bvolume \d+, pages?\b|\bpages? \d+\s?[-–]\s?\d+"
    r"|\bfrom \w+ import \w"
)
"""A list that follows is left out; a publication; a line of a program."""
_OPINION = re.compile(
    r"\b(?:amazing|way back|incredibl[ey]|truly|testament|fascinating|arguably|perhaps|probably|possibly|presumably|"
    r"seem(?:s|ed)?|"
    r"appear(?:s|ed)? to|allegedly|reportedly|supposedly|apparently|might|(?-i:may)|could|should|"
    r"likely|unlikely|"
    r"beautiful|wonderful|fantastic|remarkabl[ey]|impressive|best(?!-)|better|worse|greatest|exciting|stunning|iconic|"
    r"(?:little|small|no) wonder|"
    r"not just|not only|more than just|isn't|wasn't|aren't|don't|doesn't|didn't|can't|won't|of course|undoubtedly|"
    r"interesting|important role|funny|awesome|monumental|crucial|vital role|"
    r"reminder|legacy|beacon|cornerstone|tapestry|pivotal|renowned|vibrant|breathtaking|"
    r"few (?:modern|other|things|people|places)|"
    r"ideal|perfect|delicious|unforgettable|hopefully|luckily|sadly|(?-i:super)|alleged|rumou?red|in theory|in part|"
    r"some (?:scholars|historians|experts|critics|people)|many (?:scholars|historians|experts|critics|people))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence ready to be parsed: `places[i]` is where `text[i]` stands in the document, -1 where put in."""

    text: str
    places: tuple[int, ...]
    block: int
    passage: Span
    paragraph: int
    """Sentences that follow each other in running text share it."""
    headings: tuple[str, ...]
    label: str = ""
    present: bool = False
    """Whether it says `today`, `currently`, `now`."""
    cut: bool = False
    """Whether something behind a colon or semicolon was left out."""
    doubtful: bool = False
    """Whether it guesses, judges, speaks to somebody or is very long, so that only a part of it may be a fact."""
    follows: bool = True
    """Whether the line before it stands right before it; else its pronouns mean nobody knows what."""


def lines(document: Document, topic: str) -> Iterator[Line]:
    """The sentences of the document's prose that can be parsed by themselves."""
    paragraph, last, end = 0, -1, 0
    capitals = shouted(document.text)
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        if sentence.block != last:
            paragraph, last, end = paragraph + 1, sentence.block, 0
        follows = not block.text[end : sentence.start].strip()
        line = plain(block, sentence.block, sentence.start, sentence.end, paragraph, topic)
        if line:
            end = sentence.end
            yield replace(line, text=spoken(line.text, capitals), follows=follows)
        for begin, stop in _further(block.text, sentence.start, sentence.end):
            if other := plain(block, sentence.block, begin, stop, paragraph, topic):
                text = spoken(other.text, capitals)
                yield replace(
                    other, text=text, passage=line.passage if line else other.passage, follows=line is not None
                )


def _further(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses behind semicolons and colons, where there are not many, as in a list; none behind a title's colon."""
    marks = [found.start() for found in re.finditer(r"[;:](?=\s)", text[start:end])]
    if not marks or len(marks) > 2:
        return []
    before = text[start : start + marks[0]]
    if text[start + marks[0]] == ":" and before.startswith(_ARTICLES) and not has_verb(before):
        return []
    edges = [start + mark + 1 for mark in marks] + [end]
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b - (b != end)) for a, b in pairwise(edges)]


def plain(block: Block, number: int, start: int, end: int, paragraph: int, topic: str) -> Line | None:
    """The sentence at these offsets of the block's text, or None where it is no statement that can stand alone."""
    letters = list(zip(block.text[start:end].translate(QUOTES), block.places[start:end], strict=True))
    if not letters:
        return None
    label = block.cells[0].name if block.cells else ""
    if _YEAR.fullmatch(label) and label == block.text[:start].strip():
        letters = dated(list(zip(label, block.places, strict=False)), letters)
    letters = dated_before(letters)
    passage = Span(next(place for _, place in letters if place >= 0), letters[-1][1] + 1)
    if not label and block.kind is BlockKind.ITEM and start == 0 and (found := _LABEL.match(_said(letters))):
        label, letters = found[0].strip(": "), letters[found.end() :]
    if found := _REMARK.match(_said(letters)):
        letters = letters[found.end() :]
    present = bool(_PRESENT.search(_said(letters)))
    if _CITED_BY.search(_said(letters)) or _HEDGE.search(_said(letters)):
        return None
    letters, cut = _simplify(letters)
    if label:
        letters = _with_subject(letters, topic)
    text = _said(letters)
    if letters and end < len(block.text) and block.text[end] in ";:":
        letters, text = [*letters, (".", letters[-1][1])], f"{text}."
    if not letters or not _stands(text, block.kind):
        return None
    letters[:1] = [(letter, letters[0][1]) for letter in text[0].title()]
    places = tuple(place for _, place in letters)
    text = _said(letters)
    unsure = doubtful(text) or len(text.split()) > LONG
    return Line(text, places, number, passage, paragraph, block.headings, label, present, cut, unsure)


def _said(letters: Letters) -> str:
    return "".join(letter for letter, _ in letters)


def _without(letters: Letters, pattern: re.Pattern[str], instead: str = "") -> Letters:
    kept, at = [], 0
    for found in pattern.finditer(_said(letters)):
        kept += letters[at : found.start()] + [(letter, -1) for letter in instead]
        at = found.end()
    return kept + letters[at:]


def _simplify(letters: Letters) -> tuple[Letters, bool]:
    letters = _unmarked(letters)
    letters = _without(_without(letters, _BRACKETS), _ELLIPSIS, "…")
    letters = _without(letters, _ASIDE, " ")
    letters = _without(letters, _INSERTED)
    letters = _without(letters, _ALSO)
    letters = _one_space(letters)
    letters = _without_start(letters, NOTE_MARK)
    letters = _without_start(letters, _CONNECTIVE)
    letters = _without_start(letters, _BARE_PRESENT)
    text = _said(letters)
    cut = re.search(r"[;:](?=\s)", text)
    if cut and cut.start() > 20:
        return [*letters[: cut.start()], (".", letters[cut.start()][1])], True
    return letters, False


def _unmarked(letters: Letters) -> Letters:
    """What was put in by hand, without the brackets around it."""
    text = _said(letters)
    names = [found for found in _QUOTED_NAME.finditer(text) if text[: found.start()].count('"') % 2]
    marks = {at for found in (*_PUT_IN.finditer(text), *names) for at in (found.start(), found.end() - 1)}
    return [letter for at, letter in enumerate(letters) if at not in marks]


def _one_space(letters: Letters) -> Letters:
    kept: Letters = []
    for (letter, place), (following, _) in zip_longest(letters, letters[1:], fillvalue=("", -1)):
        if letter.isspace():
            if kept and kept[-1][0] != " ":
                kept.append((" ", place))
        else:
            begins = letter == "." and following.isalnum()
            if letter in ".,;:" and kept and kept[-1][0] == " " and not begins:
                kept.pop()
            if not (letter == "." and kept and kept[-1][0] == "."):
                kept.append((letter, place))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return kept


def _without_start(letters: Letters, pattern: re.Pattern[str]) -> Letters:
    found = pattern.match(_said(letters))
    return letters[found.end() :] if found else letters


def _with_subject(letters: Letters, topic: str) -> Letters:
    """Under a label, a sentence that begins with its verb is about the document's topic."""
    text = _said(letters)
    word = re.match(r"[A-Za-z]+s\b", text)
    if not topic or not word or word[0].lower() not in _SUBJECTLESS:
        return letters
    first = [(letter, -1) for letter in topic + " "]
    return [*first, (text[0].lower(), letters[0][1]), *letters[1:]]


def doubtful(text: str) -> bool:
    """Whether the words guess, judge, look back in time or speak to somebody."""
    return bool(_LATER.search(text) or _ADDRESSED.search(text) or _OPINION.search(text))


def _stands(text: str, kind: BlockKind) -> bool:
    words = text.split()
    if not 4 <= len(words) <= LONGEST or not text[0].isalnum():
        return False
    if kind is BlockKind.PARAGRAPH and text[-1] not in ".\"'":
        return False
    if _NOT_PROSE.search(text) or _EXCLAIMED.match(text) or _POINTS_ON.search(text) or _BROKEN_OFF.search(text):
        return False
    return text.count('"') % 2 == 0 and not set(text) & set("()[]—") and " – " not in text
