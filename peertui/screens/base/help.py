"""Help on a screen, drawn from what the screen says of itself and from its commands."""

from __future__ import annotations

from textual.content import Content

from peertui.presenters import commands
from peertui.presenters.session.first_meeting_text import ABOUT, first_meeting_words
from peertui.screens.base.menu import key_words
from peertui.screens.base.read_only import ShowingScreen
from widgets.models.command import Command

MOVING = (
    "Tab goes to the next part of the screen, Shift+Tab to the one before. Arrow keys move inside a list or a text. "
    "Enter goes on or picks. In a list, type a number and press Enter. The last word in the bottom line is Menu: "
    "all that can be done here stands in it with a number. What you type is saved automatically, "
    "or the form says that it is not yet."
)


SAFETY = "F2, or Menu and then 2"


class HelpScreen(ShowingScreen):
    """Plain words about the screen below."""

    HELP = "This is the help. Go back to return to where you were."

    def __init__(self, about: str, listed: tuple[Command, ...]) -> None:
        super().__init__()
        self._about, self._listed = about, listed

    def title_words(self) -> tuple[str, str, str]:
        return ("Help", "What can be done here", "")

    def do_help(self) -> None:
        """The help key closes the help again."""
        self.dismiss(None)

    def words(self) -> Content:
        parts = [Content(f"{self._about}\n\n"), Content.styled("What you can do\n", "bold")]
        parts += [_line(c) for c in (*self._listed, *commands.FIRST, *self.peertui.last_commands, commands.LEAVE)]
        parts += [Content.styled("\nGetting about\n", "bold"), Content(MOVING)]
        return Content("").join(parts)


class FirstMeetingScreen(ShowingScreen):
    """A short way through, for somebody new."""

    HELP = ABOUT

    def title_words(self) -> tuple[str, str, str]:
        return ("Help", commands.FIRST_MEETING.words, "")

    def words(self) -> str:
        return "\n\n".join(first_meeting_words(self.peertui.pack, SAFETY))


def _line(command: Command) -> Content:
    key = key_words(command)
    return Content.assemble("  ", (command.words, "bold"), f" ({key})" if key else "", f": {command.help}\n")
