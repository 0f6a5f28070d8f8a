"""The plain Markdown that extracted text is written in: in a line no markup but ticks, a form feed between pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizapp.errors import QuizError

PAGE_BREAK = "\n\f\n"
FENCE = "```"
NOTES = "Notes:"
"""Stands above a slide's notes."""
MOST_CHARACTERS = 5_000_000
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LOOKS_MARKED = re.compile(r"#{1,6} |`{3}|~{3}|>|\||<!--|([-*_=~])\1{2,}$|---$")
_SIGNS = re.compile(r"[_*~=$\\^{<\[&]")
_SECTION = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,2}[.)]|[A-Z](?:\.\d{1,3})+\.?)\s+(?=[^\W\d_])")
_RAISED = str.maketrans("0123456789+-–−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")
_LIGATURES = {0xFB00 + n: text for n, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}


def seen(text: str) -> str:
    """Without characters that nobody sees, line breaks as `\\n`, ligatures as letters."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text)).translate(_LIGATURES)


def line(text: str) -> str:
    """On one line, white space tidied."""
    return " ".join(seen(text).split())


def raised(text: str) -> str:
    """A power, in raised digits."""
    return text.strip().translate(_RAISED)


def coded(text: str) -> str:
    """Code in a line, between ticks where signs of it would be taken for markup.

    >>> coded("__init__"), coded("print")
    ('`__init__`', 'print')
    """
    return f"`{text}`" if _SIGNS.search(text) and "`" not in text and "\n" not in text else text


def paragraph(text: str) -> str:
    """A paragraph, its line breaks kept; no line of it is taken for markup."""
    lines = (_SPACES.sub(" ", one).strip() for one in seen(text).split("\n"))
    return "\n".join(f"\\{one}" if _LOOKS_MARKED.match(one) else one for one in lines if one)


def heading(level: int, text: str) -> str:
    """A heading of level 1 to 6; nothing for an empty one."""
    said = unnumbered(line(text).rstrip("#").rstrip())
    return f"{'#' * max(1, min(level, 6))} {said}" if said else ""


def unnumbered(text: str) -> str:
    """A heading without the number of its section.

    >>> unnumbered("16.8. Playback"), unnumbered("1950 and after")
    ('Playback', '1950 and after')
    """
    number = _SECTION.match(text)
    return text[number.end() :] if number else text


def item(depth: int, text: str, number: int = 0) -> str:
    """A list item; `depth` 0 is the outermost, `number` 0 means a bullet."""
    said = line(text)
    return f"{'   ' * min(depth, 8)}{f'{number}.' if number else '-'} {said}" if said else ""


def caption(sort: str, text: str) -> str:
    """What stands under a picture or above a table, told as such."""
    said = line(text)
    if not said or re.match(r"(?:fig|table|photo|image|source|credit|illustration)\w*\b.{0,8}[:.\d]", said, re.I):
        return said
    return f"{sort}: {said}"


def fenced(text: str) -> str:
    """A block of code."""
    lines = [one.rstrip() for one in seen(text).expandtabs(4).split("\n")]
    code = "\n".join(one.replace(FENCE, "'''") for one in lines).strip("\n")
    return f"{FENCE}\n{code}\n{FENCE}" if code.strip() else ""


def table(rows: Sequence[Sequence[str]], headed: bool = True) -> str:
    """A table; where its first row names no columns, the names stay empty."""
    said = [[line(cell).replace("|", "\\|") for cell in row] for row in rows]
    said = [row for row in said if any(row)]
    width = max(map(len, said), default=0)
    if width < 1 or (headed and len(said) < 2):
        return "\n\n".join(paragraph(" ".join(filter(None, row))) for row in said)
    names, body = (said[0], said[1:]) if headed else ([""] * width, said)
    rule = ["---"] * width
    return "\n".join(f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in (names, rule, *body))


def page(blocks: Iterable[str]) -> str:
    """Blocks, an empty line between them; items that follow each other stand together, an empty block parts them."""
    parts: list[str] = []
    before = ""
    for block in blocks:
        if not block:
            before = ""
            continue
        together = _is_item(before) and _is_item(block)
        parts += ["\n" if together else "\n\n", block] if parts else [block]
        before = block
    return "".join(parts)


def _is_item(block: str) -> bool:
    return bool(re.match(r" *(?:-|\d+\.) ", block)) and "\n" not in block


def bounded(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks, as long as they are not too much for one document."""
    total = 0
    for block in blocks:
        total += len(block)
        if total > MOST_CHARACTERS:
            raise too_large()
        yield block


def too_large() -> QuizError:
    """What is said of too much text."""
    return QuizError(
        f"The document is too large: it has more than {MOST_CHARACTERS // 1_000_000} million characters.",
        hint="Split it, for example by chapter, and name the parts.",
    )


def compose(pages: Sequence[str], title: str = "", date: str = "", key: str = "date") -> str:
    """The whole text, what the document says of itself at its top."""
    said = [(name, line(value)[:300]) for name, value in (("title", title), (key, date)) if line(value)]
    top = "".join(["---\n", *(f"{name}: {value}\n" for name, value in said), "---\n\n"]) if said else ""
    text = PAGE_BREAK.join(pages).rstrip("\n\f ")
    if len(text) > MOST_CHARACTERS:
        raise too_large()
    return f"{top}{text}\n" if text.strip("\f \n") else ""
