"""Finding rows as somebody types, whatever the accents and capitals."""

from __future__ import annotations

from collections.abc import Iterable

from plans.letters import fold
from widgets.row import Row


class RowFilter:
    """Rows prepared once, so that each key typed costs one look through them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple((row, fold(f"{row.text} {row.detail}")) for row in rows)
        self._last: tuple[tuple[str, ...], tuple[tuple[Row, str], ...]] = ((), self._rows)

    def matching(self, typed: str) -> tuple[Row, ...]:
        """The rows that hold every typed word, in their order; all of them when nothing is typed."""
        words = tuple(fold(typed).split())
        earlier, found = self._last
        if not (
            len(words) >= len(earlier) and all(new.startswith(old) for old, new in zip(earlier, words, strict=False))
        ):
            found = self._rows
        for word in words:
            found = tuple(pair for pair in found if word in pair[1])
        self._last = (words, found)
        return tuple(row for row, _ in found)
