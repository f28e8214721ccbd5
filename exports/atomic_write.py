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
from plans.disk import Disk, write_new

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
            _DISK.rename(part, path)
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
        with suppress(OSError):
            part.unlink(missing_ok=True)
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
    match problem.errno:
        case errno.ENOENT | errno.ENOTDIR if path.parent.is_dir():
            return f"Nothing can be written in {path.parent}. Choose another folder."
        case errno.ENOENT | errno.ENOTDIR:
            return f"There is no folder {path.parent}. Make it first, or choose another."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{path} cannot be written: it may be open in another program, or the folder is read-only."
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full, so {path.name} was not written. Make some room and try again."
        case errno.ENAMETOOLONG:
            return "The file name is too long. Choose a shorter one."
        case _:
            reason = problem.strerror or "the system gave no reason"
            return f"{path} could not be written ({reason}). Try another folder."
