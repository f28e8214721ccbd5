"""Whether a page's words fit on one sheet, at what size, and if not, by how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from exports.layout import columns, header_footer, overflow_advice
from exports.layout.columns import STEPS, ColumnRow, ColumnRowKind, SizeStep, Split
from exports.layout.overflow_advice import Trimming
from exports.layout.reading_order import in_reading_order, reads_from_the_right
from exports.paper import MILLIMETRE, Paper
from exports.typography.line_breaking import unjoined, unprintable
from exports.typography.scripts import named_letters
from exports.typography.typesetter import kept, typeset
from plans.page.compose import Page

MARGIN = 14 * MILLIMETRE
GUTTER = 7.5 * MILLIMETRE
_NATURAL_WORTH = 3
"""How many steps of size it is worth to keep each section in its own column."""
_LAST = len(STEPS) - 1
_OVERFULL = 2.0
"""The fullness of a page that has no room for any column."""
_PLENTY = 30
"""From so many lines on, room is not counted in words."""
_NAMED = 24
"""No more letters than this are named in one sentence."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Fit:
    """How a page's words fit on one sheet."""

    fits: bool
    size: float | None
    """Letter size in points; None if it does not fit."""
    lines_over: int
    """The fewest lines to take out until it fits: out of the first of `too_long`, or out of the longest parts."""
    fullness: float
    """Height of the fuller column over the room there is, both in the smallest letters: above 1 it does not fit."""
    longest: tuple[tuple[str, int], ...]
    """Heading and lines at 9 points of every section, the longest first."""
    unprintable: tuple[str, ...]
    """Letters that no font here has; an empty box is printed for each."""
    unjoined: tuple[str, ...] = ()
    """Writing systems whose letters are printed, but not joined as they should be."""
    room: int = 0
    """About how many more lines could be added, at 9 points."""

    too_long: tuple[tuple[str, int], ...] = ()
    """At most two headings, each with the fewest lines that make it fit if they are taken out of that part alone.

    The part that needs the fewest comes first. Empty if it fits, or if no part alone is long enough.
    """

    def sentence(self) -> str:
        """What to say beside the gauge."""
        if self.fits:
            return self._spare()
        if self.too_long:
            (first, lines), *others = self.too_long
            also = "".join(f', or {_number(more)} in "{heading}"' for heading, more in others)
            return f'{_lines(lines).capitalize()} too many in "{first}"{also}.'
        longest = " and ".join(f'"{heading}"' for heading, _ in self.longest[:2])
        are = f" The longest part{'s are' if len(self.longest) > 1 else ' is'} {longest}." if longest else ""
        return f"{_lines(self.lines_over).capitalize()} too many.{are}"

    def _spare(self) -> str:
        if self.room >= _PLENTY:
            return "It fits, with plenty of room."
        return (
            f"It fits, with room for about {_lines(self.room, 'more ')}." if self.room else "It fits, and it is full."
        )

    def warnings(self) -> tuple[str, ...]:
        """What to know before printing, one sentence each."""
        found = []
        if self.unprintable:
            found.append(
                "An empty box is printed for each letter that no font on this computer has. It lacks these "
                f"{named_letters(self.unprintable, _NAMED)}. "
                "Write the words in other letters, or ask for a font that has them."
            )
        found += [
            f"{script} letters are printed side by side: no font on this computer joins them. "
            "Ask whoever looks after peertui for a font that does, or write by hand."
            for script in self.unjoined
        ]
        return tuple(found)


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _lines(lines: int, more: str = "") -> str:
    return f"{_number(lines)} {more}{'line' if lines == 1 else 'lines'}"


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything measured, ready to be drawn. Points, from the bottom left of the sheet."""

    page: Page
    paper: Paper
    head: header_footer.PageHead
    band: header_footer.Band
    foot: header_footer.Foot
    step: SizeStep
    rows: Sequence[ColumnRow]
    split: Split
    top: float
    """Where the columns start."""
    bottom: float
    """Where they must have ended."""
    mirrored: bool
    """Whether the page starts at its right edge."""

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


@typeset
@kept(8)
def arranged(page: Page, paper: Paper) -> tuple[Fit, Layout | None]:
    """The fit, and the layout at the largest size that fits; no layout if none does."""
    empty = framed(page, paper)
    tries = _Tries(page, empty)
    rows = tries.rows(_LAST)
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
    even = tries.even(_LAST)
    fit = replace(fit, fullness=even.tallest / empty.room if empty.room > 0 else _OVERFULL)
    if empty.room < 0:
        return _overfull(fit, page, empty, tries), None
    if even.tallest > empty.room:
        trimming = Trimming(page, rows, STEPS[_LAST], tries.fit_at_last)
        choices = trimming.choices()
        over = choices[0][1] if choices else trimming.in_all()
        too_long = tuple((page.sections[section].heading, lines) for section, lines in choices)
        return replace(fit, fits=False, lines_over=over, too_long=too_long), None
    at, split = tries.best()
    step = STEPS[at]
    line = STEPS[_LAST].size * STEPS[_LAST].leading
    spare = sum(max(0, int((empty.room - height) // line)) for height in (even.left, even.right))
    layout = replace(empty, step=step, rows=tries.rows(at), split=split)
    return replace(fit, size=step.size, room=spare), layout


def _overfull(fit: Fit, page: Page, empty: Layout, tries: _Tries) -> Fit:
    """`fit` of a page whose head, band and foot alone are too tall, so that nothing taken out of a section helps."""
    parts = overflow_advice.parts(page, empty.head, empty.band, empty.foot)
    fewest = ((part.label, overflow_advice.fewest(part, tries.fit_with_more)) for part in parts)
    too_long = tuple(sorted(((label, lines) for label, lines in fewest if lines), key=itemgetter(1))[:1])
    if too_long:
        over = too_long[0][1]
    else:
        over = sum(lines for _, lines in fit.longest) + overflow_advice.in_all(
            parts, lambda more: empty.room + more >= 0
        )
    longest = tuple(sorted((*fit.longest, (parts[0].label, parts[0].lines)), key=lambda pair: -pair[1]))
    return replace(fit, fits=False, fullness=_OVERFULL, lines_over=over, too_long=too_long, longest=longest)


def framed(page: Page, paper: Paper) -> Layout:
    """The sheet with its head, band and foot, and the columns still empty."""
    width, height = paper.size
    room = width - 2 * MARGIN
    head, band, foot = header_footer.head(page, room), header_footer.band(page, room), header_footer.foot(page, room)
    top = height - MARGIN - head.height - header_footer.HEAD_GAP
    bottom = (
        MARGIN + foot.height + header_footer.FOOT_GAP + band.height + (header_footer.BAND_GAP if band.height else 0.0)
    )
    return Layout(
        page, paper, head, band, foot, STEPS[-1], (), Split(0, 0.0, 0.0), top, bottom, reads_from_the_right(page)
    )


class _Tries:
    """The columns of one page at every size asked for; each is worked out once."""

    def __init__(self, page: Page, empty: Layout) -> None:
        self._page, self._column, self._room = page, empty.column, empty.room
        self._rows: dict[int, list[ColumnRow]] = {}
        self._even: dict[int, Split] = {}

    def rows(self, at: int) -> list[ColumnRow]:
        """All rows at a step."""
        if at not in self._rows:
            self._rows[at] = columns.rows_of(self._page, STEPS[at], self._column)
        return self._rows[at]

    def even(self, at: int) -> Split:
        """The even split at a step."""
        if at not in self._even:
            self._even[at] = self._even_of(self.rows(at), at)
        return self._even[at]

    def _even_of(self, rows: Sequence[ColumnRow], at: int) -> Split:
        return columns.even_split(self._page, rows, STEPS[at], self._column, self._room)

    def fit_at_last(self, rows: Sequence[ColumnRow]) -> bool:
        """Whether `rows`, measured at the last step, fit."""
        least = sum(row.above + row.height for row in rows) - 2 * max((row.above for row in rows), default=0.0)
        return least <= 2 * self._room and self._even_of(rows, _LAST).tallest <= self._room

    def fit_with_more(self, more: float) -> bool:
        """Whether all rows fit at the last step with `more` points of room."""
        room = self._room + more
        return columns.even_split(self._page, self.rows(_LAST), STEPS[_LAST], self._column, room).tallest <= room

    def best(self) -> tuple[int, Split]:
        """The largest step at which the columns fit, and how they are split, given that they do fit at the last."""
        even = _first(len(STEPS), lambda at: self.even(at).tallest <= self._room, near=self._likely())
        worth = min(_NATURAL_WORTH + 1, len(STEPS) - even)
        natural = even + _first(worth, lambda more: self._naturally(even + more) is not None)
        split = self._naturally(natural) if natural < even + worth else None
        return (natural, split) if split is not None else (even, self.even(even))

    def _naturally(self, at: int) -> Split | None:
        """The split with each section in its own column, if that fits."""
        split = columns.natural_split(self._page, self.rows(at))
        return split if split is not None and split.tallest <= self._room else None

    def _likely(self) -> int:
        """The step that the height at the last step leads to expect: words fill an area, not a height."""
        last = self.even(_LAST).tallest / _area(STEPS[_LAST])
        return next((at for at, step in enumerate(STEPS) if last * _area(step) <= self._room), _LAST)


def _area(step: SizeStep) -> float:
    return step.size**2 * step.leading


def _first(count: int, true: Callable[[int], bool], near: int = 0) -> int:
    """The first number below `count` for which `true` holds, given that it holds for all after it; else `count`."""
    at = near
    while at < count and not true(at):
        at += 1
    while 0 < at <= near and true(at - 1):
        at -= 1
    return at


def _longest(page: Page, rows: Sequence[ColumnRow]) -> tuple[tuple[str, int], ...]:
    lines = [0] * len(page.sections)
    for row in rows:
        if row.kind is not ColumnRowKind.HEADING:
            lines[row.section] += len(row.lines)
    return tuple(sorted(((s.heading, n) for s, n in zip(page.sections, lines, strict=True)), key=lambda pair: -pair[1]))
