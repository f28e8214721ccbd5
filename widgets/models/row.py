"""One row of a list to pick from. Pure, so that lists can be made without any screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plans.record.folded_text import fold


class Row(NamedTuple):
    """One row. A heading has no number and cannot be picked. A tuple, as thousands of them are made at once."""

    id: str
    text: str
    detail: str = ""
    """Stands softly at the right edge, or below where the words wrap."""
    marker: str = ""
    """State in letters before the words: "[x]"."""
    heading: bool = False
    number: int | None = None
    """A number of its own, such as 0 for the last row."""
    at_once: bool = False
    """Its number waits for no Enter. No other number of the list may begin with its digits."""


def number_rows(rows: Sequence[Row]) -> Sequence[int | None]:
    """The number each row shows: its own, or the next one in the list; None for a heading."""
    if not any(row.heading or row.number is not None for row in rows):
        return range(1, len(rows) + 1)
    numbers: list[int | None] = []
    following = 1
    for row in rows:
        if row.heading:
            numbers.append(None)
        elif row.number is not None:
            numbers.append(row.number)
        else:
            numbers.append(following)
            following += 1
    return numbers


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
