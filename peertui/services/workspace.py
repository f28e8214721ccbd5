"""The workspace: the open vault, the record in use, and the saving of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self

from peertui.services import clock
from peertui.services.removal import Remains
from peertui.services.vault.autosave import Autosave, Report
from plans.pack.models import Pack
from plans.record import changes
from plans.record.context import Context
from plans.record.copy_log import add_copy
from plans.record.diff import differences, words
from plans.record.merge import unite
from plans.record.models import Copy, Record, Session, new_id, now_utc
from plans.record.moments import local_day
from plans.vault import Conflict, CopyMarks, Opened, SavedVersion, UndoStep, Vault, VaultError

if TYPE_CHECKING:
    from exports import Typesetter
    from peertui.services.vault.daily_backup import DailyCopies


class Workspace:
    """The record in use. Every change goes through `put` and is on disk within two seconds."""

    def __init__(
        self,
        vault: Vault,
        pack: Pack,
        report: Callable[[Report], None],
        *,
        unsaved: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = now_utc,
        make_id: Callable[[], str] = new_id,
        copies: DailyCopies | None = None,
    ) -> None:
        self.vault, self.pack, self._report, self._unsaved = vault, pack, report, unsaved
        self.clock, self.make_id, self.copies = clock, make_id, copies
        self._typesetter: Typesetter | None = None
        self._record: Record | None = None
        self._autosave: Autosave | None = None
        self._conflicts: SimpleQueue[tuple[Record, Conflict]] = SimpleQueue()
        """What the saving thread met, in turn, for the person whose record is in use."""

    @property
    def typesetter(self) -> Typesetter:
        """What was measured of the words in use. Loaded with the first page; locking drops it."""
        from exports import Typesetter

        self._typesetter = self._typesetter or Typesetter()
        return self._typesetter

    @property
    def today(self) -> date:
        """The day it is here."""
        return local_day(self.clock())

    @property
    def context(self) -> Context:
        """What is asked of the record in use now. RuntimeError if no person is open."""
        return Context(self.pack, self.record, self.today, self.record.open_session)

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

    @property
    def clock_words(self) -> str:
        """What to say of the clock because of the record in use; "" if nothing, or if the list of people says it."""
        saved, written = clock.newest_save(self.vault.people.all()), clock.newest_words(self.record)
        return clock.clock_words(self.today, written) if written and (saved is None or saved < written) else ""

    def open(self, person_id: str) -> Opened:
        """Take out a person's record. VaultError if it cannot be read."""
        self.put_away()
        opened = self.vault.people.load(person_id)
        self._begin(opened.record)
        return opened

    def add(self, record: Record) -> Record:
        """Keep a new person and take out their record. VaultError if it cannot be saved."""
        self.put_away()
        kept = self.vault.people.add(record)
        self._begin(kept)
        return kept

    def put(self, record: Record) -> None:
        """Take a changed record; it is saved by itself. An unchanged one costs nothing."""
        if record is self._record or self._autosave is None:
            return
        first = self._autosave.all_saved
        self._record = record
        self._autosave.put(record)
        if first:
            self._unsaved()

    def keep_copy(self, copy: Copy) -> None:
        """Keep a line about a copy that was just made, with the mark that its file is ours."""
        self.put(add_copy(self.record, self.vault.copy_marks.put(copy)))

    def save_now(self) -> Report:
        """Save what waits, and say how it went."""
        return self._autosave.flush() if self._autosave else Report()

    def settle(self) -> None:
        """Have the record in use on the disk, with what another window wrote. VaultError if it cannot be saved."""
        self.save_now()
        if self.take_up_other_words():
            self.save_now()
        if not self.all_saved:
            raise VaultError(self.latest_save.problem)

    @property
    def latest_save(self) -> Report:
        """How the last save of the record in use went."""
        return self._autosave.latest if self._autosave else Report()

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        return self._autosave is None or self._autosave.all_saved

    def undo(self) -> str | None:
        """Take back the last step. What it was, in words; None if there is none. VaultError if it cannot be saved."""
        return self._step(self.vault.history.undo, back=True)

    def redo(self) -> str | None:
        """Do again what was undone last. As for `undo`."""
        return self._step(self.vault.history.redo, back=False)

    def versions(self, before: int | None) -> tuple[SavedVersion, ...]:
        """A page of versions, newest first, or of those older than a generation. VaultError if they cannot be read."""
        self.settle()
        return self.vault.history.versions(self.record.person.id, before=before)

    def version(self, generation: int) -> Record:
        """The record as one version holds it. VaultError if it cannot be read."""
        return self.vault.history.version(self.record.person.id, generation)

    def remove(self, *part_ids: str) -> Remains:
        """Remove entries and notes for good, from every version; what may still hold them elsewhere is returned.

        VaultError if that cannot be done whole.
        """
        self.settle()
        remains = Remains.of(self.vault.backups.holding(self.record.person.id, part_ids), *self._copies())
        self.vault.people.remove_parts(self.record.person.id, part_ids)
        self._record = changes.without(self.record, *part_ids)
        if self.copies:
            self.copies.make_again()
        return remains

    def remove_person(self, unread: str = "") -> Remains:
        """Remove the person whose record is in use for good, and put nothing back. As for `remove`.

        `unread` is the id of someone to remove instead whose files do not open: they are never the person in use.
        """
        person_id = unread or self.record.person.id
        copies = ((), self.vault.copy_marks) if unread else self._copies()
        self.save_now()
        remains = Remains.of(self.vault.backups.holding(person_id), *copies)
        self.vault.people.remove(person_id)
        if not unread:
            self._drop()
        if self.copies:
            self.copies.make_again()
        return remains

    def put_away(self) -> Report:
        """Save and close the record in use. What could not be saved stays open, and the report says why."""
        if self._autosave is None:
            return Report()
        report = self.save_now()
        if self.all_saved:
            self._autosave.close()
            self._record = self._autosave = self._typesetter = None
        return report

    def close(self) -> Report:
        """Save, put everything away and lock the vault."""
        report = self.put_away()
        if self.all_saved:
            self.vault.close()
        return report

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Save and lock the vault. What could not be saved has been said by now, and is dropped."""
        if self.latest_save.problem:
            self._drop()
        self.put_away()
        self._drop()
        self.vault.close()

    def _drop(self) -> None:
        """Have no record in use any more, and save nothing of it."""
        if self._autosave is not None:
            self._autosave.drop()
        self._record = self._autosave = self._typesetter = None

    @property
    def session(self) -> Session:
        """The meeting in progress. RuntimeError if there is none."""
        session = self.record.open_session
        if session is None:
            raise RuntimeError("no meeting is open")
        return session

    def _copies(self) -> tuple[tuple[Copy, ...], CopyMarks]:
        return self.record.copies, self.vault.copy_marks

    def _step(self, go: Callable[[str], UndoStep | None], *, back: bool) -> str | None:
        self.settle()
        step = go(self.record.person.id)
        if step is None:
            return None
        self._record = step.after
        before, after = (step.after, step.before) if back else step
        return words(self.pack, differences(before, after))

    def _begin(self, record: Record) -> None:
        self._record, self._conflicts = record, SimpleQueue()
        self._autosave = Autosave(partial(self._save, self._conflicts), self._report)

    def _save(self, conflicts: SimpleQueue[tuple[Record, Conflict]], record: Record) -> datetime:
        """Called on the saving thread. What another window wrote too waits for `take_up_other_words`."""
        try:
            saved_at = self.vault.people.save(record)
        except Conflict as conflict:
            conflicts.put((record, conflict))
            saved_at = conflict.saved_at
        if self.copies:
            self.copies.after_save()
        return saved_at

    def take_up_other_words(self) -> str:
        """Go on with what another window wrote as well, if there was one, and say so in a sentence; else ""."""
        said = ""
        while self._record is not None:
            try:
                saved, conflict = self._conflicts.get_nowait()
            except Empty:
                break
            self.put(unite(self._record, conflict.record, saved) if self._record is not saved else conflict.record)
            said = str(conflict)
        return said
