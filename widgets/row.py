"""One row of a list to pick from. Pure, so that lists can be made without any screen."""

from __future__ import annotations

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
