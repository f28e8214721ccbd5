"""Made-up people, and a vault that opens quickly and does not wait for the disk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from plans.record.models import Entry, Note, Person, Record, Session
from plans.vault import Files, Strength, Vault
from tests.support.faults.failing import Quick

LIGHT = Strength(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "kettle marble otter seven"


def new_vault(folder: Path, files: Files | None = None) -> Vault:
    """A new, open vault."""
    return Vault.create(folder, PASSPHRASE, files=files or Quick(), strength=LIGHT)[0]


def open_vault(folder: Path, files: Files | None = None) -> Vault:
    """The vault in this folder, by its passphrase."""
    return Vault.open(folder, passphrase=PASSPHRASE, files=files or Quick())


def someone(called: str = "Sam", full_name: str = "") -> Record:
    """A person with one meeting, one entry and one note."""
    meeting = Session(started=datetime(2026, 3, 3, 14, 0, tzinfo=UTC))
    sign = Entry(kind="early_sign", values={"sign": "I stop answering the phone", "what_helps": ["a walk", "tea"]})
    note = Note(text="A good day has music in it.", session=meeting.id)
    person = Person(called=called, full_name=full_name)
    return Record(person=person, sessions=(meeting,), entries=(sign,), notes=(note,))


def saying(record: Record, text: str) -> Record:
    """The record with one more note."""
    return record.model_copy(update={"notes": (*record.notes, Note(text=text))})


def renamed(record: Record, called: str) -> Record:
    """The record of someone who likes to be called something else."""
    return record.model_copy(update={"person": record.person.model_copy(update={"called": called})})


def said(record: Record) -> list[str]:
    """The texts of all notes."""
    return [note.text for note in record.notes]


def newest_file(folder: Path) -> Path:
    """The newest file of the only person in a vault."""
    return max((folder / "people").glob("*/*.pt"))


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
