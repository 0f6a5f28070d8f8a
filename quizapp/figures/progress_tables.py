"""The same figures as tables: column names, then rows."""

from __future__ import annotations

from quizapp.figures.knowing import Knowing
from quizapp.figures.mastery import Mastery
from quizapp.figures.pictures import percent
from quizapp.figures.progress import Progress
from quizapp.figures.proportion import Proportion
from quizapp.text.control import one_line
from quizapp.text.width import cells, cut

LEAST = 10
"""A column is never made narrower than this."""
Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def lines(table: Table, width: int = 0) -> list[str]:
    """A table as lines: words to the left, numbers to the right; where it is too wide its longest words are cut."""
    head, rows = table
    columns = [[one_line(row[place]) for row in (head, *rows)] for place in range(len(head))]
    if width:
        columns = _fitted(columns, width)
    return ["  ".join(row).rstrip() for row in zip(*map(_aligned, columns), strict=True)]


def _fitted(columns: list[list[str]], width: int) -> list[list[str]]:
    """The columns, of which the widest give way until all stand beside each other, or none is wider than it may be."""
    wide = [max(map(cells, column)) for column in columns]
    while sum(wide) + 2 * (len(wide) - 1) > width and max(wide) > LEAST:
        wide[wide.index(max(wide))] -= 1
    return [[cut(text, most) for text in column] for column, most in zip(columns, wide, strict=True)]


def _aligned(column: list[str]) -> list[str]:
    wide = max(map(cells, column))
    right = all(not text or (text[0].isdigit() and "-" not in text) for text in column[1:])
    gaps = (" " * (wide - cells(text)) for text in column)
    return [gap + text if right else text + gap for text, gap in zip(column, gaps, strict=True)]


def days(seen: Progress) -> Table:
    """A row a day of study."""
    rows = (
        (day, done.answers, done.right, done.new, done.reviews, f"{done.elapsed_ms / 60_000:.1f}")
        for day, done in seen.days.items()
    )
    return ("day", "answers", "right", "new", "reviews", "minutes"), tuple(tuple(map(str, row)) for row in rows)


def forecast(seen: Progress) -> Table:
    """A row a day to come: what falls due, and what study would come to where that was found out."""
    rows = [("now", str(seen.forecast.now)), *((day.isoformat(), str(due)) for day, due in seen.forecast.days.items())]
    if not seen.ahead.days:
        return ("day", "due"), tuple(rows)
    study = [
        (f"{day.reviews:.0f}", f"{day.new:.0f}", f"{day.minutes:.0f}", _share(day.recall)) for day in seen.ahead.days
    ]
    head = ("day", "due", "reviews", "new", "minutes", "remembered")
    return head, tuple((*row, *day) for row, day in zip(rows, study, strict=True))


def workload(seen: Progress) -> Table:
    """A row a retention."""
    rows = (
        (percent(one.retention), f"{one.reviews:.1f}", f"{one.minutes:.1f}", f"{one.remembered:.0f}", str(one.of))
        for one in seen.ahead.workloads
    )
    return ("target", "reviews a day", "minutes a day", "remembered after a year", "of"), tuple(rows)


def retention(seen: Progress) -> Table:
    """A row for each kind of review, each month, and each group that was expected to go alike."""
    kept, checked = seen.recall.retention, seen.recall.calibration
    kinds = (("all", kept.all), ("last 30 days", kept.recent), ("young", kept.young), ("mature", kept.mature))
    rows = [(name, "", *_shown(share)) for name, share in (*kinds, *kept.months)]
    rows += [
        (f"{percent(one.low)} to {percent(one.high)}", percent(one.expected), *_shown(one.observed))
        for one in checked.bins
    ]
    rows += [(f"said {said}", _share(checked.foretold.get(said)), *_shown(share)) for said, share in checked.confidence]
    return ("reviews", "expected", "remembered", "of", "share", "at least", "at most"), tuple(rows)


def _shown(share: Proportion) -> tuple[str, str, str, str, str]:
    low, high = share.interval
    said = "" if share.share is None else percent(share.share)
    return str(share.hits), str(share.n), said, percent(low) if said else "", percent(high) if said else ""


KNOWN = ("questions", "answered", "remembered", "known", "fading", "weak")


def topics(seen: Progress) -> Table:
    """A row a topic."""
    rows = ((one.pack, one.name, *_known(one.mastery)) for one in seen.topics)
    return ("pack", "topic", *KNOWN), tuple(rows)


def documents(seen: Progress) -> Table:
    """A row a document."""
    rows = (
        (one.pack, one.name, *_known(one.map.mastery), str(one.map.facts), str(one.map.without_question))
        for one in seen.documents
    )
    return ("pack", "document", *KNOWN, "facts", "unasked"), tuple(rows)


def _known(mastery: Mastery) -> tuple[str, ...]:
    """How many there are, the share likely remembered, and how many are known, fading and weak."""
    counts = (mastery.counts.get(kind, 0) for kind in (Knowing.KNOWN, Knowing.FADING, Knowing.WEAK))
    return str(mastery.cards), str(mastery.answered), _share(mastery.share), *map(str, counts)


def _share(share: float | None) -> str:
    return "" if share is None else percent(share)


def trouble(seen: Progress) -> Table:
    """A row a card."""
    found = seen.trouble
    kinds = (("leech", found.leeches), ("sure but wrong", found.sure_but_wrong), ("overridden", found.overridden))
    rows = ((kind, card, str(times)) for kind, cards in kinds for card, times in cards)
    return ("what", "card", "times"), tuple(rows)
