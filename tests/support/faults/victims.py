"""What runs in a process that will be killed: it says what it has done, and the system may end it at any moment."""

from __future__ import annotations

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from plans.record.models import Person, Record
from plans.vault import Files
from tests.support.faults.operations import OPERATIONS, Work
from tests.support.plans.vault_people import open_vault, renamed, said, saying

ADD_EVERY = 3


def save_without_end(folder: Path, pipe: Connection) -> None:
    """A note and a new name each time, the name being its number; now and then someone new."""
    vault = open_vault(folder, Files())
    first = next(person.id for person in vault.people.all() if not person.full_name)
    record = vault.people.load(first).record
    _say(pipe, "begins")
    for number in count(int(said(record)[-1]) + 1):
        few = record.model_copy(update={"notes": record.notes[-20:]})
        record = renamed(saying(few, str(number)), str(number))
        vault.people.save(record)
        _say(pipe, f"saved {number}")
        if number % ADD_EVERY == 0:
            vault.people.add(Record(person=Person(called=f"new {number}", full_name="new")))
            _say(pipe, f"added {number}")


def operate(name: str, root: Path, pipe: Connection) -> None:
    """One operation, step by step."""
    work = Work(root, Files())
    if not OPERATIONS[name].closed:
        assert work.vault
    _say(pipe, "begins")
    for number, step in enumerate(OPERATIONS[name].steps, 1):
        step(work)
        _say(pipe, f"done {number}")
    _say(pipe, "ends")


def _say(pipe: Connection, words: str) -> None:
    """In one call of the system, so that half a line is never said."""
    pipe.send_bytes(words.encode())
