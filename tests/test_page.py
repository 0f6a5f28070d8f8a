from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from quizapp.page import element, joined, page, table

NASTY = '<script>alert(1)</script>" onload="x\' & \x00\x1b[31m\u202e</style>'


class Read(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=60)
@given(st.text() | st.just(NASTY))
def test_text_is_never_markup_wherever_it_stands(text: str) -> None:
    made = page(text, [element("p", text, title=text), table(text, (text,), [(text,)])], language="en")
    read = Read(made)
    assert set(read.names) == set(Read(page("a", [element("p"), table("a", ("a",), [("a",)])])).names)
    assert {name for name, _ in read.attributes} == {
        *(
            "lang",
            "charset",
            "name",
            "content",
            "http-equiv",
            "title",
            "class",
            "tabindex",
            "role",
            "aria-label",
            "scope",
        )
    }
    JustHTML(made, strict=True)


def test_what_is_text_shows_as_it_was_written() -> None:
    assert Read(element("p", 'a < b & "c" &amp; <b>')).text == 'a < b & "c" &amp; <b>'
    assert element("p", str(element("b", "x")) + "<i>") == "<p>&lt;b&gt;x&lt;/b&gt;&lt;i&gt;</p>"


def test_attributes() -> None:
    made = element("a", "x", href="https://example.org/?a=1&b", class_="soft", aria_label="A", hidden=None, tabindex=0)
    assert made == ('<a href="https://example.org/?a=1&amp;b" class="soft" aria-label="A" tabindex="0">x</a>')
    for address in ("javascript:alert(1)", " javascript:alert(1)", "file:///x", "//elsewhere", "data:text/html,x"):
        assert element("a", "x", href=address) == "<a>x</a>"
        assert element("img", src=address) == "<img>"


def test_numbers_stand_to_the_right() -> None:
    made = table("Days", ("day", "answers"), [("Monday", 3), ("Tuesday", 12)])
    assert made.count('class="number"') == 3
    assert '<th scope="col">day</th><th scope="col" class="number">answers</th>' in made


def test_a_page_asks_for_nothing_and_runs_nothing() -> None:
    made = page("A", joined(element("h1", "A"), "b"), style="p { color: red; } /* </style><script> */")
    assert "default-src 'none'" in made.replace("&#x27;", "'")
    assert not re.search(r"<script|@import|url\(|<link", made.replace("/* <\\/style><script> */", ""))
    assert made.count("</style>") == 1
    assert made.startswith('<!DOCTYPE html>\n<html lang="en">')
