"""Words typed where there is no box, and numbers that are not there: they do nothing and are answered."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events, on
from textual.screen import Screen
from textual.widgets import Input, TextArea

from widgets.base.line_widget import NumberRefused
from widgets.base.status_bar import Level
from widgets.forms.choice_field import ChoiceField

Result = TypeVar("Result")

_NO_BOX = "Nothing was written: there's no box to write in here."
NO_BOX = f"{_NO_BOX} Esc opens the menu."
NO_BOX_TO_LEAVE = f"{_NO_BOX} Esc goes back."
NOT_IN_THE_BOX = "Nothing was written: you're not in a box. Press Tab until you are in one."
NOT_CHOSEN = "Nothing was written, and nothing was chosen. Press Enter once more to choose."


class StrayKeys(Screen[Result]):
    """A screen that answers keys which reached nothing."""

    ONLY_SHOWS: ClassVar[bool] = False
    """Whether nothing can be half done here, so that Esc goes back."""
    _astray = False
    """Whether words are being typed where there is no box: until another key, they and their Enter do nothing."""

    def say(self, words: str, level: Level = Level.QUIET) -> None:
        """Show a plain message."""
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
            self.say(NOT_CHOSEN, Level.NOTE)
            return True
        elif self._astray or not (letter.isdigit() or (letter == " " and isinstance(self.focused, ChoiceField))):
            self._astray = True
            self._say_no_box()
        return self._astray

    def on_paste(self, event: events.Paste) -> None:
        """A paste comes here only if no box took it."""
        event.stop()
        self._say_no_box()

    def _say_no_box(self) -> None:
        boxes = [widget for widget in self.focus_chain if isinstance(widget, Input | TextArea)]
        self.say(NOT_IN_THE_BOX if boxes else NO_BOX_TO_LEAVE if self.ONLY_SHOWS else NO_BOX, Level.NOTE)

    @on(NumberRefused)
    def _say_there_is_no_such_number(self, event: NumberRefused) -> None:
        event.stop()
        self.say(f"There's no {event.number} here, so nothing was picked. Press Enter, then type another.", Level.NOTE)
