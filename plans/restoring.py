"""Bringing back what an earlier version holds. The record as it now is stays in the history: nothing is lost by it."""

from __future__ import annotations

from datetime import datetime

from plans.changes import add_entry, add_note, change_entry, change_note
from plans.record import Record


def restore_entry(record: Record, version: Record, entry_id: str, now: datetime) -> Record:
    """One entry as it was. KeyError if the version has no such entry."""
    old = version.entry(entry_id)
    if all(entry.id != entry_id for entry in record.entries):
        return add_entry(record, old.model_copy(update={"changed": now}))
    fields = {name: value for name, value in old if name not in ("id", "changed")}
    return change_entry(record, entry_id, now, **fields)


def restore_note(record: Record, version: Record, note_id: str, now: datetime) -> Record:
    """One note as it was. KeyError if the version has no such note."""
    old = version.note(note_id)
    if all(note.id != note_id for note in record.notes):
        return add_note(record, old.model_copy(update={"changed": now}))
    fields = {name: value for name, value in old if name not in ("id", "changed")}
    return change_note(record, note_id, now, **fields)


def restore_all(record: Record, version: Record) -> Record:
    """Everything as it was, but for who holds a copy of the page: that does not change by looking back."""
    return version.model_copy(update={"copies": record.copies})
