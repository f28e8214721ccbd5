"""A record as TinyDB tables, and back: person, sessions, notes, entries, copies."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from plans.record.migrations import CannotMigrate, is_newer, migrate
from plans.record.models import Kept, Record
from plans.vault.errors import NotARecord, VaultDamaged, VaultNewer
from plans.vault.storage.ancestry import Ancestry
from plans.vault.storage.generations import Tables, to_document
from plans.vault.storage.undo_stack import Steps

_PERSON, _STEPS = "person", "steps"
_WORDS = ("notes", "entries")
_PARTS = ("sessions", "notes", "entries", "copies")
_NO_WORDS = (_PERSON, _STEPS, "sessions", "copies")


class RecordDatabase(TinyDB):
    """One person's tables. A record is saved as a whole, so all its tables go through the storage in one pass."""

    def replace(self, tables: Mapping[str, Iterable[bytes]]) -> None:
        """Hold these documents, in JSON, and no others: in each table numbered from 1 in their order.

        Table by table, TinyDB would read and write all of them once for each.
        """
        self.storage.write({name: _numbered(documents) for name, documents in tables.items()})
        self._tables.clear()  # as `drop_tables` does


class _Made(NamedTuple):
    part: Kept
    """Held so that nothing else can get its id."""
    values: Any
    extra: Any
    """With `values`, what could be changed inside a frozen part, as it was."""
    document: bytes


class RecordWriter:
    """Writes records into a database. The JSON of a part is made and checked once, and used until the part changes."""

    def __init__(self, db: RecordDatabase) -> None:
        self._db = db
        self._made: dict[int, _Made] = {}

    def write(self, record: Record, steps: Steps, ancestry: Ancestry) -> None:
        """Save a record; on return it is on the disk.

        The one document of `person` also holds what belongs to the record as a whole.

        Args:
            record: What is to be held from now on.
            steps: Where undo and redo lead from it.
            ancestry: What it was made from.

        Raises:
            NotARecord: A part breaks its own rules and could not be read again: a changed copy of a model is not
                checked automatically.
            OSError: It is not on the disk.
        """
        fields = dict(record)
        made = {_PERSON: [self._made_of(record.person)]}
        made |= {name: [self._made_of(part) for part in fields.pop(name)] for name in _PARTS}
        tables = {name: [one.document for one in parts] for name, parts in made.items()}
        tables[_PERSON] = [to_document(fields)]
        tables[_STEPS] = [to_document({**steps._asdict(), "seen": ancestry.generations})]
        self._db.replace(tables)
        self._made = {id(one.part): one for parts in made.values() for one in parts}

    def _made_of(self, part: Kept) -> _Made:
        made = self._made.get(id(part))
        if made and made.values == part.__dict__.get("values") and made.extra == part.__pydantic_extra__:
            return made
        return _make(part)


def _make(part: Kept) -> _Made:
    document = to_document(part)
    try:
        type(part).model_validate(json.loads(document))
    except ValidationError:
        raise NotARecord from None
    values, extra = part.__dict__.get("values"), part.__pydantic_extra__
    return _Made(part, deepcopy(values), deepcopy(extra), document)


def steps_of(tables: Tables, older: Iterable[int]) -> Steps:
    """Where undo and redo lead from tables as they were saved; `older` are the generations before theirs."""
    return Steps.read(tables.get(_STEPS, {}).get("1"), older)


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
    """The record in tables as they were saved, in the newest version.

    Raises:
        VaultDamaged: They hold none.
        VaultNewer: It is of a later version than this peertui knows.
    """
    db = TinyDB(storage=MemoryStorage)
    db.storage.write(tables)
    whole: dict[str, Any] = db.table(_PERSON).get(doc_id=1) or {}
    document = {**whole, **{name: db.table(name).all() for name in db.tables() - {_PERSON, _STEPS}}}
    if is_newer(document):
        raise VaultNewer
    try:
        return Record.model_validate(migrate(document))
    except (ValidationError, CannotMigrate):
        raise VaultDamaged from None
