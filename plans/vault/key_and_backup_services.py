"""An unlocked vault seen from outside: its keys, its backups, and who may work with its files just now."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from plans.vault import errors
from plans.vault.backup.backup_register import Elsewhere, KnownBackup
from plans.vault.backup.backup_writer import BackedUp, free_name, write_backup
from plans.vault.backup.daily_copies import keep_copy, old_copies, renew_copies
from plans.vault.copy_marks import CopyMarks
from plans.vault.crypto.key_file import Strength, opens
from plans.vault.crypto.recovery_key import new_recovery_key
from plans.vault.errors import backing_up, opening, saving
from plans.vault.key_rotation import KeyChanges, Told
from plans.vault.storage.generations import Access
from plans.vault.witness import Witness


class Strongbox:
    """What can be done without knowing who is in the vault. Its methods may be called from any thread."""

    def __init__(self, folder: Path, access: Access) -> None:
        self._folder = folder
        self._access: Access | None = access
        self._elsewhere = Elsewhere(access, folder)
        self.copy_marks = CopyMarks(access.files, folder)
        self._witness = Witness(access, folder)
        self._disk = threading.Lock()
        self._keeping = threading.Lock()
        """Held while the keys are changed or a backup is made: a backup goes with one key file."""

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        return self._folder

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase. Takes as long as opening. VaultLocked or CannotOpen."""
        with opening():
            return opens(self._held().ring.file, passphrase)

    @property
    def has_old_keys(self) -> bool:
        """Whether a change of the data key was begun and not finished; doing it again finishes it."""
        return len(self._held().ring.keys) > 1

    def change_passphrase(self, old: str, new: str, *, strength: Strength | None = None) -> None:
        """The new one opens the vault from now on, and the old one nothing in its folder any more.

        WrongPassphrase or PassphraseNeeded, and nothing was touched; CannotSave, and the old one holds; KeysUnsure.
        """
        with self._changing_keys(strength) as keys:
            keys.passphrase(new, old=old)
            renew_copies(self._held, self._folder, date.today())

    def reset_passphrase(self, recovery_key: str, new: str, *, strength: Strength | None = None) -> None:
        """The same by the recovery key, when the old passphrase is lost. WrongRecoveryKey and as above."""
        with self._changing_keys(strength) as keys:
            keys.passphrase(new, recovery_key=recovery_key)
            renew_copies(self._held, self._folder, date.today())

    def renew_recovery_key(self, passphrase: str, recovery_key: str | None = None) -> str:
        """Another recovery key, returned; the old one opens nothing any more. Errors as above.

        Give one made before (`new_recovery_key`), so that it is on paper before it holds.
        """
        recovery_key = recovery_key or new_recovery_key()
        with self._changing_keys() as keys:
            keys.recovery_key(passphrase, recovery_key)
            renew_copies(self._held, self._folder, date.today())
        return recovery_key

    def rekey(
        self,
        passphrase: str,
        recovery_key: str | None = None,
        *,
        strength: Strength | None = None,
        told: Told | None = None,
    ) -> str:
        """Seal everything again with a new data key, and return the new recovery key.

        Errors as above; NotAlone, or VaultNewer if a newer peertui has saved here, and nothing was touched.

        For when someone else may have had the keys. Old backups still open with the old ones. After an error it can
        be done again; until then all keys are open.
        """
        recovery_key = recovery_key or new_recovery_key()
        with self._changing_keys(strength) as keys:
            keys.data_key(passphrase, recovery_key, told or (lambda *_: None))
            renew_copies(self._held, self._folder, date.today())
        return recovery_key

    def back_up(self, to: Path, day: date) -> BackedUp:
        """Write a backup into a folder elsewhere, read it back and open everything in it. BadPlace or CannotBackUp."""
        with backing_up(), self._keeping:
            files = self._held().files
            if to.resolve().is_relative_to(self._folder.resolve()):
                raise errors.BadPlace("A backup belongs somewhere else: choose a folder outside of the vault's own.")
            if not files.exists(to):
                raise errors.BadPlace(f"There is no folder {to}: put the drive in, or make the folder first.")
            return write_backup(self._held, self._folder, free_name(files, to, day), elsewhere=True)

    def backups_elsewhere(self) -> tuple[KnownBackup, ...]:
        """Backups that were made, the newest first, whether they are still there or not. CannotOpen or VaultLocked."""
        with self._working(), opening():
            return self._elsewhere.all()

    def forget_backup(self, backup_id: str) -> None:
        """Know of a backup no more: it was destroyed. The file itself is not touched. CannotSave or VaultLocked."""
        with self._working(), saving():
            self._elsewhere.forget(backup_id)

    def witness(self) -> Mapping[str, Any]:
        """What was remembered last of files beside the vault; empty if that cannot be known. VaultLocked."""
        with self._working():
            return self._witness.read()

    def keep_witness(self, seen: Mapping[str, Any]) -> None:
        """Remember this of files beside the vault. CannotSave or VaultLocked."""
        with self._working(), saving():
            self._witness.keep(seen)

    def keep_copy(self, day: date) -> BackedUp | None:
        """Make the daily copy in the vault's own folder, unless it is there; None then. CannotBackUp or VaultLocked."""
        with backing_up(), self._keeping:
            return keep_copy(self._held, self._folder, day)

    def old_copies(self) -> tuple[Path, ...]:
        """Backups in the vault's own folder that open with an old passphrase or recovery key; usually none.

        CannotOpen or VaultLocked.
        """
        with self._working() as access, opening():
            return old_copies(access, self._folder)

    def _held(self) -> Access:
        access = self._access
        if access is None:
            raise errors.VaultLocked
        return access

    @contextmanager
    def _changing_keys(self, strength: Strength | None = None) -> Iterator[KeyChanges]:
        with self._keeping, self._working() as access, saving():
            yield KeyChanges(access, self._folder, strength)

    @contextmanager
    def _working(self) -> Iterator[Access]:
        with self._disk:
            yield self._held()
