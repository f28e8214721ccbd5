"""The daily copies in the vault's own folder, all of them with the keys that hold now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from plans.progress import to_the_end
from plans.vault.backup.backup_writer import ENDING, KEYS_WITHIN, BackedUp, file_name, key_file_in, write_backup
from plans.vault.crypto.key_file import generation_of
from plans.vault.errors import VaultError, is_damage
from plans.vault.storage.filesystem import Files, make_folder, sweep
from plans.vault.storage.generations import Access

COPIES = "backups"
KEEP = 7
"""How many daily copies stay in the vault's folder."""
_NAME = re.compile(r"backup-(\d{4}-\d\d-\d\d)\.ptb")


def keep_copy(working: Callable[[], Access], folder: Path, day: date) -> BackedUp | None:
    """The daily copy in the vault's own folder, and six others; None if it is there.

    The oldest go, but first those dated after `day`, which were made when the clock was wrong.

    Args:
        working: Asked before each person; raises if the vault was closed meanwhile.
        folder: The folder of the vault.
        day: Whose copy it is.

    Raises:
        OSError.
    """
    access, copies = working(), folder / COPIES
    make_folder(access.files, copies)
    if access.alone:
        sweep(access.files, copies)
    made = None
    if not access.files.exists(copies / file_name(day)):
        made = write_backup(working, folder, copies / file_name(day))
    names = filter(_NAME.fullmatch, access.files.names(copies))
    with suppress(OSError):
        for name in sorted(names, key=lambda name: (name <= file_name(day), name))[:-KEEP]:
            access.files.unlink(copies / name)
        access.files.fsync_dir(copies)
    return made


def drop_copies(access: Access, folder: Path) -> None:
    """Remove the daily copies: they hold what was removed for good, or open with old keys.

    Raises:
        OSError: One stays.
    """
    with suppress(FileNotFoundError):
        names = sweep(access.files, folder / COPIES) if access.alone else access.files.names(folder / COPIES)
        for name in sorted(filter(_NAME.fullmatch, names)):
            access.files.unlink(folder / COPIES / name)
        access.files.fsync_dir(folder / COPIES)


def renew_copies(working: Callable[[], Access], folder: Path, day: date) -> None:
    """Put a fresh daily copy in the place of all that were made with the keys before these.

    What cannot be done now is left to the next opening, and `old_copies` says which open with old keys still.

    Args:
        working: Asked before each person; raises if the vault was closed meanwhile.
        folder: The folder of the vault.
        day: Whose copy it is.
    """
    access = working()
    with suppress(OSError):
        names = sweep(access.files, folder / COPIES) if access.alone else access.files.names(folder / COPIES)
        _drop_each(access, folder, filter(_NAME.fullmatch, names))
    with suppress(OSError, MemoryError, VaultError), to_the_end():
        keep_copy(working, folder, day)


def drop_old_copies(access: Access, folder: Path) -> None:
    """Remove the daily copies that a stopped change of keys left behind. What cannot be removed stays."""
    with suppress(OSError):
        _drop_each(access, folder, (path.name for path in old_copies(access, folder) if _NAME.fullmatch(path.name)))


def old_copies(access: Access, folder: Path) -> tuple[Path, ...]:
    """The backups in the vault's own folder that open with a key file from before the one that holds. OSError."""
    try:
        names = access.files.names(folder / COPIES)
    except FileNotFoundError:
        return ()
    paths = (folder / COPIES / name for name in sorted(names) if name.endswith(ENDING))
    return tuple(path for path in paths if _is_old(access, path))


def key_files(files: Files, folder: Path) -> Iterator[bytes]:
    """The key files within the backups in the vault's own folder, as far as they can be read."""
    with suppress(OSError):
        for name in files.names(folder / COPIES):
            if name.endswith(ENDING):
                with suppress(OSError):
                    if key_file := key_file_in(files.head(folder / COPIES / name, KEYS_WITHIN)):
                        yield key_file


def _is_old(access: Access, path: Path) -> bool:
    try:
        key_file = key_file_in(access.files.head(path, KEYS_WITHIN))
    except OSError as error:
        if not is_damage(error):
            raise
        return False
    if key_file is None or key_file == access.ring.file:
        return False
    return generation_of(key_file) <= generation_of(access.ring.file)


def _drop_each(access: Access, folder: Path, names: Iterable[str]) -> None:
    for name in list(names):
        with suppress(OSError):
            access.files.unlink(folder / COPIES / name)
    access.files.fsync_dir(folder / COPIES)
