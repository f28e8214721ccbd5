"""One person's encrypted TinyDB: the record that is held, and saving the next one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tinydb import TinyDB

from plans.record import VERSION, Record
from plans.vault.errors import VaultDamaged
from plans.vault.sealed import Kind
from plans.vault.storage import Access, Generations, beyond_newest
from plans.vault.tables import read_record, record_of, write_record
from plans.vault.unite import unite

_ROUNDS = 8
"""How often to put together what another writer saves meanwhile, before leaving the rest to the next save."""


class PersonFiles:
    """The versions of one person, in the folder named by their object id (random hexadecimal letters)."""

    spare = staticmethod(beyond_newest(20))

    def __init__(self, access: Access, folder: Path, floor: int = 0) -> None:
        self.folder = folder
        self.versions = Generations(
            access, folder, Kind.PERSON, bytes.fromhex(folder.name), schema=VERSION, floor=floor
        )
        self._db = TinyDB(storage=lambda: self.versions)
        self._base: Record | None = None

    @property
    def saved_at(self) -> datetime:
        """When the version held here was saved. VaultDamaged if nothing was loaded or saved yet."""
        if self.versions.saved_at is None:
            raise VaultDamaged
        return self.versions.saved_at

    def load(self) -> tuple[Record, bool]:
        """The record, and whether two writers' versions were put together in it.

        VaultDamaged if nothing opens, VaultNewer, OSError.
        """
        self.versions.open()
        if not self.versions.generation:
            raise VaultDamaged
        with self.versions.together():
            self._base = read_record(self._db)
        united = self._with_strangers(self._base)
        return united, united != self._base

    def save(self, record: Record) -> Record:
        """What is on the disk on return: the record, and what another writer saved meanwhile. OSError, VaultNewer."""
        for _ in range(_ROUNDS):
            record = self._with_strangers(record)
            with self.versions.together():
                write_record(self._db, record)
            self._base = record
            if not self.versions.strangers():
                break
        self.versions.thin(self.spare)
        return record

    def _with_strangers(self, record: Record) -> Record:
        for stranger in self.versions.strangers():
            tables = self.versions.take_in(stranger)
            if tables is not None:
                record = unite(record, record_of(tables), self._base)
        return record
