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

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from plans.record.models import Record, new_id
from plans.vault import errors
from plans.vault.backup.backup_register import KnownBackup
from plans.vault.backup.daily_copies import COPIES, drop_old_copies
from plans.vault.census import KEYS_MENDED, Census
from plans.vault.crypto.key_file import Strength, make_keys
from plans.vault.crypto.sealed_object import Damaged
from plans.vault.errors import opening, saving
from plans.vault.open_vault import BEHIND, refuse_newer_record, with_id
from plans.vault.opened import Opened
from plans.vault.storage.file_lock import Lock
from plans.vault.storage.filesystem import Files, make_folder, sweep
from plans.vault.storage.generations import Access, newest_generation
from plans.vault.storage.key_file_storage import remove_keys, unlock_folder, write_keys
from plans.vault.storage.layout import INDEX, PEOPLE, abandon, is_there, never_used, vault_exists
from plans.vault.storage.people_index import Summary
from plans.vault.storage.person_store import PersonFiles
from plans.vault.version_history import Past

_LOCK = "vault.lock"
_FOLDER = re.compile("[0-9a-f]{32}")


class Vault(Past):
    """An open vault. Its methods may be called from any thread; `people` never waits for the disk."""

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
            files: The disk.
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
                return cls(folder, files, keys.ring, lock), keys.recovery_key

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

        NoVault, VaultInUse, WrongPassphrase, WrongRecoveryKey, VaultDamaged, VaultNewer or CannotOpen.
        """
        files = files or Files()
        with opening():
            if not is_there(files, folder):
                raise errors.NoVault
            with _locked(files, folder) as lock:
                unlocked = unlock_folder(files, folder, passphrase=passphrase, recovery_key=recovery_key)
                vault = cls(folder, files, unlocked.ring, lock)
                if unlocked.mended:
                    vault.notices = (KEYS_MENDED,)
                vault._list_people()
                return vault

    def people(self) -> tuple[Summary, ...]:
        """Everyone, by name."""
        with self._listing:
            return self._index.people()

    def add(self, record: Record) -> Record:
        """Save a new person; what is returned has a fresh id if this one is taken.

        CannotSave, NotARecord, VaultNewer.
        """
        refuse_newer_record(record)
        with self._working() as access, saving():
            if self._folder_of(record.person.id):
                record = with_id(record, new_id())
            folder = self._folder / PEOPLE / secrets.token_hex(16)
            person = PersonFiles(access, folder)
            self._mark_behind(access)
            try:
                make_folder(access.files, folder, parents=False)  # if the vault has gone, none is begun without keys
                self._save(person, record)
            except BaseException:
                abandon(access.files, folder)
                raise
        return record

    def load(self, person_id: str) -> Opened:
        """What is on the disk of a person. UnknownPerson, VaultDamaged, VaultNewer or CannotOpen."""
        with self._working() as access:
            folder = self._known_folder(person_id)
            try:
                with opening():
                    person, opened = self._read(access, folder)
            except errors.VaultError as error:
                with self._listing:
                    self._index.trouble(folder, str(error))
                raise
            self._keep_at_hand(folder, person)
            return opened

    def save(self, record: Record) -> datetime:
        """Save a person's record, and return when: by then it is on the disk.

        Conflict if another window saved too: then both are on the disk as one. CannotSave, UnknownPerson, NotARecord
        or VaultNewer.
        """
        refuse_newer_record(record)
        with self._working() as access, saving():
            person = self._person(access, record.person.id)
            self._mark_behind(access)
            saved, saved_at = self._save(person, record)
        if saved != record:
            raise errors.Conflict(saved, saved_at)
        return saved_at

    def close(self) -> None:
        """Save the list of people if it changed, let other windows in and forget the keys. Twice is no harm."""
        with self._disk, self._listing:
            if self._access is None:
                return
            with suppress(OSError, errors.VaultError):
                if self._index.changed:
                    self._index.write()
                if self._behind:
                    self._access.files.unlink(self._folder / INDEX / BEHIND)
            self._at_hand.clear()
            self._access.ring.keys = {}
            self._access = None
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _list_people(self) -> None:
        """Fill the list: from the index, and from the files of those it does not tell of."""
        access = self._access
        assert access is not None
        files = access.files
        if access.alone:
            sweep(files, self._folder, shared=True)
            with suppress(OSError):
                sweep(files, self._folder / COPIES)
            self._elsewhere.tidy()
        drop_old_copies(access, self._folder)
        whole = self._index.read()
        leaving = self._removals.waiting()
        for folder in leaving:
            try:
                with suppress(errors.VaultError):
                    self._carry_out(folder)
            except Damaged:
                self._half_removed.add(folder)
            except OSError as error:
                if errors.is_damage(error):
                    self._half_removed.add(folder)
        self._behind = files.exists(self._folder / INDEX / BEHIND)
        there = set(files.names(self._folder / PEOPLE))
        census = None if whole else self._compared(access, there, set(leaving))
        missing, unknown = self._index.missing(there), self._index.unknown(there)
        for folder in there if self._behind or not whole else unknown:
            if _FOLDER.fullmatch(folder):
                self._look_at(access, folder)
        for folder in missing:
            self._index.trouble(folder, "The files of this person have gone: bring back your last backup.")
        if census is not None:
            self.notices += census.notices(missing)

    def _compared(self, access: Access, there: set[str], leaving: set[str]) -> Census:
        """What the other sealed lists say of who should be here, and since when."""
        census = Census(access, self._folder, self._index)
        known: tuple[KnownBackup, ...] = ()
        with suppress(OSError):
            known = self._elsewhere.all()
        census.take(known, there, leaving)
        self._floors = census.floors
        return census

    def _look_at(self, access: Access, folder: str) -> None:
        row, path = self._index.row(folder), self._folder / PEOPLE / folder
        try:
            with opening():
                newest = newest_generation(access.files, path)
                if row is None and newest == 0 and never_used(access, path):
                    return
                if row is None or row.generation != newest:
                    self._read(access, folder)
        except errors.VaultError as error:
            self._index.trouble(folder, str(error))


@contextmanager
def _locked(files: Files, folder: Path) -> Iterator[Lock]:
    """Hold the lock, and release it if the block raises."""
    lock = files.lock(folder / _LOCK)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise
