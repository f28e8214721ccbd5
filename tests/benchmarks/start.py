"""Start and memory: a process of its own, up to the first usable screen, against an app of one widget."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from plans.vault import Strength, Vault
from tests.benchmarks.figure import AS_USERS_HAVE_IT, Figure, median

ROUNDS = 9


def figures() -> Iterator[Figure]:
    """CPU and memory at the first usable screen, and memory after a first export."""
    with tempfile.TemporaryDirectory() as folder:
        Vault.create(Path(folder), "bench", strength=Strength(64, 1, 1))[0].close()
        kinds = ("bare", "peertui", "export")
        runs: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
        for round_ in range(ROUNDS + 1):
            for kind in kinds:
                cost = _child(kind, folder)
                if round_:  # the first writes the .pyc files
                    runs[kind].append(cost)
    cpu = {kind: median(run["cpu"] for run in runs[kind]) for kind in kinds}
    memory = {kind: median(run["memory"] for run in runs[kind]) for kind in kinds}
    peer = "one-widget app"
    yield Figure("start: CPU to the first usable screen", cpu["peertui"], "ms", 1.4, cpu["bare"], peer)
    if memory["bare"]:
        yield Figure("memory at the first screen", memory["peertui"], "MB", 1.25, memory["bare"], peer)
        yield Figure("memory after a first export", memory["export"], "MB", 1.9, memory["bare"], peer)


def _child(kind: str, folder: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.child", kind, folder]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env=AS_USERS_HAVE_IT)
    found: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return found
