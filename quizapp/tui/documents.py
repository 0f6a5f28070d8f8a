"""Which document to look at: of the chosen pack, else of the only one, else of one that is picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.tui.dialogs import PickDialog
from quizapp.tui.document import DocumentScreen

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp


def choose_document(app: QuizApp, pack: str = "") -> None:
    """Open a document of a pack; where there are several packs or documents, ask which."""

    def open_pack(chosen: str) -> None:
        names = list(app.desk.library.sources(chosen).documents())
        if names:
            _pick(app, "Which document?", names, lambda name: app.push_screen(DocumentScreen(chosen, name)))
        else:
            app.notify("This pack has no documents.")

    packs = [pack] if pack else [line.id for line in app.overview().packs]
    if packs:
        _pick(app, "Of which pack?", packs, open_pack)
    else:
        app.notify("There is no pack yet.")


def _pick(app: QuizApp, title: str, names: Sequence[str], then: Callable[[str], object]) -> None:
    """Go on with the only name, or with the one that is picked."""

    def picked(name: str | None) -> None:
        if name:
            then(name)

    if len(names) == 1:
        then(names[0])
    else:
        app.push_screen(PickDialog(title, names), picked)
