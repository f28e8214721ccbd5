"""One plain message at the foot of a screen. It stays until the next one: no time limit."""

from __future__ import annotations

import time
from enum import StrEnum

from textual import messages
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from widgets.base.line_widget import ACCENT, SOFT, Painted
from widgets.text.line_wrap import hanging


class Level(StrEnum):
    """How much a message matters, said in its first word."""

    QUIET = ""
    NOTE = "Note: "
    TROUBLE = "Not done: "
    NOT_SAVED = "Not saved: "


SAVING = "Saving"
_ON_ITS_WAY = 0.25
"""Seconds within which what was typed has reached whoever keeps it."""


class StatusLine(Painted):
    """ "Saved 14:32" softly, or a message with its level in words. Long ones wrap over up to three lines.

    "Saved" never stands over a word that is not on the disk: it gives way to "Saving" in the same picture of the
    screen as the first letter of it.
    """

    DEFAULT_CSS = """
    StatusLine { background: $background; color: $foreground; padding: 0 1; min-height: 1; max-height: 3; }
    """

    class Typed(Message):
        """Something was typed that will be kept: soon it can be said whether it is."""

    follows_typing = False
    """Whether what is typed on this screen is kept at once, letter by letter."""
    _says_saved = False
    _typed_since = False
    """Whether a letter was typed since the last message."""
    _typed_at = float("-inf")
    message: reactive[tuple[Level, str]] = reactive((Level.QUIET, ""), init=False)

    def say(self, words: str, level: Level = Level.QUIET) -> None:
        """Show these words instead of what stood here."""
        self._says_saved = self._typed_since = False
        self.message = (level, words)

    def say_saved(self, moment: str) -> None:
        """Show that all that stands on the screen is on the disk, since this time of day; "" for nothing to say."""
        self.say(f"Saved {moment}" if moment else "")
        self._says_saved = True

    def unsaved(self) -> None:
        """Something is not on the disk yet. A note, or why something was not done, stays until it is."""
        level, _ = self.message
        if level is Level.QUIET and not self.is_saving:
            self.say(SAVING)
            if self.is_mounted:  # not left to this widget's own turn, which may come after the letter is drawn
                self.screen.post_message(messages.Update(self))

    def typed(self) -> None:
        """A letter was typed, and is on its way to whoever keeps it."""
        self._typed_since = True
        if self.follows_typing:
            self._typed_at = time.monotonic()
            if not self.is_saving:
                self.unsaved()
                self.post_message(self.Typed())

    @property
    def is_being_read(self) -> bool:
        """Whether it says why something was not done, and nothing was typed since: a save of before leaves it there."""
        return self.message[0] is Level.TROUBLE and not self._typed_since

    @property
    def is_saving(self) -> bool:
        """Whether it says that something is being saved."""
        return self.message == (Level.QUIET, SAVING)

    @property
    def awaits_letters(self) -> bool:
        """Whether something was typed just now that may not have reached whoever keeps it."""
        return time.monotonic() < self._typed_at + _ON_ITS_WAY

    @property
    def words(self) -> str:
        """What stands here now, its level in front."""
        level, words = self.message
        return level + words

    def lay_out(self, width: int) -> list[Content]:
        level, _ = self.message
        return hanging(self.words, width, style=ACCENT if level else SOFT)

    def watch_message(self) -> None:
        self.changed(layout=True)
