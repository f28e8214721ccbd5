"""Gathers what there is to know of the data folder. It is not made, not unlocked, and left as it was."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from peertui.doctor.model import Drive, Folder, LockTrial
from peertui.doctor.probes import drives
from peertui.doctor.probes.gather import mount_of
from peertui.doctor.probes.time_limits import DRIVE, within
from peertui.services.exporting.sync_folders import synced_by
from plans.disk_errors import once_free, reason_for
from plans.vault.storage.filesystem import is_temporary, temporary_name
from plans.vault.storage.layout import PEOPLE

_A_MINUTE = 60.0
_UNKNOWN: tuple[int | None, int | None] = (None, None)
_WINDOWS_ALLOWS = 259
"""Letters of a path: https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation"""
_LONGEST_WITHIN = len(f"/{PEOPLE}/{'0' * 32}/{temporary_name()}")
"""Letters of the longest path within it: a version of somebody's record, before it has its name."""
_CHOSEN, _USUAL = "a chosen place", "the usual place"


def look_at_folder(folder: Path, *, chosen: bool) -> Folder:
    """All that can be known in a few seconds, the drive asleep or gone."""
    place = _CHOSEN if chosen else _USUAL
    nearest = within(DRIVE, lambda: _nearest(folder), None)
    if nearest is None:
        return Folder(place=place, answers=False)
    there = nearest == folder
    real = within(DRIVE, lambda: Path(os.path.realpath(folder)), folder)
    parent_allows = within(DRIVE, lambda: nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK), False)
    inside = there and within(DRIVE, folder.is_dir, False)
    writable = within(DRIVE, lambda: _trouble(folder), "no answer") if inside else ""
    unlike = within(DRIVE, lambda: _unlike_newest_copy(folder), _UNKNOWN) if inside else (0, 0)
    return Folder(
        place=place,
        is_file=there and not inside,
        there=there,
        can_be_made=parent_allows,
        trouble=writable,
        lock=within(DRIVE, lambda: _lock(folder), LockTrial.UNKNOWN) if inside and not writable else LockTrial.UNKNOWN,
        leftovers=within(DRIVE, lambda: _leftovers(folder), None) if inside else 0,
        gone=unlike[0],
        older=unlike[1],
        open_to_others=_open_to_others(folder) if inside else None,
        free=within(DRIVE, lambda: shutil.disk_usage(nearest).free, None),
        synced=synced_by(str(folder), os.environ) or synced_by(str(real), os.environ),
        drive=_drive(real),
        letters_over=None if _allows_long_paths() else letters_over(folder),
        newest=within(DRIVE, lambda: _newest(folder), None) if inside else None,
    )


def letters_over(folder: Path) -> int:
    """By how many letters the longest path that peertui makes in a folder is longer than Windows usually allows."""
    return len(str(folder.absolute())) + _LONGEST_WITHIN - _WINDOWS_ALLOWS


def _allows_long_paths() -> bool:
    """Whether paths of any length can be used: on all systems but a Windows whose IT has not allowed them."""
    if sys.platform != "win32":
        return True
    import ctypes

    try:
        return bool(ctypes.WinDLL("ntdll").RtlAreLongPathsEnabled())
    except (AttributeError, OSError):  # Windows before 2016
        return False


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _try_name(folder: Path) -> Path:
    return folder / temporary_name()


def _trouble(folder: Path) -> str:
    """Why a file cannot be written and synced in a folder; "" if it can."""
    path = _try_name(folder)
    try:
        try:
            with path.open("xb", buffering=0) as file:
                file.write(b"peertui")
                os.fsync(file.fileno())
        finally:
            once_free(lambda: path.unlink(missing_ok=True))
    except OSError as error:
        return reason_for(error)
    return ""


def _lock(folder: Path) -> LockTrial:
    """Whether a second hold on the same file is refused. On a file of our own: an open window is left alone."""
    from plans.vault.errors import VaultInUse
    from plans.vault.storage.file_lock import FileLock as Held

    path = _try_name(folder)
    first = Held(path)
    try:
        if not first.held:
            return LockTrial.NONE
        try:
            Held(path).release()
        except VaultInUse:
            return LockTrial.WORKS
        return LockTrial.NONE
    finally:
        first.release()
        with suppress(OSError):
            once_free(path.unlink)


def _leftovers(folder: Path) -> int:
    """How many half-written files are older than a minute: a younger one may be a save still running."""
    before, found = time.time() - _A_MINUTE, 0
    for entry in _entries(folder, deep=2):
        if is_temporary(entry.name):
            with suppress(OSError):
                found += entry.stat().st_mtime < before
    return found


def _unlike_newest_copy(folder: Path) -> tuple[int | None, int | None]:
    """How many people of the newest daily copy have no files here, and how many only older ones."""
    try:
        from plans.vault.census import unlike_newest_copy
        from plans.vault.storage.filesystem import Files
    except Exception:  # a part that does not load is said in a line of its own
        return _UNKNOWN
    return unlike_newest_copy(Files(), folder)


def _entries(folder: Path, deep: int) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if deep and entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path), deep - 1)


def _newest(folder: Path) -> float | None:
    """When the list of people was saved last."""
    return max((entry.stat().st_mtime for entry in _entries(folder / "index", deep=0)), default=None)


def _open_to_others(folder: Path) -> bool | None:
    if sys.platform == "win32":
        return None
    return within(DRIVE, lambda: bool(folder.stat().st_mode & 0o077), None)


def _drive(real: Path) -> Drive:
    if sys.platform == "win32":
        import ctypes

        root = f"{real.drive}\\"
        return drives.windows_drive(str(real), within(DRIVE, lambda: ctypes.windll.kernel32.GetDriveTypeW(root), 0))
    return within(DRIVE, lambda: drives.posix_drive(mount_of(real)), Drive.UNKNOWN)
