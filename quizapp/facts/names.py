"""One name for each thing: the acronym wherever a document gives it for a long name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.facts.identity import canonical, fact_id
from quizapp.facts.model import Fact, Family

_ACTS = ("Resolution", "Directive", "Regulation", "Decision", "Recommendation")
_ACT = re.compile(rf"\b({'|'.join(_ACTS)}) (?:No\.? )?(\d{{2,}}(?:/\d+)*)(?: (?:of \d{{4}}|\(\d{{4}}\)))?$")
_NUMBERED = re.compile(r"(?:the )?([A-Z][A-Za-z]*[A-Z]) (\d{2,}(?:/\d+)*)(?: (?:of \d{4}|\(\d{4}\)))?")


@dataclass(frozen=True, slots=True)
class Names:
    """The acronym of each long name in canonical form: of all documents, and of one where they differ."""

    common: Mapping[str, str]
    own: Mapping[tuple[str, str], str]

    def of(self, text: str, document: str = "") -> str:
        """The name with the acronym for the long form, the whole of it or a part; of an act with a number only that."""
        if act := self._act(text, document):
            return act
        whole = canonical(text)
        short = self.own.get((document, whole)) or self.common.get(whole)
        if short:
            return short
        if bracket := re.search(r"\(([A-Z][A-Za-z&-]*[A-Z])s?\)$", text.strip()):
            return bracket[1]
        for long, acronym in self.common.items():
            if f" {long} " in f" {whole} ":
                found = re.search(rf"(?:\bthe\s+)?\b{_spaced(long)}\b", text, re.IGNORECASE)
                text = f"{text[: found.start()]}{acronym}{text[found.end() :]}" if found else text
        return text

    def _act(self, text: str, document: str) -> str:
        """`Resolution 12` for the same under its body's name or acronym, and with its year."""
        found = _ACT.search(text)
        if found:
            return f"{found[1]} {found[2]}"
        numbered = _NUMBERED.fullmatch(text.strip())
        if not numbered:
            return ""
        longs = [long for (where, long), short in self.own.items() if short == numbered[1] and where == document]
        longs += [long for long, short in self.common.items() if short == numbered[1]]
        noun = next((long.rpartition(" ")[2] for long in longs), "").capitalize()
        return f"{noun} {numbered[2]}" if noun in _ACTS else ""


def names_in(facts: Iterable[Fact]) -> Names:
    """What the acronyms among the facts say; in general only where all documents say the same."""
    own: dict[tuple[str, str], str] = {}
    long_forms: dict[str, dict[str, None]] = {}
    for fact in facts:
        if fact.family is Family.ACRONYM:
            long = canonical(fact.value.text)
            long_forms.setdefault(fact.subject, {})[long] = None
            own |= {(passage.document, long): fact.subject for passage in fact.passages}
    common = {
        next(iter(longs)): acronym
        for acronym, longs in sorted(long_forms.items())
        if len(longs) == 1 and " " in next(iter(longs))
    }
    return Names(dict(sorted(common.items(), key=lambda pair: -len(pair[0]))), own)


def named_alike(facts: Sequence[Fact]) -> list[Fact]:
    """The facts with the acronym as subject wherever a document gives it for the long name."""
    names = names_in(facts)
    return [_named(fact, names) for fact in facts]


def _named(fact: Fact, names: Names) -> Fact:
    if fact.family is Family.ACRONYM:
        return fact
    subject = names.of(fact.subject, fact.passages[0].document if fact.passages else "")
    if subject == fact.subject:
        return fact
    return replace(fact, subject=subject, id=fact_id(subject, fact.relation, fact.qualifiers, fact.time))


def _spaced(canonical_name: str) -> str:
    """A pattern for a canonical name as documents write it."""
    return r"[\s-]+".join(re.escape(word) for word in canonical_name.split())
