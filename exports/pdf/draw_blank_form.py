"""The empty form drawn as a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from exports.layout import header_footer
from exports.layout.blank_form import CAPTION, FILL_IN, LEADING, SIZE, BlankLayout, BlankRow, FormLineKind
from exports.layout.columns import ARROW, BULLET, HEADING, HEADING_FOOT, HEADING_LEADING, PAD
from exports.layout.page_fit import GUTTER, MARGIN
from exports.pdf.canvas import BLACK, HEADING_RULE, INK, MARK, SOFT, STRONG, Pen, baseline, set_line
from exports.pdf.draw_page import RULE_LIFT, below_columns, draw_block
from exports.typography.line_breaking import TypesetLine, directions, tokenised, width

_GAP = 10.0
"""Points between two lines to write on that stand side by side."""
_AFTER_LABEL, _AFTER_CAPTION, _AFTER_COPIES = 5, 4, 6
"""Points between printed words and the line to write on after them."""
_FILL_DROP = 2
"""Points by which a line to write on is below the words beside it."""
_COPIES_RISE = 0.18
"""How far above the foot of its own line that for the holders of copies is, in letter sizes: level with the words."""
_FILL_IN_RISE = 7
"""Points from the foot of the line for a name and dates to where its words stand."""
_ROW_RISE = 3
"""Points from the foot of a row to where its words stand: the line to write on is just below them."""
_FOR_DATE = 0.26
"""Share of the width for each date."""
_FOR_NUMBER = 0.42
"""Share of a line that is kept for a number at its right end."""

_KINDS = {FormLineKind.HEADING: "H2", FormLineKind.LABEL: "H3", FormLineKind.PRINTED: "P"}


def drawn_blank(layout: BlankLayout) -> bytes:
    """The form as a PDF."""
    page = layout.form.frame
    pen = Pen(layout.frame.paper.size, page.title, page.language)
    _head(pen, layout)
    column = layout.frame.column
    ends = [_column(pen, layout, rows, MARGIN + at * (column + GUTTER)) for at, rows in enumerate(layout.columns)]
    pen.upright(MARGIN + column + GUTTER / 2, layout.top, min(ends))
    below_columns(pen, layout.frame)
    copies = layout.frame.foot.copies
    if copies.lines:
        y = MARGIN + layout.frame.foot.height - copies.leading + _COPIES_RISE * copies.size
        pen.rule(MARGIN + copies.width + _AFTER_COPIES, y, MARGIN + layout.frame.width)
    return pen.finished()


def _head(pen: Pen, layout: BlankLayout) -> None:
    x, wide, title = MARGIN, layout.frame.width, layout.title
    y = layout.frame.paper.size[1] - MARGIN
    with pen.tags.element("H1"):
        draw_block(pen, x, y, title, grey=INK)
    base = y - title.height - FILL_IN + _FILL_IN_RISE
    dates = [tokenised(label) for label in layout.form.dates]
    each = _FOR_DATE * wide
    _to_fill(pen, tokenised(layout.form.name, True), x, base, x + wide - len(dates) * each - _GAP)
    for at, label in enumerate(dates):
        left = x + wide - (len(dates) - at) * each
        _to_fill(pen, label, left, base, left + each - (_GAP if at < len(dates) - 1 else 0))
    pen.rule(x, layout.top + header_footer.HEAD_GAP * header_footer.HEAD_RULE, x + wide, thick=STRONG, grey=INK)


def _to_fill(pen: Pen, label: TypesetLine, x: float, base: float, right: float) -> None:
    """A label and a line to write on."""
    with pen.tags.element("P"):
        end = pen.text(x, base, label, SIZE, rtl=_rtl(label), more=False)
    pen.rule(end + _AFTER_LABEL, base - _FILL_DROP, right)


def _rtl(words: TypesetLine) -> bool:
    """Whether words of one line read right-to-left."""
    return any(directions([words]))


def _column(pen: Pen, layout: BlankLayout, rows: Sequence[BlankRow], x: float) -> float:
    y, outside = layout.top, pen.tags.depth
    for at, row in enumerate(rows):
        boxed = layout.form.sections[row.section].boxed
        pad = PAD * SIZE if boxed else 0.0
        left, right = x + pad, x + layout.frame.column - pad
        y -= row.above
        if row.kind is FormLineKind.HEADING:
            pen.tags.close_to(outside)
            if boxed:
                own = [one for one in rows[at:] if one.section == row.section]
                tall = sum(one.above + one.height for one in own) - row.above
                pen.box(x, y - tall, layout.frame.column, tall)
            pen.tags.open("Sect")
        top, bottom = y, y - row.height
        _row(
            pen,
            row,
            (left, right),
            top - (pad if row.kind is FormLineKind.HEADING else 0),
            bottom + (pad if row.ends else 0),
        )
        y -= row.height
    pen.tags.close_to(outside)
    return y


def _row(pen: Pen, row: BlankRow, edges: tuple[float, float], top: float, bottom: float) -> None:
    if row.kind is FormLineKind.TO_FILL:
        _line_to_fill(pen, row, edges, bottom + _ROW_RISE)
        return
    heads = row.kind is FormLineKind.HEADING
    size, leading = (SIZE * HEADING, HEADING_LEADING) if heads else (SIZE, LEADING)
    with pen.tags.element(_KINDS[row.kind]):
        for at, line in enumerate(row.lines):
            base = baseline(top - at * size * leading, size, size * leading)
            back, more = row.lines[0].rtl, at < len(row.lines) - 1
            set_line(pen, line, edges, base, size, back=back, more=more, grey=INK if heads else BLACK)
    if heads:
        pen.rule(edges[0], bottom + (HEADING_FOOT - RULE_LIFT) * SIZE, edges[1], thick=HEADING_RULE, grey=INK)


def _line_to_fill(pen: Pen, row: BlankRow, edges: tuple[float, float], base: float) -> None:
    left, right = edges
    if row.tick_box:
        pen.tick_box(left + MARK * SIZE, base, SIZE)
        left += BULLET * SIZE
    elif row.arrow:
        pen.arrow(left + MARK * SIZE, base, SIZE, rtl=False)
        left += (ARROW + MARK) * SIZE
    if row.lines:
        (label,) = row.lines
        with pen.tags.element("H3"):
            left = pen.text(left, base, label.words, SIZE, rtl=label.rtl) + _AFTER_LABEL
    if not row.caption:
        pen.rule(left, base - _FILL_DROP, right)
        return
    words = tokenised(row.caption)
    middle = right - _FOR_NUMBER * (right - left)
    pen.rule(left, base - _FILL_DROP, middle - _GAP)
    with pen.tags.element("P"):
        pen.text(middle, base, words, CAPTION, grey=SOFT, rtl=_rtl(words))
    pen.rule(middle + width(words) * CAPTION / 1000 + _AFTER_CAPTION, base - _FILL_DROP, right)
