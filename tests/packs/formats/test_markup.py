"""HTML as text, and text as HTML."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.formats.markup import Picture, from_html, to_html

SAMPLES = [
    ("plain &amp; simple &eacute; &#8364; &lt;b&gt;", "plain & simple é € <b>"),
    ("one<br>two<br/>three", "one\ntwo\nthree"),
    ("<p>one</p><p>two</p>", "one\n\ntwo"),
    ("<div>one</div><div>two</div>", "one\ntwo"),
    (
        "Q<ul><li>a</li><li>b<ol><li>x</li><li>y</li></ol></li></ul>end",
        "Q\n\n- a\n- b\n  1. x\n  2. y\n\nend",
    ),
    ("a <script>alert(1)</script><style>p{}</style>b", "a b"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d"),
    ("run <code>ls -l</code> now", "run `ls -l` now"),
    ("<pre>if x:\n    y()</pre>", "```\nif x:\n    y()\n```"),
    ("<pre><code>if x:\n    y()\n</code></pre>after", "```\nif x:\n    y()\n```\n\nafter"),
    (r"\(x^2\) and \[ y \]", "$x^2$ and $$y$$"),
    ("<anki-mathjax>x</anki-mathjax> [$]y[/$] [latex]z[/latex]", "$x$ $y$ $z$"),
    ("x<sup>2</sup> H<sub>2</sub>O", "x^2 H_2O"),
    ("<b onclick='x()'>bold</b> <a href='javascript:x()'>link</a>", "bold link"),
    ("see <a href='https://x.org/a?b&amp;c'>this <b>page</b></a>.", "see this page (https://x.org/a?b&c)."),
    ("<a href='http://x.org'>http://x.org</a> and <a href='https://y.org'>on", "http://x.org and on"),
    ("unclosed <b>bold", "unclosed bold"),
    ("a<!-- hidden -->b", "ab"),
    (
        "Hear <audio src='a/b%20c.mp3'></audio>, <video><source src='v.mp4'></video>",
        "Hear [audio: b c.mp3], [media: v.mp4]",
    ),
    ("<iframe src='https://x.org/v/1'>old</iframe> <svg><text>x</text></svg>", "[media: https://x.org/v/1] [picture]"),
    ("<math><mi>x</mi><mo>+</mo><mn>1</mn><annotation>x+1</annotation></math> = 2", "x+1 = 2"),
    ("  many \n spaces&nbsp;here ", "many spaces here"),
]


@pytest.mark.parametrize(("html", "text"), SAMPLES)
def test_html_is_read_as_text(html: str, text: str):
    assert from_html(html).text == text


def test_pictures_are_named_with_their_words_and_data_addresses_are_not_followed():
    html = "See <img src='my%20map.png' alt='a map'> and <img src=b.png> <img src='data:image/png;base64,AA' alt=x>"
    found = from_html(html)
    assert found.pictures == (Picture("my map.png", "a map"), Picture("b.png", ""))
    assert found.text == "See and [picture: b.png] x"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_any_text_is_the_same_after_a_way_through_html(text: str):
    plain = " ".join(text.replace("`", "'").replace("\\", "/").replace("$", "S").replace("[", "(").split())
    assert from_html(to_html(plain)).text == plain


@given(st.lists(st.sampled_from(["a b", "`x<y`", "$x^2$", "```\nif a:\n    b  c\n```", "5 < 6", "- item"]), max_size=5))
def test_code_and_formulas_come_back(parts: list[str]):
    text = "\n".join(parts)
    assert from_html(to_html(text)).text.replace("\n\n", "\n") == text


@given(st.text(st.sampled_from("<>/&;#x! \n\"'=-[]pulibrscet$\\()"), max_size=80))
def test_nothing_in_broken_html_stops_it(html: str):
    assert isinstance(from_html(html).text, str)


@pytest.mark.parametrize("piece", ["<", "<!", "<!--", "<!-- >", "<?", "<a ", "</", "<img ", "&", "[$]", "\\("])
def test_what_never_ends_takes_no_longer(piece: str):
    begun = time.process_time()
    text = from_html(f"<p>before</p>{piece * 20_000}<b>after</b>").text
    assert time.process_time() - begun < 2
    assert text.startswith("before")
