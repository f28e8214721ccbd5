"""A backup away from this laptop, and the gentle reminder of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.place import Place
from peertui.presenters.vault.backup_reminder import told
from peertui.presenters.vault.messages import BACKING_UP, BACKUP_ABOUT, UNKEPT_FOLDER
from peertui.presenters.vault.vault_commands import KNOWN_BACKUPS, MAKE_BACKUP, RESTORE
from peertui.screens.base.slow_work import WaitingScreen
from widgets.forms.field import FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.models.command import Command
from widgets.models.status import Level


class BackUpScreen(WaitingScreen[None]):
    """Asks for a folder and writes a backup into it."""

    HELP = (
        "Type the folder where the backup goes, such as a USB stick, and press Enter. "
        "Then the file is read back and all of it is opened, so that you know it is whole."
    )

    _made = False
    """Whether a backup was written from here."""

    def title_words(self) -> tuple[str, str, str]:
        return ("People", "Back up", "")

    def commands(self) -> tuple[Command, ...]:
        return (MAKE_BACKUP, KNOWN_BACKUPS, RESTORE, CANCEL)

    def body(self) -> ComposeResult:
        yield Static(Content(BACKUP_ABOUT), classes="question")
        yield LineField(label="Which folder?", name="folder")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def unkept(self) -> str:
        return UNKEPT_FOLDER if self.query_one(LineField).value.strip() and not self._made else ""

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_make()

    @does(MAKE_BACKUP)
    def do_make(self) -> None:
        """Write it."""
        field = self.query_one(LineField)
        typed = field.value.strip()
        if not typed:
            self.refuse(field, "Type the folder first.")
            return
        vault, today, made = self.workspace.vault, self.workspace.today, []

        def make() -> None:
            made.append(vault.backups.make(Path(typed).expanduser(), today))

        def done() -> None:
            self._made = True
            if not made[0].noted:
                self.peertui.keep_settings(replace(self.peertui.settings, backup_day=today.isoformat()))
            quiet = made[0].noted and not made[0].left_out and not made[0].older
            self.say(told(made[0]), Level.QUIET if quiet else Level.NOTE)

        self.wait_for(BACKING_UP, make, done)

    @does(KNOWN_BACKUPS)
    def do_known(self) -> None:
        """All backups elsewhere."""

        self.open(Place.KNOWN_BACKUPS)

    @does(RESTORE)
    def do_restore(self) -> None:
        """Bring one back."""

        self.open(Place.RESTORE)

    def refused(self, why: str, error: Exception) -> None:  # noqa: ARG002
        """Say why, and leave the folder there to be changed."""
        self.refuse(self.query_one(LineField), why)
