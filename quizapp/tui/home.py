"""Home: what is due, the packs, the days ahead, and the way to everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from quizapp.errors import QuizError
from quizapp.study.fold import pack_state
from quizapp.tui.home_view import HomeView
from quizapp.tui.keys import key_of

if TYPE_CHECKING:
    from quizapp.practice.adding import Added

MORE_NEW = 10


class HomeScreen(HomeView):
    """What is due, and where to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study", id="home-study"),
        Binding("down", "mark(1)", "Choose a pack", id="home-next", show=False),
        Binding("up", "mark(-1)", "Choose a pack", id="home-previous", show=False),
        Binding("escape", "unmark", "Choose none", id="home-none", show=False),
        Binding("x", "exam", "Exam", id="home-exam"),
        Binding("b", "browse", "Browse", id="home-browse"),
        Binding("d", "document", "Document", id="home-document"),
        Binding("c", "curate", "Curate", id="home-curate"),
        Binding("p", "progress", "Progress", id="home-progress"),
        Binding("a", "add", "Add a card", id="home-add", show=False),
        Binding("g", "generate", "From a document", id="home-generate", show=False),
        Binding("i", "bring", "From Anki or others", id="home-import", show=False),
        Binding("m", "more", "Ten more new", id="home-more"),
        Binding("o", "go_on", "Go on", id="home-go-on", show=False),
        Binding("r", "misses", "Last misses", id="home-misses", show=False),
        Binding("w", "weakest", "Weakest section", id="home-weakest", show=False),
        Binding("s", "put_away", "Pause or archive", id="home-put-away", show=False),
        Binding("A", "archived", "Archived packs", id="home-archived", show=False),
        Binding("u", "take_back", "Undo", id="home-undo", show=False),
        Binding("comma", "settings", "Settings", id="home-settings", show=False),
        Binding("question_mark", "app.keys", "Keys", id="home-keys"),
        Binding("q", "app.leave", "Quit", id="home-quit"),
    ]
    ABOUT_A_PACK: ClassVar[frozenset[str]] = frozenset(
        {"home-study", "home-exam", "home-document", "home-curate", "home-progress", "home-put-away"}
    )
    """Ids of what is done with the chosen pack; the palette offers them for every pack."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has nothing to work on is not offered; nothing is done before everything is open."""
        overview = self._overview
        if overview is None:
            return True if action in {"app.keys", "app.leave"} else None
        there = {
            "misses": bool(self._misses),
            "weakest": self._weakest is not None,
            "go_on": self._left_off is not None,
            "archived": bool(overview.archived),
            "take_back": bool(self._done),
            "add": self.app.desk.own_packs is not None,
            "bring": self.app.desk.own_packs is not None,
            "put_away": bool(self.packs()),
            "exam": bool(self.packs()) or self._exam is not None,
            "unmark": self.query_one("#packs", OptionList).highlighted is not None,
            "more": not overview.first_start,
        }
        return there.get(action, True)

    def action_mark(self, by: int) -> None:
        """Choose the next pack, or the one before."""
        packs = self.query_one("#packs", OptionList)
        if packs.option_count:
            start = -1 if by > 0 else packs.option_count
            packs.highlighted = ((start if packs.highlighted is None else packs.highlighted) + by) % packs.option_count

    def action_unmark(self) -> None:
        """Choose none: Enter studies everything due."""
        self.query_one("#packs", OptionList).highlighted = None

    # study

    @on(OptionList.OptionSelected)
    def action_study(self) -> None:
        """Study the chosen pack, or everything due."""
        chosen, overview = self.chosen(), self._overview
        if overview and overview.first_start and chosen is None:
            if first := self.first_pack():
                self.app.first_try(first.id)
        elif chosen and chosen.state in {"paused", "archived"} and not self.app.desk.store.state.rules.paused_until:
            key = key_of(self, "home-put-away")
            self.notify(f"{chosen.title} is {chosen.state}. {key} has it studied again.", markup=False)
        else:
            self.app.study([chosen.id] if chosen else [])

    def action_browse(self) -> None:
        """The questions of the chosen pack, or all of them."""
        chosen = self.chosen()
        self.app.browse(f"pack:{chosen.id} " if chosen else "")

    def action_curate(self) -> None:
        """Check the generated questions of the chosen pack, or of the first that has some."""
        chosen = self.chosen()
        self.app.curate(chosen.id if chosen else "")

    def action_exam(self) -> None:
        """An exam on the chosen pack, or the one that is open, or one on the pack that is picked."""
        from quizapp.tui.exam_choice import choose_exam, choose_pack

        chosen = self.chosen()
        if chosen is not None:
            choose_exam(self.app, chosen.id)
        elif self._exam is not None:
            choose_exam(self.app, self._exam.paper.pack)
        else:
            choose_pack(self.app, [(pack.id, pack.title) for pack in self.packs()])

    def action_document(self) -> None:
        """A document of the chosen pack."""
        chosen = self.chosen()
        self.app.open_documents(chosen.id if chosen else "")

    def action_progress(self) -> None:
        """Progress in the chosen pack, or in all that are studied."""
        chosen = self.chosen()
        self.app.open_progress(chosen.id if chosen else "")

    def action_more(self) -> None:
        """Ten new questions beyond today's, of the chosen pack or of all."""
        chosen = self.chosen()
        self.app.study([chosen.id] if chosen else [], more_new=MORE_NEW)

    def action_go_on(self) -> None:
        """The session that was cut off, where it stopped."""
        if self._left_off is not None:
            self.app.go_on(self._left_off.wanted)

    def action_misses(self) -> None:
        """What was missed last, once more, without touching the schedule."""
        self.app.practise_again(self._misses)

    def action_weakest(self) -> None:
        """The section of which least is remembered, ahead of time."""
        if self._weakest is not None:
            self.app.study_cards(self._weakest.cards)

    def action_settings(self, name: str = "") -> None:
        """Looks, keys, and how much is asked; the setting of this name is meant at first."""
        from quizapp.tui.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(name))

    def action_generate(self) -> None:
        """Make questions from a document."""
        from quizapp.tui.making import MakingScreen

        self.app.push_screen(MakingScreen())

    def action_bring(self) -> None:
        """Bring questions from Anki or another program, with what was answered there."""
        from quizapp.tui.bringing import BringingScreen

        self.app.push_screen(BringingScreen())

    # what is added

    def action_add(self) -> None:
        """One card for the chosen pack where that is the learner's own, else for the one that takes single cards."""
        from quizapp.practice.adding import OWN, OWN_TITLE
        from quizapp.tui.add import AddScreen

        chosen, desk = self.chosen(), self.app.desk
        own = chosen and desk.own_packs and desk.library.pack(chosen.id).path.parent == desk.own_packs.resolve()
        name, title = (chosen.id, chosen.title) if chosen and own else ("", OWN_TITLE)
        screen = AddScreen(title, lambda question, answer: desk.add(question, answer, name))
        self.app.push_screen(screen, lambda added: self._added(added, name or OWN, title))

    def _added(self, added: Added | None, pack: str, title: str) -> None:
        if added is not None:
            available = pack_state(self.app.desk.store.state, pack) == "available"
            begins = " Enter on that pack begins it." if available else ""
            self.can_take_back(f"Added to {title}.{begins}", added.take_back)

    # what is put away

    def action_put_away(self) -> None:
        """Pause, archive or resume the chosen pack."""
        from quizapp.tui.put_away import ask

        pack = self.the_pack()
        if pack is not None:
            ask(self, pack)

    def keep(self, said: str, settings: Mapping[str, Any]) -> None:
        """Keep settings that can be taken back."""
        from quizapp.practice.choices import choose

        try:
            self.can_take_back(said, choose(self.app.desk, settings))
        except QuizError as error:
            self.app.complain(error)

    def can_take_back(self, said: str, take_back: Callable[[], None]) -> None:
        """Say what was done and how to undo it, and show the figures as they are now."""
        self._done.append((said, take_back))
        where = "" if self.app.screen is self else " on Home"
        self.notify(f"{said} {key_of(self, 'home-undo')}{where} undoes it.", markup=False)
        self.refresh_figures()

    def action_take_back(self) -> None:
        """Take back what was done last on Home."""
        said, take_back = self._done.pop()
        try:
            take_back()
        except QuizError as error:
            self.app.complain(error)
            return
        self.notify(f"Taken back: {said}", markup=False)
        self.refresh_figures()

    def action_archived(self) -> None:
        """List the archived packs too, or no more."""
        self._all = not self._all
        self._paint()
