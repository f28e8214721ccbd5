"""Permanent deletion from every version on disk; an interrupted one resumes when the vault is next opened.

removing/<random>.pt    what is to go from people/<random>: there from before the first step until after the last
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from plans.progress import counted, to_the_end
from plans.record.migrations import newest
from plans.vault.backup.daily_copies import drop_copies
from plans.vault.crypto.sealed_object import Damaged, Seal, SealedKind, now, peek
from plans.vault.errors import VaultError, is_damage
from plans.vault.open_vault import OpenVault
from plans.vault.storage.filesystem import make_folder, publish, sweep
from plans.vault.storage.generations import Access, Version, encode, parse
from plans.vault.storage.layout import PEOPLE, REMOVING
from plans.vault.storage.record_tables import without, without_anywhere
from plans.vault.storage.schema_guard import refuse_newer

_NAME = re.compile(r"([0-9a-f]{32})\.pt")
_SCHEMA = 1


class Purge:
    """Removing for good from an open vault: from the versions, the daily copies and the list of people."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault
        self._removals = Removals(vault.access(), vault.folder)

    def refuse_newer(self, folder: str) -> None:
        """As for `Removals`."""
        self._removals.refuse_newer(folder)

    def remove(self, folder: str, part_ids: Collection[str] | None) -> None:
        """Remove these entries and notes from a folder, or with None the whole person. OSError, Damaged."""
        self._removals.begin(folder, part_ids)
        self._carry_out(folder)

    def finish(self) -> list[str]:
        """Go on with what stopped midway, when the vault is opened. The folders it concerns. OSError."""
        leaving = self._removals.waiting()
        for folder in leaving:
            try:
                with suppress(VaultError):
                    self._carry_out(folder)
            except Damaged:
                self._vault.half_removed.add(folder)
            except OSError as error:
                if is_damage(error):
                    self._vault.half_removed.add(folder)
        return leaving

    def _carry_out(self, folder: str) -> None:
        """Resume what was begun. The daily copies go altogether: they are sealed as a whole."""
        self._vault.let_go(folder)
        whole_person = self._removals.wanted(folder) is None
        with to_the_end():
            self._removals.carry_out(folder)
        drop_copies(self._vault.access(), self._vault.folder)
        if whole_person:
            with self._vault.listing:
                self._vault.index.forget(folder)
        self._removals.done(folder)
        self._vault.half_removed.discard(folder)


class Removals:
    """What is on its way out of the vault, by the name of the person's folder. All methods raise OSError."""

    def __init__(self, access: Access, vault: Path) -> None:
        self._access, self._files = access, access.files
        self._folder, self._people = vault / REMOVING, vault / PEOPLE

    def waiting(self) -> list[str]:
        """Folders from which something is still to go."""
        try:
            names = self._names(self._folder)
        except FileNotFoundError:
            return []
        return sorted(found[1] for found in map(_NAME.fullmatch, names) if found)

    def refuse_newer(self, folder: str) -> None:
        """Refuse to remove anything of someone whom a newer peertui saved.

        Raises:
            VaultNewer: It may keep their words in more places than we know of.
        """
        place = self._people / folder
        with suppress(OSError):
            versions = sorted(found for found in map(Version.parse, self._files.names(place)) if found)
            newest_two = [place / version.name for version in versions[-2:]]  # two windows may have saved at once
            refuse_newer(self._files, self._access.ring, newest_two)

    def begin(self, folder: str, part_ids: Collection[str] | None) -> None:
        """Write down what is to go: these entries and notes, or with None everything; and what was waiting before."""
        waiting: set[str] | None = set()
        if folder in self.waiting():
            with suppress(Damaged):
                waiting = self.wanted(folder)
        wanted = None if part_ids is None or waiting is None else sorted({*part_ids, *waiting})
        make_folder(self._files, self._folder, parents=False)
        blob = self._seal(folder).seal(json.dumps(wanted).encode(), 1, _SCHEMA, now())
        publish(self._files, self._path(folder), blob, checked=True)

    def wanted(self, folder: str) -> set[str] | None:
        """The ids of what is to go from a folder; None if everything is.

        Raises:
            Damaged: That cannot be read any more.
        """
        if not self._files.exists(self._people / folder):  # only where everything was to go
            return None
        ids = json.loads(self._seal(folder).open(self._files.read(self._path(folder)), _SCHEMA).plain)
        return None if ids is None else set(ids)

    def carry_out(self, folder: str) -> None:
        """Remove what is wanted from every version. Twice is no harm.

        Raises:
            Damaged: It cannot be read what that is.
        """
        wanted = self.wanted(folder)
        if wanted is None:
            self._remove_all(self._people / folder)
        else:
            self._rewrite_all(folder, wanted)

    def done(self, folder: str) -> None:
        """Nothing is left to remove."""
        self._files.unlink(self._path(folder))
        self._files.fsync_dir(self._folder)

    def _rewrite_all(self, folder: str, part_ids: set[str]) -> None:
        place = self._people / folder
        seal = Seal(self._access.ring, SealedKind.PERSON, bytes.fromhex(folder))
        versions = sorted(found for found in map(Version.parse, self._names(place)) if found)
        for version in counted(versions, "Removing", "versions"):
            self._rewrite(seal, place / version.name, version, part_ids)
        self._files.fsync_dir(place)

    def _rewrite(self, seal: Seal, path: Path, version: Version, part_ids: set[str]) -> None:
        """The same version without these parts. One that does not open may hold them, and goes."""
        blob = self._files.read(path)
        try:
            unsealed = seal.open(blob, newest())
            if unsealed.generation != version.generation:
                raise Damaged
        except Damaged:
            self._files.unlink(path)
            return
        tables = parse(unsealed.plain)
        schema = peek(blob).schema
        left = (without if schema == newest() else without_anywhere)(tables, part_ids)
        if left != tables:
            sealed = seal.seal(encode(left), version.generation, schema, unsealed.saved_at)
            publish(self._files, path, sealed, checked=True)

    def _remove_all(self, place: Path) -> None:
        try:
            for name in counted(self._files.names(place), "Removing", "versions"):
                self._files.unlink(place / name)
            self._files.rmdir(place)
        except FileNotFoundError:  # it went the last time
            pass
        self._files.fsync_dir(self._people)

    def _names(self, place: Path) -> list[str]:
        return sweep(self._files, place) if self._access.alone else self._files.names(place)

    def _path(self, folder: str) -> Path:
        return self._folder / f"{folder}.pt"

    def _seal(self, folder: str) -> Seal:
        return Seal(self._access.ring, SealedKind.REMOVAL, bytes.fromhex(folder))
