"""The guided session: one prompt at a time, with what has been written for it, and a box to write in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.command_handlers import does
from peertui.presenters.reply import Say
from peertui.presenters.session.entry_rows import ALL_READ
from peertui.presenters.session.session import Meeting
from peertui.presenters.session.session_commands import CAUTIONS, END, NEXT, WHY
from peertui.screens.base.presented import PresentedScreen
from peertui.screens.session.writing_box import WritingBox
from widgets.lists.numbered_list import NumberedList
from widgets.panels.command_bar import ActionLine
from widgets.panels.prompt_panel import PromptPanel


class SessionScreen(PresentedScreen[Meeting]):
    """One screen for every step, updated in place. Ends when the meeting is left or over."""

    PRESENTER = Meeting
    KEEPS_TYPING: ClassVar[bool] = True
    TYPING: ClassVar[str] = (
        "To write, type in the box and press Enter to keep the words; Enter in an empty box goes on to the next box or "
        "step, and Back leads to the one before. The line above the box says what the words become. What has been "
        "written stands in the list: press Shift+Tab or Up to get there, and Enter to change it."
    )
    _place = ""
    """The step that was drawn last."""

    def body(self) -> ComposeResult:
        yield PromptPanel()
        yield NumberedList(wrap=True, id="written")
        yield WritingBox(self.presenter)

    def help_words(self) -> str:
        """What the step is for, and how to write there if it has a box."""
        return self.presenter.help_words(self.TYPING)

    def first_focus(self) -> Widget | None:
        return self.query_one(WritingBox).field or self.query_one("#written", NumberedList)

    def on_mount(self) -> None:
        self.set_interval(30, self.refresh_frame)

    def draw(self) -> None:
        """Draw the step where the meeting now stands."""
        meeting = self.presenter
        if meeting.is_over:
            self.dismiss(None)
            return
        moved, self._place = meeting.seen.place != self._place, meeting.seen.place
        was_in_list = self.query_one("#written").has_focus
        with self.app.batch_update():
            panel = self.query_one(PromptPanel)
            if moved:
                panel.show_cautions = panel.show_why = False
            panel.text = meeting.text()
            is_other_box = self.query_one(WritingBox).show()
            self._draw_written()
            super().draw()
            if moved:
                self.query_one("#written", NumberedList).to_top()
                self.query_one(ActionLine).go_to(END.id if meeting.seen.is_last else NEXT.id)
            if moved or is_other_box or (was_in_list and not self.query_one("#written").can_focus):
                self.focus_first()

    @on(WritingBox.Filled)
    def _draw_written(self) -> None:
        """What was written; that nothing was, until there are words in the box."""
        written = self.query_one("#written", NumberedList)
        written.rows = () if self.presenter.is_over else self.presenter.rows()
        filled = self.presenter.is_over or self.query_one(WritingBox).is_filled
        written.empty = "" if filled else self.presenter.nothing_written()

    @on(WritingBox.Answered)
    def _answered_in_box(self, event: WritingBox.Answered) -> None:
        event.stop()
        self.show(event.reply)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.show(self.presenter.pick(event.row.id))

    def say_reply(self, said: Say) -> None:
        super().say_reply(said)
        if said.words == ALL_READ:
            self.query_one(ActionLine).focus()  # there Enter goes on

    @does(CAUTIONS)
    def do_cautions(self) -> None:
        """Show or put away the notes for the worker."""
        panel = self.query_one(PromptPanel)
        panel.show_cautions, panel.show_why = not panel.show_cautions, False

    @does(WHY)
    def do_why(self) -> None:
        """Show or put away why this module is here."""
        panel = self.query_one(PromptPanel)
        panel.show_why, panel.show_cautions = not panel.show_why, False
