"""What holds at every question: what it relies on, its menu and its help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from peertui.plain.console.keywords import ABOUT_ESCAPE, MEANINGS, Keyword
from peertui.presenters import commands
from peertui.presenters.session.entry_commands import SKIP_FIELD, WRITE_AS
from peertui.presenters.session.session_commands import BACK, PARK, SKIP
from widgets.models.command import Command
from widgets.models.row import Row

WORDS: Mapping[str, Keyword] = {
    commands.HELP_PLACE.id: Keyword.HELP,
    commands.SAFETY.id: Keyword.SAFETY,
    commands.HIDE_WORDS.id: Keyword.HIDE,
    commands.LOCK.id: Keyword.LOCK,
    commands.LEAVE.id: Keyword.QUIT,
    commands.BACK_OUT.id: Keyword.BACK,
    commands.UNDO.id: Keyword.UNDO,
    SKIP.id: Keyword.SKIP,
    SKIP_FIELD.id: Keyword.SKIP,
    PARK.id: Keyword.PARK,
    WRITE_AS.id: Keyword.AS,
}
"""The word that does what a command of the menu does, by the command's id."""
LEADS_BACK = {command.id for command in (commands.BACK_OUT, commands.KEEP_CHOICE, commands.PEOPLE)}
"""Ids of what leads back from a place of plain mode, as the word does."""


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
    back = () if ids & {BACK.id, commands.PUT_DOWN.id, *LEADS_BACK} else (commands.BACK_OUT,)
    listed = (*commands.FIRST_IN_PLAIN, *offered, *back, *last)
    return (*(Row(c.id, c.words) for c in listed), Row(commands.LEAVE.id, commands.LEAVE.words, number=0))


def help_paragraphs(about: str, offered: Sequence[Command]) -> tuple[str, ...]:
    """What help says where these commands are offered: what the place is for, the words, and its menu."""
    words = (f"{word}: {meaning}" for word, meaning in MEANINGS.items())
    saving = "What you enter is saved at once. If something is not, you are told before you leave."
    listed = ("In the menu here:", *(f"{command.words}: {command.help}" for command in offered)) if offered else ()
    return (about, "Words you can type at any question:", *words, ABOUT_ESCAPE, saving, *listed)
