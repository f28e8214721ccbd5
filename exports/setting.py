"""One line set on paper: its words, an arrow before them, a number at the other edge with a leader to it."""

from __future__ import annotations

from exports.columns import ARROW, Set
from exports.pen import BLACK, SOFT, Pen
from exports.words import width


def set_line(
    pen: Pen,
    line: Set,
    edges: tuple[float, float],
    y: float,
    size: float,
    *,
    rtl: bool,
    more: bool,
    grey: float = BLACK,
    back: bool | None = None,
    again: bool = False,
) -> None:
    """Set `line` on `y`, between two edges. `more`: its words go on in another line. `again`: as for `Pen.text`.

    `back`: it starts at the right edge; where nothing is said, if it reads right-to-left.
    """
    left, right = edges
    back = rtl if back is None else back
    if line.indented:
        if line.arrow:
            pen.arrow(right - 0.05 * size if back else left + 0.05 * size, y, size, rtl=back)
        left, right = left + (0 if back else ARROW * size), right - (ARROW * size if back else 0)
    wide = width(line.words) * size / 1000
    start = right - wide if back else left
    if line.words:
        shade = SOFT if line.quiet else grey
        pen.text(start, y, line.words, size, grey=shade, rtl=rtl, more=more or bool(line.number), again=again)
    if not line.number:
        return
    number = width(line.number) * size / 1000
    at = left if back else right - number
    from_x, to_x = (at + number + 4, right - wide - 4) if back else (left + wide + 4, at - 4)
    if line.words and to_x - from_x > 6:
        pen.leader(from_x, y + 0.08 * size, to_x)
    pen.text(at, y, line.number, size, more=more)
