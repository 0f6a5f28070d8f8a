"""Formulas in TeX as Unicode, and what stays as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.text.tex import shown


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("x^2", "x²"),
        (r"\alpha_1 + \beta^{n+1}", "α₁ + βⁿ⁺¹"),
        (r"\frac{1}{2}", "1/2"),
        (r"\dfrac{1}{2} + \tfrac12 + \cfrac[l]{a}{b}", "1/2 + 1/2 + a/b"),
        (r"\operatorname{rank} A", "rank A"),
        (r"\operatorname*{argmax} f", "argmax f"),
        (r"\frac{a+b}{cd}", "(a+b)/(cd)"),
        (r"\sqrt{x+1} + \sqrt[3]{8}", "√(x+1) + ∛8"),
        (r"a \leq b\times c", "a ≤ b × c"),
        (r"x \to \infty", "x → ∞"),
        (r"A \cup B \subseteq \mathbb{R}^n", "A ∪ B ⊆ ℝⁿ"),
        (r"\sum_{i=1}^{n} i^2", "∑ᵢ₌₁ⁿ i²"),
        (r"\left(\frac{a}{b}\right)", "(a/b)"),
        (r"\vec{v} \cdot \hat{x}", "v⃗ · x̂"),
        (r"\text{mass} = 5\,\mathrm{kg}", "mass = 5 kg"),
        (r"e^{i\pi} = -1", "e^(iπ) = -1"),
        ("H_2O", "H₂O"),
        (r"90^\circ", "90°"),
        (r"\{1, 2\}", "{1, 2}"),
        ("f'(x)", "f′(x)"),
        ("E = _____", "E = _____"),
    ],
)
def test_what_unicode_has(source: str, said: str) -> None:
    assert shown(source) == said


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{matrix}a & b\\c & d\end{matrix}",
        r"\unknown{x}",
        r"\frac{",
        r"\dfrac",
        r"\dfrac{1}",
        r"\vec",
        r"\verb",
        r"\operatorname",
        "x^",
        r"\binom{n}{k}",
        "{" * 5000,
        "",
        "a % b",
    ],
)
def test_what_it_has_not_stays_raw(source: str) -> None:
    assert shown(source) is None


@given(st.text(alphabet="\\{}^_ab1&$%~'`-[]()\n fracsqtex", max_size=60))
def test_nothing_written_raises(source: str) -> None:
    shown(source)


MACROS = [
    *("frac", "dfrac", "tfrac", "cfrac", "sqrt", "operatorname", "mathbb", "mathcal", "vec", "hat", "text", "mbox"),
    *("verb", "begin", "end", "item", "left", "right", "over", "binom", "limits", "alpha", "not", "color", "input"),
]


@given(
    st.lists(st.sampled_from([f"\\{name}" for name in MACROS] + list("{}[]^_ *1a|$&%~\\")), max_size=12).map("".join)
)
def test_no_macro_raises_whatever_it_is_given(source: str) -> None:
    shown(source)
