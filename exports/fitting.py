"""Whether a page's words fit on one sheet, at what size, and if not, by how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from exports import columns, frame
from exports.columns import STEPS, Kind, Row, Split, Step
from exports.paper import MILLIMETRE, Paper
from exports.wording import in_reading_order
from exports.words import unjoined, unprintable
from plans.page import Page

MARGIN = 14 * MILLIMETRE
GUTTER = 7.5 * MILLIMETRE
_NATURAL_WORTH = 3
"""How many steps of size it is worth to keep each section in its own column."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Fit:
    """How a page's words fit on one sheet."""

    fits: bool
    size: float | None
    """Letter size in points; None if it does not fit."""
    lines_over: int
    """How many lines to take out, from the longest section first, until it fits."""
    fullness: float
    """Height of the fuller column over the room there is: at the size used, or at 9 points if it does not fit."""
    longest: tuple[tuple[str, int], ...]
    """Heading and lines at 9 points of every section, the longest first."""
    unprintable: tuple[str, ...]
    """Letters that no font here has; an empty box is printed for each."""
    unjoined: tuple[str, ...] = ()
    """Writing systems whose letters are printed, but not joined as they should be."""
    room: int = 0
    """About how many more lines could be added, at 9 points."""

    def sentence(self) -> str:
        """What to say beside the gauge."""
        if self.fits:
            return (
                f"It fits, with room for about {_count(self.room)}." if self.room else "It fits, and the page is full."
            )
        over = f"{_count(self.lines_over, more='').capitalize()} over"
        return f"{over}: {self.longest[0][0]} is the longest part." if self.longest else f"{over}."

    def warnings(self) -> tuple[str, ...]:
        """What to know before printing, one sentence each."""
        found = []
        if self.unprintable:
            found.append(f"These letters cannot be printed here and become empty boxes: {' '.join(self.unprintable)}.")
        found += [f"{script} letters will print, but will not join as they should." for script in self.unjoined]
        return tuple(found)


def _count(lines: int, more: str = "more ") -> str:
    number = _NUMBERS[lines] if lines < len(_NUMBERS) and not more else str(lines)
    return f"{number} {more}{'line' if lines == 1 else 'lines'}"


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything measured, ready to be drawn. Points, from the bottom left of the sheet."""

    page: Page
    paper: Paper
    head: frame.Head
    band: frame.Band
    foot: frame.Foot
    step: Step
    rows: Sequence[Row]
    split: Split
    top: float
    """Where the columns start."""
    bottom: float
    """Where they must have ended."""

    @property
    def width(self) -> float:
        return self.paper.size[0] - 2 * MARGIN

    @property
    def column(self) -> float:
        return (self.width - GUTTER) / 2

    @property
    def room(self) -> float:
        return self.top - self.bottom


def fit(page: Page, paper: Paper = Paper.A4) -> Fit:
    """How `page` fits on one sheet of `paper`."""
    return arranged(page, paper)[0]


@lru_cache(maxsize=8)
def arranged(page: Page, paper: Paper) -> tuple[Fit, Layout | None]:
    """The fit, and the layout at the largest size that fits; no layout if none does."""
    empty = _frame(page, paper)
    tries = _Tries(page, empty)
    smallest = len(STEPS) - 1
    rows = tries.rows(smallest)
    texts = in_reading_order(page)
    fit = Fit(
        fits=True,
        size=None,
        lines_over=0,
        fullness=0.0,
        longest=_longest(page, rows),
        unprintable=unprintable(texts),
        unjoined=unjoined(texts),
    )
    even = tries.even(smallest)
    if even.tallest > empty.room:
        over = _lines_over(rows, tries, empty.room)
        fullness = even.tallest / empty.room if empty.room > 0 else 2.0
        return replace(fit, fits=False, lines_over=over, fullness=fullness), None
    at, split = tries.best()
    step = STEPS[at]
    line = STEPS[smallest].size * STEPS[smallest].leading
    spare = sum(max(0, int((empty.room - height) // line)) for height in (even.left, even.right))
    layout = replace(empty, step=step, rows=tries.rows(at), split=split)
    return replace(fit, size=step.size, fullness=split.tallest / max(empty.room, 1.0), room=spare), layout


def forget() -> None:
    """Let go of the pages measured last."""
    arranged.cache_clear()


def _frame(page: Page, paper: Paper) -> Layout:
    """The sheet with its head, band and foot, and the columns still empty."""
    width, height = paper.size
    room = width - 2 * MARGIN
    head, band, foot = frame.head(page, room), frame.band(page, room), frame.foot(page, room)
    top = height - MARGIN - head.height - frame.HEAD_GAP
    bottom = MARGIN + foot.height + frame.FOOT_GAP + band.height + (frame.BAND_GAP if band.height else 0.0)
    return Layout(page, paper, head, band, foot, STEPS[-1], (), Split(0, 0.0, 0.0), top, bottom)


class _Tries:
    """The columns of one page at every size asked for; each is worked out once."""

    def __init__(self, page: Page, empty: Layout) -> None:
        self._page, self._column, self._room = page, empty.column, empty.room
        self.rows = cache(self._rows)
        self.even = cache(self._even)
        self.natural = cache(self._natural)

    def _rows(self, at: int) -> list[Row]:
        return columns.rows_of(self._page, STEPS[at], self._column)

    def _even(self, at: int) -> Split:
        return self.even_of(self.rows(at), at)

    def even_of(self, rows: Sequence[Row], at: int) -> Split:
        return columns.even_split(self._page, rows, STEPS[at], self._column, self._room)

    def _natural(self, at: int) -> Split | None:
        return columns.natural_split(self._page, self.rows(at))

    def best(self) -> tuple[int, Split]:
        """The largest step at which the columns fit, and how they are split."""
        even = _first(len(STEPS), lambda at: self.even(at).tallest <= self._room)
        natural = _first(len(STEPS), self._fits_naturally)
        split = self.natural(natural) if natural < len(STEPS) else None
        if split is not None and natural - even <= _NATURAL_WORTH:
            return natural, split
        return even, self.even(even)

    def _fits_naturally(self, at: int) -> bool:
        split = self.natural(at)
        return split is not None and split.tallest <= self._room


def _first(count: int, true: Callable[[int], bool]) -> int:
    """The first number below `count` for which `true` holds, given that it holds for all after it; else `count`."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if true(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _longest(page: Page, rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    lines = [0] * len(page.sections)
    for row in rows:
        if row.kind is not Kind.HEADING:
            lines[row.section] += len(row.lines)
    return tuple(sorted(((s.heading, n) for s, n in zip(page.sections, lines, strict=True)), key=lambda pair: -pair[1]))


def _lines_over(rows: Sequence[Row], tries: _Tries, room: float) -> int:
    """How many lines must go, from the end of the longest section first, until the rest fits."""
    smallest = len(STEPS) - 1
    lines = sum(len(row.lines) for row in rows if row.kind is Kind.ITEM)
    found = _first(lines, lambda n: tries.even_of(_without(rows, n), smallest).tallest <= room)
    return max(found, 1)


def _without(rows: Sequence[Row], lines: int) -> list[Row]:
    """`rows` after taking `lines` lines out, from the end of whichever section is longest."""
    sections: dict[int, list[Row]] = {}
    for row in rows:
        sections.setdefault(row.section, []).append(replace(row))
    longest = sorted(sections.values(), key=lambda own: -sum(len(row.lines) for row in own if row.kind is Kind.ITEM))
    for own in longest:
        for row in reversed(own):
            if row.kind is Kind.ITEM and lines:
                gone = min(lines, len(row.lines))
                lines -= gone
                row.height *= 1 - gone / len(row.lines)
                row.above *= gone < len(row.lines)
    return [row for own in sections.values() for row in own]
