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
