"""What the palette lists: the commands of the screen below, and from outside a session every pack and topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding

from quizapp.tui.home import HomeScreen
from quizapp.tui.palette import Command, commands_here

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp


SEARCHES = {
    "leeches, missed again and again": "is:leech ",
    "what is weak": "is:weak ",
    "what you suspended": "is:suspended ",
    "what you reported": "is:flagged ",
    "what nobody checked": "is:unchecked ",
}
"""What is often looked for, by name."""


def commands(app: QuizApp) -> list[Command]:
    """Everything that can be done from where the learner is."""
    found = commands_here(app.screen)
    if app.screen is app.home:
        found += [*_of_settings(app), *_of_packs(app), *_of_topics(app), *_searches(app)]
    return found


def _of_settings(app: QuizApp) -> Iterator[Command]:
    from quizapp.tui.settings import lines_of

    for line in lines_of(app):
        yield Command(f"Settings: {line.title}", "", partial(app.home.action_settings, line.name), at_once=False)


def _of_packs(app: QuizApp) -> Iterator[Command]:
    """Every command of Home that is about a pack, with every pack."""
    verbs = [one for one in Binding.make_bindings(HomeScreen.BINDINGS) if one.id in HomeScreen.ABOUT_A_PACK]
    for pack in app.home.packs():
        for verb in {one.id: one for one in verbs}.values():
            changed = ", changed" if verb.id == "home-document" and app.home.changed(pack.id) else ""
            yield Command(
                f"{verb.description}: {pack.title}{changed}", "", _with_pack(app, pack.id, verb.action), at_once=False
            )


def _with_pack(app: QuizApp, pack: str, action: str) -> Callable[[], object]:
    def run() -> None:
        app.home.choose(pack)
        app.call_next(app.run_action, action, app.home)

    return run


def _searches(app: QuizApp) -> Iterator[Command]:
    for name, search in SEARCHES.items():
        yield Command(f"Browse: {name}", "", partial(app.browse, search), at_once=False)


def _of_topics(app: QuizApp) -> Iterator[Command]:
    index = app.desk.library.index()
    for pack, topic in dict.fromkeys((entry.pack, entry.topic) for entry in index.entries if entry.topic):
        title = index.packs[pack].title
        if topic != title:
            yield Command(f"Study: {title} › {topic}", "", _topic(app, pack, topic), at_once=False)


def _topic(app: QuizApp, pack: str, topic: str) -> Callable[[], object]:
    return lambda: app.study([pack], topic=topic)
