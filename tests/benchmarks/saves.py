"""Saves: on the disk and safe there, against the same bytes written as plainly as is safe."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from peertui.demo import demo_record
from plans.changes import write as change
from plans.record import Person, Record, now_utc
from plans.vault import Files, Strength, Vault
from tests.benchmarks.figure import Figure, median

SAVES = 60
MANY, FEW = 10_000, 10


class Hasty(Files):
    """A disk that waits for nothing: only for filling a vault quickly."""

    def fsync(self, handle: int) -> None:
        pass

    def fsync_dir(self, folder: Path) -> None:
        pass


def figures() -> Iterator[Figure]:
    """A save against a raw one, and with 10,000 people against 10."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        few, raw = _saves(Path(folder) / "few", FEW)
        many, _ = _saves(Path(folder) / "many", MANY)
    yield Figure("a save", few, "ms", 2.5, raw, "raw write and sync")
    yield Figure("a save among 10,000 people", many, "ms", 1.5, few, "among 10")


def _saves(folder: Path, people: int) -> tuple[float, float]:
    """Milliseconds of a save, and of a raw one of as many bytes, taken in turns."""
    vault, _ = Vault.create(folder, "bench", files=Hasty(), strength=Strength(64, 1, 1))
    with vault:
        record = vault.add(demo_record())
        for n in range(people - 1):
            vault.add(Record(person=Person(id=f"p{n}", called=f"Person {n}")))
    ours, raw = [], []
    with Vault.open(folder, passphrase="bench") as vault:
        entry, home = record.of_kind("about_me")[0].id, _home(folder)
        for turn in range(SAVES):
            record = change(record, entry, {"text": f"I drove bus {turn}"}, now_utc())
            began = time.perf_counter()
            vault.save(record)
            ours.append((time.perf_counter() - began) * 1000)
            raw.append(_raw(folder, os.urandom(max(home.iterdir()).stat().st_size)))
    return median(ours[5:]), median(raw[5:])


def _home(folder: Path) -> Path:
    """The folder of the fullest record. Found once: looking through 10,000 folders slows the save that comes after."""
    return max((folder / "people").glob("*/*.pt"), key=lambda path: path.stat().st_size).parent


def _raw(folder: Path, data: bytes) -> float:
    files = Files()
    began = time.perf_counter()
    part = folder / "raw.part"
    handle = files.create(part)
    try:
        files.write(handle, memoryview(data))
        files.fsync(handle)
    finally:
        files.close(handle)
    files.rename(part, folder / "raw")
    files.fsync_dir(folder)
    return (time.perf_counter() - began) * 1000
