"""What an open vault remembers of files beside it that are not sealed, so that a change made elsewhere can be told.

witness.pt    one small sealed object, written anew; no name of a person, no word of theirs
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from plans.vault.crypto.sealed_object import Damaged, Seal, SealedKind, now
from plans.vault.errors import VaultNewer, saving
from plans.vault.open_vault import OpenVault
from plans.vault.storage.filesystem import publish
from plans.vault.storage.generations import Access

FILE = "witness.pt"
_SCHEMA = 1
_ID = bytes(16)
_MOST = 1 << 20
"""Bytes: what is longer is not remembered, and so is told again at each opening."""


class Witness:
    """`vault.witness`. Its methods may be called from any thread, and raise VaultLocked once it is closed."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault, self._path = vault, vault.folder / FILE

    def read(self) -> Mapping[str, Any]:
        """What was kept last; empty where nothing was, or where it cannot be read: whoever removes it hides nothing."""
        with self._vault.working() as access, suppress(OSError, Damaged, VaultNewer, ValueError, RecursionError):
            found = self._path.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > 2 * _MOST:  # a pipe would keep us waiting
                return {}
            kept = json.loads(self._seal(access).open(access.files.read(self._path), _SCHEMA).plain)
            if isinstance(kept, dict):
                return kept
        return {}

    def keep(self, seen: Mapping[str, Any]) -> None:
        """Remember this in place of what was there. CannotSave."""
        plain = json.dumps(seen, sort_keys=True).encode()
        with self._vault.working() as access, saving():
            if len(plain) <= _MOST:
                publish(access.files, self._path, self._seal(access).seal(plain, 1, _SCHEMA, now()), checked=True)

    @staticmethod
    def _seal(access: Access) -> Seal:
        return Seal(access.ring, SealedKind.WITNESS, _ID)
