"""Taking stock when a vault is opened: the list of people, filled from the files of those it does not tell of."""

from __future__ import annotations

import re
from contextlib import suppress

from plans.progress import counted
from plans.vault.backup.backup_register import BackupRegister, KnownBackup
from plans.vault.backup.daily_copies import COPIES, drop_old_copies
from plans.vault.census import Census
from plans.vault.errors import VaultError, opening
from plans.vault.open_vault import OpenVault
from plans.vault.purge import Purge
from plans.vault.storage.filesystem import sweep
from plans.vault.storage.generations import Access, newest_generation
from plans.vault.storage.layout import PEOPLE, never_used

_FOLDER = re.compile("[0-9a-f]{32}")


def take_stock(vault: OpenVault, purge: Purge, register: BackupRegister) -> tuple[str, ...]:
    """Fill the list of people, and finish what a process that died had begun.

    Args:
        vault: What was just unlocked; nobody else uses it yet.
        purge: What goes on with removals that stopped midway.
        register: What is known of backups elsewhere.

    Returns:
        What was found and repaired, a sentence each, to be said once.

    Raises:
        OSError, VaultError.
    """
    access, index = vault.access(), vault.index
    files = access.files
    if access.alone:
        sweep(files, vault.folder, shared=True)
        with suppress(OSError):
            sweep(files, vault.folder / COPIES)
        register.tidy()
    drop_old_copies(access, vault.folder)
    whole = index.read()
    leaving = purge.finish()
    behind = vault.was_left_behind(access)
    there = set(files.names(vault.folder / PEOPLE))
    census = None if whole else _compared(vault, register, there, set(leaving))
    missing, unknown = index.missing(there), index.unknown(there)
    for folder in counted(list(there if behind or not whole else unknown), "Reading", "people"):
        if _FOLDER.fullmatch(folder):
            _look_at(vault, access, folder)
    for folder in missing:
        index.trouble(folder, "The files of this person have gone: bring back your last backup.")
    return census.notices(missing) if census else ()


def _compared(vault: OpenVault, register: BackupRegister, there: set[str], leaving: set[str]) -> Census:
    """What the other sealed lists say of who should be here, and since when."""
    census = Census(vault.access(), vault.folder, vault.index)
    known: tuple[KnownBackup, ...] = ()
    with suppress(OSError):
        known = register.all()
    census.take(known, there, leaving)
    vault.floors = census.floors
    return census


def _look_at(vault: OpenVault, access: Access, folder: str) -> None:
    row, path = vault.index.row(folder), vault.path(folder)
    try:
        with opening():
            newest = newest_generation(access.files, path)
            if row is None and newest == 0 and never_used(access, path):
                return
            if row is None or row.generation != newest:
                vault.read(access, folder)
    except VaultError as error:
        vault.index.trouble(folder, str(error))
