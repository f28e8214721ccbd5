"""What a screen says in its status line: of this moment, of what was not done, and of saving."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on

from peertui.screens.base.stray_keys import Result, StrayKeys
from plans.record.moments import local
from widgets.base.status_bar import SAVING, StatusLine
from widgets.forms.field import Field
from widgets.models.status import Level, Stays
from widgets.panels.command_bar import ActionLine

if TYPE_CHECKING:
    from peertui.screens.base.running_app import RunningApp
    from peertui.services.vault.autosave import Report
    from peertui.services.workspace import Workspace

AGAIN = 0.5
"""Seconds before checking whether anything typed has been saved."""


class StatusScreen(StrayKeys[Result]):
    """A screen with a status line."""

    KEEPS_TYPING: ClassVar[bool] = False
    """Whether each letter typed in a field here is kept at once."""
    told: Report | None = None
    """The last save that its status line told of."""

    @property
    def peertui(self) -> RunningApp:
        """The app, by its own type."""
        return cast("RunningApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """The record in use and its vault."""
        return self.peertui.workspace

    def say(self, words: str, level: Level = Level.QUIET, stays: Stays | None = None) -> None:
        """Show a plain message in the status line."""
        for line in self.query(StatusLine):  # none while the screen is being taken away
            line.say(words, level, stays)

    def say_for_now(self, words: str, level: Level = Level.QUIET) -> None:
        """Show a plain message that speaks of this moment: the next key takes it away."""
        self.say(words, level, Stays.FOR_NOW)

    def say_notice(self, words: str) -> None:
        """Show what was done on the screen that was in front until now."""
        self.say_for_now(words)

    def end_moment(self, key: events.Key) -> None:
        """Before a key does anything: take away what was said of the moment before it."""
        at_list = not isinstance(self.focused, Field | ActionLine)
        for line in self.query(StatusLine):
            if at_list and (key.key == "enter" or (key.is_printable and key.character)):
                line.end_answer()
            else:
                line.end_moment()

    def show_save_state(self) -> None:
        """Show when the words were last saved, "Saving" until they are, or why they could not be.

        What was said here stays while nothing was saved since: the safety card and the help change nothing.
        """
        app = self.peertui
        workspace = app.workspace_in_use
        app.shown = workspace.latest_save if workspace else None
        is_news, self.told = app.shown is not self.told, app.shown
        if app.notice:
            words, app.notice = app.notice, ""
            self.say_notice(words)
        elif workspace and workspace.latest_save.problem:
            self.say(workspace.latest_save.why, Level.NOT_SAVED)
        elif workspace and not workspace.all_saved:
            self.say_unsaved()
        elif workspace:
            self.say_saved(workspace.latest_save.saved_at, is_news=is_news)

    def say_unsaved(self) -> None:
        """Show that something is not on the disk yet."""
        for line in self.query(StatusLine):
            line.unsaved()

    def say_saved(self, at: datetime | None, *, is_news: bool) -> None:
        """Show when all was on the disk, unless words stand here that are kept only when somebody says so.

        Not while a letter is on its way: it is looked at again a moment later.
        """
        holds = at is not None and (self.KEEPS_TYPING or not self.query(Field))
        for line in self.query(StatusLine):
            if line.awaits_letters:
                self.told = None
                if line.message[0] is Level.NOT_SAVED:  # that is over
                    line.say(SAVING)
                self.set_timer(AGAIN, self.show_save_state)
            elif line.is_saving or (is_news and holds and not line.is_being_read):
                line.say_saved(f"{local(at):%H:%M}" if at and holds else "")

    @on(StatusLine.Typed)
    def _letter_typed(self, event: StatusLine.Typed) -> None:
        """Look whether anything came of it: not every letter changes what is kept."""
        event.stop()
        self.set_timer(AGAIN, self.show_save_state)
