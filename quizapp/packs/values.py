"""The values that fields of a pack may have, each with an error that says what to write instead."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from quizapp.text import numbers

SLUG = r"^[a-z0-9][a-z0-9-]*$"
LONGEST_SLUG = 100


def problem(code: str, message: str, at: tuple[str | int, ...] = (), hint: str = "") -> PydanticCustomError:
    """An error that points at `at` inside the value being validated and says what to do."""
    return PydanticCustomError(code, "{message}", {"message": message, "at": at, "hint": hint})


MOST_MINUTES = 1440
LEAP = 2000
"""February is given its 29 days whatever the year, of which a pack may name any."""


def _day(value: object) -> object:
    text = str(value).strip()
    for half in text.split("/"):
        found = re.fullmatch(r"-?\d{4}(?:-(\d\d)(?:-(\d\d))?)?", half)
        month, day = (int(found[i] or 1) for i in (1, 2)) if found else (0, 0)
        if not found or not 1 <= month <= 12 or not 1 <= day <= monthrange(LEAP if month == 2 else 2001, month)[1]:
            raise problem("date", f"'{text}' is not a date", hint="write 1999-06-10, 1999-06 or 1999")
    return text


def _is_bare(number: numbers.Number) -> bool:
    return number.low == number.high and not number.unit and not number.hedge


def _number(value: object) -> object:
    text = str(value).strip()
    try:
        number = Decimal(text)
    except InvalidOperation:
        meant = numbers.parse_number(text) or numbers.parse_number(text, ",")
        hint = f"write {meant.value}" if meant and _is_bare(meant) else "write digits, such as 4500 or 0.5"
        raise problem("number", f"'{text}' is not a number", hint=hint) from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise problem("number", f"'{text}' is not a number that can be asked")
    return text


_MEANT = {"true": ("yes", "y", "on", "t", "1", "right"), "false": ("no", "n", "off", "f", "0", "wrong")}


def _truth(value: object) -> object:
    if isinstance(value, bool):
        return value
    text = str(value).strip().casefold()
    if text not in {"true", "false"}:
        meant = next((word for word, ways in _MEANT.items() if text in ways), "true or false")
        raise problem("truth", f"'{value}' is neither true nor false", hint=f"write {meant}")
    return text == "true"


def minutes_of(text: str) -> int:
    """A length of time in minutes, 0 where it is none.

    >>> minutes_of("20 min"), minutes_of("1 h 30 min"), minutes_of("45"), minutes_of("soon")
    (20, 90, 45, 0)
    """
    found = re.fullmatch(r"(?:(\d{1,2}) ?h(?:ours?)?)? ?(?:(\d{1,4})(?: ?min(?:utes?)?)?)?", text.strip())
    return 60 * int(found[1] or 0) + int(found[2] or 0) if found else 0


def _time_limit(value: object) -> object:
    text = str(value).strip()
    if text and not 0 < minutes_of(text) <= MOST_MINUTES:
        raise problem("time_limit", f"'{text}' is not a length of time", hint="write 20 min, or 1 h 30 min")
    return text


def _pass_mark(value: object) -> object:
    text = str(value).strip()
    if text and not re.fullmatch(r"(100|\d{1,2}(\.\d+)?) ?%?", text):
        raise problem("pass_mark", f"'{text}' is not a share of the points", hint="write 60%")
    return text


def listed(value: object) -> object:
    """A single value where a list is meant stands for a list of one."""
    return [value] if isinstance(value, str | int | float | dict | BaseModel) else value


def one_or_several(item: Any) -> BeforeValidator:
    """A list, or a single value that stands for a list of one; told to editors, too."""
    return BeforeValidator(listed, json_schema_input_type=item | tuple[item, ...])


Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Slug = Annotated[str, Field(pattern=SLUG, max_length=LONGEST_SLUG)]
Day = Annotated[str, BeforeValidator(_day)]
Number = Annotated[str, BeforeValidator(_number)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Texts = Annotated[tuple[Text, ...], one_or_several(Text)]
TimeLimit = Annotated[str, BeforeValidator(_time_limit)]
PassMark = Annotated[str, BeforeValidator(_pass_mark)]


class Model(BaseModel):
    """Unknown keys are errors, values are frozen, numbers may stand where text is meant."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)
