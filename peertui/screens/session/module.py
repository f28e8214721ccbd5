"""One module with its steps, and the list of meetings: where to go on from, and what was talked about."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import BACK_OUT
from peertui.presenters.people.list_rows import (
    LOOK_BACKS_HELP,
    NO_LOOK_BACK,
    NO_MEETING,
    look_back_rows,
    meeting_rows,
    module_rows,
)
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_commands import HIDE_MODULE, SHOW_MODULE
from peertui.screens.base.screen import BaseScreen
from peertui.screens.session.entry_actions import open_part
from plans.guide.module_progress import ModuleOverview, ModuleState, overview_of
from plans.pack.own_words import title_of
from plans.record import changes
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command


class ModuleScreen(BaseScreen[str]):
    """A module's steps and what was written at each; ends with the place to begin at, or None."""

    HELP = "The steps of this part. Enter on a step opens it in the meeting. What was written stands below each step."

    def __init__(self, module_id: str) -> None:
        super().__init__()
        self._module_id = module_id

    @property
    def _about(self) -> ModuleOverview:
        return overview_of(self.workspace.context, self._module_id)

    def title_words(self) -> tuple[str, str, str]:
        workspace, about = self.workspace, self._about
        return (workspace.record.person.called, title_of(workspace.pack, workspace.record.my_words, about.module), "")

    def commands(self) -> tuple[Command, ...]:
        return (SHOW_MODULE if self._about.state is ModuleState.HIDDEN else HIDE_MODULE, BACK_OUT)

    def body(self) -> ComposeResult:
        yield Static(classes="question")
        yield NumberedList(self._rows(), wrap=True)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def refresh_frame(self) -> None:
        super().refresh_frame()
        about = self._about
        words = about.words[:1].upper() + about.words[1:]
        self.query_one(Static).update(Content(f"For the worker: {about.module.purpose}\n{words}."))

    def _rows(self) -> tuple[Row, ...]:
        return module_rows(self.workspace.context, self._about)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        ref = RowRef.of(event.row.id)
        if ref is not None and ref.kind is RowKind.STEP:
            self.dismiss(ref.id)
        else:
            open_part(self, ref, self._draw)

    def _draw(self) -> None:
        self.query_one(NumberedList).rows = self._rows()
        self.refresh_frame()

    @does(HIDE_MODULE, SHOW_MODULE)
    def do_hide_module(self) -> None:
        """Hide the module, or show it again."""
        workspace = self.workspace
        workspace.put(
            changes.hide_module(workspace.record, self._module_id, self._about.state is not ModuleState.HIDDEN)
        )
        self.refresh_frame()


class _ByMeeting(BaseScreen[None]):
    """A list of what was written, meeting by meeting, newest first."""

    TITLE_WORDS: ClassVar[str] = ""
    NOTHING: ClassVar[str] = ""

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, self.TITLE_WORDS, "")

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows(), wrap=True, empty=self.NOTHING)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def _rows(self) -> tuple[Row, ...]:
        raise NotImplementedError

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        open_part(self, RowRef.of(event.row.id), self._draw)

    def _draw(self) -> None:
        self.query_one(NumberedList).rows = self._rows()


class MeetingsScreen(_ByMeeting):
    """Every meeting: what was talked about, skipped or parked, and what was taken away."""

    TITLE_WORDS, NOTHING = "Meetings", NO_MEETING
    HELP = "All meetings, newest first. Enter on something that was written opens it."

    def _rows(self) -> tuple[Row, ...]:
        return meeting_rows(self.workspace.context)


class LookBacksScreen(_ByMeeting):
    """What was said in look-backs, by the day, in the person's words."""

    TITLE_WORDS, NOTHING = "Earlier look-backs", NO_LOOK_BACK
    HELP = LOOK_BACKS_HELP

    def _rows(self) -> tuple[Row, ...]:
        return look_back_rows(self.workspace.context)
