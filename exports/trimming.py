"""What to say of a page that is too full: how few lines must go, and out of which part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exports.columns import Kind, Row, Step, without
from plans.page import Page

Fits = Callable[[Sequence[Row]], bool]


class Trimming:
    """Lines taken out of the end of one section and then of another, until the rest fits."""

    def __init__(self, page: Page, rows: Sequence[Row], step: Step, fits: Fits) -> None:
        self._page, self._rows, self._step, self._fits = page, rows, step, fits
        self._lines = [0] * len(page.sections)
        seen = [0] * len(page.sections)
        for row in rows:
            self._lines[row.section] += len(row.lines) if row.kind is Kind.ITEM else 0
            seen[row.section] += len(row.lines) if row.kind is not Kind.HEADING else 0
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

    def _fewest(self, rows: Sequence[Row], section: int, most: int) -> int:
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

    def _without(self, rows: Sequence[Row], section: int, lines: int) -> list[Row]:
        return without(self._page, rows, self._step, section, lines)
