"""Encyclopedia articles of a dump: which are taken, into which set each falls, its parts of a thousand words."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator

PART_WORDS, LEAST_LETTERS = 1100, 9000
_PAGE = re.compile(r"<title>(.*?)</title>.*?<text[^>]*>(.*?)</text>", re.DOTALL)


def articles(dump: str) -> Iterator[tuple[str, str]]:
    """Title and markup of the articles that are long enough; no lists, nothing that tells words apart."""
    for title, body in _PAGE.findall(dump):
        of_many = "disambig" in title or title.startswith("List")
        if len(body) > LEAST_LETTERS and not of_many and not body.startswith("#"):
            yield title, html.unescape(body)


def file_name(title: str) -> str:
    """The name of an article's document."""
    return f"{re.sub(r'[^a-z0-9]+', '-', title.lower())}.md"


def drawn(title: str, among: int) -> int:
    """Which of so many sets an article falls into, by its title."""
    return int(hashlib.md5(title.encode()).hexdigest(), 16) % among


def part(title: str, text: str, number: int) -> str:
    """A part of an article in Markdown under its title and headings; empty where it is not that long."""
    count = place = 0
    headings: list[str] = []
    kept: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        if place == number:
            kept.append(f"{paragraph}\n")
        elif place < number and paragraph.lstrip().startswith("#"):
            level = len(paragraph) - len(paragraph.lstrip("#"))
            headings = [one for one in headings if len(one) - len(one.lstrip("#")) < level] + [paragraph]
        count += len(paragraph.split())
        if count > PART_WORDS:
            count, place = 0, place + 1
    above = [f"{heading}\n" for heading in headings] if number else []
    return "\n".join([f"# {title}", "", *above, *kept]) if kept else ""
