"""Saves: on the disk and safe there, as the app does them, against the same bytes written as plainly as is safe."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date
from math import inf
from pathlib import Path
from threading import Thread

from peertui.services.vault.daily_backup import DailyCopies
from peertui.services.workspace import Workspace
from plans.pack.loader import load_pack
from plans.record.changes import write as change
from plans.record.models import now_utc
from plans.vault import Files, Vault
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.filled import FEW, FULLEST, LIGHT, MANY, PASSPHRASE, filled

SAVES = 60
REPORTED = inf
"""No limit: nobody waits for it."""


def figures() -> Iterator[Figure]:
    """A save against a raw one, with 10,000 people against 10, and while everyone is copied or sealed again."""
    few, raw = _in_turns(filled(FEW))
    many, _ = _in_turns(filled(MANY))
    yield Figure("a save", few, "ms", 2.5, raw, "raw write and sync")
    yield Figure("a save among 10,000 people", many, "ms", 1.5, few, "among 10")
    with Vault.open(filled(MANY), passphrase=PASSPHRASE) as vault:
        meanwhile, copied = _while_copied(vault)
        began = time.perf_counter()
        vault.keys.rekey(PASSPHRASE, strength=LIGHT)
        sealed = time.perf_counter() - began
    yield Figure("a save while the daily copy is made", meanwhile, "ms", 5, many, "among 10,000")
    yield Figure("the daily copy of 10,000 people, in between", copied, "s", REPORTED)
    yield Figure("new keys for 10,000 people", sealed, "s", REPORTED)


class _Writing:
    """Words that go the app's whole way to the disk: workspace, saving thread, vault, daily copy."""

    def __init__(self, vault: Vault) -> None:
        self._workspace = Workspace(vault, load_pack(), lambda _: None, copies=DailyCopies(vault, now_utc))
        self._workspace.open(FULLEST)
        self._entry = self._workspace.record.of_kind("about_me")[0].id

    def save(self) -> float:
        """Milliseconds from asking for a save until it is done."""
        words = {"text": f"I drove bus {time.monotonic_ns()}"}
        self._workspace.put(change(self._workspace.record, self._entry, words, now_utc()))
        began = time.perf_counter()
        report = self._workspace.save_now()
        assert not report.problem
        return (time.perf_counter() - began) * 1000

    def done(self) -> None:
        self._workspace.put_away()


def _in_turns(folder: Path) -> tuple[float, float]:
    """Milliseconds of a save, and of a raw one of as many bytes, taken in turns."""
    ours, raw = [], []
    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        writing, home = _Writing(vault), _home(folder)
        writing.save()
        vault.backups.make_daily(now_utc().astimezone().date())  # returns once the day's copy is there
        for _ in range(SAVES):
            ours.append(writing.save())
            raw.append(_raw(folder, os.urandom(max(home.iterdir()).stat().st_size)))
        writing.done()
    return median(ours[5:]), median(raw[5:])


def _while_copied(vault: Vault) -> tuple[float, float]:
    """Milliseconds of a save meanwhile, and seconds that the copy took."""
    writing, ours, took = _Writing(vault), [], []

    def copy() -> None:
        began = time.perf_counter()
        vault.backups.make_daily(date(2020, 1, 1))  # a day that has none
        took.append(time.perf_counter() - began)

    writing.save()
    thread = Thread(target=copy)
    thread.start()
    while thread.is_alive():
        ours.append(writing.save())
        time.sleep(0.02)
    writing.done()
    return median(ours), took[0]


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
