"""Bringing back a backup into a new folder."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.presenters.vault.messages import UNKEPT_RESTORE
from peertui.services.paths import place
from peertui.services.vault.restore import HELP, PASSPHRASE, WAYS, bring_back, told
from plans.vault.errors import VaultError

HERE = Here(HELP)


def restore(room: PlainApp) -> None:
    """Ask for file, folder and key, and bring it back. Leave; `back` leads out of it at any question."""
    talk = room.talk
    try:
        with room.form() as hold:
            file = place(talk.ask_words("Which backup file?", HERE).strip())
            hold(UNKEPT_RESTORE)
            into = place(talk.ask_words("Into which new folder?", HERE).strip()).absolute()
            way = talk.choose("How does it open?", WAYS, HERE)
            if way is None:
                return
            asked = "Passphrase of that day (not shown):" if way == PASSPHRASE else "Recovery key:"
            typed = talk.ask_words(asked, HERE, secret=way == PASSPHRASE, free=way == PASSPHRASE)
            people = bring_back(file, into, way, typed)
    except Back:
        return
    except VaultError as error:
        room.say(str(error))
        return
    room.say(*told(people, into, plain=True))
