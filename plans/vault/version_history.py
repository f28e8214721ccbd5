"""The versions of one person, newest first, each with what changed in it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from plans.record.diff import Change, differences
from plans.record.models import Entry, Note, Record
from plans.vault.backup.backup_register import Held, Trace, still_held
from plans.vault.backup.daily_copies import drop_copies
from plans.vault.errors import VaultDamaged, opening, removing, saving
from plans.vault.open_vault import Holding
from plans.vault.storage.generations import Access, Generations, Version
from plans.vault.storage.record_tables import record_of

PAGE = 12
"""So many versions are opened at a time: a saving thread never waits long for someone who reads the history."""


class SavedVersion(NamedTuple):
    """One version, as the list of versions tells of it."""

    generation: int
    saved_at: datetime
    changes: tuple[Change, ...] | None
    """Against the version before it; None for the oldest that is kept."""


class _Seen(NamedTuple):
    generation: int
    saved_at: datetime
    record: Record


def page(versions: Generations, before: int | None, most: int) -> tuple[SavedVersion, ...]:
    """So many versions older than the generation `before`, newest first. What does not open is passed over.

    VaultNewer, OSError.
    """
    by_generation = {version.generation: version for version in versions.there()}
    listed: list[SavedVersion] = []
    newer: _Seen | None = None
    for generation in sorted(by_generation, reverse=True):
        if before is not None and generation >= before:
            continue
        seen = _look(versions, by_generation[generation])
        if seen is None:
            continue
        if newer is not None:
            listed.append(SavedVersion(newer.generation, newer.saved_at, differences(seen.record, newer.record)))
        newer = seen
        if len(listed) == most:
            return tuple(listed)
    if newer is not None:
        listed.append(SavedVersion(newer.generation, newer.saved_at, None))
    return tuple(listed)


def _look(versions: Generations, version: Version) -> _Seen | None:
    found = versions.look_at(version)
    try:
        return found and _Seen(version.generation, found[0], record_of(found[1]))
    except VaultDamaged:
        return None


class Step(NamedTuple):
    """What an undo or a redo did: the record before it, and the one that is on the disk now."""

    before: Record
    after: Record


class Past(Holding):
    """The part of a vault that deals with earlier versions."""

    def versions(self, person_id: str, *, before: int | None = None, most: int = PAGE) -> tuple[SavedVersion, ...]:
        """A person's newest versions, newest first, or those older than the generation `before`.

        UnknownPerson, VaultDamaged, VaultNewer or CannotOpen.
        """
        with self._working() as access, opening():
            return page(self._person(access, person_id).versions, before, most)

    def version(self, person_id: str, generation: int) -> Record:
        """The record as it was saved in one version. UnknownVersion, or as for `versions`."""
        with self._working() as access, opening():
            _, record = self._person(access, person_id).at(generation)
            return self._as_listed(self._known_folder(person_id), record)

    def undo(self, person_id: str) -> Step | None:
        """Save a person's record as it was before the last step; None if there is no step to undo.

        A step is one save, or up to half a minute of writing in one entry or note. It can be undone after a restart
        too. As for `save`, but what another window saved is only put together with it, and not raised.
        """
        return self._step(person_id, forth=False)

    def redo(self, person_id: str) -> Step | None:
        """Save again what the last undo took back; None if there is nothing to redo. As for `undo`."""
        return self._step(person_id, forth=True)

    def held_elsewhere(self, person_id: str, part_ids: Collection[str] | None = None) -> tuple[Held, ...]:
        """Which backups elsewhere hold one of these entries and notes, or the person. To be asked before removing.

        UnknownPerson, VaultDamaged, VaultNewer or CannotOpen.
        """
        with self._working() as access, opening():
            folder, known = self._known_folder(person_id), self._elsewhere.all()
            traces = self._traces(access, person_id, part_ids) if known and part_ids is not None else None
            return still_held(known, folder, traces)

    def remove(self, person_id: str, part_ids: Collection[str]) -> Record:
        """Remove entries and notes for good, from every version. The record that is left.

        CannotRemove if that stopped midway: then it can be asked again, and resumes automatically at the next opening.
        UnknownPerson, VaultDamaged, VaultNewer or CannotOpen, and then nothing was done.
        """
        with self._keeping, self._working() as access:
            with opening():
                self._person(access, person_id)
            folder = self._known_folder(person_id)
            self._removals.refuse_newer(folder)
            with removing():
                self._removals.begin(folder, part_ids)
                self._carry_out(folder)
            with opening():
                person, opened = self._read(access, folder)
            self._keep_at_hand(folder, person)
            return opened.record

    def remove_person(self, person_id: str) -> None:
        """Remove a person for good: every version, and their row in every list.

        CannotRemove as for `remove`. UnknownPerson or VaultNewer, and then nothing was done.
        """
        with self._keeping, self._working(), removing():
            folder = self._known_folder(person_id)
            self._removals.refuse_newer(folder)
            self._removals.begin(folder, None)
            self._carry_out(folder)

    def _carry_out(self, folder: str) -> None:
        """Resume what was begun. The daily copies go altogether: they are sealed as a whole."""
        self._at_hand.pop(folder, None)
        whole_person = self._removals.wanted(folder) is None
        self._removals.carry_out(folder)
        drop_copies(self._held(), self._folder)
        if whole_person:
            with self._listing:
                self._index.forget(folder)
        self._removals.done(folder)
        self._half_removed.discard(folder)

    def _traces(self, access: Access, person_id: str, part_ids: Collection[str]) -> list[Trace]:
        """Of what is in each version that opens."""
        versions, traces = self._person(access, person_id).versions, []
        for version in versions.there():
            with suppress(VaultDamaged):
                if seen := versions.look_at(version):
                    record = record_of(seen[1])
                    parts: tuple[Entry | Note, ...] = (*record.entries, *record.notes)
                    made = [part.created for part in parts if part.id in part_ids]
                    traces.append(Trace(version.generation, min(made, default=None)))
        return traces

    def _step(self, person_id: str, *, forth: bool) -> Step | None:
        with self._working() as access, saving():
            person = self._person(access, person_id)
            self._mark_behind(access)
            records = person.go(forth=forth)
            if records is None:
                return None
            self._list(person, records[1])
            return Step(*(self._as_listed(person.folder.name, record) for record in records))
