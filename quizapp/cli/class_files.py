"""What a class handed in, learner by learner, with a bar while it takes long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.results.files import ResultsFile
    from quizapp.results.union import Learner


def each_learner(files: Sequence[ResultsFile], aliases: Mapping[str, str] | None = None) -> Iterator[Learner]:
    """Each learner with all rows, each question under the name that it has now."""
    from quizapp.cli.bar import Bar
    from quizapp.results.union import under_their_names

    bar, of, done = Bar("rows"), sum(file.lines for file in files), 0
    try:
        for learner, rows in under_their_names(files, aliases or {}):
            yield learner, rows
            done += len(rows)
            bar.step(done, of)
    finally:
        bar.done()
