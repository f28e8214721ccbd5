"""A person's folder in which nothing was ever saved."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from plans.vault.files import Files, sweep
from plans.vault.storage import Access


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
