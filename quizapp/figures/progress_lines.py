"""Progress as lines of text, a tab of the screen or a part of the page each; every figure with of how many it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from quizapp.figures.ahead import UNSURE, Day
from quizapp.figures.days import WEEKDAYS, short_day
from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import weakest
from quizapp.figures.mastery import Mastery
from quizapp.figures.pictures import BAR, bar, begin_of, busiest, calendar, columns, percent, plot, weeks_beside
from quizapp.figures.progress import LATER, DocumentLine, Progress, this_week
from quizapp.figures.proportion import Proportion
from quizapp.figures.recall import Bin, Calibration
from quizapp.figures.streaks import Streak
from quizapp.text.amounts import counted
from quizapp.text.control import one_line
from quizapp.text.width import cells, cut

FEW = 30
"""Reviews below which a share says little."""
LEAST_MOST = 10
"""How many cards a day a full bar stands for at least."""
WORST = 10
"""How many cards of one trouble are told."""
LEAST_PLOT, LEAST_BARS = 16, 56
"""Columns below which no interval and no bar is drawn."""
TOLD = 56
"""Columns of a share with its interval in words."""
LEFT_OUT = "without new cards, steps not yet passed, and what comes back again"
"""What is not among the cards that fall due in the days ahead."""
_KEY = "  ● observed  ─ where it likely is (95 %)  | expected, or target "


def overview(seen: Progress, width: int, *, streak: bool = True) -> list[str]:
    """This week in one sentence; the streak and the calendar, unless they are not wanted."""
    if not seen.days:
        return ["Nothing was answered yet."]
    if not streak:
        return [this_week(seen)]
    counts = {date.fromisoformat(day): done.answers for day, done in seen.days.items()}
    most = busiest(counts, seen.today, weeks_beside(width))
    return [
        this_week(seen),
        streak_words(seen.streak),
        "",
        *calendar(counts, seen.today, width),
        "",
        f"A cell is a day: · none, █ the most, {counted(most, 'answer')}." if most else "A cell is a day: · no answer.",
    ]


def streak_words(streak: Streak) -> str:
    """Days in a row, now and at most, and days of study in all; those that are still to come do not count."""
    if not streak.since:
        return "No day of study up to today; the days that were studied are dated later."
    since = date.fromisoformat(streak.since)
    return (
        f"Streak {counted(streak.now, 'day')}, the longest {counted(streak.longest, 'day')}; "
        f"{counted(streak.studied, 'day')} of study since {short_day(since)} {since.year}."
    )


def forecast(seen: Progress, width: int) -> list[str]:
    """What falls due, and what would be remembered without study."""
    ahead = seen.forecast
    total = sum(ahead.days.values())
    lines = [
        f"Due now {ahead.now:,}; {total:,} more fall due in the next {len(ahead.days)} days,",
        f"{LEFT_OUT}.",
        "",
    ]
    most = max(*ahead.days.values(), LEAST_MOST)
    room = max(width - 20, 8)
    for day, count in list(ahead.days.items())[:14]:
        drawn = "█" * max(round(count / most * room), 1) if count else "·"
        lines.append(f"{WEEKDAYS[day.weekday()][:3]} {short_day(day):>6}  {count:>4}  {drawn}")
    if len(ahead.days) > 14:
        lines.append(f"then        {columns(list(ahead.days.values())[14:])}")
    if ahead.recall:
        said = ", ".join(f"{percent(share)} {_when(days)}" for days, share in ahead.recall)
        lines += [
            "",
            f"Without study, of {counted(ahead.answered, 'question')} answered so far you would remember",
            said,
        ]
    return [*lines, *with_study(seen), *workload(seen, width)]


def with_study(seen: Progress) -> list[str]:
    """What study as it is now would come to."""
    days = seen.ahead.days[1:]
    if not days:
        return []
    reviews, new, minutes = (sum(each) / len(days) for each in zip(*map(_load, days), strict=True))
    shares = [(later, day.recall) for later, day in enumerate(seen.ahead.days) if later in LATER[1:]]
    said = ", ".join(f"{percent(share)} {_when(later)}" for later, share in shares if share is not None)
    minute = f"{minutes:.0f} min" if minutes >= 1 else "less than a minute"
    load = f"about {_few(reviews)} reviews and {_few(new)} new a day, {minute}"
    return ["With study you would remember, of all answered by then (simulated),", f"{said};", f"{load}."]


def _few(number: float) -> str:
    """A number with a decimal where it is small."""
    return f"{number:.0f}" if number >= 10 or not number else f"{number:.1f}"


def _load(day: Day) -> tuple[float, float, float]:
    return day.reviews, day.new, day.minutes


def workload(seen: Progress, width: int) -> list[str]:
    """What remembering more costs."""
    if not seen.ahead.workloads:
        return []
    most = max(one.minutes for one in seen.ahead.workloads) or 1.0
    room = min(width - 52, 24)
    lines = [
        "",
        f"What remembering more costs, a year of each simulated, give or take {percent(UNSURE)}",
        "  target  a day: reviews  minutes  remembered then",
    ]
    for one in seen.ahead.workloads:
        drawn = f"  {bar(one.minutes / most, room).rstrip('░')}" if room >= BAR else ""
        chosen = "▸" if abs(one.retention - seen.target) < 0.005 else " "
        numbers = f"{percent(one.retention):>6}  {one.reviews:>14.1f}  {one.minutes:>7.1f}"
        lines.append(f"{chosen} {numbers}  {one.remembered:>7,.0f} of {one.of:,}{drawn}".rstrip())
    return lines


def _when(days: int) -> str:
    return f"in {days} days" if days else "now"


def memory(seen: Progress, width: int) -> list[str]:
    """True retention, and predicted against observed recall."""
    kept, checked = seen.recall.retention, seen.recall.calibration
    if not kept.all.n:
        return ["Nothing came back for review yet: there is nothing to measure."]
    kinds = (("all", kept.all), ("last 30 days", kept.recent), ("young, under 21 days", kept.young))
    begins = _begin(seen)
    lines = [
        "Remembered when it came back, the first answer of a day",
        f"  {'target':<21} {percent(seen.target):>5}",
        *(_told(name, share, seen.target, width, begins) for name, share in (*kinds, ("mature", kept.mature))),
    ]
    if checked.n:
        room = min(width - 43, 40)
        lines += ["", f"Expected against observed, {counted(checked.n, 'review')}"]
        lines += [_bin(one, room, begins) for one in checked.bins]
        lines += [f"{_KEY} {percent(begins)[:-2]} to 100 %"] if room >= LEAST_PLOT else []
        lines.append(f"Brier score {checked.brier:.3f}, log loss {checked.log_loss:.3f} (0 is perfect).")
    return [*lines, *confidence(checked, width, begins)]


def _begin(seen: Progress) -> float:
    """Where the one scale begins on which all that was remembered is drawn."""
    kept, checked = seen.recall.retention, seen.recall.calibration
    shares = [kept.all, kept.recent, kept.young, kept.mature, *(one.observed for one in checked.bins)]
    shares += [share for _, share in checked.confidence]
    expected = [seen.target, *(one.expected for one in checked.bins), *checked.foretold.values()]
    return begin_of([*expected, *(one.share for one in shares)])


def confidence(checked: Calibration, width: int, begins: float) -> list[str]:
    """What the learner said, how often it was right, and what the schedule had expected."""
    if not checked.confidence:
        return []
    lines = ["", "What you said beforehand, how often it was right, and what the schedule expected (|)"]
    for said, share in checked.confidence:
        expected = checked.foretold.get(said)
        words = "" if expected is None else f", expected {percent(expected)}"
        lines.append(_told(f"{said}{words}", share, expected, width, begins))
    return lines


def _bin(one: Bin, room: int, begins: float) -> str:
    """Reviews that were expected to go alike, with their interval drawn where there is room."""
    observed, (low, high) = one.observed.share or 0.0, one.observed.interval
    said = f"  expected {percent(one.expected):>4}  observed {percent(observed):>5} of {one.observed.n:<6,}"
    return (
        f"{said} {plot(one.expected, low, high, observed, room, begins)}".rstrip()
        if room >= LEAST_PLOT
        else said.rstrip()
    )


def _told(name: str, share: Proportion, line: float | None, width: int, begins: float) -> str:
    """A share with of how many, its interval drawn where there is room, with a line across; a warning where few."""
    if share.share is None:
        return f"  {name:<21} none yet"
    low, high = share.interval
    few = "; few" if share.n < FEW else ""
    said = f"  {name:<21} {percent(share.share):>5} of {share.n:,} ({percent(low)} to {percent(high)}{few})"
    room = min(width - TOLD, 40)
    at = share.share if line is None else line
    drawn = plot(at, low, high, share.share, room, begins) if room >= LEAST_PLOT else ""
    return f"{said:<{TOLD - 1}} {drawn}".rstrip()


def topics(seen: Progress, width: int) -> list[str]:
    """What is known of each topic, the weakest studied one first."""
    if not seen.topics:
        return ["There are no questions."]
    one_pack = len(seen.titles) == 1
    listed = sorted(seen.topics, key=lambda one: (one.mastery.share is None, one.mastery.share or 0.0))
    lines = ["Known today, share of each topic"]
    for one in listed:
        lines.append(_bar_line(one.name if one_pack else f"{seen.titles[one.pack]} › {one.name}", one.mastery, width))
    return lines


def documents(seen: Progress, width: int) -> list[str]:
    """What is known of each document, with its weakest section."""
    lines = ["Known today, share of each document"] if seen.documents else []
    if len(seen.documents) > 1 and (found := weakest(seen.documents)):
        one, part = found
        place = f"{one_line(part.heading)} in {one_line(one.title)}" if part.heading else one_line(one.title)
        lines.append(f"Weakest section: {place}, {percent(part.mastery.of_answered or 0.0)} remembered")
    for one in seen.documents:
        lines.append(
            _bar_line(one.title, one.map.mastery, width) if not one.trouble else f"  {one.title}: {one.trouble}"
        )
        lines += [f"      {words}" for words in _of_document(one)]
    return lines


def _of_document(one: DocumentLine) -> list[str]:
    weakest, said = one.map.weakest, []
    if one.map.facts:
        said.append(f"{one.map.without_question} of {counted(one.map.facts, 'fact')} without a question")
    if weakest is not None and sum(part.mastery.answered > 0 for part in one.map.parts) > 1:
        share = percent(weakest.mastery.of_answered or 0.0)
        said.append(f"weakest section: {one_line(weakest.heading)} ({share} of {weakest.mastery.answered} answered)")
    return said


def _bar_line(name: str, known: Mastery, width: int) -> str:
    share = known.share
    drawn = f"{bar(share or 0.0)} " if width >= LEAST_BARS else ""
    shown = f"{drawn}{percent(share):>5}" if share is not None else f"{'not studied':>{max(len(drawn) + 5, 11)}}"
    new = known.counts.get(Knowing.NEW, 0)
    of = f" of {known.cards}" + (f", {new} not asked" if new and share is not None else "")
    room = max(width - len(shown) - (20 if drawn else 8) - 4, 10)
    title = cut(one_line(name), room)
    return f"  {title}{' ' * (room - cells(title))}  {shown}{of if drawn else of.partition(',')[0]}".rstrip()


def trouble(seen: Progress, prompts: Mapping[str, str]) -> list[str]:
    """Leeches, answers that were sure and wrong, verdicts that were overridden."""
    parts = (
        ("Missed again and again (leeches)", seen.trouble.leeches, lambda times: f"{times} lapses"),
        ("Sure, but wrong", seen.trouble.sure_but_wrong, lambda times: counted(times, "time")),
        ("Verdict overridden", seen.trouble.overridden, lambda times: counted(times, "time")),
    )
    lines: list[str] = []
    for title, cards, words in parts:
        lines += _cards(title, cards, words, prompts)
    return lines or ["Nothing stands out: no leeches, nothing sure but wrong, no overridden verdicts."]


def _cards(
    title: str, cards: Sequence[tuple[str, int]], words: Callable[[int], str], prompts: Mapping[str, str]
) -> list[str]:
    if not cards:
        return []
    lines = [f"{title}: {len(cards)}"]
    lines += [f"  {words(times)}: {prompts.get(card, card)}" for card, times in cards[:WORST]]
    return [*lines, *([f"  and {len(cards) - WORST} more"] if len(cards) > WORST else []), ""]
