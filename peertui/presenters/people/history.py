"""What was saved before: the list of versions in words, and one version, to put a part or all of it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.people.people_commands import RESTORE_ALL
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Open, Reply, say_for_now
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_rows import entry_row, note_row
from peertui.services.app_context import AppInUse
from peertui.services.dates import day_words
from plans.pack.models import Pack
from plans.record.changes import restore_all, restore_entry, restore_note
from plans.record.context import Context
from plans.record.diff import differences, words
from plans.record.entry_text import entry_lines
from plans.record.models import Entry, Note, Record
from plans.record.moments import local
from plans.vault import SavedVersion
from plans.vault.version_history import PAGE
from widgets.models.command import Command
from widgets.models.row import Row

NOTHING_LOST = "Nothing is lost either way: how it is now stays in the list of versions."

OLDER = "older:"
"""Id of the row that shows older versions."""


class History(Listing):
    """Versions, newest first, a page at a time."""

    HELP = (
        "Everything that was saved, newest first, with what changed each time. {pick} shows what was there then, and "
        "lets you put it back. Putting back loses nothing: how it is now stays in this list. "
        "The newest versions are all kept, older ones by the hour, the day and the week."
    )
    EMPTY = "Nothing saved yet."

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self._of: Record | None = None
        """The record when the list was read."""
        self._listed: tuple[SavedVersion, ...] = ()
        self._more = False

    def title(self) -> str:
        return "What was saved before"

    def commands(self) -> tuple[Command, ...]:
        return (commands.UNDO, commands.REDO, commands.BACK_OUT)

    def look_again(self) -> None:
        if self._of is not self.workspace.record:
            self._listed = ()
            self._read(None)
            self._of = self.workspace.record

    def rows(self) -> tuple[Row, ...]:
        return saved_rows(self.workspace.pack, self._listed, more=self._more)

    def picked(self, row_id: str) -> Reply:
        if row_id == OLDER:
            self._read(self._listed[-1].generation)
            return None
        version = next(v for v in self._listed if version_ref(v) == RowRef.of(row_id))
        return Open(Place.VERSION, (self.workspace.version(version.generation), version.saved_at))

    def _read(self, before: int | None) -> None:
        found = self.workspace.versions(before)
        self._listed, self._more = (*self._listed, *found), len(found) == PAGE


class SavedRecord(Listing):
    """What one version held: first what is not the same now."""

    HELP = (
        "What was written then. First comes what is not the same now. {pick} lets you put that one back; "
        "the menu puts all of it back. How it is now is kept in the list of versions."
    )
    EMPTY = "Nothing was written then."

    def __init__(self, app: AppInUse, version: Record, saved_at: datetime) -> None:
        super().__init__(app)
        self._version, self._saved_at = version, saved_at

    def title(self) -> str:
        return f"As it was on {day_words(self._saved_at)}, {time_words(self._saved_at)}"

    def commands(self) -> tuple[Command, ...]:
        return (RESTORE_ALL, commands.BACK_OUT)

    def listed_commands(self) -> tuple[Command, ...]:
        return (RESTORE_ALL,)

    def rows(self) -> tuple[Row, ...]:
        return version_rows(self.workspace.context, self._version)

    def picked(self, row_id: str) -> Reply:
        ref, record = RowRef.of(row_id), self.workspace.record
        if ref is not None and ref.kind is RowKind.ENTRY:
            entry = self._version.entry(ref.id)
            then = "\n".join(entry_lines(self.workspace.context.of(self._version), entry))
            return self._ask(then, state_now(entry, record.entries), ref.id, restore_entry)
        if ref is not None and ref.kind is RowKind.NOTE:
            note = self._version.note(ref.id)
            return self._ask(note.text, state_now(note, record.notes), ref.id, restore_note)
        return None

    def _ask(
        self, then: str, state: str, part_id: str, restore: Callable[[Record, Record, str, datetime], Record]
    ) -> Reply:
        """Whether to put back one thing that was as it is said here."""
        if not state:
            return say_for_now("This is the same now: there is nothing to put back.")

        def answered(answer: str) -> Reply:
            if answer != "back":
                return None
            workspace = self.workspace
            workspace.put(restore(workspace.record, self._version, part_id, workspace.clock()))
            return say_for_now("Put back.")

        choices = (("stay", "Leave it as it is now"), ("back", "Put it back as it was then"))
        return Ask("Put it back?", f"{then}\n\nThis is {state}.", choices, answered, NOTHING_LOST)

    @does(RESTORE_ALL)
    def restore_all(self) -> Reply:
        """Put everything back as it was."""
        workspace = self.workspace
        restored = restore_all(workspace.record, self._version)
        changes = differences(workspace.record, restored)
        if not changes:
            return say_for_now("Everything is the same now: there is nothing to put back.")

        def answered(answer: str) -> Reply:
            if answer != "back":
                return None
            workspace.put(restored)
            return say_for_now("Put back. Undo brings it back to how it was before.")

        question = (
            f"Everything goes back to how it was then: {words(workspace.pack, changes)}.\n\n"
            "Nothing is lost by it: how it is now stays in the list of versions, and undo brings it back."
        )
        choices = (("stay", "Leave it as it is now"), ("back", "Put all of it back"))
        return Ask("Put all of it back?", question, choices, answered, NOTHING_LOST)


def time_words(moment: datetime) -> str:
    """The time of day of a moment, local: "14:32"."""
    return f"{local(moment):%H:%M}"


def version_ref(version: SavedVersion) -> RowRef:
    """What the row of a saved version stands for."""
    return RowRef(RowKind.VERSION, str(version.generation))


def saved_rows(pack: Pack, listed: Sequence[SavedVersion], *, more: bool) -> tuple[Row, ...]:
    """Versions by day, each with what changed; ids are "version:" and the generation."""
    made: list[Row] = []
    last_day = ""
    for version in listed:
        day = day_words(version.saved_at)
        if day != last_day:
            made.append(Row(f"day:{version.generation}", day, heading=True))
            last_day = day
        told = "the oldest that is kept" if version.changes is None else words(pack, version.changes)
        made.append(version_ref(version).row(told, detail=time_words(version.saved_at)))
    if more:
        made.append(Row(OLDER, "Show older versions"))
    return tuple(made)


def version_rows(context: Context, version: Record) -> tuple[Row, ...]:
    """What one version held: first what is not the same now."""
    parts = [
        (entry_row(context.of(version), e), state_now(e, context.record.entries)) for e in version.entries if e.kept
    ]
    parts += [(note_row(n), state_now(n, context.record.notes)) for n in version.notes if n.kept]
    made: list[Row] = []
    for heading, same in (("Not the same now", False), ("The same now", True)):
        here = [Row(row.id, row.text, detail=state or row.detail) for row, state in parts if (state == "") is same]
        if here:
            made += [Row(f"heading:{same}", heading, heading=True), *here]
    return tuple(made)


def state_now(old: Entry | Note, now: tuple[Entry, ...] | tuple[Note, ...]) -> str:
    """How a part of a version stands now, in words; "" if it is the same."""
    new = next((part for part in now if part.id == old.id), None)
    if new is None:
        return "not there now"
    if not new.kept:
        return "left out now"
    return "" if new == old.model_copy(update={"changed": new.changed}) else "different now"
