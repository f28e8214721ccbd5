"""Changing the ways into a vault, and its data key. Killed at any point, the vault opens by the old or the new way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from plans.progress import counted
from plans.vault import errors
from plans.vault.backup.daily_copies import drop_copies
from plans.vault.crypto.key_file import Strength, unlock, wrap_again
from plans.vault.crypto.sealed_object import Damaged, KeyRing, seal_again
from plans.vault.storage.filesystem import publish, sweep
from plans.vault.storage.generations import Access
from plans.vault.storage.key_file_storage import replace_keys
from plans.vault.storage.layout import ELSEWHERE, INDEX, PEOPLE, REMOVING
from plans.vault.storage.schema_guard import refuse_newer

_MOST_KEYS = 255
_NOTHING_CHANGED = "It was stopped. Nothing was changed, and the recovery key on the old paper still holds."
_HALF_WAY = (
    "It was stopped on the way. Every word is there, and the new recovery key holds. Choose New keys again to finish."
)


class KeyChanges:
    """What can be changed about the keys of an open vault. Errors of the disk come as OSError."""

    def __init__(self, access: Access, folder: Path, strength: Strength | None = None) -> None:
        self._access, self._folder, self._strength = access, folder, strength

    def passphrase(self, new: str, *, old: str | None = None, recovery_key: str | None = None) -> None:
        """Choose a new passphrase; the old one, or the recovery key, is asked for first.

        Args:
            new: The passphrase that will hold.
            old: The one that holds now.
            recovery_key: What opens it instead.

        Raises:
            WrongPassphrase, WrongRecoveryKey, PassphraseNeeded: Nothing was touched.
            KeysUnsure: Either may hold.
        """
        ring = self._access.ring
        if not new.strip():
            raise errors.PassphraseNeeded
        unlock(ring.file, passphrase=old, recovery_key=recovery_key)
        self._put(ring.file, wrap_again(ring, passphrase=new, strength=self._strength), new)

    def recovery_key(self, passphrase: str, new: str) -> None:
        """Let another recovery key in, and the old one no more. Errors as above."""
        ring = self._access.ring
        unlock(ring.file, passphrase=passphrase)
        self._put(ring.file, wrap_again(ring, recovery_key=new), passphrase)

    def data_key(self, passphrase: str, recovery_key: str) -> None:
        """A new data key, everything sealed again with it, and the old keys forgotten.

        Both keys are open on the way. Whatever comes in between, nothing is lost and it can be done again. The daily
        copies go before the old keys do: they open with them.

        Args:
            passphrase: The one that holds.
            recovery_key: What opens it instead.

        Raises:
            WrongPassphrase, KeysUnsure.
            NotAlone: Another window may have the vault open.
            VaultNewer: A newer peertui has saved here; it may keep more than we know of, which the old keys open.
            NoMoreKeys: There were 255.
            WorkStopped: Nothing was changed, or both keys are open and the new recovery key holds: `str()` says which.
        """
        access, ring = self._access, self._access.ring
        if not access.alone:
            raise errors.NotAlone
        unlock(ring.file, passphrase=passphrase)
        with errors.stopping(_NOTHING_CHANGED):
            refuse_newer(access.files, ring, counted(list(self._sealed_files()), "Checking", "files"))
        number = max(ring.keys) + 1
        if number > _MOST_KEYS:
            raise errors.NoMoreKeys
        self._hold({**ring.keys, number: os.urandom(32)}, passphrase, recovery_key)
        with errors.stopping(_HALF_WAY):
            self._seal_all_again()
        drop_copies(access, self._folder)
        self._hold({number: ring.keys[number]}, passphrase, recovery_key)

    def _hold(self, keys: dict[int, bytes], passphrase: str, recovery_key: str) -> None:
        ring = self._access.ring
        wanted = KeyRing(ring.vault_id, keys, ring.file)
        file = wrap_again(wanted, passphrase=passphrase, recovery_key=recovery_key, strength=self._strength)
        self._put(ring.file, file, passphrase)
        ring.keys = keys

    def _put(self, old: bytes, new: bytes, passphrase: str) -> None:
        replace_keys(self._access.files, self._folder, old, new, lambda file: unlock(file, passphrase=passphrase))
        self._access.ring.file = new

    def _seal_all_again(self) -> None:
        files, ring = self._access.files, self._access.ring
        for path in counted(list(self._sealed_files()), "Sealing again", "files"):
            with suppress(Damaged):  # kept as it is: no key opens it
                sealed = seal_again(ring, files.read(path))
                if sealed is not None:
                    publish(files, path, sealed, checked=True)

    def _sealed_files(self) -> Iterator[Path]:
        files, people = self._access.files, self._folder / PEOPLE
        folders = [self._folder, people, *(people / name for name in sorted(files.names(people)))]
        folders += (folder for name in (INDEX, REMOVING, ELSEWHERE) if files.exists(folder := self._folder / name))
        for folder in folders:
            with suppress(NotADirectoryError):
                yield from (folder / name for name in sorted(sweep(files, folder)) if name.endswith(".pt"))
