"""Draw the pictures of the README and the guide: `python -m tests.pictures` writes them into docs/pictures.

The page is drawn by `pdftoppm` (Poppler), in greys, as most printers have no colours. The screens are drawn by the app
itself, with made-up people and a clock that stands still. The README's first one is drawn as text too: the page of a
package index shows a picture only from an address on the network, and peertui has none.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path

from textual.pilot import Pilot

from exports import Paper, pdf
from peertui.app.app import PeertuiApp
from peertui.demo import demo_record, demo_vault
from peertui.screens.exporting.export import ExportScreen
from peertui.screens.exporting.page import PageScreen
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine
from plans.guide.writing_agreement import AGREEMENT
from plans.pack.loader import load_pack
from plans.page.compose import compose
from plans.record.changes import put_session, start_session
from plans.record.models import Entry, now_utc
from tests.support.app.kit import NOW, a_vault, press, robin, shown
from tests.support.context import context_of
from tests.support.folders import ROOT

_WEB_FONTS = re.compile(r"@font-face\s*\{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)
_FAMILY = re.compile(r"font-family: Fira Code, monospace")
_IDS = re.compile(r"terminal-\d+-")
"""A picture of ours fetches nothing from anywhere, and is small."""
_SAVED = re.compile(r"Saved(\s|&#160;)\d\d:\d\d")

PICTURES = ROOT / "docs" / "pictures"
WORKERS_LAPTOP = (80, 24)

Walk = Callable[[PeertuiApp, Pilot[int]], Awaitable[None]]


def page() -> None:
    """The made-up person's page."""
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "page.pdf"
        printed.write_bytes(pdf(compose(context_of(demo_record(), pack=load_pack(), today=date.today()))))
        subprocess.run(["pdftoppm", "-png", "-gray", "-singlefile", "-r", "84", printed, PICTURES / "page"], check=True)


async def start(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """The first screen of all."""


async def person(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """Somebody new."""
    await press(pilot, "enter")


async def choose(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """What to talk about, in a first meeting."""
    await press(pilot, "enter")
    await _stand_at(app, pilot, "choose/what-matters")


async def session(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """A step of the made-up person's fourth meeting."""
    await press(pilot, "enter")
    workspace = app.workspace
    if workspace.record.open_session is None:
        workspace.put(start_session(workspace.record, workspace.make_id(), NOW))
    asked = Entry(kind=AGREEMENT, session=workspace.session.id, values={"ok_to_write": "yes"})
    workspace.put(workspace.record.model_copy(update={"entries": (*workspace.record.entries, asked)}))
    workspace.put(
        put_session(
            workspace.record,
            state_machine.open_module(workspace.pack, workspace.session, "early_signs", now_utc(), at="helps"),
        )
    )
    app.push_screen(SessionScreen())


async def page_choose(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """The made-up person's page, while it is put together."""
    await press(pilot, "enter")
    app.push_screen(PageScreen())


async def save(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """The form before a page is saved."""
    await press(pilot, "enter")
    screen = ExportScreen(Paper.A4)
    app.push_screen(screen)
    await press(pilot)
    screen._field("path").answer = "my-plan.pdf"


async def safety(app: PeertuiApp, pilot: Pilot[int]) -> None:
    """The safety card."""
    await press(pilot, "enter", "f2")


async def _stand_at(app: PeertuiApp, pilot: Pilot[int], place: str) -> None:
    workspace = app.workspace
    workspace.put(start_session(workspace.record, workspace.make_id(), NOW))
    workspace.put(put_session(workspace.record, state_machine.go(workspace.pack, workspace.session, place, NOW)))
    app.push_screen(SessionScreen())


NOBODY, NEW, IDRIS = "nobody", "new", "idris"
"""Whose vault it is: none yet, that of somebody new, the demo's."""
SCREENS: dict[str, tuple[str, Walk, tuple[int, int]]] = {
    "session": (IDRIS, session, (96, 30)),
    "start": (NOBODY, start, WORKERS_LAPTOP),
    "person": (NEW, person, WORKERS_LAPTOP),
    "choose": (NEW, choose, WORKERS_LAPTOP),
    "page-choose": (IDRIS, page_choose, WORKERS_LAPTOP),
    "save": (IDRIS, save, WORKERS_LAPTOP),
    "safety": (IDRIS, safety, WORKERS_LAPTOP),
}


IN_WORDS = PICTURES / "session.txt"
"""The README's first picture as text."""


@asynccontextmanager
async def at(name: str, size: tuple[int, int] | None = None) -> AsyncIterator[PeertuiApp]:
    """The app at the place of a picture. `size` is columns and rows, if not those of the picture."""
    whose, walk, usual = SCREENS[name]
    size = size or usual
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        vaults = {IDRIS: lambda: demo_vault(folder / "vault"), NEW: lambda: a_vault(folder / "vault", robin())}
        vault = vaults[whose]() if whose in vaults else None
        app = PeertuiApp(folder / "vault", vault=vault, demo=whose == IDRIS, clock=lambda: NOW)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.3)
            await walk(app, pilot)
            await pilot.pause(0.5)
            yield app
            if vault is not None:
                app.workspace.close()


async def draw(name: str) -> str:
    """A picture, as SVG."""
    async with at(name) as app:
        picture = app.export_screenshot(title="peertui")
    family = "font-family: Consolas, Menlo, 'DejaVu Sans Mono', monospace"
    picture = _IDS.sub("t-", _FAMILY.sub(family, _WEB_FONTS.sub("", picture)))
    return _SAVED.sub(r"Saved\g<1>14:32", picture).replace("<svg ", '<svg xml:space="preserve" ', 1)


async def write() -> str:
    """The README's first picture as text, without the empty rows between two parts."""
    async with at(IN_WORDS.stem, WORKERS_LAPTOP) as app:
        rows = [row.rstrip() for row in shown(app).splitlines()]
    kept = [row for before, row in pairwise(["", *rows]) if row or before]
    return _SAVED.sub(r"Saved\g<1>14:32", "\n".join([*kept, ""]))


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for screen in SCREENS:
        (PICTURES / f"{screen}.svg").write_text(asyncio.run(draw(screen)), encoding="utf-8")
    IN_WORDS.write_text(asyncio.run(write()), encoding="utf-8")
    page()
