"""Writing to the disk. Each call is a method of one small object, so that tests can fail every one of them."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from plans.disk_errors import DENIED, numbered, once_free, system_number

_NO_SUCH_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}


class Disk:
    """The real disk. All methods raise OSError."""

    def create(self, path: Path) -> int:
        """Open a new file for writing, for this user only. FileExistsError if there is one."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with numbered():
            return os.open(path, flags, 0o600)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of `data`; how much is returned, in bytes, and may be less than all."""
        with numbered():
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
        with numbered():
            os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close what `create` opened."""
        os.close(handle)

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder of this name."""
        return os.path.lexists(path)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its name, in one step, once no other program holds it."""
        once_free(lambda: _rename(old, new))

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
        """Remove a file, once no other program holds it."""
        once_free(path.unlink)

    def discard(self, path: Path) -> None:
        """Remove a file that may as well stay: nothing is waited for."""
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


def give_name(disk: Disk, temporary: Path, path: Path) -> None:
    """Rename what was just written. Where that is denied beside a file that could be made, another program is why.

    Raises:
        OSError: It has not got the name; EBUSY where another program holds what is there.
    """
    try:
        disk.rename(temporary, path)
    except OSError as error:
        if system_number(error) == DENIED and disk.exists(path):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from error
        raise


if sys.platform == "win32":

    def _rename(old: Path, new: Path) -> None:
        """Rename and write through to the disk."""
        import ctypes

        replace_existing, write_through = 0x1, 0x8
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.MoveFileExW(str(old), str(new), replace_existing | write_through):
            raise ctypes.WinError(ctypes.get_last_error())

else:

    def _rename(old: Path, new: Path) -> None:
        old.replace(new)
