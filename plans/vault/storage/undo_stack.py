"""Undo and redo over saved versions. Every version says where undo and redo lead from it, so both outlive a restart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

DEPTH = 30
"""The minimum number of steps that can be undone."""


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

    def next(self, *, forth: bool) -> int | None:
        """The generation that redo (`forth`) or undo leads to; None if there is none."""
        way = self.future if forth else self.past
        return way[-1] if way else None

    def went(self, held: int, *, forth: bool) -> Steps:
        """After a redo (`forth`) or an undo, from the version that was held until then."""
        if forth:
            return Steps((*self.past, held)[-DEPTH:], self.future[:-1])
        return Steps(self.past[:-1], (*self.future, held)[-DEPTH:])

    def past_it(self, *, forth: bool) -> Steps:
        """Without the one that redo (`forth`) or undo leads to, because it leads nowhere."""
        return Steps(self.past, self.future[:-1]) if forth else Steps(self.past[:-1], self.future)
