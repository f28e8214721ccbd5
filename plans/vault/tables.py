"""A record as TinyDB tables, and back: person, sessions, notes, entries, copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from plans.record import VERSION, Kept, Record
from plans.vault.errors import NotARecord, VaultDamaged, VaultNewer
from plans.vault.storage import Tables

_PERSON = "person"
_PARTS = ("sessions", "notes", "entries", "copies")


class RecordTable(Table):
    """A table whose documents are written all at once, as the models they are."""

    def replace(self, documents: Iterable[object]) -> None:
        """Hold these documents and no others, numbered from 1 in their order."""

        def renew(table: dict[int, Any]) -> None:
            table.clear()
            table.update(enumerate(documents, 1))

        self._update_table(renew)


def check_record(record: Record, checked: Record | None) -> None:
    """See that what will be written can be read again. NotARecord.

    A changed copy of a model is not checked by itself. Parts that also stand in `checked` are passed over.
    """
    known = {id(part) for part in _parts(checked)} if checked else set()
    try:
        for part in _parts(record):
            if id(part) not in known:
                type(part).model_validate(part.model_dump())
    except ValidationError:
        raise NotARecord from None


def _parts(record: Record) -> Iterator[Kept]:
    yield record.person
    for name in _PARTS:
        yield from getattr(record, name)


def write_record(db: TinyDB, record: Record) -> None:
    """Replace all tables. The one document of `person` also holds what belongs to the record as a whole."""
    fields = dict(record)
    parts = {name: fields.pop(name) for name in _PARTS}
    db.drop_tables()
    for name, documents in {_PERSON: (fields,), **parts}.items():
        RecordTable(db.storage, name).replace(documents)


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
