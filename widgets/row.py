"""One row of a list to pick from. Pure, so that lists can be made without any screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A heading has no number and cannot be picked."""

    id: str
    text: str
    detail: str = ""
    """Stands softly at the right edge, or below where the words wrap."""
    marker: str = ""
    """State in letters before the words: "[x]"."""
    heading: bool = False
    number: int | None = None
    """A number of its own, such as 0 for the last row."""


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
