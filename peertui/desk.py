"""What lies on the table: the open vault, the record in use, and the saving of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from peertui.autosave import Autosave, Report
from peertui.copies import DailyCopies
from plans.pack import Pack
from plans.record import Record, Session, new_id, now_utc
from plans.vault import Conflict, Opened, Vault
from plans.vault.unite import unite


class Desk:
    """The record in use. Every change goes through `put` and is on disk within two seconds."""

    def __init__(
        self,
        vault: Vault,
        pack: Pack,
        report: Callable[[Report], None],
        *,
        clock: Callable[[], datetime] = now_utc,
        make_id: Callable[[], str] = new_id,
        copies: DailyCopies | None = None,
    ) -> None:
        self.vault, self.pack, self._report = vault, pack, report
        self.clock, self.make_id, self.copies = clock, make_id, copies
        self._record: Record | None = None
        self._autosave: Autosave | None = None
        self._conflict: tuple[Record, Conflict] | None = None

    @property
    def record(self) -> Record:
        """The record in use. RuntimeError if no person is open."""
        if self._record is None:
            raise RuntimeError("no person is open")
        return self._record

    @property
    def has_record(self) -> bool:
        """Whether a person is open."""
        return self._record is not None

    def open(self, person_id: str) -> Opened:
        """Take out a person's record. VaultError if it cannot be read."""
        self.put_away()
        opened = self.vault.load(person_id)
        self._begin(opened.record)
        return opened

    def add(self, record: Record) -> Record:
        """Keep a new person and take out their record. VaultError if it cannot be saved."""
        self.put_away()
        kept = self.vault.add(record)
        self._begin(kept)
        return kept

    def put(self, record: Record) -> None:
        """Take a changed record; it is saved by itself. An unchanged one costs nothing."""
        if record is self._record or self._autosave is None:
            return
        self._record = record
        self._autosave.put(record)

    def save_now(self) -> Report:
        """Save what waits, and say how it went."""
        return self._autosave.flush() if self._autosave else Report()

    @property
    def latest_save(self) -> Report:
        """How the last save of the record in use went."""
        return self._autosave.latest if self._autosave else Report()

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        return self._autosave is None or self._autosave.all_saved

    def put_away(self) -> Report:
        """Save and close the record in use. What could not be saved stays open, and the report says why."""
        if self._autosave is None:
            return Report()
        report = self.save_now()
        if self.all_saved:
            self._autosave.close()
            self._record = self._autosave = None
        return report

    def close(self) -> Report:
        """Save, put everything away and lock the vault."""
        report = self.put_away()
        if self.all_saved:
            self.vault.close()
        return report

    @property
    def session(self) -> Session:
        """The meeting in progress. RuntimeError if there is none."""
        session = self.record.open_session
        if session is None:
            raise RuntimeError("no meeting is open")
        return session

    def _begin(self, record: Record) -> None:
        self._record = record
        self._autosave = Autosave(self._save, self._report)

    def _save(self, record: Record) -> datetime:
        """Called on the saving thread. What another window wrote too waits for `take_up_other_words`."""
        try:
            saved_at = self.vault.save(record)
        except Conflict as conflict:
            self._conflict = (record, conflict)
            saved_at = conflict.saved_at
        if self.copies:
            self.copies.after_save()
        return saved_at

    def take_up_other_words(self) -> str:
        """Go on with what another window wrote as well, if there was one, and say so in a sentence; else ""."""
        met, self._conflict = self._conflict, None
        if met is None or self._record is None:
            return ""
        saved, conflict = met
        self.put(unite(self._record, conflict.record, saved) if self._record is not saved else conflict.record)
        return str(conflict)
