"""Bringing back a backup into a new folder. Nothing that is here now is touched."""

from __future__ import annotations

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.reply import Done, Reply, Say, Wait
from peertui.presenters.vault.messages import UNKEPT_RESTORE
from peertui.presenters.vault.vault_commands import BRING_BACK, RESTORE, SHOW_TYPED
from peertui.services.paths import place
from peertui.services.vault import restore
from plans.vault.errors import BackupDamaged, BadPlace, CannotRestore, NotABackup
from widgets.models.command import Command

_MEANS = {BadPlace: "into", BackupDamaged: "file", CannotRestore: "file", NotABackup: "file"}
"""The field that is wrong where it is not the key."""


class BringBack(FormPresenter):
    """Asks for a backup, a new folder and what opens it. It needs no open vault: a new laptop can use it."""

    HELP = f"{restore.HELP} At the end it says how the new folder is opened."
    SUBMIT = BRING_BACK
    UNKEPT = UNKEPT_RESTORE

    def part_of(self) -> str:
        return "peertui"

    def title(self) -> str:
        return RESTORE.words

    def commands(self) -> tuple[Command, ...]:
        return (BRING_BACK, SHOW_TYPED, CANCEL)

    def about(self) -> str:
        return restore.HELP

    def fields(self) -> tuple[FormField, ...]:
        way = self.given.get("way", restore.PASSPHRASE)
        is_hidden = way == restore.PASSPHRASE and not self.shows_typed
        return (
            self.line("file", "Which backup file?"),
            self.line("into", "Into which new folder?"),
            FormField("way", "How does it open?", way, choices=restore.WAYS),
            self.line("key", restore.KEYS[way], is_hidden=is_hidden),
        )

    def take(self, name: str, value: str) -> Reply:
        if name == "way" and value != self.given.get("way", restore.PASSPHRASE):
            self.given["key"] = ""
        return super().take(name, value)

    def why_not(self, name: str) -> str:
        first = {"file": restore.FILE_FIRST, "into": restore.FOLDER_FIRST}
        return "" if self.held(name) else first.get(name, "")

    @does(BRING_BACK)
    def bring_back(self) -> Reply:
        """Bring it back."""
        file, into = (place(self.held(name)) for name in ("file", "into"))
        folder, way, typed = into.absolute(), self.held("way"), self.given.get("key", "")

        def back(people: int) -> Reply:
            words = "\n\n".join(restore.told(people, folder, plain=self.app.is_plain))
            return Say(words, title="It is back", then=Done())

        def refused(error: Exception) -> Reply:
            return self.refuse(_MEANS.get(type(error), "key"), str(error), "key")

        return self.refusal() or Wait(
            restore.BRINGING_BACK, lambda: restore.bring_back(file, folder, way, typed), back, refused
        )
