"""The worlds of the walk: an app and what is kept in its folder, at the screen that all their places start from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual._compositor import Compositor

from peertui.app.app import PeertuiApp
from plans.record.models import Person, Record
from tests.support.app.kit import NOW, a_vault, press
from tests.support.app.settling import draw_only_when_looked_at
from tests.support.places.people import BLANK, full_record
from tests.support.places.walk import SIZE, Walk

FIRST_START, DOOR, NOBODY, PEOPLE, DEMO = "first start", "door", "nobody yet", "people", "demo"
NOTHING, EVERYTHING = "nothing written", "everything written"
WORLDS = (FIRST_START, DOOR, NOBODY, PEOPLE, DEMO, NOTHING, EVERYTHING)
"""A new laptop; a locked vault; its list of people without and with people, and in the demo; a person's own screen."""
PERSON = (NOTHING, EVERYTHING)


@asynccontextmanager
async def at_world(
    world: str, folder: Path, patch: pytest.MonkeyPatch, *, size: tuple[int, int] = SIZE, theme: str | None = None
) -> AsyncIterator[Walk]:
    """The app of a world, where its places start."""
    app = _app(world, folder, theme)
    for wait in ("QUIET", "LONGEST"):  # nothing is said of saving while somebody looks
        patch.setattr(f"peertui.services.vault.autosave.{wait}", 3600.0)
    patch.setattr(Compositor, "render_update", draw_only_when_looked_at)
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        if world in PERSON:
            await press(pilot, "enter")
        elif world == DEMO:
            await press(pilot)  # it goes on to its one person by itself
            app.pop_screen()
        with patch.context() as of_places:
            walk = Walk(app, pilot, folder, of_places)
            await walk.home()
            yield walk
        if app._workspace is not None:
            app._workspace.close()


def _app(world: str, folder: Path, theme: str | None) -> PeertuiApp:
    if world == FIRST_START:
        return PeertuiApp(folder / "new", theme=theme, clock=lambda: NOW)
    if world == DOOR:
        a_vault(folder / "vault").close()
        return PeertuiApp(folder / "vault", theme=theme, clock=lambda: NOW)
    vault = a_vault(folder / "vault", *_records(world))
    return PeertuiApp(folder, vault=vault, theme=theme, clock=lambda: NOW, demo=world == DEMO)


def _records(world: str) -> tuple[Record, ...]:
    if world == NOBODY:
        return ()
    if world == NOTHING:
        return (BLANK,)
    if world == EVERYTHING:
        return (full_record(),)
    others = (Record(person=Person(id=f"p{n}", called=f"Person {n}")) for n in range(40))
    return (full_record(), *others)
