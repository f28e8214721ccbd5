"""The files of copies that were saved here: whether they are there, are still the same, and deleting them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from peertui.whereabouts import WAIT, State, look, state_of
from plans.record import Copy

_MOST = 64_000_000
"""Bytes. No file of ours is larger, and a larger one is not read."""
NO_CALLING_BACK = (
    "A copy that was sent on, printed or backed up cannot be called back. "
    "The file is taken off the disk; it is not written over, so somebody with the right tools may find it again."
)


class CannotDelete(Exception):
    """The file was left alone, or is there still; the message says why."""


def states(copies: Iterable[Copy], wait: float = WAIT) -> dict[str, State]:
    """By the id of a copy, how it stands with its file; those without a file are left out. Waits for no dead drive."""
    saved = [copy for copy in copies if copy.file and copy.file_deleted_on is None]
    seen: dict[Path, str] = {}

    def ask(path: Path) -> State:
        found = state_of(path)
        try:
            seen[path] = _sha256(path) if found is State.THERE else ""
        except OSError:
            return State.UNKNOWN
        return found

    found = look((Path(copy.file) for copy in saved), wait, ask)
    return {copy.id: _told(copy, found[Path(copy.file)], seen) for copy in saved}


def _told(copy: Copy, state: State, seen: dict[Path, str]) -> State:
    same = seen.get(Path(copy.file)) == copy.sha256
    return State.OTHER if state is State.THERE and not same else state


def file_words(copy: Copy, state: State | None) -> str:
    """The end of a line about a copy: its file and how it stands with it; "" for one without a file."""
    return "" if state is None else f". File: {copy.file} ({state or 'still there'})"


def there(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Those of which the file is there and the same as it was saved; each file once."""
    kept = tuple(copies)
    found = states(kept)
    return tuple({copy.file: copy for copy in kept if found.get(copy.id) is State.THERE}.values())


def delete(copy: Copy) -> None:
    """Take the file of a copy off the disk. CannotDelete if it is not the one that was saved, or cannot be deleted."""
    path = Path(copy.file)
    try:
        if _sha256(path) != copy.sha256:
            raise CannotDelete(f"{path} is another file now, or was changed. It is left alone.")
        path.unlink()
    except FileNotFoundError:
        raise CannotDelete(f"{path} is not there any more.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "the system gave no reason"
        raise CannotDelete(f"{path} could not be deleted ({why}): is it open in another program?") from None


def _sha256(path: Path) -> str:
    """Of the file's bytes; "" for something that is no file of ours."""
    if path.stat().st_size > _MOST or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()
