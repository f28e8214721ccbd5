"""What the parts of an open vault share: the way to its files, the locks, the list of people, the last used records."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from plans.record.migrations import newest
from plans.record.models import Record
from plans.vault import errors
from plans.vault.crypto.sealed_object import KeyRing
from plans.vault.opened import Damage, Opened
from plans.vault.storage.file_lock import FileLock
from plans.vault.storage.filesystem import Files
from plans.vault.storage.generations import Access
from plans.vault.storage.layout import INDEX, PEOPLE
from plans.vault.storage.people_index import Index, Summary
from plans.vault.storage.person_store import PersonFiles

_BEHIND = "behind"
_AT_HAND = 8
"""How many people's last versions are held in memory."""


class OpenVault:
    """The inside of a vault. Whoever takes more than one of its locks takes them in the order they stand here."""

    def __init__(self, folder: Path, files: Files, ring: KeyRing, lock: FileLock) -> None:
        self.folder = folder
        self.keeping = threading.Lock()
        """Held while the keys are changed or a backup is made: a backup goes with one key file."""
        self._disk = threading.Lock()
        self.listing = threading.Lock()
        """Held while the list of people is used. Never while waiting for the disk, but at closing and forgetting."""
        self._access: Access | None = Access(files, ring, secrets.token_hex(4), lock.held)
        self._lock = lock
        self.index = Index(self._access, folder / INDEX)
        self.floors: dict[str, int] = {}
        """Generations that a backup knows to have been in a folder."""
        self.half_removed: set[str] = set()
        """Folders from which something was to go, and what that was cannot be read any more."""
        self._behind = False
        self._at_hand: OrderedDict[str, PersonFiles] = OrderedDict()

    def access(self) -> Access:
        """The way to the files.

        Raises:
            VaultLocked: The vault is closed.
        """
        access = self._access
        if access is None:
            raise errors.VaultLocked
        return access

    @contextmanager
    def working(self) -> Iterator[Access]:
        """Take exclusive use of the files within this window. VaultLocked."""
        with self._disk:
            yield self.access()

    def close(self) -> None:
        """Save the list of people if it changed, let other windows in and forget the keys. Safe to call twice."""
        with self._disk, self.listing:
            if self._access is None:
                return
            with suppress(OSError, errors.VaultError):
                if self.index.changed:
                    self.index.write()
                if self._behind:
                    self._access.files.unlink(self.folder / INDEX / _BEHIND)
            self._at_hand.clear()
            self._access.ring.keys = {}
            self._access = None
            self._lock.release()

    def path(self, folder: str) -> Path:
        """Where someone's versions are."""
        return self.folder / PEOPLE / folder

    def folder_of(self, person_id: str) -> str | None:
        """The name of someone's folder; None if nobody here has this id."""
        with self.listing:
            return self.index.folder(person_id)

    def known_folder(self, person_id: str) -> str:
        """The name of someone's folder.

        Raises:
            UnknownPerson: Nobody here has this id.
        """
        folder = self.folder_of(person_id)
        if folder is None:
            raise errors.UnknownPerson
        return folder

    def person(self, access: Access, person_id: str) -> PersonFiles:
        """Someone's files, as they were last read or saved here. UnknownPerson, VaultDamaged, VaultNewer, OSError."""
        folder = self.known_folder(person_id)
        if folder not in self._at_hand:
            self.keep_at_hand(self.read(access, folder)[0])
        return self._at_hand[folder]

    def read(self, access: Access, folder: str) -> tuple[PersonFiles, Opened]:
        """Someone's files and record, fresh from the disk. VaultDamaged, VaultNewer, OSError."""
        row = self.index.row(folder)
        floor = max(row.generation if row else 0, self.floors.get(folder, 0))
        person = PersonFiles(access, self.path(folder), floor)
        record, united = person.load()
        versions = person.versions
        with self.listing:
            self.index.put(folder, Summary.of(record, person.saved_at, versions.generation))
        record = self.as_listed(folder, record)
        damage = Damage(tuple(version.name for version in versions.damaged))
        found = damage if versions.damaged else None
        facts = (versions.rolled_back, united, folder in self.half_removed)
        return person, Opened(record, person.saved_at, versions.generation, found, *facts)

    def save(self, person: PersonFiles, record: Record) -> tuple[Record, datetime]:
        """What is on the disk now, and since when. NotARecord, VaultNewer, OSError."""
        saved = person.save(record)
        self.list_saved(person, saved)
        return saved, person.saved_at

    def list_saved(self, person: PersonFiles, saved: Record) -> None:
        """Put into the list what was just saved, and keep it at hand."""
        with self.listing:
            self.index.put(person.folder.name, Summary.of(saved, person.saved_at, person.versions.generation))
        self.keep_at_hand(person)

    def as_listed(self, folder: str, record: Record) -> Record:
        """The record under the id that the list has for its folder: two folders can hold the same one."""
        with self.listing:
            return with_id(record, self.index.id_of(folder))

    def keep_at_hand(self, person: PersonFiles) -> None:
        """Hold someone's files in memory, and drop the least recently used."""
        self._at_hand[person.folder.name] = person
        self._at_hand.move_to_end(person.folder.name)
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)

    def let_go(self, folder: str) -> None:
        """Hold someone's files in memory no more."""
        self._at_hand.pop(folder, None)

    def mark_behind(self, access: Access) -> None:
        """Once per opening, before its first save: after a crash the list is then checked against everyone's files."""
        if not self._behind:
            with suppress(OSError):
                access.files.close(access.files.create(self.folder / INDEX / _BEHIND))
                access.files.fsync_dir(self.folder / INDEX)
                self._behind = True

    def was_left_behind(self, access: Access) -> bool:
        """Whether the last window to save here ended before it could save the list. To be asked at opening. OSError."""
        self._behind = access.files.exists(self.folder / INDEX / _BEHIND)
        return self._behind


def with_id(record: Record, person_id: str) -> Record:
    """The record under this id."""
    if record.person.id == person_id:
        return record
    return record.model_copy(update={"person": record.person.model_copy(update={"id": person_id})})


def refuse_newer_record(record: Record) -> None:
    """Refuse a record that this peertui does not write.

    Raises:
        VaultNewer: It is of a later version.
    """
    if record.version > newest():
        raise errors.VaultNewer
