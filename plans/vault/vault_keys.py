"""The ways into an open vault: its passphrase, its recovery key, and the data key behind both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from plans.vault.backup.daily_copies import renew_copies
from plans.vault.crypto.key_file import Strength, opens
from plans.vault.crypto.recovery_key import new_recovery_key
from plans.vault.errors import opening, saving
from plans.vault.key_rotation import KeyChanges
from plans.vault.open_vault import OpenVault


class VaultKeys:
    """`vault.keys`. Its methods may be called from any thread. All of them raise VaultLocked once it is closed."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase. Takes as long as opening. CannotOpen."""
        with opening():
            return opens(self._vault.access().ring.file, passphrase)

    @property
    def has_old(self) -> bool:
        """Whether a change of the data key was begun and not finished; doing it again finishes it."""
        return len(self._vault.access().ring.keys) > 1

    def change_passphrase(self, old: str, new: str, *, strength: Strength | None = None) -> None:
        """Let a new passphrase open the vault from now on, and the old one nothing in its folder any more.

        Args:
            old: The passphrase that holds now.
            new: The one that will.
            strength: What a guess at it costs.

        Raises:
            WrongPassphrase, PassphraseNeeded: Nothing was touched.
            CannotSave: The old one holds.
            KeysUnsure: Either may hold.
        """
        with self._changing(strength) as keys:
            keys.passphrase(new, old=old)

    def reset_passphrase(self, recovery_key: str, new: str, *, strength: Strength | None = None) -> None:
        """Do the same by the recovery key, when the old passphrase is lost.

        Args:
            recovery_key: As it stands on paper.
            new: The passphrase that will open the vault.
            strength: What a guess at it costs.

        Raises:
            WrongRecoveryKey: Nothing was touched. The others as for `change_passphrase`.
        """
        with self._changing(strength) as keys:
            keys.passphrase(new, recovery_key=recovery_key)

    def renew_recovery_key(self, passphrase: str, recovery_key: str | None = None) -> str:
        """Let another recovery key in; the old one opens nothing any more.

        Args:
            passphrase: The passphrase that holds.
            recovery_key: One made before (`new_recovery_key`), so that it is on paper before it holds.

        Returns:
            The recovery key that holds now.

        Raises:
            As for `change_passphrase`.
        """
        recovery_key = recovery_key or new_recovery_key()
        with self._changing() as keys:
            keys.recovery_key(passphrase, recovery_key)
        return recovery_key

    def rekey(
        self,
        passphrase: str,
        recovery_key: str | None = None,
        *,
        strength: Strength | None = None,
    ) -> str:
        """Seal everything again with a new data key, for when someone else may have had the keys.

        Old backups still open with the old ones. After an error it can be done again; until then all keys are open.

        Args:
            passphrase: The passphrase that holds.
            recovery_key: As for `renew_recovery_key`.
            strength: What a guess at the passphrase costs from now on.

        Returns:
            The new recovery key.

        Raises:
            NotAlone, VaultNewer: Another window is open, or a newer peertui has saved here; nothing was touched.
            WorkStopped: What holds then is in its words; every word that is kept is there.
            The others as for `change_passphrase`.
        """
        recovery_key = recovery_key or new_recovery_key()
        with self._changing(strength) as keys:
            keys.data_key(passphrase, recovery_key)
        return recovery_key

    @contextmanager
    def _changing(self, strength: Strength | None = None) -> Iterator[KeyChanges]:
        """What can be changed; the daily copies, which hold the old key file, are then made anew."""
        with self._vault.keeping, self._vault.working() as access, saving():
            yield KeyChanges(access, self._vault.folder, strength)
            renew_copies(self._vault.access, self._vault.folder, date.today())
