"""Keeping a file: all of it or nothing, and what was there before stays until the new one is whole."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from exports.errors import ExportError
from plans.disk import Disk, give_name, write_new
from plans.disk_errors import meant, reason_for

_DISK = Disk()
_PART = re.compile(r"\.peertui-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{16}\.part")
"""What is not whole yet: on which laptop, by which process. Nobody else makes such names."""
_being_written: set[Path] = set()
_writing = threading.Lock()


def write(path: Path, data: bytes) -> None:
    """Put a file at a path in one step, readable by its owner alone.

    Raises:
        ExportError: It cannot be done, in one plain sentence; what was there before is as it was.
    """
    try:
        _refuse_what_is_no_file(path)
        clear_left_behind(path.parent)
        with _part_in(path.parent) as part:
            write_new(_DISK, part, data)
            give_name(_DISK, part, path)
    except OSError as problem:
        raise ExportError(_sentence(path, problem)) from problem
    with suppress(OSError):  # a shared folder may not let a name be waited for; the file itself is whole
        _DISK.fsync_dir(path.parent)


@contextmanager
def _part_in(folder: Path) -> Iterator[Path]:
    """A name for what is not whole yet. Whatever still has it in the end is removed."""
    part = folder / f".peertui-{_this_laptop()}-{os.getpid()}-{secrets.token_hex(8)}.part"
    with _writing:
        _being_written.add(part)
    try:
        yield part
    finally:
        with suppress(OSError):  # it holds words that nothing locks
            _DISK.unlink(part)
        with _writing:
            _being_written.discard(part)


def clear_left_behind(folder: Path) -> None:
    """Remove what an export that was killed left in a folder: it holds words that nothing locks.

    Only a file that we named ourselves, on this laptop, and whose process has ended.
    """
    here = _this_laptop()
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208
            found = _PART.fullmatch(name)
            if found and found[1] == here and not _is_written_now(folder / name, int(found[2])):
                with suppress(OSError):
                    (folder / name).unlink()


def _is_written_now(part: Path, process: int) -> bool:
    if process == os.getpid():
        with _writing:
            return part in _being_written
    if sys.platform == "win32":  # a file that is open there cannot be removed
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _this_laptop() -> str:
    """Two laptops can write into one shared folder, and neither knows the other's processes."""
    if sys.platform == "win32":
        name = os.environ.get("COMPUTERNAME", "")
    else:
        name = os.uname().nodename
    return sha256(name.encode()).hexdigest()[:8]


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_symlink():  # renaming would put our file in the link's place, and leave the old words where it leads
        raise ExportError(f"{path} is a link to another file. Give the name of that file itself.")
    if path.is_dir():
        raise ExportError(f"{path} is a folder. Give the file a name inside it.")
    if path.exists() and not path.is_file():
        raise ExportError(f"{path} is something else than a file, and is left as it is. Choose another name.")


def _sentence(path: Path, problem: OSError) -> str:
    folder, number = path.parent, meant(problem)
    if number in (errno.ENOENT, errno.ENOTDIR) and folder.is_dir():
        return f"Nothing can be written in {folder}. Choose another folder."
    said = {
        errno.EBUSY: f"{path} is open in another program. Close it there, or choose another name.",
        errno.ENOENT: f"There is no folder {folder}. Make it first, or choose another.",
        errno.ENOTDIR: f"There is a file where the folder {folder} should be. Choose another folder.",
        errno.ENODEV: f"The drive of {folder} has gone. Put it back, or choose another folder.",
        **dict.fromkeys(
            (errno.EACCES, errno.EPERM, errno.EROFS),
            f"{path} cannot be written: it may be open in another program, or the folder is read-only.",
        ),
        **dict.fromkeys(
            (errno.ENOSPC, errno.EDQUOT),
            f"The disk is full, so {path.name} was not written. Make some room and try again.",
        ),
        errno.ENAMETOOLONG: "The file name is too long. Choose a shorter one.",
    }
    return said.get(number, f"{path} could not be written ({reason_for(problem)}). Try another folder.")
