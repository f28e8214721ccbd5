"""The list of people, 10,000 of them: opened, shown, and narrowed at every letter typed."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator

from peertui.app.app import PeertuiApp
from peertui.screens.people.people_list import PeopleScreen
from plans.vault import Vault
from tests.benchmarks.figure import Figure, median, p95
from tests.benchmarks.filled import MANY, PASSPHRASE, filled
from tests.benchmarks.keys import SETTLED, costs
from widgets.lists.numbered_list import NumberedList

ROUNDS = 9


def figures() -> Iterator[Figure]:
    """The list from the disk, with keys that open at once; until it is on the screen; and a letter typed over it."""
    opened, shown, typed = asyncio.run(_people())
    yield Figure("10,000 people: their list opened", median(opened), "ms", 50)
    yield Figure("10,000 people: their names on the screen", median(opened) + median(shown), "ms", 100)
    yield Figure("10,000 people narrowed by a letter, 95 of 100", p95(typed), "ms", 16)


async def _people() -> tuple[list[float], list[float], list[float]]:
    opened, shown, typed = [], [], []
    app = PeertuiApp(filled(MANY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1)  # as long as a passphrase takes to type; what comes behind the door is read in
        for _ in range(ROUNDS + 1):
            gc.collect()
            began = time.perf_counter()
            vault = Vault.open(app.folder, passphrase=PASSPHRASE)
            assert len(vault.people.all()) == MANY
            opened.append((time.perf_counter() - began) * 1000)
            before = time.thread_time()
            app.unlocked(vault)
            while not (isinstance(app.screen, PeopleScreen) and app.screen.query(NumberedList)):
                await asyncio.sleep(SETTLED)
            await pilot.pause()
            shown.append((time.thread_time() - before) * 1000)
            assert len(app.screen.query_one(NumberedList).rows) == MANY
            for name in ("gwen elm 5", "joss", "9", "ada birch", "hal ivy 88") if not typed else ():
                typed += await costs(pilot, name)
                typed += await costs(pilot, ["backspace"] * len(name))
            app.forget()
            await pilot.pause()
    return opened[1:], shown[1:], typed
