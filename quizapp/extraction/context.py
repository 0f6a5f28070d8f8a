"""What a sentence needs from those before it: who `it` and `she` are, which year `in June` is in, the topic."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.documents.model import BlockKind, Document
from quizapp.documents.naming import titled
from quizapp.extraction.lexicon import CLASSES, TITLES, UNIQUE, words
from quizapp.extraction.mentions import mentions_of
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.persons import is_role, upright
from quizapp.extraction.pointing import within_a_kind
from quizapp.extraction.referring import Referents
from quizapp.extraction.unfinished import one_of_nothing
from quizapp.text.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

_IT, _THEY, _PERSON = frozenset(("it",)), frozenset(("they",)), frozenset(("he", "she"))
WHOSE = {"its": _IT, "their": _THEY, "his": _PERSON, "her": _PERSON}
_POINTING = words(
    "this that these those such here there former latter others another same following above previous it they he she "
    "him them we us i you itself themselves himself herself recently ago today now currently yesterday tomorrow "
    "elsewhere respective aforementioned"
)
RANKED = words("first second third last only largest smallest highest oldest longest earliest")
_ANOTHER_YEAR = re.compile(
    r"\b(?:following|next|previous|preceding) year\b|\byears? (?:later|earlier|before|after(?:wards)?)\b", re.IGNORECASE
)
_PERSONAL = "wrote|said|told|believed|thought|felt|argued|agreed|refused|replied|admired|decided|wanted|hoped|feared"
"""What only persons do."""
OFTEN_SAID = 8
"""How often a text says the name or pronoun of its subject."""


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
    years: tuple[int, ...] = ()
    """The years that the paragraph said, 0 for one that it only counted on to: `the following year`."""
    referents: Referents = field(default_factory=lambda: Referents("", ""))
    familiar: frozenset[str] = frozenset()
    """Acronyms that the title has or the text says again and again, which need no long form."""
    said: dict[str, set[int]] = field(default_factory=dict)
    """A name or number -> the sentences of the document in which it stands."""
    people: dict[str, str] = field(default_factory=dict)
    """Surname -> the full name the document gave it."""
    given: dict[str, frozenset[str]] = field(default_factory=dict)
    """A word with a capital -> the words with a capital that stand before it anywhere, so that no other is meant."""
    news: bool = False
    """Whether it is a report of the day, in which the present tense tells what a picture shows."""
    day: str = ""
    """The day of such a report, where it is known."""
    seen: set[str] = field(default_factory=set)
    """Nouns that the document has used already, so that `the` may mean what was said of them."""

    def enter(self, parsed: Parsed) -> None:
        """Forget what belongs to another paragraph."""
        if parsed.line.paragraph != self.paragraph:
            self.paragraph, self.years = parsed.line.paragraph, ()
            self.referents.enter()
        elif not parsed.line.follows:
            self.referents.add(None)

    def leave(self, parsed: Parsed) -> None:
        """Remember what the line named and which years it said."""
        self.referents.add(mentions_of(parsed))
        self.seen.update(t.lemma_.lower() for t in parsed.doc if t.pos_ == "NOUN")
        for entity in parsed.doc.ents:
            name = re.sub(r"'s$", "", entity.text)
            if entity.label_ == "PERSON" and looks_like_person(name) and 2 <= len(name.split()) <= 3:
                first, last = name.split()[0], name.split()[-1]
                if self.given.get(last, frozenset()) == {first}:
                    self.people[last] = name
        if _ANOTHER_YEAR.search(parsed.line.text):
            self.years = (*self.years, 0)
        for date in find_dates(parsed.line.text):
            if not date.incomplete:
                self.years = (*self.years, date.start[0])

    def resolve(self, parsed: Parsed) -> None:
        """Put full names in for `the League` and `the TIP pact`, where sure."""
        self._spell_out_twice_said(parsed)
        for i, token in enumerate(parsed.doc[:-1]):
            after = parsed.doc[i + 1]
            if token.lower_ == "the" and _lone_class(parsed, i + 1) and (name := self.names.get(after.lower_, "")):
                parsed.instead[i + 1] = name
            elif token.lower_ == "the" and self.title and after.text == class_noun(self.title) and _bare(parsed, i + 1):
                parsed.instead[i], parsed.instead[i + 1] = self.title.rsplit(" ", 1)

    def _spell_out_twice_said(self, parsed: Parsed) -> None:
        """`The TIP pact` says `pact` twice where the P stands for it: its long form says it once."""
        for token in parsed.doc[:-1]:
            before, _, last = self.expansions.get(token.text, "").rpartition(" ")
            if before and last.lower() == token.nbor(1).lower_:
                parsed.instead[token.i], parsed.instead[token.i + 1] = before, last

    def year(self, parsed: Parsed, at: int) -> int:
        """The year that a date without one at this offset means; 0 where it is not sure."""
        if _ANOTHER_YEAR.search(parsed.line.text):
            return 0
        before = [d.start[0] for d in find_dates(parsed.line.text) if not d.incomplete and d.start_at < at]
        if before:
            return before[-1] if len(set(before)) == 1 else 0
        if not self.years and self.day:
            return self._year_of_report(parsed, at)
        return self.years[-1] if len(set(self.years)) == 1 else 0

    def _year_of_report(self, parsed: Parsed, at: int) -> int:
        """The year of a month or day that a report says without one: its own, where that was not yet to come."""
        said = next((d for d in find_dates(parsed.line.text) if d.start_at == at), None)
        year, *day = map(int, self.day.split("-"))
        return year if said and len(day) == 2 and list(said.start[1:]) <= day else 0


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
        i + 1 >= len(doc) or doc[i + 1].lower_ not in ("of", "for")
    )


def expletive(parsed: Parsed, i: int) -> bool:
    """Whether `it` stands for a clause that follows."""
    root = parsed.doc[i].head
    return parsed.doc[i].lower_ == "it" and any(c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") for c in root.children)


def stands_alone(parsed: Parsed, part: Range, context: Context, subject: str = "") -> bool:
    """Whether a phrase can be understood without the sentences before: nothing points back, no bare `the mission`."""
    tokens = [t for t in parsed.tokens(part) if t.i not in parsed.instead]
    words = [t.lower_ for t in tokens]
    if "both" in words and "and" not in words[words.index("both") :]:
        return False
    for token in tokens:
        if token.lower_ in _POINTING and not (_relative(token) or (token.lower_ == "same" and within_a_kind(token))):
            return False
        if token.lower_ == "her" and token.tag_ == "PRP":
            return False
        if token.lower_ == "one" and one_of_nothing(token, list(parsed.doc)):
            return False
        if token.lower_ in WHOSE and (not subject or _whose_differs(token.lower_, subject)):
            return False
    starts = [t.i for t in tokens if t.lower_ == "the"]
    return all(_anchored(parsed, i, part[1], context) for i in starts)


def _relative(token: Token) -> bool:
    """`that` and `which` where they only open a clause."""
    return token.lower_ in ("that", "which") and token.tag_ in ("IN", "WDT") and token.dep_ != "det"


def _whose_differs(word: str, number: str) -> bool:
    return (word == "their") != (number == "plural") or (word in ("his", "her")) != (number == "person")


def _anchored(parsed: Parsed, article: int, end: int, context: Context) -> bool:
    """Whether `the ...` says which: by a name, a number, a superlative, or a noun that needs no more."""
    head = parsed.doc[article].head
    stop = min(max(head.right_edge.i, head.i) + 1, end)
    words = parsed.tokens((article + 1, min(max(stop, article + 2), len(parsed.doc))))
    if not words:
        return False
    if any((names_something(t) and not _lone_class(parsed, t.i)) or t.i in parsed.instead for t in words):
        return True
    if any(_lone_class(parsed, t.i) for t in words):
        return False
    if head.lower_ in UNIQUE or (head.lemma_.lower() in context.known and head.lemma_.lower() not in CLASSES):
        return True
    if words[0].lower_ in RANKED and head.dep_ not in ("nsubj", "nsubjpass"):
        return True
    content = [t for t in words if t.pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "VERB")]
    enough = 2 if any(t.lower_ == "of" for t in words) else 3
    return len(content) >= enough and (enough == 2 or words[0].lower_ in RANKED)


def names_something(token: Token) -> bool:
    """Whether a word is a name, a year or a decade; where something has its seat, `Arn-based`, names it not."""
    text = token.text
    if token.head.lower_ == "based" and token.dep_ == "npadvmod":
        return False
    return text[0].isupper() or bool(re.match(r"\d{4}|\d+(?:st|nd|rd|th)$", text))


def topic_of(document: Document) -> str:
    """The name that the document is about: the acronym in its title, or a title that its text repeats."""
    title = upright(titled(document), document.text)
    if found := re.search(r"\(([A-Z][A-Z0-9]{1,9})\)", title):
        return found[1]
    acronyms: list[str] = re.findall(r"\b[A-Z][A-Z0-9]{2,9}\b", title)
    counted = Counter(re.findall(r"\b[A-Z][A-Z0-9]{2,9}\b", document.text))
    if len(acronyms) == 1 and counted[acronyms[0]] >= 5:
        return acronyms[0]
    name = bare(title).strip()
    if not is_name(name) or len(name.split()) > 5:
        return ""
    said = name.split()[-1] if looks_like_person(name) and name in document.text else name
    return name if document.text.count(said) >= 3 else ""


def person_spoken_of(document: Document, topic: str) -> str:
    """`he` or `she`, where the document is about a person: a name of two words, and the pronoun in many sentences."""
    he = len(re.findall(r"\b(?:he|his|him)\b", document.text, re.IGNORECASE))
    she = len(re.findall(r"\b(?:she|her)\b", document.text, re.IGNORECASE))
    many = max(he, she) >= max(OFTEN_SAID, 0.3 * len(document.sentences)) and max(he, she) >= 2 * min(he, she)
    last = re.escape(topic.rsplit(maxsplit=1)[-1]) if topic else "$^"
    lived = rf"\b{last}\b[^.]{{0,250}}\b(?:born|died|married)\b|\b{last} (?:[a-z]+ly )?(?:{_PERSONAL})\b"
    if len(topic.split()) < 2 or not looks_like_person(topic) or not many or not re.search(lived, document.text):
        return ""
    return "he" if he > she else "she"


def familiar_acronyms(document: Document) -> frozenset[str]:
    """The acronyms of the title and those that the text says again and again."""
    said = Counter(re.findall(r"\b[A-Z][A-Z0-9]+\b", document.text))
    title = set(re.findall(r"\b[A-Z][A-Z0-9]+\b", document.title))
    return frozenset(
        a for a, times in said.items() if a in title or times >= max(OFTEN_SAID, 0.3 * len(document.sentences))
    )


def before_names(document: Document) -> dict[str, frozenset[str]]:
    """A word with a capital -> the first of the words with a capital before it; not what only begins a sentence."""
    found: dict[str, set[str]] = {}
    for match in re.finditer(r"((?:[A-Z][\w'’-]*\.? )+)([A-Z][\w'’-]+)", document.text):
        words = [w for w in match[1].split() if w not in _STARTS]
        if words:
            found.setdefault(match[2], set()).add(words[0])
    return {last: frozenset(first) for last, first in found.items()}


_STARTS = words("The A An In On At By For From With To When While After Before As And But Since If Both")


def known_nouns(document: Document) -> frozenset[str]:
    """Common nouns that the title and headings are about, which `the` may go before without more."""
    texts = [titled(document), *(b.text for b in document.blocks if b.kind is BlockKind.HEADING and b.level <= 2)]
    words = [w.lower() for text in texts for w in re.findall(r"[A-Za-z]{4,}", text)]
    return frozenset(w for w in words if w not in TITLES and not is_role(w))


def names_in(text: str) -> dict[str, str]:
    """Class noun -> the only name of several words in the text that ends with it, if it stands before the noun alone.

    >>> names_in("The Hanseatic League met. The League closed.")
    {'league': 'Hanseatic League'}
    >>> names_in("The Council met. In March the Arn Council met.")
    {}
    """
    found: dict[str, dict[str, None]] = {}
    for match in re.finditer(r"(?:[A-Z][\w'’-]+[ ]){1,5}[A-Z][a-z]+\b(?! (?:of|for|[A-Z]))", text):
        words = match[0].split()
        while words and words[0] in ("The", "In", "On", "At", "By", "A", "An", "This", "From", "Under", "For", "To"):
            words = words[1:]
        if len(words) > 1 and words[-1].lower() in CLASSES:
            found.setdefault(words[-1].lower(), {})[" ".join(words)] = None
    only = {noun: next(iter(names)) for noun, names in found.items() if len(names) == 1}
    return {noun: name for noun, name in only.items() if not _alone_before(noun, text[: text.index(name)])}


def _alone_before(noun: str, text: str) -> bool:
    """Whether the text speaks of `the Council` already, which is another than the one that it names later."""
    return re.search(rf"\b[Tt]he {noun.title()}\b(?! (?:of|for|[A-Z]))", text) is not None
