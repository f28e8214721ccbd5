"""One person's encrypted TinyDB: the record that is held, and saving the next one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tinydb import TinyDB

from plans.differences import typed_in
from plans.migrations import newest
from plans.record import Record
from plans.vault.errors import UnknownVersion, VaultDamaged
from plans.vault.sealed import Kind
from plans.vault.steps import Steps
from plans.vault.storage import Access, Generations, Version
from plans.vault.tables import RecordWriter, read_record, read_steps, record_of
from plans.vault.thinning import keep
from plans.vault.unite import unite

_THIN_EVERY = 8
"""Old versions go several at a time, which most saves need not wait for."""
_ONE_STEP = 30.0
"""Seconds of writing in one entry or note that are undone together, at most."""
_Typing = tuple[str | None, float]
"""The entry or note that is being written in, and when that step began."""
_NOTHING_TYPED: _Typing = (None, 0.0)
_ROUNDS = 8
"""How often to put together what another writer saves meanwhile, before leaving the rest to the next save."""


class PersonFiles:
    """The versions of one person, in the folder named by their object id (random hexadecimal letters)."""

    def __init__(self, access: Access, folder: Path, floor: int = 0) -> None:
        self.folder = folder
        self.versions = Generations(
            access, folder, Kind.PERSON, bytes.fromhex(folder.name), schema=newest(), floor=floor
        )
        self._db = TinyDB(storage=lambda: self.versions)
        self._writer = RecordWriter(self._db)
        self._base: Record | None = None
        self._steps = Steps()
        self._typing = _NOTHING_TYPED
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
            self._steps = read_steps(self._db, self._older())
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
        return self._save(record, None)

    def go(self, *, forth: bool) -> tuple[Record, Record] | None:
        """Redo (`forth`) or undo, as a new version. The records before and after; None if it leads nowhere.

        NotARecord, VaultNewer, OSError.
        """
        before = self._base
        while before is not None and (generation := self._steps.next(forth=forth)) is not None:
            try:
                record = self.at(generation)[1]
            except UnknownVersion:
                record = before
            if record != before:
                return before, self._save(record, self._steps.went(self.versions.held, forth=forth))
            self._steps = self._steps.past_it(forth=forth)  # damaged, or what was different was removed for good
        return None

    def at(self, generation: int) -> tuple[datetime, Record]:
        """When a version was saved, and the record in it. UnknownVersion, VaultNewer, OSError."""
        for version in reversed(self.versions.there()):
            if version.generation == generation and (seen := self.versions.look_at(version)):
                return seen[0], record_of(seen[1])
        raise UnknownVersion

    def _save(self, record: Record, steps: Steps | None) -> Record:
        for _ in range(_ROUNDS):
            self._meet_strangers()
            united = unite(record, self._others, self._before_others) if self._others else record
            following, typing = self._following(united) if steps is None else (steps, _NOTHING_TYPED)
            with self.versions.together():
                self._writer.write(united, following)
            self._base, self._steps, self._typing = united, following, typing
            with suppress(OSError):  # it is saved: what cannot be looked for now is met by the next save
                if self.versions.strangers():
                    continue
            break
        if self.versions.generation % _THIN_EVERY == 0:
            with suppress(OSError):
                self.versions.thin(self._spare)
        if united == record:
            self._others = None
        return united

    def _following(self, record: Record) -> tuple[Steps, _Typing]:
        """Where undo leads once this record is saved: what is written on end in one thing is one step."""
        now = time.monotonic()
        if self._base is None or record == self._base:
            return self._steps, self._typing
        typed, (before, since) = typed_in(self._base, record), self._typing
        if typed is not None and typed == before and now < since + _ONE_STEP and not self._steps.future:
            return self._steps, self._typing
        return self._steps.on(self.versions.held), (typed, now)

    def _older(self) -> list[int]:
        return [version.generation for version in self.versions.there() if version.generation < self.versions.held]

    def _spare(self, versions: Sequence[Version]) -> Sequence[Version]:
        """All but those that are kept for their age, that undo or redo leads to, or of which nothing is known now.

        The last one of every older schema stays too: a peertui that knows no later one can go on from it.
        """
        said = {version: self.versions.says(version) for version in versions}
        kept = keep((version.generation, head.saved_at) for version, head in said.items() if head)
        kept.update(*self._steps, self.versions.last_of_older(versions))
        return [version for version, head in said.items() if head and version.generation not in kept]

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
