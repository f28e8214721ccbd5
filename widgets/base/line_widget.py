"""Bases for widgets that draw their lines themselves: one widget where a screen would otherwise need many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

SOFT = "$text-muted"
STRONG = "bold"
ACCENT = "bold $text-accent"
HERE = "$block-cursor-text-style $block-cursor-foreground on $block-cursor-background"
"""Where the person is. Always beside a mark in letters: colour alone says nothing."""


def paint(widget: Widget, line: Content, width: int) -> Strip:
    """One line as a strip of exactly `width` cells over the widget's own colours."""
    base = widget.visual_style
    parts = line.render(base, end="", parse_style=widget.app.stylesheet.parse_style)
    strip = Strip([Segment(text, style.rich_style) for text, style in parts], line.cell_length)
    return strip.adjust_cell_length(width, base.rich_style)


class NumberRefused(Message):
    """A number was typed that cannot be picked here: nothing was."""

    def __init__(self, number: str, *, is_over: bool = False) -> None:
        """`is_over`: the Enter that was meant for it has come, and the next one picks again."""
        super().__init__()
        self.number, self.is_over = number, is_over


class Painted(Widget):
    """As high as its lines. A subclass says what they are in `lay_out`."""

    DEFAULT_CSS = """
    Painted { width: 1fr; height: auto; }
    """

    _laid: tuple[int, Sequence[Content]] | None = None

    def lay_out(self, width: int) -> Sequence[Content]:
        """The lines at a width in cells."""
        raise NotImplementedError

    def lines(self, width: int) -> Sequence[Content]:
        """What `lay_out` gave for this width, kept until `changed`."""
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self.lay_out(width))
        return self._laid[1]

    def changed(self, *, layout: bool = False) -> None:
        """Draw again; with `layout`, the number of lines may be another one."""
        before = self._laid
        self._laid = None
        if layout and before is not None and len(self.lines(before[0])) == len(before[1]):
            layout = False
        self.refresh(layout=layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        lines = self.lines(width)
        return paint(self, lines[y] if y < len(lines) else Content(""), width)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.changed()

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's cursor belongs, from the top left of the lines, in cells."""
        return Offset(0, 0)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The same on the screen."""
        return self.content_region.offset + self.cursor_offset


class PaintedScroll(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolls any number of lines by key, and draws only those in sight."""

    DEFAULT_CSS = """
    PaintedScroll {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up", "Up", show=False),
        Binding("down", "down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home", "home", "Top", show=False),
        Binding("end", "end", "End", show=False),
    ]

    def count_lines(self, width: int) -> int:
        """How many lines there are at a width in cells."""
        raise NotImplementedError

    def line_at(self, index: int, width: int) -> Content:
        """One of them, first is 0."""
        raise NotImplementedError

    @property
    def line_width(self) -> int:
        """Cells a line has, the scrollbar's place left out."""
        return self.scrollable_content_region.width

    @property
    def page_height(self) -> int:
        """Lines in sight at once."""
        return max(1, self.scrollable_content_region.height)

    def measure(self) -> None:
        """Count the lines again, after they changed, and draw."""
        self.virtual_size = Size(0, self.count_lines(self.line_width))
        self.refresh()

    def on_resize(self) -> None:
        self.measure()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return self.count_lines(width - self.styles.scrollbar_size_vertical)

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        index = y + self.scroll_offset.y
        line = self.line_at(index, width) if index < self.count_lines(width) else Content("")
        return paint(self, line, self.size.width)

    def show_lines(self, top: int, height: int = 1) -> None:
        """Scroll as little as needed to have these lines in sight."""
        first, page = self.scroll_offset.y, self.page_height
        if top < first or height >= page:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + height > first + page:
            self.scroll_to(y=top + height - page, animate=False, force=True)

    def scroll_by(self, lines: int) -> None:
        """Scroll down by a number of lines, up if it is negative."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_up(self) -> None:
        self.scroll_by(-1)

    def action_down(self) -> None:
        self.scroll_by(1)

    def action_page_up(self) -> None:
        self.scroll_by(1 - self.page_height)

    def action_page_down(self) -> None:
        self.scroll_by(self.page_height - 1)

    def action_home(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_end(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False)

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's cursor belongs, from the top left of what is in sight, in cells."""
        return Offset(0, 0)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The same on the screen."""
        return self.content_region.offset + self.cursor_offset
