"""Draw the pictures of the README: `python -m tests.pictures` writes docs/pictures/session.svg and page.png.

The page is drawn by `pdftoppm` (Poppler), in greys, as most printers have no colours.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from exports import pdf
from peertui.app import PeertuiApp
from peertui.demo import demo_record, demo_vault
from peertui.screens.session import SessionScreen
from plans import guide
from plans.changes import put_session
from plans.loading import load_pack
from plans.page import compose
from plans.record import now_utc

_WEB_FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
_FAMILY = re.compile(r"font-family: Fira Code, monospace")
"""A picture of ours fetches nothing from anywhere."""

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"


def page() -> None:
    """The made-up person's page."""
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "page.pdf"
        printed.write_bytes(pdf(compose(demo_record(), load_pack(), date.today())))
        subprocess.run(["pdftoppm", "-png", "-gray", "-singlefile", "-r", "84", printed, PICTURES / "page"], check=True)


async def session() -> str:
    """A step of the made-up person's fourth meeting."""
    with tempfile.TemporaryDirectory() as folder:
        app = PeertuiApp(Path(folder), vault=demo_vault(Path(folder) / "vault"), demo=True)
        async with app.run_test(size=(96, 30)) as pilot:
            await pilot.pause(0.5)
            await pilot.press("enter")
            await pilot.pause(0.2)
            desk = app.desk
            desk.put(
                put_session(
                    desk.record, guide.open_module(desk.pack, desk.session, "early_signs", now_utc(), at="helps")
                )
            )
            assert isinstance(app.screen, SessionScreen)
            app.screen.show_step()
            await pilot.pause(0.5)
            picture = app.export_screenshot(title="peertui")
            desk.close()
        return _FAMILY.sub("font-family: Consolas, Menlo, 'DejaVu Sans Mono', monospace", _WEB_FONTS.sub("", picture))


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / "session.svg").write_text(asyncio.run(session()), encoding="utf-8")
    page()
