"""A list to pick from by arrows or by number, quick with ten thousand rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from widgets.base.line_widget import SOFT, NumberRefused, PaintedScroll
from widgets.base.number_entry import type_digit
from widgets.lists.row_layout import RowLayout
from widgets.models.row import Row
from widgets.text.line_wrap import hanging

__all__ = ["NumberedList", "Row"]

MARK = ">"
MARK_BLURRED = "-"
MARK_CARRIED = "+"


@dataclass
class RowMessage(Message):
    """Something happened to a row."""

    row: Row
    list: NumberedList

    @property
    def control(self) -> NumberedList:
        return self.list


class NumberedList(PaintedScroll):
    """Up and Down move, Enter picks; a number marks its row and waits for Enter, unless the row is picked `at_once`.

    Up on the first row and Down on the last are left to whatever is around, so that the focus can move on. While a row
    is carried, Up and Down ask for it to be moved, and Enter, or leaving the list, puts it down.

    Args:
        rows: From the top down.
        empty: What stands there when there are none.
        wrap: Whether long rows take several lines; else they are cut.
    """

    DEFAULT_CSS = """
    NumberedList { background: $background; color: $foreground; padding: 0 1 0 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "pick", "Pick", show=False)]

    rows: reactive[tuple[Row, ...]] = reactive((), init=False)
    here: reactive[int | None] = reactive(None, init=False)
    """Index of the highlighted row; None when there is nothing to pick."""

    class Picked(RowMessage):
        """The person picked a row."""

    class Moved(RowMessage):
        """The person moved the highlight to a row."""

    @dataclass
    class Carried(RowMessage):
        """The person wants the carried row one further up (-1) or down (1), or puts it down where it is (0)."""

        by: int

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        empty: str = "",
        wrap: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self.wrap = wrap
        self.pending = ""
        """Digits typed so far of a number that may go on, or waits for Enter."""
        self._refused = ""
        """A number that is not there, typed just now: the Enter that was meant for it picks nothing."""
        self.carrying = False
        self._placed: tuple[int, RowLayout] | None = None
        self.set_reactive(NumberedList.rows, tuple(rows))
        self.set_reactive(NumberedList.here, self._nearest(0))
        self._takes_focus = self.can_focus
        self.can_focus = self._takes_focus and bool(self.rows)

    @property
    def highlighted(self) -> Row | None:
        """The row that Enter would pick."""
        return None if self.here is None else self.rows[self.here]

    @property
    def under_enter(self) -> str:
        """The words of the row that Enter would pick; "" without one."""
        return self.highlighted.text if self.highlighted else ""

    def go_to(self, row_id: str) -> None:
        """Highlight this row, if it is there and can be picked. Posts nothing."""
        index = next((n for n, row in enumerate(self.rows) if row.id == row_id and not row.heading), None)
        if index is not None:
            self.here = index

    def carry(self) -> None:
        """Take up the highlighted row, if there is one."""
        self.carrying = self.highlighted is not None
        self.pending = ""
        self.refresh()

    def on_blur(self) -> None:
        if self.carrying:
            self._carry(0)

    def _carry(self, by: int) -> None:
        self.carrying = self.carrying and by != 0
        self.refresh()
        if self.highlighted is not None:
            self.post_message(self.Carried(self.highlighted, self, by))

    def to_top(self) -> None:
        """Highlight the first row that can be picked. Posts nothing."""
        self.here = self._nearest(0)

    def watch_rows(self, before: tuple[Row, ...], now: tuple[Row, ...]) -> None:
        self._placed = None
        self.pending = self._refused = ""
        held = before[self.here].id if self.here is not None and self.here < len(before) else None
        here = next((n for n, row in enumerate(now) if row.id == held and not row.heading), None)
        self.set_reactive(NumberedList.here, self._nearest(0) if here is None else here)
        self._take_keys()
        if self.is_mounted:
            self.measure()

    def _take_keys(self) -> None:
        """Without rows there is nothing to pick: the focus goes past."""
        self.can_focus = self._takes_focus and bool(self.rows)
        if not self.can_focus and self.has_focus:
            self.screen.focus_next()

    def watch_here(self) -> None:
        if self.is_mounted:
            self._show_here()
            self.refresh()

    def measure(self) -> None:
        super().measure()
        self._show_here()

    @property
    def empty(self) -> str:
        """What stands there when there are no rows."""
        return self._empty

    @empty.setter
    def empty(self, words: str) -> None:
        if words != self._empty:
            self._empty = words
            if self.is_mounted:
                self.measure()

    def count_lines(self, width: int) -> int:
        return self._laid(width).height if self.rows else len(hanging(self.empty, width, "  "))

    def line_at(self, index: int, width: int) -> Content:
        if not self.rows:
            return hanging(self.empty, width, "  ", SOFT)[index]
        mark = MARK_CARRIED if self.carrying else MARK if self.has_focus else MARK_BLURRED
        layout = self._laid(width)
        pending = "" if self._refused else self.pending
        return layout.line(index, here=self.here, mark=mark, focused=self.has_focus, pending=pending)

    def _laid(self, width: int) -> RowLayout:
        if self._placed is None or self._placed[0] != width:
            self._placed = (width, RowLayout(self.rows, width, self.wrap))
        return self._placed[1]

    def _show_here(self) -> None:
        if self.here is None:
            return
        top, height = self._laid(self.line_width).place(self.here)
        if self.here == self._nearest(0):
            height, top = top + height, 0
        self.show_lines(top, height)

    def _nearest(self, index: int, step: int = 1) -> int | None:
        """The first row that can be picked from `index` on, going by `step`."""
        while 0 <= index < len(self.rows):
            if not self.rows[index].heading:
                return index
            index += step
        return None

    def _move(self, index: int | None) -> None:
        self.pending = self._refused = ""
        if self.carrying:
            return
        if index is not None and index != self.here:
            self.here = index
            self.post_message(self.Moved(self.rows[index], self))
        else:
            self.refresh()

    def _step(self, by: int) -> None:
        following = None if self.here is None else self._nearest(self.here + by, by)
        if following is None:
            raise SkipAction
        self._move(following)

    def action_up(self) -> None:
        self._carry(-1) if self.carrying else self._step(-1)

    def action_down(self) -> None:
        self._carry(1) if self.carrying else self._step(1)

    def action_home(self) -> None:
        self._move(self._nearest(0))

    def action_end(self) -> None:
        self._move(self._nearest(len(self.rows) - 1, -1))

    def action_page_up(self) -> None:
        self._page(-1)

    def action_page_down(self) -> None:
        self._page(1)

    def _page(self, direction: int) -> None:
        if self.here is None:
            return
        layout = self._laid(self.line_width)
        line = layout.place(self.here)[0] + direction * max(1, self.page_height - 1)
        index, _ = layout.row_on(max(0, min(line, layout.height - 1)))
        found = self._nearest(index, direction)
        self._move(self._nearest(index, -direction) if found is None else found)

    def action_pick(self) -> None:
        self.pending = ""
        if self._refused:
            self._refuse("")
            return
        if self.carrying:
            self._carry(0)
            return
        if self.highlighted is not None:
            self.refresh()
            self.post_message(self.Picked(self.highlighted, self))

    def on_key(self, event: events.Key) -> None:
        digit = event.character
        if digit is not None and digit.isascii() and digit.isdigit():
            event.stop()
            event.prevent_default()
            self._take_digit(digit)

    def _take_digit(self, digit: str) -> None:
        if self.carrying:
            return
        numbers = {n: index for index, n in enumerate(self._laid(self.line_width).numbers) if n is not None}
        at_once = [n for n, index in numbers.items() if self.rows[index].at_once]
        typed = type_digit(self.pending, digit, numbers, at_once)
        self._move(self.here if typed.number is None else numbers[typed.number])
        self.pending = typed.pending
        if typed.refused and numbers:
            self._refuse(typed.refused)
        elif typed.number is not None and not typed.pending:
            self.action_pick()
        self.refresh()

    def _refuse(self, number: str) -> None:
        self.post_message(NumberRefused(number or self._refused, is_over=not number))
        self._refused = number

    @property
    def cursor_offset(self) -> Offset:
        if self.here is None:
            return Offset(0, 0)
        top, _ = self._laid(self.line_width).place(self.here)
        return Offset(0, top - self.scroll_offset.y)
