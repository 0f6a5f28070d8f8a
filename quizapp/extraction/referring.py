"""Words that mean something named before, and what they mean, where only one thing can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import land_of, words
from quizapp.extraction.mentions import Mention
from quizapp.extraction.names import bare, class_noun
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.persons import fits

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE, _SHE = words("he him his"), words("she her")
_IT, _THEY = words("it its"), words("they their them")
_OWN = words("his her its their")
_NO_PERSON = words("GPE LOC FAC ORG NORP EVENT LAW PRODUCT DATE TIME QUANTITY MONEY CARDINAL ORDINAL LANGUAGE")
_FIRMS = words(
    "Ventures Foundation Enterprises Holdings Productions Studios Motors Industries Partners Associates Brothers Sons "
    "Trust Fund Award Prize Memorial Inc Ltd Limited Corporation Company Group Institute College University School"
)
"""What a name ends in that is a person's no more."""
_LANDS = {"country": ("country", "nation"), "state": ("state",), "continent": ("continent",)}
"""What a text calls the land that it is about."""
_WITH_ARTICLE = re.compile(r"United|Soviet|US|U[KA]|.*(?:Republic|Coast|lands|pines)$")
_POINTING = words("this that these those its his her their our your my")


class Referents:
    """What was named in the lines of the paragraph so far."""

    def __init__(self, topic: str, pronoun: str) -> None:
        """A text's own subject, and its pronoun, `he` or `she`, if it is a person."""
        self.topic, self.own = topic, {"he": _HE, "she": _SHE}.get(pronoun, frozenset())
        self.lines: list[list[Mention]] = []
        self.broken = False
        self.classes: dict[str, str] = {}
        self.heroes: dict[str, str] = {}
        """`he` and `she` -> the last name of the one person whom the text mostly tells of so."""

    def enter(self) -> None:
        """Begin a paragraph."""
        self.lines, self.broken = [], False

    def add(self, mentions: list[Mention] | None) -> None:
        """One more line has been read; None where one could not be."""
        self.broken = mentions is None
        if mentions is None:
            return
        self.lines.append(mentions)
        subject = next((m for m in mentions if m.subject and _stands(m, self.topic)), None)
        told = next((m for m in mentions if m.told and m.new), None)
        if subject and told and self.topic and self.topic in subject.text and told.head not in self.classes:
            self.classes[told.head] = subject.text

    def pronoun(self, parsed: Parsed, token: Token) -> str:
        """What a pronoun that its own sentence does not explain means; empty where it is not sure."""
        word = token.lower_
        if self.broken:
            return ""
        here = [m for m in self.lines[-1] if m.subject] if self.lines else []
        if word in _HE | _SHE:
            found = self._person(word, token)
            named_so = len(self.topic.split()) > 1 and found.startswith(f"{self.topic} ")
            firm = found.rpartition(" ")[2] in _FIRMS
            hero = self.heroes.get("he" if word in _HE else "she", "")
            another = hero not in found.split() if hero and found else False
            return self.topic if named_so else "" if firm or another else found
        if word not in _IT | _THEY or not (word in _OWN or token.dep_ in ("nsubj", "nsubjpass")):
            return ""
        return self._thing(here[0], word in _THEY) if here else ""

    def _person(self, word: str, token: Token) -> str:
        """The only person it can be, or the subject of the line before, where that names nobody else."""
        if word in self.own:
            return self._own_person(word, token)
        before = [t for t in token.doc[: token.i] if t.pos_ == "PROPN"]
        if any(t.dep_ in ("nsubj", "nsubjpass") or t.ent_type_ not in _NO_PERSON for t in before):
            return ""
        last = self.lines[-1] if self.lines else []
        if any(m.person and not m.named and not m.plural and not m.told for m in last):
            return ""
        named = _distinct(
            m for line in self.lines for m in line if m.person and m.named and not m.plural and not _a_people(m)
        )
        able = [name for name in named if fits(name, word)]
        unsure = [m.text for line in self.lines[-2:] for m in line if m.unsure and not m.plural and fits(m.text, word)]
        if len(able) == 1 and self._acted(able[0]) and all(text.split()[-1] in able[0] for text in unsure):
            return able[0]
        subject = next((m for m in last if m.subject and m.named and m.person and not _a_people(m)), None)
        others = [m for m in last if subject and (m.unsure or m.told) and m is not subject]
        first = token.i == 0 or (token.dep_ == "nsubj" and token.head.dep_ == "ROOT")
        if subject and first and fits(subject.text, word) and all(m.text in subject.text for m in others):
            return next((name for name in able if subject.text.split()[-1] == name.split()[-1]), subject.text)
        return ""

    def _acted(self, name: str) -> bool:
        """Whether a line told what that person did or had done to him, and did not only mention him by the way."""
        last = name.rsplit(maxsplit=1)[-1]
        return any(m.acts and last in m.text.removesuffix("'s").split() for line in self.lines for m in line)

    def _own_person(self, word: str, token: Token) -> str:
        """The text's own subject, where nobody else of its sort was named just now."""
        last = self.lines[-1] if self.lines else []
        if any(m.person and not m.named and not m.plural and not m.told and fits(m.text, word) for m in last):
            return ""
        named = [m.text for m in last if m.unsure] + [e.text for e in token.doc.ents if e.end <= token.i]
        here = {e.text for e in token.doc.ents if e.label_ not in _NO_PERSON}
        loose = [t.text for t in token.doc[: token.i] if t.dep_ == "nsubj" and t.pos_ == "PROPN" and not t.ent_type_]
        rivals = [name for name in named if name in here or name in {m.text for m in last}] + loose
        return "" if any(fits(n, word) and n.split()[-1] not in self.topic for n in rivals) else self.topic

    def _thing(self, subject: Mention, plural: bool) -> str:
        """The subject of the line before, where nothing else there could be meant."""
        part_of_topic = re.search(rf"\b{re.escape(self.topic)} \w", subject.text) if self.topic else None
        usable = (
            not part_of_topic
            and not subject.person
            and not subject.joined
            and subject.plural == plural
            and "'s " not in subject.text
        )
        told = any(m.told and m.main for m in self.lines[-1]) and _plain(subject)
        if not usable or not (told or _stands(subject, self.topic)):
            return ""
        others = [m for m in self.lines[-1] if m is not subject and m.plural == plural and not m.told and not m.person]
        rivals = [m for m in others if m.main or not subject.named]
        behind = self.lines[-1][self.lines[-1].index(subject) + 2 :]
        if not told and any(m.told and not m.person for m in behind):
            return ""
        lasting = len(self.lines) > 1 and any(m.subject and m.text == subject.text for m in self.lines[-2])
        return (
            subject.text
            if told or not rivals or lasting or bare(subject.text).casefold() == self.topic.casefold()
            else ""
        )

    def noun(self, parsed: Parsed, phrase: Sequence[Token]) -> str:
        """What `this basin`, `the company` means: the one thing named before that is one."""
        noun, pointed = phrase[-1].lemma_.lower(), phrase[0].lower_ == "this"
        if phrase[-1].tag_ == "NNS" or self.broken:
            return ""
        if not pointed and self._is_own_land(noun, phrase[0]) and self.topic not in parsed.line.text:
            return self.topic
        own = "" if pointed else self.classes.get(noun, "")
        if not self.lines:
            return "" if _other_named(phrase[0], own) else own
        back = self.lines[-1:] if pointed else self.lines
        same = [m for line in back for m in line if not m.told and noun in (m.head, class_noun(m.text))]
        full = _distinct(m for m in same if _stands(m, self.topic) and not m.plural and m.text.lower() != noun)
        loose = [m for m in same if m.plural or not (_short(m) or any(bare(m.text) in bare(name) for name in full))]
        if len(full) == 1 and not loose and (pointed or any(m.main and m.text == full[0] for m in same)):
            behind = next((m.behind for m in same if m.text == full[0] and not m.named), "")
            return f"{full[0]} {behind}".strip() if not own or own == full[0] else ""
        return "" if same else own

    def _is_own_land(self, noun: str, at: Token) -> bool:
        """Whether the text is about a country or state, and the paragraph has named no other one so far."""
        if noun not in _LANDS.get(land_of(self.topic), ()) or _WITH_ARTICLE.match(self.topic):
            return False
        before = (m.text for line in self.lines for m in line)
        named = {bare(n).removesuffix("'s") for n in (*before, *(e.text for e in at.doc.ents if e.start < at.i))}
        return not any(land_of(name) for name in named - {bare(self.topic)})

    def described(self, words_of: str) -> tuple[str, str]:
        """What `this salt tax` adds to `the`, before and behind it, where the line before had one such thing."""
        last = [] if self.broken or not self.lines else self.lines[-1]
        same = [m for m in last if f" {bare(m.text)}".lower().endswith(f" {words_of.lower()}") and not m.told]
        if len(same) != 1 or same[0].plural or same[0].text.split()[0].lower() in _POINTING:
            return "", ""
        before = bare(same[0].text)[: -len(words_of)].strip()
        tells = any(word[0].isupper() or word[0].isdigit() for word in before.split())
        return (before, same[0].behind) if tells or same[0].behind else ("", "")


def _other_named(at: Token, own: str) -> bool:
    """Whether the line names another place or body before these words, which they may mean."""
    named = [t for t in at.doc[: at.i] if t.ent_type_ in ("GPE", "LOC", "FAC", "ORG")]
    named += [t for t in at.doc[: at.i] if t.pos_ == "PROPN" and t.dep_ in ("nsubj", "nsubjpass")]
    return any(token.text not in own for token in named)


def _a_people(mention: Mention) -> bool:
    """Whether a name has an article and one word, `the Ardiaei`: no person has."""
    return mention.text.startswith("the ") and len(mention.text.split()) == 2


def _plain(mention: Mention) -> bool:
    """Whether a phrase names a sort of thing by itself, without an article: `alkaline phosphatase`."""
    inside = bare(mention.text).split()
    return (
        1 <= len(inside) <= 3
        and inside[0].lower() not in _POINTING
        and not mention.text.startswith(("a ", "an ", "the "))
    )


def _short(mention: Mention) -> bool:
    """Whether a phrase is no more than its noun, so that it means what was said before."""
    return len(bare(mention.text).split()) == 1 and not mention.new


def _stands(mention: Mention, topic: str) -> bool:
    """Whether the mention says by itself what it is: a name, or a noun with a name."""
    inside = bare(mention.text).split()
    if inside[0].lower() in _POINTING:
        return False
    if mention.named or bare(mention.text).casefold() == topic.casefold():
        return True
    named = any(w[0].isupper() and len(w) > 1 for w in inside)
    return named and not mention.new and len(inside) <= 5 and inside[-1].islower() and not mention.person


def _distinct(mentions: Iterator[Mention]) -> list[str]:
    """The different names, a short form under its long one."""
    found: list[str] = []
    for text in dict.fromkeys(m.text for m in mentions):
        words_of = bare(text)
        longer = next((f for f in found if words_of in bare(f) or words_of.split()[-1] == bare(f).split()[-1]), "")
        shorter = next((f for f in found if bare(f) in words_of), "")
        if shorter and len(text) > len(shorter):
            found[found.index(shorter)] = text
        elif not longer:
            found.append(text)
    return found


def unexplained(parsed: Parsed) -> Iterator[Token]:
    """The pronouns of the third person in a line for which nothing has been put in."""
    for token in parsed.doc:
        if token.lower_ in _HE | _SHE | _IT | _THEY and token.pos_ in ("PRON", "DET") and token.i not in parsed.instead:
            yield token


def put_year(parsed: Parsed, year: int) -> Iterator[tuple[int, str]]:
    """Tokens of `in that year` with what stands for them."""
    for token in parsed.doc[:-1]:
        after = token.nbor(1)
        before = token.nbor(-1).lower_ if token.i else ""
        pointed = token.lower_ in ("that", "this") and after.lower_ == "year"
        if year and pointed and before in ("in", "during", "of", "by", "until"):
            yield token.i, ""
            yield after.i, str(year)
