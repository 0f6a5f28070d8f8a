"""HTML from other programs as the text that packs hold, and that text as HTML.

Nothing of it stays markup: scripts and styles are gone, entities are letters, lists and line breaks are lines, code
stands between backticks, formulas between dollars, a picture is its name and what it shows, and what is played is its
name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg"})
_PLAYED = {"audio": "audio", "video": "video", "svg": "picture"} | dict.fromkeys(
    ("source", "embed", "iframe", "object"), "media"
)
"""What a terminal does not show, and the word that stands for it."""
_TYPED = frozenset({"annotation", "annotation-xml"})
"""What says a formula once more, for programs."""
_BLOCK_NAMES = (
    "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead tfoot tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_APART = frozenset({"p", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
"""What has an empty line before and after it."""
_CELLS = frozenset({"td", "th"})


def _between(begin: str, end: str) -> re.Pattern[str]:
    """What stands between two signs; a second beginning begins anew, so that no text takes long."""
    return re.compile(f"{begin}((?:(?!{begin}|{end}).)+){end}", re.DOTALL)


_TEX = (
    (_between(r"\\\(", r"\\\)"), "$"),
    (_between(r"\[\$\]", r"\[/\$\]"), "$"),
    (_between(r"\[latex\]", r"\[/latex\]"), "$"),
    (_between(r"\\\[", r"\\\]"), "$$"),
    (_between(r"\[\$\$\]", r"\[/\$\$\]"), "$$"),
)
_CODE = re.compile(
    r"(?:\A|(?<=\n))(?P<fence>`{3,})[^`\n]*\n(?P<block>.*?)\n?(?P=fence)(?:\Z|(?=\n))"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)",
    re.DOTALL,
)
_MATH = re.compile(r"(?<![\\$\w])\$(?=[^\s$])((?:[^$\\\n]|\\.)+?)(?<!\s)\$(?![\d$])")
_LONE, _SHORT = re.compile(r"<(?![^<>]*>)"), 2000
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_DEEPEST = 12
"""How deep lists are indented within lists."""
MARKED = re.compile(r"<(?:[a-zA-Z!/][^<>]*)>|&(?:[a-zA-Z]\w{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
"""What tells that a text is HTML."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that HTML shows: the file it names, and the words that stand for it."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Text:
    """What HTML says, and the pictures that it shows; those that do not stand beside it are described in it."""

    text: str
    pictures: tuple[Picture, ...] = ()


def from_html(html: str, *, apart: bool = True) -> Text:
    """The text of some HTML; `apart` says whether the first picture stands beside the text, not described in it.

    >>> from_html("<p>Is <b>5 &lt; 6</b>?<ul><li>yes<li>no</ul><script>x()</script>").text
    'Is 5 < 6?\\n\\n- yes\\n- no'
    """
    reader = _Reader(apart)
    reader.feed(_closed(html) if len(html) > _SHORT else html)
    reader.close()
    return Text(reader.text(), tuple(reader.pictures))


def _closed(html: str) -> str:
    """The same with tags and comments that never end as text: a parser would search for their ends again and again."""
    end = html.rfind("-->") + 1
    return _LONE.sub("&lt;", html[:end] + html[end:].replace("<!--", "&lt;!--"))


def to_html(text: str) -> str:
    """The text as HTML that shows the same; nothing in it is taken for markup.

    >>> to_html("a < b\\nand `f`")
    'a &lt; b<br>and <code>f</code>'
    """
    parts, at = [], 0
    for found in _CODE.finditer(text):
        parts += [_prose(text[at : found.start()]), _code(found)]
        at = found.end()
    return "".join([*parts, _prose(text[at:])])


def _prose(text: str) -> str:
    escaped = escape(_MATH.sub(r"\\(\1\\)", text), quote=False)
    return re.sub(r"  ", " &nbsp;", escaped).replace("\n", "<br>")


def _code(found: re.Match[str]) -> str:
    if found["fence"]:
        return f"<pre><code>{escape(found['block'], quote=False)}</code></pre>"
    return f"<code>{escape(found['code'], quote=False)}</code>"


class _Reader(HTMLParser):
    """Gathers lines as the elements come; how elements nest wrongly does not matter to it."""

    def __init__(self, apart: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.apart = apart
        self.pictures: list[Picture] = []
        self.parts: list[str] = []
        self.lists: list[int | None] = []
        self.link, self.linked = "", 0
        self.hidden = self.fenced = self.code = 0

    def text(self) -> str:
        """Everything said so far, without empty lines at the ends or more than one between."""
        joined = "".join(self.parts)
        for pattern, sign in _TEX:
            joined = pattern.sub(lambda found, sign=sign: _formula(found, sign), joined)  # type: ignore[misc]
        joined = re.sub(r"(?<![ \xa0])[ \xa0]+\n", "\n", joined).replace("\xa0", " ")
        return re.sub(r"\n{3,}", "\n\n", joined).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a list's item, code, or name a picture."""
        said = {name: value or "" for name, value in attrs}
        if tag in _PLAYED and not self.hidden:
            self._played(tag, (said.get("src") or said.get("data", "")).strip())
        if tag in _UNSEEN or tag in _TYPED:
            self.hidden += 1
        if self.hidden:
            return
        if tag == "br":
            self.parts.append("\n")
        elif tag == "img":
            self._picture(said)
        elif tag == "a":
            href = said.get("href", "").strip()
            self.link, self.linked = (href if _ADDRESS.match(href) else ""), len(self.parts)
        elif tag == "code" and not self.fenced:
            self.code += 1
            self.parts.append("`")
        elif tag in {"anki-mathjax", "sup", "sub"}:
            self.parts.append({"sup": "^", "sub": "_"}.get(tag, "$"))
        elif tag in _BLOCKS:
            self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in _UNSEEN or tag in _TYPED:
            self.hidden = max(0, self.hidden - 1)
        elif self.hidden:
            return
        elif tag == "a" and self.link:
            if self.link not in "".join(self.parts[self.linked :]):
                self.parts.append(f" ({self.link})")
            self.link = ""
        elif tag == "code" and self.code:
            self.code -= 1
            self.parts.append("`")
        elif tag == "anki-mathjax":
            self.parts.append("$")
        elif tag == "pre" and self.fenced:
            self.fenced = 0
            self.parts.append("```\n\n" if self.parts[-1].endswith("\n") else "\n```\n\n")
        elif tag in _BLOCKS and tag not in _CELLS:
            if tag in {"ol", "ul"} and self.lists:
                self.lists.pop()
            self._line("\n\n" if tag in _APART or (tag in {"ol", "ul"} and not self.lists) else "\n")

    def handle_data(self, data: str) -> None:
        """Words, with their layout only in code that stands by itself."""
        if self.hidden:
            return
        if self.fenced:
            self.parts.append(data)
            return
        words = _SPACE.sub(" ", data)
        before = self.parts[-1] if self.parts else "\n"
        self.parts.append(words.lstrip(" ") if before[-1:] in "\n " else words)

    def _block(self, tag: str) -> None:
        if tag in _CELLS:
            self.parts.append(" | " if self.parts and self.parts[-1][-1:] not in "\n" else "")
            return
        outer = tag in {"ol", "ul"} and not self.lists
        self._line("\n\n" if tag in _APART or outer else "\n")
        if tag in {"ol", "ul"} and len(self.lists) < _DEEPEST:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.parts.append(self._item())
        elif tag == "pre" and not self.fenced:
            self.fenced = 1
            self.parts.append("```\n")

    def _item(self) -> str:
        indent = "  " * max(0, len(self.lists) - 1)
        count = self.lists[-1] if self.lists else None
        if count is None:
            return f"{indent}- "
        self.lists[-1] = count + 1
        return f"{indent}{count + 1}. "

    def _line(self, ends: str) -> None:
        if self.parts and not self.fenced:
            said = "".join(self.parts[-2:])
            missing = len(ends) - (len(said) - len(said.rstrip("\n")))
            self.parts.append("\n" * max(0, missing))

    def _played(self, tag: str, source: str) -> None:
        """The name of what is played or drawn, its whole address where it is on the web."""
        if source or tag == "svg":
            name = "" if source.startswith("data:") else unquote(source)
            shown = name if _ADDRESS.match(name) else name.rpartition("/")[2]
            self.parts.append(f"[{_PLAYED[tag]}: {shown}]" if shown else f"[{_PLAYED[tag]}]")

    def _picture(self, said: dict[str, str]) -> None:
        name, alt = unquote(said.get("src", "")).strip(), " ".join(said.get("alt", "").split())
        if not name or name.startswith("data:"):
            self.parts.append(alt)
            return
        if self.pictures or not self.apart:
            self.parts.append(f"[picture: {alt or name.rpartition('/')[2]}]")
        self.pictures.append(Picture(name, alt))


def _formula(found: re.Match[str], sign: str) -> str:
    return f"{sign}{found[1].strip()}{sign}"
