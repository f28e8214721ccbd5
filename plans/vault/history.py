"""The versions of one person, newest first, each with what changed in it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from plans.differences import Change, differences
from plans.record import Record
from plans.vault.errors import VaultDamaged
from plans.vault.storage import Generations, Version
from plans.vault.tables import record_of

PAGE = 12
"""So many versions are opened at a time: a saving thread never waits long for somebody who reads the history."""


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
