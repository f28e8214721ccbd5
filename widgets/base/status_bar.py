"""One plain message at the foot of a screen. No time limit takes it away: the next message does, a letter or a key."""

from __future__ import annotations

import time

from textual import messages
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from widgets.base.line_widget import ACCENT, SOFT, Painted
from widgets.models.status import Level, Stays
from widgets.text.line_wrap import hanging

SAVING = "Saving"
_ON_ITS_WAY = 0.25
"""Seconds within which what was typed has reached whoever keeps it."""


class StatusLine(Painted):
    """ "Saved 14:32" softly, or a message with its level in words. Long ones wrap over up to three lines.

    "Saved" never stands over a word that is not on the disk: it gives way to "Saving" in the same frame as its
    first character.
    """

    DEFAULT_CSS = """
    StatusLine { background: $background; color: $foreground; padding: 0 1; min-height: 1; max-height: 3; }
    """

    class Typed(Message):
        """Something was typed that will be kept: soon it can be said whether it is."""

    follows_typing = False
    """Whether what is typed on this screen is kept at once, letter by letter."""
    _stays = Stays.LASTING
    _below: tuple[Level, str] = (Level.QUIET, "")
    """What stands here again once the moment is over."""
    _typed_at = float("-inf")
    message: reactive[tuple[Level, str]] = reactive((Level.QUIET, ""), init=False)

    def say(self, words: str, level: Level = Level.QUIET, stays: Stays | None = None) -> None:
        """Show words instead of what stood here.

        Args:
            words: What is said; "" for nothing.
            level: How much it matters.
            stays: How long. Without it, why something was not done stays until a letter is changed, all else until the
                next message.
        """
        self._below = self._lasting if stays is Stays.FOR_NOW else (Level.QUIET, "")
        self._stays = stays or (Stays.UNTIL_CHANGED if level is Level.TROUBLE else Stays.LASTING)
        self.message = (level, words)

    def say_saved(self, moment: str) -> None:
        """Show that all that stands on the screen is on the disk, since this time of day; "" for nothing to say."""
        self._put_below(f"Saved {moment}" if moment else "")

    def end_moment(self) -> None:
        """A key was pressed: what spoke of the moment before it gives way to what stood here."""
        if self._stays is Stays.FOR_NOW:
            level, words = self._below
            self.say(words, level)

    def end_answer(self) -> None:
        """Something was changed or is being done: what was said of how it stood goes too."""
        self.end_moment()
        if self._stays is Stays.UNTIL_CHANGED:
            self.say("")

    @property
    def _lasting(self) -> tuple[Level, str]:
        """What stands here, or will once the moment is over."""
        return self._below if self._stays is Stays.FOR_NOW else self.message

    def _put_below(self, words: str) -> None:
        """Show this, after what speaks of this moment."""
        if self._stays is Stays.FOR_NOW:
            self._below = (Level.QUIET, words)
        else:
            self.say(words)

    def unsaved(self) -> None:
        """Something is not on the disk yet. A note, or why something was not done, stays until it is."""
        if self._lasting[0] is Level.QUIET and not self.is_saving:
            self._put_below(SAVING)
            if self.is_mounted:  # not left to this widget's own turn, which may come after the letter is drawn
                self.screen.post_message(messages.Update(self))

    def typed(self) -> None:
        """A letter was typed, and is on its way to whoever keeps it."""
        self.end_answer()
        if self.follows_typing:
            self._typed_at = time.monotonic()
            if not self.is_saving:
                self.unsaved()
                self.post_message(self.Typed())

    @property
    def is_being_read(self) -> bool:
        """Whether it says why something was not done, and nothing was changed since: a save of before leaves it."""
        return self._stays is Stays.UNTIL_CHANGED

    @property
    def is_saving(self) -> bool:
        """Whether it says that something is being saved."""
        return self._lasting == (Level.QUIET, SAVING)

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
