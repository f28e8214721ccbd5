"""The first line of a screen: what it is, where in the session, and softly the time."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from widgets.base.line_widget import SOFT, STRONG, Painted
from widgets.text.line_wrap import cut
from widgets.text.sanitise import one_line

GAP = 3
"""Cells between title, place and time."""
_WIDE = 50
"""Cells from which a quarter of the line still tells a title from others; in fewer it keeps two thirds."""


class HeadLine(Painted):
    """`title` at the left, `place` and `time` at the right. The time is never cut; of the others the title first."""

    DEFAULT_CSS = """
    HeadLine { background: $panel; color: $foreground; padding: 0 1; height: 1; }
    """

    title: reactive[str] = reactive("", init=False)
    place: reactive[str] = reactive("", init=False)
    time: reactive[str] = reactive("", init=False)

    def __init__(
        self,
        title: str = "",
        place: str = "",
        time: str = "",
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(HeadLine.title, title)
        self.set_reactive(HeadLine.place, place)
        self.set_reactive(HeadLine.time, time)

    def lay_out(self, width: int) -> list[Content]:
        time = cut(one_line(self.time), width // 2)
        room = width - (cell_len(time) + GAP if time else 0)
        least = room // 4 if room > _WIDE else room * 2 // 3
        title = cut(one_line(self.title), max(least, room - GAP - cell_len(one_line(self.place))))
        place = cut(one_line(self.place), max(0, room - cell_len(title) - GAP))
        gap = " " * max(0, room - cell_len(title) - cell_len(place))
        end = " " * GAP + time if time else ""
        return [Content.assemble((title, STRONG), gap, place, (end, SOFT))]

    def watch_title(self) -> None:
        self.changed()

    def watch_place(self) -> None:
        self.changed()

    def watch_time(self) -> None:
        self.changed()
