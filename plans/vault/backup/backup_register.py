"""What the vault knows of its backups elsewhere: one small sealed note for each, written once and never changed.

elsewhere/<random>.pt    where one backup went, when it was made, and which version of whom is in it; no name
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from plans.vault.crypto.sealed_object import Damaged, KeyRing, Seal, SealedKind
from plans.vault.errors import VaultNewer
from plans.vault.storage.filesystem import make_folder, publish, sweep
from plans.vault.storage.generations import Access, read_sealed
from plans.vault.storage.layout import ELSEWHERE

_ENDING = ".pt"
_SCHEMA = 1


class KnownBackup(NamedTuple):
    """One backup that was made, as far as it is known."""

    id: str
    path: Path | None = None
    """Where it was written; None if the note of it does not open."""
    made: datetime | None = None
    people: Mapping[str, int] = {}
    """Folder of a person -> the generation of theirs that is in it."""

    def to_plain(self) -> dict[str, Any]:
        """As it is sealed."""
        made = self.made.isoformat() if self.made else ""
        return {"path": str(self.path), "made": made, "people": dict(self.people)}

    @classmethod
    def from_plain(cls, note_id: str, plain: Mapping[str, Any]) -> KnownBackup:
        """What `to_plain` made.

        Raises:
            LookupError, TypeError, ValueError, AttributeError: It is something else.
        """
        people = {str(folder): int(generation) for folder, generation in plain["people"].items()}
        return cls(note_id, Path(plain["path"]), datetime.fromisoformat(plain["made"]).astimezone(UTC), people)


class BackupRegister:
    """The notes in one vault. All methods raise OSError."""

    def __init__(self, access: Access, vault: Path) -> None:
        self._access, self._files, self._folder = access, access.files, vault / ELSEWHERE
        self._read: dict[str, KnownBackup] = {}

    def tidy(self) -> None:
        """Remove what was half written. Only under the lock, and while no backup is made."""
        with suppress(FileNotFoundError):
            sweep(self._files, self._folder)

    def all(self) -> tuple[KnownBackup, ...]:
        """All that is known, the newest first; those whose note does not open come last."""
        try:
            names = self._files.names(self._folder)
        except FileNotFoundError:
            return ()
        ids = sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))
        known = [self._one(note_id) for note_id in ids]
        return tuple(sorted(known, key=lambda one: one.made or datetime.min.replace(tzinfo=UTC), reverse=True))

    def add(self, path: Path, made: datetime, people: Mapping[str, int]) -> KnownBackup:
        """Write down one backup; on return the note is on the disk.

        Args:
            path: Where it is written.
            made: When.
            people: Folder of a person -> the generation of theirs that is in it.
        """
        known = KnownBackup(new_note_id(), path, made, people)
        make_folder(self._files, self._folder, parents=False)
        sealed = sealed_note(self._access.ring, known)
        publish(self._files, self._folder / note_name(known.id), sealed, checked=True)
        self._read[known.id] = known
        return known

    def forget(self, note_id: str) -> None:
        """Take a note away. The backup itself is left alone. Safe to call twice."""
        with suppress(FileNotFoundError):
            self._files.unlink(self._folder / note_name(note_id))
            self._files.fsync_dir(self._folder)

    def _one(self, note_id: str) -> KnownBackup:
        if note_id not in self._read:
            try:
                blob = read_sealed(self._files, self._folder / note_name(note_id))
                plain = Seal(self._access.ring, SealedKind.ELSEWHERE, bytes.fromhex(note_id)).open(blob, _SCHEMA).plain
                self._read[note_id] = KnownBackup.from_plain(note_id, json.loads(plain))
            except (Damaged, VaultNewer, FileNotFoundError, LookupError, TypeError, ValueError, AttributeError):
                return KnownBackup(note_id)
        return self._read[note_id]


def new_note_id() -> str:
    """A fresh one, random."""
    return secrets.token_hex(16)


def note_name(note_id: str) -> str:
    """The file name of a note."""
    return f"{note_id}{_ENDING}"


def sealed_note(ring: KeyRing, known: KnownBackup) -> bytes:
    """The bytes of a note."""
    seal = Seal(ring, SealedKind.ELSEWHERE, bytes.fromhex(known.id))
    return seal.seal(json.dumps(known.to_plain()).encode(), 1, _SCHEMA, known.made or datetime.now(UTC))


class Trace(NamedTuple):
    """One version of a person, and when the oldest of what is asked for was made in it; None if none of it is there."""

    generation: int
    created: datetime | None


class Held(NamedTuple):
    """A backup in which something still is, surely or perhaps."""

    backup: KnownBackup
    surely: bool


def still_held(known: Iterable[KnownBackup], folder: str, traces: Iterable[Trace] | None) -> tuple[Held, ...]:
    """Which backups still hold what left these traces in someone's versions; without traces, the whole person.

    A backup is left out only if the person is not in it; or if its version is still here and has nothing of it; or if a
    version from then, or from later, has nothing of it, and it says itself that it was made after the backup.

    Args:
        known: All that is known.
        folder: The person's folder.
        traces: What was left in their versions; None for the whole person.
    """
    seen = None if traces is None else list(traces)
    judged = ((backup, _holds(backup, folder, seen)) for backup in known)
    return tuple(Held(backup, surely) for backup, surely in judged if surely is not None)


def _holds(backup: KnownBackup, folder: str, traces: list[Trace] | None) -> bool | None:
    """Surely, perhaps (False) or not (None)."""
    if backup.made is None:
        return False
    if folder not in backup.people:
        return None
    generation = backup.people[folder]
    if traces is None:
        return True
    same = [trace.created is not None for trace in traces if trace.generation == generation]
    if same:
        return all(same) if any(same) else None
    return None if _came_later(backup.made, generation, traces) else False


def _came_later(made: datetime, generation: int, traces: list[Trace]) -> bool:
    """By two witnesses, because a clock can be wrong, and an undone entry can have been there before."""
    holding = [trace for trace in traces if trace.created is not None]
    first = min((trace.generation for trace in holding), default=generation)
    without = any(generation <= trace.generation < first for trace in traces)
    return without and all(made < trace.created for trace in holding if trace.created)
