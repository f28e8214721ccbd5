"""What holds at every question: what it relies on, and its menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from peertui.presenters import commands
from widgets.models.command import Command
from widgets.models.row import Row

FIRST = (
    replace(commands.HELP, words="Help on this place"),
    commands.SAFETY,
    replace(commands.HIDE, words="Hide the words", help="Move them up, out of sight."),
)
"""They keep the numbers 1, 2 and 3 in every menu, as in the app."""


class Everywhere(Protocol):
    """What holds at every question."""

    def before_words(self) -> bool:
        """Have everything on the disk, so that what is said after an answer holds. Whether it is."""

    def before_question(self) -> bool:
        """The same, and say so if it is not. Whether it is."""

    def after_answer(self) -> None:
        """Somebody typed: go on only if it was not locked meanwhile."""

    def safety(self) -> None:
        """Say the safety card."""

    def hide(self) -> None:
        """Move the words out of sight."""

    def lock(self) -> None:
        """Save, lock, and ask for the passphrase."""

    def may_leave(self) -> bool:
        """Save; whether they really leave."""

    @property
    def last_commands(self) -> tuple[Command, ...]:
        """What stands at the end of every menu."""


def menu_rows(offered: Sequence[Command], last: Sequence[Command]) -> tuple[Row, ...]:
    """All that can be done where these commands are offered, with `last` at the end, numbered as in the app."""
    ids = {command.id for command in offered}
    back = () if ids & {"back", "back_out"} else (commands.BACK_OUT,)
    listed = (*FIRST, *offered, *back, *last)
    return (*(Row(c.id, c.words) for c in listed), Row(commands.LEAVE.id, commands.LEAVE.words, number=0))
