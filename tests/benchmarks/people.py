"""The list of people: 10,000 of them, narrowed at every letter typed."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from peertui.app import PeertuiApp
from plans.record import now_utc
from plans.vault import Summary, Vault
from tests.benchmarks.figure import Figure, p95
from tests.benchmarks.keys import costs

FIRST = ("Ada", "Bo", "Cai", "Dina", "Efa", "Finn", "Gwen", "Hal", "Ines", "Joss")
LAST = ("Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Grove", "Heath", "Ivy", "Jay")


class ManyPeople:
    """Stands for an open vault: only its list is asked for."""

    def people(self) -> tuple[Summary, ...]:
        return tuple(
            Summary(f"id{n}", f"{FIRST[n % 10]} {LAST[n // 10 % 10]} {n}", "", None, now_utc()) for n in range(10_000)
        )

    def close(self) -> None:
        """Nothing is open."""


def figures() -> Iterator[Figure]:
    """A letter typed over the whole list."""
    yield Figure("10,000 people narrowed by a letter, 95 of 100", p95(asyncio.run(_typed())), "ms", 16)


async def _typed() -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        app = PeertuiApp(Path(folder), vault=cast(Vault, ManyPeople()))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.3)
            found = []
            for name in ("gwen elm 5", "joss", "9", "ada birch", "hal ivy 88"):
                found += await costs(pilot, name)
                found += await costs(pilot, ["backspace"] * len(name))
        return found
