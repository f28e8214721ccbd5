"""A backup away from this laptop, and the gentle reminder of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.screens.choosing import WaitingScreen
from peertui.settings import Settings
from plans.record import local
from widgets.command import Command
from widgets.field import FieldSubmitted
from widgets.line_field import LineField
from widgets.status_line import Level

if TYPE_CHECKING:
    from plans.vault import BackedUp, KnownBackup

REMIND_AFTER = timedelta(days=14)

MAKE = Command("make", "Back up", "Write the backup into this folder, and check it.")
KNOWN = Command("known", "Backups made", "Where they are; forget one that was destroyed.")
BACK = Command("back_out", "Go back", "Nothing is written.")

ABOUT = (
    "A backup is one locked file with everyone in it. It opens with the passphrase or the recovery key of today, and "
    "nobody can read a name in it without. Keep it away from this laptop: on a USB stick or your service's own drive."
)


def reminder(settings: Settings, today: date, known: Iterable[KnownBackup] = ()) -> str:
    """A sentence when the last backup elsewhere is older than 14 days; else ""."""
    days = [local(one.made).date() for one in known if one.made]
    with suppress(ValueError):
        days.append(date.fromisoformat(settings.backup_day))
    if not days:
        return ""
    since = max(days)
    if today - since <= REMIND_AFTER:
        return ""
    return f"The last {(today - since).days} days are not backed up away from this laptop. Back up is in the menu."


def told(made: BackedUp) -> str:
    """What was backed up and where it went, in plain words."""
    who = "1 person is" if made.people == 1 else f"{made.people} people are"
    words = f"Done and checked: {who} in {made.path}."
    if made.left_out:
        words += f" {made.left_out} could not be read and {'is' if made.left_out == 1 else 'are'} not in it."
    if not made.noted:
        words += " This laptop could not keep a note of where it is: write it down."
    return words


class BackUpScreen(WaitingScreen[None]):
    """Asks for a folder and writes a backup into it."""

    HELP = (
        "Type the folder where the backup goes, for example the one of a USB stick, and press Enter. "
        "Afterwards the file is read back and everything in it is opened, so that you know it is whole."
    )

    def title_words(self) -> tuple[str, str, str]:
        return ("People", "Back up", "")

    def commands(self) -> tuple[Command, ...]:
        return (MAKE, KNOWN, BACK)

    def body(self) -> ComposeResult:
        yield Static(Content(ABOUT), classes="question")
        yield LineField(label="Which folder?", name="folder")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_make()

    def do_make(self) -> None:
        """Write it."""
        typed = self.query_one(LineField).value.strip()
        if not typed:
            self.say("Type the folder first.", Level.TROUBLE)
            return
        vault, today, made = self.desk.vault, self.desk.clock().astimezone().date(), []

        def make() -> None:
            made.append(vault.back_up(Path(typed).expanduser(), today))

        def done() -> None:
            if not made[0].noted:
                self.peertui.keep_settings(replace(self.peertui.settings, backup_day=today.isoformat()))
            quiet = made[0].noted and not made[0].left_out
            self.say(told(made[0]), Level.QUIET if quiet else Level.NOTE)

        self.wait_for("Backing up and checking. With many people this takes a while.", make, done)

    def do_known(self) -> None:
        """All backups elsewhere."""
        from peertui.screens.known_backups import KnownBackupsScreen

        self.app.push_screen(KnownBackupsScreen())

    def refused(self, why: str) -> None:
        """Say why, and leave the folder there to be changed."""
        self.say(why, Level.TROUBLE)
        self.focus_first()
