"""The files of copies that were saved here: whether they are there, are still the same, and deleting them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from peertui.services.exporting.file_status import WAIT, State, look, state_of
from plans.bounded_file import OutOfBounds, read_bytes
from plans.disk_errors import once_free, reason_for
from plans.record.models import Copy
from plans.vault import CopyMarks

_MOST = 64_000_000
"""Bytes. No file of ours is larger, and a larger one is not read."""
NO_CALLING_BACK = (
    "A copy that was sent on, printed or backed up cannot be called back. "
    "The file is taken off the disk; it is not written over, so somebody with the right tools may find it again."
)


class CannotDelete(Exception):
    """The file was left alone, or is there still; the message says why."""


def states(copies: Iterable[Copy], marks: CopyMarks | None, wait: float = WAIT) -> dict[str, State]:
    """By the id of a copy, how it stands with its file; those without a file are left out. Waits for no dead drive.

    The disk is asked only for files that this vault wrote itself: what came in from others may name any file.
    """
    named = [copy for copy in copies if copy.file and copy.file_deleted_on is None]
    saved = [copy for copy in named if marks is not None and marks.hold(copy)]
    seen: dict[Path, str] = {}

    def ask(path: Path) -> State:
        found = state_of(path)
        try:
            seen[path] = _sha256(path) if found is State.THERE else ""
        except OSError:
            return State.UNKNOWN
        return found

    found = look((Path(copy.file) for copy in saved), wait, ask)
    told = {copy.id: _told(copy, found[Path(copy.file)], seen) for copy in saved}
    return {copy.id: told.get(copy.id, State.NOT_OURS) for copy in named}


def _told(copy: Copy, state: State, seen: dict[Path, str]) -> State:
    same = seen.get(Path(copy.file)) == copy.sha256
    return State.OTHER if state is State.THERE and not same else state


def file_words(copy: Copy, state: State | None) -> str:
    """The end of a line about a copy: its file and how it stands with it; "" for one without a file."""
    return "" if state is None else f". File: {copy.file} ({state or 'still there'})"


def there(copies: Iterable[Copy], marks: CopyMarks | None) -> tuple[Copy, ...]:
    """Those of which the file is there and the same as it was saved; each file once."""
    kept = tuple(copies)
    found = states(kept, marks)
    return tuple({copy.file: copy for copy in kept if found.get(copy.id) is State.THERE}.values())


def own_file(copy: Copy, marks: CopyMarks) -> Path:
    """The file of a copy. CannotDelete if nothing shows that this vault wrote it; then the disk is not asked."""
    if not marks.hold(copy):
        raise CannotDelete(f"Nothing here shows that peertui wrote {copy.file}. It is left alone.")
    return Path(copy.file)


def is_unchanged(copy: Copy, marks: CopyMarks) -> bool:
    """Whether the file of a copy is there as this vault wrote it."""
    try:
        return _sha256(own_file(copy, marks)) == copy.sha256
    except (CannotDelete, OSError, ValueError):
        return False


def delete(copy: Copy, marks: CopyMarks) -> None:
    """Take the file of a copy off the disk. CannotDelete if it is not the one that was saved, or cannot be deleted."""
    path = own_file(copy, marks)
    try:
        if _sha256(path) != copy.sha256:
            raise CannotDelete(f"{path} is another file now, or was changed. It is left alone.")
        once_free(path.unlink)
    except FileNotFoundError:
        raise CannotDelete(f"{path} is not there any more.") from None
    except (OSError, ValueError) as error:
        reason = reason_for(error) if isinstance(error, OSError) else "no file can have this name"
        raise CannotDelete(f"{path} could not be deleted ({reason}): is it open in another program?") from None


def _sha256(path: Path) -> str:
    """Of the file's bytes; "" for something that is no file of ours."""
    try:
        return hashlib.sha256(read_bytes(path, _MOST)).hexdigest()
    except OutOfBounds:
        return ""
