"""Which document to look at: of the chosen pack, else of the only one, else of one that is picked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.tui.dialogs import pick
from quizapp.tui.document import DocumentScreen

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp


def choose_document(app: QuizApp, pack: str = "") -> None:
    """Open a document of a pack; where there are several packs or documents, ask which."""
    packs = [(pack, pack)] if pack else [(_told(app, line.title, line.id), line.id) for line in app.home.packs()]
    if packs:
        acts = [(told, partial(_open, app, chosen)) for told, chosen in packs]
        pick(app, "Of which pack?", acts, ask_for_one=False)
    else:
        app.notify("There is no pack yet.")


def _told(app: QuizApp, title: str, pack: str) -> str:
    return f"{title} ({pack}){', changed' if app.home.changed(pack) else ''}"


def _open(app: QuizApp, pack: str) -> None:
    """Open the only document of a pack, or the one that is picked."""
    changed = app.home.changed(pack)
    acts = [
        (f"{name}, changed" if name in changed else name, partial(_show, app, pack, name))
        for name in app.desk.library.sources(pack).documents()
    ]
    if acts:
        pick(app, "Which document?", acts, ask_for_one=False)
    else:
        app.notify("This pack has no documents.")


def _show(app: QuizApp, pack: str, name: str) -> None:
    app.push_screen(DocumentScreen(pack, name))
