"""One sealed object: a header of 60 readable bytes, then AES-256-GCM over the compressed words.

The header and the vault's id are authenticated with the words: a file moved to another person or another vault,
renumbered or changed by one bit does not open.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from plans.vault.errors import VaultNewer

_MAGIC = b"PEERTUI1"
_HEADER = struct.Struct(">8sBBH16sQQ12sI")
_MOST = 64 * 1024 * 1024
"""Bytes of one object before compression."""


class Damaged(Exception):
    """These bytes are not what was saved."""


class Kind(IntEnum):
    """What an object holds."""

    PERSON = 1
    INDEX = 2
    REMOVAL = 3


@dataclass(frozen=True, slots=True)
class KeyRing:
    """What an unlocked vault knows: its id, and its data keys by number. The highest number seals."""

    vault_id: bytes
    keys: Mapping[int, bytes]


class Head(NamedTuple):
    """What the readable beginning of a sealed object says. It is only known to be true once the object is opened."""

    generation: int
    saved_at: datetime
    schema: int


HEAD_BYTES = _HEADER.size


def peek(blob: bytes) -> Head:
    """The head of a file, from its first `HEAD_BYTES`. Damaged if it is not one."""
    if len(blob) < HEAD_BYTES:
        raise Damaged
    magic, _, _, schema, _, generation, moment, _, _ = _HEADER.unpack(blob[:HEAD_BYTES])
    if magic != _MAGIC:
        raise Damaged
    return Head(generation, _moment(moment), schema)


def _moment(milliseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        raise Damaged from None


class Unsealed(NamedTuple):
    """What came out of a sealed object."""

    generation: int
    saved_at: datetime
    plain: bytes


class Seal:
    """Seals and opens the versions of one object."""

    def __init__(self, ring: KeyRing, kind: Kind, object_id: bytes) -> None:
        self._ring, self._kind, self._object_id = ring, kind, object_id
        self._ciphers: dict[int, AESGCM] = {}

    def seal(self, plain: bytes, generation: int, schema: int, saved_at: datetime) -> bytes:
        """The bytes of a file. OSError EFBIG above 64 MiB."""
        if len(plain) > _MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        number, nonce = max(self._ring.keys), os.urandom(12)
        body = zlib.compress(plain, 1)
        moment = round(saved_at.timestamp() * 1000)
        length = len(body) + 16
        head = (_MAGIC, self._kind, number, schema, self._object_id, generation, moment, nonce, length)
        header = _HEADER.pack(*head)
        return header + self._cipher(number).encrypt(nonce, body, self._ring.vault_id + header)

    def open(self, blob: bytes, newest_schema: int) -> Unsealed:
        """The words of a file. Damaged, or VaultNewer if it is whole but of a later schema."""
        if len(blob) < _HEADER.size:
            raise Damaged
        header = blob[: _HEADER.size]
        magic, kind, number, schema, object_id, generation, moment, nonce, length = _HEADER.unpack(header)
        expected = (_MAGIC, self._kind, self._object_id, len(blob) - _HEADER.size)
        if (magic, kind, object_id, length) != expected or number not in self._ring.keys:
            raise Damaged
        try:
            body = self._cipher(number).decrypt(nonce, blob[_HEADER.size :], self._ring.vault_id + header)
        except InvalidTag:
            raise Damaged from None
        if schema > newest_schema:  # asked only now: in a damaged header it would be a bit, not news
            raise VaultNewer
        return Unsealed(generation, datetime.fromtimestamp(moment / 1000, UTC), _expand(body))

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
