"""What a field, table or list belongs to, with the article that its name has in a sentence."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.lexicon import CLASSES, SMALL, words
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.phrases import in_sentence, singular
from quizapp.extraction.subject import is_generic, of_a_name, plain_title, subject_of, with_article

_ENOUGH = 60_000
_FEWEST_WORDS, _ENOUGH_WORDS, _MOST_WORDS = 2, 4, 9
_TWICE = 2
_NO_ARTICLE = words(
    "college cathedral abbey priory castle camp park palace lake mount fort cape airport station street square island "
    "school university hospital "
    "prison harbour port bay city town county operation resolution directive article chapter act plan bank company law"
)
_ARTICLE = words(
    "islands mountains railway river rivers canal protocol pact museum war wars era dynasty festival prize award team "
    "federation association society league ocean sea desert republic kingdom empire"
)
_NO_THING = words(
    "facts figures data details hours dates notes information contact links references steps results features benefits "
    "specifications members events news prices tickets directions methods questions answers terms conditions "
    "description"
)
_NAMES = re.compile(r"(?:common |english )?name|species", re.IGNORECASE)
_READERS = words(
    "staff employee employees student students member members user users visitor visitors volunteer volunteers"
)
"""Whom a handbook or guide is for, where its title says no more."""
_PAPERS = re.compile(
    r"(?:['’]s)?[\s:,–-]+(?:(?:owner|user|service|operator|operating|reference|quick[ -]start|installation"
    r"|instruction|study"
    r"|pocket|product|field|data|fact|technical|safety)['’]?s?\s+)?(?:manual|handbook|guide|guidebook"
    r"|instructions|factsheet"
    r"|fact sheet|data ?sheet|datasheet|brochure|leaflet|overview|faq|documentation|reference|specifications?"
    r"|notes|info|information"
    r"|facts|profile|page|wiki|wikipedia|homepage|website)$",
    re.IGNORECASE,
)
_PAPER_OF = re.compile(
    r"^(?:the |an? )?(?:short |brief |little )?(?:glossary|list|table|guide|essay|introduction|history|timeline|faq"
    r"|handbook|overview"
    r"|chronology|story|life) (?:of|to|on|for|about) (?:the )?",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(
    r".*\b(?:unit|chapter|lecture|week|module|lesson|part|section|session|appendix|topic|episode|gallery|room|handout"
    r"|sheet|leaflet|issue|volume|bulletin|newsletter|circular)(?: No\.?)? ?[\dIVX]+\b.*|['\"“‘].*",
    re.IGNORECASE,
)
"""A paper told apart from others of its sort by a number, and what only quotes somebody."""
_MODEL = re.compile(
    r"[A-Z][\w-]+(?: [A-Z][\w-]+)* (?=[\w-]*\d)[A-Z0-9][\w-]{0,7}(?: [A-Z][\w-]*)* [a-z]+(?: [a-z]+)?(?<!s)"
)
"""`Heron 300 GPS watch`: what is made and numbered, and its sort."""
_DOING = re.compile(
    r"^(?:visiting|using|installing|understanding|introducing|exploring|discovering|meet|welcome to|getting to know"
    r"|getting started with|a visit to) (?=the |[A-Z])",
    re.IGNORECASE,
)
"""What a page wants its reader to do with the thing it is about."""


def about_of(document: Document) -> str:
    """What the whole document is about, as it stands in a sentence; empty where that has no name.

    A manual or leaflet is about the thing that its title names.
    """
    subject = without_paper(calm(_DOING.sub("", subject_of(document))))
    if subject.casefold() in _READERS:
        return ""
    some = re.match(r"an? ", document.title, re.IGNORECASE) and subject.casefold() in document.title.casefold()
    if of_a_name(subject):
        return with_the(subject, document.text)
    if tells_no_subject(subject) or tells_no_subject(document.title):
        return ""
    if not subject and _MODEL.fullmatch(plain_title(document.title)):
        return f"the {plain_title(document.title)}"
    if not subject or some or not is_name(subject) or is_generic(subject):
        return ""
    first, of, _ = subject.partition(" of ")
    if of and singular(first) != first and singular(first).casefold() in CLASSES:
        return f"the {subject[0].lower()}{subject[1:]}"
    if " " in subject or is_acronym(subject):
        return with_the(subject, document.text)
    named = with_the(subject, document.text)
    return named if named.startswith("the ") else in_sentence(subject, document.text)


def without_paper(title: str) -> str:
    """What a manual, leaflet or list is about, as its title says.

    >>> without_paper("A guide to the Arn Mill"), without_paper("Arn Mill user manual")
    ('Arn Mill', 'Arn Mill')
    """
    about = _PAPER_OF.sub("", title)
    while (shorter := _PAPERS.sub("", about)) != about:
        about = shorter
    return about


def tells_no_subject(title: str) -> bool:
    """Whether a title, without the number before it, only numbers a paper or quotes somebody.

    >>> tells_no_subject("Safety Leaflet No. 14"), tells_no_subject("Leaflet 14: The Mill"), tells_no_subject("'Run'")
    (True, False, True)
    """
    return _ONE_OF_MANY.fullmatch(plain_title(title)) is not None


def calm(title: str) -> str:
    """A title of several words in capitals as other titles are written.

    >>> calm("THE STORM DAM OF ARN"), calm("NATO"), calm("HIST 220")
    ('The Storm Dam of Arn', 'NATO', 'HIST 220')
    """
    if not title.isupper() or " " not in title or re.fullmatch(r"\w{2,5} \d+\w?", title):
        return title
    said = " ".join(word.lower() if word.lower() in SMALL else word.capitalize() for word in title.split())
    return said[0].upper() + said[1:]


def document_title(document: Document) -> str:
    """The title, to stand between quotation marks, where it says in few words what the document is; else nothing."""
    title = calm(plain_title(document.title)).rstrip(" .:")
    few = _FEWEST_WORDS <= len(title.split()) <= _MOST_WORDS and not re.search(r"[“”\"?!;()|_]", title)
    told = not is_generic(title) or len(title.split()) >= _ENOUGH_WORDS
    return title if few and told else ""


def owner_of(document: Document, block: Block) -> str:
    """Whose a field is: its box's caption or the nearest heading that names one thing, else what the document is about.

    Nothing where that names several things.
    """
    owner = _owner(document, block)
    head = bare(owner).partition(" of ")[0].split()
    return owner if head and singular(head[-1]) == head[-1] else ""


def _owner(document: Document, block: Block) -> str:
    """The same, be it one thing or several."""
    for heading in reversed(block.headings):
        if heading == document.title:
            break
        if not is_generic(heading):
            name = re.sub(r"\s*\(.*\)$", "", heading)
            return with_the(name, document.text) if is_one_thing(name) else ""
    return about_of(document) or _commonly(document) or _by_its_field(document)


def _by_its_field(document: Document) -> str:
    """`the grey heron`, where a sheet whose title names nothing says so in a field before all headings."""
    for block in document.blocks if tells_no_subject(document.title) or is_generic(document.title) else ():
        field = block.kind is BlockKind.FIELD and len(block.headings) <= 1
        if field and _NAMES.fullmatch(block.cells[0].name):
            name = re.sub(r"\s*\(.*$", "", block.cells[0].text)
            plain = re.fullmatch(r"[\w'’-]+(?: [\w'’-]+){0,3}", name)
            return "" if not plain else with_the(name) if is_name(name) else f"the {in_sentence(name, name.lower())}"
    return ""


def _commonly(document: Document) -> str:
    """`the common heron`, where the text calls so what its title names in small letters."""
    name = re.sub(r"\s*\(.*\)$", "", document.title).lower()
    said = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b", document.text[:_ENOUGH]))
    return f"the {name}" if said >= _TWICE and 2 <= len(name.split()) <= 3 and singular(name) == name else ""


def is_one_thing(name: str) -> bool:
    """Whether a heading names one thing: two to six words, the first of them no plural.

    >>> is_one_thing("Storm Dam"), is_one_thing("Opening Hours of Dams"), is_one_thing("Dams")
    (True, False, False)
    """
    if of_a_name(name):
        return True
    words = bare(name).split()
    shouted = name.isupper() and len(words) > 1
    if shouted or bare(name) != name.removeprefix("The ") or (words and words[-1].casefold() in _NO_THING):
        return False
    gerund = len(words) > 0 and words[0].endswith("ing") and len(words[0]) > 5
    return is_name(name) and 2 <= len(words) <= 6 and singular(words[0]) == words[0] and not gerund


def with_the(name: str, text: str = "") -> str:
    """The name with `the` where its document says so, or its own words do where the document is silent.

    >>> with_the("Treaty of Sunde"), with_the("Harbour Museum of Alden"), with_the("Arn Castle")
    ('the Treaty of Sunde', 'the Harbour Museum of Alden', 'Arn Castle')
    >>> with_the("Kestrel", "Clean the Kestrel with water. The Kestrel is a bicycle.")
    'the Kestrel'
    """
    if re.match(r"the ", name, re.IGNORECASE):
        return f"the {name[4:]}"
    if not name or re.match(r"an? ", name, re.IGNORECASE):
        return name
    if is_acronym(name):
        return with_article(name, text)
    place = rf"{re.escape(name)}(?=[,;.'’)]| [a-z(])"
    with_it = len(re.findall(rf"\b[Tt]he\s{place}", text[:_ENOUGH]))
    without = len(re.findall(rf"(?:^|\b(?!the )[a-z]+[,.]? ){place}", text[:_ENOUGH], re.MULTILINE))
    if with_it != without:
        return f"the {name}" if with_it > without else name
    return f"the {name}" if _takes_article(name) else name


def _takes_article(name: str) -> bool:
    if re.search(r"['’]s? ", name) or re.search(r" [\dIVXLC]+$", name):
        return False
    head, of, _ = name.partition(" of ")
    last = head.split()[-1].casefold()
    if of:
        return last in CLASSES and last not in {"camp", "fort", "cape", "mount"}
    if (not class_noun(name) and last not in _ARTICLE) or looks_like_person(name):
        return name.startswith("River ")
    first = name.split(maxsplit=1)[0].casefold()
    return last in _ARTICLE or (last in CLASSES and last not in _NO_ARTICLE and first not in _NO_ARTICLE)
