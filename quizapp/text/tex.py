"""Formulas in TeX as Unicode, where Unicode has the characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

_LONGEST = 2000
_BLANK, _STAND_IN = "_____", "\ue000"
_UP = dict(zip(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
    strict=True,
)) | {"′": "′", "∘": "°"}  # fmt: skip
_DOWN = dict(zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_SCRIPTS = {*_UP.values(), *_DOWN.values()}
_MARKS = {"vec": "\u20d7", "hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307", "ddot": "\u0308"}
_ROOTS = {"": "√", "3": "∛", "4": "∜"}
_ALPHABETS = {
    "mathbb": ("DOUBLE-STRUCK CAPITAL", "MATHEMATICAL DOUBLE-STRUCK CAPITAL"),
    "mathcal": ("SCRIPT CAPITAL", "MATHEMATICAL SCRIPT CAPITAL"),
    "mathfrak": ("BLACK-LETTER CAPITAL", "MATHEMATICAL FRAKTUR CAPITAL"),
}
_UPRIGHT = ("text", "mathrm", "mathbf", "mathit", "mathsf", "operatorname", "textbf", "textit", "textrm", "mbox")
_ARGUMENTS = {"dfrac": "{{", "tfrac": "{{", "cfrac": "[{{", "operatorname": "*{"}
"""What macros take that pylatexenc does not know."""
_SIZE_WORDS = "left right big Big bigl bigr Bigl Bigr middle displaystyle textstyle limits nolimits"
_SIZES = frozenset(_SIZE_WORDS.split())
_SPACES = {",": " ", ";": " ", ":": " ", " ": " ", "!": "", "quad": "  ", "qquad": "    "}
_WORDS = "det dim ker gcd deg hom arg Pr mod"
_MORE = {
    **{word: word for word in _WORDS.split()},
    "ne": "≠", "lt": "<", "gt": ">", "neg": "¬", "land": "∧", "lor": "∨", "gets": "←", "implies": "⟹", "iff": "⟺",
    "models": "⊨", "bot": "⊥", "triangle": "△", "Box": "□", "Re": "ℜ", "Im": "ℑ", "degree": "°", "dots": "…",
    "colon": ":", "%": "%", "$": "$", "|": "‖", "lvert": "|", "rvert": "|",
}  # fmt: skip


class _CannotBeShown(Exception):
    """Something in the formula has no characters of its own."""


@lru_cache(maxsize=1024)
def shown(source: str) -> str | None:
    """A formula, without its dollars, in Unicode; None where not all of it can be said so.

    >>> shown(r"\\frac{a+b}{2} \\leq x_1^2"), shown(r"\\sqrt{2}"), shown(r"\\begin{matrix}a\\end{matrix}")
    ('(a+b)/2 ≤ x₁²', '√2', None)
    """
    if len(source) > _LONGEST:
        return None
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    walker = LatexWalker(source.replace(_BLANK, _STAND_IN), latex_context=_read(), tolerant_parsing=False)
    try:
        nodes = walker.get_latex_nodes()[0]
        return " ".join(_all(nodes).split(" ")).strip().replace(_STAND_IN, _BLANK) or None
    except (LatexWalkerError, _CannotBeShown, RecursionError, ValueError, IndexError):
        return None


def _all(nodes: Iterable[Any]) -> str:
    """Nodes one after the other, with what stands above and below the line."""
    said = ""
    atoms = _atoms(nodes)
    for atom in atoms:
        if atom in {"^", "_"}:
            said += _script(atom, next(atoms, "").lstrip())
        else:
            said += " " + atom if _is_between(atom) and said[-1:].isalnum() else atom
    return said


def _is_between(atom: str) -> bool:
    """Whether it is an operator that its writer set apart on the right."""
    return len(atom) == 2 and atom[1] == " " and not atom[0].isalnum()


def _script(sign: str, text: str) -> str:
    table = _UP if sign == "^" else _DOWN
    close = text.replace(" ", "")
    if not text:
        raise _CannotBeShown
    if all(character in table for character in close):
        return "".join(table[character] for character in close)
    return sign + (text if len(text) == 1 else f"({text})")


def _atoms(nodes: Iterable[Any]) -> Iterator[str]:
    """What each node says; characters come one by one."""
    for node in nodes:
        match type(node).__name__:
            case "LatexCharsNode":
                yield from node.chars.replace("'", "′")
            case "LatexGroupNode":
                yield _all(node.nodelist)
            case "LatexMacroNode":
                yield _macro(node)
            case "LatexSpecialsNode" if node.specials_chars == "~":
                yield " "
            case "LatexSpecialsNode" if node.specials_chars in {"''", "``", "--"}:
                yield node.specials_chars.replace("'", "′")
            case _:
                raise _CannotBeShown


def _macro(node: Any) -> str:
    name = node.macroname
    if name in _SIZES:
        return ""
    if name in _SPACES:
        return _SPACES[name]
    arguments = node.nodeargd.argnlist if node.nodeargd else []
    if name in _BUILT:
        return _BUILT[name](name, [_all([one]) if one is not None else "" for one in arguments])
    symbol = _MORE.get(name) or _symbols(name)
    if arguments or not symbol:
        raise _CannotBeShown
    bare = len(symbol) == 1 and (symbol.isalpha() or unicodedata.category(symbol) == "Ps")
    return symbol + (" " if node.macro_post_space and not bare else "")


@cache
def _read() -> Any:
    """The macros that a formula is read with."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import std_macro

    context = get_default_latex_context_db()
    specs = [std_macro(name, argspec) for name, argspec in _ARGUMENTS.items()]
    context.add_context_category("arguments", macros=specs, prepend=True)
    return context


@cache
def _known() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


@cache
def _symbols(name: str) -> str:
    """The characters that a macro without arguments stands for, nothing where there are none."""
    spec = _known().get_macro_spec(name)
    found = spec.simplify_repl if spec else ""
    return found if isinstance(found, str) and "%" not in found else ""


def _fraction(_: str, arguments: Sequence[str]) -> str:
    above, below = arguments[-2:]
    return f"{_as_one(above)}/{_as_one(below)}"


def _root(_: str, arguments: Sequence[str]) -> str:
    index, of = arguments[-2:]
    return (_ROOTS.get(index) or _script("^", index) + "√") + _as_one(of)


def _as_one(text: str) -> str:
    """In brackets, unless nobody could read it otherwise."""
    scripted = set(text[1:]) <= _SCRIPTS
    return text if scripted or text.isdecimal() or re.fullmatch(r"\([^()]*\)", text) else f"({text})"


def _marked(name: str, arguments: Sequence[str]) -> str:
    if len(arguments[0]) != 1:
        raise _CannotBeShown
    return unicodedata.normalize("NFC", arguments[0] + _MARKS[name])


def _upright(_: str, arguments: Sequence[str]) -> str:
    return arguments[-1]


def _lettered(name: str, arguments: Sequence[str]) -> str:
    return "".join(_letter(letter, _ALPHABETS[name]) for letter in arguments[-1])


def _letter(letter: str, names: Sequence[str]) -> str:
    for name in names if letter.isupper() else ():
        try:
            return unicodedata.lookup(f"{name} {letter}")
        except KeyError:
            continue
    raise _CannotBeShown


_BUILT: dict[str, Callable[[str, Sequence[str]], str]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), _fraction),
    **dict.fromkeys(_MARKS, _marked),
    **dict.fromkeys(_UPRIGHT, _upright),
    **dict.fromkeys(_ALPHABETS, _lettered),
    "sqrt": _root,
}
