"""A record as TinyDB tables, and back: person, sessions, notes, entries, copies."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from plans.record import VERSION, Record
from plans.vault.errors import VaultDamaged, VaultNewer
from plans.vault.storage import Tables

_PERSON = "person"
_PARTS = ("sessions", "notes", "entries", "copies")


def write_record(db: TinyDB, record: Record) -> None:
    """Replace all tables. The one row of `person` also holds what belongs to the record as a whole."""
    rows = record.model_dump(mode="json")
    parts = {name: rows.pop(name) for name in _PARTS}
    db.drop_tables()
    for name, documents in {_PERSON: [rows], **parts}.items():
        db.table(name).insert_multiple(Document(row, doc_id) for doc_id, row in enumerate(documents, 1))


def read_record(db: TinyDB) -> Record:
    """The record in all tables. VaultDamaged if it is not one, VaultNewer if it is of a later version."""
    whole: dict[str, Any] = db.table(_PERSON).get(doc_id=1) or {}
    version = whole.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise VaultNewer
    try:
        return Record.model_validate({**whole, **{name: db.table(name).all() for name in _PARTS}})
    except ValidationError:
        raise VaultDamaged from None


def record_of(tables: Tables) -> Record:
    """The record in tables as they were saved."""
    db = TinyDB(storage=MemoryStorage)
    db.storage.write(tables)
    return read_record(db)
