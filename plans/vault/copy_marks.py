"""Which files this vault wrote itself: a mark on the line of a copy that nothing from outside can make.

copies.key    32 random bytes, made for the first copy; in no backup, so that a vault brought back asks for no file
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from contextlib import suppress
from pathlib import Path

from plans.record.models import Copy
from plans.vault.storage.filesystem import Files, publish

_NAME, _BYTES = "copies.key", 32


class CopyMarks:
    """Puts and knows the marks of one vault's folder. A closed vault's can still be asked, if they were before."""

    def __init__(self, files: Files, folder: Path) -> None:
        self._files, self._path = files, folder / _NAME
        self._key = b""

    def put(self, copy: Copy) -> Copy:
        """The line of a copy that was just written, with its mark; without one if the disk keeps none."""
        if not copy.file:
            return copy
        if not self._known():
            key = secrets.token_bytes(_BYTES)
            with suppress(OSError):
                publish(self._files, self._path, key)
                self._key = key
        return copy.model_copy(update={"written_here": self._mark(copy) if self._key else ""})

    def hold(self, copy: Copy) -> bool:
        """Whether this vault wrote the file of this line, and no other."""
        if not (copy.file and copy.written_here and self._known()):
            return False
        return hmac.compare_digest(copy.written_here.encode("utf-8", "replace"), self._mark(copy).encode())

    def _known(self) -> bool:
        if not self._key:
            with suppress(OSError):
                key = self._files.head(self._path, _BYTES + 1)
                self._key = key if len(key) == _BYTES else b""
        return bool(self._key)

    def _mark(self, copy: Copy) -> str:
        """Of the name and the bytes of the file: a line may be joined with another, its file stays that one."""
        said = f"{copy.file}\0{copy.sha256}".encode("utf-8", "surrogatepass")
        return hmac.new(self._key, said, hashlib.sha256).hexdigest()
