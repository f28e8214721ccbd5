"""Seeing that a newer peertui has been here, before anything is done that could cost what only it understands."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plans.record.migrations import newest
from plans.vault.crypto.sealed_object import HEAD_BYTES, Damaged, KeyRing, Seal, SealedKind, peek
from plans.vault.errors import VaultNewer
from plans.vault.storage.filesystem import Files


def refuse_newer(files: Files, ring: KeyRing, paths: Iterable[Path]) -> None:
    """Refuse to go on where a newer peertui has been.

    Args:
        paths: Sealed files.

    Raises:
        VaultNewer: One of the files is whole, and of a later schema or another kind than we know.
        OSError.
    """
    for path in paths:
        with suppress(Damaged):
            head = peek(files.head(path, HEAD_BYTES))
            if head.schema > _known(head.kind):
                Seal(ring, head.kind, head.object_id).open(files.read(path))
                raise VaultNewer


def _known(kind: int) -> int:
    if kind == SealedKind.PERSON:
        return newest()
    return 1 if kind in tuple(SealedKind) else 0
