"""What to say of a page that is too full: how few lines must go, and out of which part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.layout.columns import ColumnRow, ColumnRowKind, SizeStep, without
from exports.layout.header_footer import Band, Block, Cell, Foot, PageHead, row_height
from plans.page.compose import Page

Fits = Callable[[Sequence[ColumnRow]], bool]


class Trimming:
    """Lines taken out of the end of one section and then of another, until the rest fits.

    Args:
        page: What the rows were made of.
        rows: All of them, at the smallest size.
        step: That size.
        fits: Whether some of them fit.
    """

    def __init__(self, page: Page, rows: Sequence[ColumnRow], step: SizeStep, fits: Fits) -> None:
        self._page, self._rows, self._step, self._fits = page, rows, step, fits
        self._lines = [0] * len(page.sections)
        seen = [0] * len(page.sections)
        for row in rows:
            self._lines[row.section] += len(row.lines) if row.kind is ColumnRowKind.ITEM else 0
            seen[row.section] += len(row.lines) if row.kind is not ColumnRowKind.HEADING else 0
        self._longest = sorted(range(len(seen)), key=lambda section: -seen[section])

    def choices(self) -> tuple[tuple[int, int], ...]:
        """At most two sections, each with the fewest lines that must go if they come out of it alone.

        First the one that needs the fewest, then the longest of the others. Empty if no section alone is enough.
        """
        found: list[tuple[int, int]] = []
        for section in self._longest:
            most = min(self._lines[section], found[0][1] - 1 if found else self._lines[section])
            if fewest := self._fewest(self._rows, section, most):
                found = [(section, fewest)]
        others = (section for section in self._longest if found and section != found[0][0])
        for section in others:
            if fewest := self._fewest(self._rows, section, self._lines[section]):
                return (*found, (section, fewest))
        return tuple(found)

    def in_all(self) -> int:
        """How many lines must go if they come out of the longest section first, then out of the next."""
        gone, rows = 0, self._rows
        for section in self._longest:
            if fewest := self._fewest(rows, section, self._lines[section]):
                return gone + fewest
            gone += self._lines[section]
            rows = self._without(rows, section, self._lines[section])
        return gone

    def _fewest(self, rows: Sequence[ColumnRow], section: int, most: int) -> int:
        """The fewest lines of `section`, at most `most`, without which `rows` fit; 0 if that is not enough."""
        if most < 1 or not self._fits(self._without(rows, section, most)):
            return 0
        low, high = 1, most
        while low < high:
            middle = (low + high) // 2
            if self._fits(self._without(rows, section, middle)):
                high = middle
            else:
                low = middle + 1
        return low

    def _without(self, rows: Sequence[ColumnRow], section: int, lines: int) -> list[ColumnRow]:
        return without(self._page, rows, self._step, section, lines)


NAME = "Name"
"""What the names at the top of the page are called where they are too long."""


@dataclass(frozen=True, slots=True)
class FramePart:
    """A text outside the columns, and how many points are gained if some lines of it go."""

    label: str
    lines: int
    gain: Callable[[int], float]


def parts(page: Page, head: PageHead, band: Band, foot: Foot) -> tuple[FramePart, ...]:
    """The texts outside the columns that people write, the longest first."""
    dates = sum(block.height for block in head.meta)
    found = [FramePart(page.copies_label, len(foot.copies.lines), lambda lines: lines * foot.copies.leading)]
    found += [_of_head(block, head.height, dates) for block in (head.name, head.full_name)]
    found += [_of_band(page, cell, row) for row in band.rows for cell in row]
    return tuple(sorted(found, key=lambda part: -part.lines))


def _of_head(block: Block, height: float, least: float) -> FramePart:
    return FramePart(NAME, len(block.lines), lambda lines: min(lines * block.leading, height - least))


def _of_band(page: Page, cell: Cell, row: tuple[Cell, ...]) -> FramePart:
    others = max((c.text.height + c.detail.height for c in row if c is not cell), default=0.0)
    own = cell.text.height + cell.detail.height
    free = max(0.0, min(own - others, row_height(row)))
    return FramePart(page.band_heading, len(cell.text.lines), lambda lines: min(lines * cell.text.leading, free))


def fewest(part: FramePart, fits: Callable[[float], bool]) -> int:
    """The fewest lines of a part without which the page fits; 0 if it does not help. `fits`: with so much more room."""
    return next((lines for lines in range(1, part.lines + 1) if fits(part.gain(lines))), 0)


def in_all(found: tuple[FramePart, ...], fits: Callable[[float], bool]) -> int:
    """How many lines must go if they come out of the longest part first, then out of the next."""
    gone, gained = 0, 0.0
    for part in found:
        before = gained
        if lines := fewest(part, lambda more, before=before: fits(before + more)):  # type: ignore[misc]
            return gone + lines
        gone, gained = gone + part.lines, gained + part.gain(part.lines)
    return gone
