# ruff: noqa: E501
"""Web pages: what of them is read, and as what."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.documents.formats.html import extract
from quizapp.documents.model import BlockKind
from quizapp.errors import QuizError

AROUND = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Granite Harbour | Coast Guide</title>
<meta property="article:modified_time" content="2019-04-02T10:00:00Z"><style>p {{}}</style><script>var a = "<p>x";</script>
</head><body class="page has-sidebar"><a class="skip-link" href="#m">Skip to content</a>
<div id="cookie-banner"><p>We use cookies to make this site better.</p><button>Accept all</button></div>
<header><a href="/">Coast Guide</a><nav><ul><li><a href="/a">Home</a><li><a href="/b">Harbours</a></ul></nav></header>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/h">Harbours</a></div>
<div class="wrap"><main><article>{}</article>
<div class="share-buttons">Share this page</div><section class="comments"><p>What a lovely place it was.</p></section></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/q">Ten best beaches</a></ul></aside></div>
<footer>Copyright 2019 Coast Guide. <a href="/z">Imprint</a></footer></body></html>"""
PROSE = "<h1>Granite Harbour</h1><p>Granite Harbour is a port on the north coast. It was built in 1871 by Ida Moss."


def body(html: str) -> str:
    """The extracted text of content in a whole page, below its title and first paragraph."""
    text = extract(AROUND.format(PROSE + html).encode())
    _, first, rest = text.partition("It was built in 1871 by Ida Moss.")
    assert first
    return rest.strip()


def test_only_the_main_content_is_read_with_title_and_date() -> None:
    assert extract(AROUND.format(PROSE).encode()) == (
        "---\nupdated: 2019-04-02\n---\n\n# Granite Harbour\n\n"
        "Granite Harbour is a port on the north coast. It was built in 1871 by Ida Moss.\n"
    )


def test_a_page_without_a_heading_has_the_title_of_its_head_without_the_sites_name() -> None:
    page = "<title>Granite Harbour - Coast Guide</title><p>The harbour was built in 1871 by Ida Moss.</p>"
    assert document("a.html", extract(page.encode())).title == "Granite Harbour"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<table><caption>Berths by depth</caption><thead><tr><th>Berth<th>Depth</thead>"
            "<tr><th>North<td>9 m<tr><th>South<td>6 m</table>",
            "Table: Berths by depth\n\n| Berth | Depth |\n| --- | --- |\n| North | 9 m |\n| South | 6 m |",
        ),
        ("<table><tr><th>Length<td>430 m<tr><th>Berths<td>3</table>", "Length: 430 m\n\nBerths: 3"),
        ("<table><tr><td><b>Length</b><td>430 m<tr><td><b>Berths</b><td>3</table>", "Length: 430 m\n\nBerths: 3"),
        (
            "<table><tr><th rowspan=2>Berth<th colspan=2>Size<tr><th>Depth<th>Width<tr><td>North<td>9 m<td>20 m</table>",
            "| Berth | Size Depth | Size Width |\n| --- | --- | --- |\n| North | 9 m | 20 m |",
        ),
        (
            "<table><tr><td>North<td rowspan=2>1871<tr><td>South|west</table>",
            "|  |  |\n| --- | --- |\n| North | 1871 |\n| South\\|west | 1871 |",
        ),
        ("<table><tr><td><p>The quay is long.</p><td><table><tr><td>x<td>y</table></table>", "The quay is long.\n\n"
         "|  |  |\n| --- | --- |\n| x | y |"),
        (
            "<dl><dt>Quay<dd>A wall that ships lie along.<dt>Bollard<dd>A post for ropes.</dl>",
            "- Quay: A wall that ships lie along.\n- Bollard: A post for ropes.",
        ),
        (
            "<dl><dt>Quay<dt>Pier<dd>A wall that ships lie along.<dd>It is long.<dt>Bollard<dd>A post for ropes.</dl>",
            "- Quay, Pier: A wall that ships lie along.\n- Quay, Pier: It is long.\n- Bollard: A post for ropes.",
        ),
        ("<dl><dt>Depth<dd>9 m<dt>Built<dd>1871</dl>", "Depth: 9 m\n\nBuilt: 1871"),
        (
            "<p>It takes:<ul><li>boats<ul><li>tugs<li>ferries</ul><li>trains</ul><ol><li>Call.<li>Wait.</ol>",
            "It takes:\n\n- boats\n   - tugs\n   - ferries\n- trains\n\n1. Call.\n2. Wait.",
        ),
        ("<pre>$ harbour --list\n  north</pre>", "```\n$ harbour --list\n  north\n```"),
        ("<figure><img src=x alt=y><figcaption>The quay in 1902</figcaption></figure>", "Figure: The quay in 1902"),
        ("<p>It holds 10<sup>6</sup> m<sup>3</sup> of CO<sub>2</sub>.<sup><a href='#n'>[1]</a></sup>",
         "It holds 10⁶ m³ of CO2."),
        ("<h2>Berths<a class=headerlink href='#b'>¶</a> <span class=mw-editsection>[edit]</span></h2><p>Three.",
         "## Berths\n\nThree."),
        ("<p>Salt&nbsp;&amp; <b>fi</b>sh <!-- no --> here<br>and there <p># Not a title", "Salt & fish here\nand there\n\n"
         "\\# Not a title"),
        ("<div>Loose text <div>and <p>a <em>paragraph</em></div>tail", "Loose text\n\nand\n\na paragraph\n\ntail"),
        ("<p>E = <math alttext='x'><annotation>mc^2</annotation></math> holds.", "E = mc^2 holds."),
        ("<h2>2.1. Depth</h2><p>It is deep.", "## Depth\n\nIt is deep."),
        ("<aside class='admonition note'><p>Ring first.</aside><aside><p>Ten best beaches</aside>", "Ring first."),
        ("<span style='display:none'><math alttext='{\\displaystyle x^{2}}'>y</math></span> is small.", "x^{2} is small."),
        ("<p>The <a class='reference internal' href='m.html#a'><code>tide</code></a> board"
         " ran.<a class='footnote-reference' href='#f'>[2]</a>", "The tide board ran."),
        ("<p hidden>Secret<p style='display: none'>Hidden<p>Shown", "Shown"),
    ],
)  # fmt: skip
def test_structure_is_kept(html: str, text: str) -> None:
    assert body(html) == text


def test_blocks_are_what_the_page_said_they_were() -> None:
    made = document("a.html", extract(AROUND.format(
        PROSE + "<h2>Berths</h2><table><tr><th>Berth<th>Depth<tr><td>North<td>9 m</table><pre>a = 1</pre>"
        "<figcaption>The quay</figcaption>").encode()))  # fmt: skip
    assert [block.kind for block in made.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ROW, BlockKind.CODE, BlockKind.CAPTION,
    ]  # fmt: skip
    assert made.title == "Granite Harbour"
    assert made.date == "2019-04-02"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("<meta charset=windows-1252><p>The café was built in 1871.".encode("windows-1252"), "café"),
        ("<meta charset=iso-8859-2><p>The Łódź mill was built in 1871.".encode("iso-8859-2"), "Łódź"),
        ("<meta charset=koi8-r><p>Город Пермь was built.".encode("koi8-r"), "Пермь"),
        ("<p>The café was built in 1871.".encode("utf-16"), "café"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>The café was built.".encode(), "café"),
        (b"<meta charset=hex><p>The caf\xe9 was built in 1871.", "café"),
        (b"<p>The caf&#233; &#x1f;was &#146;built&#0; in 1871.", "caf\u00e9 was \u2019built in"),
        (b"<meta charset=no-such-code><p>The caf\xe9 was built in 1871.", "café"),
    ],
)
def test_a_page_is_read_in_the_characters_it_declares(raw: bytes, said: str) -> None:
    assert said in extract(raw)


def test_a_list_of_links_in_the_content_stays_and_one_beside_it_goes() -> None:
    links = "".join(f"<li><a href='/{n}'>Port of {n}ville</a>" for n in ("Al", "Bell", "Carl"))
    assert "Port of Bellville" in body(f"<p>Its sister ports are:<ul>{links}</ul>")
    loose = f"<html><body><ul>{links}</ul><p>The harbour was built in 1871 by Ida Moss and opened in 1872.</p></body></html>"
    assert "Bellville" not in extract(loose.encode())


@pytest.mark.parametrize(
    "page", [b"", b"<html></html>", b"<html><body><nav>Home</nav><script>x</script>", b"<!-- a -->"]
)
def test_a_page_without_text_is_refused(page: bytes) -> None:
    with pytest.raises(QuizError, match="no text"):
        extract(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 180 + "The harbour was built in 1871." + "</div>" * 180,
        "<ul><li>" * 90 + "The harbour was built in 1871.",
        "<p><b><font>The harbour was built in 1871." * 500,
        "<table><tr><td>" * 60 + "The harbour was built in 1871.",
        "<table><tr><td colspan=999999999 rowspan=99999>The harbour was built in 1871.<td>x<tr><td>y</table>",
        "<p>The harbour was built in 1871.</p>" * 20_000,
        "<p>The harbour \x00was\x1b[31m built\u202e in 1871.</p><p " + "a=b " * 50_000 + ">x",
    ],
)
def test_odd_pages_are_read_in_time_and_without_what_nobody_sees(page: str) -> None:
    text = extract(page.encode())
    assert "built" in text
    assert not set(text) & set("\x00\x1b\u202e")


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<span>", "<table><tr><td>", "<b>", "<dl><dd>"])
def test_a_page_nested_without_end_is_refused(tag: str) -> None:
    with pytest.raises(QuizError):
        extract((tag * 30_000 + "The harbour was built in 1871.").encode())


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Reviewed by Ann Lee · Last reviewed: 9 February 2024 · 4 min read", "2024-02-09"),
        ("Published on 2019-04-02", "2019-04-02"),
        ("The list was last updated by the board in the year of the storm.", None),
        ("Updated in spring", None),
    ],
)
def test_the_date_that_a_line_at_the_top_says(said: str, date: str | None) -> None:
    page = f"<h1>Granite Harbour</h1><p class=byline>{said}</p><p>The harbour was built in 1871 by Ida Moss.</p>"
    assert document("a.html", extract(page.encode())).date == date


@pytest.mark.parametrize(
    "said",
    [
        "By Ann Lee <time datetime='2024-02-09'>9 February 2024</time>",
        "By Ann Lee on <time>February 9, 2024</time>",
        "Written by Ann Lee and Bo Ek <time>9 Feb 2024, 10:30</time>",
    ],
)
def test_a_byline_with_its_day_is_no_heading(said: str) -> None:
    page = f"<h1>Granite Harbour</h1><p>{said}</p><p>The harbour was built in 1871 by Ida Moss for the town.</p>"
    found = document("a.html", extract(page.encode()))
    assert [block.headings for block in found.blocks if block.kind is BlockKind.PARAGRAPH] == [("Granite Harbour",)]
    assert found.date == "2024-02-09"


def test_code_in_a_line_keeps_its_signs() -> None:
    page = (
        "<h1>Classes</h1><p>The method <code>__init__</code> is called by <code>f(*args)</code> and <code>run</code>."
    )
    found = document("a.html", extract(page.encode()))
    assert [block.text for block in found.blocks][1] == "The method __init__ is called by f(*args) and run."


WIKI = """<html><head><title>Granite Harbour - Almanac, the free one</title></head><body class="mediawiki">
<div id="mw-navigation"><div id="p-search">Search</div><ul><li><a href=a>Main page</a></ul></div>
<div id="content"><h1>Granite Harbour</h1><div id="mw-content-text"><div class="hatnote">For the town, see Granite.</div>
<table class="infobox"><tr><th colspan=2>Granite Harbour</th></tr><tr><td colspan=2><img src=x></td></tr>
<tr><th>Country</th><td><a href=x>Freeland</a></td></tr><tr><th>Opened</th><td>1871<sup class="reference"><a href="#c1">[1]</a></sup></td></tr></table>
<p><b>Granite Harbour</b> is a port in <a href=x>Freeland</a>.<sup class="reference"><a href="#c1">[1]</a></sup> It was built in 1871.</p>
<div class="toc"><h2>Contents</h2><ul><li><a href="#h">History</a></ul></div>
<h2><span class="mw-headline">History</span><span class="mw-editsection">[<a href=e>edit</a>]</span></h2>
<div class="thumb"><figcaption>The quay</figcaption></div><p>The quay was lengthened in 1899.</p>
<table class="wikitable"><caption>Berths</caption><tr><th>Berth</th><th>Depth</th></tr><tr><th>North</th><td>9&nbsp;m</td></tr></table>
<table class="sidebar"><tr><td><a href=x>Part of a series on ports</a></td><td>x</td></tr></table>
<h2>References</h2><div class="reflist"><ol><li>Yearly report</ol></div><table class="navbox"><tr><td>Ports</td><td>x</td></tr></table></div></div>
<div id="footer">This page was edited.</div></body></html>"""


def test_an_encyclopedias_page() -> None:
    assert extract(WIKI.encode()) == (
        "# Granite Harbour\n\nCountry: Freeland\n\nOpened: 1871\n\nGranite Harbour is a port in Freeland. It was built in "
        "1871.\n\n## History\n\nFigure: The quay\n\nThe quay was lengthened in 1899.\n\nTable: Berths\n\n| Berth | Depth |\n"
        "| --- | --- |\n| North | 9 m |\n\n## References\n"
    )


def test_a_page_in_a_form_and_one_made_of_widgets_are_read() -> None:
    text = "<h1>Granite Harbour</h1><p>The harbour was built in 1871 by Ida Moss.</p>"
    assert "1871" in extract(f"<form>{text}<input name=q></form>".encode())
    blocks = "".join(f"<div class='page-widget'><p>The quay of {n} was built by Ida Moss.</p></div>" for n in "ABCD")
    assert extract(blocks.encode()).count("Ida Moss") == 4


def test_a_section_of_a_manual_is_read_whatever_its_heading_is() -> None:
    manual = (
        "<main><h1>Granite Harbour</h1><p>The harbour was built in 1871 by Ida Moss, and has two quays.</p>"
        "<section id='comments'><h2>Comments<a class='headerlink' href='#comments'>¶</a></h2><p>The first was made in 1890.</p>"
        "</section><section id='related'><h2>Related</h2><p>Boats for sale.</p></section></main>"
    )
    assert "# Comments\n\nThe first was made in 1890." in extract(manual.encode())
    assert "Boats" not in extract(manual.encode())


def test_a_cell_that_would_fill_a_library_is_refused() -> None:
    cell = f"<table><tr><td colspan=60 rowspan=1000>{'The quay is long. ' * 600}</td><td>x</td></tr>"
    with pytest.raises(QuizError, match="too large"):
        extract(f"{cell}{'<tr><td>y</td></tr>' * 1000}</table>".encode())


def test_a_command_in_code_is_no_heading_and_leaves_the_page_its_title() -> None:
    page = (
        '<html><head><title>12.2. Granite Harbour</title></head><body><div><a href="/get">Download the ebook</a></div>'
        '<div><h2 class="title">12.2. Granite Harbour</h2><p>The harbour was built in 1871 by Ida Moss.</p>'
        "<pre># open harbour</pre></div></body></html>"
    )
    assert document("a.html", extract(page.encode())).title == "Granite Harbour"
