"""An error at every disk call of writing a handover: the old file or the new one is there, whole, and nothing else."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from exports import ExportError, write
from exports.handover.handover_file import seal, unseal
from plans.disk import Disk
from plans.record.models import Note, Person, Record, now_utc

WORDS = "abode kettle apple garden butter candle"
ROBIN = Record(person=Person(called="Robin"), notes=(Note(text="words"),))
CALLS = ((os, "open"), (Disk, "write"), (os, "fsync"), (os, "close"), (Path, "replace"), (Path, "is_dir"))


class Wrong:
    """The disk, on which call number `at` gives an error, before or after it was done."""

    def __init__(self, at: int, code: int, *, done: bool) -> None:
        self.at, self.code, self.done, self.met = at, code, done, 0

    def call(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            self.met += 1
            if self.met != self.at:
                return real(*args, **more)
            if self.done:
                real(*args, **more)
            raise OSError(self.code, os.strerror(self.code))

        return call


@pytest.mark.parametrize("there", [True, False], ids=["over an old file", "where none was"])
@pytest.mark.parametrize("done", [True, False], ids=["after", "before"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_the_old_file_or_the_new_and_no_other(tmp_path: Path, code: int, done: bool, there: bool) -> None:
    old, new = b"what was there", seal(ROBIN, WORDS, log_n=1)
    for at in count(1):
        path = tmp_path / str(at) / "robin.age"
        path.parent.mkdir()
        if there:
            path.write_bytes(old)
        disk = Wrong(at, code, done=done)
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in CALLS:
                patch.setattr(owner, name, disk.call(getattr(owner, name)))
            try:
                write(path, new)
                said = ""
            except ExportError as error:
                said = str(error)
        found = {file.name: file.read_bytes() for file in path.parent.iterdir()}
        assert found in ([{"robin.age": old}] if there else [{}]) + [{"robin.age": new}]
        assert found == {"robin.age": new} or said.endswith(".")
        if disk.met < at:
            break
    assert at > 6
    assert unseal(found["robin.age"], WORDS, now=now_utc()) == ROBIN
    assert b"words" not in found["robin.age"]
