"""Articles are drawn into sets and cut into parts; the network is never asked here."""

from __future__ import annotations

import hashlib

import pytest

from tests.quality import articles
from tests.quality.held_out import SETS
from tests.quality.held_out_texts import ARCHIVES, OTHER

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
    for news, texts in OTHER.values():
        names = [name for _, _, name in texts]
        assert len(set(names)) == len(names) == len([path for archive, path, _ in texts if archive in ARCHIVES])
        assert len(set(news)) == len(news) == 15
    taken = [(archive, path) for _, texts in OTHER.values() for archive, path, _ in texts]
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize("name", SETS)
def test_sets_are_named_by_kind_and_letter(name: str) -> None:
    assert name.rstrip("ABCDEFG") in {"wiki", "other"}


def test_articles_fall_into_sets_by_their_title() -> None:
    assert articles.drawn("Salt", 3) == int(hashlib.md5(b"Salt").hexdigest(), 16) % 3
    assert articles.file_name("Salt & Pepper (film)") == "salt-pepper-film-.md"
