"""What a sentence needs from those before it: who `it` and `she` are, which year `in June` is in, the topic."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from quizapp.documents.model import BlockKind, Document
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.lexicon import CLASSES, TITLES, words
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.parsed import Parsed, Range
from quizapp.text.dates import find_dates

_IT, _THEY, _PERSON = frozenset(("it",)), frozenset(("they",)), frozenset(("he", "she"))
_THINGS = words("ORG GPE LOC FAC WORK_OF_ART EVENT PRODUCT LAW")
_WHOSE = {"its": _IT, "their": _THEY, "his": _PERSON, "her": _PERSON}
_POINTING = words(
    "this that these those such here there former latter others another same following above previous it they he she "
    "him them we us i you itself themselves himself herself recently ago today now currently yesterday tomorrow "
    "elsewhere respective aforementioned"
)
RANKED = words("first second third last only largest smallest highest oldest longest earliest")
_UNIQUE = words(
    "world sun moon earth atmosphere ocean sky universe public internet web north south east west northeast northwest "
    "southeast southwest environment past future blood heart brain body skin air sea ground surface equator sunlight "
    "20th 19th"
)


@dataclass(frozen=True, slots=True)
class Center:
    """What a sentence was about, for the pronoun that opens the next one."""

    text: str
    plural: bool
    person: bool
    thing: bool


@dataclass(slots=True)
class Context:
    """What is known when a line is read; one a document, told of each line in turn."""

    topic: str
    known: frozenset[str]
    expansions: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Class noun -> the one name in the document that ends with it."""
    title: str = ""
    """The title, where it is a name with a class noun, `Lake Titicaca`."""
    paragraph: int = -1
    center: Center | None = None
    people: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def enter(self, parsed: Parsed) -> None:
        """Forget what belongs to another paragraph."""
        if parsed.line.paragraph != self.paragraph:
            self.paragraph, self.center, self.people, self.years = parsed.line.paragraph, None, (), ()

    def leave(self, parsed: Parsed, clauses: list[Clause]) -> None:
        """Remember what the line was about, whom it named and which years it said."""
        self.center = self._center(parsed, clauses)
        for entity in parsed.doc.ents:
            name = re.sub(r"'s$", "", entity.text)
            if entity.label_ == "PERSON" and looks_like_person(name) and not any(name in p for p in self.people):
                self.people = (*self.people, name)
        for date in find_dates(parsed.line.text):
            if not date.incomplete:
                self.years = (*self.years, date.start[0])

    def _center(self, parsed: Parsed, clauses: list[Clause]) -> Center | None:
        subjects = [c.subject for c in clauses if c.main]
        if not subjects or any(s != subjects[0] for s in subjects):
            return None
        text = re.sub(r"^(The|A|An) ", lambda found: found[0].lower(), parsed.text(subjects[0].range))
        head = parsed.doc[subjects[0].head]
        if head.tag_ == "PRP" and head.i not in parsed.instead:
            return None
        if not (is_name(text) or text == self.topic) or " and " in text:
            return None
        if self.center and self.center.text == text:
            return self.center
        person = head.ent_type_ == "PERSON" or (looks_like_person(text) and not head.ent_type_)
        sure = head.ent_type_ in _THINGS and (head.ent_type_ != "ORG" or len(text.split()) == 1)
        thing = sure or bool(class_noun(text)) or is_acronym(text) or text == self.topic
        return Center(text, is_plural(parsed, subjects[0].head), person, thing and not person)

    def resolve(self, parsed: Parsed) -> None:
        """Put the antecedent in for a pronoun that opens the sentence, and full names for `the League`, where sure."""
        for i, token in enumerate(parsed.doc[:-1]):
            after = parsed.doc[i + 1]
            if token.lower_ == "the" and _lone_class(parsed, i + 1) and (name := self.names.get(after.lower_, "")):
                parsed.instead[i + 1] = name
            elif token.lower_ == "the" and self.title and after.text == class_noun(self.title) and _bare(parsed, i + 1):
                parsed.instead[i], parsed.instead[i + 1] = self.title.rsplit(" ", 1)
        for i, token in enumerate(parsed.doc):
            word = token.lower_
            if token.tag_ == "PRP" and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
                found = self._antecedent({word})
                if found and not _expletive(parsed, i):
                    parsed.instead[i] = found
                return
            if (
                word in _WHOSE
                and token.head.dep_ in ("nsubj", "nsubjpass")
                and token.head.head.dep_ == "ROOT"
                and i == 0
            ):
                found = self._antecedent(_WHOSE[word])
                if found:
                    parsed.instead[i] = found + ("'" if found.endswith("s") else "'s")
                return

    def _antecedent(self, words: frozenset[str] | set[str]) -> str:
        center = self.center
        if words & _PERSON:
            if center and center.person:
                return center.text
            return self.people[0] if len(self.people) == 1 else ""
        if not words & (_IT | _THEY) or center is None or not center.thing:
            return ""
        return center.text if center.plural == bool(words & _THEY) else ""

    def year(self, parsed: Parsed, at: int) -> int:
        """The year that a date without one at this offset means; 0 where it is not sure."""
        before = [d.start[0] for d in find_dates(parsed.line.text) if not d.incomplete and d.start_at < at]
        if before:
            return before[-1] if len(set(before)) == 1 else 0
        return self.years[-1] if len(set(self.years)) == 1 else 0


def is_plural(parsed: Parsed, head: int) -> bool:
    """Whether a noun is plural; an acronym is one, whatever its last letter."""
    token = parsed.doc[head]
    if head in parsed.instead or is_acronym(token.text):
        return token.text.endswith("s") and is_acronym(token.text)
    return token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)


def _bare(parsed: Parsed, i: int) -> bool:
    """Whether a noun has nothing but its article."""
    token = parsed.doc[i]
    return token.tag_ == "NN" and not any(c.i != i - 1 for c in token.children) and token.dep_ != "compound"


def _lone_class(parsed: Parsed, i: int) -> bool:
    """Whether `Team` stands alone, a class noun with a capital as if all knew which."""
    doc = parsed.doc
    token = doc[i]
    if not token.text.istitle() or token.lower_ not in CLASSES:
        return False
    if i + 1 < len(doc) and doc[i + 1].text[0].isdigit():
        return False
    around = [doc[j] for j in (i - 1, i + 1) if 0 <= j < len(doc)]
    return not any(t.text[0].isupper() and t.lower_ != "the" for t in around) and (
        i + 1 >= len(doc) or doc[i + 1].lower_ != "of"
    )


def _expletive(parsed: Parsed, i: int) -> bool:
    root = parsed.doc[i].head
    return parsed.doc[i].lower_ == "it" and any(c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") for c in root.children)


def stands_alone(parsed: Parsed, part: Range, context: Context, subject: str = "") -> bool:
    """Whether a phrase can be understood without the sentences before: nothing points back, no bare `the mission`."""
    tokens = [t for t in parsed.tokens(part) if t.i not in parsed.instead]
    words = [t.lower_ for t in tokens]
    if "both" in words and "and" not in words[words.index("both") :]:
        return False
    for token in tokens:
        if token.lower_ in _POINTING and not (token.lower_ in ("that", "which") and token.tag_ in ("IN", "WDT")):
            return False
        if token.lower_ in _WHOSE and (not subject or _whose_differs(token.lower_, subject)):
            return False
    starts = [t.i for t in tokens if t.lower_ == "the"]
    return all(_anchored(parsed, i, part[1], context) for i in starts)


def _whose_differs(word: str, number: str) -> bool:
    return (word == "their") != (number == "plural") or (word in ("his", "her")) != (number == "person")


def _anchored(parsed: Parsed, article: int, end: int, context: Context) -> bool:
    """Whether `the ...` says which: by a name, a number, a superlative, or a noun that needs no more."""
    head = parsed.doc[article].head
    stop = min(max(head.right_edge.i, head.i) + 1, end)
    words = parsed.tokens((article + 1, max(stop, article + 2)))
    if any((_names(t) and not _lone_class(parsed, t.i)) or t.i in parsed.instead for t in words):
        return True
    if any(_lone_class(parsed, t.i) for t in words):
        return False
    if head.lower_ in _UNIQUE or (head.lemma_.lower() in context.known and head.lemma_.lower() not in CLASSES):
        return True
    if words[0].lower_ in RANKED and head.dep_ not in ("nsubj", "nsubjpass"):
        return True
    content = [t for t in words if t.pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "VERB")]
    enough = 2 if any(t.lower_ == "of" for t in words) else 3
    return len(content) >= enough and (enough == 2 or words[0].lower_ in RANKED)


def _names(token: object) -> bool:
    text = str(token)
    return text[0].isupper() or (text.isdigit() and len(text) == 4)


def topic_of(document: Document) -> str:
    """The name that the document is about: the acronym in its title, or a title that its text repeats."""
    title = document.title
    if found := re.search(r"\(([A-Z][A-Z0-9]{1,9})\)", title):
        return found[1]
    acronyms: list[str] = re.findall(r"\b[A-Z][A-Z0-9]{2,9}\b", title)
    counted = Counter(re.findall(r"\b[A-Z][A-Z0-9]{2,9}\b", document.text))
    if len(acronyms) == 1 and counted[acronyms[0]] >= 5:
        return acronyms[0]
    name = bare(title).strip()
    return name if is_name(name) and len(name.split()) <= 5 and document.text.count(name) >= 3 else ""


def known_nouns(document: Document) -> frozenset[str]:
    """Common nouns that the title and headings are about, which `the` may go before without more."""
    texts = [document.title, *(b.text for b in document.blocks if b.kind is BlockKind.HEADING and b.level <= 2)]
    words = [w.lower() for text in texts for w in re.findall(r"[A-Za-z]{4,}", text)]
    return frozenset(w for w in words if w not in TITLES)


def names_in(text: str) -> dict[str, str]:
    """Class noun -> the only name of several words in the text that ends with it.

    >>> names_in("The Hanseatic League met. The League closed.")
    {'league': 'Hanseatic League'}
    """
    found: dict[str, dict[str, None]] = {}
    for match in re.finditer(r"(?:[A-Z][\w'’-]+[ ]){1,5}[A-Z][a-z]+\b(?! (?:of|for|[A-Z]))", text):
        words = match[0].split()
        while words and words[0] in ("The", "In", "On", "At", "By", "A", "An", "This", "From", "Under", "For", "To"):
            words = words[1:]
        if len(words) > 1 and words[-1].lower() in CLASSES:
            found.setdefault(words[-1].lower(), {})[" ".join(words)] = None
    return {noun: next(iter(names)) for noun, names in found.items() if len(names) == 1}
