"""XML from elsewhere as a tree: no document types, no entities of its own, not deep."""

from __future__ import annotations

import codecs
import re
from html import escape
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from quizapp.errors import QuizError
from quizapp.packs.formats.decoding import text_of

_DEEPEST = 60
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["'][^>]*\?>""", re.ASCII)
_WIDE = ("utf-16", "utf-32")
"""What a file cannot be in whose declaration is read byte by byte, whatever it says."""
_NOT_FOR_FILES = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""What Python decodes, and no file of XML is in."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Refused(Exception):
    """Something that a file of questions has no use for."""


def tree(data: bytes, name: str) -> Element:
    """The root of the tree; raises QuizError for what is not XML, or more than that."""
    builder, parser = TreeBuilder(), expat.ParserCreate()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _Refused(f"it is nested more than {_DEEPEST} deep")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(_DECLARED.sub("", text_of(data, name, _declared(data, name))), True)
    except _Refused as error:
        raise QuizError(str(error), f"{name}:{parser.CurrentLineNumber}") from None
    except expat.ExpatError as error:
        raise QuizError(f"this is not XML: {expat.ErrorString(error.code)}", f"{name}:{error.lineno}") from error
    return builder.close()


def _declared(data: bytes, name: str) -> str:
    """The encoding that the file says it is in, UTF-8 where it says none."""
    found = _ENCODING.match(data)
    said = found[1].decode() if found else "utf-8"
    try:
        encoding = codecs.lookup(said).name.replace("_", "-")
        " ".encode(encoding)
    except (LookupError, UnicodeError):
        encoding = ""
    if not encoding or encoding in _NOT_FOR_FILES:
        raise QuizError(f"it says that it is in {said}, which cannot be read", name, "save the file as UTF-8")
    return "utf-8" if encoding.startswith(_WIDE) else encoding


def _refuse(*_: object) -> NoReturn:
    raise _Refused("it declares a document type, which files of questions have no use for")


def inner(element: Element | None) -> str:
    """What an element says; elements that stand in it, where text was meant, as their markup."""
    if element is None:
        return ""
    said = element.text or ""
    within = "".join(tostring(one, encoding="unicode") for one in element)
    return escape(said, quote=False) + within if within else said


def writable(text: str) -> str:
    """The text without what XML cannot say."""
    return _NOT_XML.sub("", text)
