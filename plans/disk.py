"""Writing to the disk. Each call is a method of one small object, so that tests can fail every one of them."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

_NO_SUCH_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between two tries to rename."""


class Disk:
    """The real disk. All methods raise OSError."""

    def create(self, path: Path) -> int:
        """Open a new file for writing, for this user only. FileExistsError if there is one."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o600)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of `data`; how much is returned, in bytes, and may be less than all."""
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        """Wait until what was written is on the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            try:  # fsync alone leaves it in the drive's own memory there
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in _NO_SUCH_SYNC:
                    raise
            else:
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close what `create` opened."""
        os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its name, in one step."""
        if sys.platform == "win32":
            _rename_on_windows(old, new)
        else:
            old.replace(new)

    def fsync_dir(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk itself."""
        if sys.platform == "win32":  # renaming write-through has done it
            return
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:  # some network disks cannot sync a folder at all
            if error.errno not in _NO_SUCH_SYNC:
                raise
        finally:
            os.close(handle)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()


def write_new(disk: Disk, path: Path, data: bytes) -> None:
    """Put bytes on the disk as a new file.

    After an error nothing is synced twice: a system may drop what it could not write and then report success. Trying
    again means a new file.

    Args:
        path: A name that nothing has yet.

    Raises:
        OSError: It is not whole, and perhaps there: the caller removes it.
    """
    handle = disk.create(path)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(handle, rest) :]
        disk.fsync(handle)
    finally:
        disk.close(handle)


if sys.platform == "win32":

    def _rename_on_windows(old: Path, new: Path) -> None:
        """Rename and write through to the disk; wait up to 1.6 s for a virus scanner to let go."""
        import ctypes

        replace_existing, write_through = 0x1, 0x8
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        for wait in (*_WAITS, None):
            if kernel.MoveFileExW(str(old), str(new), replace_existing | write_through):
                return
            error = ctypes.WinError(ctypes.get_last_error())
            if wait is None or not isinstance(error, PermissionError):
                raise error
            time.sleep(wait)
