"""The versions of one person, newest first, each with what changed in it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from plans.record.diff import Change, differences
from plans.record.models import Record
from plans.vault.errors import VaultDamaged, opening, saving
from plans.vault.open_vault import OpenVault
from plans.vault.storage.generations import Generations, Version
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
    """So many versions, newest first, each with what changed in it. What does not open is passed over.

    Args:
        versions: Whose they are.
        before: A generation; None for the newest.
        most: How many at most.

    Raises:
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


class UndoStep(NamedTuple):
    """What an undo or a redo did: the record before it, and the one that is on the disk now."""

    before: Record
    after: Record


class VaultHistory:
    """`vault.history`: what was saved before. Its methods may be called from any thread."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def versions(self, person_id: str, *, before: int | None = None, most: int = PAGE) -> tuple[SavedVersion, ...]:
        """A person's versions, newest first.

        Args:
            person_id: Whose.
            before: A generation, for those older than it; None for the newest.
            most: How many of them at most.

        Raises:
            UnknownPerson, VaultDamaged, VaultNewer, CannotOpen, VaultLocked.
        """
        with self._vault.working() as access, opening():
            return page(self._vault.person(access, person_id).versions, before, most)

    def version(self, person_id: str, generation: int) -> Record:
        """The record as it was saved in one version.

        Raises:
            UnknownVersion, and as for `versions`.
        """
        with self._vault.working() as access, opening():
            _, record = self._vault.person(access, person_id).at(generation)
            return self._vault.as_listed(self._vault.known_folder(person_id), record)

    def undo(self, person_id: str) -> UndoStep | None:
        """Save a person's record as it was before the last step.

        A step is one save, or up to half a minute of writing in one entry or note. It can be undone after a restart
        too. What another window saved is put together with it, and no Conflict is raised.

        Returns:
            What it did; None if there is no step to undo.

        Raises:
            CannotSave, UnknownPerson, VaultDamaged, VaultNewer, VaultLocked.
        """
        return self._step(person_id, forth=False)

    def redo(self, person_id: str) -> UndoStep | None:
        """Save again what the last undo took back; None if there is nothing to redo. As for `undo`."""
        return self._step(person_id, forth=True)

    def _step(self, person_id: str, *, forth: bool) -> UndoStep | None:
        with self._vault.working() as access, saving():
            person = self._vault.person(access, person_id)
            self._vault.mark_behind(access)
            records = person.go(forth=forth)
            if records is None:
                return None
            self._vault.list_saved(person, records[1])
            return UndoStep(*(self._vault.as_listed(person.folder.name, record) for record in records))
