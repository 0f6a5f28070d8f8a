"""Texts of many scripts, code and formulas in study: what the screen shows of them, at three sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from textual.widgets import Input

from quizapp.practice.desk import Desk
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.test_study_keys import digits

SIZES = [(80, 24), (40, 20), (120, 40)]
TYPED, PICKED = "texts/a", "texts/b"

CODE = """What does this print?

```python
def area(width, height):
    # as wide as the listing in the book, which no narrow window has room for
    return width * height

print(area(2, 3))
```"""

TEXTS = {
    "arabic": (
        "ar", "ما هو أطول نهر في أوروبا؟", "نهر الفولغا", "نهر الدانوب",
        "يبلغ طول نهر الفولغا نحو 3530 كيلومترا، ويصب في بحر قزوين.", ["نهر الفولغا", "نهر الدانوب", "نهر الراين"],
    ),
    "hebrew": (
        "he", "מהו הנהר הארוך ביותר באירופה?", "הוולגה", "הדנובה",
        "אורכו של נהר הוולגה כ-3,530 ק״מ והוא נשפך אל הים הכספי.", ["הוולגה", "הדנובה", "הריין"],
    ),
    "chinese": (
        "zh", "欧洲最长的河流是哪一条？", "伏尔加河", "多瑙河",
        "伏尔加河全长约三千五百三十公里，流经俄罗斯西部，最后注入世界上最大的湖泊里海，是欧洲最长也是流域面积最广的河流。",
        ["伏尔加河", "多瑙河", "莱茵河"],
    ),
    "japanese": (
        "ja", "ヨーロッパでいちばん長い川は何ですか。", "ヴォルガ川", "ドナウ川",
        "ヴォルガ川の長さは約3,530キロメートルで、ロシア連邦の西部を流れてカスピ海に注ぎます。",
        ["ヴォルガ川", "ドナウ川", "ライン川"],
    ),
    "hindi": (
        "hi", "यूरोप की सबसे लंबी नदी कौन सी है?", "वोल्गा", "डेन्यूब",
        "वोल्गा नदी लगभग 3,530 किलोमीटर लंबी है और कैस्पियन सागर में गिरती है।", ["वोल्गा", "डेन्यूब", "राइन"],
    ),
    "code": ("en", CODE, "`6`", "`5`", "`return` gives back `width * height`.", ["`6`", "`5`", "`None`"]),
    "tex": (
        "en", r"What is $\int_0^1 x^2\,dx$? See ![a parabola](parabola.png).", r"$\frac{1}{3}$", r"$\frac{1}{2}$",
        r"$\int x^n\,dx = \frac{x^{n+1}}{n+1}$, so $\left[\frac{x^3}{3}\right]_0^1 = \frac{1}{3}$; as a matrix "
        r"$\begin{pmatrix}1\\3\end{pmatrix}$.",
        [r"$\frac{1}{3}$", r"$\frac{1}{2}$", r"$\sqrt{2}$"],
    ),
}  # fmt: skip


@pytest.fixture
def name() -> str:
    """Which of the texts; a test may ask for another."""
    return "tex"


@pytest.fixture
def pack_text(name: str) -> str:
    """A pack that asks the same twice, typed and picked."""
    language, prompt, answer, _, explanation, choices = TEXTS[name]
    said = {"prompt": prompt, "answer": answer, "explanation": explanation, "topic": "Volga"}
    questions = [{"id": "a", "kind": "short"} | said, {"id": "b", "kind": "choice", "choices": choices} | said]
    pack = {"format": "quizapp-pack/1", "id": "texts", "title": prompt[:30].split("\n")[0], "language": language}
    return yaml.safe_dump(pack | {"license": "CC0-1.0", "questions": questions}, allow_unicode=True, sort_keys=False)


async def typed(bench: Bench, text: str) -> None:
    """Type letters of any script."""
    bench.app.screen.query_one("#field", Input).value = text
    await bench.press("enter")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", TEXTS)
async def test_every_script(
    desk: Desk, clock: Clock, golden: Callable[[str, str], None], name: str, size: tuple[int, int]
) -> None:
    shown = []
    async with opened(desk, clock, [TYPED], size) as bench:
        shown.append(bench.text())
        await typed(bench, TEXTS[name][3].strip("`"))
        shown.append(bench.text())
    async with opened(desk, clock, [PICKED], size) as bench:
        shown.append(bench.text())
        await bench.press(*digits(bench, TEXTS[name][2]))
        shown.append(bench.text())
    golden(f"text-{name}-{size[0]}x{size[1]}", "\n\n".join(shown))


@pytest.mark.parametrize("given", ["1/3", r"\frac13", r"$\frac{1}{3}$"])
async def test_a_formula_may_be_typed_in_tex_or_in_unicode(desk: Desk, clock: Clock, given: str) -> None:
    async with opened(desk, clock, [TYPED]) as bench:
        await typed(bench, given)
        assert "✓ Right." in bench.text()


async def test_raw_text_is_one_key_away(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [PICKED]) as bench:
        assert "∫₀¹ x² dx" in bench.text()
        await bench.press("r")
        assert r"$\int_0^1 x^2\,dx$" in bench.text()
        assert r"$\frac{1}{3}$" in bench.text()
        await bench.press("r", *digits(bench, r"$\frac{1}{2}$"), "r")
        assert r"$\int x^n\,dx" in bench.text()


@pytest.mark.parametrize("name", ["arabic"])
async def test_what_is_written_plainly_has_no_raw_text(desk: Desk, clock: Clock, name: str) -> None:
    async with opened(desk, clock, [PICKED]) as bench:
        before = bench.text()
        await bench.press("r")
        assert bench.text() == before


@pytest.mark.parametrize("name", ["code"])
async def test_code_is_cut_and_never_wrapped(desk: Desk, clock: Clock, name: str) -> None:
    async with opened(desk, clock, [PICKED], (40, 30)) as bench:
        assert "│     return width * height" in bench.text()
        assert "…" in bench.text()
        await bench.pilot.resize_terminal(110, 30)
        await bench.settle()
        assert "no narrow window has room for" in bench.text()
