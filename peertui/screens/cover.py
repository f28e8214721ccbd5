"""Two screens that lie over everything: the safety card, and the blank one that hides what is written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget

from peertui import commands
from peertui.screens.base import BaseScreen
from plans.pack import HelpLine, Pack
from plans.words import fill
from widgets.command import Command
from widgets.text_view import TextView

BACK = Command("back_out", "Go back to where you were", "The screen below is as you left it.")


class SafetyScreen(BaseScreen[None]):
    """The safety card. Nothing needs saving or typing first."""

    HELP = "What to do if someone may not be safe. Go back to return to the same letter you typed."

    def __init__(self, pack: Pack, region: str, on_call: str) -> None:
        super().__init__()
        self._pack, self._region, self._on_call = pack, region, on_call

    def title_words(self) -> tuple[str, str, str]:
        return (self._pack.safety.title, "", "")

    def commands(self) -> tuple[Command, ...]:
        return (BACK,)

    def body(self) -> ComposeResult:
        yield TextView(self._words())

    def first_focus(self) -> Widget:
        return self.query_one(TextView)

    def do_escape(self) -> None:
        """Esc goes back."""
        self.dismiss(None)

    def do_safety(self) -> None:
        """The safety key closes the card again."""
        self.dismiss(None)

    def key_enter(self) -> None:
        """Enter goes back too."""
        self.dismiss(None)

    def show_save_state(self) -> None:
        """The card says nothing of saving."""

    def _words(self) -> str:
        card = self._pack.safety
        slots = {"on_call": self._on_call or card.on_call_unknown}
        lines = sorted(self._pack.lines_for(self._region), key=lambda line: not line.emergency)
        told = [f"- {fill(line, slots)}" for line in card.lines]
        return "\n".join([*told, "", *(help_line(line, self._pack.page.check_number) for line in lines)])


def help_line(line: HelpLine, check: str) -> str:
    """One help line: number, name and hours, and whether the number is still to be checked."""
    doubt = "" if line.emergency or line.verified_on else f" ({check})"
    return f"- {line.method} {line.number}: {line.name}, {line.hours}{doubt}".replace("-  ", "- ")


class HiddenScreen(BaseScreen[None]):
    """Nothing that anyone wrote. Enter brings the screen back."""

    HELP = "The screen is hidden. Press Enter to bring it back."

    def title_words(self) -> tuple[str, str, str]:
        return ("", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT,)

    def body(self) -> ComposeResult:
        yield TextView("\n\n\n   Press Enter to come back.")

    def first_focus(self) -> Widget:
        return self.query_one(TextView)

    def do_escape(self) -> None:
        """Esc brings it back."""
        self.dismiss(None)

    def do_hide(self) -> None:
        """The hide key brings the screen back too."""
        self.dismiss(None)

    def key_enter(self) -> None:
        """Bring it back."""
        self.dismiss(None)

    def show_save_state(self) -> None:
        """A hidden screen says nothing."""
