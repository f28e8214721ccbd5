"""Who received what: each copy with its file, and what can be done about it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.exporting.copy_actions import (
    NOBODY,
    copy_choices,
    copy_lines,
    copy_question,
    do_with_copy,
    sure,
)
from peertui.screens.base.screen import BaseScreen
from peertui.services.exporting import copy_files
from peertui.services.exporting.file_status import State
from peertui.services.exporting.printing import CannotPrint
from plans.record.models import Copy
from widgets.base.status_bar import Level
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command


class CopiesScreen(BaseScreen[None]):
    """Every copy that left, newest first, and what came from others."""

    ONLY_SHOWS = True

    HELP = (
        "Every copy of the page and every handover: for whom, when, and whether its file is still there. Enter on a "
        "line opens or deletes the file, or says that they gave it back or should no longer have it. A copy that was "
        "sent on cannot be called back."
    )

    def __init__(self) -> None:
        super().__init__()
        self._states: dict[str, State] = {}

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Who received what", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT, commands.UNDO, commands.REDO)

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty=NOBODY)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()

    def after_step(self) -> None:
        self._draw()
        super().after_step()

    def _draw(self) -> None:
        copies = self.workspace.record.copies
        self._states = copy_files.states(copies, self.workspace.vault.copy_marks)
        self.query_one(NumberedList).rows = copy_lines(copies, self._states)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        copy = next(copy for copy in self.workspace.record.copies if copy.id == event.row.id)
        state = self._states.get(copy.id)

        def answered(answer: str | None) -> None:
            if answer:
                self.call_later(self._ask_once_more, copy, answer)  # once this screen is in front again

        self.ask("A copy", copy_question(copy, state), copy_choices(copy, state), answered)

    def _ask_once_more(self, copy: Copy, answer: str) -> None:
        asked = sure(copy, answer, self._states.get(copy.id))
        if asked is None:
            self._do(copy, answer)
            return

        def answered(again: str | None) -> None:
            if again == answer:
                self.call_later(self._do, copy, answer)

        self.ask(*asked, answered)

    def _do(self, copy: Copy, answer: str) -> None:
        level = Level.QUIET
        try:
            said = do_with_copy(self.workspace, copy, answer)
        except (CannotPrint, copy_files.CannotDelete) as error:
            said, level = str(error), Level.TROUBLE
        self._draw()
        if said:
            self.say(said, level)
