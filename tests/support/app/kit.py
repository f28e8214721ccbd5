"""A running app on a light vault, driven by key alone, with a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from plans.record.models import Person, Record
from plans.vault import Strength, Vault

NOW = datetime(2026, 3, 3, 14, 32, tzinfo=UTC)
LIGHT = Strength(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "kettle harbour violin moss"


def robin(**parts: object) -> Record:
    """A plainly fictional person."""
    return Record(person=Person(id="robin", called="Robin"), **parts)


def a_vault(folder: Path, *records: Record) -> Vault:
    """An open vault with these people."""
    vault, _ = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    for record in records:
        vault.people.add(record)
    return vault


@asynccontextmanager
async def running(
    folder: Path, *records: Record, size: tuple[int, int] = (80, 24), open_first: bool = True
) -> AsyncIterator[tuple[PeertuiApp, Pilot[int]]]:
    """The app on a vault with these people, at the first person's screen."""
    app = PeertuiApp(folder, vault=a_vault(folder / "vault", *records), clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if records and open_first:
            await press(pilot, "enter")
        yield app, pilot
        if app._workspace is not None:
            app._workspace.close()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys and let everything settle."""
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


async def resize(pilot: Pilot[int], columns: int, rows: int) -> None:
    """Make the window so large, and wait until the screen is drawn so: a slow system does that a moment later."""
    await pilot.resize_terminal(columns, rows)
    for _ in range(40):
        if len(shown(cast("PeertuiApp", pilot.app)).splitlines()) == rows:
            break
        await pilot.pause(0.05)
    await pilot.pause()


async def write(pilot: Pilot[int], words: str, *then: str) -> None:
    """Type words, then press keys."""
    names = {" ": "space", "\n": "ctrl+j"}
    await press(pilot, *(names.get(letter, letter) for letter in words), *then)


async def save_it(app: PeertuiApp, pilot: Pilot[int], answer: str = "2", how: str = "save") -> None:
    """Save or print from the form, with the number of an answer if anything is asked, and wait until it is done."""
    from peertui.screens.dialogs.question import AskScreen

    app.screen.run(how)
    await press(pilot)
    if isinstance(app.screen, AskScreen):
        await press(pilot, answer)
    await app.workers.wait_for_complete()
    await press(pilot)


async def choose(pilot: Pilot[int], words: str) -> None:
    """Do a command by its words in the numbered menu, as somebody without function keys would."""
    from peertui.screens.base.menu import MenuScreen
    from widgets.lists.numbered_list import NumberedList
    from widgets.panels.command_bar import ActionLine

    line = pilot.app.screen.query_one(ActionLine)
    for _ in range(40):
        if line.has_focus:
            break
        await press(pilot, "tab")
    await press(pilot, "end", "enter")
    assert isinstance(pilot.app.screen, MenuScreen)
    rows = pilot.app.screen.query_one(NumberedList).rows
    at = [row.text for row in rows].index(words)
    await press(pilot, *["down"] * at, "enter")


async def just_talk(pilot: Pilot[int]) -> None:
    """From a person's screen into a meeting, to where a note can be written at once."""
    await press(pilot, "enter", "enter")
    await choose(pilot, "Just talk")


def shown(app: PeertuiApp) -> str:
    """Everything on the screen as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def saved(app: PeertuiApp) -> Record:
    """The record as a fresh start would find it on the disk."""
    person = app.workspace.record.person.id
    app.workspace.save_now()
    return app.workspace.vault.people.load(person).record
