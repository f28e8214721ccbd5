"""Who should be here, by the sealed lists beside the list of people: asked when that list is damaged or gone.

The newest daily copy knows everyone with their names; the newest note of a backup elsewhere knows folders alone.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from plans.record.migrations import newest
from plans.vault.backup.backup_file import OnDisk, Parts, take_apart
from plans.vault.backup.backup_register import KnownBackup
from plans.vault.backup.backup_writer import ENDING, inside, open_parts
from plans.vault.backup.daily_copies import COPIES
from plans.vault.crypto.sealed_object import Damaged, Seal, SealedKind, peek
from plans.vault.errors import VaultError
from plans.vault.storage.filesystem import Files
from plans.vault.storage.generations import Access, newest_generation, parse
from plans.vault.storage.layout import PEOPLE
from plans.vault.storage.people_index import Index, Summary
from plans.vault.storage.record_tables import record_of

_MOST_NAMES, _MOST_OF_A_NAME = 3, 24
LIST_MADE_AGAIN = "The list of people was damaged, and is made again from everyone's files."
KEYS_MENDED = "One of the two key files was damaged or missing: the other one opened the vault."


class Census:
    """What the other lists say of those who should be here."""

    def __init__(self, access: Access, vault: Path, index: Index) -> None:
        self._access, self._vault, self._index = access, vault, index
        self._damaged = index.damaged
        self._unnamed: set[str] = set()
        self._backup: KnownBackup | None = None
        self.floors: dict[str, int] = {}
        """Folders that are here -> the generation that was in them when the newest list was made."""

    def take(self, elsewhere: Iterable[KnownBackup], there: set[str], leaving: set[str]) -> None:
        """Compare with who is `there`, and list those who are not. Whoever is `leaving` for good may be gone.

        Args:
            elsewhere: Backups that are known, the newest first.
            there: Folders that are here.
            leaving: Folders from which something is being removed for good.
        """
        sealed = {peek(blob).object_id.hex(): blob for blob in _people_in_copy(self._access, self._vault)}
        self._backup = next((one for one in elsewhere if one.made), None)
        known = Counter(inside(tuple(sealed.values()))) | Counter(self._backup.people if self._backup else {})
        for folder, generation in known.items():
            if folder in there:
                self.floors[folder] = generation
            elif folder not in leaving and self._index.row(folder) is None:
                row = _summary(self._access, folder, sealed[folder]) if folder in sealed else None
                if row is None:
                    self._unnamed.add(folder)
                else:
                    self._index.put(folder, row)

    def notices(self, missing: Iterable[str]) -> tuple[str, ...]:
        """In words, what is to be said once of a damaged list and of who is not here, or only as they were before."""
        said = []
        if gone := self._rows(missing):
            said.append(f"The files of {_names(gone)} have gone: bring back your last backup.")
        if self._unnamed and self._backup is not None:
            said.append(_unnamed_words(len(self._unnamed), self._backup))
            for folder in self._unnamed:
                self._index.trouble(folder, said[-1])
        if older := self._rows(folder for folder, floor in self.floors.items() if self._newest(folder) < floor):
            said.append(f"Newer files of {_names(older)} are missing: look for a newer backup.")
        return (*said, *([LIST_MADE_AGAIN] if self._damaged else []))

    def _rows(self, folders: Iterable[str]) -> list[Summary]:
        return [row for folder in folders if (row := self._index.row(folder))]

    def _newest(self, folder: str) -> int:
        with suppress(OSError):
            return newest_generation(self._access.files, self._vault / PEOPLE / folder)
        return 0


def unlike_newest_copy(files: Files, vault: Path) -> tuple[int, int]:
    """How many of those in the newest whole daily copy have no files here, and how many only older ones.

    No key is needed, and nobody is named. OSError.
    """
    gone = older = 0
    parts = next(iter(_copies(files, vault)), None)
    for folder, number in (inside(parts.people) if parts else {}).items():
        try:
            there = newest_generation(files, vault / PEOPLE / folder)
        except FileNotFoundError:
            there = 0
        gone += there == 0
        older += 0 < there < number
    return gone, older


def _summary(access: Access, folder: str, sealed: bytes) -> Summary | None:
    """The row of someone, from their version in a daily copy; None if it cannot be read here."""
    with suppress(Damaged, VaultError):
        unsealed = Seal(access.ring, SealedKind.PERSON, bytes.fromhex(folder)).open(sealed, newest())
        return Summary.of(record_of(parse(unsealed.plain)), unsealed.saved_at, unsealed.generation)
    return None


def _unnamed_words(count: int, backup: KnownBackup) -> str:
    where = backup.path.name if backup.path else "a backup"
    who, they = ("Someone", "is") if count == 1 else (f"{count} people", "are")
    return f"{who} in {where} {they} not here. If you did not remove them, bring that backup back."


def _names(people: Iterable[Summary]) -> str:
    names = sorted(textwrap.shorten(one.called, _MOST_OF_A_NAME, placeholder="…") for one in people)
    more = len(names) - _MOST_NAMES
    named = names[:_MOST_NAMES] if more > 0 else names
    last = f"{more} more" if more > 0 else named.pop()
    return f"{', '.join(named)} and {last}" if named else last


def _people_in_copy(access: Access, vault: Path) -> Sequence[bytes]:
    with suppress(OSError):
        for parts in _copies(access.files, vault):
            with suppress(VaultError):
                open_parts(parts, access.ring)
                return parts.people
    return ()


def _copies(files: Files, vault: Path) -> Iterable[Parts]:
    """Those whose every bit is as it was written, the newest first. OSError."""
    try:
        names = files.names(vault / COPIES)
    except FileNotFoundError:
        return
    for name in sorted((name for name in names if name.endswith(ENDING)), reverse=True):
        with suppress(VaultError, OSError):
            yield take_apart(OnDisk(files, vault / COPIES / name))
