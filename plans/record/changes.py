"""Changes to a record. Each takes a record as it is and returns a new one.

Time (`now`, in UTC) and new ids are passed in, so that a change is the same however often it is tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from plans.pack.models import EntryKind
from plans.record.models import Entry, Note, Person, Record, Session, Share, Voice


def add_entry(record: Record, entry: Entry) -> Record:
    """Put an entry at the end of its kind."""
    return record.model_copy(update={"entries": (*record.entries, _placed(record, entry))})


def change_entry(record: Record, entry_id: str, now: datetime, **fields: Any) -> Record:
    """Change fields of one entry.

    Args:
        fields: values, in_whose_words, on_page, share or deleted_at.

    Raises:
        KeyError: There is none.
    """
    old = record.entry(entry_id)
    changed = _swap_entry(record, old.model_copy(update={**fields, "changed": now}))
    place = (fields.get("values") or {}).get("order")
    if isinstance(place, bool) or not isinstance(place, int) or place == old.values.get("order"):
        return changed
    return move_to(changed, entry_id, place, now)


def write(record: Record, entry_id: str, values: Mapping[str, Any], now: datetime) -> Record:
    """Set these fields of one entry and keep all others, also those no form shows.

    Raises:
        KeyError: There is none.
    """
    return change_entry(record, entry_id, now, values={**record.entry(entry_id).values, **values})


def leave_out(record: Record, entry_id: str, now: datetime) -> Record:
    """Leave an entry out of everything. It can be put back.

    Raises:
        KeyError: There is none.
    """
    return change_entry(record, entry_id, now, deleted_at=now)


def put_back(record: Record, entry_id: str, now: datetime) -> Record:
    """Bring back an entry that was left out.

    Raises:
        KeyError: There is none.
    """
    return change_entry(record, entry_id, now, deleted_at=None)


def choose_for_page(record: Record, entry_id: str, chosen: bool, now: datetime) -> Record:
    """On the page, which also means it can be shared, or just for us.

    Raises:
        KeyError: There is none.
    """
    return _seen_by(record, entry_id, Share.CAN_SHARE if chosen else Share.PRIVATE, now, on_page=chosen)


def choose_to_share(record: Record, entry_id: str, now: datetime) -> Record:
    """As something that can be shared, and is not on the page.

    Raises:
        KeyError: There is none.
    """
    return _seen_by(record, entry_id, Share.CAN_SHARE, now, on_page=False)


def choose_for_slip(record: Record, entry_id: str, chosen: bool, now: datetime) -> Record:
    """On the slip of questions, as something that can be shared, or just for us.

    Raises:
        KeyError: There is none.
    """
    return change_entry(record, entry_id, now, share=Share.CAN_SHARE if chosen else Share.PRIVATE)


def drop_blank(record: Record, entry_id: str, beginning: Mapping[str, Any] | None = None) -> Record:
    """Take away an entry that holds no more than it began with; any other stays.

    Args:
        beginning: The values that it began with.

    Returns:
        The changed record.

    Raises:
        KeyError: There is none.
    """
    begun = beginning or {}
    written = (value for name, value in record.entry(entry_id).values.items() if value != begun.get(name))
    if any(value not in (None, "", []) for value in written):
        return record
    return record.model_copy(update={"entries": tuple(e for e in record.entries if e.id != entry_id)})


def move(record: Record, entry_id: str, by: int, now: datetime) -> Record:
    """Move an entry among those of its kind, by so many places: up if it is negative.

    Raises:
        KeyError: There is none.
    """
    row = [e.id for e in record.of_kind(record.entry(entry_id).kind)]
    return move_to(record, entry_id, row.index(entry_id) + 1 + by, now) if entry_id in row else record


def move_to(record: Record, entry_id: str, place: int, now: datetime) -> Record:
    """Make an entry number `place` among those of its kind, counted from 1.

    Raises:
        KeyError: There is none.
    """
    row = [e.id for e in record.of_kind(record.entry(entry_id).kind) if e.id != entry_id]
    if not record.entry(entry_id).kept:
        return record
    row.insert(max(0, min(len(row), place - 1)), entry_id)
    for number, moved in enumerate(row, 1):
        old = record.entry(moved)
        if old.order != number:
            values = {**old.values, "order": number} if "order" in old.values else old.values
            record = change_entry(record, moved, now, order=number, values=values)
    return record


def add_note(record: Record, note: Note) -> Record:
    """Keep a note."""
    return record.model_copy(update={"notes": (*record.notes, note)})


def change_note(record: Record, note_id: str, now: datetime, **fields: Any) -> Record:
    """Change fields of one note (text, voice, share).

    Raises:
        KeyError: There is none.
    """
    changed = record.note(note_id).model_copy(update={**fields, "changed": now})
    return record.model_copy(update={"notes": _swapped(record.notes, changed)})


def drop_blank_note(record: Record, note_id: str) -> Record:
    """Take away a note without words; any other stays as it is.

    Raises:
        KeyError: There is none.
    """
    if record.note(note_id).text.strip():
        return record
    return record.model_copy(update={"notes": tuple(n for n in record.notes if n.id != note_id)})


def note_to_entry(record: Record, note_id: str, kind: EntryKind, entry_id: str, now: datetime) -> Record:
    """Make an entry of a note's words. The note stays.

    Args:
        kind: The kind of the new entry.
        now: When, in UTC.

    Returns:
        The changed record.

    Raises:
        KeyError: There is no such note.
    """
    note = record.note(note_id)
    voice = note.voice if note.voice in tuple(Voice) else Voice.TOGETHER
    entry = Entry(
        id=entry_id,
        kind=kind.id,
        values={kind.main: note.text},
        session=note.session,
        module=note.module,
        step=note.step,
        in_whose_words=voice,
        created=now,
        changed=now,
    )
    return add_entry(record, entry)


def copy_as(record: Record, entry_id: str, old: EntryKind, new: EntryKind, *, copy_id: str, now: datetime) -> Record:
    """Make a new entry of another kind from an entry's main words. The first stays.

    Args:
        old: The kind it has.
        new: The kind of the new one.
        copy_id: Id of the new one.
        now: When, in UTC.

    Returns:
        The changed record.

    Raises:
        KeyError: There is none.
    """
    entry = record.entry(entry_id)
    made = Entry(
        id=copy_id,
        kind=new.id,
        values={new.main: entry.text(old.main)},
        session=entry.session,
        module=entry.module,
        step=entry.step,
        in_whose_words=entry.in_whose_words,
        created=now,
        changed=now,
    )
    return add_entry(record, made)


def without(record: Record, *part_ids: str) -> Record:
    """The record without these entries and notes, as if they had never been there."""
    kept = {
        "entries": tuple(e for e in record.entries if e.id not in part_ids),
        "notes": tuple(n for n in record.notes if n.id not in part_ids),
    }
    return record.model_copy(update=kept)


def start_session(record: Record, session_id: str, now: datetime) -> Record:
    """Begin a meeting, numbered after the last."""
    number = max((s.number for s in record.sessions), default=0) + 1
    return put_session(record, Session(id=session_id, number=number, started=now))


def put_session(record: Record, session: Session) -> Record:
    """Keep a session as it now is."""
    if any(s.id == session.id for s in record.sessions):
        return record.model_copy(update={"sessions": _swapped(record.sessions, session)})
    return record.model_copy(update={"sessions": (*record.sessions, session)})


def change_person(record: Record, **fields: Any) -> Record:
    """Change what is kept of the person.

    Raises:
        ValueError: The name would be empty.
    """
    person = Person.model_validate({**record.person.model_dump(), **fields})
    return record.model_copy(update={"person": person})


def hide_module(record: Record, module_id: str, hidden: bool) -> Record:
    """Hide a module from the person's list, or show it again."""
    others = tuple(m for m in record.person.hidden_modules if m != module_id)
    return change_person(record, hidden_modules=(*others, module_id) if hidden else others)


def _seen_by(record: Record, entry_id: str, share: Share, now: datetime, *, on_page: bool) -> Record:
    """Who may see an entry; a form's own row for it says the same."""
    values = record.entry(entry_id).values
    if "share" in values:
        values = {**values, "share": share.value}
    return change_entry(record, entry_id, now, on_page=on_page, share=share, values=values)


_Part = TypeVar("_Part", Entry, Note, Session)


def _swapped(parts: tuple[_Part, ...], changed: _Part) -> tuple[_Part, ...]:
    return tuple(changed if p.id == changed.id else p for p in parts)


def _swap_entry(record: Record, changed: Entry) -> Record:
    return record.model_copy(update={"entries": _swapped(record.entries, changed)})


def _placed(record: Record, entry: Entry) -> Entry:
    if entry.order is not None:
        return entry
    last = max((e.order for e in record.of_kind(entry.kind) if e.order is not None), default=0)
    return entry.model_copy(update={"order": last + 1})


def restore_entry(record: Record, version: Record, entry_id: str, now: datetime) -> Record:
    """One entry as it was.

    Raises:
        KeyError: The version has no such entry.
    """
    old = version.entry(entry_id)
    if all(entry.id != entry_id for entry in record.entries):
        return add_entry(record, old.model_copy(update={"changed": now}))
    fields = {name: value for name, value in old if name not in ("id", "changed")}
    return change_entry(record, entry_id, now, **fields)


def restore_note(record: Record, version: Record, note_id: str, now: datetime) -> Record:
    """One note as it was.

    Raises:
        KeyError: The version has no such note.
    """
    old = version.note(note_id)
    if all(note.id != note_id for note in record.notes):
        return add_note(record, old.model_copy(update={"changed": now}))
    fields = {name: value for name, value in old if name not in ("id", "changed")}
    return change_note(record, note_id, now, **fields)


def restore_all(record: Record, version: Record) -> Record:
    """Everything as it was, but for who holds a copy of the page: that does not change by looking back."""
    return version.model_copy(update={"copies": record.copies})
