"""Commands about backups: backup, restore."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from peertui.cli.folder import open_vault
from peertui.cli.outcomes import Exit, say, say_beside
from peertui.cli.secret import first_line, passphrase
from peertui.remains import COMES_BACK, NOT_IN_IT
from plans.vault import restore as bring_back


def backup(arguments: Namespace) -> int:
    """Write a backup into a folder and check it; print the file's name."""
    today = date.today()
    with open_vault(arguments) as vault:
        made = vault.back_up(arguments.folder.expanduser(), today)
    say(str(made.path))
    if not made.noted:
        say_beside("Note: this vault could not keep a note of where the backup is. Write it down.")
    if made.left_out:
        say_beside(f"Note: {made.left_out} could not be read and {'is' if made.left_out == 1 else 'are'} not in it.")
        return Exit.VAULT
    return Exit.DONE


def restore(arguments: Namespace) -> int:
    """Make a vault in a new folder from a backup."""
    into: Path = arguments.into.expanduser().absolute()
    if arguments.recovery_key_file:
        key = first_line(arguments.recovery_key_file, "recovery key")
        people = bring_back(arguments.file.expanduser(), into, recovery_key=key)
    else:
        people = bring_back(arguments.file.expanduser(), into, passphrase=passphrase(arguments))
    say(f"{people} {'person is' if people == 1 else 'people are'} in {into}: open it with peertui --data-dir.")
    for words in (COMES_BACK, NOT_IN_IT):
        say_beside(f"Note: {words[:1].lower()}{words[1:]}")
    return Exit.DONE
