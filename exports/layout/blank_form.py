"""The empty form: the page's headings with lines to write on, as many as one sheet has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from exports.errors import ExportError
from exports.layout.columns import PAD, Set, heading_height, heading_lines, item_lines, sets
from exports.layout.header_footer import HEAD_GAP, TITLE, TITLE_LEADING, Block, block
from exports.layout.page_fit import MARGIN, Layout, framed
from exports.layout.reading_order import in_reading_order
from exports.paper import Paper
from exports.typography.line_breaking import broken, tokenised, width
from plans.page.blank_form import BlankForm, BlankGroup, BlankSection

SIZE = 10.5
"""Points."""
LEADING = 1.28
"""The height of a line, in letter sizes."""
CAPTION = 9.0
"""The letter size of what a line's right end is for, in points."""
FILL_IN = 27.0
"""Height of the line for a name and dates, in points."""
_PITCH = 18.5
"""Least height of a line to write on, in points: 6.5 mm."""
_MOST_PITCH = 25.0
"""The greatest: further apart, lines no longer look like a list."""
_SECTION_GAP, _LABEL_GAP = 9.0, 4.0
"""Points above a section, and above a small heading."""
_MOST_BESIDE = 0.6
"""A small heading that takes more of its line than this has a line to itself."""


class FormLineKind(Enum):
    """What a row is."""

    HEADING = auto()
    LABEL = auto()
    PRINTED = auto()
    TO_FILL = auto()


@dataclass(frozen=True, slots=True)
class BlankRow:
    """One row of a column. Points."""

    kind: FormLineKind
    section: int
    height: float
    above: float = 0.0
    lines: Sequence[Set] = ()
    words: tuple[str, ...] = ()
    """What the lines say."""
    caption: str = ""
    """What the right end of a line to write on is for."""
    tick_box: bool = False
    arrow: bool = False
    """A second line: what to do about the first."""
    ends: bool = False
    """The last row of its section."""


@dataclass(frozen=True, slots=True)
class BlankLayout:
    """Everything measured, ready to be drawn."""

    form: BlankForm
    frame: Layout
    title: Block
    top: float
    """Where the columns start, from the bottom of the sheet."""
    columns: tuple[tuple[BlankRow, ...], ...]
    words: tuple[str, ...]
    """Everything printed, in reading order."""


def arranged_blank(form: BlankForm, paper: Paper) -> BlankLayout:
    """The form on `paper`. ExportError if its headings leave too little room to write."""
    frame = framed(form.frame, paper)
    title = block(tokenised(form.frame.title, True), TITLE, frame.width, TITLE_LEADING)
    top = paper.size[1] - MARGIN - title.height - FILL_IN - HEAD_GAP
    columns = tuple(
        _Column([(at, s) for at, s in enumerate(form.sections) if s.column == side], frame.column).rows(
            top - frame.bottom
        )
        for side in ("left", "right")
    )
    return BlankLayout(form, frame, title, top, columns, tuple(_words(form, columns)))


def _words(form: BlankForm, columns: Sequence[Sequence[BlankRow]]) -> list[str]:
    first, *rest = in_reading_order(form.frame)
    found = [first, form.name, *form.dates]
    for column in columns:
        for row in column:
            found += [*row.words, row.caption]
    return [*found, *rest]


class _Column:
    """The sections of one column, and how many lines to write on each group gets."""

    def __init__(self, sections: Sequence[tuple[int, BlankSection]], width: float) -> None:
        self._sections, self._width = sections, width
        self._groups = [group for _, section in sections for group in section.groups]

    def rows(self, room: float) -> tuple[BlankRow, ...]:
        """Rows that fill `room` points. ExportError if there is too little for one line in each group."""
        places = [1] * len(self._groups)
        left = room - self._height(self._drawn(places, 0.0))
        most = int(left / _PITCH)
        if most < self._lines(places):
            raise ExportError("The empty form has more headings than one page has room for. Nothing was made.")
        while (at := self._next(places, most - self._lines(places))) is not None:
            places[at] += 1
        return tuple(self._drawn(places, min(left / max(self._lines(places), 1), _MOST_PITCH)))

    def _next(self, places: Sequence[int], lines: int) -> int | None:
        """The group that is furthest from what a page usually has room for, of those that need no more than `lines`."""
        wanting = (
            (place / group.most, at)
            for at, (place, group) in enumerate(zip(places, self._groups, strict=True))
            if place < group.most and _lines_of(group) <= lines
        )
        return min(wanting, default=(0.0, None))[1]

    def _lines(self, places: Sequence[int]) -> int:
        return sum(place * _lines_of(group) for place, group in zip(places, self._groups, strict=True))

    @staticmethod
    def _height(rows: Sequence[BlankRow]) -> float:
        return sum(row.above + row.height for row in rows)

    def _drawn(self, places: Sequence[int], pitch: float) -> list[BlankRow]:
        rows: list[BlankRow] = []
        counts = iter(places)
        for at, section in self._sections:
            pad = PAD * SIZE if section.boxed else 0.0
            own = self._heading(at, section, pad, first=not rows)
            for item in section.printed:
                lines = item_lines(item, SIZE, self._width - 2 * pad)
                words = (item.text, item.right, item.detail)
                own.append(BlankRow(FormLineKind.PRINTED, at, len(lines) * SIZE * LEADING, lines=lines, words=words))
            for group in section.groups:
                own += self._group(at, group, next(counts), pitch, pad)
            own[-1] = replace(own[-1], height=own[-1].height + pad, ends=True)
            rows += own
        return rows

    def _heading(self, at: int, section: BlankSection, pad: float, *, first: bool) -> list[BlankRow]:
        lines = heading_lines(section.heading, SIZE, self._width - 2 * pad)
        height = heading_height(len(lines), SIZE) + pad
        return [BlankRow(FormLineKind.HEADING, at, height, 0.0 if first else _SECTION_GAP, lines, (section.heading,))]

    def _group(self, at: int, group: BlankGroup, places: int, pitch: float, pad: float) -> list[BlankRow]:
        room = self._width - 2 * pad
        label = sets(broken(tokenised(group.label, True), room * 1000 / SIZE))
        beside = len(label) == 1 and not group.number and width(label[0].words) * SIZE / 1000 <= _MOST_BESIDE * room
        rows = []
        if label and not beside:
            rows.append(
                BlankRow(FormLineKind.LABEL, at, len(label) * SIZE * LEADING, _LABEL_GAP, label, (group.label,))
            )
        for place in range(places):
            row = BlankRow(FormLineKind.TO_FILL, at, pitch, caption=group.number, tick_box=group.tick_box)
            rows.append(replace(row, lines=label, words=(group.label,)) if beside and not place else row)
            if group.detail:
                rows.append(BlankRow(FormLineKind.TO_FILL, at, pitch, arrow=True))
        return rows


def _lines_of(group: BlankGroup) -> int:
    return 2 if group.detail else 1
