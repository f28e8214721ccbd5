"""Commands about backups: backup, restore."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from peertui.cli.data_folder import open_vault
from peertui.cli.exit_codes import Exit, say_beside, tell
from peertui.cli.passphrase_input import first_line, passphrase
from peertui.presenters.vault.backup_reminder import older_words
from peertui.services.vault.restore import PASSPHRASE, RECOVERY, bring_back, told


def backup(arguments: Namespace) -> int:
    """Write a backup into a folder and check it; print the file's name."""
    today = date.today()
    with open_vault(arguments) as vault:
        made = vault.backups.make(arguments.folder.expanduser(), today)
    tell(str(made.path), done=f"peertui made and checked the backup: {made.path}.")
    if not made.noted:
        say_beside("Note: this vault could not record where the backup is. Write it down.")
    if made.older:
        say_beside(f"Note: {older_words(made.older)}")
    if made.left_out:
        say_beside(f"Note: {made.left_out} could not be read and {'is' if made.left_out == 1 else 'are'} not in it.")
        return Exit.VAULT
    return Exit.DONE


def restore(arguments: Namespace) -> int:
    """Make a vault in a new folder from a backup."""
    into: Path = arguments.into.expanduser().absolute()
    if arguments.recovery_key_file:
        way, typed = RECOVERY, first_line(arguments.recovery_key_file, "recovery key")
    else:
        way, typed = PASSPHRASE, passphrase(arguments)
    people = bring_back(arguments.file.expanduser(), into, way, typed)
    came, opening, *notes = told(people, into, plain=False)
    tell(came)
    for words in (opening, *notes):
        say_beside(f"Note: {words[:1].lower()}{words[1:]}")
    return Exit.DONE
