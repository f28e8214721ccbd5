"""Whether files are still where they were put, without waiting for a drive that does not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

WAIT = 0.5
"""Seconds, for all drives together."""


class State(StrEnum):
    """What was found, in the words that are said of it."""

    THERE = ""
    FILE_GONE = "not in that folder now"
    FOLDER_GONE = "that drive or folder is not here now"
    UNKNOWN = "not looked for: that drive does not answer"
    NOT_OURS = "not looked for: nothing here shows that peertui wrote it"
    OTHER = "another file has that name now, or it was changed"


def look(paths: Iterable[Path], wait: float = WAIT, state: Callable[[Path], State] | None = None) -> dict[Path, State]:
    """How it stands with each of these files, as `state` finds it."""
    find = state or state_of
    folders: dict[Path, list[Path]] = {}
    for path in paths:
        folders.setdefault(path.parent, []).append(path)
    found: dict[Path, State] = {}
    asking = [threading.Thread(target=_ask, args=(files, found, find), daemon=True) for files in folders.values()]
    for thread in asking:
        thread.start()
    until = time.monotonic() + wait
    for thread in asking:
        thread.join(max(0.0, until - time.monotonic()))
    return {path: found.get(path, State.UNKNOWN) for files in folders.values() for path in files}


def _ask(files: list[Path], found: dict[Path, State], find: Callable[[Path], State]) -> None:
    for path in files:
        found[path] = find(path)


def state_of(path: Path) -> State:
    """How it stands with one file, however long that takes."""
    return _state(path)


def _state(path: Path) -> State:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return State.FILE_GONE if path.parent.is_dir() else State.FOLDER_GONE
    except (OSError, ValueError):
        return State.UNKNOWN
    return State.THERE
