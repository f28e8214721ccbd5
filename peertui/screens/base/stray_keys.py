"""Words typed where there is no box, and numbers that are not there: they do nothing and are answered."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events, on
from textual.screen import Screen
from textual.widgets import Input, TextArea

from widgets.base.line_widget import NumberRefused
from widgets.forms.choice_field import ChoiceField
from widgets.lists.numbered_list import NumberedList
from widgets.models.status import Level
from widgets.panels.command_bar import ActionLine
from widgets.text.line_wrap import cut
from widgets.text.sanitise import one_line

Result = TypeVar("Result")

_NO_BOX = "Nothing was written: there's no box to write in here."
NO_BOX = f"{_NO_BOX} Esc opens the menu."
NO_BOX_TO_LEAVE = f"{_NO_BOX} Esc goes back."
NOT_IN_THE_BOX = "Nothing was written: you're not in a box. Press Tab until you are in one."
NOT_WRITTEN = "Nothing was written."
_MOST = 40
"""Cells of a row's words that are named: the row itself is in sight."""


class StrayKeys(Screen[Result]):
    """A screen that answers keys which reached nothing."""

    ONLY_SHOWS: ClassVar[bool] = False
    """Whether nothing can be half done here, so that Esc goes back."""
    _astray = False
    """Whether words are being typed where there is no box: until another key, they and their Enter do nothing."""

    def say_for_now(self, words: str, level: Level = Level.QUIET) -> None:
        """Show a plain message that speaks of this moment."""
        raise NotImplementedError

    def is_astray(self, key: events.Key) -> bool:
        """Whether a key is part of words typed where there is no box. They are answered here, and must do nothing.

        Somebody who looks at the other person and not at the screen may type a whole sentence into a list. Its digits
        would pick rows, and the Enter at its end would press whatever the focus is on.
        """
        letter = key.character if key.is_printable else None
        if isinstance(self.focused, Input | TextArea) or not (letter or (self._astray and key.key == "enter")):
            self._astray = False
        elif letter is None:
            self._astray = False
            self.say_for_now(self._chosen_now(NOT_WRITTEN), Level.NOTE)
            return True
        elif self._astray or not self._picks(letter):
            self._astray = True
            self._say_no_box()
        return self._astray

    def _picks(self, letter: str) -> bool:
        """Whether a digit or a space has a meaning where the focus is."""
        return (isinstance(self.focused, ChoiceField) and letter == " ") or (
            isinstance(self.focused, ChoiceField | NumberedList) and letter.isdigit()
        )

    def on_paste(self, event: events.Paste) -> None:
        """A paste comes here only if no box took it."""
        event.stop()
        self._say_no_box()

    def _say_no_box(self) -> None:
        boxes = [widget for widget in self.focus_chain if isinstance(widget, Input | TextArea)]
        self.say_for_now(NOT_IN_THE_BOX if boxes else NO_BOX_TO_LEAVE if self.ONLY_SHOWS else NO_BOX, Level.NOTE)

    @on(NumberRefused)
    def _say_there_is_no_such_number(self, event: NumberRefused) -> None:
        event.stop()
        said = f"There's no {event.number} here, so nothing was picked."
        if event.is_over:
            self.say_for_now(self._chosen_now(said), Level.NOTE)
        else:
            key = "an arrow key" if isinstance(self.focused, ChoiceField) else "Enter"
            self.say_for_now(f"{said} Press {key}, then type another.", Level.NOTE)

    def _chosen_now(self, nothing: str) -> str:
        """That nothing was done, and what the next Enter would do."""
        at = self.focused
        words = at.under_enter if isinstance(at, NumberedList | ActionLine | ChoiceField) else ""
        if words:
            return f'{nothing} Enter now chooses "{cut(one_line(words), _MOST)}".'
        return f"{nothing} Enter now goes back." if self.ONLY_SHOWS else nothing
