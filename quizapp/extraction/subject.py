"""What a document, or the part of it under a heading, is about; and the date its present tense belongs to."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.lexicon import CLASSES
from quizapp.extraction.names import bare, is_name
from quizapp.extraction.persons import upright
from quizapp.facts.model import ValueType
from quizapp.text.dates import from_iso, show_day

_GENERIC = re.compile(
    r"""^(?:an?\ |the\ )?
    (?:(?:general|key|quick|basic|important|main|technical|further|detailed|brief|short|complete
    |advanced)\ )?
    (?:introduction|basics|overview|abstract|summary|details|highlights|background|preface|about|facts?|figures|data
    |information|specifications?|description|notes?|history|at\ a\ glance|profile|infobox|statistics|results|discussion
    |conclusions?|methods?|appendix|glossary|timeline|steps|instructions|ingredients|procedure|definitions|terms
    |terminology|abbreviations|acronyms|contents|synopsis|transcript|initial\ tasks|structure
    |our\ (?:story|history|mission|team|values|work)|who\ we\ are|about\ us|contact|home|welcome|news|faqs?
    |frequently\ asked\ questions|questions\ and\ answers
    |usage|quick\ ?start|getting\ started|installation|installing|tutorial|readme|troubleshooting|release\ notes
    |change\ ?log
    |staff|employees?|library|students?|members?|customers?|terms\ of\ (?:service|use)
    |(?:scientific\ )?classification|taxonomy|vital\ statistics|in\ brief|in\ numbers
    |(?:(?:staff|student|employee|member)\ )?handbook|minutes(?:\ of\ .*)?|agenda|handout|worksheet
    |press\ release|leaflet|(?:book|film)\ review|(?:semester|mid-?term|final)?\ ?(?:test|exam|quiz)\ ?\d*
    |before\ (?:you|we)\ \w+|what\ (?:happen(?:s|ed)|went\ wrong|comes|came|follow(?:s|ed)|changed)(?:\ next|\ then)?
    |for\ (?:the|our|your)\ \w+|model|leadership|powers|measurements|dimensions|copyrights?|credits|sections?
    |chapters?|pages?
    |(?:course|class|project|product|company|event|programme|program|office|school|country|city)
    \ (?:facts|details|data))$""",
    re.VERBOSE | re.IGNORECASE,
)
_ENOUGH = 60_000
"""How much of a text tells how it speaks of its subject."""
_HEADLINE = 6
"""Words of a title beyond which it is a sentence."""
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{2,9}\b")
_CODES = frozenset(("ISBN", "ISSN", "DOI", "OCLC", "PMID", "ASIN", "LCCN", "URL", "PDF"))
"""What stands before the number of a book or page in lists of sources."""
_NUMBERED = re.compile(
    r"^(?:.*\b)?(?:unit|chapter|lecture|week|module|lesson|part|section|session|appendix|topic|episode|handout"
    r"|worksheet|gallery|room|leaflet|seminar|tutorial)\s+(?:no\.?\s*)?[\dIVX]+[\w ]*\s*[:.–—-]\s*(?=\S)"
    r"|^\d{1,2}(?:\.\d+)*\.?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_WITH_ITS = re.compile(r" and (?:its|their|his|her) .*$")
"""What of a thing a title goes on to name: `Smallpox and its eradication`."""
_SIGNS = re.compile(r"^[^\w\"“‘'(#]+")
_OF_A_NAME = re.compile(r"The (?P<noun>[a-z]+) of (?:the )?[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|and|the))*")


def of_a_name(title: str) -> bool:
    """Whether it names one thing by its sort and whose it is.

    >>> of_a_name("The harbour of Velden"), of_a_name("The history of Velden"), of_a_name("The harbours of Velden")
    (True, False, False)
    """
    found = _OF_A_NAME.fullmatch(title)
    return found is not None and CLASSES.get(found["noun"]) in (ValueType.PLACE, ValueType.ORGANISATION)


def plain_title(title: str) -> str:
    """The title without a sign, `Unit 4:`, `Chapter 2 -` or `BIO 2 Lecture 3:` before it.

    >>> plain_title("Unit 5 – Memory"), plain_title("BIO 2 Lecture 3: Cells"), plain_title("Apollo 11: a landing")
    ('Memory', 'Cells', 'Apollo 11: a landing')
    """
    return _NUMBERED.sub("", _SIGNS.sub("", title))


def is_generic(heading: str) -> bool:
    """Whether a heading says nothing about what stands under it."""
    return bool(_GENERIC.match(heading.strip(" :")))


def topic_under(document: Document, block: Block) -> str:
    """The nearest heading that says something, else the title."""
    nearest = next((h for h in reversed(block.headings) if not is_generic(h)), document.title)
    return document.title if nearest.casefold() == document.title.casefold() else nearest


def subject_of(document: Document) -> str:
    """The name that the whole document is about; empty where there is none that could stand in a question."""
    title = upright(_WITH_ITS.sub("", without_subtitle(plain_title(document.title))).strip(), document.text)
    found = re.search(r"\(([A-Z][A-Z0-9]{1,9})\)", document.title)
    if found:
        return str(found[1])
    prose = " ".join(b.text for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM))
    counted = Counter(word for word in _ACRONYM.findall(prose) if word not in _CODES)
    most, times = counted.most_common(1)[0] if counted else ("", 0)
    named = {w for w in _ACRONYM.findall(document.title) if counted[w] >= 2}
    if len(named) == 1 and times < 1.2 * counted[min(named)] and _is_named_by(title, min(named)):
        return str(min(named))
    if times >= max(8, 0.3 * len(document.sentences)) and not _half_a_name(most, prose):
        return most
    if of_a_name(title):
        return title
    name = bare(title)
    if is_name(name) and 1 <= len(name.split()) <= 5 and not is_generic(name) and not title.endswith("?"):
        return title if title.lower().startswith("the ") else name
    return ""


def _half_a_name(acronym: str, text: str) -> bool:
    """Whether the same word with a capital mostly follows it, as in `TSB Orwin`: it is only the half of a name."""
    said = re.findall(rf"\b{acronym}\b(?: ([A-Z][a-z]+))?", text)
    after, times = Counter(said).most_common(1)[0]
    return bool(after) and 2 * times > len(said)


def _is_named_by(title: str, acronym: str) -> bool:
    """Whether an acronym in a title is what the title is about: the long headline of a report only begins with it."""
    return len(title.split()) <= _HEADLINE or re.match(rf"(?:The )?{acronym}\b", title) is not None


def without_subtitle(title: str) -> str:
    """The title before what explains it; a dash between two words joins them.

    >>> without_subtitle("Orwin – A Port"), without_subtitle("The Orwin–Brek War: Causes")
    ('Orwin', 'The Orwin–Brek War')
    >>> without_subtitle("Smallpox and its end"), without_subtitle("Orwin and Brek")
    ('Smallpox', 'Orwin and Brek')
    """
    return re.sub(r"\s*(?:[:|—]|(?<!\w)–|–(?!\w)|\band (?:its|their|his|her) ).*$", "", title)


def with_article(name: str, text: str) -> str:
    """The acronym with `the` where the text mostly says so: `the KSF`, but `KFOR`."""
    if not re.fullmatch(r"[A-Z][A-Z0-9]+", name):
        return name
    text = text[:_ENOUGH]
    ends = r"(?=[.,;:]|\s(?:is|was|has|had|and|to|in|by|of|on|were|will|can|are|have)\b)"
    said = len(re.findall(rf"\b{name}\b{ends}", text))
    return f"the {name}" if 2 * len(re.findall(rf"\b[Tt]he\s{name}\b{ends}", text)) > said else name


def as_of_label(document: Document) -> str:
    """The document's date as a question says it: `as of 20 November 2023`; empty where it has none."""
    if not document.date or not from_iso(document.date):
        return ""
    return f"as of {show_day(document.date)}"
