"""A record as TinyDB tables: one pass through the storage for a save, and nothing of what breaks its own rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from plans.record.models import Entry, Note, Record
from plans.vault.errors import NotARecord
from plans.vault.storage.ancestry import Ancestry
from plans.vault.storage.generations import Generations, Tables, encode, parse
from plans.vault.storage.record_tables import RecordDatabase, RecordWriter, record_of
from plans.vault.storage.undo_stack import Steps
from tests.support.plans.vault_people import new_vault, saying, someone


class Counting(MemoryStorage):
    """A storage that knows how often it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def read(self) -> Tables | None:
        self.asked.append("read")
        return super().read()

    def write(self, data: Tables) -> None:
        self.asked.append("write")
        super().write(parse(encode(data)))


@pytest.fixture
def storage() -> Counting:
    return Counting()


def write(storage: Counting, *records: Record) -> RecordDatabase:
    """All of them, one after another."""
    db = RecordDatabase(storage=lambda: storage)
    writer = RecordWriter(db)
    for record in records:
        writer.write(record, Steps(), Ancestry())
    return db


def test_a_save_is_one_pass_and_everything_comes_back(storage: Counting) -> None:
    before = someone()
    after = saying(before, "tea went cold")
    write(storage, before, after)
    assert storage.asked == ["write", "write"]
    assert record_of(storage.memory) == after


def test_a_save_of_the_vault_is_one_pass_of_its_storage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for name in ("read", "write"):
        real = getattr(Generations, name)
        monkeypatch.setattr(Generations, name, lambda *a, real=real, name=name: (asked.append(name), real(*a))[1])
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        asked.clear()
        vault.people.save(saying(record, "tea went cold"))
        assert asked == ["write"]


def test_any_tinydb_reads_the_tables_and_may_go_on_in_them(storage: Counting) -> None:
    record = someone()
    db = write(storage, record)
    plain = TinyDB(storage=lambda: storage)
    assert plain.tables() == {"person", "steps", "sessions", "notes", "entries", "copies"}
    assert [row["id"] for row in plain.table("entries").all()] == [entry.id for entry in record.entries]
    number = db.table("notes").insert(json.loads(Note(text="tea").model_dump_json()))
    assert number == len(record.notes) + 1
    assert record_of(storage.memory).notes[-1].text == "tea"


def test_a_table_looked_at_before_a_save_tells_of_what_is_there_after_it(storage: Counting) -> None:
    record = someone()
    db = write(storage, record)
    notes = db.table("notes")
    assert notes.get(doc_id=1) is not None
    RecordWriter(db).write(record.model_copy(update={"notes": ()}), Steps(), Ancestry())
    assert db.table("notes").all() == []


@pytest.mark.parametrize("where", ["entries", "person"])
def test_of_a_record_that_could_not_be_read_again_nothing_is_written(storage: Counting, where: str) -> None:
    record = someone()
    db = write(storage, record)
    broken = {
        "entries": (*record.entries, Entry(kind="about_me").model_copy(update={"kind": ""})),
        "person": record.person.model_copy(update={"called": " "}),
    }[where]
    with pytest.raises(NotARecord):
        RecordWriter(db).write(record.model_copy(update={where: broken}), Steps(), Ancestry())
    assert storage.asked == ["write"]
    assert record_of(storage.memory) == record


def test_a_value_changed_inside_a_frozen_entry_is_saved_too(storage: Counting) -> None:
    record = someone()
    db = RecordDatabase(storage=lambda: storage)
    writer = RecordWriter(db)
    writer.write(record, Steps(), Ancestry())
    record.entries[0].values["sign"] = "I drive a bus"
    writer.write(record, Steps(), Ancestry())
    assert record_of(storage.memory).entries[0].values["sign"] == "I drive a bus"
