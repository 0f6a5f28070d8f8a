"""Articles are drawn into sets and cut into parts; the network is never asked here."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile

import pytest

from tests.quality import articles, docbook, gathered
from tests.quality.held_out import SETS
from tests.quality.held_out_archives import ARCHIVES
from tests.quality.held_out_texts import OTHER, WIKI

LONG = " ".join(["word"] * 600)


def page(title: str, body: str) -> str:
    return f"<page><title>{title}</title><text xml:space='preserve'>{body}</text></page>"


def test_long_articles_are_taken_and_lists_are_not() -> None:
    body = "Salt &amp; pepper. " * 600
    dump = "".join(
        [
            page("Salt", body),
            page("List of salts", body),
            page("Salt (disambiguation)", body),
            page("Pepper", "short"),
            page("Sodium", f"#REDIRECT {body}"),
        ]
    )
    assert [(title, text[:14]) for title, text in articles.articles(dump)] == [("Salt", "Salt & pepper.")]


def test_a_part_stands_under_its_headings() -> None:
    text = f"{LONG}\n\n## Trade\n\n{LONG}\n\n### Routes\n\nThe road to Westby.\n\n## Uses\n\nIt keeps fish."
    assert articles.part("Salt", text, 0) == f"# Salt\n\n{LONG}\n\n## Trade\n\n{LONG}\n"
    assert articles.part("Salt", text, 1) == "\n".join(
        ["# Salt", "", "## Trade\n", "### Routes\n", "The road to Westby.\n", "## Uses\n", "It keeps fish.\n"]
    )
    assert articles.part("Salt", text, 2) == ""


def test_every_text_has_an_archive_and_a_name_of_its_own() -> None:
    sets = [*(texts for _, texts in OTHER.values()), *WIKI.values()]
    for texts in sets:
        names = [name for _, _, name in texts]
        assert len(set(names)) == len(names) == len([path for archive, path, _ in texts if archive in ARCHIVES])
    assert all(len(set(news)) == len(news) == 15 for news, _ in OTHER.values() if news)
    taken = [(archive, path) for texts in sets for archive, path, _ in texts]
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize("name", SETS)
def test_sets_are_named_by_kind_and_letter(name: str) -> None:
    assert name.rstrip("ABCDEFGHIK") in {"wiki", "other"}


def test_articles_fall_into_sets_by_their_title() -> None:
    assert articles.drawn("Salt", 3) == int(hashlib.md5(b"Salt").hexdigest(), 16) % 3
    assert articles.file_name("Salt & Pepper (film)") == "salt-pepper-film-.md"


def test_docbook_is_read_without_notes_and_pictures() -> None:
    source = """<sect1 id="salt"><sect1info><author>Ann</author></sect1info><title>Salt</title>
    <para>In &kstars; salt<footnote><para>From the sea.</para></footnote> is
    <quote>white</quote> &lt; <emphasis>snow</emphasis>, &ie; 4 cm<superscript>2</superscript>:
    <itemizedlist><listitem><para>table salt</para></listitem></itemizedlist></para>
    <mediaobject><caption><para>Figure 1</para></caption></mediaobject><tip><para>Taste it.</para></tip>
    <sect2><title>Uses</title><para>It keeps fish.</para></sect2></sect1>"""
    assert docbook.markdown(source).split("\n\n") == [
        "# Salt",
        'In KStars salt is "white" < snow, i.e. 4 cm^2:',
        "- table salt",
        "## Uses",
        "It keeps fish.\n",
    ]


def test_a_country_is_its_history() -> None:
    name = {"conventional short form": {"text": "Westland"}}
    history = "Westland was <em>founded</em> in 1821. <br><br>It has two kings&nbsp;now."
    facts = {"Government": {"Country name": name}, "Introduction": {"Background": {"text": history}}}
    told = gathered.country(json.dumps(facts).encode(), "")
    assert told == "# Westland\n\nWestland was founded in 1821.\n\nIt has two kings\xa0now.\n"


def test_an_entry_ends_where_the_next_begins() -> None:
    text = (
        "\nsalt\n\n   A mineral.\n\nsalt mine\n\n   <place> Where {salt} is dug.\n\n   It is old.\n\nsand\n\n   Grit.\n"
    )
    found = gathered.entry(gzip.compress(text.encode()), "salt_mine")
    assert found == "# salt mine\n\nWhere salt is dug.\n\nIt is old.\n"


def test_a_row_is_found_by_its_number() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as table:
        table.writestr("news.csv", 'id,title,text\n7,Salt,"Salt, again."\n8,Sand,Sand ran out.\n')
    assert gathered.row(packed.getvalue(), "8") == "Sand\n\nSand ran out.\n"
    with pytest.raises(KeyError, match="9"):
        gathered.row(packed.getvalue(), "9")
