"""One sealed object: a header of 60 readable bytes, then AES-256-GCM over the compressed words.

The header and the vault's id are authenticated with the words: a file moved to another person or another vault,
renumbered or changed by one bit does not open. Each object has a key of its own, derived with HKDF, and each version a
random nonce of 96 bits (https://doi.org/10.6028/NIST.SP.800-38D).
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from plans.record.moments import EPOCH
from plans.vault.errors import VaultNewer

if TYPE_CHECKING:
    pass

_MAGIC = b"PEERTUI1"
_HEADER = struct.Struct(">8sBBH16sQQ12sI")
_MOST = 64 * 1024 * 1024
"""Bytes of one object before compression."""
ANY_SCHEMA = 0xFFFF
"""For `Seal.open`, where a version is only looked at and not read."""


class Damaged(Exception):
    """These bytes are not what was saved."""


class SealedKind(IntEnum):
    """What an object holds."""

    PERSON = 1
    INDEX = 2
    REMOVAL = 3
    BACKUP = 4
    """What a backup says is in it."""
    ELSEWHERE = 5
    """Where one backup went."""
    WITNESS = 6
    """What is remembered of files beside the vault."""


@dataclass(slots=True)
class KeyRing:
    """What an unlocked vault knows: its id, and its data keys by number. The highest number seals.

    All that seals and opens shares one ring, so that a new key holds everywhere at once.
    """

    vault_id: bytes
    keys: dict[int, bytes] = field(repr=False)
    file: bytes = field(default=b"", repr=False)
    """The key file these keys are wrapped in, as it is on the disk."""


class SealedHead(NamedTuple):
    """What the readable beginning of a sealed object says. It is only known to be true once the object is opened."""

    magic: bytes
    kind: int
    number: int
    schema: int
    object_id: bytes
    generation: int
    moment: int
    nonce: bytes
    length: int

    @property
    def saved_at(self) -> datetime:
        """When it was saved.

        Raises:
            Damaged: That is no time at all.
        """
        return _moment(self.moment)


HEAD_BYTES = _HEADER.size


def peek(blob: bytes) -> SealedHead:
    """The head of a file, from its first `HEAD_BYTES`.

    Raises:
        Damaged: It is not one.
    """
    if len(blob) < HEAD_BYTES:
        raise Damaged
    head = SealedHead(*_HEADER.unpack(blob[:HEAD_BYTES]))
    if head.magic != _MAGIC:
        raise Damaged
    return head


def _moment(milliseconds: int) -> datetime:
    try:
        return EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise Damaged from None


def now() -> datetime:
    """The time as a file can keep it: to the millisecond, and not before 1970, whatever the clock says."""
    moment = datetime.now(UTC)
    return max(moment.replace(microsecond=moment.microsecond // 1000 * 1000), EPOCH)


class Unsealed(NamedTuple):
    """What came out of a sealed object."""

    generation: int
    saved_at: datetime
    plain: bytes


class Seal:
    """Seals and opens the versions of one object.

    Args:
        ring: The keys, the one in use and older ones.
        kind: What sort of object, so that none is taken for another.
        object_id: Which one: 16 bytes.
    """

    def __init__(self, ring: KeyRing, kind: int, object_id: bytes) -> None:
        self._ring, self._kind, self._object_id = ring, kind, object_id
        self._ciphers: dict[int, AESGCM] = {}

    def seal(self, plain: bytes, generation: int, schema: int, saved_at: datetime) -> bytes:
        """Seal the words of one version, as the bytes of a file.

        Args:
            plain: The words: bytes before compression, 64 MiB at most.
            generation: The number of the version.
            schema: In which version of the format the words are.
            saved_at: When; kept to the millisecond.

        Raises:
            OSError: EFBIG, for more than 64 MiB.
        """
        if len(plain) > _MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        moment = round(saved_at.timestamp() * 1000)
        return self._close(zlib.compress(plain, 1), generation, schema, moment)

    def open(self, blob: bytes, newest_schema: int = ANY_SCHEMA) -> Unsealed:
        """The words of a file.

        Raises:
            Damaged: It is not what was saved.
            VaultNewer: It is whole, but of a later schema.
        """
        head, body = self._decrypt(blob)
        if head.schema > newest_schema:  # asked only now: in a damaged header it would be a bit, not news
            raise VaultNewer
        return Unsealed(head.generation, head.saved_at, _expand(body))

    def _close(self, body: bytes, generation: int, schema: int, moment: int) -> bytes:
        number, nonce, length = max(self._ring.keys), os.urandom(12), len(body) + 16
        head = SealedHead(_MAGIC, self._kind, number, schema, self._object_id, generation, moment, nonce, length)
        header = _HEADER.pack(*head)
        return header + self._cipher(number).encrypt(nonce, body, self._ring.vault_id + header)

    def _decrypt(self, blob: bytes) -> tuple[SealedHead, bytes]:
        head, header = peek(blob), blob[:HEAD_BYTES]
        expected = (self._kind, self._object_id, len(blob) - HEAD_BYTES)
        if (head.kind, head.object_id, head.length) != expected or head.number not in self._ring.keys:
            raise Damaged
        try:
            bound = self._ring.vault_id + header
            return head, self._cipher(head.number).decrypt(head.nonce, blob[HEAD_BYTES:], bound)
        except InvalidTag:
            raise Damaged from None

    def _cipher(self, number: int) -> AESGCM:
        if number not in self._ciphers:
            about = b"peertui object 1" + bytes([self._kind]) + self._object_id
            self._ciphers[number] = AESGCM(HKDFExpand(SHA256(), 32, about).derive(self._ring.keys[number]))
        return self._ciphers[number]


def _expand(body: bytes) -> bytes:
    stream = zlib.decompressobj()
    plain = stream.decompress(body, _MOST)
    if not stream.eof:
        raise Damaged
    return plain


def seal_again(ring: KeyRing, blob: bytes) -> bytes | None:
    """The same version of the same object under the newest key; None if it is under that already. Damaged."""
    said = peek(blob)
    seal = Seal(ring, said.kind, said.object_id)
    head, body = seal._decrypt(blob)
    if head.number == max(ring.keys):
        return None
    return seal._close(body, head.generation, head.schema, head.moment)
