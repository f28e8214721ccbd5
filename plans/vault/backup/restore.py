"""Bringing back a backup: always into a new folder, and only when every bit of it is right."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plans.bounded_file import OutOfBounds, size_of
from plans.progress import counted
from plans.vault.backup.backup_file import OnDisk, Parts, take_apart
from plans.vault.backup.backup_register import KnownBackup, note_name, sealed_note
from plans.vault.backup.backup_writer import generation, known_to, open_parts
from plans.vault.crypto.key_file import unlock
from plans.vault.crypto.sealed_object import KeyRing, peek
from plans.vault.errors import BackupDamaged, BadPlace, NotABackup, WrongPassphrase, restoring, stopping
from plans.vault.storage.filesystem import Files, make_folder, publish, temporary_name
from plans.vault.storage.generations import Version
from plans.vault.storage.key_file_storage import write_keys
from plans.vault.storage.layout import ELSEWHERE, INDEX, PEOPLE

_LOOK_FOR = "look for a file whose name begins with backup and ends in .ptb."
_OF_THAT_DAY = "That passphrase does not open this backup: use the one of the day it was made, or the recovery key."


def restore(
    backup: Path,
    into: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    files: Files | None = None,
) -> int:
    """Make a vault in a new folder from a backup file; how many people it has is returned.

    Args:
        backup: The file.
        into: The new folder.
        passphrase: Of the day it was made.
        recovery_key: Of that day.

    Raises:
        NotABackup, BackupDamaged, WrongPassphrase, WrongRecoveryKey, BadPlace, VaultNewer, CannotRestore: There is
            no new folder.
        WorkStopped: The same.
    """
    files = files or Files()
    with stopping("It was stopped. Nothing was brought back."), restoring():
        if files.exists(into):
            raise BadPlace(f"{into} is there already: name a folder that is not there yet.")
        with _named(backup):
            parts = take_apart(_source(files, backup))
            try:
                ring = unlock(parts.key_file, passphrase=passphrase, recovery_key=recovery_key)
            except WrongPassphrase:
                raise WrongPassphrase(_OF_THAT_DAY) from None
            listed = open_parts(parts, ring)
        _build(files, parts, ring, into, known_to(listed, parts.people, backup.absolute()))
    return len(parts.people)


@contextmanager
def _named(backup: Path) -> Iterator[None]:
    """Say which file it is that cannot be brought back."""
    try:
        yield
    except NotABackup as error:
        raise NotABackup(str(error).replace("This is", f"{backup} is", 1)) from None
    except BackupDamaged as error:
        raise BackupDamaged(str(error).replace("This backup is", f"{backup} is", 1)) from None


def _source(files: Files, backup: Path) -> OnDisk:
    """Where its bytes are. NotABackup if it is no file that can be read."""
    try:
        size_of(backup)
    except OutOfBounds as error:
        raise NotABackup(f"{backup} is not read, because {error}: {_LOOK_FOR}") from None
    except FileNotFoundError:
        raise NotABackup(f"There is no file {backup}: {_LOOK_FOR}") from None
    return OnDisk(files, backup)


def _build(files: Files, parts: Parts, ring: KeyRing, into: Path, known: list[KnownBackup]) -> None:
    """Everything under another name first, so that the folder is there whole or not at all."""
    if not files.exists(into.parent):
        make_folder(files, into.parent)
    unfinished = into.parent / temporary_name()
    try:
        for folder in (unfinished, *(unfinished / name for name in (PEOPLE, INDEX, ELSEWHERE))):
            files.mkdir(folder)
        for sealed in counted(parts.people, "Bringing back", "people"):
            folder = unfinished / PEOPLE / peek(sealed).object_id.hex()
            files.mkdir(folder)
            version = Version(generation(sealed, ring), secrets.token_hex(4))
            publish(files, folder / version.name, sealed, checked=True)
        files.fsync_dir(unfinished / PEOPLE)
        for note in known:
            publish(files, unfinished / ELSEWHERE / note_name(note.id), sealed_note(ring, note), checked=True)
        write_keys(files, unfinished, parts.key_file)
        if files.exists(into):  # made a moment ago
            raise BadPlace(f"{into} is there already: name a folder that is not there yet.")
        files.rename(unfinished, into)
        files.fsync_dir(into.parent)
    except BaseException:
        _remove(files, unfinished)
        raise


def _remove(files: Files, folder: Path) -> None:
    """Take back what was begun."""
    with suppress(OSError):
        for name in files.names(folder):
            if Path(name).suffix:
                files.unlink(folder / name)
            else:
                _remove(files, folder / name)
        files.rmdir(folder)
