"""The people of an open vault: who is here, and everyone's record as it now is."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime

from plans.record.models import Record, new_id
from plans.vault.errors import Conflict, VaultError, opening, removing, saving
from plans.vault.open_vault import OpenVault, refuse_newer_record, with_id
from plans.vault.opened import Opened
from plans.vault.purge import Purge
from plans.vault.storage.filesystem import make_folder
from plans.vault.storage.layout import abandon
from plans.vault.storage.people_index import Summary
from plans.vault.storage.person_store import PersonFiles


class VaultPeople:
    """`vault.people`. Its methods may be called from any thread; `all` never waits for the disk."""

    def __init__(self, vault: OpenVault, purge: Purge) -> None:
        self._vault, self._purge = vault, purge

    def all(self) -> tuple[Summary, ...]:
        """Everyone, by name."""
        with self._vault.listing:
            return self._vault.index.people()

    def add(self, record: Record) -> Record:
        """Save a new person.

        Returns:
            The record, with a fresh id if this one is taken.

        Raises:
            CannotSave, NotARecord, VaultNewer, VaultLocked.
        """
        refuse_newer_record(record)
        with self._vault.working() as access, saving():
            if self._vault.folder_of(record.person.id):
                record = with_id(record, new_id())
            folder = self._vault.path(secrets.token_hex(16))
            person = PersonFiles(access, folder)
            self._vault.mark_behind(access)
            try:
                make_folder(access.files, folder, parents=False)  # if the vault has gone, none is begun without keys
                self._vault.save(person, record)
            except BaseException:
                abandon(access.files, folder)
                raise
        return record

    def load(self, person_id: str) -> Opened:
        """What is on the disk of a person.

        Raises:
            UnknownPerson, VaultDamaged, VaultNewer, CannotOpen, VaultLocked.
        """
        with self._vault.working() as access:
            folder = self._vault.known_folder(person_id)
            try:
                with opening():
                    person, opened = self._vault.read(access, folder)
            except VaultError as error:
                with self._vault.listing:
                    self._vault.index.trouble(folder, str(error))
                raise
            self._vault.keep_at_hand(person)
            return opened

    def save(self, record: Record) -> datetime:
        """Save a person's record.

        Returns:
            When it was saved (UTC): by then it is on the disk.

        Raises:
            Conflict: Another window saved too; both are on the disk as one.
            CannotSave, UnknownPerson, NotARecord, VaultNewer, VaultLocked: Nothing was saved.
        """
        refuse_newer_record(record)
        with self._vault.working() as access, saving():
            person = self._vault.person(access, record.person.id)
            self._vault.mark_behind(access)
            saved, saved_at = self._vault.save(person, record)
        if saved != record:
            raise Conflict(saved, saved_at)
        return saved_at

    def remove(self, person_id: str) -> None:
        """Remove a person for good: every version, and their row in every list.

        Raises:
            CannotRemove: It stopped midway. It can be asked again, and resumes automatically at the next opening.
            UnknownPerson, VaultNewer, VaultLocked: Nothing was done.
        """
        with self._vault.keeping, self._vault.working(), removing():
            folder = self._vault.known_folder(person_id)
            self._purge.refuse_newer(folder)
            self._purge.remove(folder, None)

    def remove_parts(self, person_id: str, part_ids: Collection[str]) -> Record:
        """Remove entries and notes for good, from every version.

        Returns:
            The record that is left.

        Raises:
            CannotRemove: As for `remove`.
            UnknownPerson, VaultDamaged, VaultNewer, CannotOpen, VaultLocked: Nothing was done.
        """
        with self._vault.keeping, self._vault.working() as access:
            with opening():
                self._vault.person(access, person_id)
            folder = self._vault.known_folder(person_id)
            self._purge.refuse_newer(folder)
            with removing():
                self._purge.remove(folder, part_ids)
            with opening():
                person, opened = self._vault.read(access, folder)
            self._vault.keep_at_hand(person)
            return opened.record
