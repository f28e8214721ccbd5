"""One person's encrypted TinyDB: the record that is held, and saving the next one."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plans.record.diff import typed_in
from plans.record.merge import unite
from plans.record.migrations import newest
from plans.record.models import Record
from plans.vault.crypto.sealed_object import SealedKind
from plans.vault.errors import UnknownVersion, VaultDamaged, VaultError
from plans.vault.storage.ancestry import Ancestry
from plans.vault.storage.generations import Access, Generations, Version
from plans.vault.storage.record_tables import RecordDatabase, RecordWriter, ancestry_of, record_of, steps_of
from plans.vault.storage.retention import keep
from plans.vault.storage.undo_stack import Steps

_THIN_EVERY = 8
"""Old versions go several at a time, which most saves need not wait for."""
_ONE_STEP = 30.0
"""Seconds of writing in one entry or note that are undone together, at most."""
_Typing = tuple[str | None, float]
"""The entry or note that is being written in, and when that step began."""
_NOTHING_TYPED: _Typing = (None, 0.0)
_BASES = 8
"""How many of our own last records may be what another writer went on from."""
_ROUNDS = 8
"""How often to put together what another writer saves meanwhile, before leaving the rest to the next save."""


class PersonFiles:
    """The versions of one person, in the folder named by their object id (random hexadecimal letters)."""

    def __init__(self, access: Access, folder: Path, floor: int = 0) -> None:
        self.folder = folder
        self.versions = Generations(
            access, folder, SealedKind.PERSON, bytes.fromhex(folder.name), schema=newest(), floor=floor
        )
        self._writer = RecordWriter(RecordDatabase(storage=lambda: self.versions))
        self._base: Record | None = None
        self._steps = Steps()
        self._typing = _NOTHING_TYPED
        self._others: Record | None = None
        """What other writers saved and the caller's record does not hold yet."""
        self._before_others: Record | None = None
        """What that and the caller's record were both made from, if it is known."""
        self._own = self._of_others = self._said = Ancestry()
        """What the caller's record was made from; what `_others` was; and what the version held here says of itself."""
        self._bases: deque[tuple[Version, Record]] = deque(maxlen=_BASES)
        """What the caller's record was made from, newest last."""

    @property
    def saved_at(self) -> datetime:
        """When the version held here was saved.

        Raises:
            VaultDamaged: Nothing was loaded or saved yet.
        """
        if self.versions.saved_at is None:
            raise VaultDamaged
        return self.versions.saved_at

    def load(self) -> tuple[Record, bool]:
        """The record, and whether two writers' versions were put together in it.

        Raises:
            VaultDamaged: Nothing opens, VaultNewer, OSError.
        """
        self.versions.open()
        if not self.versions.generation:
            raise VaultDamaged
        tables = self.versions.read() or {}
        self._base, self._steps, self._said = record_of(tables), steps_of(tables, self._older()), ancestry_of(tables)
        self._own = self._said
        self._made_from(self._base)
        self._meet_strangers()
        if self._others is None:
            return self._base, False
        united = unite(self._base, self._others, self._before_others)
        self._own, self._others = self._own.joined(self._of_others), None
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
        """When a version was saved, and the record in it.

        Raises:
            UnknownVersion: It is not there, or does not open.
            VaultNewer: A newer peertui wrote it.
            OSError: It cannot be read.
        """
        for version in reversed(self.versions.there()):
            if version.generation == generation and (seen := self.versions.look_at(version)):
                return seen[0], record_of(seen[1])
        raise UnknownVersion

    def _save(self, record: Record, steps: Steps | None) -> Record:
        for _ in range(_ROUNDS):
            self._meet_strangers()
            united = unite(record, self._others, self._before_others) if self._others else record
            following, typing = self._following(united) if steps is None else (steps, _NOTHING_TYPED)
            told = self._said if united == self._base else self._own.joined(self._of_others)
            self._writer.write(united, following, told)
            self._base, self._steps, self._typing, self._said = united, following, typing, told
            if united == record:
                self._own, self._others = self._own.joined(self._of_others), None
                self._made_from(record)
            with suppress(OSError):  # it is saved: what cannot be looked for now is met by the next save
                if self.versions.strangers():
                    continue
            break
        if self.versions.generation % _THIN_EVERY == 0:
            with suppress(OSError):
                self.versions.thin(self._spare)
        return united

    def _following(self, record: Record) -> tuple[Steps, _Typing]:
        """Where undo leads once this record is saved: uninterrupted typing in one entry is one step."""
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

        The last one of every older schema stays too: a peertui that knows no later one can continue from it.
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
            theirs, made_from = record_of(tables), ancestry_of(tables).plus(stranger)
            shared = self._own.shared(made_from if self._others is None else made_from.shared(self._of_others))
            self._before_others = self._newest_in(shared)
            if self._others is None:
                self._others, self._of_others = theirs, made_from
            else:
                self._others = unite(self._others, theirs, self._before_others)
                self._of_others = self._of_others.joined(made_from)

    def _made_from(self, record: Record) -> None:
        """The caller's record is now, or will be made from, this one in the version held here."""
        if self.versions.version is not None:
            self._own = self._own.plus(self.versions.version)
            self._bases.append((self.versions.version, record))

    def _newest_in(self, shared: Ancestry) -> Record | None:
        """The newest record of those that two writers' were both made from; None if it is not there any more."""
        for version, record in reversed(self._bases):
            if shared.holds(version):
                return record
        with suppress(OSError, VaultError):
            for version in reversed(self.versions.there()):
                if shared.holds(version) and (seen := self.versions.look_at(version)):
                    return record_of(seen[1])
        return None
