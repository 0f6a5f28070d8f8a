"""Every screen there is and the keys that lead to it; a screen that is new gets its line here."""

from __future__ import annotations

from dataclasses import dataclass

from tests.tui.test_study_keys import CARD, CHOICE, EVERY, SHORT


@dataclass(frozen=True)
class Place:
    """The cards that are studied at once, if any, and the keys that are pressed then."""

    cards: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


PLACES = {
    "home": Place(),
    "home, a pack chosen": Place(keys=("down",)),
    "pause or archive": Place(keys=("down", "s")),
    "pause until a day": Place(keys=("down", "s", "2")),
    "add a card": Place(keys=("a",)),
    "browse": Place(keys=("b",)),
    "browse, the list": Place(keys=("b", "enter")),
    "history of an answer": Place((CHOICE,), ("1", "enter", "q", "enter", "b", "enter", "i")),
    "document": Place(keys=("down", "d")),
    "questions on a passage": Place(keys=("down", "d", "l")),
    "progress": Place(keys=("p",)),
    "progress as a table": Place(keys=("p", "4", "t")),
    "settings": Place(keys=("comma", "right")),
    "browse, its field": Place(keys=("b",)),
    "browse, its list": Place(keys=("b", "escape")),
    "from a document": Place(keys=("g",)),
    "from a document, outside the field": Place(keys=("g", "escape")),
    "from Anki": Place(keys=("i",)),
    "from Anki, outside the field": Place(keys=("i", "escape")),
    "palette": Place(keys=("ctrl+p",)),
    **{f"question, {card.partition('/')[2]}": Place((card,)) for card in EVERY},
    "question, outside its field": Place((SHORT,), ("escape",)),
    "verdict": Place((CHOICE, SHORT), ("1",)),
    "verdict of a flashcard": Place((CARD,), ("space",)),
    "verdict of a typed answer": Place((SHORT,), ("x", "enter")),
    "evidence": Place((SHORT,), ("enter", "e")),
    "history": Place((CHOICE,), ("1", "i")),
    "report": Place((CHOICE,), ("x",)),
    "note": Place((CHOICE,), ("1", "n")),
    "exam, which": Place(keys=("x",)),
    "exam": Place(keys=("x", "1")),
    "exam, outside its field": Place(keys=("x", "1", "escape")),
    "exam, overview": Place(keys=("x", "1", "escape", "o")),
    "exam, leaving": Place(keys=("x", "1", "escape", "q")),
    "exam, report": Place(keys=("x", "1", "escape", "S", "1")),
    "exam, earlier attempts": Place(keys=("x", "1", "escape", "S", "1", "q", "x", "2")),
    "keys": Place((CHOICE,), ("f1",)),
    "summary": Place((CHOICE,), ("enter", "enter")),
}
