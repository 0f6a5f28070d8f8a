"""A PDF: its pages' text with headings, lists and tables as far as their look tells, running heads taken off."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from quizapp.documents.formats import dialect
from quizapp.documents.formats.missing import needs
from quizapp.documents.formats.pdf_blocks import blocks_of
from quizapp.documents.formats.pdf_columns import column_by_column
from quizapp.documents.formats.pdf_lines import Line, Marks
from quizapp.documents.formats.pdf_margins import without_margins
from quizapp.documents.formats.pdf_words import Words
from quizapp.documents.formats.word import named
from quizapp.errors import QuizError

MOST_PAGES, MOST_ON_PAGE, MOST_IN_ALL = 2_000, 8_000_000, 40_000_000
_DEEPEST_TREE = 40
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def extract(raw: bytes) -> str:
    """The text of all pages; a `QuizError` where there is none to be had."""
    with needs("PDF", "pypdf"):
        import pypdf
    with _quiet():
        try:
            reader = pypdf.PdfReader(io.BytesIO(raw))
            _opened(reader)
            _counted(reader)
            pages = [_lines(page) for page in _within(reader.pages)]
            title, date = _said(reader)
        except QuizError:
            raise
        except (Exception, RecursionError, MemoryError) as error:
            raise QuizError(
                "The PDF is damaged and cannot be read.", hint="Open it and save or print it anew."
            ) from error
    _readable(pages)
    return _composed(without_margins(pages), title, date)


def _composed(pages: Sequence[Sequence[Line]], title: str, date: str) -> str:
    words = Words(line.text for page in pages for line in page)
    texts = [dialect.page(blocks) for blocks in blocks_of(pages, words)]
    headed = re.search(r"^# ", texts[0] if texts else "", re.MULTILINE)
    return dialect.compose(texts, "" if headed else named(title, "\n".join(texts)), date, "created")


def _opened(reader: Any) -> None:
    """Open what is locked with no password; a real one is the person's to take off."""
    if not reader.is_encrypted:
        return
    hint = "Save it without protection (for example: qpdf --decrypt in.pdf out.pdf)."
    try:
        opened = reader.decrypt("")
    except Exception as error:
        raise QuizError("The PDF is encrypted.", hint=hint) from error
    if not opened:
        raise QuizError("The PDF is behind a password.", hint=hint)


def _counted(reader: Any) -> None:
    """Refuse a tree of pages that is too large, or that bites its own tail, before anything walks it."""
    waiting = [(reader.trailer["/Root"]["/Pages"], 0)]
    count = steps = 0
    while waiting:
        node, depth = waiting.pop()
        steps += 1
        node = node.get_object()
        kids = node.get("/Kids") if hasattr(node, "get") else None
        if kids is None:
            count += 1
        elif depth < _DEEPEST_TREE:
            waiting += [(kid, depth + 1) for kid in kids.get_object()]
        if count > MOST_PAGES or steps > 4 * MOST_PAGES or depth >= _DEEPEST_TREE:
            raise QuizError(f"The PDF has more than {MOST_PAGES:,} pages.", hint="Split it, for example by chapter.")


def _within(pages: Any) -> Iterator[Any]:
    """The pages, as long as they are not too much to read; None for one that is by itself."""
    total = 0
    for page in pages:
        try:
            contents = page.get_contents()
            size = len(contents.get_data()) if contents is not None else 0
        except Exception:
            size = 0
        total += min(size, MOST_ON_PAGE)
        if total > MOST_IN_ALL:
            raise QuizError("The PDF is too large to be read.", hint="Split it, for example by chapter.")
        yield page if size <= MOST_ON_PAGE else None


def _lines(page: Any) -> list[Line]:
    """The lines of a page; none where it cannot be read."""
    marks = Marks()
    if page is not None:
        try:
            page.extract_text(visitor_text=marks.add)
        except (Exception, RecursionError):
            marks = Marks()
    return column_by_column(marks.lines())


def _said(reader: Any) -> tuple[str, str]:
    """Title and day of making in the file's properties."""
    try:
        said = reader.metadata or {}
        day = _DAY.match(str(said.get("/CreationDate", "")))
        return str(said.get("/Title", "")), "-".join(day.groups()) if day else ""
    except Exception:
        return "", ""


def _readable(pages: Sequence[Sequence[Line]]) -> None:
    text = "".join(line.text for page in pages for line in page)
    letters = sum(c.isalpha() for c in text)
    if letters < 20:
        hint = "It holds pictures of pages: have their text recognised first (for example: ocrmypdf in.pdf out.pdf)."
        raise QuizError("There is no text in this PDF.", hint=hint)
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if unknown > 0.3 * len(text):
        hint = "Its fonts do not say which letters they draw: print it anew, or have its text recognised."
        raise QuizError("The letters of this PDF cannot be told.", hint=hint)


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing of the reader's own remarks reaches the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
