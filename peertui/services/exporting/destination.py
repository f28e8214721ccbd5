"""Where a file of ours may go: the same checks in every front end, before anything is written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from peertui.services.exporting import copy_files
from peertui.services.exporting.sync_folders import synced_by
from peertui.services.paths import is_share, place
from plans.record.models import Record, Way
from plans.vault import CopyMarks

_LONGEST = 255
"""The longest file name any disk takes, in characters."""


class Destination(NamedTuple):
    """A place for a file, as it was typed."""

    path: Path
    there: bool = False
    """Whether a file has this name already."""
    why_not: str = ""
    """Why nothing can be written there, in two short sentences; "" if it can."""


def destination(typed: str | Path, vault: Path) -> Destination:
    """What is to be known of a place before a file is written there. `vault` is the folder of the vault."""
    path = place(typed)
    if str(typed).strip() == "-":
        return Destination(path, why_not="A dash alone is no file. Give the file a name, as in page.pdf.")
    try:
        if any(len(part) > _LONGEST for part in path.parts):  # Windows says of these that their folder is missing
            raise ValueError
        if path.is_symlink():
            return Destination(path, why_not=f"{path} is a link to another file. Give the name of that file itself.")
        if _is_inside(path, vault):
            why = f"{path} is in the vault's own folder, where no file of yours belongs. Choose another folder."
            return Destination(path, why_not=why)
        return Destination(path, path.is_file())
    except (OSError, ValueError):
        return Destination(path, why_not="No file can have this name. Choose another one.")


def synced_to(path: Path) -> str:
    """Which service copies the folder of a file elsewhere; "" if none is known. Nothing is asked of any drive."""
    return synced_by(str(path.absolute().parent), os.environ)


def unsynced(path: Path) -> Path | None:
    """A place on this laptop for the same file, which no known service copies elsewhere; None if there is none."""
    from platformdirs import user_downloads_path

    for folder in (user_downloads_path(), Path.home()):
        there = folder / path.name
        if not is_share(folder) and not synced_to(there) and folder.is_dir():
            return there
    return None


def is_last_copy(record: Record, path: Path, form: str, way: Way, marks: CopyMarks) -> bool:
    """Whether a file is what was last written there for this person, of the same kind, and unchanged since.

    Args:
        record: whose copies are looked through.
        path: of the file that is there.
        form: the kind of copy, as `Copy.form` names it.
        way: of the copy that is about to be written.
        marks: those of the vault, without which no line of a copy counts.
    """
    named = str(path.absolute())
    last = next((copy for copy in reversed(record.copies) if copy.file == named), None)
    same_kind = last is not None and (last.form, last.way) == (form, way)
    return last is not None and same_kind and copy_files.is_unchanged(last, marks)


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, whatever links and capitals are on the way."""
    home, parent = Path(os.path.realpath(folder)), Path(os.path.realpath(path.absolute().parent))
    return any(_is_same(home, one) for one in (parent, *parent.parents))


def _is_same(one: Path, other: Path) -> bool:
    if one == other:
        return True
    with suppress(OSError):
        return one.samefile(other)
    return False
