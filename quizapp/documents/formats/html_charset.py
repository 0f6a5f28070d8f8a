"""The characters of a web page, by its byte order mark, by being UTF-8, or by what it declares."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]{2,20})|encoding\s*=\s*["']([\w.:-]{2,20})["']""", re.IGNORECASE
)
_KNOWN = re.compile(
    r"iso-8859-\d+|latin-?\d|windows-\d+|cp\d+|koi8-[ru]|shift[_-]jis|euc-(?:jp|kr)|gb2312|gbk|gb18030|big5|macintosh"
)
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


def decoded(raw: bytes) -> str:
    """The page's text; bytes that mean nothing become replacement characters."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(_declared(raw), "replace")


def _declared(raw: bytes) -> str:
    """The encoding that the page's head names, as far as it is one of text; else that of western Europe."""
    found = _DECLARED.search(raw[:4096])
    name = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    if name in {"utf-8", "utf8"}:
        return "utf-8"
    if not _KNOWN.fullmatch(name) or name in _LATIN:
        return "windows-1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "windows-1252"
