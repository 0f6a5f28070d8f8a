"""Markup inside a line: emphasis, links, code ticks, footnote marks, tags, entities, formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from quizapp.documents.placed import Placed, joined, stacked

_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.+?)(?P<target>\s<[^<>`]+>)?(?<!`)\1(?!`)(?P<named>__?(?!\w))?", re.DOTALL)
_DROPPED = re.compile(
    r"""<!--.{0,900}?-->
      | \{\{(?:[^{}]|\{[^{}]*\}|\{\{[^{}]*\}\})*\}\}
      | <ref\b[^<>]*/> | <ref\b[^<>]{0,200}>.{0,600}?</ref>
      | (?<![\dm])<sup>\s*\[?(?:\d{1,3}|[a-z*†‡])\]?\s*</sup>(?=\s|$|[.,;)])
      | \[\^[^\]\s]{1,30}\]
      | (?<=\S)\{:[^{}]*\} | (?<=[*_)\]])\{[#.][^{}]*\}
      | \s*\(\[\\\[[^\[\]]{1,30}\\\]\]\(\#[^()\s]*\)\)
      | (?<=[^\s\[(])\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[a-z](?!\]\w)|note\ \d+|n\ \d+|edit)\]
      | \s*\[(?:(?:citation|clarification|page|verification|verify|when|who|by\ whom|dubious|better\ source|sic|note)
        [^\[\]]{0,30}|\?|update)\](?=\s|$|[.,;:)])
      | \s*[\[(](?:laughter|applause|music|crosstalk|inaudible|silence|pause|laughs|cheering|cheers)[\])]
      | </?(?:a|abbr|b|big|blockquote|center|cite|code|del|details|div|em|figcaption|figure|font|h[1-6]|i|img|ins|kbd
      |li|mark
        |nowiki|ol|p|pre|q|s|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul
        |var|wbr)
        (?:\s[^<>]*)?/?>
      | '{2,5}(?=[^\s'])|(?<=[^\s'])'{2,5}
      | (?<=[a-z.,;:!?)”"’'])(?:\^\(?\d{1,2}\)?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})(?=\s|$|[.,;:)])
        (?<!\b[A-Za-z][²³⁴⁵⁶⁷⁸⁹])(?<!\b[A-Za-z]\^\d)
        (?<!\b(?:[cdkmnµ]m|ft|mi|yd|mc)[²³])(?<!\b(?:[cdkmnµ]m|ft|mi|yd|mc)\^\d)
      | (?<=[a-z.,;)”"])[†‡§¶](?=\s|$|[.,;:)])
      | \*\*\*(?=\S) | (?<=\S)\*\*\*
      | \*\*(?=\S) | (?<=\S)\*\*
      | (?<![\w_])__(?=\S)(?!\w+__\() | (?<=\S)__(?![\w_(])
      | ~~(?=\S) | (?<=\S)~~
      | ==(?=[^\s=]) | (?<=[^\s=])==
      | (?<![\w*])\*(?=[^\s*][^*]*[^\s*]?\*(?![\w*])) | (?<=[^\s*])\*(?![\w*])
      | (?<![\w_])_(?=[^\s_][^_]*_(?![\w_])) | (?<=[^\s_])_(?![\w_])
      | \\(?=[*_#\[\]()`~>|!.-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POWER = re.compile(r"(?<=\d)<sup>(?=[−–-]?\d+</sup>)|(?<=m)<sup>[23]</sup>", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_LINK = re.compile(
    r"!?\[([^\[\]]*(?:(?<=\\)[\[\]][^\[\]]*){0,8}?)\]"
    r"(?:\([^()\s]*(?:\([^()\s]*(?:\)[^()\s]*)?)*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])(?!\])"
)
_WIKI = re.compile(r"\[\[(?:(?:file|image|category):[^\[\]]*|(?:[^\[\]|]*\|)?([^\[\]|]*))\]\]", re.IGNORECASE)
_OUTER = re.compile(r"\[https?://\S+(?:\s+([^\[\]]*))?\]")
_BRACED = re.compile(r"(?<![\\\w}$])\{\s?([A-Za-z][\w /'’-]{1,50}?)\s?\}(?!\{)|\s*\{[#.:][^{}]*\}$")
_NAMED = re.compile(r"(?<![\w_.])[A-Za-z][A-Za-z\d'’-]*(__?)(?=$|[\s.,;:)\]\"”])")
_INWARD = re.compile(r"(?<![\w*])\*(\w+)\*(?=\w)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ROLE = re.compile(r"(?<![\w:]):[a-z][a-z:]{1,15}:(?=`)")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
_FORMULA = re.compile(r"(?<![\\$\w])\$(?!\s)([^$]{1,60}?)(?<!\s)\$(?![\d$])|\\\((.{1,60}?)\\\)")
_TEX = re.compile(
    r"\\[,;:! ]|\\(?:mathrm|text|mathbf|mathit|emph|textbf|textit|operatorname)\{"
    r"|\\(?:cite[pt]?|ref|label)\{[^{}]*\}|[{}]"
)
_TEX_TEXT = re.compile(
    r"~?\\(?:cite[pt]?|ref|label|footnote)\{[^{}]*\}"
    r"|\\(?:emph|textbf|textit|texttt|textsc|underline)\{([^{}]*)\}"
)
_MARKED = re.compile(r"[`*_~\[<\\&^{$†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]|''|==|\((?:laugh|appl|music|cross|inaud|silen|pause|cheer)", re.I)

Change = tuple[int, int, str]


def plain(line: Placed) -> Placed:
    """The line as a reader sees it: without markup, links by their words, white space tidied.

    >>> plain(Placed("A **bold** [link](http://a.b) and `a_b`.[18]", range(40))).text
    'A bold link and a_b.'
    """
    return _unmarked(line).tidy()


def flowing(lines: Sequence[Placed]) -> Placed:
    """Lines that belong together as one text without markup, also without such as goes over the end of a line."""
    return joined([line.tidy() for line in _unmarked(stacked([one for one in lines if one.text])).lines()])


def _unmarked(line: Placed) -> Placed:
    if not _MARKED.search(line.text):
        return line
    codes = list(_CODE.finditer(line.text))
    shown = line.text
    for code in codes:
        shown = f"{shown[: code.start()]}{'`' * len(code[0])}{shown[code.end() :]}"
    changes = _changes(shown) + [change for code in codes for change in _unticked(code)]
    return line.replaced(_apart(changes))


def _unticked(code: re.Match[str]) -> list[Change]:
    """The changes that leave of code its words: without ticks, and without the mark and target of a reference."""
    ticks = len(code[1])
    close = code.end() - ticks
    if code["named"]:
        close = code.start("target") if code["target"] else code.start("named") - ticks
    return [(code.start(), code.start() + ticks, ""), (close, code.end(), "")]


def _changes(part: str) -> list[Change]:
    """What to replace in a text in which no code is left."""
    found = [*_links(part), *_formulas(part)]
    found += [(m.start(), m.end(), "") for m in _paired(part)]
    found += [(m.start(), m.end(), {"2": "²", "3": "³"}.get(m[0][5:6], "^")) for m in _POWER.finditer(part)]
    found += [(m.start(), m.end(), " ") for m in _BREAK.finditer(part)]
    found += [(m.start(), m.end(), "") for m in _ROLE.finditer(part)]
    found += [(m.start(), m.end(), said) for m in _ENTITY.finditer(part) if len(said := unescape(m[0])) == 1]
    return found


def _apart(changes: Sequence[Change]) -> list[Change]:
    """The changes in order; of those that meet, the first and longest."""
    apart: list[Change] = []
    for change in sorted(changes, key=lambda c: (c[0], -c[1])):
        if change[0] < change[1] and (not apart or change[0] >= apart[-1][1]):
            apart.append(change)
    return apart


def _links(part: str) -> list[Change]:
    found: list[Change] = []
    if "[" in part:
        for link in _LINK.finditer(part):
            found += _kept(link, 0 if link[0].startswith("!") else 1)
        for link in (*_WIKI.finditer(part), *_OUTER.finditer(part)):
            found += _kept(link, 1)
    if "{" in part:
        for braced in _BRACED.finditer(part):
            found += _kept(braced, 1)
    found += [(m.start(1), m.end(1), "") for m in _NAMED.finditer(part) if "_" in part]
    for inward in _INWARD.finditer(part):
        found += _kept(inward, 1)
    for address in _ADDRESS.finditer(part):
        found += _kept(address, 1)
    return found


def _kept(found: re.Match[str], group: int) -> list[Change]:
    """The changes that leave of what was found one group only; nothing of it if there is none."""
    if not group or found[group] is None:
        return [(found.start(), found.end(), "")]
    return [(found.start(), found.start(group), ""), (found.end(group), found.end(), "")]


def _formulas(part: str) -> list[Change]:
    """Marks of TeX around and in a formula that is short enough to be read in a line."""
    if "\\" not in part and "$" not in part:
        return []
    found: list[Change] = []
    for command in _TEX_TEXT.finditer(part):
        found += _kept(command, 1)
    for formula in _FORMULA.finditer(part):
        inside = 1 if formula[1] is not None else 2
        if not re.search(r"[\\^_={}]|^[A-Za-z]$", formula[inside]):
            continue
        start, end = formula.span(inside)
        found += [(formula.start(), start, ""), (end, formula.end(), "")]
        found += [
            (start + m.start(), start + m.end(), " " if m[0] in ("\\,", "\\;", "\\:", "\\ ") else "")
            for m in _TEX.finditer(formula[inside])
        ]
    return found


def _paired(text: str) -> list[re.Match[str]]:
    """Marks to drop; a star or an underscore that has no partner stays."""
    marks = list(_DROPPED.finditer(text))
    emphasis = {
        mark: [m for m in marks if m[0] == mark] for mark in ("*", "_", "**", "__", "~~", "***", "==", "''", "'''")
    }
    alone = {id(found[-1]) for found in emphasis.values() if len(found) % 2}
    return [m for m in marks if id(m) not in alone]
