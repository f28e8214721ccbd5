"""Undo and redo over saved versions. Every version says where undo and redo lead from it, so both outlive a restart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

DEPTH = 30
"""So many steps can be undone at least."""


class Steps(NamedTuple):
    """Generations to go to: the last of `past` by undo, the last of `future` by redo."""

    past: tuple[int, ...] = ()
    future: tuple[int, ...] = ()

    @classmethod
    def read(cls, document: dict[str, Any] | None, older: Iterable[int]) -> Steps:
        """What a version says of itself; for one that says nothing, all versions older than it."""
        try:
            found = cls(*(tuple(int(number) for number in (document or {})[name]) for name in cls._fields))
        except (LookupError, TypeError, ValueError):
            found = cls(tuple(sorted(older)))
        return cls(found.past[-DEPTH:], found.future[-DEPTH:])

    def on(self, held: int) -> Steps:
        """After a change: undo leads to the version that was held until then, and nothing is left to redo."""
        return Steps((*self.past, held)[-DEPTH:], ())

    def back(self, held: int) -> Steps:
        """After an undo."""
        return Steps(self.past[:-1], (*self.future, held)[-DEPTH:])

    def forth(self, held: int) -> Steps:
        """After a redo."""
        return Steps((*self.past, held)[-DEPTH:], self.future[:-1])
