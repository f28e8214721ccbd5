"""One person's encrypted TinyDB: the record that is held, and saving the next one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tinydb import TinyDB

from plans.record import VERSION, Record
from plans.vault.errors import VaultDamaged
from plans.vault.sealed import Kind
from plans.vault.storage import Access, Generations, beyond_newest
from plans.vault.tables import RecordWriter, read_record, record_of
from plans.vault.unite import unite

_KEEP, _THIN_EVERY = 20, 8
"""So many versions are kept at least. Old ones go several at a time, which most saves need not wait for."""
_ROUNDS = 8
"""How often to put together what another writer saves meanwhile, before leaving the rest to the next save."""


class PersonFiles:
    """The versions of one person, in the folder named by their object id (random hexadecimal letters)."""

    def __init__(self, access: Access, folder: Path, floor: int = 0) -> None:
        self.folder = folder
        self.versions = Generations(
            access, folder, Kind.PERSON, bytes.fromhex(folder.name), schema=VERSION, floor=floor
        )
        self._db = TinyDB(storage=lambda: self.versions)
        self._writer = RecordWriter(self._db)
        self._base: Record | None = None
        self._others: Record | None = None
        """What other writers saved and the caller's record does not hold yet."""
        self._before_others: Record | None = None
        """What was held when the first of it was met."""

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
        self._meet_strangers()
        if self._others is None:
            return self._base, False
        united = unite(self._base, self._others, None)
        self._others = None
        return united, True

    def save(self, record: Record) -> Record:
        """What is on the disk on return: the record, and what other writers saved meanwhile.

        That stays in every later save until a record comes that holds it. NotARecord, VaultNewer, OSError.
        """
        for _ in range(_ROUNDS):
            self._meet_strangers()
            united = unite(record, self._others, self._before_others) if self._others else record
            with self.versions.together():
                self._writer.write(united)
            self._base = united
            if not self.versions.strangers():
                break
        if self.versions.generation % _THIN_EVERY == 0:
            self.versions.thin(beyond_newest(_KEEP))
        if united == record:
            self._others = None
        return united

    def _meet_strangers(self) -> None:
        for stranger in self.versions.strangers():
            tables = self.versions.take_in(stranger)
            if tables is None:
                continue
            theirs = record_of(tables)
            if self._others is None:
                self._others, self._before_others = theirs, self._base
            else:
                self._others = unite(self._others, theirs, self._before_others)
