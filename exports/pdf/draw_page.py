"""A measured page drawn as a PDF: head, columns, urgent-help band, foot."""

from __future__ import annotations

from collections.abc import Sequence

from exports.layout import header_footer
from exports.layout.columns import (
    BULLET,
    HEADING,
    HEADING_LEADING,
    PAD,
    ColumnRow,
    ColumnRowKind,
    Set,
    continued,
    continued_height,
    heading_lines,
)
from exports.layout.header_footer import Block
from exports.layout.page_fit import GUTTER, MARGIN, Layout
from exports.pdf.canvas import (
    BLACK,
    FINE,
    HEADING_RULE,
    INK,
    MARK,
    RULE,
    SOFT,
    STRONG,
    WHITE,
    Pen,
    baseline,
    set_line,
)
from exports.typography.line_breaking import directions, width

_MOST_EXTRA = 0.9
"""Most space added above a heading when a column has room, in letter sizes."""
_HEADING_ASCENT = 0.9
"""From the top of a heading's line to where its letters stand, in sizes of its letters."""
RULE_LIFT = 0.04
"""How far below the lines of a heading its rule is drawn, in letter sizes: the rest of HEADING_FOOT is below it."""
_NAME_DROP = 1.6
"""Points by which the smaller full name is lowered, to stand on the line of the name."""
_DATES_DROP = 2
"""Points by which the dates start lower than the title, whose tall letters stand out above them."""
_BAND_STRIP = 2
"""Points by which the black strip is taller than the heading in it, half of them above."""


def drawn(layout: Layout) -> bytes:
    """The page as a PDF."""
    pen = Pen(layout.paper.size, layout.page.title, layout.page.language, mirrored=layout.mirrored)
    _head(pen, layout)
    _Columns(pen, layout).draw()
    below_columns(pen, layout)
    return pen.finished()


def below_columns(pen: Pen, layout: Layout) -> None:
    """The urgent-help band and the foot."""
    _band(pen, layout)
    _foot(pen, layout)


def draw_block(
    pen: Pen, x: float, top: float, block: Block, *, grey: float = BLACK, right: float | None = None
) -> float:
    """Draw a block.

    Args:
        x: Its left edge, in points.
        top: Where its first line begins, in points.
        right: Set its lines up against this edge instead, in points.

    Returns:
        The height where it ends, in points.
    """
    for at, (line, rtl) in enumerate(zip(block.lines, directions(block.lines), strict=True)):
        y = baseline(top - at * block.leading, block.size, block.leading)
        left = x if right is None else right - width(line) * block.size / 1000
        pen.text(left, y, line, block.size, grey=grey, rtl=rtl, more=at < len(block.lines) - 1)
    return top - block.height


def _head(pen: Pen, layout: Layout) -> None:
    head, x = layout.head, MARGIN
    right, top = x + layout.width, layout.paper.size[1] - MARGIN
    with pen.tags.element("H1"):
        y = draw_block(pen, x, top, head.title, grey=INK) - header_footer.BELOW_TITLE
    with pen.tags.element("P"):
        below = draw_block(pen, x, y, head.name)
    if head.full_name.lines:
        with pen.tags.element("P"):
            if head.beside:
                draw_block(pen, x + head.name.width + header_footer.NAME_GAP, y - _NAME_DROP, head.full_name, grey=SOFT)
            else:
                draw_block(pen, x, below, head.full_name, grey=SOFT)
    y = top - _DATES_DROP
    for block in head.meta:
        with pen.tags.element("P"):
            y = draw_block(pen, x, y, block, grey=SOFT, right=right)
    pen.rule(x, layout.top + header_footer.HEAD_GAP * header_footer.HEAD_RULE, right, thick=STRONG, grey=INK)


class _Columns:
    """The two columns, drawn from the top left down and on to the right."""

    def __init__(self, pen: Pen, layout: Layout) -> None:
        self._pen, self._tags, self._layout = pen, pen.tags, layout
        self._size = layout.step.size
        self._lead = layout.step.size * layout.step.leading
        self._outside = pen.tags.depth

    def draw(self) -> None:
        layout, at = self._layout, self._layout.split.at
        left, right = layout.rows[:at], layout.rows[at:]
        ends = [self._column(left, MARGIN, layout.split.left)]
        if right:
            ends.append(self._column(right, MARGIN + layout.column + GUTTER, layout.split.right))
        self._tags.close_to(self._outside)
        if left and right:
            self._pen.upright(MARGIN + layout.column + GUTTER / 2, layout.top, min(ends))

    def _column(self, rows: Sequence[ColumnRow], x: float, height: float) -> float:
        layout, y, first = self._layout, self._layout.top, True
        heads = sum(row.kind is ColumnRowKind.HEADING for row in rows[1:])
        extra = min((layout.room - height) / heads, _MOST_EXTRA * self._size) if heads else 0.0
        if rows and rows[0].kind is not ColumnRowKind.HEADING:
            y = self._continued(rows, x, y)
            first = False
        for at, row in enumerate(rows):
            if row.kind is ColumnRowKind.HEADING:
                y -= 0.0 if first else row.above + extra
                if self._is_boxed(row):
                    self._box(rows[at:], x, y, 0.0)
                self._tags.close_to(self._outside)
                self._tags.open("Sect")
                self._heading(row.lines, x, y, row)
            else:
                y -= 0.0 if first else row.above
                self._row(row, x, y)
            y -= row.height
            first = False
        return y

    def _is_boxed(self, row: ColumnRow) -> bool:
        return self._layout.page.sections[row.section].boxed

    def _pad(self, row: ColumnRow) -> float:
        return PAD * self._size if self._is_boxed(row) else 0.0

    def _box(self, rows: Sequence[ColumnRow], x: float, top: float, more: float) -> None:
        """The box around the rows of the first one's section, and `more` points above them."""
        own = [row for row in rows if row.section == rows[0].section]
        height = more + sum(row.height for row in own) + sum(row.above for row in own[0 if more else 1 :])
        height += 0.0 if own[-1].last else self._pad(own[-1])
        self._pen.box(x, top - height, self._layout.column, height)

    def _continued(self, rows: Sequence[ColumnRow], x: float, y: float) -> float:
        """The heading of a section that continues, repeated: between two items, or amid one that continues."""
        page, layout, row = self._layout.page, self._layout, rows[0]
        section = page.sections[row.section]
        height = continued_height(page, section, layout.step, layout.column)
        if section.boxed:
            self._box(rows, x, y, height)
        lines = heading_lines(continued(page, section), self._size, layout.column - 2 * self._pad(row))
        if row.opens:
            self._tags.close_to(self._outside + 1)
        self._heading(lines, x, y, row, again=True)
        return y - height

    def _heading(self, lines: Sequence[Set], x: float, y: float, row: ColumnRow, *, again: bool = False) -> None:
        size, pad = self._size * HEADING, self._pad(row)
        left, right = x + pad, x + self._layout.column - pad
        y -= pad
        depth = self._tags.depth
        self._tags.open("H2")
        for at, line in enumerate(lines):
            self._pen.text(
                left, y - _HEADING_ASCENT * size, line.words, size,
                grey=INK, rtl=line.rtl, more=at < len(lines) - 1, again=again,
            )  # fmt: skip
            y -= size * HEADING_LEADING
        self._tags.close_to(depth)
        self._pen.rule(left, y - RULE_LIFT * self._size, right, thick=HEADING_RULE, grey=INK)

    def _row(self, row: ColumnRow, x: float, y: float) -> None:
        layout, inside = self._layout, self._outside + 1
        left, right = x + self._pad(row), x + layout.column - self._pad(row)
        if row.kind is ColumnRowKind.LABEL:
            self._tags.close_to(inside)
            with self._tags.element("H3"):
                self._lines(row, left, right, y, back=False)
            return
        if row.apart:
            self._tags.close_to(inside)
            self._pen.rule(left, y + row.above / 2, right, thick=FINE)
        assert row.item is not None
        back = row.rtl != layout.mirrored and not row.item.right
        if row.opens:
            if self._tags.depth == inside:
                self._tags.open("L")
            self._tags.close_to(inside + 1)
            self._tags.open("LI")
            self._tags.open("LBody")
            edge = self._size * MARK
            mark = self._pen.tick_box if row.item.tick_box else self._pen.bullet
            mark(right - edge if back else left + edge, self._base(y), self._size)
        indent = BULLET * self._size
        self._lines(row, left + (0 if back else indent), right - (indent if back else 0), y, back=back)

    def _base(self, y: float) -> float:
        """Where letters stand in a line that starts at `y`."""
        return baseline(y, self._size, self._lead)

    def _lines(self, row: ColumnRow, left: float, right: float, y: float, *, back: bool) -> None:
        """The lines of a row; `back`: they start at the far side, as they are read against the page's direction."""
        for at, line in enumerate(row.lines):
            base = self._base(y - at * self._lead)
            more = not row.last or at < len(row.lines) - 1
            set_line(self._pen, line, (left, right), base, self._size, back=back, more=more)


def _band(pen: Pen, layout: Layout) -> None:
    band, x = layout.band, MARGIN
    if not band.height:
        return
    foot = MARGIN + layout.foot.height + header_footer.FOOT_GAP
    top = foot + band.height
    strip = band.heading.height + _BAND_STRIP
    pen.bar(x, top - strip, layout.width, strip)
    with pen.tags.element("Sect"):
        with pen.tags.element("H2"):
            draw_block(pen, x + header_footer.BAND_PAD, top - _BAND_STRIP / 2, band.heading, grey=WHITE)
        y = top - band.heading.height - header_footer.BELOW_BAND_HEADING
        with pen.tags.element("L"):
            for row in band.rows:
                for at, cell in enumerate(row):
                    left = x + header_footer.BAND_PAD + at * (band.cell_width + header_footer.BAND_CELL_GAP)
                    _cell(pen, cell, left, y, y - header_footer.numbers_height(row))
                y -= header_footer.row_height(row) + header_footer.BAND_ROW_GAP
    pen.rule(x, foot, x + layout.width, thick=STRONG, grey=INK)


def _cell(pen: Pen, cell: header_footer.Cell, x: float, top: float, words: float) -> None:
    """The number from `top` down and the words from `words`, read in the order of who, number and when."""
    with pen.tags.element("LI"), pen.tags.element("LBody"):
        below = draw_block(pen, x, words, cell.text)
        draw_block(pen, x, top, cell.number)
        draw_block(pen, x, below, cell.detail, grey=SOFT)


def _foot(pen: Pen, layout: Layout) -> None:
    foot, x = layout.foot, MARGIN
    y = MARGIN + foot.height
    if foot.copies.lines:
        with pen.tags.element("P"):
            y = draw_block(pen, x, y, foot.copies)
    with pen.tags.element("P"):
        draw_block(pen, x, y - header_footer.BELOW_COPIES, foot.words, grey=SOFT)
    with pen.tags.element("P"):
        draw_block(pen, x, y - header_footer.BELOW_COPIES, foot.page_of, grey=SOFT, right=x + layout.width)
    if not layout.band.height:
        pen.rule(x, MARGIN + foot.height + header_footer.FOOT_GAP / 2, x + layout.width, grey=RULE)
