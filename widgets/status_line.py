"""One plain message at the foot of a screen. It stays until the next one: no time limit."""

from __future__ import annotations

from enum import StrEnum

from textual.content import Content
from textual.reactive import reactive

from widgets.painted import ACCENT, SOFT, Painted
from widgets.words import hanging


class Level(StrEnum):
    """How much a message matters, said in its first word."""

    QUIET = ""
    NOTE = "Note: "
    TROUBLE = "Not done: "
    NOT_SAVED = "Not saved: "


class StatusLine(Painted):
    """ "Saved 14:32" softly, or a message with its level in words. Long ones wrap over up to three lines."""

    DEFAULT_CSS = """
    StatusLine { background: $background; color: $foreground; padding: 0 1; min-height: 1; max-height: 3; }
    """

    message: reactive[tuple[Level, str]] = reactive((Level.QUIET, ""), init=False)

    def say(self, words: str, level: Level = Level.QUIET) -> None:
        """Show these words instead of what stood here."""
        self.message = (level, words)

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
