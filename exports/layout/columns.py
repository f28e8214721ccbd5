"""The two columns: every section as rows of lines at one size, and where the left column ends.

The sections flow in reading order. The right column starts with the first section meant for it, unless that would cost
more than a little of the letter size; then the flow breaks where both columns come out even, between two sections if it
can. A section that must continue in the right column has its heading repeated there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from exports.typography.line_breaking import TypesetLine, TypesetWord, broken, directions, tokenised, width
from exports.typography.typesetter import kept
from plans.page.compose import Page, PageItem, Section

BULLET = 0.95
"""Indent of an item's words, in letter sizes."""
ARROW = 1.25
"""Further indent of an item's second line."""
HEADING = 1.12
"""Letter size of a heading, in body sizes."""
HEADING_LEADING = 1.22
"""The height of a heading's line, in its letter sizes."""
HEADING_FOOT = 0.42
"""Space under a heading, its rule included, in body sizes."""
PAD = 0.62
"""Space inside the box, in body sizes."""
NUMBER_GAP = 1.4
"""The least between words and the number at their right, in body sizes: room for a few dots."""
GROUP_GAP = 0.3
"""Further space above a group that is not the first, in body sizes."""
_WHOLE = 6
"""An item of more lines than this may continue in the other column."""
_SPLIT_COST = 0.25
"""How much unevenness, in heights of a column, is better than a section in two parts."""
_BOX_SPLIT_COST = 0.6
"""The same for the box, which stays whole if at all possible: in a crisis nobody looks for a second half."""


@dataclass(frozen=True, slots=True)
class SizeStep:
    """One size for everything in the columns. `size` is in points, the others in letter sizes."""

    size: float
    leading: float
    item_gap: float
    section_gap: float


STEPS = (
    *(SizeStep(11.5, 1.34, 0.30, 1.05), SizeStep(11.25, 1.33, 0.29, 1.0), SizeStep(11, 1.33, 0.28, 1.0)),
    *(SizeStep(10.75, 1.32, 0.26, 0.95), SizeStep(10.5, 1.31, 0.25, 0.9), SizeStep(10.25, 1.30, 0.24, 0.9)),
    *(SizeStep(10, 1.30, 0.22, 0.85), SizeStep(9.75, 1.28, 0.20, 0.8), SizeStep(9.5, 1.27, 0.18, 0.75)),
    *(
        SizeStep(9.25, 1.26, 0.16, 0.7),
        SizeStep(9, 1.25, 0.14, 0.65),
        SizeStep(9, 1.22, 0.10, 0.55),
        SizeStep(9, 1.20, 0.06, 0.45),
    ),
)
"""From the most comfortable to the smallest that may be printed; nothing in a later step is larger."""


class ColumnRowKind(Enum):
    """What a row is."""

    HEADING = auto()
    LABEL = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Set:
    """One line: its words, perhaps a number at the right edge, perhaps an arrow before it. `quiet` is grey."""

    words: TypesetLine
    number: TypesetLine = ()
    rtl: bool = False
    """Whether the words' paragraph reads right-to-left."""
    quiet: bool = False
    indented: bool = False
    arrow: bool = False


@dataclass(slots=True)
class ColumnRow:
    """What is never split between the columns. Heights are in points."""

    kind: ColumnRowKind
    section: int
    height: float
    above: float
    """Space above it, left out at the top of a column."""
    lines: Sequence[Set] = ()
    item: PageItem | None = None
    rtl: bool = False
    """Whether its item begins with words that read right-to-left."""
    opens: bool = True
    """Whether it starts its item; otherwise it goes on with the item of the row before."""
    last: bool = False
    """Whether its section ends with it."""
    apart: bool = False
    """Whether a fine rule keeps it from the small heading further up, which is not its own."""


def rows_of(page: Page, step: SizeStep, column: float) -> list[ColumnRow]:
    """Every section as rows, for columns `column` points wide."""
    found: list[ColumnRow] = []
    for at, section in enumerate(page.sections):
        found += _section_rows(at, section, step, column)
    return found


def _section_rows(at: int, section: Section, step: SizeStep, column: float) -> list[ColumnRow]:
    size, lead = step.size, _lead(step)
    pad = PAD * size if section.boxed else 0.0
    room = column - 2 * pad
    heading = heading_lines(section.heading, size, room)
    rows = [
        ColumnRow(ColumnRowKind.HEADING, at, heading_height(len(heading), size) + pad, step.section_gap * size, heading)
    ]
    for number, group in enumerate(section.groups):
        first = len(rows)
        if group.label:
            lines = sets(broken(tokenised(group.label, True), room * 1000 / size))
            rows.append(ColumnRow(ColumnRowKind.LABEL, at, len(lines) * lead, step.item_gap * size, lines))
        for item in group.items:
            rows += _item_rows(at, item, step, room)
        if number and first < len(rows):
            rows[first].above += (GROUP_GAP if group.label else 2 * GROUP_GAP) * size
            rows[first].apart = not group.label
    if len(rows) > 1:
        rows[1].above = 0.0
    rows[-1].last = True
    rows[-1].height += pad
    return rows


def _item_rows(at: int, item: PageItem, step: SizeStep, room: float) -> list[ColumnRow]:
    return _parted(at, item, item_lines(item, step.size, room), step)


def _parted(at: int, item: PageItem, lines: Sequence[Set], step: SizeStep) -> list[ColumnRow]:
    """The rows of an item that has these lines: a short one is whole."""
    lead = _lead(step)
    cuts = [0] if len(lines) <= _WHOLE else [0, *range(3, len(lines) - 1, 2)]
    ends = [*cuts[1:], len(lines)]
    return [
        ColumnRow(
            ColumnRowKind.ITEM, at, (end - start) * lead, 0.0 if start else step.item_gap * step.size, lines[start:end],
            item, rtl=bool(lines) and lines[0].rtl, opens=start == 0,
        )
        for start, end in zip(cuts, ends, strict=True)
    ]  # fmt: skip


def without(page: Page, rows: Sequence[ColumnRow], step: SizeStep, section: int, lines: int) -> list[ColumnRow]:
    """Rows with some lines taken out of the end of a section; its headings go when nothing stands below them.

    Args:
        page: What the rows were made of.
        rows: All of them, in reading order.
        step: The size they were made at.
        section: Which section, by its place on the page from 0.
        lines: How many lines of items go.
    """
    own = [row for row in rows if row.section == section]
    while own and (lines or own[-1].kind is not ColumnRowKind.ITEM):
        row = own.pop()
        if row.kind is ColumnRowKind.ITEM:
            gone = min(lines, len(row.lines))
            lines -= gone
            if gone < len(row.lines):
                own.append(replace(row, lines=row.lines[:-gone], height=(len(row.lines) - gone) * _lead(step)))
    if own:
        begins = max(at for at, row in enumerate(own) if row.opens)
        first, left = own[begins], [line for row in own[begins:] for line in row.lines]
        assert first.item is not None
        rest = _parted(section, first.item, left, step)  # what is left of a long item may be short
        rest[0] = replace(first, lines=rest[0].lines, height=rest[0].height)
        pad = PAD * step.size if page.sections[section].boxed else 0.0
        rest[-1] = replace(rest[-1], last=True, height=len(rest[-1].lines) * _lead(step) + pad)
        own[begins:] = rest
    start = next(at for at, row in enumerate(rows) if row.section == section)
    return [*rows[:start], *own, *(row for row in rows[start:] if row.section != section)]


def _lead(step: SizeStep) -> float:
    """The height of a line, in points."""
    return step.size * step.leading


@kept(4096)
def heading_lines(heading: str, size: float, room: float) -> Sequence[Set]:
    """A heading's lines, for a body of `size` points, no wider than `room` points."""
    return sets(broken(tokenised(heading, True), room * 1000 / (size * HEADING)))


def heading_height(lines: int, size: float) -> float:
    """The height of a heading with its rule."""
    return lines * size * HEADING * HEADING_LEADING + HEADING_FOOT * size


@kept(4096)
def item_lines(item: PageItem, size: float, room: float) -> Sequence[Set]:
    """An item's lines: its words, the number at the right of the last of them, the second line below.

    Args:
        size: The letter size in points.
        room: How wide a line may be, in points, the indent included.
    """
    ems = room * 1000 / size - BULLET * 1000
    lines = set_lines(tokenised(item.text), tokenised(item.right, True), ems)
    details = sets(broken(tokenised(item.detail), ems - (0 if item.right else ARROW * 1000)))
    return lines + [
        replace(line, quiet=bool(item.right), indented=not item.right, arrow=not (at or item.right))
        for at, line in enumerate(details)
    ]


def sets(lines: Sequence[TypesetLine]) -> list[Set]:
    """Broken lines, each with the direction of its own paragraph."""
    return [Set(line, rtl=rtl) for line, rtl in zip(lines, directions(lines), strict=True)]


def set_lines(words: Sequence[TypesetWord], number: Sequence[TypesetWord], ems: float) -> list[Set]:
    """Words in lines no wider than `ems` (1/1000 of the letter size), the number at the right of the last of them."""
    lines = sets(broken(words, ems, tidy=not number))
    if number and width(number) > ems:
        lines += sets(broken(number, ems))
    elif number:
        if not lines or width(lines[-1].words) + NUMBER_GAP * 1000 + width(number) > ems:
            lines.append(Set(()))
        lines[-1] = replace(lines[-1], number=number)
    return lines


@dataclass(frozen=True, slots=True)
class Split:
    """Where the left column ends: before row `at`. Heights in points."""

    at: int
    left: float
    right: float

    @property
    def tallest(self) -> float:
        return max(self.left, self.right)


def natural_split(page: Page, rows: Sequence[ColumnRow]) -> Split | None:
    """The break before the first section meant for the right column; None if either column would be empty."""
    first = next((at for at, section in enumerate(page.sections) if section.column == "right"), 0)
    at = next((at for at, row in enumerate(rows) if row.section == first), 0)
    if not at:
        return None
    return Split(at, _height(rows[:at]), _height(rows[at:]))


def even_split(page: Page, rows: Sequence[ColumnRow], step: SizeStep, column: float, room: float) -> Split:
    """The break that leaves both columns as even as can be, and a section whole if that costs little.

    Args:
        page: What the rows were made of.
        rows: All of them, in reading order.
        step: The size they were made at.
        column: The width of a column in points.
        room: The height of a column in points: what is too tall counts before what is uneven.
    """
    whole = sum(row.above + row.height for row in rows)
    best = Split(len(rows), _height(rows), 0.0)
    least = (best.tallest > room, best.tallest)
    before = 0.0
    again: dict[int, float] = {}
    for at, row in enumerate(rows):
        if at and rows[at - 1].kind is ColumnRowKind.ITEM:
            section = page.sections[row.section]
            right, cost = whole - before - row.above, 0.0
            if row.kind is not ColumnRowKind.HEADING:
                if row.section not in again:
                    again[row.section] = continued_height(page, section, step, column)
                right += again[row.section]
                cost = (_BOX_SPLIT_COST if section.boxed else _SPLIT_COST) * room
            split = Split(at, before - rows[0].above + _box_end(page, rows[at - 1], step), right)
            over = split.tallest > room
            rank = (over, split.tallest + (0.0 if over else cost))
            if rank < least:
                best, least = split, rank
        before += row.above + row.height
    return best


def _box_end(page: Page, row: ColumnRow, step: SizeStep) -> float:
    """What a box needs below a row that it does not end with."""
    return PAD * step.size if page.sections[row.section].boxed and not row.last else 0.0


def continued_height(page: Page, section: Section, step: SizeStep, column: float) -> float:
    """The height, in points, of a heading that is repeated at the top of a column `column` points wide."""
    pad = PAD * step.size if section.boxed else 0.0
    lines = heading_lines(continued(page, section), step.size, column - 2 * pad)
    return heading_height(len(lines), step.size) + pad


def continued(page: Page, section: Section) -> str:
    """The heading of a section that continues in the right column."""
    return f"{section.heading} {page.continued}"


def _height(rows: Sequence[ColumnRow]) -> float:
    return sum(row.above + row.height for row in rows) - (rows[0].above if rows else 0.0)
