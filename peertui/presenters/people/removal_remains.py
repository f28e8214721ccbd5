"""What is still elsewhere once something was removed here, in plain words for both front ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from peertui.services.dates import day_words
from peertui.services.exporting import copy_files
from peertui.services.exporting.file_status import State, look
from peertui.services.removal import Remains
from plans.record.models import Copy

if TYPE_CHECKING:
    from plans.vault import KnownBackup

DONE = "Removed for good."


def remains_words(remains: Remains, look_for: Callable[[Iterable[Path]], dict[Path, State]] = look) -> str:
    """What to know, in short paragraphs; "" if nothing is known to be elsewhere."""
    states = look_for(one.backup.path for one in remains.held if one.backup.path)
    return "\n\n".join("\n".join(part) for part in _parts(remains, states) if part)


def backup_words(backup: KnownBackup, state: State) -> str:
    """One backup: its name, its day, its folder, and whether it is there."""
    if backup.path is None or backup.made is None:
        return "a backup of which the note does not open any more"
    words = f"{backup.path.name}, made {day_words(backup.made)}, in {backup.path.parent}"
    return f"{words} ({state})" if state else words


def known_lines(
    known: Iterable[KnownBackup], look_for: Callable[[Iterable[Path]], dict[Path, State]] = look
) -> list[str]:
    """A line for each of these backups."""
    listed = list(known)
    states = look_for(one.path for one in listed if one.path)
    return [f"- {backup_words(one, _state(one, states))}" for one in listed]


def _parts(remains: Remains, states: dict[Path, State]) -> Iterator[list[str]]:
    if remains.held:
        yield ["It is gone from this laptop, and the daily copies were removed. It cannot be taken out of a backup."]
    for surely, heading in ((True, "These backups still hold it:"), (False, "These backups may still hold it:")):
        found = [one.backup for one in remains.held if one.surely is surely]
        yield [heading, *(f"- {backup_words(one, _state(one, states))}" for one in found)] if found else []
    if remains.held:
        yield ["If it should be nowhere, delete those files and make a new backup."]
    if given := [copy for copy in remains.copies if copy.is_out]:
        yield ["These copies of the page were given away:", *(f"- {_copy_words(copy)}" for copy in given)]
    if saved := copy_files.states(remains.copies, remains.marks):
        files = {copy.file: saved[copy.id] for copy in remains.copies if copy.id in saved}
        yield [
            "These files were saved:",
            *(f"- {path}{f' ({state})' if state else ''}" for path, state in files.items()),
        ]


def _state(backup: KnownBackup, states: dict[Path, State]) -> State:
    return states[backup.path] if backup.path else State.UNKNOWN


def _copy_words(copy: Copy) -> str:
    day = day_words(copy.given_on) if copy.given_on else ""
    return ", ".join(word for word in (copy.who or "their own copy", copy.how, day) if word)
