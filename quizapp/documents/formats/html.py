"""A web page: its main content, and the title and date it gives itself."""

from __future__ import annotations

import re
from typing import Any

from quizapp.documents.formats import dialect
from quizapp.documents.formats.html_blocks import Blocks, said
from quizapp.documents.formats.html_charset import decoded
from quizapp.documents.formats.html_main import content
from quizapp.documents.formats.missing import needs
from quizapp.documents.metadata import said_date
from quizapp.errors import QuizError

_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified", "datemodified", "dcterms.modified")
_PUBLISHED = ("article:published_time", "datepublished", "dcterms.date", "dc.date", "date", "pubdate", "publish-date")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_JSON = re.compile(r'"(dateModified|datePublished)"\s*:\s*"(\d{4}-\d\d-\d\d)')
_UNTITLED = re.compile(r"(?:untitled|home|index|welcome|new page|document|no title)\b.{0,12}", re.IGNORECASE)
_LOOKS = tuple(
    "font b i u em strong big small tt s strike ins mark nobr kbd samp var cite q dfn abbr acronym bdi bdo wbr".split()  # noqa: SIM905
)
"""Elements that only make words look different."""
_DEEPEST = 200
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CODES = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|\d{1,8});?")
_SAID = re.compile(
    r"\b(?P<what>updated|modified|reviewed|revised|published|posted)(?:\s+on)?\s*:?\s+(?P<day>[\w.,\s-]{6,24})",
    re.IGNORECASE,
)
_NEAR_TOP, _NEAR_END, _SHORT = 5, 3, 200
_SITE = re.compile(r"\s+[|–—·»•-]\s+")


def extract(raw: bytes) -> str:
    """The page's content as text; a `QuizError` where there is none."""
    with needs("HTML", "lxml"):
        from lxml import etree, html
    text = _CODES.sub(_letter, _CONTROLS.sub("", decoded(raw)))
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise QuizError("There is no text in this page.", hint="Open it in a browser and save it again.") from error
    for cell in tree.iter("td"):
        if _is_bold(cell):
            cell.tag = "th"
    etree.strip_tags(tree, *_LOOKS)
    for element in [one for one in tree.iter("p") if next(one.iterdescendants("p"), None) is not None]:
        element.drop_tag()
    _flat_enough(tree)
    date, key = _date(tree, text)
    first = tree.find(".//h1")
    shown = dialect.unnumbered(said(first)) if first is not None else ""
    title = _title(tree, shown)
    blocks = Blocks()
    main = content(tree)
    blocks.read(main)
    page = dialect.page(blocks.found)
    if not page.strip():
        hint = "It may be filled in by a script: open it in a browser and save what is shown."
        raise QuizError("There is no text in this page.", hint=hint)
    if not date:
        date, key = _said_in(page)
    headed = any(one.startswith("# ") for one in blocks.found)
    if title and title == shown and not headed:
        page, headed = dialect.page([dialect.heading(1, title), page]), True
    return dialect.compose([page], "" if headed else title, date, key)


def _is_bold(cell: Any) -> bool:
    """Whether all that a cell holds is set in bold, as names are in a table without header cells."""
    if len(cell) != 1 or cell[0].tag not in ("b", "strong"):
        return False
    return not (cell.text or "").strip() and not (cell[0].tail or "").strip()


def _said_in(page: str) -> tuple[str, str]:
    """When the page was changed or published, as a short line at its top or its end says, and which of the two."""
    blocks = page.split("\n\n")
    for block in (*blocks[:_NEAR_TOP], *blocks[-_NEAR_END:]):
        for found in _SAID.finditer(block) if len(block) < _SHORT else ():
            day = said_date(found["day"])
            if day and len(day) > 4:
                return day, "date" if found["what"].lower() in {"published", "posted"} else "updated"
    return "", "date"


def _letter(code: re.Match[str]) -> str:
    """A letter named by its number, as browsers read it; those that nobody sees are left out."""
    number = int(code[1][1:], 16) if code[1][0] in "xX" else int(code[1])
    if 0x80 <= number < 0xA0:
        return bytes([number]).decode("windows-1252", "ignore")
    return "" if (number < 0x20 and number not in (9, 10, 13)) or number == 0x7F else code[0]


def _flat_enough(tree: Any) -> None:
    """Refuse a page whose elements stand in each other without end, as broken ones do."""
    waiting = [(tree, 0)]
    while waiting:
        element, depth = waiting.pop()
        if depth > _DEEPEST:
            raise QuizError("The page's elements are nested too deep.", hint="Open it in a browser and save it again.")
        waiting += [(child, depth + 1) for child in element]


def _title(tree: Any, shown: str) -> str:
    """The page's own name, without the name of its site; `shown` is its highest heading."""
    named = next((one.get("content", "") for one in tree.iter("meta") if one.get("property") == "og:title"), "")
    element = tree.find(".//title")
    whole = named or (dialect.line(element.text_content()) if element is not None else "")
    if shown and shown.casefold() in whole.casefold():
        return shown
    parts = [dialect.unnumbered(dialect.line(part)) for part in _SITE.split(whole)]
    headings = {dialect.unnumbered(said(one)).casefold() for one in tree.iter("h1", "h2", "h3")}
    title = next((part for part in parts if part.casefold() in headings), parts[0])
    return "" if _UNTITLED.fullmatch(title) else title or shown


def _date(tree: Any, text: str) -> tuple[str, str]:
    """When the page says it was changed, else published, and which of the two."""
    told: dict[str, str] = {}
    for one in tree.iter("meta", "time"):
        day = _DAY.match(one.get("content") or one.get("datetime") or "")
        for name in ("property", "name", "itemprop", "http-equiv"):
            if day and one.get(name):
                told.setdefault(one.get(name).lower(), day[0])
    for key, day in _JSON.findall(text):
        told.setdefault(key.lower(), day)
    for names, word in ((_MODIFIED, "updated"), (_PUBLISHED, "date")):
        for name in names:
            if name in told:
                return told[name], word
    return "", "date"
