"""Keys: what the screen's own thread spends on one, from the press until everything is drawn."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from peertui.app.app import PeertuiApp
from peertui.demo import demo_record
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine
from plans.pack.loader import load_pack
from plans.record.changes import put_session, start_session
from plans.record.models import Entry, Record, now_utc
from plans.vault import Strength, Vault
from tests.benchmarks.figure import Figure, median, p95

LETTERS = "the quick brown fox sings to us " * 6
SETTLED = 0.03
"""Seconds in which a drawn change has left the app; waiting costs nothing."""
NAMES = {" ": "space"}
CHARACTERS = {"enter": "\r", "backspace": "\x7f"}


def figures() -> Iterator[Figure]:
    """A letter and a step of a meeting, usual and full, against a letter in a bare input."""
    bare = asyncio.run(_bare())
    letters, steps = asyncio.run(_meeting(demo_record()))
    full, _ = asyncio.run(_meeting(_full()))
    yield Figure("a letter, 95 of 100", p95(letters), "ms", 6, None, f"{p95(bare):.1f} ms in a bare input")
    yield Figure("a letter with 500 entries, 95 of 100", p95(full), "ms", 16)
    yield Figure("step to step", median(steps), "ms", 3, median(letters), "a letter")


async def _bare() -> list[float]:
    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield Input()

    app = One()
    async with app.run_test(size=(80, 24)) as pilot:
        return await costs(pilot, LETTERS)


async def _meeting(record: Record) -> tuple[list[float], list[float]]:
    """The costs of letters at a step with a box to write in, and of going through a module."""
    pack, now = load_pack(), now_utc()
    record = start_session(record, "now", now)
    record = put_session(record, state_machine.open_module(pack, record.session("now"), "early_signs", now))
    with tempfile.TemporaryDirectory() as folder:
        vault, _ = Vault.create(Path(folder) / "vault", "bench", strength=Strength(64, 1, 1))
        vault.people.add(record)
        app = PeertuiApp(Path(folder), vault=vault, demo=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.3)
            await pilot.press("enter")
            await pilot.pause(0.3)
            assert isinstance(app.screen, SessionScreen)
            letters = await costs(pilot, LETTERS)
            await pilot.press("ctrl+u", "enter")
            steps = await costs(pilot, ["enter"] * 6)
            app.workspace.close()
    return letters, steps


def _full() -> Record:
    """500 entries where they are shown together: at one step."""
    record = demo_record()
    signs = tuple(
        Entry(kind="when_well", values={"text": f"Sign {n}: I hum on the stairs, and somebody notices"})
        for n in range(500)
    )
    return record.model_copy(update={"entries": (*record.entries, *signs)})


async def costs(pilot: Pilot[Any], keys: Sequence[str]) -> list[float]:
    """CPU milliseconds of this thread for each key, sent as a terminal would, until all it changed is drawn."""
    driver = pilot.app._driver
    assert driver is not None
    found = []
    for key in keys:
        event = Key(NAMES.get(key, key), CHARACTERS.get(key, key))
        event.set_sender(pilot.app)
        before = time.thread_time()
        driver.send_message(event)
        await asyncio.sleep(SETTLED)
        found.append((time.thread_time() - before) * 1000)
    return found
