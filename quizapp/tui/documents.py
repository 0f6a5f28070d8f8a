"""Which document to look at: of the chosen pack, else of the only one, else of one that is picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.tui.dialogs import PickDialog
from quizapp.tui.document import DocumentScreen

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp


def choose_document(app: QuizApp, pack: str = "") -> None:
    """Open a document of a pack; where there are several packs or documents, ask which."""

    def open_pack(chosen: str) -> None:
        changed = app.home.changed(chosen)
        documents = app.desk.library.sources(chosen).documents()
        names = {f"{name}, changed" if name in changed else name: name for name in documents}
        if names:
            _pick(app, "Which document?", names, lambda name: app.push_screen(DocumentScreen(chosen, name)))
        else:
            app.notify("This pack has no documents.")

    packs = {pack: pack} if pack else {_told(app, line.title, line.id): line.id for line in app.home.packs()}
    if packs:
        _pick(app, "Of which pack?", packs, lambda chosen: app.or_say(lambda: open_pack(chosen)))
    else:
        app.notify("There is no pack yet.")


def _told(app: QuizApp, title: str, pack: str) -> str:
    return f"{title} ({pack}){', changed' if app.home.changed(pack) else ''}"


def _pick(app: QuizApp, title: str, names: Mapping[str, str], then: Callable[[str], object]) -> None:
    """Go on with the only one, or with the one that is picked by what is said of it."""

    def picked(said: str | None) -> None:
        if not said:
            return
        try:
            then(names[said])
        except QuizError as error:
            app.complain(error)

    if len(names) == 1:
        then(*names.values())
    else:
        app.push_screen(PickDialog(title, list(names)), picked)
