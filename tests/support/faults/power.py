"""The power is cut at every point of an operation, and every disk that this could leave is opened."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from plans.vault import VaultError
from tests.support.faults.operations import OPERATIONS, Work
from tests.support.faults.promise import Lost, Promises
from tests.support.faults.synced_disk import Layout, RecordingFiles, SyncedDisk, lay_out


def cut_everywhere(
    promises: Promises, name: str, place: Path, *, most: int, one_in: int = 1, seed: int = 1, refuse: int = 0
) -> int:
    """Open the disks that may be left: at each point about `most` ways for the names, and of all these one in so many.

    `refuse` is the number of a sync that gives an error; then only disks from there on are looked at. Returns how many
    disks were opened, 0 also if there was no such sync. Lost if one does not hold what was acknowledged.
    """
    chance = random.Random(seed)
    files = RecordingFiles(refuse)
    work = promises.begin(name, place / "work", files)
    disk = SyncedDisk(work.root)
    begin = len(files.calls)
    trouble = _go_through(work, name, files)
    files.end_process()
    shutil.rmtree(work.root)
    done, opened, seen = 0, 0, set()
    refused = not refuse
    for at, call in enumerate(files.calls[begin:], 1):
        disk.go(call)
        done += call.name == "said"
        refused = refused or call.name == "fsync refused"
        if not refused:
            continue
        for layout in disk.left(most, chance):
            key = (done, frozenset(layout.items()))
            if key in seen:
                continue
            seen.add(key)
            if len(seen) % one_in != 1 % one_in:
                continue
            opened += 1
            last = done == len(OPERATIONS[name].steps) and trouble is None
            _look(promises, name, place / "left", layout, done, last, f"{name}, after call {at} {call.name}")
    return opened


def _go_through(work: Work, name: str, files: RecordingFiles) -> VaultError | OSError | None:
    for step in OPERATIONS[name].steps:
        try:
            step(work)
        except (VaultError, OSError) as trouble:
            return trouble
        files.said()
    return None


def _look(promises: Promises, name: str, root: Path, layout: Layout, done: int, last: bool, where: str) -> None:
    lay_out(layout, root)
    try:
        promises.see(name, root, done, ended=last)
    except Lost as lost:
        told = ", ".join(f"{path}{'/' if data is None else f' {len(data)}'}" for path, data in sorted(layout.items()))
        raise Lost(f"{where}: {lost}\non the disk: {told}") from lost
    finally:
        shutil.rmtree(root)
