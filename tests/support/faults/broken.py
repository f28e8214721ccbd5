"""Vaults that are broken on purpose, each in one place. A fault test that does not see them proves nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plans.vault import purge
from plans.vault.backup import restore
from plans.vault.storage import filesystem, generations, key_file_storage
from plans.vault.storage.filesystem import Files, publish
from plans.vault.storage.generations import Generations
from plans.vault.vault_people import VaultPeople

Break = Callable[[pytest.MonkeyPatch], None]
_USERS = (
    "storage.filesystem",
    "storage.generations",
    "storage.key_file_storage",
    "backup.backup_writer",
    "purge",
    "key_rotation",
    "backup.restore",
    "storage.people_index",
    "backup.backup_register",
    "vault_people",
    "witness",
    "copy_marks",
    "vault",
)


def _everywhere(patch: pytest.MonkeyPatch, name: str, value: object) -> None:
    """Replace a function of `files` wherever it is used."""
    for user in _USERS:
        patch.setattr(f"plans.vault.{user}.{name}", value, raising=False)


def _written(disk: Files, path: Path, data: bytes, *, sync: bool = True, whole: bool = True) -> None:
    handle = disk.create(path)
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(handle, rest) :]
        if not whole:
            break
    if sync:
        disk.fsync(handle)
    disk.close(handle)


def _publishing(how: Callable[[Files, Path, Path, bytes], None]) -> Break:
    def publish(disk: Files, path: Path, data: bytes, *, checked: bool = False) -> None:
        how(disk, path.parent / f".{os.urandom(6).hex()}.tmp", path, data)

    return lambda patch: _everywhere(patch, "publish", publish)


def _no_file_sync(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    _written(disk, temporary, data, sync=False)
    disk.rename(temporary, path)
    disk.fsync_dir(path.parent)


def _no_folder_sync(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    _written(disk, temporary, data)
    disk.rename(temporary, path)


def _one_write(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    _written(disk, temporary, data, whole=False)
    disk.rename(temporary, path)
    disk.fsync_dir(path.parent)


def _in_place(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    if disk.exists(path):
        disk.unlink(path)
    _written(disk, path, data)
    disk.fsync_dir(path.parent)


def _synced_again(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    handle = disk.create(temporary)
    disk.write(handle, memoryview(data))
    try:
        disk.fsync(handle)
    except OSError:
        disk.fsync(handle)
    disk.close(handle)
    disk.rename(temporary, path)
    disk.fsync_dir(path.parent)


def _unchecked(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    publish(disk, path, data)


def _said_too_early(patch: pytest.MonkeyPatch) -> None:
    """The last file that was saved gets its name when the next one is."""
    waiting: list[tuple[Files, Path, Path]] = []

    def lazily(disk: Files, path: Path, data: bytes, **_: Any) -> None:
        for _disk, temporary, name in waiting:
            _disk.rename(temporary, name)
        waiting[:] = [(disk, path.parent / f".{os.urandom(6).hex()}.tmp", path)]
        _written(disk, waiting[0][1], data)

    patch.setattr(generations, "publish", lazily)


def _thins_first(patch: pytest.MonkeyPatch) -> None:
    """What was saved before goes, and then the new file is written."""

    def save(self: Generations, path: Path, data: bytes) -> None:
        for name in self._access.files.names(path.parent):
            if name != path.name and name.endswith(".pt"):
                self._access.files.unlink(path.parent / name)
        publish(self._access.files, path, data)

    real = Generations.write

    def thinning(self: Generations, data: Any) -> None:
        patch.setattr(generations, "publish", lambda disk, path, blob, **_: save(self, path, blob))
        real(self, data)

    patch.setattr(Generations, "write", thinning)


def _no_parent_sync(patch: pytest.MonkeyPatch) -> None:
    def make_folder(disk: Files, folder: Path, *, parents: bool = True) -> None:
        if not disk.exists(folder):
            if parents and not disk.exists(folder.parent):
                make_folder(disk, folder.parent)
            disk.mkdir(folder)

    _everywhere(patch, "make_folder", make_folder)


def _both_keys_at_once(patch: pytest.MonkeyPatch) -> None:
    def replace_keys(disk: Files, folder: Path, old: bytes, new: bytes, opens: object) -> None:
        for name in (key_file_storage.COPY, key_file_storage.MAIN):
            publish(disk, folder / name, new)

    patch.setattr("plans.vault.key_rotation.replace_keys", replace_keys)


def _restored_in_place(patch: pytest.MonkeyPatch) -> None:
    real = restore._build

    class InPlace:
        """The disk, but what is under another name first is not."""

        def __init__(self, disk: Files, into: Path) -> None:
            self._disk, self._into = disk, into

        def __getattr__(self, name: str) -> Callable[..., Any]:
            return lambda *args: getattr(self._disk, name)(*map(self._there, args))

        def exists(self, path: Path) -> bool:
            return path != self._into and self._disk.exists(path)

        def rename(self, old: Path, new: Path) -> None:
            if new != self._into:
                self._disk.rename(self._there(old), self._there(new))

        def _there(self, path: Any) -> Any:
            if not isinstance(path, Path) or not path.is_relative_to(self._into.parent):
                return path
            parts = path.relative_to(self._into.parent).parts
            first = parts[0] if parts else ""
            return self._into.joinpath(*parts[1:]) if first.endswith(".tmp") else path

    def build(disk: Files, parts: Any, ring: Any, into: Path, *known: Any) -> None:
        real(InPlace(disk, into), parts, ring, into, *known)

    patch.setattr(restore, "_build", build)


def _removed_without_a_note(patch: pytest.MonkeyPatch) -> None:
    """What is to go is known only to the process."""
    wanted: dict[str, Any] = {}
    patch.setattr(purge.Removals, "begin", lambda self, folder, ids: wanted.update({folder: ids}))
    patch.setattr(purge.Removals, "wanted", lambda self, folder: wanted[folder] and set(wanted[folder]))
    patch.setattr(purge.Removals, "done", lambda self, folder: None)


def _copies_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("plans.vault.purge.drop_copies", lambda access, folder: None)


def _old_copies_kept(patch: pytest.MonkeyPatch) -> None:
    """A change of keys leaves the daily copies, and so does the next opening."""
    patch.setattr("plans.vault.vault_keys.renew_copies", lambda working, folder, day: None)
    patch.setattr("plans.vault.inventory.drop_old_copies", lambda access, folder: None)


def _newest_only(patch: pytest.MonkeyPatch) -> None:
    """An entry goes from the newest version alone."""
    patch.setattr(VaultPeople, "remove_parts", lambda self, who, ids: self.save(_without(self.load(who).record, ids)))


def _without(record: Any, ids: Any) -> Any:
    from plans.record import changes

    return changes.without(record, *ids)


BROKEN: dict[str, tuple[Break, str, str]] = {
    "a file is not synced": (_publishing(_no_file_sync), "power", "save"),
    "a folder is not synced": (_publishing(_no_folder_sync), "power", "save"),
    "a new folder is not synced in its parent": (_no_parent_sync, "power", "create"),
    "a new person's folder is not synced": (_no_parent_sync, "power", "another person"),
    "a sync that gave an error is tried again": (_publishing(_synced_again), "sync", "save"),
    "written in place": (_publishing(_in_place), "death", "new keys"),
    "said before it has its name": (_said_too_early, "death", "save"),
    "one write for all": (_publishing(_one_write), "short", "save"),
    "the old goes before the new is there": (_thins_first, "death", "save"),
    "both key files at once": (_both_keys_at_once, "lies", "change passphrase"),
    "sealed again without looking": (_publishing(_unchecked), "lies", "new keys"),
    "a backup that is not read again": (_publishing(_unchecked), "lies", "backup"),
    "brought back in place": (_restored_in_place, "death", "bring back"),
    "removed without a note of it": (_removed_without_a_note, "death", "remove an entry"),
    "the daily copies stay after a removal": (_copies_forgotten, "death", "remove a note"),
    "the daily copies stay after a change of keys": (_old_copies_kept, "death", "change passphrase"),
    "removed from the newest version only": (_newest_only, "death", "remove an entry"),
}
"""What is broken; how; the trouble in which it shows; and in which operation."""
assert filesystem.publish is publish
