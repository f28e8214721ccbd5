"""The vault: a folder with everyone's records, unreadable without the passphrase or the recovery key.

keys.json, keys.copy.json                   the key file, twice
copies.key                                  marks the copies whose files this vault wrote itself
vault.lock                                  held while a window has the vault open
people/<random>/<generation>.<writer>.pt    one person's versions
removing/<random>.pt                        what is on its way out for good
index/<generation>.<writer>.pt              the list of people; derived, never in the way of a save
index/behind                                there while the list on the disk may be older than the people
elsewhere/<random>.pt                       where one backup went
witness.pt                                  what is remembered of the help lines and settings beside the vault
backups/backup-<day>.ptb                    the daily copies
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from plans.vault import errors
from plans.vault.backup.backup_register import BackupRegister
from plans.vault.backup.daily_copies import key_files
from plans.vault.census import KEYS_MENDED
from plans.vault.copy_marks import CopyMarks
from plans.vault.crypto.key_file import Strength, make_keys
from plans.vault.errors import opening, saving, stopping
from plans.vault.inventory import take_stock
from plans.vault.open_vault import OpenVault
from plans.vault.purge import Purge
from plans.vault.storage.file_lock import FileLock
from plans.vault.storage.filesystem import Files, make_folder
from plans.vault.storage.key_file_storage import remove_keys, unlock_folder, write_keys
from plans.vault.storage.layout import INDEX, PEOPLE, is_there, vault_exists
from plans.vault.vault_backups import VaultBackups
from plans.vault.vault_keys import VaultKeys
from plans.vault.vault_people import VaultPeople
from plans.vault.version_history import VaultHistory
from plans.vault.witness import Witness

_LOCK = "vault.lock"


class Vault:
    """An open vault, by its parts. The methods of all of them may be called from any thread."""

    def __init__(self, inside: OpenVault) -> None:
        """Use `Vault.create` or `Vault.open`."""
        access = inside.access()
        self._inside = inside
        self._purge = Purge(inside)
        self._register = BackupRegister(access, inside.folder)
        self.people = VaultPeople(inside, self._purge)
        self.history = VaultHistory(inside)
        self.keys = VaultKeys(inside)
        self.backups = VaultBackups(inside, self._register)
        self.witness = Witness(inside)
        self.copy_marks = CopyMarks(access.files, inside.folder)
        self.notices: tuple[str, ...] = ()
        """What was found and repaired when it was opened, a sentence each, to show once."""

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a vault in this folder, whole or damaged."""
        return vault_exists(folder)

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        files: Files | None = None,
        strength: Strength | None = None,
        shown: Callable[[str], None] | None = None,
    ) -> tuple[Vault, str]:
        """A new, open vault and its recovery key.

        Args:
            folder: Where it is made.
            passphrase: What opens it every day.
            strength: What a guess at the passphrase costs.
            shown: Called with the recovery key before it holds; whatever it raises, no vault is made.

        Raises:
            VaultExists, PassphraseNeeded, VaultInUse, CannotSave.
        """
        files = files or Files()
        if not passphrase.strip():
            raise errors.PassphraseNeeded
        with saving():
            if is_there(files, folder):
                raise errors.VaultExists
            make_folder(files, folder)
            with _locked(files, folder) as lock:
                if is_there(files, folder):  # made in another window a moment ago
                    raise errors.VaultExists
                keys = make_keys(passphrase, strength or Strength())
                try:
                    if shown is not None:
                        shown(keys.recovery_key)
                    for name in (PEOPLE, INDEX):
                        make_folder(files, folder / name)
                    write_keys(files, folder, keys.key_file)
                except BaseException:
                    remove_keys(files, folder)
                    raise
                return cls(OpenVault(folder, files, keys.ring, lock)), keys.recovery_key

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        files: Files | None = None,
    ) -> Vault:
        """The vault in a folder. Nothing is touched before the right passphrase or recovery key.

        Args:
            folder: The folder of the vault.
            passphrase: What opens it every day.
            recovery_key: What opens it instead, as it stands on paper.

        Raises:
            NoVault, VaultInUse, WrongPassphrase, WrongRecoveryKey, VaultDamaged, VaultNewer, CannotOpen, WorkStopped.
        """
        files = files or Files()
        with stopping("It was stopped. Nothing was opened or changed."), opening():
            if not is_there(files, folder):
                raise errors.NoVault
            with _locked(files, folder) as lock:
                unlocked = unlock_folder(
                    files,
                    folder,
                    passphrase=passphrase,
                    recovery_key=recovery_key,
                    spare=partial(key_files, files, folder),
                )
                vault = cls(OpenVault(folder, files, unlocked.ring, lock))
                found = take_stock(vault._inside, vault._purge, vault._register)
                vault.notices = (KEYS_MENDED, *found) if unlocked.mended else found
                return vault

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        return self._inside.folder

    def close(self) -> None:
        """Save the list of people if it changed, let other windows in and forget the keys. Twice is no harm."""
        self._inside.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


@contextmanager
def _locked(files: Files, folder: Path) -> Iterator[FileLock]:
    """Hold the lock, and release it if the block raises."""
    lock = files.lock(folder / _LOCK)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise
