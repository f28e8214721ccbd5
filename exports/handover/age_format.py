"""Files in the age format (age-encryption.org/v1), locked with a passphrase: whole files, held in memory.

Written from the published specification, https://age-encryption.org/v1. It stays by hand because pyrage has no wheel
for musl and none for Windows on ARM. Only the scrypt recipient is known: one passphrase, one file. What is made is
binary; what is read may be binary or ASCII-armoured.
"""

from __future__ import annotations

import binascii
import hmac
import os
import re
from base64 import b64decode, b64encode
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from exports.errors import CannotOpenHandover, WrongHandoverPassphrase

LOG_N = 18
"""Work of one guess at the passphrase: scrypt with N = 2**18 takes 256 MiB, and about a second."""
MOST_LOG_N = 20
"""Other programs may choose 19 or 20. 20 takes 1 GiB; more would stop a small laptop."""
MOST_BYTES = 32 * 1024 * 1024
"""The largest file that is opened."""

_VERSION = b"age-encryption.org/v1\n"
_SCRYPT_LABEL = b"age-encryption.org/v1/scrypt"
_KEY, _SALT, _NONCE, _TAG = 16, 16, 16, 16
_CHUNK = 64 * 1024
_NO_NONCE = bytes(12)

_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63})\n")
_MAC_LINE = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_WORK = re.compile(rb"[1-9][0-9]*")
_BEGIN, _END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_ARMOUR = re.compile(_BEGIN + rb"\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{1,64}={0,2}\n)" + _END)

_NOT_AGE = "This is not a file that was handed over: look for the one your colleague sent, its name ends in .age."
_DAMAGED = "This file is damaged or not whole: copy it again, or ask for a new one."
_OTHER_LOCK = "This file is not locked with one passphrase alone: ask for one that is."
_TOO_MUCH_WORK = (
    f"This file asks this laptop for too much work before it opens: its work factor is above {MOST_LOG_N}. "
    "Ask for a new one, made with peertui or with a lower work factor."
)
_TOO_LARGE = f"This file is larger than {MOST_BYTES // 2**20} MB: check that it is the right one."
_NO_MEMORY = "There is not enough memory to open this file: close other programs and try again."


class _Header(NamedTuple):
    """What stands before the payload."""

    salt: bytes
    log_n: int
    wrapped: bytes
    signed: bytes
    """The bytes that the MAC is made of."""
    mac: bytes
    size: int


def encrypt(plain: bytes, passphrase: str, *, log_n: int = LOG_N) -> bytes:
    """A binary age file, another one each time. Takes about a second.

    Args:
        plain: Its bytes before.
        passphrase: What alone opens it.
        log_n: The work of scrypt, as a power of two; less only in tests.
    """
    file_key, salt, nonce = os.urandom(_KEY), os.urandom(_SALT), os.urandom(_NONCE)
    wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, log_n)).encrypt(_NO_NONCE, file_key, None)
    signed = b"%s-> scrypt %s %d\n%s\n---" % (_VERSION, _base64(salt), log_n, _base64(wrapped))
    return b"%s %s\n%s%s" % (signed, _base64(_mac(file_key, signed)), nonce, _sealed(file_key, nonce, plain))


def decrypt(data: bytes, passphrase: str) -> bytes:
    """What is in an age file. Takes about a second.

    Raises:
        WrongHandoverPassphrase, CannotOpenHandover: With one plain sentence.
    """
    data, header = _read(data)
    try:
        wrap_key = _wrap_key(passphrase, header.salt, header.log_n)
    except MemoryError:
        raise CannotOpenHandover(_NO_MEMORY) from None
    try:
        file_key = ChaCha20Poly1305(wrap_key).decrypt(_NO_NONCE, header.wrapped, None)
    except InvalidTag:
        raise WrongHandoverPassphrase from None
    if not hmac.compare_digest(_mac(file_key, header.signed), header.mac):
        raise CannotOpenHandover(_DAMAGED)
    return _opened(file_key, data[header.size :])


def check(data: bytes) -> None:
    """Whether this looks like an age file with a passphrase, before one is asked for. CannotOpenHandover if not."""
    _read(data)


def _read(data: bytes) -> tuple[bytes, _Header]:
    """The binary file and its header; nothing of it is sure yet."""
    if len(data) > MOST_BYTES:
        raise CannotOpenHandover(_TOO_LARGE)
    if data.lstrip()[: len(_BEGIN)] == _BEGIN:
        data = _without_armour(data)
    if not data.startswith(_VERSION):
        raise CannotOpenHandover(_DAMAGED if data.startswith(b"age-encryption.org/") else _NOT_AGE)
    return data, _header(data)


def _without_armour(data: bytes) -> bytes:
    """The binary file in an armoured one. Only the one way to write it counts, so that it cannot be changed unseen."""
    found = _ARMOUR.fullmatch(data.strip().replace(b"\r\n", b"\n"))
    try:
        raw = b64decode(found[1].replace(b"\n", b""), validate=True) if found else b""
    except binascii.Error:
        raise CannotOpenHandover(_DAMAGED) from None
    if not found or b64encode(raw) != found[1].replace(b"\n", b""):
        raise CannotOpenHandover(_DAMAGED)
    return raw


def _header(data: bytes) -> _Header:
    at, stanzas = len(_VERSION), []
    while found := _STANZA.match(data, at):
        stanzas.append(found)
        at = found.end()
    last = _MAC_LINE.match(data, at)
    if not last or not stanzas:
        raise CannotOpenHandover(_DAMAGED)
    kind, *given = stanzas[0][1].split(b" ")
    if len(stanzas) > 1 or kind != b"scrypt":
        raise CannotOpenHandover(_OTHER_LOCK)
    if len(given) != 2 or not _WORK.fullmatch(given[1]):
        raise CannotOpenHandover(_DAMAGED)
    salt, wrapped = _bytes(given[0], _SALT), _bytes(stanzas[0][2].replace(b"\n", b""), _KEY + _TAG)
    if len(given[1]) > 2 or int(given[1]) > MOST_LOG_N:
        raise CannotOpenHandover(_TOO_MUCH_WORK)
    signed = data[: last.start() + len(b"---")]
    return _Header(salt, int(given[1]), wrapped, signed, _bytes(last[1], SHA256.digest_size), last.end())


def _sealed(file_key: bytes, nonce: bytes, plain: bytes) -> bytes:
    aead = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    starts = range(0, max(1, len(plain)), _CHUNK)
    return b"".join(
        aead.encrypt(_chunk_nonce(at, len(starts)), plain[start : start + _CHUNK], None)
        for at, start in enumerate(starts)
    )


def _opened(file_key: bytes, payload: bytes) -> bytes:
    """The words in a payload. Only the last chunk may be short, and it is empty only if there are no words at all."""
    nonce, sealed = payload[:_NONCE], payload[_NONCE:]
    starts = range(0, len(sealed), _CHUNK + _TAG)
    aead = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    try:
        chunks = [
            aead.decrypt(_chunk_nonce(at, len(starts)), sealed[start : start + _CHUNK + _TAG], None)
            for at, start in enumerate(starts)
        ]
    except InvalidTag:
        raise CannotOpenHandover(_DAMAGED) from None
    if not chunks or (len(chunks) > 1 and not chunks[-1]):
        raise CannotOpenHandover(_DAMAGED)
    return b"".join(chunks)


def _chunk_nonce(at: int, chunks: int) -> bytes:
    return at.to_bytes(11, "big") + bytes([at == chunks - 1])


def _wrap_key(passphrase: str, salt: bytes, log_n: int) -> bytes:
    return Scrypt(salt=_SCRYPT_LABEL + salt, length=32, n=1 << log_n, r=8, p=1).derive(passphrase.encode())


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(file_key)


def _base64(raw: bytes) -> bytes:
    return b64encode(raw).rstrip(b"=")


def _bytes(written: bytes, size: int) -> bytes:
    """So many bytes from base64 without padding. There is one way to write them, and no other counts."""
    try:
        raw = b64decode(written + b"=" * (-len(written) % 4), validate=True)
    except binascii.Error:
        raise CannotOpenHandover(_DAMAGED) from None
    if len(raw) != size or _base64(raw) != written:
        raise CannotOpenHandover(_DAMAGED)
    return raw
