"""A record as TinyDB tables, and back: person, sessions, notes, entries, copies."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from copy import deepcopy
from itertools import chain
from typing import Any, NamedTuple

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from plans.record.migrations import CannotMigrate, is_newer, migrate
from plans.record.models import Kept, Record
from plans.vault.errors import NotARecord, VaultDamaged, VaultNewer
from plans.vault.storage.ancestry import Ancestry
from plans.vault.storage.generations import Json, Tables, to_document
from plans.vault.storage.undo_stack import Steps

_PERSON, _STEPS = "person", "steps"
_WORDS = ("notes", "entries")
_PARTS = ("sessions", "notes", "entries", "copies")
_NO_WORDS = (_PERSON, _STEPS, "sessions", "copies")


class RecordTable(Table):
    """A table whose documents are written all at once, already in JSON."""

    def replace(self, documents: Iterable[Json]) -> None:
        """Hold these documents and no others, numbered from 1 in their order."""

        def renew(table: dict[int, Any]) -> None:
            table.clear()
            table.update(enumerate(documents, 1))

        self._update_table(renew)


class _Made(NamedTuple):
    part: Kept
    """Held so that nothing else can get its id."""
    values: Any
    extra: Any
    """With `values`, what could be changed inside a frozen part, as it was."""
    text: Json


class RecordWriter:
    """Writes records into a database. The JSON of a part is made and checked once, and used until the part changes."""

    def __init__(self, db: TinyDB) -> None:
        self._db = db
        self._made: dict[int, _Made] = {}

    def write(self, record: Record, steps: Steps, ancestry: Ancestry) -> None:
        """Replace all tables; the one document of `person` also holds what belongs to the record as a whole.

        NotARecord if a part breaks its own rules and could not be read again: a changed copy of a model is not
        checked by itself.
        """
        fields = dict(record)
        parts = {name: fields.pop(name) for name in _PARTS}
        made = {id(part): self._made_of(part) for part in chain((record.person,), *parts.values())}
        tables = {
            _PERSON: [to_document(fields)],
            _STEPS: [to_document({**steps._asdict(), "seen": ancestry.generations})],
        }
        tables |= {name: [made[id(part)].text for part in parts[name]] for name in _PARTS}
        self._db.drop_tables()
        for name, documents in tables.items():
            RecordTable(self._db.storage, name).replace(documents)
        self._made = made

    def _made_of(self, part: Kept) -> _Made:
        made = self._made.get(id(part))
        if made and made.values == part.__dict__.get("values") and made.extra == part.__pydantic_extra__:
            return made
        return _make(part)


def _make(part: Kept) -> _Made:
    text = to_document(part)
    try:
        type(part).model_validate(json.loads(text))
    except ValidationError:
        raise NotARecord from None
    values, extra = part.__dict__.get("values"), part.__pydantic_extra__
    return _Made(part, deepcopy(values), deepcopy(extra), text)


def read_record(db: TinyDB) -> Record:
    """The record in all tables, in the newest version. VaultDamaged if it is none, VaultNewer if it is of a later."""
    whole: dict[str, Any] = db.table(_PERSON).get(doc_id=1) or {}
    document = {**whole, **{name: db.table(name).all() for name in db.tables() - {_PERSON, _STEPS}}}
    if is_newer(document):
        raise VaultNewer
    try:
        return Record.model_validate(migrate(document))
    except (ValidationError, CannotMigrate):
        raise VaultDamaged from None


def read_steps(db: TinyDB, older: Iterable[int]) -> Steps:
    """Where undo and redo lead from here; `older` are the generations before this one."""
    return Steps.read(db.table(_STEPS).get(doc_id=1), older)


def ancestry_of(tables: Tables) -> Ancestry:
    """What tables as they were saved say that they were made from."""
    return Ancestry.read(tables.get(_STEPS, {}).get("1"))


def without(tables: Tables, part_ids: Collection[str]) -> Tables:
    """The same tables without the notes and entries of these ids, numbered anew."""
    left = dict(tables)
    for name in tables.keys() & set(_WORDS):
        kept = [row for row in tables[name].values() if row.get("id") not in part_ids]
        left[name] = _numbered(kept)
    return left


def without_anywhere(tables: Tables, part_ids: Collection[str]) -> Tables:
    """The same, for tables of an older version, which may have kept notes and entries in other places.

    People, meetings and copies stay, even under the id of a note.
    """
    left = {}
    for name, rows in tables.items():
        stays = name in _NO_WORDS
        left[name] = _numbered([_left(row, part_ids) for row in rows.values() if stays or not _is_one(row, part_ids)])
    return left


def _numbered(rows: Iterable[Any]) -> dict[str, Any]:
    return {str(number): row for number, row in enumerate(rows, 1)}


def _left(value: Any, part_ids: Collection[str]) -> Any:
    if isinstance(value, list):
        return [_left(item, part_ids) for item in value if not _is_one(item, part_ids)]
    if isinstance(value, dict):
        return {
            name: _left(item, part_ids)
            for name, item in value.items()
            if name == _PERSON or not (name in part_ids or _is_one(item, part_ids))
        }
    return value


def _is_one(value: Any, part_ids: Collection[str]) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str) and value["id"] in part_ids


def record_of(tables: Tables) -> Record:
    """The record in tables as they were saved."""
    db = TinyDB(storage=MemoryStorage)
    db.storage.write(tables)
    return read_record(db)
