"""What an open vault holds in memory: the list of people, the last used persons' files, and the locks of both."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plans.record.migrations import newest
from plans.record.models import Record
from plans.vault import errors
from plans.vault.crypto.sealed_object import KeyRing
from plans.vault.key_and_backup_services import Strongbox
from plans.vault.opened import Damage, Opened
from plans.vault.purge import Removals
from plans.vault.storage.file_lock import Lock
from plans.vault.storage.filesystem import Files
from plans.vault.storage.generations import Access
from plans.vault.storage.layout import INDEX, PEOPLE
from plans.vault.storage.people_index import Index, Summary
from plans.vault.storage.person_store import PersonFiles

BEHIND = "behind"
_AT_HAND = 8
"""How many people's last versions are held in memory."""


class Holding(Strongbox):
    """The inside of a vault that is open. `_disk` is held while files are used, `_listing` while the list is."""

    def __init__(self, folder: Path, files: Files, ring: KeyRing, lock: Lock) -> None:
        """Use `Vault.create` or `Vault.open`."""
        access = Access(files, ring, secrets.token_hex(4), lock.held)
        super().__init__(folder, access)
        self._lock = lock
        self._index = Index(access, folder / INDEX)
        self._removals = Removals(access, folder)
        self._half_removed: set[str] = set()
        """Folders from which something was to go, and what that was cannot be read any more."""
        self._floors: dict[str, int] = {}
        """Generations that a backup knows to have been in a folder."""
        self.notices: tuple[str, ...] = ()
        """What was found and repaired when it was opened, a sentence each, to show once."""
        self._behind = False
        self._at_hand: OrderedDict[str, PersonFiles] = OrderedDict()
        self._listing = threading.Lock()

    def _folder_of(self, person_id: str) -> str | None:
        with self._listing:
            return self._index.folder(person_id)

    def _known_folder(self, person_id: str) -> str:
        folder = self._folder_of(person_id)
        if folder is None:
            raise errors.UnknownPerson
        return folder

    def _person(self, access: Access, person_id: str) -> PersonFiles:
        """Someone's files, as they were last read or saved here."""
        folder = self._known_folder(person_id)
        if folder not in self._at_hand:
            self._keep_at_hand(folder, self._read(access, folder)[0])
        return self._at_hand[folder]

    def _save(self, person: PersonFiles, record: Record) -> tuple[Record, datetime]:
        saved = person.save(record)
        self._list(person, saved)
        return saved, person.saved_at

    def _list(self, person: PersonFiles, saved: Record) -> None:
        with self._listing:
            self._index.put(person.folder.name, Summary.of(saved, person.saved_at, person.versions.generation))
        self._keep_at_hand(person.folder.name, person)

    def _read(self, access: Access, folder: str) -> tuple[PersonFiles, Opened]:
        row = self._index.row(folder)
        floor = max(row.generation if row else 0, self._floors.get(folder, 0))
        person = PersonFiles(access, self._folder / PEOPLE / folder, floor)
        record, united = person.load()
        versions = person.versions
        with self._listing:
            self._index.put(folder, Summary.of(record, person.saved_at, versions.generation))
        record = self._as_listed(folder, record)
        damage = Damage(tuple(version.name for version in versions.damaged), person.saved_at)
        found = damage if versions.damaged else None
        facts = (versions.rolled_back, united, folder in self._half_removed)
        return person, Opened(record, person.saved_at, versions.generation, found, *facts)

    def _as_listed(self, folder: str, record: Record) -> Record:
        """The record under the id that the list has for its folder: two folders can hold the same one."""
        with self._listing:
            return with_id(record, self._index.id_of(folder))

    def _keep_at_hand(self, folder: str, person: PersonFiles) -> None:
        self._at_hand[folder] = person
        self._at_hand.move_to_end(folder)
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)

    def _mark_behind(self, access: Access) -> None:
        """Once per opening, before its first save: after a crash the list is then checked against everyone's files."""
        if not self._behind:
            with suppress(OSError):
                access.files.close(access.files.create(self._folder / INDEX / BEHIND))
                access.files.fsync_dir(self._folder / INDEX)
                self._behind = True


def refuse_newer_record(record: Record) -> None:
    """VaultNewer if this peertui does not write such a record."""
    if record.version > newest():
        raise errors.VaultNewer


def with_id(record: Record, person_id: str) -> Record:
    """The record under this id."""
    if record.person.id == person_id:
        return record
    return record.model_copy(update={"person": record.person.model_copy(update={"id": person_id})})
