"""Choosing what goes on the page, with a live gauge of how full it is."""

from __future__ import annotations

from textual import on

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import KEEP_CHOICE
from peertui.presenters.exporting.export_commands import EXPORT, MOVE
from peertui.presenters.exporting.page import NOTHING_BESIDE, PageChooser
from peertui.presenters.row_refs import RowRef
from peertui.screens.base.presented import ListingScreen
from widgets.lists.numbered_list import NumberedList
from widgets.panels.command_bar import ActionLine

CARRYING = "Up and Down move it. Enter puts it down."


class PageScreen(ListingScreen[PageChooser]):
    """Everything that could stand on the page; a line can be carried to its place."""

    PRESENTER = PageChooser

    def title_words(self) -> tuple[str, str, str]:
        called, title, time = super().title_words()
        return (called, CARRYING if self.query_one(NumberedList).carrying else title, time)

    def focus_first(self) -> None:
        """The list; Tab goes on to printing, the likeliest once it is chosen. With nothing to choose, the way back."""
        super().focus_first()
        self.query_one(ActionLine).go_to((EXPORT if self.query_one(NumberedList).rows else KEEP_CHOICE).id)

    @does(MOVE)
    def do_move(self) -> None:
        """Take up the marked line."""
        shown = self.query_one(NumberedList)
        ref = RowRef.of(shown.highlighted.id) if shown.highlighted else None
        shown.focus()
        if why_not := self.presenter.why_unmovable(ref.id) if ref else NOTHING_BESIDE:
            self.say_for_now(why_not)
        else:
            shown.carry()
            self.refresh_frame()

    @on(NumberedList.Carried)
    def _carry(self, event: NumberedList.Carried) -> None:
        event.stop()
        if not event.by:
            self.refresh_frame()
        elif ref := RowRef.of(event.row.id):
            self.show(self.presenter.moved(ref.id, event.by))
