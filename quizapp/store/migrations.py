"""Rows of earlier schemas as this version reads them; each step is a pure function from one schema to the next.

Rows are brought up as they are read: what stands in a file is never rewritten, since another machine that is not yet
brought up to date may be reading, or writing, the same folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from quizapp.study.fold import SCHEMA

Content = Mapping[str, Any]
Step = Callable[[Content], Content]

STEPS: Mapping[int, Step] = {}
"""Schema -> the function that gives a row of it as one of the next. Whoever raises `SCHEMA` adds one."""


def migrated(content: Content, steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA) -> Content:
    """The row as the newest schema has it; one of a schema that is newer still stays as it is."""
    schema = int(content["schema"])
    while 0 < schema < newest:
        content = {**steps[schema](content), "schema": schema + 1}
        schema += 1
    return content
