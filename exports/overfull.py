"""What to say when head, band and foot alone are too tall: which of them is too long, and by how many lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exports.frame import Band, Block, Cell, Foot, Head, row_height
from plans.page import Page

NAME = "Name"
"""What the names at the top of the page are called where they are too long."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text outside the columns, and how many points are gained if some lines of it go."""

    label: str
    lines: int
    gain: Callable[[int], float]


def parts(page: Page, head: Head, band: Band, foot: Foot) -> tuple[Part, ...]:
    """The texts outside the columns that people write, the longest first."""
    dates = sum(block.height for block in head.meta)
    found = [Part(page.copies_label, len(foot.copies.lines), lambda lines: lines * foot.copies.leading)]
    found += [_of_head(block, head.height, dates) for block in (head.name, head.full_name)]
    found += [_of_band(page, cell, row) for row in band.rows for cell in row]
    return tuple(sorted(found, key=lambda part: -part.lines))


def _of_head(block: Block, height: float, least: float) -> Part:
    return Part(NAME, len(block.lines), lambda lines: min(lines * block.leading, height - least))


def _of_band(page: Page, cell: Cell, row: tuple[Cell, ...]) -> Part:
    others = max((c.text.height + c.detail.height for c in row if c is not cell), default=0.0)
    own = cell.text.height + cell.detail.height
    free = max(0.0, min(own - others, row_height(row)))
    return Part(page.band_heading, len(cell.text.lines), lambda lines: min(lines * cell.text.leading, free))


def fewest(part: Part, fits: Callable[[float], bool]) -> int:
    """The fewest lines of a part without which the page fits; 0 if it does not help. `fits`: with so much more room."""
    return next((lines for lines in range(1, part.lines + 1) if fits(part.gain(lines))), 0)


def in_all(found: tuple[Part, ...], fits: Callable[[float], bool]) -> int:
    """How many lines must go if they come out of the longest part first, then out of the next."""
    gone, gained = 0, 0.0
    for part in found:
        before = gained
        if lines := fewest(part, lambda more, before=before: fits(before + more)):  # type: ignore[misc]
            return gone + lines
        gone, gained = gone + part.lines, gained + part.gain(part.lines)
    return gone
