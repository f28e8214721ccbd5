"""Where the key file lies: twice in the vault's folder, because nothing opens without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from plans.vault.crypto.key_file import generation_of, unlock, vault_of
from plans.vault.crypto.sealed_object import KeyRing
from plans.vault.errors import KeysUnsure, VaultDamaged, VaultError, WrongPassphrase, WrongRecoveryKey, is_damage
from plans.vault.storage.filesystem import Files, publish
from plans.vault.storage.layout import KEY_FILE

MAIN, COPY = KEY_FILE, "keys.copy.json"


def write_keys(files: Files, folder: Path, key_file: bytes) -> None:
    """Write both. The main one comes last: a folder that has it has everything.

    Args:
        folder: The folder of the vault.
        key_file: Its bytes.

    Raises:
        OSError.
    """
    for name in (COPY, MAIN):
        publish(files, folder / name, key_file, checked=True)


def replace_keys(files: Files, folder: Path, old: bytes, new: bytes, opens: Callable[[bytes], object]) -> None:
    """Put a new key file in the place of the old one.

    The first copy is read back and opened before the second is written. After an error the old one is put back.

    Args:
        folder: The folder of the vault.
        old: The bytes that are there.
        new: The bytes that will be.
        opens: Raises VaultError if the new secret does not open it.

    Raises:
        OSError: The old one holds.
        KeysUnsure: It cannot be put back.
    """
    try:
        for name in (COPY, MAIN):
            publish(files, folder / name, new, checked=True)
            if name == COPY:
                opens(files.read(folder / name))
    except (OSError, MemoryError, VaultError):
        _put_back(files, folder, old)
        raise


def _put_back(files: Files, folder: Path, old: bytes) -> None:
    try:
        for name in (MAIN, COPY):
            if files.read(folder / name) != old:
                publish(files, folder / name, old, checked=True)
    except OSError as error:
        raise KeysUnsure(error) from error


def remove_keys(files: Files, folder: Path) -> None:
    """Take back what `write_keys` began."""
    for name in (MAIN, COPY):
        with suppress(OSError):
            files.unlink(folder / name)


class Unlocked(NamedTuple):
    """The keys of a vault."""

    ring: KeyRing
    mended: bool
    """Whether one of the two key files was damaged or missing."""


def unlock_folder(
    files: Files,
    folder: Path,
    *,
    passphrase: str | None,
    recovery_key: str | None,
    spare: Callable[[], Iterable[bytes]] = tuple,
) -> Unlocked:
    """The keys from the newest whole copy; the other is then repaired from it.

    An older one opens nothing while a newer one is whole: it is from before a change that was to shut it out.

    Args:
        folder: The folder of the vault.
        passphrase: What opens it every day.
        recovery_key: What opens it instead.
        spare: Key files within daily copies. They count only where one copy is damaged or missing: whoever puts an
            old key file back and takes the newer one away must not bring an old secret back with it.

    Raises:
        WrongPassphrase, WrongRecoveryKey: Also if the other copy is damaged: one whole copy is enough to know.
        VaultDamaged: No copy is whole.
        VaultNewer, OSError.
    """
    copies: dict[str, bytes | None] = {}
    trouble: VaultError | None = None
    refused_by = -1
    for name in (MAIN, COPY):
        copies[name] = _read(files, folder / name)
    found = dict.fromkeys(found for found in copies.values() if found is not None)
    whole = [key_file for key_file in found if generation_of(key_file) >= 0]
    if len(found) - len(whole) or None in copies.values():
        vaults = {vault_of(key_file) for key_file in whole}
        found |= dict.fromkeys(key_file for key_file in spare() if vault_of(key_file) in vaults)
    for key_file in sorted(found, key=generation_of, reverse=True):
        if generation_of(key_file) < refused_by:
            break
        try:
            ring = unlock(key_file, passphrase=passphrase, recovery_key=recovery_key)
        except VaultDamaged as error:
            trouble = trouble or error
        except (WrongPassphrase, WrongRecoveryKey) as error:
            trouble, refused_by = error, generation_of(key_file)
        except VaultError as error:
            trouble = error
        else:
            _mend(files, folder, key_file, copies)
            return Unlocked(ring, any(copy is None or generation_of(copy) < 0 for copy in copies.values()))
    raise trouble or VaultDamaged("The key file is missing: bring back your last backup.")


def _read(files: Files, path: Path) -> bytes | None:
    try:
        return files.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        if not is_damage(error):
            raise
        return None


def _mend(files: Files, folder: Path, key_file: bytes, copies: dict[str, bytes | None]) -> None:
    for name, found in copies.items():
        if found != key_file:
            with suppress(OSError):
                publish(files, folder / name, key_file, checked=True)
