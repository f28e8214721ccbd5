"""A backup away from this laptop: making one, where they are, and bringing one back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.people.removal_remains import backup_words
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Open, Reply, Say, Wait, say_for_now
from peertui.presenters.vault.backup_reminder import told
from peertui.presenters.vault.messages import BACKING_UP, BACKUP_ABOUT, FORGET_BACKUP, UNKEPT_FOLDER
from peertui.presenters.vault.vault_commands import KNOWN_BACKUPS, MAKE_BACKUP, RESTORE
from peertui.services.app_context import AppInUse
from peertui.services.exporting.file_status import State, look
from peertui.services.paths import place
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level

if TYPE_CHECKING:
    from plans.vault import BackedUp, KnownBackup


class BackUp(FormPresenter):
    """Asks for a folder and writes a backup into it."""

    HELP = (
        "Type the folder where the backup goes, such as a USB stick, and press Enter. "
        "Then the file is read back and all of it is opened, so that you know it is whole."
    )
    SUBMIT = MAKE_BACKUP
    UNKEPT = UNKEPT_FOLDER

    def part_of(self) -> str:
        return "People"

    def title(self) -> str:
        return "Back up"

    def commands(self) -> tuple[Command, ...]:
        return (MAKE_BACKUP, KNOWN_BACKUPS, RESTORE, CANCEL)

    def listed_commands(self) -> tuple[Command, ...]:
        return (KNOWN_BACKUPS, RESTORE)

    def about(self) -> str:
        return BACKUP_ABOUT

    def fields(self) -> tuple[FormField, ...]:
        return (self.line("folder", "Which folder?"),)

    def why_not(self, name: str) -> str:
        return "" if self.held(name) else "Type the folder first."

    @does(MAKE_BACKUP)
    def make(self) -> Reply:
        """Write it."""
        vault, folder, today = self.workspace.vault, place(self.held("folder")), self.workspace.today
        refused = self.refusing("folder")
        return self.refusal() or Wait(BACKING_UP, lambda: vault.backups.make(folder, today), self._made, refused)

    def _made(self, made: BackedUp) -> Reply:
        self.is_kept = True
        if not made.noted:
            self.keep_settings(backup_day=self.workspace.today.isoformat())
        quiet = made.noted and not made.left_out and not made.older
        return Say(told(made), Level.QUIET if quiet else Level.NOTE)

    @does(KNOWN_BACKUPS)
    def known(self) -> Reply:
        """All backups elsewhere."""
        return Open(Place.KNOWN_BACKUPS)

    @does(RESTORE)
    def restore(self) -> Reply:
        """Bring one back."""
        return Open(Place.RESTORE)


class KnownBackups(Listing):
    """Where backups went, the newest first, and forgetting one whose stick was destroyed."""

    HELP = (
        "Every backup that was made into another folder, and whether its file is there now. "
        "{pick} lets you forget one that was destroyed. If a drive is only not plugged in, leave it."
    )
    EMPTY = "No backup elsewhere is known."

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self._known: tuple[KnownBackup, ...] = ()
        self._states: Mapping[Path, State] = {}

    def part_of(self) -> str:
        return "People"

    def title(self) -> str:
        return "Backups made"

    def look_again(self) -> None:
        self._known = self.workspace.vault.backups.elsewhere()
        self._states = look(one.path for one in self._known if one.path)

    def rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(one.id, backup_words(one, self._states[one.path] if one.path else State.THERE)) for one in self._known
        )

    def picked(self, row_id: str) -> Reply:
        def answered(answer: str) -> Reply:
            if answer != "forget":
                return None
            self.workspace.vault.backups.forget(row_id)
            return say_for_now("Forgotten.")

        backup = next(row.text for row in self.rows() if row.id == row_id)
        choices = (("keep", "No, keep it in the list"), ("forget", "Yes, forget this one"))
        return Ask("Forget this backup?", f"{backup}\n\n{FORGET_BACKUP}", choices, answered)
