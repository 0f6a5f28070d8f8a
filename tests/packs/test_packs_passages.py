"""The words of a cited passage as its reader sees them."""

from __future__ import annotations

import pytest

from quizapp.packs.passages import Shown


@pytest.mark.parametrize(
    ("document", "passage", "words"),
    [
        (
            "mills.md",
            "The [**Old Mill** (OM)](https://mill.example/om) burned\ndown in *1871*.[^2]",
            "The Old Mill (OM) burned down in 1871.",
        ),
        ("mills.md", "Burned down** in 1871.", "Burned down in 1871."),
        ("mills.md", "The file is `a_b*c`; 3 * 4 = 12.", "The file is a_b*c; 3 * 4 = 12."),
        ("mills.txt", "The *Old Mill*  burned\ndown.", "The *Old Mill* burned down."),
        ("mills.html", "", ""),
    ],
)
def test_a_passage_is_quoted_without_the_marks_of_markdown(document: str, passage: str, words: str) -> None:
    lead = "**" if "**" in passage and "[" not in passage else ""
    text = f"# Mills\n\n{lead}Before. {passage} After."
    start = text.index("Before. ") + len("Before. ")
    assert Shown(document, "Mills", text, start, start + len(passage), 3, "", True).words == words
