"""A backup: one file with the key file and everyone's newest version, sealed as they lie in the vault.

It opens by the passphrase and the recovery key of the day it was made. docs/security.md tells every byte of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from plans.progress import counted
from plans.vault.backup.backup_file import FORMAT, HEAD, LENGTH, MAGIC, OnDisk, Parts, take_apart
from plans.vault.backup.backup_register import BackupRegister, KnownBackup, new_note_id
from plans.vault.crypto.sealed_object import Damaged, KeyRing, Seal, SealedKind, now, peek
from plans.vault.errors import BackupDamaged, is_damage
from plans.vault.storage.filesystem import Files, publish
from plans.vault.storage.generations import Access, Version, read_sealed
from plans.vault.storage.layout import PEOPLE

_LIST_ID = bytes(16)
_ROUNDS = 20
ENDING = ".ptb"
KEYS_WITHIN = 16 * 1024
"""The key file is in so many bytes from the beginning."""


class BackedUp(NamedTuple):
    """What a backup holds and where it is."""

    path: Path
    people: int
    left_out: int
    """How many people have no file that opens, and so are not in it."""
    noted: bool = True
    """Whether the vault knows where it is."""
    older: int = 0
    """How many people are in it as they were before, because their newest file does not open."""


def file_name(day: date, number: int = 1) -> str:
    """A name that tells the day and nothing else; `number` above 1 for a further one of that day."""
    return f"backup-{day.isoformat()}{f'-{number}' if number > 1 else ''}{ENDING}"


def write_backup(working: Callable[[], Access], folder: Path, to: Path, *, elsewhere: bool = False) -> BackedUp:
    """Write one backup, read it back and open everything in it.

    One that goes `elsewhere` is noted in the vault first: rather a note without a backup than a backup without a note.

    Args:
        working: Asked before each person; raises if the vault was closed meanwhile.
        folder: The folder of the vault.
        to: The new file.
        elsewhere: Whether it leaves the vault, and is noted in it first.

    Raises:
        OSError: There is no backup.
    """
    access = working()
    ring = replace(access.ring)  # the vault may be closed, and its own ring emptied, at any moment
    access = replace(access, ring=ring)
    people: list[bytes] = []
    left_out = older = 0
    for name in counted(sorted(access.files.names(folder / PEOPLE)), "Backing up", "people"):
        with suppress(ValueError):
            working()
            found = _newest(access, folder / PEOPLE / name, bytes.fromhex(name))
            if found is not None:
                people.append(found.sealed)
                older += not found.is_newest
            elif _has_files(access.files, folder / PEOPLE / name):
                left_out += 1
    working()
    notes = BackupRegister(access, folder)
    note = _note(notes, to, people) if elsewhere else None
    blob = _join(ring, people, _known(notes))
    try:
        publish(access.files, to, blob, checked=True)
        open_parts(take_apart(OnDisk(access.files, to)), ring)
    except BaseException:
        with suppress(OSError):
            access.files.unlink(to)
        with suppress(OSError):
            if note and not access.files.exists(to):
                notes.forget(note.id)
        raise
    return BackedUp(to, len(people), left_out, bool(note) or not elsewhere, older)


def open_parts(parts: Parts, ring: KeyRing) -> dict[str, Any]:
    """Open everything, and compare it with the sealed list: nobody was added, taken out or put back.

    Returns:
        The list.

    Raises:
        BackupDamaged: Something does not open, or is not as the list says.
        VaultNewer: A newer peertui wrote it.
    """
    try:
        listed: dict[str, Any] = json.loads(Seal(ring, SealedKind.BACKUP, _LIST_ID).open(parts.list, 1).plain)
        for sealed in counted(parts.people, "Checking", "people"):
            Seal(ring, SealedKind.PERSON, peek(sealed).object_id).open(sealed)
    except Damaged:
        raise BackupDamaged from None
    if listed["parts"] != _digests(chain((parts.key_file,), parts.people)):
        raise BackupDamaged
    return listed


def known_to(listed: dict[str, Any], people: Sequence[bytes], here: Path) -> list[KnownBackup]:
    """Where backups are, as one that lies `here` knows: itself, and those made before it.

    Args:
        listed: The sealed list in it.
        people: The sealed versions in it.
        here: Where it lies.
    """
    found = []
    for plain in listed.get("elsewhere", ()):
        with suppress(LookupError, TypeError, ValueError, AttributeError):
            found.append(KnownBackup.from_plain(new_note_id(), plain))
    if all(one.path != here for one in found):
        found.append(KnownBackup(new_note_id(), here, datetime.fromisoformat(listed["made"]), inside(people)))
    return found


def inside(people: Sequence[bytes]) -> dict[str, int]:
    """Who is in a backup, by the name of their folder, and which generation of theirs."""
    heads = map(peek, people)
    return {head.object_id.hex(): head.generation for head in heads}


def generation(sealed: bytes, ring: KeyRing) -> int:
    """The generation of a person's version in a backup. Damaged."""
    return Seal(ring, SealedKind.PERSON, peek(sealed).object_id).open(sealed).generation


def key_file_in(head: bytes) -> bytes | None:
    """The key file in the first bytes of a backup; None if that cannot be made out."""
    begin = HEAD.size + LENGTH.size
    if len(head) < begin or HEAD.unpack_from(head)[:2] != (MAGIC, FORMAT):
        return None
    end = begin + LENGTH.unpack_from(head, HEAD.size)[0]
    return head[begin:end] if end <= len(head) else None


def free_name(files: Files, to: Path, day: date) -> Path:
    """A name in a folder that nothing has yet.

    Args:
        to: The new file.
        day: What its name tells.
    """
    number = 1
    while files.exists(to / file_name(day, number)):
        number += 1
    return to / file_name(day, number)


class _Found(NamedTuple):
    sealed: bytes
    is_newest: bool


def _newest(access: Access, folder: Path, person: bytes) -> _Found | None:
    """The newest version that opens; of one that a newer peertui saved, only whether it is whole."""
    for _ in range(_ROUNDS):
        try:
            return _newest_of(access, folder, person)
        except FileNotFoundError:  # thinned a moment ago: look again
            continue
        except OSError as error:
            if not is_damage(error):
                raise
    return None


def _newest_of(access: Access, folder: Path, person: bytes) -> _Found | None:
    seal = Seal(access.ring, SealedKind.PERSON, person)
    versions = sorted(filter(None, map(Version.parse, access.files.names(folder))), reverse=True)
    for version in versions:
        with suppress(Damaged):
            sealed = _read_twice(access.files, folder / version.name)
            if seal.open(sealed).generation == version.generation:
                return _Found(sealed, version == versions[0])
    return None


def _read_twice(files: Files, path: Path) -> bytes:
    """A disk may give an error once. Only if it gives it again may an older version take its place in a backup."""
    try:
        return read_sealed(files, path)
    except Damaged:
        return read_sealed(files, path)


def _has_files(files: Files, folder: Path) -> bool:
    """Whether anything was saved there; also if the disk gives an error instead of the names."""
    try:
        return any(map(Version.parse, files.names(folder)))
    except OSError as error:
        if not is_damage(error):
            raise
        return True


def _note(notes: BackupRegister, to: Path, people: Sequence[bytes]) -> KnownBackup | None:
    """None if the vault's own disk does not take it: that must stop no backup."""
    with suppress(OSError):
        return notes.add(to.absolute(), now(), inside(people))
    return None


def _known(notes: BackupRegister) -> list[dict[str, Any]]:
    with suppress(OSError):
        return [one.to_plain() for one in notes.all() if one.made]
    return []


def _join(ring: KeyRing, people: Sequence[bytes], known: list[dict[str, Any]]) -> bytes:
    made = now()
    listed = {"made": made.isoformat(), "parts": _digests((ring.file, *people)), "elsewhere": known}
    sealed = Seal(ring, SealedKind.BACKUP, _LIST_ID).seal(json.dumps(listed).encode(), 1, 1, made)
    parts = (ring.file, sealed, *people)
    pieces = [HEAD.pack(MAGIC, FORMAT, len(parts))]
    for part in parts:
        pieces += (LENGTH.pack(len(part)), part)
    whole = b"".join(pieces)
    return whole + hashlib.sha256(whole).digest()


def _digests(parts: Iterable[bytes]) -> list[str]:
    return [hashlib.sha256(part).hexdigest() for part in parts]
