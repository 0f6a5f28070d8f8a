"""What a protobuf message says, field by field, without knowing its schema."""

from __future__ import annotations

from collections.abc import Iterator

VARINT, EIGHT, BYTES, FOUR = 0, 1, 2, 5
MOST_SHIFT = 63


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Each field's number with its value; raises ValueError for what is no message.

    >>> list(fields(bytes([0x08, 0x96, 0x01, 0x12, 0x02, 0x68, 0x69])))
    [(1, 150), (2, b'hi')]
    """
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        sort = key & 7
        value: int | bytes
        if sort == VARINT:
            value, at = _varint(message, at)
        elif sort in {BYTES, EIGHT, FOUR}:
            length, at = _varint(message, at) if sort == BYTES else (8 if sort == EIGHT else 4, at)
            value, at = message[at : at + length], at + length
        else:
            raise ValueError(f"field of unknown sort {sort}")
        if at > len(message):
            raise ValueError("cut off")
        yield key >> 3, value


def first(message: bytes, number: int) -> int | bytes | None:
    """The value of a field, None where the message does not have it."""
    return next((value for field, value in fields(message) if field == number), None)


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while shift <= MOST_SHIFT:
        if at >= len(message):
            raise ValueError("cut off")
        byte = message[at]
        value, at, shift = value | (byte & 0x7F) << shift, at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise ValueError("a number that has no end")
