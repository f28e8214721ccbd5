"""One window at a time: a system lock, released automatically when its process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from plans.disk_errors import once_free
from plans.vault.errors import VaultInUse

_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


class FileLock:
    """Holds a file for this process.

    `held` is False where the disk has no locks or may not be written: then two writers are possible, and the
    vault only unites what they save.

    Raises:
        VaultInUse: Another window holds it.
    """

    def __init__(self, path: Path) -> None:
        self.held = False
        self._handle: int | None = None
        self._handle = _open(path)
        if self._handle is None:
            return
        try:
            _take(self._handle)
            self.held = True
        except OSError as error:
            if error.errno in _TAKEN:
                self.release()
                raise VaultInUse from None

    def release(self) -> None:
        """Let another window in. Safe to call twice."""
        self.held = False
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _open(path: Path) -> int | None:
    try:
        return once_free(lambda: os.open(path, os.O_RDWR | os.O_CREAT, 0o600), denied_too=False)
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None


if sys.platform == "win32":
    import ctypes
    import msvcrt

    _NOBODY_READS = 0x7FFF0000  # locks are mandatory on Windows: a backup program must be able to read the file

    def _take(handle: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.LockFile(ctypes.c_void_p(msvcrt.get_osfhandle(handle)), _NOBODY_READS, 0, 1, 0):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
