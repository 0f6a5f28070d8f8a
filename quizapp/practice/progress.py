"""A learner's progress: the figures, with the documents and the prompts they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.figures.ahead import ahead
from quizapp.figures.progress import DocumentLine, Progress, progress
from quizapp.figures.progress_lines import WORST
from quizapp.figures.tallies import from_kept
from quizapp.packs import answers, replacing
from quizapp.practice.shelf import Shelf
from quizapp.store.exchange import journal_of
from quizapp.store.journals import Journals
from quizapp.store.remembered import Step, counted
from quizapp.study.fold import pack_state
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk


def progress_of(desk: Desk, pack: str = "", step: Step = lambda done, of: None) -> Progress:
    """The figures of one pack, or of everything that was done and of all packs that are studied or paused.

    `step` is told how many rows are read where all of them have to be.
    """
    state = desk.store.state
    only = desk.library.pack(pack).id if pack else ""
    index, wanted = desk.library.index(), {only} if only else _studied(desk)
    titles = {one.id: one.title for one in index.packs.values() if one.id in wanted}
    journals = Journals(journal_of(desk.store.profile), desk.store.device)
    tallies = counted(journals, state.undone, desk.figures, from_kept, step)
    return progress(state, desk.entries(), titles, tallies, desk.when(), only)


def _studied(desk: Desk) -> set[str]:
    state = desk.store.state
    return {pack for pack in desk.library.index().packs if pack_state(state, pack) in {"studying", "paused"}}


def with_ahead(desk: Desk, seen: Progress) -> Progress:
    """The figures with what study would come to; of one pack, or of all being studied."""
    mine = [entry for entry in desk.entries() if entry.pack in seen.titles]
    return replace(seen, ahead=ahead(desk.store.state, mine, desk.when()))


def with_documents(desk: Desk, seen: Progress, *, texts: bool = False) -> Progress:
    """The figures with those of every document, and with its text where that is wanted."""
    lines = (
        DocumentLine(pack, known.document, known.title, known.map, known.trouble, known.text if texts else "")
        for pack in seen.titles
        for known in Shelf(desk, pack).all_known()
    )
    return replace(seen, documents=tuple(lines))


def write_page(desk: Desk, seen: Progress, path: Path, *, streak: bool) -> Path:
    """Where the figures were written as a page, for the learner alone; QuizError where they cannot be."""
    from quizapp.figures.progress_page import progress_page

    whole = with_documents(desk, seen if seen.ahead.days else with_ahead(desk, seen), texts=True)
    page = progress_page(whole, prompts_of(desk, whole), streak=streak)
    replacing.write_page(path.absolute(), page, private=True)
    return path.absolute()


def prompts_of(desk: Desk, seen: Progress) -> dict[str, str]:
    """What the troublesome cards ask, in one line each."""
    return dict(_prompts(desk, seen))


def _prompts(desk: Desk, seen: Progress) -> Iterable[tuple[str, str]]:
    found = seen.trouble
    for card in {
        card for cards in (found.leeches, found.sure_but_wrong, found.overridden) for card, _ in cards[:WORST]
    }:
        try:
            question = desk.library.question(card)
        except QuizError:
            continue
        yield card, one_line(answers.prompt(question, card.partition("#")[2]))
