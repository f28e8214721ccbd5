"""The plan by section, and all notes: to read, add to, change, put in order and leave out."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import BACK_OUT
from peertui.presenters.people.list_rows import notes_rows, plan_rows
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowRef
from peertui.presenters.session.entry_commands import ADD_ENTRY, ADD_NOTE, SHOW_KEPT, SHOW_LEFT_OUT
from peertui.screens.base.screen import BaseScreen
from peertui.screens.session.entry_actions import open_part
from peertui.services.session.new_entries import begin_entry, begin_note
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command


class _Listing(BaseScreen[None]):
    def __init__(self) -> None:
        super().__init__()
        self._left_out = False

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows(), wrap=True, empty="Nothing here yet.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def come_back(self) -> None:
        self._draw()
        super().come_back()

    def _rows(self) -> tuple[Row, ...]:
        return ()

    def _draw(self) -> None:
        self.query_one(NumberedList).rows = self._rows()
        self.refresh_frame()

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        open_part(self, RowRef.of(event.row.id), self._draw)

    @does(SHOW_LEFT_OUT, SHOW_KEPT)
    def do_left_out(self) -> None:
        """Show what was left out, or what is kept."""
        self._left_out = not self._left_out
        self._draw()


class PlanScreen(_Listing):
    """Every entry, under the page's sections, then the rest by what it is."""

    HELP = (
        "Everything in the plan. Enter on a line asks what to do with it: change it, put it on the page or keep it "
        "just for us, move it up or down, or leave it out."
    )

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "What was left out" if self._left_out else "The plan", "")

    def commands(self) -> tuple[Command, ...]:
        return (ADD_ENTRY, SHOW_KEPT if self._left_out else SHOW_LEFT_OUT, commands.UNDO, commands.REDO, BACK_OUT)

    def _rows(self) -> tuple[Row, ...]:
        return plan_rows(self.workspace.context, left_out=self._left_out)

    @does(ADD_ENTRY)
    def do_add(self) -> None:
        """Pick a kind, then write."""

        def picked(kind_id: str | None) -> None:
            if kind_id is None:
                return
            workspace = self.workspace
            entry = begin_entry(workspace, kind_id)
            self.open(Place.ENTRY, entry, workspace.pack.kinds[kind_id])

        self.open(Place.KIND, then=picked)


class NotesScreen(_Listing):
    """All notes, newest first."""

    HELP = (
        "All notes, newest first. Enter on one asks what to do with it: change it, put it in the plan, or leave it out."
    )

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Notes that were left out" if self._left_out else "Notes", "")

    def commands(self) -> tuple[Command, ...]:
        return (ADD_NOTE, SHOW_KEPT if self._left_out else SHOW_LEFT_OUT, commands.UNDO, commands.REDO, BACK_OUT)

    def _rows(self) -> tuple[Row, ...]:
        return notes_rows(self.workspace.record, left_out=self._left_out)

    @does(ADD_NOTE)
    def do_add(self) -> None:
        """Begin a note."""

        self.open(Place.NOTE, begin_note(self.workspace).id)
