"""What holds at every question: what it relies on, and its menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from peertui.plain.console.keywords import Word
from peertui.presenters import commands
from peertui.presenters.session.entry_commands import SKIP_FIELD, WRITE_AS
from peertui.presenters.session.session_commands import BACK, PARK, SKIP
from widgets.models.command import Command
from widgets.models.row import Row

WORDS: Mapping[str, Word] = {
    commands.HELP_PLACE.id: Word.HELP,
    commands.SAFETY.id: Word.SAFETY,
    commands.HIDE_WORDS.id: Word.HIDE,
    commands.LOCK.id: Word.LOCK,
    commands.LEAVE.id: Word.QUIT,
    commands.BACK_OUT.id: Word.BACK,
    commands.UNDO.id: Word.UNDO,
    SKIP.id: Word.SKIP,
    SKIP_FIELD.id: Word.SKIP,
    PARK.id: Word.PARK,
    WRITE_AS.id: Word.AS,
}
"""The word that does what a command of the menu does, by the command's id."""
LEADS_BACK = {command.id for command in (commands.BACK_OUT, commands.PEOPLE, commands.PUT_DOWN)}
"""Ids of what leads back from a place of plain mode."""


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
    back = () if ids & {BACK.id, *LEADS_BACK} else (commands.BACK_OUT,)
    listed = (*commands.FIRST_IN_PLAIN, *offered, *back, *last)
    return (*(Row(c.id, c.words) for c in listed), Row(commands.LEAVE.id, commands.LEAVE.words, number=0))
