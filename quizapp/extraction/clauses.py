"""Facts from simple clauses of prose: what was done when, how many, by whom, where, under what, what for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.documents.naming import titled
from quizapp.extraction import acronyms
from quizapp.extraction.clause_families import family_facts
from quizapp.extraction.clause_gaps import gap_facts
from quizapp.extraction.clause_tree import Clause, clauses
from quizapp.extraction.context import (
    Context,
    before_names,
    familiar_acronyms,
    known_nouns,
    names_in,
    person_spoken_of,
    topic_of,
)
from quizapp.extraction.names import bare, class_noun, is_name
from quizapp.extraction.owner import with_the
from quizapp.extraction.pairs import pair_facts
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.persons import mostly_told_of, upright
from quizapp.extraction.phrases import lone_capitals
from quizapp.extraction.plain import Line, lines
from quizapp.extraction.predications import is_no_helper
from quizapp.extraction.referring import Referents
from quizapp.extraction.resolving import resolve
from quizapp.extraction.term_facts import meaning_facts
from quizapp.facts.model import Fact
from quizapp.facts.news import is_news

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_EXPANDED = re.compile(r"((?:[A-Z][\w'’-]*(?:\s+(?:of|and|for|the|in))*\s+){2,9})\(([A-Z][A-Z&]{1,9})s?\)")
_ACRONYM = re.compile(r"[A-Z]{3,}")


def clause_facts(document: Document, nlp: Language) -> list[Fact]:
    """The facts of the document's sentences, in their order."""
    return [
        fact for parsed, here, context in understood(document, nlp) for fact in _facts(parsed, here, context, document)
    ]


def understood(document: Document, nlp: Language) -> Iterator[tuple[Parsed, list[Clause], Context]]:
    """Each sentence parsed and its references resolved, with its clauses and what the document has said so far."""
    context = _context(document)
    for parsed in _parsed(list(lines(document, context.topic)), nlp, capitals_in(document.text)):
        context.enter(parsed)
        resolve(parsed, context)
        here = (
            [] if parsed.line.doubtful else [c for c in clauses(parsed) if not any(map(is_no_helper, c.root.children))]
        )
        yield parsed, here, context
        context.leave(parsed)


def _context(document: Document) -> Context:
    title = _only_of_its_class(document)
    spelt = {fact.subject: fact.value.text for fact in acronyms.facts(document)} | expansions_in(document.text)
    known = known_nouns(document)
    context = Context(topic_of(document), known, spelt, names_in(document.text), title)
    context.referents = Referents(
        bare(upright(titled(document), document.text)), person_spoken_of(document, context.topic)
    )
    context.referents.heroes = {word: mostly_told_of(document.text, word) for word in ("he", "she")}
    context.given = before_names(document)
    context.familiar = familiar_acronyms(document)
    context.news = is_news(document)
    context.day = (document.date or "") if context.news else ""
    return context


def _only_of_its_class(document: Document) -> str:
    """The title, if it is a name with a class noun and no other name in the text has that: else `the war` is any."""
    noun = class_noun(document.title) if is_name(document.title) else ""
    if not noun:
        return ""
    named = re.findall(rf"(?<=[a-z,] )(?:the )?((?:[A-Z][\w'’–-]+ )+){noun.title()}\b", document.text)
    others = {name.strip() for name in named if not bare(document.title).startswith(name.strip())}
    return "" if others and document.title.endswith(noun.title()) else with_the(document.title, document.text)


def _parsed(prose: list[Line], nlp: Language, names: frozenset[str]) -> Iterator[Parsed]:
    for line, doc in zip(prose, nlp.pipe(_made(line.text, nlp) for line in prose), strict=True):
        yield Parsed(line, doc, names)


def _made(text: str, nlp: Language) -> Doc:
    """The words of a line; the parser takes acronyms it never met for the one that it knows best."""
    doc = nlp.make_doc(text)
    for token in doc:
        if _ACRONYM.fullmatch(token.text):
            token.norm_ = "nato"
    return doc


def _facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    if parsed.line.doubtful:
        return gap_facts(parsed, here, context, document, ())
    found = [*meaning_facts(parsed, context, document), *family_facts(parsed, here, context, document)]
    return [*found, *gap_facts(parsed, here, context, document, found), *pair_facts(parsed, context, document)]


def capitals_in(text: str) -> frozenset[str]:
    """Words that stand inside sentences with a capital, and not as often without.

    >>> sorted(capitals_in("Porter is small. Files that Porter reads and the Mill of the old mill"))
    ['Porter']
    """
    said = lone_capitals(text)
    small = Counter(re.findall(r"(?<=[a-z,] )[a-z]+\b", text)) if said else Counter[str]()
    return frozenset(word for word, times in said.items() if times > small[word.lower()])


def expansions_in(text: str) -> dict[str, str]:
    """Acronym -> the words before its brackets that it stands for, where the initials agree.

    >>> expansions_in("the World Trade Organization (WTO)")
    {'WTO': 'World Trade Organization'}
    """
    found: dict[str, str] = {}
    for match in _EXPANDED.finditer(text):
        words = match[1].split()
        capitals = [i for i, w in enumerate(words) if w[0].isupper()]
        short = match[2].replace("&", "")
        starts = [i for i in capitals if words[i][0] == short[0]]
        for i in starts:
            if "".join(words[j][0] for j in capitals if j >= i) == short:
                found.setdefault(match[2], " ".join(words[i:]))
    return found
