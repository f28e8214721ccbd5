"""Two screens that lie over everything: the safety card, and the blank one that hides what is written."""

from __future__ import annotations

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import RETURN, SAFETY
from peertui.screens.base.read_only import ShowingScreen
from widgets.models.command import Command


class SafetyScreen(ShowingScreen):
    """The safety card. Nothing needs saving or typing first."""

    HELP = "What to do if someone may not be safe. Go back to return to the same letter you typed."

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def title_words(self) -> tuple[str, str, str]:
        return (self._title, "", "")

    def commands(self) -> tuple[Command, ...]:
        return (RETURN,)

    def words(self) -> str:
        return "\n".join(self._lines)

    @does(SAFETY)
    def do_safety(self) -> None:
        """The safety key closes the card again."""
        self.dismiss(None)

    def show_save_state(self) -> None:
        """The card says nothing of saving."""


class HiddenScreen(ShowingScreen):
    """Nothing that anyone wrote. Enter brings the screen back."""

    HELP = "The screen is hidden. Press Enter to bring it back."

    def title_words(self) -> tuple[str, str, str]:
        return ("", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT,)

    def words(self) -> str:
        return "\n\n\n   Press Enter to come back."

    def do_hide(self) -> None:
        """The hide key brings the screen back too."""
        self.dismiss(None)

    def show_save_state(self) -> None:
        """A hidden screen says nothing."""
