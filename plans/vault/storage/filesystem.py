"""Every call the vault makes to the disk goes through one small object, so that tests can fail each of them."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plans.bounded_file import OutOfBounds, read_bytes, read_piece, size_of
from plans.disk_errors import DENIED, numbered, once_free, system_number
from plans.vault.storage.file_lock import FileLock

_NO_SUCH_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}
_TEMPORARY = ".tmp"
_OURS = re.compile(r"\.peertui-[0-9a-f]{12}\.tmp")
_OLDER = re.compile(r"\.[0-9a-f]{12}\.tmp")
"""As older versions named what they wrote."""
_OUR_BEGINNINGS = (b"PEERTUI", b'{"format": "peertui-')
MOST_BYTES = 80 * 1024 * 1024
"""Of one file of the vault, and of one part of a backup: nothing of more than 64 MiB is sealed."""
_AT_ONCE = 8 * 1024 * 1024


class Files:
    """The real disk. All methods raise OSError."""

    def read(self, path: Path) -> bytes:
        """All bytes of an ordinary file of `MOST_BYTES` at most. Any other is a damaged one: OSError EIO."""
        with _ordinary():
            return read_bytes(path, MOST_BYTES)

    def head(self, path: Path, size: int) -> bytes:
        """The first bytes of a file; fewer if it is shorter."""
        with _ordinary():
            return read_piece(path, 0, size)

    def piece(self, path: Path, at: int, size: int) -> bytes:
        """So many bytes of a file from a place in it; fewer at its end.

        Args:
            path: Which file.
            at: Bytes from its beginning.
            size: How many bytes.
        """
        with _ordinary():
            return read_piece(path, at, size)

    def size(self, path: Path) -> int:
        """How many bytes a file has."""
        with _ordinary():
            return size_of(path)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in no order."""
        return os.listdir(folder)

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder of this name."""
        return os.path.lexists(path)

    def create(self, path: Path) -> int:
        """Open a new file for writing, for this user only. FileExistsError if there is one."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with numbered():
            return os.open(path, flags, 0o600)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of `data`; how much is returned, and may be less than all."""
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
        once_free(lambda: os.unlink(path))

    def discard(self, path: Path) -> None:
        """Remove a file that may as well stay: nothing is waited for."""
        os.unlink(path)

    def mkdir(self, folder: Path) -> None:
        """Make a folder for this user only."""
        os.mkdir(folder, 0o700)

    def rmdir(self, folder: Path) -> None:
        """Remove an empty folder, once no other program holds it."""
        once_free(lambda: os.rmdir(folder))

    def lock(self, path: Path) -> FileLock:
        """Hold a file for this process alone. VaultInUse if another holds it."""
        return FileLock(path)


@contextmanager
def _ordinary() -> Iterator[None]:
    """What is no file of ours, a folder or a pipe say, is a damaged one."""
    try:
        yield
    except OutOfBounds as error:
        raise OSError(errno.EIO, str(error)) from error


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
        os.replace(old, new)


def temporary_name() -> str:
    """A fresh name for what is not whole yet. Nobody else makes one like it."""
    return f".peertui-{secrets.token_hex(6)}{_TEMPORARY}"


def is_temporary(name: str) -> bool:
    """Whether a name is one that we give, or gave, to what is not whole yet."""
    return bool(_OURS.fullmatch(name) or _OLDER.fullmatch(name))


def publish(files: Files, path: Path, data: bytes, *, checked: bool = False) -> None:
    """Put a file on the disk under its name, whole, or leave what was there.

    After an error nothing is synced twice: a system may drop what it could not write and then report success. Trying
    again means a new file.

    Args:
        files: The disk.
        path: Which file.
        data: All its bytes.
        checked: Read it back before it gets its name, for what takes the place of something that is needed.

    Raises:
        OSError: It is not there.
    """
    temporary = path.parent / temporary_name()
    try:
        handle = files.create(temporary)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[files.write(handle, rest) :]
            files.fsync(handle)
        finally:
            files.close(handle)
        if checked and not _is_there(files, temporary, data):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        _give_name(files, temporary, path)
    except BaseException:
        with suppress(OSError):
            files.unlink(temporary)
        raise
    files.fsync_dir(path.parent)


def _give_name(files: Files, temporary: Path, path: Path) -> None:
    """Rename what was just written. Where that is denied beside a file that could be made, another program is why."""
    try:
        files.rename(temporary, path)
    except OSError as error:
        if system_number(error) == DENIED and files.exists(path):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from error
        raise


def _is_there(files: Files, path: Path, data: bytes) -> bool:
    """Whether a file holds just these bytes, a large one piece by piece."""
    if len(data) <= _AT_ONCE:
        return files.read(path) == data
    starts = range(0, len(data) + 1, _AT_ONCE)
    return all(files.piece(path, at, _AT_ONCE) == data[at : at + _AT_ONCE] for at in starts)


def make_folder(files: Files, folder: Path, *, parents: bool = True) -> None:
    """Make a folder, and wait until its name is on the disk.

    That of a folder already there is waited for too: an earlier try may have stopped in between.

    Args:
        files: The disk.
        folder: Which folder.
        parents: Make those above it that are missing too.
    """
    if not files.exists(folder):
        if parents and not files.exists(folder.parent):
            make_folder(files, folder.parent)
        files.mkdir(folder)
    files.fsync_dir(folder.parent)


def sweep(files: Files, folder: Path, *, shared: bool = False) -> list[str]:
    """Remove what a process that died left half written, and return the other names. Only under the lock.

    Args:
        files: The disk.
        folder: Which folder.
        shared: Other programs may have files of their own here, so one named as older versions did is only removed
            if it begins as our files do.
    """
    names = files.names(folder)
    for name in filter(is_temporary, names):
        with suppress(OSError):
            if not shared or _OURS.fullmatch(name) or files.head(folder / name, 32).startswith(_OUR_BEGINNINGS):
                files.unlink(folder / name)
    return [name for name in names if not name.endswith(_TEMPORARY)]
