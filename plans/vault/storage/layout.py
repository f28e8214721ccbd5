"""Whether there is a vault in a folder. Light: the door asks it before anything else is imported."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plans.vault.storage.filesystem import Files, sweep

if TYPE_CHECKING:  # the door asks this module before anything heavy is imported
    from plans.vault.storage.generations import Access

KEY_FILE, PEOPLE, INDEX, REMOVING, ELSEWHERE = "keys.json", "people", "index", "removing", "elsewhere"


def is_there(files: Files, folder: Path) -> bool:
    """Whether there is a vault, whole or damaged.

    Raises:
        OSError: The disk does not say.
    """
    if files.exists(folder / KEY_FILE):
        return True
    try:
        return bool(files.names(folder / PEOPLE))
    except (FileNotFoundError, NotADirectoryError):
        return False


def vault_exists(folder: Path) -> bool:
    """The same on the real disk; a folder that cannot be read may well hold one."""
    try:
        return is_there(Files(), folder)
    except OSError:
        return True


def abandon(files: Files, folder: Path) -> None:
    """Remove it again, after an error."""
    with suppress(OSError):
        for name in files.names(folder):
            files.unlink(folder / name)
        files.rmdir(folder)


def never_used(access: Access, folder: Path) -> bool:
    """Whether a process died before it had saved anything here; then the folder goes, if the lock is held."""
    if not access.alone:
        return not access.files.names(folder)
    if sweep(access.files, folder):
        return False
    access.files.rmdir(folder)
    return True
