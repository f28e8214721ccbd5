"""The numbered menu: all that can be done on the screen below it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.screens.base.screen import BaseScreen
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command


class MenuScreen(BaseScreen[str]):
    """Ends with the id of the command that was picked, or None."""

    ONLY_SHOWS = True

    HELP = "Type the number of what you want to do and press Enter. The safety card needs no Enter."

    def __init__(self, here: tuple[Command, ...]) -> None:
        super().__init__()
        self._here = tuple(c for c in here if c.id != commands.MENU.id)

    def title_words(self) -> tuple[str, str, str]:
        return ("Menu", "What can be done here", "")

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows())

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def do_menu(self) -> None:
        """The menu key closes the menu again."""
        self.dismiss(None)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.dismiss(event.row.id)

    def _rows(self) -> tuple[Row, ...]:
        return tuple(_numbered((*commands.FIRST, *self._here, *self.peertui.last_commands)))


def _numbered(listed: Iterable[Command]) -> Iterable[Row]:
    """No number but the safety card's own begins with its digit: in the longest menu one key is enough for it."""
    safety = str(commands.FIRST.index(commands.SAFETY) + 1)
    numbers = (n for n in count(1) if str(n) == safety or not str(n).startswith(safety))
    for number, command in zip(numbers, listed, strict=False):
        at_once = command.id == commands.SAFETY.id
        yield Row(command.id, command.words, detail=key_words(command), number=number, at_once=at_once)
    yield Row(commands.LEAVE.id, commands.LEAVE.words, detail=key_words(commands.LEAVE), number=0)


def key_words(command: Command) -> str:
    """How a command's extra key is named: "F4", "Ctrl+Q"."""
    return "+".join(part.capitalize() for part in (command.key or "").split("+") if part)
