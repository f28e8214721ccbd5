"""Rows of a numbered list, and which line each of them stands on. Pure: no widget, no screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from widgets.base.line_widget import ACCENT, HERE, SOFT
from widgets.models.row import Row, number_rows
from widgets.text.line_wrap import LEAST, cut, wrap
from widgets.text.sanitise import clean, one_line

MOST_CELLS = 120
"""Wider than this, what stands at the end of a row is too far from its words to be read with them."""
_GAP = 2
"""Cells between the words of a row and what stands at its end."""


class RowLayout:
    """Rows at one width in cells. Without wrapping and headings, nothing is worked out before it is drawn."""

    def __init__(self, rows: Sequence[Row], width: int, wrap_words: bool) -> None:
        self.rows = rows
        self.width = max(1, min(width, MOST_CELLS))
        self.numbers = number_rows(rows)
        self._wrap = wrap_words
        self._number_width = len(str(max(filter(None, self.numbers), default=0)))
        self._marker_width = max(map(cell_len, {row.marker for row in rows}), default=0)
        self._tops: list[int] | None = None
        if wrap_words or None in self.numbers:
            self._tops = [0]
            for index in range(len(rows)):
                self._tops.append(self._tops[-1] + len(self._lines(index, "", False, "")))

    @property
    def height(self) -> int:
        """Lines altogether."""
        return len(self.rows) if self._tops is None else self._tops[-1]

    def place(self, index: int) -> tuple[int, int]:
        """First line of a row, and how many lines it has."""
        if self._tops is None:
            return index, 1
        return self._tops[index], self._tops[index + 1] - self._tops[index]

    def row_on(self, line: int) -> tuple[int, int]:
        """Index of the row on a line, and which of the row's lines it is."""
        if self._tops is None:
            return line, 0
        index = bisect_right(self._tops, line) - 1
        return index, line - self._tops[index]

    def line(self, line: int, *, here: int | None, mark: str, focused: bool, pending: str) -> Content:
        """One line, counted from 0.

        Args:
            line: Which one.
            here: Index of the highlighted row.
            mark: What stands before that row.
            focused: Whether it stands out.
            pending: Digits typed so far, shown in place of its number.
        """
        index, offset = self.row_on(line)
        is_here = index == here
        return self._lines(index, mark if is_here else "", focused and is_here, pending if is_here else "")[offset]

    def _lines(self, index: int, mark: str, here: bool, pending: str) -> list[Content]:
        row = self.rows[index]
        if row.heading:
            words = [Content.styled(line, ACCENT) for line in wrap(clean(row.text), self.width)]
            return words if index == 0 else [Content(""), *words]
        number = self.numbers[index]
        shown = f"{pending}_" if pending else str(number)
        lead = f"{mark or ' '} {shown:>{self._number_width}}{'' if pending else ' '} "
        if self._marker_width:
            lead += row.marker + " " * (self._marker_width - cell_len(row.marker) + 1)
        lines = self._wrapped(row, lead) if self._wrap and not self._on_one_line(row, lead) else [self._cut(row, lead)]
        if not here:
            return lines
        width = self.width
        return [Content.styled(line.plain + " " * (width - line.cell_length), HERE) for line in lines]

    def _on_one_line(self, row: Row, lead: str) -> bool:
        used = cell_len(lead) + cell_len(row.text) + cell_len(row.detail) + _GAP
        return used <= self.width and "\n" not in row.text + row.detail

    def _cut(self, row: Row, lead: str) -> Content:
        room = max(1, self.width - cell_len(lead))
        text = one_line(row.text)
        if not row.detail:
            return Content(lead + cut(text, room))
        detail = cut(one_line(row.detail), max(room // 2, room - cell_len(text) - _GAP))
        text = cut(text, room - cell_len(detail) - _GAP)
        gap = " " * (room - cell_len(text) - cell_len(detail))
        return Content.assemble(lead + text + gap, (detail, SOFT))

    def _wrapped(self, row: Row, lead: str) -> list[Content]:
        indent = " " * cell_len(lead)
        room = max(LEAST, self.width - len(indent))
        lines = [Content((indent if n else lead) + line) for n, line in enumerate(wrap(clean(row.text), room))]
        if row.detail:
            lines += [Content.styled(indent + line, SOFT) for line in wrap(clean(row.detail), room)]
        return lines
