"""Wiki markup as Markdown; needs `pip install mwparserfromhell`."""

from __future__ import annotations

import contextlib
import re

import mwparserfromhell as wiki

_OFF = (
    (r"<!--.*?-->", re.DOTALL),
    (r"<ref[^>/]*/>", 0),
    (r"<ref.*?</ref>", re.DOTALL),
    (r"\{\|.*?\n\|\}", re.DOTALL),
    (r"<(gallery|math|timeline|score).*?</\1>", re.DOTALL),
)

LOST = "\ue000"
"""What stands for a template that said something."""
_SILENT = re.compile(
    r"cit|sfn|harv|ref|rp$|main|see also|further|use |dead link|better source|dubious|page needed|when|efn|note"
)


def markdown(markup: str, whole: bool = False) -> str:
    """The markup without references, tables, pictures and templates; headings, lists and paragraphs as Markdown.

    Where it is to be whole, lines are left out in which a template said something that is lost with it.
    """
    for pattern, flags in _OFF:
        markup = re.sub(pattern, "", markup, flags=flags)
    code = wiki.parse(markup)
    for link in code.filter_wikilinks():
        if re.match(r"(File|Image|Category):", str(link.title)):
            with contextlib.suppress(ValueError):
                code.remove(link)
    for template in code.filter_templates(recursive=False):
        with contextlib.suppress(Exception):
            _said(code, template, LOST if whole else "")
    text = re.sub(f".*{LOST}.*", "", str(code))
    text = re.sub(r"^(=+)\s*(.*?)\s*=+\s*$", lambda found: f"\n{'#' * len(found[1])} {found[2]}\n", text, flags=re.M)
    text = re.sub(r"^\*+", "- ", text, flags=re.M)
    text = re.sub(r"^[#]+(?=[^ #])", "1. ", text, flags=re.M)
    text = "\n".join(line if re.match(r"#+ ", line) else _plain(line) for line in text.split("\n"))
    text = re.sub(r"\(\s*[;,]*\s*\)", "", text).replace(" ,", ",").replace("( ", "(")
    text = re.sub(r" +", " ", text)
    text = re.sub(r'\n(\w|[A-Z"(])', r"\n\n\1", text)
    return re.sub(r"\n{3,}", "\n\n", text)


def _said(code: wiki.wikicode.Wikicode, template: wiki.nodes.Template, lost: str) -> None:
    """A template gives way to what it shows: a measure, words of another language; any other to nothing."""
    name = str(template.name).strip().lower()
    values = [str(one.value) for one in template.params]
    if lost and not _SILENT.match(name):
        code.replace(template, lost)
    elif name.startswith("convert"):
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
