"""Backups that were made elsewhere, and forgetting one whose stick was destroyed."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.people.removal_remains import backup_words
from peertui.presenters.vault.messages import FORGET_BACKUP
from peertui.screens.base.screen import BaseScreen
from peertui.services.exporting.file_status import State, look
from plans.vault import KnownBackup, VaultError
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.models.status import Level


class KnownBackupsScreen(BaseScreen[None]):
    """Where backups went, the newest first."""

    HELP = (
        "Every backup that was made into another folder, and whether its file is there now. "
        "Enter on a line lets you forget one that was destroyed. If a drive is only not plugged in, leave it."
    )

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[KnownBackup, ...] = ()
        self._states: dict[Path, State] = {}

    def title_words(self) -> tuple[str, str, str]:
        return ("People", "Backups made", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT,)

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty="No backup elsewhere is known.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        super().on_mount()
        self._load()

    def _load(self) -> None:
        try:
            self._known = self.workspace.vault.backups.elsewhere()
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self._states = look(one.path for one in self._known if one.path)
        self.query_one(NumberedList).rows = tuple(Row(one.id, self._words(one)) for one in self._known)

    def _words(self, backup: KnownBackup) -> str:
        return backup_words(backup, self._states[backup.path] if backup.path else State.THERE)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        chosen = event.row.id

        def answered(answer: str | None) -> None:
            if answer == "forget":
                self.call_later(self._forget, chosen)

        question = f"{event.row.text}\n\n{FORGET_BACKUP}"
        choices = (("keep", "No, keep it in the list"), ("forget", "Yes, forget this one"))
        self.ask("Forget this backup?", question, choices, answered)

    def _forget(self, backup_id: str) -> None:
        try:
            self.workspace.vault.backups.forget(backup_id)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self._load()
        self.say_for_now("Forgotten.")
