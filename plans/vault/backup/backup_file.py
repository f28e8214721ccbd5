"""The file of a backup: its parts are taken out one at a time, so that a backup of any size needs little memory.

docs/security.md tells every byte of it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, overload

from plans.vault.errors import BackupDamaged, NotABackup, VaultNewer
from plans.vault.storage.filesystem import MOST_BYTES, Files

MAGIC, FORMAT = b"PEERTUIB", 1
HEAD, LENGTH = struct.Struct(">8sHI"), struct.Struct(">I")
CHECK = 32
"""Bytes of the SHA-256 at the end."""
MOST_PARTS = 200_000
"""The vault is made for 10,000 people."""
_AT_ONCE = 1024 * 1024


class BackupSource(Protocol):
    """Where the bytes are."""

    @property
    def size(self) -> int:
        """How many there are."""

    def piece(self, at: int, size: int) -> bytes:
        """So many of them; fewer at the end."""


class InMemory:
    """Bytes that are held."""

    def __init__(self, blob: bytes) -> None:
        self._blob, self.size = blob, len(blob)

    def piece(self, at: int, size: int) -> bytes:
        """So many of them; fewer at the end."""
        return self._blob[at : at + size]


class OnDisk:
    """Bytes of an ordinary file. OSError."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files, self._path, self.size = files, path, files.size(path)

    def piece(self, at: int, size: int) -> bytes:
        """So many of them; fewer at the end."""
        return self._files.piece(self._path, at, size)


class People(Sequence[bytes]):
    """The sealed versions in a backup, each read when it is asked for."""

    def __init__(self, source: BackupSource, places: Sequence[tuple[int, int]]) -> None:
        self._source, self._places = source, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(at, slice):
            return People(self._source, self._places[at])
        return self._source.piece(*self._places[at])


class Parts(NamedTuple):
    """What is in a backup whose every bit is as it was written. Still sealed."""

    key_file: bytes
    list: bytes
    people: Sequence[bytes]


def take_apart(whole: bytes | BackupSource) -> Parts:
    """The parts of a backup.

    What cannot be one is refused by its first bytes, before the rest is read.

    Raises:
        NotABackup, BackupDamaged, VaultNewer.
        OSError: Only from the disk.
    """
    source: BackupSource = InMemory(whole) if isinstance(whole, bytes) else whole
    head = source.piece(0, HEAD.size)
    if not head.startswith(MAGIC):
        raise NotABackup
    if source.size < HEAD.size + CHECK or len(head) < HEAD.size:
        raise BackupDamaged
    _, version, count = HEAD.unpack(head)
    if version > FORMAT and _is_whole(source):
        raise VaultNewer
    places = list(_places(source, count))
    if not _is_whole(source):
        raise BackupDamaged
    return Parts(source.piece(*places[0]), source.piece(*places[1]), People(source, places[2:]))


def _places(source: BackupSource, count: int) -> Iterator[tuple[int, int]]:
    """Where each part begins, and how long it is."""
    if not 2 <= count <= MOST_PARTS:
        raise BackupDamaged
    at, end = HEAD.size, source.size - CHECK
    for _ in range(count):
        length = source.piece(at, LENGTH.size)
        if at + LENGTH.size > end or len(length) < LENGTH.size:
            raise BackupDamaged
        (size,) = LENGTH.unpack(length)
        at += LENGTH.size
        if size > MOST_BYTES or at + size > end:
            raise BackupDamaged
        yield at, size
        at += size
    if at != end:
        raise BackupDamaged


def _is_whole(source: BackupSource) -> bool:
    """Whether the SHA-256 at the end is that of everything before it."""
    seen, at, end = hashlib.sha256(), 0, source.size - CHECK
    while at < end:
        piece = source.piece(at, min(_AT_ONCE, end - at))
        if not piece:
            return False
        seen.update(piece)
        at += len(piece)
    return seen.digest() == source.piece(end, CHECK)
