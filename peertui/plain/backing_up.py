"""A backup away from this laptop."""

from __future__ import annotations

from peertui.backups import told
from peertui.places import place
from peertui.plain.room import Room
from peertui.plain.talk import Back, Here
from peertui.wording import BACKING_UP, BACKUP_ABOUT
from plans.vault.errors import VaultError

HERE = Here(
    "Type the folder where the backup goes, for example the one of a USB stick. "
    "Afterwards the file is read back and everything in it is opened, so that you know it is whole."
)


def back_up(room: Room) -> None:
    """Ask for a folder until a backup is in it, or they go back. Leave."""
    room.say(BACKUP_ABOUT)
    while True:
        try:
            typed = room.talk.ask_words("Which folder?", HERE).strip()
        except Back:
            room.say("Nothing was written.")
            return
        if not typed:
            room.say("Type the folder first, or back.")
            continue
        today = room.clock().astimezone().date()
        room.say(BACKING_UP)
        try:
            made = room.desk.vault.back_up(place(typed), today)
        except VaultError as error:
            room.say(str(error))
            continue
        room.keep_settings(backup_day=today.isoformat())
        room.say(told(made))
        return
