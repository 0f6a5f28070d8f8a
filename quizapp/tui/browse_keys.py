"""The keys of Browse, and when each holds."""

from __future__ import annotations

from textual.binding import Binding, BindingType

BROWSE: list[BindingType] = [
    Binding("enter", "study", "Study", id="browse-study"),
    Binding("slash", "search", "Search", id="browse-search", key_display="/"),
    Binding("space", "choose", "Choose", id="browse-choose"),
    Binding("a", "choose_all", "All", id="browse-choose-all"),
    Binding("s", "suspend", "Suspend", id="browse-suspend"),
    Binding("t", "tag", "Tag", id="browse-tag"),
    Binding("r", "reset", "Reset", id="browse-reset"),
    Binding("u", "undo", "Undo", id="browse-undo"),
    Binding("o", "sort", "Sort", id="browse-sort"),
    Binding("O", "reverse", "Other way round", id="browse-reverse", show=False),
    Binding("i", "history", "History", id="browse-history"),
    Binding("e", "evidence", "Evidence", id="browse-evidence", show=False),
    Binding("E", "edit", "Edit", id="browse-edit", show=False),
    Binding("w", "export", "Write to a file", id="browse-export", show=False),
    Binding("escape", "leave", "Choose none", id="browse-leave", show=False),
    Binding("question_mark", "app.keys", "Keys", id="browse-keys"),
    Binding("q", "dismiss", "Back", id="browse-back"),
]
IN_FIELD: list[BindingType] = [
    Binding("escape", "to_list", "Commands", id="browse-to-list"),
    Binding("down", "to_list", "To the list", id="browse-to-list", show=False),
]
ON_A_CARD = frozenset(
    {
        "study",
        "choose",
        "choose_all",
        "suspend",
        "tag",
        "reset",
        "history",
        "evidence",
        "edit",
        "export",
        "sort",
        "reverse",
    }
)
"""What needs something to work on."""


def holds(action: str, *, typing: bool, any_card: bool, done: bool) -> bool:
    """Whether a key's action holds now."""
    if action == "to_list":
        return typing
    if typing:
        return False
    return done if action == "undo" else any_card or action not in ON_A_CARD
