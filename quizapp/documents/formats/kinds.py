"""Which formats are read, by the name's ending and by the first bytes of a file."""

from __future__ import annotations

import re

from quizapp.errors import QuizError

TEXT = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".rst", ".rest", ".vtt", ".srt"})
"""Endings of files whose text is the document."""
EXTRACTED = frozenset({".html", ".htm", ".xhtml", ".pdf", ".docx", ".pptx"})
"""Endings of files whose extracted text is the document."""
KNOWN = "Text, Markdown, reStructuredText, HTML, PDF, Word (.docx), PowerPoint (.pptx), .vtt and .srt can be read"
_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_SUFFIXES = {"pdf": {".pdf"}, "zip": {".docx", ".pptx"}, "page": {".html", ".htm", ".xhtml"}}
_SAID = {"pdf": "a PDF file", "zip": "a packed file, such as of Word or PowerPoint", "page": "a web page"}
_OLD = {
    ".doc": "This is a Word document in the old format.",
    ".ppt": "These are slides in the old PowerPoint format.",
    ".xls": "This is an Excel workbook.",
}
_OLD_NAMES = {"WordDocument": ".doc", "PowerPoint Document": ".ppt", "Workbook": ".xls"}


def misnamed(suffix: str, raw: bytes) -> None:
    """Raise a `QuizError` where the first bytes are those of another format than the name says."""
    found = told(raw)
    if found == "old":
        raise _old(raw)
    if found and suffix not in _SUFFIXES[found]:
        ends = " or ".join(sorted(_SUFFIXES[found]))
        raise QuizError(f"This is {_SAID[found]}.", hint=f"Give it a name that ends in {ends}.")
    if suffix in _SUFFIXES["pdf"] | _SUFFIXES["zip"] and not found:
        raise QuizError(f"This is no {suffix} file: it does not begin as one.", hint="Was it saved whole?")


def extract(raw: bytes) -> str:
    """The text of a file that is not text."""
    found = told(raw)
    if found == "pdf":
        from quizapp.documents.formats.pdf import extract as of_pdf

        return of_pdf(raw)
    if found == "zip":
        return _office(raw)
    from quizapp.documents.formats.html import extract as of_page

    return of_page(raw)


def told(raw: bytes) -> str:
    """What the first bytes say: pdf, zip, old, page, or nothing."""
    if raw.startswith(_OLE):
        return "old"
    if raw.startswith(_ZIP):
        return "zip"
    if _PDF in raw[:1024] and not _PAGE.match(raw[:2048]):
        return "pdf"
    return "page" if _PAGE.match(raw[:2048]) else ""


def _old(raw: bytes) -> QuizError:
    """A compound file: of an old format, or a new one behind a password."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in raw

    if holds("EncryptedPackage"):
        return QuizError("The document is behind a password.", hint="Save it without the password.")
    kind = next((end for name, end in _OLD_NAMES.items() if holds(name)), "")
    message = _OLD.get(kind, "This is a document in an old format of Microsoft Office.")
    return QuizError(message, hint=f"Open it and save it as {'.pptx' if kind == '.ppt' else '.docx'}.")


def _office(raw: bytes) -> str:
    from quizapp.documents.formats.package import Package
    from quizapp.documents.formats.slides import extract as of_slides
    from quizapp.documents.formats.word import extract as of_word

    package = Package(raw)
    main = package.main()
    if "wordprocessingml" in main.kind:
        return of_word(package)
    if "presentationml" in main.kind:
        return of_slides(package)
    raise QuizError("This is neither a Word document nor slides.", hint=f"{KNOWN}.")
