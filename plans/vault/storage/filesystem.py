"""The disk as the vault uses it, every call through one small object, and what it does there in more than one call."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plans.bounded_file import OutOfBounds, read_bytes, read_piece, size_of
from plans.disk import Disk, give_name, write_new
from plans.disk_errors import once_free
from plans.vault.storage.file_lock import FileLock

_TEMPORARY = ".tmp"
_OURS = re.compile(r"\.peertui-[0-9a-f]{12}\.tmp")
_OLDER = re.compile(r"\.[0-9a-f]{12}\.tmp")
"""As older versions named what they wrote."""
_OUR_BEGINNINGS = (b"PEERTUI", b'{"format": "peertui-')
MOST_BYTES = 80 * 1024 * 1024
"""Of one file of the vault, and of one part of a backup: nothing of more than 64 MiB is sealed."""
_AT_ONCE = 8 * 1024 * 1024


class Files(Disk):
    """The real disk, with what a vault asks of it besides writing. All methods raise OSError."""

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


def temporary_name() -> str:
    """A fresh name for what is not whole yet. Nobody else makes one like it."""
    return f".peertui-{secrets.token_hex(6)}{_TEMPORARY}"


def is_temporary(name: str) -> bool:
    """Whether a name is one that we give, or gave, to what is not whole yet."""
    return bool(_OURS.fullmatch(name) or _OLDER.fullmatch(name))


def publish(files: Files, path: Path, data: bytes, *, checked: bool = False) -> None:
    """Put a file on the disk under its name, whole, or leave what was there.

    Args:
        checked: Read it back before it gets its name, for what takes the place of something that is needed.

    Raises:
        OSError: It is not there.
    """
    temporary = path.parent / temporary_name()
    try:
        write_new(files, temporary, data)
        if checked and not _is_there(files, temporary, data):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        give_name(files, temporary, path)
    except BaseException:
        with suppress(OSError):
            files.unlink(temporary)
        raise
    files.fsync_dir(path.parent)


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
        shared: Other programs may have files of their own here, so one named as older versions did is only removed
            if it begins as our files do.
    """
    names = files.names(folder)
    for name in filter(is_temporary, names):
        with suppress(OSError):
            if not shared or _OURS.fullmatch(name) or files.head(folder / name, 32).startswith(_OUR_BEGINNINGS):
                files.unlink(folder / name)
    return [name for name in names if not name.endswith(_TEMPORARY)]
