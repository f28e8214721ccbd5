"""Vaults with many people in them, filled once for all figures."""

from __future__ import annotations

import os
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path

from peertui.demo import demo_record
from plans.record.models import Person, Record, Session, now_utc
from plans.vault import Files, Strength, Vault
from plans.vault.open_vault import with_id

MANY, FEW = 10_000, 10
FULLEST = "fullest"
"""Id of the one person with a long record."""
PASSPHRASE, LIGHT = "bench", Strength(64, 1, 1)
FIRST = ("Ada", "Bo", "Cai", "Dina", "Efa", "Finn", "Gwen", "Hal", "Ines", "Joss")
LAST = ("Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Grove", "Heath", "Ivy", "Jay")
_folders: list[tempfile.TemporaryDirectory[str]] = []
"""Held until the process ends, and gone then."""


class Hasty(Files):
    """A disk that waits for nothing: only for filling a vault quickly."""

    def fsync(self, handle: int) -> None:
        pass

    def fsync_dir(self, folder: Path) -> None:
        pass


@cache
def filled(people: int) -> Path:
    """A closed vault with so many people, the demo's among them. On the disk we are on: others may not be real."""
    here = Path.cwd() / ".benchmarks"  # nothing in it ever goes into git
    here.mkdir(exist_ok=True)
    _folders.append(tempfile.TemporaryDirectory(dir=here))
    folder = Path(_folders[-1].name) / "vault"
    vault, _ = Vault.create(folder, PASSPHRASE, files=Hasty(), strength=LIGHT)
    with vault:
        vault.people.add(with_id(demo_record(), FULLEST))
        for number in range(people - 1):
            vault.people.add(_somebody(number))
    if hasattr(os, "sync"):  # what was not waited for is not to be waited for by what is measured
        os.sync()
    return folder


def _somebody(number: int) -> Record:
    """Half with a full name, nine of ten with a meeting, on days of the last three years."""
    name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]} {number}"
    person = Person(id=f"p{number}", called=name, full_name=name * (number % 2))
    began = now_utc() - timedelta(days=number % 1000, minutes=number)
    return Record(person=person, sessions=(Session(id="s", started=began),) * (number % 10 > 0))
