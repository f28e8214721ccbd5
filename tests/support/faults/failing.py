"""A disk on which one chosen call goes wrong.

Run something once to count its calls, then once for every call and every way of going wrong.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from plans.vault.storage.file_lock import FileLock
from plans.vault.storage.filesystem import Files


class How(Enum):
    """What goes wrong."""

    REFUSED = "an error, and nothing was done"
    DONE_YET_REFUSED = "it was done, and an error all the same"
    SHORT = "a write takes only a part, which is allowed"
    UNREADABLE = "a read gives an error, and only reads are counted"
    LIES = "a write stores other bytes, and there is no error"
    DIES_BEFORE = "the process ends just before"
    DIES_AFTER = "the process ends just after"


class Died(BaseException):
    """The process has ended: no call reaches the disk any more, not even to tidy up."""


class Wrong(NamedTuple):
    """One way for the disk to go wrong."""

    how: How
    error: int = 0
    for_good: bool = False


ERRORS = [
    Wrong(how, error, for_good)
    for how in (How.REFUSED, How.DONE_YET_REFUSED)
    for error in (errno.ENOSPC, errno.EIO, errno.EACCES)
    for for_good in (False, True)
]
DAMAGE = tuple(getattr(errno, name) for name in ("EIO", "EUCLEAN", "EBADMSG", "ESTALE") if hasattr(errno, name))
"""What a disk says of a file that is not as it was written: XFS, ext4 and network disks each in their own way."""
UNREADABLE = [Wrong(How.UNREADABLE, error, for_good) for error in DAMAGE for for_good in (False, True)]
EVERY = [*ERRORS, Wrong(How.SHORT), Wrong(How.SHORT, for_good=True), Wrong(How.DIES_BEFORE), Wrong(How.DIES_AFTER)]


def ids(wrong: Wrong) -> str:
    """What a test with it is called."""
    return f"{wrong.how.name.lower()} {errno.errorcode.get(wrong.error, '')}{' for good' if wrong.for_good else ''}"


class Quick(Files):
    """The real disk, without waiting for it: for tests that look only at what a process leaves behind."""

    def __init__(self) -> None:
        self._locks: list[FileLock] = []
        self._open: set[int] = set()

    def create(self, path: Path) -> int:
        """As on the real disk, and remembered for `end_process`."""
        handle = super().create(path)
        self._open.add(handle)
        return handle

    def close(self, handle: int) -> None:
        """As on the real disk."""
        self._open.discard(handle)
        super().close(handle)

    def fsync(self, handle: int) -> None:
        """Do not wait."""

    def fsync_dir(self, folder: Path) -> None:
        """Do not wait."""

    def lock(self, path: Path) -> FileLock:
        """As on the real disk, and remembered for `end_process`."""
        lock = super().lock(path)
        self._locks.append(lock)
        return lock

    def end_process(self) -> None:
        """What the system does when a process has ended: it lets go of the locks, and of the files."""
        for lock in self._locks:
            lock.release()
        for handle in self._open:
            os.close(handle)
        self._open.clear()


class FailingFiles(Quick):
    """A disk, but call number `at` (from 1) goes wrong; with `for_good`, every later one too."""

    def __init__(self, at: int = 0, how: How = How.REFUSED, error: int = 0, *, for_good: bool = False) -> None:
        super().__init__()
        self.at, self.how, self.error, self.for_good = at, how, error, for_good
        self.calls: list[str] = []
        self.dead = False

    def go_wrong(self, after: int, wrong: Wrong) -> None:
        """From now on: the call number `after`, counted from here, goes wrong."""
        self.at = len(self.calls) + after
        self.how, self.error, self.for_good = wrong

    def go(self, name: str, real: Callable[..., Any], *args: Any) -> Any:
        """One call: as it is, or wrong."""
        if self.dead:
            raise Died
        if self.how is How.UNREADABLE and name not in READS:
            return real(self, *args)
        self.calls.append(name)
        now = len(self.calls)
        if not self.at or now < self.at or (now > self.at and not self.for_good):
            return real(self, *args)
        if self.how is How.LIES:
            return real(self, args[0], _changed(args[1])) if name == "write" else real(self, *args)
        if self.how is How.SHORT:
            return real(self, args[0], args[1][: max(1, len(args[1]) // 3)]) if name == "write" else real(self, *args)
        if name == "write":  # what cannot be written whole is often written in part
            real(self, args[0], args[1][: len(args[1]) // 2])
        elif self._is_done_all_the_same(name):
            real(self, *args)
        if self.how in (How.DIES_BEFORE, How.DIES_AFTER):
            self.dead = True
            raise Died
        raise OSError(self.error, os.strerror(self.error))

    def _is_done_all_the_same(self, name: str) -> bool:
        """No system keeps a file open that it would not close, and a lock that is refused is held by nobody."""
        if name in ("close", "lock"):
            return name == "close" and self.how is not How.DIES_BEFORE
        return self.how in (How.DONE_YET_REFUSED, How.DIES_AFTER)


def _changed(data: memoryview) -> memoryview:
    """One bit in the middle."""
    other = bytearray(data)
    other[len(other) // 2] ^= 1
    return memoryview(other)


READS = ("read", "head")
CALLS = (
    "read",
    "head",
    "piece",
    "size",
    "names",
    "create",
    "write",
    "fsync",
    "close",
    "rename",
    "fsync_dir",
    "unlink",
    "discard",
    "mkdir",
    "rmdir",
    "lock",
)


def _counted(name: str) -> Callable[..., Any]:
    real = getattr(FailingFiles, name)

    def call(self: FailingFiles, *args: Any) -> Any:
        return self.go(name, real, *args)

    return call


for _name in CALLS:
    setattr(FailingFiles, _name, _counted(_name))
