"""The backups of an open vault: those elsewhere, which it remembers, and the daily copies in its own folder."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path

from plans.progress import counted
from plans.record.models import Entry, Note
from plans.vault.backup.backup_register import BackupRegister, Held, KnownBackup, Trace, still_held
from plans.vault.backup.backup_writer import BackedUp, free_name, write_backup
from plans.vault.backup.daily_copies import keep_copy, old_copies
from plans.vault.errors import BadPlace, VaultDamaged, backing_up, opening, saving, stopping
from plans.vault.open_vault import OpenVault
from plans.vault.storage.generations import Access
from plans.vault.storage.record_tables import record_of


class VaultBackups:
    """`vault.backups`. Its methods may be called from any thread. All of them raise VaultLocked once it is closed."""

    def __init__(self, vault: OpenVault, register: BackupRegister) -> None:
        self._vault, self._register = vault, register

    def make(self, to: Path, day: date) -> BackedUp:
        """Write a backup into a folder elsewhere, read it back and open everything in it.

        Args:
            to: The folder; it is there already.
            day: What the backup's name tells.

        Raises:
            BadPlace: There is no such folder, or it is the vault's own.
            CannotBackUp, WorkStopped: There is no backup.
        """
        with stopping("It was stopped. No backup was made."), backing_up(), self._vault.keeping:
            files = self._vault.access().files
            if to.resolve().is_relative_to(self._vault.folder.resolve()):
                raise BadPlace("A backup belongs somewhere else: choose a folder outside of the vault's own.")
            if not files.exists(to):
                raise BadPlace(f"There is no folder {to}: put the drive in, or make the folder first.")
            return write_backup(self._vault.access, self._vault.folder, free_name(files, to, day), elsewhere=True)

    def elsewhere(self) -> tuple[KnownBackup, ...]:
        """Backups that were made, the newest first, whether they are still there or not. CannotOpen."""
        with self._vault.working(), opening():
            return self._register.all()

    def forget(self, backup_id: str) -> None:
        """Know of a backup no more: it was destroyed. The file itself is not touched. CannotSave."""
        with self._vault.working(), saving():
            self._register.forget(backup_id)

    def holding(self, person_id: str, part_ids: Collection[str] | None = None) -> tuple[Held, ...]:
        """Which backups elsewhere hold one of these entries and notes, or the person. To be asked before removing.

        Args:
            person_id: Whose they are.
            part_ids: Ids of entries and notes; None for the whole person.

        Raises:
            UnknownPerson, VaultDamaged, VaultNewer, CannotOpen, WorkStopped.
        """
        with stopping("It was stopped. Nothing was removed."), self._vault.working() as access, opening():
            folder, known = self._vault.known_folder(person_id), self._register.all()
            traces = self._traces(access, person_id, part_ids) if known and part_ids is not None else None
            return still_held(known, folder, traces)

    def make_daily(self, day: date) -> BackedUp | None:
        """Make the daily copy in the vault's own folder, unless it is there; None then. CannotBackUp."""
        with backing_up(), self._vault.keeping:
            return keep_copy(self._vault.access, self._vault.folder, day)

    def with_old_keys(self) -> tuple[Path, ...]:
        """Daily copies that open with an old passphrase or recovery key; usually none. CannotOpen."""
        with self._vault.working() as access, opening():
            return old_copies(access, self._vault.folder)

    def _traces(self, access: Access, person_id: str, part_ids: Collection[str]) -> list[Trace]:
        """Of what is in each version that opens."""
        versions, traces = self._vault.person(access, person_id).versions, []
        for version in counted(versions.there(), "Looking through", "versions"):
            with suppress(VaultDamaged):
                if seen := versions.look_at(version):
                    record = record_of(seen[1])
                    parts: tuple[Entry | Note, ...] = (*record.entries, *record.notes)
                    made = [part.created for part in parts if part.id in part_ids]
                    traces.append(Trace(version.generation, min(made, default=None)))
        return traces
