"""A mapping that is never changed: what differs lies in a small layer over a large one that is shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

V = TypeVar("V")

THICKEST = 256
"""How many differences may lie on top before both layers become one."""

_GONE: Any = object()


class Layered(Mapping[str, V]):
    """Costs as much to change as its top layer is thick, however large it is."""

    __slots__ = ("_base", "_size", "_top")

    def __init__(self, base: Mapping[str, V] | None = None) -> None:
        self._base: dict[str, V] = dict(base or {})
        self._top: dict[str, V] = {}
        self._size = len(self._base)

    def with_item(self, key: str, value: V) -> Layered[V]:
        """The same with this value under this key."""
        return self._over(key, value, self._size + (key not in self))

    def without(self, key: str) -> Layered[V]:
        """The same without this key."""
        return self._over(key, _GONE, self._size - 1) if key in self else self

    def _over(self, key: str, value: V, size: int) -> Layered[V]:
        new: Layered[V] = Layered.__new__(Layered)
        new._base, new._top, new._size = self._base, {**self._top, key: value}, size
        if len(new._top) > THICKEST:
            new._base, new._top = new.flat(), {}
        return new

    def __getitem__(self, key: str) -> V:
        value = self._top.get(key)
        if value is None:
            return self._base[key]
        if value is _GONE:
            raise KeyError(key)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key, or the default."""
        value = self._top.get(key)
        if value is None:
            return self._base.get(key, default)
        return default if value is _GONE else value

    def flat(self) -> dict[str, V]:
        """The same in one layer, for looking at all of it."""
        if not self._top:
            return dict(self._base)
        return {name: item for name, item in {**self._base, **self._top}.items() if item is not _GONE}

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._base if key not in self._top)
        yield from (key for key, value in self._top.items() if value is not _GONE)

    def __contains__(self, key: object) -> bool:
        if key in self._top:
            return self._top[key] is not _GONE
        return key in self._base

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"Layered({dict(self)!r})"
