"""A backup away from this laptop."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.presenters.people.removal_remains import backup_words
from peertui.presenters.vault.backup_reminder import told
from peertui.presenters.vault.messages import BACKING_UP, BACKUP_ABOUT, FORGET_BACKUP
from peertui.presenters.vault.vault_commands import KNOWN_BACKUPS
from peertui.services.exporting.file_status import State, look
from peertui.services.paths import place
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row

HERE = Here(
    "Type the folder where the backup goes, such as a USB stick. "
    "Then the file is read back and all of it is opened, so that you know it is whole.",
    (KNOWN_BACKUPS,),
)
LISTED = Here(
    "Every backup that was made into another folder, and whether its file is there now. The number of one lets you "
    "forget it, once it was destroyed. A drive that is not plugged in is no reason to."
)
FORGETTING = (("keep", "No, keep it in the list"), ("forget", "Yes, forget this one"))


def back_up(room: PlainApp) -> None:
    """Ask for a folder until a backup is in it, or they go back. Leave."""
    room.say(BACKUP_ABOUT)
    while True:
        try:
            typed = room.talk.ask("Which folder?", HERE)
        except Back:
            room.say("Nothing was written.")
            return
        if isinstance(typed, Command):
            _known(room)
            continue
        if not typed.strip():
            room.say("Type the folder first, or back.")
            continue
        today = room.today
        room.say(BACKING_UP)
        try:
            made = room.workspace.vault.backups.make(place(typed.strip()), today)
        except VaultError as error:
            room.say(str(error))
            continue
        if not made.noted:
            room.keep_settings(backup_day=today.isoformat())
        room.say(told(made))
        return


def _known(room: PlainApp) -> None:
    """Where backups went, the newest first."""
    vault = room.workspace.vault
    while True:
        try:
            known = vault.backups.elsewhere()
            states = look(one.path for one in known if one.path)
            rows = [Row(one.id, backup_words(one, states[one.path] if one.path else State.THERE)) for one in known]
            picked = room.talk.pick(rows, LISTED, title="Backups made." if rows else "No backup elsewhere is known.")
            if not isinstance(picked, Row):
                return
            if room.talk.choose(f"{picked.text}\n{FORGET_BACKUP}", FORGETTING, LISTED) == "forget":
                vault.backups.forget(picked.id)
                room.say("Forgotten.")
        except Back:
            return
        except VaultError as error:
            room.say(str(error))
            return
