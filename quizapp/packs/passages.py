"""The passages a question cites, as a person looks at them: the document's text and the place in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.packs.evidence import line_of, locate
from quizapp.packs.locators import locator
from quizapp.packs.sections import heading_above

if TYPE_CHECKING:
    from quizapp.packs.model import Evidence, Question
    from quizapp.packs.sources import Sources

_MARKDOWN = (".md", ".markdown", ".mdown")


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in its document: `text[start:end]`, with its page or line and the heading above it."""

    document: str
    title: str
    text: str = field(repr=False)
    start: int
    end: int
    line: int
    heading: str
    found: bool
    """Whether the passage stands there; where it does not, `text` is the whole document or what was quoted of it."""
    locator: str = ""
    """Its page, slide or time, where the document has them."""
    is_quote: bool = False
    """Whether the pack has the passage only as it is quoted, and not its document."""

    @property
    def place(self) -> str:
        """Where a person finds it: its page, slide or time, else its line."""
        return self.locator or f"line {self.line}"

    @property
    def words(self) -> str:
        """The passage in one line, as a reader of its document sees it: without the marks of Markdown."""
        read = _unmarked if self.document.lower().endswith(_MARKDOWN) else _as_written
        return " ".join(read(self.text, self.start, self.end).split())


def passages(question: Question, sources: Sources) -> tuple[Shown, ...]:
    """Every citation of a question for which there is something to show."""
    return cited(question.evidence, sources)


def cited(citations: Iterable[Evidence], sources: Sources) -> tuple[Shown, ...]:
    """Every citation for which there is something to show."""
    shown = []
    for evidence in citations:
        source = sources[evidence.source]
        document = source.document if source else evidence.source
        title = (source.source.title if source else "") or document
        text = source.text if source else None
        if text is not None:
            place = locate(text, evidence)
            line, heading = line_of(text, place.start), heading_above(text, place.start)
            found = place.end > place.start
            where = evidence.locator if evidence.start is None else ""
            where = where or locator(document, text, place.start)
            shown.append(Shown(document, title, text, place.start, place.end, line, heading, found, where))
        elif evidence.quote:
            quote = evidence.quote
            shown.append(Shown(document, title, quote, 0, len(quote), 1, evidence.locator, False, is_quote=True))
    return tuple(shown)


def documents_of(question: Question, sources: Sources) -> tuple[str, ...]:
    """The base names of the documents that a question cites, each once."""
    cited = ((sources[evidence.source], evidence.source) for evidence in question.evidence)
    return tuple(dict.fromkeys(source.document if source else name for source, name in cited))


def topic_of(question: Question, sources: Sources, title: str) -> str:
    """The question's topic: its own, else the heading above its evidence, else the pack's title."""
    if question.topic:
        return question.topic
    for evidence in question.evidence:
        source = sources[evidence.source]
        if source is None or source.text is None:
            continue
        place = locate(source.text, evidence)
        if place.found:
            return heading_above(source.text, place.start) or source.source.title or title
    return title


def _as_written(text: str, start: int, end: int) -> str:
    return text[start:end]


def _unmarked(text: str, start: int, end: int) -> str:
    """The lines of the passage are read as a whole, since a mark may open before it and close in it."""
    from quizapp.documents.inline import plain
    from quizapp.documents.placed import Placed

    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    lines = range(first, last if last >= 0 else len(text))
    shown = plain(Placed(text[lines.start : lines.stop], lines))
    return "".join(letter for letter, place in zip(shown.text, shown.places, strict=True) if start <= place < end)
