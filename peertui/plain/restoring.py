"""Bringing back a backup into a new folder."""

from __future__ import annotations

from peertui.places import place
from peertui.plain.room import Room
from peertui.plain.talk import Back, Here
from peertui.remains import COMES_BACK, NOT_IN_IT
from plans.vault.errors import VaultError
from widgets.command import Command

RESTORE = Command("restore", "Bring back a backup", "Make a vault in a new folder from a backup file.")
HERE = Here(
    "A backup is a file whose name begins with backup and ends in .ptb. It is brought back into a folder of its own: "
    "nothing that is here now is touched. It opens with the passphrase or the recovery key of the day it was made."
)
WAYS = (("passphrase", "With the passphrase of that day"), ("recovery", "With the recovery key of that day"))


def restore(room: Room) -> None:
    """Ask for file, folder and key, and bring it back. Leave; `back` leads out of it at any question."""
    from plans.vault import restore as bring_back

    talk = room.talk
    try:
        file = place(talk.ask_words("Which backup file?", HERE).strip())
        into = place(talk.ask_words("Into which new folder?", HERE).strip()).absolute()
        way = talk.choose("How does it open?", WAYS, HERE)
        if way is None:
            return
        if way == "passphrase":
            typed = talk.ask_words("Passphrase of that day (not shown):", HERE, secret=True)
            people = bring_back(file, into, passphrase=typed)
        else:
            people = bring_back(file, into, recovery_key=talk.ask_words("Recovery key:", HERE))
    except Back:
        return
    except VaultError as error:
        room.say(str(error))
        return
    room.say(f"{people} {'person is' if people == 1 else 'people are'} in {into}.")
    room.say(f"Open it with: peertui --plain --data-dir {into}", COMES_BACK, NOT_IN_IT)
