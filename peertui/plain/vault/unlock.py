"""The door: the first start with its passphrase and recovery key, and opening what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertui.plain.console.plain_app import PlainApp, closing_on_error
from peertui.plain.console.prompts import Back, Here
from peertui.plain.vault.passphrase_setup import keep_on_paper, new_passphrase
from peertui.plain.vault.restore import restore
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup_reminder import after_new_keys
from peertui.presenters.vault.vault_commands import RESTORE
from plans.vault.errors import VaultError
from plans.vault.storage.layout import vault_exists
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.vault import Vault

AT_THE_DOOR = Here(
    "Type your passphrase and press Enter. Opening takes about a second: that is what makes guessing slow. "
    "If the passphrase is lost, type menu: the recovery key you wrote down at the start opens the vault too."
)
FIRST = Here(
    "Choose a passphrase and type it twice. A weak one gets advice, but the choice is yours. "
    "If you have a backup from another laptop, type menu to bring it back.",
    (RESTORE,),
)


def open_door(room: PlainApp, passphrase: str | None) -> Vault:
    """The vault, made at the first start or opened. Leave."""
    room.say("peertui, in plain lines. Type help at any question, safety for the safety card, quit to stop.", "")
    if vault_exists(room.folder):
        return _unlock(room, passphrase)
    return _first_start(room)


def _unlock(room: PlainApp, passphrase: str | None) -> Vault:
    from plans.vault import Vault

    if passphrase is not None:
        try:
            return Vault.open(room.folder, passphrase=passphrase)
        except VaultError as error:
            room.say(str(error))
    room.say("What is written here is locked.")
    return room.open_vault(AT_THE_DOOR, then=lambda vault, key: _new_passphrase(room, vault, key))


def _new_passphrase(room: PlainApp, vault: Vault, key: str) -> None:
    """The recovery key opened it, so the old passphrase is lost. `back` keeps it all the same."""
    room.say(messages.RESET_ABOUT, "Type back to keep the old passphrase.")
    while True:
        try:
            chosen = new_passphrase(room, Here("Choose a new passphrase, or type back to keep the old one."))
        except Back:
            return
        if isinstance(chosen, Command):
            continue
        room.say(messages.CHANGING)
        try:
            vault.keys.reset_passphrase(key, chosen)
        except VaultError as error:
            room.say(str(error))
        else:
            room.say(after_new_keys(vault, messages.CHANGED))
            return


def _first_start(room: PlainApp) -> Vault:
    from plans.vault import Vault

    room.say(messages.WELCOME)
    while True:
        try:
            chosen = new_passphrase(room, FIRST)
        except Back:
            room.say("This is the first question. To stop, type quit.")
            continue
        if isinstance(chosen, Command):
            restore(room)
            continue
        room.say(messages.MAKING)
        try:
            vault, key = Vault.create(room.folder, chosen)
        except VaultError as error:
            room.say(str(error))
            continue
        with closing_on_error(vault):
            room.keep_settings(key_on_paper="no")
            _write_down(room, key)
            room.keep_settings(key_on_paper="yes")
        return vault


def _write_down(room: PlainApp, key: str) -> None:
    while True:
        try:
            keep_on_paper(room, key)
        except Back:
            room.say("The vault is made, so there is no way back from here. Please write the key down.")
        else:
            return
