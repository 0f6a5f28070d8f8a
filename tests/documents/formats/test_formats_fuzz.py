# ruff: noqa: E501
"""Files cut short and spoiled: a document or words that say why not, never anything else, and soon."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.formats.kinds import extract, misnamed
from quizapp.errors import QuizError
from tests.made_files import column, pdf, slides, word

KINDS = (".pdf", ".docx", ".pptx", ".html")


@cache
def whole(kind: str) -> bytes:
    lines = ["The granite harbour was built in 1871 by Ida Moss.", "It has three berths."]
    if kind == ".pdf":
        return pdf([column(lines), column(lines)])
    if kind == ".docx":
        return word(lambda made: [made.add_paragraph(line, style="List Bullet") for line in lines])
    if kind == ".pptx":
        return slides(lambda made: setattr(made.slides.add_slide(made.slide_layouts[0]).shapes.title, "text", lines[0]))
    return (
        f"<!DOCTYPE html><table><tr><th>a<td>b</table><ul><li>{lines[0]}</ul><dl><dt>x<dd>y</dl><p>{lines[1]}".encode()
    )


def read(kind: str, raw: bytes) -> None:
    try:
        misnamed(kind, raw)
        text = extract(raw)
    except QuizError as error:
        refused = error
        text = ""
    else:
        refused = None
    if refused is not None:
        assert refused.message
        assert refused.hint
        return
    made = document(f"a{kind}", text)
    assert made.text == text
    assert text.encode("utf-8").decode("utf-8") == text
    assert not any(c < " " and c not in "\n\f" for c in text)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_file_cut_short(kind: str, data: st.DataObject) -> None:
    raw = whole(kind)
    read(kind, raw[: data.draw(st.integers(0, len(raw)))])


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_file_with_bytes_changed(kind: str, data: st.DataObject) -> None:
    raw = bytearray(whole(kind))
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    read(kind, bytes(raw))


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_file_with_a_piece_taken_out_or_doubled(kind: str, data: st.DataObject) -> None:
    raw = whole(kind)
    start, end = sorted((data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, len(raw)))))
    read(kind, raw[:start] + raw[end:])
    read(kind, raw[:end] + raw[start:])


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    for kind in KINDS:
        read(kind, raw)
        read(kind, b"%PDF-1.4" + raw)


TAGS = ("<p>", "</p>", "<table>", "<tr>", "<td rowspan=3>", "<th colspan=0>", "<ul>", "<li>", "</ul>", "<dl>", "<dt>", "<dd>",
        "<pre>", "<h1>", "</h1>", "<a href=#x>", "<sup>", "<br>", "<!--", "-->", "<![CDATA[", "<main>", "<nav>", "<svg>", "&#0;",
        "&#x110000;", "&nbsp;", "<figure>", "<figcaption>", "text ", "|", "\x00", "<math alttext='x'>", "<body>", "<p hidden>")  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=5)), max_size=40).map("".join))
def test_tags_in_any_order(page: str) -> None:
    read(".html", page.encode("utf-8", "replace"))
