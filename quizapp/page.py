"""HTML pages, escaped by construction: each whole in itself, without a script, for screens of any width and for paper.

A page is a tree of `element`s. Whatever is not an element itself is text: cleaned, escaped, and never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from quizapp.text.control import clean

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #ffffff; --soft: #595959; --line: #c9c9c9; --mark: #1f5fa8;
  --wash: #f1f3f5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181b; --soft: #a9adb3; --line: #44494f; --mark: #7db4f0; --wash: #22262b; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
p, li { max-width: 42rem; }
a { color: var(--mark); }
svg { display: block; max-width: 100%; height: auto; }
figure { margin: 1rem 0; }
figcaption, caption, .soft { color: var(--soft); }
caption { text-align: left; padding-bottom: .3rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; overflow-wrap: normal; }
th, td { padding: .2rem .9rem .2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.keep { white-space: nowrap; }
summary { cursor: pointer; color: var(--mark); }
@media print {
  :root { --ink: #000000; --paper: #ffffff; --soft: #404040; --line: #b0b0b0; --mark: #1f5fa8; --wash: #f1f3f5; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1, h2, h3, h4, figure, tr, .whole { break-inside: avoid; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  details::details-content { content-visibility: visible; height: auto; }
  summary { list-style: none; color: var(--ink); break-after: avoid; }
  .wide { overflow-x: visible; }
  table { font-size: 8.5pt; overflow-wrap: anywhere; }
  th, td { padding-right: .5rem; }
  th { overflow-wrap: normal; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
"""How every page looks, in light, in the dark and on paper; colours are named for what they are for."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for a page: nothing."""

VOID = frozenset({"br", "col", "hr", "img", "meta", "wbr"})
ADDRESS = re.compile("https?://|#|data:image/")
"""How an address begins that a page may name."""


class Element(str):
    """Markup that an element was written as; a plain string is never taken for one."""

    __slots__ = ()


Child = str | int | float
WRITTEN = Element('<meta name="generator" content="quizapp">')
"""What every page has in its head, so that a later one may take its place."""


def element(name: str, /, *children: Child, **attributes: Child | None) -> Element:
    """An element with what is in it; `class_` is written class, `stroke_width` stroke-width.

    What is None is left out, and so is an address that is neither of the web nor in the page.

    >>> element("p", "a < b ", element("b", 3), class_="soft")
    '<p class="soft">a &lt; b <b>3</b></p>'
    """
    written = "".join(f' {_named(key)}="{_text(value)}"' for key, value in attributes.items() if _stands(key, value))
    inside = joined(*children)
    return Element(f"<{name}{written}>" if name in VOID else f"<{name}{written}>{inside}</{name}>")


def joined(*children: Child) -> Element:
    """One after another, without anything around them.

    >>> joined(element("br"), "&")
    '<br>&amp;'
    """
    return Element("".join(child if isinstance(child, Element) else _text(child) for child in children))


def table(caption: str, head: Sequence[Child], rows: Iterable[Sequence[Child]]) -> Element:
    """A table under its caption; numbers stand to the right, and what is too wide for the screen is scrolled.

    >>> 'class="number">3<' in table("Answers", ("day", "count"), [("Monday", 3)])
    True
    """
    body = [list(row) for row in rows]
    numeric = [all(isinstance(row[at], int | float) for row in body) and bool(body) for at in range(len(head))]
    kinds = ["number" if one else None for one in numeric]
    top = element(
        "tr", *(element("th", name, scope="col", class_=kind) for name, kind in zip(head, kinds, strict=True))
    )
    lines = (element("tr", *(_cell(cell) for cell in row)) for row in body)
    whole = element("table", element("caption", caption), element("thead", top), element("tbody", *lines))
    return element("div", whole, class_="wide", tabindex=0, role="group", aria_label=caption)


def page(title: str, body: Child | Iterable[Child], style: str = "", language: str = "en") -> str:
    """A whole page with everything it needs in it; `style` is added to what every page looks like."""
    inside = joined(body) if isinstance(body, Child) else joined(*body)
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        WRITTEN,
        element("title", title),
        element("style", Element((STYLE + style).replace("</", r"<\/"))),
    )
    whole = element("html", element("head", head), element("body", element("main", inside)), lang=language)
    return f"<!DOCTYPE html>\n{whole}\n"


def _cell(cell: Child) -> Element:
    return element("td", cell, class_="number" if isinstance(cell, int | float) else None)


def _stands(key: str, value: Child | None) -> bool:
    return value is not None and (key not in {"href", "src"} or bool(ADDRESS.match(str(value))))


def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _text(value: Child | None) -> str:
    return escape(clean(str(value)))
