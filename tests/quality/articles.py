"""Encyclopedia articles in wiki markup as Markdown, in parts of about a thousand words."""

from __future__ import annotations

import contextlib
import hashlib
import html
import re
from collections.abc import Iterator

import mwparserfromhell as wiki

PART_WORDS, LEAST_LETTERS = 1100, 9000
_PAGE = re.compile(r"<title>(.*?)</title>.*?<text[^>]*>(.*?)</text>", re.DOTALL)
_OFF = (
    (r"<!--.*?-->", re.DOTALL),
    (r"<ref[^>/]*/>", 0),
    (r"<ref.*?</ref>", re.DOTALL),
    (r"\{\|.*?\n\|\}", re.DOTALL),
    (r"<(gallery|math|timeline|score).*?</\1>", re.DOTALL),
)


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


def part(title: str, markup: str, number: int) -> str:
    """A part of an article under its title and the headings it stands under; empty where it is not that long."""
    paragraphs, count, place = markdown(markup).strip().split("\n\n"), 0, 0
    headings: list[str] = []
    kept: list[str] = []
    for paragraph in paragraphs:
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


def markdown(markup: str) -> str:
    """The markup without references, tables, pictures and templates; headings, lists and paragraphs as Markdown."""
    for pattern, flags in _OFF:
        markup = re.sub(pattern, "", markup, flags=flags)
    code = wiki.parse(markup)
    for link in code.filter_wikilinks():
        if re.match(r"(File|Image|Category):", str(link.title)):
            with contextlib.suppress(ValueError):
                code.remove(link)
    for template in code.filter_templates(recursive=False):
        with contextlib.suppress(Exception):
            _said(code, template)
    text = re.sub(
        r"^(=+)\s*(.*?)\s*=+\s*$", lambda found: f"\n{'#' * len(found[1])} {found[2]}\n", str(code), flags=re.M
    )
    text = re.sub(r"^\*+", "- ", text, flags=re.M)
    text = re.sub(r"^[#]+(?=[^ #])", "1. ", text, flags=re.M)
    text = "\n".join(line if re.match(r"#+ ", line) else _plain(line) for line in text.split("\n"))
    text = re.sub(r"\(\s*[;,]*\s*\)", "", text).replace(" ,", ",").replace("( ", "(")
    text = re.sub(r" +", " ", text)
    text = re.sub(r'\n(\w|[A-Z"(])', r"\n\n\1", text)
    return re.sub(r"\n{3,}", "\n\n", text)


def _said(code: wiki.wikicode.Wikicode, template: wiki.nodes.Template) -> None:
    """A template gives way to what it shows: a measure, words of another language; any other to nothing."""
    name = str(template.name).strip().lower()
    values = [str(one.value) for one in template.params]
    if name.startswith("convert"):
        code.replace(template, f"{values[0]} {values[1]}")
    elif name.startswith(("lang", "transl")):
        code.replace(template, values[-1])
    else:
        code.remove(template)


def _plain(line: str) -> str:
    try:
        return str(wiki.parse(line).strip_code())
    except Exception:
        return line
