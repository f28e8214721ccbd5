"""The list of people, so that showing it opens nobody's record. Derived: it can always be made again from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from plans.record.models import Record
from plans.record.moments import day_at, moment_at
from plans.vault.crypto.sealed_object import SealedKind
from plans.vault.errors import VaultError, VaultNewer, is_damage
from plans.vault.storage.filesystem import make_folder
from plans.vault.storage.generations import Access, Generations, beyond_newest

_SCHEMA = 1
_OBJECT_ID = bytes(16)


class Summary(NamedTuple):
    """One row of the list of people. Times are in seconds since 1970: so thousands open as quickly as they are read."""

    id: str
    called: str
    full_name: str
    met_at: float | None
    saved_at: float
    generation: int
    """The version of the record that this is true of; 0 if none opens."""
    trouble: str = ""
    """Why it cannot be opened, as a sentence; "" if nothing is known against it."""

    @classmethod
    def of(cls, record: Record, saved_at: datetime, generation: int) -> Summary:
        """The row of a record.

        Args:
            saved_at: When it was saved.
            generation: The version it is true of.
        """
        met_at = max((session.started.timestamp() for session in record.sessions), default=None)
        person = record.person
        return cls(person.id, person.called, person.full_name, met_at, saved_at.timestamp(), generation)

    @property
    def last_session(self) -> datetime | None:
        """When the newest meeting began."""
        return None if self.met_at is None else moment_at(self.met_at)

    @property
    def last_met(self) -> date | None:
        """The day the newest meeting began, on this machine's clock."""
        return None if self.met_at is None else day_at(self.met_at)

    @property
    def changed(self) -> datetime:
        """When the record was last saved."""
        return moment_at(self.saved_at)


class Index:
    """The rows by folder name, in memory; `read` and `write` move them from and to the disk."""

    def __init__(self, access: Access, folder: Path) -> None:
        self._files, self._folder = access.files, folder
        self._saved = Generations(access, folder, SealedKind.INDEX, _OBJECT_ID, schema=_SCHEMA)
        self._rows: dict[str, Summary] = {}
        self._folders: dict[str, str] = {}
        self._sorted: tuple[Summary, ...] | None = None
        self.changed = False
        self.damaged = False
        """Whether the newest list on the disk did not open, or its folder has gone."""
        self.refused: OSError | None = None
        """Why the lists on the disk could not be read, where nothing says that they are damaged."""

    def read(self) -> bool:
        """Take the rows from the disk. False if there are none to take, for whatever reason, or only older ones."""
        try:
            self._saved.open()
            saved = self._saved.read()
            if saved is None:  # none was saved here yet
                return False
            self._take(_from_columns(saved["people"]))
            self.damaged = bool(self._saved.damaged)
        except VaultNewer:
            return False
        except OSError as error:
            if not (is_damage(error) or isinstance(error, FileNotFoundError | NotADirectoryError)):
                self.refused = error
                return False
            self.damaged = True
        except (VaultError, LookupError, TypeError, ValueError):
            self.damaged = True
        self.changed = self.damaged
        return not self.damaged

    def _take(self, rows: dict[str, Summary]) -> None:
        self._rows = rows
        self._folders = {row.id: folder for folder, row in rows.items()}
        self._sorted = tuple(rows.values())

    def write(self) -> None:
        """Put the rows on the disk, in the order of the list. OSError.

        Not beside lists that could not be read: they may know of somebody whose files have gone.
        """
        if self.refused:
            raise self.refused
        known = ((folder, row) for folder, row in self._rows.items() if row.generation)
        make_folder(self._files, self._folder, parents=False)
        if self.damaged:
            self._saved.save_again()
        self._saved.write({"people": _to_columns(sorted(known, key=lambda item: _place(item[1])))})
        self._saved.thin(beyond_newest(2))
        self.changed = self.damaged = False

    def forget(self, folder: str) -> None:
        """Leave someone out of the list, and of every version of it on the disk. OSError."""
        row = self._rows.pop(folder, None)
        if row is not None:
            self._folders.pop(row.id, None)
            self._sorted = None
        self.write()
        for version in self._saved.there():
            if version.generation != self._saved.held:
                self._files.unlink(self._folder / version.name)
        self._files.fsync_dir(self._folder)

    def put(self, folder: str, row: Summary) -> None:
        """Add or replace a row. If the id belongs to another folder, the folder's name serves as id."""
        if self._folders.setdefault(row.id, folder) != folder:
            row = row._replace(id=folder)
            self._folders[folder] = folder
        if self._rows.get(folder) != row:
            self._rows[folder] = row
            self._sorted = None
            self.changed = True

    def trouble(self, folder: str, sentence: str) -> None:
        """Note that a folder does not open; someone whose name is not known is still listed."""
        row = self._rows.get(folder) or Summary(folder, "(cannot be read)", "", None, 0.0, 0)
        self.put(folder, row._replace(trouble=sentence))

    def row(self, folder: str) -> Summary | None:
        """What is known of a folder."""
        return self._rows.get(folder)

    def folder(self, person_id: str) -> str | None:
        """The folder of a person."""
        return self._folders.get(person_id)

    def id_of(self, folder: str) -> str:
        """The id that a folder is listed under.

        Raises:
            KeyError: It has no row.
        """
        return self._rows[folder].id

    def unknown(self, folders: set[str]) -> set[str]:
        """Those of the folders that have no row."""
        return folders - self._rows.keys()

    def missing(self, folders: set[str]) -> set[str]:
        """Those with a row that are not among the folders."""
        return self._rows.keys() - folders

    def people(self) -> tuple[Summary, ...]:
        """Everyone, by name."""
        if self._sorted is None:
            self._sorted = tuple(sorted(self._rows.values(), key=_place))
        return self._sorted


def _place(summary: Summary) -> tuple[str, str, str]:
    return summary.called.casefold(), summary.full_name.casefold(), summary.id


_COLUMNS = ("folder", "generation", "id", "called", "full_name", "last_session", "changed")


def _to_columns(rows: Iterable[tuple[str, Summary]]) -> dict[str, list[Any]]:
    """Column by column, which opens several times faster than row by row."""
    columns: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
    for folder, who in rows:
        values = (folder, who.generation, who.id, who.called, who.full_name, who.met_at, who.saved_at)
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
    return columns


def _from_columns(columns: dict[str, list[Any]]) -> dict[str, Summary]:
    folders, generations, ids, called, full_names, met, saved = (columns[name] for name in _COLUMNS)
    for moments in (met, saved):  # a moment that is none is found out here, not when the list is drawn
        for moment in (min(filter(None, moments), default=0.0), max(filter(None, moments), default=0.0)):
            moment_at(moment)
    return dict(zip(folders, map(Summary, ids, called, full_names, met, saved, generations), strict=True))
