"""A disk on which one chosen call goes wrong.

Run something once to count its calls, then once for every call and every way of going wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from plans.vault.files import Files
from plans.vault.lock import Lock


class How(Enum):
    """What goes wrong."""

    REFUSED = "an error, and nothing was done"
    DONE_YET_REFUSED = "it was done, and an error all the same"
    SHORT = "a write takes only a part, which is allowed"
    DIES_BEFORE = "the process ends just before"
    DIES_AFTER = "the process ends just after"


class Died(BaseException):
    """The process has ended: no call reaches the disk any more, not even to tidy up."""


class FailingFiles(Files):
    """The real disk, but call number `at` (from 1) goes wrong; with `for_good`, every later one too."""

    def __init__(self, at: int = 0, how: How = How.REFUSED, error: int = 0, *, for_good: bool = False) -> None:
        self.at, self.how, self.error, self.for_good = at, how, error, for_good
        self.calls: list[str] = []
        self.dead = False
        self._locks: list[Lock] = []

    def lock(self, path: Path) -> Lock:
        """As on the real disk, and remembered for `end_process`."""
        lock = super().lock(path)
        self._locks.append(lock)
        return lock

    def end_process(self) -> None:
        """What the system does when a process has ended: it lets go of the locks."""
        for lock in self._locks:
            lock.release()

    def go(self, name: str, real: Callable[..., Any], *args: Any) -> Any:
        """One call: as it is, or wrong."""
        if self.dead:
            raise Died
        self.calls.append(name)
        now = len(self.calls)
        if not self.at or now < self.at or (now > self.at and not self.for_good):
            return real(self, *args)
        if self.how is How.SHORT:
            return real(self, args[0], args[1][: max(1, len(args[1]) // 3)]) if name == "write" else real(self, *args)
        if name == "write":  # what cannot be written whole is often written in part
            real(self, args[0], args[1][: len(args[1]) // 2])
        elif self.how in (How.DONE_YET_REFUSED, How.DIES_AFTER):
            real(self, *args)
        if self.how in (How.DIES_BEFORE, How.DIES_AFTER):
            self.dead = True
            raise Died
        raise OSError(self.error, os.strerror(self.error))


CALLS = (
    "read",
    "head",
    "names",
    "create",
    "write",
    "fsync",
    "close",
    "rename",
    "fsync_dir",
    "unlink",
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
