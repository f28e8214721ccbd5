"""The key file: random data keys, wrapped once for each way in, the passphrase and the recovery key.

The passphrase goes through Argon2id (https://www.rfc-editor.org/rfc/rfc9106), the recovery key, which is random
already, through HKDF (https://www.rfc-editor.org/rfc/rfc5869); what comes out wraps the data keys with AES-256-GCM.

It is one line of JSON and one line with its SHA-256, so that damage is never taken for a wrong passphrase. Every change
counts its generation up, so that of two key files the newer one is known.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from plans.vault.crypto.recovery_key import new_recovery_key, recovery_secret
from plans.vault.crypto.sealed_object import KeyRing
from plans.vault.errors import VaultDamaged, VaultError, VaultNewer, WrongPassphrase, WrongRecoveryKey

_FORMAT, _VERSION = "peertui-keys", 1
_PASSPHRASE, _RECOVERY = "passphrase", "recovery"
_WRAPPING = ("nonce", "wrapped")


@dataclass(frozen=True, slots=True)
class Strength:
    """What one guess at the passphrase costs: Argon2id over this much memory, so many times.

    As it stands here it is the second choice of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes.
    """

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4

    @property
    def sensible(self) -> bool:
        """Whether a laptop can do it: a changed key file must not be able to stop the machine."""
        return 1 <= self.iterations <= 16 and 1 <= self.lanes <= 16 and 8 * self.lanes <= self.memory_kib <= 1024 * 1024


class NewKeys(NamedTuple):
    """What making a vault gives: the bytes of its key file, the keys, and the recovery key to write down."""

    key_file: bytes
    ring: KeyRing
    recovery_key: str


def make_keys(passphrase: str, strength: Strength) -> NewKeys:
    """Fresh random keys, wrapped for a passphrase and a new recovery key."""
    ring, recovery_key = KeyRing(os.urandom(16), {1: os.urandom(32)}), new_recovery_key()
    ways = [_by_passphrase(ring, passphrase, strength), _by_recovery_key(ring, recovery_key)]
    ring.file = _to_bytes({"vault": ring.vault_id.hex(), "generation": 1, "ways": ways})
    return NewKeys(ring.file, ring, recovery_key)


def wrap_again(
    ring: KeyRing, *, passphrase: str | None = None, recovery_key: str | None = None, strength: Strength | None = None
) -> bytes:
    """The key file of a ring with a new passphrase or recovery key, or both. What is not given stays as it was.

    Args:
        ring: The keys to wrap.
        passphrase: What opens it every day.
        recovery_key: What opens it too.
        strength: What a guess at the passphrase costs.
    """
    document = _from_bytes(ring.file)
    ways = {way["way"]: way for way in document["ways"]}
    if passphrase is not None:
        ways[_PASSPHRASE] = _by_passphrase(ring, passphrase, strength or Strength())
    if recovery_key is not None:
        ways[_RECOVERY] = _by_recovery_key(ring, recovery_key)
    return _to_bytes({**document, "generation": _generation(document) + 1, "ways": list(ways.values())})


def generation_of(key_file: bytes) -> int:
    """How often the keys were changed, counted from 1; 0 if it was written before that was counted, -1 if damaged.

    It decides between two whole files and proves nothing: whoever can write into the folder can write any number.
    """
    try:
        return _generation(_from_bytes(key_file))
    except (VaultDamaged, VaultNewer, KeyError, TypeError, ValueError, AttributeError):
        return -1


def unlock(key_file: bytes, *, passphrase: str | None = None, recovery_key: str | None = None) -> KeyRing:
    """The keys, by either way in.

    Args:
        key_file: Its bytes, as on the disk.
        passphrase: What opens it every day.
        recovery_key: What opens it too.

    Raises:
        WrongPassphrase, WrongRecoveryKey, VaultDamaged, VaultNewer.
    """
    document = _from_bytes(key_file)
    try:
        vault_id = bytes.fromhex(document["vault"])
        ways = {way["way"]: way for way in document["ways"]}
        if recovery_key is not None:
            way = ways[_RECOVERY]
            keys = _unwrap(vault_id, way, _recovery_key(recovery_key, way))
        else:
            way = ways[_PASSPHRASE]
            keys = _unwrap(vault_id, way, _passphrase_key(passphrase or "", way))
    except InvalidTag:
        raise (WrongPassphrase if recovery_key is None else WrongRecoveryKey) from None
    except (KeyError, TypeError, ValueError):
        raise VaultDamaged from None
    return KeyRing(vault_id, keys, key_file)


def vault_of(key_file: bytes) -> str:
    """The id of the vault that a key file says it is of; "" if it is damaged."""
    try:
        return str(_from_bytes(key_file).get("vault", ""))
    except VaultError:
        return ""


def opens(key_file: bytes, passphrase: str) -> bool:
    """Whether this is the passphrase. VaultDamaged or VaultNewer."""
    try:
        unlock(key_file, passphrase=passphrase)
    except WrongPassphrase:
        return False
    return True


def _generation(document: dict[str, Any]) -> int:
    found = document.get("generation", 0)
    return max(found, 0) if isinstance(found, int) else 0


def _by_passphrase(ring: KeyRing, passphrase: str, strength: Strength) -> dict[str, Any]:
    way = {"way": _PASSPHRASE, "salt": os.urandom(16).hex(), **asdict(strength)}
    return _wrap(ring, way, _passphrase_key(passphrase, way))


def _by_recovery_key(ring: KeyRing, recovery_key: str) -> dict[str, Any]:
    way = {"way": _RECOVERY, "salt": os.urandom(16).hex()}
    return _wrap(ring, way, _recovery_key(recovery_key, way))


def _passphrase_key(passphrase: str, way: dict[str, Any]) -> bytes:
    strength = Strength(way["memory_kib"], way["iterations"], way["lanes"])
    if not strength.sensible:
        raise VaultDamaged("The key file was changed by someone: nothing was opened, so bring back your last backup.")
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=bytes.fromhex(way["salt"]),
        length=32,
        iterations=strength.iterations,
        lanes=strength.lanes,
        memory_cost=strength.memory_kib,
    ).derive(secret)


def _recovery_key(recovery_key: str, way: dict[str, Any]) -> bytes:
    secret = recovery_secret(recovery_key)
    return HKDF(SHA256(), 32, bytes.fromhex(way["salt"]), b"peertui recovery 1").derive(secret)


def _wrap(ring: KeyRing, way: dict[str, Any], wrapping_key: bytes) -> dict[str, Any]:
    keys = b"".join(bytes([number]) + key for number, key in sorted(ring.keys.items()))
    nonce = os.urandom(12)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, keys, _bound_to(ring.vault_id, way))
    return {**way, "nonce": nonce.hex(), "wrapped": wrapped.hex()}


def _unwrap(vault_id: bytes, way: dict[str, Any], wrapping_key: bytes) -> dict[int, bytes]:
    nonce, wrapped = (bytes.fromhex(way[name]) for name in _WRAPPING)
    keys = AESGCM(wrapping_key).decrypt(nonce, wrapped, _bound_to(vault_id, way))
    return {keys[at]: keys[at + 1 : at + 33] for at in range(0, len(keys), 33)}


def _bound_to(vault_id: bytes, way: dict[str, Any]) -> bytes:
    settings = {name: value for name, value in way.items() if name not in _WRAPPING}
    return vault_id + json.dumps(settings, sort_keys=True).encode()


def _to_bytes(document: dict[str, Any]) -> bytes:
    line = json.dumps({"format": _FORMAT, "version": _VERSION, **document}).encode()
    return line + b"\n" + hashlib.sha256(line).hexdigest().encode() + b"\n"


def _from_bytes(key_file: bytes) -> dict[str, Any]:
    line, _, check = key_file.partition(b"\n")
    if check != hashlib.sha256(line).hexdigest().encode() + b"\n":
        raise VaultDamaged
    try:
        document: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise VaultDamaged from None
    if not isinstance(document, dict) or document.get("format") != _FORMAT or type(document.get("version")) is not int:
        raise VaultDamaged
    if document["version"] > _VERSION:
        raise VaultNewer
    return document
