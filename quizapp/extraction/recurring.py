"""What a document speaks of again and again, where its title is no name for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from quizapp.documents.model import BlockKind, Document
from quizapp.documents.verbs import NONE, finite
from quizapp.extraction.lexicon import CLASSES, COUNTRIES, SMALL, words
from quizapp.extraction.owner import tells_no_subject
from quizapp.extraction.phrases import singular
from quizapp.extraction.subject import is_generic, plain_title

FEWEST_TITLED, FEWEST_HEADED, FEWEST_BLOCKS, OF_THE_MOST = 4, 7, 3, 0.4
OF_BLOCKS, OF_ITS_OWN, MOSTLY, TWICE = 0.08, 0.3, 0.6, 2
PARTICULAR, LEADS, CLEARLY, NEARLY, OF_PARAGRAPHS, OPENING = 0.6, 0.6, 1.25, 0.8, 0.3, 3
LEAST_LETTERS, LEAST_WORDS = 3, 4
PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FIELD)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PARTICULAR = words("the this that its their our his her your my these those")
_COLOURS = words("red blue green white black yellow brown grey gray orange purple pink")
_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ish|ese|[aei]ans?|aeli|aqi|stani)s?|Germans?|Greeks?|Dutch|French|Swiss")
_BEFORE_NOUNS = _PARTICULAR | words("a an of in on with for by from about into no some many most all each every and or")
_BEFORE_VERBS = words("to will can may would could must should not they we you i he she it who which that")
_EMPTY = (
    SMALL
    | _BEFORE_NOUNS
    | _BEFORE_VERBS
    | words(
        "is are was were be been being do does did has have had what when where how why than as there here so but if "
        "then also might shall more one two three four five six seven eight nine ten eleven twelve hundred thousand "
        "million first second third last next only very just even still over under after before between during through "
        "without against because while until since up down out off again both few own same other such too now new old "
        "them me us him her mine yours don't doesn't can't it's that's you're isn't "
        "good great small large long high low little much year years time times day days week weeks month months "
        "hour hours minute minutes people person man men woman way ways number numbers part parts use used using "
        "make made makes said say says get gets go goes like take takes taken seen see known know called well often "
        "later early late however today century thing things work works place places world state states country "
        "countries level levels case cases point points word words name names line lines set form forms kind kinds "
        "metre metres kilometre kilometres mile miles per cent percent step steps side end top back home life land "
        "around across along away near far left right north south east west another data service services risk "
        "club clubs box boxes "
        "notes note handout lecture chapter unit guide manual report news history page introduction questions question "
        "answers answer faq interview transcript talk leaflet timeline minutes summary overview section course reading "
        "textbook press release frequently asked basics principles fundamentals file index part true false test tests "
        "january february march april june july august september october november december "
        "monday tuesday wednesday thursday friday saturday sunday"
    )
)
"""Words that say how something is told or counted, and nothing of what it is about."""


def recurring_topic(document: Document) -> str:
    """The name or noun that title, file name or headings say and the text repeats; empty where none is clear."""
    said = Said(document)
    title = "" if tells_no_subject(document.title) else plain_title(document.title)
    filed = re.sub(r"[\W_]+", " ", document.name.rsplit(".", 1)[0])
    for fewest, sources in (
        (FEWEST_TITLED, [title, filed]),
        (max(FEWEST_HEADED, max(said.times.values(), default=0)), said.headings),
    ):
        told = {folded(word) for source in sources for word in telling(source)}
        labels = {word: said.label(word, told) for word in told if said.often(word, fewest)}
        if ranked := [
            (said.weight(word), label) for word, label in labels.items() if said.is_clear(word, label, filed)
        ]:
            return max(ranked)[1]
    return said.above_all()


@dataclass(frozen=True)
class Said:
    """How often the prose of a document says its words."""

    document: Document

    @cached_property
    def prose(self) -> list[str]:
        """Its paragraphs and items of more than a few words."""
        blocks = [b.text for b in self.document.blocks if b.kind in PROSE]
        return [text for text in blocks if len(text.split()) >= LEAST_WORDS]

    @cached_property
    def headings(self) -> list[str]:
        """Its headings that say something."""
        return [b.text for b in self.document.blocks if b.kind is BlockKind.HEADING and not is_generic(b.text)]

    @cached_property
    def times(self) -> Counter[str]:
        """Word -> how often it is said."""
        return Counter(folded(word) for text in self.prose for word in telling(text))

    def often(self, word: str, fewest: int) -> bool:
        """Whether it stands in many places, and nothing else very much more often."""
        most = max(self.times.values(), default=0)
        enough = self.times[word] >= max(fewest, OF_THE_MOST * most)
        return enough and self._places(word) >= max(FEWEST_BLOCKS, OF_BLOCKS * len(self.prose))

    def above_all(self) -> str:
        """What the text begins with and says far more often than all else, in many of its paragraphs."""
        opening = {folded(w) for s in self.document.sentences[:OPENING] for w in telling(s.text)}
        (first, most), (_, other) = (*self.times.most_common(2), ("", 0), ("", 0))[:2]
        enough = most >= max(FEWEST_HEADED, CLEARLY * other) and self._places(first) >= OF_PARAGRAPHS * len(self.prose)
        fits = enough and first in opening and not self._is_name(first) and self.often(first, FEWEST_HEADED)
        return self.label(first, opening) if fits else ""

    def is_clear(self, word: str, label: str, filed: str) -> bool:
        """Whether it is a label, and no single name of several that only a headline has."""
        most = max(self.times.values(), default=0)
        alone = self._is_name(word) and " " not in label and word not in map(folded, telling(filed))
        return label != "" and (not alone or self.times[word] >= NEARLY * most)

    def _places(self, word: str) -> int:
        return sum(word in map(folded, telling(text)) for text in self.prose)

    def weight(self, word: str) -> tuple[int, bool]:
        """How often it is said, and whether it is a name."""
        return self.times[word], self._is_name(word)

    def label(self, word: str, told: Set[str]) -> str:
        """The word as the text writes it, with what belongs to its name; empty where it is no noun or some thing."""
        forms = self._forms(word)
        if not forms:
            return ""
        form = max(forms, key=lambda form: (forms[form], form))
        whole = self._name(form, told) if self._is_name(word) else self._widened(word, form)
        return "" if whole.lower() in _COLOURS else whole[:1].upper() + whole[1:]

    @cached_property
    def text(self) -> str:
        """All of that in one."""
        return "\n".join(self.prose)

    def _forms(self, word: str) -> Counter[str]:
        """How often each form of the word stands inside a sentence."""
        inside = re.findall(rf"(?<=[\w,;] )({re.escape(word[:-1])}[\w-]*)", self.text, re.IGNORECASE)
        return Counter(form for form in inside if folded(form) == word)

    def _is_name(self, word: str) -> bool:
        forms = self._forms(word)
        return sum(n for form, n in forms.items() if form[0].isupper()) > MOSTLY * forms.total()

    def _name(self, name: str, told: Set[str]) -> str:
        """The name with this word that the text repeats, of words that are told; empty where it is no whole name."""
        known, enough = told | set(CLASSES), max(TWICE, OF_ITS_OWN * self.times[folded(name)])
        whole = name
        for beside in (rf"\b([A-Z][\w-]* ){re.escape(name)}\b", rf"\b{re.escape(name)}( (?:of )?[A-Z][\w-]*)"):
            for part, times in Counter(re.findall(beside, self.text)).most_common(1):
                if times >= enough and {folded(word) for word in telling(part)} & known:
                    whole = part + whole if part.endswith(" ") else whole + part
        return "" if whole.lower() in CLASSES or whole in COUNTRIES or _PEOPLE.fullmatch(whole) else whole

    def _widened(self, word: str, form: str) -> str:
        """The noun with the word that mostly goes with it; empty where it is some particular thing, or no noun."""
        found = re.findall(rf"([\w'’-]+) ({re.escape(word[:-1])}[\w-]*)(?: ([\w'’-]+))?", self.text, re.IGNORECASE)
        stands = [(before.lower(), after.lower()) for before, one, after in found if folded(one) == word]
        enough = max(TWICE, OF_ITS_OWN * self.times[word])
        before, after = Counter(b for b, _ in stands), Counter(a for _, a in stands)
        sort = next((w for w, n in before.most_common() if n >= enough and w not in _EMPTY), "")
        rest = next((w for w, n in after.most_common() if n >= enough and w not in _EMPTY and finite(w) == NONE), "")
        as_noun, as_verb, as_some = (
            sum(before[w] for w in sorts) for sorts in (_BEFORE_NOUNS, _BEFORE_VERBS, _PARTICULAR)
        )
        leads = sum(n for w, n in after.items() if w and w not in _EMPTY and finite(w) == NONE)
        one = not form.endswith("s")
        particular = not sort and ((one and as_some > PARTICULAR * len(stands)) or form.lower() in CLASSES)
        no_noun = as_verb > as_noun or (one and leads > LEADS * len(stands))
        if not rest and (particular or no_noun):
            return ""
        return " ".join(part for part in (sort, form, rest) if part)


def telling(text: str) -> Iterable[str]:
    """The words of a text that say what it is about."""
    return (w for w in _WORD.findall(text) if re.split("['’]", w.lower())[0] not in _EMPTY and len(w) >= LEAST_LETTERS)


def folded(word: str) -> str:
    """A word in small letters and in the singular."""
    plain = re.sub(r"['’]s?$", "", word).lower()
    return singular(plain) if len(plain) > LEAST_LETTERS else plain
